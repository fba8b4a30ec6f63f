#include "tests/differential/coverage.h"

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/core.h>

#include "compiler/check/status.h"

namespace xinze::differential {
namespace {

using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::Program;
using check::RuleId;

// Empty for what no text makes. A kind that is not named here does not compile.
std::string NameOf(ExprKind kind) {
  switch (kind) {
    case ExprKind::Constant:
      return "constant";
    case ExprKind::Unknown:
      return "unknown";
    case ExprKind::FieldTruth:
      return "field truth";
    case ExprKind::Not:
      return "not";
    case ExprKind::And:
      return "and";
    case ExprKind::Or:
      return "or";
    case ExprKind::Equal:
      return "equal";
    case ExprKind::Less:
      return "less";
    case ExprKind::LessEqual:
      return "less or equal";
    case ExprKind::HasValue:
      return "has value";
    case ExprKind::InSet:
      return "in set";
    case ExprKind::HasAny:
      return "has any";
    case ExprKind::HasAll:
      return "has all";
    case ExprKind::Exists:
      return "exists";
    case ExprKind::ForAll:
      return "for all";
    case ExprKind::ListIs:
      return "list is";
    case ExprKind::InOffice:
      return "in office";
    case ExprKind::DefinitionTruth:
      return "definition truth";
    case ExprKind::InForce:
      return "";
    case ExprKind::FieldValue:
      return "field value";
    case ExprKind::AsOf:
      return "as of";
    case ExprKind::ParameterValue:
      return "parameter";
    case ExprKind::DefinitionValue:
      return "definition value";
    case ExprKind::Add:
      return "add";
    case ExprKind::Subtract:
      return "subtract";
    case ExprKind::Multiply:
      return "multiply";
    case ExprKind::Divide:
      return "divide";
    case ExprKind::Negate:
      return "negate";
    case ExprKind::Round:
      return "round";
    case ExprKind::PeriodEnd:
      return "period end";
    case ExprKind::Count:
      return "count";
    case ExprKind::Sum:
      return "sum";
    case ExprKind::Earliest:
      return "earliest";
    case ExprKind::Latest:
      return "latest";
  }
  return "";
}

// Empty for what decides nothing: 不编码, 测试.
std::string NameOf(syntax::StatementKind kind) {
  switch (kind) {
    case syntax::StatementKind::Schema:
      return "结构";
    case syntax::StatementKind::Parameter:
      return "参数";
    case syntax::StatementKind::Vocabulary:
      return "词表";
    case syntax::StatementKind::Definition:
      return "定义";
    case syntax::StatementKind::List:
      return "名单";
    case syntax::StatementKind::Procedure:
      return "程序";
    case syntax::StatementKind::Measure:
      return "措施";
    case syntax::StatementKind::GeneralRule:
      return "通则";
    case syntax::StatementKind::Presumption:
      return "推定";
    case syntax::StatementKind::Error:
    case syntax::StatementKind::Uncoded:
    case syntax::StatementKind::Test:
      break;
  }
  return "";
}

// Everything that the status of a list or a measure rests on, through definitions.
class Reached {
 public:
  explicit Reached(const Program& program) : program_(program) {
    for (const check::List& list : program.lists) {
      for (const ExprId id : {list.criteria, list.exit, list.unusable}) Visit(id);
    }
    for (const check::Measure& measure : program.measures) {
      Visit(measure.trigger);
      for (const check::Target& target : measure.targets) Visit(target.filter);
    }
  }

  const std::vector<const Expr*>& exprs() const { return exprs_; }
  const std::set<check::DefinitionId>& definitions() const { return definitions_; }
  // Of exceptions within exceptions.
  int depth() const { return depth_; }

 private:
  void Visit(ExprId id) {
    if (!id.is_valid() || !seen_.insert(id).second) return;
    const Expr& expr = program_.exprs[id];
    exprs_.push_back(&expr);
    for (const ExprId arg : expr.args) Visit(arg);
    if (expr.definition.is_valid()) Visit(expr.definition);
  }
  void Visit(check::DefinitionId id) {
    if (!definitions_.insert(id).second) return;
    const check::Definition& definition = program_.definitions[id];
    Visit(definition.cases, 0);
    Visit(definition.exceptions, 1);
    for (const check::DefinitionId other : definition.yields_to) Visit(other);
  }
  void Visit(const std::vector<RuleId>& rules, int depth) {
    for (const RuleId id : rules) {
      depth_ = std::max(depth_, depth);
      Visit(program_.rules[id].condition);
      Visit(program_.rules[id].value);
      Visit(program_.rules[id].exceptions, depth + 1);
    }
  }

