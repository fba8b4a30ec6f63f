// Sentences for single conditions: what was read, and how it compares.
//
// Input: a node of an explanation whose condition compares, asks for a value, for membership in a
// group, or reads one field. Output: one sentence that states the fact as it is, not the condition
// with a verdict: “程度（一般）不是严重”, “没有修复日期”, “主观是否为恶意，待核实”.
#ifndef XINZE_RUNTIME_DECIDE_CONDITION_TEXT_H_
#define XINZE_RUNTIME_DECIDE_CONDITION_TEXT_H_

#include <optional>
#include <string>

#include "runtime/decide/explanation_context.h"
#include "runtime/interp/explain.h"

namespace xinze::decide {

class ConditionText {
 public:
  explicit ConditionText(const ExplanationContext& context)
      : context_(context), program_(context.program) {}

  // Whether the node is a condition that one sentence states.
  bool IsSingle(const interp::Node& node) const;
  // The membership that a condition of one source form was made of, where values of its group have
  // premises (行为 属 第二类); null if the node is none of these.
  const interp::Node* MembershipOf(const interp::Node& node) const;

  // The sentence of a single condition, seen from the record `about`, whose fields need no owner.
  std::string Sentence(const interp::Node& node, const std::optional<interp::Row>& about) const;
  // As if the condition held: 程度为轻微.
  std::string Supposed(const interp::Node& node, const std::optional<interp::Row>& about) const;
  // A field, a definition, a parameter, a constant or an arithmetic term by its name, with the
  // value read in brackets where `with_value`.
  std::string Operand(const interp::Node& node, const std::optional<interp::Row>& about,
                      bool with_value) const;
  // What is known of a scalar.
  std::string Value(const interp::Node& node) const;
  // 信用信息 r1; under the name of the view that it was looked for in, where that is given.
  std::string RowName(const interp::Row& row, std::string_view collection = {}) const;
  // The policy's own words, without the spaces that code wants.
  std::string Words(const base::Span& span) const;
  // Whether a condition says which records are meant, rather than something about them: the test of
  // a view, or a text that equals a given one (程序 是 “黑名单认定”).
  bool Selects(const interp::Node& node) const;
  // The collection that a quantifier names, as written: 失信信息.
  std::string CollectionName(const interp::Node& node) const;
  // What stands in the brackets behind it; empty where every record is meant.
  std::string FilterWords(const interp::Node& node) const;

 private:
  std::string Product(const interp::ExactRange& product) const;
  enum class Stand { kHolds, kFails, kOpen };
  static Stand StandOf(const interp::Node& node);
  // Whether the field is that of another record than the one spoken of.
  static bool IsForeign(const interp::Node& node, const std::optional<interp::Row>& about);

  std::string Equality(const interp::Node& node, const std::optional<interp::Row>& about) const;
  std::string Order(const interp::Node& node, const std::optional<interp::Row>& about) const;
  std::string Presence(const interp::Node& node, const std::optional<interp::Row>& about) const;
  std::string Membership(const interp::Node& node, const std::optional<interp::Row>& about) const;
  std::string Containment(const interp::Node& node, const std::optional<interp::Row>& about) const;
  std::string Flag(const interp::Node& node, const std::optional<interp::Row>& about) const;
  std::string FieldOperand(const interp::Node& node, const std::optional<interp::Row>& about,
                           bool with_value) const;

  // Names of a set of codes, whole groups by the group's name, with what the law calls them.
  std::string NamesOf(const check::CodeSet& set) const;
  std::string GroupName(const check::Vocabulary& vocabulary, int32_t code) const;
  // What stands behind the operator of a membership, if it is one value of the vocabulary.
  struct Group {
    std::string name;
    bool single = false;  // one value, below which nothing stands
  };
  std::optional<Group> SourceGroup(const check::Expr& expr) const;

  const ExplanationContext& context_;
  const check::Program& program_;
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_CONDITION_TEXT_H_
