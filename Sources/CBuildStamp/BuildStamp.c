#include "CBuildStamp.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char stamp[] = {
#if __has_embed("../../.build/leyline-stamp")
#embed "../../.build/leyline-stamp" suffix(, )
#endif
    0};

const char *leyline_build_stamp(void) { return stamp; }
