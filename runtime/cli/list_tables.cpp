#include "runtime/cli/list_tables.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/decide/decision.h"
#include "runtime/decide/names.h"

namespace xinze::cli {
namespace {

std::string Joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, "、"));
}

bool Holds(const Listing& listing, const check::Provenance& provenance) {
  const check::Document& document = listing.program.documents[provenance.document];
  return !listing.day ||
         (document.in_force_from <= *listing.day && *listing.day < document.in_force_until);
}

// How a reader cites the place. A file without front matter is no document that could be cited: the
// library, or a file by its name.
std::string Source(const Listing& listing, const check::Provenance& provenance) {
  const check::Document& document = listing.program.documents[provenance.document];
  if (document.rank != check::Rank::Library) {
    return decide::CitationOf(listing.program, provenance);
  }
  if (!listing.library.empty() && document.title.starts_with(listing.library)) {
    return "标准库";
  }
  return document.title.substr(document.title.rfind('/') + 1);
}

// Where a list has effect, as far as its text says.
std::string Territory(const check::Program& program, const check::List& list) {
  const std::string& region = program.documents[list.document].region;
  if (!list.nationwide) {
    return region;
  }
  return list.territory_stated || region == "000000" ? "全国" : "未定";
}

std::string TypeName(const check::Program& program, const check::Type& type) {
  switch (type.kind) {
    case check::TypeKind::Boolean:
      return "真假";
    case check::TypeKind::Integer:
      return "整数";
    case check::TypeKind::Amount:
      return "金额";
    case check::TypeKind::Ratio:
      return "比例";
    case check::TypeKind::Date:
      return "日期";
    case check::TypeKind::Period:
      return "期间";
    case check::TypeKind::Text:
      return "文本";
    case check::TypeKind::Enum:
      return "词表 " + program.vocabularies[type.vocabulary].name;
    case check::TypeKind::Set:
      return "集合 " + program.vocabularies[type.vocabulary].name;
    case check::TypeKind::Reference:
      return "集合 " + program.entities[type.entity].name;
    case check::TypeKind::Error:
      break;
  }
  return "";
}

// What it means that a record does not say it.
std::string IfMissing(const check::Field& field) {
  if (field.required) {
    return "拒收（必有）";
  }
  if (field.unknown_ok) {
    return field.absent_ok ? "不知道；写 null 为没有" : "不知道";
  }
  return "没有";
}

std::string KindsOf(const check::Program& program, const check::Field& field) {
  if (field.applies_to.empty()) {
    return "";
  }
  const check::Type& kind = program.fields[program.well_known.subject_kind].type;
  std::vector<std::string> kinds;
  for (const int32_t code : field.applies_to) {
    kinds.push_back(program.vocabularies[kind.vocabulary].values[static_cast<size_t>(code)].name);
  }
  return Joined(kinds);
}

std::string_view EffectOf(check::Step::Effect effect) {
  switch (effect) {
    case check::Step::Effect::None:
      return "";
    case check::Step::Effect::Determines:
      return "认定";
    case check::Step::Effect::Exits:
      return "移出";
    case check::Step::Effect::Annuls:
      return "撤销";
    case check::Step::Effect::Suspends:
      return "中止";
    case check::Step::Effect::Resumes:
      return "恢复";
  }
  return "";
}

std::string_view LackOf(check::Step::IfMissing lack) {
  switch (lack) {
    case check::Step::IfMissing::Nothing:
      return "";
    case check::Step::IfMissing::Defective:
      return "瑕疵";
    case check::Step::IfMissing::Void:
      return "无效";
  }
  return "";
}

}  // namespace

Table Lists(const Listing& listing) {
  const check::Program& program = listing.program;
  Table table{{"名单", "类别", "程序", "地域", "条目", "出处"}, {}};
  for (const check::List& list : program.lists) {
    if (!Holds(listing, list.provenance)) {
      continue;
    }
    table.rows.push_back({list.name, std::string(decide::ChineseName(list.kind)),
                          list.procedure.is_valid() ? program.procedures[list.procedure].name : "",
                          Territory(program, list), Joined(list.provenance.ledger_ids),
                          Source(listing, list.provenance)});
  }
  return table;
}

