// Expressions and definitions over a world, by recursion.
//
// Input: an expression of the program and the row that it is read from; the row of its domain above
// that one is the one that it is about. Output: its Truth or Range. Invariants: no order of
// evaluation matters, nothing is skipped; each definition and quantifier is computed once a row.
// docs/semantics.md, sections 2 and 3.
#ifndef XINZE_RUNTIME_INTERP_EVALUATOR_H_
#define XINZE_RUNTIME_INTERP_EVALUATOR_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/check/program.h"
#include "runtime/interp/exact.h"
#include "runtime/interp/memo.h"
#include "runtime/interp/range.h"
#include "runtime/interp/world.h"

namespace xinze::interp {

// The 依据记录 of a list (section 6.4): rows of its support entity that exist, ascending.
struct SupportSet {
  check::EntityId entity;
  std::vector<int64_t> rows;
  bool phantom = false;    // others may be among them: named, but missing or not there yet
  bool withdrawn = false;  // some that were named have been withdrawn
  bool named = false;      // by determinations; else they are the criteria's own support
  bool empty() const { return rows.empty() && !phantom && !withdrawn; }
};

// What an evaluation asks of the lists; a list asks only of earlier ones, and of its own support.
class ListSource {
 public:
  virtual ~ListSource() = default;
  virtual check::ListStatus StatusOf(check::ListId list) = 0;
  virtual const SupportSet& SupportOf(check::ListId list) = 0;
};

// Through which lists count as on (section 7.1).
enum class Lens : uint8_t { Normal, IfSuspended, IfEnded };
check::ListStatus ThroughLens(check::ListStatus status, Lens lens);

// The records that a measure rests on, for 行为时 在任 (section 7.5).
struct OfficeRecords {
  std::vector<Row> rows;  // ascending
  bool phantom = false;
};

// out(r) of a rule, and what several of them amount to (section 3.1).
template <typename Value>
struct Outcome {
  bool may_be_none = true;
  bool has_value = false;  // whether `value` says anything
  Value value{};
};

class Evaluator {
 public:
  Evaluator(const World& world, ListSource& lists) : world_(world), lists_(lists) {}
  // Through a lens, or for the filters of a measure's targets: shares with `plain`, which is one
  // of the same world and outlives it, what depends on neither.
  Evaluator(Evaluator& plain, Lens lens)
      : world_(plain.world_), lists_(plain.lists_), lens_(lens), plain_(&plain) {}

  // For the filters of a measure's targets; `records` outlives the evaluator.
  void set_office_records(const OfficeRecords* records) { office_records_ = records; }
  const OfficeRecords* office_records() const { return office_records_; }

  Truth EvaluateTruth(check::ExprId id, Row row);
  // Of no product of amounts and ratios: those are only compared, and rounded.
  Range EvaluateScalar(check::ExprId id, Row row);
  bool IsProduct(check::ExprId id) const;
  // Of any amount.
  ExactRange EvaluateExactly(check::ExprId id, Row row);

  // A row that a quantifier runs over, how surely its filter admits it, and how long that stays.
  struct Member {
    Row row;
    Truth truth;
    Stay stay;
  };
  struct Members {
    std::vector<Member> rows;  // those not F
    bool phantoms = false;
    bool over_none = false;  // over the 依据记录 of a list that has none at all
    Stay stay;               // of all of this
  };
  // `row` is the row of the quantifier's domain.
  Members MembersOf(const check::Expr& quantifier, Row row);

  // The rows that make an expression true (section 6.5): none unless it is T. Appends, unsorted.
  void CollectSupport(check::ExprId id, Row row, std::vector<Row>& support);

  // The definition that answers in the place of another: itself, or one of higher rank in force.
  check::DefinitionId Answering(check::DefinitionId definition) const;
  Truth DefinitionTruth(check::DefinitionId definition, Row row);
  Range DefinitionValue(check::DefinitionId definition, Row row);

