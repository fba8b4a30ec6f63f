// Places within a document: reading and printing locators.
#include "compiler/literal/citation_locator.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/citation.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

constexpr int64_t kMaxStepNumber = 99'999;

struct RawStep {
  StepKind kind = StepKind::Article;
  std::string_view number;    // Empty where the kind has none.
  bool bare_bracket = false;  // (四) or (1) without 第 … 项
  size_t offset = 0;
};

// A step whose number has been sliced into `current`; each full step is kept as it is read.
struct StepReader {
  std::string_view text;
  RawStep current;
  std::vector<RawStep> steps;

  auto Keep(StepKind kind, bool bare_bracket = false) {
    return [this, kind, bare_bracket](auto& context) {
      current.kind = kind;
      current.bare_bracket = bare_bracket;
      // An action sees where its parser has stopped; the number says better where the step stands.
      const char* end = x3::_where(context).begin().position();
      current.offset =
          static_cast<size_t>((current.number.empty() ? end : current.number.data()) - text.data());
      steps.push_back(current);
    };
  }
  auto Number() { return Numeral(current.number); }
  auto HanNumber() { return x3::raw[+HanNumeralCharacter()][Slice(current.number)]; }
  auto ArabicNumber() { return x3::raw[+Digit()][Slice(current.number)]; }
  auto NoNumber() { return x3::eps[Set(current.number, std::string_view())]; }
};

// 第三十条, 第一款, 第(二)项, 第七类 …
auto OrdinalStep(StepReader& reader) {
  const auto number = reader.Number() | ('(' >> reader.Number() >> ')');
  const auto step = [&](const char* word, StepKind kind) {
    return x3::lit(word)[reader.Keep(kind)];
  };
  return "第" >> number >> (step("编", StepKind::Part) | step("章", StepKind::Chapter) |
                            step("节", StepKind::Section) | step("条", StepKind::Article) |
                            step("款", StepKind::Paragraph) | step("项", StepKind::Item) |
                            step("目标", StepKind::Aim) | step("目", StepKind::Subitem) |
                            step("类", StepKind::Class));
}

auto ArticleOfStep(StepReader& reader) {
  return ("之" >> reader.Number())[reader.Keep(StepKind::ArticleOf)];
}

// 附件2, 附件.
auto AnnexStep(StepReader& reader) {
  return ("附件" >> (reader.Number() | reader.NoNumber()))[reader.Keep(StepKind::Annex)];
}

// 二、; 1. and 1、; (四); (1). The mark after a number is what tells a heading from other numbers.
auto MarkedHeading1(StepReader& reader) {
  return (reader.HanNumber() >> "、")[reader.Keep(StepKind::Heading1)];
}
auto MarkedHeading3(StepReader& reader) {
  return (reader.ArabicNumber() >> (x3::lit('.') | "、"))[reader.Keep(StepKind::Heading3)];
}
auto BracketStep(StepReader& reader) {
  return ('(' >> reader.HanNumber() >> ')')[reader.Keep(StepKind::Heading2, true)] |
         ('(' >> reader.ArabicNumber() >> ')')[reader.Keep(StepKind::Heading4, true)];
}

auto OtherStep(StepReader& reader) {
  return ((x3::lit("导语") | "(导语)" | ("序" >> !x3::lit("号"))) >>
          reader.NoNumber())[reader.Keep(StepKind::Preface)] |
         ((x3::lit("任务分工表") | "表") >> reader.NoNumber())[reader.Keep(StepKind::Table)] |
         ("序号" >> reader.Number())[reader.Keep(StepKind::Row)] |
         (reader.HanNumber() >> "是")[reader.Keep(StepKind::Point)];
}

