// 条目, 原文 and 不编码: what each statement codes, and that it is there in the text.
#include <algorithm>

#include "compiler/check/annotations.h"
#include "compiler/check/context.h"
#include "compiler/literal/ledger_id.h"

namespace xinze::check {
namespace {

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

void CheckAnchors(Context& context, const syntax::SyntaxTree& tree,
                  const syntax::Statement& statement, const syntax::Annotations& annotations) {
  for (const syntax::Name& anchor : annotations.anchors) {
    const std::string wanted = Squeeze(anchor.text);
    const bool found =
        std::any_of(tree.paragraphs.begin(), tree.paragraphs.end(),
                    [&](const syntax::SyntaxTree::Paragraph& paragraph) {
                      return InSection(paragraph, statement) &&
                             Squeeze(paragraph.text).find(wanted) != std::string::npos;
                    });
    if (!found) context.Report(Code::XZ0708, anchor.span).ArgName(anchor.text);
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
