// compiler/literal: the texts by which policies, records and citations write values.
//
// Input: one whole literal in UTF-8, without spaces around it. Output: Parsed<T> (parsed.h), a
// plain value or an error with its byte offset and reason; and Print functions that give the
// canonical spelling.
//
// Invariants:
//   - Full-width digits, letters and punctuation are the same as half-width ones.
//   - Parse(Print(x)) == x for every value that a parser can return, and Print is what fmt writes.
//   - Every function is total: no text throws, overflows or reads outside itself; texts beyond
//     kMaxLiteralBytes are TooLong.
//   - No locale, clock or global state. Values are exact: no floating point anywhere.
//
// The grammars are Boost.Spirit X3, inside the .cpp files only.
#ifndef XINZE_COMPILER_LITERAL_LITERAL_H_
#define XINZE_COMPILER_LITERAL_LITERAL_H_

#include "compiler/literal/amount.h"
#include "compiler/literal/calendar.h"
#include "compiler/literal/citation.h"
#include "compiler/literal/date.h"
#include "compiler/literal/document_number.h"
#include "compiler/literal/identifier.h"
#include "compiler/literal/ledger_id.h"
#include "compiler/literal/numeral.h"
#include "compiler/literal/parsed.h"
#include "compiler/literal/period.h"
#include "compiler/literal/timestamp.h"
#include "compiler/literal/working_calendar.h"

#endif  // XINZE_COMPILER_LITERAL_LITERAL_H_
