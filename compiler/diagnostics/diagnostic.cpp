#include "compiler/diagnostics/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "compiler/diagnostics/message_template.h"

namespace xinze::diagnostics {
namespace {

std::string ArgumentText(const Argument& argument, Language language) {
  const std::string& text = argument.text.in(language);
  return argument.kind == Argument::Kind::kName ? "“" + text + "”" : text;
}

std::string Substitute(std::string_view text, const Diagnostic& diagnostic, Language language) {
  return ExpandTemplate(text, [&](size_t index) {
    XINZE_CHECK(index < diagnostic.args.size(), "{} was reported without argument {}",
                CodeId(diagnostic.code), index);
    return ArgumentText(diagnostic.args[index], language);
  });
}

}  // namespace

std::string Diagnostic::message(Language language) const {
  if (!whole_message.zh.empty()) return whole_message.in(language);
  return Substitute(Info(code).message.in(language), *this, language);
}

std::string Diagnostic::help(Language language) const {
  const std::string_view help = Info(code).help.in(language);
  // An error of the surroundings carries no arguments for the way out either.
  bool has_arguments = false;
  ExpandTemplate(help, [&](size_t) {
    has_arguments = true;
    return std::string();
  });
  if (!whole_message.zh.empty() && has_arguments) return {};
  return Substitute(help, *this, language);
}

Diagnostic& Diagnostics::Add(Code code, base::Span span) {
  if (Info(code).level == Level::kError) ++error_count_;
  const bool kept = all_.size() < limit_;
  if (!kept) ++dropped_;
  Diagnostic& diagnostic = kept ? all_.emplace_back() : (scratch_ = Diagnostic());
  diagnostic.code = code;
  diagnostic.span = span;
  return diagnostic;
}

Diagnostics::Builder Diagnostics::Report(Code code, base::Span span) {
  return Builder(Add(code, span));
}

Diagnostics::Builder Diagnostics::ReportError(const base::Error& error, base::Span span) {
  const std::optional<Code> code = ParseCode(error.code);
  XINZE_CHECK(code.has_value(), "unregistered code {}: {}", error.code, error.en);
  Diagnostic& diagnostic = Add(*code, span);
  diagnostic.whole_message = Phrase{error.zh, error.en};
  return Builder(diagnostic);
}

std::vector<Diagnostic> Diagnostics::Sorted(const base::SourceStore& sources) const {
  struct Keyed {
    std::string_view path;
    std::string message;
    const Diagnostic* diagnostic;
    auto key() const {
      return std::tie(path, diagnostic->span.source, diagnostic->span.begin, diagnostic->span.end,
                      diagnostic->code, message);
    }
  };
  std::vector<Keyed> order;
  order.reserve(all_.size());
  for (const Diagnostic& diagnostic : all_) {
    const base::SourceFile* file = sources.Find(diagnostic.span.source);
    order.push_back({file == nullptr ? std::string_view() : std::string_view(file->path()),
                     diagnostic.message(Language::kZh), &diagnostic});
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Keyed& a, const Keyed& b) { return a.key() < b.key(); });
  std::vector<Diagnostic> sorted;
  sorted.reserve(order.size());
  size_t run = 0;  // Equal ones share the key: they stand in one run, which starts here.
  for (size_t i = 0; i < order.size(); ++i) {
    if (order[run].key() != order[i].key()) run = i;
    const bool repeated = std::any_of(
        order.begin() + static_cast<std::ptrdiff_t>(run),
        order.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Keyed& earlier) { return *earlier.diagnostic == *order[i].diagnostic; });
    if (!repeated) sorted.push_back(*order[i].diagnostic);
  }
  return sorted;
}

std::vector<Code> Diagnostics::codes() const {
  std::vector<Code> codes;
  codes.reserve(all_.size());
  for (const Diagnostic& diagnostic : all_) codes.push_back(diagnostic.code);
  return codes;
}

bool Diagnostics::Has(Code code) const {
  return std::any_of(all_.begin(), all_.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

void Diagnostics::Append(Diagnostics other) {
  error_count_ += other.error_count_;
  dropped_ += other.dropped_;
  const size_t room = limit_ - std::min(limit_, all_.size());
  const size_t kept = std::min(room, other.all_.size());
  dropped_ += other.all_.size() - kept;
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()),
              std::make_move_iterator(other.all_.begin() + static_cast<std::ptrdiff_t>(kept)));
}

Diagnostics::Builder& Diagnostics::Builder::Add(Argument::Kind kind, std::string_view text) {
  diagnostic_->args.push_back({kind, Phrase{std::string(text), std::string(text)}});
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::Arg(std::string_view text) {
  return Add(Argument::Kind::kText, text);
}

Diagnostics::Builder& Diagnostics::Builder::Arg(std::string_view zh, std::string_view en) {
  diagnostic_->args.push_back({Argument::Kind::kText, Phrase{std::string(zh), std::string(en)}});
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::ArgName(std::string_view name) {
  return Add(Argument::Kind::kName, name);
}

Diagnostics::Builder& Diagnostics::Builder::ArgDate(std::string_view date) {
  return Add(Argument::Kind::kDate, date);
}

Diagnostics::Builder& Diagnostics::Builder::Label(base::Span span, std::string_view zh,
                                                  std::string_view en) {
  diagnostic_->labels.push_back({span, Phrase{std::string(zh), std::string(en)}});
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::Note(std::string_view zh, std::string_view en) {
  diagnostic_->notes.push_back(Phrase{std::string(zh), std::string(en)});
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::Fix(base::Span span, std::string_view replacement) {
  return Fix(std::vector<Edit>{Edit{span, std::string(replacement)}});
}

Diagnostics::Builder& Diagnostics::Builder::Fix(std::vector<Edit> edits) {
  diagnostic_->fixes.push_back(std::move(edits));
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::Clause(std::string_view citation) {
  diagnostic_->clause = citation;
  return *this;
}

}  // namespace xinze::diagnostics
