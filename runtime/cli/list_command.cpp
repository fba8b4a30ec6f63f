#include <memory>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/cli/table.h"
#include "runtime/decide/names.h"

namespace xinze::cli {
namespace {

struct ListCommandOptions {
  PolicyOptions policies;
  std::string what = "all";
  std::string format = "table";
};

std::string Joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, "、"));
}

Table Lists(const check::Program& program) {
  Table table{{"名单", "类别", "程序", "地域", "条目", "出处"}, {}};
  for (const check::List& list : program.lists) {
    table.rows.push_back({list.name, std::string(decide::ChineseName(list.kind)),
                          list.procedure.is_valid() ? program.procedures[list.procedure].name : "",
                          list.nationwide ? "全国" : "本地", Joined(list.provenance.ledger_ids),
                          decide::AddressOf(program, list.provenance, "")});
  }
  return table;
}

// The columns of an official 联合奖惩措施清单.
Table Measures(const check::Program& program) {
  Table table{{"措施", "类别", "效力", "实施对象", "事项", "发起部门", "实施部门", "信息共享方式",
               "实施依据", "条目"},
              {}};
  for (const check::Measure& measure : program.measures) {
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

Table Rules(const check::Program& program) {
  Table table{{"定义", "对象", "条目", "出处"}, {}};
  for (const check::Definition& definition : program.definitions) {
    table.rows.push_back({definition.name, program.entities[definition.owner].name,
                          Joined(definition.provenance.ledger_ids),
                          decide::AddressOf(program, definition.provenance, "")});
  }
  return table;
}

void Print(const Table& table, const std::string& format) {
  fmt::print("{}", format == "csv"    ? RenderCsv(table)
                   : format == "json" ? RenderJson(table)
                                      : RenderTable(table));
}

void Run(Context& context, const ListCommandOptions& options) {
  const auto compilation = CompileForUse(context, options.policies);
  if (!compilation) {
    return;
  }
  const check::Program& program = *compilation->program;
  if (options.what == "lists" || options.what == "all") {
    Print(Lists(program), options.format);
  }
  if (options.what == "measures" || options.what == "all") {
    Print(Measures(program), options.format);
  }
  if (options.what == "rules" || options.what == "all") {
    Print(Rules(program), options.format);
  }
}

}  // namespace

void AddListCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<ListCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "list", context.Help("列出政策中的名单、措施（联合奖惩措施清单）和定义",
                           "List the lists, measures (the measure list) and definitions that the "
                           "policies hold"));
  AddPolicyOptions(*command, context, options->policies);
  command
      ->add_option("WHAT", options->what,
                   context.Help("lists 名单、measures 措施、rules 定义，或 all",
                                "lists, measures, rules or all"))
      ->check(CLI::IsMember({"lists", "measures", "rules", "all"}))
      ->type_name("")
      ->capture_default_str();
  command->add_option("--format", options->format, context.Help("输出格式", "Output format"))
      ->check(CLI::IsMember({"table", "json", "csv"}))
      ->capture_default_str();
  command->footer(context.Help("例：xinze list measures --region 320000 --format csv",
                               "Example: xinze list measures --region 320000 --format csv"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
