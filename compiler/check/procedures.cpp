// 程序: steps, their effects, and the lists that they put people on and take them off.
#include <algorithm>

#include "compiler/check/context.h"
#include "compiler/check/literals.h"
#include "compiler/check/make.h"
#include "compiler/check/names.h"

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
  ForEachStatement(context, syntax::StatementKind::Procedure, &syntax::SyntaxTree::procedures,
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
                     procedure.provenance = MakeProvenance(context, site, site.statement->span,
                                                           site.statement->annotations);
                     procedure.steps = TranslateSteps(context, site, decl);
                     CheckClocks(context, site, decl);
                     at->second = context.program.procedures.Add(std::move(procedure));
                     for (const syntax::Name& name : decl.applies_to)
                       Apply(context, at->second, name, site.statement->damaged);
                   });
}

}  // namespace xinze::check
