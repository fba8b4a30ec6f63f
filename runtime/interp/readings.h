// How long what was read on a day reads the same.
//
// While a day is evaluated, every reading in which that day takes part (which rows exist, 事件
// dates, how far a collection is complete, documents in force, entries of parameters, comparisons
// with 基准日, a measure's own term) says from which day on it may read differently. Between the
// nearest such days before and after, nothing that was read changes, so no answer does: that is the
// Stay of the answer, and what timeline.h walks by. docs/semantics.md, section 9.
//
// Invariants: a Stay holds the day that was evaluated; it may be shorter than the run of days with
// the same answer, never longer.
#ifndef XINZE_RUNTIME_INTERP_READINGS_H_
#define XINZE_RUNTIME_INTERP_READINGS_H_

#include <algorithm>
#include <cstdint>
#include <utility>

#include "compiler/check/types.h"
#include "compiler/literal/date.h"

namespace xinze::interp {

// Days [first, last] of the calendar.
struct Stay {
  int32_t first = literal::kFirstDate.days;
  int32_t last = literal::kLastDate.days;
  bool operator==(const Stay&) const = default;
};
constexpr Stay Intersect(const Stay& a, const Stay& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}
// Both hold the day that was evaluated, so that no gap lies between them.
constexpr Stay Unite(const Stay& a, const Stay& b) {
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

// What has been read of one day so far, and how long it reads the same.
class Readings {
 public:
  explicit Readings(int32_t day) : day_(day) {}

  // What was read may be different from the day `at` on, or was until the day before it.
  void ChangesOn(int64_t at) {
    if (at <= day_) {
      stay_.first = static_cast<int32_t>(std::max<int64_t>(stay_.first, at));
    } else {
      stay_.last = static_cast<int32_t>(std::min<int64_t>(stay_.last, at - 1));
    }
  }
  // As above, from the day after `last` on.
  void ChangesAfter(int64_t last) {
    if (last < literal::kLastDate.days) ChangesOn(last + 1);
  }
  void Narrow(const Stay& stay) { stay_ = Intersect(stay_, stay); }

  // What `read` returns, and how long what it read stays; nothing is noted here.
  template <typename Read>
  auto Track(Read read) {
    const Stay outer = std::exchange(stay_, Stay());
    auto result = read();
    return std::pair(std::move(result), std::exchange(stay_, outer));
  }

 private:
  int32_t day_;
  Stay stay_;
};

// 且 of truths with their stays. A conjunction that is F is so for as long as any one argument is;
// every other one for as long as all arguments stay.
class Conjunction {
 public:
  explicit Conjunction(const Stay& of_all = {}) : of_all_(of_all) {}
  void Add(check::Truth truth, const Stay& stay) {
    of_all_ = Intersect(of_all_, stay);
    if (truth.is_false()) of_false_ = truth_.is_false() ? Unite(of_false_, stay) : stay;
    truth_ = check::And(truth_, truth);
  }
  check::Truth truth() const { return truth_; }
  Stay stay() const { return truth_.is_false() ? of_false_ : of_all_; }

 private:
  check::Truth truth_ = check::kTrue;
  Stay of_all_;
  Stay of_false_;
};

// 或, likewise: one that is T is so for as long as any one argument is.
class Disjunction {
 public:
  explicit Disjunction(const Stay& of_all = {}) : negated_(of_all) {}
  void Add(check::Truth truth, const Stay& stay) { negated_.Add(check::Not(truth), stay); }
  check::Truth truth() const { return check::Not(negated_.truth()); }
  Stay stay() const { return negated_.stay(); }

 private:
  Conjunction negated_;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_READINGS_H_
