// Result<T>: a value, or the reason why the surroundings did not give one.
//
// For broken surroundings (files, encodings, tools): never for a mistake in a policy, which is a
// diagnostic, nor for a bug, which is a XINZE_CHECK. Nothing throws across a folder.
#ifndef XINZE_COMPILER_BASE_RESULT_H_
#define XINZE_COMPILER_BASE_RESULT_H_

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "compiler/base/check.h"

namespace xinze::base {

struct Error {
  std::string code;  // A registered diagnostic code, such as "XZ0102".
  std::string zh;    // The whole message, ready to print.
  std::string en;

  friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function returns either directly.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  bool ok() const { return state_.index() == 0; }

  const T& value() const& {
    XINZE_CHECK(ok(), "{}: {}", error().code, error().en);
    return std::get<0>(state_);
  }
  T& value() & {
    XINZE_CHECK(ok(), "{}: {}", error().code, error().en);
    return std::get<0>(state_);
  }
  T&& value() && {
    XINZE_CHECK(ok(), "{}: {}", error().code, error().en);
    return std::get<0>(std::move(state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    XINZE_CHECK(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

// A Result without a value: Status() is success.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT

  static Status Ok() { return {}; }

  bool ok() const { return !error_.has_value(); }
  const Error& error() const {
    XINZE_CHECK(!ok());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace xinze::base

// Returns the error of a Status or Result from the enclosing function, which returns either.
#define XINZE_RETURN_IF_ERROR(expression)                         \
  do {                                                            \
    if (auto&& xinze_status = (expression); !xinze_status.ok()) { \
      return xinze_status.error();                                \
    }                                                             \
  } while (false)

#endif  // XINZE_COMPILER_BASE_RESULT_H_
