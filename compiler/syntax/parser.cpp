#include "compiler/syntax/parser.h"

#include <algorithm>
#include <iterator>

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include "XinzeLexer.h"
#include "XinzeParser.h"
#include "compiler/syntax/builder.h"
#include "compiler/syntax/error_strategy.h"
#include "compiler/syntax/front_matter.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/layout.h"
#include "compiler/syntax/lexer.h"
#include "compiler/syntax/literate.h"
#include "compiler/syntax/mend.h"
#include "compiler/syntax/syntax_error.h"

namespace xinze::syntax {
namespace {

constexpr std::string_view kUnverified = "未核实";

bool SaysUnverified(std::string_view text) {
  return text.find(kUnverified) != std::string_view::npos;
}

// `unverified` takes the comments that say so.
std::vector<Token> TokensOf(const base::SourceFile& source, const std::vector<CodeBlock>& blocks,
                            diagnostics::Diagnostics& sink, std::vector<Span>& unverified) {
  std::vector<std::vector<Token>> raw;
  for (const CodeBlock& block : blocks) {
    std::vector<Token>& tokens =
        raw.emplace_back(Mend(Lex(source.text(), block.begin, block.end), source, sink));
    std::erase_if(tokens, [&](const Token& token) {
      const bool comment = token.type == XinzeParser::COMMENT;
      if (comment && SaysUnverified(token.text)) {
        unverified.push_back(source.span(token.begin, token.end));
      }
      return comment;
    });
  }
  return LayOut(raw, source, sink);
}

// The lines outside code that say 未核实: prose, comments of Markdown, front matter.
void FindUnverifiedLines(const base::SourceFile& source, const std::vector<CodeBlock>& blocks,
                         std::vector<Span>& unverified) {
  size_t block = 0;
  for (uint32_t number = 1; number <= source.line_count(); ++number) {
    const std::string_view line = source.line_text(number);
    const uint32_t begin = source.line_begin(number);
    while (block < blocks.size() && blocks[block].end <= begin) ++block;
    const bool code = block < blocks.size() && blocks[block].begin <= begin;
    if (!code && SaysUnverified(line)) {
      unverified.push_back(source.span(begin, begin + static_cast<uint32_t>(line.size())));
    }
  }
}

// The parts of a file; a plain one is a single block of code.
LiterateText Split(const base::SourceFile& source, diagnostics::Diagnostics& sink) {
  if (IsLiterate(source)) return SplitLiterate(source, sink);
  LiterateText text;
  text.code.push_back({0, static_cast<uint32_t>(source.text().size()), {}});
  return text;
}

// The generated parser's tokens: only their type matters, their index is that in `tokens`.
std::vector<std::unique_ptr<antlr4::Token>> GrammarTokens(const std::vector<Token>& tokens) {
  std::vector<std::unique_ptr<antlr4::Token>> out;
  out.reserve(tokens.size() + 1);
  for (const Token& token : tokens) {
    out.push_back(std::make_unique<antlr4::CommonToken>(token.type));
  }
  out.push_back(std::make_unique<antlr4::CommonToken>(antlr4::Token::EOF));
  return out;
}

bool IsEnglish(const std::vector<Token>& tokens) {
  size_t chinese = 0;
  size_t english = 0;
  for (const Token& token : tokens) {
    // Soft keywords are names of the schema as well, which has one language.
    if (token.type == XinzeParser::NAME) continue;
    if (const Keyword* keyword = FindKeyword(token.text)) {
      ++(keyword->chinese == token.text ? chinese : english);
    }
  }
  return english > chinese;
}

void SetLocators(const std::vector<CodeBlock>& blocks, SyntaxTree& tree) {
  size_t block = 0;
  for (Statement& statement : tree.statements) {
    while (block + 1 < blocks.size() && blocks[block].end < statement.span.begin) ++block;
    if (block < blocks.size()) statement.locator = blocks[block].locator;
  }
}

void AddNames(const std::vector<VocabularyItem>& items, NameSet& names) {
  for (const VocabularyItem& item : items) {
    names.insert(item.name.text);
    AddNames(item.children, names);
  }
}

// The name that a token may have been meant to declare; 名单甲 may have been meant for 甲.
void AddUnread(const Token& token, NameSet& names) {
  if (token.type == XinzeParser::TEXT) {
    const size_t mark = token.text.front() == '"' ? 1 : 3;
    names.insert(token.text.substr(mark, token.text.size() - 2 * mark));
    return;
  }
  names.insert(token.text);
  for (const Keyword& keyword : AllKeywords()) {
    if (token.text.starts_with(keyword.chinese)) {
      names.insert(token.text.substr(keyword.chinese.size()));
    }
  }
}

// What could not be read: which statements it damaged, and which names it may have declared.
void MarkUnread(const std::vector<SyntaxError>& errors, const std::vector<Token>& tokens,
                SyntaxTree& tree) {
  std::vector<uint32_t> places;  // where the lines begin
  for (const SyntaxError& error : errors) {
    places.push_back(tokens[error.first].begin);
    if (!error.declares) continue;
    for (size_t at = error.first; tokens[at].type != XinzeParser::NEWLINE; ++at) {
      AddUnread(tokens[at], tree.unread_names);
    }
  }
  size_t first = 0;
  for (size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].type != XinzeParser::NEWLINE) continue;
    if (tokens[at].mended) {
      places.push_back(tokens[first].begin);
      // A text that was not closed holds more than was meant.
      for (size_t i = first; i < at; ++i) {
        if (tokens[i].type == XinzeParser::TEXT) AddUnread(tokens[i], tree.unread_names);
      }
    }
    first = at + 1;
  }
  for (const uint32_t place : places) {
    // The last statement that begins there or before.
    const auto after = std::upper_bound(
        tree.statements.begin(), tree.statements.end(), place,
        [](uint32_t at, const Statement& statement) { return at < statement.span.begin; });
    if (after == tree.statements.begin()) continue;
    Statement& statement = *std::prev(after);
    statement.damaged = true;
    statement.head_damaged = statement.head_damaged || place == statement.span.begin;
  }
}

}  // namespace

