#include "runtime/record/ndjson.h"

#include <array>

#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using xinze::testing::Day;

class NdjsonTest : public ::testing::Test {
 protected:
  Reading ReadText(const std::string& text, const ReaderOptions& options = {}) const {
    return Read(schema_, text, options);
  }
  // The reject of a line with one record that has these members besides its key and date.
  std::string RejectOfRecord(const std::string& members) const {
    const Reading reading = ReadText(FirmWith(Record("r1", members)));
    EXPECT_EQ(reading.accounts.subjects_used, 1U);
    EXPECT_EQ(reading.accounts.records.rejected, 1U);
    EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
    return reading.only_reject();
  }
  std::string RejectOfLine(const std::string& line) const {
    const std::string next = std::string(R"({"标识":")") + kOtherFirm + R"(","类型":"法人"})";
    const Reading reading = ReadText(line + "\n" + next + "\n");
    EXPECT_EQ(reading.accounts.subject_lines, 2U);
    EXPECT_EQ(reading.accounts.subjects_used, 1U) << "the next line goes on";
    EXPECT_EQ(reading.accounts.subjects_rejected, 1U);
    return reading.only_reject();
  }
  std::string Cell(const Batch& batch, check::FieldId field, int64_t row = 0) const {
    return CellOf(world_.program(), batch, field, row);
  }

  SmallWorld world_;
  Schema schema_{world_.program()};
};

TEST_F(NdjsonTest, StoresEveryTypeOfField) {
  const Reading reading = ReadText(FirmWith(Record(
      "r1",
      R"("程度":"严重","行为":"贿赂","金额":"30000.05","分值":-7,"比例":"12.5%","期限":"6个月",)"
      R"("修复日期":"2024-02-29","负有责任":true,"渠道":["报刊","网站"],"文号":"苏〔2020〕1号",)"
      R"("收到时间":"2020-01-03T00:30:00+08:00")")));
  ASSERT_THAT(reading.rejects, IsEmpty());
  const Batch& batch = reading.batch();
  EXPECT_EQ(batch.subject_id(0), kFirm);
  EXPECT_EQ(Cell(batch, world_.kind), "K1");
  EXPECT_EQ(Cell(batch, world_.record_id), "Kr1");
  EXPECT_EQ(Cell(batch, world_.determined), "K" + std::to_string(Day(2020, 1, 1)));
  EXPECT_EQ(Cell(batch, world_.severity), "K2");
  EXPECT_EQ(Cell(batch, world_.conduct), "K1");
  EXPECT_EQ(Cell(batch, world_.amount), "K3000005");
  EXPECT_EQ(Cell(batch, world_.points), "K-7");
  EXPECT_EQ(Cell(batch, world_.rate), "K125000");
  EXPECT_EQ(Cell(batch, world_.term),
            "K" + std::to_string(check::PackPeriod({6, literal::PeriodUnit::Month})));
  EXPECT_EQ(Cell(batch, world_.repaired), "K" + std::to_string(Day(2024, 2, 29)));
  EXPECT_EQ(Cell(batch, world_.guilty), "K1");
  EXPECT_EQ(Cell(batch, world_.channel), "K5");
  EXPECT_EQ(Cell(batch, world_.title), "K苏〔2020〕1号");
  EXPECT_EQ(Cell(batch, world_.received), "K" + std::to_string(Day(2020, 1, 3)));
}

TEST_F(NdjsonTest, TakesNumbersOfAmountsAndRatiosWithoutLoss) {
  const Reading reading =
      ReadText(FirmWith(Record("r1", R"("金额":30000.1,"比例":0.125,"分值":9007199254740993)")));
  EXPECT_EQ(Cell(reading.batch(), world_.amount), "K3000010");
  EXPECT_EQ(Cell(reading.batch(), world_.rate), "K125000");
  EXPECT_EQ(Cell(reading.batch(), world_.points), "K9007199254740993");
}

TEST_F(NdjsonTest, ReadsEscapesInTextsAndKeys) {
  const Reading reading = ReadText(FirmWith(Record("r1", R"("\u6587号":"甲\"乙\\\u4e19\n")")));
  EXPECT_EQ(Cell(reading.batch(), world_.title), "K甲\"乙\\丙\n");
}

TEST_F(NdjsonTest, EqualTextsHaveEqualIdsEvenWhereTheirBytesDiffer) {
  const Reading reading = ReadText(FirmWith(Record("r1", "\"文号\":\"e\xCC\x81\"") + "," +
                                            Record("r2", "\"文号\":\"\xC3\xA9\"")));
  EXPECT_EQ(Cell(reading.batch(), world_.title, 0), Cell(reading.batch(), world_.title, 1));
  EXPECT_TRUE(reading.batch().FindText("e\xCC\x81").has_value());
  EXPECT_FALSE(reading.batch().FindText("没有的文本").has_value());
}

// ---- presence, cell by cell
// -------------------------------------------------------------------------

TEST_F(NdjsonTest, MissingKeyIsUnknownIfItMayLackElseAbsentElseAReject) {
  const Reading reading = ReadText(FirmWith(Record("r1")));
  const Batch& batch = reading.batch();
  EXPECT_EQ(Cell(batch, world_.severity), "P") << "可缺";
  EXPECT_EQ(Cell(batch, world_.amount), "U") << "可缺 and 可无";
  EXPECT_EQ(Cell(batch, world_.repaired), "A") << "可无";
  EXPECT_EQ(ReadText(FirmWith(R"({"编号":"r1"})")).only_reject(), "record XZ0907 认定日期");
}

TEST_F(NdjsonTest, NullIsAbsentIfItMayBeElseUnknownElseAReject) {
  const Reading reading =
      ReadText(FirmWith(Record("r1", R"("程度":null,"金额":null,"修复日期":null,"标的":null)")));
  const Batch& batch = reading.batch();
  EXPECT_EQ(Cell(batch, world_.severity), "P");
  EXPECT_EQ(Cell(batch, world_.amount), "A");
  EXPECT_EQ(Cell(batch, world_.repaired), "A");
  EXPECT_EQ(ReadText(FirmWith(R"({"编号":"r1","认定日期":null})")).only_reject(),
            "record XZ0908 认定日期");
}

TEST_F(NdjsonTest, WhatDoesNotApplyToTheKindIsAbsentEvenIfGiven) {
  const Reading firm = ReadText(Firm(R"("出生日期":"1990-01-01","责任人":[],"信用信息":[])"));
  EXPECT_EQ(Cell(firm.batch(), world_.birth), "A");
  const std::string person = std::string(R"({"标识":")") + kPerson + R"(","类型":"自然人")";
  EXPECT_EQ(Cell(ReadText(person + R"(,"出生日期":"1999-12-31"})").batch(), world_.birth),
            "K" + std::to_string(Day(1999, 12, 31)));
  EXPECT_EQ(ReadText(person + "}").only_reject(), "subject XZ0907 出生日期");
}

TEST_F(NdjsonTest, KindMayFollowWhatDependsOnIt) {
  const Reading reading = ReadText(std::string(R"({"信用信息":[],"标识":")") + kFirm +
                                   R"(","出生日期":"1990-01-01","类型":"法人"})");
  EXPECT_EQ(Cell(reading.batch(), world_.birth), "A");
}

TEST_F(NdjsonTest, MissingCollectionIsIncompleteIfItMayLackElseEmptyElseARejectOfItsOwner) {
  const Reading reading = ReadText(Firm(R"("信用信息":[)" + Record("r1") + "]"));
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MAX);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.role), INT32_MIN) << "可缺";
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.objection), INT32_MAX) << "可无";
  SmallWorld strict;
  strict.SetMarks(strict.record, false, false);
  strict.SetMarks(strict.objection, false, false);
  const Schema schema(strict.program());
  EXPECT_EQ(Read(schema, Firm(R"("责任人":[])")).only_reject(), "subject XZ0907 信用信息");
  EXPECT_EQ(Read(schema, FirmWith(Record("r1"))).only_reject(), "record XZ0907 异议");
}

