#include "compiler/diagnostics/render.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace xinze::diagnostics {
namespace {

using base::SourceId;
using base::SourceStore;
using base::Span;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// The span of the first occurrence of `part`.
Span Find(const SourceStore& sources, SourceId id, std::string_view part) {
  const size_t at = sources[id].text().find(part);
  EXPECT_NE(at, std::string_view::npos) << part;
  return sources[id].span(static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size()));
}

std::string Terminal(const Diagnostics& sink, const SourceStore& sources,
                     Language language = Language::kZh, bool colour = false) {
  return RenderTerminal(sink.Sorted(sources), sources,
                        TerminalOptions{.language = language, .colour = colour});
}

TEST(RenderTerminalTest, UnderlinesWideCharactersCellByCell) {
  SourceStore sources;
  const SourceId id = *sources.Add("政策.xinze", "名单 甲 是 黑名单\n  列入 当 且 有 失信信息\n");
  Diagnostics sink;
  sink.Report(Code::XZ0201, Find(sources, id, "且"))
      .ArgName("且")
      .Arg("名称", "a name")
      .Label(Find(sources, id, "列入"), "条件从这里开始", "the condition starts here")
      .Fix(Find(sources, id, "且 "), "")
      .Clause("苏政发〔2018〕23号 第三十条");
  EXPECT_EQ(Terminal(sink, sources),
            "错误[XZ0201]\uFF1A此处不应出现“且”\uFF0C应为名称\n"
            " --> 政策.xinze:2:8\n"
            "  |\n"
            "2 |   列入 当 且 有 失信信息\n"
            "  |           ^^\n"
            "  |   ---- 条件从这里开始\n"
            "  = 出路\uFF1A请检查这里是否多写或漏写了词语、标点\uFF0C名称与关键词之间是否留了空格\n"
            "  = 修正\uFF1A删去 `且 `\n"
            "  = 条款\uFF1A苏政发〔2018〕23号 第三十条\n"
            "\n");
}

TEST(RenderTerminalTest, SpeaksEnglish) {
  SourceStore sources;
  const SourceId id = *sources.Add("a.xinze", "原文 “列入\n");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Find(sources, id, "“"))
      .Note("说明", "quotation marks come in pairs")
      .Fix(Span{id, 16, 16}, "”");
  EXPECT_EQ(
      Terminal(sink, sources, Language::kEn),
      "error[XZ0202]: unterminated string: the closing ” is missing\n"
      " --> a.xinze:1:4\n"
      "  |\n"
      "1 | 原文 “列入\n"
      "  |      ^\n"
      "  = note: quotation marks come in pairs\n"
      "  = help: add the closing ” on the same line; where the text holds quotation marks, put "
      "the whole between 「 and 」\n"
      "  = fix: insert `”`\n"
      "\n");
}

TEST(RenderTerminalTest, ShowsEveryFileAndEveryDistantLine) {
  SourceStore sources;
  const SourceId a = *sources.Add("a", "一\n二\n三\n四\n五\n六\n七\n八\n九\n十 甲\n");
  const SourceId b = *sources.Add("b", "乙\n");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Find(sources, a, "甲"))
      .Label(Find(sources, a, "三"), "先在这里", "first here")
      .Label(Find(sources, b, "乙"), "上位", "upper layer");
  EXPECT_EQ(Terminal(sink, sources),
            "错误[XZ0202]\uFF1A引号没有成对\uFF1A缺少 ”\n"
            "  --> a:10:3\n"
            "   |\n"
            " 3 | 三\n"
            "   | -- 先在这里\n"
            "...\n"
            "10 | 十 甲\n"
            "   |    ^^\n"
            "  ::: b:1:1\n"
            "   |\n"
            " 1 | 乙\n"
            "   | -- 上位\n"
            "   = 出路\uFF1A请在同一行补上 ”\uFF1B原文里有引号的\uFF0C外层请用「」\n"
            "\n");
}

TEST(RenderTerminalTest, SpanOverLinesSaysHowFarItReaches) {
  SourceStore sources;
  const SourceId id = *sources.Add("a", "ab\r\ncd\r\nef");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Span{id, 1, 9});
  EXPECT_THAT(Terminal(sink, sources), HasSubstr("1 | ab\n  |  ^ 至第 3 行\n"));
}

TEST(RenderTerminalTest, EmptySpanAndEndOfFileGetOneCell) {
  SourceStore sources;
  const SourceId id = *sources.Add("a", "ab\n");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Span{id, 3, 3});
  sink.Report(Code::XZ0202, Span{id, 2, 2});
  const std::string text = Terminal(sink, sources);
  EXPECT_THAT(text, HasSubstr("--> a:1:3\n  |\n1 | ab\n  |   ^\n"));
  EXPECT_THAT(text, HasSubstr("--> a:2:1\n  |\n2 | \n  | ^\n"));
}

