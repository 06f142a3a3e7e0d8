#ifndef LEYLINE_CFOLDEREXCHANGE_H
#define LEYLINE_CFOLDEREXCHANGE_H

/* Exchanges the names of two folders in one step. Returns 0, or the number of the error where the
   system cannot do so or refuses to. */
int leyline_exchange_folders(const char *_Nonnull first, const char *_Nonnull second);

/* From here on a signal that asks the program to end is only remembered. */
void leyline_defer_signals(void);

/* Returns the last signal that was remembered, or 0. */
int leyline_deferred_signal(void);

/* Makes signals count again as before, and raises the one that was remembered. */
void leyline_deliver_signals(void);

#endif
