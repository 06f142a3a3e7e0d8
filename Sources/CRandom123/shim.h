#ifndef LEYLINE_CRANDOM123_SHIM_H
#define LEYLINE_CRANDOM123_SHIM_H

// Random123's generators are inline functions over array structures whose types are made by macros,
// which Swift cannot import. This header passes the counter, the key and the result as plain words.

#include <Random123/philox.h>
#include <stdint.h>

/// One block of Philox output.
typedef struct {
  uint64_t first;
  uint64_t second;
} crandom123_block;

/// Philox4x32-10: 128 random bits that depend only on the key and the counter.
static inline crandom123_block crandom123_philox4x32(uint64_t key, uint64_t counter_high,
                                                     uint64_t counter_low) {
  philox4x32_ctr_t counter = {{(uint32_t)counter_low, (uint32_t)(counter_low >> 32),
                               (uint32_t)counter_high, (uint32_t)(counter_high >> 32)}};
  philox4x32_key_t words = {{(uint32_t)key, (uint32_t)(key >> 32)}};
  philox4x32_ctr_t random = philox4x32_R(10, counter, words);
  crandom123_block block = {((uint64_t)random.v[1] << 32) | random.v[0],
                            ((uint64_t)random.v[3] << 32) | random.v[2]};
  return block;
}

/// Maps 64 random bits to a double strictly between 0 and 1: the middle of one of 2^52 cells.
static inline double crandom123_uniform(uint64_t bits) {
  return ((double)(bits >> 12) + 0.5) * 0x1.0p-52;
}

#endif