TEST_F(NdjsonTest, NullCollectionIsEmptyIfItMayBeElseIncompleteElseRejected) {
  const Reading reading = ReadText(Firm(R"("信用信息":null,"程序事件":null)"));
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.event), INT32_MAX);
  SmallWorld strict;
  strict.SetMarks(strict.record, false, false);
  const Schema schema(strict.program());
  EXPECT_EQ(Read(schema, Firm(R"("信用信息":null)")).only_reject(), "collection XZ0921");
}

TEST_F(NdjsonTest, ValuesOfWhatIsNotKnownAndPresentAreZero) {
  const Reading reading = ReadText(FirmWith(Record("r1", R"("程度":"严重")") + "," + Record("r2")));
  const xinze_table& table = reading.batch().view().tables[world_.record.index()];
  EXPECT_EQ(static_cast<const uint8_t*>(table.columns[2].values)[0], 2);
  EXPECT_EQ(static_cast<const uint8_t*>(table.columns[2].values)[1], 0);
}

// ---- vocabularies
// -----------------------------------------------------------------------------------

TEST_F(NdjsonTest, ClosedVocabularyRejectsUnlistedValues) {
  EXPECT_EQ(RejectOfRecord(R"("程度":"较重")"), "record XZ0913 程度");
  EXPECT_EQ(RejectOfRecord(R"("渠道":["网站","喇叭"])"), "record XZ0913 渠道");
}

