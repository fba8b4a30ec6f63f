// 条目, 原文 and 不编码: what each statement codes, and that it is there in the text.
#include <algorithm>

#include "compiler/base/utf8.h"
#include "compiler/check/annotations.h"
#include "compiler/check/context.h"
#include "compiler/literal/ledger_id.h"

namespace xinze::check {
namespace {

// Longer texts are not compared character by character.
constexpr size_t kMaxCompared = 4000;

struct Seen {
  Span span;
  const syntax::Statement* statement = nullptr;
  bool uncoded = false;
};

// The section of a statement: paragraphs under its innermost heading or any below that.
bool InSection(const syntax::SyntaxTree::Paragraph& paragraph, const syntax::Statement& statement) {
  const auto& headings = statement.locator.headings;
  if (headings.empty()) return true;
  return std::any_of(
      paragraph.headings.begin(), paragraph.headings.end(),
      [&](const syntax::Name& heading) { return heading.span == headings.back().span; });
}

// Where words were looked for and not found: the passage that is most like them, and where both
// differ.
struct Passage {
  std::string text;
  size_t distance = 0;
};

// The stretch of `text` that takes the fewest changes to become `wanted`, and how many.
Passage NearestStretch(const std::u32string& text, const std::u32string& wanted) {
  // Row by row of `wanted`, for each end in `text`: the changes, and where the stretch begins.
  std::vector<std::pair<size_t, size_t>> row(text.size() + 1);
  for (size_t j = 0; j <= text.size(); ++j) row[j] = {0, j};
  for (size_t i = 1; i <= wanted.size(); ++i) {
    std::pair<size_t, size_t> diagonal = row[0];
    row[0] = {i, 0};
    for (size_t j = 1; j <= text.size(); ++j) {
      const std::pair<size_t, size_t> above = row[j];
      const size_t same = wanted[i - 1] == text[j - 1] ? 0 : 1;
      row[j] = std::min({std::pair(diagonal.first + same, diagonal.second),
                         std::pair(above.first + 1, above.second),
                         std::pair(row[j - 1].first + 1, row[j - 1].second)});
      diagonal = above;
    }
  }
  const auto best = std::min_element(
      row.begin(), row.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto end = static_cast<size_t>(best - row.begin());
  return {base::EncodeUtf8(text.substr(best->second, end - best->second)), best->first};
}

// 「甲」应为「乙」: what is left of both between what they begin and end with.
diagnostics::Phrase Difference(const std::u32string& written, const std::u32string& text) {
  size_t head = 0;
  while (head < written.size() && head < text.size() && written[head] == text[head]) ++head;
  size_t tail = 0;
  while (tail < written.size() - head && tail < text.size() - head &&
         written[written.size() - 1 - tail] == text[text.size() - 1 - tail]) {
    ++tail;
  }
  const std::string here = base::EncodeUtf8(written.substr(head, written.size() - head - tail));
  const std::string there = base::EncodeUtf8(text.substr(head, text.size() - head - tail));
  // In brackets, since quotation marks may be what differs.
  if (here.empty()) return {"少了「" + there + "」", "「" + there + "」 is missing"};
  if (there.empty()) return {"多了「" + here + "」", "「" + here + "」 is too many"};
  return {"「" + here + "」应为「" + there + "」", "「" + here + "」 should be 「" + there + "」"};
}

void ReportNoAnchor(Context& context, const syntax::SyntaxTree& tree,
                    const syntax::Statement& statement, const syntax::Name& anchor) {
  auto report = context.Report(Code::XZ0708, anchor.span);
  report.ArgName(anchor.text);
  const std::u32string wanted = base::DecodeUtf8(Squeeze(anchor.text));
  std::optional<Passage> nearest;
  for (const syntax::SyntaxTree::Paragraph& paragraph : tree.paragraphs) {
    const std::u32string text = base::DecodeUtf8(Squeeze(paragraph.text));
    if (!wanted.empty() && !InSection(paragraph, statement) &&
        text.find(wanted) != std::u32string::npos) {
      report.Label(paragraph.span, "这段文字在这里；代码要写在它所在的一节",
                   "it stands here; code belongs into the section of its text");
      return;
    }
    if (wanted.empty() || wanted.size() > kMaxCompared || text.size() > kMaxCompared) continue;
    if (!InSection(paragraph, statement)) continue;
    Passage passage = NearestStretch(text, wanted);
    if (!nearest || passage.distance < nearest->distance) nearest = std::move(passage);
  }
  // Another half of the characters is another text.
  if (!nearest || nearest->distance * 2 > wanted.size()) return;
  const diagnostics::Phrase difference = Difference(wanted, base::DecodeUtf8(nearest->text));
  report.Note("最接近的原文：「" + nearest->text + "」；" + difference.zh,
              "the nearest passage: 「" + nearest->text + "」; " + difference.en);
}

void CheckAnchors(Context& context, const syntax::SyntaxTree& tree,
                  const syntax::Statement& statement, const syntax::Annotations& annotations) {
  for (const syntax::Name& anchor : annotations.anchors) {
    const std::string wanted = Squeeze(anchor.text);
    const bool found =
        !wanted.empty() &&
        std::any_of(tree.paragraphs.begin(), tree.paragraphs.end(),
                    [&](const syntax::SyntaxTree::Paragraph& paragraph) {
                      return InSection(paragraph, statement) &&
                             Squeeze(paragraph.text).find(wanted) != std::string::npos;
                    });
    if (!found) ReportNoAnchor(context, tree, statement, anchor);
  }
}

void CheckId(Context& context, std::map<std::string, Seen>& seen, const syntax::Name& name,
             const syntax::Statement& statement, bool uncoded) {
  const auto id = literal::ParseLedgerId(name.text);
  if (!id.ok()) {
    const literal::Wording reason = literal::ReasonWording(id.error().reason);
    context.Report(Code::XZ0710, name.span).ArgName(name.text).Arg(reason.zh, reason.en);
    return;
  }
  const auto [at, fresh] = seen.try_emplace(id->text(), Seen{name.span, &statement, uncoded});
  if (fresh) return;
  // One clause may need several statements; what is coded and uncoded at once, or named twice by
  // one statement, is a slip.
  const Seen& first = at->second;
  if (first.uncoded != uncoded) {
    context.Report(Code::XZ0712, name.span)
        .ArgName(name.text)
        .Label(first.span, "另一处", "the other place");
  } else if (first.statement == &statement || uncoded) {
    context.Report(Code::XZ0711, name.span)
        .ArgName(name.text)
        .Label(first.span, "先在这里写出", "named here first");
  }
}

}  // namespace

void CheckLedgerIds(Context& context) {
  std::map<std::string, Seen> seen;
  for (uint32_t t = 0; t < context.trees.size(); ++t) {
    if (!context.tree_documents[t].is_valid()) continue;
    const syntax::SyntaxTree& tree = context.trees[t];
    for (const syntax::Statement& statement : tree.statements) {
      ForEachAnnotations(tree, statement, [&](const syntax::Annotations& annotations) {
        CheckAnchors(context, tree, statement, annotations);
        for (const syntax::Name& id : annotations.ledger_ids) {
          CheckId(context, seen, id, statement, false);
        }
      });
      if (statement.kind != syntax::StatementKind::Uncoded) continue;
      const syntax::UncodedStmt& decl = tree.uncoded[statement.index];
      Program::Uncoded uncoded;
      uncoded.reason = decl.reason.text;
      uncoded.note = decl.note;
      for (const syntax::Name& id : decl.ledger_ids) {
        CheckId(context, seen, id, statement, true);
        uncoded.ledger_ids.push_back(id.text);
      }
      const Site site{t, &statement, context.tree_documents[t]};
      uncoded.provenance = MakeProvenance(context, site, statement.span, statement.annotations);
      context.program.uncoded.push_back(std::move(uncoded));
    }
  }
}

}  // namespace xinze::check
