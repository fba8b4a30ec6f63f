// Why a list or a measure stands as it does for a subject: the evaluation as a tree.
//
// Input: what Evaluate takes, and one list or measure. Output: nodes from the status down to the
// fields of records, each with the place in the policies that it comes from; what would have to be
// known, where the answer is open; the presumptions and readings that it rests on. Invariants:
// data only, in no language; the statuses and values are those of Evaluate; everything that was
// considered is there, also what came out false, so that the tree says why not as well.
// docs/semantics.md, section 8.
#ifndef XINZE_RUNTIME_INTERP_EXPLAIN_H_
#define XINZE_RUNTIME_INTERP_EXPLAIN_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/check/program.h"
#include "runtime/interp/evaluator.h"
#include "runtime/interp/exact.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/world.h"

namespace xinze::interp {

enum class What : uint8_t {
  // list <-
  List,       // `list`, `list_status`, `records`; stands from `date` to `last_day`
  Document,   // `document` is not in force on the day; NoBasisInForce where that leaves it open
  Procedure,  // `procedure`, `state`, `lacking` steps; below it the events that count, in the order
              // in which they fold, and those that do not since nobody says enough of them
  Event,      // `row` of 程序事件; below it its fields where they are not known, and whether it was
              // taken by one who may where that is not known or (`truth` F) not so
  CalledFor,  // whether a step that is lacking, at `step`, was called for on `date`
  Criteria,   // C, over later records only after an exit
  Exit,       // the list's 移出
  Unusable,   // every 依据记录 unusable; below it those records
  Support,    // 依据记录: `records`; `date` is the day of the determination
  Exception,  // an exception of the list that was considered; also of a definition's rule
  Reference,  // 参考: shown, never a support
  // measure <-
  Measure,   // `measure`, `measure_status`; stands from `date` to `last_day`
  Trigger,   // the trigger, seen through `lens`
  Decision,  // what the authority recorded on a recommended measure
  Term,      // the measure's own term: `date` is its last day
  Target,    // `target`, `row` of 责任人, `measure_status`
  // expressions
  Condition,   // `expr`, `truth`
  Value,       // `expr`, `value`, or `product`
  Field,       // `field` of `row`: `truth` or `value`, `source`
  Definition,  // `definition`, the one that answered; below it its rules
  Rule,        // `rule`: `truth` is whether its condition holds
  ListStatus,  // `list`, `list_status`: its own tree stands in Explanation::lists
  Record,      // `row`: how surely (`truth`) it is one that counts
  Unseen,      // rows of `entity` that may exist and are not known
  NoSupport,   // a list that rests on no known record
};

struct Node {
  What what = What::Condition;
  // Whether the parent's answer rests on this one: at an 或 that is T the disjuncts that are T, at
  // one that is F all of them. A node that bears nothing was considered all the same.
  bool bears = true;
  check::Reason reason = check::Reason::None;  // where unknown, and no node below is to blame
  std::optional<Truth> truth;                  // of predicates
  std::optional<Range> value;                  // of scalars
  std::optional<ExactRange> product;           // of products that nothing rounds, in its place
  std::string text;                            // a known value of type 文本
  std::optional<Row> row;                      // that it is about
  int32_t date = check::kNoDate;
  int32_t last_day = check::kNoDate;

  check::ExprId expr;
  check::FieldId field;
  FieldSource source = FieldSource::Fact;
  check::DefinitionId definition;
  check::RuleId rule;
  check::ParameterId parameter;
  check::DocumentId document;
  check::EntityId entity;
  check::ListId list;
  check::MeasureId measure;
  check::ProcedureId procedure;
  int32_t target = -1;
  Lens lens = Lens::Normal;
  std::optional<check::ListStatus> list_status;
  std::optional<check::MeasureStatus> measure_status;
  std::optional<check::ProcedureState> state;
  std::vector<int32_t> records;
  int32_t step = -1;  // place among those declared
  std::vector<int32_t> lacking;

  const check::Provenance* provenance = nullptr;  // the clause that it comes from; in the program
  std::vector<Node> children;
  // Of a list or measure that has a last day: why it is another one on the day after (turn.h).
  std::vector<Node> turned;
  // Of such a one: whether it is 待核实 then, and of a list that has been left, whether it was on
  // the day before it was known to be: the day itself is not known then.
  bool open_after = false;
  bool open_before = false;

  // Neither known nor known to be absent. Nodes without truth or value are open if a child is.
  bool is_open() const;
  bool is_absent() const;  // of a scalar
};

// What would close an open answer: a fact that is missing, or a rule, or a choice between two.
struct Need {
  check::Reason reason = check::Reason::MissingFact;
  check::FieldId field;  // of `row`; its question and asked_of stand in the program
  std::optional<Row> row;
  check::EntityId collection;      // rows of it are not all known; of the list `list` if valid
  check::DefinitionId definition;  // 待规定, 冲突
  check::ParameterId parameter;    // 待规定
  check::DocumentId document;      // 依据失效
  check::ListId list;
  check::ExprId expr;
  bool operator==(const Need&) const = default;
};
struct NeedHash {
  size_t operator()(const Need& need) const;
};

struct PresumedFact {
  check::FieldId field;
  Row row;
  bool operator==(const PresumedFact&) const = default;
};
struct PresumedFactHash {
  size_t operator()(const PresumedFact& fact) const;
};

struct Explanation {
  Node root;
  std::map<check::ListId, Node> lists;  // that the root, or one of these, asks about
  // In the order of the tree, without repetition.
  std::vector<Need> needs;  // the open leaves under open nodes
  std::vector<PresumedFact> presumed;
  std::vector<size_t> readings;  // indices into Program::readings
  // More nodes than the limit: the deepest are left out, and what follows from them.
  bool truncated = false;
};

inline constexpr size_t kMostNodes = 200'000;

Explanation ExplainList(const Interpreter& interpreter, const xinze_batch& batch,
                        int64_t subject_row, int32_t as_of, check::ListId list,
                        size_t most_nodes = kMostNodes);
Explanation ExplainMeasure(const Interpreter& interpreter, const xinze_batch& batch,
                           int64_t subject_row, int32_t as_of, check::MeasureId measure,
                           size_t most_nodes = kMostNodes);
// A predicate over the subject.
Explanation ExplainPredicate(const Interpreter& interpreter, const xinze_batch& batch,
                             int64_t subject_row, int32_t as_of, check::ExprId predicate,
                             size_t most_nodes = kMostNodes);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_EXPLAIN_H_
