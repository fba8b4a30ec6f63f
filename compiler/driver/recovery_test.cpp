// One file with five different mistakes reports exactly five: whatever stands beside them, no
// mistake hides another one or is told twice, and what is right is read.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"

namespace xinze::driver {
namespace {

// Each makes one mistake. @ stands for a mark that makes its names its own.
const std::vector<std::string> kMistakes = {
    // Heads of statements.
    "名单 甲@ 关注\n  列入 当 有 失信信息\n  移出 当 无 失信信息\n定义 用甲@ = 在列 甲@\n",
    "名单 甲@ 是\n  列入 当 有 失信信息\n  移出 当 无 失信信息\n",
    "名单甲@ 是 关注\n  列入 当 有 失信信息\n  移出 当 无 失信信息\n定义 用甲@ = 在列 甲@\n",
    "参数 乙@ 1年\n定义 失信信息 的 用乙@ = 认定日期 起 满 乙@\n",
    "参数 乙@ = = 1年\n",
    "词表 丙@:丁、、戊\n结构 信用信息\n  丙项@:丙@;可缺\n定义 用丙@ = 有 失信信息(丙项@ 是 丁)\n",
    "词表 丙@ 取自 上表 行为\n",
    "定义 丁@ 是 真\n定义 用丁@ = 非 丁@\n",
    "定意 丁@ = 真\n定义 用丁@ = 非 丁@\n",
    "结构 戊@ 属于;可缺\n  编号:文本;必有\n定义 用戊@ = 有 戊@(编号 有值)\n",
    "结构 主体\n  戊项@:文本;必有必有\n定义 用戊项@ = 戊项@ 有值\n",
    "程序 己@ 用于\n  步骤 告知\n  步骤 认定\n  缺步 告知 则 瑕疵\n",
    "措施 庚@ 是 激励\n  当 有 守信信息\n",
    "措施 庚@ 是 激励、可以、\n  当 有 守信信息\n",
    "通则 措施(类别 是 惩戒)\n  共享 政府共享\n",
    "推定 失信信息 的 主观 是 无\n",
    "不编码 XX20-A-1 组织保障\n",
    "测试\n  给定 主体(类型 法人)\n  2023-05-01 应 类型 是 法人\n",
    // Lines within them.
    "名单 辛@ 是 关注\n  列人 当 有 失信信息\n  移出 当 无 失信信息\n",
    "名单 辛@ 是 关注\n  列入 当 有 失信信息 且\n  移出 当 无 失信信息\n",
    "名单 辛@ 是 黑名单\n  列入 当 有 失信信息(程度 严重)\n程序 程@ 用于 辛@\n  步骤 认定\n",
    "名单 辛@ 是 关注\n  列入 当 有 失信信息\n  例外 当 真\n  移出 当 无 失信信息\n",
    "名单 辛@ 是 关注\n  列入 当 有 失信信息\n  移出 当 无 失信信息\n  地域\n",
    "定义 壬@\n  为 真 当 当 有 失信信息\n  例外 当 类型 是 法人\n定义 用壬@ = 非 壬@\n",
    "定义 壬@ = 真\n  例外 类型 是 自然人\n",
    "定义 壬@ = 真\n  从其规定\n",
    "程序 癸@\n  步骤 告知\n  步骤 认定 自 告知 起 10日\n",
    "程序 癸@\n  步骤 由 单位\n  步骤 告知\n",
    "程序 癸@\n  步骤 告知\n  缺步 告知 瑕疵\n",
    "措施 子@ 是 激励、可以\n  有 守信信息\n",
    "措施 子@ 是 激励、可以\n  当 有 守信信息\n  期限 至 移出;2年\n",
    "措施 子@ 是 激励、可以\n  当 有 守信信息\n  依据 《某法第三条\n",
    "测试 丑@\n  给定 主体(类型 = 法人)\n  2023-05-01 应 类型 是 法人\n",
    ("测试 丑@\n  给定 主体(类型 法人)\n    失信信息(编号 “r1”,认定日期 2020-01-01)\n"
     "  2023-05-01 应 有 失信信息\n"),
    "测试 丑@\n  给定 主体(类型 法人)\n  2023-05-01 类型 是 法人\n",
    // Brackets, quotation marks, characters.
    "定义 寅@ = 有 失信信息(程度 是 严重\n",
    "定义 寅@ = 有 失信信息(程度 是 严重))\n",
    "定义 寅@ = 有 失信信息(编号 是 “r1)\n",
    "定义 寅@ = 有 失信信息(编号 是 “r1\n",
    "定义 寅@ = 有 失信信息【程度 是 严重】\n",
    "定义 寅@ = 有 失信信息(程度 是 ‘严重’)\n",
    "定义 寅@ = 真 @#\n",
    "定义 寅@ = 真。\n",
    "参数 寅@ = 3 年\n",
    "名单 寅@ 是 关注\n  列入 当 有 失信信息(程度 是 严重\n  移出 当 无 失信信息\n",
    ("测试 寅@\n  给定 主体(类型 法人\n    失信信息(编号 “r1”;认定日期 2020-01-01)\n"
     "  2023-05-01 应 有 失信信息\n"),
    // What is read, and not right.
    "定义 卯@ = 有 失信信息(成度 是 严重)\n定义 用卯@ = 非 卯@\n",
    "定义 卯@ = 有 失信信息(金额 大于 30000)\n定义 用卯@ = 非 卯@\n",
    "定义 卯@ = 有 失信信息(程度 是 特别严重)\n",
    "定义 卯@ = 有 失信信息(程度 是 严重 且 金额 无值 或 主观 无值)\n",
    "定义 卯@ = 每个 失信信息 皆 程度 是 轻微 且 金额 无值\n",
    "定义 卯@ = 非 卯@\n",
    "定义 失信信息的卯@ = 认定日期 起 满 3年\n定义 用卯@ = 有 失信信息(卯@ 有值)\n",
    "定义 卯@ = 有失信信息(程度 是 严重)\n",
    "定义 卯@ = 在列 没有的名单@\n",
    "参数 辰@ = 2018年2月30日\n",
    "参数 辰@ = 1年\n  自 2022-01-01 = 3万元\n",
    "名单 巳@ 是 灰名单\n  列入 当 有 失信信息\n  移出 当 无 失信信息\n",
    "名单 巳@ 是 黑名单\n  列入 当 有 失信信息(程度 是 严重)\n  移出 当 无 失信信息\n",
    "措施 午@ 是 激励、可以\n  当 有 守信信息\n  对象 股东@\n",
    "记入 就 每个 失信信息(程度 是 严重)\n  对 责任人\n",
};

std::string Instance(const std::string& mistake, size_t number) {
  const std::string mark(1, static_cast<char>('A' + number));
  std::string out;
  for (const char c : mistake) {
    if (c == '@') {
      out += mark;
    } else {
      out += c;
    }
  }
  return out;
}

CompileOptions WithLibrary() {
  CompileOptions options;
  options.paths = {std::filesystem::path(XINZE_SOURCE_DIR) / "stdlib"};
  return options;
}

std::string ErrorsOf(const Compilation& compilation) {
  std::string out;
  for (const diagnostics::Diagnostic& found : compilation.diagnostics.Sorted(compilation.sources)) {
    if (found.level() != diagnostics::Level::kError) continue;
    const base::SourceFile* file = compilation.sources.Find(found.span.source);
    out += (file == nullptr ? std::string("?")
                            : std::to_string(file->position(found.span.begin).line)) +
           " " + std::string(diagnostics::CodeId(found.code)) + " " +
           found.message(diagnostics::Language::kZh) + "\n";
  }
  return out;
}

size_t CountErrors(const Compilation& compilation) {
  const std::string errors = ErrorsOf(compilation);
  return static_cast<size_t>(std::count(errors.begin(), errors.end(), '\n'));
}

TEST(RecoveryOfFiles, EachMistakeIsToldOnce) {
  const CompileOptions options = WithLibrary();
  for (const std::string& mistake : kMistakes) {
    const std::string text = Instance(mistake, 0);
    const Compilation compilation = CompileText("a.xinze", text, options);
    EXPECT_EQ(CountErrors(compilation), 1U) << text << ErrorsOf(compilation);
    EXPECT_FALSE(compilation.program.has_value());
  }
}

TEST(RecoveryOfFiles, FiveMistakesAreToldAsFive) {
  const CompileOptions options = WithLibrary();
  const std::string good = "定义 好@ = 有 失信信息\n定义 用好@ = 非 好@\n";
  uint32_t state = 7;
  const auto below = [&](size_t bound) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % bound;
  };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<size_t> left(kMistakes.size());
    for (size_t i = 0; i < left.size(); ++i) left[i] = i;
    for (size_t number = 0; number < 5; ++number) {
      const size_t chosen = below(left.size());
      text += Instance(kMistakes[left[chosen]], number) + Instance(good, number);
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
    const Compilation compilation = CompileText("a.xinze", text, options);
    ASSERT_EQ(CountErrors(compilation), 5U) << text << ErrorsOf(compilation);
  }
}

}  // namespace
}  // namespace xinze::driver
