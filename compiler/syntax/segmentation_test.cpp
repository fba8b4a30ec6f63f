#include "compiler/syntax/segmentation.h"

#include <set>

#include <gmock/gmock.h>

namespace xinze::syntax {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::Optional;

std::optional<std::vector<std::string>> Suggest(std::string_view run,
                                                const std::set<std::string_view>& names) {
  return SuggestSegmentation(run, [&](std::string_view piece) { return names.contains(piece); });
}

TEST(Segmentation, CutsARunIntoKeywordsNamesAndLiterals) {
  EXPECT_THAT(Suggest("当年龄大于", {"年龄"}), Optional(ElementsAre("当", "年龄", "大于")));
  EXPECT_THAT(Suggest("年龄未满十八周岁", {"年龄"}),
              Optional(ElementsAre("年龄", "未满", "十八周岁")));
  EXPECT_THAT(Suggest("届满且非已修复", {"届满", "已修复"}),
              Optional(ElementsAre("届满", "且", "非", "已修复")));
}

TEST(Segmentation, AUnitOfMoneyIsAWordBehindWhatRounds) {
  EXPECT_THAT(Suggest("四舍五入到分", {}), Optional(ElementsAre("四舍五入到", "分")));
  EXPECT_THAT(Suggest("罚款进一到万元", {"罚款"}), Optional(ElementsAre("罚款", "进一到", "万元")));
  EXPECT_THAT(Suggest("罚款分", {"罚款"}), Eq(std::nullopt));
  EXPECT_THAT(Suggest("罚款大于三万元", {"罚款"}), Optional(ElementsAre("罚款", "大于", "三万元")));
}

TEST(Segmentation, SuggestsNothingWhereTwoReadingsAreThere) {
  EXPECT_THAT(Suggest("甲或有负债", {"甲", "或有负债", "负债"}), Eq(std::nullopt));
}

TEST(Segmentation, SuggestsNothingForWhatIsOneWordOrUnknown) {
  EXPECT_THAT(Suggest("年龄", {"年龄"}), Eq(std::nullopt));
  EXPECT_THAT(Suggest("自然人", {}), Eq(std::nullopt));
  EXPECT_THAT(Suggest("", {}), Eq(std::nullopt));
  std::string endless;
  for (int i = 0; i < 10000; ++i) endless += "且";
  EXPECT_THAT(Suggest(endless, {}), Eq(std::nullopt));
}

TEST(Segmentation, JoinsWithSpaces) { EXPECT_EQ(JoinSegments({"当", "年龄"}), "当 年龄"); }

TEST(WholeLiteral, ChineseNumeralsWithAndWithoutUnit) {
  for (const char* text :
       {"三", "三年", "十个工作日", "十八周岁", "三万元", "二〇一八年一月二十九日"}) {
    EXPECT_TRUE(IsWholeLiteral(text)) << text;
  }
  for (const char* text : {"年", "一般", "三年级", "连续三年", "二〇一八年一月", ""}) {
    EXPECT_FALSE(IsWholeLiteral(text)) << text;
  }
}

}  // namespace
}  // namespace xinze::syntax
