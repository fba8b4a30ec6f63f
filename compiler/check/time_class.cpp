// How the truth of each expression moves as the day asked about grows (4-semantics.md, section 8).
//
// Within an epoch (no document or parameter changes) and with the same rows received. A class holds
// for both rails. A scalar is Const (it never changes), Up (absent before a day, then one value:
// the date of an event; or a count that only grows), Down (a count that only falls), or Mixed;
// 基准日 itself is Up, as it only grows.
#include <algorithm>

#include "compiler/check/check.h"

namespace xinze::check {
namespace {

TimeClass Opposite(TimeClass a) {
  switch (a) {
    case TimeClass::Const:
      return TimeClass::Const;
    case TimeClass::Down:
      return TimeClass::Up;
    case TimeClass::Up:
      return TimeClass::Down;
    case TimeClass::Pulse:
    case TimeClass::Mixed:
      return TimeClass::Mixed;
  }
  return TimeClass::Mixed;
}

// Intersection of the days on which both hold.
TimeClass Both(TimeClass a, TimeClass b) {
  if (a == TimeClass::Mixed || b == TimeClass::Mixed) return TimeClass::Mixed;
  if (a == TimeClass::Const) return b;
  if (b == TimeClass::Const || a == b) return a;
  return TimeClass::Pulse;
}

// Union: one class of Up or Down stays; two intervals may leave a gap.
TimeClass Either(TimeClass a, TimeClass b) {
  if (a == TimeClass::Const) return b;
  if (b == TimeClass::Const) return a;
  return a == b && (a == TimeClass::Up || a == TimeClass::Down) ? a : TimeClass::Mixed;
}

class Classifier {
 public:
  explicit Classifier(Program& program) : program_(program) {}

  void Run() {
    // Definitions refer to earlier ones only, expressions to earlier ones only; an expression reads
    // definitions that were translated before it.
    definitions_done_.assign(program_.definitions.size(), false);
    done_.assign(program_.exprs.size(), false);
    for (const DefinitionId id : program_.definitions.ids()) ClassOf(id);
    for (const ExprId id : program_.exprs.ids()) ClassOf(id);
  }

 private:
  TimeClass ClassOf(ExprId id) {
    if (!id.is_valid()) return TimeClass::Const;
    if (!done_[id.index()]) {
      done_[id.index()] = true;
      program_.exprs[id].time = Compute(program_.exprs[id]);
    }
    return program_.exprs[id].time;
  }

  // Whether all ways through a definition have constant conditions; the join of their values.
  void JoinRules(const std::vector<RuleId>& rules, bool& steady, std::optional<TimeClass>& joined) {
    for (const RuleId rule_id : rules) {
      const Rule& rule = program_.rules[rule_id];
      steady &= ClassOf(rule.condition) == TimeClass::Const;
      const TimeClass value = ClassOf(rule.value);
      if (!joined.has_value() || *joined == TimeClass::Const) {
        joined = value;
      } else if (value != TimeClass::Const && value != *joined) {
        joined = TimeClass::Mixed;
      }
      JoinRules(rule.exceptions, steady, joined);
    }
  }

  TimeClass ClassOf(DefinitionId id) {
    Definition& definition = program_.definitions[id];
    if (definitions_done_[id.index()]) return definition.time;
    definitions_done_[id.index()] = true;
    bool steady = true;
    std::optional<TimeClass> joined;
    JoinRules(definition.cases, steady, joined);
    JoinRules(definition.exceptions, steady, joined);
    for (const DefinitionId other : definition.yields_to) {
      // Which of them answers changes with the documents, so between epochs only.
      const TimeClass time = ClassOf(other);
      if (!joined.has_value() || *joined == TimeClass::Const) {
        joined = time;
      } else if (time != TimeClass::Const && time != *joined) {
        joined = TimeClass::Mixed;
      }
    }
    definition.time = steady ? joined.value_or(TimeClass::Const) : TimeClass::Mixed;
    return definition.time;
  }

  TimeClass OfField(const Expr& expr) const {
    const Field& field = program_.fields[expr.field];
    const bool hidden = field.event_date && program_.entities[field.entity].begins_on != expr.field;
    return hidden ? TimeClass::Up : TimeClass::Const;
  }

  bool IsAsOf(ExprId id) const { return program_.exprs[id].kind == ExprKind::AsOf; }

  // Absent before its own day: neither grows nor falls, it appears.
  bool Appears(ExprId id) {
    return !IsAsOf(id) && program_.exprs[id].kind != ExprKind::Count &&
           ClassOf(id) == TimeClass::Up;
  }

