#include "compiler/syntax/literate.h"

#include <gmock/gmock.h>

#include "compiler/syntax/prose.h"
#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

constexpr const char* kPolicy = R"(---
题名: 管理办法
地区: 000000
上位:
  - 甲〔2018〕1号
  - "乙: 丙"
勘误:
  - 原: 机枃
    改: 机构
---
# 管理办法

第一条 总则。

## 二、名单

### (四)黑名单

1. 第一项**重要**,
   续行。
2. 第二项

| 重点人群 | 牵头单位 |
| --- | --- |
| 公务员 | 甲 \| 乙 |
| 企业 |  |

```xinze
名单 甲 是 黑名单
  列入 当 真
```

说明。

```text
不是代码
```

```xinze
  地域 全国
参数 丙 = 1年
```

## 三、附则

```xinze
参数 乙 = 1年
```
)";

std::vector<std::string> Texts(const std::vector<Name>& names) {
  std::vector<std::string> out;
  for (const Name& name : names) out.push_back(name.text);
  return out;
}

TEST(Literate, StatementsHaveTheHeadingsAndTheTableAboveThem) {
  const Parsed parsed(kPolicy, "policy.xinze.md");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  const SyntaxTree& tree = parsed.tree();
  EXPECT_TRUE(tree.literate);
  ASSERT_THAT(tree.statements, SizeIs(3));
  EXPECT_THAT(Texts(tree.statements[0].locator.headings),
              ElementsAre("管理办法", "二、名单", "(四)黑名单"));
  EXPECT_EQ(tree.statements[0].locator.table, 0);
  EXPECT_THAT(Texts(tree.statements[2].locator.headings), ElementsAre("管理办法", "三、附则"));
  EXPECT_EQ(tree.statements[2].locator.table, -1);
}

TEST(Literate, AStatementMayGoOnInTheNextBlock) {
  const Parsed parsed(kPolicy, "policy.xinze.md");
  ASSERT_THAT(parsed.tree().lists, SizeIs(1));
  EXPECT_EQ(parsed.tree().lists[0].territory->text, "全国");
  EXPECT_EQ(parsed.source().text(parsed.tree().lists[0].territory->span), "全国");
}

TEST(Literate, TablesKeepTheirCells) {
  const Parsed parsed(kPolicy, "policy.xinze.md");
  ASSERT_THAT(parsed.tree().tables, SizeIs(1));
  const Table& table = parsed.tree().tables[0];
  EXPECT_THAT(Texts(table.header), ElementsAre("重点人群", "牵头单位"));
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_THAT(Texts(table.rows[0]), ElementsAre("公务员", "甲 | 乙"));
  EXPECT_THAT(Texts(table.rows[1]), ElementsAre("企业", ""));
  EXPECT_EQ(parsed.source().text(table.rows[0][0].span), "公务员");
}

TEST(Literate, ParagraphsAreHeadingsItemsRowsAndTexts) {
  const Parsed parsed(kPolicy, "policy.xinze.md");
  std::vector<std::string> texts;
  for (const auto& paragraph : parsed.tree().paragraphs) texts.push_back(paragraph.text);
  EXPECT_THAT(texts, ElementsAre("管理办法", "第一条 总则。", "二、名单", "(四)黑名单",
                                 "1. 第一项重要,续行。", "2. 第二项", "重点人群 牵头单位",
                                 "公务员 甲 | 乙", "企业 ", "说明。", "不是代码", "三、附则"));
}

TEST(Literate, NormalisedProseHasNoMarksNoSpacesAndNoCode) {
  const Parsed parsed(kPolicy, "policy.xinze.md");
  EXPECT_EQ(
      parsed.tree().normalised_prose,
      "管理办法第一条总则。二、名单(四)黑名单1.第一项重要,续行。2.第二项重点人群牵头单位公务员甲|乙"
      "企业说明。不是代码三、附则");
}

TEST(Literate, WrappingMarksAndLineEndsDoNotChangeTheProse) {
  const Parsed one("> 第一条\r\n> 总则\r\n\r\n- *甲*\r\n\r\n---\r\n<!-- 注\r\n释 -->乙\\*\r\n",
                   "a.md");
  const Parsed two("第一条总则\n\n甲\n乙\\*\n", "a.md");
  EXPECT_EQ(one.tree().normalised_prose, "第一条总则甲乙*");
  EXPECT_EQ(two.tree().normalised_prose, one.tree().normalised_prose);
}

