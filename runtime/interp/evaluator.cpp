#include "runtime/interp/evaluator.h"

#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/check/period_end.h"

namespace xinze::interp {
namespace {

using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::ListStatus;
using check::TypeKind;

bool IsQuantifier(ExprKind kind) {
  switch (kind) {
    case ExprKind::Exists:
    case ExprKind::ForAll:
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      return true;
    default:
      return false;
  }
}

}  // namespace

// Section 7.1.
ListStatus ThroughLens(ListStatus status, Lens lens) {
  const bool counts_as_listed = (status == ListStatus::Suspended && lens != Lens::Normal) ||
                                (status == ListStatus::Exited && lens == Lens::IfEnded);
  return counts_as_listed ? ListStatus::Listed : status;
}

Truth Evaluator::EvaluateTruth(ExprId id, Row row) {
  const Expr& e = world_.program().exprs[id];
  row = world_.AncestorOf(row, e.domain);
  if (!IsQuantifier(e.kind)) return ComputeTruth(e, row);
  const ProgramTables& tables = world_.tables();
  return Once(MemosOf<Truth>(tables.expr_varies[id]).quantifiers,
              {tables.same_as[id].index(), row.index}, [&] { return Quantified(e, row); });
}

Range Evaluator::EvaluateScalar(ExprId id, Row row) {
  const Expr& e = world_.program().exprs[id];
  row = world_.AncestorOf(row, e.domain);
  if (!IsQuantifier(e.kind)) return ComputeScalar(id, e, row);
  const ProgramTables& tables = world_.tables();
  return Once(MemosOf<Range>(tables.expr_varies[id]).quantifiers,
              {tables.same_as[id].index(), row.index}, [&] { return Folded(e, row); });
}

template <>
Truth Evaluator::Evaluate<Truth>(ExprId id, Row row) {
  return EvaluateTruth(id, row);
}
template <>
Range Evaluator::Evaluate<Range>(ExprId id, Row row) {
  return EvaluateScalar(id, row);
}

// Sections 2.2 and 2.3.
Truth Evaluator::ComputeTruth(const Expr& e, Row row) {
  switch (e.kind) {
    case ExprKind::Constant:
      return e.value != 0 ? check::kTrue : check::kFalse;
    case ExprKind::Unknown:
      return check::kUnknown;
    case ExprKind::FieldTruth:
      return world_.FieldTruth(e.field, row.index);
    case ExprKind::Not:
      return check::Not(EvaluateTruth(e.args[0], row));
    case ExprKind::And:
      return Joined(Conjunction(), e, row);
    case ExprKind::Or:
      return Joined(Disjunction(), e, row);
    case ExprKind::Equal:
    case ExprKind::Less:
    case ExprKind::LessEqual:
      return Compare(e, row);
    case ExprKind::HasValue:
      return IsProduct(e.args[0]) ? HasValue(EvaluateExactly(e.args[0], row))
                                  : HasValue(ComparedSide(e.args[0], row));
    case ExprKind::InSet:
      return InSet(e, row);
    case ExprKind::HasAny:
      return HasAny(EvaluateScalar(e.args[0], row), e.value);
    case ExprKind::HasAll:
      return HasAll(EvaluateScalar(e.args[0], row), e.value);
    case ExprKind::ListIs:
      return ListIs(e);
    case ExprKind::InOffice:
      return InOffice(e, row);
    case ExprKind::DefinitionTruth:
      return DefinitionTruth(e.definition, row);
    case ExprKind::InForce:
      return world_.InForce(e.document) ? check::kTrue : check::kFalse;
    default:
      XINZE_UNREACHABLE("no predicate: expression kind {}", static_cast<int>(e.kind));
  }
}

template <typename Junction>
Truth Evaluator::Joined(Junction junction, const Expr& e, Row row) {
  for (ExprId arg : e.args) {
    const auto [truth, stay] = world_.readings().Track([&] { return EvaluateTruth(arg, row); });
    junction.Add(truth, stay);
  }
  world_.readings().Narrow(junction.stay());
  return junction.truth();
}

// 基准日 stands alone on one side, and the other is free of it (4-semantics.md, section 4).
Range Evaluator::ComparedSide(ExprId id, Row row) {
  if (world_.program().exprs[id].kind == ExprKind::AsOf) return check::Known(world_.as_of());
  return EvaluateScalar(id, row);
}

// Section 9.1: a comparison with 基准日 changes where that day passes a bound of the other side.
void Evaluator::NoteFlips(const Expr& e, const Range& a, const Range& b) {
  const auto is_as_of = [&](ExprId id) {
    return world_.program().exprs[id].kind == ExprKind::AsOf;
  };
  const bool on_left = is_as_of(e.args[0]);
  if (on_left == is_as_of(e.args[1])) return;
  const Range& other = on_left ? b : a;
  if (other.is_absent()) return;
  Readings& readings = world_.readings();
  for (const int64_t bound : {other.lo, other.hi}) {
    // 基准日 < x and x ≤ 基准日 change on x itself, 基准日 ≤ x and x < 基准日 on the day after.
    const bool on_it = (e.kind == ExprKind::Less) == on_left;
    if (e.kind == ExprKind::Equal || on_it) readings.ChangesOn(bound);
    if (e.kind == ExprKind::Equal || !on_it) readings.ChangesAfter(bound);
  }
}

// Section 2.3. Two values that no vocabulary lists may or may not be the same.
Truth Evaluator::Compare(const Expr& e, Row row) {
  if (IsProduct(e.args[0]) || IsProduct(e.args[1])) return CompareExactly(e, row);
  const Range a = ComparedSide(e.args[0], row);
  const Range b = ComparedSide(e.args[1], row);
  NoteFlips(e, a, b);
  if (e.kind == ExprKind::Less) return Less(a, b);
  if (e.kind == ExprKind::LessEqual) return LessEqual(a, b);
  const check::Type type = world_.program().exprs[e.args[0]].type;
  if (type.kind == TypeKind::Text) return world_.EqualTexts(a, b);
  Truth equal = Equal(a, b);
  if (type.kind == TypeKind::Enum && equal.is_true() &&
      a.lo == world_.program().vocabularies[type.vocabulary].unlisted_code()) {
    equal.must = false;
  }
  return equal;
}

bool Evaluator::IsProduct(ExprId id) const { return RatiosIn(world_.program(), id) > 0; }

// Section 2.4: products as they are before anything rounds them.
Truth Evaluator::CompareExactly(const Expr& e, Row row) {
  const ExactRange a = EvaluateExactly(e.args[0], row);
  const ExactRange b = EvaluateExactly(e.args[1], row);
  if (e.kind == ExprKind::Less) return Less(a, b);
  return e.kind == ExprKind::LessEqual ? LessEqual(a, b) : Equal(a, b);
}

ExactRange Evaluator::EvaluateExactly(ExprId id, Row row) {
  const check::Program& program = world_.program();
  if (!IsProduct(id)) return Exactly(EvaluateScalar(id, row));
  const Expr& e = program.exprs[id];
  const auto arg = [&](size_t i) { return EvaluateExactly(e.args[i], row); };
  switch (e.kind) {
    case ExprKind::Negate:
      return Negate(arg(0));
    case ExprKind::Add:
      return Add(arg(0), arg(1));
    case ExprKind::Subtract:
      return Add(arg(0), Negate(arg(1)));
    case ExprKind::Multiply: {
      const size_t amount = program.exprs[e.args[0]].type.kind == TypeKind::Amount ? 0 : 1;
      const ExprId factor = e.args[1 - amount];
      return Multiply(arg(amount), EvaluateScalar(factor, row), Scale(factor) == 1);
    }
    default:
      XINZE_UNREACHABLE("no product: expression kind {}", static_cast<int>(e.kind));
  }
}

// Section 2.3: 属.
Truth Evaluator::InSet(const Expr& e, Row row) {
  const Range x = EvaluateScalar(e.args[0], row);
  if (x.lo != x.hi) return {false, x.may_present};
  const check::CodeSet& set = world_.program().code_sets[e.code_set];
  const bool contained = std::binary_search(set.codes.begin(), set.codes.end(), x.lo);
  const bool unlisted =
      x.lo == world_.program().vocabularies[set.vocabulary].unlisted_code() && set.unlisted_unknown;
  return {x.must_present && contained, x.may_present && (contained || unlisted)};
}

Evaluator::Members Evaluator::MembersOf(const Expr& e, Row row) {
  Members members = FindMembers(e, row);
  world_.readings().Narrow(members.stay);
  return members;
}

// Notes nothing: what decides the quantifier may stay longer than all that was looked at.
Evaluator::Members Evaluator::FindMembers(const Expr& e, Row row) {
  Members members;
  Readings& readings = world_.readings();
  const auto admit = [&](Row member, const Stay& is_there) {
    const auto [truth, stay] = readings.Track([&] { return EvaluateTruth(e.args[0], member); });
    members.stay = Intersect(members.stay, stay);
    if (truth.is_false()) return;
    members.rows.push_back({member, truth, Intersect(is_there, stay)});
  };
  if (e.list.is_valid()) {  // over the 依据记录 of a list (section 6.4)
    const auto [support, stay] = readings.Track([&] { return &lists_.SupportOf(e.list); });
    members.stay = stay;
    members.phantoms = support->phantom;
    members.over_none = support->rows.empty() && !support->phantom;
    for (int64_t index : support->rows) admit({support->entity, index}, stay);
    return members;
  }
  const auto [collection, stay] = readings.Track([&] { return &world_.Members(row, e.entity); });
  members.stay = stay;
  members.phantoms = !collection->complete;
  for (int64_t index : collection->rows) {
    const Row member{e.entity, index};
    admit(member, world_.StayOf(member, row));
  }
  return members;
}

// Section 2.5: 存在 and 每个. A phantom is U for every predicate. One sure member decides the
// first, one that surely fails the second, whatever becomes of the others.
Truth Evaluator::Quantified(const Expr& e, Row row) {
  const Members members = FindMembers(e, row);
  Readings& readings = world_.readings();
  if (e.kind == ExprKind::Exists) {
    Disjunction any(members.stay);
    for (const Member& member : members.rows) any.Add(member.truth, member.stay);
    if (members.phantoms) any.Add(check::kUnknown, members.stay);
    readings.Narrow(any.stay());
    return any.truth();
  }
  XINZE_CHECK(e.kind == ExprKind::ForAll);
  if (members.over_none) {
    readings.Narrow(members.stay);
    return check::kUnknown;
  }
  Conjunction all(members.stay);
  for (const Member& member : members.rows) {
    const auto [body, stay] = readings.Track([&] { return EvaluateTruth(e.args[1], member.row); });
    all.Add(check::Or(check::Not(member.truth), body), Intersect(member.stay, stay));
  }
  if (members.phantoms) all.Add(check::kUnknown, members.stay);
  readings.Narrow(all.stay());
  return all.truth();
}

// Section 2.5: 数量, 合计, 最早, 最晚.
Range Evaluator::Folded(const Expr& e, Row row) {
  const Members members = MembersOf(e, row);
  if (e.kind == ExprKind::Count) {
    CountFold count;
    for (const Member& member : members.rows) count.AddMember(member.truth);
    if (members.phantoms) count.AddPhantoms();
    return count.Result();
  }
  const auto fold = [&](auto folded) {
    for (const Member& member : members.rows) {
      folded.AddMember(member.truth, EvaluateScalar(e.args[1], member.row));
    }
    if (members.phantoms) folded.AddPhantoms();
    return folded.Result();
  };
  if (e.kind == ExprKind::Sum) return fold(SumFold());
  if (e.kind == ExprKind::Earliest) return fold(EarliestFold());
  XINZE_CHECK(e.kind == ExprKind::Latest);
  return fold(LatestFold());
}

// Sections 6.7 and 7.1.
Truth Evaluator::ListIs(const Expr& e) {
  const ListStatus status = ThroughLens(lists_.StatusOf(e.list), lens_);
  if ((e.value >> static_cast<int>(status) & 1) != 0) return check::kTrue;
  return status == ListStatus::ToVerify ? check::kUnknown : check::kFalse;
}

// Section 7.5: some supporting record has its date within the role's 任职起 .. 任职止.
Truth Evaluator::InOffice(const Expr& e, Row role) {
  XINZE_CHECK(office_records_ != nullptr, "行为时 在任 outside a target's filter");
  const check::Program& program = world_.program();
  const check::WellKnown& known = program.well_known;
  const Range from = world_.Field(known.role_from, role.index);
  const Range until =
      known.role_until.is_valid() ? world_.Field(known.role_until, role.index) : check::Absent();
  const check::EntityId dated = program.exprs[e.args[0]].domain;
  Truth any = office_records_->phantom ? check::kUnknown : check::kFalse;
  for (Row record : office_records_->rows) {
    if (!world_.StandsBelow(record.entity, dated)) continue;  // it has no such date
    const Range date = EvaluateScalar(e.args[0], record);
    const Truth within = check::And(LessEqual(from, date),
                                    check::Or(check::Not(HasValue(until)), LessEqual(date, until)));
    any = check::Or(any, within);
  }
  return any;
}

// Sections 2.1 and 2.4.
Range Evaluator::ComputeScalar(ExprId id, const Expr& e, Row row) {
  switch (e.kind) {
    case ExprKind::Constant:
      return check::Known(e.type.kind == TypeKind::Text ? World::TextOfConstant(id) : e.value);
    case ExprKind::Unknown:
      return check::UnknownValue(false);
    case ExprKind::FieldValue:
      return world_.Field(e.field, row.index);
    case ExprKind::AsOf:
      // Alone, for an explanation: another value every day.
      world_.readings().ChangesOn(world_.as_of());
      world_.readings().ChangesAfter(world_.as_of());
      return check::Known(world_.as_of());
    case ExprKind::ParameterValue:
      return ParameterOf(e, row);
    case ExprKind::DefinitionValue:
      return DefinitionValue(e.definition, row);
    case ExprKind::Add:
      return Add(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::Subtract:
      return Subtract(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::Negate:
      return Negate(EvaluateScalar(e.args[0], row));
    case ExprKind::Round:
      return Round(EvaluateExactly(e.args[0], row), e.rounding);
    case ExprKind::Multiply:
      XINZE_CHECK(RatiosIn(world_.program(), id) == 0, "a product is stored as it is");
      return Multiply(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::Divide:
      return Divide(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row),
                    Scale(id) + Scale(e.args[1]) - Scale(e.args[0]));
    case ExprKind::PeriodEnd:
      return PeriodEnd(e, row);
    default:
      XINZE_UNREACHABLE("no scalar: expression kind {}", static_cast<int>(e.kind));
  }
}

// A ratio counts millionths.
int Evaluator::Scale(ExprId id) const {
  return world_.program().exprs[id].type.kind == TypeKind::Ratio ? 1 : 0;
}

Range Evaluator::ParameterOf(const Expr& e, Row row) {
  if (world_.program().exprs[e.args[0]].kind == ExprKind::AsOf) {
    for (const check::Parameter::Entry& entry : world_.program().parameters[e.parameter].entries) {
      world_.readings().ChangesOn(entry.from);
    }
  }
  return ParameterValue(e.parameter, ComparedSide(e.args[0], row));
}

// Section 4.2.
Range Evaluator::ParameterValue(check::ParameterId id, const Range& selector) const {
  const check::Parameter& parameter = world_.program().parameters[id];
  const auto value = [](const check::Parameter::Entry& entry) {
    return entry.undefined ? check::UnknownValue(false) : check::Known(entry.value);
  };
  if (selector.is_absent()) return check::UnknownValue(false);
  if (selector.is_known()) {
    const check::Parameter::Entry* selected = &parameter.entries.front();
    for (const check::Parameter::Entry& entry : parameter.entries) {
      if (entry.from <= selector.lo) selected = &entry;
    }
    return value(*selected);
  }
  Range joined = value(parameter.entries.front());
  for (const check::Parameter::Entry& entry : parameter.entries) {
    joined = JoinValues(parameter.type, joined, value(entry));
  }
  return joined;
}

// Section 4.3: monotone in the date, so that the ends of an interval of dates are its ends.
Range Evaluator::PeriodEnd(const Expr& e, Row row) {
  const Range date = EvaluateScalar(e.args[0], row);
  const Range period = EvaluateScalar(e.args[1], row);
  const Range unknown = Add(date, period);  // its presence: that of both
  if (!unknown.may_present) return check::Absent();
  const auto not_known =
      Range{check::kMinusInfinity, check::kPlusInfinity, unknown.must_present, unknown.may_present};
  if (!period.is_known()) return not_known;
  const literal::Period length = check::UnpackPeriod(period.lo);
  const auto end = [&](int64_t day, check::EndBound bound) {
    return check::PeriodEndBound(day, length, e.counting, world_.program().working_days, bound);
  };
  return {end(date.lo, check::EndBound::Earliest), end(date.hi, check::EndBound::Latest),
          unknown.must_present, unknown.may_present};
}

}  // namespace xinze::interp
