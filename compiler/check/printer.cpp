// Readable text of a program, for --dump=program.
#include <fmt/format.h>

#include "compiler/check/check.h"
#include "compiler/literal/amount.h"
#include "compiler/literal/date.h"
#include "compiler/literal/period.h"

namespace xinze::check {
namespace {

// 12.5%, of millionths.
std::string PrintRatio(int64_t value) {
  literal::Ratio ratio{value < 0 ? -value : value, 6};
  for (; ratio.scale > 2 && ratio.digits % 10 == 0; --ratio.scale) ratio.digits /= 10;
  return (value < 0 ? "-" : "") + literal::PrintPercentage(ratio);
}

std::string PrintDay(int64_t day) {
  const literal::Date date{static_cast<int32_t>(day)};
  return date.is_valid() ? literal::PrintDate(date) : std::to_string(day);
}

std::string PrintValue(const Program& program, const Type& type, int64_t value) {
  switch (type.kind) {
    case TypeKind::Boolean:
      return value != 0 ? "真" : "假";
    case TypeKind::Amount:
      return value >= 0 ? literal::PrintAmount({value}) : "-" + literal::PrintAmount({-value});
    case TypeKind::Ratio:
      return PrintRatio(value);
    case TypeKind::Date:
      return PrintDay(value);
    case TypeKind::Period:
      return literal::PrintPeriod(UnpackPeriod(value));
    case TypeKind::Enum: {
      const Vocabulary& vocabulary = program.vocabularies[type.vocabulary];
      if (value < 0 || value >= vocabulary.unlisted_code()) return "未列明";
      return vocabulary.values[static_cast<size_t>(value)].name;
    }
    default:
      return std::to_string(value);
  }
}

class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  std::string Print() {
    Line("program {}", program_.content_hash);
    for (const DocumentId id : program_.documents.ids()) PrintDocument(id);
    for (const Entity& entity : program_.entities) PrintEntity(entity);
    for (const View& view : program_.views) {
      Line("view {} of {} when {}", view.name, program_.entities[view.entity].name,
           Expression(view.condition));
    }
    for (const Vocabulary& vocabulary : program_.vocabularies) PrintVocabulary(vocabulary);
    for (const Parameter& parameter : program_.parameters) PrintParameter(parameter);
    for (const DefinitionId id : program_.definitions.ids()) PrintDefinition(id);
    for (const ListId id : program_.lists.ids()) PrintList(id);
    for (const Procedure& procedure : program_.procedures) PrintProcedure(procedure);
    for (const MeasureId id : program_.measures.ids()) PrintMeasure(id);
    for (const ReadingInUse& reading : program_.readings) {
      Line("reading {} = {}", reading.name, reading.adopted);
    }
    for (const Test& test : program_.tests) {
      Line("test {}: {} assertions", test.name, test.assertions.size());
    }
    return std::move(out_);
  }

  std::string Expression(ExprId id) const;

 private:
  std::string Call(const Expr& expr, std::string_view word) const;
  std::string Members(const Expr& expr) const;
  std::string Statuses(const Expr& expr) const;

  template <typename... Args>
  void Line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void PrintDocument(DocumentId id) {
    const Document& document = program_.documents[id];
    std::string until = document.in_force_until == INT32_MAX
                            ? std::string()
                            : " until " + PrintDay(document.in_force_until);
    const std::string from = document.in_force_from == INT32_MIN
                                 ? std::string()
                                 : " from " + PrintDay(document.in_force_from);
    // A library is named by its path: kept out, so that a dump does not depend on the folder.
    const std::string title = document.rank == Rank::Library ? "" : " " + document.title;
    Line("document {} {} {}{}{}{}", id.index(), ChineseName(document.rank), document.region, title,
         from, until);
  }

