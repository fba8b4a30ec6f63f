// 结构 and 推定: entities, fields, views, presumptions, and the well-known fields among them.
#include <algorithm>

#include "compiler/check/context.h"
#include "compiler/check/expressions.h"
#include "compiler/check/literals.h"
#include "compiler/check/make.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using syntax::FieldDecl;
using syntax::SchemaStmt;

// A set is a mask of codes in an int64 of which two bits are left to the infinities.
constexpr size_t kMaxSetValues = 62;

constexpr std::pair<std::string_view, TypeKind> kTypeNames[] = {
    {"真假", TypeKind::Boolean}, {"整数", TypeKind::Integer}, {"金额", TypeKind::Amount},
    {"比例", TypeKind::Ratio},   {"日期", TypeKind::Date},    {"期间", TypeKind::Period},
    {"文本", TypeKind::Text}};

std::optional<TypeKind> ParseTypeKind(std::string_view name) {
  for (const auto& [known, kind] : kTypeNames) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

void ReportUnknownType(Context& context, const FieldDecl& decl) {
  std::vector<std::string> known = KeysOf(context.vocabulary_names);
  if (!decl.is_set) {
    for (const auto& [name, kind] : kTypeNames) known.emplace_back(name);
  } else if (ParseTypeKind(decl.type.text).has_value()) {
    // 集合 文本: the type is known, but there are no sets of it.
    context.Report(Code::XZ0526, decl.type.span).ArgName(decl.type.text);
    return;
  }
  ReportUnknown(context, Code::XZ0309, decl.type.text, decl.type.span, known);
}

Type TypeOfField(Context& context, const FieldDecl& decl) {
  Type type;
  if (const auto kind = ParseTypeKind(decl.type.text); kind.has_value() && !decl.is_set) {
    type.kind = *kind;
    return type;
  }
  if (const auto found = context.vocabulary_names.find(decl.type.text);
      found != context.vocabulary_names.end()) {
    type.kind = decl.is_set ? TypeKind::Set : TypeKind::Enum;
    type.vocabulary = found->second;
    const Vocabulary& vocabulary = context.program.vocabularies[found->second];
    if (decl.is_set && (vocabulary.values.size() > kMaxSetValues || vocabulary.open)) {
      context.Report(Code::XZ0513, decl.type.span)
          .ArgName(decl.type.text)
          .Arg(vocabulary.values.size());
    }
    return type;
  }
  if (const auto found = context.entity_names.find(decl.type.text);
      decl.is_set && found != context.entity_names.end()) {
    type.kind = TypeKind::Reference;
    type.entity = found->second;
    return type;
  }
  if (!decl.damaged) ReportUnknownType(context, decl);
  return type;
}

// 必有 excludes 可无 and 可缺; one mark must stand.
void CheckMarks(Context& context, const syntax::Name& name, bool required, bool absent_ok,
                bool unknown_ok) {
  if (required == (absent_ok || unknown_ok)) {
    context.Report(Code::XZ0516, name.span).ArgName(name.text);
  }
}

void AddField(Context& context, EntityId entity, const FieldDecl& decl) {
  const auto [at, fresh] = context.field_names.try_emplace({entity, decl.name.text});
  if (!fresh) {
    context.Report(Code::XZ0302, decl.name.span)
        .ArgName(decl.name.text)
        .Label(context.program.fields[at->second].span, "先在这里声明", "declared here first");
    return;
  }
  if (!decl.damaged) {
    CheckMarks(context, decl.name, decl.required, decl.absent_ok, decl.unknown_ok);
  }
  Field field;
  field.name = decl.name.text;
  field.entity = entity;
  field.type = TypeOfField(context, decl);
  field.required = decl.required;
  field.absent_ok = decl.absent_ok;
  field.unknown_ok = decl.unknown_ok;
  field.event_date = decl.event_date;
  field.question = decl.question;
  field.asked_of = decl.asked_of;
  field.span = decl.span;
  const bool dated = decl.event_date || decl.set_date;
  if ((dated && field.type.kind != TypeKind::Date && field.type.kind != TypeKind::Error) ||
      (decl.event_date && decl.set_date)) {
    context.Report(Code::XZ0522, decl.name.span).ArgName(decl.name.text);
  }
  at->second = context.program.fields.Add(std::move(field));
  context.program.entities[entity].fields.push_back(at->second);
}

void DeclareEntity(Context& context, const Site& site, const SchemaStmt& decl) {
  const auto [at, fresh] = context.entity_names.try_emplace(decl.name.text);
  if (!fresh && at->second != EntityId(0)) return;  // extended by a later statement
  if (fresh) {
    Entity entity;
    entity.name = decl.name.text;
    at->second = context.program.entities.Add(std::move(entity));
  }
  Entity& entity = context.program.entities[at->second];
  if (entity.provenance.document.is_valid()) return;
  entity.required = decl.required;
  entity.absent_ok = decl.absent_ok;
  entity.unknown_ok = decl.unknown_ok;
  entity.provenance =
      MakeProvenance(context, site, site.statement->span, site.statement->annotations);
}

void SetParent(Context& context, const SchemaStmt& decl) {
  const EntityId id = context.entity_names.at(decl.name.text);
  Entity& entity = context.program.entities[id];
  if (!decl.parent.has_value()) {
    // The subject stands below nothing; what extends a collection need not repeat its parent.
    const bool declares = entity.provenance.span.Contains(decl.name.span);
    if (id != EntityId(0) && declares) {
      context.Report(Code::XZ0518, decl.name.span).ArgName(decl.name.text);
      entity.parent = EntityId(0);
    }
    return;
  }
  const auto parent = context.entity_names.find(decl.parent->text);
  if (parent == context.entity_names.end()) {
    ReportUnknown(context, Code::XZ0305, decl.parent->text, decl.parent->span,
                  KeysOf(context.entity_names));
    if (!entity.parent.is_valid()) entity.parent = EntityId(0);
    return;
  }
  if (id == EntityId(0) || IsAncestorOrSame(context.program, id, parent->second)) {
    context.Report(Code::XZ0518, decl.parent->span).ArgName(decl.name.text);
    return;
  }
  if (entity.parent.is_valid() && entity.parent != parent->second) {
    context.Report(Code::XZ0302, decl.parent->span)
        .ArgName(decl.name.text)
        .Label(entity.provenance.span, "先在这里声明", "declared here first");
    return;
  }
  entity.parent = parent->second;
}

FieldId FieldOf(Context& context, EntityId entity, const syntax::Name& name) {
  const auto found = context.field_names.find({entity, name.text});
  if (found != context.field_names.end()) return found->second;
  ReportUnknownIn(context, Code::XZ0303, name.text, context.program.entities[entity].name,
                  name.span, AttributesOf(context, entity, kNoView));
  return FieldId::Invalid();
}

void SetKeys(Context& context, const SchemaStmt& decl) {
  const EntityId id = context.entity_names.at(decl.name.text);
  Entity& entity = context.program.entities[id];
  if (decl.key.has_value()) {
    entity.key = FieldOf(context, id, *decl.key);
    // Records are named by it: 标的, 依据 and decisions hold it as text.
    if (entity.key.is_valid() && context.program.fields[entity.key].type.kind != TypeKind::Text) {
      context.Report(Code::XZ0528, decl.key->span).ArgName(decl.key->text).Arg("文本", "a text");
    }
  }
  if (decl.begins_on.has_value()) {
    entity.begins_on = FieldOf(context, id, *decl.begins_on);
    if (entity.begins_on.is_valid()) {
      const Field& field = context.program.fields[entity.begins_on];
      if (field.type.kind != TypeKind::Date || !field.required) {
        context.Report(Code::XZ0517, decl.begins_on->span).ArgName(decl.begins_on->text);
      }
    }
  }
  const auto received = context.field_names.find({id, context.options.well_known.received_at});
  if (received != context.field_names.end()) entity.received_at = received->second;
}

void DeclareViews(Context& context, const Site& site, const SchemaStmt& decl) {
  const EntityId id = context.entity_names.at(decl.name.text);
  for (const syntax::ViewDecl& view : decl.views) {
    const auto index = static_cast<int32_t>(context.program.views.size());
    if (context.entity_names.contains(view.name.text) ||
        !context.view_names.try_emplace(view.name.text, index).second) {
      context.Report(Code::XZ0302, view.name.span).ArgName(view.name.text);
      continue;
    }
    context.program.views.push_back({view.name.text, id, ExprId::Invalid()});
    context.view_sites.push_back({site, &view});
  }
}

void TranslateField(Context& context, uint32_t tree, EntityId entity, const FieldDecl& decl) {
  const auto found = context.field_names.find({entity, decl.name.text});
  if (found == context.field_names.end()) return;
  Field& field = context.program.fields[found->second];
  if (field.span != decl.span) return;  // a repeated one, reported
  if (decl.range_from.is_valid() && decl.range_to.is_valid()) {
    const auto lo = ReadConstant(context, tree, decl.range_from, field.type);
    const auto hi = ReadConstant(context, tree, decl.range_to, field.type);
    const bool ordered = field.type.kind == TypeKind::Integer ||
                         field.type.kind == TypeKind::Amount ||
                         field.type.kind == TypeKind::Ratio || field.type.kind == TypeKind::Date;
    if (!ordered) {
      // A literal of another type is reported already; that of this one has no order.
      if (lo.has_value() && hi.has_value()) {
        const diagnostics::Phrase type = TypeName(context.program, field.type);
        context.Report(Code::XZ0404, context.trees[tree].exprs[decl.range_from].span)
            .Arg(type.zh, type.en);
      }
    } else if (lo.has_value() && hi.has_value() && *lo <= *hi) {
      field.range_lo = *lo;
      field.range_hi = *hi;
    } else if (lo.has_value() && hi.has_value()) {
      context.Report(Code::XZ0523, decl.name.span).ArgName(decl.name.text);
    }
  }
  if (decl.applies_to.empty()) return;
  const FieldId kind = context.program.well_known.subject_kind;
  if (!kind.is_valid()) {
    const WellKnownNames& names = context.options.well_known;
    if (context.field_names.contains({EntityId(0), names.subject_kind})) return;  // XZ0528
    if (context.unread_names.contains(names.subject_kind)) return;
    context.Report(Code::XZ0530, decl.applies_to.front().span)
        .ArgName(names.subject)
        .ArgName(names.subject_kind);
    return;
  }
  const Type& type = context.program.fields[kind].type;
  if (type.kind != TypeKind::Enum) return;
  const Vocabulary& kinds = context.program.vocabularies[type.vocabulary];
  for (const syntax::Name& name : decl.applies_to) {
    const auto code = FindCode(kinds, name.text);
    if (!code.has_value()) {
      ReportNoValue(context, kinds, name.text, name.span);
      continue;
    }
    for (int32_t c = *code; c <= kinds.values[static_cast<size_t>(*code)].last; ++c) {
      field.applies_to.push_back(c);
    }
  }
  std::sort(field.applies_to.begin(), field.applies_to.end());
  field.applies_to.erase(std::unique(field.applies_to.begin(), field.applies_to.end()),
                         field.applies_to.end());
}

void TranslatePresumption(Context& context, const Site& site, const syntax::PresumptionStmt& decl) {
  EntityId entity(0);
  if (decl.owner.has_value()) {
    const auto collection = FindCollection(context, decl.owner->text);
    if (!collection.has_value()) {
      ReportUnknown(context, Code::XZ0305, decl.owner->text, decl.owner->span, RowNames(context));
      return;
    }
    entity = collection->first;
  }
  const FieldId id = FieldOf(context, entity, decl.field);
  if (!id.is_valid()) return;
  const Field& field = context.program.fields[id];
  if (!field.unknown_ok || field.presumption.has_value()) {
    context.Report(Code::XZ0519, decl.field.span).ArgName(decl.field.text);
    return;
  }
  Presumption presumption;
  presumption.provenance =
      MakeProvenance(context, site, site.statement->span, site.statement->annotations);
  Scope scope = ScopeOf(site, decl.field.text, site.statement->annotations);
  scope.entity = entity;
  const syntax::Expr& stated = context.At(scope, decl.value);
  const bool literal = stated.kind == syntax::ExprKind::Literal ||
                       (stated.kind == syntax::ExprKind::Negate &&
                        context.At(scope, stated.args[0]).kind == syntax::ExprKind::Literal);
  if (stated.kind == syntax::ExprKind::Absent) {
    presumption.absent = true;
  } else if (field.type.kind == TypeKind::Text || field.type.kind == TypeKind::Reference) {
    context.Report(Code::XZ0529, stated.span).ArgName(decl.field.text);
    return;
  } else if (literal) {
    const auto value = ReadConstant(context, site.tree, decl.value, field.type);
    if (!value.has_value()) return;
    presumption.value = *value;
  } else {
    const ExprId value = TranslateValue(context, scope, decl.value, field.type);
    if (!value.is_valid()) return;
    if (context.program.exprs[value].kind != ExprKind::Constant) {
      context.Report(Code::XZ0520, context.At(scope, decl.value).span).ArgName(decl.field.text);
      return;
    }
    presumption.value = context.program.exprs[value].value;
  }
  context.program.fields[id].presumption = std::move(presumption);
}

}  // namespace

