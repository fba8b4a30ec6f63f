// Lists and procedures.
#include "compiler/syntax/builder.h"

namespace xinze::syntax {

// ---- 名单 ---------------------------------------------------------------------------------------

void TreeBuilder::Build(XinzeParser::CreditListContext* list) {
  auto* head = list->creditListHead();
  ListStmt out;
  out.name = MakeName(head->name(0));
  if (head->name().size() > 1) out.kind = MakeName(head->name(1));
  if (head->exception == nullptr) Annotate(head->annotations(), statement_.annotations);
  for (XinzeParser::CreditListLineContext* line : list->creditListLine()) Build(line, out);
  if (out.name.text.empty()) return AddError(StatementKind::List);
  Add(StatementKind::List, tree_.lists, std::move(out));
}

void TreeBuilder::Build(XinzeParser::CreditListLineContext* line, ListStmt& out) {
  const bool broken = line->exception != nullptr;
  const Span span = SpanOf(line);
  if (broken) {
    // The clause stands with a condition of which nothing is known, so that its lack is no further
    // finding.
    const size_t type = line->getStart()->getType();
    if (type == XinzeParser::K_ADMIT) out.admissions.push_back({ErrorExpr(span), {}, span});
    if (type == XinzeParser::K_EXIT) out.exits.push_back({ErrorExpr(span), {}, span});
    return;
  }
  if (line->commonLine() != nullptr) return Annotate(line->commonLine());
  if (line->K_AFTER_EXIT() != nullptr) {
    for (Name& name : Names(line->nameList())) out.after_exit.push_back(std::move(name));
    return Annotate(line->annotations(), statement_.annotations);
  }
  if (line->exclusion() != nullptr) {
    AddExclusion(line->exclusion(), out.mutually_exclusive);
    return Annotate(line->annotations(), statement_.annotations);
  }
  if (line->K_TERRITORY() != nullptr) {
    RefuseRepeat(out.territory.has_value(), span, "地域", "territory");
    out.territory = MakeName(line->name());
    return Annotate(line->annotations(), statement_.annotations);
  }
  Annotations annotations;
  Annotate(line->annotations(), annotations);
  if (line->K_EXCEPT() != nullptr) {
    ListException exception;
    exception.scope = Word(MakeName(line->name()), kExceptionScopes, {"例外的范围", "scope"})
                          .value_or(ExceptionScope::Record);
    exception.condition = Build(line->expr());
    exception.annotations = std::move(annotations);
    exception.span = span;
    out.exceptions.push_back(std::move(exception));
    return;
  }
  const ExprId condition =
      line->collection() != nullptr ? Build(line->collection()) : Build(line->expr());
  std::vector<ListClause>& clauses = line->K_ADMIT() != nullptr  ? out.admissions
                                     : line->K_EXIT() != nullptr ? out.exits
                                                                 : out.references;
  clauses.push_back({condition, std::move(annotations), span});
}

void TreeBuilder::AddExclusion(XinzeParser::ExclusionContext* exclusion, std::vector<ExprId>& out) {
  for (XinzeParser::ExprContext* expr : exclusion->expr()) out.push_back(Build(expr));
  for (XinzeParser::ListCommaContext* comma : exclusion->listComma()) CheckComma(comma);
}

// ---- 程序 ---------------------------------------------------------------------------------------

void TreeBuilder::Build(XinzeParser::ProcedureContext* procedure) {
  auto* head = procedure->procedureHead();
  ProcedureStmt out;
  out.name = MakeName(head->name());
  if (head->exception == nullptr) {
    out.applies_to = Names(head->nameList());
    Annotate(head->annotations(), statement_.annotations);
  }
  for (XinzeParser::ProcedureLineContext* line : procedure->procedureLine()) Build(line, out);
  if (out.name.text.empty()) return AddError(StatementKind::Procedure);
  Add(StatementKind::Procedure, tree_.procedures, std::move(out));
}

void TreeBuilder::Build(XinzeParser::ProcedureLineContext* line, ProcedureStmt& out) {
  if (line->exception != nullptr) {
    if (line->nameList() == nullptr || line->nameList()->exception != nullptr) return;
    // The names are read: later clauses may refer to these steps.
    for (Name& name : Names(line->nameList())) {
      out.steps.emplace_back().name = std::move(name);
      out.steps.back().span = SpanOf(line);
    }
  } else if (line->K_STEP() != nullptr) {
    StepDecl step;
    step.span = SpanOf(line);
    for (XinzeParser::StepPartContext* part : line->stepPart()) Build(part, step);
    for (Name& name : Names(line->nameList())) {
      step.name = std::move(name);
      out.steps.push_back(step);
    }
  } else if (line->K_MISSING() != nullptr) {
    MissingStepClause missing;
    missing.step = MakeName(line->name(0));
    missing.consequence =
        Word(MakeName(line->name(1)), kMissingSteps, {"缺步的后果", "consequence"})
            .value_or(MissingStep::Defective);
    missing.span = SpanOf(line);
    out.missing.push_back(std::move(missing));
    Annotate(line->annotations(), statement_.annotations);
  } else {
    Annotate(line->commonLine());
  }
}

void TreeBuilder::Build(XinzeParser::StepPartContext* part, StepDecl& out) {
  const Span span = SpanOf(part);
  if (part->K_BY() != nullptr) {
    RefuseRepeat(out.actor.has_value(), span, "由", "by");
    out.actor = MakeName(part->name());
    if (part->expr() != nullptr) out.actor_filter = Build(part->expr());
  } else if (part->K_TOWARDS() != nullptr) {
    RefuseRepeat(out.towards.has_value(), span, "对", "towards");
    out.towards = MakeName(part->name());
  } else if (part->K_WHEN() != nullptr) {
    RefuseRepeat(out.condition.is_valid(), span, "当", "when");
    out.condition = Build(part->expr());
  } else if (part->K_FROM() != nullptr) {
    RefuseRepeat(out.clock_from.has_value(), span, "自 … 起", "from … onward");
    out.clock_from = MakeName(part->name());
  } else if (part->literal() != nullptr) {
    RefuseRepeat(out.limit.is_valid(), span, "… 内", "within");
    out.limit = Build(part->literal());
  } else if (part->K_EFFECT() != nullptr) {
    RefuseRepeat(out.effect.has_value(), span, "效果", "effect");
    out.effect = Word(MakeName(part->getStop()), kStepEffects, {"步骤的效果", "effect of a step"});
  } else if (part->K_OUTCOME() != nullptr) {
    RefuseRepeat(!out.outcomes.empty(), span, "结果", "outcome");
    out.outcomes = Names(part->nameList());
  } else if (part->K_CHANNEL() != nullptr) {
    RefuseRepeat(!out.channels.empty(), span, "渠道", "channel");
    out.channels = Names(part->nameList());
    out.all_channels = part->K_CONTAINS_ALL() != nullptr;
  } else {
    Annotate(part->annotation(), out.annotations);
  }
}

}  // namespace xinze::syntax
