#include "runtime/decide/decision_json.h"

#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "compiler/literal/date.h"
#include "runtime/decide/names.h"

namespace xinze::decide {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void String(JsonWriter& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void Member(JsonWriter& writer, std::string_view key, std::string_view text) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  String(writer, text);
}

void Key(JsonWriter& writer, std::string_view key) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void DateMember(JsonWriter& writer, std::string_view key, int32_t date) {
  Key(writer, key);
  if (date == check::kNoDate) {
    writer.Null();
  } else {
    String(writer, literal::PrintDate(literal::Date{date}));
  }
}

template <typename Status>
void StatusMember(JsonWriter& writer, std::string_view key, std::optional<Status> status) {
  Key(writer, key);
  if (status.has_value()) {
    String(writer, check::ChineseName(*status));
  } else {
    writer.Null();
  }
}

template <typename Texts>
void Array(JsonWriter& writer, std::string_view key, const Texts& texts) {
  Key(writer, key);
  writer.StartArray();
  for (const auto& text : texts) {
    String(writer, text);
  }
  writer.EndArray();
}

void WriteList(JsonWriter& writer, const check::Program& program, const ListEntry& entry) {
  const check::List& list = program.lists[entry.list];
  writer.StartObject();
  Member(writer, "key", list.key);
  Member(writer, "entry", entry.entry);
  Member(writer, "name", list.name);
  Member(writer, "kind", ChineseName(list.kind));
  Member(writer, "status", check::ChineseName(entry.status));
  DateMember(writer, "since", entry.since);
  DateMember(writer, "last_day", entry.last_day);
  StatusMember(writer, "then", entry.then);
  Key(writer, "rules");
  writer.StartArray();
  String(writer, AddressOf(program, list.provenance, list.name));
  writer.EndArray();
  Array(writer, "records", entry.records);
  writer.EndObject();
}

void WriteMeasure(JsonWriter& writer, const check::Program& program, const MeasureEntry& entry) {
  const check::Measure& measure = program.measures[entry.measure];
  writer.StartObject();
  Member(writer, "key", measure.key);
  Member(writer, "name", measure.name);
  Member(writer, "kind", ChineseName(measure.kind));
  Member(writer, "force", ChineseName(measure.force));
  Array(writer, "matter", measure.matters);
  Member(writer, "status", check::ChineseName(entry.status));
  DateMember(writer, "from", entry.from);
  DateMember(writer, "last_day", entry.last_day);
  StatusMember(writer, "then", entry.then);
  Key(writer, "targets");
  writer.StartArray();
  for (const TargetEntry& target : entry.targets) {
    writer.StartObject();
    Member(writer, "role", target.role);
    Key(writer, "id");
    if (target.id.empty()) {
      writer.Null();
    } else {
      String(writer, target.id);
    }
    Member(writer, "status", check::ChineseName(target.status));
    writer.EndObject();
  }
  writer.EndArray();
  Array(writer, "initiator", measure.initiators);
  Array(writer, "implementer", measure.implementers);
  Key(writer, "basis");
  writer.StartArray();
  for (const check::Basis& basis : measure.bases) {
    String(writer, basis.citation);
  }
  String(writer, AddressOf(program, measure.provenance, measure.name));
  writer.EndArray();
  Array(writer, "triggered_by", entry.triggered_by);
  writer.EndObject();
}

void WriteWant(JsonWriter& writer, const Want& want) {
  writer.StartObject();
  Member(writer, "kind", want.kind);
  Member(writer, "record", want.record);
  Member(writer, "field", want.field);
  Member(writer, "question", want.question);
  Member(writer, "asked_of", want.asked_of);
  Array(writer, "for", want.answers_waiting);
  writer.EndObject();
}

}  // namespace

void AppendJson(const check::Program& program, const Question& question, const Decision& decision,
                std::string& out) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  Member(writer, "schema", "xinze.decision/1");
  Member(writer, "decision_id", decision.decision_id);
  Member(writer, "subject", decision.subject);
  Member(writer, "region", question.region);
  Member(writer, "at", question.at);
  DateMember(writer, "as_of", question.as_of);
  Key(writer, "known_at");
  if (question.known_at_text.empty()) {
    writer.Null();
  } else {
    String(writer, question.known_at_text);
  }
  Member(writer, "policy", program.content_hash);
  Key(writer, "lists");
  writer.StartArray();
  for (const ListEntry& entry : decision.lists) {
    WriteList(writer, program, entry);
  }
  writer.EndArray();
  Key(writer, "measures");
  writer.StartArray();
  for (const MeasureEntry& entry : decision.measures) {
    WriteMeasure(writer, program, entry);
  }
  writer.EndArray();
  Key(writer, "readings");
  writer.StartArray();
  for (const check::ReadingInUse& reading : program.readings) {
    String(writer, reading.name + "=" + reading.adopted);
  }
  writer.EndArray();
  Key(writer, "unknown");
  writer.StartArray();
  for (const Want& want : decision.wants) {
    WriteWant(writer, want);
  }
  writer.EndArray();
  Array(writer, "incomplete", decision.incomplete);
  Array(writer, "presumed", decision.presumed);
  if (!decision.explanations.empty()) {
    Key(writer, "explanations");
    writer.StartArray();
    for (const EntryExplanation& explanation : decision.explanations) {
      writer.StartObject();
      Member(writer, "key", explanation.key);
      Member(writer, "text", explanation.text);
      writer.EndObject();
    }
    writer.EndArray();
  }
  writer.EndObject();
  out.append(buffer.GetString(), buffer.GetSize());
  out += '\n';
}

}  // namespace xinze::decide
