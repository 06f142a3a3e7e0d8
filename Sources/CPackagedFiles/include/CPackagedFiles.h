#ifndef LEYLINE_PACKAGED_FILES_H
#define LEYLINE_PACKAGED_FILES_H

#include <stddef.h>

/* The files that the program carries: the parts of its reports and of its local page, and the
   sample study. The compiler puts them in, so that the program is one file that runs wherever it lies.

   This is C and not Swift because Swift has nothing like #embed, and takes minutes over an array
   literal of the same size. */

/* A file: its name, which has a folder for its purpose first, and its bytes. */
struct leyline_packaged_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/* The number of files. */
size_t leyline_packaged_file_count(void);

/* The file at a position below the number of files. */
const struct leyline_packaged_file *leyline_packaged_file(size_t position);

#endif
