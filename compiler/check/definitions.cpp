// 定义: cases, exceptions to any depth, 从其规定, and which of several definitions a name means.
//
// Definitions are translated on demand, the ones they refer to first, so that DefinitionIds come in
// dependency order by themselves; one that is asked for while it is being translated is a cycle.
#include <algorithm>

#include "compiler/check/expressions.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using syntax::DefinitionStmt;
using syntax::ExceptionClause;

// The ranks that 从其规定 names.
std::set<Rank> RanksYieldedTo(const DefinitionSite& site) {
  std::set<Rank> ranks;
  for (const syntax::Name& name : site.decl->yields_to) {
    if (const auto rank = ParseRank(name.text)) ranks.insert(*rank);
  }
  return ranks;
}

// Definitions of the same owner and name that answer before this one where their document is in
// force: those of the ranks that it names, and on its own layer those of a document that it
// replaces.
std::vector<uint32_t> Prevailing(const Context& context, uint32_t index) {
  const DefinitionSite& site = context.definition_sites[index];
  const Document& own = context.program.documents[site.site.document];
  const std::set<Rank> ranks = RanksYieldedTo(site);
  std::vector<uint32_t> result;
  for (const uint32_t other :
       context.definition_names.at({site.owner, site.view, site.decl->name.text})) {
    const DefinitionSite& candidate = context.definition_sites[other];
    if (other == index || candidate.site.document == site.site.document) continue;
    const Document& document = context.program.documents[candidate.site.document];
    const bool replaced = document.region == own.region && document.rank == own.rank &&
                          document.in_force_until <= own.in_force_from;
    if (ranks.contains(document.rank) || replaced) result.push_back(other);
  }
  std::stable_sort(result.begin(), result.end(), [&](uint32_t a, uint32_t b) {
    const auto rank_of = [&](uint32_t i) {
      return context.program.documents[context.definition_sites[i].site.document].rank;
    };
    return rank_of(a) < rank_of(b);
  });
  return result;
}

// Whether `a` gives way to `b` by a 从其规定 that names its rank.
bool Yields(const Context& context, uint32_t a, uint32_t b) {
  const DefinitionSite& other = context.definition_sites[b];
  return RanksYieldedTo(context.definition_sites[a])
      .contains(context.program.documents[other.site.document].rank);
}

// Two definitions of one name: on one layer an error while both are in force; on a lower layer one
// may stand in for an upper one only where that is 可调整. Which of the two it reported.
std::optional<uint32_t> CheckPair(Context& context, uint32_t first, uint32_t second) {
  const DefinitionSite& a = context.definition_sites[first];
  const DefinitionSite& b = context.definition_sites[second];
  const Document& of_a = context.program.documents[a.site.document];
  const Document& of_b = context.program.documents[b.site.document];
  const bool library = of_a.rank == Rank::Library || of_b.rank == Rank::Library;
  if (library && of_a.rank != of_b.rank) return std::nullopt;
  if (Yields(context, first, second) || Yields(context, second, first)) return std::nullopt;
  if (!InForceTogether(of_a, of_b)) return std::nullopt;
  if (of_a.region == of_b.region) {
    context.Report(Code::XZ0502, b.decl->name.span)
        .ArgName(b.decl->name.text)
        .Label(a.decl->name.span, "同一层级的另一处定义", "the other definition on this layer");
    return second;
  }
  const bool a_above = IsLayerAboveOrSame(of_a, of_b);
  if (!a_above && !IsLayerAboveOrSame(of_b, of_a)) return std::nullopt;
  const DefinitionSite& upper = a_above ? a : b;
  const DefinitionSite& lower = a_above ? b : a;
  if (upper.site.statement->annotations.adjustable) return std::nullopt;
  context.Report(Code::XZ0509, lower.decl->name.span)
      .ArgName(lower.decl->name.text)
      .Label(upper.decl->name.span, "上位文件的定义，未标“可调整”",
             "the upper definition, which is not marked adjustable");
  return a_above ? second : first;
}

