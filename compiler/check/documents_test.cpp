// Front matter, layers, anchors, ledger ids and citations: what a literate file must hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/base/hash.h"
#include "compiler/check/check_fixture.h"

namespace xinze::check {
namespace {

using diagnostics::Code;
using testing::ElementsAre;

constexpr const char* kHead = "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n地区: 320000\n";

std::string DocumentText(const std::string& head, const std::string& body) {
  return "---\n" + head + "---\n\n# 办法\n\n## 第一条\n\n一般失信的有效期为1年。\n\n```xinze\n" +
         body + "\n```\n";
}

struct HeadCase {
  Code code;
  const char* head;
  const char* span;
};
void PrintTo(const HeadCase& one, std::ostream* stream) {
  *stream << diagnostics::CodeId(one.code) << "\n" << one.head;
}

const HeadCase kHeads[] = {
    {Code::XZ0701, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n标题: 办法\n", "标题"},
    {Code::XZ0702, "效力: 规范性文件\n施行: 2018-01-29\n", nullptr},
    {Code::XZ0702, "题名: 办法\n效力: 规范性文件\n", nullptr},
    {Code::XZ0703, "题名: 办法\n效力: 规范性文件\n施行: 2018-02-30\n", "2018-02-30"},
    {Code::XZ0703, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n状态: 有效\n", "有效"},
    {Code::XZ0703, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n期间计算: 随意\n", "随意"},
    {Code::XZ0703, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n地区: 江苏\n", "江苏"},
    {Code::XZ0508, "题名: 办法\n效力: 通知\n施行: 2018-01-29\n", "通知"},
    {Code::XZ0704, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n状态: 废止\n", "废止"},
    {Code::XZ0705, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n原文摘要: sha256:00\n",
     "sha256:00"},
    {Code::XZ0706, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n原文摘要: 待计算\n", "待计算"},
    {Code::XZ0714, "题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n优先于: 旧办法\n", "优先于"},
};

class FrontMatterTest : public testing::TestWithParam<HeadCase> {};

TEST_P(FrontMatterTest, IsChecked) {
  const HeadCase& one = GetParam();
  const Checked checked = CheckSources({{"办法.xinze.md", DocumentText(one.head, "定义 甲 = 真")}});
  const auto* found = checked.Find(one.code);
  ASSERT_NE(found, nullptr) << checked.Messages();
  if (one.span != nullptr) {
    EXPECT_EQ(checked.TextOf(*found), one.span);
  }
}

INSTANTIATE_TEST_SUITE_P(Each, FrontMatterTest, testing::ValuesIn(kHeads));

TEST(DocumentsTest, FrontMatterBecomesADocument) {
  const Checked checked =
      CheckSources({{"a.xinze.md",
                     DocumentText("题名: 办法\n文号: 苏政发〔2018〕23号\n制定机关: 江苏省人民政府\n"
                                  "效力: 地方政府规章\n地区: 320000\n施行: 2018-01-29\n"
                                  "有效期限: 3年\n失效后: 存续\n期间计算: 不含满期日\n",
                                  "定义 甲 = 真")}});
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const check::Document& document = checked.program().documents[DocumentId(3)];
  EXPECT_EQ(document.rank, Rank::LocalGovernmentRule);
  EXPECT_EQ(document.number, "苏政发〔2018〕23号");
  EXPECT_EQ(document.counting, literal::CountingMode::AnniversaryExcluded);
  EXPECT_EQ(document.after_end, AfterEnd::Continue);
  EXPECT_EQ(document.in_force_from, literal::Date::FromCivil(2018, 1, 29)->days);
  // The term runs through 2021-01-28; the document ends on the day after.
  EXPECT_EQ(document.in_force_until, literal::Date::FromCivil(2021, 1, 29)->days);
}

TEST(DocumentsTest, TheDigestOfTheProseIsAccepted) {
  Checked probe = CheckSources({{"a.xinze.md", DocumentText(kHead, "定义 甲 = 真")}});
  const std::string digest = base::ContentHash(probe.trees.back().normalised_prose);
  const Checked checked = CheckSources(
      {{"a.xinze.md", DocumentText(kHead + ("原文摘要: " + digest + "\n"), "定义 甲 = 真")}});
  EXPECT_TRUE(checked.sink.empty()) << checked.Messages();
}

TEST(DocumentsTest, DraftsCountOnlyIfAskedFor) {
  const std::string draft = DocumentText(std::string(kHead) + "状态: 草案\n", "定义 甲 = 真");
  EXPECT_TRUE(CheckSources({{"a.xinze.md", draft}}).program().definitions.size() == 5U);
  CheckOptions options;
  options.include_drafts = true;
  EXPECT_EQ(CheckSources({{"a.xinze.md", draft}}, options).program().definitions.size(), 6U);
}

TEST(DocumentsTest, ARegionTakesTheDocumentsOfItsChain) {
  EXPECT_THAT(RegionChain("320402"), ElementsAre("000000", "320000", "320400", "320402"));
  EXPECT_THAT(RegionChain("320000"), ElementsAre("000000", "320000"));
  const std::string jiangsu = DocumentText(kHead, "定义 甲 = 真");
  const std::string hunan =
      DocumentText("题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n地区: 430000\n",
                   "定义 乙 = 真\n定义 丙 = 真");
  const auto definitions = [&](const std::string& region) {
    CheckOptions options;
    options.region = region;
    return CheckSources({{"a.xinze.md", jiangsu}, {"b.xinze.md", hunan}}, options)
        .program()
        .definitions.size();
  };
  EXPECT_EQ(definitions("320400"), 6U);
  EXPECT_EQ(definitions("430000"), 7U);
}

TEST(DocumentsTest, AnchorsMustStandInTheirSection) {
  const Checked found = CheckSources(
      {{"a.xinze.md", DocumentText(kHead, "定义 甲 = 真\n  原文 “一般失信的有效期”")}});
  EXPECT_EQ(found.Find(Code::XZ0708), nullptr) << found.Messages();
  ASSERT_TRUE(found.result.program.has_value()) << found.Messages();
  const Provenance& provenance =
      found.program()
          .definitions[DefinitionId(static_cast<uint32_t>(found.program().definitions.size() - 1))]
          .provenance;
  EXPECT_EQ(provenance.locator, "办法/第一条");
  EXPECT_EQ(found.sources[provenance.paragraph.source].text(provenance.paragraph),
            "一般失信的有效期为1年。");
  const Checked missing =
      CheckSources({{"a.xinze.md", DocumentText(kHead, "定义 甲 = 真\n  原文 “没有这句话”")}});
  const auto* diagnostic = missing.Find(Code::XZ0708);
  ASSERT_NE(diagnostic, nullptr);
}

TEST(DocumentsTest, LedgerIdsMustParse) {
  const Checked checked =
      CheckSources({{"a.xinze.md", DocumentText(kHead, "定义 甲 = 真\n  条目 JS23-C-30.x1")}});
  EXPECT_TRUE(checked.Find(Code::XZ0710) != nullptr || checked.sink.has_errors())
      << checked.Messages();
}

TEST(DocumentsTest, UnverifiedTextBesideCodeIsNoted) {
  const std::string text =
      "---\n" + std::string(kHead) +
      "---\n\n# 办法\n\n修复期限(未核实)为3个月。\n\n```xinze\n定义 甲 = 真\n```\n";
  const Checked checked = CheckSources({{"a.xinze.md", text}});
  const auto* diagnostic = checked.Find(Code::XZ0707);
  ASSERT_NE(diagnostic, nullptr) << checked.Messages();
  EXPECT_EQ(checked.sources[diagnostic->span.source].text(diagnostic->span),
            "修复期限(未核实)为3个月。");
  ASSERT_EQ(diagnostic->labels.size(), 1U);
}

TEST(DocumentsTest, UnverifiedMarksInCommentsAndFrontMatterAreNoted) {
  const std::string text = "---\n" + std::string(kHead) +
                           "# 未核实：或者已经废止\n---\n\n# 办法\n\n<!-- 未核实：版本 -->\n\n"
                           "```xinze\n-- 未核实：另有规定\n定义 甲 = 真 -- 未核实\n```\n";
  const Checked checked = CheckSources(
      {{"a.xinze.md", text}, {"b.xinze", "-- 值未核实\n词表 丙:未核实、已核实\n定义 乙 = 真\n"}});
  std::vector<std::string> marks;
  for (const auto& diagnostic : checked.sink.all()) {
    if (diagnostic.code != Code::XZ0707) continue;
    marks.emplace_back(checked.sources[diagnostic.span.source].text(diagnostic.span));
  }
  EXPECT_THAT(marks, ElementsAre("# 未核实：或者已经废止", "<!-- 未核实：版本 -->",
                                 "-- 未核实：另有规定", "-- 未核实", "-- 值未核实"));
}

// ---- layers -------------------------------------------------------------------------------------

std::string City(const std::string& body) {
  return DocumentText("题名: 市办法\n效力: 规范性文件\n施行: 2019-04-16\n地区: 320400\n", body);
}

TEST(LayersTest, ALowerDocumentMayNotReplaceWhatIsNotAdjustable) {
  const Checked checked = CheckSources(
      {{"a.xinze.md", DocumentText(kHead, "定义 甲 = 真")}, {"b.xinze.md", City("定义 甲 = 假")}});
  EXPECT_NE(checked.Find(Code::XZ0509), nullptr) << checked.Messages();
}

TEST(LayersTest, AnAdjustableDefinitionIsReplacedByTheLowerOne) {
  const Checked checked =
      CheckSources({{"a.xinze.md", DocumentText(kHead, "定义 甲 = 真\n  可调整\n定义 乙 = 甲")},
                    {"b.xinze.md", City("定义 甲 = 假")}});
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  for (const Definition& definition : program.definitions) {
    if (definition.name != "乙") continue;
    const Expr& body = program.exprs[program.rules[definition.cases[0]].value];
    const Definition& meant = program.definitions[body.definition];
    EXPECT_EQ(PrintExpr(program, program.rules[meant.cases[0]].value), "假");
  }
}

TEST(LayersTest, ADefinitionGivesWayToTheRanksThatItNames) {
  const Checked checked = CheckSources(
      {{"a.xinze.md", DocumentText(kHead,
                                   "定义 失信信息 的 有效期 = 1年\n  从其规定 法律、行政法规\n"
                                   "定义 失信信息 的 届满日 = 认定日期 起 满 有效期")},
       {"b.xinze.md", DocumentText("题名: 某法\n效力: 法律\n施行: 2020-01-01\n",
                                   "定义 失信信息 的 有效期 = 5年")}});
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  int yielding = 0;
  for (const Definition& definition : program.definitions) {
    if (definition.yields_to.empty()) continue;
    ++yielding;
    EXPECT_EQ(definition.name, "有效期");
    const Definition& law = program.definitions[definition.yields_to[0]];
    EXPECT_EQ(program.documents[law.provenance.document].title, "某法");
  }
  EXPECT_EQ(yielding, 1);
}

TEST(LayersTest, ALaterDocumentFollowsAnEarlierOneOfItsLayer) {
  const Checked checked =
      CheckSources({{"a.xinze.md",
                     DocumentText("题名: 旧\n效力: 规范性文件\n施行: 2010-01-01\n失效: 2018-01-29\n"
                                  "状态: 废止\n地区: 320000\n",
                                  "定义 甲 = 假")},
                    {"b.xinze.md", DocumentText(kHead, "定义 甲 = 真\n定义 乙 = 甲")}});
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  for (const Definition& definition : checked.program().definitions) {
    if (definition.name == "乙") {
      const Expr& body =
          checked.program().exprs[checked.program().rules[definition.cases[0]].value];
      EXPECT_EQ(checked.program().definitions[body.definition].yields_to.size(), 1U);
    }
  }
}

TEST(RanksTest, AreAPartialOrder) {
  constexpr Rank kAll[] = {Rank::Law,
                           Rank::AdministrativeRegulation,
                           Rank::CentralPolicy,
                           Rank::LocalRegulation,
                           Rank::DepartmentRule,
                           Rank::LocalGovernmentRule,
                           Rank::NormativeDocument};
  for (const Rank a : kAll) {
    EXPECT_FALSE(OutRanks(a, a));
    EXPECT_EQ(ParseRank(ChineseName(a)), a);
    for (const Rank b : kAll) {
      EXPECT_FALSE(OutRanks(a, b) && OutRanks(b, a));
      for (const Rank c : kAll) {
        const bool chain = OutRanks(a, b) && OutRanks(b, c);
        EXPECT_TRUE(!chain || OutRanks(a, c));
      }
    }
  }
  EXPECT_TRUE(OutRanks(Rank::Law, Rank::NormativeDocument));
  EXPECT_FALSE(OutRanks(Rank::DepartmentRule, Rank::LocalGovernmentRule));
  EXPECT_FALSE(OutRanks(Rank::LocalGovernmentRule, Rank::DepartmentRule));
}

TEST(ContentHashTest, FollowsTextsAndOptionsButNotPaths) {
  const std::string text = DocumentText(kHead, "定义 甲 = 计入\n  释义 计入:乙 真;丙 假;采用 乙");
  const auto hash = [&](const std::string& path, const CheckOptions& options) {
    return CheckSources({{path, text}}, options).program().content_hash;
  };
  CheckOptions other;
  other.readings["甲/计入"] = "丙";
  EXPECT_EQ(hash("a.xinze.md", {}), hash("b/c.xinze.md", {}));
  EXPECT_NE(hash("a.xinze.md", {}), hash("a.xinze.md", other));
}

TEST(DocumentsTest, AQuotationThatIsNotTheTextIsShownTheNearestPassage) {
  struct Row {
    const char* quote;
    const char* note;
  };
  for (const Row& row : {
           Row{"“一般失信的有效期为2年”", "「2」应为「1」"},
           Row{"“一般失信有效期为1年”", "少了「的」"},
           Row{"“一般失信的的有效期为1年”", "多了「的」"},
           Row{"“加强诚信宣传教育引导”", nullptr},
       }) {
    const Checked checked = CheckSources(
        {{"a.xinze.md", DocumentText(kHead, std::string("定义 甲 = 真\n  原文 ") + row.quote)}});
    const auto* found = checked.Find(Code::XZ0708);
    ASSERT_NE(found, nullptr) << checked.Messages();
    ASSERT_EQ(found->notes.size(), row.note == nullptr ? 0U : 1U) << row.quote;
    if (row.note != nullptr) {
      EXPECT_THAT(found->notes[0].zh, testing::EndsWith(row.note));
    }
  }
}

TEST(DocumentsTest, AQuotationFromAnotherSectionIsShownWhereItStands) {
  const std::string text = DocumentText(kHead, "定义 甲 = 真\n  原文 “严重失信的除外”") +
                           "\n## 第二条\n\n严重失信的除外。\n";
  const Checked checked = CheckSources({{"a.xinze.md", text}});
  const auto* found = checked.Find(Code::XZ0708);
  ASSERT_NE(found, nullptr) << checked.Messages();
  ASSERT_EQ(found->labels.size(), 1U);
  EXPECT_EQ(checked.sources.Find(found->labels[0].span.source)->text(found->labels[0].span),
            "严重失信的除外。");
}

TEST(DocumentsTest, WhereNoPolicyHoldsThatIsSaidOnce) {
  const std::string tests = "测试 甲的测试\n  给定 主体(类型 法人)\n  2023-05-01 应 甲\n";
  const auto codes = [&](const std::string& region) {
    CheckOptions options;
    options.region = region;
    return CheckSources({{"js/a.xinze.md", DocumentText(kHead, "定义 甲 = 真")},
                         {"js/tests/a.xinze", tests}},
                        options)
        .sink.codes();
  };
  EXPECT_THAT(codes(""), testing::IsEmpty());
  EXPECT_THAT(codes("320400"), testing::IsEmpty());
  EXPECT_THAT(codes("440000"), ElementsAre(Code::XZ0713));
  // Another place's policies hold there; Jiangsu's tests go with Jiangsu's.
  CheckOptions options;
  options.region = "440000";
  const Checked other =
      CheckSources({{"gd/b.xinze.md",
                     DocumentText("题名: 办法\n效力: 规范性文件\n施行: 2018-01-29\n地区: 440000\n",
                                  "定义 乙 = 真")},
                    {"js/a.xinze.md", DocumentText(kHead, "定义 甲 = 真")},
                    {"js/tests/a.xinze", tests}},
                   options);
  EXPECT_THAT(other.sink.codes(), testing::IsEmpty()) << other.Messages();
  EXPECT_TRUE(other.program().tests.empty());
}

TEST(DocumentsTest, ANameOfAnUpperLayerIsUsedAndNotDeclaredAgain) {
  const std::string city = "题名: 市办法\n效力: 规范性文件\n施行: 2018-01-29\n地区: 320400\n";
  for (const char* statement :
       {"名单 甲名单 是 关注\n  列入 当 有 失信信息\n  移出 当 无 失信信息",
        "措施 甲措施 是 激励、可以\n  当 类型 是 法人", "参数 甲期限 = 1年"}) {
    const Checked above = CheckSources({{"a.xinze.md", DocumentText(kHead, statement)},
                                        {"b.xinze.md", DocumentText(city, statement)}});
    ASSERT_EQ(above.sink.codes(), (std::vector<Code>{Code::XZ0302})) << above.Messages();
    EXPECT_EQ(above.sink.all()[0].notes.size(), 1U) << statement;
    // Whichever is read first, the lower layer's is the one too many.
    const Checked below = CheckSources({{"b.xinze.md", DocumentText(city, statement)},
                                        {"a.xinze.md", DocumentText(kHead, statement)}});
    ASSERT_EQ(below.sink.codes(), (std::vector<Code>{Code::XZ0302})) << below.Messages();
    EXPECT_EQ(below.sources.Find(below.sink.all()[0].span.source)->path(), "b.xinze.md");
    const Checked beside = CheckSources({{"a.xinze.md", DocumentText(kHead, statement)},
                                         {"b.xinze.md", DocumentText(kHead, statement)}});
    ASSERT_EQ(beside.sink.codes(), (std::vector<Code>{Code::XZ0302})) << beside.Messages();
    EXPECT_TRUE(beside.sink.all()[0].notes.empty()) << statement;
  }
}

// ---- discipline in a policy file ----------------------------------------------------------------

constexpr const char* kWatched =
    "名单 甲名单 是 关注\n  列入 当 类型 是 法人\n"
    "措施 限制投标、限制采购 是 惩戒、应当\n  当 在列 甲名单";

TEST(DocumentsTest, DisciplineInAPolicyFileQuotesItsText) {
  const std::string bare = std::string(kWatched) + "\n  期限 至 移出";
  const Checked lacking = CheckSources({{"a.xinze.md", DocumentText(kHead, bare)}});
  const auto* diagnostic = lacking.Find(Code::XZ0631);
  ASSERT_NE(diagnostic, nullptr) << lacking.Messages();
  EXPECT_EQ(lacking.TextOf(*diagnostic).substr(0, 6), "措施");
  EXPECT_FALSE(lacking.result.program.has_value());

  for (const char* quote : {"\n  期限 至 移出\n  原文 “一般失信的有效期”",
                            ";原文 “一般失信的有效期”\n  期限 至 移出"}) {
    const Checked quoted =
        CheckSources({{"a.xinze.md", DocumentText(kHead, std::string(kWatched) + quote)}});
    EXPECT_EQ(quoted.Find(Code::XZ0631), nullptr) << quoted.Messages();
    EXPECT_TRUE(quoted.result.program.has_value()) << quoted.Messages();
  }
  // Nothing to quote: a file without prose. Nothing taken away: an incentive.
  EXPECT_EQ(CheckSources({{"a.xinze", bare}}).Find(Code::XZ0631), nullptr);
  const std::string no_prose =
      std::string("---\n") + kHead + "---\n\n# 办法\n\n```xinze\n" + bare + "\n```\n";
  EXPECT_EQ(CheckSources({{"a.xinze.md", no_prose}}).Find(Code::XZ0631), nullptr);
  const std::string incentive = "措施 优先 是 激励、可以\n  当 类型 是 法人";
  EXPECT_EQ(CheckSources({{"a.xinze.md", DocumentText(kHead, incentive)}}).Find(Code::XZ0631),
            nullptr);
}

TEST(DocumentsTest, AnEmptyQuotationQuotesNothing) {
  for (const char* quote : {"“”", "“ ”", "“　”"}) {
    const Checked checked = CheckSources(
        {{"a.xinze.md", DocumentText(kHead, std::string("定义 甲 = 真\n  原文 ") + quote)}});
    EXPECT_TRUE(checked.sink.has_errors()) << quote;
  }
}

TEST(DocumentsTest, ACityMayNotAddDisciplineWithoutABasis) {
  struct Row {
    const char* rank;
    const char* region;
    const char* basis;
    std::optional<Code> finding;
  };
  const std::vector<Row> rows = {
      {"规范性文件", "320400", "", Code::XZ0633},
      {"规范性文件", "320402", "", Code::XZ0633},
      {"规范性文件", "320400", "\n  依据 《招标投标法》第五十三条", std::nullopt},
      {"规范性文件", "320000", "", Code::XZ0611},
      {"规范性文件", "000000", "", Code::XZ0611},
      {"地方性法规", "320400", "", Code::XZ0611},
      {"地方政府规章", "320400", "", Code::XZ0611},
  };
  for (const Row& row : rows) {
    const std::string head = std::string("题名: 办法\n施行: 2018-01-29\n效力: ") + row.rank +
                             "\n地区: " + row.region + "\n";
    const std::string body =
        std::string(kWatched) + "\n  期限 至 移出\n  原文 “一般失信的有效期”" + row.basis;
    const Checked checked = CheckSources({{"a.xinze.md", DocumentText(head, body)}});
    for (const Code code : {Code::XZ0611, Code::XZ0633}) {
      EXPECT_EQ(checked.Find(code) != nullptr, row.finding == code)
          << row.rank << row.region << "\n"
          << checked.Messages();
    }
  }
}

TEST(DocumentsTest, ATermBeginsWithAList) {
  const std::string lists =
      "名单 甲名单 是 关注\n  列入 当 类型 是 法人\n定义 关注着 = 在列 甲名单\n"
      "定义 曾关注 = 在列 甲名单\n  例外 为 假 当 类型 是 自然人\n";
  const std::vector<std::pair<std::string, bool>> rows = {
      {"在列 甲名单", true},
      {"关注着", true},
      {"任一 关注", true},
      {"在列 甲名单 且 类型 是 法人", true},
      {"类型 是 法人", false},
      {"非 在列 甲名单", false},
      {"在列 甲名单 或 类型 是 法人", false},
      {"非 (非 在列 甲名单 或 类型 是 自然人)", true},
      {"曾关注", false},
      {"任一 红名单", true},  // There is none: it never holds.
  };
  for (const auto& [condition, begins] : rows) {
    for (const char* term : {"期限 不超过 1年", "期限 1年", "期限 至 移出;不超过 1年"}) {
      const std::string text =
          lists + "措施 甲 是 惩戒、应当\n  当 " + condition + "\n  " + term + "\n";
      const Checked checked = CheckText(text);
      EXPECT_EQ(checked.Find(Code::XZ0632) == nullptr, begins) << text << checked.Messages();
    }
    const Checked open = CheckText(lists + "措施 甲 是 惩戒、应当\n  当 " + condition + "\n");
    EXPECT_EQ(open.Find(Code::XZ0632), nullptr) << open.Messages();
  }
}

}  // namespace
}  // namespace xinze::check
