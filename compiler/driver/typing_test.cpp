// Every operator with operands of every type: the table says which go together, all others are
// reported, and what goes together reaches verified IR.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"
#include "compiler/ir/module.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/passes/passes.h"

namespace xinze::driver {
namespace {

constexpr const char* kSchema =
    "词表 主体类型:自然人、法人\n"
    "词表 甲种:子、丑、寅\n"
    "  寅:卯、辰\n"
    "词表 乙种:巳、午、等\n"
    "结构 主体\n"
    "  标识:文本;必有\n"
    "  类型:主体类型;必有\n"
    "  出生日期:日期;期日;可缺;适用 自然人\n"
    "结构 记录 属于 主体;键 编号;发生日 日子;可缺\n"
    "  编号:文本;必有\n"
    "  日子:日期;事件;必有\n"
    "  真假项:真假;可缺;可无\n"
    "  整数项:整数;可缺;可无\n"
    "  金额项:金额;可缺;可无\n"
    "  比例项:比例;可缺;可无\n"
    "  日期项:日期;期日;可缺;可无\n"
    "  期间项:期间;可缺;可无\n"
    "  文本项:文本;可缺;可无\n"
    "  甲种项:甲种;可缺;可无\n"
    "  乙种项:乙种;可缺;可无\n"
    "  集合项:集合 甲种;可缺;可无\n"
    "  引用项:集合 记录;可缺;可无\n";

enum class T : uint8_t { Truth, Integer, Amount, Ratio, Date, Period, Text, A, B, Set, Reference };
constexpr const char* kFields[] = {"真假项", "整数项", "金额项", "比例项", "日期项", "期间项",
                                   "文本项", "甲种项", "乙种项", "集合项", "引用项"};
constexpr T kTypes[] = {T::Truth, T::Integer, T::Amount, T::Ratio, T::Date,     T::Period,
                        T::Text,  T::A,       T::B,      T::Set,   T::Reference};

bool IsNumber(T t) { return t == T::Integer || t == T::Amount || t == T::Ratio; }
bool IsOrdered(T t) { return IsNumber(t) || t == T::Date; }
bool IsComparable(T t) { return IsOrdered(t) || t == T::Text || t == T::A || t == T::B; }

Compilation CompileBody(const std::string& body) {
  return CompileText("typing.xinze", kSchema + body + "\n", {});
}

std::string MessagesOf(const Compilation& compilation) {
  std::string out;
  for (const diagnostics::Diagnostic& diagnostic : compilation.diagnostics.all()) {
    out += std::string(diagnostics::CodeId(diagnostic.code)) + " " +
           diagnostic.message(diagnostics::Language::kZh) + "\n";
  }
  return out;
}

// Accepted, and lowered; or refused, with one error a place.
void Expect(const std::string& body, bool accepted) {
  const Compilation compilation = CompileBody(body);
  EXPECT_EQ(compilation.program.has_value(), accepted) << body << "\n" << MessagesOf(compilation);
  if (!compilation.program) {
    std::set<base::Span> places;
    for (const diagnostics::Diagnostic& diagnostic : compilation.diagnostics.all()) {
      if (diagnostic.level() != diagnostics::Level::kError) continue;
      EXPECT_TRUE(places.insert(diagnostic.span).second) << body << "\n"
                                                         << MessagesOf(compilation);
    }
    return;
  }
  lower::LoweredProgram lowered = lower::ProgramToIr(*compilation.program);
  passes::RunPasses(lowered.module);
  const std::vector<std::string> breaches = ir::Verify(lowered.module);
  EXPECT_TRUE(breaches.empty()) << body << "\n" << breaches.front();
}

struct BinaryRow {
  const char* form;  // with {0} and {1}
  std::function<bool(T, T)> accepts;
};

TEST(Typing, BinaryOperators) {
  const auto same = [](bool (*fits)(T)) {
    return [fits](T a, T b) { return a == b && fits(a); };
  };
  const auto product = [](T a, T b) {
    if (!IsNumber(a) || !IsNumber(b)) return false;
    return a == T::Integer || b == T::Integer || (a != b);
  };
  const std::vector<BinaryRow> rows = {
      {"{0} = {1}", same(IsComparable)},
      {"{0} ≠ {1}", same(IsComparable)},
      {"{0} 是 {1}", same(IsComparable)},
      {"{0} 不是 {1}", same(IsComparable)},
      {"{0} < {1}", same(IsOrdered)},
      {"{0} ≤ {1}", same(IsOrdered)},
      {"{0} > {1}", same(IsOrdered)},
      {"{0} ≥ {1}", same(IsOrdered)},
      {"{0} 在 {1} 至 {1}", same(IsOrdered)},
      {"{0} + {1}", same(IsNumber)},
      {"{0} - {1}", same(IsNumber)},
      {"{0} * {1}", product},
      {"{0} / {1}", [](T a, T b) { return IsNumber(a) && b == T::Integer; }},
      {"{0} 起 满 {1}", [](T a, T b) { return a == T::Date && b == T::Period; }},
      {"{0} 在 近 {1}", [](T a, T b) { return a == T::Date && b == T::Period; }},
      {"{0} 未满 {1}", [](T a, T b) { return a == T::Date && b == T::Period; }},
      {"{0} 已满 {1}", [](T a, T b) { return a == T::Date && b == T::Period; }},
      {"{0} 且 {1}", [](T a, T b) { return a == T::Truth && b == T::Truth; }},
      {"{0} 或 {1}", [](T a, T b) { return a == T::Truth && b == T::Truth; }},
      // A field is no value of a vocabulary.
      {"{0} 属 {1}", [](T, T) { return false; }},
      {"{0} 含 {1}", [](T, T) { return false; }},
  };
  for (const BinaryRow& row : rows) {
    for (const T a : kTypes) {
      for (const T b : kTypes) {
        const std::string expr = fmt::format(fmt::runtime(row.form), kFields[static_cast<size_t>(a)],
                                             kFields[static_cast<size_t>(b)]);
        Expect("定义 记录 的 某 = " + expr, row.accepts(a, b));
      }
    }
  }
}

struct Row {
  const char* body;
  bool accepted;
};

void ExpectRows(const std::vector<Row>& rows) {
  for (const Row& row : rows) Expect(row.body, row.accepted);
}

// Values that no field gives.
TEST(Typing, LiteralsAndSpecialValues) {
  ExpectRows({
      {"定义 记录 的 某 = 整数项 是 3", true},
      {"定义 记录 的 某 = 整数项 是 3、4", true},
      {"定义 记录 的 某 = 整数项 是 3元", false},
      {"定义 记录 的 某 = 整数项 是 -3", true},
      {"定义 记录 的 某 = 金额项 是 3万元", true},
      {"定义 记录 的 某 = 金额项 > -3万元", true},
      {"定义 记录 的 某 = 金额项 > 3", false},
      {"定义 记录 的 某 = 比例项 < 5%", true},
      {"定义 记录 的 某 = 比例项 < 0.05", false},
      {"定义 记录 的 某 = 日期项 早于 2020-01-01", true},
      {"定义 记录 的 某 = 日期项 早于 3年", false},
      {"定义 记录 的 某 = 日期项 是 2020-01-01", true},
      {"定义 记录 的 某 = 日期项 是 2020-02-30", false},
      {"定义 记录 的 某 = 文本项 是 “文”", true},
      {"定义 记录 的 某 = 文本项 是 文", true},
      {"定义 记录 的 某 = 文本项 = “文”", true},
      {"定义 记录 的 某 = 文本项 = 文", false},
      {"定义 记录 的 某 = 文本项 < “文”", false},
      {"定义 记录 的 某 = 真假项 是 真", true},
      {"定义 记录 的 某 = 真假项 是 假、真", true},
      {"定义 记录 的 某 = 真假项 是 3", false},
      {"定义 记录 的 某 = 真假项 = 真", false},
      {"定义 记录 的 某 = 期间项 是 3年", false},
      {"定义 记录 的 某 = 引用项 有值", true},
      {"定义 记录 的 某 = 集合项 有值", true},
      {"定义 记录 的 某 = 真假项 有值", true},
      {"定义 记录 的 某 = 期间项 有值", true},
      {"定义 记录 的 某 = (真假项 且 真假项) 有值", false},
      {"定义 记录 的 某 = 3 有值", true},
      {"定义 记录 的 某 = -真假项", false},
      {"定义 记录 的 某 = -日期项", false},
      {"定义 记录 的 某 = -金额项", true},
      {"定义 记录 的 某 = 非 真假项", true},
      {"定义 记录 的 某 = 非 整数项", false},
      {"定义 记录 的 某 = 基准日", false},
      {"定义 记录 的 某 = 日期项 早于 基准日", true},
      {"定义 记录 的 某 = 基准日 早于 基准日", false},
      {"定义 记录 的 某 = 基准日 有值", true},
      {"定义 记录 的 某 = 基准日 起 满 3年", false},
      {"定义 记录 的 某 = 基准日 在 近3年", false},
      {"定义 记录 的 某 = 基准日 在 2020-01-01 至 2021-01-01", true},
      {"定义 记录 的 某 = 日期项 在 2020-01-01 至 基准日", true},
      {"定义 记录 的 某 = 日期项 在 基准日 至 基准日", true},
      {"定义 记录 的 某 = 基准日 是 2020-01-01", true},
      {"定义 记录 的 某 = 未定", false},
      {"定义 记录 的 某 = 整数项 大于 未定", false},
      {"定义 记录 的 某\n  为 3年 当 真假项\n  未定 当 非 真假项", true},
      {"定义 记录 的 某 = 金额项 = 无", false},
      {"定义 记录 的 某 = 无", false},
      {"定义 记录 的 某 = “文”", true},
      {"定义 记录 的 某 = 3年", true},
      {"定义 记录 的 某 = 集合项", true},
      {"定义 记录 的 某 = 引用项", true},
      {"定义 记录 的 某 = 甲种项", true},
      {"定义 记录 的 某 = 子", true},
      {"定义 记录 的 某 = 日期项 未满18周岁", true},
      {"定义 记录 的 某 = 日期项 未满18个月", true},
      {"定义 记录 的 某 = 日期项 未满 18", false},
      {"定义 记录 的 某 = 日期项 起 满 10个工作日", true},
      {"定义 记录 的 某 = 行为时 在任", false},
      {"定义 记录 的 某 = 日期项 在任", false},
  });
}

TEST(Typing, ValuesOfVocabularies) {
  ExpectRows({
      {"定义 记录 的 某 = 甲种项 是 子", true},
      {"定义 记录 的 某 = 甲种项 是 子、丑", true},
      {"定义 记录 的 某 = 甲种项 不是 子、丑", true},
      {"定义 记录 的 某 = 甲种项 = 子", true},
      {"定义 记录 的 某 = 子 = 甲种项", true},
      {"定义 记录 的 某 = 甲种项 = “子”", true},
      {"定义 记录 的 某 = 甲种项 < 子", false},
      {"定义 记录 的 某 = 甲种项 是 寅", false},
      {"定义 记录 的 某 = 甲种项 = 寅", false},
      {"定义 记录 的 某 = 甲种项 属 寅", true},
      {"定义 记录 的 某 = 甲种项 属 甲种", true},
      {"定义 记录 的 某 = 甲种项 是 甲种", false},
      {"定义 记录 的 某 = 甲种项 不属 寅、子", true},
      {"定义 记录 的 某 = 甲种项 是 巳", false},
      {"定义 记录 的 某 = 甲种项 属 3", false},
      {"定义 记录 的 某 = 甲种项 属 (1 + 2)", false},
      {"定义 记录 的 某 = 甲种项 是 (1 + 2)", false},
      {"定义 记录 的 某 = 甲种项 是 3", false},
      {"定义 记录 的 某 = 甲种项 是 主体 的 类型", false},
      {"定义 记录 的 某 = 甲种项 含 子", false},
      {"定义 记录 的 某 = 集合项 含 子", true},
      {"定义 记录 的 某 = 集合项 含 寅", true},
      {"定义 记录 的 某 = 集合项 含任一 子、寅", true},
      {"定义 记录 的 某 = 集合项 含全部 子、寅", true},
      {"定义 记录 的 某 = 集合项 含 巳", false},
      {"定义 记录 的 某 = 集合项 含 3", false},
      {"定义 记录 的 某 = 集合项 是 子", false},
      {"定义 记录 的 某 = 集合项 属 子", false},
      {"定义 记录 的 某 = 引用项 含 子", false},
      {"定义 记录 的 某 = 引用项 是 子", false},
      {"定义 记录 的 某 = 乙种项 是 其他的", false},
      {"定义 记录 的 某 = 乙种项 属 乙种", true},
      {"定义 记录 的 某 = 3 是 子", false},
      {"定义 记录 的 某 = 3 属 子", false},
      {"定义 记录 的 某 = 未 是 子", false},
      {"定义 某 = 未 = 子", false},
  });
}

TEST(Typing, Quantifiers) {
  ExpectRows({
      {"定义 某 = 有 记录", true},
      {"定义 某 = 有 记录(真假项)", true},
      {"定义 某 = 有 记录(整数项)", false},
      {"定义 某 = 有 主体", false},
      {"定义 某 = 有 没有的", false},
      {"定义 某 = 记录", false},
      {"定义 某 = 记录(真假项)", false},
      {"定义 某 = 非 记录(真假项)", false},
      {"定义 某 = 数量 记录 + 1", true},
      {"定义 某 = 数量 记录 + 1元", false},
      {"定义 某 = 数量 记录 是 3", true},
      {"定义 某 = 无 记录 且 数量 记录 = 0", true},
      {"定义 某 = 每个 记录 皆 真假项", true},
      {"定义 某 = 每个 记录 皆 整数项", false},
      {"定义 某 = 每个 记录(整数项 > 1) 皆 非 真假项", true},
      {"定义 某 = 合计 记录 的 整数项 > 3", true},
      {"定义 某 = 合计 记录 的 金额项 > 3元", true},
      {"定义 某 = 合计 记录 的 比例项 > 3%", true},
      {"定义 某 = 合计 记录 的 日期项", false},
      {"定义 某 = 合计 记录 的 真假项", false},
      {"定义 某 = 合计 记录 的 甲种项", false},
      {"定义 某 = 合计 记录 的 没有", false},
      {"定义 某 = 最早 记录 的 日期项 早于 基准日", true},
      {"定义 某 = 最晚 记录 的 日期项", true},
      {"定义 某 = 最早 记录 的 金额项", false},
      {"定义 某 = 最早 记录 的 日期项 起 满 3年 早于 基准日", true},
      {"定义 某 = 有 记录(有 记录(真假项))", true},
      {"定义 某 = 有 记录(基准日 起 满 3年 早于 日期项)", false},
      {"定义 某 = 整数项 > 3", false},
      {"定义 某 = 主体 的 类型 是 法人", true},
      {"定义 某 = 记录 的 整数项 > 3", false},
      {"定义 记录 的 某 = 主体 的 类型 是 法人", true},
      {"定义 记录 的 某 = 记录 的 整数项 > 3", true},
      {"定义 某 = 有 依据记录", false},
      {"定义 某 = 在列", false},
      {"定义 某 = 任一 黑名单", true},
      {"定义 某 = 在列 没有的", false},
            {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n定义 某 = 任一 关注", true},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n定义 某 = 任一 关注(整数项 > 3)", false},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n定义 某 = 任一 关注(已移出 或 暂停)", true},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n"
       "定义 某 = 任一 关注(有 依据记录(整数项 > 3))",
       true},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n"
       "定义 某 = 任一 单(有 依据记录(整数项))",
       false},
  });
}

