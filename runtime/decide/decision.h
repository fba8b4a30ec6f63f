// The decision on one subject: what an agency is told.
//
// Input: the outcome of an evaluation (of either execution), the program and the batch that it was
// made from. Output: a `Decision` in the words of the field, every entry with the address of the
// rules and the numbers of the records that it rests on. Invariants: entries stand in canonical
// order (program order); nothing here decides anything.
#ifndef XINZE_RUNTIME_DECIDE_DECISION_H_
#define XINZE_RUNTIME_DECIDE_DECISION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/interp/inquiry.h"

namespace xinze::decide {

// What the question was: the same for every subject of a run.
struct Question {
  int32_t as_of = 0;                // 基准日, days since 1970-01-01
  std::optional<int64_t> known_at;  // 知悉时点, microseconds since epoch, UTC
  std::string known_at_text;        // As the user wrote it; empty if not given.
  std::string region;               // 行政区划代码; empty: not confined.
  std::string at;                   // 办理地区; the region, where not given.
};

struct ListEntry {
  check::ListId list;
  check::ListStatus status = check::ListStatus::NotMet;
  int32_t since = check::kNoDate;
  int32_t last_day = check::kNoDate;      // Filled by FillLastDays, like that of measures.
  std::optional<check::ListStatus> then;  // The status on the day after; none without a last day.
  std::string entry;                      // A stable handle of this entry of this subject.
  std::vector<std::string> records;       // Keys of the 依据记录.
};

struct TargetEntry {
  std::string role;  // 本主体, 法定代表人, …
  std::string id;    // Of the person; empty where it is not known.
  check::MeasureStatus status = check::MeasureStatus::NotApplicable;
};

struct MeasureEntry {
  check::MeasureId measure;
  check::MeasureStatus status = check::MeasureStatus::NotApplicable;
  int32_t from = check::kNoDate;
  int32_t last_day = check::kNoDate;
  std::optional<check::MeasureStatus> then;
  std::vector<TargetEntry> targets;
  // Keys of the lists on which the trigger rests: the subject is on them, was when the measure
  // ended, or may be.
  std::vector<std::string> triggered_by;
};

// A fact, a rule or a decision that an open answer waits for.
struct Want {
  std::string kind;  // 待核实 待规定 待裁量 冲突 溢出 …
  std::string record;
  std::string field;
  std::string question;
  std::string asked_of;
  std::vector<std::string> answers_waiting;  // Names of lists and measures.
  bool operator==(const Want&) const = default;
};

// The proof tree of one list or measure, as text.
struct EntryExplanation {
  std::string key;
  std::string text;
};

struct Decision {
  std::string decision_id;
  std::string subject;
  std::vector<ListEntry> lists;
  std::vector<MeasureEntry> measures;
  std::vector<Want> wants;
  std::vector<std::string> incomplete;         // Collections known only in part.
  std::vector<std::string> presumed;           // 免责事由=无
  std::vector<EntryExplanation> explanations;  // Where they were asked for: lists, then measures.
};

struct DecisionOptions {
  bool all = false;  // Also entries that are 不符合 or 不适用.
};

// Of the subject that is inquired about. `outcome` has an entry a list and a measure of the
// program.
Decision MakeDecision(const interp::Inquiry& inquiry, const check::SubjectOutcome& outcome,
                      const Question& question, const DecisionOptions& options);

// The address of a rule: layer/document/part/locator/name.
std::string AddressOf(const check::Program& program, const check::Provenance& provenance,
                      std::string_view name);

// How a reader of the law cites the place: 苏政发〔2018〕23号 办法 第三十条.
std::string CitationOf(const check::Program& program, const check::Provenance& provenance);

// 2026-11-22
std::string DayText(int32_t day);

// The text in a field of type 文本; empty where it is absent or unknown.
std::string FieldText(const check::Program& program, const xinze_batch& batch, check::FieldId field,
                      int64_t row);

// The text of the key of `row`; empty if the entity has none or it is not known.
std::string KeyOf(const check::Program& program, const xinze_batch& batch, check::EntityId entity,
                  int64_t row);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_DECISION_H_
