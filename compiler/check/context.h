// What the translators of one Check share: the trees, the program under construction, and the
// symbols by which names are found. Each translator is a free function over a Context, in a file of
// its name; this header declares them in the order in which Check calls them.
//
// Invariants while checking: an expression that could not be translated is the invalid ExprId, and
// its mistake has been reported; `facts` runs parallel to `program.exprs`.
#ifndef XINZE_COMPILER_CHECK_CONTEXT_H_
#define XINZE_COMPILER_CHECK_CONTEXT_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/diagnostics/diagnostic.h"

namespace xinze::check {

using base::Span;
using diagnostics::Code;
using SyntaxExprId = syntax::ExprId;

inline constexpr int32_t kNoView = -1;
// How many definitions may stand one upon another: evaluation descends through them.
inline constexpr uint32_t kMaxDefinitionDepth = 256;

// Where a statement stands.
struct Site {
  uint32_t tree = 0;
  const syntax::Statement* statement = nullptr;
  DocumentId document;
};

enum class Progress : uint8_t { Waiting, Running, Done, Failed };

struct DefinitionSite {
  Site site;
  const syntax::DefinitionStmt* decl = nullptr;
  EntityId owner;
  int32_t view = kNoView;
  Progress progress = Progress::Waiting;
  DefinitionId id;
  uint32_t depth = 1;  // definitions on the longest way down through those it refers to
};

struct ViewSite {
  Site site;
  const syntax::ViewDecl* decl = nullptr;
  Progress progress = Progress::Waiting;
};

struct ListSite {
  Site site;
  const syntax::ListStmt* decl = nullptr;
  Progress support = Progress::Waiting;  // of admissions and support_entity
  int32_t view = kNoView;                // of support_entity, if all supports stand in one view
};

struct ParameterSite {
  Site site;
  const syntax::ParameterStmt* decl = nullptr;
  bool typed = false;
};

struct MeasureSite {
  Site site;
  const syntax::MeasureStmt* decl = nullptr;
};

// What the checker knows of an expression besides what the program says.
struct ExprFacts {
  bool may_be_unknown = false;
  bool may_be_absent = false;
  bool as_of = false;            // 基准日 stands in it as a value, not behind a comparison
  bool calendar_period = false;  // of a Period: may count in days, months, years
  bool working_period = false;   // of a Period: may count in working days
  int32_t view = kNoView;        // of a quantifier
};

// Where an expression is evaluated, and what its names may mean there.
struct Scope {
  uint32_t tree = 0;
  DocumentId document;
  EntityId entity{0};
  int32_t view = kNoView;
  ListId list;  // whose 在列 and 依据记录 are meant
  std::vector<const syntax::Reading*> readings;
  std::string statement;  // the name before the slash of a reading
  // In the filter of a target: over whose rows the date of 在任 is evaluated.
  bool in_target = false;
  EntityId record_entity;
  int32_t record_view = kNoView;
};

class Context {
 public:
  Context(std::span<const syntax::SyntaxTree> trees_in, const base::SourceStore& sources_in,
          const CheckOptions& options_in, diagnostics::Diagnostics& sink_in)
      : trees(trees_in), sources(sources_in), options(options_in), sink(sink_in) {
    for (const syntax::SyntaxTree& tree : trees) {
      unread_names.insert(tree.unread_names.begin(), tree.unread_names.end());
    }
  }

  const syntax::Expr& At(const Scope& scope, SyntaxExprId id) const {
    return trees[scope.tree].exprs[id];
  }
  diagnostics::Diagnostics::Builder Report(Code code, Span span) { return sink.Report(code, span); }
  bool IsLibrary(DocumentId document) const {
    return program.documents[document].rank == Rank::Library;
  }
  const literal::CountingMode& CountingOf(DocumentId document) const {
    return program.documents[document].counting;
  }

  std::span<const syntax::SyntaxTree> trees;
  const base::SourceStore& sources;
  const CheckOptions& options;
  diagnostics::Diagnostics& sink;

  Program program;
  base::IdVector<ExprId, ExprFacts> facts;

  // Names that lines which could not be read may have declared.
  syntax::NameSet unread_names;
  // Whether some 程序 could not be read, or does not say which list it serves: of a list without
  // one it is then not known that it has none.
  bool procedure_in_doubt = false;
  std::set<ListId> lists_in_doubt;  // those whose 程序 could not be read whole

  std::vector<DocumentId> tree_documents;  // by tree; invalid: does not count
  std::unordered_map<std::string, EntityId> entity_names;
  std::unordered_map<std::string, int32_t> view_names;
  std::unordered_map<std::string, VocabularyId> vocabulary_names;
  std::unordered_map<std::string, ParameterId> parameter_names;
  std::unordered_map<std::string, ListId> list_names;
  std::unordered_map<std::string, ProcedureId> procedure_names;
  std::unordered_map<std::string, MeasureId> measure_names;
  std::map<std::pair<EntityId, std::string>, FieldId> field_names;
  // Definitions of one owner (entity, view) and name, in the order of documents.
  std::map<std::tuple<EntityId, int32_t, std::string>, std::vector<uint32_t>> definition_names;

  std::vector<ViewSite> view_sites;  // parallel to program.views
  std::vector<DefinitionSite> definition_sites;
  std::vector<uint32_t> definition_stack;  // those running, outermost first
  base::IdVector<ParameterId, ParameterSite> parameter_sites;
  base::IdVector<ListId, ListSite> list_sites;
  base::IdVector<MeasureId, MeasureSite> measure_sites;

