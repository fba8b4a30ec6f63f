#include <cstdint>
#include <memory>

#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/cli/usage.h"
#include "runtime/decide/atomic_file.h"
#include "runtime/record/generator.h"

namespace xinze::cli {
namespace {

struct GenerateCommandOptions {
  PolicyOptions policies;
  uint64_t subjects = 1000;
  uint64_t seed = 1;
  std::string out = "-";
};

void Run(Context& context, const GenerateCommandOptions& options) {
  const auto compilation = CompileForUse(context, options.policies);
  if (!compilation) {
    return;
  }
  auto file = decide::AtomicFile::Create(options.out);
  base::Status status = file.ok() ? base::Status::Ok() : base::Status(file.error());
  if (status.ok()) {
    record::GeneratorOptions generator;
    generator.subjects = options.subjects;
    generator.seed = options.seed;
    status = record::GenerateSubjects(*compilation->program, generator,
                                      [&file](std::string_view line) -> base::Status {
                                        XINZE_RETURN_IF_ERROR(file->Write(line));
                                        return file->Write("\n");
                                      });
  }
  if (status.ok()) {
    status = file->Commit();
  }
  if (!status.ok()) {
    context.Fail(status.error(), status.error().code == "XZ1010" ? kOutputFailed : kUsage);
  }
}

}  // namespace

void AddGenerateCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<GenerateCommandOptions>();
  CLI::App* command =
      AddCommand(app, context, "generate",
                 "生成虚构的主体数据（标识均为合成，不对应任何真实主体），供试用和压力测试",
                 "Generate invented subjects (synthetic identifiers, no real "
                 "subject) for trials and load tests");
  AddPolicyOptions(*command, context, options->policies);
  command->add_option("--subjects", options->subjects, context.Help("主体个数", "How many"))
      ->check(WholeNumber("--subjects", 0, int64_t{1} << 40U))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option(
          "--seed", options->seed,
          context.Help("种子：同一种子总是同样的数据", "Seed: the same seed, the same data"))
      ->check(WholeNumber("--seed", 0, INT64_MAX))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--out", options->out,
                   context.Help("写入文件；- 为标准输出", "Write to a file; - for stdout"))
      ->type_name("FILE")
      ->capture_default_str();
  command->footer(context.Help("例：xinze generate --subjects 1000 --seed 7 --out 主体.ndjson",
                               "Example: xinze generate --subjects 1000 --seed 7 --out s.ndjson"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
