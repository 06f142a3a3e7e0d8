#include "CFastFloat.h"

#include <fast_float/fast_float.h>
#include <system_error>

extern "C" const char *leyline_parse_double(const char *first, const char *last, double *value) {
  const fast_float::from_chars_result result = fast_float::from_chars(first, last, *value);
  return result.ec == std::errc() ? result.ptr : nullptr;
}
