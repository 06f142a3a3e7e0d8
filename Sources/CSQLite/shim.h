#ifndef LEYLINE_CSQLITE_SHIM_H
#define LEYLINE_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
