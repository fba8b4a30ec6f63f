#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/ir/builder.h"

namespace xinze::ir {
namespace {

using ::testing::HasSubstr;

TEST(PrintTest, ShowsEveryValueWithItsTypeAndName) {
  Module module;
  const EntityId subject = module.domains.Add({"主体", {}});
  const EntityId record = module.domains.Add({"信用信息", subject});
  Builder b(module);
  b.set_time(check::TimeClass::Down);
  const ValueId date = b.Load(Op::LoadValues, {record, check::FieldId(4), Lane::I32});
  ParameterSlot slot;
  const ValueId live = b.Compare(Op::Less, b.Parameter(Lane::I32, slot), date);
  const ValueId set = b.InSet(date, {{{1, 1}, {4, 7}}});
  const ValueId any = b.ReduceOr(subject, b.And(live, set));
  b.Name(any, "有效 must");
  module.roots.push_back(b.Call({}, {any}));

  EXPECT_EQ(Print(module),
            "p0 = AsOf\n"
            "c0 = field 4 of 信用信息 : i32\n"
            "%0 = LoadValues c0 : val<信用信息, i32, down>\n"
            "%1 = Parameter p0 : val<uniform, i32, down>\n"
            "%2 = Less %1, %0 : val<信用信息, bits, down>\n"
            "%3 = InSet {1, 4..7} %0 : val<信用信息, bits, down>\n"
            "%4 = And %2, %3 : val<信用信息, bits, down>\n"
            "%5 = ReduceOr %4 : val<主体, bits, down>  -- 有效 must\n"
            "%6 = HostCall Emit %5\n");
}

TEST(PrintTest, ShowsHowAndToWhatIsRounded) {
  Module module;
  const EntityId subject = module.domains.Add({"主体", {}});
  Builder b(module);
  const ValueId amount = b.Load(Op::LoadValues, {subject, check::FieldId(0), Lane::I64});
  b.Round(subject, {{check::RoundingMode::Down, 100}, 12}, amount, amount);
  EXPECT_THAT(Print(module), HasSubstr("Round down 100 digits 12 %0, %0 : val<主体, i64, const>"));
}

TEST(PrintTest, ShowsKernelsAndScansOnceOrdered) {
  Module module;
  const EntityId subject = module.domains.Add({"主体", {}});
  Builder b(module);
  const ValueId known = b.Load(Op::LoadKnown, {subject, check::FieldId(0), Lane::I32});
  const ValueId unknown = b.Not(known);
  const ValueId call = b.Call({}, {unknown});
  module.slots = {-1, 0, -1};
  module.scans.push_back({subject, {unknown}, {unknown}});
  module.kernels.push_back({{{Step::Kind::Scan, 0, {}}}, false, call});
  EXPECT_THAT(Print(module), HasSubstr("kernel 0\n"
                                       "  scan 主体\n"
                                       "    %1 = Not %0 : val<主体, bits, const> -> s0\n"
                                       "host %2 = HostCall Emit %1\n"));
}

}  // namespace
}  // namespace xinze::ir
