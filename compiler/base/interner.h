// Names: each distinct string once, named by a small id.
//
// Not synchronised: one thread interns, any number read afterwards.
#ifndef XINZE_COMPILER_BASE_INTERNER_H_
#define XINZE_COMPILER_BASE_INTERNER_H_

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/base/ids.h"

namespace xinze::base {

struct NameTag;
using NameId = Id<NameTag>;

class Names {
 public:
  Names() = default;
  Names(const Names& other);
  Names& operator=(const Names& other);
  Names(Names&&) noexcept = default;
  Names& operator=(Names&&) noexcept = default;
  ~Names() = default;

  // The id of NormalizeNfc(text); the same for the same normalised text.
  NameId Intern(std::string_view text);

  // The id of an interned name, without adding one.
  std::optional<NameId> Find(std::string_view text) const;

  // Stable for the life of this object, whatever is interned later; survives a move.
  std::string_view Text(NameId id) const;

  size_t size() const { return texts_.size(); }

 private:
  // A deque never moves its strings: the map's keys point into them.
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, NameId> ids_;
};

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_INTERNER_H_
