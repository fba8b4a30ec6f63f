// DumpTree: everything of a tree but its places.
#include <fmt/format.h>

#include "compiler/syntax/print_expr.h"
#include "compiler/syntax/printer.h"
#include "compiler/syntax/words.h"

namespace xinze::syntax {
namespace {

constexpr const char* kExprKinds[] = {
    "Error",    "Literal",    "NameRef",  "Path",     "AsOf",       "Undefined", "Absent",
    "Not",      "And",        "Or",       "Compare",  "HasValue",   "Belongs",   "Is",
    "Contains", "WithinLast", "Between",  "UnderAge", "InOffice",   "Exists",    "ForAll",
    "Count",    "Sum",        "Earliest", "Latest",   "Collection", "AnyList",   "Arithmetic",
    "Negate",   "PeriodEnd",  "Rounding", "Listed"};
constexpr const char* kOperators[] = {"",           "Equal",    "NotEqual",     "Less",
                                      "LessEqual",  "Greater",  "GreaterEqual", "Add",
                                      "Subtract",   "Multiply", "Divide",       "Round",
                                      "RoundDown",  "RoundUp",  "ContainsOne",  "ContainsAny",
                                      "ContainsAll"};
constexpr const char* kLiterals[] = {"Integer", "Percentage", "Amount", "Date",
                                     "Period",  "Age",        "Boolean"};
constexpr const char* kStatements[] = {"Error",       "Schema",      "Parameter", "Vocabulary",
                                       "Definition",  "List",        "Procedure", "Measure",
                                       "GeneralRule", "Presumption", "Uncoded",   "Test"};

// Writes nodes as lines `label: value`, children one level deeper; empty values are left out.
class Dumper {
 public:
  explicit Dumper(const SyntaxTree& tree) : tree_(tree) {}

  std::string Dump() {
    for (const FrontMatterEntry& entry : tree_.front_matter) Dump(entry);
    for (const Statement& statement : tree_.statements) Dump(statement);
    return std::move(out_);
  }

 private:
  // A node whose children follow.
  class Scope {
   public:
    explicit Scope(Dumper& dumper) : dumper_(dumper) { ++dumper_.depth_; }
    ~Scope() { --dumper_.depth_; }

   private:
    Dumper& dumper_;
  };

  void Write(std::string_view label, std::string_view value = {}) {
    out_ += std::string(2 * depth_, ' ') + std::string(label);
    if (!value.empty()) out_ += ": " + std::string(value);
    out_ += "\n";
  }
  void Flag(std::string_view label, bool value) {
    if (value) Write(label);
  }
  void Text(std::string_view label, const std::string& text) {
    if (!text.empty()) Write(label, "“" + text + "”");
  }
  static std::string Text(const Name& name) {
    return name.quoted ? "“" + name.text + "”" : name.text;
  }
  void Dump(std::string_view label, const Name& name) {
    if (!name.text.empty() || name.quoted) Write(label, Text(name));
  }
  void Dump(std::string_view label, const std::optional<Name>& name) {
    if (name) Dump(label, *name);
  }
  void Dump(std::string_view label, const std::vector<Name>& names) {
    std::string all;
    for (const Name& name : names) all += (all.empty() ? "" : ", ") + Text(name);
    if (!names.empty()) Write(label, all);
  }

  void Dump(std::string_view label, ExprId id) {
    if (id.is_valid()) Write(label, Describe(id));
  }
  void Dump(std::string_view label, const std::vector<ExprId>& ids) {
    for (const ExprId id : ids) Dump(label, id);
  }
  std::string Describe(ExprId id) const {
    const Expr& expr = tree_.exprs[id];
    std::string out = expr.negated ? "Not" : "";
    out += kExprKinds[static_cast<size_t>(expr.kind)];
    if (expr.op != Operator::None)
      out += fmt::format(".{}", kOperators[static_cast<size_t>(expr.op)]);
    if (expr.kind == ExprKind::Literal) {
      out += fmt::format(".{}", kLiterals[static_cast<size_t>(expr.literal)]);
    }
    if (expr.kind == ExprKind::Rounding) {
      out += fmt::format("[{}]", kAmountUnits[static_cast<size_t>(expr.unit)].chinese);
    }
    if (!expr.text.empty() || expr.quoted) {
      out += expr.quoted ? "[“" + expr.text + "”]" : "[" + expr.text + "]";
    }
    for (size_t i = 0; i < expr.args.size(); ++i) {
      out += (i == 0 ? "(" : ", ") + Describe(expr.args[i]);
    }
    return expr.args.empty() ? out : out + ")";
  }

  void Dump(const FrontMatterEntry& entry) {
    Write("FrontMatter",
          entry.key.text + (entry.value.text.empty() ? "" : " = " + entry.value.text));
    const Scope scope(*this);
    for (const auto& item : entry.items) {
      std::string all;
      for (const auto& [key, value] : item) {
        all += (all.empty() ? "" : ", ") + (key.text.empty() ? "" : key.text + " = ") + value.text;
      }
      Write("Item", all);
    }
  }

