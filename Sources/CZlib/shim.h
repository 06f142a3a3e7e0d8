#ifndef LEYLINE_CZLIB_SHIM_H
#define LEYLINE_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 is a macro, which Swift cannot call; 16 + MAX_WBITS reads a gzip stream. */
static inline int leyline_inflate_init_gzip(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}

#endif