bool IsAncestorOrSame(const Program& program, EntityId ancestor, EntityId entity) {
  for (; entity.is_valid(); entity = program.entities[entity].parent) {
    if (entity == ancestor) return true;
  }
  return false;
}

std::optional<std::pair<EntityId, int32_t>> FindCollection(const Context& context,
                                                           std::string_view name) {
  const std::string key(name);
  if (const auto view = context.view_names.find(key); view != context.view_names.end()) {
    return std::pair(context.program.views[static_cast<size_t>(view->second)].entity, view->second);
  }
  if (const auto entity = context.entity_names.find(key); entity != context.entity_names.end()) {
    return std::pair(entity->second, kNoView);
  }
  return std::nullopt;
}

void DeclareSchema(Context& context) {
  Entity subject;
  subject.name = context.options.well_known.subject;
  const EntityId subject_id = context.program.entities.Add(std::move(subject));
  context.entity_names[context.options.well_known.subject] = subject_id;
  const auto each = [&](auto&& fn) {
    ForEachStatement(context, syntax::StatementKind::Schema, &syntax::SyntaxTree::schemas, fn);
  };
  each([&](const Site& site, const SchemaStmt& decl) { DeclareEntity(context, site, decl); });
  each([&](const Site&, const SchemaStmt& decl) { SetParent(context, decl); });
  each([&](const Site& site, const SchemaStmt& decl) {
    for (const FieldDecl& field : decl.fields) {
      AddField(context, context.entity_names.at(decl.name.text), field);
    }
    DeclareViews(context, site, decl);
  });
  each([&](const Site& site, const SchemaStmt& decl) {
    SetKeys(context, decl);
    const EntityId id = context.entity_names.at(decl.name.text);
    const Entity& entity = context.program.entities[id];
    const bool declares = entity.provenance.span == site.statement->span;
    if (id != EntityId(0) && declares && !site.statement->damaged) {
      CheckMarks(context, decl.name, decl.required, decl.absent_ok, decl.unknown_ok);
    }
  });
}

