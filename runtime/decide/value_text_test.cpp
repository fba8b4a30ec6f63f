#include "runtime/decide/value_text.h"

#include <gtest/gtest.h>

#include "compiler/literal/amount.h"
#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {
namespace {

using check::Range;
using check::Type;
using check::TypeKind;

class ValueTextTest : public ::testing::Test {
 protected:
  ValueTextTest()
      : compilation_(CompileWithLibrary("词表 颜色:红、黄、蓝\n"
                                        "结构 主体\n  灯:颜色;必有\n  彩:集合 颜色;必有\n")) {}

  const check::Program& program() const { return *compilation_.program; }
  Type TypeOfField(const std::string& name) const {
    for (const check::FieldId id : program().fields.ids()) {
      if (program().fields[id].name == name) {
        return program().fields[id].type;
      }
    }
    ADD_FAILURE() << name;
    return {};
  }
  std::string Value(TypeKind kind, int64_t value) const {
    return ValueText(program(), Type{kind, {}, {}}, value);
  }
  std::string Of(TypeKind kind, const Range& range) const {
    return RangeText(program(), Type{kind, {}, {}}, range);
  }

  driver::Compilation compilation_;
};

TEST_F(ValueTextTest, WritesValuesAsPeopleDo) {
  ASSERT_TRUE(compilation_.program.has_value());
  EXPECT_EQ(Value(TypeKind::Boolean, 1), "是");
  EXPECT_EQ(Value(TypeKind::Boolean, 0), "否");
  EXPECT_EQ(Value(TypeKind::Integer, -3), "-3");
  EXPECT_EQ(Value(TypeKind::Date, Day("2024-02-29")), "2024-02-29");
  EXPECT_EQ(Value(TypeKind::Amount, 3'000'000), literal::PrintAmount(literal::Amount{3'000'000}));
}

TEST_F(ValueTextTest, WritesRatiosExactly) {
  EXPECT_EQ(Value(TypeKind::Ratio, 125'000), "12.5%");
  EXPECT_EQ(Value(TypeKind::Ratio, 1'000'000), "100%");
  EXPECT_EQ(Value(TypeKind::Ratio, 1), "0.0001%");
  EXPECT_EQ(Value(TypeKind::Ratio, 0), "0%");
  EXPECT_EQ(Value(TypeKind::Ratio, -50'000), "-5%");
  // Beyond what a double holds.
  EXPECT_EQ(Value(TypeKind::Ratio, 9'007'199'254'740'993), "900719925474.0993%");
}

TEST_F(ValueTextTest, WritesValuesOfVocabulariesAndSets) {
  const Type colour = TypeOfField("灯");
  const Type colours = TypeOfField("彩");
  EXPECT_EQ(ValueText(program(), colour, 1), "黄");
  EXPECT_EQ(ValueText(program(), colour, 3), "未列明");
  EXPECT_EQ(ValueText(program(), colours, 0b101), "红、蓝");
  EXPECT_EQ(ValueText(program(), colours, 0), "无");
}

TEST_F(ValueTextTest, SaysWhatIsKnownOfAValue) {
  const auto range = [](int64_t lo, int64_t hi) { return Range{lo, hi, true, true}; };
  EXPECT_EQ(Of(TypeKind::Integer, check::Absent()), "无");
  EXPECT_EQ(Of(TypeKind::Integer, check::Known(7)), "7");
  EXPECT_EQ(Of(TypeKind::Integer, range(3, 9)), "不明，不小于 3、不大于 9");
  EXPECT_EQ(Of(TypeKind::Integer, range(3, check::kPlusInfinity)), "不明，不小于 3");
  EXPECT_EQ(Of(TypeKind::Integer, range(check::kMinusInfinity, 9)), "不明，不大于 9");
  EXPECT_EQ(Of(TypeKind::Date, range(0, 31)), "不明，不早于 1970-01-01、不晚于 1970-02-01");
  EXPECT_EQ(Of(TypeKind::Integer, range(check::kMinusInfinity, check::kPlusInfinity)), "不明");
  EXPECT_EQ(RangeText(program(), TypeOfField("灯"), range(0, 2)), "不明");
}

}  // namespace
}  // namespace xinze::decide
