// Measures, general rules, presumptions, clauses without code.
#include "compiler/syntax/builder.h"

namespace xinze::syntax {

using diagnostics::Code;

// ---- 措施 ---------------------------------------------------------------------------------------

void TreeBuilder::Build(XinzeParser::MeasureContext* measure) {
  auto* head = measure->measureHead();
  MeasureStmt out;
  out.names = Names(head->nameList(0));
  if (head->nameList().size() > 1) {
    for (const Name& word : Names(head->nameList(1))) {
      if (const auto* kind = FindWord(kMeasureKinds, word.text)) {
        RefuseRepeat(out.kind.has_value(), word.span, "惩戒或激励", "discipline or incentive");
        out.kind = kind->value;
      } else if (const auto* modality = FindWord(kModalities, word.text)) {
        RefuseRepeat(out.modality.has_value(), word.span, "应当、可以、鼓励或不得",
                     "must, may, encouraged or must_not");
        out.modality = modality->value;
      } else {
        ReportUnknownWord(word, {"措施的种类或力度", "kind or force of a measure"},
                          {"惩戒、激励；应当、可以、鼓励、不得",
                           "discipline, incentive; must, may, encouraged, must_not"});
      }
    }
  }
  for (XinzeParser::MeasureClauseContext* clause : head->measureClause()) Build(clause, out);
  for (XinzeParser::MeasureLineContext* line : measure->measureLine()) Build(line, out);
  if (out.names.empty() || out.names.front().text.empty()) return AddError(StatementKind::Measure);
  Add(StatementKind::Measure, tree_.measures, std::move(out));
}

void TreeBuilder::Build(XinzeParser::MeasureLineContext* line, MeasureStmt& out) {
  if (line->exception != nullptr) {
    if (line->getStart()->getType() == XinzeParser::K_WHEN) {
      out.triggers.push_back({ErrorExpr(SpanOf(line)), {}, SpanOf(line)});
    }
    return;
  }
  Annotate(line->reading(), statement_.annotations);
  // What stands behind a trigger in one line is of that trigger.
  bool of_trigger = false;
  for (XinzeParser::MeasureClauseContext* clause : line->measureClause()) {
    if (of_trigger && clause->annotation() != nullptr) {
      Annotate(clause->annotation(), out.triggers.back().annotations);
    } else {
      Build(clause, out);
    }
    of_trigger = of_trigger || clause->K_WHEN() != nullptr;
  }
}

void TreeBuilder::Build(XinzeParser::MeasureClauseContext* clause, MeasureStmt& out) {
  if (clause->exception != nullptr) return;
  const auto append = [&](std::vector<Name>& names) {
    for (Name& name : Names(clause->nameList())) names.push_back(std::move(name));
  };
  const auto term = [&]() -> MeasureTerm& {
    if (!out.term) out.term.emplace();
    out.term->span = Cover(out.term->span, SpanOf(clause));
    return *out.term;
  };
  const Span span = SpanOf(clause);
  // 期限 至 移出 and 不超过 2年 may stand together, a length only once.
  const auto refuse_second_length = [&] {
    const bool repeated = out.term && (out.term->at_most.is_valid() || out.term->fixed.is_valid());
    RefuseRepeat(repeated, span, "期限", "term");
  };
  if (clause->K_WHEN() != nullptr) {
    out.triggers.push_back({Build(clause->expr()), {}, SpanOf(clause)});
  } else if (clause->K_TARGETS() != nullptr) {
    for (XinzeParser::TargetContext* target : clause->target()) {
      TargetClause made{MakeName(target->name()), {}, SpanOf(target)};
      if (target->expr() != nullptr) made.filter = Build(target->expr());
      out.targets.push_back(std::move(made));
    }
    for (XinzeParser::ListCommaContext* comma : clause->listComma()) CheckComma(comma);
  } else if (clause->K_MATTERS() != nullptr) {
    append(out.matters);
  } else if (clause->K_INITIATED_BY() != nullptr) {
    append(out.initiators);
  } else if (clause->K_IMPLEMENTED_BY() != nullptr) {
    append(out.implementers);
  } else if (clause->K_SHARING() != nullptr) {
    RefuseRepeat(out.sharing.has_value(), span, "共享", "sharing");
    out.sharing = MakeName(clause->name());
  } else if (clause->K_CATEGORY() != nullptr) {
    RefuseRepeat(out.category.has_value(), span, "类", "category");
    out.category = MakeName(clause->name());
  } else if (clause->K_TERM() != nullptr) {
    XinzeParser::TermPartContext* part = clause->termPart();
    if (part->atMost() != nullptr) {
      refuse_second_length();
      term().at_most = Build(part->atMost()->sum());
    } else if (part->K_EXIT() != nullptr) {
      term().until_exit = true;
    } else if (part->K_TO() != nullptr) {
      term().until = Build(part->expr());
    } else {
      refuse_second_length();
      term().fixed = Build(part->sum());
    }
  } else if (clause->atMost() != nullptr) {
    refuse_second_length();
    term().at_most = Build(clause->atMost()->sum());
  } else if (clause->K_BASIS() != nullptr) {
    AddCitations(clause, out);
  } else {
    Annotate(clause->annotation(), statement_.annotations);
  }
}

// 依据 《招标投标法》第五十三条、第五十四条(1年 至 2年)、苏政发〔2018〕23号: what begins with
// neither a title nor a document's number goes on with the citation before it.
void TreeBuilder::AddCitations(XinzeParser::MeasureClauseContext* clause, MeasureStmt& out) {
  const size_t first = out.bases.size();
  for (XinzeParser::CitationContext* citation : clause->citation()) {
    const std::vector<XinzeParser::CitationPartContext*> parts = citation->citationPart();
    bool begins = out.bases.size() == first || out.bases.back().from.is_valid();
    for (XinzeParser::CitationPartContext* part : parts) {
      begins = begins || part->TITLE() != nullptr || part->LBRACKET() != nullptr;
    }
    if (begins) out.bases.emplace_back();
    CitationClause& basis = out.bases.back();
    basis.span = Cover(basis.span, SpanOf(parts.front()->getStart(), parts.back()->getStop()));
    basis.text = std::string(source_.text(basis.span));
    if (citation->range() != nullptr) {
      basis.from = Build(citation->range()->sum(0));
      basis.to = Build(citation->range()->sum(1));
    }
  }
  for (XinzeParser::ListCommaContext* comma : clause->listComma()) CheckComma(comma);
}

// ---- 通则, 推定, 不编码
// -----------------------------------------------------------------------------

void TreeBuilder::Build(XinzeParser::GeneralRuleContext* rule) {
  auto* head = rule->generalRuleHead();
  GeneralRuleStmt out;
  if (XinzeParser::CollectionContext* over = head->collection()) {
    out.over = MakeName(over->name());
    if (over->expr() != nullptr && over->exception == nullptr) out.filter = Build(over->expr());
  }
  for (XinzeParser::MeasureClauseContext* clause : head->measureClause()) {
    Build(clause, out.measure_defaults);
  }
  for (XinzeParser::GeneralRuleLineContext* line : rule->generalRuleLine()) {
    if (line->exception != nullptr) continue;
    if (line->exclusion() != nullptr) {
      AddExclusion(line->exclusion(), out.mutually_exclusive);
      Annotate(line->annotations(), statement_.annotations);
    } else {
      Build(line->measureLine(), out.measure_defaults);
    }
  }
  if (out.over.text.empty()) return AddError(StatementKind::GeneralRule);
  Add(StatementKind::GeneralRule, tree_.general_rules, std::move(out));
}

void TreeBuilder::Build(XinzeParser::PresumptionContext* presumption) {
  auto* head = presumption->presumptionHead();
  PresumptionStmt out;
  std::tie(out.owner, out.field) = Build(head->qualifiedName());
  if (head->exception != nullptr) return AddError(StatementKind::Presumption);
  out.value = Build(head->expr());
  Annotate(head->annotations(), statement_.annotations);
  for (XinzeParser::PresumptionLineContext* line : presumption->presumptionLine()) {
    if (line->exception == nullptr) Annotate(line->commonLine());
  }
  Add(StatementKind::Presumption, tree_.presumptions, std::move(out));
}

void TreeBuilder::Build(XinzeParser::UncodedContext* uncoded) {
  auto* head = uncoded->uncodedHead();
  if (head->exception != nullptr) return AddError(StatementKind::Uncoded);
  UncodedStmt out;
  out.ledger_ids = LedgerIds(head->ledgerIds());
  out.reason = MakeName(head->name());
  out.note = TextOf(head->TEXT());
  Annotate(head->annotations(), statement_.annotations);
  for (XinzeParser::UncodedLineContext* line : uncoded->uncodedLine()) {
    if (line->exception == nullptr) Annotate(line->commonLine());
  }
  Add(StatementKind::Uncoded, tree_.uncoded, std::move(out));
}

}  // namespace xinze::syntax
