#ifndef LEYLINE_FIELD_SELECTION_H
#define LEYLINE_FIELD_SELECTION_H

#include <stddef.h>
#include <stdint.h>

#include "known_texts.h"

/* Shortens rows before libcsv parses them. Fields that nobody asked for are left out, and so are
   dates, symbols and series that libcsv has parsed before: their numbers are noted beside the row.
   libcsv still parses every text that becomes a field; it is only spared those that do not and the
   repetition of those that did.

   This is C and not Swift because it needs the bit mask of a vector comparison. */

/* What a field of a row is: one of these, or LEYLINE_NAME plus the kind of a name. */
enum { LEYLINE_UNWANTED = 0, LEYLINE_VALUE = 1, LEYLINE_TEXT = 2, LEYLINE_NAME = 3 };

/* The kinds of names: dates, symbols, series. */
enum { LEYLINE_NAME_KINDS = 3 };

/* Stand in a note for a name that libcsv parses, and for one that is the one of the row above. */
enum { LEYLINE_PARSED = -1, LEYLINE_AS_ABOVE = -2 };

/* What a shortened row leaves out. */
typedef struct {
  /* For each kind of name its number, or why there is none. */
  int32_t names[LEYLINE_NAME_KINDS];
  /* One bit for each kind of name that was left out. */
  uint32_t left_out;
} leyline_row_note;

typedef struct {
  /* What each field of a row is, and LEYLINE_UNWANTED once more at the end. */
  const unsigned char *roles;
  /* The number of fields of a row. */
  size_t field_count;
  unsigned char delimiter;
} leyline_field_selection;

/* The tables of the texts that libcsv has parsed, one for each kind of name. */
typedef struct {
  leyline_known_texts *of[LEYLINE_NAME_KINDS];
} leyline_known_names;

/* Where shortened rows go. */
typedef struct {
  /* Room for as many bytes as are read, and 64 more. */
  unsigned char *rows;
  /* Room for one note more than the greatest number of rows. */
  leyline_row_note *notes;
  size_t note_limit;
} leyline_selected_rows;

/* Shortens whole rows from the beginning of `in`, which is the beginning of a row.

   Stops before the first row that is not regular: one with another number of fields, with quotation
   marks elsewhere than around a field, with a lone carriage return, or with nothing in it that is
   surely wanted. Such a row goes to libcsv as it is. A row that is not complete is left as well.

   Returns the number of bytes written, and stores the number of bytes read. */
size_t leyline_select_fields(const leyline_field_selection *selection,
                             leyline_known_names known, const unsigned char *in, size_t count,
                             leyline_selected_rows output, size_t *consumed);

#endif
