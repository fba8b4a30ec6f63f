// Checked programs by hand, for unit tests of what runs them: no parser, no checker.
//
// Input: calls in the order in which a program refers backwards. Output: a `check::Program` that
// holds the invariants of program.h: ids valid, arguments before their expressions, every
// expression typed and with its domain. Expressions are of two rails and of time class Mixed, which
// is true of all of them. Names stand for names in a policy, so tests read like one.
#ifndef XINZE_TESTS_SUPPORT_PROGRAM_BUILDER_H_
#define XINZE_TESTS_SUPPORT_PROGRAM_BUILDER_H_

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "compiler/base/check.h"
#include "compiler/check/period_units.h"
#include "compiler/check/program.h"

namespace xinze::testing {

// Days since 1970-01-01.
inline int32_t Day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  XINZE_CHECK(date.ok());
  return static_cast<int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

inline check::Type TypeOf(check::TypeKind kind) { return {kind, {}, {}}; }
inline check::Type EnumType(check::VocabularyId v) { return {check::TypeKind::Enum, v, {}}; }
inline check::Type SetType(check::VocabularyId v) { return {check::TypeKind::Set, v, {}}; }
inline check::Type ReferenceType(check::EntityId e) { return {check::TypeKind::Reference, {}, e}; }

struct FieldMarks {
  bool absent_ok = false;   // 可无
  bool unknown_ok = false;  // 可缺
  bool event_date = false;  // 事件
  std::vector<int32_t> applies_to = {};
  int64_t range_lo = check::kMinusInfinity;
  int64_t range_hi = check::kPlusInfinity;
};

class ProgramBuilder {
 public:
  using ExprIds = std::vector<check::ExprId>;

  // A program of one document, always in force, and the subject.
  ProgramBuilder() {
    document_ = Document("试验办法");
    subject_ = Entity("主体", {});
  }

  check::Program& program() { return program_; }
  const check::Program& program() const { return program_; }
  check::DocumentId document() const { return document_; }
  check::EntityId subject() const { return subject_; }

  // ---- documents, schema, vocabularies, parameters ----------------------------------------------

  check::DocumentId Document(std::string title, int32_t from = INT32_MIN, int32_t until = INT32_MAX,
                             check::AfterEnd after_end = check::AfterEnd::Silent) {
    check::Document document{};
    document.title = std::move(title);
    document.in_force_from = from;
    document.in_force_until = until;
    document.after_end = after_end;
    return program_.documents.Add(std::move(document));
  }

  check::EntityId Entity(std::string name, check::EntityId parent) {
    check::Entity entity;
    entity.name = std::move(name);
    entity.parent = parent;
    entity.unknown_ok = true;
    return program_.entities.Add(std::move(entity));
  }

  check::FieldId Field(check::EntityId entity, std::string name, check::Type type,
                       const FieldMarks& marks = {}) {
    check::Field field;
    field.name = std::move(name);
    field.entity = entity;
    field.type = type;
    field.required = !marks.absent_ok && !marks.unknown_ok;
    field.absent_ok = marks.absent_ok;
    field.unknown_ok = marks.unknown_ok;
    field.event_date = marks.event_date;
    field.applies_to = marks.applies_to;
    field.range_lo = marks.range_lo;
    field.range_hi = marks.range_hi;
    const check::FieldId id = program_.fields.Add(std::move(field));
    program_.entities[entity].fields.push_back(id);
    return id;
  }

  // A flat vocabulary; nest its values by setting parent and last afterwards.
  check::VocabularyId Vocabulary(std::string name, const std::vector<std::string>& values,
                                 bool open = false) {
    check::Vocabulary vocabulary;
    vocabulary.name = std::move(name);
    vocabulary.open = open;
    for (const std::string& value : values) {
      check::Vocabulary::Value entry;
      entry.name = value;
      entry.last = static_cast<int32_t>(vocabulary.values.size());
      vocabulary.values.push_back(std::move(entry));
    }
    return program_.vocabularies.Add(std::move(vocabulary));
  }

