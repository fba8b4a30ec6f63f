// For the tests of this folder: policies compiled with the standard library, subjects read from
// lines of NDJSON, and their decisions.
#ifndef XINZE_RUNTIME_DECIDE_DECIDE_FIXTURE_H_
#define XINZE_RUNTIME_DECIDE_DECIDE_FIXTURE_H_

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"
#include "compiler/literal/date.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/last_days.h"
#include "runtime/decide/wants.h"
#include "runtime/interp/inquiry.h"
#include "runtime/interp/interpreter.h"
#include "runtime/record/ndjson.h"

namespace xinze::decide {

namespace fs = std::filesystem;

inline const fs::path kRoot = XINZE_SOURCE_DIR;

inline std::string ReadWholeFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// `text` behind the standard library.
inline driver::Compilation CompileWithLibrary(const std::string& text) {
  driver::CompileOptions options;
  options.paths = {kRoot / "stdlib"};
  return driver::CompileText("trial.xinze", text, options);
}

// The policies that come along, for the province.
inline const driver::Compilation& Jiangsu() {
  static const driver::Compilation compilation = [] {
    driver::CompileOptions options;
    options.paths = {kRoot / "stdlib", kRoot / "policies"};
    options.check.region = "320000";
    return driver::Compile(options);
  }();
  return compilation;
}

// A black list with a procedure and a measure that follows it.
inline const driver::Compilation& Trial() {
  static const driver::Compilation compilation = [] {
    driver::CompileOptions options;
    options.paths = {kRoot / "stdlib", kRoot / "tests/end_to_end/policies"};
    return driver::Compile(options);
  }();
  return compilation;
}

inline int32_t Day(const char* text) { return literal::ParseDate(text)->days; }

// A folder of the test's own, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "xinze-decide-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The subjects of lines without rejects.
inline record::Batch Read(const check::Program& program, const std::string& lines) {
  const TemporaryFolder folder;
  const record::Schema schema(program);
  record::NdjsonReader reader(
      schema, {folder.Write("s.ndjson", lines)}, {}, [](const record::Reject& reject) {
        ADD_FAILURE() << record::PrintReject(reject, diagnostics::Language::kEn);
      });
  auto batch = reader.Next();
  return std::move(**batch);
}

// As a run decides, with the reference interpreter.
inline Decision Decide(const check::Program& program, const record::Batch& batch, int64_t row,
                       const Question& question, const DecisionOptions& options = {}) {
  const interp::Interpreter interpreter(program);
  interp::Inquiry inquiry(interpreter, batch.view(), row, question.as_of);
  const check::SubjectOutcome outcome = inquiry.Evaluate();
  Decision decision = MakeDecision(inquiry, outcome, question, options);
  WantFinder(program).Fill(inquiry, batch, decision);
  FillLastDays(inquiry, decision);
  return decision;
}

// A company with one serious record of 2020-05-01, determined on 2020-05-20, and its legal
// representative, who held office then.
inline const char* const kListed =
    R"({"标识":"91320000MA1DEM015F","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
    R"("程度":"严重","认定日期":"2020-05-01"}],"程序事件":[{"程序":"试办认定","步骤":"认定",)"
    R"("日期":"2020-05-20","标的":["r1"]}],"责任人":[{"标识":"P1","角色":"法定代表人",)"
    R"("任职起":"2019-01-01"}]})"
    "\n";
// Nothing against it, all known but who represents it.
inline const char* const kClean =
    R"({"标识":"91320000MA1DEM023A","类型":"法人","信用信息":[],"程序事件":[]})"
    "\n";
// Whether its record is serious nobody said.
inline const char* const kOpen =
    R"({"标识":"91320000MA1DEM0315","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
    R"("认定日期":"2020-05-01"}],"程序事件":[],"责任人":[]})"
    "\n";

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_DECIDE_FIXTURE_H_