TEST_F(NdjsonTest, OpenVocabularyKeepsTheTextOfUnlistedValues) {
  const Reading reading =
      ReadText(FirmWith(Record("r1") + "," + Record("r2", R"("行为":"无照经营")")));
  const Batch& batch = reading.batch();
  EXPECT_EQ(Cell(batch, world_.conduct, 1), "K2") << "the code after the listed ones";
  EXPECT_THAT(batch.UnlistedTexts(world_.conduct, 1), ElementsAre("无照经营"));
  EXPECT_THAT(batch.UnlistedTexts(world_.conduct, 0), IsEmpty());
}

// ---- rejects of records
// ---------------------------------------------------------------------------

TEST_F(NdjsonTest, RejectsRecordsForWhatIsWrongInsideThem) {
  EXPECT_EQ(RejectOfRecord(R"("修复日期":"2025-02-30")"), "record XZ0910 修复日期");
  EXPECT_EQ(RejectOfRecord(R"("修复日期":"2025/02/03")"), "record XZ0910 修复日期");
  EXPECT_EQ(RejectOfRecord(R"("修复日期":20250203)"), "record XZ0909 修复日期");
  EXPECT_EQ(RejectOfRecord(R"("金额":1.005)"), "record XZ0911 金额");
  EXPECT_EQ(RejectOfRecord(R"("金额":"3,000")"), "record XZ0911 金额");
  EXPECT_EQ(RejectOfRecord(R"("金额":1e3)"), "record XZ0911 金额");
  EXPECT_EQ(RejectOfRecord(R"("金额":-1)"), "record XZ0912 金额");
  EXPECT_EQ(RejectOfRecord(R"("金额":"99999999999999999999")"), "record XZ0912 金额");
  EXPECT_EQ(RejectOfRecord(R"("分值":1.5)"), "record XZ0914 分值");
  EXPECT_EQ(RejectOfRecord(R"("分值":"1")"), "record XZ0909 分值");
  EXPECT_EQ(RejectOfRecord(R"("分值":9223372036854775807)"), "record XZ0912 分值");
  EXPECT_EQ(RejectOfRecord(R"("比例":"0.1234567")"), "record XZ0914 比例");
  EXPECT_EQ(RejectOfRecord(R"("期限":"三个星期")"), "record XZ0914 期限");
  EXPECT_EQ(RejectOfRecord(R"("期限":"9999年")"), "record XZ0912 期限");
  EXPECT_EQ(RejectOfRecord(R"("期限":"99999999日")"), "record XZ0912 期限");
  EXPECT_EQ(RejectOfRecord(R"("负有责任":"是")"), "record XZ0909 负有责任");
  EXPECT_EQ(RejectOfRecord(R"("渠道":"网站")"), "record XZ0909 渠道");
  EXPECT_EQ(RejectOfRecord(R"("渠道":[1])"), "record XZ0909 渠道");
  EXPECT_EQ(RejectOfRecord(R"("文号":{"甲":[1]})"), "record XZ0909 文号");
  EXPECT_EQ(RejectOfRecord(R"("文号":"")"), "record XZ0915 文号");
  EXPECT_EQ(RejectOfRecord(R"("文号":"甲\u0000")"), "record XZ0916 文号");
  EXPECT_EQ(RejectOfRecord(R"("文号":"甲","文号":"乙")"), "record XZ0906 文号");
  EXPECT_EQ(RejectOfRecord(R"("收到时间":"昨天")"), "record XZ0926 收到时间");
  EXPECT_EQ(RejectOfRecord(R"("撤销":"是")"), "record XZ0909 撤销");
  EXPECT_EQ(RejectOfRecord(R"("撤销":false,"撤销":true)"), "record XZ0906 撤销");
  EXPECT_EQ(RejectOfRecord(R"("撤销":false,"撤销":false)"), "record XZ0906 撤销");
  EXPECT_EQ(RejectOfRecord(R"("文号":" \t　\u200B")"), "record XZ0915 文号");
  EXPECT_EQ(RejectOfRecord(R"("异议":[],"异议":[])"), "record XZ0906 异议");
}

