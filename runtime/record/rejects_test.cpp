#include "runtime/record/rejects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "runtime/record/problem.h"
#include "runtime/record/subject_ids.h"

namespace xinze::record {
namespace {

using diagnostics::Code;
using diagnostics::Language;
using ::testing::HasSubstr;
using ::testing::Not;

Fault FaultOf(const Problem& problem) {
  return {problem.field, problem.code, problem.reason(), problem.help()};
}

Reject SomeReject() {
  Reject reject;
  reject.level = RejectLevel::kRecord;
  reject.file = "甲.ndjson";
  reject.line = 7;
  reject.subject = "999999199912310028";
  reject.collection = "信用信息";
  reject.record = "r1";
  reject.position = 2;
  reject.faults = {FaultOf(AboutField(Code::XZ0910, "认定日期"))};
  reject.original = "{\"编号\":\"r1\",\"认定日期\":\"2025-02-30\"}";
  return reject;
}

TEST(RejectsTest, PrintsARejectAsOneObjectWithItsOriginal) {
  const std::string line = PrintReject(SomeReject(), Language::kEn);
  EXPECT_THAT(line, Not(HasSubstr("\n")));
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["level"], "record");
  EXPECT_EQ(json["file"], "甲.ndjson");
  EXPECT_EQ(json["line"], 7);
  EXPECT_EQ(json["subject"], "999999199912310028");
  EXPECT_EQ(json["collection"], "信用信息");
  EXPECT_EQ(json["record"], "r1");
  EXPECT_EQ(json["position"], 2);
  EXPECT_EQ(json["field"], "认定日期");
  EXPECT_EQ(json["code"], "XZ0910");
  EXPECT_EQ(json["reason"], "“认定日期” is not a date that exists");
  EXPECT_EQ(json["original"], SomeReject().original);
  EXPECT_FALSE(json.contains("original_cut"));
}

TEST(RejectsTest, LeavesOutWhatDoesNotApply) {
  Reject reject;
  reject.file = "f";
  reject.faults = {FaultOf(Problem(Code::XZ0905, ""))};
  reject.original = "[]";
  reject.original_cut = true;
  const auto json = nlohmann::json::parse(PrintReject(reject, Language::kZh));
  for (const char* name : {"subject", "collection", "record", "position", "field", "also"}) {
    EXPECT_FALSE(json.contains(name)) << name;
  }
  EXPECT_EQ(json["original_cut"], true);
}

TEST(RejectsTest, KeepsBrokenBytesExactly) {
  Reject reject = SomeReject();
  for (const auto& [bytes, base64] :
       {std::pair("\xB7\xA8\xFF", "t6j/"), {"\xB7\xA8", "t6g="}, {"\xB7", "tw=="}}) {
    reject.original = bytes;
    const auto json = nlohmann::json::parse(PrintReject(reject, Language::kZh));
    EXPECT_EQ(json["original_base64"], base64);
    EXPECT_FALSE(json.contains("original"));
  }
}

TEST(RejectsTest, NoticeNamesThePlaceAndNothingOfTheData) {
  const std::string notice = PrintRejectNotice(SomeReject(), Language::kZh);
  EXPECT_EQ(notice, "甲.ndjson:7: XZ0910 信用信息第2条.认定日期: “认定日期” 不是真实存在的日期");
  EXPECT_THAT(notice, Not(HasSubstr("999999")));
  EXPECT_THAT(notice, Not(HasSubstr("r1")));
}

TEST(RejectsTest, TellsAllFaultsOfARowInOneReject) {
  Reject reject = SomeReject();
  reject.faults.push_back(FaultOf(AboutField(Code::XZ0911, "金额")));
  reject.faults.push_back(FaultOf(Problem(Code::XZ0924, "")));
  const auto json = nlohmann::json::parse(PrintReject(reject, Language::kZh));
  EXPECT_EQ(json["code"], "XZ0910");
  ASSERT_EQ(json["also"].size(), 2U);
  EXPECT_EQ(json["also"][0]["field"], "金额");
  EXPECT_EQ(json["also"][0]["code"], "XZ0911");
  EXPECT_FALSE(json["also"][1].contains("field"));
  EXPECT_THAT(
      PrintRejectNotice(reject, Language::kEn),
      HasSubstr("not a date that exists; XZ0911 信用信息[2].金额: “金额” is not an amount"));
}

TEST(RejectsTest, AccountsCountByFileLevelAndCode) {
  Accounts accounts;
  accounts.Add(SomeReject());
  accounts.Add(SomeReject());
  Reject other = SomeReject();
  other.file = "乙.ndjson";
  accounts.Add(other);
  const auto json = nlohmann::json::parse(PrintAccounts(accounts, Language::kZh));
  ASSERT_EQ(json["rejects"].size(), 2U);
  EXPECT_EQ(json["rejects"][0]["count"].get<int>() + json["rejects"][1]["count"].get<int>(), 3);
}

TEST(SubjectIdsTest, FindsWhereElseAnIdentifierStands) {
  SubjectIds ids;
  EXPECT_EQ(ids.Another("0", {1, 0}), std::nullopt);
  std::vector<std::string> all = {"",
                                  "0",
                                  "00",
                                  "A",
                                  "a",
                                  "主体",
                                  std::string(24, 'Z'),
                                  std::string(25, 'Z'),
                                  "91000000PDY00001X8"};
  for (int i = 0; i < 5000; ++i) all.push_back("ID" + std::to_string(i));
  for (size_t i = 0; i < all.size(); ++i) ids.Add(all[i], {1, i});
  EXPECT_EQ(ids.size(), all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(ids.Another(all[i], {1, i}), std::nullopt) << all[i];
  }
  for (size_t i = 0; i < all.size(); ++i) ids.Add(all[i], {2, i});
  EXPECT_EQ(ids.size(), all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(ids.Another(all[i], {1, i}), (Origin{2, i})) << all[i];
    EXPECT_EQ(ids.Another(all[i], {2, i}), (Origin{1, i})) << all[i];
    ids.Add(all[i], {3, i});
    EXPECT_EQ(ids.Another(all[i], {3, i}), (Origin{1, i})) << all[i];
  }
}

}  // namespace
}  // namespace xinze::record