  void PrintEntity(const Entity& entity) {
    std::string head = "entity " + entity.name;
    if (entity.parent.is_valid()) head += " of " + program_.entities[entity.parent].name;
    if (entity.key.is_valid()) head += " key " + program_.fields[entity.key].name;
    if (entity.begins_on.is_valid()) head += " begins " + program_.fields[entity.begins_on].name;
    Line("{}", head);
    for (const FieldId id : entity.fields) {
      const Field& field = program_.fields[id];
      std::string marks;
      if (field.required) marks += " 必有";
      if (field.absent_ok) marks += " 可无";
      if (field.unknown_ok) marks += " 可缺";
      if (field.event_date) marks += " 事件";
      if (!field.applies_to.empty()) marks += " 适用 " + KindsOf(field);
      if (field.range_lo != kMinusInfinity || field.range_hi != kPlusInfinity) {
        marks += " 范围 " + PrintValue(program_, field.type, field.range_lo) + " 至 " +
                 PrintValue(program_, field.type, field.range_hi);
      }
      if (field.presumption.has_value()) {
        marks += field.presumption->absent
                     ? " 推定无"
                     : " 推定" + PrintValue(program_, field.type, field.presumption->value);
      }
      Line("  field {}: {}{}", field.name, PrintType(program_, field.type), marks);
    }
  }

  std::string KindsOf(const Field& field) const {
    const Type& type = program_.fields[program_.well_known.subject_kind].type;
    std::string names;
    for (const int32_t code : field.applies_to) {
      names += (names.empty() ? "" : "、") + PrintValue(program_, type, code);
    }
    return names;
  }

  void PrintVocabulary(const Vocabulary& vocabulary) {
    Line("vocabulary {}{}", vocabulary.name, vocabulary.open ? " (等)" : "");
    for (size_t code = 0; code < vocabulary.values.size(); ++code) {
      const Vocabulary::Value& value = vocabulary.values[code];
      size_t depth = 1;
      for (int32_t p = value.parent; p >= 0; p = vocabulary.values[static_cast<size_t>(p)].parent) {
        ++depth;
      }
      Line("{}{} {}{}", std::string(depth * 2, ' '), code, value.name, value.open ? " (等)" : "");
    }
  }

  void PrintParameter(const Parameter& parameter) {
    Line("parameter {}: {}", parameter.name, PrintType(program_, parameter.type));
    for (const Parameter::Entry& entry : parameter.entries) {
      Line("  from {}: {}", entry.from == INT32_MIN ? "the beginning" : PrintDay(entry.from),
           entry.undefined ? "未定" : PrintValue(program_, parameter.type, entry.value));
    }
  }

  void PrintRules(const std::vector<RuleId>& rules, const char* word, size_t depth) {
    for (const RuleId id : rules) {
      const Rule& rule = program_.rules[id];
      Line("{}{} {}{}", std::string(depth * 2, ' '), word, Expression(rule.value),
           rule.condition.is_valid() ? " when " + Expression(rule.condition) : std::string());
      PrintRules(rule.exceptions, "except", depth + 1);
    }
  }

  void PrintDefinition(DefinitionId id) {
    const Definition& definition = program_.definitions[id];
    Line("definition {} {} of {}: {}{}{}", id.index(), definition.name,
         program_.entities[definition.owner].name, PrintType(program_, definition.type),
         definition.plain ? " plain" : "", definition.two_rails ? "" : " one rail");
    PrintRules(definition.cases, "case", 1);
    PrintRules(definition.exceptions, "except", 1);
    for (const DefinitionId other : definition.yields_to) {
      Line("  yields to definition {}", other.index());
    }
  }

  void PrintList(ListId id) {
    const List& list = program_.lists[id];
    static constexpr const char* kKinds[] = {"黑名单", "红名单", "关注", "预警"};
    Line("list {} {} ({})", id.index(), list.name, kKinds[static_cast<size_t>(list.kind)]);
    Line("  criteria {}", Expression(list.criteria));
    if (list.exit.is_valid()) Line("  exit {}", Expression(list.exit));
    if (list.unusable.is_valid()) Line("  unusable {}", Expression(list.unusable));
    if (list.support_entity.is_valid()) {
      Line("  rests on {}", program_.entities[list.support_entity].name);
    }
    if (list.reference.is_valid()) Line("  reference {}", Expression(list.reference));
    for (const ListId other : list.after_exit) {
      Line("  after exit {}", program_.lists[other].name);
    }
    for (const ListId other : list.ended_by) Line("  ended by {}", program_.lists[other].name);
    if (!list.nationwide) Line("  本地");
    if (list.procedure.is_valid()) {
      Line("  procedure {}", program_.procedures[list.procedure].name);
    }
  }

