// For the typing tests: a schema with a field of every type, and what is expected of the statements
// behind it.
#ifndef XINZE_COMPILER_DRIVER_TYPING_FIXTURE_H_
#define XINZE_COMPILER_DRIVER_TYPING_FIXTURE_H_

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"
#include "compiler/ir/module.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/passes/passes.h"

namespace xinze::driver {

inline constexpr const char* kTypingSchema =
    "词表 主体类型:自然人、法人\n"
    "词表 甲种:子、丑、寅\n"
    "  寅:卯、辰\n"
    "词表 乙种:巳、午、等\n"
    "结构 主体\n"
    "  标识:文本;必有\n"
    "  类型:主体类型;必有\n"
    "  出生日期:日期;期日;可缺;适用 自然人\n"
    "结构 记录 属于 主体;键 编号;发生日 日子;可缺\n"
    "  编号:文本;必有\n"
    "  日子:日期;事件;必有\n"
    "  真假项:真假;可缺;可无\n"
    "  整数项:整数;可缺;可无\n"
    "  金额项:金额;可缺;可无\n"
    "  比例项:比例;可缺;可无\n"
    "  日期项:日期;期日;可缺;可无\n"
    "  期间项:期间;可缺;可无\n"
    "  文本项:文本;可缺;可无\n"
    "  甲种项:甲种;可缺;可无\n"
    "  乙种项:乙种;可缺;可无\n"
    "  集合项:集合 甲种;可缺;可无\n"
    "  引用项:集合 记录;可缺;可无\n";

inline Compilation CompileBody(const std::string& body) {
  return CompileText("typing.xinze", kTypingSchema + body + "\n", {});
}

inline std::string MessagesOf(const Compilation& compilation) {
  std::string out;
  for (const diagnostics::Diagnostic& diagnostic : compilation.diagnostics.all()) {
    out += std::string(diagnostics::CodeId(diagnostic.code)) + " " +
           diagnostic.message(diagnostics::Language::kZh) + "\n";
  }
  return out;
}

// Accepted, and lowered; or refused, with one error a place.
inline void Expect(const std::string& body, bool accepted) {
  const Compilation compilation = CompileBody(body);
  EXPECT_EQ(compilation.program.has_value(), accepted) << body << "\n" << MessagesOf(compilation);
  if (!compilation.program) {
    std::set<base::Span> places;
    for (const diagnostics::Diagnostic& diagnostic : compilation.diagnostics.all()) {
      if (diagnostic.level() != diagnostics::Level::kError) continue;
      EXPECT_TRUE(places.insert(diagnostic.span).second) << body << "\n" << MessagesOf(compilation);
    }
    return;
  }
  lower::LoweredProgram lowered = lower::ProgramToIr(*compilation.program);
  passes::RunPasses(lowered.module);
  const std::vector<std::string> breaches = ir::Verify(lowered.module);
  EXPECT_TRUE(breaches.empty()) << body << "\n" << breaches.front();
}

struct Row {
  std::string body;
  bool accepted;
};

inline void ExpectRows(const std::vector<Row>& rows) {
  for (const Row& row : rows) Expect(row.body, row.accepted);
}

}  // namespace xinze::driver

#endif  // XINZE_COMPILER_DRIVER_TYPING_FIXTURE_H_
