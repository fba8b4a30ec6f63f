// 措施: triggers, targets, terms and bases, with the defaults that 通则 gives.
#include <algorithm>
#include <array>

#include "compiler/check/expressions.h"
#include "compiler/check/general_rules.h"
#include "compiler/check/literals.h"
#include "compiler/check/names.h"
#include "compiler/check/support.h"
#include "compiler/check/trigger_lists.h"
#include "compiler/literal/citation.h"

namespace xinze::check {
namespace {

using syntax::MeasureStmt;

Force ForceOf(syntax::Modality modality) {
  switch (modality) {
    case syntax::Modality::Must:
      return Force::Mandatory;
    case syntax::Modality::May:
      return Force::Recommended;
    case syntax::Modality::Encouraged:
      return Force::Voluntary;
    case syntax::Modality::MustNot:
      return Force::Prohibition;
  }
  return Force::Mandatory;
}

// The clauses from which a part is taken: the measure's own, else the first default that has it.
template <typename Has>
MeasureDefaults Choose(const std::vector<MeasureDefaults>& sources, const Has& has) {
  for (const MeasureDefaults& source : sources) {
    if (has(*source.clauses)) return source;
  }
  return sources.front();
}

struct MeasureTranslator {
  Context& context;
  MeasureId id;
  std::string name;
  std::vector<MeasureDefaults> sources;  // own clauses first
  bool has_term_clause = false;
  bool term_refused = false;

  Measure& measure() { return context.program.measures[id]; }

  void TakeNames() {
    const auto take = [&](std::vector<syntax::Name> MeasureStmt::* member) {
      return TextsOf(
          Choose(sources, [&](const MeasureStmt& clauses) { return !(clauses.*member).empty(); })
              .clauses
              ->*member);
    };
    measure().matters = take(&MeasureStmt::matters);
    measure().initiators = take(&MeasureStmt::initiators);
    measure().implementers = take(&MeasureStmt::implementers);
    const auto take_one = [&](std::optional<syntax::Name> MeasureStmt::* member) {
      const auto& one =
          Choose(sources, [&](const MeasureStmt& clauses) { return (clauses.*member).has_value(); })
              .clauses
              ->*member;
      return one.has_value() ? one->text : std::string();
    };
    measure().sharing = take_one(&MeasureStmt::sharing);
    measure().category = take_one(&MeasureStmt::category);
  }

  // What a damaged statement lacks may have stood where it could not be read.
  bool damaged() const { return context.measure_sites[id].site.statement->damaged; }

  void TranslateTriggers() {
    const MeasureDefaults source =
        Choose(sources, [](const MeasureStmt& clauses) { return !clauses.triggers.empty(); });
    std::vector<ExprId> parts;
    for (const syntax::ListClause& clause : source.clauses->triggers) {
      Scope scope = ScopeOf(source.site, name, source.site.statement->annotations);
      AddReadings(scope, clause.annotations);
      ListCriterion trigger;
      trigger.condition = TranslateCondition(context, scope, clause.condition);
      trigger.provenance = MakeProvenance(context, source.site, clause.span, clause.annotations);
      parts.push_back(trigger.condition);
      measure().triggers.push_back(std::move(trigger));
    }
    if (parts.empty()) {
      if (damaged()) return;
      context.Report(Code::XZ0609, measure().provenance.span)
          .ArgName(name)
          .Arg("适用条件（当 …）", "a trigger (当 …)");
      return;
    }
    const ExprId trigger = MakeOr(context, std::move(parts), measure().provenance.span);
    measure().trigger = trigger;
  }

  // What 行为时 in a target's filter is evaluated over: the records that the trigger rests on.
  std::pair<EntityId, int32_t> RecordsOfTrigger() {
    const ExprId trigger = measure().trigger;
    if (!trigger.is_valid()) return {EntityId::Invalid(), kNoView};
    std::set<std::pair<EntityId, int32_t>> supports = CollectSupports(context, trigger);
    std::set<ListId> lists;
    CollectLists(context.program, trigger, lists);
    for (const ListId list : lists) {
      RequireSupport(context, list);
      const EntityId entity = context.program.lists[list].support_entity;
      if (entity.is_valid()) supports.insert({entity, context.list_sites[list].view});
    }
    return OneSupport(supports);
  }

