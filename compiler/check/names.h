// Names in reach of a scope, and what to say of one that is not.
//
// Order of resolution: the readings of the statement; the fields and definitions of the rows of the
// scope (the view's before the entity's), then those of the ancestors up to the subject; then
// parameters.
#ifndef XINZE_COMPILER_CHECK_NAMES_H_
#define XINZE_COMPILER_CHECK_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "compiler/check/context.h"

namespace xinze::check {

struct Found {
  enum class Kind : uint8_t { None, Field, Definition, Parameter, Reading };
  Kind kind = Kind::None;
  FieldId field;
  uint32_t definition_site = 0;
  ParameterId parameter;
  const syntax::Reading* reading = nullptr;
};

Found LookUp(const Context& context, const Scope& scope, const std::string& name);
// Among the fields and definitions of one owner only.
Found LookUpIn(const Context& context, DocumentId from, EntityId entity, int32_t view,
               const std::string& name);

// The names of schemas and views, for proposals.
std::vector<std::string> RowNames(const Context& context);
// All names that LookUp finds, for proposals.
std::vector<std::string> NamesInReach(const Context& context, const Scope& scope);
std::vector<std::string> AttributesOf(const Context& context, EntityId entity, int32_t view);

// Insertions, deletions and replacements of code points between both.
size_t EditDistance(std::string_view a, std::string_view b);
// The nearest of `known`, best first, at most three, none that shares nothing with `name`.
std::vector<std::string> NearestNames(std::string_view name, const std::vector<std::string>& known);

// Reports `code` with the name as {0}; proposes the nearest names as fixes, and, for a run that
// splits into known words in exactly one way, the spaces. Says nothing of a name that a line which
// could not be read may have declared.
void ReportUnknown(Context& context, Code code, std::string_view name, Span span,
                   const std::vector<std::string>& known);
// The same for a code that also says whose names were searched, as {1}.
void ReportUnknownIn(Context& context, Code code, std::string_view name, std::string_view owner,
                     Span span, const std::vector<std::string>& known);

// All keys of a map of names.
template <typename Map>
std::vector<std::string> KeysOf(const Map& map) {
  std::vector<std::string> keys;
  keys.reserve(map.size());
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

// XZ0307: `name` is no value of the vocabulary; those that are, where they are few.
void ReportNoValue(Context& context, const Vocabulary& vocabulary, std::string_view name,
                   Span span);

// XZ0308: no list is called `name`; where only one layer was loaded, the others may be missing.
void ReportNoList(Context& context, std::string_view name, Span span, bool kinds_too);

// The names as they were written.
std::vector<std::string> TextsOf(const std::vector<syntax::Name>& names);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_NAMES_H_
