// Front matter, which documents count, and where in them a statement stands.
#include <algorithm>
#include <array>

#include "compiler/base/hash.h"
#include "compiler/base/utf8.h"
#include "compiler/check/context.h"
#include "compiler/check/literals.h"
#include "compiler/check/names.h"
#include "compiler/literal/calendar.h"
#include "compiler/literal/identifier.h"
#include "compiler/syntax/prose.h"

namespace xinze::check {
namespace {

using syntax::FrontMatterEntry;
using syntax::SyntaxTree;

constexpr std::array kKeys = {
    "题名",     "文号", "制定机关", "效力",     "地区", "状态",   "成文日",   "公布日",
    "施行",     "失效", "有效期限", "失效后",   "上位", "优先于", "解释机关", "征求意见起止",
    "公布渠道", "篇",   "期间计算", "原文摘要", "勘误", "键",     "替代"};

constexpr std::array kRanks = {
    std::pair{Rank::Law, "法律"},
    std::pair{Rank::AdministrativeRegulation, "行政法规"},
    std::pair{Rank::CentralPolicy, "党中央国务院政策文件"},
    std::pair{Rank::LocalRegulation, "地方性法规"},
    std::pair{Rank::DepartmentRule, "部门规章"},
    std::pair{Rank::LocalGovernmentRule, "地方政府规章"},
    std::pair{Rank::NormativeDocument, "规范性文件"},
    std::pair{Rank::Library, "标准库"},
};

struct FrontMatter {
  Context& context;
  const SyntaxTree& tree;
  Document document;
  bool draft_excluded = false;

  const FrontMatterEntry* Find(std::string_view key) const {
    for (const FrontMatterEntry& entry : tree.front_matter) {
      if (entry.key.text == key) return &entry;
    }
    return nullptr;
  }
  std::string Text(std::string_view key) const {
    const FrontMatterEntry* entry = Find(key);
    return entry == nullptr ? std::string() : entry->value.text;
  }
  void Refuse(const FrontMatterEntry& entry, std::string_view zh, std::string_view en) {
    context.Report(Code::XZ0703, entry.value.span.is_valid() ? entry.value.span : entry.key.span)
        .ArgName(entry.key.text)
        .ArgName(entry.value.text)
        .Arg(zh, en);
  }
  std::optional<int32_t> Day(std::string_view key) {
    const FrontMatterEntry* entry = Find(key);
    if (entry == nullptr || entry->value.text.empty()) return std::nullopt;
    const auto date = ReadDate(entry->value.text);
    if (!date.has_value()) {
      Refuse(*entry, "请写成 2018-01-29", "write it as 2018-01-29");
    }
    return date;
  }

  std::string Region() const {
    const std::string region = Text("地区");
    return region.empty() ? document.region : region;
  }

  void CheckKeys() {
    std::vector<std::string> known(kKeys.begin(), kKeys.end());
    for (const FrontMatterEntry& entry : tree.front_matter) {
      if (std::find(known.begin(), known.end(), entry.key.text) == known.end()) {
        ReportUnknown(context, Code::XZ0701, entry.key.text, entry.key.span, known);
      }
    }
    for (const char* key : {"优先于", "替代", "键"}) {
      const FrontMatterEntry* entry = Find(key);
      if (entry != nullptr) context.Report(Code::XZ0714, entry->key.span).ArgName(key);
    }
    if (tree.front_matter_damaged) return;
    std::string missing;
    for (const char* key : {"题名", "效力"}) {
      if (Text(key).empty()) missing += (missing.empty() ? "" : "、") + std::string(key);
    }
    if (Text("施行").empty() && Text("公布日").empty() && Text("成文日").empty()) {
      missing += (missing.empty() ? "" : "、") + std::string("施行");
    }
    const Span place =
        tree.front_matter.empty() ? Span{tree.source, 0, 0} : tree.front_matter.front().key.span;
    if (!missing.empty()) context.Report(Code::XZ0702, place).ArgName(missing);
  }