void TranslateSchema(Context& context) {
  ForEachStatement(context, syntax::StatementKind::Schema, &syntax::SyntaxTree::schemas,
                   [&](const Site& site, const SchemaStmt& decl) {
                     const EntityId entity = context.entity_names.at(decl.name.text);
                     for (const FieldDecl& field : decl.fields) {
                       TranslateField(context, site.tree, entity, field);
                     }
                   });
  ForEachStatement(context, syntax::StatementKind::Presumption, &syntax::SyntaxTree::presumptions,
                   [&](const Site& site, const syntax::PresumptionStmt& decl) {
                     TranslatePresumption(context, site, decl);
                   });
  for (size_t i = 0; i < context.view_sites.size(); ++i) {
    RequireView(context, static_cast<int32_t>(i), context.view_sites[i].decl->name.span);
  }
}

ExprId RequireView(Context& context, int32_t view, Span used_at) {
  const auto index = static_cast<size_t>(view);
  ViewSite& site = context.view_sites[index];
  if (site.progress == Progress::Running) {
    // A view whose rows are told by whether there are such rows.
    const std::string& name = context.program.views[index].name;
    context.Report(Code::XZ0501, used_at)
        .ArgName(name)
        .Arg(name + " → " + name)
        .Label(site.decl->name.span, "循环经过这里", "the cycle passes here");
    return ExprId::Invalid();
  }
  if (site.progress == Progress::Waiting) {
    site.progress = Progress::Running;
    Scope scope = ScopeOf(site.site, site.decl->name.text, site.site.statement->annotations);
    scope.entity = context.program.views[index].entity;
    const ExprId condition = TranslateCondition(context, scope, site.decl->condition);
    context.program.views[index].condition = condition;
    context.view_sites[index].progress = condition.is_valid() ? Progress::Done : Progress::Failed;
  }
  return context.program.views[index].condition;
}

}  // namespace xinze::check
