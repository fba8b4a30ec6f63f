// What a compiled policy set is known by: the texts that count, and what was asked of them.
#include <algorithm>

#include "compiler/base/hash.h"
#include "compiler/check/check.h"

namespace xinze::check {

std::string ContentHash(const Program& program, const base::SourceStore& sources,
                        const CheckOptions& options) {
  // By text, not by path: the same texts from another folder are the same policy.
  std::vector<std::string> texts;
  for (const Document& document : program.documents) {
    const base::SourceFile* file = sources.Find(document.source);
    if (file != nullptr) texts.push_back(base::ContentHash(file->text()));
  }
  std::sort(texts.begin(), texts.end());
  base::Sha256 hash;
  for (const std::string& text : texts) hash.UpdateField(text);
  hash.UpdateField("region");
  hash.UpdateField(options.region);
  hash.UpdateField(options.include_drafts ? "drafts" : "");
  for (const auto& [reading, option] : options.readings) {
    hash.UpdateField(reading);
    hash.UpdateField(option);
  }
  return "sha256:" + base::ToHex(hash.Finish());
}

}  // namespace xinze::check
