#include "compiler/check/event_names.h"

#include <algorithm>
#include <set>

namespace xinze::check {
namespace {

using Texts = std::set<std::string>;

bool IsConjunction(const Expr& expr) {
  // The filter of a 每个 holds of what its body is about.
  return expr.kind == ExprKind::And || expr.kind == ExprKind::ForAll;
}

class Collector {
 public:
  explicit Collector(const Program& program)
      : program_(program), placed_(program.exprs.size(), false) {}

  base::IdVector<ProcedureId, Texts> Steps() {
    base::IdVector<ProcedureId, Texts> steps(program_.procedures.size());
    for (const Expr& expr : program_.exprs) {
      if (!IsConjunction(expr)) continue;
      Texts procedures;
      for (const ExprId arg : expr.args) procedures.merge(ProceduresOf(arg));
      if (procedures.empty()) continue;
      Texts compared;
      for (const ExprId arg : expr.args) StepsBelow(arg, compared);
      for (const ProcedureId id : program_.procedures.ids()) {
        if (!procedures.contains(program_.procedures[id].name)) continue;
        steps[id].insert(compared.begin(), compared.end());
      }
    }
    for (const ExprId id : program_.exprs.ids()) {
      const std::string* text = Compared(program_.well_known.event_step, id);
      if (text == nullptr || placed_[id.index()]) continue;
      for (Texts& of_procedure : steps) of_procedure.insert(*text);
    }
    return steps;
  }

  Texts Procedures() const {
    Texts names;
    for (const Procedure& procedure : program_.procedures) names.insert(procedure.name);
    for (const ExprId id : program_.exprs.ids()) {
      const std::string* text = Compared(program_.well_known.event_procedure, id);
      if (text != nullptr) names.insert(*text);
    }
    return names;
  }

 private:
  // The constant that an equality compares the field with; or null.
  const std::string* Compared(FieldId field, ExprId id) const {
    const Expr& expr = program_.exprs[id];
    if (expr.kind != ExprKind::Equal || !field.is_valid()) return nullptr;
    const Expr& left = program_.exprs[expr.args[0]];
    const Expr& right = program_.exprs[expr.args[1]];
    const bool swapped = left.kind == ExprKind::Constant;
    const Expr& read = swapped ? right : left;
    const Expr& constant = swapped ? left : right;
    const bool compares = read.kind == ExprKind::FieldValue && read.field == field &&
                          constant.kind == ExprKind::Constant;
    return compares ? &constant.text : nullptr;
  }

  // Of 程序 是 “…” and 程序 是 “…” 或 程序 是 “…”, also within further conjunctions; none where
  // another procedure could be meant.
  Texts ProceduresOf(ExprId id) const {
    if (const std::string* text = Compared(program_.well_known.event_procedure, id)) {
      return {*text};
    }
    const Expr& expr = program_.exprs[id];
    if (expr.kind != ExprKind::And && expr.kind != ExprKind::Or) return {};
    Texts names;
    for (const ExprId arg : expr.args) {
      const Texts more = ProceduresOf(arg);
      if (more.empty() && expr.kind == ExprKind::Or) return {};
      names.insert(more.begin(), more.end());
    }
    return names;
  }

  void StepsBelow(ExprId id, Texts& steps) {
    if (const std::string* text = Compared(program_.well_known.event_step, id)) {
      steps.insert(*text);
      placed_[id.index()] = true;
    }
    for (const ExprId arg : program_.exprs[id].args) StepsBelow(arg, steps);
  }

  const Program& program_;
  std::vector<bool> placed_;  // By expression: its step is one of procedures that are named.
};

}  // namespace

base::IdVector<ProcedureId, std::vector<std::string>> FurtherSteps(const Program& program) {
  base::IdVector<ProcedureId, std::vector<std::string>> further(program.procedures.size());
  const base::IdVector<ProcedureId, Texts> steps = Collector(program).Steps();
  for (const ProcedureId id : program.procedures.ids()) {
    for (const std::string& step : steps[id]) {
      if (!KnowsStep(program.procedures[id], {}, step)) further[id].push_back(step);
    }
  }
  return further;
}

std::vector<std::string> NamesOfProcedures(const Program& program) {
  const Texts names = Collector(program).Procedures();
  return {names.begin(), names.end()};
}

bool KnowsStep(const Procedure& procedure, const std::vector<std::string>& further_steps,
               std::string_view text) {
  return std::any_of(procedure.steps.begin(), procedure.steps.end(),
                     [&](const Step& step) { return step.name == text; }) ||
         std::binary_search(further_steps.begin(), further_steps.end(), text);
}

}  // namespace xinze::check
