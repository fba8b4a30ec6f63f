// Dependency order of lists, and what of the program nothing refers to.
//
// Definitions come in dependency order by the way they are translated. Lists get their ids at
// declaration, so that a definition may speak of a list before that is translated; here they are
// put in an order in which each reads only earlier ones.
#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/check/context.h"
#include "compiler/check/support.h"

namespace xinze::check {
namespace {

using Graph = base::IdVector<ListId, std::set<ListId>>;

// What the status of each list reads. Its own 依据记录 in its exit are no reading of its status.
Graph ReadsOf(const Program& program) {
  Graph reads(program.lists.size());
  for (const ListId id : program.lists.ids()) {
    const List& list = program.lists[id];
    CollectLists(program, list.criteria, reads[id]);
    const bool circular = reads[id].contains(id) || ReadsStatus(program, list.exit, id) ||
                          ReadsStatus(program, list.unusable, id);
    CollectLists(program, list.unusable, reads[id]);
    CollectLists(program, list.exit, reads[id]);
    if (!circular) reads[id].erase(id);
  }
  return reads;
}

class Sorter {
 public:
  Sorter(Context& context, const Graph& reads)
      : context_(context), reads_(reads), progress_(reads.size(), Progress::Waiting) {}

  // All lists, each after those that it reads; reports each cycle once.
  std::vector<ListId> Sort() {
    for (const ListId id : context_.program.lists.ids()) Visit(id);
    return order_;
  }

 private:
  void Visit(ListId id) {
    if (progress_[id] == Progress::Done) return;
    if (progress_[id] == Progress::Running) {
      ReportCycle(id);
      return;
    }
    progress_[id] = Progress::Running;
    stack_.push_back(id);
    for (const ListId other : reads_[id]) Visit(other);
    stack_.pop_back();
    progress_[id] = Progress::Done;
    order_.push_back(id);
  }

  // A black list that reads a red one is reported as such, since each red one reads all black ones.
  static bool CrossesColours(const Program& program, const std::vector<ListId>& cycle) {
    const auto holds = [&](ListKind kind) {
      return std::any_of(cycle.begin(), cycle.end(),
                         [&](ListId id) { return program.lists[id].kind == kind; });
    };
    return holds(ListKind::Black) && holds(ListKind::Red);
  }

  void ReportCycle(ListId id) {
    const auto start = std::find(stack_.begin(), stack_.end(), id);
    if (CrossesColours(context_.program, {start, stack_.end()})) return;
    std::string path;
    for (auto at = start; at != stack_.end(); ++at) {
      path += context_.program.lists[*at].name + " → ";
    }
    path += context_.program.lists[id].name;
    auto builder = context_.Report(Code::XZ0606, context_.list_sites[id].decl->name.span);
    builder.ArgName(context_.program.lists[id].name).Arg(path);
    for (auto at = start; at != stack_.end(); ++at) {
      builder.Label(context_.list_sites[*at].decl->name.span, "循环经过这里",
                    "the cycle passes here");
    }
  }

