#include "runtime/record/settle.h"

#include "compiler/literal/timestamp.h"
#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using xinze::testing::Day;

class SettleTest : public ::testing::Test {
 protected:
  // Reads a firm with these records as known at a time.
  Reading At(const std::string& time, const std::string& records) const {
    ReaderOptions options;
    options.batch.known_at = literal::ParseTimestamp(time)->microseconds;
    return Read(schema_, FirmWith(records), options);
  }
  Reading Now(const std::string& records) const { return Read(schema_, FirmWith(records)); }
  std::vector<std::string> Keys(const Reading& reading) const {
    return KeysOf(reading.batch(), world_.record);
  }
  static std::string Version(const std::string& key, const std::string& time,
                             const std::string& members = "") {
    return Record(key, R"("收到时间":")" + time + "\"" + (members.empty() ? "" : "," + members));
  }
  static std::string Withdrawal(const std::string& key, const std::string& time) {
    return R"({"编号":")" + key + R"(","撤销":true,"收到时间":")" + time + R"("})";
  }
  std::vector<diagnostics::Code> Codes(const Reading& reading) const {
    std::vector<diagnostics::Code> codes;
    for (const Reject& reject : reading.rejects) codes.push_back(reject.faults.front().code);
    return codes;
  }

  SmallWorld world_;
  Schema schema_{world_.program()};
};

constexpr const char* kT1 = "2021-01-01T00:00:00+08:00";
constexpr const char* kT2 = "2022-01-01T00:00:00+08:00";
constexpr const char* kT3 = "2023-01-01T00:00:00+08:00";

TEST_F(SettleTest, TheLatestVersionReceivedByTheTimeStands) {
  const std::string versions = Version("r1", kT3, R"("程度":"严重")") + "," +
                               Version("r1", kT1, R"("程度":"轻微")") + "," +
                               Version("r1", kT2, R"("程度":"一般")");
  const auto severity = [&](const Reading& reading) {
    EXPECT_THAT(Keys(reading), ElementsAre("r1"));
    EXPECT_THAT(reading.rejects, IsEmpty());
    return CellOf(world_.program(), reading.batch(), world_.severity, 0);
  };
  EXPECT_EQ(severity(At(kT1, versions)), "K0");
  EXPECT_EQ(severity(At("2021-12-31T23:59:59.999999+08:00", versions)), "K0");
  EXPECT_EQ(severity(At(kT2, versions)), "K1") << "received at that very moment";
  EXPECT_EQ(severity(At(kT3, versions)), "K2");
  EXPECT_EQ(severity(Now(versions)), "K2");
}

TEST_F(SettleTest, WhatWasNotYetReceivedIsNotThereAndNothingIsIncomplete) {
  const Reading reading = At("2020-12-31T23:59:59+08:00", Version("r1", kT1));
  EXPECT_THAT(Keys(reading), IsEmpty());
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MAX);
  EXPECT_EQ(reading.accounts.records, (RowCounts{.read = 1, .set_aside = 1}));
}

TEST_F(SettleTest, AWithdrawalRemovesTheRecordFromItsTimeOn) {
  const std::string rows =
      Version("r1", kT1) + "," + Withdrawal("r1", kT2) + "," + Version("r2", kT1);
  EXPECT_THAT(Keys(At(kT1, rows)), ElementsAre("r1", "r2"));
  EXPECT_THAT(Keys(At(kT2, rows)), ElementsAre("r2"));
  EXPECT_THAT(Keys(Now(rows)), ElementsAre("r2"));
  EXPECT_EQ(Now(rows).accounts.records, (RowCounts{.read = 3, .used = 1, .set_aside = 2}));
}

TEST_F(SettleTest, AVersionAfterAWithdrawalStandsAgain) {
  const std::string rows =
      Version("r1", kT3) + "," + Withdrawal("r1", kT2) + "," + Version("r1", kT1);
  EXPECT_THAT(Keys(At(kT2, rows)), IsEmpty());
  EXPECT_THAT(Keys(At(kT3, rows)), ElementsAre("r1"));
}

TEST_F(SettleTest, AWithdrawalNeedsNothingButItsKey) {
  EXPECT_THAT(Now(R"({"编号":"r1","撤销":true})").rejects, IsEmpty());
  EXPECT_THAT(Now(R"({"编号":"r1","撤销":false})").only_reject(), "record XZ0907 认定日期");
  // Roles are named by 标识 and 任职起 together, objections by 编号 alone, which may lack.
  SmallWorld world;
  const Schema schema(world.program());
  const Reading reading = Read(schema, FirmWith(Record("r1", R"("异议":[{"撤销":true}])")));
  EXPECT_EQ(reading.only_reject(), "record XZ0927");
}