Table Measures(const Listing& listing) {
  const check::Program& program = listing.program;
  Table table{{"措施", "类别", "效力", "实施对象", "事项", "发起部门", "实施部门", "信息共享方式",
               "实施依据", "条目"},
              {}};
  for (const check::Measure& measure : program.measures) {
    if (!Holds(listing, measure.provenance)) {
      continue;
    }
    std::vector<std::string> targets;
    for (const check::Target& target : measure.targets) {
      targets.push_back(target.self ? "本主体" : target.role_name);
    }
    std::vector<std::string> bases;
    for (const check::Basis& basis : measure.bases) {
      bases.push_back(basis.citation);
    }
    bases.push_back(Source(listing, measure.provenance));
    table.rows.push_back({measure.name, std::string(decide::ChineseName(measure.kind)),
                          std::string(decide::ChineseName(measure.force)), Joined(targets),
                          Joined(measure.matters), Joined(measure.initiators),
                          Joined(measure.implementers), measure.sharing, Joined(bases),
                          Joined(measure.provenance.ledger_ids)});
  }
  return table;
}

Table Rules(const Listing& listing) {
  const check::Program& program = listing.program;
  Table table{{"定义", "对象", "条目", "出处"}, {}};
  for (const check::Definition& definition : program.definitions) {
    if (!Holds(listing, definition.provenance)) {
      continue;
    }
    table.rows.push_back({definition.name, program.entities[definition.owner].name,
                          Joined(definition.provenance.ledger_ids),
                          Source(listing, definition.provenance)});
  }
  return table;
}

Table Fields(const Listing& listing) {
  const check::Program& program = listing.program;
  Table table{{"结构", "字段", "类型", "没有写时", "适用", "问", "向"}, {}};
  for (const check::EntityId id : program.entities.ids()) {
    const check::Entity& entity = program.entities[id];
    for (const check::FieldId field_id : entity.fields) {
      const check::Field& field = program.fields[field_id];
      table.rows.push_back({entity.name, field.name, TypeName(program, field.type),
                            IfMissing(field), KindsOf(program, field), field.question,
                            field.asked_of});
    }
    for (const check::View& view : program.views) {
      if (view.entity == id) {
        table.rows.push_back({entity.name, view.name, "视图", "", "", "", ""});
      }
    }
  }
  return table;
}

Table Vocabularies(const Listing& listing) {
  Table table{{"词表", "值", "属于", "说明"}, {}};
  for (const check::Vocabulary& vocabulary : listing.program.vocabularies) {
    for (const check::Vocabulary::Value& value : vocabulary.values) {
      const std::string group =
          value.parent < 0 ? "" : vocabulary.values[static_cast<size_t>(value.parent)].name;
      table.rows.push_back({vocabulary.name, value.name, group,
                            value.open
                                ? value.description + (value.description.empty() ? "" : "；") + "等"
                                : value.description});
    }
  }
  return table;
}

Table Steps(const Listing& listing) {
  const check::Program& program = listing.program;
  Table table{{"程序", "名单", "步骤", "效果", "由", "对", "缺步", "条目", "出处"}, {}};
  for (const check::Procedure& procedure : program.procedures) {
    if (!Holds(listing, procedure.provenance)) {
      continue;
    }
    std::vector<std::string> lists;
    for (const check::ListId list : procedure.lists) {
      lists.push_back(program.lists[list].name);
    }
    for (const check::Step& step : procedure.steps) {
      table.rows.push_back({procedure.name, Joined(lists), step.name,
                            std::string(EffectOf(step.effect)), step.actor, step.towards,
                            std::string(LackOf(step.if_missing)),
                            Joined(step.provenance.ledger_ids), Source(listing, step.provenance)});
    }
  }
  return table;
}

}  // namespace xinze::cli