TEST(Typing, Parameters) {
  ExpectRows({
      {"参数 某 = 3", true},
      {"参数 某 = -3", true},
      {"参数 某 = 3元", true},
      {"参数 某 = 5%", true},
      {"参数 某 = 2020-01-01", true},
      {"参数 某 = 3年", true},
      {"参数 某 = 18周岁", true},
      {"参数 某 = -3年", false},
      {"参数 某 = 未定", true},
      {"参数 某 = 真", false},
      {"参数 某 = “文”", false},
      {"参数 某 = 子", false},
      {"参数 某 = 1 + 2", false},
      {"参数 某 = 基准日", false},
      {"参数 某 = 3年\n  自 2020-01-01 = 3元", false},
      {"参数 某 = 3年\n  自 2020-01-01 = 6个月", true},
      {"参数 某 = 3年\n  自 2020-01-01 = 未定", true},
      {"参数 某 = 未定\n  自 2020-01-01 = 3年", true},
      {"参数 某 = 3年\n  自 3年 = 3年", false},
      {"参数 某 = 3年\n  自 2020-02-30 = 3年", false},
      {"参数 某 = 3年;按 没有的", false},
      {"参数 某 = 3年;按 日子\n定义 记录 的 他 = 日子 起 满 某", true},
      {"参数 某 = 3年;按 整数项\n定义 记录 的 他 = 日子 起 满 某", false},
      {"参数 某 = 3元\n定义 记录 的 他 = 金额项 > 某", true},
      {"参数 某 = 3元\n定义 记录 的 他 = 整数项 > 某", false},
      {"参数 某 = 10个工作日\n定义 记录 的 他\n  为 某 当 真假项\n  为 3年 当 非 真假项", false},
      {"参数 某 = 未定\n定义 记录 的 他 = 金额项 > 某", true},
      {"参数 某 = 未定\n定义 记录 的 他 = 金额项 > 某\n定义 记录 的 它 = 整数项 > 某", false},
  });
}

