// 名单: admissions, exceptions, exits, exclusion, and what each list rests on.
#include <algorithm>

#include "compiler/check/expressions.h"
#include "compiler/check/general_rules.h"
#include "compiler/check/names.h"
#include "compiler/check/support.h"

namespace xinze::check {
namespace {

using syntax::ListClause;
using syntax::ListStmt;

Scope ScopeOfList(const Context& context, ListId id) {
  const ListSite& site = context.list_sites[id];
  return ScopeOf(site.site, site.decl->name.text, site.site.statement->annotations);
}

ListCriterion TranslateClause(Context& context, const Scope& outer, const Site& site,
                              SyntaxExprId condition, const syntax::Annotations& annotations,
                              Span span) {
  Scope scope = outer;
  AddReadings(scope, annotations);
  ListCriterion criterion;
  criterion.condition = TranslateCondition(context, scope, condition);
  criterion.provenance = MakeProvenance(context, site, span, annotations);
  return criterion;
}

ExprId AnyOf(Context& context, const std::vector<ListCriterion>& criteria, Span span) {
  std::vector<ExprId> parts;
  parts.reserve(criteria.size());
  for (const ListCriterion& criterion : criteria) parts.push_back(criterion.condition);
  return MakeOr(context, std::move(parts), span);
}

// 例外 就 记录: the record does not count, for whatever quantifier of 列入 runs over its kind.
void TranslateExceptions(Context& context, ListId id) {
  const ListSite site = context.list_sites[id];
  const Scope of_list = ScopeOfList(context, id);
  for (const syntax::ListException& exception : site.decl->exceptions) {
    Scope scope = of_list;
    const bool record = exception.scope == syntax::ExceptionScope::Record;
    if (record) {
      scope.entity = context.program.lists[id].support_entity;
      scope.view = site.view;
      if (!scope.entity.is_valid()) {
        context.Report(Code::XZ0615, exception.span).ArgName(site.decl->name.text);
        continue;
      }
    }
    ListCriterion criterion = TranslateClause(context, scope, site.site, exception.condition,
                                              exception.annotations, exception.span);
    List& list = context.program.lists[id];
    (record ? list.record_exceptions : list.subject_exceptions).push_back(std::move(criterion));
  }
  const List list = context.program.lists[id];
  if (list.record_exceptions.empty()) return;
  const Span span = site.decl->name.span;
  const ExprId keep = MakeNot(context, AnyOf(context, list.record_exceptions, span), span);
  for (size_t i = 0; i < list.admissions.size(); ++i) {
    DefinitionId unreachable;
    const ExprId folded = FoldIntoFilters(context, list.admissions[i].condition,
                                          list.support_entity, keep, unreachable);
    if (unreachable.is_valid()) {
      context.Report(Code::XZ0621, list.admissions[i].provenance.span)
          .ArgName(context.program.definitions[unreachable].name)
          .Label(context.program.definitions[unreachable].provenance.span, "记录在这条定义之内",
                 "the records stand inside this definition");
    }
    context.program.lists[id].admissions[i].condition = folded;
  }
}

// 移出后 列入 X: whoever has left this list meets the criteria of X.
void TranslateAfterExit(Context& context, ListId id) {
  const ListSite site = context.list_sites[id];
  for (const syntax::Name& name : site.decl->after_exit) {
    const auto target = context.list_names.find(name.text);
    if (target == context.list_names.end()) {
      ReportNoList(context, name.text, name.span, false);
      continue;
    }
    context.program.lists[id].after_exit.push_back(target->second);
    ListCriterion criterion;
    criterion.condition = MakeListIs(context, id, StatusBit(ListStatus::Exited), name.span);
    criterion.provenance =
        MakeProvenance(context, site.site, name.span, site.site.statement->annotations);
    context.program.lists[target->second].admissions.push_back(std::move(criterion));
  }
}

// The lists that 互斥 names: 任一 黑名单, or the name of one. What else stands there is reported,
// of a 通则 that stands for many lists once.
std::optional<std::vector<ListId>> ExcludedLists(Context& context, const Exclusion& exclusion) {
  const syntax::Expr& expr = context.trees[exclusion.site.tree].exprs[exclusion.lists];
  if (expr.kind == syntax::ExprKind::Error) return std::nullopt;
  if (!context.refused_exclusions.contains(expr.span)) {
    const bool names_lists = expr.kind == syntax::ExprKind::NameRef ||
                             (expr.kind == syntax::ExprKind::AnyList && expr.args.empty());
    std::optional<std::vector<ListId>> lists;
    if (names_lists) {
      lists = ListsNamed(context, expr.text, expr.name_span);
    } else {
      context.Report(Code::XZ0625, expr.span);
    }
    if (lists.has_value()) return lists;
    context.refused_exclusions.insert(expr.span);
  }
  return std::nullopt;
}

// Section 5: who is on a black list is on no red one, whether or not a 互斥 says so; and an entry
// in a black list ends those in red ones.
std::vector<ListId> BarringLists(Context& context, ListId id) {
  std::vector<ListId> black;
  if (context.program.lists[id].kind != ListKind::Red) return black;
  for (const ListId other : context.program.lists.ids()) {
    if (context.program.lists[other].kind == ListKind::Black) black.push_back(other);
  }
  if (context.program.lists[id].procedure.is_valid()) context.program.lists[id].ended_by = black;
  return black;
}

// 互斥 任一 黑名单, of the list itself and by 通则, and what bars every red list: on any of them,
// 暂停 included.
ExprId TranslateExclusions(Context& context, ListId id) {
  std::vector<ExprId> parts;
  std::vector<ListId> unsaid = BarringLists(context, id);
  for (const Exclusion& exclusion : ExclusionsOf(context, id)) {
    const syntax::Expr& expr = context.trees[exclusion.site.tree].exprs[exclusion.lists];
    auto lists = ExcludedLists(context, exclusion);
    if (!lists.has_value()) return ExprId::Invalid();
    std::erase(*lists, id);
    for (const ListId said : *lists) std::erase(unsaid, said);
    parts.push_back(ListIsAnyOf(context, *lists, kOnListMask, expr.span));
  }
  if (!unsaid.empty()) {
    parts.push_back(
        ListIsAnyOf(context, unsaid, kOnListMask, context.list_sites[id].decl->name.span));
  }
  return parts.empty() ? ExprId::Invalid()
                       : MakeOr(context, std::move(parts), context.list_sites[id].decl->name.span);
}

bool HasStep(const Program& program, const List& list, Step::Effect effect) {
  if (!list.procedure.is_valid()) return false;
  const std::vector<Step>& steps = program.procedures[list.procedure].steps;
  return std::any_of(steps.begin(), steps.end(),
                     [&](const Step& step) { return step.effect == effect; });
}

void TranslateExit(Context& context, ListId id, ExprId exclusion) {
  const ListSite site = context.list_sites[id];
  Scope scope = ScopeOfList(context, id);
  scope.list = id;
  std::vector<ExprId> exits;
  exits.reserve(site.decl->exits.size() + 1);
  for (const ListClause& clause : site.decl->exits) {
    exits.push_back(TranslateClause(context, scope, site.site, clause.condition, clause.annotations,
                                    clause.span)
                        .condition);
  }
  if (exclusion.is_valid()) exits.push_back(exclusion);
  List& list = context.program.lists[id];
  if (!exits.empty()) {
    const ExprId exit = MakeOr(context, std::move(exits), site.decl->name.span);
    context.program.lists[id].exit = exit;
  } else if (!list.unusable.is_valid() && !site.site.statement->damaged &&
             !HasStep(context.program, list, Step::Effect::Exits)) {
    context.Report(Code::XZ0603, site.decl->name.span).ArgName(list.name);
  }
}

// Not 可作依据, where the policies define it for the records that the list rests on.
void TranslateUnusable(Context& context, ListId id) {
  const ListSite site = context.list_sites[id];
  const EntityId entity = context.program.lists[id].support_entity;
  if (!entity.is_valid()) return;
  const auto definition = FindDefinition(context, site.site.document, entity, site.view,
                                         context.options.well_known.usable);
  if (!definition.has_value()) return;
  const Span span = site.decl->name.span;
  const DefinitionId usable = RequireDefinition(context, *definition, span);
  if (!usable.is_valid() || context.program.definitions[usable].type.kind != TypeKind::Boolean) {
    return;
  }
  const ExprId unusable = MakeNot(context, MakeDefinition(context, usable, span), span);
  context.program.lists[id].unusable = unusable;
}

void TranslateReferences(Context& context, ListId id) {
  const ListSite site = context.list_sites[id];
  const Scope scope = ScopeOfList(context, id);
  std::vector<ExprId> references;
  for (const ListClause& clause : site.decl->references) {
    const List& list = context.program.lists[id];
    if (context.At(scope, clause.condition).kind != syntax::ExprKind::Collection) {
      Scope over_record = scope;
      over_record.entity = list.support_entity;
      over_record.view = site.view;
      if (!over_record.entity.is_valid()) {
        context.Report(Code::XZ0604, clause.span).ArgName(list.name);
        continue;
      }
      references.push_back(TranslateCondition(context, over_record, clause.condition));
      continue;
    }
    const auto opened = OpenCollection(context, scope, clause.condition);
    if (!opened.has_value()) continue;
    if (list.support_entity.is_valid() && opened->collection.entity != list.support_entity) {
      context.Report(Code::XZ0622, clause.span).ArgName(list.name);
      continue;
    }
    references.push_back(opened->collection.filter);
  }
  if (references.empty()) return;
  const ExprId reference = MakeOr(context, std::move(references), site.decl->name.span);
  context.program.lists[id].reference = reference;
}

void TranslateCriteria(Context& context, ListId id) {
  const ListSite site = context.list_sites[id];
  const Span span = site.decl->name.span;
  const ExprId exclusion = TranslateExclusions(context, id);
  const List list = context.program.lists[id];
  std::vector<ExprId> parts = {AnyOf(context, list.admissions, span)};
  if (!list.subject_exceptions.empty()) {
    parts.push_back(MakeNot(context, AnyOf(context, list.subject_exceptions, span), span));
  }
  if (exclusion.is_valid()) parts.push_back(MakeNot(context, exclusion, span));
  const ExprId criteria = MakeAnd(context, std::move(parts), span);
  context.program.lists[id].criteria = criteria;
  TranslateUnusable(context, id);
  TranslateExit(context, id, exclusion);
  TranslateReferences(context, id);
}

void CheckProcedureOf(Context& context, ListId id) {
  const List& list = context.program.lists[id];
  const Span span = context.list_sites[id].decl->name.span;
  const bool determines = HasStep(context.program, list, Step::Effect::Determines);
  const ListSite& site = context.list_sites[id];
  // What it needs depends on its kind, and what it has on what could be read.
  const bool in_doubt = context.procedure_in_doubt || context.lists_in_doubt.contains(id) ||
                        site.site.statement->damaged ||
                        !ParseListKind(site.decl->kind.text).has_value();
  if (in_doubt) return;
  if (list.kind == ListKind::Black && !determines) {
    context.Report(Code::XZ0602, span).ArgName(list.name);
  }
  if (list.admissions.empty() && !determines) {
    context.Report(Code::XZ0618, span).ArgName(list.name);
  }
}

}  // namespace

std::optional<ListKind> ParseListKind(std::string_view name) {
  static const std::map<std::string_view, ListKind> kKinds = {
      {"黑名单", ListKind::Black},   {"black", ListKind::Black},  {"红名单", ListKind::Red},
      {"red", ListKind::Red},        {"关注", ListKind::Watch},   {"关注名单", ListKind::Watch},
      {"watch", ListKind::Watch},    {"预警", ListKind::Warning}, {"预警名单", ListKind::Warning},
      {"warning", ListKind::Warning}};
  const auto found = kKinds.find(name);
  if (found == kKinds.end()) return std::nullopt;
  return found->second;
}

std::string_view ChineseName(ListKind kind) {
  switch (kind) {
    case ListKind::Black:
      return "黑名单";
    case ListKind::Red:
      return "红名单";
    case ListKind::Watch:
      return "关注";
    case ListKind::Warning:
      return "预警";
  }
  return "";
}

std::vector<ListId> ListsOfKind(const Context& context, ListKind kind) {
  std::vector<ListId> lists;
  for (const ListId id : context.program.lists.ids()) {
    if (context.program.lists[id].kind == kind) lists.push_back(id);
  }
  return lists;
}

ExprId ListIsAnyOf(Context& context, const std::vector<ListId>& lists, int64_t mask, Span span) {
  std::vector<ExprId> parts;
  parts.reserve(lists.size());
  for (const ListId list : lists) parts.push_back(MakeListIs(context, list, mask, span));
  return MakeOr(context, std::move(parts), span);
}

void DeclareLists(Context& context) {
  ForEachStatement(
      context, syntax::StatementKind::List, &syntax::SyntaxTree::lists,
      [&](const Site& site, const ListStmt& decl) {
        const auto [at, fresh] = context.list_names.try_emplace(decl.name.text);
        if (!fresh) {
          ReportRepeated(context, site, decl.name, context.list_sites[at->second].decl->name.span,
                         context.program.lists[at->second].document);
          return;
        }
        List list;
        list.name = decl.name.text;
        list.english_name = site.statement->annotations.english_name;
        list.key = context.program.documents[site.document].region + "/" + decl.name.text;
        list.document = site.document;
        list.provenance =
            MakeProvenance(context, site, site.statement->span, site.statement->annotations);
        if (const auto kind = ParseListKind(decl.kind.text)) {
          list.kind = *kind;
        } else if (!decl.kind.text.empty()) {
          context.Report(Code::XZ0601, decl.kind.span).ArgName(decl.kind.text);
        }
        if (decl.territory.has_value()) {
          list.territory_stated = true;
          list.nationwide = decl.territory->text == "全国" || decl.territory->text == "nationwide";
          const bool local = decl.territory->text == "本地" || decl.territory->text == "local";
          if (local) {
            context.Report(Code::XZ0637, decl.territory->span).ArgName(decl.name.text);
          } else if (!list.nationwide) {
            context.Report(Code::XZ0623, decl.territory->span).ArgName(decl.territory->text);
          }
        }
        at->second = context.program.lists.Add(std::move(list));
        context.list_sites.Add({site, &decl, Progress::Waiting, kNoView});
      });
}

void RequireSupport(Context& context, ListId id) {
  const ListSite site = context.list_sites[id];
  if (site.support == Progress::Running) {
    context.Report(Code::XZ0606, site.decl->name.span)
        .ArgName(site.decl->name.text)
        .Arg(site.decl->name.text);
    return;
  }
  if (site.support != Progress::Waiting) return;
  context.list_sites[id].support = Progress::Running;
  const Scope scope = ScopeOfList(context, id);
  std::set<std::pair<EntityId, int32_t>> supports;
  for (const ListClause& clause : site.decl->admissions) {
    ListCriterion criterion = TranslateClause(context, scope, site.site, clause.condition,
                                              clause.annotations, clause.span);
    supports.merge(CollectSupports(context, criterion.condition));
    context.program.lists[id].admissions.push_back(std::move(criterion));
  }
  const auto [entity, view] = OneSupport(supports);
  context.program.lists[id].support_entity = entity;
  context.list_sites[id].view = view;
  context.list_sites[id].support = Progress::Done;
}

void TranslateLists(Context& context) {
  for (const ListId id : context.program.lists.ids()) RequireSupport(context, id);
  for (const ListId id : context.program.lists.ids()) TranslateExceptions(context, id);
  for (const ListId id : context.program.lists.ids()) TranslateAfterExit(context, id);
  for (const ListId id : context.program.lists.ids()) TranslateCriteria(context, id);
  for (const ListId id : context.program.lists.ids()) CheckProcedureOf(context, id);
}

}  // namespace xinze::check
