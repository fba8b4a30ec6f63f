// The fields of the standard schema whose meaning the semantics itself fixes: found by their names,
// and held to the types that both executions read them with.
#include "compiler/check/context.h"
#include "compiler/check/expressions.h"

namespace xinze::check {
namespace {

// A field of the schema, if it is declared.
struct Wanted {
  FieldId WellKnown::* field;
  std::string WellKnownNames::* name;
  TypeKind type;
  bool required;  // wherever its entity is declared
};

constexpr Wanted kOfSubject[] = {
    {&WellKnown::subject_id, &WellKnownNames::subject_id, TypeKind::Text, false},
    {&WellKnown::subject_kind, &WellKnownNames::subject_kind, TypeKind::Enum, false},
    {&WellKnown::subject_region, &WellKnownNames::subject_region, TypeKind::Text, false},
    {&WellKnown::birth_date, &WellKnownNames::birth_date, TypeKind::Date, false},
};
constexpr Wanted kOfEvent[] = {
    {&WellKnown::event_id, &WellKnownNames::event_id, TypeKind::Text, false},
    {&WellKnown::event_case, &WellKnownNames::event_case, TypeKind::Text, false},
    {&WellKnown::event_procedure, &WellKnownNames::event_procedure, TypeKind::Text, true},
    {&WellKnown::event_step, &WellKnownNames::event_step, TypeKind::Text, true},
    {&WellKnown::event_date, &WellKnownNames::event_date, TypeKind::Date, true},
    {&WellKnown::event_records, &WellKnownNames::event_records, TypeKind::Reference, false},
    {&WellKnown::event_list, &WellKnownNames::event_list, TypeKind::Text, false},
};
constexpr Wanted kOfRole[] = {
    {&WellKnown::role_id, &WellKnownNames::role_id, TypeKind::Text, false},
    {&WellKnown::role_kind, &WellKnownNames::role_kind, TypeKind::Enum, true},
    {&WellKnown::role_from, &WellKnownNames::role_from, TypeKind::Date, true},
    {&WellKnown::role_until, &WellKnownNames::role_until, TypeKind::Date, true},
};
constexpr Wanted kOfExecution[] = {
    {&WellKnown::execution_measure, &WellKnownNames::execution_measure, TypeKind::Text, true},
    {&WellKnown::execution_decision, &WellKnownNames::execution_decision, TypeKind::Enum, true},
    {&WellKnown::execution_date, &WellKnownNames::execution_date, TypeKind::Date, true},
};

const char* ChineseOf(TypeKind kind) {
  switch (kind) {
    case TypeKind::Text:
      return "文本";
    case TypeKind::Date:
      return "日期";
    case TypeKind::Enum:
      return "词表的值";
    default:
      return "引用（集合 某结构）";
  }
}

const char* EnglishOf(TypeKind kind) {
  switch (kind) {
    case TypeKind::Text:
      return "a text";
    case TypeKind::Date:
      return "a date";
    case TypeKind::Enum:
      return "a value of a vocabulary";
    default:
      return "a reference (集合 of a schema)";
  }
}

template <size_t n>
void Fill(Context& context, EntityId entity, const Wanted (&wanted)[n]) {
  if (!entity.is_valid()) return;
  const Entity& owner = context.program.entities[entity];
  std::string missing;
  for (const Wanted& one : wanted) {
    const std::string& name = context.options.well_known.*one.name;
    const auto found = context.field_names.find({entity, name});
    if (found == context.field_names.end()) {
      if (one.required && !context.unread_names.contains(name)) {
        missing += (missing.empty() ? "" : "、") + name;
      }
      continue;
    }
    const Field& field = context.program.fields[found->second];
    if (field.type.kind == one.type) {
      context.program.well_known.*one.field = found->second;
    } else if (field.type.kind != TypeKind::Error) {
      context.Report(Code::XZ0528, field.span)
          .ArgName(name)
          .Arg(ChineseOf(one.type), EnglishOf(one.type));
    }
  }
  if (missing.empty()) return;
  context.Report(Code::XZ0530, owner.provenance.span).ArgName(owner.name).ArgName(missing);
}

}  // namespace

void FillWellKnown(Context& context) {
  const WellKnownNames& names = context.options.well_known;
  WellKnown& known = context.program.well_known;
  const auto entity = [&](const std::string& name) {
    const auto found = context.entity_names.find(name);
    return found == context.entity_names.end() ? EntityId::Invalid() : found->second;
  };
  known.event = entity(names.event);
  known.role = entity(names.role);
  known.execution = entity(names.execution);
  Fill(context, EntityId(0), kOfSubject);
  Fill(context, known.event, kOfEvent);
  Fill(context, known.role, kOfRole);
  Fill(context, known.execution, kOfExecution);
  if (known.execution_decision.is_valid()) {
    const VocabularyId id = context.program.fields[known.execution_decision].type.vocabulary;
    const Vocabulary& decisions = context.program.vocabularies[id];
    known.decision_applied = FindCode(decisions, names.decision_applied).value_or(-1);
    known.decision_refused = FindCode(decisions, names.decision_refused).value_or(-1);
  }
}

}  // namespace xinze::check
