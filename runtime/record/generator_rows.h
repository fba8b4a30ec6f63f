// One synthetic subject: its own fields, its records, what was done about them, and who answers.
#ifndef XINZE_RUNTIME_RECORD_GENERATOR_ROWS_H_
#define XINZE_RUNTIME_RECORD_GENERATOR_ROWS_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/record/generator.h"
#include "runtime/record/generator_plan.h"
#include "runtime/record/random.h"
#include "runtime/record/synthetic_ids.h"

namespace xinze::record {

class SubjectWriter {
 public:
  // Both must outlive the writer.
  SubjectWriter(const GeneratorPlan& plan, const GeneratorOptions& options)
      : plan_(plan), options_(options) {}

  // The line of the subject `index`; valid until the next call.
  std::string_view Write(uint64_t index);

 private:
  // A row being put together: what was decided for it, by position of the field. Text of JSON;
  // kLeftOut: the key is not given.
  struct Draft {
    const EntityPlan* entity = nullptr;
    int32_t day = 0;  // 发生日: nothing of the row happened before
    std::vector<std::string> decided;
  };
  struct Record {
    std::string key;
    int32_t day = 0;
    bool negative = false;
    bool minor = false;
    bool severe = false;
  };
  static constexpr std::string_view kLeftOut = "-";

  Draft Begin(const EntityPlan& entity, int32_t day) const;
  // Decides a field if the schema has it.
  void Set(Draft& draft, std::string_view field, std::string json) const;
  void SetDate(Draft& draft, std::string_view field, int32_t day) const;
  // A date of something that happens with this chance, within days after the row's day; else
  // absent.
  void SetLater(Draft& draft, std::string_view field, uint32_t per_mille, int32_t within);
  void SetReceived(Draft& draft);
  // Whether the field lacks; if so it is left out.
  bool Lacks(Draft& draft, std::string_view field);
  // The name that is picked for a field of a vocabulary, decided; empty if the schema has none.
  std::string PickValue(Draft& draft, std::string_view field);
  struct Share {
    std::string_view value;
    uint32_t weight;
  };
  // One of these values, decided unless the field lacks; empty if it does. What the vocabulary of
  // the field does not list is drawn from what it does.
  std::string_view Choose(Draft& draft, std::string_view field,
                          std::initializer_list<Share> shares);

  // Writes the row, with what was not decided drawn by type.
  void Finish(Draft& draft);
  // The value of a field that nothing decided; kLeftOut.
  std::string Draw(const Draft& draft, const FieldPlan& field);
  std::string DrawByType(const Draft& draft, const FieldPlan& field);

  void WriteSubjectFields(uint64_t index);
  void DecideOrganisation(Draft& draft, uint64_t index);
  void DecidePerson(Draft& draft, uint64_t index);
  void WriteCollection(uint32_t entity);
  void WriteRecords(const EntityPlan& entity);
  void DecideRecord(Draft& draft, Record& record);
  void DecideNegative(Draft& draft);
  void DecidePenalty(Draft& draft);
  void DecideRefusal(Draft& draft);
  void DecideDates(Draft& draft);
  void DecidePositive(Draft& draft);
  void WriteEvents(const EntityPlan& entity);
  void WriteProcedure(const EntityPlan& entity, const check::Procedure& procedure);
  void WriteObjection(const EntityPlan& entity, const check::Procedure& procedure);
  void WriteEvent(const EntityPlan& entity, const check::Procedure& procedure,
                  const check::Step& step, int32_t day, const std::string& records);
  void WriteRoles(const EntityPlan& entity);
  void WriteRole(const EntityPlan& entity, std::string_view role, int32_t from, int32_t until);
  void WriteExecutions(const EntityPlan& entity);
  void WriteOthers(const EntityPlan& entity);

  // Keys of up to two records of which something can be said, as JSON; empty: there is none. `last`
  // becomes the latest of their days.
  // Severe ones are picked before others; `severe` says whether one was.
  std::string PickRecords(bool negative, int32_t& last, bool& severe);
  void DecideUnit(Draft& draft, const check::Step& step);
  void OpenRow();
  uint32_t Missing(uint32_t per_mille) const { return per_mille * options_.missing_percent / 100; }

  const GeneratorPlan& plan_;
  const GeneratorOptions& options_;
  Random random_{0, 0};
  std::string line_;
  uint64_t index_ = 0;
  int32_t kind_ = 0;
  bool person_ = false;
  int32_t founded_ = 0;
  std::string region_;  // as JSON; kLeftOut
  std::vector<Record> records_;
  bool determined_ = false;  // Some procedure came to its determination.
  uint32_t events_ = 0;
  uint32_t cases_ = 0;
  uint32_t people_ = 0;
  bool first_row_ = true;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_GENERATOR_ROWS_H_
