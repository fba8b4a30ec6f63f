#include "runtime/jit/frame.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "compiler/base/check.h"

namespace xinze::jit {
namespace {

constexpr size_t kAlignment = 64;

size_t BytesOf(const ir::Module::Slot& slot, int64_t words) {
  const auto bytes =
      slot.lane == ir::Lane::Bits ? 8 : static_cast<size_t>(ir::LaneBytes(slot.lane)) * 64;
  return (static_cast<size_t>(words) * bytes + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

void Frame::Free::operator()(void* memory) const { std::free(memory); }

Frame::Frame(const ir::Module& module)
    : module_(module), capacity_(module.domains.size(), 0), slots_(module.frame.size(), nullptr) {}

void Frame::Fit(const std::vector<int64_t>& words) {
  bool fits = memory_ != nullptr;
  for (size_t d = 0; d < words.size(); ++d) fits = fits && words[d] <= capacity_[d];
  if (fits) return;
  for (size_t d = 0; d < words.size(); ++d) {
    // A little more than asked for: tiles differ in their rows.
    capacity_[d] = std::max(capacity_[d], words[d] + words[d] / 4 + 1);
  }
  size_t total = kAlignment;
  for (const ir::Module::Slot& slot : module_.frame) {
    total += BytesOf(slot, capacity_[slot.domain.index()]);
  }
  memory_.reset(std::aligned_alloc(kAlignment, total));
  XINZE_CHECK(memory_ != nullptr, "no memory for a frame of {} bytes", total);
  std::memset(memory_.get(), 0, total);
  auto* next = static_cast<char*>(memory_.get());
  for (size_t s = 0; s < slots_.size(); ++s) {
    slots_[s] = next;
    next += BytesOf(module_.frame[s], capacity_[module_.frame[s].domain.index()]);
  }
}

}  // namespace xinze::jit
