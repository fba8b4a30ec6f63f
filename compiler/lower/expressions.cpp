#include <algorithm>
#include <limits>

#include "compiler/lower/program_lowering.h"

namespace xinze::lower {

using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::Field;
using check::FieldId;
using check::TypeKind;
using ir::Lane;
using ir::Op;
using ir::ParameterSlot;
using ir::ValueId;

namespace {

// While it lives, values are made in the time class of an expression.
class TimeScope {
 public:
  TimeScope(ir::Builder& builder, check::TimeClass time) : builder_(builder), was_(builder.time()) {
    builder.set_time(time);
  }
  ~TimeScope() { builder_.set_time(was_); }
  TimeScope(const TimeScope&) = delete;
  TimeScope& operator=(const TimeScope&) = delete;

 private:
  ir::Builder& builder_;
  check::TimeClass was_;
};

}  // namespace

Context ProgramLowering::Normalized(const Context& context, ExprId id) const {
  Context normalized = context;
  if (!reads_lists_[id.index()]) normalized.lens = Lens::Normal;
  if (!reads_offices_[id.index()]) {
    normalized.measure = {};
    normalized.target = -1;
  }
  return normalized;
}

TruthValue ProgramLowering::LowerTruth(ExprId id, const Context& given) {
  const Context context = Normalized(given, id);
  const auto key = std::make_pair(id, context);
  if (const auto found = truths_.find(key); found != truths_.end()) return found->second;
  const Expr& expr = program_.exprs[id];
  const TimeScope scope(b(), expr.time);
  const TruthValue value = MakeTruth(expr, context);
  truths_.emplace(key, value);
  return value;
}

RangeValue ProgramLowering::LowerRange(ExprId id, const Context& given) {
  const Context context = Normalized(given, id);
  const auto key = std::make_pair(id, context);
  if (const auto found = ranges_.find(key); found != ranges_.end()) return found->second;
  const Expr& expr = program_.exprs[id];
  const TimeScope scope(b(), expr.time);
  XINZE_CHECK(RatiosIn(program_, id) == 0, "a product is stored as it is");
  const RangeValue value = MakeRange(expr, context);
  ranges_.emplace(key, value);
  return value;
}

TruthValue ProgramLowering::MakeTruth(const Expr& expr, const Context& context) {
  switch (expr.kind) {
    case ExprKind::Constant:
      return a().Constant(expr.value != 0 ? check::kTrue : check::kFalse);
    case ExprKind::Unknown:
      return a().Constant(check::kUnknown);
    case ExprKind::FieldTruth:
      return ReadTruthField(expr.field);
    case ExprKind::Not:
      return a().Not(LowerTruth(expr.args[0], context));
    case ExprKind::And:
    case ExprKind::Or:
      return LowerFold(expr, context);
    case ExprKind::Equal:
    case ExprKind::Less:
    case ExprKind::LessEqual:
      return LowerComparison(expr, context);
    case ExprKind::HasValue:
      return LowerPresence(expr.args[0], context);
    case ExprKind::InSet:
      return a().InSet(LowerRange(expr.args[0], context), program_.code_sets[expr.code_set]);
    case ExprKind::HasAny:
    case ExprKind::HasAll:
      return a().HasMask(LowerRange(expr.args[0], context), expr.value,
                         expr.kind == ExprKind::HasAll);
    case ExprKind::Exists:
      return LowerExists(expr, context);
    case ExprKind::ForAll:
      return LowerForAll(expr, context);
    case ExprKind::ListIs:
      return LowerListIs(expr, context);
    case ExprKind::InOffice:
      return LowerInOffice(expr, context);
    case ExprKind::DefinitionTruth:
      return DefinitionTruth(expr.definition, context);
    case ExprKind::InForce:
      return a().OneRail(InForce(expr.document));
    default:
      XINZE_UNREACHABLE("expression kind {} is no predicate", static_cast<int>(expr.kind));
  }
}

TruthValue ProgramLowering::LowerComparison(const Expr& expr, const Context& context) {
  const Expr& x = program_.exprs[expr.args[0]];
  const Expr& y = program_.exprs[expr.args[1]];
  if (x.kind == ExprKind::Constant && y.kind == ExprKind::Constant &&
      x.type.kind == TypeKind::Text) {
    return a().Constant(x.text == y.text ? check::kTrue : check::kFalse);
  }
  if (RatiosIn(program_, expr.args[0]) > 0 || RatiosIn(program_, expr.args[1]) > 0) {
    ExactAlgebra exact(a());
    const ExactValue left = LowerExactly(exact, expr.args[0], context);
    return exact.Compare(expr.kind, left, LowerExactly(exact, expr.args[1], context));
  }
  const RangeValue left = LowerRange(expr.args[0], context);
  const RangeValue right = LowerRange(expr.args[1], context);
  return expr.kind == ExprKind::Equal ? a().Equal(left, right)
                                      : a().Less(left, right, expr.kind == ExprKind::LessEqual);
}

// What is there of a product is there of its factors: nothing is rounded for it.
TruthValue ProgramLowering::LowerPresence(ExprId id, const Context& context) {
  if (RatiosIn(program_, id) == 0) return a().HasValue(LowerRange(id, context));
  ExactAlgebra exact(a());
  const ExactValue value = LowerExactly(exact, id, context);
  return {value.must, value.may};
}

// A product as it is, with nothing of it rounded; any other amount, too.
ExactValue ProgramLowering::LowerExactly(ExactAlgebra& exact, ExprId id, const Context& context) {
  if (RatiosIn(program_, id) == 0) return exact.Of(LowerRange(id, context));
  const Expr& expr = program_.exprs[id];
  const auto arg = [&](size_t i) { return LowerExactly(exact, expr.args[i], context); };
  switch (expr.kind) {
    case ExprKind::Negate: {
      const ExactValue zero = exact.Of(a().Known(expr.type, 0));
      return exact.Sum(ir::ArithmeticOp::Subtract, zero, arg(0));
    }
    case ExprKind::Add:
    case ExprKind::Subtract: {
      const ExactValue left = arg(0);
      return exact.Sum(
          expr.kind == ExprKind::Add ? ir::ArithmeticOp::Add : ir::ArithmeticOp::Subtract, left,
          arg(1));
    }
    case ExprKind::Multiply: {
      const size_t amount = program_.exprs[expr.args[0]].type.kind == TypeKind::Amount ? 0 : 1;
      const ExprId factor = expr.args[1 - amount];
      const bool ratio = program_.exprs[factor].type.kind == TypeKind::Ratio;
      const ExactValue value = arg(amount);
      return exact.Product(value, LowerRange(factor, context), ratio);
    }
    default:
      XINZE_UNREACHABLE("expression kind {} is no product", static_cast<int>(expr.kind));
  }
}

RangeValue ProgramLowering::MakeRange(const Expr& expr, const Context& context) {
  switch (expr.kind) {
    case ExprKind::Constant:
      return LowerConstant(expr);
    case ExprKind::Unknown:
      return a().Unknown(expr.type);
    case ExprKind::FieldValue:
      return ReadField(expr.field);
    case ExprKind::AsOf: {
      const ValueId all = a().Bit(true);
      return a().Plain(expr.type, AsOf(), all, all, all);
    }
    case ExprKind::ParameterValue:
      return LowerParameter(expr, context);
    case ExprKind::DefinitionValue:
      return DefinitionRange(expr.definition, context);
    case ExprKind::Add:
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Divide: {
      const RangeValue left = LowerRange(expr.args[0], context);
      return a().Arithmetic(expr, left, LowerRange(expr.args[1], context));
    }
    case ExprKind::Negate:
      return a().Negate(LowerRange(expr.args[0], context));
    case ExprKind::Round: {
      ExactAlgebra exact(a());
      return exact.Round(LowerExactly(exact, expr.args[0], context), expr.rounding);
    }
    case ExprKind::PeriodEnd: {
      const RangeValue date = LowerRange(expr.args[0], context);
      return a().PeriodEnd(date, LowerRange(expr.args[1], context), expr.counting, expr.value == 0);
    }
    case ExprKind::Count:
      return LowerCount(expr, context);
    case ExprKind::Sum:
      return LowerSum(expr, context);
    case ExprKind::Earliest:
    case ExprKind::Latest:
      return LowerExtreme(expr, context);
    default:
      XINZE_UNREACHABLE("expression kind {} is no scalar", static_cast<int>(expr.kind));
  }
}

// Operands of one domain are combined before any is taken down to a deeper one.
TruthValue ProgramLowering::LowerFold(const Expr& expr, const Context& context) {
  const bool is_and = expr.kind == ExprKind::And;
  std::map<int, TruthValue> by_depth;
  for (ExprId arg : expr.args) {
    const TruthValue value = LowerTruth(arg, context);
    const check::EntityId domain = a().DomainOf(value);
    const int depth = domain.is_valid() ? ir::Depth(b().module(), kSubject, domain) : -1;
    const auto [entry, added] = by_depth.try_emplace(depth, value);
    if (added) continue;
    entry->second = is_and ? a().And(entry->second, value) : a().Or(entry->second, value);
  }
  std::optional<TruthValue> result;
  for (const auto& [depth, value] : by_depth) {
    result = !result ? value : is_and ? a().And(*result, value) : a().Or(*result, value);
  }
  return *result;
}

// ---- uniform values
// -------------------------------------------------------------------------------

ValueId ProgramLowering::Uniform(Lane lane, const ParameterSlot& slot) {
  return b().Parameter(lane, slot);
}

ValueId ProgramLowering::AsOf() {
  ParameterSlot slot;
  slot.kind = ParameterSlot::Kind::AsOf;
  return Uniform(Lane::I32, slot);
}

ValueId ProgramLowering::InForce(check::DocumentId document) {
  ParameterSlot slot;
  slot.kind = ParameterSlot::Kind::InForce;
  slot.document = document;
  return Uniform(Lane::Bits, slot);
}

RangeValue ProgramLowering::LowerConstant(const Expr& expr) {
  if (expr.type.kind != TypeKind::Text) return a().Known(expr.type, expr.value);
  ParameterSlot slot;
  slot.kind = ParameterSlot::Kind::Text;
  slot.text = expr.text;
  const ValueId all = a().Bit(true);
  return a().Plain(expr.type, Uniform(Lane::I32, slot), all, all, all);
}

// Selected by A: two slots. By a date d of the rows, over the entries in order:
//   v = first; for each later entry: v = from <= d ? entry : v
// Where d is not one known day: what all entries share; where it is absent: not known. What 未定
// gives is not there for sure.
RangeValue ProgramLowering::LowerParameter(const Expr& expr, const Context& context) {
  const check::Parameter& parameter = program_.parameters[expr.parameter];
  const Lane lane = ValueAlgebra::LaneOf(program_, expr.type);
  const ValueId all = a().Bit(true);
  ParameterSlot slot;
  slot.parameter = expr.parameter;
  const auto of = [&](ParameterSlot::Kind kind, Lane result) {
    slot.kind = kind;
    return Uniform(result, slot);
  };
  using Kind = ParameterSlot::Kind;
  if (expr.args.empty() || program_.exprs[expr.args[0]].kind == ExprKind::AsOf) {
    const ValueId value = of(Kind::ParameterValue, lane);
    const ValueId known = of(Kind::ParameterKnown, Lane::Bits);
    return a().Plain(expr.type, value, known, known, all);
  }
  const RangeValue date = LowerRange(expr.args[0], context);
  const ValueId exact_date = a().ExactBit(date);
  ValueId value;
  ValueId known;
  for (size_t i = 0; i < parameter.entries.size(); ++i) {
    slot.index = static_cast<int32_t>(i);
    const ValueId entry_value = of(Kind::EntryValue, lane);
    const ValueId entry_known = of(Kind::EntryKnown, Lane::Bits);
    if (i == 0) {
      value = entry_value;
      known = entry_known;
      continue;
    }
    const ValueId reached = b().Compare(Op::LessEqual, of(Kind::EntryFrom, Lane::I32), date.lo);
    value = a().SelectLanes(reached, entry_value, value);
    known = a().SelectLanes(reached, entry_known, known);
  }
  slot.index = 0;
  value = a().SelectLanes(exact_date, value, of(Kind::JoinValue, lane));
  // An absent selector selects nothing; one not known, some entry.
  const ValueId shared = a().AndBits(of(Kind::JoinKnown, Lane::Bits), date.may);
  const bool all_defined = std::none_of(parameter.entries.begin(), parameter.entries.end(),
                                        [](const auto& entry) { return entry.undefined; });
  const ValueId some = a().AndBits(a().Bit(all_defined), date.may);
  const ValueId must = a().SelectLanes(exact_date, known, some);
  known = a().SelectLanes(exact_date, known, shared);
  return a().Plain(expr.type, value, known, must, all);
}

// The status of a list without procedure is its C by another name: T 在列, U 待核实, F 不符合. So
// what asks for it need not wait for the host to write it.
ValueId ProgramLowering::ComputedIs(check::ListId id, int64_t statuses) {
  using check::ListStatus;
  const auto asked = [statuses](ListStatus status) {
    return (statuses >> static_cast<int>(status) & 1) != 0;
  };
  const ValueId in_force = InForce(program_.lists[id].document);
  const ValueId must = a().AndBits(lists_[id].criteria.must, in_force);
  const ValueId may = a().AndBits(lists_[id].criteria.may, in_force);
  ValueId is = a().Bit(false);
  if (asked(ListStatus::Listed)) is = a().OrBits(is, must);
  if (asked(ListStatus::ToVerify)) is = a().OrBits(is, a().AndNotBits(may, must));
  if (asked(ListStatus::NotMet)) is = a().OrBits(is, a().NotBit(may));
  return is;
}

// status is ToVerify and not asked for: U.
TruthValue ProgramLowering::LowerListIs(const Expr& expr, const Context& context) {
  using check::ListStatus;
  const auto bit = [](ListStatus status) { return int64_t{1} << static_cast<int>(status); };
  int64_t mask = expr.value;
  const auto counts_as_listed = [&](ListStatus status) {
    mask = (mask & bit(ListStatus::Listed)) != 0 ? mask | bit(status) : mask & ~bit(status);
  };
  if (context.lens != Lens::Normal) counts_as_listed(ListStatus::Suspended);
  if (context.lens == Lens::IfEnded) counts_as_listed(ListStatus::Exited);
  const auto in_mask = [&](int64_t statuses) {
    if (!program_.lists[expr.list].procedure.is_valid()) return ComputedIs(expr.list, statuses);
    ir::CodeRanges ranges;
    for (int32_t s = 0; s < check::kListStatusCount; ++s) {
      if (((statuses >> s) & 1) == 0) continue;
      if (!ranges.ranges.empty() && ranges.ranges.back().second == s - 1) {
        ranges.ranges.back().second = s;
      } else {
        ranges.ranges.emplace_back(s, s);
      }
    }
    return b().InSet(lists_[expr.list].status, ranges);
  };
  XINZE_CHECK(lists_.contains(expr.list), "list {} is read before its status", expr.list.index());
  const ValueId must = in_mask(mask);
  if ((mask & bit(ListStatus::ToVerify)) != 0) return a().OneRail(must);
  return {must, in_mask(mask | bit(ListStatus::ToVerify))};
}

// ---- fields
// ---------------------------------------------------------------------------------------

ir::Column ProgramLowering::ColumnOf(FieldId id) const {
  const Field& field = program_.fields[id];
  return {field.entity, id, ValueAlgebra::LaneOf(program_, field.type)};
}

std::optional<ValueId> ProgramLowering::Applies(FieldId id) {
  const Field& field = program_.fields[id];
  if (field.applies_to.empty()) return std::nullopt;
  const FieldId kind = program_.well_known.subject_kind;
  XINZE_CHECK(kind.is_valid(), "a field applies to kinds of subjects, but none is declared");
  check::CodeSet kinds;
  kinds.vocabulary = program_.fields[kind].type.vocabulary;
  kinds.codes = field.applies_to;
  return a().InSet(ReadField(kind), kinds).must;
}

// exact = known & present; unknown = !known, as far as the schema allows either.
ProgramLowering::FieldBits ProgramLowering::ReadPresence(FieldId id) {
  const Field& field = program_.fields[id];
  const bool may_be_unknown = field.unknown_ok || (!field.required && !field.absent_ok);
  const bool may_be_absent = field.absent_ok || !field.required;
  const ValueId known = may_be_unknown ? b().Load(Op::LoadKnown, ColumnOf(id)) : a().Bit(true);
  const ValueId present = may_be_absent ? b().Load(Op::LoadPresent, ColumnOf(id)) : a().Bit(true);
  return {a().AndBits(known, present), may_be_unknown ? a().NotBit(known) : a().Bit(false)};
}

// Whether a day of a schema's range is on or before A.
ValueId ProgramLowering::ReachedBy(int64_t day) {
  if (day == check::kMinusInfinity || day == check::kPlusInfinity) {
    return a().Bit(day == check::kMinusInfinity);
  }
  return b().Compare(Op::LessEqual, b().Lane(Lane::I32, day), AsOf());
}

// exact   = known & present [& v <= A, of an event]
// unknown = !known, unless a presumption settles it: absent, or exact with its value
//           [& from <= A, of an event of the range from .. to]
// must    = exact | unknown, unless the unknown may be absent [or, of an event, A < to];
// may     = exact | unknown
// All rails only where the field applies to the subject.
RangeValue ProgramLowering::ReadField(FieldId id) {
  if (const auto found = fields_.find(id); found != fields_.end()) return found->second;
  const Field& field = program_.fields[id];
  auto [exact, unknown] = ReadPresence(id);
  ValueId value = b().Load(Op::LoadValues, ColumnOf(id));
  if (field.presumption) {
    if (!field.presumption->absent) {
      value =
          a().SelectLanes(unknown, b().Lane(ColumnOf(id).lane, field.presumption->value), value);
      exact = a().OrBits(exact, unknown);
    }
    unknown = a().Bit(false);
  }
  ValueId sure_if_unknown = a().Bit(!field.absent_ok);
  if (field.event_date) {
    exact = a().AndBits(exact, b().Compare(Op::LessEqual, value, AsOf()));
    unknown = a().AndBits(unknown, ReachedBy(field.range_lo));
    sure_if_unknown = a().AndBits(sure_if_unknown, ReachedBy(field.range_hi));
  }
  if (const auto applies = Applies(id)) {
    exact = a().AndBits(exact, *applies);
    unknown = a().AndBits(unknown, *applies);
  }
  const ValueId may = a().OrBits(exact, unknown);
  const bool always_sure = !field.absent_ok && !field.event_date;
  const ValueId must = always_sure ? may : a().OrBits(exact, a().AndBits(unknown, sure_if_unknown));
  RangeValue result = a().Plain(field.type, value, exact, must, may);
  const bool bounded =
      field.range_lo != check::kMinusInfinity || field.range_hi != check::kPlusInfinity;
  const ir::Instruction& known_rail = b().module()[unknown];
  if (bounded && known_rail.op != Op::Constant) {
    result = a().Interval(result);
    const Lane lane = b().module()[result.lo].lane;
    const auto bound = [&](int64_t infinite_or_finite, ValueId infinite) {
      const bool finite =
          infinite_or_finite != check::kMinusInfinity && infinite_or_finite != check::kPlusInfinity;
      return finite ? a().SelectLanes(exact, value, b().Lane(lane, infinite_or_finite)) : infinite;
    };
    result.lo = bound(field.range_lo, result.lo);
    result.hi = bound(field.range_hi, result.hi);
  }
  fields_.emplace(id, result);
  return result;
}

TruthValue ProgramLowering::ReadTruthField(FieldId id) {
  if (const auto found = truth_fields_.find(id); found != truth_fields_.end()) {
    return found->second;
  }
  const Field& field = program_.fields[id];
  auto [exact, unknown] = ReadPresence(id);
  const ValueId value = b().Load(Op::LoadValues, ColumnOf(id));
  const ValueId is_false = b().Compare(Op::Equal, value, b().Lane(Lane::I8, 0));
  ValueId must = a().AndNotBits(exact, is_false);
  if (field.presumption) {
    if (!field.presumption->absent && field.presumption->value != 0) {
      must = a().OrBits(must, unknown);
    }
    unknown = a().Bit(false);
  }
  if (const auto applies = Applies(id)) {
    must = a().AndBits(must, *applies);
    unknown = a().AndBits(unknown, *applies);
  }
  const TruthValue result{must, a().OrBits(must, unknown)};
  truth_fields_.emplace(id, result);
  return result;
}

}  // namespace xinze::lower
