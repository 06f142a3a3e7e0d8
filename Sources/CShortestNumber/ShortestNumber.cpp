#include "CShortestNumber.h"

#include <charconv>
#include <cmath>
#include <cstring>

extern "C" size_t leyline_write_number(double value, char *text) {
  char *out = text;
  if (std::signbit(value)) {
    *out++ = '-';
    value = -value;
  }
  if (value == 0) {
    *out++ = '0';
    return static_cast<size_t>(out - text);
  }
  // The digits of the library, "d.ddde-05", laid out anew: it chooses between the two forms by length.
  char buffer[LEYLINE_NUMBER_CAPACITY];
  const std::to_chars_result end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  const char *mark = end.ptr - 3;
  while (*mark != 'e') --mark;
  int exponent = 0;
  for (const char *digit = mark + 2; digit < end.ptr; ++digit) exponent = 10 * exponent + (*digit - '0');
  if (mark[1] == '-') exponent = -exponent;
  if (exponent < -4 || value > 0x1p53) {
    const size_t length = static_cast<size_t>(end.ptr - buffer);
    std::memcpy(out, buffer, length);
    return static_cast<size_t>(out + length - text);
  }
  // All digits in a row: the first one moves to where the point was.
  char *digits = buffer;
  size_t count = 1;
  if (mark - buffer > 1) {
    buffer[1] = buffer[0];
    digits = buffer + 1;
    count = static_cast<size_t>(mark - digits);
  }
  if (exponent < 0) {
    *out++ = '0';
    *out++ = '.';
    for (int zero = exponent + 1; zero < 0; ++zero) *out++ = '0';
    std::memcpy(out, digits, count);
    return static_cast<size_t>(out + count - text);
  }
  const size_t whole = static_cast<size_t>(exponent) + 1;
  if (count <= whole) {
    std::memcpy(out, digits, count);
    std::memset(out + count, '0', whole - count);
    return static_cast<size_t>(out + whole - text);
  }
  std::memcpy(out, digits, whole);
  out[whole] = '.';
  std::memcpy(out + whole + 1, digits + whole, count - whole);
  return static_cast<size_t>(out + count + 1 - text);
}
