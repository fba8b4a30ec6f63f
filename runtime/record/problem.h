// What is wrong with a subject, a collection or a record: a registered code, its arguments, and the
// field that it is about. Arguments never hold values of the data (nothing personal goes to stderr
// or into logs), only names of the schema, limits and places.
#ifndef XINZE_RUNTIME_RECORD_PROBLEM_H_
#define XINZE_RUNTIME_RECORD_PROBLEM_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/result.h"
#include "compiler/diagnostics/diagnostic.h"

namespace xinze::record {

struct Problem {
  diagnostics::Code code{};
  std::string field;  // Empty: not about one field.
  std::vector<diagnostics::Argument> args;

  Problem(diagnostics::Code problem_code, std::string_view about)
      : code(problem_code), field(about) {}

  Problem&& Name(std::string_view name) && {
    return std::move(*this).Add(diagnostics::Argument::Kind::kName, name, name);
  }
  Problem&& Text(std::string_view zh, std::string_view en) && {
    return std::move(*this).Add(diagnostics::Argument::Kind::kText, zh, en);
  }
  template <typename T>
  Problem&& Number(T number) && {
    const std::string text = fmt::to_string(number);
    return std::move(*this).Add(diagnostics::Argument::Kind::kNumber, text, text);
  }

  diagnostics::Phrase reason() const {
    const diagnostics::Diagnostic diagnostic = AsDiagnostic();
    return {diagnostic.message(diagnostics::Language::kZh),
            diagnostic.message(diagnostics::Language::kEn)};
  }
  // The way out.
  diagnostics::Phrase help() const {
    const diagnostics::Diagnostic diagnostic = AsDiagnostic();
    return {diagnostic.help(diagnostics::Language::kZh),
            diagnostic.help(diagnostics::Language::kEn)};
  }
  // Without a place: that of a row is told otherwise.
  diagnostics::Diagnostic AsDiagnostic() const {
    diagnostics::Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.args = args;
    return diagnostic;
  }

 private:
  Problem&& Add(diagnostics::Argument::Kind kind, std::string_view zh, std::string_view en) && {
    args.push_back({kind, {std::string(zh), std::string(en)}});
    return std::move(*this);
  }
};

// A problem whose message has the field's name as its first argument.
inline Problem AboutField(diagnostics::Code code, std::string_view field) {
  return Problem(code, field).Name(field);
}

// A problem that is not the row's but the surroundings'.
inline base::Error AsError(const Problem& problem) {
  const diagnostics::Phrase reason = problem.reason();
  return {std::string(diagnostics::CodeId(problem.code)), reason.zh, reason.en};
}

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_PROBLEM_H_