  int32_t CodeOf(check::VocabularyId vocabulary, const std::string& value) const {
    const auto& values = program_.vocabularies[vocabulary].values;
    for (size_t i = 0; i < values.size(); ++i) {
      if (values[i].name == value) return static_cast<int32_t>(i);
    }
    XINZE_UNREACHABLE("no value {}", value);
  }

  check::ParameterId Parameter(std::string name, check::Type type,
                               std::vector<check::Parameter::Entry> entries) {
    check::Parameter parameter;
    parameter.name = std::move(name);
    parameter.type = type;
    parameter.entries = std::move(entries);
    return program_.parameters.Add(std::move(parameter));
  }

  // ---- predicates -------------------------------------------------------------------------------

  check::ExprId True() { return Truth(true); }
  check::ExprId False() { return Truth(false); }
  check::ExprId Unknown(check::Reason reason = check::Reason::MissingFact,
                        check::TypeKind type = check::TypeKind::Boolean) {
    check::Expr e = Make(check::ExprKind::Unknown, TypeOf(type), {});
    e.reason = reason;
    return Add(std::move(e));
  }
  check::ExprId Not(check::ExprId a) { return Predicate(check::ExprKind::Not, {a}); }
  check::ExprId And(ExprIds args) { return Predicate(check::ExprKind::And, std::move(args)); }
  check::ExprId Or(ExprIds args) { return Predicate(check::ExprKind::Or, std::move(args)); }
  check::ExprId Equal(check::ExprId a, check::ExprId b) {
    return Predicate(check::ExprKind::Equal, {a, b});
  }
  check::ExprId Less(check::ExprId a, check::ExprId b) {
    return Predicate(check::ExprKind::Less, {a, b});
  }
  check::ExprId LessEqual(check::ExprId a, check::ExprId b) {
    return Predicate(check::ExprKind::LessEqual, {a, b});
  }
  check::ExprId AtLeast(check::ExprId a, check::ExprId b) { return LessEqual(b, a); }
  check::ExprId HasValue(check::ExprId a) { return Predicate(check::ExprKind::HasValue, {a}); }

  check::ExprId InSet(check::ExprId a, std::vector<int32_t> codes, bool unlisted_unknown = false) {
    check::Expr e = Make(check::ExprKind::InSet, TypeOf(check::TypeKind::Boolean), {a});
    check::CodeSet set;
    set.vocabulary = program_.exprs[a].type.vocabulary;
    set.codes = std::move(codes);
    set.unlisted_unknown = unlisted_unknown;
    e.code_set = program_.code_sets.Add(std::move(set));
    return Add(std::move(e));
  }
  check::ExprId HasAny(check::ExprId a, int64_t mask) {
    check::Expr e = Make(check::ExprKind::HasAny, TypeOf(check::TypeKind::Boolean), {a});
    e.value = mask;
    return Add(std::move(e));
  }
  check::ExprId HasAll(check::ExprId a, int64_t mask) {
    check::Expr e = Make(check::ExprKind::HasAll, TypeOf(check::TypeKind::Boolean), {a});
    e.value = mask;
    return Add(std::move(e));
  }

  // Quantifiers run from the subject unless `anchor` names a deeper entity.
  check::ExprId Exists(check::EntityId over, check::ExprId filter, check::EntityId anchor = {}) {
    return Quantifier(check::ExprKind::Exists, over, {}, {filter}, anchor);
  }
  check::ExprId ForAll(check::EntityId over, check::ExprId filter, check::ExprId body,
                       check::EntityId anchor = {}) {
    return Quantifier(check::ExprKind::ForAll, over, {}, {filter, body}, anchor);
  }
  // 有 依据记录(…), 每个 依据记录 皆 …
  check::ExprId ExistsSupport(check::ListId list, check::ExprId filter) {
    return Quantifier(check::ExprKind::Exists, SupportEntity(list), list, {filter}, {});
  }
  check::ExprId ForAllSupport(check::ListId list, check::ExprId filter, check::ExprId body) {
    return Quantifier(check::ExprKind::ForAll, SupportEntity(list), list, {filter, body}, {});
  }
  check::ExprId CountSupport(check::ListId list, check::ExprId filter) {
    return Quantifier(check::ExprKind::Count, SupportEntity(list), list, {filter}, {});
  }

