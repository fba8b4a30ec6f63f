#include "runtime/record/rejects.h"

#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "compiler/base/check.h"
#include "compiler/base/utf8.h"

namespace xinze::record {
namespace {

using diagnostics::CodeId;
using diagnostics::Language;
using Json = nlohmann::ordered_json;

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (size_t k = 0; k < 3; ++k) {
      const auto byte = i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U;
      group = group << 8U | byte;
    }
    for (size_t k = 0; k < 4; ++k) {
      const bool given = i + k <= bytes.size();
      text += given ? kAlphabet[group >> (18 - 6 * k) & 63U] : '=';
    }
  }
  return text;
}

// Names of the schema and paths are UTF-8; a path may be anything all the same.
std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string_view RejectLevelName(RejectLevel level) {
  switch (level) {
    case RejectLevel::kSubject:
      return "subject";
    case RejectLevel::kCollection:
      return "collection";
    case RejectLevel::kRecord:
      return "record";
  }
  XINZE_UNREACHABLE("level {}", static_cast<int>(level));
}

std::string PrintReject(const Reject& reject, Language language) {
  Json json;
  json["level"] = RejectLevelName(reject.level);
  json["file"] = reject.file;
  json["line"] = reject.line;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  add("subject", reject.subject);
  add("collection", reject.collection);
  add("record", reject.record);
  if (reject.position != 0) json["position"] = reject.position;
  const auto write = [language](const Fault& fault, Json& to) {
    if (!fault.field.empty()) to["field"] = fault.field;
    to["code"] = CodeId(fault.code);
    to["reason"] = fault.reason.in(language);
  };
  write(reject.faults.front(), json);
  for (size_t i = 1; i < reject.faults.size(); ++i) {
    write(reject.faults[i], json["also"].emplace_back());
  }
  if (base::FirstInvalidUtf8(reject.original).has_value()) {
    json["original_base64"] = Base64(reject.original);
  } else {
    json["original"] = reject.original;
  }
  if (reject.original_cut) json["original_cut"] = true;
  return Dump(json);
}

std::string PrintRejectNotice(const Reject& reject, Language language) {
  const bool zh = language == Language::kZh;
  std::string place = reject.collection;
  if (reject.position != 0) {
    place += fmt::format(fmt::runtime(zh ? "第{}条" : "[{}]"), reject.position);
  }
  std::string faults;
  for (const Fault& fault : reject.faults) {
    std::string about = place;
    if (!fault.field.empty()) about += (about.empty() ? "" : ".") + fault.field;
    faults +=
        fmt::format("{}{}{}{}: {}",
                    faults.empty() ? ""
                    : zh           ? "；"
                                   : "; ",
                    CodeId(fault.code), about.empty() ? "" : " ", about, fault.reason.in(language));
  }
  return fmt::format("{}:{}: {}", reject.file, reject.line, faults);
}

std::string PrintAccounts(const Accounts& accounts, Language language) {
  Json json;
  json["subjects"] = {{"lines", accounts.subject_lines},
                      {"decided", accounts.subjects_used},
                      {"rejected", accounts.subjects_rejected}};
  const RowCounts& records = accounts.records;
  json["records"] = {{"read", records.read},
                     {"used", records.used},
                     {"rejected", records.rejected},
                     {"set_aside", records.set_aside},
                     {"fell_with_parent", records.fell_with_parent}};
  json["collections_rejected"] = accounts.collections_rejected;
  json["rejects"] = Json::array();
  for (const auto& [reason, count] : accounts.rejects) {
    json["rejects"].push_back({{"file", reason.file},
                               {"level", RejectLevelName(reason.level)},
                               {"code", CodeId(reason.code)},
                               {"count", count}});
  }
  json["unknown_keys"] = Json::array();
  for (const auto& [key, count] : accounts.unknown_keys) {
    Problem problem(diagnostics::Code::XZ0929, "");
    const diagnostics::Phrase warning = std::move(problem).Name(key).Number(count).reason();
    json["unknown_keys"].push_back({{"key", key},
                                    {"count", count},
                                    {"code", CodeId(diagnostics::Code::XZ0929)},
                                    {"warning", warning.in(language)}});
  }
  json["unknown_names"] = Json::array();
  for (const auto& name : accounts.unknown_names) {
    const Problem notice = NoticeOf(name);
    Json& entry = json["unknown_names"].emplace_back();
    entry["procedure"] = name.first.first;
    if (!name.first.second.empty()) entry["step"] = name.first.second;
    if (!name.second.nearest.empty()) entry["nearest"] = name.second.nearest;
    entry["count"] = name.second.count;
    entry["file"] = name.second.file;
    entry["line"] = name.second.line;
    entry["code"] = CodeId(notice.code);
    entry["warning"] = notice.reason().in(language);
  }
  return Dump(json);
}

}  // namespace xinze::record