TEST(RenderTerminalTest, TabsAndInvisibleCharactersAreShown) {
  SourceStore sources;
  const SourceId id = *sources.Add("a", "\t甲\u202E@\n");
  Diagnostics sink;
  sink.Report(Code::XZ0203, Find(sources, id, "@")).Arg("@");
  EXPECT_THAT(Terminal(sink, sources), HasSubstr("1 |     甲<U+202E>@\n  |               ^\n"));
}

TEST(RenderTerminalTest, NothingOfAPolicySteersTheTerminal) {
  SourceStore sources;
  const SourceId id = *sources.Add("a", "甲\x1b[2J\n");
  Diagnostics sink;
  sink.Report(Code::XZ0203, Find(sources, id, "\x1b"))
      .Arg("\x1b[2J")
      .Note("\x1b[2J", "\x1b[2J")
      .Fix(Find(sources, id, "\x1b"), "");
  const std::string text = Terminal(sink, sources);
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("1 | 甲<U+001B>[2J\n  |   ^^^^^^^^\n"));
  EXPECT_THAT(text, HasSubstr("删去 `<U+001B>`"));
}

// Takes no time in proportion to the length of the line, however many places it has.
TEST(RenderTerminalTest, EndlessLineIsReadAroundThePlaceOnly) {
  SourceStore sources;
  std::string line;
  for (int i = 0; i < 200000; ++i) line += "信a\t";
  const SourceId id = *sources.Add("a", line + line);
  Diagnostics sink;
  for (uint32_t i = 0; i < 5000; ++i) {
    sink.Report(Code::XZ0203, Span{id, 500000 + 5 * i, 500000 + 5 * i + 3}).Arg("信");
  }
  const std::string text = Terminal(sink, sources);
  std::string before;
  for (int i = 0; i < 5; ++i) before += "信a    ";
  EXPECT_NE(text.find(" --> a:1:300001\n  |\n1 | …"), std::string::npos);
  EXPECT_NE(text.find(before + "信a    信a"), std::string::npos) << text.substr(0, 400);
  EXPECT_NE(text.find("\n  |" + std::string(42, ' ') + "^^\n"), std::string::npos)
      << text.substr(0, 400);
}

TEST(RenderTerminalTest, EndOfALongLineIsShownToItsEnd) {
  SourceStore sources;
  std::string line;
  for (int i = 0; i < 3000; ++i) line += "信";
  const SourceId id = *sources.Add("a", line + "@");
  Diagnostics sink;
  sink.Report(Code::XZ0203, Find(sources, id, "@")).Arg("@");
  const std::string shown = "…" + line.substr(line.size() - 60) + "@\n";
  EXPECT_THAT(Terminal(sink, sources),
              HasSubstr("1 | " + shown + "  | " + std::string(41, ' ') + "^\n"));
}

TEST(RenderTerminalTest, LongLineIsCutAroundThePlace) {
  SourceStore sources;
  std::string line;
  for (int i = 0; i < 300; ++i) line += "信";
  const SourceId id = *sources.Add("a", line + "@" + line);
  Diagnostics sink;
  sink.Report(Code::XZ0203, Find(sources, id, "@")).Arg("@");
  std::string shown = "…";
  for (int i = 0; i < 20; ++i) shown += "信";
  EXPECT_THAT(Terminal(sink, sources), HasSubstr("1 | " + shown + "@信"));
  EXPECT_THAT(Terminal(sink, sources), HasSubstr("  | " + std::string(41, ' ') + "^\n"));
  EXPECT_THAT(Terminal(sink, sources), HasSubstr("信…\n"));
}

TEST(RenderTerminalTest, DiagnosticWithoutAPlaceHasNoExcerpt) {
  Diagnostics sink;
  sink.ReportError(base::Error{"XZ0102", "无法读取 a", "cannot read a"});
  EXPECT_EQ(Terminal(sink, SourceStore()),
            "错误[XZ0102]\uFF1A无法读取 a\n"
            "  = 出路\uFF1A请检查路径是否写对、文件是否存在、当前用户是否有读取权限\n\n");
}

TEST(RenderTerminalTest, ColoursOnlyWhenAsked) {
  SourceStore sources;
  const SourceId id = *sources.Add("a", "@");
  Diagnostics sink;
  sink.Report(Code::XZ0203, Span{id, 0, 1}).Arg("@");
  EXPECT_THAT(Terminal(sink, sources), Not(HasSubstr("\x1b")));
  EXPECT_THAT(Terminal(sink, sources, Language::kZh, true), HasSubstr("\x1b[1;31m^\x1b[0m"));
}

TEST(RenderTerminalTest, SpanPastTheEndIsCut) {
  SourceStore sources;
  const SourceId id = *sources.Add("a", "ab");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Span{id, 1, 99}).Label(Span{id, 50, 99}, "甲", "a");
  EXPECT_THAT(Terminal(sink, sources), HasSubstr("1 | ab\n  |  ^\n  |   - 甲\n"));
}

