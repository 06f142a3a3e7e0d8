#ifndef C_ALLOCATION_COUNT_H
#define C_ALLOCATION_COUNT_H

#include <stdint.h>

/// Returns how often the calling thread asked for memory so far; zero where it is not counted.
uint64_t allocation_count(void);

#endif
