#include "compiler/syntax/segmentation.h"

#include <algorithm>
#include <utility>

#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/words.h"

namespace xinze::syntax {
namespace {

// A longer run is no sentence that somebody forgot to space.
constexpr size_t kMaxBytes = 600;

size_t SkipNumerals(std::string_view text, size_t offset) {
  constexpr std::u32string_view kNumerals = U"〇零一二两三四五六七八九十百千万亿";
  while (offset < text.size()) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    if (kNumerals.find(decoded.value) == std::u32string_view::npos) break;
    offset += decoded.length;
  }
  return offset;
}

bool IsNumeralAt(std::string_view text, size_t offset) {
  return SkipNumerals(text, offset) > offset;
}

// 四舍五入到分: behind a word that rounds stands a unit, which is a word nowhere else.
bool IsUnitBehind(std::string_view before, std::string_view piece) {
  if (FindWord(kAmountUnits, piece) == nullptr) return false;
  return std::any_of(AllKeywords().begin(), AllKeywords().end(), [&](const Keyword& keyword) {
    return keyword.token.starts_with("K_ROUNDED") && before.ends_with(keyword.chinese);
  });
}

struct Cuts {
  int ways = 0;                     // 2 for two or more
  std::vector<std::string> pieces;  // of one of them
};

Cuts Cut(std::string_view run, const std::function<bool(std::string_view)>& is_name) {
  if (run.empty() || run.size() > kMaxBytes) return {};
  std::vector<size_t> bounds;  // where code points begin, and the end
  for (size_t offset = 0; offset < run.size(); offset += base::DecodeUtf8(run, offset).length) {
    bounds.push_back(offset);
  }
  bounds.push_back(run.size());
  const size_t count = bounds.size() - 1;
  // ways[i]: how many ways there are to cut the rest from code point i on, 2 for two or more;
  // first[i] ends the first piece of one of them.
  std::vector<int> ways(count + 1, 0);
  std::vector<size_t> first(count + 1, 0);
  ways[count] = 1;
  for (size_t i = count; i-- > 0;) {
    for (size_t j = i + 1; j <= count; ++j) {
      if (ways[j] == 0 || (i == 0 && j == count)) continue;
      const std::string_view piece = run.substr(bounds[i], bounds[j] - bounds[i]);
      // A literal takes every numeral that stands together: 十八周岁 is not 十 and 八周岁.
      const bool literal = IsWholeLiteral(piece) && !IsNumeralAt(run, bounds[j]) &&
                           (i == 0 || !IsNumeralAt(run, bounds[i - 1]));
      const bool known = FindKeyword(piece) != nullptr || literal || is_name(piece) ||
                         IsUnitBehind(run.substr(0, bounds[i]), piece);
      if (!known) continue;
      ways[i] = std::min(2, ways[i] + ways[j]);
      first[i] = j;
    }
  }
  Cuts cuts{ways[0], {}};
  if (cuts.ways == 0) return cuts;
  for (size_t i = 0; i < count; i = first[i]) {
    cuts.pieces.emplace_back(run.substr(bounds[i], bounds[first[i]] - bounds[i]));
  }
  return cuts;
}

}  // namespace

bool IsWholeLiteral(std::string_view text) {
  const size_t unit = SkipNumerals(text, 0);
  if (unit == 0) return false;
  const std::string_view rest = text.substr(unit);
  for (const std::string_view known :
       {"", "年", "个月", "日", "天", "个工作日", "工作日", "周岁", "元"}) {
    if (rest == known) return true;
  }
  if (!rest.starts_with("年")) return false;
  const size_t month = SkipNumerals(rest, 3);
  if (!rest.substr(month).starts_with("月")) return false;
  return rest.substr(SkipNumerals(rest, month + 3)) == "日";
}

std::optional<std::vector<std::string>> SuggestSegmentation(
    std::string_view run, const std::function<bool(std::string_view)>& is_name) {
  Cuts cuts = Cut(run, is_name);
  if (cuts.ways != 1) return std::nullopt;
  return std::move(cuts.pieces);
}

bool HasSeveralSegmentations(std::string_view run,
                             const std::function<bool(std::string_view)>& is_name) {
  return Cut(run, is_name).ways > 1;
}

std::string JoinSegments(const std::vector<std::string>& pieces) {
  std::string out;
  for (const std::string& piece : pieces) out += (out.empty() ? "" : " ") + piece;
  return out;
}

}  // namespace xinze::syntax