json OneJson(const Diagnostics& sink, const SourceStore& sources, Language language) {
  const std::string text = RenderJson(sink.all(), sources, language);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  return json::parse(text);
}

TEST(RenderJsonTest, ObjectSaysEverything) {
  SourceStore sources;
  const SourceId id = *sources.Add("政策.xinze", "一\n列入 当 且\n");
  Diagnostics sink;
  sink.Report(Code::XZ0201, Find(sources, id, "且"))
      .ArgName("且")
      .Arg("名称", "a name")
      .Label(Find(sources, id, "列入"), "这里", "here")
      .Note("说明", "a note")
      .Fix({{Find(sources, id, "且"), "或"}, {Span{id, 0, 0}, "x"}})
      .Clause("第三十条");
  EXPECT_EQ(OneJson(sink, sources, Language::kEn), json::parse(R"({
    "schema": "xinze.diagnostic/1", "code": "XZ0201", "level": "error",
    "message": "unexpected “且”, expected a name", "file": "政策.xinze",
    "start": {"line": 2, "column": 6, "offset": 15},
    "end": {"line": 2, "column": 7, "offset": 18},
    "args": [{"kind": "name", "value": "且"}, {"kind": "text", "value": "a name"}],
    "labels": [{"message": "here", "file": "政策.xinze",
                "start": {"line": 2, "column": 1, "offset": 4},
                "end": {"line": 2, "column": 3, "offset": 10}}],
    "notes": ["a note"],
    "fixes": [{"edits": [
      {"replacement": "或", "file": "政策.xinze",
       "start": {"line": 2, "column": 6, "offset": 15},
       "end": {"line": 2, "column": 7, "offset": 18}},
      {"replacement": "x", "file": "政策.xinze",
       "start": {"line": 1, "column": 1, "offset": 0},
       "end": {"line": 1, "column": 1, "offset": 0}}]}],
    "help": "see whether a word or mark is missing or too many here, and whether spaces part names from keywords", "clause": "第三十条"})"));
}

TEST(RenderJsonTest, DiagnosticWithoutAPlaceHasNoFile) {
  Diagnostics sink;
  sink.Report(Code::XZ0102, Span{});
  const json object = OneJson(sink, SourceStore(), Language::kZh);
  EXPECT_FALSE(object.contains("file"));
  EXPECT_FALSE(object.contains("start"));
  EXPECT_EQ(object["message"], "无法读取文件");
}

TEST(RenderJsonTest, NothingToSayIsEmpty) {
  EXPECT_EQ(RenderJson({}, SourceStore(), Language::kZh), "");
  EXPECT_EQ(RenderTerminal({}, SourceStore(), {}), "");
}

TEST(RenderSarifTest, LogNamesRulesAndPlaces) {
  SourceStore sources;
  const SourceId id = *sources.Add("policies/320000-jiangsu/失信.xinze", "列入 @\n");
  Diagnostics sink;
  sink.Report(Code::XZ0203, Find(sources, id, "@"))
      .Arg("@")
      .Label(Find(sources, id, "列入"), "这里", "here")
      .Fix(Find(sources, id, "@"), "");
  sink.Report(Code::XZ0102, Span{});
  const json log = json::parse(RenderSarif(sink.all(), sources, Language::kZh, "0.1.0"));
  EXPECT_EQ(log["version"], "2.1.0");
  const json& run = log["runs"][0];
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  const json& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), 2U);
  for (const json& result : run["results"]) {
    EXPECT_EQ(rules[result["ruleIndex"].get<size_t>()]["id"], result["ruleId"]);
  }
  const json& first = run["results"][0];
  EXPECT_EQ(first["level"], "error");
  EXPECT_THAT(first["message"]["text"].get<std::string>(), HasSubstr("不认识的字符 @\n"));
  const json place = json::parse(R"({"physicalLocation": {
      "artifactLocation": {"uri": "policies/320000-jiangsu/%E5%A4%B1%E4%BF%A1.xinze"},
      "region": {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 5}}})");
  EXPECT_EQ(first["locations"][0], place);
  EXPECT_EQ(first["relatedLocations"][0]["message"]["text"], "这里");
  EXPECT_EQ(first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
            "");
  EXPECT_FALSE(run["results"][1].contains("locations"));
}

TEST(RenderSarifTest, AbsolutePathIsAFileUri) {
  SourceStore sources;
  const SourceId id = *sources.Add("/a b/c#d", "x");
  Diagnostics sink;
  sink.Report(Code::XZ0202, Span{id, 0, 1});
  EXPECT_THAT(RenderSarif(sink.all(), sources, Language::kEn, "1"),
              HasSubstr("\"file:///a%20b/c%23d\""));
}

TEST(RenderSarifTest, CleanRunHasEmptyResults) {
  const json log = json::parse(RenderSarif({}, SourceStore(), Language::kZh, "1"));
  EXPECT_EQ(log["runs"][0]["results"], json::array());
}

}  // namespace
}  // namespace xinze::diagnostics
