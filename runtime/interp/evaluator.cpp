#include "runtime/interp/evaluator.h"

#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/literal/calendar.h"

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
  const Key key{id.index(), row.index};
  if (const auto found = quantifier_truths_.find(key); found != quantifier_truths_.end()) {
    return found->second;
  }
  return quantifier_truths_[key] = Quantified(e, row);
}

Range Evaluator::EvaluateScalar(ExprId id, Row row) {
  const Expr& e = world_.program().exprs[id];
  row = world_.AncestorOf(row, e.domain);
  if (!IsQuantifier(e.kind)) return ComputeScalar(id, e, row);
  const Key key{id.index(), row.index};
  if (const auto found = quantifier_values_.find(key); found != quantifier_values_.end()) {
    return found->second;
  }
  return quantifier_values_[key] = Folded(e, row);
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
    case ExprKind::And: {
      Truth all = check::kTrue;
      for (ExprId arg : e.args) all = check::And(all, EvaluateTruth(arg, row));
      return all;
    }
    case ExprKind::Or: {
      Truth any = check::kFalse;
      for (ExprId arg : e.args) any = check::Or(any, EvaluateTruth(arg, row));
      return any;
    }
    case ExprKind::Equal:
      return CompareEqual(e, row);
    case ExprKind::Less:
      return Less(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::LessEqual:
      return LessEqual(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::HasValue:
      return HasValue(EvaluateScalar(e.args[0], row));
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

// Section 2.3. Two values that no vocabulary lists may or may not be the same.
Truth Evaluator::CompareEqual(const Expr& e, Row row) {
  const Range a = EvaluateScalar(e.args[0], row);
  const Range b = EvaluateScalar(e.args[1], row);
  const check::Type type = world_.program().exprs[e.args[0]].type;
  if (type.kind == TypeKind::Text) return world_.EqualTexts(a, b);
  Truth equal = Equal(a, b);
  if (type.kind == TypeKind::Enum && equal.is_true() &&
      a.lo == world_.program().vocabularies[type.vocabulary].unlisted_code()) {
    equal.must = false;
  }
  return equal;
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
  Members members;
  const auto admit = [&](Row member) {
    const Truth truth = EvaluateTruth(e.args[0], member);
    if (!truth.is_false()) members.rows.emplace_back(member, truth);
  };
  if (e.list.is_valid()) {  // over the 依据记录 of a list (section 6.4)
    const SupportSet& support = lists_.SupportOf(e.list);
    members.phantoms = support.phantom;
    members.over_none = support.rows.empty() && !support.phantom;
    for (int64_t index : support.rows) admit({support.entity, index});
    return members;
  }
  const Collection& collection = world_.Members(row, e.entity);
  members.phantoms = !collection.complete;
  for (int64_t index : collection.rows) admit({e.entity, index});
  return members;
}

// Section 2.5: 存在 and 每个. A phantom is U for every predicate.
Truth Evaluator::Quantified(const Expr& e, Row row) {
  const Members members = MembersOf(e, row);
  if (e.kind == ExprKind::Exists) {
    Truth any = check::kFalse;
    for (const auto& [member, truth] : members.rows) any = check::Or(any, truth);
    return members.phantoms ? check::Or(any, check::kUnknown) : any;
  }
  XINZE_CHECK(e.kind == ExprKind::ForAll);
  if (members.over_none) return check::kUnknown;
  Truth all = check::kTrue;
  for (const auto& [member, truth] : members.rows) {
    all = check::And(all, check::Or(check::Not(truth), EvaluateTruth(e.args[1], member)));
  }
  return members.phantoms ? check::And(all, check::kUnknown) : all;
}

// Section 2.5: 数量, 合计, 最早, 最晚.
Range Evaluator::Folded(const Expr& e, Row row) {
  const Members members = MembersOf(e, row);
  if (e.kind == ExprKind::Count) {
    CountFold count;
    for (const auto& [member, truth] : members.rows) count.AddMember(truth);
    if (members.phantoms) count.AddPhantoms();
    return count.Result();
  }
  const auto fold = [&](auto folded) {
    for (const auto& [member, truth] : members.rows) {
      folded.AddMember(truth, EvaluateScalar(e.args[1], member));
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
      return check::UnknownValue();
    case ExprKind::FieldValue:
      return world_.Field(e.field, row.index);
    case ExprKind::AsOf:
      return check::Known(world_.as_of());
    case ExprKind::ParameterValue:
      return ParameterValue(e.parameter, EvaluateScalar(e.args[0], row));
    case ExprKind::DefinitionValue:
      return DefinitionValue(e.definition, row);
    case ExprKind::Add:
      return Add(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::Subtract:
      return Subtract(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row));
    case ExprKind::Negate:
      return Negate(EvaluateScalar(e.args[0], row));
    case ExprKind::Multiply:
      return Multiply(EvaluateScalar(e.args[0], row), EvaluateScalar(e.args[1], row),
                      Scale(e.args[0]) + Scale(e.args[1]) - Scale(id));
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

// Section 4.2.
Range Evaluator::ParameterValue(check::ParameterId id, const Range& selector) const {
  const check::Parameter& parameter = world_.program().parameters[id];
  const auto value = [](const check::Parameter::Entry& entry) {
    return entry.undefined ? check::UnknownValue() : check::Known(entry.value);
  };
  if (selector.is_absent()) return check::UnknownValue();
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
  // Working days need a published calendar; none is loaded in this version.
  if (!length.is_calendar()) return not_known;
  const auto end = [&](int64_t day) {
    if (day < literal::kFirstDate.days) return check::kMinusInfinity;
    if (day > literal::kLastDate.days) return check::kPlusInfinity;
    const literal::PeriodEnd last =
        literal::EndOfPeriod({static_cast<int32_t>(day)}, length, e.counting);
    return last.saturated ? check::kPlusInfinity : int64_t{last.day.days};
  };
  return {end(date.lo), end(date.hi), unknown.must_present, unknown.may_present};
}

}  // namespace xinze::interp
