// The syntax tree of one source file.
//
// Input of the parser: the code blocks of a literate `*.xinze.md` file, or a whole plain `*.xinze`
// file. Output: one `SyntaxTree`, a value that nothing changes afterwards. Invariants: every node
// has the span that it was read from; expressions live in one store and are named by `ExprId`; what
// could not be read stands as an `Error` node, so that later phases go on and report the rest.
// Names are as written (NFC, full-width letters and digits folded), not yet resolved.
#ifndef XINZE_COMPILER_SYNTAX_AST_H_
#define XINZE_COMPILER_SYNTAX_AST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "compiler/base/ids.h"
#include "compiler/base/span.h"

namespace xinze::syntax {

using base::Span;

struct ExprTag;
using ExprId = base::Id<ExprTag>;

// A name with the place where it stands. `quoted` if it stood in “ ”.
struct Name {
  std::string text;
  Span span;
  bool quoted = false;
};

enum class LiteralKind : uint8_t {
  Integer,     // 3, 三
  Percentage,  // 12.5%
  Amount,      // 3万元
  Date,        // 2018-01-29, 2018年1月29日
  Period,      // 3年, 6个月, 30日, 10个工作日
  Age,         // 18周岁
  Boolean,     // 真, 假
};

enum class ExprKind : uint8_t {
  Error,       // what could not be read
  Literal,     // literal_kind, text as written
  NameRef,     // 程度, “12345热线”
  Path,        // 主体 的 类型: args[0] is the owner, text the attribute
  AsOf,        // 基准日
  Undefined,   // 未定
  Absent,      // 无 as a value (推定 免责事由 为 无; 给定 … 免责事由 无)
  Not,         // 非 x
  And,         // x 且 y 且 z; also 同时符合:(一)…;(二)…
  Or,          // x 或 y; also 有下列情形之一:(一)…
  Compare,     // op, args[0], args[1]
  HasValue,    // x 有值; with negated for 无值
  Belongs,     // x 属 词表值、词表值: args[0] then values; negated for 不属
  Is,          // x 是 值; negated for 不是; several values 、-joined mean any of them
  Contains,    // x 含 v; mode in `op`: ContainsOne 含, ContainsAny 含任一, ContainsAll 含全部
  WithinLast,  // x 在 近3年: args[0] date, args[1] period
  Between,     // x 在 a 至 b: args[0], args[1], args[2], both ends included
  UnderAge,    // x 未满 18周岁; negated for 已满: args[0] the date at which, args[1] the age
  InOffice,    // x 在任: args[0] a date (or 行为时); inside the filter of a role
  Exists,      // 有 集合(scope): args[0] a Collection; negated for 无 集合(…)
  ForAll,      // 每个 集合(scope) 皆 x: args[0] a Collection, args[1] the body
  Count,       // 数量 集合(scope)
  Sum,         // 合计 集合(scope) 的 字段: args[0] Collection, text the attribute
  Earliest,    // 最早 集合(scope) 的 字段
  Latest,      // 最晚 集合(scope) 的 字段
  Collection,  // 失信信息(scope): text the name, args[0] the scope if any
  AnyList,     // 任一 黑名单(scope): text the kind or list name, args[0] the scope if any
  Arithmetic,  // op Add, Subtract, Multiply, Divide
  Negate,      // -x
  PeriodEnd,   // x 起 满 期间: args[0] date, args[1] period
  Rounding,    // x 四舍五入到 分: op, `unit`; name_span of the words 四舍五入到 分
  Listed,      // 在列 as a predicate in the scope of a list; or 在列 名单名 with text
};

enum class Operator : uint8_t {
  None,
  Equal,         // =, 等于
  NotEqual,      // ≠, !=, 不等于
  Less,          // <, 小于, 早于, 少于
  LessEqual,     // <=, ≤, 不超过, 不晚于, 至多
  Greater,       // >, 大于, 晚于, 超过, 多于
  GreaterEqual,  // >=, ≥, 不少于, 不早于, 至少, 不低于
  Add,
  Subtract,
  Multiply,
  Divide,
  Round,      // 四舍五入到
  RoundDown,  // 舍去到
  RoundUp,    // 进一到
  ContainsOne,
  ContainsAny,
  ContainsAll,
};

// To what amounts are rounded.
enum class AmountUnit : uint8_t { Fen, Jiao, Yuan, TenThousandYuan };  // 分, 角, 元, 万元

struct Expr {
  ExprKind kind = ExprKind::Error;
  Operator op = Operator::None;
  LiteralKind literal = LiteralKind::Integer;
  AmountUnit unit = AmountUnit::Fen;  // of Rounding
  bool negated = false;
  bool quoted = false;  // NameRef: stood in “ ”, so it may be a text as well as a name
  Span span;
  // Names and literals; of Compare, Belongs and HasValue the operator as written (早于, <); of And
  // and Or the keyword of an enumeration (同时符合), empty for 且 and 或.
  std::string text;
  Span name_span;  // where `text` stands, if it is a name
  std::vector<ExprId> args;
};

// ---- what every statement may carry -----------------------------------------------------------

// 依据 《招标投标法》第五十三条(1年 至 2年), as written; parsed by compiler/literal in the checker.
struct CitationClause {
  std::string text;
  Span span;
  ExprId from;  // invalid if no range stands with it
  ExprId to;
};

// 释义 计入:甲 真;乙 可作依据;采用 甲;解释 省信用办
struct Reading {
  Name name;
  std::string question;  // 问 “…”, may be empty
  struct Option {
    Name label;
    ExprId value;
  };
  std::vector<Option> options;
  Name adopted;
  std::string interpreter;
  Span span;
};

struct Annotations {
  std::vector<Name> ledger_ids;  // 条目 JS23-C-30.1、JS23-C-30.2
  std::vector<Name> anchors;     // 原文 “…”
  std::vector<Reading> readings;
  bool adjustable = false;   // 可调整
  std::string english_name;  // 英文 “…”: how the thing is called with --lang en; may be empty
};

// ---- 结构 ---------------------------------------------------------------------------------------

struct FieldDecl {
  Name name;
  Name type;            // 真假 整数 金额 比例 日期 期间 文本, or a 词表
  bool is_set = false;  // 集合 类型
  bool required = false, absent_ok = false, unknown_ok = false;  // 必有 可无 可缺
  bool event_date = false, set_date = false;                     // 事件 期日
  std::vector<Name> applies_to;  // 适用 自然人、法人: kinds of subject it applies to; empty: all
  ExprId range_from, range_to;   // 范围 a 至 b
  std::string question;          // 问 “…”: what to ask when it is unknown
  std::string asked_of;          // 向 “…”
  Span span;
  bool damaged = false;  // its line could not be read to the end
};

struct ViewDecl {  // 视图 失信信息 当 类别 是 失信
  Name name;
  ExprId condition;
  Span span;
};

struct SchemaStmt {  // 结构 信用信息 属于 主体;键 编号;发生日 认定日期;可缺
  Name name;
  std::optional<Name> parent;                                    // 属于
  std::optional<Name> key;                                       // 键
  std::optional<Name> begins_on;                                 // 发生日
  bool required = false, absent_ok = false, unknown_ok = false;  // of the collection as a whole
  std::vector<FieldDecl> fields;
  std::vector<ViewDecl> views;
};

// ---- 参数, 词表
// -----------------------------------------------------------------------------------

struct ParameterStmt {  // 参数 一般失信有效期 = 1年;按 认定日期
  Name name;
  ExprId value;  // may be Undefined
  struct Dated {
    ExprId from;  // 自 2020-01-01 = 2年
    ExprId value;
    Span span;
  };
  std::vector<Dated> later;
  std::optional<Name> selected_by;  // 按 基准日 | a date field
};

// How many items of a vocabulary stand below one another, so that no reader of the tree overflows
// its stack.
inline constexpr uint32_t kMaxVocabularyLevels = 64;

struct VocabularyItem {
  Name name;
  std::string description;  // “…” after a group's name
  ExprId premise;           // 当 …; invalid if none
  std::vector<VocabularyItem> children;
  bool open = false;  // 等 stands among its children
};

struct VocabularyStmt {
  Name name;
  std::vector<VocabularyItem> items;
  bool open = false;                // 等 at the top level
  std::vector<Name> table_columns;  // 取自 上表(…); empty if none
};

// ---- 定义 ---------------------------------------------------------------------------------------

// 例外 为 v 当 c (例外 …): to any depth.
struct ExceptionClause {
  ExprId value;      // invalid: the opposite of a predicate
  ExprId condition;  // 当
  std::vector<ExceptionClause> exceptions;
  Annotations annotations;
  Span span;
};

struct DefinitionCase {  // 为 v 当 c (例外 …)
  ExprId value;          // Undefined for 未定
  ExprId condition;      // invalid: always
  std::vector<ExceptionClause> exceptions;
  Annotations annotations;
  Span span;
};

struct DefinitionStmt {
  std::optional<Name> owner;  // 失信信息 的
  Name name;
  std::vector<DefinitionCase> cases;  // `= x` is one case without condition
  std::vector<ExceptionClause> exceptions;
  std::vector<Name> yields_to;  // 从其规定 法律、…
  Span yields_span;
};

// ---- 名单, 程序
// ----------------------------------------------------------------------------------

enum class ExceptionScope : uint8_t { Record, Subject };  // 就 记录, 就 主体

struct ListException {
  ExceptionScope scope = ExceptionScope::Record;
  ExprId condition;
  Annotations annotations;
  Span span;
};

struct ListClause {  // 列入 当 …, 移出 当 …, 参考 …
  ExprId condition;
  Annotations annotations;
  Span span;
};

struct ListStmt {
  Name name;
  Name kind;  // 黑名单 红名单 关注 预警
  std::vector<ListClause> admissions;
  std::vector<ListException> exceptions;
  std::vector<ListClause> exits;
  std::vector<ListClause> references;
  std::vector<Name> after_exit;            // 移出后 列入 …
  std::vector<ExprId> mutually_exclusive;  // 互斥 任一 黑名单 (AnyList)
  std::optional<Name> territory;           // 地域 全国 | 本地
};

enum class StepEffect : uint8_t { None, Determines, Exits, Annuls, Suspends, Resumes };
enum class MissingStep : uint8_t { Void, Defective };  // 无效, 瑕疵

struct StepDecl {
  Name name;
  std::optional<Name> actor;         // 由
  ExprId actor_filter;               // 由 认定单位(层级 属 县级以上)
  std::optional<Name> towards;       // 对 主体
  ExprId condition;                  // 当
  std::optional<Name> clock_from;    // 自 收到 起
  ExprId limit;                      // 10个工作日 内
  std::optional<StepEffect> effect;  // 效果 认定|移出|撤销|中止|恢复; else by the step's name
  std::vector<Name> outcomes;        // 结果 有误、无误
  std::vector<Name> channels;        // 渠道 …
  bool all_channels = false;         // 渠道 含全部 …
  Annotations annotations;
  Span span;
};

struct MissingStepClause {  // 缺步 告知 则 瑕疵
  Name step;
  MissingStep consequence = MissingStep::Defective;
  Span span;
};

struct ProcedureStmt {
  Name name;
  std::vector<Name> applies_to;  // 用于
  std::vector<StepDecl> steps;
  std::vector<MissingStepClause> missing;
};

// ---- 措施, 通则, 推定
// ------------------------------------------------------------------------------

enum class MeasureKind : uint8_t { Discipline, Incentive };        // 惩戒, 激励
enum class Modality : uint8_t { Must, May, Encouraged, MustNot };  // 应当, 可以, 鼓励, 不得

struct TargetClause {  // 直接责任人(负有责任 且 行为时 在任); 本主体
  Name role;
  ExprId filter;  // invalid if none
  Span span;
};

struct MeasureTerm {
  bool until_exit = false;  // 至 移出
  ExprId at_most;           // 不超过 2年
  ExprId fixed;             // 2年
  ExprId until;             // 至 <date expression>
  Span span;
};

struct MeasureStmt {
  std::vector<Name> names;  // 措施 甲、乙 是 …: several measures under one clause
  std::optional<MeasureKind> kind;
  std::optional<Modality> modality;
  std::vector<ListClause> triggers;  // 当 …
  std::vector<TargetClause> targets;
  std::vector<Name> matters;       // 事项
  std::vector<Name> initiators;    // 发起
  std::vector<Name> implementers;  // 实施
  std::optional<Name> sharing;     // 共享
  std::optional<Name> category;    // 类 行政性
  std::optional<MeasureTerm> term;
  std::vector<CitationClause> bases;
};

struct GeneralRuleStmt {  // 通则 每个 红名单 / 通则 每个 措施(类别 是 惩戒)
  Name over;              // a kind of list, or 措施
  ExprId filter;
  std::vector<ExprId> mutually_exclusive;
  MeasureStmt measure_defaults;  // clauses of a measure that stand for all of the kind
};

struct PresumptionStmt {  // 推定 失信信息 的 免责事由 为 无
  std::optional<Name> owner;
  Name field;
  ExprId value;
};

struct UncodedStmt {  // 不编码 条目 … 因 组织保障
  std::vector<Name> ledger_ids;
  Name reason;
  std::string note;
};

// ---- 测试 ---------------------------------------------------------------------------------------

struct GivenRow {  // 失信信息(编号 “r1”;程度 严重)
  Name collection;
  struct Field {
    Name name;
    std::vector<ExprId> values;  // several: a set
    bool unknown = false;        // 不明: the key is left out although the field exists
    Span span;
  };
  std::vector<Field> fields;
  std::vector<GivenRow> children;
  bool incomplete = false;  // `不完整 信用信息`: the collection is not complete
  Span span;
};

enum class AssertionKind : uint8_t {
  Status,   // 2023-05-01 在列 严重失信主体名单;依据 “r1”
  Holds,    // 2023-05-01 应 expr
  Fails,    // 2023-05-01 不应 expr
  Unknown,  // 2023-05-01 不明 expr
};

struct AssertionDecl {
  AssertionKind kind = AssertionKind::Status;
  ExprId date;
  std::string known_at;       // 知悉 “…”, may be empty
  Name status;                // 在列, 已移出, 生效, …
  Name subject_of;            // the list or measure
  std::vector<Name> records;  // 依据 “r1”
  std::vector<Name> targets;  // 对象 本主体、“id”
  std::vector<Name> needs;    // 待 程度: the facts that must be named as missing
  ExprId expression;
  Span span;
};

struct TestStmt {
  Name name;
  std::vector<GivenRow> given;
  std::vector<AssertionDecl> assertions;
};

// ---- statements and files -----------------------------------------------------------------------

enum class StatementKind : uint8_t {
  Error,
  Schema,
  Parameter,
  Vocabulary,
  Definition,
  List,
  Procedure,
  Measure,
  GeneralRule,
  Presumption,
  Uncoded,
  Test,
};

// Where a statement stands in its document: the headings above it, outermost first, and the table
// that stands last above it in the same section.
struct Locator {
  std::vector<Name> headings;
  int table = -1;  // index into SyntaxTree::tables
};

struct Statement {
  StatementKind kind = StatementKind::Error;
  Span span;
  Annotations annotations;
  Locator locator;
  uint32_t index = 0;  // into the vector of its kind in SyntaxTree
  // A line of it could not be read: what it lacks may have stood there.
  bool damaged = false;
  bool head_damaged = false;                       // that line is its first
  StatementKind lost_kind = StatementKind::Error;  // of an Error: what its head says
};

struct Table {
  std::vector<Name> header;
  std::vector<std::vector<Name>> rows;
};

// One key of the front matter. A value is a scalar, or a list of scalars or of maps (勘误).
struct FrontMatterEntry {
  Name key;
  Name value;
  std::vector<std::vector<std::pair<Name, Name>>> items;
};

// Names as written.
using NameSet = std::unordered_set<std::string>;

struct SyntaxTree {
  base::SourceId source;
  bool literate = false;
  bool english = false;  // whether its keywords are in English, the most of them
  std::vector<FrontMatterEntry> front_matter;
  bool front_matter_damaged = false;  // not all of it could be read
  std::string normalised_prose;       // for 原文摘要: NFC, no white space, no Markdown marks
  std::vector<Table> tables;
  // Prose of each paragraph with its place, for 原文 anchors and for quoting an article.
  struct Paragraph {
    std::string text;
    Span span;
    std::vector<Name> headings;
  };
  std::vector<Paragraph> paragraphs;
  // Comments, and lines of prose and front matter, that say 未核实, in the order of the file.
  std::vector<Span> unverified;

  std::vector<Statement> statements;  // in the order of the file
  // Names in lines that could not be read and that may have declared them: of a use of one it is
  // not known that it is a mistake.
  NameSet unread_names;
  std::vector<SchemaStmt> schemas;
  std::vector<ParameterStmt> parameters;
  std::vector<VocabularyStmt> vocabularies;
  std::vector<DefinitionStmt> definitions;
  std::vector<ListStmt> lists;
  std::vector<ProcedureStmt> procedures;
  std::vector<MeasureStmt> measures;
  std::vector<GeneralRuleStmt> general_rules;
  std::vector<PresumptionStmt> presumptions;
  std::vector<UncodedStmt> uncoded;
  std::vector<TestStmt> tests;

  base::IdVector<ExprId, Expr> exprs;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_AST_H_
