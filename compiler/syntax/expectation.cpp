#include "compiler/syntax/expectation.h"

#include <deque>
#include <map>
#include <utility>

namespace xinze::syntax {
namespace {

using antlr4::atn::ATN;
using antlr4::atn::ATNState;
using antlr4::atn::RuleTransition;
using antlr4::atn::Transition;

// Beyond so many tokens the way to the mistake is not followed; the message then names no
// alternatives.
constexpr size_t kMaxTokens = 2000;

// Where to go on when a rule ends. Equal frames are one object, so that configurations compare by
// address and their number stays within states times frames.
struct Frame {
  ATNState* follow = nullptr;
  const Frame* parent = nullptr;
};

class Simulation {
 public:
  using Configuration = std::pair<ATNState*, const Frame*>;
  using Configurations = std::set<Configuration>;

  explicit Simulation(const ATN& atn) : atn_(atn) {}

  const Frame* FramesOf(const antlr4::RuleContext* context) {
    if (context == nullptr || context->parent == nullptr) return nullptr;
    ATNState* invoking = atn_.states[context->invokingState];
    const auto* call = static_cast<const RuleTransition*>(invoking->transitions[0]);
    return Push(call->followState,
                FramesOf(static_cast<const antlr4::RuleContext*>(context->parent)));
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

  Configurations Step(const Configurations& from, size_t token) {
    Configurations reached;
    for (const auto& [state, frame] : from) {
      for (const Transition* transition : state->transitions) {
        if (!transition->isEpsilon() && transition->matches(token, 1, atn_.maxTokenType)) {
          Close(transition->target, frame, reached);
        }
      }
    }
    return reached;
  }

 private:
  const Frame* Push(ATNState* follow, const Frame* parent) {
    const Frame*& frame = interned_[{follow, parent}];
    if (frame == nullptr) frame = &frames_.emplace_back(Frame{follow, parent});
    return frame;
  }

  const ATN& atn_;
  std::deque<Frame> frames_;
  std::map<std::pair<ATNState*, const Frame*>, const Frame*> interned_;
};

}  // namespace

std::set<size_t> ExpectedTokens(const antlr4::Parser& parser, size_t state,
                                const antlr4::RuleContext* context, size_t start,
                                size_t offending) {
  std::set<size_t> expected;
  if (offending < start || offending - start > kMaxTokens) return expected;
  const ATN& atn = parser.getATN();
  Simulation simulation(atn);
  Simulation::Configurations reached;
  simulation.Close(atn.states[state], simulation.FramesOf(context), reached);
  antlr4::TokenStream* input = const_cast<antlr4::Parser&>(parser).getTokenStream();
  for (size_t i = start; i < offending; ++i) {
    reached = simulation.Step(reached, input->get(i)->getType());
  }
  for (const auto& [from, frame] : reached) {
    for (const Transition* transition : from->transitions) {
      if (transition->isEpsilon()) continue;
      for (const ssize_t type : transition->label().toList()) {
        if (type > 0) expected.insert(static_cast<size_t>(type));
      }
    }
  }
  return expected;
}

}  // namespace xinze::syntax