// ---- bodies
// ------------------------------------------------------------------------------------------

struct Body {
  Context& context;
  Definition& definition;
  bool failed = false;
  bool calendar = false;
  bool working = false;
  bool unknown = false;  // some way through it leaves the outcome open
};

void NoteType(Body& body, ExprId value, Span span) {
  const Type type = body.context.program.exprs[value].type;
  if (body.definition.type.kind == TypeKind::Error) body.definition.type = type;
  const ExprFacts& facts = body.context.facts[value];
  // What may count in either, such as a field, does not mix them by itself.
  if (facts.calendar_period != facts.working_period) {
    body.calendar |= facts.calendar_period;
    body.working |= facts.working_period;
  }
  body.unknown |= facts.may_be_unknown;
  if (facts.as_of) {
    body.context.Report(Code::XZ0410, span);
    body.failed = true;
  }
}

ExprId TranslateBodyValue(Body& body, const Scope& scope, SyntaxExprId id) {
  const syntax::Expr& expr = body.context.At(scope, id);
  const ExprId value = RequireRounded(
      body.context, TranslateValue(body.context, scope, id, body.definition.type), false);
  if (value.is_valid()) NoteType(body, value, expr.span);
  return value;
}

std::vector<RuleId> TranslateExceptions(Body& body, const Scope& outer, const Site& site,
                                        const std::vector<ExceptionClause>& exceptions,
                                        ExprId excepted);

RuleId TranslateException(Body& body, const Scope& outer, const Site& site,
                          const ExceptionClause& clause, ExprId excepted) {
  Context& context = body.context;
  Scope scope = outer;
  AddReadings(scope, clause.annotations);
  Rule rule;
  rule.adjustable = clause.annotations.adjustable;
  rule.provenance = MakeProvenance(context, site, clause.span, clause.annotations);
  bool ok = true;
  if (clause.condition.is_valid()) {
    rule.condition = TranslateCondition(context, scope, clause.condition);
    ok = rule.condition.is_valid();
    if (ok) body.unknown |= context.facts[rule.condition].may_be_unknown;
  }
  if (clause.value.is_valid()) {
    rule.value = TranslateBodyValue(body, scope, clause.value);
  } else if (!excepted.is_valid() ||
             context.program.exprs[excepted].type.kind != TypeKind::Boolean) {
    if (excepted.is_valid() && !site.statement->damaged) {
      context.Report(Code::XZ0503, clause.span);
    }
  } else {
    rule.value = MakeNot(context, excepted, clause.span);
  }
  rule.exceptions = TranslateExceptions(body, scope, site, clause.exceptions, rule.value);
  if (!ok || !rule.value.is_valid()) {
    body.failed = true;
    return RuleId::Invalid();
  }
  return context.program.rules.Add(std::move(rule));
}

std::vector<RuleId> TranslateExceptions(Body& body, const Scope& outer, const Site& site,
                                        const std::vector<ExceptionClause>& exceptions,
                                        ExprId excepted) {
  std::vector<RuleId> rules;
  for (const ExceptionClause& clause : exceptions) {
    const RuleId rule = TranslateException(body, outer, site, clause, excepted);
    if (rule.is_valid()) rules.push_back(rule);
  }
  return rules;
}