// Names that look the same and are not would count one record twice, or lose a step.
TEST_F(NdjsonTest, RejectsNamesWithBlanksAtTheirEndsOrInvisibleCharacters) {
  for (const char* key : {"r1 ", " r1", R"(r\u200b1)", R"(r1\u202e)", R"(r\u00011)", R"(r1\n)",
                          "r1　", R"(\uFEFFr1)", R"(r\u20281)"}) {
    const Reading reading = ReadText(FirmWith(Record(key)));
    EXPECT_EQ(reading.only_reject(), "record XZ0936 编号") << key;
    EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
  }
  for (const char* key : {"r 1", "苏 安　罚〔2025〕1号", "é-1"}) {
    EXPECT_THAT(ReadText(FirmWith(Record(key))).rejects, IsEmpty()) << key;
  }
  EXPECT_THAT(ReadText(FirmWith(Record("r1", R"("文号":" 第1号\n")"))).rejects, IsEmpty());
  EXPECT_EQ(RejectOfLine(R"({"标识":"甲\u200B","类型":"其他"})"), "subject XZ0936 标识");
}

TEST_F(NdjsonTest, HalfAMillionReferencesAreReadAtOnce) {
  std::string keys;
  for (int i = 0; i < 500'000; ++i) keys += "\"k" + std::to_string(i) + "\",";
  keys += "\"k7\"";
  const Reading reading = ReadText(
      Firm(R"("程序事件":[{"编号":"e","步骤":"认定","日期":"2020-01-02","标的":[)" + keys + "]}]"));
  EXPECT_THAT(reading.rejects, IsEmpty());
  const xinze_table& events = reading.batch().view().tables[world_.event.index()];
  EXPECT_EQ(events.columns[4].ref_offsets[1], 500'000);
}

TEST_F(NdjsonTest, RejectsElementsThatAreNoObjects) {
  const Reading reading = ReadText(FirmWith("1," + Record("r1") + ",[{}]"));
  ASSERT_EQ(reading.rejects.size(), 2U);
  EXPECT_EQ(reading.rejects[0].faults.front().code, diagnostics::Code::XZ0922);
  EXPECT_EQ(reading.rejects[0].original, "1");
  EXPECT_EQ(reading.rejects[1].original, "[{}]");
  EXPECT_THAT(KeysOf(reading.batch(), world_.record), ElementsAre("r1"));
}

TEST_F(NdjsonTest, RejectedRecordLeavesTheOthersAndMakesOnlyItsCollectionIncomplete) {
  const Reading reading = ReadText(FirmWith(Record("r1") + R"(,{"编号":"r2","认定日期":"昨天"})"));
  EXPECT_THAT(KeysOf(reading.batch(), world_.record), ElementsAre("r1"));
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.role), INT32_MAX);
  const Reject& reject = reading.rejects.at(0);
  EXPECT_EQ(reject.subject, kFirm);
  EXPECT_EQ(reject.collection, "信用信息");
  EXPECT_EQ(reject.record, "r2");
  EXPECT_EQ(reject.line, 1U);
  EXPECT_EQ(reject.original, R"({"编号":"r2","认定日期":"昨天"})");
}

