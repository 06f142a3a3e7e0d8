#ifndef LEYLINE_CLOADEDIMAGE_H
#define LEYLINE_CLOADEDIMAGE_H

/* Returns the path of the library or the program that this code was loaded from, or NULL where the system
   does not tell. */
const char *_Nullable leyline_loaded_image(void);

#endif
