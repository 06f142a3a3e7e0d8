#ifndef LEYLINE_CLIBCSV_SHIM_H
#define LEYLINE_CLIBCSV_SHIM_H

#include <csv.h>

#endif
