#include "compiler/syntax/keywords.h"

#include <unordered_map>

namespace xinze::syntax {
namespace {

constexpr Keyword kKeywords[] = {
#define XINZE_KEYWORD(token, strength, chinese, english) \
  {#token, KeywordStrength::strength, chinese, english},
#include "compiler/syntax/keywords.def"
#undef XINZE_KEYWORD
};

using Index = std::unordered_map<std::string_view, const Keyword*>;

Index MakeIndex() {
  Index index;
  for (const Keyword& keyword : kKeywords) {
    index.emplace(keyword.chinese, &keyword);
    index.emplace(keyword.english, &keyword);
  }
  return index;
}

}  // namespace

std::span<const Keyword> AllKeywords() { return kKeywords; }

const Keyword* FindKeyword(std::string_view run) {
  static const Index index = MakeIndex();
  const auto found = index.find(run);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace xinze::syntax
