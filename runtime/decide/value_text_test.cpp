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

TEST_F(ValueTextTest, WritesAmountsBelowNothing) {
  EXPECT_EQ(Value(TypeKind::Amount, -25'005), "-250.05元");
  EXPECT_EQ(Of(TypeKind::Amount, {-100, 100, true, true}), "不明，不小于 -1元、不大于 1元");
}

TEST_F(ValueTextTest, WritesProductsToTheLastDigit) {
  const auto product = [](int64_t fen, int64_t millionths) {
    return interp::Multiply(interp::Exactly(check::Known(fen)), check::Known(millionths), true);
  };
  EXPECT_EQ(ProductText(product(10'001, 125'000)), "12.50125元");
  EXPECT_EQ(ProductText(product(10'000, 125'000)), "12.50元");
  EXPECT_EQ(ProductText(product(1, 1)), "0.00000001元");
  EXPECT_EQ(ProductText(product(-1, 500'000)), "-0.005元");
  EXPECT_EQ(ProductText(product(0, 500'000)), "0元");
  EXPECT_EQ(ProductText(product(300'000'000, 100'000)), "30万元");
  const auto eighth = check::Known(125'000);
  const auto of = [&](const Range& range) {
    return ProductText(interp::Multiply(interp::Exactly(range), eighth, true));
  };
  EXPECT_EQ(of(check::Absent()), "无");
  EXPECT_EQ(of(check::UnknownValue()), "不明");
  EXPECT_EQ(of({1, 8, true, true}), "不明，不小于 0.00125元、不大于 0.01元");
  EXPECT_EQ(of({check::kMinusInfinity, 8, true, true}), "不明，不大于 0.01元");
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
