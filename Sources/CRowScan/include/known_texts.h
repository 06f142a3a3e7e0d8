#ifndef LEYLINE_KNOWN_TEXTS_H
#define LEYLINE_KNOWN_TEXTS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Texts that libcsv has parsed before, each with a number; found again by their bytes.

   Swift fills the table, field_selection.c looks texts up in it before libcsv sees them. */

typedef struct {
  /* The first and the last eight bytes; for up to sixteen bytes they are the whole text. */
  uint64_t low;
  uint64_t high;
  int32_t length;
  /* The number that followed this one last. */
  int32_t successor;
  /* Where all bytes stand. */
  size_t offset;
} leyline_text;

typedef struct {
  leyline_text *texts;
  unsigned char *bytes;
  /* The numbers by the hash of their texts, -1 where there is none. */
  int32_t *slots;
  /* The number of slots less one; a power of two less one. */
  size_t slot_mask;
  int32_t count;
  /* The number that was used last. */
  int32_t last;
} leyline_known_texts;

/* A text with its first and last bytes as numbers. */
typedef struct {
  const unsigned char *start;
  size_t length;
  uint64_t low;
  uint64_t high;
} leyline_text_key;

static inline leyline_text_key leyline_make_text_key(const unsigned char *start, size_t length) {
  leyline_text_key key = {start, length, 0, 0};
  if (length >= 8) {
    memcpy(&key.low, start, 8);
    memcpy(&key.high, start + length - 8, 8);
  } else if (length >= 4) {
    uint32_t low, high;
    memcpy(&low, start, 4);
    memcpy(&high, start + length - 4, 4);
    key.low = low;
    key.high = high;
  } else if (length > 0) {
    key.low = (uint64_t)start[0] | (uint64_t)start[length / 2] << 8
              | (uint64_t)start[length - 1] << 16;
  }
  return key;
}

/* Returns whether the text of a number is the one of a key. */
static inline int leyline_is_text(const leyline_known_texts *known, int32_t number,
                                  leyline_text_key key) {
  const leyline_text *text = known->texts + number;
  return text->low == key.low && text->high == key.high && text->length == (int32_t)key.length
         && (key.length <= 16 || memcmp(known->bytes + text->offset, key.start, key.length) == 0);
}

static inline size_t leyline_text_hash(leyline_text_key key) {
  uint64_t hash = (key.low ^ key.length) * UINT64_C(0x9E3779B97F4A7C15);
  hash = (hash ^ hash >> 29 ^ key.high) * UINT64_C(0xBF58476D1CE4E5B9);
  for (size_t position = 8; position + 8 < key.length; position += 8) {
    uint64_t word;
    memcpy(&word, key.start + position, 8);
    hash = (hash ^ hash >> 29 ^ word) * UINT64_C(0xBF58476D1CE4E5B9);
  }
  return (size_t)(hash >> 20);
}

/* Returns the slot of a text, or the free one where it belongs. */
static inline size_t leyline_text_slot(const leyline_known_texts *known, leyline_text_key key) {
  size_t slot = leyline_text_hash(key) & known->slot_mask;
  while (known->slots[slot] >= 0 && !leyline_is_text(known, known->slots[slot], key))
    slot = (slot + 1) & known->slot_mask;
  return slot;
}

#endif
