// 测试: rows of facts, days, and what is asserted of them.
#include <algorithm>

#include "compiler/check/expressions.h"
#include "compiler/check/literals.h"
#include "compiler/check/names.h"
#include "compiler/literal/timestamp.h"

namespace xinze::check {
namespace {

using syntax::AssertionDecl;
using syntax::AssertionKind;
using syntax::GivenRow;
using syntax::TestStmt;
using SyntaxKind = syntax::ExprKind;

struct TestTranslator {
  Context& context;
  Site site;
  const TestStmt& decl;
  Scope scope;
  std::set<std::string> keys = {};  // of the rows given, for 依据 “r1”
  std::set<std::pair<EntityId, std::string>> rows_by_key = {};
  int next_key = 1;

  const syntax::Expr& At(SyntaxExprId id) const { return context.At(scope, id); }

  void RefuseValue(const syntax::Expr& expr, const Field& field) {
    const diagnostics::Phrase type = TypeName(context.program, field.type);
    context.Report(Code::XZ0803, expr.span).ArgName(field.name).Arg(type.zh, type.en);
  }

  static bool IsWord(const syntax::Expr& expr) { return expr.kind == SyntaxKind::NameRef; }

  // One value of a field: a number, a code, a text.
  void ReadValue(const Field& field, const syntax::Expr& expr, SyntaxExprId id, TestValue& out) {
    switch (field.type.kind) {
      case TypeKind::Text:
      case TypeKind::Reference:
        if (IsWord(expr) || expr.kind == SyntaxKind::Literal) {
          out.texts.push_back(expr.text);
        } else {
          RefuseValue(expr, field);
        }
        return;
      case TypeKind::Enum:
      case TypeKind::Set: {
        if (!IsWord(expr)) return RefuseValue(expr, field);
        const Vocabulary& vocabulary = context.program.vocabularies[field.type.vocabulary];
        const auto code = FindCode(vocabulary, expr.text);
        if (code.has_value() && field.type.kind == TypeKind::Set) {
          out.value |= int64_t{1} << *code;
        } else if (code.has_value()) {
          out.value = *code;
        } else if (vocabulary.open && expr.quoted && field.type.kind == TypeKind::Enum) {
          // What stands in “ ” may be a value that the vocabulary does not list.
          out.value = vocabulary.unlisted_code();
          out.texts.push_back(expr.text);
        } else {
          ReportNoValue(context, vocabulary, expr.text, expr.span);
        }
        return;
      }
      default:
        if (const auto value = ReadConstant(context, site.tree, id, field.type)) {
          out.value = *value;
        }
    }
  }

  std::optional<TestValue> ReadField(EntityId entity, const GivenRow::Field& given) {
    const auto found = context.field_names.find({entity, given.name.text});
    if (found == context.field_names.end()) {
      ReportUnknownIn(context, Code::XZ0303, given.name.text, context.program.entities[entity].name,
                      given.name.span, AttributesOf(context, entity, kNoView));
      return std::nullopt;
    }
    const Field& field = context.program.fields[found->second];
    TestValue value;
    value.field = found->second;
    value.span = given.span;
    value.unknown = given.unknown;
    if (given.unknown) {
      if (!field.unknown_ok) context.Report(Code::XZ0801, given.span).ArgName(field.name);
      return value;
    }
    const bool many = field.type.kind == TypeKind::Set || field.type.kind == TypeKind::Reference;
    if (given.values.size() > 1 && !many) {
      RefuseValue(At(given.values[1]), field);
      return value;
    }
    for (const SyntaxExprId id : given.values) {
      const syntax::Expr& expr = At(id);
      if (expr.kind == SyntaxKind::Error) continue;
      if (expr.kind == SyntaxKind::Absent) {
        if (given.values.size() > 1) {
          RefuseValue(expr, field);
          continue;
        }
        value.absent = true;
        // An event that has not happened, and what a kind of subject cannot have, are absent too;
        // 推定 … 为 无 may be said out loud.
        const bool can_be = field.absent_ok || field.event_date || !field.applies_to.empty() ||
                            (field.presumption.has_value() && field.presumption->absent);
        if (!can_be) context.Report(Code::XZ0809, given.span).ArgName(field.name);
        continue;
      }
      ReadValue(field, expr, id, value);
    }
    return value;
  }

