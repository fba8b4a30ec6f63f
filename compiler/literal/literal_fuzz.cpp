// libFuzzer over every parser of literals; built only under XINZE_SANITIZE=fuzz.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compiler/literal/round_trip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  xinze::literal::CheckEveryParser({reinterpret_cast<const char*>(data), size});
  return 0;
}
