#ifndef LEYLINE_CSHORTESTNUMBER_H
#define LEYLINE_CSHORTESTNUMBER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The most bytes of a number. */
#define LEYLINE_NUMBER_CAPACITY 32

/* Writes the shortest decimal that reads back to the same bits, without a closing zero byte: plain from
   0.0001 up to 2^53, with an exponent of at least two digits beyond, and a whole number without a point.
   `value` is finite, and `text` has room for LEYLINE_NUMBER_CAPACITY bytes. Returns how many it wrote. */
size_t leyline_write_number(double value, char *_Nonnull text);

#ifdef __cplusplus
}
#endif

#endif
