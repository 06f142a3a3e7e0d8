#ifndef LEYLINE_CEXPAT_SHIM_H
#define LEYLINE_CEXPAT_SHIM_H

#include <expat.h>

#endif