  static bool Gives(const TestRow& row, FieldId field) {
    return std::any_of(row.values.begin(), row.values.end(),
                       [&](const TestValue& value) { return value.field == field; });
  }

  // A row of a view has what makes it one: 失信信息 is 类别 失信.
  void FillFromView(int32_t view, TestRow& row) {
    if (view == kNoView) return;
    const ExprId condition = context.program.views[static_cast<size_t>(view)].condition;
    if (!condition.is_valid()) return;
    const Expr& expr = context.program.exprs[condition];
    if (expr.kind != ExprKind::InSet) return;
    const CodeSet& set = context.program.code_sets[expr.code_set];
    const Expr& side = context.program.exprs[expr.args[0]];
    if (set.codes.size() != 1 || side.kind != ExprKind::FieldValue || Gives(row, side.field)) {
      return;
    }
    TestValue value;
    value.field = side.field;
    value.value = set.codes[0];
    value.span = row.span;
    row.values.push_back(std::move(value));
  }

  // A key that no test looks at need not be made up by hand.
  void FillKey(TestRow& row) {
    const Entity& entity = context.program.entities[row.entity];
    FieldId key = row.entity == EntityId(0) ? context.program.well_known.subject_id : entity.key;
    if (!key.is_valid() || context.program.fields[key].type.kind != TypeKind::Text) return;
    const auto given = std::find_if(row.values.begin(), row.values.end(),
                                    [&](const TestValue& value) { return value.field == key; });
    if (given != row.values.end()) {
      if (given->texts.empty()) return;
      const std::string& text = given->texts[0];
      keys.insert(text);
      // Two rows of one key are versions of one record, told apart by when they were received.
      const bool repeated = !rows_by_key.insert({row.entity, text}).second;
      if (repeated && !(entity.received_at.is_valid() && Gives(row, entity.received_at))) {
        context.Report(Code::XZ0302, given->span).ArgName(text);
      }
      return;
    }
    TestValue value;
    value.field = key;
    value.texts = {row.entity == EntityId(0) ? "测试主体" : "#" + std::to_string(next_key++)};
    value.span = row.span;
    row.values.push_back(std::move(value));
  }

  void CheckRequired(const TestRow& row) {
    if (site.statement->damaged) return;
    for (const FieldId id : context.program.entities[row.entity].fields) {
      const Field& field = context.program.fields[id];
      if (field.required && !Gives(row, id)) {
        context.Report(Code::XZ0802, row.span)
            .ArgName(context.program.entities[row.entity].name)
            .ArgName(field.name);
      }
    }
  }

  std::optional<TestRow> ReadRow(const GivenRow& given, EntityId parent) {
    const auto collection = FindCollection(context, given.collection.text);
    if (!collection.has_value()) {
      ReportUnknown(context, Code::XZ0305, given.collection.text, given.collection.span,
                    RowNames(context));
      return std::nullopt;
    }
    if (context.program.entities[collection->first].parent != parent) {
      context.Report(Code::XZ0805, given.collection.span).ArgName(given.collection.text);
      return std::nullopt;
    }
    TestRow row;
    row.entity = collection->first;
    row.span = given.span;
    for (const GivenRow::Field& field : given.fields) {
      if (auto value = ReadField(row.entity, field)) {
        if (Gives(row, value->field)) {
          context.Report(Code::XZ0302, field.name.span).ArgName(field.name.text);
        }
        row.values.push_back(std::move(*value));
      }
    }
    FillFromView(collection->second, row);
    FillKey(row);
    CheckRequired(row);
    for (const GivenRow& child : given.children) AddChild(child, row);
    return row;
  }

