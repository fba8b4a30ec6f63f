// The world that a 测试 gives: a batch of one subject.
//
// Input: the subject's row as checked (check::TestRow), its collections below it. Output: a batch
// whose row 0 is the subject. As in a subject read from a file, except that a collection of which
// no row is given is complete and empty unless the test says 不完整, that identifiers are not
// checked, and that a row without 收到时间 was received before all others.
#ifndef XINZE_RUNTIME_RECORD_TEST_WORLD_H_
#define XINZE_RUNTIME_RECORD_TEST_WORLD_H_

#include <cstdint>
#include <optional>

#include "compiler/base/result.h"
#include "compiler/check/program.h"
#include "runtime/record/batch.h"

namespace xinze::record {

// Errors: XZ0934 a required field is not given; XZ0924 two versions of one row cannot be ordered;
// XZ0926 a 收到时间 that is no time.
base::Result<Batch> BuildTestWorld(const Schema& schema, const check::TestRow& subject,
                                   std::optional<int64_t> known_at);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_TEST_WORLD_H_