TEST(Typing, Definitions) {
  ExpectRows({
      {"定义 某\n  为 3年 当 真\n  为 3元 当 假", false},
      {"定义 某\n  为 真 当 有 记录\n  例外 当 无 记录", false},
      {"定义 某 = 真\n  例外 当 有 记录", true},
      {"定义 某 = 真\n  例外 为 假 当 有 记录", true},
      {"定义 某 = 真\n  例外 为 3 当 有 记录", false},
      {"定义 某 = 3\n  例外 当 有 记录", false},
      {"定义 某 = 3\n  例外 为 4 当 3", false},
      {"定义 某 = 3 当 3", false},
      {"定义 某\n  为 子 当 有 记录\n  为 丑 当 无 记录", true},
      {"定义 某\n  为 子 当 有 记录\n  为 巳 当 无 记录", false},
      {"定义 某\n  为 “文” 当 有 记录\n  为 “字” 当 无 记录", true},
      {"定义 记录 的 某\n  为 集合项 当 真假项\n  例外 为 集合项 当 非 真假项", true},
      {"定义 记录 的 某\n  为 引用项 当 真假项\n  例外 为 引用项 当 非 真假项", true},
      {"定义 记录 的 整数项 = 3", false},
      {"定义 某 = 某", false},
      {"定义 某 = 他\n定义 他 = 某", false},
      {"定义 没有的 的 某 = 真", false},
      {"定义 某 = 真\n定义 某 = 假", false},
      {"定义 某 = 真\n参数 某 = 3", false},
      {"定义 某", false},
      {"定义 某\n  可调整", false},
      {"定义 记录 的 某 = 集合项\n定义 记录 的 他 = 某 含 子", true},
      {"定义 记录 的 某 = 文本项\n定义 记录 的 他 = 某 是 “文”", true},
      {"定义 记录 的 某 = 甲种项\n定义 记录 的 他 = 某 属 寅", true},
      {"定义 记录 的 某 = 期间项\n定义 记录 的 他 = 日子 起 满 某", true},
      {"定义 某 = 真\n  释义 甲:乙 真;丙 假;采用 乙", true},
      {"定义 某 = 甲\n  释义 甲:乙 真;丙 3;采用 乙", false},
      {"定义 某 = 甲\n  释义 甲:乙 真;乙 假;采用 乙", false},
      {"定义 某 = 甲\n  释义 甲:乙 甲;丙 假;采用 丙", false},
      {"定义 某 = 真\n  从其规定 法律、没有的", false},
      {"定义 某 = 真\n  从其规定 法律\n  从其规定 行政法规", true},
  });
}

