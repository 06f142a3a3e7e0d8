#ifndef LEYLINE_CFASTFLOAT_H
#define LEYLINE_CFASTFLOAT_H

#ifdef __cplusplus
extern "C" {
#endif

/* Reads the decimal number that begins at `first`, correctly rounded and whatever the locale is.
   Returns the first byte after the number, or a null pointer where no number begins. */
const char *_Nullable leyline_parse_double(const char *_Nonnull first, const char *_Nonnull last,
                                           double *_Nonnull value);

#ifdef __cplusplus
}
#endif

#endif
