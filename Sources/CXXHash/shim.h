#ifndef LEYLINE_CXXHASH_SHIM_H
#define LEYLINE_CXXHASH_SHIM_H

#include <xxhash.h>

#endif
