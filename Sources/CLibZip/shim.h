#ifndef LEYLINE_CLIBZIP_SHIM_H
#define LEYLINE_CLIBZIP_SHIM_H

#include <zip.h>

#endif