TEST(Typing, SchemasAndVocabularies) {
  ExpectRows({
      {"结构 他 属于 主体;可缺\n  项:整数;必有", true},
      {"结构 他 属于 主体\n  项:整数;必有", false},
      {"结构 他 属于 没有的;可缺\n  项:整数;必有", false},
      {"结构 他 属于 他;可缺\n  项:整数;必有", false},
      {"结构 他 属于 它;可缺\n  项:整数;必有\n结构 它 属于 他;可缺\n  项:整数;必有", false},
      {"结构 他;可缺\n  项:整数;必有", false},
      {"结构 他 属于 主体;键 没有;可缺\n  项:整数;必有", false},
      {"结构 他 属于 主体;键 项;可缺\n  项:整数;必有", false},
      {"结构 他 属于 主体;键 项;可缺\n  项:文本;可缺", true},
      {"结构 他 属于 主体;发生日 项;可缺\n  项:整数;必有", false},
      {"结构 他 属于 主体;发生日 项;可缺\n  项:日期;必有", true},
      {"结构 他 属于 主体;可缺\n  项:整数;必有;可缺", false},
      {"结构 他 属于 主体;可缺\n  项:整数", false},
      {"结构 他 属于 主体;可缺\n  项:没有的;必有", false},
      {"结构 他 属于 主体;可缺\n  项:集合 整数;必有", false},
      {"结构 他 属于 主体;可缺\n  项:集合 乙种;必有", false},
      {"结构 他 属于 主体;可缺\n  项:记录;必有", false},
      {"结构 他 属于 主体;可缺\n  项:日期;必有;事件;期日", false},
      {"结构 他 属于 主体;可缺\n  项:整数;必有;事件", false},
      {"结构 他 属于 主体;可缺\n  项:整数;必有;适用 没有的", false},
      {"结构 他 属于 主体;可缺\n  项:整数;可缺;范围 1 至 9", true},
      {"结构 他 属于 主体;可缺\n  项:整数;可缺;范围 9 至 1", false},
      {"结构 他 属于 主体;可缺\n  项:整数;可缺;范围 1元 至 9元", false},
      {"结构 他 属于 主体;可缺\n  项:整数;可缺;范围 -9 至 -1", true},
      {"结构 他 属于 主体;可缺\n  项:期间;可缺;范围 1年 至 3年", false},
      {"结构 他 属于 主体;可缺\n  项:文本;可缺;范围 1 至 3", false},
      {"结构 他 属于 主体;可缺\n  项:整数;必有\n  项:整数;必有", false},
      {"结构 记录\n  新项:整数;必有\n  视图 好 当 真假项", true},
      {"结构 记录\n  视图 好 当 整数项", false},
      {"结构 记录\n  视图 主体 当 真假项", false},
      {"结构 记录\n  视图 好 当 真假项\n  视图 好 当 真假项", false},
      {"结构 记录\n  视图 好 当 有 好", false},
      {"结构 记录\n  视图 好 当 有 坏\n  视图 坏 当 真假项", true},
      {"结构 记录\n  视图 好 当 有 坏\n  视图 坏 当 有 好", false},
      {"结构 记录\n  视图 好 当 某\n定义 记录 的 某 = 有 好", false},
      {"词表 丙种:某、某", false},
      {"词表 丙种\n  某:他\n  它:他", false},
      {"词表 丙种:丙种", true},
      {"词表 丙种\n  某:他\n  他:某", false},
      {"词表 丙种:某 当 真假项\n结构 记录\n  丙种项:丙种;可缺\n定义 记录 的 他 = 丙种项 是 某", true},
      {"词表 丙种:某 当 整数项\n结构 记录\n  丙种项:丙种;可缺\n定义 记录 的 他 = 丙种项 是 某", false},
      {"词表 丙种:某 当 丙种项 是 某\n结构 记录\n  丙种项:丙种;可缺\n定义 记录 的 他 = 丙种项 是 某",
       false},
      {"词表 丙种:某 当 没有的\n结构 记录\n  丙种项:丙种;可缺", false},
      {"词表 丙种 取自 上表(某)", false},
      {"推定 记录 的 整数项 为 3", true},
      {"推定 记录 的 整数项 为 3元", false},
      {"推定 记录 的 整数项 为 无", true},
      {"推定 记录 的 金额项 为 -3元", true},
      {"推定 记录 的 甲种项 为 子", true},
      {"推定 记录 的 甲种项 为 寅", false},
      {"推定 记录 的 日子 为 无", false},
      {"推定 记录 的 没有 为 无", false},
      {"推定 没有的 的 没有 为 无", false},
      {"推定 记录 的 真假项 为 真", true},
      {"推定 记录 的 文本项 为 “文”", false},
      {"推定 记录 的 文本项 为 无", true},
      {"推定 记录 的 集合项 为 子", false},
      {"推定 记录 的 引用项 为 无", true},
      {"推定 记录 的 整数项 为 金额项", false},
      {"推定 记录 的 整数项 为 未定", false},
      {"推定 记录 的 整数项 为 1 + 2", false},
      {"推定 记录 的 整数项 为 3\n推定 记录 的 整数项 为 4", false},
  });
}