auto AnyStep(StepReader& reader) {
  // 二(四) is 二、(四) after a short name; a number before 是 is a point, at the end a heading 1.
  const auto bare_heading1 =
      (reader.HanNumber() >> &(x3::lit('(') | x3::eoi))[reader.Keep(StepKind::Heading1)];
  const auto bare_heading3 = reader.ArabicNumber()[reader.Keep(StepKind::Heading3)];
  return OrdinalStep(reader) | ArticleOfStep(reader) | AnnexStep(reader) | OtherStep(reader) |
         MarkedHeading1(reader) | bare_heading1 | BracketStep(reader) | MarkedHeading3(reader) |
         bare_heading3;
}

LocatorReading Fail(Reason reason, size_t offset) { return {false, {}, reason, offset}; }

bool HasNoNumber(const RawStep& raw) {
  return raw.number.empty() && (raw.kind == StepKind::Annex || raw.kind == StepKind::Preface ||
                                raw.kind == StepKind::Table);
}

// Gives the numbers their values and the bare brackets their kind, and holds the steps to their
// order.
LocatorReading StepsOf(std::string_view text, const std::vector<RawStep>& raw_steps) {
  LocatorReading reading;
  reading.ok = true;
  for (const RawStep& raw : raw_steps) {
    Step step{raw.kind, 0};
    const StepKind before = reading.locator.empty() ? StepKind::Annex : reading.locator.back().kind;
    if (raw.bare_bracket && (before == StepKind::Article || before == StepKind::ArticleOf ||
                             before == StepKind::Paragraph)) {
      step.kind = StepKind::Item;
    } else if (raw.bare_bracket && step.kind == StepKind::Heading4 &&
               before != StepKind::Heading3) {
      step.kind = StepKind::Heading2;  // (4) for (四)
    }
    if (!HasNoNumber(raw)) {
      const NumeralValue value = ValueOfNumeral(raw.number);
      if (!value.ok) return Fail(value.reason, OffsetIn(text, raw.number) + value.offset);
      if (value.value < 1) return Fail(Reason::BadLocator, OffsetIn(text, raw.number));
      if (value.value > kMaxStepNumber) return Fail(Reason::TooLarge, OffsetIn(text, raw.number));
      step.number = static_cast<int32_t>(value.value);
    }
    const bool ascends = reading.locator.empty() || before < step.kind;
    const bool stray_of = step.kind == StepKind::ArticleOf &&
                          (reading.locator.empty() || before != StepKind::Article);
    if (!ascends || stray_of) return Fail(Reason::BadLocator, raw.offset);
    reading.locator.push_back(step);
  }
  return reading;
}

// 三十, in brackets or not; numbers of places are small enough for Chinese numerals.
std::string Han(const Step& step) { return PrintChineseNumeral(step.number); }

std::string PrintStep(const Step& step) {
  const auto ordinal = [&](std::string_view word) {
    return fmt::format("第{}{}", Han(step), word);
  };
  switch (step.kind) {
    case StepKind::Annex:
      return step.number == 0 ? "附件" : fmt::format("附件{}", step.number);
    case StepKind::Part:
      return ordinal("编");
    case StepKind::Chapter:
      return ordinal("章");
    case StepKind::Section:
      return ordinal("节");
    case StepKind::Article:
      return ordinal("条");
    case StepKind::ArticleOf:
      return "之" + Han(step);
    case StepKind::Heading1:
      return Han(step) + "、";
    case StepKind::Heading2:
      return fmt::format("({})", Han(step));
    case StepKind::Heading3:
      return fmt::format("{}", step.number);
    case StepKind::Heading4:
      return fmt::format("({})", step.number);
    case StepKind::Preface:
      return "导语";
    case StepKind::Table:
      return "表";
    case StepKind::Row:
      return fmt::format("序号{}", step.number);
    case StepKind::Paragraph:
      return ordinal("款");
    case StepKind::Item:
      return fmt::format("第({})项", Han(step));
    case StepKind::Subitem:
      return fmt::format("第{}目", step.number);
    case StepKind::Class:
      return ordinal("类");
    case StepKind::Point:
      return Han(step) + "是";
    case StepKind::Aim:
      return ordinal("目标");
  }
  XINZE_UNREACHABLE();
}

