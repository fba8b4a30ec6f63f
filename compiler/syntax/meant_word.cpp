#include "compiler/syntax/meant_word.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "XinzeParser.h"
#include "compiler/base/utf8.h"

namespace xinze::syntax {
namespace {

using grammar::XinzeParser;

// In the order of keywords.def.
constexpr size_t kTypes[] = {
#define XINZE_KEYWORD(token, strength, chinese, english) XinzeParser::token,
#include "compiler/syntax/keywords.def"
#undef XINZE_KEYWORD
};

struct MeantWord {
  std::string_view word;
  size_t type;
};
constexpr MeantWord kMeantWords[] = {
    {"并且", XinzeParser::K_AND},        {"而且", XinzeParser::K_AND},
    {"同时", XinzeParser::K_AND},        {"并", XinzeParser::K_AND},
    {"以及", XinzeParser::K_AND},        {"或者", XinzeParser::K_OR},
    {"抑或", XinzeParser::K_OR},         {"和", XinzeParser::ENUM_COMMA},
    {"与", XinzeParser::ENUM_COMMA},     {"及", XinzeParser::ENUM_COMMA},
    {"和", XinzeParser::ITEM_COMMA},     {"与", XinzeParser::ITEM_COMMA},
    {"及", XinzeParser::ITEM_COMMA},     {"和", XinzeParser::K_AND},
    {"与", XinzeParser::K_AND},          {"及", XinzeParser::K_AND},
    {"不", XinzeParser::K_NOT},          {"并非", XinzeParser::K_NOT},
    {"没有", XinzeParser::K_NO},         {"不存在", XinzeParser::K_NO},
    {"未有", XinzeParser::K_NO},         {"存在", XinzeParser::K_HAS},
    {"具有", XinzeParser::K_HAS},        {"所有", XinzeParser::K_EVERY},
    {"全部", XinzeParser::K_EVERY},      {"各", XinzeParser::K_EVERY},
    {"均", XinzeParser::K_SATISFIES},    {"都", XinzeParser::K_SATISFIES},
    {"任何", XinzeParser::K_ANY},        {"任意", XinzeParser::K_ANY},
    {"如果", XinzeParser::K_WHEN},       {"如", XinzeParser::K_WHEN},
    {"若", XinzeParser::K_WHEN},         {"凡", XinzeParser::K_WHEN},
    {"除外", XinzeParser::K_EXCEPT},     {"但", XinzeParser::K_EXCEPT},
    {"但是", XinzeParser::K_EXCEPT},     {"除非", XinzeParser::K_EXCEPT},
    {"为", XinzeParser::K_IS},           {"是", XinzeParser::K_AS},
    {"系", XinzeParser::K_IS},           {"非", XinzeParser::K_IS_NOT},
    {"不为", XinzeParser::K_IS_NOT},     {"包含", XinzeParser::K_CONTAINS},
    {"包括", XinzeParser::K_CONTAINS},   {"大于等于", XinzeParser::GE},
    {"大于或等于", XinzeParser::GE},     {"小于等于", XinzeParser::LE},
    {"小于或等于", XinzeParser::LE},     {"不足", XinzeParser::LT},
    {"达到", XinzeParser::GE},           {"先于", XinzeParser::LT},
    {"后于", XinzeParser::GT},           {"到", XinzeParser::K_TO},
    {"从", XinzeParser::K_FROM},         {"最近", XinzeParser::K_LAST},
    {"对于", XinzeParser::K_FOR},        {"针对", XinzeParser::K_FOR},
    {"由于", XinzeParser::K_BECAUSE},    {"因为", XinzeParser::K_BECAUSE},
    {"应当", XinzeParser::K_SHOULD},     {"不应当", XinzeParser::K_SHOULD_NOT},
    {"退出", XinzeParser::K_EXIT},       {"纳入", XinzeParser::K_ADMIT},
    {"适用于", XinzeParser::K_USED_FOR}, {"if", XinzeParser::K_WHEN},
    {"unless", XinzeParser::K_EXCEPT},   {"exists", XinzeParser::K_HAS},
    {"all", XinzeParser::K_EVERY},       {"includes", XinzeParser::K_CONTAINS},
};

// Whether two words of two characters or more differ in one: put in, left out, or another. 列入当
// is no 列入 written wrongly but two words written together.
bool DifferByOne(std::string_view a, std::string_view b) {
  if (a.starts_with(b) || a.ends_with(b)) return false;
  const auto points = [](std::string_view text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) {
      const base::DecodedCodePoint decoded = base::DecodeUtf8(text, i);
      out.push_back(decoded.value);
      i += decoded.length;
    }
    return out;
  };
  std::u32string x = points(a);
  std::u32string y = points(b);
  if (x.size() > y.size()) std::swap(x, y);
  if (y.size() - x.size() > 1 || y.size() < 2) return false;
  size_t i = 0;
  while (i < x.size() && x[i] == y[i]) ++i;
  if (i == x.size() && x.size() == y.size()) return false;
  if (x.size() == y.size()) return x.substr(i + 1) == y.substr(i + 1);
  return x.substr(i) == y.substr(i + 1);
}

}  // namespace

const Keyword* CanonicalKeyword(size_t type) {
  static const std::unordered_map<size_t, const Keyword*> index = [] {
    std::unordered_map<size_t, const Keyword*> made;
    for (size_t i = 0; i < std::size(kTypes); ++i) made.emplace(kTypes[i], &AllKeywords()[i]);
    return made;
  }();
  const auto found = index.find(type);
  return found == index.end() ? nullptr : found->second;
}

std::string_view SpellingOf(size_t type, bool english) {
  switch (type) {
    case XinzeParser::LPAREN:
      return "(";
    case XinzeParser::RPAREN:
      return ")";
    case XinzeParser::SEMICOLON:
      return ";";
    case XinzeParser::COLON:
      return ":";
    case XinzeParser::ENUM_COMMA:
    case XinzeParser::ITEM_COMMA:
      return "、";
    case XinzeParser::EQ:
      return "=";
    case XinzeParser::LBRACKET:
      return "〔";
    case XinzeParser::RBRACKET:
      return "〕";
    default:
      break;
  }
  const Keyword* keyword = CanonicalKeyword(type);
  if (keyword == nullptr) return {};
  return english ? keyword->english : keyword->chinese;
}

std::vector<size_t> KeywordsMeantBy(const Token& word) {
  std::vector<size_t> types;
  for (const MeantWord& meant : kMeantWords) {
    if (word.text == meant.word) types.push_back(meant.type);
  }
  if (word.type != XinzeParser::NAME) return types;
  for (size_t i = 0; i < std::size(kTypes); ++i) {
    const Keyword& keyword = AllKeywords()[i];
    if (DifferByOne(word.text, keyword.chinese) || DifferByOne(word.text, keyword.english)) {
      types.push_back(kTypes[i]);
    }
  }
  return types;
}

}  // namespace xinze::syntax
