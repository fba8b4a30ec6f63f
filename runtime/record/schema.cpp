#include "runtime/record/schema.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "compiler/abi/storage.h"
#include "compiler/base/check.h"
#include "compiler/base/utf8.h"
#include "compiler/check/check.h"
#include "compiler/check/event_names.h"

namespace xinze::record {
namespace {

using check::EntityId;
using check::FieldId;
using check::TypeKind;

constexpr std::string_view kReceivedAtKey = "收到时间";
constexpr std::string_view kWithdrawnKey = "撤销";

CellState MeaningOfMissing(bool unknown_ok, bool absent_ok) {
  if (unknown_ok) return absent_ok ? CellState::kUnknown : CellState::kUnknownPresent;
  return absent_ok ? CellState::kAbsent : CellState::kReject;
}

FieldSchema MakeField(const check::Program& program, FieldId id) {
  const check::Field& field = program.fields[id];
  FieldSchema schema;
  schema.id = id;
  schema.name = field.name;
  schema.type = field.type;
  schema.storage = StorageOf(field.type, program);
  schema.if_unknown = field.absent_ok ? CellState::kUnknown : CellState::kUnknownPresent;
  schema.if_missing = MeaningOfMissing(field.unknown_ok, field.absent_ok);
  schema.if_null = field.absent_ok    ? CellState::kAbsent
                   : field.unknown_ok ? CellState::kUnknownPresent
                                      : CellState::kReject;
  schema.applies_to = field.applies_to;
  schema.range_lo = field.range_lo;
  schema.range_hi = field.range_hi;
  return schema;
}

int32_t PositionOf(const EntitySchema& entity, FieldId id) {
  for (size_t i = 0; id.is_valid() && i < entity.fields.size(); ++i) {
    if (entity.fields[i].id == id) return static_cast<int32_t>(i);
  }
  return -1;
}

// Kinds of subject by the identifiers that they have; groups pass theirs on to what stands below.
IdentifierKind KindByName(std::string_view name) {
  const auto is_one_of = [name](const auto& kinds) {
    return std::find(std::begin(kinds), std::end(kinds), name) != std::end(kinds);
  };
  if (is_one_of(check::kKindsWithCitizenId)) return IdentifierKind::kPerson;
  if (is_one_of(check::kKindsWithUscc)) return IdentifierKind::kOrganisation;
  return IdentifierKind::kAny;
}

}  // namespace

bool IsPlainlyNormal(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) continue;
    if (i + 2 >= text.size()) return false;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    // U+4000..U+9FFF; U+3000..U+3029; U+FF00..U+FF7F.
    const bool plain =
        (byte >= 0xE4 && byte <= 0xE9) || (byte == 0xEF && (next & 0xFE) == 0xBC) ||
        (byte == 0xE3 && next == 0x80 && static_cast<unsigned char>(text[i + 2]) < 0xAA);
    if (!plain) return false;
    i += 2;
  }
  return true;
}

Storage StorageOf(const check::Type& type, const check::Program& program) {
  switch (type.kind) {
    case TypeKind::Boolean:
      return Storage::kU8;
    case TypeKind::Enum:
      return program.vocabularies[type.vocabulary].values.size() <= XINZE_MOST_VALUES_IN_ONE_BYTE
                 ? Storage::kU8
                 : Storage::kI32;
    case TypeKind::Date:
    case TypeKind::Text:
      return Storage::kI32;
    case TypeKind::Integer:
    case TypeKind::Amount:
    case TypeKind::Ratio:
    case TypeKind::Period:
      return Storage::kI64;
    case TypeKind::Set:
      return Storage::kU64;
    case TypeKind::Reference:
      return Storage::kReferences;
    case TypeKind::Error:
      break;
  }
  XINZE_UNREACHABLE("type {} has no storage", static_cast<int>(type.kind));
}

size_t WidthOf(Storage storage) {
  switch (storage) {
    case Storage::kU8:
      return 1;
    case Storage::kI32:
      return 4;
    case Storage::kI64:
    case Storage::kU64:
      return 8;
    case Storage::kReferences:
      return 0;
  }
  XINZE_UNREACHABLE("storage {}", static_cast<int>(storage));
}