// The cases: 未定 ones after the others, whose type they take.
void TranslateCases(Body& body, const Scope& outer, const Site& site, const DefinitionStmt& decl) {
  Context& context = body.context;
  std::vector<RuleId> rules(decl.cases.size());
  const auto undefined = [&](size_t i) {
    return context.At(outer, decl.cases[i].value).kind == syntax::ExprKind::Undefined;
  };
  for (const bool pass : {false, true}) {
    for (size_t i = 0; i < decl.cases.size(); ++i) {
      const syntax::DefinitionCase& clause = decl.cases[i];
      if (!clause.value.is_valid()) {
        body.failed = true;
        continue;
      }
      if (undefined(i) != pass) continue;
      if (pass && body.definition.type.kind == TypeKind::Error) {
        if (!body.failed && !site.statement->damaged)
          context.Report(Code::XZ0504, decl.name.span).ArgName(decl.name.text);
        body.failed = true;
        return;
      }
      Scope scope = outer;
      AddReadings(scope, clause.annotations);
      Rule rule;
      rule.adjustable = clause.annotations.adjustable;
      rule.provenance = MakeProvenance(context, site, clause.span, clause.annotations);
      bool ok = true;
      if (clause.condition.is_valid()) {
        rule.condition = TranslateCondition(context, scope, clause.condition);
        ok = rule.condition.is_valid();
        // Where no case matches, no rule says anything.
        body.unknown = true;
      }
      rule.value = TranslateBodyValue(body, scope, clause.value);
      rule.exceptions = TranslateExceptions(body, scope, site, clause.exceptions, rule.value);
      if (ok && rule.value.is_valid()) {
        rules[i] = context.program.rules.Add(std::move(rule));
      } else {
        body.failed = true;
      }
    }
  }
  for (const RuleId rule : rules) {
    if (rule.is_valid()) body.definition.cases.push_back(rule);
  }
}

void Finish(Body& body, const DefinitionStmt& decl) {
  Definition& definition = body.definition;
  Context& context = body.context;
  if (body.calendar && body.working && definition.type.kind == TypeKind::Period) {
    context.Report(Code::XZ0405, decl.name.span).ArgName(decl.name.text);
    body.failed = true;
  }
  // Cases that overlap may disagree: 冲突.
  const bool several = definition.cases.size() != 1 || !definition.exceptions.empty();
  definition.two_rails = body.unknown || several;
  if (definition.cases.size() == 1) {
    const Rule& only = context.program.rules[definition.cases[0]];
    definition.plain = !only.condition.is_valid() && only.exceptions.empty() &&
                       definition.exceptions.empty() && definition.yields_to.empty();
    definition.two_rails |= context.facts[only.value].may_be_absent || !only.exceptions.empty();
  }
}

DefinitionId TranslateDefinition(Context& context, uint32_t index) {
  const DefinitionSite site = context.definition_sites[index];
  const DefinitionStmt& decl = *site.decl;
  Definition definition;
  definition.name = decl.name.text;
  definition.owner = site.owner;
  definition.provenance = MakeProvenance(context, site.site, site.site.statement->span,
                                         site.site.statement->annotations);
  Body body{context, definition};
  for (const uint32_t other : Prevailing(context, index)) {
    const DefinitionId id = RequireDefinition(context, other, decl.name.span);
    if (!id.is_valid()) {
      body.failed = true;
      continue;
    }
    definition.yields_to.push_back(id);
    body.unknown |= context.program.definitions[id].two_rails;
  }
  Scope scope = ScopeOf(site.site, decl.name.text, site.site.statement->annotations);
  scope.entity = site.owner;
  scope.view = site.view;
  TranslateCases(body, scope, site.site, decl);
  ExprId excepted;
  if (definition.cases.size() == 1) {
    const Rule& only = context.program.rules[definition.cases[0]];
    if (!only.condition.is_valid()) excepted = only.value;
  }
  const bool lacks_value =
      std::any_of(decl.exceptions.begin(), decl.exceptions.end(),
                  [](const ExceptionClause& clause) { return !clause.value.is_valid(); });
  if (lacks_value && !excepted.is_valid() && !body.failed && !site.site.statement->damaged) {
    context.Report(Code::XZ0503, decl.exceptions[0].span);
    body.failed = true;
  }
  definition.exceptions = TranslateExceptions(body, scope, site.site, decl.exceptions, excepted);
  for (const DefinitionId other : definition.yields_to) {
    const Type type = context.program.definitions[other].type;
    if (!body.failed && type != definition.type) {
      const diagnostics::Phrase a = TypeName(context.program, definition.type);
      const diagnostics::Phrase b = TypeName(context.program, type);
      context.Report(Code::XZ0403, decl.yields_span.is_valid() ? decl.yields_span : decl.name.span)
          .Arg(a.zh, a.en)
          .Arg(b.zh, b.en);
      body.failed = true;
    }
  }
  if (body.failed || definition.cases.empty()) return DefinitionId::Invalid();
  Finish(body, decl);
  if (body.failed) return DefinitionId::Invalid();
  return context.program.definitions.Add(std::move(definition));
}

