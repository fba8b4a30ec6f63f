// The words of the field for what a program consists of; the Chinese ones stand in results.
#ifndef XINZE_RUNTIME_DECIDE_NAMES_H_
#define XINZE_RUNTIME_DECIDE_NAMES_H_

#include <algorithm>
#include <string>
#include <string_view>

#include "compiler/check/program.h"
#include "runtime/decide/decision.h"

namespace xinze::decide {

constexpr std::string_view ChineseName(check::ListKind kind) {
  switch (kind) {
    case check::ListKind::Black:
      return "黑名单";
    case check::ListKind::Red:
      return "红名单";
    case check::ListKind::Watch:
      return "关注";
    case check::ListKind::Warning:
      return "预警";
  }
  return "";
}

constexpr std::string_view ChineseName(check::MeasureKind kind) {
  return kind == check::MeasureKind::Discipline ? "惩戒" : "激励";
}

constexpr std::string_view ChineseName(check::Force force) {
  switch (force) {
    case check::Force::Mandatory:
      return "强制性";
    case check::Force::Recommended:
      return "推荐性";
    case check::Force::Voluntary:
      return "自主实施";
    case check::Force::Prohibition:
      return "禁止性";
  }
  return "";
}

constexpr std::string_view EnglishName(check::ListKind kind) {
  switch (kind) {
    case check::ListKind::Black:
      return "black list";
    case check::ListKind::Red:
      return "red list";
    case check::ListKind::Watch:
      return "watch list";
    case check::ListKind::Warning:
      return "warning";
  }
  return "";
}

constexpr std::string_view EnglishName(check::MeasureKind kind) {
  return kind == check::MeasureKind::Discipline ? "discipline" : "incentive";
}

constexpr std::string_view EnglishName(check::Force force) {
  switch (force) {
    case check::Force::Mandatory:
      return "mandatory";
    case check::Force::Recommended:
      return "recommended";
    case check::Force::Voluntary:
      return "voluntary";
    case check::Force::Prohibition:
      return "prohibition";
  }
  return "";
}

// The status as it reads in an English sentence: to verify. EnglishName is what policies write.
template <typename Status>
std::string InEnglishProse(Status status) {
  std::string name(check::EnglishName(status));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_NAMES_H_
