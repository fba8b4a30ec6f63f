// The yardstick's policy as a program, its facts as columns, its answers as bits.
#ifndef XINZE_TESTS_BENCHMARK_YARDSTICK_H_
#define XINZE_TESTS_BENCHMARK_YARDSTICK_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "compiler/driver/compilation.h"
#include "runtime/jit/native_results.h"
#include "runtime/record/buffer.h"
#include "tests/benchmark/yardstick_data.h"

namespace xinze::benchmark {

// The policy alone, without the standard library: it has a schema of its own.
driver::Compilation CompileYardstick(const std::filesystem::path& source_dir);

// The facts as the columns of columns.h, without a detour over text.
class YardstickBatch {
 public:
  // The program is that of CompileYardstick.
  YardstickBatch(const check::Program& program, const YardstickData& data);
  const xinze_batch& view() const { return view_; }

 private:
  struct Column {
    record::Buffer values;
    record::Bitmap present;
  };
  struct Table {
    std::vector<Column> columns;
    std::vector<xinze_column> views;
  };

  template <typename Lane, typename Row, typename Of>
  void Fill(std::string_view name, const std::vector<Row>& rows, const Of& of);
  template <typename Row, typename Of>
  void FillDates(std::string_view name, const std::vector<Row>& rows, const Of& of);
  template <typename Row>
  void FillIds(std::string_view name, const std::vector<Row>& rows);
  void AddSubjects(const YardstickData& data);
  void AddRecords(const YardstickData& data);
  Column& ColumnOf(std::string_view name);

  const check::Program& program_;
  check::EntityId entity_;  // the one being filled
  std::vector<Table> tables_;
  record::Buffer offsets_, parent_, complete_until_;
  std::vector<std::unique_ptr<char[]>> text_blocks_;
  std::vector<const char*> texts_;
  std::vector<xinze_table> table_views_;
  xinze_batch view_{};
};

// Bit l: the subject is on list l, in the order of the policy; bit m: measure m applies.
struct Answer {
  uint32_t lists = 0;
  uint32_t measures = 0;
  friend bool operator==(const Answer&, const Answer&) = default;
};

Answer AnswerOf(const check::SubjectOutcome& outcome);
// Of all subjects. The results hand none to the interpreter.
std::vector<Answer> AnswersOf(const jit::NativeResults& results, size_t subjects);

}  // namespace xinze::benchmark

#endif  // XINZE_TESTS_BENCHMARK_YARDSTICK_H_
