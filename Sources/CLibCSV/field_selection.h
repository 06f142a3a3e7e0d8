#ifndef LEYLINE_FIELD_SELECTION_H
#define LEYLINE_FIELD_SELECTION_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Shortens rows before libcsv parses them: fields that nobody asked for become blank, those after
   the last wanted one disappear. libcsv still parses every byte that becomes a field; it is only
   spared the others, which are most of a price file.

   This is C and not Swift because it needs the bit mask of a vector comparison. */

typedef struct {
  /* For each field of a row whether it is wanted; not zero means yes. */
  const unsigned char *wanted;
  /* The number of fields of a row. */
  size_t field_count;
  /* The number of fields up to the last wanted one. */
  size_t kept_count;
  unsigned char delimiter;
} leyline_field_selection;

typedef unsigned char leyline_bytes16 __attribute__((vector_size(16)));

/* Returns one bit for each of 64 bytes, set where the byte is one of four. */
static inline uint64_t leyline_find_bytes(const unsigned char *at, unsigned char a,
                                          unsigned char b, unsigned char c, unsigned char d) {
  uint64_t mask = 0;
#if defined(__SSE2__)
  typedef char signed16 __attribute__((vector_size(16)));
  for (int part = 0; part < 4; part++) {
    leyline_bytes16 bytes;
    memcpy(&bytes, at + 16 * part, 16);
    const signed16 found = (signed16)((bytes == a) | (bytes == b) | (bytes == c) | (bytes == d));
    mask |= (uint64_t)(uint16_t)__builtin_ia32_pmovmskb128(found) << (16 * part);
  }
#else
  for (int index = 0; index < 64; index++) {
    const unsigned char byte = at[index];
    mask |= (uint64_t)(byte == a || byte == b || byte == c || byte == d) << index;
  }
#endif
  return mask;
}

/* Copies bytes; may write up to 15 bytes more, so `to` needs that much room behind it. */
static inline void leyline_copy_short(unsigned char *to, const unsigned char *from, size_t count,
                                      const unsigned char *from_end) {
  if (count <= 32 && from + 32 <= from_end) {
    memcpy(to, from, 16);
    if (count > 16) memcpy(to + 16, from + 16, 16);
  } else {
    memcpy(to, from, count);
  }
}

/* Shortens whole rows from the beginning of `in`, which is the beginning of a row.

   Stops before the first row that is not regular: one with another number of fields, with quotation
   marks elsewhere than around a field, with a lone carriage return, or with nothing wanted in it.
   Such a row goes to libcsv as it is. A row that is not complete is left as well.

   `out` has room for `count` bytes and 64 more. Returns the number of bytes written, and stores the
   number of bytes read. */
static inline size_t leyline_select_fields(const leyline_field_selection *selection,
                                           const unsigned char *in, size_t count,
                                           unsigned char *out, size_t *consumed) {
  const unsigned char delimiter = selection->delimiter;
  const unsigned char *const in_end = in + count;
  const size_t kept_count = selection->kept_count;
  unsigned char padded[64];
  unsigned char *row_out = out; /* where the current row begins in the output */
  unsigned char *to = out;
  size_t row_start = 0, field_start = 0, run_start = 0, field = 0;
  size_t close_mark = 0, skipped_newline = SIZE_MAX;
  int quotes = 0; /* 0 outside, 1 within, 2 after a mark that may close the field */
  int has_run = 0, has_content = 0;
  for (size_t base = 0; base < count; base += 64) {
    const unsigned char *chunk = in + base;
    if (count - base < 64) {
      memset(padded, 0, sizeof padded);
      memcpy(padded, chunk, count - base);
      chunk = padded;
    }
    uint64_t mask = leyline_find_bytes(chunk, delimiter, '\n', '\r', '"');
    while (mask) {
      const int bit = __builtin_ctzll(mask);
      mask &= mask - 1;
      const size_t at = base + (size_t)bit;
      const unsigned char byte = chunk[bit];
      if (quotes == 1) {
        if (byte == '"') {
          quotes = 2;
          close_mark = at;
        }
        continue;
      }
      if (quotes == 2) {
        if (at != close_mark + 1) goto done;
        if (byte == '"') {
          quotes = 1;
          continue;
        }
        quotes = 0;
      } else if (byte == '"') {
        if (at != field_start && !(at == field_start + 1 && in[field_start] == ' ')) goto done;
        quotes = 1;
        continue;
      }
      if (at == skipped_newline) {
        row_start = field_start = at + 1;
        continue;
      }
      /* A field ends here. */
      if (field < kept_count) {
        if (selection->wanted[field]) {
          if (!has_run) {
            run_start = field_start;
            has_run = 1;
          }
          if (at > field_start) {
            const unsigned char first = in[field_start], last = in[at - 1];
            has_content |= first == '"' ? at > field_start + 2 : first > ' ' || last > ' ';
          }
          if (field + 1 == kept_count) {
            leyline_copy_short(to, in + run_start, at - run_start, in_end);
            to += at - run_start;
            has_run = 0;
          }
        } else {
          if (has_run) {
            leyline_copy_short(to, in + run_start, field_start - run_start, in_end);
            to += field_start - run_start;
            has_run = 0;
          }
          *to++ = delimiter;
        }
      }
      if (byte == delimiter) {
        field++;
        field_start = at + 1;
        continue;
      }
      if (byte == '\r') {
        if (at + 1 >= count || in[at + 1] != '\n') goto done;
        skipped_newline = at + 1;
      }
      if (!has_content || !(field + 1 == selection->field_count ||
                            (field == selection->field_count && field_start == at)))
        goto done;
      *to++ = '\n';
      row_out = to;
      row_start = field_start = at + 1;
      field = 0;
      has_content = 0;
    }
  }
done:
  *consumed = row_start;
  return (size_t)(row_out - out);
}

#endif
