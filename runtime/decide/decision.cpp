#include "runtime/decide/decision.h"

#include <algorithm>

#include <fmt/core.h>

#include "compiler/base/hash.h"
#include "compiler/literal/citation.h"
#include "compiler/literal/date.h"
#include "runtime/interp/evaluation.h"
#include "runtime/interp/interpreter.h"

namespace xinze::decide {
namespace {

bool BitOf(const uint8_t* bitmap, int64_t row) {
  return bitmap == nullptr || ((bitmap[row >> 3] >> (row & 7)) & 1) != 0;
}

size_t ColumnIndex(const check::Program& program, check::FieldId field) {
  const auto& fields = program.entities[program.fields[field].entity].fields;
  const auto found = std::find(fields.begin(), fields.end(), field);
  return static_cast<size_t>(found - fields.begin());
}

// A handle that is the same for the same parts, on any machine.
std::string Handle(std::string_view prefix, std::initializer_list<std::string_view> parts) {
  base::Sha256 hash;
  for (const std::string_view part : parts) {
    hash.UpdateField(part);
  }
  return fmt::format("{}-{}", prefix, base::ToHex(hash.Finish()).substr(0, 24));
}

std::vector<std::string> TriggeringLists(const check::Program& program,
                                         const std::vector<check::ListId>& lists,
                                         const check::SubjectOutcome& outcome,
                                         check::MeasureStatus status) {
  std::vector<std::string> keys;
  for (const check::ListId id : lists) {
    const check::ListStatus on = outcome.lists[id.index()].status;
    if (interp::IsOn(on) || on == check::ListStatus::ToVerify ||
        (status == check::MeasureStatus::Ended && on == check::ListStatus::Exited)) {
      keys.push_back(program.lists[id].key);
    }
  }
  return keys;
}

void AddLists(const check::Program& program, const xinze_batch& batch,
              const check::SubjectOutcome& outcome, bool all, Decision& decision) {
  for (const check::ListId id : program.lists.ids()) {
    const check::ListOutcome& from = outcome.lists[id.index()];
    if (from.status == check::ListStatus::NotMet && !all) {
      continue;
    }
    const check::List& list = program.lists[id];
    ListEntry& entry = decision.lists.emplace_back();
    entry.list = id;
    entry.status = from.status;
    entry.since = from.since;
    entry.entry = Handle("E", {decision.subject, list.key, fmt::format("{}", from.since)});
    for (const int32_t row : from.records) {
      entry.records.push_back(KeyOf(program, batch, list.support_entity, row));
    }
  }
}

void AddMeasures(const interp::Inquiry& inquiry, const check::SubjectOutcome& outcome, bool all,
                 Decision& decision) {
  const check::Program& program = inquiry.interpreter().program();
  const auto& trigger_lists = inquiry.interpreter().tables().trigger_lists;
  for (const check::MeasureId id : program.measures.ids()) {
    const check::MeasureOutcome& from = outcome.measures[id.index()];
    if (from.status == check::MeasureStatus::NotApplicable && !all) {
      continue;
    }
    const check::Measure& measure = program.measures[id];
    MeasureEntry& entry = decision.measures.emplace_back();
    entry.measure = id;
    entry.status = check::StatusForTargets(from);
    entry.from = from.from;
    entry.triggered_by = TriggeringLists(program, trigger_lists[id], outcome, from.status);
    for (const check::TargetOutcome& target : from.targets) {
      const check::Target& declared = measure.targets[static_cast<size_t>(target.target)];
      entry.targets.push_back({declared.self ? "本主体" : declared.role_name,
                               declared.self ? decision.subject
                                             : FieldText(program, inquiry.batch(),
                                                         program.well_known.role_id, target.row),
                               target.status});
    }
  }
}

void AddIncomplete(const check::Program& program, const xinze_batch& batch, int64_t row,
                   int32_t as_of, Decision& decision) {
  const check::EntityId subject(0);
  for (const check::EntityId id : program.entities.ids()) {
    const check::Entity& entity = program.entities[id];
    if (entity.parent == subject && batch.tables[id.index()].complete_until[row] < as_of) {
      decision.incomplete.push_back(entity.name);
    }
  }
}

}  // namespace

std::string FieldText(const check::Program& program, const xinze_batch& batch, check::FieldId field,
                      int64_t row) {
  if (!field.is_valid() || row < 0) {
    return "";
  }
  const xinze_table& table = batch.tables[program.fields[field].entity.index()];
  const xinze_column& column = table.columns[ColumnIndex(program, field)];
  if (!BitOf(column.known, row) || !BitOf(column.present, row)) {
    return "";
  }
  return batch.texts[static_cast<const int32_t*>(column.values)[row]];
}

std::string AddressOf(const check::Program& program, const check::Provenance& provenance,
                      std::string_view name) {
  const check::Document& document = program.documents[provenance.document];
  std::string address =
      document.region + "/" + (document.number.empty() ? document.title : document.number);
  for (const std::string_view part :
       {std::string_view(document.part), std::string_view(provenance.locator), name}) {
    if (!part.empty()) {
      address += "/";
      address += part;
    }
  }
  return address;
}

std::string CitationOf(const check::Program& program, const check::Provenance& provenance) {
  const check::Document& document = program.documents[provenance.document];
  std::string places;
  std::string article;
  for (std::string_view rest = provenance.locator; !rest.empty();) {
    const size_t slash = rest.find('/');
    const std::string_view heading = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    if (const auto place = literal::ReadHeading(heading)) {
      const std::string text = literal::PrintLocator(place->locator);
      // An article is cited without the chapter that it stands in.
      if (text.starts_with("第") && text.find("条") != std::string::npos) {
        article = text;
      }
      places += text;
    }
  }
  std::string citation = document.number.empty() ? document.title : document.number;
  for (const std::string& part : {document.part, article.empty() ? places : article}) {
    if (!part.empty()) {
      citation += " " + part;
    }
  }
  return citation;
}

std::string DayText(int32_t day) { return literal::PrintDate(literal::Date{day}); }

std::string KeyOf(const check::Program& program, const xinze_batch& batch, check::EntityId entity,
                  int64_t row) {
  return entity.is_valid() ? FieldText(program, batch, program.entities[entity].key, row) : "";
}

Decision MakeDecision(const interp::Inquiry& inquiry, const check::SubjectOutcome& outcome,
                      const Question& question, const DecisionOptions& options) {
  const check::Program& program = inquiry.interpreter().program();
  const xinze_batch& batch = inquiry.batch();
  const int64_t row = inquiry.subject_row();
  Decision decision;
  decision.subject = FieldText(program, batch, program.well_known.subject_id, row);
  decision.decision_id =
      Handle("D", {decision.subject, fmt::format("{}", question.as_of), question.known_at_text,
                   question.region, question.at, program.content_hash});
  AddLists(program, batch, outcome, options.all, decision);
  AddMeasures(inquiry, outcome, options.all, decision);
  AddIncomplete(program, batch, row, question.as_of, decision);
  return decision;
}

}  // namespace xinze::decide
