#include "runtime/decide/wants.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/base/position_index.h"
#include "runtime/decide/need_name.h"
#include "runtime/decide/value_text.h"

namespace xinze::decide {
namespace {

std::string_view KindOf(check::Reason reason) {
  switch (reason) {
    case check::Reason::None:
    case check::Reason::MissingFact:
      return "待核实";
    case check::Reason::NoRule:
      return "待规定";
    case check::Reason::Conflict:
      return "冲突";
    case check::Reason::Overflow:
      return "溢出";
    case check::Reason::DivisionByZero:
      return "除数为零";
    case check::Reason::NoBasisInForce:
      return "依据失效";
  }
  return "待核实";
}

Want WantOf(const check::Program& program, const record::Batch& records, const interp::Need& need) {
  const xinze_batch& batch = records.view();
  Want want;
  want.kind = KindOf(need.reason);
  want.field = NameOfNeed(program, need);
  if (need.field.is_valid()) {
    const check::Field& field = program.fields[need.field];
    want.question = field.question;
    want.asked_of = field.asked_of;
    if (need.row && need.row->entity.index() != 0) {
      want.record = KeyOf(program, batch, need.row->entity, need.row->index);
    }
  } else if (need.collection.is_valid()) {
    want.question = fmt::format("{}是否齐全", want.field);
  } else if (const auto unpublished = UnpublishedText(program, need)) {
    want.question = unpublished->zh;
  } else if (need.reason == check::Reason::NoRule) {
    want.question = GapOf(program, &records, need).zh;
    if (IsAboutValue(program, need) && need.row && need.row->entity.index() != 0) {
      want.record = KeyOf(program, batch, need.row->entity, need.row->index);
    }
  }
  return want;
}

// The wants of a decision that has none yet.
class Wants {
 public:
  explicit Wants(Decision& decision) : wants_(decision.wants) {}

  // Adds a want, or the answer that waits to one that is there already.
  void Add(Want want, const std::string& answer) {
    std::string key;
    for (const std::string* part : {&want.kind, &want.record, &want.field, &want.question}) {
      key += *part;
      key += '\0';  // No text holds one.
    }
    const size_t position = positions_.Find(keys_, key);
    if (position == keys_.size()) {
      keys_.push_back(std::move(key));
      want.answers_waiting.push_back(answer);
      wants_.push_back(std::move(want));
      return;
    }
    std::vector<std::string>& waiting = wants_[position].answers_waiting;
    if (std::find(waiting.begin(), waiting.end(), answer) == waiting.end()) {
      waiting.push_back(answer);
    }
  }

 private:
  std::vector<Want>& wants_;
  std::vector<std::string> keys_;  // of `wants_`
  base::PositionIndex<std::string> positions_;
};

void AddPresumed(const check::Program& program, const std::vector<interp::PresumedFact>& presumed,
                 Decision& decision) {
  for (const interp::PresumedFact& fact : presumed) {
    const check::Field& field = program.fields[fact.field];
    const check::Presumption& presumption = *field.presumption;
    std::string text =
        field.name + "=" +
        (presumption.absent ? "无" : ValueText(program, field.type, presumption.value));
    if (std::find(decision.presumed.begin(), decision.presumed.end(), text) ==
        decision.presumed.end()) {
      decision.presumed.push_back(std::move(text));
    }
  }
}

}  // namespace

void WantFinder::Fill(interp::Inquiry& inquiry, const record::Batch& records,
                      Decision& decision) const {
  // Made when the first entry asks for it: most subjects have none that does.
  std::optional<interp::NeedFinder> finder;
  const auto find = [&](auto id) {
    if (!finder.has_value()) finder.emplace(inquiry, presumptions_);
    return finder->Of(id);
  };
  Wants wants(decision);
  for (const ListEntry& entry : decision.lists) {
    const bool open = entry.status == check::ListStatus::ToVerify;
    // An entry that stands may rest on a presumption; one that does not apply rests on nothing.
    if (entry.status == check::ListStatus::NotMet ||
        (!open && !presumptions_.MayPresume(entry.list))) {
      continue;
    }
    const interp::Leaves leaves = find(entry.list);
    AddPresumed(program_, leaves.presumed, decision);
    for (const interp::Need& need : leaves.needs) {
      wants.Add(WantOf(program_, records, need), program_.lists[entry.list].name);
    }
  }
  for (const MeasureEntry& entry : decision.measures) {
    const check::Measure& measure = program_.measures[entry.measure];
    if (entry.status == check::MeasureStatus::Discretion) {
      wants.Add({.kind = "待裁量",
                 .record = "",
                 .field = "裁量",
                 .question = fmt::format("是否采取{}", measure.name),
                 .asked_of = measure.implementers.empty() ? "" : measure.implementers.front(),
                 .answers_waiting = {}},
                measure.name);
    }
    // Also of one that is in force: whom it reaches may be open.
    const bool target_open = std::any_of(
        entry.targets.begin(), entry.targets.end(),
        [](const TargetEntry& target) { return target.status == check::MeasureStatus::ToVerify; });
    // Like a list, one that stands may rest on a presumption, through lists or without any.
    const bool open = entry.status == check::MeasureStatus::ToVerify || target_open;
    if (!open && (entry.status == check::MeasureStatus::NotApplicable ||
                  !presumptions_.MayPresume(entry.measure))) {
      continue;
    }
    const interp::Leaves leaves = find(entry.measure);
    AddPresumed(program_, leaves.presumed, decision);
    for (const interp::Need& need : leaves.needs) {
      wants.Add(WantOf(program_, records, need), measure.name);
    }
  }
}

}  // namespace xinze::decide
