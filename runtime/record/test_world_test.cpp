#include "runtime/record/test_world.h"

#include "compiler/literal/timestamp.h"
#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using check::TestRow;
using check::TestValue;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using xinze::testing::Day;

TestValue Value(check::FieldId field, int64_t value) {
  TestValue given;
  given.field = field;
  given.value = value;
  return given;
}
TestValue Texts(check::FieldId field, std::vector<std::string> texts, int64_t value = 0) {
  TestValue given = Value(field, value);
  given.texts = std::move(texts);
  return given;
}
TestValue Unknown(check::FieldId field) {
  TestValue given;
  given.field = field;
  given.unknown = true;
  return given;
}
TestValue Absent(check::FieldId field) {
  TestValue given;
  given.field = field;
  given.absent = true;
  return given;
}

class TestWorldTest : public ::testing::Test {
 protected:
  TestWorldTest() {
    subject_.entity = world_.subject;
    subject_.values = {Texts(world_.id, {"测试主体"}), Value(world_.kind, 1)};
  }
  TestRow Record(const std::string& key, int32_t day, std::vector<TestValue> values = {}) const {
    TestRow row;
    row.entity = world_.record;
    row.values = std::move(values);
    row.values.push_back(Texts(world_.record_id, {key}));
    row.values.push_back(Value(world_.determined, day));
    return row;
  }
  Batch Build(std::optional<int64_t> known_at = std::nullopt) const {
    base::Result<Batch> batch = BuildTestWorld(schema_, subject_, known_at);
    EXPECT_TRUE(batch.ok());
    return std::move(batch).value();
  }
  std::string Cell(const Batch& batch, check::FieldId field, int64_t row = 0) const {
    return CellOf(world_.program(), batch, field, row);
  }

  SmallWorld world_;
  Schema schema_{world_.program()};
  TestRow subject_;
};

TEST_F(TestWorldTest, GivesValuesOfEveryType) {
  subject_.children = {Record(
      "r1", Day(2020, 1, 1),
      {Value(world_.severity, 2), Texts(world_.conduct, {"无照经营"}, 2), Value(world_.amount, 100),
       Value(world_.guilty, 1), Value(world_.channel, 5), Texts(world_.title, {"苏〔2020〕1号"})})};
  const Batch batch = Build();
  EXPECT_EQ(batch.subject_id(0), "测试主体");
  EXPECT_EQ(Cell(batch, world_.severity), "K2");
  EXPECT_EQ(Cell(batch, world_.conduct), "K2");
  EXPECT_THAT(batch.UnlistedTexts(world_.conduct, 0), ElementsAre("无照经营"));
  EXPECT_EQ(Cell(batch, world_.amount), "K100");
  EXPECT_EQ(Cell(batch, world_.guilty), "K1");
  EXPECT_EQ(Cell(batch, world_.channel), "K5");
  EXPECT_EQ(Cell(batch, world_.title), "K苏〔2020〕1号");
}

TEST_F(TestWorldTest, WhatIsNotGivenIsUnknownIfItMayLackElseAbsent) {
  subject_.children = {
      Record("r1", Day(2020, 1, 1)),
      Record("r2", Day(2020, 1, 2),
             {Unknown(world_.amount), Absent(world_.title), Unknown(world_.severity)})};
  const Batch batch = Build();
  EXPECT_EQ(Cell(batch, world_.severity, 0), "P");
  EXPECT_EQ(Cell(batch, world_.amount, 0), "U");
  EXPECT_EQ(Cell(batch, world_.repaired, 0), "A");
  EXPECT_EQ(Cell(batch, world_.birth, 0), "A") << "does not apply";
  EXPECT_EQ(Cell(batch, world_.amount, 1), "U");
  EXPECT_EQ(Cell(batch, world_.title, 1), "A");
  EXPECT_EQ(Cell(batch, world_.severity, 1), "P");
}

// 认定日期:无 may be said of an 事件, though the field is 必有.
TEST_F(TestWorldTest, AbsenceThatATestSaysIsAbsenceWhateverTheMarks) {
  TestRow row = Record("r1", 0);
  row.values.back() = Absent(world_.determined);
  subject_.children = {row};
  EXPECT_EQ(Cell(Build(), world_.determined), "A");
}

TEST_F(TestWorldTest, CollectionsAreCompleteUnlessTheTestSaysOtherwise) {
  subject_.children = {Record("r1", Day(2020, 1, 1))};
  subject_.incomplete = {world_.role};
  subject_.children[0].incomplete = {world_.objection};
  const Batch batch = Build();
  EXPECT_EQ(CompleteUntil(batch, world_.record), INT32_MAX);
  EXPECT_EQ(CompleteUntil(batch, world_.event), INT32_MAX);
  EXPECT_EQ(CompleteUntil(batch, world_.role), INT32_MIN);
  EXPECT_EQ(CompleteUntil(batch, world_.objection), INT32_MIN);
}

TEST_F(TestWorldTest, RowsAreOrderedAndReferencesResolved) {
  TestRow event;
  event.entity = world_.event;
  event.values = {Value(world_.event_date, Day(2021, 1, 1)),
                  Texts(world_.event_records, {"r1", "r9"})};
  subject_.children = {event, Record("r2", Day(2020, 1, 1)), Record("r1", Day(2020, 1, 2))};
  const Batch batch = Build();
  EXPECT_THAT(KeysOf(batch, world_.record), ElementsAre("r2", "r1"));
  EXPECT_EQ(Cell(batch, world_.event_records), "K1,-1");
}

TEST_F(TestWorldTest, ARowWithoutTimeOfReceiptIsAlwaysKnown) {
  subject_.children = {Record("r1", Day(2020, 1, 1)),
                       Record("r2", Day(2020, 1, 1), {Value(world_.received, Day(2022, 1, 1))})};
  const int64_t before = literal::EndOfDay(literal::Date{Day(2021, 12, 31)}).microseconds;
  const int64_t after = literal::EndOfDay(literal::Date{Day(2022, 1, 1)}).microseconds;
  EXPECT_THAT(KeysOf(Build(before), world_.record), ElementsAre("r1"));
  EXPECT_EQ(CompleteUntil(Build(before), world_.record), INT32_MAX);
  EXPECT_THAT(KeysOf(Build(after), world_.record), ElementsAre("r1", "r2"));
}

TEST_F(TestWorldTest, NamesWhatATestLeavesWithoutName) {
  TestRow nameless;
  nameless.entity = world_.record;
  nameless.values = {Value(world_.determined, 0)};
  subject_.children = {nameless, nameless};
  subject_.values = {Value(world_.kind, 1)};
  const Batch batch = Build();
  EXPECT_EQ(batch.subject_id(0), "测试主体");
  EXPECT_THAT(KeysOf(batch, world_.record), ElementsAre("#1", "#2"));
}

TEST_F(TestWorldTest, RefusesWhatWouldFallAwayUnseen) {
  TestRow undated = Record("r1", 0);
  undated.values.pop_back();
  subject_.children = {undated};
  const base::Result<Batch> missing = BuildTestWorld(schema_, subject_, std::nullopt);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "XZ0934");
  EXPECT_EQ(missing.error().en, "the given 信用信息 lacks “认定日期”, which is required");
  subject_.children = {Record("r1", 0), Record("r1", 0)};
  const base::Result<Batch> twice = BuildTestWorld(schema_, subject_, std::nullopt);
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().code, "XZ0924");
}

}  // namespace
}  // namespace xinze::record