  void Dump(const Annotations& notes) {
    Dump("ledger", notes.ledger_ids);
    Dump("quote", notes.anchors);
    Flag("adjustable", notes.adjustable);
    Text("english", notes.english_name);
    for (const Reading& reading : notes.readings) {
      Dump("Reading", reading.name);
      const Scope scope(*this);
      Text("question", reading.question);
      for (const Reading::Option& option : reading.options) {
        Write("option " + Text(option.label), Describe(option.value));
      }
      Dump("adopted", reading.adopted);
      Text("interpreter", reading.interpreter);
    }
  }

  void Dump(const Statement& statement) {
    Write(kStatements[static_cast<size_t>(statement.kind)]);
    const Scope scope(*this);
    switch (statement.kind) {
      case StatementKind::Error:
        break;
      case StatementKind::Schema:
        Dump(tree_.schemas[statement.index]);
        break;
      case StatementKind::Parameter:
        Dump(tree_.parameters[statement.index]);
        break;
      case StatementKind::Vocabulary:
        Dump(tree_.vocabularies[statement.index]);
        break;
      case StatementKind::Definition:
        Dump(tree_.definitions[statement.index]);
        break;
      case StatementKind::List:
        Dump(tree_.lists[statement.index]);
        break;
      case StatementKind::Procedure:
        Dump(tree_.procedures[statement.index]);
        break;
      case StatementKind::Measure:
        Dump(tree_.measures[statement.index]);
        break;
      case StatementKind::GeneralRule:
        Dump(tree_.general_rules[statement.index]);
        break;
      case StatementKind::Presumption:
        Dump(tree_.presumptions[statement.index]);
        break;
      case StatementKind::Uncoded:
        Dump(tree_.uncoded[statement.index]);
        break;
      case StatementKind::Test:
        Dump(tree_.tests[statement.index]);
        break;
    }
    Dump(statement.annotations);
  }

  void Dump(const SchemaStmt& schema) {
    Dump("name", schema.name);
    Dump("parent", schema.parent);
    Dump("key", schema.key);
    Dump("begins_on", schema.begins_on);
    Flag("required", schema.required);
    Flag("absent_ok", schema.absent_ok);
    Flag("unknown_ok", schema.unknown_ok);
    for (const FieldDecl& field : schema.fields) {
      Write("Field", Text(field.name) + (field.is_set ? " : set of " : " : ") + Text(field.type));
      const Scope scope(*this);
      Flag("required", field.required);
      Flag("absent_ok", field.absent_ok);
      Flag("unknown_ok", field.unknown_ok);
      Flag("event_date", field.event_date);
      Flag("set_date", field.set_date);
      Dump("applies_to", field.applies_to);
      Dump("range_from", field.range_from);
      Dump("range_to", field.range_to);
      Text("question", field.question);
      Text("asked_of", field.asked_of);
    }
    for (const ViewDecl& view : schema.views) {
      Dump("View", view.name);
      const Scope scope(*this);
      Dump("condition", view.condition);
    }
  }

  void Dump(const ParameterStmt& parameter) {
    Dump("name", parameter.name);
    Dump("value", parameter.value);
    Dump("selected_by", parameter.selected_by);
    for (const ParameterStmt::Dated& dated : parameter.later) {
      Write("From", Describe(dated.from) + " = " + Describe(dated.value));
    }
  }

  void Dump(const VocabularyItem& item) {
    Dump("Item", item.name);
    const Scope scope(*this);
    Text("description", item.description);
    Dump("premise", item.premise);
    for (const VocabularyItem& child : item.children) Dump(child);
    Flag("open", item.open);
  }
  void Dump(const VocabularyStmt& vocabulary) {
    Dump("name", vocabulary.name);
    Dump("table_columns", vocabulary.table_columns);
    for (const VocabularyItem& item : vocabulary.items) Dump(item);
    Flag("open", vocabulary.open);
  }

  void Dump(const ExceptionClause& exception) {
    Write("Exception");
    const Scope scope(*this);
    Dump("value", exception.value);
    Dump("condition", exception.condition);
    for (const ExceptionClause& nested : exception.exceptions) Dump(nested);
    Dump(exception.annotations);
  }
  void Dump(const DefinitionStmt& definition) {
    Dump("owner", definition.owner);
    Dump("name", definition.name);
    for (const DefinitionCase& one : definition.cases) {
      Write("Case");
      const Scope scope(*this);
      Dump("value", one.value);
      Dump("condition", one.condition);
      for (const ExceptionClause& exception : one.exceptions) Dump(exception);
      Dump(one.annotations);
    }
    for (const ExceptionClause& exception : definition.exceptions) Dump(exception);
    Dump("yields_to", definition.yields_to);
  }

