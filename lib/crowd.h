/*
 * crowd.h - many files worked on by several threads, with what each has to say taken in their order.
 *
 * A thread takes the next name, works on it, and waits for its turn before it writes or reports; it
 * then holds the turn to the end of its file.  No more is in memory than one file for each thread.
 */
#ifndef RX_LIB_CROWD_H
#define RX_LIB_CROWD_H

#include "text.h"

/* A file's place among the others. */
struct rx_turn {
	struct rx_crowd *crowd;
	uint64_t ticket;
	bool held;
};

struct rx_crowd_work {
	size_t threads;
	/* The next name, good until the next call, or NULL; called by one thread at a time. */
	const char *(*next)(void *user);
	/* Works on a file with the means of a thread, 0 to threads - 1. */
	void (*work)(void *user, size_t thread, const char *name, struct rx_turn *turn);
	void *user;
};

/* Waits until all files in front are done with; at once when the turn is held, or turn is NULL. */
void rx_turn_await(struct rx_turn *turn);

/* Works until there is no more name; returns when all is done.  Names are left when no thread could be
 * started.  0, or -1 when memory for a name was exhausted. */
int rx_crowd_run(const struct rx_crowd_work *work);

#endif