// A list, a procedure and a measure to vary.
const std::string kList = "名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n";

TEST(Typing, Lists) {
  const std::string head = "名单 单 是 关注\n";
  const std::vector<std::pair<std::string, bool>> rows = {
      {head + "  列入 当 有 记录\n  移出 当 真", true},
      {head + "  列入 当 3\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  移出 当 数量 记录", false},
      {head + "  列入 当 有 记录\n  移出 当 每个 依据记录 皆 真假项", true},
      {head + "  列入 当 有 记录\n  移出 当 每个 依据记录 皆 整数项", false},
      {head + "  列入 当 有 依据记录\n  移出 当 真", false},
      {head + "  列入 当 在列\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  移出 当 在列", false},
      {head + "  列入 当 有 记录\n  移出 当 任一 单", false},
      {head + "  列入 当 在列 单\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  例外 就 记录 当 真假项\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  例外 就 记录 当 整数项\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  例外 就 主体 当 真假项\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  例外 就 主体 当 类型 是 法人\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  例外 就 没有 当 真\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  参考 记录(真假项)\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  参考 当 真假项\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  参考 当 整数项\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  参考 记录\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  移出 当 真\n  移出后 列入 单", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  移出后 列入 没有", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  互斥 任一 红名单、单", true},
      {head + "  列入 当 有 记录\n  移出 当 真\n  互斥 没有", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  互斥 3", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  地域 本地", true},
      {head + "  列入 当 有 记录\n  移出 当 真\n  地域 本地\n  地域 全国", false},
      {head + "  移出 当 真", false},
      {"名单 单 是 黑名单\n  列入 当 有 记录", false},
      {"名单 单 是 没有\n  列入 当 有 记录\n  移出 当 真", false},
      {kList + kList, false},
  };
  for (const auto& [body, accepted] : rows) Expect(body, accepted);
}