  check::ExprId ListIs(check::ListId list, std::initializer_list<check::ListStatus> statuses) {
    check::Expr e = Make(check::ExprKind::ListIs, TypeOf(check::TypeKind::Boolean), {});
    e.list = list;
    for (check::ListStatus status : statuses) e.value |= int64_t{1} << static_cast<int>(status);
    return Add(std::move(e));
  }
  check::ExprId Listed(check::ListId list) { return ListIs(list, {check::ListStatus::Listed}); }

  // Over a row of 责任人; `date` over a supporting record.
  check::ExprId InOffice(check::ExprId date) {
    check::Expr e = Make(check::ExprKind::InOffice, TypeOf(check::TypeKind::Boolean), {date});
    e.domain = program_.well_known.role;
    return Add(std::move(e));
  }
  check::ExprId InForce(check::DocumentId document) {
    check::Expr e = Make(check::ExprKind::InForce, TypeOf(check::TypeKind::Boolean), {});
    e.document = document;
    return Add(std::move(e));
  }

  // ---- scalars ----------------------------------------------------------------------------------

  // FieldTruth of a 真假 field, else FieldValue.
  check::ExprId Read(check::FieldId field) {
    const check::Type type = program_.fields[field].type;
    check::Expr e = Make(type.kind == check::TypeKind::Boolean ? check::ExprKind::FieldTruth
                                                               : check::ExprKind::FieldValue,
                         type, {});
    e.field = field;
    e.domain = program_.fields[field].entity;
    return Add(std::move(e));
  }
  check::ExprId Constant(check::Type type, int64_t value) {
    check::Expr e = Make(check::ExprKind::Constant, type, {});
    e.value = value;
    return Add(std::move(e));
  }
  check::ExprId Number(int64_t value) { return Constant(TypeOf(check::TypeKind::Integer), value); }
  check::ExprId Amount(int64_t fen) { return Constant(TypeOf(check::TypeKind::Amount), fen); }
  check::ExprId Ratio(int64_t millionths) {
    return Constant(TypeOf(check::TypeKind::Ratio), millionths);
  }
  check::ExprId Date(int32_t day) { return Constant(TypeOf(check::TypeKind::Date), day); }
  check::ExprId Period(int64_t packed) { return Constant(TypeOf(check::TypeKind::Period), packed); }
  check::ExprId Code(check::VocabularyId vocabulary, const std::string& value) {
    return Constant(EnumType(vocabulary), CodeOf(vocabulary, value));
  }
  check::ExprId Text(std::string text) {
    check::Expr e = Make(check::ExprKind::Constant, TypeOf(check::TypeKind::Text), {});
    e.text = std::move(text);
    return Add(std::move(e));
  }
  check::ExprId AsOf() {
    return Add(Make(check::ExprKind::AsOf, TypeOf(check::TypeKind::Date), {}));
  }
  // Selected by the day asked about unless `selector` is given.
  check::ExprId Param(check::ParameterId parameter, check::ExprId selector = {}) {
    if (!selector.is_valid()) selector = AsOf();
    check::Expr e =
        Make(check::ExprKind::ParameterValue, program_.parameters[parameter].type, {selector});
    e.parameter = parameter;
    return Add(std::move(e));
  }
  // Add, Subtract, Multiply, Divide.
  check::ExprId Arithmetic(check::ExprKind kind, check::TypeKind type, check::ExprId a,
                           check::ExprId b) {
    return Add(Make(kind, TypeOf(type), {a, b}));
  }
  check::ExprId Negate(check::ExprId a) {
    return Add(Make(check::ExprKind::Negate, program_.exprs[a].type, {a}));
  }
  check::ExprId Round(check::ExprId amount, check::RoundingMode mode, int64_t unit = 1) {
    check::Expr e = Make(check::ExprKind::Round, TypeOf(check::TypeKind::Amount), {amount});
    e.rounding = {mode, unit};
    return Add(std::move(e));
  }
  check::ExprId PeriodEnd(check::ExprId date, check::ExprId period,
                          literal::CountingMode counting = {}) {
    check::Expr e = Make(check::ExprKind::PeriodEnd, TypeOf(check::TypeKind::Date), {date, period});
    e.counting = counting;
    e.value = check::MayCountWorkingDays(program_, period) ? 1 : 0;
    return Add(std::move(e));
  }
  check::ExprId Count(check::EntityId over, check::ExprId filter, check::EntityId anchor = {}) {
    return Quantifier(check::ExprKind::Count, over, {}, {filter}, anchor);
  }
  check::ExprId Sum(check::EntityId over, check::ExprId filter, check::ExprId amount,
                    check::EntityId anchor = {}) {
    return Quantifier(check::ExprKind::Sum, over, {}, {filter, amount}, anchor);
  }
  check::ExprId Earliest(check::EntityId over, check::ExprId filter, check::ExprId date,
                         check::EntityId anchor = {}) {
    return Quantifier(check::ExprKind::Earliest, over, {}, {filter, date}, anchor);
  }
  check::ExprId Latest(check::EntityId over, check::ExprId filter, check::ExprId date,
                       check::EntityId anchor = {}) {
    return Quantifier(check::ExprKind::Latest, over, {}, {filter, date}, anchor);
  }

