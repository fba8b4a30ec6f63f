// Words that are names to the grammar but stand for one of a fixed set. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_WORDS_H_
#define XINZE_COMPILER_SYNTAX_WORDS_H_

#include <cstddef>
#include <string_view>

#include "compiler/diagnostics/code.h"
#include "compiler/syntax/ast.h"

namespace xinze::syntax {

using diagnostics::Phrase;

template <typename T>
struct WordEntry {
  T value;
  std::string_view chinese;
  std::string_view english;
};

inline constexpr WordEntry<MeasureKind> kMeasureKinds[] = {
    {MeasureKind::Discipline, "惩戒", "discipline"},
    {MeasureKind::Incentive, "激励", "incentive"},
};
inline constexpr WordEntry<Modality> kModalities[] = {
    {Modality::Must, "应当", "must"},
    {Modality::May, "可以", "may"},
    {Modality::Encouraged, "鼓励", "encouraged"},
    {Modality::MustNot, "不得", "must_not"},
};
inline constexpr WordEntry<StepEffect> kStepEffects[] = {
    {StepEffect::Determines, "认定", "determines"}, {StepEffect::Exits, "移出", "exit"},
    {StepEffect::Annuls, "撤销", "annuls"},         {StepEffect::Suspends, "中止", "suspends"},
    {StepEffect::Resumes, "恢复", "resumes"},       {StepEffect::None, "无", "none"},
};
inline constexpr WordEntry<MissingStep> kMissingSteps[] = {
    {MissingStep::Void, "无效", "void"},
    {MissingStep::Defective, "瑕疵", "defective"},
};
inline constexpr WordEntry<ExceptionScope> kExceptionScopes[] = {
    {ExceptionScope::Record, "记录", "record"},
    {ExceptionScope::Subject, "主体", "subject"},
};
inline constexpr WordEntry<AmountUnit> kAmountUnits[] = {
    {AmountUnit::Fen, "分", "fen"},
    {AmountUnit::Jiao, "角", "jiao"},
    {AmountUnit::Yuan, "元", "yuan"},
    {AmountUnit::TenThousandYuan, "万元", "ten_thousand_yuan"},
};

// A letter of a Latin word, as the grammar has it.
constexpr bool IsLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
}

template <typename T, size_t n>
const WordEntry<T>* FindWord(const WordEntry<T> (&table)[n], std::string_view word) {
  for (const WordEntry<T>& entry : table) {
    if (entry.chinese == word || entry.english == word) return &entry;
  }
  return nullptr;
}

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_WORDS_H_