TEST_F(NdjsonTest, RejectInANestedCollectionIsOfThatRecordsCollection) {
  const Reading reading = ReadText(FirmWith(Record("r1", R"("异议":[{"收到日期":"?"}])") + "," +
                                            Record("r2", R"("异议":[{"收到日期":"2020-02-01"}])")));
  EXPECT_EQ(reading.only_reject(), "record XZ0910 收到日期");
  const Batch& batch = reading.batch();
  EXPECT_EQ(CompleteUntil(batch, world_.objection, 0), INT32_MIN);
  EXPECT_EQ(CompleteUntil(batch, world_.objection, 1), INT32_MAX);
  EXPECT_EQ(CompleteUntil(batch, world_.record), INT32_MAX);
  EXPECT_EQ(batch.rows(world_.objection), 1);
}

TEST_F(NdjsonTest, RejectsACollectionThatIsNoArrayAsAWhole) {
  const Reading reading = ReadText(Firm(R"("信用信息":{"编号":"r1"} ,"责任人":[])"));
  EXPECT_EQ(reading.only_reject(), "collection XZ0921");
  EXPECT_EQ(reading.rejects[0].collection, "信用信息");
  EXPECT_EQ(reading.rejects[0].original, R"({"编号":"r1"})");
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), INT32_MIN);
  EXPECT_EQ(reading.accounts.collections_rejected, 1U);
}

// ---- rejects of subjects
// --------------------------------------------------------------------------

TEST_F(NdjsonTest, RejectsLinesThatAreNoJson) {
  EXPECT_EQ(RejectOfLine("{"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine("hello"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x)"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x",})"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识" "x"})"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x"}})"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x"}{"标识":"y"})"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x"} 尾巴)"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"标识":"\q"})"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine("{\"标识\":\"a\tb\"}"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"信用信息":[1})"), "subject XZ0901");
  EXPECT_EQ(RejectOfLine(R"({"信用信息":[}])"), "subject XZ0901");
}

TEST_F(NdjsonTest, ValidatesWhatNoSchemaReads) {
  for (const std::string value : {"nul", "tru", "01", "1.", "+1", "1e", "-", "NaN", R"("\u12")",
                                  "[1,]", "[1 2]", R"({"a":1,})", R"({"a"})", "{1:2}"}) {
    EXPECT_EQ(RejectOfLine(R"({"备注":)" + value + "}"), "subject XZ0901") << value;
  }
}

TEST_F(NdjsonTest, RejectsOtherLines) {
  EXPECT_EQ(RejectOfLine("[]"), "subject XZ0905");
  EXPECT_EQ(RejectOfLine("12"), "subject XZ0905");
  EXPECT_EQ(RejectOfLine(R"("文本")"), "subject XZ0905");
  EXPECT_EQ(RejectOfLine("{}"), "subject XZ0907 标识 XZ0907 类型");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x"})"), "subject XZ0907 类型");
  EXPECT_EQ(RejectOfLine(R"({"标识":91,"类型":"法人"})"), "subject XZ0909 标识");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x","标识":"y","类型":"其他"})"), "subject XZ0906 标识");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x","类型":"其他","信用信息":[],"信用信息":[]})"),
            "subject XZ0906 信用信息");
  EXPECT_EQ(RejectOfLine(R"({"标识":"x","类型":"其他","撤销":true})"), "subject XZ0928 撤销");
}

TEST_F(NdjsonTest, RejectsNestingWithoutEnd) {
  std::string open;
  for (int i = 0; i < 100000; ++i) open += "[";
  std::string close(open.size(), ']');
  EXPECT_EQ(RejectOfLine(R"({"备注":)" + open + close + "}"), "subject XZ0904");
  EXPECT_EQ(RejectOfLine(R"({"信用信息":)" + open + close + "}"), "subject XZ0904");
  std::string objects;
  for (int i = 0; i < 1000; ++i) objects += R"({"a":)";
  EXPECT_EQ(RejectOfLine(R"({"备注":)" + objects + "1" + std::string(1000, '}') + "}"),
            "subject XZ0904");
}

TEST_F(NdjsonTest, NamesTheByteThatIsNotUtf8) {
  const Reading reading = ReadText("{\"标识\":\"\xB7\xA8\"}\n");
  EXPECT_EQ(reading.only_reject(), "subject XZ0902");
  EXPECT_THAT(reading.rejects[0].faults.front().reason.en, HasSubstr("byte 12 "));
}