  TimeClass OfComparison(const Expr& expr) {
    const ExprId a = expr.args[0];
    const ExprId b = expr.args[1];
    const TimeClass time_a = ClassOf(a);
    const TimeClass time_b = ClassOf(b);
    if (time_a == TimeClass::Const && time_b == TimeClass::Const) return TimeClass::Const;
    if (time_a == TimeClass::Mixed || time_b == TimeClass::Mixed) return TimeClass::Mixed;
    // What holds once both sides are there; a side that appears adds "from its day on".
    TimeClass present = TimeClass::Const;
    if (Appears(a) || Appears(b)) present = TimeClass::Up;
    const bool grows_a = !Appears(a) && time_a == TimeClass::Up;
    const bool grows_b = !Appears(b) && time_b == TimeClass::Up;
    const bool falls_a = time_a == TimeClass::Down;
    const bool falls_b = time_b == TimeClass::Down;
    TimeClass order = TimeClass::Const;
    if (grows_a || falls_a || grows_b || falls_b) {
      const bool up = (grows_b || falls_a) && !grows_a && !falls_b;
      const bool down = (grows_a || falls_b) && !grows_b && !falls_a;
      order = up ? TimeClass::Up : down ? TimeClass::Down : TimeClass::Mixed;
      if (expr.kind == ExprKind::Equal) {
        order = IsAsOf(a) || IsAsOf(b) ? TimeClass::Pulse : TimeClass::Mixed;
      }
    }
    return Both(present, order);
  }

  // A row is there from its 发生日 on.
  TimeClass Visible(const Expr& expr) const {
    bool dated = expr.list.is_valid();
    for (EntityId entity = expr.entity; entity.is_valid() && entity != expr.domain;
         entity = program_.entities[entity].parent) {
      dated |= program_.entities[entity].begins_on.is_valid();
    }
    return dated ? TimeClass::Up : TimeClass::Const;
  }

  // Over rows: a union. From the day after 完整至 on, more rows may be there than are known, which
  // is of class Up and mixes with what falls.
  TimeClass OfExists(const Expr& expr, TimeClass row) const {
    if (expr.list.is_valid()) return TimeClass::Mixed;
    const TimeClass there = Both(Visible(expr), row);
    return there == TimeClass::Const || there == TimeClass::Up ? TimeClass::Up : TimeClass::Mixed;
  }

  TimeClass Compute(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::Constant:
      case ExprKind::Unknown:
      case ExprKind::FieldTruth:
      case ExprKind::InForce:
        return TimeClass::Const;
      case ExprKind::FieldValue:
        return OfField(expr);
      case ExprKind::AsOf:
        return TimeClass::Up;
      case ExprKind::ParameterValue:
        return IsAsOf(expr.args[0]) ? TimeClass::Const : ClassOf(expr.args[0]);
      case ExprKind::DefinitionTruth:
      case ExprKind::DefinitionValue:
        return ClassOf(expr.definition);
      case ExprKind::Not:
        return Opposite(ClassOf(expr.args[0]));
      case ExprKind::And:
      case ExprKind::Or: {
        TimeClass time = TimeClass::Const;
        for (const ExprId arg : expr.args) {
          time = expr.kind == ExprKind::And ? Both(time, ClassOf(arg)) : Either(time, ClassOf(arg));
        }
        return time;
      }
      case ExprKind::Equal:
      case ExprKind::Less:
      case ExprKind::LessEqual:
        return OfComparison(expr);
      case ExprKind::HasValue:
      case ExprKind::InSet:
      case ExprKind::HasAny:
      case ExprKind::HasAll:
      case ExprKind::Negate:
      case ExprKind::Round:
      case ExprKind::PeriodEnd:
      case ExprKind::Add:
      case ExprKind::Subtract:
      case ExprKind::Multiply:
      case ExprKind::Divide:
        return OfParts(expr);
      case ExprKind::Exists:
        return OfExists(expr, ClassOf(expr.args[0]));
      case ExprKind::ForAll:
        return Opposite(
            OfExists(expr, Both(ClassOf(expr.args[0]), Opposite(ClassOf(expr.args[1])))));
      case ExprKind::Count:
        return OfExists(expr, ClassOf(expr.args[0]));
      case ExprKind::Sum:
      case ExprKind::Earliest:
      case ExprKind::Latest:
      case ExprKind::ListIs:
      case ExprKind::InOffice:
        return TimeClass::Mixed;
    }
    return TimeClass::Mixed;
  }

  // A value made of parts: one that appears makes it appear; anything else that moves mixes.
  TimeClass OfParts(const Expr& expr) {
    TimeClass time = TimeClass::Const;
    for (const ExprId arg : expr.args) {
      const TimeClass part = ClassOf(arg);
      if (part == TimeClass::Const) continue;
      if (!Appears(arg)) return TimeClass::Mixed;
      time = TimeClass::Up;
    }
    return time;
  }

  Program& program_;
  std::vector<bool> done_;
  std::vector<bool> definitions_done_;
};

}  // namespace

void AssignTimeClasses(Program& program) { Classifier(program).Run(); }

}  // namespace xinze::check
