// Runs the steps of a case.
#ifndef XINZE_TESTS_END_TO_END_RUNNER_H_
#define XINZE_TESTS_END_TO_END_RUNNER_H_

#include <filesystem>
#include <string>

#include "tests/end_to_end/case_file.h"

namespace xinze::end_to_end {

// `one` with what its commands say now as what is expected. Throws std::runtime_error where the
// surroundings fail, or a command takes longer than two minutes.
Case RunCase(const Case& one);

// Without what differs from one machine or revision of the policies to the next: the folders of the
// case and of the repository, hashes of policies, ids of decisions, digests of runs.
std::string Normalised(std::string text, const std::string& folder);

// The bytes of a file; empty if it cannot be read.
std::string ReadFile(const std::filesystem::path& path);

}  // namespace xinze::end_to_end

#endif  // XINZE_TESTS_END_TO_END_RUNNER_H_
