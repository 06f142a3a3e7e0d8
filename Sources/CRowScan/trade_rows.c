#include "include/CRowScan.h"

static const double leyline_powers_of_ten[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7, 1e8,
                                               1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};

static inline int leyline_is_digit(unsigned char byte) { return (unsigned char)(byte - '0') < 10; }

/* Eight bytes of text as a number whose lowest byte is the first. */
static inline uint64_t leyline_eight_bytes(const unsigned char *at) {
  uint64_t bytes;
  memcpy(&bytes, at, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  return bytes;
}

#define LEYLINE_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Of eight digits less '0', the first in the lowest byte, their number. */
static inline uint64_t leyline_number_of_digits(uint64_t digits) {
  digits = digits * 10 + (digits >> 8);
  return (((digits & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x000F424000000064))
          + (((digits >> 16) & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x0000271000000001)))
         >> 32;
}

/* Reads digits with at most one decimal mark, of any length. */
static const unsigned char *leyline_read_long_amount(const unsigned char *at, unsigned char point,
                                                     double *amount) {
  const unsigned char *const start = at;
  uint64_t mantissa = 0;
  size_t decimals = 0;
  while (leyline_is_digit(*at)) mantissa = mantissa * 10 + (uint64_t)(*at++ - '0');
  size_t digits = (size_t)(at - start);
  if (*at == point) {
    const unsigned char *const first = ++at;
    while (leyline_is_digit(*at)) mantissa = mantissa * 10 + (uint64_t)(*at++ - '0');
    decimals = (size_t)(at - first);
    digits += decimals;
    if (decimals == 0) return 0;
  }
  if (digits > 15 || mantissa == 0) return 0;
  *amount = (double)mantissa;
  if (decimals > 0) *amount /= leyline_powers_of_ten[decimals];
  return at;
}

/* Reads digits with at most one decimal mark and stores the double nearest to them, which must be above zero.

   Up to 15 digits and a power of ten up to 22 are exact doubles, so one division rounds correctly (Clinger
   1990, How to Read Floating Point Numbers Accurately, fast path). Most amounts end within eight bytes, which
   are looked at together: loops over digits whose number changes from row to row cost more.

   Returns the end of the number, or nothing where something else stands there. */
static inline const unsigned char *leyline_read_amount(const unsigned char *at,
                                                       const unsigned char *end,
                                                       unsigned char point, double *amount) {
  if (end - at < 8) return leyline_read_long_amount(at, point, amount);
  uint64_t digits = leyline_eight_bytes(at) ^ LEYLINE_EACH('0');
  /* A high bit for each byte that is no digit. */
  const uint64_t others =
      (((digits & LEYLINE_EACH(0x7F)) + LEYLINE_EACH(0x76)) | digits) & LEYLINE_EACH(0x80);
  if (others == 0) return leyline_read_long_amount(at, point, amount);
  const unsigned whole = (unsigned)__builtin_ctzll(others) & ~7u; /* in bits, as all lengths here */
  unsigned length = whole, decimals = 0;
  if (at[whole / 8] == point) {
    const uint64_t behind = others & (others - 1);
    if (behind == 0) return leyline_read_long_amount(at, point, amount);
    length = ((unsigned)__builtin_ctzll(behind) & ~7u) - 8;
    decimals = (length - whole) / 8;
    if (decimals == 0) return 0;
    /* The decimals move to where the mark is. */
    const uint64_t front = (UINT64_C(1) << whole) - 1;
    digits = (digits & front) | ((digits >> 8) & ~front);
  }
  if (length == 0) return 0;
  const uint64_t mantissa = leyline_number_of_digits(digits << (64 - length));
  if (mantissa == 0) return 0;
  *amount = (double)mantissa;
  if (decimals > 0) *amount /= leyline_powers_of_ten[decimals];
  return at + (length + (decimals > 0 ? 8 : 0)) / 8;
}

static inline int leyline_two_digits(const unsigned char *at) {
  const unsigned char tens = (unsigned char)(at[0] - '0'), ones = (unsigned char)(at[1] - '0');
  return tens < 10 && ones < 10 ? tens * 10 + ones : 255;
}

/* Billionths of a second of a unit of each decimal. */
static const int64_t leyline_billionths[] = {1000000000, 100000000, 10000000, 1000000, 100000,
                                             10000,      1000,      100,      10,      1};

/* Reads up to nine decimals of a second; more are left to the caller. */
static inline const unsigned char *leyline_read_decimals(const unsigned char *at,
                                                         const unsigned char *end,
                                                         int64_t *billionths) {
  if (end - at >= 8) {
    const uint64_t digits = leyline_eight_bytes(at) ^ LEYLINE_EACH('0');
    const uint64_t others =
        (((digits & LEYLINE_EACH(0x7F)) + LEYLINE_EACH(0x76)) | digits) & LEYLINE_EACH(0x80);
    if (others != 0) {
      const unsigned length = (unsigned)__builtin_ctzll(others) / 8;
      if (length == 0) return 0;
      *billionths = (int64_t)leyline_number_of_digits(digits << (64 - 8 * length))
                    * leyline_billionths[length];
      return at + length;
    }
  }
  const unsigned char *const first = at;
  int64_t sum = 0;
  for (; leyline_is_digit(*at) && at - first < 9; at++)
    sum += (*at - '0') * leyline_billionths[at - first + 1];
  if (at == first || leyline_is_digit(*at)) return 0;
  *billionths = sum;
  return at;
}

/* Reads hh:mm, hh:mm:ss or hh:mm:ss with up to nine decimals of a second; hhmmss too where the time is a
   field of its own. Stores billionths of a second since midnight. */
static inline __attribute__((always_inline)) const unsigned char *leyline_read_time(
    const unsigned char *at, const unsigned char *end, int is_field, int64_t *since_midnight) {
  unsigned hour, minute, second = 0;
  const uint64_t form = UINT64_C(0x30303A30303A3030); /* 00:00:00 */
  const uint64_t digits = end - at > 8 ? leyline_eight_bytes(at) ^ form : UINT64_MAX;
  if (!((((digits & LEYLINE_EACH(0x7F)) + LEYLINE_EACH(0x76)) | digits) & LEYLINE_EACH(0x80))
      && !(digits & UINT64_C(0x0000FF0000FF0000))) {
    const uint64_t pairs = digits * 10 + (digits >> 8);
    hour = pairs & 0xFF;
    minute = pairs >> 24 & 0xFF;
    second = pairs >> 48 & 0xFF;
    at += 8;
  } else {
    if (end - at < 7) return 0;
    const size_t step = at[2] == ':' ? 3 : 2;
    if (step == 2 && !is_field) return 0;
    hour = (unsigned)leyline_two_digits(at);
    minute = (unsigned)leyline_two_digits(at + step);
    at += step + 2;
    if (step == 2) {
      second = (unsigned)leyline_two_digits(at);
      at += 2;
    } else if (*at == ':') {
      return 0;
    }
  }
  if (hour > 23 || minute > 59 || second > 59) return 0;
  int64_t decimals = 0;
  if (*at == '.') {
    at = leyline_read_decimals(at + 1, end, &decimals);
    if (!at) return 0;
  }
  *since_midnight =
      ((int64_t)((hour * 60 + minute) * 60 + second)) * INT64_C(1000000000) + decimals;
  return at;
}

/* Returns the length of a name, which ends before a delimiter, a quotation mark or a control character. */
static inline size_t leyline_name_length(const unsigned char *at, const unsigned char *end,
                                         unsigned char delimiter) {
  const unsigned char *const start = at;
  while (end - at >= 8) {
    const uint64_t bytes = leyline_eight_bytes(at);
    const uint64_t a = bytes ^ LEYLINE_EACH(delimiter), b = bytes ^ LEYLINE_EACH('"');
    /* A high bit for each byte that ends the name; bits above the lowest may be wrong. */
    const uint64_t ends = (((a - LEYLINE_EACH(1)) & ~a) | ((b - LEYLINE_EACH(1)) & ~b)
                           | ((bytes - LEYLINE_EACH(0x20)) & ~bytes))
                          & LEYLINE_EACH(0x80);
    if (ends) return (size_t)(at - start) + (size_t)__builtin_ctzll(ends) / 8;
    at += 8;
  }
  while (*at != delimiter && *at != '"' && *at >= 0x20) at++;
  return (size_t)(at - start);
}

/* Returns where the day of a stamp ends and its time begins, trying first where it did above. */
static inline __attribute__((always_inline)) size_t leyline_day_length(const unsigned char *at, const unsigned char *end,
                                        size_t above) {
  if ((size_t)(end - at) > above + 3 && above > 0 && (at[above] == ' ' || at[above] == 'T')
      && at[above + 3] == ':')
    return above;
  for (size_t length = 1; at + length + 3 < end && at[length] != '\n'; length++)
    if (at[length + 3] == ':' && (at[length] == ' ' || at[length] == 'T')) return length;
  return 0;
}

static inline int32_t leyline_find_name(const leyline_known_texts *known,
                                        const unsigned char *start, size_t length) {
  return known->slots[leyline_text_slot(known, leyline_make_text_key(start, length))];
}

/* A name of up to eight bytes that was found, and its number. */
typedef struct {
  uint64_t text;
  int32_t number;
} leyline_short_name;

enum { LEYLINE_SHORT_NAME_BITS = 8 };

/* What rows are read with, and what those above have left. */
typedef struct {
  const leyline_trade_layout *layout;
  const leyline_trade_memory *memory;
  const unsigned char *end;
  size_t day_length;
  /* The beginning of the last stamp, to the colon before its seconds, and the moment that it names. Nearly all
     rows have that of the row above. Of its bytes the first eight, the last, and those between. */
  size_t minute_length;
  uint64_t minute_first;
  uint64_t minute_middle;
  uint64_t minute_last;
  int64_t minute;
  /* Short names, each where its bytes say. */
  leyline_short_name names[1 << LEYLINE_SHORT_NAME_BITS];
} leyline_trade_scan;

/* Reads a symbol and stores its number. */
static inline const unsigned char *leyline_read_symbol(leyline_trade_scan *scan,
                                                       const unsigned char *at, int32_t *symbol) {
  const unsigned char delimiter = scan->layout->delimiter;
  const size_t length = leyline_name_length(at, scan->end, delimiter);
  const unsigned char *const behind = at + length;
  leyline_short_name *place = 0;
  uint64_t text = 0;
  if (length <= 8 && length > 0 && scan->end - at >= 8) {
    text = leyline_eight_bytes(at) & (~UINT64_C(0) >> (64 - 8 * length));
    place = scan->names + (text * UINT64_C(0x9E3779B97F4A7C15) >> (64 - LEYLINE_SHORT_NAME_BITS));
    if (place->text == text) {
      *symbol = place->number;
      return behind;
    }
  }
  if (length == 0 || *at == ' ' || *at == '=' || behind[-1] == ' ') return 0;
  *symbol = leyline_find_name(scan->memory->symbols, at, length);
  if (*symbol < 0) return 0;
  if (place) *place = (leyline_short_name){text, *symbol};
  return behind;
}

/* Reads a stamp that counts from 1970. */
static inline const unsigned char *leyline_read_epoch(const leyline_trade_scan *scan,
                                                      const unsigned char *at, int64_t *moment) {
  const unsigned char *const first = at;
  int64_t unit = scan->layout->epoch_unit;
  uint64_t units = 0;
  while (leyline_is_digit(*at)) units = units * 10 + (uint64_t)(*at++ - '0');
  if (at == first || at - first > 19 || units > (uint64_t)(INT64_MAX / unit)) return 0;
  *moment = (int64_t)units * unit;
  if (*at == '.')
    for (at++; leyline_is_digit(*at) && unit > 1; at++) *moment += (*at - '0') * (unit /= 10);
  if (*moment < scan->memory->epoch_from || *moment >= scan->memory->epoch_to) return 0;
  *moment += scan->memory->epoch_offset;
  return at;
}

/* Reads the day of a stamp and stores when it begins. */
static inline const unsigned char *leyline_read_day(leyline_trade_scan *scan,
                                                    const unsigned char *at, size_t length,
                                                    int64_t *beginning) {
  if (length == 0) return 0;
  const int32_t number = leyline_find_name(scan->memory->days, at, length);
  if (number < 0) return 0;
  *beginning = scan->memory->beginnings[number];
  return *beginning == LEYLINE_NO_DAY ? 0 : at + length;
}

static inline const unsigned char *leyline_read_suffix(const leyline_trade_scan *scan,
                                                       const unsigned char *at) {
  const size_t length = scan->memory->suffix_length;
  if (length == 0) return at;
  if ((size_t)(scan->end - at) <= length || memcmp(at, scan->memory->suffix, length) != 0) return 0;
  return at + length;
}

/* Reads a stamp of a day and a time from its beginning. */
static const unsigned char *leyline_read_new_stamp(leyline_trade_scan *scan,
                                                   const unsigned char *at, int64_t *moment) {
  const unsigned char *const start = at;
  int64_t since_midnight;
  scan->day_length = leyline_day_length(at, scan->end, scan->day_length);
  at = leyline_read_day(scan, at, scan->day_length, moment);
  if (!at) return 0;
  at = leyline_read_time(at + 1, scan->end, 0, &since_midnight);
  if (!at) return 0;
  const size_t length = scan->day_length + 7;
  if (length >= 8 && length <= 24 && start[length - 1] == ':') {
    scan->minute_length = length;
    scan->minute_first = leyline_eight_bytes(start);
    scan->minute_last = leyline_eight_bytes(start + length - 8);
    scan->minute_middle = length > 16 ? leyline_eight_bytes(start + 8) : 0;
    scan->minute = *moment + since_midnight / INT64_C(60000000000) * INT64_C(60000000000);
  }
  *moment += since_midnight;
  return leyline_read_suffix(scan, at);
}

/* Reads a stamp of a day and a time. */
static inline const unsigned char *leyline_read_stamp(leyline_trade_scan *scan,
                                                      const unsigned char *at, int64_t *moment) {
  const size_t length = scan->minute_length;
  if (length == 0 || scan->end - at < 32 || leyline_eight_bytes(at) != scan->minute_first
      || leyline_eight_bytes(at + length - 8) != scan->minute_last
      || (length > 16 && leyline_eight_bytes(at + 8) != scan->minute_middle))
    return leyline_read_new_stamp(scan, at, moment);
  at += length;
  const int second = leyline_two_digits(at);
  if (second > 59) return 0;
  at += 2;
  int64_t decimals = 0;
  if (*at == '.') {
    at = leyline_read_decimals(at + 1, scan->end, &decimals);
    if (!at) return 0;
  }
  *moment = scan->minute + second * INT64_C(1000000000) + decimals;
  return leyline_read_suffix(scan, at);
}

/* Reads rows whose fields are in quotation marks or not, or of which none is. */
static inline __attribute__((always_inline)) size_t leyline_read_trade_rows(
    leyline_trade_scan *scan, int may_quote, const unsigned char *in, size_t *position,
    leyline_trades trades, size_t read) {
  const leyline_trade_layout *const layout = scan->layout;
  const leyline_trade_memory *const memory = scan->memory;
  const unsigned char delimiter = layout->delimiter, point = layout->point;
  const unsigned char *const roles = layout->roles, *const last = roles + layout->field_count - 1;
  const unsigned char *const end = scan->end;
  const unsigned char *row = in + *position;
  while (row < end && read < trades.room) {
    const unsigned char *at = row;
    int64_t moment = 0, time = 0;
    int32_t symbol = layout->file_symbol;
    double price = 0, volume = 0;
    for (const unsigned char *role = roles;; role++) {
      const int is_quoted = may_quote && *at == '"';
      at += is_quoted;
      switch (*role) {
        case LEYLINE_TRADE_STAMP:
          if (layout->epoch_unit > 0)
            at = leyline_read_epoch(scan, at, &moment);
          else if (layout->has_times)
            at = leyline_read_day(scan, at, leyline_name_length(at, end, delimiter), &moment);
          else
            at = leyline_read_stamp(scan, at, &moment);
          break;
        case LEYLINE_TRADE_TIME: at = leyline_read_time(at, end, 1, &time); break;
        case LEYLINE_TRADE_SYMBOL: at = leyline_read_symbol(scan, at, &symbol); break;
        case LEYLINE_TRADE_SERIES:
          if ((size_t)(end - at) <= memory->series_length || memory->series_length == 0
              || memcmp(at, memory->series, memory->series_length) != 0)
            goto done;
          at += memory->series_length;
          break;
        case LEYLINE_TRADE_PRICE: at = leyline_read_amount(at, end, point, &price); break;
        case LEYLINE_TRADE_VOLUME: at = leyline_read_amount(at, end, point, &volume); break;
        default: at += leyline_name_length(at, end, delimiter);
      }
      if (!at || (is_quoted && *at++ != '"')) goto done;
      if (role == last) break;
      if (*at++ != delimiter) goto done;
    }
    if (*at == '\r') at++;
    if (*at++ != '\n') goto done;
    trades.moments[read] = moment + time;
    trades.prices[read] = price;
    trades.volumes[read] = volume;
    trades.symbols[read] = symbol;
    trades.starts[read++] = (uint32_t)(row - in);
    row = at;
  }
done:
  *position = (size_t)(row - in);
  return read;
}

size_t leyline_read_trades(const leyline_trade_layout *layout, const leyline_trade_memory *memory,
                           const unsigned char *in, size_t *position, size_t limit,
                           leyline_trades trades, size_t read) {
  leyline_trade_scan scan = {.layout = layout, .memory = memory, .end = in + limit};
  const unsigned char *const row = in + *position;
  const unsigned char *const row_end = memchr(row, '\n', limit - *position);
  /* Few files have quotation marks, and those that have them have them in all rows. */
  const int may_quote = row_end && memchr(row, '"', (size_t)(row_end - row)) != 0;
  return may_quote ? leyline_read_trade_rows(&scan, 1, in, position, trades, read)
                   : leyline_read_trade_rows(&scan, 0, in, position, trades, read);
}