TEST_F(NdjsonTest, ChecksIdentifiersByTheKindOfSubject) {
  const auto line = [](const std::string& id, const std::string& kind) {
    return R"({"标识":")" + id + R"(","类型":")" + kind + R"(","出生日期":"1999-12-31"})";
  };
  EXPECT_EQ(RejectOfLine(line("91000000PDY00001X9", "法人")), "subject XZ0918 标识");
  EXPECT_EQ(RejectOfLine(line("91000000PDYO0001X8", "法人")), "subject XZ0917 标识");
  EXPECT_EQ(RejectOfLine(line(kPerson, "法人")), "subject XZ0918 标识");
  EXPECT_EQ(RejectOfLine(line("999999199912310029", "自然人")), "subject XZ0918 标识");
  EXPECT_EQ(RejectOfLine(line("999999199902300010", "自然人")), "subject XZ0917 标识");
  EXPECT_EQ(RejectOfLine(line("9.99999199912310E17", "自然人")), "subject XZ0919 标识");
  EXPECT_EQ(RejectOfLine(line("999999199912310000", "自然人")), "subject XZ0919 标识");
  EXPECT_EQ(ReadText(line("任何写法", "其他")).accounts.subjects_used, 1U);
}

TEST_F(NdjsonTest, KeepsIdentifiersInTheirCanonicalSpelling) {
  const Reading reading = ReadText(R"({"标识":"91000000pdy00001x8","类型":"法人"})");
  EXPECT_EQ(reading.batch().subject_id(0), kFirm);
}

TEST_F(NdjsonTest, RejectsAllLinesOfOneIdentifier) {
  ReaderOptions options;
  options.batch_subjects = 1;
  const std::string other = std::string(R"({"标识":")") + kOtherFirm + R"(","类型":"法人"})" + "\n";
  const std::string small = std::string(R"({"类型":"法人","标识":"91000000pdy00001x8"})") + "\n";
  const Reading reading = ReadText(FirmWith("") + "\n" + other + small + FirmWith(""), options);
  ASSERT_EQ(reading.batches.size(), 1U);
  EXPECT_EQ(reading.batch().subject_id(0), kOtherFirm);
  EXPECT_EQ(reading.accounts.subjects_used, 1U);
  ASSERT_EQ(reading.rejects.size(), 3U);
  const std::array<uint64_t, 3> lines = {1, 4, 5};
  const std::array<std::string, 3> others = {"line 4", "line 1", "line 1"};
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(reading.rejects[i].line, lines[i]);
    EXPECT_EQ(reading.rejects[i].faults.front().code, diagnostics::Code::XZ0920);
    EXPECT_THAT(reading.rejects[i].faults.front().reason.en, HasSubstr(others[i]));
  }
}

TEST_F(NdjsonTest, RejectsAllLinesOfOneIdentifierOfAnyKind) {
  const std::string place = std::string(R"({"标识":"cafe\u0301","类型":"其他"})") + "\n";
  const std::string same = std::string(R"({"标识":"café","类型":"其他"})") + "\n";
  const std::string capital = std::string(R"({"标识":"CAFÉ","类型":"其他"})") + "\n";
  const Reading reading = ReadText(place + same + capital);
  ASSERT_EQ(reading.rejects.size(), 2U);
  EXPECT_EQ(reading.rejects[0].line, 1U);
  EXPECT_EQ(reading.rejects[1].line, 2U);
  EXPECT_EQ(reading.accounts.subjects_used, 1U);
}

TEST_F(NdjsonTest, NamesTheOtherFileOfASubjectReadTwice) {
  const TemporaryFile first(FirmWith(""));
  const TemporaryFile second("\n" + FirmWith(""));
  const Reading reading = ReadFiles(schema_, {first.path(), second.path()});
  ASSERT_EQ(reading.rejects.size(), 2U);
  EXPECT_EQ(reading.rejects[0].file, first.path());
  EXPECT_THAT(reading.rejects[0].faults.front().reason.zh, HasSubstr(second.path()));
  EXPECT_EQ(reading.rejects[1].file, second.path());
  EXPECT_THAT(reading.rejects[1].faults.front().reason.zh, HasSubstr(first.path()));
}

TEST_F(NdjsonTest, ALineThatIsRejectedForAnotherReasonCountsToo) {
  const Reading reading = ReadText(FirmWith("") + Firm(R"("登记地区":1)"));
  ASSERT_EQ(reading.rejects.size(), 2U);
  EXPECT_EQ(reading.rejects[0].faults.front().code, diagnostics::Code::XZ0920);
  EXPECT_EQ(reading.rejects[1].faults.front().code, diagnostics::Code::XZ0909);
  EXPECT_EQ(reading.accounts.subjects_used, 0U);
}