  void AddTarget(const MeasureDefaults& source, const syntax::TargetClause& clause) {
    Target target;
    target.provenance = MakeProvenance(context, source.site, clause.span, {});
    if (clause.role.text == "本主体" || clause.role.text == "self") {
      if (clause.filter.is_valid()) context.Report(Code::XZ0628, clause.span);
      target.self = true;
      target.role_name = "本主体";
      measure().targets.push_back(std::move(target));
      return;
    }
    const FieldId kind = context.program.well_known.role_kind;
    if (!kind.is_valid() || context.program.fields[kind].type.kind != TypeKind::Enum) {
      context.Report(Code::XZ0613, clause.role.span).ArgName(clause.role.text);
      return;
    }
    const VocabularyId roles = context.program.fields[kind].type.vocabulary;
    const Vocabulary& vocabulary = context.program.vocabularies[roles];
    const auto code = FindCode(vocabulary, clause.role.text);
    if (!code.has_value()) {
      std::vector<std::string> known = {"本主体"};
      for (const Vocabulary::Value& value : vocabulary.values) known.push_back(value.name);
      ReportUnknown(context, Code::XZ0613, clause.role.text, clause.role.span, known);
      return;
    }
    if (clause.filter.is_valid()) {
      Scope scope = ScopeOf(source.site, name, source.site.statement->annotations);
      scope.entity = context.program.well_known.role;
      scope.in_target = true;
      std::tie(scope.record_entity, scope.record_view) = RecordsOfTrigger();
      target.filter = TranslateCondition(context, scope, clause.filter);
    }
    for (int32_t c = *code; c <= vocabulary.values[static_cast<size_t>(*code)].last; ++c) {
      target.role = c;
      target.role_name = vocabulary.values[static_cast<size_t>(c)].name;
      measure().targets.push_back(target);
    }
  }

  void TranslateTargets() {
    const MeasureDefaults source =
        Choose(sources, [](const MeasureStmt& clauses) { return !clauses.targets.empty(); });
    std::set<std::string> plain;  // those without a condition of their own
    for (const syntax::TargetClause& clause : source.clauses->targets) {
      if (!clause.filter.is_valid() && !plain.insert(clause.role.text).second) {
        context.Report(Code::XZ0302, clause.role.span).ArgName(clause.role.text);
        continue;
      }
      AddTarget(source, clause);
    }
    if (!source.clauses->targets.empty()) return;
    Target self;
    self.self = true;
    self.role_name = "本主体";
    self.provenance = measure().provenance;
    measure().targets.push_back(std::move(self));
  }

  void TranslateTerm() {
    const MeasureDefaults source =
        Choose(sources, [](const MeasureStmt& clauses) { return clauses.term.has_value(); });
    const auto& term = source.clauses->term;
    has_term_clause = term.has_value();
    if (!has_term_clause) return;
    measure().until_exit = term->until_exit;
    for (const SyntaxExprId limit : {term->at_most, term->fixed}) {
      if (!limit.is_valid()) continue;
      const auto period = ReadConstant(context, source.site.tree, limit, kPeriodType);
      term_refused = term_refused || !period.has_value() || UnpackPeriod(*period).count == 0;
      if (!period.has_value()) continue;
      measure().at_most = *period;
      const Span span = context.trees[source.site.tree].exprs[limit].span;
      const literal::Period length = UnpackPeriod(*period);
      if (length.count == 0) {
        context.Report(Code::XZ0638, span).ArgName(name);
      } else if (!length.is_calendar()) {
        context.Report(Code::XZ0634, span).ArgName(name);
      }
    }
    if (term->until.is_valid()) {
      context.Report(Code::XZ0616, term->span);
      term_refused = true;
    }
  }

  void TranslateBases() {
    const MeasureDefaults source =
        Choose(sources, [](const MeasureStmt& clauses) { return !clauses.bases.empty(); });
    for (const syntax::CitationClause& clause : source.clauses->bases) {
      const auto citation = literal::ParseCitation(clause.text);
      if (!citation.ok()) {
        // A title without its 》 is the parser's finding.
        if (citation.error().reason == literal::Reason::UnclosedTitle) continue;
        const literal::Wording reason = literal::ReasonWording(citation.error().reason);
        context.Report(Code::XZ0709, clause.span).ArgName(clause.text).Arg(reason.zh, reason.en);
        continue;
      }
      Basis basis;
      basis.citation = literal::PrintCitation(*citation);
      basis.provenance = MakeProvenance(context, source.site, clause.span, {});
      if (clause.from.is_valid() && clause.to.is_valid()) {
        const auto from = ReadConstant(context, source.site.tree, clause.from, kPeriodType);
        const auto to = ReadConstant(context, source.site.tree, clause.to, kPeriodType);
        if (from.has_value() && to.has_value() &&
            IsAlwaysLonger(UnpackPeriod(*from), UnpackPeriod(*to))) {
          context.Report(Code::XZ0523, clause.span).ArgName(clause.text);
        } else if (from.has_value() && to.has_value()) {
          basis.has_range = true;
          basis.from = *from;
          basis.to = *to;
        }
      }
      measure().bases.push_back(std::move(basis));
    }
    if (source.clauses->bases.empty() && measure().kind == MeasureKind::Discipline && !damaged()) {
      ReportNoBasis();
    }
  }