// Whether a space keeps the two steps apart: 附件2 三、, 表 序号9, 导语 一是.
bool NeedsSpace(const Step& step, const Step& next) {
  return (step.kind == StepKind::Annex && step.number != 0) || step.kind == StepKind::Table ||
         (step.kind == StepKind::Annex &&
          (next.kind == StepKind::Heading1 || next.kind == StepKind::Heading3 ||
           next.kind == StepKind::Point)) ||
         (step.kind == StepKind::ArticleOf && next.kind == StepKind::Heading1) ||
         (next.kind == StepKind::Point && step.kind == StepKind::ArticleOf) ||
         (step.kind == StepKind::Heading3 && next.kind == StepKind::Row);
}

}  // namespace

LocatorReading ReadLocator(std::string_view text) {
  StepReader reader;
  reader.text = text;
  size_t furthest = 0;
  if (!Reads(text, AnyStep(reader) >> *(*x3::lit(' ') >> AnyStep(reader)), &furthest)) {
    return Fail(Reason::BadLocator, furthest);
  }
  return StepsOf(text, reader.steps);
}

std::string PrintLocatorAfter(const Locator& locator, bool after_part) {
  std::string out;
  for (size_t i = 0; i < locator.size(); ++i) {
    out += PrintStep(locator[i]);
    if (i + 1 == locator.size()) break;
    if (NeedsSpace(locator[i], locator[i + 1])) out += ' ';
    if (after_part && i == 0 && locator[i].kind == StepKind::Heading1 &&
        locator[i + 1].kind == StepKind::Heading2) {
      out.erase(out.size() - std::string_view("、").size());
    }
  }
  return out;
}

Parsed<Locator> ParseLocator(std::string_view utf8) {
  const FoldedText input(Kind::Citation, utf8);
  if (input.error()) return *input.error();
  LocatorReading reading = ReadLocator(input.text());
  if (!reading.ok) return input.ErrorAt(reading.offset, reading.reason);
  return std::move(reading.locator);
}

std::string PrintLocator(const Locator& locator) { return PrintLocatorAfter(locator, false); }

std::optional<HeadingPlace> ReadHeading(std::string_view utf8) {
  // Only the beginning is needed; a paragraph may be longer than any literal.
  std::string_view beginning = utf8.substr(0, std::min(utf8.size(), kMaxHeadingBytes));
  while (!beginning.empty() && beginning.size() < utf8.size() &&
         (static_cast<unsigned char>(utf8[beginning.size()]) & 0xC0) == 0x80) {
    beginning.remove_suffix(1);
  }
  const FoldedText input(Kind::Citation, beginning);
  if (input.error()) return std::nullopt;
  StepReader reader;
  reader.text = input.text();
  const auto ordinal = OrdinalStep(reader) >> -ArticleOfStep(reader);
  // 1.5 and 2018.1 are numbers.
  const auto heading3 = MarkedHeading3(reader) >> !Digit();
  const auto place =
      (ordinal | AnnexStep(reader) | MarkedHeading1(reader) | BracketStep(reader) | heading3) >>
      *x3::lit(' ');
  const size_t length = ReadsPrefix(input.text(), place);
  if (length == std::string_view::npos) return std::nullopt;
  LocatorReading reading = StepsOf(input.text(), reader.steps);
  if (!reading.ok) return std::nullopt;
  const StepKind kind = reading.locator.front().kind;
  if (reader.steps.front().bare_bracket && reader.steps.front().kind == StepKind::Heading4) {
    reading.locator.front().kind = StepKind::Heading4;
  } else if (kind > StepKind::Heading3) {
    return std::nullopt;  // 第一款, 第(二)项: text about a place, not the head of one
  }
  return HeadingPlace{std::move(reading.locator), input.ErrorAt(length, Reason::Malformed).offset};
}

}  // namespace xinze::literal