  void ReadRankAndRegion() {
    if (const FrontMatterEntry* entry = Find("效力")) {
      if (const auto rank = ParseRank(entry->value.text)) {
        document.rank = *rank;
      } else {
        std::vector<std::string> known;
        known.reserve(kRanks.size());
        for (const auto& [rank_of_known, name] : kRanks) known.emplace_back(name);
        ReportUnknown(context, Code::XZ0508, entry->value.text, entry->value.span, known);
      }
    }
    if (const FrontMatterEntry* entry = Find("地区")) {
      if (literal::ParseRegionCode(entry->value.text).ok() || entry->value.text == "000000") {
        document.region = entry->value.text;
      } else {
        Refuse(*entry, "请写六位行政区划代码", "write a six-digit 行政区划代码");
      }
    }
  }

  void ReadStatus() {
    const FrontMatterEntry* entry = Find("状态");
    if (entry == nullptr) return;
    const std::string& status = entry->value.text;
    if (status == "草案") {
      document.draft = true;
    } else if (status == "废止" || status == "停止执行") {
      if (Text("失效").empty()) {
        context.Report(Code::XZ0704, entry->value.span).ArgName(status);
      }
    } else if (status != "公布") {
      Refuse(*entry, "只能是 草案、公布、停止执行、废止", "one of 草案, 公布, 停止执行, 废止");
    }
  }

  void ReadTerm() {
    // Each is read, so that a day that is none is found whichever of them decides.
    std::optional<int32_t> from;
    for (const char* key : {"成文日", "公布日", "施行"}) {
      if (const auto day = Day(key)) from = day;
    }
    if (from.has_value()) document.in_force_from = *from;
    if (const auto until = Day("失效")) {
      document.in_force_until = *until;
      if (from.has_value() && *until < *from) {
        Refuse(*Find("失效"), "早于施行", "before the day of 施行");
      }
    }
    if (const FrontMatterEntry* entry = Find("有效期限")) {
      const auto period = literal::ParsePeriod(entry->value.text);
      if (!period.ok() || !period->is_calendar()) {
        Refuse(*entry, "请写成 3年、6个月 或 30日", "write it as 3年, 6个月 or 30日");
      } else if (from.has_value()) {
        // A document with a term ends on the day after its last.
        const literal::PeriodEnd end = literal::EndOfPeriod({*from}, *period, document.counting);
        if (!end.saturated) {
          document.in_force_until = std::min(document.in_force_until, end.day.days + 1);
        }
      }
    }
    if (const FrontMatterEntry* entry = Find("失效后")) {
      if (entry->value.text == "存续") {
        document.after_end = AfterEnd::Continue;
      } else if (entry->value.text == "终止") {
        document.after_end = AfterEnd::Terminate;
      } else {
        Refuse(*entry, "只能是 存续 或 终止", "one of 存续, 终止");
      }
    }
  }

  // 民法典 (含满期日) or 对应日不计 (不含满期日): whether the anniversary day itself counts.
  void ReadCounting() {
    const FrontMatterEntry* entry = Find("期间计算");
    if (entry == nullptr) return;
    const std::string& text = entry->value.text;
    if (text == "不含满期日") {
      document.counting = literal::CountingMode::AnniversaryExcluded;
    } else if (text == "含满期日") {
      document.counting = literal::CountingMode::CivilCode;
    } else if (const auto mode = literal::ParseCountingMode(text); mode.ok()) {
      document.counting = *mode;
    } else {
      Refuse(*entry, "只能是 民法典、含满期日 或 不含满期日",
             "one of 民法典, 含满期日, 不含满期日");
    }
  }

  void CheckDigest() {
    const FrontMatterEntry* entry = Find("原文摘要");
    if (entry == nullptr) return;
    const std::string digest = base::ContentHash(tree.normalised_prose);
    const std::string hex = digest.substr(digest.find(':') + 1);
    const std::string& stated = entry->value.text;
    if (stated == "待计算") {
      context.Report(Code::XZ0706, entry->value.span).Arg(digest).Fix(entry->value.span, digest);
    } else if (stated != digest && stated != hex) {
      context.Report(Code::XZ0705, entry->value.span).Arg(digest);
    }
  }