  // For explanations.
  template <typename Value>
  Outcome<Value> OutcomeOf(check::RuleId rule, check::Type type, Row row);
  template <typename Value>
  Outcome<Value> Combine(const std::vector<check::RuleId>& rules, check::Type type, Row row);
  Truth JoinValues(check::Type type, Truth a, Truth b) const;
  Range JoinValues(check::Type type, const Range& a, const Range& b) const;
  // What a parameter is on the day `selector`.
  Range ParameterValue(check::ParameterId parameter, const Range& selector) const;

  const World& world() const { return world_; }
  ListSource& lists() { return lists_; }
  Lens lens() const { return lens_; }

 private:
  Truth ComputeTruth(const check::Expr& e, Row row);
  Range ComputeScalar(check::ExprId id, const check::Expr& e, Row row);
  template <typename Junction>
  Truth Joined(Junction junction, const check::Expr& e, Row row);
  Members FindMembers(const check::Expr& quantifier, Row row);
  Range ComparedSide(check::ExprId id, Row row);
  void NoteFlips(const check::Expr& e, const Range& a, const Range& b);
  Truth Compare(const check::Expr& e, Row row);
  Truth CompareExactly(const check::Expr& e, Row row);
  Truth InSet(const check::Expr& e, Row row);
  Truth Quantified(const check::Expr& e, Row row);
  Range Folded(const check::Expr& e, Row row);
  Truth ListIs(const check::Expr& e);
  Truth InOffice(const check::Expr& e, Row role);
  Range ParameterOf(const check::Expr& e, Row row);
  Range PeriodEnd(const check::Expr& e, Row row);
  int Scale(check::ExprId id) const;

  template <typename Value>
  Value Evaluate(check::ExprId id, Row row);
  template <typename Value>
  Value ComputeDefinition(check::DefinitionId id, Row row);
  void CollectBelowScalar(check::ExprId id, Row row, std::vector<Row>& support);

  const World& world_;
  ListSource& lists_;
  Lens lens_ = Lens::Normal;
  const OfficeRecords* office_records_ = nullptr;

  bool SharesWithPlain(const Variation& varies) const {
    return plain_ != nullptr && !(varies.lens && lens_ != Lens::Normal) &&
           !(varies.office && office_records_ != nullptr);
  }
  template <typename Value>
  struct Memos {
    Memo<std::pair<Value, Stay>> quantifiers, definitions;
  };
  // Of the evaluator whose values these are: this one, or the plain one of the same world, where
  // the value depends on neither lens nor office.
  template <typename Value>
  Memos<Value>& MemosOf(const Variation& varies);
  template <typename Value, typename Compute>
  Value Once(Memo<std::pair<Value, Stay>>& memo, const MemoKey& key, Compute compute);

  Evaluator* plain_ = nullptr;
  Memos<Truth> truths_;
  Memos<Range> values_;
};

template <>
inline Evaluator::Memos<Truth>& Evaluator::MemosOf<Truth>(const Variation& varies) {
  return SharesWithPlain(varies) ? plain_->truths_ : truths_;
}
template <>
inline Evaluator::Memos<Range>& Evaluator::MemosOf<Range>(const Variation& varies) {
  return SharesWithPlain(varies) ? plain_->values_ : values_;
}

template <typename Value, typename Compute>
Value Evaluator::Once(Memo<std::pair<Value, Stay>>& memo, const MemoKey& key, Compute compute) {
  const std::pair<Value, Stay>* found = memo.Find(key);
  if (found == nullptr) {
    // Computing it may fill the memo with others.
    auto tracked = world_.readings().Track(compute);
    found = &memo.Add(key, std::move(tracked));
  }
  world_.readings().Narrow(found->second);
  return found->first;
}

template <>
Truth Evaluator::Evaluate<Truth>(check::ExprId id, Row row);
template <>
Range Evaluator::Evaluate<Range>(check::ExprId id, Row row);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_EVALUATOR_H_
