// 程序: steps, their effects, and the lists that they put people on and take them off.
#include <algorithm>

#include "compiler/check/context.h"
#include "compiler/check/expressions.h"
#include "compiler/check/literals.h"
#include "compiler/check/make.h"
#include "compiler/check/names.h"
#include "compiler/check/support.h"

namespace xinze::check {
namespace {

using syntax::ProcedureStmt;
using syntax::StepDecl;
using syntax::StepEffect;

Step::Effect EffectOf(const StepDecl& decl) {
  if (decl.effect.has_value()) {
    switch (*decl.effect) {
      case StepEffect::None:
        return Step::Effect::None;
      case StepEffect::Determines:
        return Step::Effect::Determines;
      case StepEffect::Exits:
        return Step::Effect::Exits;
      case StepEffect::Annuls:
        return Step::Effect::Annuls;
      case StepEffect::Suspends:
        return Step::Effect::Suspends;
      case StepEffect::Resumes:
        return Step::Effect::Resumes;
    }
  }
  static const std::map<std::string_view, Step::Effect> kByName = {
      {"认定", Step::Effect::Determines},
      {"移出", Step::Effect::Exits},
      {"撤销", Step::Effect::Annuls},
      {"中止", Step::Effect::Suspends},
      {"恢复", Step::Effect::Resumes}};
  const auto found = kByName.find(decl.name.text);
  return found == kByName.end() ? Step::Effect::None : found->second;
}

std::vector<Step> TranslateSteps(Context& context, const Site& site, const ProcedureStmt& decl) {
  std::vector<Step> steps;
  for (const StepDecl& step_decl : decl.steps) {
    const auto same = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
      return step.name == step_decl.name.text;
    });
    if (same != steps.end()) {
      context.Report(Code::XZ0302, step_decl.name.span)
          .ArgName(step_decl.name.text)
          .Label(same->provenance.span, "先在这里声明", "declared here first");
      continue;
    }
    Step step;
    step.name = step_decl.name.text;
    step.effect = EffectOf(step_decl);
    if (step_decl.actor.has_value()) step.actor = step_decl.actor->text;
    if (step_decl.towards.has_value()) step.towards = step_decl.towards->text;
    step.provenance = MakeProvenance(context, site, step_decl.span, step_decl.annotations);
    steps.push_back(std::move(step));
  }
  for (const syntax::MissingStepClause& missing : decl.missing) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& candidate) {
      return candidate.name == missing.step.text;
    });
    if (step == steps.end()) {
      std::vector<std::string> known;
      for (const Step& candidate : steps) known.push_back(candidate.name);
      if (site.statement->damaged) continue;
      ReportUnknownIn(context, Code::XZ0608, missing.step.text, decl.name.text, missing.step.span,
                      known);
      continue;
    }
    if (step->if_missing != Step::IfMissing::Nothing) {
      context.Report(Code::XZ0219, missing.span).Arg("“缺步 " + step->name + "”", step->name);
    }
    step->if_missing = missing.consequence == syntax::MissingStep::Void
                           ? Step::IfMissing::Void
                           : Step::IfMissing::Defective;
  }
  return steps;
}

// A limit runs from a step of the procedure, or from what a reading makes one; it is a period.
void CheckClocks(Context& context, const Site& site, const ProcedureStmt& decl) {
  std::vector<std::string> known;
  for (const StepDecl& step : decl.steps) known.push_back(step.name.text);
  for (const syntax::Reading& reading : site.statement->annotations.readings) {
    known.push_back(reading.name.text);
  }
  std::set<Span> seen;  // one clause may declare several steps
  for (const StepDecl& step : decl.steps) {
    if (!seen.insert(step.span).second) continue;
    if (step.limit.is_valid()) ReadConstant(context, site.tree, step.limit, kPeriodType);
    if (!step.clock_from.has_value() || site.statement->damaged) continue;
    const std::string& from = step.clock_from->text;
    if (std::find(known.begin(), known.end(), from) != known.end()) continue;
    ReportUnknownIn(context, Code::XZ0608, from, decl.name.text, step.clock_from->span, known);
  }
}

// A condition of a step. It cannot ask for lists, whose status may rest on this very step.
ExprId TranslateStepCondition(Context& context, const Scope& scope, SyntaxExprId id,
                              const syntax::Name& step) {
  if (!id.is_valid()) return ExprId::Invalid();
  const ExprId condition = TranslateCondition(context, scope, id);
  std::set<ListId> lists;
  CollectLists(context.program, condition, lists);
  if (lists.empty()) return condition;
  context.Report(Code::XZ0629, context.At(scope, id).span).ArgName(step.text);
  return ExprId::Invalid();
}

// 当 and 由 …(…) of the steps.
void TranslateConditions(Context& context, const Site& site, const ProcedureStmt& decl,
                         std::vector<Step>& steps) {
  Scope over_subject = ScopeOf(site, decl.name.text, site.statement->annotations);
  Scope over_event = over_subject;
  over_event.entity = context.program.well_known.event;
  std::map<Span, std::pair<ExprId, ExprId>> done;  // one clause may declare several steps
  for (const StepDecl& step_decl : decl.steps) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& one) {
      return one.name == step_decl.name.text;
    });
    if (step == steps.end()) continue;
    const auto [at, fresh] = done.try_emplace(step_decl.span);
    if (fresh) {
      at->second.first =
          TranslateStepCondition(context, over_subject, step_decl.condition, step_decl.name);
      if (over_event.entity.is_valid()) {
        at->second.second =
            TranslateStepCondition(context, over_event, step_decl.actor_filter, step_decl.name);
      }
    }
    std::tie(step->condition, step->actor_filter) = at->second;
  }
}