  // Premises of vocabulary values: 恶意欠薪 当 主观 是 恶意. By (vocabulary, code).
  struct Premise {
    uint32_t tree = 0;
    DocumentId document;
    SyntaxExprId condition;
  };
  std::map<std::pair<VocabularyId, int32_t>, Premise> premises;
  std::set<std::pair<VocabularyId, int32_t>> premises_running;
  std::set<std::tuple<VocabularyId, int32_t, EntityId>> premises_refused;  // reported

  std::set<Span> refused_exclusions;  // operands of 互斥 that name no list, reported

  std::set<std::string> used_readings;  // 定义/释义 whose name an expression has used
};

// Calls fn(Site, const Decl&) for each statement of one kind in the documents that count.
template <typename Decl, typename Fn>
void ForEachStatement(const Context& context, syntax::StatementKind kind,
                      std::vector<Decl> syntax::SyntaxTree::* store, Fn&& fn) {
  for (uint32_t t = 0; t < context.trees.size(); ++t) {
    if (!context.tree_documents[t].is_valid()) continue;
    const syntax::SyntaxTree& tree = context.trees[t];
    for (const syntax::Statement& statement : tree.statements) {
      if (statement.kind != kind) continue;
      fn(Site{t, &statement, context.tree_documents[t]}, (tree.*store)[statement.index]);
    }
  }
}

// ---- the phases of Check, in their order --------------------------------------------------------

void CheckDocuments(Context& context);       // documents.cpp: front matter, which trees count
void DeclareVocabularies(Context& context);  // vocabularies.cpp
void FillWorkingDays(Context& context);      // working_days.cpp
void DeclareSchema(Context& context);        // schema.cpp: entities, fields, views (unconditioned)
void DeclareParameters(Context& context);    // parameters.cpp
void DeclareDefinitions(Context& context);   // definitions.cpp
void DeclareLists(Context& context);         // lists.cpp
void DeclareMeasures(Context& context);      // measures.cpp
void FillWellKnown(Context& context);        // well_known.cpp
void CheckSelectors(Context& context);       // parameters.cpp: what 按 names
void CheckReadings(Context& context);        // readings.cpp
void TranslateSchema(Context& context);      // schema.cpp: ranges, views, presumptions
void TranslateDefinitions(Context& context);
void CheckPremises(Context& context);        // membership.cpp: those that nothing asks for, too
void TranslateProcedures(Context& context);  // procedures.cpp
void TranslateLists(Context& context);
void TranslateMeasures(Context& context);
void TranslateTests(Context& context);  // tests.cpp
void CheckLedgerIds(Context& context);  // citations.cpp: 条目, 不编码
void OrderLists(Context& context);      // order.cpp: dependency order, cycles, black and red
void CompactExprs(Context& context);    // order.cpp: drops what nothing refers to

// ---- what they share
// ------------------------------------------------------------------------------

// documents.cpp
Provenance MakeProvenance(Context& context, const Site& site, Span span,
                          const syntax::Annotations& annotations);
// White space removed, width folded: how prose and 原文 anchors are compared.
std::string Squeeze(std::string_view text);
// Whether both documents can be in force on one day.
bool InForceTogether(const Document& a, const Document& b);
// Whether the documents of `upper` count where those of `lower` do.
bool IsLayerAboveOrSame(const Document& upper, const Document& lower);

// names.cpp: XZ0302 of a name that `site` declares although it is declared at `first` in
// `document`.
void ReportRepeated(Context& context, const Site& site, const syntax::Name& name, Span first,
                    DocumentId document);

// readings.cpp
Scope ScopeOf(const Site& site, std::string statement, const syntax::Annotations& annotations);
void AddReadings(Scope& scope, const syntax::Annotations& annotations);
// The option of a reading that is in force; invalid if its label is none of the options.
SyntaxExprId AdoptedOption(const Context& context, const Scope& scope,
                           const syntax::Reading& reading);

// schema.cpp
// The view, or the entity with kNoView, that a collection's name stands for.
std::optional<std::pair<EntityId, int32_t>> FindCollection(const Context& context,
                                                           std::string_view name);
// Whether `ancestor` is `entity` or above it.
bool IsAncestorOrSame(const Program& program, EntityId ancestor, EntityId entity);

// Translates the condition of a view if need be; the invalid id on failure, reported.
ExprId RequireView(Context& context, int32_t view, Span used_at);

// vocabularies.cpp
std::optional<int32_t> FindCode(const Vocabulary& vocabulary, std::string_view name);

// parameters.cpp
// Whether its text leaves open even of which type it is: its first use decides.
bool IsUntyped(const Context& context, ParameterId id);
ExprId TranslateParameter(Context& context, const Scope& scope, ParameterId id, Type expected,
                          Span span);

// definitions.cpp
// The definition of `name` for rows of (entity, view) as the document of `scope` sees it.
std::optional<uint32_t> FindDefinition(const Context& context, DocumentId from, EntityId entity,
                                       int32_t view, const std::string& name);
// Translates it if need be; the invalid id on failure, reported.
DefinitionId RequireDefinition(Context& context, uint32_t site_index, Span used_at);

// lists.cpp
// Translates the admissions of a list if need be, so that its support_entity is known.
void RequireSupport(Context& context, ListId list);
std::optional<ListKind> ParseListKind(std::string_view name);
std::string_view ChineseName(ListKind kind);
ExprId ListIsAnyOf(Context& context, const std::vector<ListId>& lists, int64_t mask, Span span);
std::vector<ListId> ListsOfKind(const Context& context, ListKind kind);
inline constexpr int64_t StatusBit(ListStatus status) {
  return int64_t{1} << static_cast<int>(status);
}
inline constexpr int64_t kListedMask = StatusBit(ListStatus::Listed);
inline constexpr int64_t kOnListMask =
    StatusBit(ListStatus::Listed) | StatusBit(ListStatus::Suspended);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_CONTEXT_H_