void ReportCycle(Context& context, uint32_t index, Span used_at) {
  const auto start =
      std::find(context.definition_stack.begin(), context.definition_stack.end(), index);
  std::string path;
  for (auto at = start; at != context.definition_stack.end(); ++at) {
    path += context.definition_sites[*at].decl->name.text + " → ";
  }
  const DefinitionSite& site = context.definition_sites[index];
  path += site.decl->name.text;
  auto builder = context.Report(Code::XZ0501, used_at);
  builder.ArgName(site.decl->name.text).Arg(path);
  for (auto at = start; at != context.definition_stack.end(); ++at) {
    builder.Label(context.definition_sites[*at].decl->name.span, "循环经过这里",
                  "the cycle passes here");
  }
}

DefinitionId RefuseDepth(Context& context, uint32_t index, Span used_at) {
  context.Report(Code::XZ0525, used_at)
      .ArgName(context.definition_sites[index].decl->name.text)
      .Arg(kMaxDefinitionDepth);
  return DefinitionId::Invalid();
}

// 定义 失信信息的届满日: written without spaces the whole is one name, of the subject, which is
// hardly ever meant.
bool RefuseRunTogether(Context& context, const DefinitionStmt& decl) {
  constexpr std::string_view kOf = "的";
  const std::string& name = decl.name.text;
  const size_t at = name.find(kOf);
  if (decl.owner.has_value() || decl.name.quoted || at == std::string::npos) return false;
  const std::string owner = name.substr(0, at);
  const std::string attribute = name.substr(at + kOf.size());
  if (attribute.empty() || !FindCollection(context, owner).has_value()) return false;
  context.Report(Code::XZ0313, decl.name.span)
      .ArgName(name)
      .Fix(decl.name.span, owner + " 的 " + attribute)
      .Fix(decl.name.span, "“" + name + "”");
  context.unread_names.insert(name);
  context.unread_names.insert(attribute);
  return true;
}

}  // namespace

std::optional<uint32_t> FindDefinition(const Context& context, DocumentId from, EntityId entity,
                                       int32_t view, const std::string& name) {
  for (const int32_t owner_view : {view, kNoView}) {
    const auto found = context.definition_names.find({entity, owner_view, name});
    if (found == context.definition_names.end()) {
      if (view == kNoView) break;
      continue;
    }
    // Of several: the lowest layer that may speak. The asking document's own comes first, a
    // library's last, and on one layer the later text, to which an earlier one is joined by
    // Prevailing.
    const auto key = [&](uint32_t index) {
      const DefinitionSite& site = context.definition_sites[index];
      const Document& document = context.program.documents[site.site.document];
      const bool yields = !site.decl->yields_to.empty();
      const size_t depth = document.rank == Rank::Library ? 0 : RegionChain(document.region).size();
      const bool own = site.site.document == from;
      return std::tuple(document.rank != Rank::Library, yields, depth, own, document.in_force_from);
    };
    uint32_t best = found->second.front();
    for (const uint32_t index : found->second) {
      if (key(index) > key(best)) best = index;
    }
    return best;
  }
  return std::nullopt;
}

