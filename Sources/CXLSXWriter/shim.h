#ifndef LEYLINE_CXLSXWRITER_SHIM_H
#define LEYLINE_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
