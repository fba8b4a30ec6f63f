#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/cli/table.h"
#include "runtime/cli/usage.h"
#include "runtime/decide/names.h"

namespace xinze::cli {
namespace {

struct ListCommandOptions {
  PolicyOptions policies;
  std::string what = "all";
  std::string format = "table";
  std::string as_of;
};

// Whether what stands in a document is listed: on a day, only what is in force.
class Listed {
 public:
  Listed(const check::Program& program, std::optional<int32_t> day)
      : program_(program), day_(day) {}

  bool operator()(const check::Provenance& provenance) const {
    const check::Document& document = program_.documents[provenance.document];
    return !day_ || (document.in_force_from <= *day_ && *day_ < document.in_force_until);
  }

 private:
  const check::Program& program_;
  std::optional<int32_t> day_;
};

std::string Joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, "、"));
}

Table Lists(const check::Program& program, const Listed& listed) {
  Table table{{"名单", "类别", "程序", "地域", "条目", "出处"}, {}};
  for (const check::List& list : program.lists) {
    if (!listed(list.provenance)) {
      continue;
    }
    table.rows.push_back({list.name, std::string(decide::ChineseName(list.kind)),
                          list.procedure.is_valid() ? program.procedures[list.procedure].name : "",
                          list.nationwide ? "全国" : "本地", Joined(list.provenance.ledger_ids),
                          decide::AddressOf(program, list.provenance, "")});
  }
  return table;
}

// The columns of an official 联合奖惩措施清单.
Table Measures(const check::Program& program, const Listed& listed) {
  Table table{{"措施", "类别", "效力", "实施对象", "事项", "发起部门", "实施部门", "信息共享方式",
               "实施依据", "条目"},
              {}};
  for (const check::Measure& measure : program.measures) {
    if (!listed(measure.provenance)) {
      continue;
    }
    std::vector<std::string> targets;
    for (const check::Target& target : measure.targets) {
      targets.push_back(target.self ? "本主体" : target.role_name);
    }
    std::vector<std::string> bases;
    for (const check::Basis& basis : measure.bases) {
      bases.push_back(basis.citation);
    }
    bases.push_back(decide::AddressOf(program, measure.provenance, ""));
    table.rows.push_back({measure.name, std::string(decide::ChineseName(measure.kind)),
                          std::string(decide::ChineseName(measure.force)), Joined(targets),
                          Joined(measure.matters), Joined(measure.initiators),
                          Joined(measure.implementers), measure.sharing, Joined(bases),
                          Joined(measure.provenance.ledger_ids)});
  }
  return table;
}

Table Rules(const check::Program& program, const Listed& listed) {
  Table table{{"定义", "对象", "条目", "出处"}, {}};
  for (const check::Definition& definition : program.definitions) {
    if (!listed(definition.provenance)) {
      continue;
    }
    table.rows.push_back({definition.name, program.entities[definition.owner].name,
                          Joined(definition.provenance.ledger_ids),
                          decide::AddressOf(program, definition.provenance, "")});
  }
  return table;
}

// For readers of English; files keep the headings of the official list, whoever made them.
Table InEnglish(Table table) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kHeadings = {
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
       {"实施依据", "basis"}}};
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
    return context.Fail(ErrorOf(diagnostics::Code::XZ1014,
                                {Same("--format csv"),
                                 {"一个 CSV 只能有一张表，请写明 lists、measures 或 rules",
                                  "CSV holds one table: name lists, measures or rules"}}),
                        kUsage);
  }
  const auto compilation = CompileForUse(context, options.policies);
  if (!compilation) {
    return;
  }
  const check::Program& program = *compilation->program;
  const Listed listed(program, day);
  std::vector<std::pair<std::string, Table>> tables;
  for (const auto& [what, make] :
       {std::pair("lists", &Lists), std::pair("measures", &Measures), std::pair("rules", &Rules)}) {
    if (options.what == what || options.what == "all") {
      tables.emplace_back(what, make(program, listed));
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
      AddCommand(app, context, "list", "列出政策中的名单、措施（联合奖惩措施清单）和定义",
                 "List the lists, measures (the measure list) and definitions that the "
                 "policies hold");
  AddPolicyOptions(*command, context, options->policies);
  command
      ->add_option("WHAT", options->what,
                   context.Help("lists 名单、measures 措施、rules 定义，或 all",
                                "lists, measures, rules or all"))
      ->check(OneOf("WHAT", {"lists", "measures", "rules", "all"}))
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
                   "  xinze list measures --region 320000 --format csv   措施清单",
                   "Examples:\n"
                   "  xinze list lists                          which lists there are\n"
                   "  xinze list measures --region 320000 --format csv   the measure "
                   "list"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