void DeclareDefinitions(Context& context) {
  ForEachStatement(
      context, syntax::StatementKind::Definition, &syntax::SyntaxTree::definitions,
      [&](const Site& site, const DefinitionStmt& decl) {
        if (RefuseRunTogether(context, decl)) return;
        DefinitionSite definition;
        definition.site = site;
        definition.decl = &decl;
        definition.owner = EntityId(0);
        if (decl.owner.has_value()) {
          const auto owner = FindCollection(context, decl.owner->text);
          if (!owner.has_value()) {
            ReportUnknown(context, Code::XZ0305, decl.owner->text, decl.owner->span,
                          RowNames(context));
            return;
          }
          definition.owner = owner->first;
          definition.view = owner->second;
        }
        for (const syntax::Name& rank : decl.yields_to) {
          if (!ParseRank(rank.text).has_value()) {
            context.Report(Code::XZ0508, rank.span).ArgName(rank.text);
          }
        }
        if (const auto field = context.field_names.find({definition.owner, decl.name.text});
            field != context.field_names.end()) {
          context.Report(Code::XZ0302, decl.name.span)
              .ArgName(decl.name.text)
              .Label(context.program.fields[field->second].span, "已是字段", "a field already");
          return;
        }
        if (decl.cases.empty() && !site.statement->damaged) {
          context.Report(Code::XZ0527, decl.name.span).ArgName(decl.name.text);
        }
        if (const auto parameter = context.parameter_names.find(decl.name.text);
            definition.owner == EntityId(0) && parameter != context.parameter_names.end()) {
          context.Report(Code::XZ0302, decl.name.span)
              .ArgName(decl.name.text)
              .Label(context.program.parameters[parameter->second].provenance.span, "已是参数",
                     "a parameter already");
        }
        const auto index = static_cast<uint32_t>(context.definition_sites.size());
        auto& same = context.definition_names[{definition.owner, definition.view, decl.name.text}];
        same.push_back(index);
        context.definition_sites.push_back(definition);
        for (size_t i = 0; i + 1 < same.size(); ++i) {
          if (CheckPair(context, same[i], index) == index) break;  // said of it once
        }
      });
}

DefinitionId RequireDefinition(Context& context, uint32_t index, Span used_at) {
  const Progress progress = context.definition_sites[index].progress;
  if (progress == Progress::Running) {
    ReportCycle(context, index, used_at);
    return DefinitionId::Invalid();
  }
  if (progress == Progress::Waiting) {
    if (context.definition_stack.size() >= kMaxDefinitionDepth) {
      return RefuseDepth(context, index, used_at);
    }
    context.definition_sites[index].progress = Progress::Running;
    context.definition_stack.push_back(index);
    const DefinitionId id = TranslateDefinition(context, index);
    context.definition_stack.pop_back();
    DefinitionSite& done = context.definition_sites[index];
    done.id = id;
    done.progress = id.is_valid() ? Progress::Done : Progress::Failed;
  }
  const DefinitionSite& site = context.definition_sites[index];
  if (context.definition_stack.empty() || !site.id.is_valid()) return site.id;
  if (site.depth >= kMaxDefinitionDepth) return RefuseDepth(context, index, used_at);
  uint32_t& above = context.definition_sites[context.definition_stack.back()].depth;
  above = std::max(above, site.depth + 1);
  return site.id;
}

void TranslateDefinitions(Context& context) {
  for (uint32_t i = 0; i < context.definition_sites.size(); ++i) {
    RequireDefinition(context, i, context.definition_sites[i].decl->name.span);
  }
  // A reading whose name nothing uses decides nothing.
  for (const ReadingInUse& reading : context.program.readings) {
    const std::string statement = reading.name.substr(0, reading.name.find('/'));
    const bool defined =
        std::any_of(context.definition_sites.begin(), context.definition_sites.end(),
                    [&](const DefinitionSite& site) {
                      return site.decl->name.text == statement && site.progress == Progress::Done &&
                             !site.site.statement->damaged;
                    });
    if (defined && !context.used_readings.contains(reading.name)) {
      context.Report(Code::XZ0506, reading.provenance.span).ArgName(reading.name);
    }
  }
}

}  // namespace xinze::check
