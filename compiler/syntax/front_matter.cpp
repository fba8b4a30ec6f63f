#include "compiler/syntax/front_matter.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "compiler/base/utf8.h"

namespace xinze::syntax {
namespace {

using diagnostics::Code;

// Fills the entries from the events of YAML's parser. Only the depth decides what an event is:
// 1 the whole map, 2 the list or map that is a value, 3 a map in a list.
class Reader : public YAML::EventHandler {
 public:
  Reader(const base::SourceFile& source, Span span, diagnostics::Diagnostics& sink)
      : source_(source), span_(span), sink_(sink) {}

  std::vector<FrontMatterEntry> Take() { return std::move(entries_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { Scalar(mark, ""); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { Refuse(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    Scalar(mark, value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    if (depth_ != 1 || !key_) Refuse(mark);
    ++depth_;
    in_list_ = depth_ == 2;
    key_.reset();
  }
  void OnSequenceEnd() override {
    --depth_;
    in_list_ = false;
    key_.reset();
  }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    const bool whole = depth_ == 0;
    const bool is_value = depth_ == 1 && key_.has_value();
    const bool in_list = depth_ == 2 && in_list_;
    if (!whole && !is_value && !in_list) Refuse(mark);
    if (!whole && !entries_.empty()) entries_.back().items.emplace_back();
    ++depth_;
    key_.reset();
  }
  void OnMapEnd() override {
    --depth_;
    key_.reset();
  }

 private:
  Name MakeName(const YAML::Mark& mark, const std::string& value) const {
    const auto begin =
        std::min(span_.begin + static_cast<uint32_t>(std::max(mark.pos, 0)), span_.end);
    const std::string_view rest = source_.text().substr(begin, span_.end - begin);
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    size_t size = value.size() + (quoted ? 2 : 0);
    // A scalar over several lines: its first line.
    size = std::min({size, rest.find('\n'), rest.size()});
    return {base::NormalizeNfc(value), source_.span(begin, begin + static_cast<uint32_t>(size)),
            quoted};
  }

  void Scalar(const YAML::Mark& mark, const std::string& value) {
    Name name = MakeName(mark, value);
    if (depth_ == 0) {
      Refuse(mark);
    } else if (depth_ == 2 && in_list_) {
      entries_.back().items.push_back({{Name{}, std::move(name)}});
    } else if (!key_) {
      key_ = std::move(name);
      if (depth_ == 1) AddEntry(*key_);
    } else {
      if (depth_ == 1) {
        entries_.back().value = std::move(name);
      } else if (!entries_.empty() && !entries_.back().items.empty()) {
        entries_.back().items.back().emplace_back(*key_, std::move(name));
      }
      key_.reset();
    }
  }

  void AddEntry(const Name& key) {
    for (const FrontMatterEntry& entry : entries_) {
      if (entry.key.text != key.text) continue;
      sink_.Report(Code::XZ0114, key.span)
          .ArgName(key.text)
          .Label(entry.key.span, "已经在这里写过", "first given here");
    }
    entries_.push_back({key, {}, {}});
  }

  void Refuse(const YAML::Mark& mark) {
    if (refused_) return;
    refused_ = true;
    sink_.Report(Code::XZ0113, MakeName(mark, " ").span);
  }

  const base::SourceFile& source_;
  Span span_;
  diagnostics::Diagnostics& sink_;
  std::vector<FrontMatterEntry> entries_;
  std::optional<Name> key_;  // the key whose value comes next
  int depth_ = 0;
  bool in_list_ = false;
  bool refused_ = false;
};

}  // namespace

std::vector<FrontMatterEntry> ReadFrontMatter(const base::SourceFile& source, Span span,
                                              diagnostics::Diagnostics& sink) {
  Reader reader(source, span, sink);
  std::istringstream stream{std::string(source.text(span))};
  // The library throws at text that is no YAML; nothing of it leaves this function.
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(reader);
  } catch (const YAML::Exception& error) {
    const uint32_t begin =
        std::min(span.begin + static_cast<uint32_t>(std::max(error.mark.pos, 0)), span.end);
    sink.Report(Code::XZ0112, source.span(begin, begin))
        .Note("YAML 解析器的说明：" + error.msg, "YAML: " + error.msg);
  }
  return reader.Take();
}

}  // namespace xinze::syntax
