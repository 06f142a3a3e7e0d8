#ifndef LEYLINE_TRADE_ROWS_H
#define LEYLINE_TRADE_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "known_texts.h"

/* Reads rows of trades that are written in the regular way straight into numbers. What is written in
   another way, and every symbol and day that is new, is left to the caller, who has libcsv and all notations;
   so the trades are the same as if all rows went that way.

   This is C and not Swift because every byte of a file of many gigabytes comes through it. */

/* What a field of a row is. */
enum {
  LEYLINE_TRADE_UNWANTED,
  /* A day, or a day and a time with a blank or T between them, with an offset from UTC or without. */
  LEYLINE_TRADE_STAMP,
  /* The time, where it has a column of its own. */
  LEYLINE_TRADE_TIME,
  LEYLINE_TRADE_SYMBOL,
  LEYLINE_TRADE_SERIES,
  LEYLINE_TRADE_PRICE,
  LEYLINE_TRADE_VOLUME
};

/* Where trades go, one array for each of their values. */
typedef struct {
  /* Billionths of a second since 1970 on the clock of the exchange. */
  int64_t *moments;
  double *prices;
  double *volumes;
  int32_t *symbols;
  /* Where each row begins in the bytes that were given. */
  uint32_t *starts;
  /* How many trades there is room for. */
  size_t room;
} leyline_trades;

/* Stands for a day whose beginning the caller has not told. */
#define LEYLINE_NO_DAY INT64_MIN

typedef struct {
  const unsigned char *roles;
  size_t field_count;
  unsigned char delimiter;
  unsigned char point;
  /* Whether the time is a column of its own. */
  int has_times;
  /* The number of the symbol of all rows where no column has one, else -1. */
  int32_t file_symbol;
  /* Billionths of a second of a unit of a stamp that counts from 1970, or 0 where stamps are written out. */
  int64_t epoch_unit;
} leyline_trade_layout;

/* What the rows so far have taught. */
typedef struct {
  const leyline_known_texts *symbols;
  /* The texts of days, and for each the moment at which it begins, or LEYLINE_NO_DAY. */
  const leyline_known_texts *days;
  const int64_t *beginnings;
  /* What stands behind the time of a stamp, such as +05:30. */
  const unsigned char *suffix;
  size_t suffix_length;
  /* The series whose rows count. */
  const unsigned char *series;
  size_t series_length;
  /* Of stamps that count from 1970: between which moments the offset of the exchange's clock is known. */
  int64_t epoch_from;
  int64_t epoch_to;
  int64_t epoch_offset;
} leyline_trade_memory;

/* Reads trades from `*position`, where a row begins, up to `end`, where a row ends with a line feed.

   Stops before the first row that is not regular, or when there is no room, and stores where. `read` trades
   are there already; returns how many there are then. */
size_t leyline_read_trades(const leyline_trade_layout *layout, const leyline_trade_memory *memory,
                           const unsigned char *in, size_t *position, size_t end,
                           leyline_trades trades, size_t read);

#endif
