#ifndef LEYLINE_CROWSCAN_H
#define LEYLINE_CROWSCAN_H

#include "field_selection.h"
#include "known_texts.h"
#include "trade_rows.h"

#endif