// ---- lines and files
// --------------------------------------------------------------------------------

TEST_F(NdjsonTest, PassesOverByteOrderMarkCarriageReturnsAndEmptyLines) {
  const std::string other = std::string(R"({"标识":")") + kOtherFirm + R"(","类型":"法人"})";
  const Reading reading =
      ReadText("\xEF\xBB\xBF" + Firm(R"("信用信息":[])") + "\r\n  \n\n" + other + "\r\n");
  EXPECT_THAT(reading.rejects, IsEmpty());
  EXPECT_EQ(reading.accounts.subject_lines, 2U);
  EXPECT_EQ(reading.batch().origin(1), (Origin{0, 5}));
}

TEST_F(NdjsonTest, EmptyFileHoldsNoSubject) {
  for (const std::string text : {"", "\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n"}) {
    const Reading reading = ReadText(text);
    EXPECT_THAT(reading.batches, IsEmpty());
    EXPECT_THAT(reading.rejects, IsEmpty());
    EXPECT_FALSE(reading.error.has_value());
    EXPECT_EQ(reading.accounts.subject_lines, 0U);
  }
}

TEST_F(NdjsonTest, ReadsAlikeWhateverTheBufferCutsThrough) {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < 4; ++i) {
    text += std::string(R"({"标识":"主体)") + std::to_string(i) +
            R"(","类型":"其他","信用信息":[)" +
            Record("r" + std::to_string(i), R"("文号":"苏〔2020〕1号")") + "]}\r\n";
  }
  text.resize(text.size() - 2);
  for (size_t size = 1; size < 64; ++size) {
    ReaderOptions options;
    options.limits.buffer_bytes = size;
    const Reading reading = ReadText(text, options);
    ASSERT_THAT(reading.rejects, IsEmpty()) << size;
    ASSERT_EQ(reading.batch().subjects(), 4) << size;
    ASSERT_EQ(reading.batch().key(world_.record, 3), "r3") << size;
    ASSERT_EQ(reading.batch().subject_id(3), "主体3") << size;
  }
}

TEST_F(NdjsonTest, ALineBeyondTheLimitIsOneRejectAndTheRestGoesOn) {
  for (const size_t buffer : {size_t{16}, size_t{256}, size_t{1} << 20U}) {
    ReaderOptions options;
    options.limits.line_bytes = 500;
    options.limits.buffer_bytes = buffer;
    options.limits.kept_bytes = 10;
    const std::string fits = R"({"备注":")" + std::string(487, 'x') + R"("})";
    ASSERT_EQ(fits.size(), 500U);
    const Reading reading = ReadText(
        std::string(100000, 'x') + "\n" + fits + "\n" + fits + " \n" + FirmWith(""), options);
    ASSERT_EQ(reading.rejects.size(), 3U) << buffer;
    EXPECT_EQ(reading.rejects[0].faults.front().code, diagnostics::Code::XZ0903);
    EXPECT_EQ(reading.rejects[0].original, "xxxxxxxxxx");
    EXPECT_TRUE(reading.rejects[0].original_cut);
    EXPECT_EQ(reading.rejects[1].faults.front().code, diagnostics::Code::XZ0907)
        << "exactly at the limit";
    EXPECT_EQ(reading.rejects[2].faults.front().code, diagnostics::Code::XZ0903)
        << "one byte beyond it";
    EXPECT_EQ(reading.batch().origin(0), (Origin{0, 4}));
  }
}

TEST_F(NdjsonTest, ALongLastLineWithoutEndIsRejectedToo) {
  ReaderOptions options;
  options.limits.line_bytes = 500;
  const Reading reading = ReadText(FirmWith("") + std::string(5000, 'x'), options);
  EXPECT_EQ(reading.only_reject(), "subject XZ0903");
}

TEST_F(NdjsonTest, UnreadableFilesAndDirectoriesEndTheRun) {
  EXPECT_EQ(ReadFiles(schema_, {"/没有/这个文件"}).error.value().code, "XZ0930");
  EXPECT_EQ(ReadFiles(schema_, {::testing::TempDir()}).error.value().code, "XZ0931");
}