void CollectNames(const SyntaxTree& tree, NameSet& names) {
  for (const SchemaStmt& schema : tree.schemas) {
    names.insert(schema.name.text);
    for (const FieldDecl& field : schema.fields) names.insert(field.name.text);
    for (const ViewDecl& view : schema.views) names.insert(view.name.text);
  }
  for (const VocabularyStmt& vocabulary : tree.vocabularies) AddNames(vocabulary.items, names);
  for (const ParameterStmt& parameter : tree.parameters) names.insert(parameter.name.text);
  for (const DefinitionStmt& definition : tree.definitions) names.insert(definition.name.text);
  for (const ListStmt& list : tree.lists) names.insert(list.name.text);
  for (const MeasureStmt& measure : tree.measures) {
    for (const Name& name : measure.names) names.insert(name.text);
  }
}

SyntaxTree Parse(const base::SourceFile& source, diagnostics::Diagnostics& sink,
                 const NameSet& known) {
  SyntaxTree tree;
  tree.source = source.id();
  tree.literate = IsLiterate(source);
  LiterateText text = Split(source, sink);
  const size_t findings = sink.size() + sink.dropped();
  if (text.front_matter) tree.front_matter = ReadFrontMatter(source, *text.front_matter, sink);
  tree.front_matter_damaged = text.front_matter_open || sink.size() + sink.dropped() > findings;

  const std::vector<Token> tokens = TokensOf(source, text.code, sink, tree.unverified);
  FindUnverifiedLines(source, text.code, tree.unverified);
  std::sort(tree.unverified.begin(), tree.unverified.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  tree.english = IsEnglish(tokens);
  antlr4::ListTokenSource token_source(GrammarTokens(tokens));
  antlr4::CommonTokenStream stream(&token_source);
  XinzeParser parser(&stream);
  parser.removeErrorListeners();
  const auto strategy = std::make_shared<ErrorStrategy>(parser, tokens);
  parser.setErrorHandler(strategy);
  XinzeParser::FileContext* file = parser.file();
  ReportSyntaxErrors(strategy->errors(), tokens, source, tree.english, known, sink);

  TreeBuilder(tokens, source, tree, sink).Build(file);
  MarkUnread(strategy->errors(), tokens, tree);
  SetLocators(text.code, tree);
  tree.normalised_prose = std::move(text.normalised_prose);
  tree.tables = std::move(text.tables);
  tree.paragraphs = std::move(text.paragraphs);
  return tree;
}

std::string DumpTokens(const base::SourceFile& source) {
  diagnostics::Diagnostics ignored;
  const LiterateText text = Split(source, ignored);
  std::vector<Span> unverified;
  const std::vector<Token> tokens = TokensOf(source, text.code, ignored, unverified);
  antlr4::ANTLRInputStream nothing;
  const grammar::XinzeLexer names(&nothing);
  std::string out;
  for (const Token& token : tokens) {
    const base::Position position = source.position(token.begin);
    out += fmt::format("{}:{} {} {}\n", position.line, position.column,
                       names.getVocabulary().getSymbolicName(token.type), token.text);
  }
  return out;
}

}  // namespace xinze::syntax
