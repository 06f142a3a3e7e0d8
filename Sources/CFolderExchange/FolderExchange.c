/* renameat2 is declared for GNU sources only, which Swift does not see. */
#define _GNU_SOURCE

#include "include/CFolderExchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int leyline_exchange_folders(const char *first, const char *second) {
#if defined(__GLIBC__)
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) == 0 ? 0 : errno;
#elif defined(__APPLE__)
  return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
#else
  return ENOSYS;
#endif
}
