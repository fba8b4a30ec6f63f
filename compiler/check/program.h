// The checked program: what the policies of one set of documents mean, with no string left that
// decides anything.
//
// Input: syntax trees of stdlib and policies. Output: one immutable `Program`. Invariants (held by
// `VerifyProgram`): every id is valid; every expression is typed and has a domain; the arguments of
// an expression come before it in `exprs`; definitions and lists stand in an order in which each
// refers only to earlier ones; no Error node is left. Both executions read nothing else.
#ifndef XINZE_COMPILER_CHECK_PROGRAM_H_
#define XINZE_COMPILER_CHECK_PROGRAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/base/ids.h"
#include "compiler/base/span.h"
#include "compiler/check/status.h"
#include "compiler/check/types.h"
#include "compiler/literal/calendar.h"
#include "compiler/literal/working_calendar.h"

namespace xinze::check {

// ---- documents and provenance -------------------------------------------------------------------

// Ranks of a legal basis; a partial order (`OutRanks`), not this enumeration's order.
enum class Rank : uint8_t {
  Law,                       // 法律
  AdministrativeRegulation,  // 行政法规
  CentralPolicy,             // 党中央国务院政策文件
  LocalRegulation,           // 地方性法规
  DepartmentRule,            // 部门规章
  LocalGovernmentRule,       // 地方政府规章
  NormativeDocument,         // 规范性文件
  Library,                   // stdlib: vocabulary and schema, no rule of law
};

enum class AfterEnd : uint8_t { Silent, Continue, Terminate };  // 失效后: not said, 存续, 终止

struct Document {
  std::string title;      // 题名
  std::string number;     // 文号
  std::string part;       // 篇
  std::string authority;  // 制定机关
  Rank rank = Rank::NormativeDocument;
  std::string region = "000000";  // 地区, 行政区划代码
  bool draft = false;
  int32_t in_force_from = INT32_MIN;   // 施行
  int32_t in_force_until = INT32_MAX;  // the first day no longer in force
  AfterEnd after_end = AfterEnd::Silent;
  literal::CountingMode counting;  // 期间计算
  base::SourceId source;
};

struct Provenance {
  DocumentId document;
  std::string locator;              // 二、…/(四)…: headings above the statement
  base::Span span;                  // the statement or clause
  base::Span paragraph;             // the paragraph of law that it implements; empty span if none
  std::vector<std::string> quotes;  // 原文: the words of it that it rests on, as written
  std::vector<std::string> ledger_ids;
};

// ---- schema and vocabularies --------------------------------------------------------------------

struct Entity {
  std::string name;                                              // 主体, 信用信息, …
  EntityId parent;                                               // invalid for the subject
  FieldId key;                                                   // 编号; invalid if none
  FieldId begins_on;                                             // 发生日; invalid: exists always
  FieldId received_at;                                           // 收到时间; invalid if none
  bool required = false, absent_ok = false, unknown_ok = false;  // the collection as a whole
  std::vector<FieldId> fields;
  Provenance provenance;
};
// The first entity is always the subject (`EntityId(0)`).

struct View {  // 失信信息 of 信用信息
  std::string name;
  EntityId entity;
  ExprId condition;  // over a row of the entity
};

struct Presumption {  // 推定 … 为 无 | a constant
  bool absent = false;
  int64_t value = 0;
  Provenance provenance;
};

struct Field {
  std::string name;
  EntityId entity;
  Type type;
  bool required = false;            // 必有
  bool absent_ok = false;           // 可无
  bool unknown_ok = false;          // 可缺
  bool event_date = false;          // 事件: absent before its own day
  std::vector<int32_t> applies_to;  // codes of the kind of subject; empty: all
  int64_t range_lo = kMinusInfinity, range_hi = kPlusInfinity;  // what an unknown one may be
  std::optional<Presumption> presumption;
  std::string question, asked_of;
  base::Span span;
};

struct Vocabulary {
  struct Value {
    std::string name;
    std::string description;
    int32_t parent = -1;  // code of the group it stands in
    int32_t last = 0;     // code of the last value below it; the subtree is [code, last]
    bool open = false;    // 等: unlisted values may stand below it
    Provenance provenance;
  };
  std::string name;
  bool open = false;  // 等 anywhere: a value in data that is not listed has code values.size()
  std::vector<Value> values;  // in pre-order: the index is the code
  Provenance provenance;
  int32_t unlisted_code() const { return static_cast<int32_t>(values.size()); }
};

// A set of codes of a vocabulary; `unlisted` says what membership of an unlisted value is.
struct CodeSet {
  VocabularyId vocabulary;
  std::vector<int32_t> codes;     // ascending
  bool unlisted_unknown = false;  // else F
};

struct Parameter {
  struct Entry {
    int32_t from = INT32_MIN;  // first day
    bool undefined = false;    // 未定
    int64_t value = 0;
  };
  std::string name;
  Type type;
  std::vector<Entry> entries;  // ascending; the first from INT32_MIN
  Provenance provenance;
};

// ---- expressions --------------------------------------------------------------------------------

// Why a value is unknown where no field is to blame.
enum class Reason : uint8_t {
  None,
  MissingFact,  // 待核实
  NoRule,       // 待规定
  Conflict,     // 冲突
  Overflow,     // 溢出
  DivisionByZero,
  NoBasisInForce,  // 依据失效
};

enum class ExprKind : uint8_t {
  // predicates (type Boolean, value Truth)
  Constant,    // also scalars: `value`; for Boolean 0 or 1
  Unknown,     // U, `reason`; also scalars
  FieldTruth,  // a 真假 field: absent is F
  Not,         // args[0]
  And,
  Or,  // args, two or more
  Equal,
  Less,
  LessEqual,  // args[0] ? args[1], scalars of one type
  HasValue,   // args[0] a scalar
  InSet,      // args[0] an Enum, `code_set`
  HasAny,     // args[0] a Set, `value` the mask
  HasAll,
  Exists,    // over `entity` rows (or the 依据记录 of `list`), args[0] the filter
  ForAll,    // args[0] the filter, args[1] the body
  ListIs,    // `list` has one of the statuses in mask `value` (bit = ListStatus); U where
             // ToVerify unless that bit is in the mask
  InOffice,  // in a target's filter: some 依据记录 of what triggered the measure has its date
             // args[0] (over the record) within the role's 任职起 .. 任职止
  DefinitionTruth,  // `definition` of the current row (or of its ancestor)
  InForce,          // `document` is in force on the day asked about
  // scalars (value Range)
  FieldValue,      // `field` of the current row or of its ancestor
  AsOf,            // 基准日
  ParameterValue,  // `parameter`, selected by args[0] (a date; AsOf by default)
  DefinitionValue,
  Add,
  Subtract,
  Multiply,
  Divide,
  Negate,
  Round,      // args[0] an amount, or the product of one and ratios, by `rounding`
  PeriodEnd,  // args[0] date, args[1] period: the last day of the period, by `counting`; `value`
              // is 1 where the period may count in working days
  Count,      // of `entity`/`list`, args[0] the filter
  Sum,        // args[0] the filter, args[1] the amount
  Earliest,
  Latest,  // args[0] the filter, args[1] the date
};

struct Expr {
  ExprKind kind = ExprKind::Unknown;
  Type type;
  TimeClass time = TimeClass::Const;
  bool two_rails = true;  // false where the schema excludes U (and, for scalars, absence)
  Reason reason = Reason::None;
  EntityId domain;  // over whose rows it is evaluated: the deepest one it reads
  EntityId entity;  // quantifiers: what they run over
  ListId list;      // ListIs; quantifiers over the 依据记录 of a list
  FieldId field;
  ParameterId parameter;
  DefinitionId definition;
  DocumentId document;
  CodeSetId code_set;
  literal::CountingMode counting;
  Rounding rounding;
  int64_t value = 0;
  std::string text;  // Constant of type Text
  std::vector<ExprId> args;
  base::Span span;
};

// ---- definitions --------------------------------------------------------------------------------

// A case or an exception: out(r) of 4-semantics.md, section 3.
struct Rule {
  ExprId condition;  // invalid: always
  ExprId value;      // a Boolean or scalar expression over the owner's row
  std::vector<RuleId> exceptions;
  bool adjustable = false;
  Provenance provenance;
};

// Outcome of a definition: its exceptions' outs other than none if any, else the join of its
// cases' outs; no case: U with reason NoRule. Where `yields_to` names definitions of higher rank
// whose document is in force on the day asked about, the first of them answers instead.
struct Definition {
  std::string name;
  EntityId owner;
  Type type;
  std::vector<RuleId> cases;
  std::vector<RuleId> exceptions;
  std::vector<DefinitionId> yields_to;
  bool two_rails = true;
  TimeClass time = TimeClass::Const;
  bool plain = false;  // one case, no condition, no exception: an alias of that expression
  Provenance provenance;
};

// A named reading that the policies leave open, and the option in force.
struct ReadingInUse {
  std::string name;  // definition/reading
  std::string question;
  std::vector<std::string> options;
  std::string adopted;
  base::Span adopted_text;  // the expression that counts
  std::string interpreter;
  Provenance provenance;
};

// ---- lists, procedures, measures
// ------------------------------------------------------------------

enum class ListKind : uint8_t { Black, Red, Watch, Warning };  // 黑名单 红名单 关注 预警

struct ListCriterion {  // one 列入 clause, exceptions for records already folded in
  ExprId condition;
  Provenance provenance;
};

struct List {
  std::string key;  // 键: survives renaming
  std::string name, english_name;
  ListKind kind = ListKind::Black;
  DocumentId document;
  std::vector<ListCriterion> admissions;
  std::vector<ListCriterion> record_exceptions;   // for explanations: over a row of support_entity
  std::vector<ListCriterion> subject_exceptions;  // over the subject
  ExprId criteria;  // C = (∨ admissions) ∧ ¬(∨ subject exceptions) ∧ ¬ mutually exclusive
  ExprId exit;      // X as written and by exclusion; quantifiers may run over this list's
                    // 依据记录; invalid: F. Every 依据记录 unusable also ends (unusable).
  ExprId unusable;  // over a row of support_entity: 届满 or 已修复 by the policies; or invalid
  EntityId support_entity;  // what its 依据记录 are rows of; invalid if it rests on none
  ExprId reference;         // 参考, over a row of support_entity: shown, never a support
  ProcedureId procedure;    // invalid: a computed list
  std::vector<ListId> after_exit;
  std::vector<ListId> ended_by;  // of a red list with a procedure: all black lists
  bool nationwide = true;
  bool territory_stated = false;  // whether 地域 says so, or nothing does
  Provenance provenance;
};

struct Step {
  enum class Effect : uint8_t { None, Determines, Exits, Annuls, Suspends, Resumes };
  std::string name;
  Effect effect = Effect::None;
  enum class IfMissing : uint8_t { Nothing, Defective, Void };
  IfMissing if_missing = IfMissing::Nothing;  // looked at when a step determines
  std::string actor, towards;
  ExprId condition;     // 当, over the subject: its lack counts only where that held on the day of
                        // the determination; invalid: always
  ExprId actor_filter;  // 由 …(…), over 程序事件: an event for which it is F is not this step
  Provenance provenance;
};

struct Procedure {
  std::string name;
  std::vector<Step> steps;  // in declared order
  std::vector<ListId> lists;
  DocumentId document;
  Provenance provenance;
};

enum class MeasureKind : uint8_t { Discipline, Incentive };
enum class Force : uint8_t { Mandatory, Recommended, Voluntary, Prohibition };

struct Target {
  bool self = false;  // 本主体
  int32_t role = 0;   // code of 角色, else
  std::string role_name;
  ExprId filter;  // over a row of 责任人; invalid if none
  Provenance provenance;
};

struct Basis {
  std::string citation;  // canonical print
  bool has_range = false;
  int64_t from = 0, to = 0;  // packed periods
  Provenance provenance;
};

struct Measure {
  std::string key, name, english_name;
  MeasureKind kind = MeasureKind::Discipline;
  Force force = Force::Mandatory;
  DocumentId document;
  std::vector<ListCriterion> triggers;
  ExprId trigger;  // ∨ triggers, over the subject
  std::vector<Target> targets;
  std::vector<std::string> matters, initiators, implementers;
  std::string sharing, category;
  bool until_exit = false;
  int64_t at_most = 0;  // packed period from `from`; 0: none
  std::vector<Basis> bases;
  Provenance provenance;
};

// ---- tests
// ----------------------------------------------------------------------------------------

struct TestValue {
  FieldId field;
  bool unknown = false, absent = false;
  int64_t value = 0;               // Boolean, numbers, dates, codes, masks
  std::vector<std::string> texts;  // Text (one), Reference (keys), or an unlisted Enum value
  base::Span span;
};
struct TestRow {
  EntityId entity;
  std::vector<TestValue> values;
  std::vector<TestRow> children;
  std::vector<EntityId> incomplete;
  base::Span span;
};
struct TestAssertion {
  enum class Kind : uint8_t { ListStatus, MeasureStatus, Holds, Fails, Unknown };
  Kind kind = Kind::ListStatus;
  int32_t date = 0;
  std::optional<int64_t> known_at;  // microseconds since epoch, UTC
  ListId list;
  MeasureId measure;
  check::ListStatus list_status = check::ListStatus::NotMet;
  check::MeasureStatus measure_status = check::MeasureStatus::NotApplicable;
  ExprId expression;
  std::vector<std::string> records, targets, needs;  // empty: not asserted
  base::Span span;
};
struct Test {
  std::string name;
  TestRow subject;
  std::vector<TestAssertion> assertions;
  Provenance provenance;
};

// ---- the program
// ------------------------------------------------------------------------------------

// Fields of the standard schema whose meaning the semantics itself fixes. Invalid where the schema
// of the program does not declare them (a program need not use the domain's schema).
struct WellKnown {
  FieldId subject_id, subject_kind, subject_region, birth_date;
  EntityId event;  // 程序事件
  FieldId event_id, event_case, event_procedure, event_step, event_date, event_records, event_list;
  EntityId role;  // 责任人
  FieldId role_id, role_kind, role_from, role_until;
  EntityId execution;  // 措施执行
  FieldId execution_measure, execution_decision, execution_date;
  int32_t decision_applied = -1, decision_refused = -1;  // codes of 裁量
};

struct Program {
  base::IdVector<DocumentId, Document> documents;
  base::IdVector<EntityId, Entity> entities;
  base::IdVector<FieldId, Field> fields;
  std::vector<View> views;
  base::IdVector<VocabularyId, Vocabulary> vocabularies;
  base::IdVector<CodeSetId, CodeSet> code_sets;
  base::IdVector<ParameterId, Parameter> parameters;
  base::IdVector<ExprId, Expr> exprs;
  base::IdVector<RuleId, Rule> rules;
  base::IdVector<DefinitionId, Definition> definitions;
  base::IdVector<ListId, List> lists;
  base::IdVector<ProcedureId, Procedure> procedures;
  base::IdVector<MeasureId, Measure> measures;
  std::vector<Test> tests;
  std::vector<ReadingInUse> readings;
  struct Uncoded {
    std::vector<std::string> ledger_ids;
    std::string reason, note;
    Provenance provenance;
  };
  std::vector<Uncoded> uncoded;
  WellKnown well_known;
  literal::WorkingCalendar working_days;  // as 法定放假日 and 调休工作日 publish them
  std::string content_hash;               // sha256:… over sources and options
};

// How many ratios an amount has been multiplied by that nothing has rounded yet: it counts units of
// 10^-6 分 for one, of 10^-12 for two. What is compared is compared in these units (4-semantics.md,
// section 2). What is rounded is in whole 分, and so is whatever is stored: the value of a
// definition, the operands of a quotient, what a quantifier folds.
int RatiosIn(const Program& program, ExprId expr);

// Periods as one int64: unit in the low byte, count above it.
int64_t PackPeriod(const literal::Period& period);
literal::Period UnpackPeriod(int64_t packed);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_PROGRAM_H_
