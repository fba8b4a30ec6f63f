// Documents with their terms, parameters, and views.
#include "tests/differential/statement_generators.h"

namespace xinze::differential {
namespace {

DocumentModel Rules(Random& random, int number) {
  static const std::vector<std::string> kFrom = {"2010-01-01", "2010-01-01", "2018-01-29",
                                                 "2024-02-29", "2025-06-15"};
  static const std::vector<std::string> kUntil = {"2024-12-31", "2025-06-15", "2025-06-16",
                                                  "2026-03-01", "2020-02-29"};
  const std::string name = number == 1 ? "规定" : "规定二";
  DocumentModel document{.file = (number == 1 ? "rules" : "more-rules") + std::string(".xinze.md"),
                         .front_matter = {"题名: " + name, "效力: 规范性文件"}};
  std::vector<std::string>& lines = document.front_matter;
  const std::string& from = random.Pick(kFrom);
  lines.push_back("施行: " + from);
  if (const std::string& until = random.Pick(kUntil); until > from && random.Chance(35)) {
    lines.emplace_back("状态: 废止");
    lines.push_back("失效: " + until);
  } else if (random.Chance(15)) {
    lines.push_back("有效期限: " + random.Pick(std::vector<std::string>{"5年", "6个月", "90日"}));
  }
  if (random.Chance(60)) {
    lines.emplace_back(random.Chance(50) ? "失效后: 存续" : "失效后: 终止");
  }
  if (random.Chance(50)) {
    lines.emplace_back(random.Chance(60) ? "期间计算: 不含满期日" : "期间计算: 民法典");
  }
  return document;
}

DocumentModel Law(Random& random) {
  DocumentModel document{.file = "law.xinze.md", .front_matter = {"题名: 某法", "效力: 法律"}};
  document.front_matter.emplace_back(random.Chance(60) ? "施行: 2010-01-01" : "施行: 2024-02-29");
  if (random.Chance(30)) document.front_matter.emplace_back("失效: 2025-06-15");
  if (random.Chance(30)) document.front_matter.emplace_back("期间计算: 不含满期日");
  return document;
}

}  // namespace

std::string Ordinal(int index) {
  static const std::vector<std::string> kStems = {"甲", "乙", "丙", "丁", "戊",
                                                  "己", "庚", "辛", "壬", "癸"};
  const auto size = static_cast<int>(kStems.size());
  return kStems[static_cast<size_t>(index % size)] + (index < size ? "" : "二");
}

void GenerateDocuments(Draft draft) {
  std::vector<DocumentModel>& documents = draft.model.documents;
  documents.push_back({.file = "library.xinze"});
  documents.push_back(Rules(draft.random, 1));
  documents.push_back(Law(draft.random));
  if (draft.random.Chance(30)) documents.push_back(Rules(draft.random, 2));
}

size_t DrawDocument(Draft draft) {
  constexpr size_t kMoreRules = 3;
  if (draft.model.documents.size() > kMoreRules && draft.random.Chance(50)) return kMoreRules;
  return draft.random.Chance(15) ? kLibrary : kRules;
}

void GenerateParameters(Draft draft) {
  Random& random = draft.random;
  std::vector<ParameterModel>& parameters = draft.model.parameters;
  parameters.push_back({.name = "参数期间", .source = "参数 参数期间 = 2年\n"});
  std::string dated = "参数 参数期限 = 1年\n  自 2022-01-01 = 6个月\n";
  dated += random.Chance(30) ? "  自 2024-01-01 = 未定\n" : "  自 2024-01-01 = 3年\n";
  parameters.push_back({.name = "参数期限", .source = std::move(dated)});
  if (random.Chance(60)) {
    const bool of_conduct = random.Chance(50);
    parameters.push_back({.name = "记录期限",
                          .kind = Kind::Period,
                          .scope = Scope::Record,
                          .source = std::string("参数 记录期限 = 1年;按 ") +
                                    (of_conduct ? "行为日期" : "认定日期") +
                                    "\n  自 2020-02-29 = 2年\n  自 2024-01-01 = 6个月\n"});
  }
  if (random.Chance(60)) {
    const bool dated_amount = random.Chance(50);
    parameters.push_back(
        {.name = "起点金额",
         .kind = Kind::Amount,
         .scope = dated_amount ? Scope::Record : Scope::Subject,
         .source = std::string("参数 起点金额 = ") + (random.Chance(70) ? "1万元" : "未定") +
                   (dated_amount ? ";按 认定日期" : "") + "\n  自 2023-02-28 = 3万元\n"});
  }
  if (random.Chance(50)) {
    parameters.push_back({.name = "比例上限",
                          .kind = Kind::Ratio,
                          .source = "参数 比例上限 = 12.5%\n  自 2025-06-15 = 33.3333%\n"});
  }
  if (random.Chance(50)) {
    parameters.push_back({.name = "起算日",
                          .kind = Kind::Date,
                          .source = "参数 起算日 = 2020-02-29\n  自 2024-06-01 = 2024-02-29\n"});
    parameters.push_back(
        {.name = "次数上限", .kind = Kind::Integer, .source = "参数 次数上限 = 3\n"});
  }
}

void GenerateViews(Draft draft) {
  const int views = draft.random.Below(3);
  for (int i = 0; i < views; ++i) {
    Node condition = draft.expressions.Boolean(Scope::Record, 0);
    draft.model.views.push_back({"视图" + Ordinal(i), std::move(condition)});
  }
}

}  // namespace xinze::differential