TEST(Literate, CodeOfABlockThatIsNotClosedIsStillRead) {
  const Parsed parsed("# 甲\n```xinze\n参数 乙 = 1年\n", "a.xinze.md");
  EXPECT_THAT(parsed.findings(), ElementsAre("2 XZ0111 代码块没有结束"));
  EXPECT_THAT(parsed.tree().parameters, SizeIs(1));
}

TEST(Literate, ABlockThatOpensInAnotherShowsThatTheFirstWasNotClosed) {
  const Parsed parsed("```xinze\n参数 乙 = 1年\n```xinze\n参数 丙 = 1年\n```\n", "a.xinze.md");
  EXPECT_THAT(parsed.findings(), ElementsAre("1 XZ0111 代码块没有结束"));
  EXPECT_THAT(parsed.tree().parameters, SizeIs(2));
}

TEST(Literate, LongerFencesHoldShorterOnes) {
  const Parsed parsed(
      "````text\n```xinze\n参数 乙 = 1年\n```\n````\n~~~ xinze\n参数 丙 = 1年\n~~~\n",
      "a.xinze.md");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  ASSERT_THAT(parsed.tree().parameters, SizeIs(1));
  EXPECT_EQ(parsed.tree().parameters[0].name.text, "丙");
}

TEST(Literate, MistakesInABlockStayInIt) {
  const Parsed parsed("```xinze\n定义 甲 = (乙\n```\n文\n```xinze\n参数 丙 = 1年\n```\n",
                      "a.xinze.md");
  EXPECT_THAT(parsed.findings(), ElementsAre("2 XZ0205 括号没有闭合"));
  EXPECT_THAT(parsed.tree().parameters, SizeIs(1));
}

TEST(Literate, PlainFilesHaveNoProse) {
  const Parsed parsed("参数 甲 = 1年\n", "a.xinze");
  EXPECT_FALSE(parsed.tree().literate);
  EXPECT_THAT(parsed.tree().paragraphs, IsEmpty());
}

// ---- front matter -------------------------------------------------------------------------------

TEST(FrontMatter, ScalarsListsAndListsOfMapsWithTheirPlaces) {
  const Parsed parsed(kPolicy, "policy.xinze.md");
  const std::vector<FrontMatterEntry>& entries = parsed.tree().front_matter;
  ASSERT_THAT(entries, SizeIs(4));
  EXPECT_EQ(entries[1].key.text, "地区");
  EXPECT_EQ(entries[1].value.text, "000000");
  EXPECT_EQ(parsed.source().text(entries[1].key.span), "地区");
  EXPECT_EQ(parsed.source().text(entries[1].value.span), "000000");
  ASSERT_THAT(entries[2].items, SizeIs(2));
  EXPECT_EQ(entries[2].items[0][0].second.text, "甲〔2018〕1号");
  EXPECT_EQ(entries[2].items[1][0].second.text, "乙: 丙");
  EXPECT_EQ(parsed.source().text(entries[2].items[1][0].second.span), "\"乙: 丙\"");
  ASSERT_THAT(entries[3].items, SizeIs(1));
  EXPECT_EQ(entries[3].items[0][1].first.text, "改");
  EXPECT_EQ(entries[3].items[0][1].second.text, "机构");
  EXPECT_EQ(parsed.source().text(entries[3].items[0][1].second.span), "机构");
}

TEST(FrontMatter, MistakesAreFindings) {
  EXPECT_THAT(Parsed("---\n题名: 甲\n", "a.md").findings(), ElementsAre("1 XZ0110 文件头没有结束"));
  EXPECT_THAT(Parsed("---\n题名: [甲\n---\n", "a.md").findings(),
              ElementsAre("3 XZ0112 文件头不是有效的 YAML"));
  EXPECT_THAT(Parsed("---\n甲: {乙: {丙: 丁}}\n---\n", "a.md").findings(),
              ElementsAre("2 XZ0113 文件头的这种写法不支持"));
  EXPECT_THAT(Parsed("---\n甲: &x 乙\n丙: *x\n---\n", "a.md").findings(),
              ElementsAre("3 XZ0113 文件头的这种写法不支持"));
  EXPECT_THAT(Parsed("---\n文号: 甲\n文号: 乙\n---\n", "a.md").findings(),
              ElementsAre("3 XZ0114 文件头里 “文号” 写了两次"));
}

TEST(FrontMatter, NothingAndWindowsLineEndsAreFine) {
  EXPECT_THAT(Parsed("---\n---\n", "a.md").findings(), IsEmpty());
  const Parsed parsed("---\r\n题名: 甲\r\n---\r\n", "a.md");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_EQ(parsed.tree().front_matter.at(0).value.text, "甲");
}

}  // namespace
}  // namespace xinze::syntax