  void Read() {
    CheckKeys();
    document.title = Text("题名");
    document.number = Text("文号");
    document.part = Text("篇");
    document.authority = Text("制定机关");
    ReadRankAndRegion();
    ReadStatus();
    ReadCounting();
    ReadTerm();
    CheckDigest();
  }
};

// The first statement in the section of prose that is marked; null if the mark is none of prose, or
// no statement rests on it.
const syntax::Statement* StatementBeside(const SyntaxTree& tree, const Span& mark) {
  for (const SyntaxTree::Paragraph& paragraph : tree.paragraphs) {
    if (mark.begin < paragraph.span.begin || mark.begin >= paragraph.span.end) continue;
    for (const syntax::Statement& statement : tree.statements) {
      const auto& headings = statement.locator.headings;
      const bool same_section =
          headings.size() == paragraph.headings.size() &&
          (headings.empty() || headings.back().span == paragraph.headings.back().span);
      if (same_section) return &statement;
    }
  }
  return nullptr;
}

// What a policy says of itself that nobody has verified is reported wherever it stands: in the
// prose, in a comment, or in the front matter.
void CheckUnverified(Context& context, const SyntaxTree& tree) {
  for (const Span& mark : tree.unverified) {
    diagnostics::Diagnostics::Builder report = context.Report(Code::XZ0707, mark);
    if (const syntax::Statement* statement = StatementBeside(tree, mark)) {
      report.Label(statement->span, "依据这段文字的语句", "a statement that rests on it");
    }
  }
}

// Whether a document is of the place asked about, or of a layer above.
bool IsOfRegion(const Context& context, const std::string& region) {
  if (context.options.region.empty()) return true;
  const auto chain = RegionChain(context.options.region);
  return std::find(chain.begin(), chain.end(), region) != chain.end();
}

bool Counts(const Context& context, const Document& document) {
  if (document.draft && !context.options.include_drafts) return false;
  return IsOfRegion(context, document.region);
}

std::string FolderOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

// Of each folder whether one of the policies in it is of the place asked about.
using PolicyFolders = std::map<std::string, bool, std::less<>>;

// A file of tests has no front matter: it goes with the policies of its folder, or of the nearest
// folder above that has any.
bool GoesWithItsPolicies(const Context& context, const SyntaxTree& tree,
                         const PolicyFolders& folders) {
  if (tree.literate || tree.tests.empty()) return true;
  for (std::string folder = FolderOf(context.sources[tree.source].path());;
       folder = FolderOf(folder)) {
    if (const auto found = folders.find(folder); found != folders.end()) return found->second;
    if (folder.empty()) return true;
  }
}

// Said once, in place of all that follows from having no policy.
void ReportNoneOfRegion(Context& context) {
  std::set<std::string> regions;
  for (const SyntaxTree& tree : context.trees) {
    if (!tree.literate) continue;
    const std::string region = FrontMatter{context, tree, {}}.Region();
    if (IsOfRegion(context, region)) return;
    regions.insert(region);
  }
  if (regions.empty()) return;
  std::string zh;
  std::string en;
  for (const std::string& region : regions) {
    zh += (zh.empty() ? "" : "、") + region;
    en += (en.empty() ? "" : ", ") + region;
  }
  context.Report(Code::XZ0713, Span{}).Arg(context.options.region).Arg(zh, en);
}

}  // namespace

std::string Squeeze(std::string_view text) { return syntax::NormaliseProse(base::FoldWidth(text)); }

std::string_view ChineseName(Rank rank) {
  for (const auto& [value, name] : kRanks) {
    if (value == rank) return name;
  }
  return "";
}

std::optional<Rank> ParseRank(std::string_view name) {
  for (const auto& [value, text] : kRanks) {
    if (name == text && value != Rank::Library) return value;
  }
  return std::nullopt;
}

bool OutRanks(Rank a, Rank b) {
  if (a == b || a == Rank::Library || b == Rank::Library) return false;
  switch (a) {
    case Rank::Law:
      return b != Rank::CentralPolicy;
    case Rank::AdministrativeRegulation:
      return b != Rank::Law && b != Rank::CentralPolicy;
    case Rank::CentralPolicy:
      return b == Rank::NormativeDocument;
    case Rank::LocalRegulation:
      // 《立法法》: above the rules of local governments; against 部门规章 a ruling decides.
      return b == Rank::LocalGovernmentRule || b == Rank::NormativeDocument;
    case Rank::DepartmentRule:
    case Rank::LocalGovernmentRule:
      return b == Rank::NormativeDocument;
    case Rank::NormativeDocument:
    case Rank::Library:
      return false;
  }
  return false;
}

std::vector<std::string> RegionChain(std::string_view region) {
  std::vector<std::string> chain = {"000000"};
  for (const size_t digits : {size_t{2}, size_t{4}, size_t{6}}) {
    std::string layer(region.substr(0, digits));
    layer.resize(6, '0');
    if (layer != chain.back()) chain.push_back(layer);
  }
  return chain;
}

bool InForceTogether(const Document& a, const Document& b) {
  return a.in_force_from < b.in_force_until && b.in_force_from < a.in_force_until;
}

bool IsLayerAboveOrSame(const Document& upper, const Document& lower) {
  const auto chain = RegionChain(lower.region);
  return std::find(chain.begin(), chain.end(), upper.region) != chain.end();
}

void CheckDocuments(Context& context) {
  ReportNoneOfRegion(context);
  PolicyFolders folders;
  for (const SyntaxTree& tree : context.trees) {
    if (!tree.literate) continue;
    folders[FolderOf(context.sources[tree.source].path())] |=
        IsOfRegion(context, FrontMatter{context, tree, {}}.Region());
  }
  for (const SyntaxTree& tree : context.trees) {
    FrontMatter front{context, tree, {}};
    if (tree.literate) {
      front.Read();
    } else {
      // Library code, vocabularies, tests: no rule of law of its own.
      front.document.title = context.sources[tree.source].path();
      front.document.rank = Rank::Library;
    }
    front.document.source = tree.source;
    if (!Counts(context, front.document) || !GoesWithItsPolicies(context, tree, folders)) {
      context.tree_documents.push_back(DocumentId::Invalid());
      continue;
    }
    CheckUnverified(context, tree);
    context.tree_documents.push_back(context.program.documents.Add(std::move(front.document)));
  }
}

Provenance MakeProvenance(Context& context, const Site& site, Span span,
                          const syntax::Annotations& annotations) {
  Provenance provenance;
  provenance.document = site.document;
  provenance.span = span;
  const SyntaxTree& tree = context.trees[site.tree];
  const std::vector<syntax::Name>& headings = site.statement->locator.headings;
  for (const syntax::Name& heading : headings) {
    if (!provenance.locator.empty()) provenance.locator += "/";
    provenance.locator += heading.text;
  }
  // The anchored paragraph, else the one above the code.
  const std::string anchor =
      annotations.anchors.empty() ? std::string() : Squeeze(annotations.anchors.front().text);
  for (const SyntaxTree::Paragraph& paragraph : tree.paragraphs) {
    if (paragraph.span.begin > span.begin) break;
    const bool same_section =
        paragraph.headings.size() == headings.size() &&
        (headings.empty() || paragraph.headings.back().span == headings.back().span);
    if (!same_section) continue;
    if (!anchor.empty() && Squeeze(paragraph.text).find(anchor) == std::string::npos) continue;
    provenance.paragraph = paragraph.span;
  }
  for (const syntax::Name& quote : annotations.anchors) provenance.quotes.push_back(quote.text);
  for (const syntax::Name& id : annotations.ledger_ids) provenance.ledger_ids.push_back(id.text);
  return provenance;
}

}  // namespace xinze::check
