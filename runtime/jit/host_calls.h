// The host calls of one thread: what kernels leave to the host, for the few subjects of a tile to
// whom anything applies (lower/host_call_layout.h).
//
// Every call first gives all subjects of the tile the result of those to whom nothing applies, then
// walks the set bits of those to whom something may. An implementation of its own of
// 4-semantics.md, sections 5 and 6: it shares the status tables with the interpreter and nothing
// else. host_procedure.cpp folds events, host_status.cpp gives lists and measures their status,
// host_office.cpp answers 行为时 在任, host_emit.cpp writes results.
#ifndef XINZE_RUNTIME_JIT_HOST_CALLS_H_
#define XINZE_RUNTIME_JIT_HOST_CALLS_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "compiler/abi/kernel.h"
#include "compiler/lower/program_to_ir.h"
#include "runtime/jit/fact_reader.h"
#include "runtime/jit/host_tables.h"
#include "runtime/jit/native_results.h"
#include "runtime/jit/primitives.h"

namespace xinze::jit {

class HostCalls {
 public:
  HostCalls(const lower::LoweredProgram& lowered, const HostTables& tables, const NameIds& names,
            const FactReader& facts);

  void BeginTile(const xinze_kernel_args& args);
  void Run(ir::ValueId call);
  // Whether a subject of the tile has an entry that ended; known once procedures are folded.
  bool tile_is_warm() const { return some_entry_ended_; }

  NativeResults& results() { return results_; }

 private:
  using Slots = HostTables::CallSlots;

  // ---- access to the frame
  template <typename T>
  T* At(int32_t slot) const {
    return slot < 0 ? nullptr : static_cast<T*>(args_->slots[slot]);
  }
  uint64_t* Bits(int32_t slot) const { return At<uint64_t>(slot); }
  const xinze_kernel_domain& DomainOf(check::EntityId entity) const {
    return args_->domains[entity.index()];
  }
  const xinze_kernel_domain& subjects() const { return args_->domains[0]; }
  // Fill the whole tile; nothing for a result that nobody reads.
  void ClearBits(uint64_t* bits, check::EntityId entity) const;
  template <typename T>
  void FillLanes(T* lanes, T value) const;
  // Calls f(subject row) for each bit set in `of(word)`.
  template <typename Of, typename F>
  void ForSubjects(Of of, F f) const;

  // ---- host_procedure.cpp
  struct EventRow {
    int64_t row;
    int32_t date;
    int32_t step;
    int32_t procedure_text, step_text;
    check::Range list;
    std::string_view id;
  };
  struct FoldState;
  void FoldProcedures(const Slots& slots);
  void FoldSubject(const Slots& slots, int64_t subject);
  // Reads the events that exist, and of which procedures there are some that say too little.
  void ReadEvents(int64_t subject);
  void FoldList(const Slots& slots, int64_t subject, check::ListId list);
  std::vector<int32_t> EntriesThatEnd(const check::List& list) const;
  void AddEvent(FoldState& state, const check::Procedure& procedure, const EventRow& event) const;
  void Determine(FoldState& state, const check::Procedure& procedure, const EventRow& event) const;
  void WriteFold(const Slots& slots, int64_t subject, check::ListId list, const FoldState& state);
  void WriteNamed(const Slots& slots, int64_t subject, check::ListId list, const FoldState& state);

  // ---- host_status.cpp
  void GiveListStatus(const Slots& slots, check::ListId list);
  void GiveMeasureStatus(const Slots& slots, check::MeasureId measure);
  struct ListFacts;
  check::ListStatus StatusOf(const check::List& list, const ListFacts& facts) const;
  bool RestsOnOtherDays(const Slots& slots, check::ListId list, const ListFacts& facts,
                        check::ListStatus status, int64_t subject) const;
  check::Truth DecisionOn(check::MeasureId measure, int64_t subject) const;
  bool InForce(check::DocumentId document) const;

  // ---- host_office.cpp
  void AnswerInOffice(const Slots& slots, const ir::HostCall& call);

  // ---- host_emit.cpp
  void Emit(const Slots& slots);
  bool EmitNeed(const Slots& slots, int64_t subject);
  void EmitLists(const Slots& slots, int64_t subject);
  void EmitMeasures(const Slots& slots, int64_t subject);
  void EmitTargets(const Slots& slots, int64_t subject, check::MeasureId measure,
                   check::MeasureStatus status);

  const lower::LoweredProgram& lowered_;
  const HostTables& tables_;
  const NameIds& names_;
  const FactReader& facts_;
  const check::Program& program_;
  const xinze_kernel_args* args_ = nullptr;

  // Of the tile: who has any entry, and which lists and measures have one.
  std::vector<uint64_t> touched_;
  // Who has events that only the interpreter can fold: conditions of steps decide.
  std::vector<uint64_t> folded_by_reference_;
  std::vector<uint32_t> touched_lists_, touched_measures_;
  bool some_entry_ended_ = false;

  static constexpr int32_t kUnknownProcedure = -2;
  std::vector<EventRow> events_, events_of_list_;  // scratch
  std::vector<int32_t> unclear_procedures_;        // scratch
  std::vector<check::ListId> concerned_lists_;     // scratch
  // Of the subject at hand, by list: the days of its entries that count, if its events are clear.
  struct Entries {
    std::vector<int32_t> days;
    bool clear = true;
  };
  std::vector<Entries> entries_;
  NativeResults results_;
};

template <typename T>
void HostCalls::FillLanes(T* lanes, T value) const {
  if (lanes != nullptr) std::fill_n(lanes, subjects().words * 64, value);
}

template <typename Of, typename F>
void HostCalls::ForSubjects(Of of, F f) const {
  const xinze_kernel_domain& domain = subjects();
  for (int64_t w = 0; w < domain.words; ++w) {
    uint64_t rest = of(w) & RowsOfWord(domain, w);
    while (rest != 0) {
      f(domain.base_row + 64 * w + __builtin_ctzll(rest));
      rest &= rest - 1;
    }
  }
}

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_HOST_CALLS_H_
