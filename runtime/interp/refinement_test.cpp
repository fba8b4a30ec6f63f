// Three-valued answers are sound: what is T or F of facts that are partly unknown stays so however
// they turn out, and facts that are all known leave nothing open. docs/semantics.md, sections 1-3.
#include <memory>
#include <random>

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::ExprKind;
using Rows = std::vector<std::vector<Cell>>;

// Random predicates over the standard schema, from a seed.
class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  ProgramBuilder b;
  StandardSchema s{b};

  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(random_()) % n; }
  int64_t Between(int64_t lo, int64_t hi) {
    return lo + static_cast<int64_t>(Below(static_cast<uint32_t>(hi - lo + 1)));
  }
  int32_t SomeDay() { return Day(2019, 1, 1) + static_cast<int32_t>(Below(1600)); }

  // A predicate over the subject.
  ExprId OfSubject(int depth) {
    if (depth > 0 && Below(2) == 0) {
      switch (Below(4)) {
        case 0:
          return b.Not(OfSubject(depth - 1));
        case 1:
          return b.And({OfSubject(depth - 1), OfSubject(depth - 1)});
        case 2:
          return b.Or({OfSubject(depth - 1), OfSubject(depth - 1)});
        default:
          return Defined(s.subject, OfSubject(depth - 1), OfSubject(depth - 1),
                         OfSubject(depth - 1));
      }
    }
    switch (Below(6)) {
      case 0:
        return b.Exists(s.record, OfRecord(2));
      case 1:
        return b.ForAll(s.record, OfRecord(1), OfRecord(2));
      case 2:
        return b.AtLeast(b.Count(s.record, OfRecord(2)), b.Number(Between(0, 4)));
      case 3:
        return b.Less(b.Sum(s.record, OfRecord(1), Number(1)), b.Number(Between(-10, 10)));
      case 4:
        return b.Less(b.Earliest(s.record, OfRecord(1), Date()), b.Date(SomeDay()));
      default:
        return b.LessEqual(b.Date(SomeDay()),
                           b.PeriodEnd(b.Latest(s.record, OfRecord(1), Date()), SomePeriod()));
    }
  }

  Rows Records(bool partly_known) {
    Rows rows;
    const uint32_t count = Below(5);
    for (uint32_t i = 0; i < count; ++i) rows.push_back(Cells(partly_known));
    return rows;
  }

  // Every unknown cell becomes something that it may be.
  Rows Completed(const Rows& rows) {
    Rows all = rows;
    for (std::vector<Cell>& row : all) {
      const std::vector<Cell> values = Cells(false);
      for (size_t i = 0; i < row.size(); ++i) {
        if (!row[i].known) row[i] = values[i];
      }
    }
    return all;
  }

 private:
  ExprId OfRecord(int depth) {
    if (depth > 0 && Below(2) == 0) {
      switch (Below(4)) {
        case 0:
          return b.Not(OfRecord(depth - 1));
        case 1:
          return b.And({OfRecord(depth - 1), OfRecord(depth - 1)});
        case 2:
          return b.Or({OfRecord(depth - 1), OfRecord(depth - 1)});
        default:
          return Defined(s.record, OfRecord(depth - 1), OfRecord(depth - 1), OfRecord(depth - 1));
      }
    }
    switch (Below(8)) {
      case 0:
        return b.Equal(b.Read(s.severity),
                       b.Constant(testing::EnumType(s.severities), Between(0, 2)));
      case 1:
        return b.Read(s.excused);
      case 2:
        return b.HasValue(Below(2) == 0 ? Number(1) : Date());
      case 3:
        return b.InSet(b.Read(s.conduct), {1, 3}, Below(2) == 0);
      case 4:
        return b.HasAny(b.Read(s.channel), Between(0, 7));
      case 5:
        return b.HasAll(b.Read(s.channel), Between(0, 7));
      case 6:
        return b.LessEqual(Date(), Below(2) == 0 ? b.Date(SomeDay()) : b.AsOf());
      default:
        return Below(2) == 0 ? b.Less(Number(2), Number(1)) : b.Equal(Number(1), Number(1));
    }
  }

  ExprId Number(int depth) {
    if (depth == 0 || Below(2) == 0) {
      return Below(2) == 0 ? b.Read(s.points) : b.Number(Between(-5, 5));
    }
    const ExprId a = Number(depth - 1);
    const ExprId c = Number(depth - 1);
    switch (Below(5)) {
      case 0:
        return b.Arithmetic(ExprKind::Add, TypeKind::Integer, a, c);
      case 1:
        return b.Arithmetic(ExprKind::Subtract, TypeKind::Integer, a, c);
      case 2:
        return b.Arithmetic(ExprKind::Multiply, TypeKind::Integer, a, c);
      case 3:
        return b.Arithmetic(ExprKind::Divide, TypeKind::Integer, a, b.Number(Between(1, 3)));
      default:
        return b.Refer(b.Define("数", s.record, TypeOf(TypeKind::Integer),
                                {b.Rule(a), b.Rule(a, OfRecord(0))},
                                {b.Rule(c, OfRecord(0), {b.Rule(a, OfRecord(0))})}));
    }
  }
  ExprId Date() {
    switch (Below(4)) {
      case 0:
        return b.Read(s.determined_on);
      case 1:
        return b.Read(s.due_on);
      case 2:
        return b.Read(s.repaired_on);
      default:
        return b.PeriodEnd(b.Read(s.due_on), SomePeriod());
    }
  }
  ExprId SomePeriod() {
    return b.Period(
        check::PackPeriod({static_cast<int32_t>(Below(14)),
                           Below(2) == 0 ? literal::PeriodUnit::Month : literal::PeriodUnit::Day}));
  }
  ExprId Defined(check::EntityId owner, ExprId body, ExprId condition, ExprId exception) {
    return b.Refer(b.Define("定义", owner, TypeOf(TypeKind::Boolean), {b.Rule(body)},
                            {b.Rule(exception, condition)}));
  }

  std::vector<Cell> Cells(bool partly_known) {
    std::vector<Cell> cells = {
        {s.determined_on, SomeDay()},         {s.severity, Between(0, 2)},
        Optional({s.points, Between(-5, 5)}), Optional({s.due_on, SomeDay()}),
        Optional({s.repaired_on, SomeDay()}), Optional({s.excused, Below(2) == 0}),
        Optional({s.conduct, Between(0, 3)}), Optional({s.channel, Between(0, 7)}),
    };
    for (size_t i = 1; partly_known && i < cells.size(); ++i) {
      if (Below(3) == 0) cells[i] = Cell(cells[i].field, kMissing);
    }
    return cells;
  }
  Cell Optional(Cell cell) { return Below(4) == 0 ? Cell(cell.field, kNothing) : std::move(cell); }

  std::mt19937 random_;
};

