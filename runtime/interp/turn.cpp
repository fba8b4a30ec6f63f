#include "runtime/interp/turn.h"

#include <algorithm>
#include <set>
#include <utility>

namespace xinze::interp {
namespace {

// Whether both stand at one place of the two trees.
bool IsSamePlace(const Node& a, const Node& b) {
  return a.what == b.what && a.expr == b.expr && a.field == b.field && a.rule == b.rule &&
         a.list == b.list && a.entity == b.entity && a.row == b.row && a.lens == b.lens &&
         a.target == b.target;
}

bool ReadsSame(const Node& a, const Node& b) {
  return a.truth == b.truth && a.value == b.value && a.product == b.product && a.text == b.text &&
         a.list_status == b.list_status && a.measure_status == b.measure_status &&
         a.state == b.state && a.definition == b.definition;
}

class Difference {
 public:
  Difference(const check::Program& program, const Explanation& before, const Explanation& after)
      : program_(program), before_(before), after_(after) {}

  std::vector<Node> Take() {
    Compare(before_.root, after_.root);
    if (turned_.empty()) CompareRest();
    return std::move(turned_);
  }

 private:
  void Compare(const Node& before, const Node& after) {
    switch (after.what) {
      case What::List:
      case What::Measure:
      case What::Procedure:
      case What::Rule:
      case What::Exception:
      case What::Target:
      case What::Record:
        CompareChildren(before, after);
        return;
      case What::Support:
      case What::Reference:
        return;
      case What::Term:
        if (after.bears && !before.bears) turned_.push_back(Leaf(after));
        return;
      case What::ListStatus:
        if (!ReadsSame(before, after)) CompareList(after);
        return;
      default:
        CompareCondition(before, after);
    }
  }

  void CompareCondition(const Node& before, const Node& after) {
    if (ReadsSame(before, after)) return;
    const size_t known = turned_.size();
    if (before.definition == after.definition) CompareChildren(before, after);
    const bool names_itself = after.what == What::Condition || after.what == What::Value ||
                              after.what == What::Field || after.what == What::Definition;
    if (turned_.size() == known && names_itself) turned_.push_back(Leaf(after));
  }

  // What the trigger as things are does not show: lists seen through a lens, persons not known.
  void CompareRest() {
    for (const auto& [id, tree] : after_.lists) {
      const auto was = before_.lists.find(id);
      if (was == before_.lists.end() || ReadsSame(was->second, tree)) continue;
      Node list;
      list.what = What::ListStatus;
      list.list = id;
      list.list_status = tree.list_status;
      CompareList(list);
    }
    for (const Node& target : after_.root.children) {
      const bool known = target.what != What::Target || target.row.has_value();
      for (const Node& child : target.children) {
        if (!known && child.what == What::Unseen) turned_.push_back(child);
      }
    }
  }

  // Once, however often it is asked about.
  void CompareList(const Node& after) {
    if (!lists_.insert(after.list).second) return;
    Node list = Leaf(after);
    const auto was = before_.lists.find(after.list);
    const auto is = after_.lists.find(after.list);
    if (was != before_.lists.end() && is != after_.lists.end()) {
      std::vector<Node> outer = std::exchange(turned_, {});
      CompareChildren(was->second, is->second);
      list.children = std::exchange(turned_, std::move(outer));
    }
    turned_.push_back(std::move(list));
  }

  void CompareChildren(const Node& before, const Node& after) {
    std::vector<const Node*> earlier;
    for (const Node& child : before.children) earlier.push_back(&child);
    for (const Node& child : after.children) {
      const auto place = std::find_if(earlier.begin(), earlier.end(), [&](const Node* other) {
        return other != nullptr && IsSamePlace(*other, child);
      });
      const Node* was = place == earlier.end() ? nullptr : std::exchange(*place, nullptr);
      if (!Matters(child)) continue;
      if (was != nullptr) {
        Compare(*was, child);
      } else if (IsNews(child.what)) {
        turned_.push_back(Leaf(child));
      }
    }
    for (const Node* gone : earlier) {
      if (gone == nullptr || gone->what != What::Document) continue;
      Node begins = Leaf(*gone);
      begins.truth = check::kTrue;  // in force from that day on
      turned_.push_back(std::move(begins));
    }
  }

  // A measure whose conditions held no longer rests on them as they are, but that is what turned.
  // The day asked about is another one whatever turns.
  bool Matters(const Node& node) const {
    if (node.what == What::Trigger) return node.lens == Lens::Normal;
    if (node.what == What::Value && program_.exprs[node.expr].kind == check::ExprKind::AsOf) {
      return false;
    }
    return node.bears || node.what == What::Term;
  }
  static bool IsNews(What what) {
    return what == What::Document || what == What::Unseen || what == What::NoSupport ||
           what == What::Record || what == What::Event;
  }

  // With its operands, by which a condition is told; nothing is said of what is deeper.
  static Node Leaf(const Node& node) {
    Node leaf = node;
    if (leaf.what == What::ListStatus) leaf.children.clear();
    return leaf;
  }

  const check::Program& program_;
  const Explanation& before_;
  const Explanation& after_;
  std::vector<Node> turned_;
  std::set<check::ListId> lists_;
};

}  // namespace

std::vector<Node> WhatTurned(const check::Program& program, const Explanation& before,
                             const Explanation& after) {
  if (before.truncated || after.truncated) return {};
  return Difference(program, before, after).Take();
}

}  // namespace xinze::interp
