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

std::string Document(const std::string& head, const std::string& body) {
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
};

class FrontMatterTest : public testing::TestWithParam<HeadCase> {};

TEST_P(FrontMatterTest, IsChecked) {
  const HeadCase& one = GetParam();
  const Checked checked = CheckSources({{"办法.xinze.md", Document(one.head, "定义 甲 = 真")}});
  const auto* found = checked.Find(one.code);
  ASSERT_NE(found, nullptr) << checked.Messages();
  if (one.span != nullptr) {
    EXPECT_EQ(checked.TextOf(*found), one.span);
  }
}

INSTANTIATE_TEST_SUITE_P(Each, FrontMatterTest, testing::ValuesIn(kHeads));

TEST(DocumentsTest, FrontMatterBecomesADocument) {
  const Checked checked = CheckSources(
      {{"a.xinze.md", Document("题名: 办法\n文号: 苏政发〔2018〕23号\n制定机关: 江苏省人民政府\n"
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
  Checked probe = CheckSources({{"a.xinze.md", Document(kHead, "定义 甲 = 真")}});
  const std::string digest = base::ContentHash(probe.trees.back().normalised_prose);
  const Checked checked = CheckSources(
      {{"a.xinze.md", Document(kHead + ("原文摘要: " + digest + "\n"), "定义 甲 = 真")}});
  EXPECT_TRUE(checked.sink.empty()) << checked.Messages();
}

TEST(DocumentsTest, DraftsCountOnlyIfAskedFor) {
  const std::string draft = Document(std::string(kHead) + "状态: 草案\n", "定义 甲 = 真");
  EXPECT_TRUE(CheckSources({{"a.xinze.md", draft}}).program().definitions.size() == 5U);
  CheckOptions options;
  options.include_drafts = true;
  EXPECT_EQ(CheckSources({{"a.xinze.md", draft}}, options).program().definitions.size(), 6U);
}

TEST(DocumentsTest, ARegionTakesTheDocumentsOfItsChain) {
  EXPECT_THAT(RegionChain("320402"), ElementsAre("000000", "320000", "320400", "320402"));
  EXPECT_THAT(RegionChain("320000"), ElementsAre("000000", "320000"));
  const std::string jiangsu = Document(kHead, "定义 甲 = 真");
  const auto definitions = [&](const std::string& region) {
    CheckOptions options;
    options.region = region;
    return CheckSources({{"a.xinze.md", jiangsu}}, options).program().definitions.size();
  };
  EXPECT_EQ(definitions("320400"), 6U);
  EXPECT_EQ(definitions("430000"), 5U);
}

TEST(DocumentsTest, AnchorsMustStandInTheirSection) {
  const Checked found =
      CheckSources({{"a.xinze.md", Document(kHead, "定义 甲 = 真\n  原文 “一般失信的有效期”")}});
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
      CheckSources({{"a.xinze.md", Document(kHead, "定义 甲 = 真\n  原文 “没有这句话”")}});
  const auto* diagnostic = missing.Find(Code::XZ0708);
  ASSERT_NE(diagnostic, nullptr);
}

TEST(DocumentsTest, LedgerIdsMustParse) {
  const Checked checked =
      CheckSources({{"a.xinze.md", Document(kHead, "定义 甲 = 真\n  条目 JS23-C-30.x1")}});
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
  return Document("题名: 市办法\n效力: 规范性文件\n施行: 2019-04-16\n地区: 320400\n", body);
}

TEST(LayersTest, ALowerDocumentMayNotReplaceWhatIsNotAdjustable) {
  const Checked checked = CheckSources(
      {{"a.xinze.md", Document(kHead, "定义 甲 = 真")}, {"b.xinze.md", City("定义 甲 = 假")}});
  EXPECT_NE(checked.Find(Code::XZ0509), nullptr) << checked.Messages();
}

TEST(LayersTest, AnAdjustableDefinitionIsReplacedByTheLowerOne) {
  const Checked checked =
      CheckSources({{"a.xinze.md", Document(kHead, "定义 甲 = 真\n  可调整\n定义 乙 = 甲")},
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
      {{"a.xinze.md", Document(kHead,
                               "定义 失信信息 的 有效期 = 1年\n  从其规定 法律、行政法规\n"
                               "定义 失信信息 的 届满日 = 认定日期 起 满 有效期")},
       {"b.xinze.md",
        Document("题名: 某法\n效力: 法律\n施行: 2020-01-01\n", "定义 失信信息 的 有效期 = 5年")}});
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
  const Checked checked = CheckSources(
      {{"a.xinze.md", Document("题名: 旧\n效力: 规范性文件\n施行: 2010-01-01\n失效: 2018-01-29\n"
                               "状态: 废止\n地区: 320000\n",
                               "定义 甲 = 假")},
       {"b.xinze.md", Document(kHead, "定义 甲 = 真\n定义 乙 = 甲")}});
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
  const std::string text = Document(kHead, "定义 甲 = 计入\n  释义 计入:乙 真;丙 假;采用 乙");
  const auto hash = [&](const std::string& path, const CheckOptions& options) {
    return CheckSources({{path, text}}, options).program().content_hash;
  };
  CheckOptions other;
  other.readings["甲/计入"] = "丙";
  EXPECT_EQ(hash("a.xinze.md", {}), hash("b/c.xinze.md", {}));
  EXPECT_NE(hash("a.xinze.md", {}), hash("a.xinze.md", other));
}

}  // namespace
}  // namespace xinze::check