TEST(Typing, Procedures) {
  const std::string events =
      "结构 程序事件 属于 主体;键 编号;发生日 日期;可缺\n  编号:文本;必有\n  程序:文本;必有\n"
      "  步骤:文本;必有\n  日期:日期;事件;必有\n  标的:集合 记录;可无\n";
  const std::vector<std::pair<std::string, bool>> rows = {
      {"程序 某 用于 单\n  步骤 认定", true},
      {"程序 某 用于 关注\n  步骤 认定", true},
      {"程序 某 用于 记录\n  步骤 认定", true},
      {"程序 某 用于 没有\n  步骤 认定", false},
      {"程序 某 用于 单\n  步骤 认定\n程序 他 用于 单\n  步骤 认定", false},
      {"程序 某 用于 单\n  步骤 认定\n  步骤 认定", false},
      {"程序 某 用于 单\n  步骤 认定\n  缺步 没有 则 无效", false},
      {"程序 某 用于 单\n  步骤 认定\n  缺步 认定 则 没有", false},
      {"程序 某 用于 单\n  步骤 告知;效果 没有", false},
      {"程序 某 用于 单\n  步骤 公布;效果 认定;效果 移出", false},
      {"程序 某 用于 单\n  步骤 告知、认定\n  缺步 告知 则 瑕疵\n  缺步 告知 则 无效", false},
      {"程序 某 用于 单\n  步骤 认定 自 告知 起 10个工作日内", false},
      {"程序 某 用于 单\n  步骤 告知\n  步骤 认定 自 告知 起 10个工作日内", true},
      {"程序 某 用于 单\n  步骤 告知\n  步骤 认定 自 告知 起 10元内", false},
      {"程序 某 用于 单\n  步骤 告知\n  步骤 认定 自 告知 起 10 内", false},
      {"程序 某 用于 单\n  步骤 认定 由 甲 由 乙", false},
      {"程序 某", true},
  };
  for (const auto& [body, accepted] : rows) Expect(events + kList + body, accepted);
  for (const auto& [body, accepted] : std::vector<std::pair<std::string, bool>>{
           {"结构 程序事件 属于 主体;可缺\n  日期:日期;必有", false},
           {"结构 程序事件 属于 主体;可缺\n  程序:文本;必有\n  步骤:整数;必有\n  日期:日期;必有",
            false},
           {"结构 责任人 属于 主体;可缺\n  角色:文本;必有\n  任职起:日期;可缺\n  任职止:日期;可无",
            false},
           {"结构 主体\n  登记地区:整数;可缺", false},
       }) {
    Expect(body, accepted);
  }
}

