// Runs the 测试 blocks of a program.
//
// Input: a checked program. Output: a result an assertion, with what was expected and what came.
// The reference interpreter answers, since it is the meaning; where an engine is given, its answer
// to every status must be the same.
#ifndef XINZE_RUNTIME_DECIDE_TEST_RUNNER_H_
#define XINZE_RUNTIME_DECIDE_TEST_RUNNER_H_

#include <string>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/base/span.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/decide/engine.h"

namespace xinze::decide {

struct AssertionResult {
  base::Span span;
  bool passed = false;
  diagnostics::Phrase message;  // What was expected and what came; empty if it passed.
};

struct TestResult {
  std::string name;
  base::Span span;
  std::vector<AssertionResult> assertions;
  bool passed() const;
};

// `sources` are those of the program: what fails says why the answer is what it is. `engine` may be
// null.
std::vector<TestResult> RunTests(const check::Program& program, const base::SourceStore& sources,
                                 const Engine* engine);

// JUnit XML, as CI servers read it: a test case a 测试, with its file and line, and a failure for
// each assertion that did not hold.
std::string PrintJUnit(const std::vector<TestResult>& results, const base::SourceStore& sources,
                       diagnostics::Language language);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_TEST_RUNNER_H_