  void PrintProcedure(const Procedure& procedure) {
    static constexpr const char* kEffects[] = {"", " 认定", " 移出", " 撤销", " 中止", " 恢复"};
    static constexpr const char* kMissing[] = {"", " 缺则瑕疵", " 缺则无效"};
    Line("procedure {}", procedure.name);
    for (const Step& step : procedure.steps) {
      Line("  step {}{}{}{}{}", step.name, kEffects[static_cast<size_t>(step.effect)],
           kMissing[static_cast<size_t>(step.if_missing)],
           step.condition.is_valid() ? " when " + Expression(step.condition) : std::string(),
           step.actor_filter.is_valid() ? " by " + Expression(step.actor_filter) : std::string());
    }
  }

  void PrintMeasure(MeasureId id) {
    const Measure& measure = program_.measures[id];
    static constexpr const char* kForces[] = {"应当", "可以", "鼓励", "不得"};
    Line("measure {} {} ({}、{})", id.index(), measure.name,
         measure.kind == MeasureKind::Discipline ? "惩戒" : "激励",
         kForces[static_cast<size_t>(measure.force)]);
    Line("  trigger {}", Expression(measure.trigger));
    for (const Target& target : measure.targets) {
      Line("  target {}{}", target.role_name,
           target.filter.is_valid() ? " when " + Expression(target.filter) : std::string());
    }
    PrintNames("matters", measure.matters);
    PrintNames("initiated by", measure.initiators);
    PrintNames("implemented by", measure.implementers);
    if (!measure.sharing.empty()) Line("  sharing {}", measure.sharing);
    if (!measure.category.empty()) Line("  category {}", measure.category);
    if (measure.until_exit) Line("  until exit");
    if (measure.at_most != 0) {
      Line("  at most {}", literal::PrintPeriod(UnpackPeriod(measure.at_most)));
    }
    for (const Basis& basis : measure.bases) {
      Line("  basis {}{}", basis.citation,
           basis.has_range
               ? fmt::format(" ({} 至 {})", literal::PrintPeriod(UnpackPeriod(basis.from)),
                             literal::PrintPeriod(UnpackPeriod(basis.to)))
               : std::string());
    }
  }

  void PrintNames(std::string_view what, const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : "、") + name;
    if (!names.empty()) Line("  {} {}", what, all);
  }

  const Program& program_;
  std::string out_;
};

// not(a), exists[信用信息](a), (a < b): kinds that only differ by their word.
std::string_view WordOf(ExprKind kind) {
  switch (kind) {
    case ExprKind::Not:
      return "not";
    case ExprKind::And:
      return "and";
    case ExprKind::Or:
      return "or";
    case ExprKind::HasValue:
      return "has_value";
    case ExprKind::InOffice:
      return "in_office";
    case ExprKind::Negate:
      return "negate";
    case ExprKind::Exists:
      return "exists";
    case ExprKind::ForAll:
      return "for_all";
    case ExprKind::Count:
      return "count";
    case ExprKind::Sum:
      return "sum";
    case ExprKind::Earliest:
      return "earliest";
    case ExprKind::Latest:
      return "latest";
    case ExprKind::Equal:
      return "=";
    case ExprKind::Less:
      return "<";
    case ExprKind::LessEqual:
      return "<=";
    case ExprKind::Add:
      return "+";
    case ExprKind::Subtract:
      return "-";
    case ExprKind::Multiply:
      return "*";
    case ExprKind::Divide:
      return "/";
    default:
      return {};
  }
}

std::string_view WordOf(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::Nearest:
      return "四舍五入";
    case RoundingMode::Down:
      return "舍去";
    case RoundingMode::Up:
      return "进一";
  }
  return {};
}

std::string Printer::Call(const Expr& expr, std::string_view word) const {
  std::string out(word);
  if (expr.entity.is_valid()) {
    out += expr.list.is_valid() ? fmt::format("[依据记录 of {}]", program_.lists[expr.list].name)
                                : fmt::format("[{}]", program_.entities[expr.entity].name);
  }
  out += '(';
  for (size_t i = 0; i < expr.args.size(); ++i) {
    if (i != 0) out += ", ";
    out += Expression(expr.args[i]);
  }
  return out + ")";
}