  // A normative document of a city or a county may not add discipline on its own.
  void ReportNoBasis() {
    const Document& document = context.program.documents[measure().document];
    const bool below_province = !document.region.ends_with("0000");
    if (document.rank == Rank::NormativeDocument && below_province) {
      context.Report(Code::XZ0633, measure().provenance.span)
          .ArgName(document.title)
          .ArgName(name)
          .Clause("国办发〔2020〕49号");
    } else {
      context.Report(Code::XZ0611, measure().provenance.span).ArgName(name);
    }
  }

  // A term runs from the day of listing.
  void CheckTermBegins() {
    if (measure().at_most == 0) return;
    for (const ListCriterion& trigger : measure().triggers) {
      const ExprId condition = trigger.condition;
      if (!condition.is_valid() || RestsOnLists(context.program, condition)) continue;
      context.Report(Code::XZ0632, trigger.provenance.span).ArgName(name);
    }
  }

  // Where a basis has a range, CheckTermWithinBases asks for a term.
  void CheckHasTerm() {
    if (has_term_clause || damaged() || measure().kind != MeasureKind::Discipline) return;
    if (std::any_of(measure().bases.begin(), measure().bases.end(),
                    [](const Basis& basis) { return basis.has_range; })) {
      return;
    }
    context.Report(Code::XZ0610, measure().provenance.span).ArgName(name);
  }

  static std::optional<int64_t> MonthsOf(const literal::Period& period) {
    if (period.unit == literal::PeriodUnit::Year) return int64_t{period.count} * 12;
    if (period.unit == literal::PeriodUnit::Month) return int64_t{period.count};
    return std::nullopt;
  }

  // Bounds of the days that a period takes: a year has 365 or 366, and no more than thirteen days
  // off have stood together, so that a working day comes within a fortnight of the one before.
  static int64_t FewestDays(const literal::Period& period) {
    constexpr std::array<int64_t, 12> kFewest = {0,   28,  59,  89,  120, 150,
                                                 181, 212, 242, 273, 303, 334};
    const auto months = MonthsOf(period);
    if (!months.has_value()) return period.count;
    return *months / 12 * 365 + kFewest[static_cast<size_t>(*months % 12)];
  }
  static int64_t MostDays(const literal::Period& period) {
    constexpr std::array<int64_t, 12> kMost = {0,   31,  62,  92,  123, 153,
                                               184, 215, 245, 276, 306, 337};
    const auto months = MonthsOf(period);
    if (months.has_value()) return *months / 12 * 366 + kMost[static_cast<size_t>(*months % 12)];
    return int64_t{period.count} * (period.is_calendar() ? 1 : 14);
  }

  // Months where years and months compare; nothing across units that have no order.
  static std::optional<std::pair<int64_t, bool>> Length(int64_t packed) {
    const literal::Period period = UnpackPeriod(packed);
    if (const auto months = MonthsOf(period)) return std::pair(*months, true);
    if (period.unit == literal::PeriodUnit::Day) return std::pair(int64_t{period.count}, false);
    return std::nullopt;
  }

  // From whichever day the two run. Not of 30日 and 1个月, which have no order.
  static bool IsAlwaysLonger(const literal::Period& a, const literal::Period& b) {
    const auto months_a = MonthsOf(a);
    const auto months_b = MonthsOf(b);
    if (months_a.has_value() && months_b.has_value()) return *months_a > *months_b;
    return a.unit == b.unit ? a.count > b.count : FewestDays(a) > MostDays(b);
  }

  // So many days are never longer than so many working days.
  static literal::Period LongestOf(const Basis& basis) {
    literal::Period longest = UnpackPeriod(basis.to);
    if (!longest.is_calendar()) longest.unit = literal::PeriodUnit::Day;
    return longest;
  }

  // A term that was refused already, or may have stood where nothing could be read, is not
  // compared.
  void CheckTermWithinBases() {
    const bool has_term = measure().at_most != 0;
    const auto term = has_term ? Length(measure().at_most) : std::nullopt;
    if (has_term ? !term.has_value() : term_refused || damaged()) return;
    for (const Basis& basis : measure().bases) {
      if (!basis.has_range) continue;
      const literal::Period longest = LongestOf(basis);
      const auto limit = Length(PackPeriod(longest));
      if (!term.has_value() || !limit.has_value() || limit->second != term->second) {
        context.Report(Code::XZ0639, measure().provenance.span)
            .ArgName(name)
            .Arg(basis.citation)
            .Arg(literal::PrintPeriod(longest))
            .Label(basis.provenance.span, "依据在这里", "the basis");
        continue;
      }
      if (limit->first >= term->first) continue;
      context.Report(Code::XZ0612, measure().provenance.span)
          .ArgName(name)
          .Arg(basis.citation)
          .Arg(literal::PrintPeriod(UnpackPeriod(basis.to)))
          .Label(basis.provenance.span, "依据在这里", "the basis");
    }
  }

