#include "include/CRowScan.h"

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

/* Copies bytes; may write up to 31 bytes more, so `to` needs that much room behind it. */
static inline void leyline_copy_short(unsigned char *to, const unsigned char *from, size_t count,
                                      const unsigned char *from_end) {
  if (count <= 32 && from_end - from >= 32) {
    memcpy(to, from, 16);
    memcpy(to + 16, from + 16, 16);
  } else {
    memcpy(to, from, count);
  }
}

/* What is known about the names of one kind while rows are read. */
typedef struct {
  leyline_known_texts *known;
  /* The name of the row above; empty where there is none to compare with. */
  leyline_text_key above;
  /* The number of the last name, negative where only libcsv will know it. */
  int32_t number;
} leyline_name_column;

/* Returns the number of a name, or why there is none. */
static inline int32_t leyline_recognize(leyline_name_column *column, const unsigned char *start,
                                        size_t length) {
  const leyline_text_key key = leyline_make_text_key(start, length);
  const leyline_text_key above = column->above;
  if (key.low == above.low && key.high == above.high && length == above.length
      && (length <= 16 || memcmp(start, above.start, length) == 0))
    return LEYLINE_AS_ABOVE;
  column->above = key;
  if (column->number < 0) return LEYLINE_PARSED;
  leyline_text *const last = column->known->texts + column->number;
  int32_t number = last->successor;
  if (!leyline_is_text(column->known, number, key)) {
    number = column->known->slots[leyline_text_slot(column->known, key)];
    if (number >= 0) last->successor = number;
  }
  /* After a new name only libcsv knows where the sequence stands, until it has caught up. */
  column->number = number;
  return number;
}

/* Returns whether a row of one field would be a blank line, which libcsv passes over. */
static inline int leyline_is_blank_line(const unsigned char *row, const unsigned char *end,
                                        unsigned char delimiter) {
  while (row < end && (*row == ' ' || *row == '\t') && *row != delimiter) row++;
  return row == end;
}

size_t leyline_select_fields(const leyline_field_selection *selection,
                             leyline_known_names known, const unsigned char *in, size_t count,
                             leyline_selected_rows output, size_t *consumed) {
  const unsigned char delimiter = selection->delimiter;
  const unsigned char *const roles = selection->roles;
  const unsigned char *const in_end = in + count;
  const size_t field_count = selection->field_count;
  leyline_name_column columns[LEYLINE_NAME_KINDS];
  for (int kind = 0; kind < LEYLINE_NAME_KINDS; kind++) {
    const leyline_name_column column = {
        known.of[kind], {in, 0, 0, 0}, known.of[kind]->count > 0 ? known.of[kind]->last : -1};
    columns[kind] = column;
  }
  const leyline_row_note nothing_left_out = {
      {LEYLINE_PARSED, LEYLINE_PARSED, LEYLINE_PARSED}, 0};
  leyline_row_note note = nothing_left_out;
  leyline_row_note *next_note = output.notes;
  const leyline_row_note *const last_note = output.notes + output.note_limit;
  unsigned char padded[64];
  unsigned char *row_out = output.rows; /* where the current row begins in the output */
  unsigned char *to = output.rows;
  size_t row_start = 0, field_start = 0, field = 0;
  size_t close_mark = 0;
  uint64_t marks_left = ~UINT64_C(0); /* of a chunk, those that are not passed over */
  int quotes = 0;        /* 0 outside, 1 within, 2 after a mark that may close the field */
  int is_quoted = 0;     /* whether the field is quoted from its first byte */
  int is_doubled = 0;    /* whether a quotation mark stands within the quoted field */
  int has_content = 0;
  for (size_t base = 0; base < count; base += 64) {
    const unsigned char *chunk = in + base;
    if (count - base < 64) {
      memset(padded, 0, sizeof padded);
      memcpy(padded, chunk, count - base);
      chunk = padded;
    }
    uint64_t mask = leyline_find_bytes(chunk, delimiter, '\n', '\r', '"') & marks_left;
    marks_left = ~UINT64_C(0);
    while (mask) {
      const int bit = __builtin_ctzll(mask);
      mask &= mask - 1;
      const size_t at = base + (size_t)bit;
      const unsigned char byte = chunk[bit];
      if (quotes != 0) {
        if (quotes == 1) {
          if (byte == '"') {
            quotes = 2;
            close_mark = at;
          }
          continue;
        }
        if (at != close_mark + 1) goto done;
        if (byte == '"') {
          quotes = 1;
          is_doubled = 1;
          continue;
        }
        quotes = 0;
      } else if (byte == '"') {
        is_quoted = at == field_start;
        if (!is_quoted && !(at == field_start + 1 && in[field_start] == ' ')) goto done;
        quotes = 1;
        is_doubled = 0;
        continue;
      }
      /* A field ends here. */
      const unsigned char role = roles[field];
      if (role != LEYLINE_UNWANTED) {
        const unsigned char *const start = in + field_start;
        const size_t length = at - field_start;
        int is_left_out = 0;
        if (role == LEYLINE_VALUE) {
          has_content |= (unsigned char)(start[0] - '0') < 10;
        } else if (start[0] > ' ' && length > (is_quoted ? 2u : 0u)) {
          has_content = 1;
          if (role >= LEYLINE_NAME) {
            const int kind = role - LEYLINE_NAME;
            if (is_quoted ? is_doubled : start[length - 1] <= ' ') {
              columns[kind].above.length = 0;
              columns[kind].number = -1;
            } else {
              const int32_t number =
                  leyline_recognize(columns + kind, start + is_quoted, length - 2 * is_quoted);
              note.names[kind] = number;
              is_left_out = number != LEYLINE_PARSED;
              note.left_out |= (uint32_t)is_left_out << kind;
            }
          }
        } else if (role >= LEYLINE_NAME) {
          columns[role - LEYLINE_NAME].above.length = 0;
          if (length > 0) columns[role - LEYLINE_NAME].number = -1;
        }
        if (!is_left_out) {
          leyline_copy_short(to, start, length + 1, in_end);
          to += length + 1;
        }
      }
      is_quoted = 0;
      if (byte == delimiter) {
        if (++field > field_count) goto done;
        field_start = at + 1;
        continue;
      }
      if (byte == '\r') {
        if (at + 1 >= count || in[at + 1] != '\n') goto done;
        /* Both end the row; the newline, which is the next mark, is passed over. */
        if (bit < 63)
          mask &= mask - 1;
        else
          marks_left = ~UINT64_C(1);
      }
      if (!has_content || to == row_out
          || !(field + 1 == field_count || (field == field_count && field_start == at)))
        goto done;
      to[-1] = '\n';
      if (row_out[0] <= ' ' && leyline_is_blank_line(row_out, to - 1, delimiter)) {
        memcpy(row_out, "\"\"\n", 3);
        to = row_out + 3;
      }
      row_out = to;
      row_start = field_start = at + 1 + (byte == '\r');
      *next_note++ = note;
      if (next_note == last_note) goto done;
      note = nothing_left_out;
      field = 0;
      has_content = 0;
    }
  }
done:
  *next_note = nothing_left_out;
  *consumed = row_start;
  return (size_t)(row_out - output.rows);
}
