#include "compiler/syntax/expectation.h"

#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "compiler/base/check.h"

namespace xinze::syntax {

using antlr4::atn::ATN;
using antlr4::atn::ATNState;
using antlr4::atn::RuleTransition;
using antlr4::atn::Transition;

namespace {

// A longer line is not followed beyond so many tokens.
constexpr size_t kMaxTokens = 2000;

// Where to go on when a rule ends. Equal frames are one object, so that configurations compare by
// address and their number stays within states times frames.
struct Frame {
  ATNState* follow = nullptr;
  const Frame* parent = nullptr;
};

using Configuration = std::pair<ATNState*, const Frame*>;
using Configurations = std::set<Configuration>;

}  // namespace

class LineReader::Simulation {
 public:
  Simulation(const ATN& atn, size_t state, const antlr4::RuleContext* context,
             const std::vector<Token>& tokens, size_t first)
      : atn_(atn), tokens_(tokens), first_(first) {
    Close(atn_.states[state], FramesOf(context), reached_.emplace_back());
  }

  // Reads tokens up to `last`; the first that does not fit.
  size_t ReadTo(size_t last) {
    for (size_t at = first_; at <= last && at - first_ < kMaxTokens; ++at) {
      Configurations next = Step(reached_.back(), tokens_[at].type);
      if (next.empty()) return at;
      reached_.push_back(std::move(next));
    }
    return first_ + reached_.size() - 1;
  }

  const Configurations& At(size_t token) const {
    XINZE_CHECK(token >= first_ && token - first_ < reached_.size());
    return reached_[token - first_];
  }

  Configurations Step(const Configurations& from, size_t type) {
    Configurations reached;
    for (const auto& [state, frame] : from) {
      for (const Transition* transition : state->transitions) {
        if (!transition->isEpsilon() && transition->matches(type, 1, atn_.maxTokenType)) {
          Close(transition->target, frame, reached);
        }
      }
    }
    return reached;
  }

  // Whether tokens `at` to `last` read from `from`.
  bool Reads(Configurations from, size_t at, size_t last) {
    for (; at <= last && !from.empty(); ++at) from = Step(from, tokens_[at].type);
    return !from.empty();
  }

 private:
  const Frame* FramesOf(const antlr4::RuleContext* context) {
    if (context == nullptr || context->parent == nullptr) return nullptr;
    ATNState* invoking = atn_.states[context->invokingState];
    const auto* call = static_cast<const RuleTransition*>(invoking->transitions[0]);
    return Push(call->followState,
                FramesOf(static_cast<const antlr4::RuleContext*>(context->parent)));
  }

  const Frame* Push(ATNState* follow, const Frame* parent) {
    const Frame*& frame = interned_[{follow, parent}];
    if (frame == nullptr) frame = &frames_.emplace_back(Frame{follow, parent});
    return frame;
  }

  void Close(ATNState* state, const Frame* frame, Configurations& reached) {
    std::vector<Configuration> open = {{state, frame}};
    while (!open.empty()) {
      const Configuration at = open.back();
      open.pop_back();
      if (!reached.insert(at).second) continue;
      if (at.first->getStateType() == ATNState::RULE_STOP) {
        if (at.second != nullptr) open.emplace_back(at.second->follow, at.second->parent);
        continue;
      }
      for (const Transition* transition : at.first->transitions) {
        if (!transition->isEpsilon()) continue;
        const Frame* next = at.second;
        if (transition->getSerializationType() == Transition::RULE) {
          next = Push(static_cast<const RuleTransition*>(transition)->followState, at.second);
        }
        open.emplace_back(transition->target, next);
      }
    }
  }

  const ATN& atn_;
  const std::vector<Token>& tokens_;
  size_t first_;
  std::vector<Configurations> reached_;  // before the first token, before the second …
  std::deque<Frame> frames_;
  std::map<std::pair<ATNState*, const Frame*>, const Frame*> interned_;
};

LineReader::LineReader(const ATN& atn, size_t state, const antlr4::RuleContext* context,
                       const std::vector<Token>& tokens, size_t first, size_t last)
    : simulation_(std::make_unique<Simulation>(atn, state, context, tokens, first)),
      first_(first),
      last_(last),
      stopped_(simulation_->ReadTo(last)) {}

LineReader::~LineReader() = default;

std::optional<size_t> LineReader::misfit() const {
  if (stopped_ <= last_ && stopped_ - first_ >= kMaxTokens) return std::nullopt;
  return stopped_;
}

std::set<size_t> LineReader::ExpectedAt(size_t at) const {
  std::set<size_t> expected;
  for (const auto& [from, frame] : simulation_->At(at)) {
    for (const Transition* transition : from->transitions) {
      if (transition->isEpsilon()) continue;
      for (const ssize_t type : transition->label().toList()) {
        if (type > 0) expected.insert(static_cast<size_t>(type));
      }
    }
  }
  return expected;
}

bool LineReader::ReadsWithInserted(size_t at, size_t type) const {
  return simulation_->Reads(simulation_->Step(simulation_->At(at), type), at, last_);
}

bool LineReader::ReadsWithReplaced(size_t at, size_t type) const {
  return simulation_->Reads(simulation_->Step(simulation_->At(at), type), at + 1, last_);
}

bool LineReader::ReadsWithout(size_t at) const {
  return simulation_->Reads(simulation_->At(at), at + 1, last_);
}

}  // namespace xinze::syntax
