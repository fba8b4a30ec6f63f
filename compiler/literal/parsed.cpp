#include "compiler/literal/parsed.h"

#include <array>

namespace xinze::literal {
namespace {

constexpr std::array<Wording, kKindCount> kKinds = {{
    {"整数", "whole number"},
    {"日期", "date"},
    {"时间", "time"},
    {"期间", "period"},
    {"年龄", "age"},
    {"金额", "amount"},
    {"比例", "percentage"},
    {"文号", "document number"},
    {"引用", "citation"},
    {"条目编号", "ledger id"},
    {"统一社会信用代码", "unified social credit code"},
    {"组织机构代码", "organisation code"},
    {"公民身份号码", "citizen id number"},
    {"行政区划代码", "region code"},
    {"期间计算方式", "counting mode"},
}};

struct ReasonRow {
  std::string_view name;
  Wording wording;
};

constexpr std::array<ReasonRow, kReasonCount> kReasonRows = {{
#define XINZE_LITERAL_REASON(name, zh, en) {#name, {zh, en}},
#include "compiler/literal/reasons.def"
#undef XINZE_LITERAL_REASON
}};

}  // namespace

Wording KindWording(Kind kind) { return kKinds[static_cast<size_t>(kind)]; }

Wording ReasonWording(Reason reason) { return kReasonRows[static_cast<size_t>(reason)].wording; }

std::string_view ReasonName(Reason reason) { return kReasonRows[static_cast<size_t>(reason)].name; }

}  // namespace xinze::literal