  // ---- definitions ------------------------------------------------------------------------------

  // 为 value [当 condition] [(例外 …)]
  check::RuleId Rule(check::ExprId value, check::ExprId condition = {},
                     std::vector<check::RuleId> exceptions = {}) {
    check::Rule rule;
    rule.value = value;
    rule.condition = condition;
    rule.exceptions = std::move(exceptions);
    rule.provenance.document = document_;
    return program_.rules.Add(std::move(rule));
  }

  check::DefinitionId Define(std::string name, check::EntityId owner, check::Type type,
                             std::vector<check::RuleId> cases,
                             std::vector<check::RuleId> exceptions = {}) {
    check::Definition definition;
    definition.name = std::move(name);
    definition.owner = owner;
    definition.type = type;
    definition.cases = std::move(cases);
    definition.exceptions = std::move(exceptions);
    definition.time = check::TimeClass::Mixed;
    definition.plain = definition.exceptions.empty() && definition.cases.size() == 1 &&
                       !program_.rules[definition.cases[0]].condition.is_valid() &&
                       program_.rules[definition.cases[0]].exceptions.empty();
    definition.provenance.document = document_;
    return program_.definitions.Add(std::move(definition));
  }
  // 定义 … = body
  check::DefinitionId Alias(std::string name, check::EntityId owner, check::ExprId body) {
    return Define(std::move(name), owner, program_.exprs[body].type, {Rule(body)});
  }

  check::ExprId Refer(check::DefinitionId definition) {
    const check::Type type = program_.definitions[definition].type;
    check::Expr e = Make(type.kind == check::TypeKind::Boolean ? check::ExprKind::DefinitionTruth
                                                               : check::ExprKind::DefinitionValue,
                         type, {});
    e.definition = definition;
    e.domain = program_.definitions[definition].owner;
    return Add(std::move(e));
  }

  // ---- lists, procedures, measures --------------------------------------------------------------

  // A computed black list; set what else it has through `list(id)`.
  check::ListId List(std::string name, check::ExprId criteria, check::EntityId support = {}) {
    check::List list;
    list.key = name;
    list.name = std::move(name);
    list.document = document_;
    list.admissions.push_back({criteria, {}});
    list.criteria = criteria;
    list.support_entity = support;
    return program_.lists.Add(std::move(list));
  }
  check::List& list(check::ListId id) { return program_.lists[id]; }

