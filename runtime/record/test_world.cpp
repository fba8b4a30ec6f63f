#include "runtime/record/test_world.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "compiler/base/check.h"
#include "compiler/literal/timestamp.h"
#include "runtime/record/field_parser.h"

namespace xinze::record {
namespace {

using check::EntityId;
using check::TestRow;
using check::TestValue;
using check::TypeKind;
using diagnostics::Code;

class Stager {
 public:
  Stager(const Schema& schema, BatchBuilder& builder)
      : schema_(schema), texts_(builder.texts()), stage_(builder.stage()) {}

  base::Status StageRow(const TestRow& given, uint32_t row) {
    const EntitySchema& entity = schema_.entity(given.entity);
    for (const TestValue& value : given.values) StageValue(entity, row, value);
    XINZE_RETURN_IF_ERROR(StageReceived(entity, row));
    for (const FieldSchema& field : entity.fields) {
      const auto position = static_cast<size_t>(&field - entity.fields.data());
      const CellState state = stage_.cells(entity.id, row).states[position];
      if (state != CellState::kNotGiven || field.if_missing != CellState::kReject) continue;
      if (!field.applies_to.empty()) continue;  // Settled once the kind is known.
      if (IsName(entity, position)) {
        const bool subject = !entity.parent.is_valid();
        const std::string name = subject ? "测试主体" : "#" + std::to_string(++unnamed_);
        stage_.cells(entity.id, row).Set(position, texts_.Intern(name));
        continue;
      }
      return AsError(
          Problem(Code::XZ0934, field.name).Text(entity.name, entity.name).Name(field.name));
    }
    for (const EntityId child : entity.collections) {
      const bool incomplete = std::find(given.incomplete.begin(), given.incomplete.end(), child) !=
                              given.incomplete.end();
      stage_.collection(child, row) =
          incomplete ? CollectionState::kIncomplete : CollectionState::kComplete;
    }
    for (const TestRow& child : given.children) {
      XINZE_CHECK(schema_.entity(child.entity).parent == given.entity);
      const uint32_t child_row = stage_.AddRow(child.entity, row);
      XINZE_RETURN_IF_ERROR(StageRow(child, child_row));
    }
    return base::Status::Ok();
  }

 private:
  void StageValue(const EntitySchema& entity, uint32_t row, const TestValue& value) {
    const auto field = std::find_if(entity.fields.begin(), entity.fields.end(),
                                    [&](const FieldSchema& f) { return f.id == value.field; });
    XINZE_CHECK(field != entity.fields.end(), "a field of another entity than {}", entity.name);
    const auto position = static_cast<uint32_t>(field - entity.fields.begin());
    const CellRow cells = stage_.cells(entity.id, row);
    if (value.unknown || value.absent) {
      cells.states[position] = value.absent ? CellState::kAbsent : field->if_unknown;
      return;
    }
    switch (field->type.kind) {
      case TypeKind::Text:
        XINZE_CHECK(value.texts.size() == 1);
        cells.Set(position, texts_.Intern(value.texts[0]));
        return;
      case TypeKind::Reference: {
        std::vector<int32_t> keys;
        for (const std::string& text : value.texts) keys.push_back(texts_.Intern(text));
        cells.Set(position, stage_.AddReferences(keys));
        return;
      }
      case TypeKind::Enum:
        for (const std::string& text : value.texts) {
          stage_.AddUnlisted({entity.id, row, position, texts_.Intern(text)});
        }
        cells.Set(position, value.value);
        return;
      default:
        cells.Set(position, value.value);
    }
  }

  // 收到时间 of the row, if it is given: a time as a text, or a day.
  base::Status StageReceived(const EntitySchema& entity, uint32_t row) {
    StagedRow& staged = stage_.row(entity.id, row);
    staged.is_received = true;
    staged.received = INT64_MIN;
    if (entity.received_at < 0) return base::Status::Ok();
    const auto position = static_cast<size_t>(entity.received_at);
    const FieldSchema& field = entity.fields[position];
    const CellRow cells = stage_.cells(entity.id, row);
    if (cells.states[position] != CellState::kKnown) return base::Status::Ok();
    std::optional<int64_t> time;
    if (field.type.kind == TypeKind::Text) {
      time = ParseReceivedTime(texts_.text(static_cast<int32_t>(cells.values[position])));
    } else if (field.type.kind == TypeKind::Date) {
      time = literal::EndOfDay(literal::Date{static_cast<int32_t>(cells.values[position])})
                 .microseconds;
    }
    if (!time.has_value()) return AsError(AboutField(Code::XZ0926, field.name));
    staged.received = *time;
    return base::Status::Ok();
  }

  // Whether the field names the row: what no test looks at need not be made up by hand.
  bool IsName(const EntitySchema& entity, size_t field) const {
    const int32_t name = entity.parent.is_valid() ? entity.key : schema_.subject_id();
    return name == static_cast<int32_t>(field) && entity.fields[field].type.kind == TypeKind::Text;
  }

  const Schema& schema_;
  TextPool& texts_;
  SubjectStage& stage_;
  int unnamed_ = 0;
};

}  // namespace

base::Result<Batch> BuildTestWorld(const Schema& schema, const TestRow& subject,
                                   std::optional<int64_t> known_at) {
  BatchBuilder builder(schema, {.known_at = known_at, .complete_until = {}});
  builder.BeginSubject();
  XINZE_RETURN_IF_ERROR(Stager(schema, builder).StageRow(subject, 0));
  if (!builder.SettleSubject()) return AsError(builder.stage().subject_problems().front());
  // What a test gives is meant: nothing of it may fall away unseen.
  for (const RowProblems& row : builder.stage().row_problems()) {
    return AsError(row.problems.front());
  }
  builder.AppendSubject({});
  return builder.Finish();
}

}  // namespace xinze::record
