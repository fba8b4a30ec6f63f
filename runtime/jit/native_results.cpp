#include "runtime/jit/native_results.h"

#include <algorithm>
#include <tuple>

#include "compiler/base/check.h"

namespace xinze::jit {
namespace {

template <typename T>
void Extend(std::vector<T>& items, std::vector<T>&& more) {
  if (items.empty()) {
    items = std::move(more);
  } else {
    items.insert(items.end(), more.begin(), more.end());
  }
}

// Calls f with each entry of the subject.
template <typename T, typename F>
void ForSubject(const std::vector<T>& entries, int32_t subject, F f) {
  auto entry = std::lower_bound(entries.begin(), entries.end(), subject,
                                [](const T& e, int32_t s) { return e.subject < s; });
  for (; entry != entries.end() && entry->subject == subject; ++entry) f(*entry);
}

}  // namespace

void NativeResults::Append(NativeResults&& later) {
  Extend(lists, std::move(later.lists));
  Extend(records, std::move(later.records));
  Extend(measures, std::move(later.measures));
  Extend(targets, std::move(later.targets));
  Extend(needs_reference, std::move(later.needs_reference));
}

bool NativeResults::NeedsReference(int32_t subject) const {
  return std::binary_search(needs_reference.begin(), needs_reference.end(), subject);
}

check::SubjectOutcome NativeResults::OutcomeOf(const check::Program& program,
                                               int32_t subject) const {
  check::SubjectOutcome outcome;
  ReadOutcome(program, subject, outcome);
  return outcome;
}

namespace {

// What holds of a subject without entries; vectors keep their memory.
void Clear(const check::Program& program, check::SubjectOutcome& outcome) {
  outcome.lists.resize(program.lists.size());
  outcome.measures.resize(program.measures.size());
  for (check::ListOutcome& list : outcome.lists) {
    list.status = check::ListStatus::NotMet;
    list.since = check::kNoDate;
    list.records.clear();
  }
  for (check::MeasureOutcome& measure : outcome.measures) {
    measure.status = check::MeasureStatus::NotApplicable;
    measure.from = measure.term_end = check::kNoDate;
    measure.targets.clear();
  }
}

}  // namespace

void NativeResults::ReadOutcome(const check::Program& program, int32_t subject,
                                check::SubjectOutcome& outcome) const {
  XINZE_CHECK(!NeedsReference(subject));
  Clear(program, outcome);
  ForSubject(lists, subject, [&](const ListEntry& entry) {
    check::ListOutcome& list = outcome.lists[static_cast<size_t>(entry.list)];
    list.status = entry.status;
    list.since = entry.since;
  });
  ForSubject(records, subject, [&](const RecordEntry& entry) {
    outcome.lists[static_cast<size_t>(entry.list)].records.push_back(entry.row);
  });
  ForSubject(measures, subject, [&](const MeasureEntry& entry) {
    check::MeasureOutcome& measure = outcome.measures[static_cast<size_t>(entry.measure)];
    measure.status = entry.status;
    measure.from = entry.from;
    measure.term_end = entry.last_day;
    const auto& declared = program.measures[check::MeasureId(static_cast<uint32_t>(entry.measure))];
    for (size_t t = 0; t < declared.targets.size(); ++t) {
      if (!declared.targets[t].self) continue;
      measure.targets.push_back({static_cast<int32_t>(t), -1, entry.status});
    }
  });
  ForSubject(targets, subject, [&](const TargetEntry& entry) {
    outcome.measures[static_cast<size_t>(entry.measure)].targets.push_back(
        {entry.target, entry.row, entry.status});
  });
  for (check::MeasureOutcome& measure : outcome.measures) {
    if (measure.targets.size() < 2) continue;
    std::sort(measure.targets.begin(), measure.targets.end(), [](const auto& a, const auto& b) {
      return std::tie(a.target, a.row) < std::tie(b.target, b.row);
    });
  }
}

}  // namespace xinze::jit