TEST(Typing, Measures) {
  const std::string roles =
      "词表 责任角色:法定代表人、直接责任人\n"
      "结构 责任人 属于 主体;键 标识;可缺\n  标识:文本;必有\n  角色:责任角色;可缺\n"
      "  任职起:日期;期日;可缺\n  任职止:日期;事件;可无\n  负有责任:真假;可缺\n";
  const std::string head = "措施 某 是 惩戒、应当\n  当 有 记录\n";
  const std::vector<std::pair<std::string, bool>> rows = {
      {head, true},
      {"措施 某 是 惩戒、应当\n  当 3", false},
      {"措施 某 是 惩戒、应当", false},
      {"措施 某 是 惩戒\n  当 真", false},
      {"措施 某 是 应当\n  当 真", false},
      {"措施 某\n  当 真", false},
      {"措施 某 是 惩戒、激励、应当\n  当 真", false},
      {"措施 某 是 惩戒、应当、可以\n  当 真", false},
      {"措施 某、某 是 惩戒、应当\n  当 真", false},
      {head + "  对象 本主体、法定代表人", true},
      {head + "  对象 没有", false},
      {head + "  对象 法定代表人(负有责任)", true},
      {head + "  对象 法定代表人(角色)", false},
      {head + "  对象 法定代表人(日子 在任)", true},
      {head + "  对象 法定代表人(3 在任)", false},
      {head + "  对象 法定代表人(基准日 在任)", false},
      {head + "  对象 本主体(负有责任)", false},
      {head + "  对象 本主体、本主体", false},
      {head + "  期限 2年", true},
      {head + "  期限 不超过 2年", true},
      {head + "  期限 2元", false},
      {head + "  期限 -2年", false},
      {head + "  期限 某期间", false},
      {head + "  期限 至 移出;不超过 2年", true},
      {head + "  期限 不超过 2年;不超过 3年", false},
      {head + "  期限 2年\n  期限 3年", false},
      {head + "  期限 至 2020-01-01", false},
      {head + "  共享 甲;共享 乙", false},
      {head + "  依据 《某法》第三条(1年 至 2年)", true},
      {head + "  依据 《某法》第三条(2年 至 1年)", false},
      {head + "  依据 《某法》第三条(1元 至 2元)", false},
      {head + "  依据 《某法》第三条(1年 至 2年)\n  期限 3年", false},
      {head + "  依据 某些规定", false},
      {head + "通则 每个 措施(类别 是 惩戒)\n  共享 甲", true},
      {head + "通则 每个 措施(没有 是 惩戒)\n  共享 甲", false},
      {head + "通则 每个 措施(类别 是 没有)\n  共享 甲", false},
      {head + "通则 每个 措施(类别 属 惩戒)\n  对象 没有", false},
      {head + "通则 每个 没有\n  共享 甲", false},
  };
  for (const auto& [body, accepted] : rows) Expect(roles + body, accepted);
}