  void Dump(std::string_view label, const std::vector<ListClause>& clauses) {
    for (const ListClause& clause : clauses) {
      Dump(label, clause.condition);
      const Scope scope(*this);
      Dump(clause.annotations);
    }
  }
  void Dump(const ListStmt& list) {
    Dump("name", list.name);
    Dump("kind", list.kind);
    Dump("Admit", list.admissions);
    for (const ListException& exception : list.exceptions) {
      Dump(exception.scope == ExceptionScope::Record ? "Exception.Record" : "Exception.Subject",
           exception.condition);
      const Scope scope(*this);
      Dump(exception.annotations);
    }
    Dump("Exit", list.exits);
    Dump("Reference", list.references);
    Dump("after_exit", list.after_exit);
    Dump("excludes", list.mutually_exclusive);
    Dump("territory", list.territory);
  }

  void Dump(const ProcedureStmt& procedure) {
    Dump("name", procedure.name);
    Dump("applies_to", procedure.applies_to);
    for (const StepDecl& step : procedure.steps) {
      Dump("Step", step.name);
      const Scope scope(*this);
      Dump("actor", step.actor);
      Dump("actor_filter", step.actor_filter);
      Dump("towards", step.towards);
      Dump("condition", step.condition);
      Dump("clock_from", step.clock_from);
      Dump("limit", step.limit);
      if (step.effect) Write("effect", std::to_string(static_cast<int>(*step.effect)));
      Dump("outcomes", step.outcomes);
      Dump(step.all_channels ? "all_channels" : "channels", step.channels);
      Dump(step.annotations);
    }
    for (const MissingStepClause& missing : procedure.missing) {
      Dump(missing.consequence == MissingStep::Void ? "Missing.Void" : "Missing.Defective",
           missing.step);
    }
  }

  void Dump(const MeasureStmt& measure) {
    Dump("names", measure.names);
    if (measure.kind) {
      Write("kind", *measure.kind == MeasureKind::Discipline ? "Discipline" : "Incentive");
    }
    if (measure.modality) {
      constexpr const char* kNames[] = {"Must", "May", "Encouraged", "MustNot"};
      Write("modality", kNames[static_cast<size_t>(*measure.modality)]);
    }
    Dump("Trigger", measure.triggers);
    for (const TargetClause& target : measure.targets) {
      Dump("Target", target.role);
      const Scope scope(*this);
      Dump("filter", target.filter);
    }
    Dump("matters", measure.matters);
    Dump("initiators", measure.initiators);
    Dump("implementers", measure.implementers);
    Dump("sharing", measure.sharing);
    Dump("category", measure.category);
    if (measure.term) {
      Write("Term");
      const Scope scope(*this);
      Flag("until_exit", measure.term->until_exit);
      Dump("at_most", measure.term->at_most);
      Dump("fixed", measure.term->fixed);
      Dump("until", measure.term->until);
    }
    for (const CitationClause& basis : measure.bases) {
      Write("Basis", basis.text);
      const Scope scope(*this);
      Dump("from", basis.from);
      Dump("to", basis.to);
    }
  }

  void Dump(const GeneralRuleStmt& rule) {
    Dump("over", rule.over);
    Dump("filter", rule.filter);
    Dump("excludes", rule.mutually_exclusive);
    Dump(rule.measure_defaults);
  }
  void Dump(const PresumptionStmt& presumption) {
    Dump("owner", presumption.owner);
    Dump("field", presumption.field);
    Dump("value", presumption.value);
  }
  void Dump(const UncodedStmt& uncoded) {
    Dump("ledger_ids", uncoded.ledger_ids);
    Dump("reason", uncoded.reason);
    Text("note", uncoded.note);
  }

  void Dump(const GivenRow& row) {
    Write(row.incomplete ? "Incomplete" : "Row", Text(row.collection));
    const Scope scope(*this);
    for (const GivenRow::Field& field : row.fields) {
      if (field.unknown) Write(Text(field.name), "unknown");
      for (const ExprId value : field.values) Dump(Text(field.name), value);
    }
    for (const GivenRow& child : row.children) Dump(child);
  }
  void Dump(const TestStmt& test) {
    Dump("name", test.name);
    for (const GivenRow& row : test.given) Dump(row);
    for (const AssertionDecl& assertion : test.assertions) {
      constexpr const char* kNames[] = {"Status", "Holds", "Fails", "Unknown"};
      Write(std::string("Assert.") + kNames[static_cast<size_t>(assertion.kind)],
            tree_.exprs[assertion.date].text);
      const Scope scope(*this);
      Dump("status", assertion.status);
      Dump("of", assertion.subject_of);
      Dump("expression", assertion.expression);
      Dump("records", assertion.records);
      Dump("targets", assertion.targets);
      Dump("needs", assertion.needs);
      Text("known_at", assertion.known_at);
    }
  }

  const SyntaxTree& tree_;
  std::string out_;
  size_t depth_ = 0;
};

}  // namespace

std::string DumpTree(const SyntaxTree& tree) { return Dumper(tree).Dump(); }

}  // namespace xinze::syntax
