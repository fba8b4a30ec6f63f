#include "compiler/base/interner.h"

#include <utility>

#include "compiler/base/utf8.h"

namespace xinze::base {

Names::Names(const Names& other) : texts_(other.texts_) {
  ids_.reserve(texts_.size());
  for (uint32_t index = 0; index < texts_.size(); ++index) {
    ids_.emplace(texts_[index], NameId(index));
  }
}

Names& Names::operator=(const Names& other) {
  if (this != &other) *this = Names(other);
  return *this;
}

NameId Names::Intern(std::string_view text) {
  std::string normalized = NormalizeNfc(text);
  if (auto found = ids_.find(normalized); found != ids_.end()) return found->second;
  const NameId id(static_cast<uint32_t>(texts_.size()));
  texts_.push_back(std::move(normalized));
  ids_.emplace(texts_.back(), id);
  return id;
}

std::optional<NameId> Names::Find(std::string_view text) const {
  const auto found = ids_.find(NormalizeNfc(text));
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::string_view Names::Text(NameId id) const {
  XINZE_CHECK(id.index() < texts_.size(), "name {} of {}", id.index(), texts_.size());
  return texts_[id.index()];
}

}  // namespace xinze::base