TEST_F(SettleTest, WithATimeARowWithoutOneIsRejected) {
  const Reading reading = At(kT3, Record("r1") + "," + Version("r2", kT1));
  EXPECT_EQ(reading.only_reject(), "record XZ0923 收到时间");
  EXPECT_THAT(Keys(reading), ElementsAre("r2"));
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
}

TEST_F(SettleTest, VersionsTiedForTheLatestAreAllRejectedAndOlderOnesDoNotStandIn) {
  const std::string rows = Version("r1", kT1) + "," + Version("r1", kT2) + "," +
                           Version("r1", "2021-12-31T16:00:00Z") + "," + Version("r2", kT1);
  for (const Reading& reading : {At(kT3, rows), Now(rows)}) {
    EXPECT_THAT(Codes(reading), ElementsAre(diagnostics::Code::XZ0924, diagnostics::Code::XZ0924));
    EXPECT_THAT(Keys(reading), ElementsAre("r2"));
    EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
  }
  EXPECT_THAT(Keys(At(kT1, rows)), ElementsAre("r1", "r2")) << "the tie was not yet known";
}

TEST_F(SettleTest, ATieAmongOlderVersionsDoesNotMatter) {
  const Reading reading =
      At(kT3, Version("r1", kT1) + "," + Version("r1", kT1) + "," + Version("r1", kT2));
  EXPECT_THAT(reading.rejects, IsEmpty());
  EXPECT_THAT(Keys(reading), ElementsAre("r1"));
}

TEST_F(SettleTest, WithoutATimeVersionsOfWhichOneHasNoneAreAllRejected) {
  const Reading reading = Now(Record("r1") + "," + Version("r1", kT2) + "," + Record("r2"));
  EXPECT_THAT(Codes(reading), ElementsAre(diagnostics::Code::XZ0925, diagnostics::Code::XZ0925));
  EXPECT_THAT(Keys(reading), ElementsAre("r2"));
}

TEST_F(SettleTest, WhereTheLatestVersionIsRejectedNoOlderOneStandsIn) {
  const std::string good = Version("r1", kT1, R"("程度":"严重")") + "," + Version("r2", kT1) + ",";
  const std::string no_date = R"({"编号":"r1","认定日期":"2020-05-XX","程度":"轻微","收到时间":")" +
                              std::string(kT2) + "\"}";
  const std::string no_withdrawal =
      R"({"编号":"r1","撤销":"yes","收到时间":")" + std::string(kT2) + "\"}";
  const std::string missing = R"({"编号":"r1","收到时间":")" + std::string(kT2) + "\"}";
  for (const std::string& bad : {no_date, no_withdrawal, missing}) {
    for (const std::string& rows : {good + bad, bad + "," + good + Version("r3", kT1)}) {
      for (const Reading& reading : {Now(rows), At(kT2, rows)}) {
        EXPECT_EQ(reading.rejects.size(), 1U) << rows;
        EXPECT_THAT(Keys(reading), ::testing::Not(::testing::Contains("r1"))) << rows;
        EXPECT_THAT(Keys(reading), ::testing::Contains("r2"));
        EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
        EXPECT_EQ(reading.accounts.records.set_aside, 1U);
      }
    }
  }
  const Reading newer = Now(good + no_date + "," + Version("r1", kT3));
  EXPECT_THAT(Keys(newer), ElementsAre("r1", "r2")) << "a good version follows";
  const Reading tied = Now(good + no_date + "," + Version("r1", kT2));
  EXPECT_THAT(Codes(tied), ElementsAre(diagnostics::Code::XZ0910, diagnostics::Code::XZ0924));
  EXPECT_THAT(Keys(tied), ElementsAre("r2"));
}

TEST_F(SettleTest, ARejectedVersionWithoutAReadableTimeLeavesNoVersionStanding) {
  const std::string good = Version("r1", kT1) + "," + Version("r2", kT1) + ",";
  for (const char* time : {"", R"(,"收到时间":"昨天")"}) {
    const std::string bad = R"({"编号":"r1","认定日期":"2020-05-XX")" + std::string(time) + R"(})";
    for (const Reading& reading : {Now(good + bad), At(kT3, good + bad)}) {
      EXPECT_THAT(Keys(reading), ElementsAre("r2"));
      EXPECT_THAT(Codes(reading),
                  ElementsAre(diagnostics::Code::XZ0910, diagnostics::Code::XZ0925));
    }
  }
  // Without a key it may be a version of anything: the collection is incomplete, no more.
  const Reading nameless =
      Now(good + R"({"编号":7,"认定日期":"2020-01-01","收到时间":"2024-01-01"})");
  EXPECT_THAT(Keys(nameless), ElementsAre("r1", "r2"));
  EXPECT_EQ(CompleteUntil(nameless.batch(), world_.record), INT32_MIN);
}

