#ifndef LEYLINE_CLIBCSV_SHIM_H
#define LEYLINE_CLIBCSV_SHIM_H

#include <csv.h>

#include "field_selection.h"
#include "known_texts.h"

#endif