TEST(Typing, Tests) {
  const std::string head = "测试 某\n  给定 主体(类型 法人)\n";
  const std::string record = head + "    记录(编号 “r1”;日子 2020-01-01)\n";
  const std::vector<std::pair<std::string, bool>> rows = {
      {head + "  2020-01-01 应 类型 是 法人", true},
      {head + "  2020-01-01 应 类型", false},
      {head + "  2020-01-01 不应 3", false},
      {head + "  2020-01-01 不明 数量 记录", true},
      {head + "  2020-01-01 应 整数项 > 3", false},
      {head + "  2020-02-30 应 真", false},
      {head + "  2020-01-01 在列 单", true},
      {head + "  2020-01-01 生效 单", false},
      {head + "  2020-01-01 在列 没有", false},
      {head + "  2020-01-01 在列 单;依据 “r1”", false},
      {record + "  2020-01-01 在列 单;依据 “r1”", true},
      {record + "  2020-01-01 在列 单;待 没有", false},
      {record + "  2020-01-01 在列 单;待 整数项", true},
      {record + "  2020-01-01 在列 单;知悉 2020-01-01", true},
      {record + "  2020-01-01 在列 单;知悉 “昨天”", false},
      {record + "  2020-01-01 在列 单;对象 没有", false},
      {head + "    记录(编号 “r1”)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 3;日子 2020-01-01)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 3)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;没有 3)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 3、4)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 -3)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 3;整数项 4)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 不明)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 不明)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;甲种项 子)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;甲种项 没有)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;乙种项 “没有”)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;集合项 子、丑)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;集合项 子、无)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;引用项 “r1”、“r2”)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;真假项 真)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;真假项 子)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;期间项 3年)\n  2020-01-01 应 真", true},
      {record + "    记录(编号 “r1”;日子 2020-01-01)\n  2020-01-01 应 真", false},
      {head + "    没有(编号 “r1”)\n  2020-01-01 应 真", false},
      {head + "    不完整 记录\n  2020-01-01 应 真", true},
      {head + "    不完整 没有\n  2020-01-01 应 真", false},
      {head + "    不完整 主体\n  2020-01-01 应 真", false},
      {head + "  给定 主体(类型 法人)\n  2020-01-01 应 真", false},
      {head + "  2020-01-01 应 真\n" + head + "  2020-01-01 应 真", false},
  };
  for (const auto& [body, accepted] : rows) Expect(kList + body, accepted);
}

}  // namespace
}  // namespace xinze::driver
