// What an explained answer lacks, and what it takes for granted. docs/semantics.md, section 8.4.
#include <set>

#include "compiler/base/position_index.h"
#include "runtime/interp/explainer.h"

namespace xinze::interp {
namespace {

using check::ListStatus;
using check::MeasureStatus;
using check::Reason;

size_t HashOfRow(const Row& row) {
  return base::JoinHash(row.entity.index(), static_cast<size_t>(row.index));
}

// Nodes that only group others: what is open below them is open in their parent.
bool Groups(What what) {
  switch (what) {
    case What::List:
    case What::Procedure:
    case What::Support:
    case What::Measure:
    case What::Target:
    case What::Record:
    case What::Rule:
    case What::Exception:
      return true;
    default:
      return false;
  }
}

class LeafCollector {
 public:
  LeafCollector(const check::Program& program, Explanation& explanation)
      : program_(program), explanation_(explanation) {}

  void Collect() {
    Visit(explanation_.root);
    Open(explanation_.root);
  }

 private:
  // Presumptions and readings: of everything that bears.
  void Visit(const Node& node) {
    if (!node.bears) return;
    if (node.what == What::Field && node.source == FieldSource::Presumed) {
      known_presumed_.AddOnce(explanation_.presumed, PresumedFact{node.field, *node.row});
    }
    if (node.what == What::Definition) AddReadings(program_.definitions[node.definition].name);
    if (node.what == What::ListStatus && visited_.insert(node.list).second) {
      Visit(explanation_.lists[node.list]);
    }
    for (const Node& child : node.children) Visit(child);
  }

  // Readings are named definition/reading.
  void AddReadings(const std::string& definition) {
    for (size_t i = 0; i < program_.readings.size(); ++i) {
      const std::string& name = program_.readings[i].name;
      if (name.starts_with(definition + "/")) {
        known_readings_.AddOnce(explanation_.readings, i);
      }
    }
  }

  // The open leaves under open nodes.
  void Open(const Node& node) {
    if (!node.bears || !IsOpen(node)) return;
    if (node.reason != Reason::None) known_needs_.AddOnce(explanation_.needs, NeedOf(node));
    if (node.what == What::ListStatus && opened_.insert(node.list).second) {
      Open(explanation_.lists[node.list]);
    }
    for (const Node& child : node.children) Open(child);
  }

  static bool IsOpen(const Node& node) {
    if (node.truth.has_value() && !Groups(node.what)) return node.is_open();
    if (node.list_status.has_value()) return node.list_status == ListStatus::ToVerify;
    if (node.what == What::Measure) return true;  // its targets may be open though it is not
    if (node.measure_status.has_value()) return node.measure_status == MeasureStatus::ToVerify;
    return Groups(node.what) || node.is_open();
  }

  static Need NeedOf(const Node& node) {
    Need need;
    need.reason = node.reason;
    need.field = node.field;
    need.row = node.row;
    need.definition = node.definition;
    need.parameter = node.parameter;
    need.document = node.document;
    need.expr = node.expr;
    need.list = node.list;
    if (node.what == What::Unseen || node.what == What::NoSupport) need.collection = node.entity;
    // A fact is the same fact wherever it is read.
    if (node.what == What::Field) need.expr = check::ExprId();
    return need;
  }

  const check::Program& program_;
  Explanation& explanation_;
  std::set<check::ListId> visited_, opened_;
  base::PositionIndex<Need, NeedHash> known_needs_;
  base::PositionIndex<PresumedFact, PresumedFactHash> known_presumed_;
  base::PositionIndex<size_t> known_readings_;
};

}  // namespace

// What most differs from one need to the next: the fact, of which row.
size_t NeedHash::operator()(const Need& need) const {
  size_t hash = base::JoinHash(need.field.index(), need.expr.index());
  if (need.row) hash = base::JoinHash(hash, HashOfRow(*need.row));
  return base::JoinHash(hash, need.collection.index());
}

size_t PresumedFactHash::operator()(const PresumedFact& fact) const {
  return base::JoinHash(fact.field.index(), HashOfRow(fact.row));
}

void CollectLeaves(const check::Program& program, Explanation& explanation) {
  LeafCollector(program, explanation).Collect();
}

}  // namespace xinze::interp
