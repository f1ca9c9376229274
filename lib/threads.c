/*
 * threads.c - a large file, worked on by several threads part by part, and what they found taken in the order
 * of the file.
 *
 *     file  | part 0 | part 1 | part 2 | part 3 | ...       parts are claimed in their order
 *               thread 1 ──┐      └── thread 2              each has a reader of its own
 *               place 0  1   2  3                           twice as many as threads
 *                    └──────┴──► take 0, take 1, ...        one queue, in the order of the parts
 *
 * A thread claims the next part when a place is free, so that no more than twice the number of threads wait
 * to be taken, and the part that is wanted next is always among them.  A part holds the rows that begin in
 * its range of bytes.  The threads, of which the caller is one, also take the parts, one thread at a time: a
 * thread for that alone would be woken for each part, which costs more than many a part does.
 * Only plain rows are worked on here: the first part that fails is where the caller's own reader goes on,
 * which then meets whatever there is and knows what to say.
 */
#include "reader.h"
#include "message.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* Parts are small, since twice as many as threads may wait with all of their rows. */
enum { PART_SIZE = 512 << 10, LEAST_PARTS = 8, THREADS_LIMIT = 64, PIECE = 4096 };

enum state { FREE, BUSY, DONE, FAILED };

struct place {
	enum state state;
	uint64_t part;
	uint64_t start; /* offset of the part's rows */
	uint64_t end;   /* and behind them */
	size_t lines;
};

struct team {
	struct rx_reader *whole;
	const struct rx_parts *parts;
	uint64_t start, end; /* of the whole rows in the file */
	uint64_t taken;      /* offset behind what was taken of them */
	uint64_t count;      /* of parts */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	uint64_t next;   /* part to be claimed */
	uint64_t wanted; /* part to be taken */
	bool taking;     /* somebody is */
	int fault;       /* of take */
	bool stop;
	struct place *places;
};

struct member {
	struct team *team;
	size_t number;
	pthread_t thread;
	bool started;
};

/* ---- ranges --------------------------------------------------------------------------------- */

/* Offset behind the first LF at or behind an offset, `end` if there is none in front of it. */
static uint64_t behind_line(const struct rx_input *input, uint64_t at, uint64_t end)
{
	char piece[PIECE];

	while (at < end) {
		ssize_t length = pread(input->descriptor, piece, sizeof(piece), (off_t)at);
		const char *found = length > 0 ? memchr(piece, '\n', (size_t)length) : NULL;

		if (length <= 0)
			return end;
		if (found)
			return at + (uint64_t)(found - piece) + 1;
		at += (uint64_t)length;
	}
	return end;
}

/* Offset behind the last LF in [start, end), or start. */
static uint64_t last_line(const struct rx_input *input, uint64_t start, uint64_t end)
{
	char piece[PIECE];

	while (end > start) {
		size_t want = end - start < PIECE ? (size_t)(end - start) : PIECE;
		ssize_t length = pread(input->descriptor, piece, want, (off_t)(end - want));

		if (length != (ssize_t)want)
			return start;
		for (; length > 0; length--) {
			if (piece[length - 1] == '\n')
				return end - want + (uint64_t)length;
		}
		end -= want;
	}
	return start;
}

/* Where the rows of a part begin. */
static uint64_t begin_of(const struct team *team, uint64_t part)
{
	uint64_t at = team->start + part * PART_SIZE;

	if (part == 0)
		return team->start;
	return at < team->end ? behind_line(&team->whole->input, at - 1, team->end) : team->end;
}

/* ---- threads -------------------------------------------------------------------------------- */

/* The place of a part that has been worked on, or NULL. */
static struct place *worked_on(const struct team *team, uint64_t part)
{
	for (size_t at = 0; at < 2 * team->parts->threads; at++) {
		struct place *place = &team->places[at];

		if (place->part == part && place->state > BUSY)
			return place;
	}
	return NULL;
}

/* A free place and the next part in it; NULL when there is none of either.  Own places come first: what they
 * hold is warm. */
static struct place *claim(struct team *team, size_t number)
{
	size_t count = 2 * team->parts->threads;

	for (size_t at = 0; team->next < team->count && at < count; at++) {
		struct place *place = &team->places[(2 * number + at) % count];

		if (place->state != FREE)
			continue;
		place->state = BUSY;
		place->part = team->next++;
		return place;
	}
	return NULL;
}

static int work_on(struct team *team, struct place *place, struct rx_reader *reader)
{
	place->start = begin_of(team, place->part);
	place->end = begin_of(team, place->part + 1);
	if (rx_reader_begin_part(reader, team->whole, place->start, place->end)
		|| team->parts->work(team->parts->user, (size_t)(place - team->places), reader))
		return -1;
	place->lines = reader->line - 1;
	/* What was not read to its end is not known to be plain. */
	return reader->ended && reader->mark == reader->mark_count && !reader->completed ? 0 : -1;
}

/* Works on a part with the lock given up. */
static void work_unlocked(struct team *team, struct place *place, struct rx_reader *reader)
{
	enum state state;

	pthread_mutex_unlock(&team->lock);
	state = reader && work_on(team, place, reader) == 0 ? DONE : FAILED;
	pthread_mutex_lock(&team->lock);
	place->state = state;
}