  void Translate() {
    TakeNames();
    TranslateTriggers();
    TranslateTargets();
    TranslateTerm();
    TranslateBases();
    CheckHasTerm();
    CheckTermBegins();
    CheckTermWithinBases();
  }
};

// A measure of which it is not said whether it is 惩戒 or 激励, or with which force.
void ReportLacking(Context& context, const Site& site, const MeasureStmt& decl,
                   const syntax::Name& name) {
  if (site.statement->damaged || (decl.kind.has_value() && decl.modality.has_value())) return;
  diagnostics::Phrase lacking;
  if (!decl.kind.has_value()) lacking = {"类别（惩戒或激励）", "its kind (惩戒 or 激励)"};
  if (!decl.modality.has_value()) {
    lacking.zh += std::string(lacking.zh.empty() ? "" : "和") + "力度（应当、可以、鼓励或不得）";
    lacking.en +=
        std::string(lacking.en.empty() ? "" : " and ") + "its modality (应当, 可以, 鼓励 or 不得)";
  }
  context.Report(Code::XZ0609, name.span).ArgName(name.text).Arg(lacking.zh, lacking.en);
}

// Whether a file has a text besides its headings.
bool HasText(const syntax::SyntaxTree& tree) {
  return std::any_of(tree.paragraphs.begin(), tree.paragraphs.end(),
                     [](const syntax::SyntaxTree::Paragraph& paragraph) {
                       return paragraph.headings.empty() ||
                              paragraph.headings.back().span != paragraph.span;
                     });
}

// Discipline in a policy file quotes its text; a file without one has nothing to quote.
void CheckQuotes(Context& context, const Site& site, const MeasureStmt& decl) {
  if (decl.kind != syntax::MeasureKind::Discipline || site.statement->damaged) return;
  if (decl.names.empty() || !HasText(context.trees[site.tree])) return;
  bool quotes = !site.statement->annotations.anchors.empty();
  for (const syntax::ListClause& trigger : decl.triggers) {
    quotes |= !trigger.annotations.anchors.empty();
  }
  if (!quotes) context.Report(Code::XZ0631, site.statement->span).ArgName(decl.names[0].text);
}

void Declare(Context& context, const Site& site, const MeasureStmt& decl,
             const syntax::Name& name) {
  const auto [at, fresh] = context.measure_names.try_emplace(name.text);
  if (!fresh) {
    const Measure& first = context.program.measures[at->second];
    ReportRepeated(context, site, name, first.provenance.span, first.document);
    return;
  }
  Measure measure;
  measure.name = name.text;
  measure.key = context.program.documents[site.document].region + "/" + name.text;
  measure.english_name = site.statement->annotations.english_name;
  measure.document = site.document;
  measure.provenance =
      MakeProvenance(context, site, site.statement->span, site.statement->annotations);
  if (decl.kind.has_value()) {
    measure.kind = *decl.kind == syntax::MeasureKind::Discipline ? MeasureKind::Discipline
                                                                 : MeasureKind::Incentive;
  }
  if (decl.modality.has_value()) measure.force = ForceOf(*decl.modality);
  ReportLacking(context, site, decl, name);
  at->second = context.program.measures.Add(std::move(measure));
  context.measure_sites.Add({site, &decl});
}

}  // namespace

void DeclareMeasures(Context& context) {
  ForEachStatement(context, syntax::StatementKind::Measure, &syntax::SyntaxTree::measures,
                   [&](const Site& site, const MeasureStmt& decl) {
                     CheckQuotes(context, site, decl);
                     for (const syntax::Name& name : decl.names) {
                       Declare(context, site, decl, name);
                     }
                   });
}

void TranslateMeasures(Context& context) {
  CheckGeneralRules(context);
  for (const MeasureId id : context.program.measures.ids()) {
    const MeasureSite& site = context.measure_sites[id];
    std::vector<MeasureDefaults> sources = {{site.site, site.decl}};
    for (const MeasureDefaults& one : DefaultsOf(context, site.site, *site.decl)) {
      sources.push_back(one);
    }
    const std::string& first = site.decl->names.front().text;
    // Readings are named after the first measure of a clause that holds several.
    MeasureTranslator translator{context, id, first, std::move(sources)};
    translator.Translate();
  }
}

}  // namespace xinze::check
