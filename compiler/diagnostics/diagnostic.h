// Diagnostics: what a phase has to say to the author of a policy.
//
// Input: a registered code, a place, typed arguments. Output: a list of values, rendered by
// render.h. Invariants: reporting never fails and never stops a phase; the list is kept in the
// order of reporting; not synchronised (each thread fills its own, Append joins them).
//
//   sink.Report(Code::XZ0201, span).Arg("且").Arg("名称", "a name")
//       .Label(opening, "左括号在这里", "the bracket opens here")
//       .Fix(span, "或")
//       .Clause("苏政发〔2018〕23号 第三十条");
#ifndef XINZE_COMPILER_DIAGNOSTICS_DIAGNOSTIC_H_
#define XINZE_COMPILER_DIAGNOSTICS_DIAGNOSTIC_H_

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/base/source.h"
#include "compiler/base/span.h"
#include "compiler/diagnostics/code.h"

namespace xinze::diagnostics {

// A value put into a message.
struct Argument {
  enum class Kind : uint8_t {
    kText,  // As it is.
    kNumber,
    kName,  // A name of the policy, printed between “ and ”.
    kDate,  // Formatted already.
  };

  Kind kind = Kind::kText;
  Phrase text;

  friend auto operator<=>(const Argument&, const Argument&) = default;
};

struct Label {
  base::Span span;
  Phrase text;

  friend auto operator<=>(const Label&, const Label&) = default;
};

// Replaces the bytes of `span`; an empty span inserts, an empty replacement deletes.
struct Edit {
  base::Span span;
  std::string replacement;

  friend auto operator<=>(const Edit&, const Edit&) = default;
};

struct Diagnostic {
  Code code{};
  base::Span span;  // Invalid where no place in a file is meant.
  std::vector<Argument> args;
  std::vector<Label> labels;             // Other places that the reader should see.
  std::vector<Phrase> notes;             // Further sentences without a place.
  std::vector<std::vector<Edit>> fixes;  // Alternatives, each a set of edits made together.
  std::string clause;                    // The citation of the clause that the rule comes from.
  Phrase whole_message;                  // Where set, stands for the registered message.

  Level level() const { return Info(code).level; }
  std::string message(Language language) const;
  std::string help(Language language) const;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

class Diagnostics {
 public:
  class Builder;

  // Beyond this number diagnostics are counted, not kept: nobody reads them, and hostile input must
  // not exhaust memory.
  static constexpr size_t kDefaultLimit = 10000;

  explicit Diagnostics(size_t limit = kDefaultLimit) : limit_(limit) {}

  // The builder is for the same expression: it is invalid after the next Report.
  Builder Report(Code code, base::Span span);

  // An error of the surroundings, whose code must be registered, with the error's own message.
  Builder ReportError(const base::Error& error, base::Span span = {});

  const std::vector<Diagnostic>& all() const { return all_; }
  // By file path, place, code and message, each once: the same whatever the order of reporting.
  std::vector<Diagnostic> Sorted(const base::SourceStore& sources) const;

  // The codes in order of reporting; for tests.
  std::vector<Code> codes() const;
  bool Has(Code code) const;

  bool empty() const { return all_.empty(); }
  size_t size() const { return all_.size(); }
  // Those not kept count too.
  size_t error_count() const { return error_count_; }
  bool has_errors() const { return error_count_ != 0; }
  size_t dropped() const { return dropped_; }

  void Append(Diagnostics other);

 private:
  Diagnostic& Add(Code code, base::Span span);

  size_t limit_;
  size_t error_count_ = 0;
  size_t dropped_ = 0;
  std::vector<Diagnostic> all_;
  Diagnostic scratch_;  // What a builder fills where the diagnostic is not kept.
};

class Diagnostics::Builder {
 public:
  explicit Builder(Diagnostic& diagnostic) : diagnostic_(&diagnostic) {}

  // The next argument of the message: {0}, then {1} …
  Builder& Arg(std::string_view text);
  Builder& Arg(const char* text) { return Arg(std::string_view(text)); }
  Builder& Arg(std::string_view zh, std::string_view en);
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Builder& Arg(T number) {
    return Add(Argument::Kind::kNumber, std::to_string(number));
  }
  Builder& ArgName(std::string_view name);
  Builder& ArgDate(std::string_view date);

  Builder& Label(base::Span span, std::string_view zh, std::string_view en);
  Builder& Note(std::string_view zh, std::string_view en);
  // One alternative each call.
  Builder& Fix(base::Span span, std::string_view replacement);
  Builder& Fix(std::vector<Edit> edits);
  Builder& Clause(std::string_view citation);

 private:
  Builder& Add(Argument::Kind kind, std::string_view text);

  Diagnostic* diagnostic_;
};

}  // namespace xinze::diagnostics

#endif  // XINZE_COMPILER_DIAGNOSTICS_DIAGNOSTIC_H_
