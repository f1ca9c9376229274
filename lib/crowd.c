/*
 * crowd.c - tickets and one counter of turns.
 *
 *     names    a   b   c   d ...          claimed under the lock, with tickets 0 1 2 3
 *     thread 1 ├─work─┤await 0├─write─┤   └── then the next name
 *     thread 2     ├─work──┤await 1├─write─┤
 *
 * A thread that is done with its file passes the turn on, whether it wrote or not.
 */
#include "crowd.h"
#include "buffer.h"

#include <pthread.h>
#include <stdlib.h>

struct rx_crowd {
	const struct rx_crowd_work *work;
	pthread_mutex_t lock;
	pthread_cond_t passed;
	uint64_t issued; /* tickets */
	uint64_t turn;   /* the ticket whose turn it is */
	bool failed;     /* there was no memory for a name */
};

struct member {
	struct rx_crowd *crowd;
	size_t number;
	pthread_t thread;
	bool started;
};

void rx_turn_await(struct rx_turn *turn)
{
	if (!turn || turn->held)
		return;
	pthread_mutex_lock(&turn->crowd->lock);
	while (turn->crowd->turn != turn->ticket)
		pthread_cond_wait(&turn->crowd->passed, &turn->crowd->lock);
	pthread_mutex_unlock(&turn->crowd->lock);
	turn->held = true;
}

static void pass_on(struct rx_turn *turn)
{
	rx_turn_await(turn);
	pthread_mutex_lock(&turn->crowd->lock);
	turn->crowd->turn++;
	pthread_cond_broadcast(&turn->crowd->passed);
	pthread_mutex_unlock(&turn->crowd->lock);
}

/* Copies the next name and takes a ticket for it; false when there is none, or no memory for it. */
static bool claim(struct rx_crowd *crowd, struct rx_buffer *name, struct rx_turn *turn)
{
	const char *next;

	rx_buffer_reset(name);
	pthread_mutex_lock(&crowd->lock);
	next = crowd->work->next(crowd->work->user);
	if (next)
		rx_buffer_add(name, next, strlen(next) + 1);
	crowd->failed = crowd->failed || name->failed;
	next = crowd->failed ? NULL : next;
	if (next)
		*turn = (struct rx_turn){.crowd = crowd, .ticket = crowd->issued++};
	pthread_mutex_unlock(&crowd->lock);
	return next != NULL;
}

static void *run(void *argument)
{
	struct member *member = argument;
	const struct rx_crowd_work *work = member->crowd->work;
	struct rx_buffer name = {0};
	struct rx_turn turn;

	while (claim(member->crowd, &name, &turn)) {
		work->work(work->user, member->number, name.bytes, &turn);
		pass_on(&turn);
	}
	rx_buffer_release(&name);
	return NULL;
}

int rx_crowd_run(const struct rx_crowd_work *work)
{
	struct rx_crowd crowd = {.work = work};
	struct member *members = calloc(work->threads, sizeof(*members));

	if (!members)
		return 0;
	pthread_mutex_init(&crowd.lock, NULL);
	pthread_cond_init(&crowd.passed, NULL);
	for (size_t at = 0; at < work->threads; at++) {
		struct member *member = &members[at];

		member->crowd = &crowd;
		member->number = at;
		member->started = pthread_create(&member->thread, NULL, run, member) == 0;
	}
	for (size_t at = 0; at < work->threads; at++) {
		if (members[at].started)
			pthread_join(members[at].thread, NULL);
	}
	pthread_cond_destroy(&crowd.passed);
	pthread_mutex_destroy(&crowd.lock);
	free(members);
	return crowd.failed ? -1 : 0;
}
