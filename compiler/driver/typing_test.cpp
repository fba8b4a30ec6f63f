// Every operator with operands of every type: the table says which go together, all others are
// reported, and what goes together reaches verified IR.
#include <functional>

#include <fmt/format.h>

#include "compiler/driver/typing_fixture.h"

namespace xinze::driver {
namespace {

enum class T : uint8_t { Truth, Integer, Amount, Ratio, Date, Period, Text, A, B, Set, Reference };
constexpr const char* kFields[] = {"真假项", "整数项", "金额项", "比例项", "日期项", "期间项",
                                   "文本项", "甲种项", "乙种项", "集合项", "引用项"};
constexpr T kTypes[] = {T::Truth, T::Integer, T::Amount, T::Ratio, T::Date,     T::Period,
                        T::Text,  T::A,       T::B,      T::Set,   T::Reference};

bool IsNumber(T t) { return t == T::Integer || t == T::Amount || t == T::Ratio; }
bool IsOrdered(T t) { return IsNumber(t) || t == T::Date; }
bool IsComparable(T t) { return IsOrdered(t) || t == T::Text || t == T::A || t == T::B; }

struct BinaryRow {
  const char* form;  // with {0} and {1}
  std::function<bool(T, T)> accepts;
};

TEST(Typing, BinaryOperators) {
  const auto same = [](bool (*fits)(T)) { return [fits](T a, T b) { return a == b && fits(a); }; };
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
      // A product is compared as it is; stored, it says how it is rounded.
      {"{0} * {1} 有值", product},
      {"{0} * {1} 四舍五入到 角",
       [product](T a, T b) { return product(a, b) && (a == T::Amount || b == T::Amount); }},
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
        const std::string expr =
            fmt::format(fmt::runtime(row.form), kFields[static_cast<size_t>(a)],
                        kFields[static_cast<size_t>(b)]);
        Expect("定义 记录 的 某 = " + expr, row.accepts(a, b));
      }
    }
  }
}

// Where an amount that was multiplied by a ratio is stored, and which amounts are rounded.
TEST(Typing, Rounding) {
  ExpectRows({
      {"定义 记录 的 某 = 金额项 * 比例项", false},
      {"定义 记录 的 某 = 金额项 * 比例项 四舍五入到 分", true},
      {"定义 记录 的 某 = 金额项 * 比例项 舍去到 角", true},
      {"定义 记录 的 某 = 金额项 * 比例项 进一到 万元", true},
      {"定义 记录 的 某 = 比例项 * 金额项 * 比例项 * 比例项 四舍五入到 元", true},
      {"定义 记录 的 某 = -(金额项 * 比例项)", false},
      {"定义 记录 的 某 = 金额项 + 金额项 * 比例项", false},
      {"定义 记录 的 某 = (金额项 + 金额项 * 比例项) 进一到 分", true},
      {"定义 记录 的 某 = 金额项 + (金额项 * 比例项 舍去到 分)", true},
      {"定义 记录 的 某 = (金额项 * 比例项 舍去到 分) * 比例项", false},
      {"定义 记录 的 某 = ((金额项 * 比例项 舍去到 分) * 比例项) 四舍五入到 分", true},
      {"定义 记录 的 某 = (金额项 * 比例项) / 3", false},
      {"定义 记录 的 某 = (金额项 * 比例项 四舍五入到 分) / 3", true},
      {"定义 记录 的 某\n  为 1元 当 真假项 (例外 为 金额项 * 比例项 当 真假项)", false},
      {"定义 记录 的 某 = 金额项 * 比例项 大于 1元", true},
      {"定义 记录 的 某 = 金额项 * 比例项 四舍五入到 元 大于 1元", true},
      {"定义 记录 的 某 = 金额项 四舍五入到 分", false},
      {"定义 记录 的 某 = 金额项 四舍五入到 元", true},
      {"定义 记录 的 某 = (金额项 * 3) 四舍五入到 分", false},
      {"定义 记录 的 某 = (金额项 / 3) 四舍五入到 分", false},
      {"定义 记录 的 某 = (金额项 / 3) 四舍五入到 角", true},
      {"定义 记录 的 某 = 整数项 四舍五入到 元", false},
      {"定义 记录 的 某 = 比例项 四舍五入到 分", false},
      {"定义 记录 的 某 = 日期项 四舍五入到 分", false},
      {"定义 记录 的 某 = 真假项 四舍五入到 分", false},
      {"定义 记录 的 某 = 文本项 四舍五入到 分", false},
      {"定义 记录 的 某 = 未定 四舍五入到 元", false},
  });
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
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n定义 某 = 任一 关注(已移出 或 暂停)",
       true},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n"
       "定义 某 = 任一 关注(有 依据记录(整数项 > 3))",
       true},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n"
       "定义 某 = 任一 单(有 依据记录(整数项))",
       false},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n"
       "定义 某 = 任一 单(有 依据记录(暂停))",
       false},
      {"名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n"
       "定义 某 = 任一 单(有 依据记录(在列))",
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
      {"词表 丙种:某 当 真假项\n结构 记录\n  丙种项:丙种;可缺\n定义 记录 的 他 = 丙种项 是 某",
       true},
      {"词表 丙种:某 当 整数项\n结构 记录\n  丙种项:丙种;可缺\n定义 记录 的 他 = 丙种项 是 某",
       false},
      {"词表 丙种:某 当 丙种项 是 某\n结构 记录\n  丙种项:丙种;可缺\n定义 记录 的 他 = 丙种项 是 "
       "某",
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

}  // namespace
}  // namespace xinze::driver
