// Renderers: diagnostics as text.
//
// Input: diagnostics (usually Diagnostics::Sorted) and the sources that they point into. Output: a
// string, UTF-8, ending in a line end unless empty. Every renderer is a pure function: no terminal
// is asked, no locale read. Spans of unknown files are rendered as "no place".
#ifndef XINZE_COMPILER_DIAGNOSTICS_RENDER_H_
#define XINZE_COMPILER_DIAGNOSTICS_RENDER_H_

#include <span>
#include <string>
#include <string_view>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"

namespace xinze::diagnostics {

struct TerminalOptions {
  Language language = Language::kZh;
  bool colour = false;  // The caller knows whether it writes to a terminal.
};

// For people: message, excerpt with the place underlined, labels, way out, clause.
//
//   错误[XZ0201]：此处不应出现且，应为名称
//     --> policies/a.xinze.md:12:8
//      |
//   12 |   列入 当 且 有 失信信息
//      |           ^^
//      = 出路：请改为名称
std::string RenderTerminal(std::span<const Diagnostic> diagnostics,
                           const base::SourceStore& sources, const TerminalOptions& options);

// NDJSON, one object a diagnostic (docs/schema/diagnostic.schema.json). Lines and columns count
// from 1, columns in code points; offsets are bytes of the text without a byte order mark.
std::string RenderJson(std::span<const Diagnostic> diagnostics, const base::SourceStore& sources,
                       Language language);

// One SARIF 2.1.0 log (OASIS standard), with the rules that its results name.
std::string RenderSarif(std::span<const Diagnostic> diagnostics, const base::SourceStore& sources,
                        Language language, std::string_view tool_version);

}  // namespace xinze::diagnostics

#endif  // XINZE_COMPILER_DIAGNOSTICS_RENDER_H_