  const Program& program_;
  std::set<ExprId> seen_;
  std::vector<const Expr*> exprs_;
  std::set<check::DefinitionId> definitions_;
  int depth_ = 0;
};

struct Feature {
  std::string name;
  std::function<bool(const Program&, const Reached&)> has;
};

template <typename Items, typename Predicate>
bool Any(const Items& items, Predicate predicate) {
  return std::any_of(items.begin(), items.end(), predicate);
}

void AddDocumentFeatures(std::vector<Feature>& features) {
  const auto document = [&](std::string name, auto predicate) {
    features.push_back({"document: " + std::move(name), [=](const Program& p, const Reached&) {
                          return Any(p.documents, predicate);
                        }});
  };
  using check::AfterEnd;
  using check::Document;
  for (const auto& [after, name] :
       {std::pair(AfterEnd::Silent, "silent"), std::pair(AfterEnd::Continue, "存续"),
        std::pair(AfterEnd::Terminate, "终止")}) {
    document(std::string("失效后 ") + name, [after = after](const Document& d) {
      return d.in_force_until != INT32_MAX && d.after_end == after;
    });
  }
  document("对应日不计", [](const Document& d) {
    return d.counting == literal::CountingMode::AnniversaryExcluded;
  });
}

void AddListFeatures(std::vector<Feature>& features) {
  using check::List;
  using check::ListKind;
  const auto list = [&](std::string name, auto predicate) {
    features.push_back({"list: " + std::move(name),
                        [=](const Program& p, const Reached&) { return Any(p.lists, predicate); }});
  };
  for (const auto& [kind, name] :
       {std::pair(ListKind::Black, "黑名单"), std::pair(ListKind::Red, "红名单"),
        std::pair(ListKind::Watch, "关注"), std::pair(ListKind::Warning, "预警")}) {
    list(name, [kind = kind](const List& one) { return one.kind == kind; });
  }
  list("without 程序", [](const List& one) { return !one.procedure.is_valid(); });
  list("例外 就 记录", [](const List& one) { return !one.record_exceptions.empty(); });
  list("例外 就 主体", [](const List& one) { return !one.subject_exceptions.empty(); });
  list("移出后 列入", [](const List& one) { return !one.after_exit.empty(); });
  list("依据记录 that can be unusable", [](const List& one) { return one.unusable.is_valid(); });
  list("依据记录 of no one collection",
       [](const List& one) { return !one.support_entity.is_valid(); });
  list("依据记录 of another collection than 信用信息", [](const List& one) {
    return one.support_entity.is_valid() && one.support_entity != check::EntityId(1);
  });
  using check::Step;
  const auto step = [&](std::string name, auto predicate) {
    features.push_back({"step: " + std::move(name), [=](const Program& p, const Reached&) {
                          return Any(p.procedures, [&](const check::Procedure& procedure) {
                            return Any(procedure.steps, predicate);
                          });
                        }});
  };
  for (const auto& [effect, name] :
       {std::pair(Step::Effect::None, "no effect"), std::pair(Step::Effect::Determines, "认定"),
        std::pair(Step::Effect::Exits, "移出"), std::pair(Step::Effect::Annuls, "撤销"),
        std::pair(Step::Effect::Suspends, "中止"), std::pair(Step::Effect::Resumes, "恢复")}) {
    step(name, [effect = effect](const Step& one) { return one.effect == effect; });
  }
  step("则 瑕疵", [](const Step& one) { return one.if_missing == Step::IfMissing::Defective; });
  step("则 无效", [](const Step& one) { return one.if_missing == Step::IfMissing::Void; });
  step("由 …(…)", [](const Step& one) { return one.actor_filter.is_valid(); });
  step("当", [](const Step& one) { return one.condition.is_valid(); });
  features.push_back({"procedure: for several lists", [](const Program& p, const Reached&) {
                        return Any(p.procedures, [](const check::Procedure& procedure) {
                          return procedure.lists.size() > 1;
                        });
                      }});
}

void AddMeasureFeatures(std::vector<Feature>& features) {
  using check::Force;
  using check::Measure;
  const auto measure = [&](std::string name, auto predicate) {
    features.push_back({"measure: " + std::move(name), [=](const Program& p, const Reached&) {
                          return Any(p.measures, predicate);
                        }});
  };
  for (const auto& [force, name] :
       {std::pair(Force::Mandatory, "应当"), std::pair(Force::Recommended, "可以"),
        std::pair(Force::Voluntary, "鼓励"), std::pair(Force::Prohibition, "不得")}) {
    measure(name, [force = force](const Measure& one) { return one.force == force; });
  }
  measure("a term", [](const Measure& one) { return one.at_most != 0; });
  measure("至 移出", [](const Measure& one) { return one.until_exit; });
  const auto target = [&](std::string name, auto predicate) {
    measure("target: " + std::move(name),
            [=](const Measure& one) { return Any(one.targets, predicate); });
  };
  target("本主体", [](const check::Target& one) { return one.self; });
  target("a role", [](const check::Target& one) { return !one.self; });
  target("filtered", [](const check::Target& one) { return one.filter.is_valid(); });
}

void AddDefinitionFeatures(std::vector<Feature>& features) {
  const auto definition = [&](std::string name, auto predicate) {
    features.push_back(
        {"definition: " + std::move(name), [=](const Program& p, const Reached& reached) {
           return Any(reached.definitions(),
                      [&](check::DefinitionId id) { return predicate(p.definitions[id]); });
         }});
  };
  definition("从其规定", [](const check::Definition& one) { return !one.yields_to.empty(); });
  for (const auto& [kind, name] :
       {std::pair(check::TypeKind::Boolean, "真假"), std::pair(check::TypeKind::Integer, "整数"),
        std::pair(check::TypeKind::Amount, "金额"), std::pair(check::TypeKind::Ratio, "比例"),
        std::pair(check::TypeKind::Date, "日期"), std::pair(check::TypeKind::Period, "期间"),
        std::pair(check::TypeKind::Text, "文本"), std::pair(check::TypeKind::Enum, "词表")}) {
    definition(name, [kind = kind](const check::Definition& d) { return d.type.kind == kind; });
  }
  features.push_back({"definition: exceptions to depth 3",
                      [](const Program&, const Reached& reached) { return reached.depth() >= 3; }});
  features.push_back(
      {"释义", [](const Program& p, const Reached&) { return !p.readings.empty(); }});
  features.push_back({"视图", [](const Program& p, const Reached&) { return !p.views.empty(); }});
}

void AddExpressionFeatures(std::vector<Feature>& features) {
  const auto expression = [&](std::string name, auto predicate) {
    features.push_back(
        {"expression: " + std::move(name), [=](const Program& p, const Reached& reached) {
           return Any(reached.exprs(), [&](const Expr* expr) { return predicate(p, *expr); });
         }});
  };
  for (const auto& [mode, word] : {std::pair(check::RoundingMode::Nearest, "四舍五入到"),
                                   std::pair(check::RoundingMode::Down, "舍去到"),
                                   std::pair(check::RoundingMode::Up, "进一到")}) {
    for (const auto& [unit, name] :
         {std::pair(int64_t{1}, "分"), std::pair(int64_t{10}, "角"), std::pair(int64_t{100}, "元"),
          std::pair(int64_t{1'000'000}, "万元")}) {
      const check::Rounding rounding{mode, unit};
      expression(std::string(word) + " " + name, [rounding](const Program&, const Expr& e) {
        return e.kind == ExprKind::Round && e.rounding == rounding;
      });
    }
  }
  for (int ratios = 0; ratios <= check::kMostRatios; ++ratios) {
    expression(fmt::format("rounding what {} ratios made", ratios),
               [ratios](const Program& p, const Expr& e) {
                 return e.kind == ExprKind::Round && RatiosIn(p, e.args[0]) == ratios;
               });
  }
  expression("rounding what was rounded and multiplied", [](const Program& p, const Expr& e) {
    if (e.kind != ExprKind::Round || p.exprs[e.args[0]].kind != ExprKind::Multiply) return false;
    return Any(p.exprs[e.args[0]].args,
               [&](check::ExprId arg) { return p.exprs[arg].kind == ExprKind::Round; });
  });
  expression("rounding what was negated", [](const Program& p, const Expr& e) {
    return e.kind == ExprKind::Round && p.exprs[e.args[0]].kind == ExprKind::Negate;
  });
  expression("over 依据记录", [](const Program&, const Expr& e) {
    return e.kind != ExprKind::ListIs && e.list.is_valid();
  });
  expression("a parameter by a date of the record", [](const Program& p, const Expr& e) {
    return e.kind == ExprKind::ParameterValue && p.exprs[e.args[0]].kind != ExprKind::AsOf;
  });
  expression("a parameter by 基准日", [](const Program& p, const Expr& e) {
    return e.kind == ExprKind::ParameterValue && p.exprs[e.args[0]].kind == ExprKind::AsOf;
  });
  expression("a collection two levels below", [](const Program& p, const Expr& e) {
    return e.entity.is_valid() && p.entities[e.entity].parent != e.domain && !e.list.is_valid();
  });
  expression("texts compared", [](const Program& p, const Expr& e) {
    return e.kind == ExprKind::Equal && p.exprs[e.args[0]].type.kind == check::TypeKind::Text;
  });
  expression("working days", [](const Program&, const Expr& e) {
    return e.kind == ExprKind::Constant && e.type.kind == check::TypeKind::Period &&
           !check::UnpackPeriod(e.value).is_calendar();
  });
  expression("a presumed field", [](const Program& p, const Expr& e) {
    return e.field.is_valid() && p.fields[e.field].presumption.has_value();
  });
  expression("a field for some kinds of subject", [](const Program& p, const Expr& e) {
    return e.field.is_valid() && !p.fields[e.field].applies_to.empty();
  });
  expression("an unlisted value", [](const Program& p, const Expr& e) {
    return e.kind == ExprKind::InSet && p.code_sets[e.code_set].unlisted_unknown;
  });
}

const std::vector<Feature>& Features() {
  static const std::vector<Feature> kFeatures = [] {
    std::vector<Feature> features;
    AddDocumentFeatures(features);
    AddListFeatures(features);
    AddMeasureFeatures(features);
    AddDefinitionFeatures(features);
    AddExpressionFeatures(features);
    return features;
  }();
  return kFeatures;
}

}  // namespace

Coverage::Coverage() {
  for (int kind = 0; kind <= static_cast<int>(syntax::StatementKind::Test); ++kind) {
    const std::string name = NameOf(static_cast<syntax::StatementKind>(kind));
    if (!name.empty()) counts_["statement: " + name] = 0;
  }
  for (int kind = 0; kind <= static_cast<int>(ExprKind::Latest); ++kind) {
    const std::string name = NameOf(static_cast<ExprKind>(kind));
    if (!name.empty()) counts_["expression kind: " + name] = 0;
  }
  for (const Feature& feature : Features()) counts_[feature.name] = 0;
  for (const char* name : {kKnownAt, kWatermark, kRejectedRecord, kRejectedCollection, kSetAside,
                           kLargeCollection, kNoRecords, kUnknownValue, kAbsentValue}) {
    counts_[name] = 0;
  }
}

void Coverage::AddPolicy(const driver::Compilation& compilation) {
  std::set<std::string> met;
  for (const syntax::SyntaxTree& tree : compilation.trees) {
    for (const syntax::Statement& statement : tree.statements) {
      met.insert("statement: " + NameOf(statement.kind));
    }
  }
  const Program& program = *compilation.program;
  const Reached reached(program);
  for (const Expr* expr : reached.exprs()) met.insert("expression kind: " + NameOf(expr->kind));
  for (const Feature& feature : Features()) {
    if (feature.has(program, reached)) met.insert(feature.name);
  }
  for (const std::string& name : met) {
    if (const auto count = counts_.find(name); count != counts_.end()) ++count->second;
  }
}

void Coverage::AddOutcome(const check::SubjectOutcome& outcome) {
  for (const check::ListOutcome& list : outcome.lists) {
    ++list_statuses_[static_cast<size_t>(list.status)];
  }
  for (const check::MeasureOutcome& measure : outcome.measures) {
    ++measure_statuses_[static_cast<size_t>(measure.status)];
    for (const check::TargetOutcome& target : measure.targets) {
      if (target.row >= 0) ++target_statuses_[static_cast<size_t>(target.status)];
    }
  }
}

void Coverage::Add(const Coverage& other) {
  for (const auto& [name, count] : other.counts_) counts_[name] += count;
  const auto add = [](auto& to, const auto& from) {
    for (size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  add(list_statuses_, other.list_statuses_);
  add(measure_statuses_, other.measure_statuses_);
  add(target_statuses_, other.target_statuses_);
}

std::map<std::string, uint64_t> Coverage::Counts() const {
  std::map<std::string, uint64_t> counts = counts_;
  for (size_t i = 0; i < list_statuses_.size(); ++i) {
    const auto name = check::ChineseName(static_cast<check::ListStatus>(i));
    counts[fmt::format("status of a list: {}", name)] = list_statuses_[i];
  }
  for (size_t i = 0; i < measure_statuses_.size(); ++i) {
    const auto status = static_cast<check::MeasureStatus>(i);
    const auto name = check::ChineseName(status);
    counts[fmt::format("status of a measure: {}", name)] = measure_statuses_[i];
    // Who is not aimed at is not named.
    if (status == check::MeasureStatus::NotApplicable) continue;
    counts[fmt::format("status of a person aimed at: {}", name)] = target_statuses_[i];
  }
  return counts;
}

std::vector<std::string> Coverage::Missing() const {
  std::vector<std::string> missing;
  for (const auto& [name, count] : Counts()) {
    if (count == 0) missing.push_back(name);
  }
  return missing;
}

std::string Coverage::Print() const {
  std::string text;
  for (const auto& [name, count] : Counts()) text += fmt::format("  {}: {}\n", name, count);
  return text;
}

}  // namespace xinze::differential
