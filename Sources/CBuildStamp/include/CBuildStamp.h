#ifndef LEYLINE_BUILD_STAMP_H
#define LEYLINE_BUILD_STAMP_H

/* Two lines, the commit that the program was built from and the date of the build, or nothing where
   the build was not told (scripts/with-commit tells it).

   This is C and not Swift because Swift has nothing like #embed. */
const char *leyline_build_stamp(void);

#endif
