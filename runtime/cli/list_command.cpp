#include <array>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

#include "runtime/cli/commands.h"
#include "runtime/cli/list_tables.h"
#include "runtime/cli/policies.h"
#include "runtime/cli/usage.h"

namespace xinze::cli {
namespace {

struct ListCommandOptions {
  PolicyOptions policies;
  std::string what = "all";
  std::string format = "table";
  std::string as_of;
};

// For readers of English; files keep the headings of the official list, whoever made them.
Table InEnglish(Table table) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 32> kHeadings = {
      {{"名单", "list"},
       {"措施", "measure"},
       {"定义", "definition"},
       {"类别", "kind"},
       {"程序", "procedure"},
       {"地域", "territory"},
       {"对象", "of"},
       {"条目", "ledger"},
       {"出处", "source"},
       {"效力", "force"},
       {"实施对象", "targets"},
       {"事项", "matters"},
       {"发起部门", "initiators"},
       {"实施部门", "implementers"},
       {"信息共享方式", "sharing"},
       {"实施依据", "basis"},
       {"结构", "structure"},
       {"字段", "field"},
       {"类型", "type"},
       {"没有写时", "if missing"},
       {"适用", "applies to"},
       {"问", "question"},
       {"向", "asked of"},
       {"词表", "vocabulary"},
       {"值", "value"},
       {"属于", "part of"},
       {"说明", "description"},
       {"步骤", "step"},
       {"效果", "effect"},
       {"由", "by"},
       {"对", "towards"},
       {"缺步", "if lacking"}}};
  for (std::string& heading : table.header) {
    for (const auto& [zh, en] : kHeadings) {
      heading = heading == zh ? en : heading;
    }
  }
  return table;
}

void Run(Context& context, const ListCommandOptions& options) {
  std::optional<int32_t> day;
  if (!options.as_of.empty()) {
    const auto parsed = ToDay(options.as_of);
    if (!parsed.ok()) {
      return context.Fail(parsed.error(), kUsage);
    }
    day = *parsed;
  }
  if (options.format == "csv" && options.what == "all") {
    return context.Fail(
        ErrorOf(diagnostics::Code::XZ1014, {Same("--format csv"),
                                            {"一个 CSV 只能有一张表，请写明是哪一张，如 lists",
                                             "CSV holds one table: name it, such as lists"}}),
        kUsage);
  }
  const auto compilation = CompileForUse(context, options.policies);
  if (!compilation) {
    return;
  }
  const check::Program& program = *compilation->program;
  const auto& home = context.environment.home;
  const Listing listing{program, day,
                        !options.policies.library.empty() ? options.policies.library
                        : home                            ? (*home / "stdlib").string()
                                                          : std::string()};
  std::vector<std::pair<std::string, Table>> tables;
  for (const auto& [what, make, in_all] :
       {std::tuple("lists", &Lists, true), std::tuple("measures", &Measures, true),
        std::tuple("rules", &Rules, true), std::tuple("fields", &Fields, false),
        std::tuple("vocabularies", &Vocabularies, false), std::tuple("steps", &Steps, false)}) {
    if (options.what == what || (options.what == "all" && in_all)) {
      tables.emplace_back(what, make(listing));
    }
  }
  if (options.format == "json") {
    context.console.Out(RenderJson(tables));
    return;
  }
  for (size_t i = 0; i < tables.size(); ++i) {
    context.console.Out(i == 0 ? "" : "\n");
    context.console.Out(options.format == "csv" ? RenderCsv(tables[i].second)
                        : context.zh()          ? RenderTable(tables[i].second)
                                                : RenderTable(InEnglish(tables[i].second)));
  }
}

}  // namespace

void AddListCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<ListCommandOptions>();
  CLI::App* command =
      AddCommand(app, context, "list",
                 "列出政策中的名单、措施（联合奖惩措施清单）、定义，以及字段、词表和程序的步骤",
                 "List the lists, measures (the measure list), definitions, fields, vocabularies "
                 "and steps of procedures that the policies hold");
  AddPolicyOptions(*command, context, options->policies);
  command
      ->add_option(
          "WHAT", options->what,
          context.Help("lists 名单、measures 措施、rules 定义、fields 字段、vocabularies 词表、"
                       "steps 程序的步骤；all 为前三种",
                       "lists, measures, rules, fields, vocabularies, steps; all: the "
                       "first three"))
      ->check(
          OneOf("WHAT", {"lists", "measures", "rules", "fields", "vocabularies", "steps", "all"}))
      ->type_name("")
      ->capture_default_str();
  command->add_option("--format", options->format, context.Help("输出格式", "Output format"))
      ->check(OneOf("--format", {"table", "json", "csv"}, {"parquet"}))
      ->type_name("table|json|csv")
      ->capture_default_str();
  command
      ->add_option("--as-of", options->as_of,
                   context.Help("只列出这一天有效的文件里的；不给出时全部列出",
                                "Only from documents in force on that day; without it all"))
      ->type_name("DATE");
  command->footer(
      context.Help("例：\n"
                   "  xinze list lists                          有哪些名单\n"
                   "  xinze list fields                         记录有哪些字段\n"
                   "  xinze list vocabularies                   词表有哪些值\n"
                   "  xinze list measures --region 320000 --format csv   措施清单",
                   "Examples:\n"
                   "  xinze list lists                          which lists there are\n"
                   "  xinze list fields                         which fields records have\n"
                   "  xinze list vocabularies                   which values there are\n"
                   "  xinze list measures --region 320000 --format csv   the measure "
                   "list"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