  // A step with an effect, and what its lack does.
  struct StepSpec {
    std::string name;
    check::Step::Effect effect = check::Step::Effect::None;
    check::Step::IfMissing if_missing = check::Step::IfMissing::Nothing;
  };
  check::ProcedureId Procedure(std::string name, const std::vector<StepSpec>& steps,
                               std::vector<check::ListId> lists) {
    check::Procedure procedure;
    procedure.name = std::move(name);
    procedure.document = document_;
    for (const StepSpec& spec : steps) {
      check::Step step;
      step.name = spec.name;
      step.effect = spec.effect;
      step.if_missing = spec.if_missing;
      procedure.steps.push_back(std::move(step));
    }
    procedure.lists = std::move(lists);
    const check::ProcedureId id = program_.procedures.next_id();
    for (check::ListId list : procedure.lists) program_.lists[list].procedure = id;
    return program_.procedures.Add(std::move(procedure));
  }

  // A mandatory discipline aimed at the subject itself; the rest through `measure(id)`.
  check::MeasureId Measure(std::string name, check::ExprId trigger) {
    check::Measure measure;
    measure.key = name;
    measure.name = std::move(name);
    measure.document = document_;
    measure.triggers.push_back({trigger, {}});
    measure.trigger = trigger;
    check::Target self;
    self.self = true;
    measure.targets.push_back(self);
    return program_.measures.Add(std::move(measure));
  }
  check::Measure& measure(check::MeasureId id) { return program_.measures[id]; }
  check::Target RoleTarget(int32_t role, check::ExprId filter = {}) const {
    check::Target target;
    target.role = role;
    target.filter = filter;
    return target;
  }

  // An expression of which the builder has no word.
  check::ExprId Add(check::Expr e) { return program_.exprs.Add(std::move(e)); }

 private:
  check::ExprId Truth(bool value) {
    return Constant(TypeOf(check::TypeKind::Boolean), value ? 1 : 0);
  }

  int Depth(check::EntityId entity) const {
    int depth = 0;
    while (program_.entities[entity].parent.is_valid()) {
      entity = program_.entities[entity].parent;
      ++depth;
    }
    return depth;
  }

  check::Expr Make(check::ExprKind kind, check::Type type, ExprIds args) const {
    check::Expr e;
    e.kind = kind;
    e.type = type;
    e.time = check::TimeClass::Mixed;
    e.domain = subject_;
    for (check::ExprId arg : args) {
      const check::EntityId domain = program_.exprs[arg].domain;
      if (Depth(domain) > Depth(e.domain)) e.domain = domain;
    }
    e.args = std::move(args);
    return e;
  }
  check::ExprId Predicate(check::ExprKind kind, ExprIds args) {
    return Add(Make(kind, TypeOf(check::TypeKind::Boolean), std::move(args)));
  }
  check::ExprId Quantifier(check::ExprKind kind, check::EntityId over, check::ListId list,
                           ExprIds args, check::EntityId anchor) {
    check::Type type = TypeOf(check::TypeKind::Boolean);
    if (kind == check::ExprKind::Count) type = TypeOf(check::TypeKind::Integer);
    if (kind == check::ExprKind::Sum || kind == check::ExprKind::Earliest ||
        kind == check::ExprKind::Latest) {
      type = program_.exprs[args[1]].type;
    }
    check::Expr e = Make(kind, type, std::move(args));
    e.entity = over;
    e.list = list;
    e.domain = anchor.is_valid() ? anchor : subject_;
    return Add(std::move(e));
  }
  check::EntityId SupportEntity(check::ListId list) const {
    return program_.lists[list].support_entity;
  }

  check::Program program_;
  check::DocumentId document_;
  check::EntityId subject_;
};

}  // namespace xinze::testing

#endif  // XINZE_TESTS_SUPPORT_PROGRAM_BUILDER_H_