  Context& context_;
  const Graph& reads_;
  base::IdVector<ListId, Progress> progress_;
  std::vector<ListId> stack_;
  std::vector<ListId> order_;
};

// 4-semantics.md, section 5: black criteria may not read red lists, directly or through others.
void CheckBlackReadsNoRed(Context& context, const Graph& reads) {
  for (const ListId id : context.program.lists.ids()) {
    if (context.program.lists[id].kind != ListKind::Black) continue;
    std::set<ListId> reached;
    std::vector<ListId> open(reads[id].begin(), reads[id].end());
    while (!open.empty()) {
      const ListId next = open.back();
      open.pop_back();
      if (!reached.insert(next).second) continue;
      open.insert(open.end(), reads[next].begin(), reads[next].end());
    }
    for (const ListId other : reached) {
      if (context.program.lists[other].kind != ListKind::Red) continue;
      context.Report(Code::XZ0605, context.list_sites[id].decl->name.span)
          .ArgName(context.program.lists[id].name)
          .ArgName(context.program.lists[other].name)
          .Label(context.list_sites[other].decl->name.span, "这是红名单", "this is a red list");
    }
  }
}

void Renumber(Context& context, const std::vector<ListId>& order) {
  Program& program = context.program;
  base::IdVector<ListId, ListId> renumbered(program.lists.size());
  base::IdVector<ListId, List> lists;
  base::IdVector<ListId, ListSite> sites;
  for (const ListId old : order) {
    renumbered[old] = lists.Add(program.lists[old]);
    sites.Add(context.list_sites[old]);
  }
  const auto map = [&](ListId& id) {
    if (id.is_valid()) id = renumbered[id];
  };
  for (List& list : lists) {
    for (ListId& id : list.after_exit) map(id);
    for (ListId& id : list.ended_by) map(id);
    std::sort(list.ended_by.begin(), list.ended_by.end());
  }
  for (Expr& expr : program.exprs) map(expr.list);
  for (Procedure& procedure : program.procedures) {
    for (ListId& id : procedure.lists) map(id);
    std::sort(procedure.lists.begin(), procedure.lists.end());
  }
  for (Test& test : program.tests) {
    for (TestAssertion& assertion : test.assertions) map(assertion.list);
  }
  for (auto& [name, id] : context.list_names) map(id);
  program.lists = std::move(lists);
  context.list_sites = std::move(sites);
}

// Calls fn on every ExprId that the program holds outside `exprs`.
template <typename Fn>
void ForEachRoot(Program& program, const Fn& fn) {
  for (View& view : program.views) fn(view.condition);
  for (Rule& rule : program.rules) {
    fn(rule.condition);
    fn(rule.value);
  }
  for (List& list : program.lists) {
    for (auto* criteria : {&list.admissions, &list.record_exceptions, &list.subject_exceptions}) {
      for (ListCriterion& criterion : *criteria) fn(criterion.condition);
    }
    fn(list.criteria);
    fn(list.exit);
    fn(list.unusable);
    fn(list.reference);
  }
  for (Procedure& procedure : program.procedures) {
    for (Step& step : procedure.steps) {
      fn(step.condition);
      fn(step.actor_filter);
    }
  }
  for (Measure& measure : program.measures) {
    for (ListCriterion& trigger : measure.triggers) fn(trigger.condition);
    fn(measure.trigger);
    for (Target& target : measure.targets) fn(target.filter);
  }
  for (Test& test : program.tests) {
    for (TestAssertion& assertion : test.assertions) fn(assertion.expression);
  }
}

}  // namespace

void OrderLists(Context& context) {
  const Graph reads = ReadsOf(context.program);
  CheckBlackReadsNoRed(context, reads);
  const std::vector<ListId> order = Sorter(context, reads).Sort();
  Renumber(context, order);
}

void CompactExprs(Context& context) {
  Program& program = context.program;
  std::vector<bool> used(program.exprs.size(), false);
  ForEachRoot(program, [&](ExprId& id) {
    if (id.is_valid()) used[id.index()] = true;
  });
  // Arguments stand before what uses them.
  for (size_t i = program.exprs.size(); i-- > 0;) {
    if (!used[i]) continue;
    for (const ExprId arg : program.exprs[ExprId(static_cast<uint32_t>(i))].args) {
      XINZE_CHECK(arg.index() < i);
      used[arg.index()] = true;
    }
  }
  base::IdVector<ExprId, ExprId> renumbered(program.exprs.size());
  base::IdVector<ExprId, Expr> exprs;
  base::IdVector<ExprId, ExprFacts> facts;
  for (const ExprId old : program.exprs.ids()) {
    if (!used[old.index()]) continue;
    Expr expr = program.exprs[old];
    for (ExprId& arg : expr.args) arg = renumbered[arg];
    renumbered[old] = exprs.Add(std::move(expr));
    facts.Add(context.facts[old]);
  }
  ForEachRoot(program, [&](ExprId& id) {
    if (id.is_valid()) id = renumbered[id];
  });
  program.exprs = std::move(exprs);
  context.facts = std::move(facts);
}

}  // namespace xinze::check