NameIndex::NameIndex(const std::vector<std::string>& names) : names_(names) {
  for (std::string& name : names_) name = base::NormalizeNfc(name);
  slots_.assign(std::bit_ceil(names_.size() * 2 + 1), -1);
  for (size_t i = 0; i < names_.size(); ++i) {
    if (FindExact(names_[i]) >= 0) continue;
    size_t slot = std::hash<std::string_view>()(names_[i]) & (slots_.size() - 1);
    while (slots_[slot] >= 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<int32_t>(i);
  }
}

int32_t NameIndex::FindExact(std::string_view name) const {
  if (slots_.empty()) return -1;
  size_t slot = std::hash<std::string_view>()(name) & (slots_.size() - 1);
  while (slots_[slot] >= 0) {
    if (names_[static_cast<size_t>(slots_[slot])] == name) return slots_[slot];
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return -1;
}

int32_t NameIndex::Find(std::string_view name) const {
  const int32_t found = FindExact(name);
  if (found >= 0 || IsPlainlyNormal(name)) return found;
  return FindExact(base::NormalizeNfc(name));
}

KeyTarget EntitySchema::Find(std::string_view key_name) const {
  const int32_t found = keys.Find(key_name);
  return found < 0 ? KeyTarget() : targets[static_cast<size_t>(found)];
}

int32_t EntitySchema::FieldIndex(std::string_view field_name) const {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == field_name) return static_cast<int32_t>(i);
  }
  return -1;
}

Schema::Schema(const check::Program& program) {
  XINZE_CHECK(!program.entities.empty(), "a program declares its subject");
  for (const check::Vocabulary& vocabulary : program.vocabularies) {
    ValueTable table;
    table.name = vocabulary.name;
    table.open = vocabulary.open;
    for (const auto& value : vocabulary.values) table.names.push_back(value.name);
    table.index = NameIndex(table.names);
    vocabularies_.push_back(std::move(table));
  }
  entities_.resize(program.entities.size());
  for (const EntityId id : program.entities.ids()) AddEntity(program, id);
  // Breadth first over the tree of collections.
  parents_first_.emplace_back(0);
  for (size_t i = 0; i < parents_first_.size(); ++i) {
    for (const EntityId child : entity(parents_first_[i]).collections) {
      parents_first_.push_back(child);
    }
  }
  XINZE_CHECK(parents_first_.size() == entities_.size(), "collections that nobody owns");
  FindIdentities(program);
  FindEventNames(program);
}

void Schema::AddEntity(const check::Program& program, EntityId id) {
  const check::Entity& entity = program.entities[id];
  EntitySchema& schema = entities_[id.index()];
  schema.id = id;
  schema.parent = entity.parent;
  schema.name = entity.name;
  for (const FieldId field : entity.fields) schema.fields.push_back(MakeField(program, field));
  schema.key = PositionOf(schema, entity.key);
  schema.begins_on = PositionOf(schema, entity.begins_on);
  schema.received_at = PositionOf(schema, entity.received_at);
  schema.if_missing = MeaningOfMissing(entity.unknown_ok, entity.absent_ok);

  std::vector<std::string> names;
  for (uint32_t i = 0; i < schema.fields.size(); ++i) {
    names.push_back(schema.fields[i].name);
    const bool received = static_cast<int32_t>(i) == schema.received_at;
    schema.targets.push_back(
        {received ? KeyTarget::Kind::kReceivedAt : KeyTarget::Kind::kField, i});
  }
  for (const EntityId child : program.entities.ids()) {
    if (program.entities[child].parent != id || child == id) continue;
    schema.collections.push_back(child);
    names.push_back(program.entities[child].name);
    schema.targets.push_back({KeyTarget::Kind::kCollection, child.index()});
  }
  // A field of the same name goes before a reserved key.
  names.emplace_back(kWithdrawnKey);
  schema.targets.push_back({KeyTarget::Kind::kWithdrawn, 0});
  if (schema.received_at < 0) {
    names.emplace_back(kReceivedAtKey);
    schema.targets.push_back({KeyTarget::Kind::kReceivedAt, UINT32_MAX});
  }
  schema.keys = NameIndex(names);
}

