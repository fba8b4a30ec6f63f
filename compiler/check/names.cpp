#include "compiler/check/names.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "compiler/base/utf8.h"
#include "compiler/check/literals.h"
#include "compiler/syntax/printer.h"
#include "compiler/syntax/segmentation.h"

namespace xinze::check {
namespace {

size_t Distance(const std::u32string& a, const std::u32string& b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

Found LookUpIn(const Context& context, DocumentId from, EntityId entity, int32_t view,
               const std::string& name) {
  Found found;
  if (const auto field = context.field_names.find({entity, name});
      field != context.field_names.end()) {
    found.kind = Found::Kind::Field;
    found.field = field->second;
  } else if (const auto site = FindDefinition(context, from, entity, view, name)) {
    found.kind = Found::Kind::Definition;
    found.definition_site = *site;
  }
  return found;
}

Found LookUp(const Context& context, const Scope& scope, const std::string& name) {
  Found found;
  for (const syntax::Reading* reading : scope.readings) {
    if (reading->name.text != name) continue;
    found.kind = Found::Kind::Reading;
    found.reading = reading;
    return found;
  }
  int32_t view = scope.view;
  for (EntityId entity = scope.entity; entity.is_valid();
       entity = context.program.entities[entity].parent, view = kNoView) {
    found = LookUpIn(context, scope.document, entity, view, name);
    if (found.kind != Found::Kind::None) return found;
  }
  if (const auto parameter = context.parameter_names.find(name);
      parameter != context.parameter_names.end()) {
    found.kind = Found::Kind::Parameter;
    found.parameter = parameter->second;
  }
  return found;
}

std::vector<std::string> RowNames(const Context& context) {
  std::vector<std::string> names = KeysOf(context.entity_names);
  for (std::string& view : KeysOf(context.view_names)) names.push_back(std::move(view));
  return names;
}

std::vector<std::string> AttributesOf(const Context& context, EntityId entity, int32_t view) {
  std::vector<std::string> names;
  if (!entity.is_valid()) return names;
  for (const FieldId field : context.program.entities[entity].fields) {
    names.push_back(context.program.fields[field].name);
  }
  for (const auto& [key, sites] : context.definition_names) {
    const auto& [owner, owner_view, name] = key;
    if (owner == entity && (owner_view == kNoView || owner_view == view)) names.push_back(name);
  }
  return names;
}

std::vector<std::string> NamesInReach(const Context& context, const Scope& scope) {
  std::vector<std::string> names;
  for (const syntax::Reading* reading : scope.readings) names.push_back(reading->name.text);
  int32_t view = scope.view;
  for (EntityId entity = scope.entity; entity.is_valid();
       entity = context.program.entities[entity].parent, view = kNoView) {
    for (std::string& name : AttributesOf(context, entity, view)) names.push_back(std::move(name));
  }
  for (std::string& name : KeysOf(context.parameter_names)) names.push_back(std::move(name));
  return names;
}

size_t EditDistance(std::string_view a, std::string_view b) {
  return Distance(base::DecodeUtf8(a), base::DecodeUtf8(b));
}

std::vector<std::string> NearestNames(std::string_view name,
                                      const std::vector<std::string>& known) {
  const std::u32string wanted = base::DecodeUtf8(name);
  std::vector<std::pair<size_t, std::string>> near;
  for (const std::string& candidate : known) {
    const std::u32string text = base::DecodeUtf8(candidate);
    const size_t distance = Distance(wanted, text);
    const size_t longer = std::max(wanted.size(), text.size());
    const bool shares = std::any_of(wanted.begin(), wanted.end(), [&](char32_t c) {
      return text.find(c) != std::u32string::npos;
    });
    // Half of the characters, at least one: 认定日 for 认定日期, 届满 for 届满日.
    if (shares && distance <= std::max<size_t>(1, longer / 2))
      near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> names;
  for (size_t i = 0; i < near.size() && i < 3; ++i) names.push_back(near[i].second);
  return names;
}

namespace {

// Everything that has a name anywhere: what an unbroken run may have been written from.
std::set<std::string, std::less<>> AllNames(const Context& context,
                                            const std::vector<std::string>& known) {
  std::set<std::string, std::less<>> names(known.begin(), known.end());
  for (const auto& [name, id] : context.entity_names) names.insert(name);
  for (const auto& [name, id] : context.view_names) names.insert(name);
  for (const auto& [name, id] : context.list_names) names.insert(name);
  for (const auto& [name, id] : context.parameter_names) names.insert(name);
  for (const auto& [key, id] : context.field_names) names.insert(key.second);
  for (const auto& [key, sites] : context.definition_names) names.insert(std::get<2>(key));
  for (const Vocabulary& vocabulary : context.program.vocabularies) {
    for (const Vocabulary::Value& value : vocabulary.values) names.insert(value.name);
  }
  return names;
}

// 行为时 in a rule over the subject: the name is known, but of records, and it must be said which.
void NoteElsewhere(const Context& context, diagnostics::Diagnostics::Builder& builder,
                   std::string_view name) {
  std::set<std::string> owners;
  for (const auto& [key, field] : context.field_names) {
    if (key.second == name) owners.insert(context.program.entities[key.first].name);
  }
  for (const auto& [key, sites] : context.definition_names) {
    const auto& [entity, view, defined] = key;
    if (defined != name) continue;
    owners.insert(view == kNoView ? context.program.entities[entity].name
                                  : context.program.views[static_cast<size_t>(view)].name);
  }
  if (owners.empty()) return;
  std::string zh;
  std::string en;
  for (const std::string& owner : owners) {
    zh += (zh.empty() ? "“" : "、“") + owner + "”";
    en += (en.empty() ? "" : ", ") + owner;
  }
  builder.Note(zh + "有这个名称；要写明是哪些记录，例如：有 " + *owners.begin() + "(…)",
               "the name is one of " + en + "; say which records are meant, such as: has " +
                   *owners.begin() + "(…)");
}

// Whether what stands there is between quotation marks: it may have to be, and so what replaces it.
bool IsQuoted(const Context& context, Span span) {
  const base::SourceFile* file = context.sources.Find(span.source);
  if (file == nullptr) return false;
  const std::string_view text = file->text(span);
  return text.starts_with("“") || text.starts_with("\"") || text.starts_with("「");
}

void Propose(const Context& context, diagnostics::Diagnostics::Builder& builder,
             std::string_view name, Span span, const std::vector<std::string>& known) {
  const auto names = AllNames(context, known);
  const auto pieces = syntax::SuggestSegmentation(
      name, [&](std::string_view piece) { return names.find(piece) != names.end(); });
  if (pieces.has_value()) {
    const std::string parted = syntax::JoinSegments(*pieces);
    builder.Note("连写的一串是一个名称；分开写是：" + parted,
                 "an unbroken run is one name; with spaces it reads: " + parted);
    builder.Fix(span, parted);
    return;
  }
  NoteElsewhere(context, builder, name);
  if (const auto why = WhyNoLiteral(name)) {
    builder.Note("“" + std::string(name) + "”：" + std::string(why->zh),
                 "“" + std::string(name) + "”: " + std::string(why->en));
  }
  const std::vector<std::string> near = NearestNames(name, known);
  if (near.empty()) return;
  std::string zh;
  std::string en;
  for (const std::string& candidate : near) {
    zh += (zh.empty() ? "“" : "、“") + candidate + "”";
    en += (en.empty() ? "" : ", ") + candidate;
  }
  builder.Note("最接近的名称：" + zh, "the nearest names: " + en);
  const bool quoted = IsQuoted(context, span);
  for (const std::string& candidate : near) {
    builder.Fix(span, syntax::PrintName({.text = candidate, .span = span, .quoted = quoted}));
  }
}

}  // namespace

void ReportUnknown(Context& context, Code code, std::string_view name, Span span,
                   const std::vector<std::string>& known) {
  if (context.unread_names.contains(std::string(name))) return;
  auto builder = context.Report(code, span);
  builder.ArgName(name);
  Propose(context, builder, name, span, known);
}

void ReportUnknownIn(Context& context, Code code, std::string_view name, std::string_view owner,
                     Span span, const std::vector<std::string>& known) {
  if (context.unread_names.contains(std::string(name))) return;
  auto builder = context.Report(code, span);
  builder.ArgName(name).ArgName(owner);
  Propose(context, builder, name, span, known);
}

void ReportNoValue(Context& context, const Vocabulary& vocabulary, std::string_view name,
                   Span span) {
  constexpr size_t kFew = 12;
  std::vector<std::string> values;
  for (const Vocabulary::Value& value : vocabulary.values) values.push_back(value.name);
  if (context.unread_names.contains(std::string(name))) return;
  auto builder = context.Report(Code::XZ0307, span);
  builder.ArgName(name).ArgName(vocabulary.name);
  Propose(context, builder, name, span, values);
  if (values.empty() || values.size() > kFew) return;
  std::string zh;
  std::string en;
  for (const std::string& value : values) {
    zh += (zh.empty() ? "" : "、") + value;
    en += (en.empty() ? "" : ", ") + value;
  }
  builder.Note("它的值有：" + zh, "its values are: " + en);
}

void ReportNoList(Context& context, std::string_view name, Span span, bool kinds_too) {
  if (context.unread_names.contains(std::string(name))) return;
  std::vector<std::string> known = KeysOf(context.list_names);
  for (const ListKind kind : {ListKind::Black, ListKind::Red, ListKind::Watch, ListKind::Warning}) {
    // 信用黑名单 is a list of that kind, not the kind written wrongly.
    const std::string_view kind_name = ChineseName(kind);
    if (kinds_too && name.find(kind_name) == std::string_view::npos) known.emplace_back(kind_name);
  }
  auto builder = context.Report(Code::XZ0308, span);
  builder.ArgName(name);
  Propose(context, builder, name, span, known);
  std::set<std::string> layers;
  for (const Document& document : context.program.documents) {
    if (document.rank != Rank::Library) layers.insert(document.region);
  }
  if (layers.size() < 2 && !layers.contains("000000")) {
    builder.Note("是否漏了 --policy-path 上级政策？",
                 "is --policy-path with the upper layers missing?");
  }
}

void ReportRepeated(Context& context, const Site& site, const syntax::Name& name, Span first,
                    DocumentId document) {
  const Document& one = context.program.documents[document];
  const Document& other = context.program.documents[site.document];
  const bool above = one.region != other.region && IsLayerAboveOrSame(one, other);
  const bool below = one.region != other.region && IsLayerAboveOrSame(other, one);
  // The mistake is the lower layer's, whichever was read first.
  auto report = context.Report(Code::XZ0302, below ? first : name.span);
  report.ArgName(name.text);
  if (!above && !below) {
    report.Label(first, "先在这里声明", "declared here first");
    return;
  }
  report.Label(below ? name.span : first, "上级政策在这里声明", "the upper layer declares it here");
  switch (site.statement->kind) {
    case syntax::StatementKind::List:
      report.Note(
          "上级政策已设这个名单，下级文件不能重设，直接用它即可，例如：当 在列 " + name.text +
              "；对象或者标准不同的，另设名单，名称也要不同",
          "an upper layer has this list: a lower file does not declare it again but uses it, "
          "such as: when listed " +
              name.text + "; a list of others, or by other criteria, has another name");
      break;
    case syntax::StatementKind::Measure:
      report.Note(
          "上级政策已有这项措施，对本地的主体同样适用，下级文件不必再写；本地另有的措施，名称要不"
          "同",
          "an upper layer has this measure, and it holds for subjects here, too: a lower "
          "file need not say it again; a measure of its own has another name");
      break;
    default:
      report.Note("上级政策已有声明，下级文件直接用它即可",
                  "an upper layer has declared it: a lower file just uses it");
  }
}

std::vector<std::string> TextsOf(const std::vector<syntax::Name>& names) {
  std::vector<std::string> texts;
  for (const syntax::Name& name : names) texts.push_back(name.text);
  return texts;
}

}  // namespace xinze::check
