#ifndef LEYLINE_CLIBCRYPTO_SHIM_H
#define LEYLINE_CLIBCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
