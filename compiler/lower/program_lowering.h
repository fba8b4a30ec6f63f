// The lowering of one program: state shared by its parts. expressions.cpp lowers predicates and
// scalars, quantifiers.cpp collections, definitions.cpp rules, supports.cpp 依据记录, statuses.cpp
// lists and measures.
#ifndef XINZE_COMPILER_LOWER_PROGRAM_LOWERING_H_
#define XINZE_COMPILER_LOWER_PROGRAM_LOWERING_H_

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "compiler/check/program.h"
#include "compiler/lower/exact_algebra.h"
#include "compiler/lower/host_call_layout.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/lower/value_algebra.h"

namespace xinze::lower {

// Which lists count as on where a trigger asks (4-semantics.md, section 6).
enum class Lens : uint8_t { Normal, IfSuspended, IfEnded };

// What an expression's value depends on beside its rows.
struct Context {
  Lens lens = Lens::Normal;
  // C over later records: rows of this list's support_entity count only after its exit_day.
  check::ListId later;
  // InOffice: the measure whose records are asked about.
  check::MeasureId measure;
  int32_t target = -1;
  auto operator<=>(const Context&) const = default;
};

class ProgramLowering {
 public:
  explicit ProgramLowering(const check::Program& program);

  LoweredProgram Run();

 private:
  // ---- expressions.cpp
  TruthValue LowerTruth(check::ExprId id, const Context& context);
  RangeValue LowerRange(check::ExprId id, const Context& context);
  TruthValue MakeTruth(const check::Expr& expr, const Context& context);
  RangeValue MakeRange(const check::Expr& expr, const Context& context);
  TruthValue LowerComparison(const check::Expr& expr, const Context& context);
  TruthValue LowerPresence(check::ExprId id, const Context& context);
  ExactValue LowerExactly(ExactAlgebra& exact, check::ExprId id, const Context& context);
  TruthValue LowerFold(const check::Expr& expr, const Context& context);
  RangeValue LowerConstant(const check::Expr& expr);
  RangeValue LowerParameter(const check::Expr& expr, const Context& context);
  TruthValue LowerListIs(const check::Expr& expr, const Context& context);
  // Whether the status of a list without procedure is one of `statuses` (bits by ListStatus).
  ir::ValueId ComputedIs(check::ListId id, int64_t statuses);
  ir::ValueId Uniform(ir::Lane lane, const ir::ParameterSlot& slot);
  ir::ValueId AsOf();
  ir::ValueId InForce(check::DocumentId document);
  RangeValue ReadField(check::FieldId field);
  TruthValue ReadTruthField(check::FieldId field);
  struct FieldBits {
    ir::ValueId exact, unknown;  // known and present; not known
  };
  FieldBits ReadPresence(check::FieldId field);
  ir::ValueId ReachedBy(int64_t day);
  std::optional<ir::ValueId> Applies(check::FieldId field);
  ir::Column ColumnOf(check::FieldId field) const;
  Context Normalized(const Context& context, check::ExprId id) const;

  // ---- quantifiers.cpp
  // The rows that exist on the day asked about.
  ir::ValueId Exists(check::EntityId entity, const Context& context);
  // Over the rows of `domain`: whether the collection as read from there is incomplete.
  ir::ValueId Incomplete(check::EntityId entity, check::EntityId domain, const Context& context);
  // What a quantifier runs over.
  struct Members {
    check::EntityId entity, domain;
    ir::ValueId rows;        // Bits over entity
    ir::ValueId incomplete;  // Bits over domain
    ir::ValueId any;         // 依据记录 only: whether there are some; else invalid
  };
  Members MembersOf(const check::Expr& expr, const Context& context);
  ir::ValueId AnyOf(const Members& members, ir::ValueId bits);
  TruthValue LowerExists(const check::Expr& expr, const Context& context);
  TruthValue LowerForAll(const check::Expr& expr, const Context& context);
  RangeValue LowerCount(const check::Expr& expr, const Context& context);
  RangeValue LowerSum(const check::Expr& expr, const Context& context);
  RangeValue LowerExtreme(const check::Expr& expr, const Context& context);
  // The truth of the filter at each row, with rows that are none F.
  TruthValue Filter(const Members& members, check::ExprId filter, const Context& context);

  // ---- definitions.cpp
  TruthValue DefinitionTruth(check::DefinitionId id, const Context& context);
  RangeValue DefinitionRange(check::DefinitionId id, const Context& context);

  // ---- supports.cpp
  // The rows of `entity` on which the truth of an expression over the subject rests; none where it
  // is not T.
  ir::ValueId Support(check::ExprId id, check::EntityId entity, const Context& context);
  ir::ValueId MembersBelow(check::ExprId id, check::EntityId entity, const Context& context);
  template <typename Visit>
  void ForAnswering(check::DefinitionId id, ir::ValueId if_here, Visit visit);
  bool IsNone(ir::ValueId bits);
  // 依据记录 of a list, and whether some of them are not there.
  struct Basis {
    ir::ValueId rows;       // Bits support_entity
    ir::ValueId phantom;    // Bits subject
    ir::ValueId withdrawn;  // Bits subject
  };
  const Basis& BasisOf(check::ListId id);
  TruthValue LowerInOffice(const check::Expr& expr, const Context& context);

  // ---- statuses.cpp
  void LowerLists();
  void LowerMeasures();
  void LowerEmit();
  TruthValue ExitOf(check::ListId id);
  ir::ValueId FoldResultOf(check::ListId id, FoldResult result);
  TruthValue TargetTruth(check::MeasureId measure, int32_t target);

  ValueAlgebra& a() { return algebra_; }
  ir::Builder& b() { return algebra_.b(); }
  const check::EntityId kSubject = check::EntityId(0);

  const check::Program& program_;
  LoweredProgram result_;
  ValueAlgebra algebra_;
  std::vector<bool> reads_lists_;    // by expression: its value depends on Context::lens
  std::vector<bool> reads_offices_;  // on Context::measure and target

  std::map<std::pair<check::ExprId, Context>, TruthValue> truths_;
  std::map<std::pair<check::ExprId, Context>, RangeValue> ranges_;
  std::map<std::pair<check::DefinitionId, Context>, TruthValue> definition_truths_;
  std::map<std::pair<check::DefinitionId, Context>, RangeValue> definition_ranges_;
  std::map<check::FieldId, RangeValue> fields_;
  std::map<check::FieldId, TruthValue> truth_fields_;
  std::map<std::pair<check::EntityId, check::ListId>, ir::ValueId> exists_;
  std::map<std::tuple<check::EntityId, check::EntityId, check::ListId>, ir::ValueId> incomplete_;
  std::map<check::ListId, Basis> bases_;

  ir::ValueId fold_;  // the host call FoldProcedures
  struct ListValues {
    TruthValue criteria;
    ir::ValueId status, since, shows_records, needs_reference;  // results of ListStatus
  };
  base::IdVector<check::ListId, ListValues> lists_;
  struct MeasureValues {
    TruthValue trigger, if_suspended, if_ended;
    ir::ValueId status, from, last_day;
  };
  base::IdVector<check::MeasureId, MeasureValues> measures_;
};

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_PROGRAM_LOWERING_H_
