#ifndef LEYLINE_CFOLDEREXCHANGE_H
#define LEYLINE_CFOLDEREXCHANGE_H

/* Exchanges the names of two folders in one step. Returns 0, or another number where the system
   cannot do so or refuses to. */
int leyline_exchange_folders(const char *_Nonnull first, const char *_Nonnull second);

#endif