TEST_F(SettleTest, ARejectedEventIsAVersionWhereWhatNamesItCouldBeRead) {
  const auto event = [](const std::string& members) {
    return R"({"案号":"c1","步骤":"认定",)" + members + "}";
  };
  const auto events = [&](const std::string& bad) {
    const std::string good = event(R"("日期":"2021-01-01","收到时间":"2021-02-01")");
    return Read(schema_, Firm(R"("信用信息":[],"责任人":[],"程序事件":[)" + good + "," + bad + "]"))
        .batch()
        .rows(world_.event);
  };
  EXPECT_EQ(events(event(R"("日期":"2021-01-01","标的":"r1","收到时间":"2021-03-01")")), 0);
  EXPECT_EQ(events(event(R"("日期":"2021-01-01","标的":"r1","收到时间":"2021-01-01")")), 1);
  EXPECT_EQ(events(event(R"("日期":"2021-01-XX","收到时间":"2021-03-01")")), 1);
  EXPECT_EQ(events("7"), 1);
}

TEST_F(SettleTest, WhatIsRejectedAndCameLaterChangesNoEarlierAnswer) {
  const std::string rows = Version("r1", kT1) + "," +
                           R"({"编号":"r1","认定日期":"2020-05-XX","收到时间":")" + kT2 +
                           R"("},{"编号":"r2","收到时间":")" + kT2 +
                           R"("},{"撤销":true,"认定日期":7,"收到时间":")" + kT2 + "\"}";
  const Reading before = At(kT1, rows);
  EXPECT_THAT(Codes(before), ElementsAre(diagnostics::Code::XZ0910, diagnostics::Code::XZ0909,
                                         diagnostics::Code::XZ0907))
      << "told of all the same";
  EXPECT_THAT(Keys(before), ElementsAre("r1"));
  EXPECT_EQ(CompleteUntil(before.batch(), world_.record), INT32_MAX);
  EXPECT_EQ(before.accounts.records, (RowCounts{.read = 4, .used = 1, .rejected = 3}));
  EXPECT_EQ(CompleteUntil(At(kT2, rows).batch(), world_.record), INT32_MIN);
}

TEST_F(SettleTest, ADateAsTimeOfReceiptIsTheEndOfThatDay) {
  const std::string row = Version("r1", "2021-01-01");
  EXPECT_THAT(Keys(At("2021-01-01T23:59:59.999998+08:00", row)), IsEmpty());
  EXPECT_THAT(Keys(At("2021-01-01T23:59:59.999999+08:00", row)), ElementsAre("r1"));
}

TEST_F(SettleTest, RowsStandByTheirFirstDayAndThenByKey) {
  const auto row = [](const std::string& key, const std::string& day) {
    return R"({"编号":")" + key + R"(","认定日期":")" + day + R"("})";
  };
  const Reading reading = Now(row("b", "2020-01-02") + "," + row("a", "2020-01-02") + "," +
                              row("z", "2020-01-01") + "," + row("c", "1969-12-31"));
  EXPECT_THAT(Keys(reading), ElementsAre("c", "z", "a", "b"));
}

TEST_F(SettleTest, NestedRowsFollowTheOrderOfTheirParents) {
  const auto row = [](const std::string& key, const std::string& day, const std::string& nested) {
    return R"({"编号":")" + key + R"(","认定日期":")" + day + R"(","异议":[{"编号":")" + nested +
           R"(2","收到日期":"2021-01-02"},{"编号":")" + nested + R"(1","收到日期":"2021-01-01"}]})";
  };
  const Reading reading =
      Now(row("late", "2020-01-02", "l") + "," + row("soon", "2020-01-01", "s"));
  const Batch& batch = reading.batch();
  EXPECT_THAT(Keys(reading), ElementsAre("soon", "late"));
  EXPECT_THAT(KeysOf(batch, world_.objection, 0), ElementsAre("s1", "s2"));
  EXPECT_THAT(KeysOf(batch, world_.objection, 1), ElementsAre("l1", "l2"));
  const xinze_table& table = batch.view().tables[world_.objection.index()];
  EXPECT_THAT(std::vector<int32_t>(table.parent, table.parent + 4), ElementsAre(0, 0, 1, 1));
}

