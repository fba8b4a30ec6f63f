// One subject over the standard schema, and short words for what the interpreter's tests say; in
// their namespace. Needs xinze_interp.
#ifndef XINZE_TESTS_SUPPORT_INTERP_FIXTURE_H_
#define XINZE_TESTS_SUPPORT_INTERP_FIXTURE_H_

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "runtime/interp/interpreter.h"
#include "tests/support/batch_builder.h"
#include "tests/support/printers.h"
#include "tests/support/program_builder.h"
#include "tests/support/standard_schema.h"

namespace xinze::interp {

using check::ExprId;
using check::kFalse;
using check::kNoDate;
using check::kTrue;
using check::kUnknown;
using check::ListStatus;
using check::MeasureStatus;
using check::Truth;
using check::TypeKind;
using testing::BatchBuilder;
using testing::Cell;
using testing::Day;
using testing::kMissing;
using testing::kNothing;
using testing::ProgramBuilder;
using testing::References;
using testing::StandardSchema;
using testing::TypeOf;
using Step = check::Step;

inline const int32_t kToday = Day(2023, 1, 1);

class InterpTest : public ::testing::Test {
 protected:
  // 法人; the tests of nature persons set the kind.
  InterpTest() { x = f.AddSubject({{s.kind, b.CodeOf(s.kinds, "法人")}}); }

  // A record of 2020-01-01 unless the cells say otherwise.
  int32_t Record(std::vector<Cell> cells) {
    Default(cells, {s.determined_on, Day(2020, 1, 1)});
    return f.Add(s.record, x, cells);
  }
  // An event of the procedure 认定.
  int32_t Event(const std::string& step, int32_t date, std::vector<Cell> cells = {}) {
    Default(cells, {s.event_procedure, "认定程序"});
    Default(cells, {s.event_case, kNothing});
    Default(cells, {s.event_list, kNothing});
    Default(cells, {s.event_id, kNothing});
    Default(cells, {s.event_records, kNothing});
    Default(cells, {s.event_step, step});
    Default(cells, {s.event_date, date});
    return f.Add(s.event, x, cells);
  }
  int32_t Role(const std::string& role, std::vector<Cell> cells = {}) {
    Default(cells, {s.role_kind, b.CodeOf(s.roles, role)});
    return f.Add(s.role, x, cells);
  }
  static void Default(std::vector<Cell>& cells, const Cell& cell) {
    for (const Cell& given : cells) {
      if (given.field == cell.field) return;
    }
    cells.push_back(cell);
  }

  int32_t Code(const std::string& severity) { return b.CodeOf(s.severities, severity); }
  // 程度 是 …
  ExprId Severe() { return b.Equal(b.Read(s.severity), b.Code(s.severities, "严重")); }

  Truth Eval(ExprId predicate, int32_t as_of = kToday) {
    return Interpreter(b.program()).EvaluatePredicate(f.Build(), x, as_of, predicate);
  }
  check::SubjectOutcome Run(int32_t as_of = kToday) {
    return Evaluate(b.program(), f.Build(), x, as_of);
  }
  check::ListOutcome ListOn(check::ListId list, int32_t as_of = kToday) {
    return Run(as_of).lists[list.index()];
  }
  check::MeasureOutcome MeasureOn(check::MeasureId measure, int32_t as_of = kToday) {
    return Run(as_of).measures[measure.index()];
  }
  // Whether a scalar is this value for sure.
  Truth Is(ExprId scalar, int64_t value, int32_t as_of = kToday) {
    return Eval(b.Equal(scalar, b.Constant(b.program().exprs[scalar].type, value)), as_of);
  }

  ProgramBuilder b;
  StandardSchema s{b};
  BatchBuilder f{b.program()};
  int32_t x = 0;
};

}  // namespace xinze::interp

#endif  // XINZE_TESTS_SUPPORT_INTERP_FIXTURE_H_