  void AddChild(const GivenRow& child, TestRow& parent) {
    if (!child.incomplete) {
      if (auto row = ReadRow(child, parent.entity)) parent.children.push_back(std::move(*row));
      return;
    }
    const auto collection = FindCollection(context, child.collection.text);
    if (!collection.has_value() ||
        context.program.entities[collection->first].parent != parent.entity) {
      context.Report(Code::XZ0805, child.collection.span).ArgName(child.collection.text);
      return;
    }
    parent.incomplete.push_back(collection->first);
  }

  // The first row is the subject; rows of its collections may stand beside it or below it.
  void ReadGiven(Test& test) {
    test.subject.entity = EntityId(0);
    test.subject.span = decl.name.span;
    bool subject_given = false;
    std::vector<const GivenRow*> others;
    for (const GivenRow& given : decl.given) {
      const auto collection = FindCollection(context, given.collection.text);
      if (collection.has_value() && collection->first == EntityId(0) && !subject_given) {
        subject_given = true;
        if (auto row = ReadRow(given, EntityId::Invalid())) test.subject = std::move(*row);
      } else {
        others.push_back(&given);
      }
    }
    // A test without facts is incomplete in another way than that the subject lacks its fields.
    if (!subject_given && decl.given.empty() && decl.assertions.empty()) return;
    if (!subject_given) {
      FillKey(test.subject);
      CheckRequired(test.subject);
    }
    for (const GivenRow* given : others) AddChild(*given, test.subject);
  }

  void ReadStatus(const AssertionDecl& assertion, TestAssertion& out) {
    if (const auto list = context.list_names.find(assertion.subject_of.text);
        list != context.list_names.end()) {
      out.kind = TestAssertion::Kind::ListStatus;
      out.list = list->second;
      const auto status = ParseListStatus(assertion.status.text);
      if (!status.has_value()) {
        context.Report(Code::XZ0804, assertion.status.span)
            .ArgName(assertion.status.text)
            .ArgName(assertion.subject_of.text);
        return;
      }
      out.list_status = *status;
      return;
    }
    if (const auto measure = context.measure_names.find(assertion.subject_of.text);
        measure != context.measure_names.end()) {
      out.kind = TestAssertion::Kind::MeasureStatus;
      out.measure = measure->second;
      const auto status = ParseMeasureStatus(assertion.status.text);
      if (!status.has_value()) {
        context.Report(Code::XZ0804, assertion.status.span)
            .ArgName(assertion.status.text)
            .ArgName(assertion.subject_of.text);
        return;
      }
      out.measure_status = *status;
      return;
    }
    std::vector<std::string> known = KeysOf(context.list_names);
    for (std::string& name : KeysOf(context.measure_names)) known.push_back(std::move(name));
    ReportUnknown(context, Code::XZ0312, assertion.subject_of.text, assertion.subject_of.span,
                  known);
  }

  bool IsFact(const std::string& name) const {
    const auto is_field = [&](const Field& field) { return field.name == name; };
    return std::any_of(context.program.fields.begin(), context.program.fields.end(), is_field) ||
           FindCollection(context, name).has_value() || context.parameter_names.contains(name) ||
           std::any_of(context.definition_sites.begin(), context.definition_sites.end(),
                       [&](const DefinitionSite& one) { return one.decl->name.text == name; });
  }

  // 对象 本主体, a role, or the key of somebody given.
  void CheckTarget(const syntax::Name& target) {
    std::vector<std::string> known = {"本主体"};
    const FieldId kind = context.program.well_known.role_kind;
    if (kind.is_valid() && context.program.fields[kind].type.kind == TypeKind::Enum) {
      const VocabularyId roles = context.program.fields[kind].type.vocabulary;
      for (const Vocabulary::Value& value : context.program.vocabularies[roles].values) {
        known.push_back(value.name);
      }
    }
    known.insert(known.end(), keys.begin(), keys.end());
    if (target.text == "self" ||
        std::find(known.begin(), known.end(), target.text) != known.end()) {
      return;
    }
    ReportUnknown(context, Code::XZ0613, target.text, target.span, known);
  }

  // 依据 of a record given.
  void CheckRecord(const syntax::Name& record) {
    if (keys.contains(record.text)) return;
    ReportUnknown(context, Code::XZ0806, record.text, record.span,
                  std::vector<std::string>(keys.begin(), keys.end()));
  }

