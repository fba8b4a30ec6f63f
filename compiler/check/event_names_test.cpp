#include "compiler/check/event_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/check/check_fixture.h"

namespace xinze::check {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kProcedures =
    "名单 甲 是 黑名单\n  列入 当 有 失信信息(程度 是 严重)\n  移出 当 无 失信信息\n"
    "名单 乙 是 黑名单\n  列入 当 有 失信信息(程度 是 严重)\n  移出 当 无 失信信息\n"
    "程序 甲程序 用于 甲\n  步骤 认定\n  步骤 移出\n"
    "程序 乙程序 用于 乙\n  步骤 认定\n  步骤 移出\n";

class EventNamesTest : public ::testing::Test {
 protected:
  // With the steps of 甲程序 first.
  std::vector<std::vector<std::string>> Steps(const std::string& definition) {
    checked_ = CheckText(kProcedures + definition);
    EXPECT_TRUE(checked_.result.program.has_value()) << checked_.Messages();
    const auto further = FurtherSteps(checked_.program());
    return {further.begin(), further.end()};
  }

  Checked checked_;
};

TEST_F(EventNamesTest, OnlyWhatIsDeclaredIsKnownWhereNoConditionSaysMore) {
  EXPECT_THAT(Steps("定义 丙 = 有 程序事件(步骤 是 “认定”)\n"), ElementsAre(IsEmpty(), IsEmpty()));
  const Procedure& procedure = checked_.program().procedures[ProcedureId(0)];
  EXPECT_TRUE(KnowsStep(procedure, {}, "移出"));
  EXPECT_FALSE(KnowsStep(procedure, {}, "移除"));
  EXPECT_TRUE(KnowsStep(procedure, {"转交"}, "转交"));
}

TEST_F(EventNamesTest, AStepBesideTheNameOfAProcedureIsOfThatProcedure) {
  EXPECT_THAT(Steps("定义 丙 = 有 程序事件(程序 是 “乙程序” 且 步骤 是 “转交”、“核实”)\n"),
              ElementsAre(IsEmpty(), ElementsAre("核实", "转交")));
  EXPECT_THAT(Steps("定义 丙 = 最晚 程序事件(步骤 不是 “转交” 且 标的 有值 且 程序 是 “甲程序”) "
                    "的 日期\n"),
              ElementsAre(ElementsAre("转交"), IsEmpty()));
  EXPECT_THAT(Steps("定义 丙 = 有 程序事件(程序 是 “甲程序”、“乙程序” 且 步骤 是 “转交”)\n"),
              ElementsAre(ElementsAre("转交"), ElementsAre("转交")));
  EXPECT_THAT(Steps("定义 丙 = 有 程序事件(程序 是 “别的程序” 且 步骤 是 “转交”)\n"),
              ElementsAre(IsEmpty(), IsEmpty()));
}

TEST_F(EventNamesTest, AStepAloneMayBeOfEveryProcedure) {
  const auto both = ElementsAre(ElementsAre("转交"), ElementsAre("转交"));
  EXPECT_THAT(Steps("定义 丙 = 有 程序事件(步骤 是 “转交”)\n"), both);
  EXPECT_THAT(Steps("定义 丙 = 有 程序事件((程序 是 “甲程序” 或 案号 有值) 且 步骤 是 “转交”)\n"),
              both);
}

TEST_F(EventNamesTest, ProceduresAreThoseDeclaredAndThoseComparedWith) {
  Steps("定义 丙 = 有 程序事件(程序 是 “别的程序” 且 案号 是 “案号一”)\n");
  const std::vector<std::string> names = NamesOfProcedures(checked_.program());
  EXPECT_THAT(names, ElementsAre("乙程序", "别的程序", "甲程序"));
  EXPECT_THAT(names, Not(Contains("案号一")));
}

}  // namespace
}  // namespace xinze::check
