// The part of the domain's schema that the semantics itself reads (check::WellKnown), with a record
// collection and one nested in it, for tests.
#ifndef XINZE_TESTS_SUPPORT_STANDARD_SCHEMA_H_
#define XINZE_TESTS_SUPPORT_STANDARD_SCHEMA_H_

#include <string>

#include "tests/support/program_builder.h"

namespace xinze::testing {

struct StandardSchema {
  // Adds everything to a new program.
  explicit StandardSchema(ProgramBuilder& b) {
    using check::TypeKind;
    const FieldMarks unknown{.unknown_ok = true};
    const FieldMarks optional{.absent_ok = true, .unknown_ok = true};
    const FieldMarks absent{.absent_ok = true};
    check::WellKnown& known = b.program().well_known;

    kinds = b.Vocabulary("主体类型", {"自然人", "法人", "非法人组织"});
    severities = b.Vocabulary("失信程度", {"轻微", "一般", "严重"});
    conducts = b.Vocabulary("失信行为", {"食品药品", "安全生产", "贿赂", "围标串标"}, true);
    channels = b.Vocabulary("渠道类型", {"网站", "公报", "报刊"});
    roles = b.Vocabulary("角色", {"法定代表人", "主要负责人", "直接责任人"});
    decisions = b.Vocabulary("裁量", {"采取", "不采取"});

    subject = b.subject();
    id = known.subject_id = b.Field(subject, "标识", TypeOf(TypeKind::Text), unknown);
    kind = known.subject_kind = b.Field(subject, "类型", EnumType(kinds));
    birth_date = known.birth_date =
        b.Field(subject, "出生日期", TypeOf(TypeKind::Date),
                {.unknown_ok = true, .applies_to = {b.CodeOf(kinds, "自然人")}});

    record = b.Entity("信用信息", subject);
    record_id = b.Field(record, "编号", TypeOf(TypeKind::Text), unknown);
    determined_on = b.Field(record, "认定日期", TypeOf(TypeKind::Date), {.event_date = true});
    severity = b.Field(record, "程度", EnumType(severities), unknown);
    conduct = b.Field(record, "行为", EnumType(conducts), optional);
    amount = b.Field(record, "金额", TypeOf(TypeKind::Amount),
                     {.absent_ok = true, .unknown_ok = true, .range_lo = 0, .range_hi = 1'000'000});
    points = b.Field(record, "分值", TypeOf(TypeKind::Integer), optional);
    repaired_on = b.Field(record, "修复日期", TypeOf(TypeKind::Date),
                          {.absent_ok = true, .unknown_ok = true, .event_date = true});
    due_on = b.Field(record, "法定届满日", TypeOf(TypeKind::Date), optional);
    excused = b.Field(record, "免责", TypeOf(TypeKind::Boolean), optional);
    channel = b.Field(record, "渠道", SetType(channels), optional);
    title = b.Field(record, "称号", TypeOf(TypeKind::Text), optional);
    SetCollection(b, record, record_id, determined_on);

    objection = b.Entity("异议", record);
    objection_id = b.Field(objection, "编号", TypeOf(TypeKind::Text), unknown);
    objected_on = b.Field(objection, "收到日期", TypeOf(TypeKind::Date), {.event_date = true});
    upheld = b.Field(objection, "有误", TypeOf(TypeKind::Boolean), optional);
    SetCollection(b, objection, objection_id, objected_on);

    event = known.event = b.Entity("程序事件", subject);
    event_id = known.event_id = b.Field(event, "编号", TypeOf(TypeKind::Text), optional);
    event_case = known.event_case = b.Field(event, "案号", TypeOf(TypeKind::Text), optional);
    event_procedure = known.event_procedure =
        b.Field(event, "程序", TypeOf(TypeKind::Text), unknown);
    event_step = known.event_step = b.Field(event, "步骤", TypeOf(TypeKind::Text), unknown);
    event_date = known.event_date =
        b.Field(event, "日期", TypeOf(TypeKind::Date), {.event_date = true});
    event_records = known.event_records =
        b.Field(event, "标的", ReferenceType(record), {.absent_ok = true, .unknown_ok = true});
    event_list = known.event_list = b.Field(event, "名单", TypeOf(TypeKind::Text), optional);
    SetCollection(b, event, event_id, event_date);

    role = known.role = b.Entity("责任人", subject);
    role_id = known.role_id = b.Field(role, "标识", TypeOf(TypeKind::Text), unknown);
    role_kind = known.role_kind = b.Field(role, "角色", EnumType(roles), unknown);
    role_from = known.role_from = b.Field(role, "任职起", TypeOf(TypeKind::Date), unknown);
    role_until = known.role_until = b.Field(role, "任职止", TypeOf(TypeKind::Date), optional);
    responsible = b.Field(role, "负有责任", TypeOf(TypeKind::Boolean), unknown);
    b.program().entities[role].key = role_id;

    execution = known.execution = b.Entity("措施执行", subject);
    execution_measure = known.execution_measure =
        b.Field(execution, "措施", TypeOf(TypeKind::Text), unknown);
    execution_decision = known.execution_decision =
        b.Field(execution, "裁量", EnumType(decisions), unknown);
    execution_date = known.execution_date =
        b.Field(execution, "日期", TypeOf(TypeKind::Date), {.event_date = true});
    SetCollection(b, execution, {}, execution_date);
    known.decision_applied = b.CodeOf(decisions, "采取");
    known.decision_refused = b.CodeOf(decisions, "不采取");
  }

  check::VocabularyId kinds, severities, conducts, channels, roles, decisions;
  check::EntityId subject, record, objection, event, role, execution;
  check::FieldId id, kind, birth_date;
  // conduct is of an open vocabulary; amount is between 0 and 1,000,000 分; repaired_on is an 事件,
  // due_on a 期日; the optional ones are 可缺;可无.
  check::FieldId record_id, determined_on, severity, conduct, amount, points, repaired_on, due_on,
      excused, channel, title;
  check::FieldId objection_id, objected_on, upheld;
  check::FieldId event_id, event_case, event_procedure, event_step, event_date, event_records,
      event_list;
  check::FieldId role_id, role_kind, role_from, role_until, responsible;
  check::FieldId execution_measure, execution_decision, execution_date;

 private:
  static void SetCollection(ProgramBuilder& b, check::EntityId entity, check::FieldId key,
                            check::FieldId begins_on) {
    b.program().entities[entity].key = key;
    b.program().entities[entity].begins_on = begins_on;
  }
};

}  // namespace xinze::testing

#endif  // XINZE_TESTS_SUPPORT_STANDARD_SCHEMA_H_