std::string Printer::Members(const Expr& expr) const {
  const CodeSet& set = program_.code_sets[expr.code_set];
  std::string names;
  for (const int32_t code : set.codes) {
    if (!names.empty()) names += "、";
    names += program_.vocabularies[set.vocabulary].values[static_cast<size_t>(code)].name;
  }
  return fmt::format("({} in {}{})", Expression(expr.args[0]), names,
                     set.unlisted_unknown ? "、等" : "");
}

std::string Printer::Statuses(const Expr& expr) const {
  std::string names;
  for (int i = 0; i < kListStatusCount; ++i) {
    if ((expr.value & (int64_t{1} << i)) == 0) continue;
    if (!names.empty()) names += "、";
    names += ChineseName(static_cast<ListStatus>(i));
  }
  return fmt::format("({} is {})", program_.lists[expr.list].name, names);
}

std::string Printer::Expression(ExprId id) const {
  if (!id.is_valid()) return "?";
  const Expr& expr = program_.exprs[id];
  const auto arg = [&](size_t i) { return Expression(expr.args[i]); };
  switch (expr.kind) {
    case ExprKind::Constant:
      return expr.type.kind == TypeKind::Text ? "\"" + expr.text + "\""
                                              : PrintValue(program_, expr.type, expr.value);
    case ExprKind::Unknown:
      return "未定";
    case ExprKind::FieldTruth:
    case ExprKind::FieldValue:
      return program_.fields[expr.field].name;
    case ExprKind::InSet:
      return Members(expr);
    case ExprKind::HasAny:
      return fmt::format("({} has any {:#x})", arg(0), expr.value);
    case ExprKind::HasAll:
      return fmt::format("({} has all {:#x})", arg(0), expr.value);
    case ExprKind::ListIs:
      return Statuses(expr);
    case ExprKind::DefinitionTruth:
    case ExprKind::DefinitionValue:
      return program_.definitions[expr.definition].name;
    case ExprKind::InForce:
      return fmt::format("in_force(document {})", expr.document.index());
    case ExprKind::AsOf:
      return "基准日";
    case ExprKind::ParameterValue:
      return fmt::format("{}[{}]", program_.parameters[expr.parameter].name, arg(0));
    case ExprKind::PeriodEnd:
      return fmt::format("end({}, {}{})", arg(0), arg(1),
                         literal::AnniversaryCounts(expr.counting) ? "" : ", 对应日不计");
    case ExprKind::Round:
      return fmt::format("{}({}, {})", WordOf(expr.rounding.mode), arg(0),
                         PrintValue(program_, expr.type, expr.rounding.unit));
    case ExprKind::Equal:
    case ExprKind::Less:
    case ExprKind::LessEqual:
    case ExprKind::Add:
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Divide:
      return fmt::format("({} {} {})", arg(0), WordOf(expr.kind), arg(1));
    default:
      return Call(expr, WordOf(expr.kind));
  }
}

}  // namespace

std::string PrintType(const Program& program, const Type& type) {
  switch (type.kind) {
    case TypeKind::Error:
      return "?";
    case TypeKind::Boolean:
      return "真假";
    case TypeKind::Integer:
      return "整数";
    case TypeKind::Amount:
      return "金额";
    case TypeKind::Ratio:
      return "比例";
    case TypeKind::Date:
      return "日期";
    case TypeKind::Period:
      return "期间";
    case TypeKind::Text:
      return "文本";
    case TypeKind::Enum:
      return program.vocabularies[type.vocabulary].name;
    case TypeKind::Set:
      return "集合 " + program.vocabularies[type.vocabulary].name;
    case TypeKind::Reference:
      return "集合 " + program.entities[type.entity].name;
  }
  return "?";
}

std::string PrintExpr(const Program& program, ExprId expr) {
  return Printer(program).Expression(expr);
}

std::string PrintProgram(const Program& program) { return Printer(program).Print(); }

}  // namespace xinze::check