TEST_F(NdjsonTest, BatchesEndAtTheirNumberOfSubjects) {
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text += R"({"标识":"主体)" + std::to_string(i) + R"(","类型":"其他","信用信息":[)" +
            Record("r") + "]}\n";
  }
  ReaderOptions options;
  options.batch_subjects = 2;
  const Reading reading = ReadText(text, options);
  ASSERT_EQ(reading.batches.size(), 3U);
  EXPECT_EQ(reading.batches[1].subject_id(0), "主体2");
  EXPECT_EQ(reading.batches[1].view().tables[world_.record.index()].offsets[2], 2);
  EXPECT_EQ(reading.batches[2].subjects(), 1);
  EXPECT_EQ(reading.batches[2].origin(0), (Origin{0, 5}));
}

// ---- accounts
// ---------------------------------------------------------------------------------------

TEST_F(NdjsonTest, AccountsForEverySubjectAndRecordOnce) {
  const Reading reading = ReadText(
      FirmWith(
          Record("r1") + R"(,{"编号":"坏"},)" +
          Record("r2", R"("收到时间":"2020-01-01T00:00:00Z")") + "," +
          Record("r2", R"("收到时间":"2021-01-01T00:00:00Z","异议":[{"收到日期":"2020-01-01"}])") +
          "," + R"({"认定日期":"2020-01-01","异议":[{"收到日期":"2020-01-01"}]})") +
      std::string(R"({"标识":")") + kOtherFirm + R"(","类型":1,"信用信息":[)" + Record("r1") + "," +
      Record("r2") + "]}\n" + "坏行\n");
  const Accounts& accounts = reading.accounts;
  EXPECT_EQ(accounts.subject_lines, 3U);
  EXPECT_EQ(accounts.subjects_used, 1U);
  EXPECT_EQ(accounts.subjects_rejected, 2U);
  EXPECT_EQ(
      accounts.records,
      (RowCounts{.read = 9, .used = 3, .rejected = 2, .set_aside = 1, .fell_with_parent = 3}));
  uint64_t records = 0;
  uint64_t subjects = 0;
  for (const auto& [reason, count] : accounts.rejects) {
    (reason.level == RejectLevel::kRecord ? records : subjects) += count;
  }
  EXPECT_EQ(records, 2U);
  EXPECT_EQ(subjects, 2U);
  EXPECT_EQ(reading.rejects.size(), 4U);
}

TEST_F(NdjsonTest, CountsKeysThatTheSchemaLacks) {
  const Reading reading =
      ReadText(FirmWith(Record("r1", R"("修复曰期":"2020-01-01","x":{"a":[1]})") + "," +
                        Record("r2", R"("修复曰期":null)")));
  EXPECT_THAT(reading.rejects, IsEmpty());
  EXPECT_EQ(reading.accounts.unknown_keys.at("信用信息.修复曰期"), 2U);
  EXPECT_EQ(reading.accounts.unknown_keys.at("信用信息.x"), 1U);
  EXPECT_THAT(PrintAccounts(reading.accounts, diagnostics::Language::kEn), HasSubstr("XZ0929"));
}

TEST_F(NdjsonTest, OneRejectASubjectHoweverMuchIsWrongWithIt) {
  const Reading reading = ReadText(R"({"类型":1,"标识":2,"信用信息":[{},{}]})");
  EXPECT_EQ(reading.only_reject(), "subject XZ0909 类型 XZ0909 标识");
  EXPECT_EQ(reading.accounts.records.fell_with_parent, 2U);
}

TEST_F(NdjsonTest, OneRejectARecordWithAllThatIsWrongWithIt) {
  const Reading reading = ReadText(FirmWith(
      Record("r0") + "," +
      R"({"编号":"r1","程度":"较重","金额":"3,5","金额":"1","渠道":["甲","乙"],"期限":"久"})"));
  EXPECT_EQ(reading.only_reject(),
            "record XZ0913 程度 XZ0911 金额 XZ0906 金额 XZ0913 渠道 XZ0914 期限 XZ0907 认定日期");
  EXPECT_EQ(reading.rejects[0].position, 2U);
  EXPECT_EQ(reading.rejects[0].record, "r1");
}

}  // namespace
}  // namespace xinze::record
