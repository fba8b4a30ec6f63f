// Reads subjects from NDJSON, one subject a line, into batches.
//
// Input: files (or - for standard input) in the schema's names. Output: batches in the order of the
// lines, rejects, accounts. Memory is bounded by the line limit and the size of a batch, whatever
// the length of the files; only the identifiers read are kept for the whole run. Reading goes on
// after every reject; only surroundings that break (an unreadable file) end it. Files are read
// twice: first for their identifiers, since a subject that has two lines has no decision.
//
// What 6-interfaces.md leaves open:
// - Keys that the schema does not know are counted (Accounts::unknown_keys), not rejected.
// - A subject, a collection or a record is rejected once, with all that is wrong with it; of a line
//   that cannot be read, and of an identifier, the first problem found.
// - Of lines that share an identifier all are rejected, also where one of them is rejected for
//   another reason: none holds all of the subject's records. The order of lines never matters. (A
//   line that is too long, or breaks off before its identifier, says no identifier.)
// - Empty lines, and lines of blanks, are no subject lines.
// - An empty text is no value: it is rejected (XZ0915) rather than read as absent.
#ifndef XINZE_RUNTIME_RECORD_NDJSON_H_
#define XINZE_RUNTIME_RECORD_NDJSON_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/record/batch.h"
#include "runtime/record/line_reader.h"
#include "runtime/record/rejects.h"

namespace xinze::record {

struct ReaderOptions {
  BatchOptions batch;
  LineLimits limits;
  uint32_t max_depth = 64;        // Of brackets in a line.
  int64_t batch_subjects = 4096;  // A batch ends at the first of these two.
  size_t batch_bytes = size_t{64} << 20U;
  bool hash_inputs = false;  // Whether inputs() has hashes.
};

// A file that was read to its end.
struct InputFile {
  std::string file;  // As given.
  uint64_t bytes = 0;
  std::string content_hash;  // "sha256:…", or empty (ReaderOptions::hash_inputs).
};

class NdjsonReader {
 public:
  // The schema must outlive the reader. `sink` is called for each reject, in order.
  NdjsonReader(const Schema& schema, std::vector<std::string> files, ReaderOptions options,
               RejectSink sink);
  ~NdjsonReader();

  // The next batch, never empty; none when all files are read. An error (of Input, or XZ0941 where
  // a file changed while it was read) ends the run: what was read is not to be used.
  base::Result<std::optional<Batch>> Next();

  const Accounts& accounts() const { return accounts_; }
  const std::vector<InputFile>& inputs() const { return inputs_; }
  // Of all files so far.
  uint64_t bytes_read() const;
  // As they are named in rejects; Origin::file is an index of it.
  const std::vector<std::string>& files() const { return files_; }

 private:
  struct State;

  base::Status FindIds();
  base::Status OpenFile();
  base::Status CloseFile();
  void ReadLine(const Line& line);
  void RejectSubject(const Line& line, const std::vector<Problem>& problems);
  void RejectRows(const Line& line);
  // Checks the identifier of the settled subject and that no other line has it.
  std::optional<Problem> CheckSubject(Origin origin);
  std::string StagedText(check::EntityId entity, uint32_t row, int32_t field);
  void Emit(Reject reject);

  const Schema& schema_;
  std::vector<std::string> files_;
  ReaderOptions options_;
  RejectSink sink_;
  Accounts accounts_;
  std::vector<InputFile> inputs_;
  std::unique_ptr<State> state_;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_NDJSON_H_
