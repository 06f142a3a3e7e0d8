#include "include/CFolderExchange.h"

#include <signal.h>
#include <stddef.h>

enum { COUNT = 3 };

static const int ending[COUNT] = {SIGINT, SIGTERM, SIGHUP};
static struct sigaction earlier[COUNT];
static volatile sig_atomic_t pending;

static void remember(int number) { pending = number; }

void leyline_defer_signals(void) {
  struct sigaction action = {0};
  action.sa_handler = remember;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  pending = 0;
  for (int index = 0; index < COUNT; index++) {
    sigaction(ending[index], NULL, &earlier[index]);
    /* A signal that is ignored, as under nohup, stays ignored. */
    if (earlier[index].sa_handler != SIG_IGN) sigaction(ending[index], &action, NULL);
  }
}

int leyline_deferred_signal(void) { return pending; }

void leyline_deliver_signals(void) {
  for (int index = 0; index < COUNT; index++) sigaction(ending[index], &earlier[index], NULL);
  int number = pending;
  pending = 0;
  if (number != 0) raise(number);
}
