// Checking: names, types, exceptions, layers, citations, requirements.
//
// Input: syntax trees of stdlib and policies, and which documents count. Output: the checked
// `Program` (program.h), in which no string decides anything, and diagnostics; no program where any
// of them is an error. Invariants: a mistake is reported once, checking goes on behind it; the
// result depends on the trees, their order and the options alone.
#ifndef XINZE_COMPILER_CHECK_CHECK_H_
#define XINZE_COMPILER_CHECK_CHECK_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace xinze::check {

// Names of the standard schema whose meaning the semantics fixes (see WellKnown). A name that the
// loaded schema does not declare leaves its id invalid.
struct WellKnownNames {
  std::string subject = "主体", subject_id = "标识", subject_kind = "类型";
  std::string subject_region = "登记地区", birth_date = "出生日期";
  std::string event = "程序事件", event_id = "编号", event_case = "案号", event_procedure = "程序";
  std::string event_step = "步骤", event_date = "日期", event_records = "标的", event_list = "名单";
  std::string role = "责任人", role_id = "标识", role_kind = "角色", role_from = "任职起";
  std::string role_until = "任职止";
  std::string execution = "措施执行", execution_measure = "措施", execution_decision = "裁量";
  std::string execution_date = "日期", decision_applied = "采取", decision_refused = "不采取";
  std::string received_at = "收到时间", usable = "可作依据";
  std::string days_off = "法定放假日", make_up_days = "调休工作日";  // vocabularies of dates
};

// Values of the kind of subject by the identifiers that they have; a group passes its own on to
// what stands below it. Of any other kind an identifier is not checked.
inline constexpr std::string_view kKindsWithCitizenId[] = {"自然人", "公务员"};
inline constexpr std::string_view kKindsWithUscc[] = {"法人",     "非法人组织", "政府部门",  "企业",
                                                      "事业单位", "社会组织",   "个体工商户"};

struct CheckOptions {
  // 行政区划代码: only documents of its chain (000000, 320000, 320400 …) count; empty: all.
  std::string region;
  bool include_drafts = false;
  // 定义/释义 -> the label of the option to use instead of the adopted one.
  std::map<std::string, std::string> readings;
  WellKnownNames well_known;
};

struct CheckResult {
  std::optional<Program> program;  // none if the sink holds an error, the parser's included
};

CheckResult Check(std::span<const syntax::SyntaxTree> trees, const base::SourceStore& sources,
                  const CheckOptions& options, diagnostics::Diagnostics& sink);

// Whether rank `a` prevails over rank `b`. A partial order: 部门规章 and 地方政府规章, or
// 地方性法规 and 部门规章, outrank each other in no direction (《立法法》第九十五条: a ruling
// decides).
bool OutRanks(Rank a, Rank b);
std::string_view ChineseName(Rank rank);
std::optional<Rank> ParseRank(std::string_view name);

// 000000, 320000, 320400, 320402 for 320402: the layers whose documents count there.
std::vector<std::string> RegionChain(std::string_view region);

// The breaches of the invariants of program.h; empty for whatever Check returns.
std::vector<std::string> VerifyProgram(const Program& program);

// Readable text of the whole program, for --dump=program.
std::string PrintProgram(const Program& program);
std::string PrintExpr(const Program& program, ExprId expr);
std::string PrintType(const Program& program, const Type& type);

// sha256:… over the texts of the sources that count and the options.
std::string ContentHash(const Program& program, const base::SourceStore& sources,
                        const CheckOptions& options);

// Sets time of every expression and definition; Check has done it.
void AssignTimeClasses(Program& program);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_CHECK_H_