void Schema::FindIdentities(const check::Program& program) {
  const check::WellKnown& known = program.well_known;
  const auto identity = [&](EntityId id, std::initializer_list<FieldId> fields) {
    if (!id.is_valid()) return;
    EntitySchema& schema = entities_[id.index()];
    for (const FieldId field : fields) {
      const int32_t position = PositionOf(schema, field);
      if (position >= 0) schema.identity.push_back(position);
    }
  };
  identity(known.event, {known.event_case, known.event_procedure, known.event_step,
                         known.event_date, known.event_list});
  identity(known.role, {known.role_id, known.role_kind, known.role_from});
  for (EntitySchema& schema : entities_) {
    schema.key_is_partial = std::find(schema.identity.begin(), schema.identity.end(), schema.key) !=
                            schema.identity.end();
  }
  subject_id_ = PositionOf(subject(), known.subject_id);
  if (subject_id_ < 0) subject_id_ = subject().key;
  MarkNames();
  subject_kind_ = PositionOf(subject(), known.subject_kind);
  subject_region_ = PositionOf(subject(), known.subject_region);
  if (subject_kind_ < 0) return;
  const check::Type& type = subject().fields[static_cast<size_t>(subject_kind_)].type;
  if (type.kind != TypeKind::Enum) return;
  for (const auto& value : program.vocabularies[type.vocabulary].values) {
    IdentifierKind kind = KindByName(value.name);
    if (kind == IdentifierKind::kAny && value.parent >= 0) {
      kind = identifier_kinds_[static_cast<size_t>(value.parent)];
    }
    identifier_kinds_.push_back(kind);
  }
}

void Schema::MarkNames() {
  const auto mark = [](EntitySchema& entity, int32_t position) {
    if (position >= 0) entity.fields[static_cast<size_t>(position)].names = true;
  };
  for (EntitySchema& entity : entities_) {
    mark(entity, entity.key);
    for (const int32_t position : entity.identity) mark(entity, position);
    for (FieldSchema& field : entity.fields) {
      if (field.type.kind == TypeKind::Reference) field.names = true;
    }
  }
  mark(entities_.front(), subject_id_);
}

void Schema::FindEventNames(const check::Program& program) {
  const check::WellKnown& known = program.well_known;
  if (!known.event.is_valid() || !known.event_procedure.is_valid()) return;
  events_.entity = known.event;
  events_.procedure = PositionOf(entity(known.event), known.event_procedure);
  events_.step = PositionOf(entity(known.event), known.event_step);
  if (events_.procedure < 0 || events_.step < 0) return;
  events_.procedure_names = check::NamesOfProcedures(program);
  const auto further = check::FurtherSteps(program);
  for (const check::ProcedureId id : program.procedures.ids()) {
    EventSchema::Procedure& procedure = events_.procedures.emplace_back();
    procedure.name = program.procedures[id].name;
    for (const check::Step& step : program.procedures[id].steps) {
      procedure.steps.push_back(step.name);
    }
    procedure.steps.insert(procedure.steps.end(), further[id].begin(), further[id].end());
  }
}

std::optional<EntityId> Schema::FindCollection(std::string_view name) const {
  for (const EntitySchema& entity : entities_) {
    if (entity.parent.is_valid() && entity.name == name) return entity.id;
  }
  return std::nullopt;
}

IdentifierKind Schema::identifier_kind(int64_t kind_code) const {
  const auto index = static_cast<size_t>(kind_code);
  return index < identifier_kinds_.size() ? identifier_kinds_[index] : IdentifierKind::kAny;
}

bool Schema::Applies(const FieldSchema& field, int64_t kind_code) {
  return field.applies_to.empty() ||
         std::find(field.applies_to.begin(), field.applies_to.end(),
                   static_cast<int32_t>(kind_code)) != field.applies_to.end();
}

TypeName NameOf(TypeKind kind) {
  switch (kind) {
    case TypeKind::Boolean:
      return {"真假（true 或 false）", "true or false"};
    case TypeKind::Integer:
      return {"整数", "an integer"};
    case TypeKind::Amount:
      return {"金额", "an amount"};
    case TypeKind::Ratio:
      return {"比例", "a ratio"};
    case TypeKind::Date:
      return {"日期", "a date"};
    case TypeKind::Period:
      return {"期间", "a period"};
    case TypeKind::Text:
      return {"文本", "a text"};
    case TypeKind::Enum:
      return {"词表取值", "a value of a vocabulary"};
    case TypeKind::Set:
      return {"词表取值的数组", "an array of values of a vocabulary"};
    case TypeKind::Reference:
      return {"编号的数组", "an array of keys"};
    case TypeKind::Error:
      break;
  }
  XINZE_UNREACHABLE("type {}", static_cast<int>(kind));
}

}  // namespace xinze::record