  void CheckNeed(const syntax::Name& need) {
    if (!IsFact(need.text)) context.Report(Code::XZ0807, need.span).ArgName(need.text);
  }

  // An attribute that the assertion cannot be held against tests nothing.
  bool Fits(const std::vector<syntax::Name>& names, std::string_view attribute, bool fits) {
    if (names.empty() || fits) return true;
    context.Report(Code::XZ0811, names.front().span).Arg(std::string(attribute));
    return false;
  }

  void ReadDetails(const AssertionDecl& assertion, TestAssertion& out) {
    // What an unknown name stands for is not known.
    const bool of_unknown =
        assertion.kind == AssertionKind::Status && !out.list.is_valid() && !out.measure.is_valid();
    const bool of_list = of_unknown || out.list.is_valid();
    const bool of_measure = of_unknown || out.measure.is_valid();
    if (Fits(assertion.records, "依据", of_list)) {
      for (const syntax::Name& record : assertion.records) CheckRecord(record);
      out.records = TextsOf(assertion.records);
    }
    if (Fits(assertion.targets, "对象", of_measure)) {
      for (const syntax::Name& target : assertion.targets) CheckTarget(target);
      out.targets = TextsOf(assertion.targets);
    }
    if (Fits(assertion.needs, "待", of_list || of_measure)) {
      for (const syntax::Name& need : assertion.needs) CheckNeed(need);
      out.needs = TextsOf(assertion.needs);
    }
    if (assertion.known_at.empty()) return;
    auto known_at = literal::ParseTimestamp(assertion.known_at);
    if (!known_at.ok()) known_at = literal::ParseKnownAtDate(assertion.known_at);
    if (known_at.ok()) {
      out.known_at = known_at->microseconds;
    } else {
      context.Report(Code::XZ0808, assertion.span).ArgName(assertion.known_at);
    }
  }

  void ReadAssertion(const AssertionDecl& assertion, Test& test) {
    TestAssertion out;
    out.span = assertion.span;
    if (!assertion.date.is_valid()) return;
    const auto date = ReadConstant(context, site.tree, assertion.date, kDateType);
    if (date.has_value()) out.date = static_cast<int32_t>(*date);
    if (assertion.kind == AssertionKind::Status) {
      ReadStatus(assertion, out);
    } else {
      out.kind = assertion.kind == AssertionKind::Holds   ? TestAssertion::Kind::Holds
                 : assertion.kind == AssertionKind::Fails ? TestAssertion::Kind::Fails
                                                          : TestAssertion::Kind::Unknown;
      out.expression = assertion.kind == AssertionKind::Unknown
                           ? TranslateValue(context, scope, assertion.expression, kAnyType)
                           : TranslateCondition(context, scope, assertion.expression);
    }
    ReadDetails(assertion, out);
    test.assertions.push_back(std::move(out));
  }
};

}  // namespace

void TranslateTests(Context& context) {
  std::map<std::string, Span> names;
  ForEachStatement(
      context, syntax::StatementKind::Test, &syntax::SyntaxTree::tests,
      [&](const Site& site, const TestStmt& decl) {
        const auto [at, fresh] = names.try_emplace(decl.name.text, decl.name.span);
        if (!fresh) {
          context.Report(Code::XZ0302, decl.name.span)
              .ArgName(decl.name.text)
              .Label(at->second, "先在这里声明", "declared here first");
        }
        Test test;
        test.name = decl.name.text;
        test.provenance =
            MakeProvenance(context, site, site.statement->span, site.statement->annotations);
        TestTranslator translator{
            context, site, decl, ScopeOf(site, decl.name.text, site.statement->annotations), {}};
        translator.ReadGiven(test);
        for (const AssertionDecl& assertion : decl.assertions) {
          translator.ReadAssertion(assertion, test);
        }
        if (decl.assertions.empty() && !site.statement->damaged) {
          context.Report(Code::XZ0810, decl.name.span).ArgName(decl.name.text);
        }
        context.program.tests.push_back(std::move(test));
      });
}

}  // namespace xinze::check
