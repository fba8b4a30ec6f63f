// Identifiers with right check characters that belong to nobody.
#ifndef XINZE_RUNTIME_RECORD_SYNTHETIC_IDS_H_
#define XINZE_RUNTIME_RECORD_SYNTHETIC_IDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace xinze::record {

// A 统一社会信用代码 of the category (two characters, 91 …): region 000000 or 99xxxx, which are not
// assigned, and a body of PDY00001..PDY99999, the custom zone of GB 11714. Different for different
// `index` below 999,900,000.
std::string SyntheticCreditCode(std::string_view category, uint64_t index);

struct SyntheticPerson {
  std::string id;
  int32_t birth_date = 0;  // Days since 1970-01-01.
};
// A 公民身份号码 of the region 999999, which is not assigned; born in 1940 to 2009. Different for
// different `index` below 12,000,000.
SyntheticPerson SyntheticCitizenId(uint64_t index);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_SYNTHETIC_IDS_H_
