#include "runtime/record/ndjson.h"

#include <algorithm>
#include <map>
#include <utility>

#include "runtime/record/field_parser.h"
#include "runtime/record/id_finder.h"
#include "runtime/record/line_parser.h"
#include "runtime/record/subject_ids.h"

namespace xinze::record {

using check::EntityId;
using diagnostics::Code;

struct NdjsonReader::State {
  State(const Schema& schema, const ReaderOptions& options)
      : builder(schema, options.batch), parser(schema, options.max_depth), finder(schema) {}

  BatchBuilder builder;
  LineParser parser;
  IdFinder finder;
  // Of all files, from the first call on.
  std::optional<SubjectIds> ids;
  std::vector<FileStamp> stamps;      // By file, before any line of it was read.
  std::map<uint32_t, Input> rewound;  // Inputs that cannot be opened again.
  std::optional<LineReader> lines;
  uint32_t file = 0;  // The one being read, or the next one.
};

NdjsonReader::NdjsonReader(const Schema& schema, std::vector<std::string> files,
                           ReaderOptions options, RejectSink sink)
    : schema_(schema),
      files_(std::move(files)),
      options_(std::move(options)),
      sink_(std::move(sink)),
      state_(std::make_unique<State>(schema, options_)) {}

NdjsonReader::~NdjsonReader() = default;

base::Result<std::optional<Batch>> NdjsonReader::Next() {
  BatchBuilder& builder = state_->builder;
  if (!state_->ids.has_value()) XINZE_RETURN_IF_ERROR(FindIds());
  while (state_->file < files_.size()) {
    if (!state_->lines.has_value()) XINZE_RETURN_IF_ERROR(OpenFile());
    base::Result<std::optional<Line>> line = state_->lines->Next();
    if (!line.ok()) return line.error();
    if (!line->has_value()) {
      XINZE_RETURN_IF_ERROR(CloseFile());
      continue;
    }
    ReadLine(**line);
    const bool full =
        builder.subjects() >= options_.batch_subjects || builder.bytes() >= options_.batch_bytes;
    if (full && builder.subjects() > 0) return std::optional<Batch>(builder.Finish());
  }
  if (builder.subjects() > 0) return std::optional<Batch>(builder.Finish());
  return std::optional<Batch>();
}

base::Status NdjsonReader::FindIds() {
  SubjectIds& ids = state_->ids.emplace();
  for (uint32_t file = 0; file < files_.size(); ++file) {
    base::Result<Input> input = Input::Open(files_[file]);
    if (!input.ok()) return input.error();
    base::Result<FileStamp> stamp = input->Stamp();
    if (!stamp.ok()) return stamp.error();
    state_->stamps.push_back(*stamp);
    LineReader lines(*std::move(input), options_.limits);
    while (state_->finder.has_ids()) {
      base::Result<std::optional<Line>> line = lines.Next();
      if (!line.ok()) return line.error();
      if (!line->has_value()) break;
      if ((*line)->too_long) continue;
      if (const auto id = state_->finder.Find((*line)->text)) {
        ids.Add(*id, {file, (*line)->number});
      }
    }
    if (lines.input().can_reopen()) continue;
    Input again = std::move(lines).Release();
    XINZE_RETURN_IF_ERROR(again.Rewind());
    state_->rewound.emplace(file, std::move(again));
  }
  return base::Status::Ok();
}

base::Status NdjsonReader::OpenFile() {
  const auto rewound = state_->rewound.find(state_->file);
  base::Result<Input> input = rewound != state_->rewound.end()
                                  ? base::Result<Input>(std::move(rewound->second))
                                  : Input::Open(files_[state_->file]);
  if (!input.ok()) return input.error();
  state_->lines.emplace(*std::move(input), options_.limits);
  if (options_.hash_inputs) state_->lines->StartHash();
  return base::Status::Ok();
}

base::Status NdjsonReader::CloseFile() {
  LineReader& lines = *state_->lines;
  const std::string& file = files_[state_->file];
  const base::Result<FileStamp> stamp = lines.input().Stamp();
  if (!stamp.ok()) return stamp.error();
  // What was read are not the lines whose identifiers were compared, or not all of them.
  if (!(*stamp == state_->stamps[state_->file])) {
    return AsError(Problem(Code::XZ0941, "").Text(file, file));
  }
  inputs_.push_back({file, lines.bytes_read(), lines.FinishHash()});
  state_->lines.reset();
  ++state_->file;
  return base::Status::Ok();
}

uint64_t NdjsonReader::bytes_read() const {
  uint64_t bytes = state_->lines.has_value() ? state_->lines->bytes_read() : 0;
  for (const InputFile& input : inputs_) bytes += input.bytes;
  return bytes;
}

void NdjsonReader::ReadLine(const Line& line) {
  const bool blank = std::all_of(line.text.begin(), line.text.end(),
                                 [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
  if (blank) return;
  ++accounts_.subject_lines;
  BatchBuilder& builder = state_->builder;
  SubjectStage& stage = builder.BeginSubject();
  const Origin origin{state_->file, line.number};
  if (line.too_long) {
    return RejectSubject(line, {Problem(Code::XZ0903, "").Number(options_.limits.line_bytes)});
  }
  const std::optional<Problem> unreadable =
      state_->parser.Parse(line.text, stage, builder.texts(), accounts_.unknown_keys);
  if (unreadable.has_value()) return RejectSubject(line, {*unreadable});

  if (builder.SettleSubject()) {
    if (auto problem = CheckSubject(origin)) stage.Reject(EntityId(0), 0, *std::move(problem));
  }
  RowCounts rows = CountRows(schema_, stage);
  if (!stage.subject_problems().empty()) {
    rows = {.read = rows.read, .fell_with_parent = rows.read};
    accounts_.records += rows;
    return RejectSubject(line, stage.subject_problems());
  }
  accounts_.records += rows;
  ++accounts_.subjects_used;
  RejectRows(line);
  CountUnknownNames(schema_, builder.texts(), stage, files_[state_->file], line.number,
                    accounts_.unknown_names);
  builder.AppendSubject(origin);
}

std::optional<Problem> NdjsonReader::CheckSubject(Origin origin) {
  const int32_t id_field = schema_.subject_id();
  if (id_field < 0) return std::nullopt;
  const FieldSchema& field = schema_.subject().fields[static_cast<size_t>(id_field)];
  if (field.type.kind != check::TypeKind::Text) return std::nullopt;
  BatchBuilder& builder = state_->builder;
  const CellRow cells = builder.stage().cells(EntityId(0), 0);
  if (cells.states[id_field] != CellState::kKnown) return AboutField(Code::XZ0907, field.name);
  const int32_t kind_field = schema_.subject_kind();
  IdentifierKind kind = IdentifierKind::kAny;
  if (kind_field >= 0 && cells.states[kind_field] == CellState::kKnown) {
    kind = schema_.identifier_kind(cells.values[kind_field]);
  }
  const std::string_view given = builder.texts().text(static_cast<int32_t>(cells.values[id_field]));
  std::string canonical;
  if (auto problem = CheckIdentifier(kind, field.name, given, canonical)) return problem;
  if (canonical != given) cells.values[id_field] = builder.texts().Intern(canonical);
  const std::optional<Origin> other = state_->ids->Another(ComparableId(canonical), origin);
  if (!other.has_value()) return std::nullopt;
  const bool same_file = other->file == origin.file;
  const std::string& file = files_[other->file];
  return Problem(Code::XZ0920, field.name)
      .Text(same_file ? "" : " " + file + " ", same_file ? "this file" : file)
      .Number(other->line);
}

std::string NdjsonReader::StagedText(EntityId entity, uint32_t row, int32_t field) {
  if (field < 0) return {};
  const EntitySchema& schema = schema_.entity(entity);
  if (schema.fields[static_cast<size_t>(field)].type.kind != check::TypeKind::Text) return {};
  const CellRow cells = state_->builder.stage().cells(entity, row);
  if (cells.states[field] != CellState::kKnown) return {};
  return std::string(state_->builder.texts().text(static_cast<int32_t>(cells.values[field])));
}

void NdjsonReader::RejectSubject(const Line& line, const std::vector<Problem>& problems) {
  ++accounts_.subjects_rejected;
  Reject reject;
  reject.level = RejectLevel::kSubject;
  reject.line = line.number;
  reject.subject = StagedText(EntityId(0), 0, schema_.subject_id());
  for (const Problem& problem : problems) {
    reject.faults.push_back({problem.field, problem.code, problem.reason(), problem.help()});
  }
  reject.original = line.text;
  reject.original_cut = line.too_long;
  Emit(std::move(reject));
}

void NdjsonReader::RejectRows(const Line& line) {
  SubjectStage& stage = state_->builder.stage();
  const auto begin = [&](RejectLevel level, EntityId entity, uint32_t from, uint32_t to) {
    Reject reject;
    reject.level = level;
    reject.line = line.number;
    reject.subject = StagedText(EntityId(0), 0, schema_.subject_id());
    reject.collection = schema_.entity(entity).name;
    reject.original = line.text.substr(from, to - from);
    return reject;
  };
  const auto add = [](const Problem& problem, Reject& reject) {
    const bool whole = problem.field == reject.collection;
    reject.faults.push_back(
        {whole ? "" : problem.field, problem.code, problem.reason(), problem.help()});
  };
  for (const CollectionProblem& problem : stage.collection_problems()) {
    const EntitySchema& entity = schema_.entity(problem.entity);
    // What fell with its parent is accounted for there.
    if (stage.row(entity.parent, problem.parent).fate != Fate::kStands) continue;
    ++accounts_.collections_rejected;
    Reject reject =
        begin(RejectLevel::kCollection, problem.entity, problem.source_begin, problem.source_end);
    add(problem.problem, reject);
    Emit(std::move(reject));
  }
  for (const RowProblems& found : stage.row_problems()) {
    const StagedRow& row = stage.row(found.entity, found.row);
    if (row.fate != Fate::kRejected) continue;
    Reject reject = begin(RejectLevel::kRecord, found.entity, row.source_begin, row.source_end);
    reject.record = StagedText(found.entity, found.row, schema_.entity(found.entity).key);
    reject.position = row.position;
    for (const Problem& problem : found.problems) add(problem, reject);
    Emit(std::move(reject));
  }
}

void NdjsonReader::Emit(Reject reject) {
  reject.file = files_[state_->file];
  accounts_.Add(reject);
  if (sink_) sink_(reject);
}

}  // namespace xinze::record