/* Takes the part that is wanted next, with the lock given up; the reader is moved behind it.  False at the
 * end of the work. */
static bool take_unlocked(struct team *team, struct place *place)
{
	struct rx_reader *whole = team->whole;

	/* Without the second nothing could be taken twice or be missed, but a file that changes. */
	if (place->state == FAILED || place->start != team->taken)
		return false;
	team->taking = true;
	pthread_mutex_unlock(&team->lock);
	team->fault = team->parts->take(team->parts->user, (size_t)(place - team->places));
	pthread_mutex_lock(&team->lock);
	team->taking = false;
	if (team->fault)
		return false;
	whole->taken += place->end - team->taken;
	whole->line += place->lines;
	team->taken = place->end;
	place->state = FREE;
	return ++team->wanted < team->count;
}

/* One thread's share: whoever finds the part that is wanted next worked on takes it, unless somebody else is
 * taking one; so nobody is woken who has something to do. */
static void serve(struct team *team, size_t number, struct rx_reader *reader)
{
	pthread_mutex_lock(&team->lock);
	while (!team->stop) {
		struct place *place = team->taking ? NULL : worked_on(team, team->wanted);

		if (place) {
			team->stop = !take_unlocked(team, place);
			pthread_cond_broadcast(&team->changed);
		} else if ((place = claim(team, number)) != NULL) {
			work_unlocked(team, place, reader);
		} else {
			pthread_cond_wait(&team->changed, &team->lock);
		}
	}
	pthread_mutex_unlock(&team->lock);
}

static void *run(void *given)
{
	struct member *member = given;
	struct rx_reader *reader = rx_reader_new(NULL);

	serve(member->team, member->number, reader);
	if (reader)
		reader->input.descriptor = -1; /* the whole file's */
	rx_reader_free(reader);
	return NULL;
}

/* The caller is one of the threads. */
static void run_team(struct team *team, struct member *members)
{
	for (size_t at = 0; at < team->parts->threads; at++)
		members[at] = (struct member){.team = team, .number = at};
	for (size_t at = 1; at < team->parts->threads; at++)
		members[at].started =
			pthread_create(&members[at].thread, NULL, run, &members[at]) == 0;
	(void)run(&members[0]);
	for (size_t at = 1; at < team->parts->threads; at++) {
		if (members[at].started)
			pthread_join(members[at].thread, NULL);
	}
}

/* ---- the caller's reader -------------------------------------------------------------------- */

/* Finds the file's rows that have not been handed out; false where threads would not pay. */
static bool find_rows(struct team *team)
{
	struct rx_reader *reader = team->whole;
	uint64_t size;
	off_t offset;

	if (reader->carriage || reader->ended || reader->is_part || reader->input.descriptor < 0)
		return false;
	size = rx_input_size(&reader->input);
	if (size == 0 || reader->taken < reader->parts_from)
		return false;
	offset = lseek(reader->input.descriptor, 0, SEEK_CUR);
	if (offset < 0 || (uint64_t)offset < reader->filled - reader->start)
		return false;
	team->start = (uint64_t)offset - (reader->filled - reader->start);
	if (size < team->start || size - team->start < (uint64_t)LEAST_PARTS * PART_SIZE)
		return false;
	team->end = last_line(&reader->input, team->start, size);
	team->count = (team->end - team->start + PART_SIZE - 1) / PART_SIZE;
	team->taken = team->start;
	return team->count > 0;
}

/* What is in the buffer is read again from the file. */
static int go_on(struct team *team)
{
	struct rx_reader *reader = team->whole;

	if (team->taken == team->start)
		return 0;
	if (lseek(reader->input.descriptor, (off_t)team->taken, SEEK_SET) < 0) {
		rx_say_errno(reader->sink, reader->input.name, errno);
		return -1;
	}
	reader->taken -= reader->filled - reader->start;
	reader->start = reader->filled = 0;
	reader->mark = reader->mark_count = 0;
	return 0;
}

int rx_reader_parts(struct rx_reader *reader, const struct rx_parts *given)
{
	struct rx_parts parts = *given;
	struct team team = {.whole = reader, .parts = &parts};
	struct member *members;

	if (parts.threads > THREADS_LIMIT)
		parts.threads = THREADS_LIMIT;
	if (parts.threads < 2 || !reader->header.header.count || !find_rows(&team))
		return 0;
	team.places = calloc(2 * parts.threads, sizeof(*team.places));
	members = calloc(parts.threads, sizeof(*members));
	if (!team.places || !members) {
		free(team.places);
		free(members);
		return 0; /* one thread does it too */
	}
	for (size_t at = 0; at < 2 * parts.threads; at++)
		team.places[at].part = UINT64_MAX;
	pthread_mutex_init(&team.lock, NULL);
	pthread_cond_init(&team.changed, NULL);
	run_team(&team, members);
	pthread_cond_destroy(&team.changed);
	pthread_mutex_destroy(&team.lock);
	free(team.places);
	free(members);
	if (go_on(&team))
		return -1;
	/* One that is not plain is passed before the next attempt. */
	reader->parts_from = reader->taken + LEAST_PARTS * PART_SIZE;
	return team.fault;
}
