// 词表: from the trees of all files one tree each, in pre-order.
//
// A vocabulary that is declared again is extended: groups and items are added, an item already
// there stays the same value, and a head that names it adds children below it.
#include <algorithm>
#include <memory>

#include "compiler/base/check.h"
#include "compiler/check/context.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

struct Node {
  std::string name;
  std::string description;
  Span span;
  Site site;
  SyntaxExprId premise;
  bool open = false;
  Node* parent = nullptr;
  uint32_t level = 1;
  std::vector<Node*> children;
};

// One vocabulary while it grows.
struct Growing {
  std::string name;
  bool open = false;
  Site site;
  std::vector<Node*> roots;
  std::map<std::string, Node*> by_name;
  std::vector<std::unique_ptr<Node>> nodes;
};

Span NameSpan(const syntax::Name& name) { return name.span; }

// One listing that holds an item twice. (Another statement may name it again.)
void ReportRepeatedItems(Context& context, const std::vector<syntax::VocabularyItem>& items) {
  std::map<std::string_view, Span> seen;
  for (const syntax::VocabularyItem& item : items) {
    const auto [at, fresh] = seen.try_emplace(item.name.text, item.name.span);
    if (fresh) continue;
    context.Report(Code::XZ0302, item.name.span)
        .ArgName(item.name.text)
        .Label(at->second, "先在这里列出", "listed here first");
  }
}

void AddItem(Context& context, Growing& vocabulary, const Site& site,
             const syntax::VocabularyItem& item, Node* parent) {
  Node*& node = vocabulary.by_name[item.name.text];
  if (node == nullptr) {
    // Several statements may each add to what the one before added.
    if (parent != nullptr && parent->level >= syntax::kMaxVocabularyLevels) {
      vocabulary.by_name.erase(item.name.text);
      context.Report(Code::XZ0221, item.name.span)
          .ArgName(item.name.text)
          .Arg(syntax::kMaxVocabularyLevels);
      return;
    }
    vocabulary.nodes.push_back(std::make_unique<Node>());
    node = vocabulary.nodes.back().get();
    node->name = item.name.text;
    node->span = NameSpan(item.name);
    node->site = site;
    node->parent = parent;
    if (parent != nullptr) node->level = parent->level + 1;
    (parent == nullptr ? vocabulary.roots : parent->children).push_back(node);
  } else if (parent != nullptr && node->parent != parent) {
    context.Report(Code::XZ0514, item.name.span)
        .ArgName(item.name.text)
        .ArgName(node->parent == nullptr ? vocabulary.name : node->parent->name)
        .Label(node->span, "先在这里列出", "listed here first");
    return;
  }
  if (node->description.empty()) node->description = item.description;
  if (item.premise.is_valid()) {
    if (node->premise.is_valid()) {
      context.Report(Code::XZ0302, item.name.span)
          .ArgName(item.name.text)
          .Label(node->span, "已在这里带有前提", "it has its premise here");
    } else {
      node->premise = item.premise;
      node->site = site;
    }
  }
  node->open |= item.open;
  Node* const self = node;
  ReportRepeatedItems(context, item.children);
  for (const syntax::VocabularyItem& child : item.children) {
    AddItem(context, vocabulary, site, child, self);
  }
}

// 取自 上表(重点人群、牵头单位): the first column's cells are the values, the others describe them.
void AddTable(Context& context, Growing& vocabulary, const Site& site,
              const syntax::VocabularyStmt& decl) {
  const syntax::SyntaxTree& tree = context.trees[site.tree];
  if (site.statement->locator.table < 0) {
    context.Report(Code::XZ0515, decl.name.span)
        .ArgName(decl.table_columns[0].text)
        .Note("本节的这条语句之前没有表格", "there is no table above the statement in its section");
    return;
  }
  const syntax::Table& table = tree.tables[static_cast<size_t>(site.statement->locator.table)];
  std::vector<size_t> columns;
  std::vector<std::string> headers;
  for (const syntax::Name& header : table.header) headers.push_back(header.text);
  for (const syntax::Name& wanted : decl.table_columns) {
    const auto found = std::find(headers.begin(), headers.end(), wanted.text);
    if (found == headers.end()) {
      ReportUnknown(context, Code::XZ0515, wanted.text, wanted.span, headers);
      return;
    }
    columns.push_back(static_cast<size_t>(found - headers.begin()));
  }
  for (const std::vector<syntax::Name>& row : table.rows) {
    if (columns[0] >= row.size() || row[columns[0]].text.empty()) continue;
    syntax::VocabularyItem item;
    item.name = row[columns[0]];
    for (size_t i = 1; i < columns.size(); ++i) {
      if (columns[i] >= row.size()) continue;
      if (!item.description.empty()) item.description += "；";
      item.description += decl.table_columns[i].text + "：" + row[columns[i]].text;
    }
    AddItem(context, vocabulary, site, item, nullptr);
  }
}

void Flatten(Context& context, VocabularyId id, const Node& node, int32_t parent) {
  Vocabulary& vocabulary = context.program.vocabularies[id];
  const auto code = static_cast<int32_t>(vocabulary.values.size());
  Vocabulary::Value value;
  value.name = node.name;
  value.description = node.description;
  value.parent = parent;
  value.open = node.open;
  value.provenance =
      MakeProvenance(context, node.site, node.span, node.site.statement->annotations);
  vocabulary.open |= node.open;
  vocabulary.values.push_back(std::move(value));
  if (node.premise.is_valid()) {
    context.premises[{id, code}] = {node.site.tree, node.site.document, node.premise};
  }
  for (const Node* child : node.children) Flatten(context, id, *child, code);
  vocabulary.values[static_cast<size_t>(code)].last =
      static_cast<int32_t>(vocabulary.values.size()) - 1;
}

}  // namespace

std::optional<int32_t> FindCode(const Vocabulary& vocabulary, std::string_view name) {
  for (size_t code = 0; code < vocabulary.values.size(); ++code) {
    if (vocabulary.values[code].name == name) return static_cast<int32_t>(code);
  }
  return std::nullopt;
}

void DeclareVocabularies(Context& context) {
  std::vector<Growing> all;
  std::map<std::string, size_t> index;
  ForEachStatement(context, syntax::StatementKind::Vocabulary, &syntax::SyntaxTree::vocabularies,
                   [&](const Site& site, const syntax::VocabularyStmt& decl) {
                     const auto [at, fresh] = index.try_emplace(decl.name.text, all.size());
                     if (fresh) {
                       all.emplace_back();
                       all.back().name = decl.name.text;
                       all.back().site = site;
                     }
                     Growing& vocabulary = all[at->second];
                     vocabulary.open |= decl.open;
                     ReportRepeatedItems(context, decl.items);
                     for (const syntax::VocabularyItem& item : decl.items) {
                       AddItem(context, vocabulary, site, item, nullptr);
                     }
                     if (!decl.table_columns.empty()) AddTable(context, vocabulary, site, decl);
                   });
  for (const Growing& growing : all) {
    Vocabulary vocabulary;
    vocabulary.name = growing.name;
    vocabulary.open = growing.open;
    vocabulary.provenance = MakeProvenance(context, growing.site, growing.site.statement->span,
                                           growing.site.statement->annotations);
    const VocabularyId id = context.program.vocabularies.Add(std::move(vocabulary));
    context.vocabulary_names[growing.name] = id;
    for (const Node* root : growing.roots) Flatten(context, id, *root, -1);
  }
}

}  // namespace xinze::check
