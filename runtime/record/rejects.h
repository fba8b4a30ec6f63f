// What was not processed and why, and the accounts that show that nothing was lost.
//
// Invariants of the accounts: every subject line is decided or rejected, once; every record read is
// used, rejected, set aside (an older version, received after K, withdrawn, a withdrawal) or fell
// with its parent, once. Records of a line that is not readable at all are not counted as read.
#ifndef XINZE_RUNTIME_RECORD_REJECTS_H_
#define XINZE_RUNTIME_RECORD_REJECTS_H_

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "compiler/diagnostics/code.h"
#include "runtime/record/settle.h"
#include "runtime/record/unknown_names.h"

namespace xinze::record {

enum class RejectLevel : uint8_t { kSubject, kCollection, kRecord };
// subject, collection, record: as in the NDJSON.
std::string_view RejectLevelName(RejectLevel level);

struct Fault {
  std::string field;  // if it is about one
  diagnostics::Code code{};
  diagnostics::Phrase reason, help;  // what it is, and the way out
};

struct Reject {
  RejectLevel level = RejectLevel::kSubject;
  std::string file;
  uint64_t line = 0;
  std::string subject;     // 标识, if it is known
  std::string collection;  // for collections and records
  std::string record;      // the record's key, if it is known
  uint32_t position = 0;   // for records: the place in its collection, from 1
  // All that is wrong with it, in the order found; never empty. The first one counts in Accounts.
  std::vector<Fault> faults;
  std::string original;       // The row as it stands in the file: any bytes.
  bool original_cut = false;  // Only the beginning of a line that is too long was kept.
};
using RejectSink = std::function<void(const Reject&)>;

// One line of NDJSON, without line feed (6-interfaces.md): level, file, line, subject, collection,
// record, position, field, code, reason of the first fault, `also` with those of further ones,
// original; what does not apply is left out. An original that is not
// UTF-8 stands under original_base64; one cut short is marked by original_cut.
std::string PrintReject(const Reject& reject, diagnostics::Language language);

// One line for stderr: place, codes and reasons. Holds nothing of the data, not even identifiers.
std::string PrintRejectNotice(const Reject& reject, diagnostics::Language language);

struct Accounts {
  uint64_t subject_lines = 0;
  uint64_t subjects_used = 0;
  uint64_t subjects_rejected = 0;
  RowCounts records;
  uint64_t collections_rejected = 0;
  struct Reason {
    std::string file;
    RejectLevel level = RejectLevel::kSubject;
    diagnostics::Code code{};
    auto operator<=>(const Reason&) const = default;
  };
  std::map<Reason, uint64_t> rejects;
  // Keys that the schema does not know, as 信用信息.键 (XZ0929).
  std::map<std::string, uint64_t, std::less<>> unknown_keys;
  // Procedures and steps of events that no policy knows (XZ0938, XZ0939).
  UnknownNames unknown_names;

  bool has_rejects() const { return !rejects.empty(); }
  void Add(const Reject& reject) {
    ++rejects[{reject.file, reject.level, reject.faults.front().code}];
  }
};

// The accounts as a JSON object, for the report of a run.
std::string PrintAccounts(const Accounts& accounts, diagnostics::Language language);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_REJECTS_H_
