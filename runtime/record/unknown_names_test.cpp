#include "runtime/record/unknown_names.h"

#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using xinze::testing::TypeOf;

class UnknownNamesTest : public ::testing::Test {
 protected:
  UnknownNamesTest() {
    auto& b = world_.b;
    const auto procedure =
        b.Field(world_.event, "程序", TypeOf(check::TypeKind::Text), {.unknown_ok = true});
    b.program().well_known.event_procedure = procedure;
    b.Procedure("黑名单认定", {{"认定"}, {"移出"}}, {});
    b.Equal(b.Read(procedure), b.Text("异议处理"));
    b.Equal(b.Read(world_.event_step), b.Text("转交"));
    schema_.emplace(b.program());
  }

  // Of events (程序, 步骤), all on one day.
  Reading Events(const std::vector<std::pair<std::string, std::string>>& events) const {
    std::string rows;
    for (const auto& [procedure, step] : events) {
      rows += std::string(rows.empty() ? "" : ",") + R"({"编号":"e)" + std::to_string(rows.size()) +
              R"(","日期":"2021-01-01","程序":")" + procedure + R"(","步骤":")" + step + "\"}";
    }
    return Read(*schema_, Firm(R"("信用信息":[],"责任人":[],"程序事件":[)" + rows + "]"));
  }

  SmallWorld world_;
  std::optional<Schema> schema_;
};

TEST_F(UnknownNamesTest, KnownProceduresAndStepsAreNotTold) {
  const Reading reading = Events({{"黑名单认定", "认定"},
                                  {"黑名单认定", "移出"},
                                  {"黑名单认定", "转交"},
                                  {"异议处理", "不论什么"}});
  EXPECT_THAT(reading.accounts.unknown_names, IsEmpty());
}

TEST_F(UnknownNamesTest, AStepThatNothingKnowsIsCountedWithTheNearestOne) {
  const Reading reading =
      Events({{"黑名单认定", "移除"}, {"黑名单认定", "移除"}, {"黑名单认定", "上诉"}});
  EXPECT_THAT(reading.rejects, IsEmpty());
  ASSERT_THAT(reading.accounts.unknown_names, SizeIs(2));
  const auto removed = reading.accounts.unknown_names.find({"黑名单认定", "移除"});
  ASSERT_NE(removed, reading.accounts.unknown_names.end());
  EXPECT_EQ(removed->second.count, 2U);
  EXPECT_EQ(removed->second.nearest, "移出");
  EXPECT_EQ(removed->second.line, 1U);
  const Problem notice = NoticeOf(*removed);
  EXPECT_EQ(notice.code, diagnostics::Code::XZ0938);
  EXPECT_THAT(notice.reason().zh,
              HasSubstr("步骤 “移除” 不是程序 “黑名单认定” 的步骤（最接近的是 “移出”）"
                        "；出现 2 次"));
  const auto other = reading.accounts.unknown_names.find({"黑名单认定", "上诉"});
  EXPECT_EQ(other->second.nearest, "");
  EXPECT_THAT(NoticeOf(*other).reason().en, HasSubstr("“黑名单认定”; it stands 1 times"));
}

TEST_F(UnknownNamesTest, AProcedureThatNoPolicyNamesIsCountedWhateverItsStep) {
  const Reading reading = Events({{"黑名单认定程序", "认定"}, {"黑名单认定程序", "移出"}});
  ASSERT_THAT(reading.accounts.unknown_names, SizeIs(1));
  const auto& name = *reading.accounts.unknown_names.begin();
  EXPECT_EQ(name.first, (std::pair<std::string, std::string>("黑名单认定程序", "")));
  EXPECT_EQ(name.second.count, 2U);
  EXPECT_EQ(name.second.nearest, "黑名单认定");
  EXPECT_EQ(NoticeOf(name).code, diagnostics::Code::XZ0939);
  EXPECT_THAT(PrintAccounts(reading.accounts, diagnostics::Language::kZh),
              HasSubstr(R"("nearest":"黑名单认定")"));
}

TEST_F(UnknownNamesTest, OnlyEventsThatStandAreTold) {
  const Reading reading = Read(
      *schema_, Firm(R"("信用信息":[],"责任人":[],"程序事件":[{"编号":"e1","日期":"2021-02-30",)"
                     R"("程序":"黑名单认定","步骤":"移除"}])"));
  EXPECT_THAT(reading.rejects, SizeIs(1));
  EXPECT_THAT(reading.accounts.unknown_names, IsEmpty());
}

TEST_F(UnknownNamesTest, BeyondABoundNamesAreNotToldApart) {
  std::vector<std::pair<std::string, std::string>> events;
  for (size_t i = 0; i < kMaxUnknownNames + 5; ++i) {
    events.emplace_back("黑名单认定", "步" + std::to_string(i));
  }
  events.emplace_back("黑名单认定", std::string(kMaxUnknownNameBytes + 1, 'x'));
  const Reading reading = Events(events);
  EXPECT_THAT(reading.accounts.unknown_names, SizeIs(kMaxUnknownNames + 1));
  EXPECT_EQ(reading.accounts.unknown_names.at({"…", ""}).count, 6U);
}

TEST_F(UnknownNamesTest, PoliciesThatKnowNoProcedureAskForNone) {
  SmallWorld world;
  world.b.program().well_known.event_procedure =
      world.b.Field(world.event, "程序", TypeOf(check::TypeKind::Text), {.unknown_ok = true});
  const Schema schema(world.program());
  const Reading reading =
      Read(schema, Firm(R"("程序事件":[{"日期":"2021-01-01","程序":"甲","步骤":"乙"}])"));
  EXPECT_THAT(reading.accounts.unknown_names, IsEmpty());
}

}  // namespace
}  // namespace xinze::record
