#include "compiler/diagnostics/diagnostic.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xinze::diagnostics {
namespace {

using base::SourceId;
using base::SourceStore;
using base::Span;
using testing::ElementsAre;

TEST(DiagnosticsTest, ArgumentsStandInTheMessageOfEitherLanguage) {
  Diagnostics sink;
  sink.Report(Code::XZ0201, Span{}).ArgName("且").Arg("名称", "a name");
  const Diagnostic& diagnostic = sink.all().front();
  EXPECT_EQ(diagnostic.message(Language::kZh), "此处不应出现“且”\uFF0C应为名称");
  EXPECT_EQ(diagnostic.message(Language::kEn), "unexpected “且”, expected a name");
  sink.Report(Code::XZ0214, Span{}).ArgName("有效").Arg("后果", "consequence").Arg("无效", "void");
  EXPECT_EQ(sink.all().back().help(Language::kZh), "可以写\uFF1A无效");
  EXPECT_EQ(sink.all().back().help(Language::kEn), "may be: void");
}

TEST(DiagnosticsTest, ArgumentsKeepTheirKinds) {
  Diagnostics sink;
  sink.Report(Code::XZ0204, Span{}).Arg(uint64_t{200}).ArgDate("2024-02-29").Arg("x").ArgName("y");
  const std::vector<Argument>& args = sink.all().front().args;
  ASSERT_EQ(args.size(), 4U);
  EXPECT_EQ(args[0], (Argument{Argument::Kind::kNumber, {"200", "200"}}));
  EXPECT_EQ(args[1], (Argument{Argument::Kind::kDate, {"2024-02-29", "2024-02-29"}}));
  EXPECT_EQ(args[2], (Argument{Argument::Kind::kText, {"x", "x"}}));
  EXPECT_EQ(args[3], (Argument{Argument::Kind::kName, {"y", "y"}}));
}

TEST(DiagnosticsDeathTest, MissingArgumentIsABug) {
  Diagnostics sink;
  sink.Report(Code::XZ0201, Span{}).Arg("且");
  EXPECT_DEATH(static_cast<void>(sink.all().front().message(Language::kZh)),
               "XZ0201 was reported without argument 1");
}

TEST(DiagnosticsTest, ErrorOfTheSurroundingsKeepsItsMessage) {
  Diagnostics sink;
  sink.ReportError(base::Error{"XZ0102", "无法读取 a", "cannot read a"});
  EXPECT_EQ(sink.all().front().message(Language::kZh), "无法读取 a");
  EXPECT_EQ(sink.all().front().message(Language::kEn), "cannot read a");
  EXPECT_EQ(sink.all().front().help(Language::kEn), Info(Code::XZ0102).help.en);
  EXPECT_TRUE(sink.has_errors());
}

TEST(DiagnosticsTest, EveryErrorOfALoadIsRegistered) {
  SourceStore sources(base::SourceLimits{.max_bytes = 4});
  Diagnostics sink;
  sink.ReportError(sources.Add("a", "\xFF").error());
  sink.ReportError(sources.Load("/no/such/file").error());
  sink.ReportError(sources.Add("a", "12345").error());
  sink.ReportError(sources.Load("/").error());
  EXPECT_THAT(sink.codes(), ElementsAre(Code::XZ0101, Code::XZ0102, Code::XZ0103, Code::XZ0104));
}

TEST(DiagnosticsDeathTest, UnregisteredErrorIsABug) {
  Diagnostics sink;
  EXPECT_DEATH(sink.ReportError(base::Error{"XZ0000", "甲", "a"}), "unregistered code XZ0000");
}

TEST(DiagnosticsTest, SortsByPathThenPlaceAndDropsRepetitions) {
  SourceStore sources;
  const SourceId b = *sources.Add("b", "abcdef");
  const SourceId a = *sources.Add("a", "abcdef");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Span{b, 0, 1});
  sink.Report(Code::XZ0203, Span{a, 4, 5}).Arg("@");
  sink.Report(Code::XZ0202, Span{a, 4, 5});
  sink.Report(Code::XZ0202, Span{a, 1, 2});
  sink.Report(Code::XZ0203, Span{a, 4, 5}).Arg("#");
  sink.Report(Code::XZ0203, Span{a, 4, 5}).Arg("@");
  sink.Report(Code::XZ0102, Span{});
  const std::vector<Diagnostic> sorted = sink.Sorted(sources);
  ASSERT_EQ(sorted.size(), 6U);
  EXPECT_EQ(sorted[0].code, Code::XZ0102);
  EXPECT_EQ(sorted[1].span, (Span{a, 1, 2}));
  EXPECT_EQ(sorted[2].code, Code::XZ0202);
  EXPECT_EQ(sorted[3].args[0].text.zh, "#");
  EXPECT_EQ(sorted[4].args[0].text.zh, "@");
  EXPECT_EQ(sorted[5].span.source, b);
}

TEST(DiagnosticsTest, EqualMessagesWithDifferentLabelsBothStay) {
  SourceStore sources;
  const SourceId a = *sources.Add("a", "abcdef");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Span{a, 0, 1}).Label(Span{a, 1, 2}, "甲", "first");
  sink.Report(Code::XZ0202, Span{a, 0, 1}).Label(Span{a, 2, 3}, "乙", "second");
  EXPECT_EQ(sink.Sorted(sources).size(), 2U);
}

TEST(DiagnosticsTest, BeyondTheLimitDiagnosticsAreCountedNotKept) {
  Diagnostics sink(2);
  for (int i = 0; i < 5; ++i) {
    sink.Report(Code::XZ0203, Span{}).Arg(i).Label(Span{}, "甲", "a").Fix(Span{}, "");
  }
  sink.ReportError(base::Error{"XZ0102", "甲", "a"});
  EXPECT_EQ(sink.size(), 2U);
  EXPECT_EQ(sink.error_count(), 6U);
  EXPECT_EQ(sink.dropped(), 4U);
  EXPECT_EQ(sink.all().back().args[0].text.zh, "1");
  EXPECT_TRUE(sink.all().back().whole_message.zh.empty());
}

TEST(DiagnosticsTest, AppendJoinsInOrder) {
  Diagnostics first(3);
  first.Report(Code::XZ0202, Span{});
  Diagnostics second;
  second.Report(Code::XZ0203, Span{}).Arg("@");
  second.Report(Code::XZ0204, Span{}).Arg(9);
  second.Report(Code::XZ0102, Span{});
  first.Append(std::move(second));
  EXPECT_THAT(first.codes(), ElementsAre(Code::XZ0202, Code::XZ0203, Code::XZ0204));
  EXPECT_EQ(first.error_count(), 4U);
  EXPECT_EQ(first.dropped(), 1U);
  EXPECT_TRUE(first.Has(Code::XZ0204));
  EXPECT_FALSE(first.Has(Code::XZ0102));
}

}  // namespace
}  // namespace xinze::diagnostics