Truth EvaluateOver(Generator& g, const Rows& rows, bool complete, ExprId predicate) {
  BatchBuilder facts(g.b.program());
  const int32_t x = facts.AddSubject({{g.s.kind, 1}});
  for (const std::vector<Cell>& row : rows) facts.Add(g.s.record, x, row);
  if (!complete) facts.Incomplete(g.s.record, x);
  return Interpreter(g.b.program()).EvaluatePredicate(facts.Build(), x, kToday, predicate);
}

TEST(Refinement, AnswersOverPartlyKnownFactsHoldHoweverTheyTurnOut) {
  int decided = 0;
  int open = 0;
  for (uint32_t seed = 1; seed <= 1500; ++seed) {
    Generator g(seed);
    const ExprId predicate = g.OfSubject(3);
    const Rows partly = g.Records(true);
    const bool complete = seed % 3 != 0;
    const Truth before = EvaluateOver(g, partly, complete, predicate);
    ++(before.is_unknown() ? open : decided);
    for (int i = 0; i < 4; ++i) {
      Rows full = g.Completed(partly);
      if (!complete) {
        for (const auto& row : g.Records(false)) full.push_back(row);
      }
      const Truth after = EvaluateOver(g, full, true, predicate);
      EXPECT_FALSE(after.is_unknown()) << "seed " << seed;
      if (!before.is_unknown()) {
        EXPECT_EQ(before, after) << "seed " << seed;
      }
    }
  }
  // Neither kind of answer is rare, or the test would say little.
  EXPECT_GT(decided, 300);
  EXPECT_GT(open, 300);
}

}  // namespace
}  // namespace xinze::interp
