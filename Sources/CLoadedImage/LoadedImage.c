#define _GNU_SOURCE
#include "CLoadedImage.h"

#include <dlfcn.h>
#include <stddef.h>

const char *leyline_loaded_image(void) {
  Dl_info image;
  return dladdr((const void *)leyline_loaded_image, &image) ? image.dli_fname : NULL;
}