// What is kept of a step, and decides nothing in this version: its limit, which is a duty, the
// channels that it must have, and the condition of a step whose lack matters to nothing.
void NoteWhatIsOnlyKept(Context& context, const Site& site, const ProcedureStmt& decl,
                        const std::vector<Step>& steps) {
  std::set<Span> seen;  // one clause may declare several steps
  for (const StepDecl& step_decl : decl.steps) {
    const auto note = [&](Span span, const char* zh, const char* en) {
      if (!seen.insert(span).second) return;
      context.Report(Code::XZ0635, span).ArgName(step_decl.name.text).Arg(zh, en);
    };
    if (step_decl.limit.is_valid()) {
      note(context.trees[site.tree].exprs[step_decl.limit].span, "时限", "limit");
    } else if (step_decl.clock_from.has_value()) {
      note(step_decl.clock_from->span, "起算", "beginning");
    }
    if (step_decl.all_channels && !step_decl.channels.empty()) {
      note(step_decl.channels.front().span, "渠道要求", "required channels");
    }
    const bool lack_matters = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      return step.name == step_decl.name.text && step.if_missing != Step::IfMissing::Nothing;
    });
    if (step_decl.condition.is_valid() && !lack_matters) {
      note(context.trees[site.tree].exprs[step_decl.condition].span, "条件", "condition");
    }
  }
}

// A procedure that serves lists needs events to be recorded; 缺步 is looked at when a step puts
// somebody on a list.
void CheckServed(Context& context, const ProcedureStmt& decl, const Procedure& procedure,
                 bool damaged) {
  const std::string& events = context.options.well_known.event;
  if (!procedure.lists.empty() && !context.program.well_known.event.is_valid() &&
      !context.unread_names.contains(events)) {
    context.Report(Code::XZ0630, decl.name.span).ArgName(procedure.name).ArgName(events);
  }
  if (decl.missing.empty() || context.procedure_in_doubt || damaged) return;
  const bool determines =
      std::any_of(procedure.steps.begin(), procedure.steps.end(),
                  [](const Step& step) { return step.effect == Step::Effect::Determines; });
  if (determines && !procedure.lists.empty()) return;
  context.Report(Code::XZ0636, decl.missing.front().span).ArgName(procedure.name);
}

// 用于 a list, a kind of list, or what the procedure is otherwise about (用于 每个 异议).
void Apply(Context& context, ProcedureId id, const syntax::Name& name, bool damaged) {
  Procedure& procedure = context.program.procedures[id];
  std::vector<ListId> lists;
  if (const auto list = context.list_names.find(name.text); list != context.list_names.end()) {
    lists.push_back(list->second);
  } else if (const auto kind = ParseListKind(name.text)) {
    lists = ListsOfKind(context, *kind);
  } else if (!FindCollection(context, name.text).has_value()) {
    std::vector<std::string> known = KeysOf(context.list_names);
    for (std::string& entity : KeysOf(context.entity_names)) known.push_back(std::move(entity));
    ReportUnknown(context, Code::XZ0620, name.text, name.span, known);
    context.procedure_in_doubt = true;
    return;
  }
  for (const ListId list_id : lists) {
    List& list = context.program.lists[list_id];
    if (list.procedure == id) continue;
    if (list.procedure.is_valid()) {
      const Procedure& other = context.program.procedures[list.procedure];
      context.Report(Code::XZ0607, name.span)
          .ArgName(list.name)
          .ArgName(other.name)
          .Label(other.provenance.span, "另一个程序", "the other procedure");
      continue;
    }
    list.procedure = id;
    if (damaged) context.lists_in_doubt.insert(list_id);
    procedure.lists.push_back(list_id);
  }
}

// Whether a 程序 could not be read so far that it is known which lists it serves.
bool HasLostProcedure(const Context& context) {
  for (const syntax::SyntaxTree& tree : context.trees) {
    for (const syntax::Statement& statement : tree.statements) {
      const bool head_lost =
          statement.kind == syntax::StatementKind::Procedure && statement.head_damaged;
      if (head_lost || (statement.kind == syntax::StatementKind::Error &&
                        statement.lost_kind == syntax::StatementKind::Procedure)) {
        return true;
      }
    }
  }
  return std::any_of(context.unread_names.begin(), context.unread_names.end(),
                     [](const std::string& name) { return name.starts_with("程序"); });
}

}  // namespace

void TranslateProcedures(Context& context) {
  context.procedure_in_doubt |= HasLostProcedure(context);
  ForEachStatement(
      context, syntax::StatementKind::Procedure, &syntax::SyntaxTree::procedures,
      [&](const Site& site, const ProcedureStmt& decl) {
        const auto [at, fresh] = context.procedure_names.try_emplace(decl.name.text);
        if (!fresh) {
          const Provenance& first = context.program.procedures[at->second].provenance;
          ReportRepeated(context, site, decl.name, first.span, first.document);
          return;
        }
        Procedure procedure;
        procedure.name = decl.name.text;
        procedure.document = site.document;
        procedure.provenance =
            MakeProvenance(context, site, site.statement->span, site.statement->annotations);
        procedure.steps = TranslateSteps(context, site, decl);
        TranslateConditions(context, site, decl, procedure.steps);
        CheckClocks(context, site, decl);
        NoteWhatIsOnlyKept(context, site, decl, procedure.steps);
        at->second = context.program.procedures.Add(std::move(procedure));
        for (const syntax::Name& name : decl.applies_to)
          Apply(context, at->second, name, site.statement->damaged);
        CheckServed(context, decl, context.program.procedures[at->second], site.statement->damaged);
      });
}

}  // namespace xinze::check