TEST_F(SettleTest, NestedRowsOfAnOldVersionFallWithIt) {
  const Reading reading =
      Now(Version("r1", kT1, R"("异议":[{"编号":"o1","收到日期":"2021-01-01"}])") + "," +
          Version("r1", kT2));
  EXPECT_EQ(reading.batch().rows(world_.objection), 0);
  EXPECT_EQ(reading.accounts.records,
            (RowCounts{.read = 3, .used = 1, .set_aside = 1, .fell_with_parent = 1}));
}

TEST_F(SettleTest, AnEventWithoutKeyIsAVersionByItsCaseStepAndDay) {
  const auto event = [](const std::string& members) {
    return R"({"步骤":"认定","日期":"2021-01-01",)" + members + "}";
  };
  const auto events = [&](const std::string& list) {
    return Read(schema_, Firm(R"("信用信息":[],"责任人":[],"程序事件":[)" + list + "]"));
  };
  const Reading versions = events(event(R"("案号":"c1","收到时间":"2021-02-01")") + "," +
                                  event(R"("案号":"c1","收到时间":"2021-03-01")"));
  EXPECT_EQ(versions.batch().rows(world_.event), 1);
  const Reading different = events(event(R"("案号":"c1")") + "," + event(R"("案号":"c2")") + "," +
                                   event(R"("案号":null)"));
  EXPECT_EQ(different.batch().rows(world_.event), 3);
  EXPECT_THAT(different.rejects, IsEmpty());
  const Reading tied = events(event(R"("案号":"c1")") + "," + event(R"("案号":"c1")"));
  EXPECT_EQ(tied.rejects.size(), 2U);
  const Reading keyed = events(event(R"("编号":"e1")") + "," + event(R"("编号":"e2")"));
  EXPECT_EQ(keyed.batch().rows(world_.event), 2);
}

TEST_F(SettleTest, ARoleIsAVersionByItsPersonAndItsBeginning) {
  const Reading reading =
      Read(schema_, Firm(R"("信用信息":[],"责任人":[{"标识":"甲","任职起":"2020-01-01"},)"
                         R"({"标识":"甲","任职起":"2021-01-01"},)"
                         R"({"标识":"甲","任职起":"2021-01-01"}])"));
  EXPECT_EQ(reading.rejects.size(), 2U);
  EXPECT_EQ(reading.batch().rows(world_.role), 1);
}

TEST_F(SettleTest, ReferencesNameRowsOfTheirSubjectInTheBatch) {
  const auto firm = [](const std::string& id, const std::string& records,
                       const std::string& references) {
    return R"({"标识":")" + id + R"(","类型":"其他","程序事件":[{"日期":"2021-01-01","标的":)" +
           references + R"(}],"信用信息":[)" + records + "]}\n";
  };
  const Reading reading = Read(
      schema_,
      firm("甲", Record("x") + "," + Record("y"), R"(["y","x","y"])") +
          firm("乙",
               Record("b") + "," + Record("a") + "," + R"({"编号":"w","撤销":true},{"编号":"bad"})",
               R"(["b","x","w","bad","a"])") +
          firm("丙", "", "null") + firm("丁", "", "[]"));
  const Batch& batch = reading.batch();
  const auto references = [&](int64_t row) {
    return CellOf(world_.program(), batch, world_.event_records, row);
  };
  EXPECT_EQ(references(0), "K1,0") << "each key once, in the order given";
  EXPECT_EQ(references(1), "K3,-1,-2,-1,2") << "rows in the batch, missing, withdrawn, rejected";
  EXPECT_EQ(references(2), "A");
  EXPECT_EQ(references(3), "K");
}

TEST_F(SettleTest, AReferenceToWhatIsNotYetReceivedIsMissing) {
  ReaderOptions options;
  options.batch.known_at = literal::ParseTimestamp(kT2)->microseconds;
  const Reading reading = Read(
      schema_,
      Firm(R"("责任人":[],"信用信息":[)" + Version("r1", kT3) + "," + Version("r2", kT1) + "," +
           Withdrawal("r2", kT2) +
           R"(],"程序事件":[{"日期":"2021-01-01","收到时间":"2021-01-01","标的":["r1","r2"]}])"),
      options);
  EXPECT_EQ(CellOf(world_.program(), reading.batch(), world_.event_records, 0), "K-1,-2");
}

}  // namespace
}  // namespace xinze::record
