/*
 * spill.c - runs in one unlinked temporary file, read back piece by piece and merged through a heap.
 *
 * A pass merges up to FAN runs into one.  While there are more, passes write longer runs behind the others, so
 * each row is written once for every pass; memory does not depend on how many rows there are.
 *
 *     run run run ... run | merged merged ... | merged      one file, appended to
 */
#define _XOPEN_SOURCE 700 /* mkstemp */
#include "spill.h"
#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FAN = 48, PIECE = 32 << 10, WRITE_AT = 256 << 10 };

struct run {
	uint64_t at, end; /* offsets in the file */
};

/* A run that is being read: its next row and that row's keys. */
struct source {
	struct run run;
	struct rx_buffer bytes;
	size_t start, row_end; /* of the next row in bytes */
	struct rx_sortkey *keys;
	size_t number; /* in the order of the runs */
};

struct rx_spill {
	const struct rx_sink *sink;
	const struct rx_spill_key *keys;
	size_t key_count;
	int file;
	const char *folder; /* the caller's; NULL: /tmp */
	uint64_t length;
	struct run *runs;
	size_t run_count, run_room;
	struct source sources[FAN];
	struct source *heap[FAN];
	size_t heap_count;
	struct source *given; /* its row was handed out last */
	struct rx_buffer out;
};

struct rx_spill *rx_spill_new(const struct rx_spill_key *keys, size_t count, const char *folder,
	const struct rx_sink *sink)
{
	struct rx_spill *spill = calloc(1, sizeof(*spill));

	if (!spill)
		return NULL;
	spill->sink = sink;
	spill->keys = keys;
	spill->key_count = count;
	spill->folder = folder;
	spill->file = -1;
	for (size_t at = 0; at < FAN; at++) {
		spill->sources[at].keys = calloc(count, sizeof(struct rx_sortkey));
		if (spill->sources[at].keys)
			continue;
		rx_spill_free(spill);
		return NULL;
	}
	return spill;
}

void rx_spill_free(struct rx_spill *spill)
{
	if (!spill)
		return;
	for (size_t at = 0; at < FAN; at++) {
		rx_buffer_release(&spill->sources[at].bytes);
		free(spill->sources[at].keys);
	}
	if (spill->file >= 0)
		(void)close(spill->file);
	rx_buffer_release(&spill->out);
	free(spill->runs);
	free(spill);
}

static int out_of_memory(const struct rx_spill *spill)
{
	rx_say(spill->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

static int fail(const struct rx_spill *spill, int code)
{
	rx_say_errno(spill->sink, "<temporary file>", code);
	return -1;
}

/* ---- the file ------------------------------------------------------------------------------- */

static int open_file(struct rx_spill *spill)
{
	char path[4096];
	int length = snprintf(
		path, sizeof(path), "%s/rx-sort-XXXXXX", spill->folder ? spill->folder : "/tmp");

	if (length < 0 || (size_t)length >= sizeof(path))
		return fail(spill, ENAMETOOLONG);
	spill->file = mkstemp(path);
	if (spill->file < 0)
		return fail(spill, errno);
	(void)unlink(path);
	return 0;
}

static int flush(struct rx_spill *spill)
{
	size_t done = 0;

	while (done < spill->out.length) {
		ssize_t wrote = pwrite(spill->file, spill->out.bytes + done,
			spill->out.length - done, (off_t)(spill->length + done));

		if (wrote < 0 && errno != EINTR)
			return fail(spill, errno);
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	spill->length += done;
	rx_buffer_reset(&spill->out);
	return 0;
}

static int write_row(struct rx_spill *spill, struct rx_text row)
{
	rx_buffer_add_text(&spill->out, row);
	rx_buffer_add_byte(&spill->out, '\n');
	if (spill->out.failed)
		return out_of_memory(spill);
	return spill->out.length < WRITE_AT ? 0 : flush(spill);
}

static int begin_run(struct rx_spill *spill)
{
	struct run *runs =
		rx_array_grow(spill->runs, spill->run_count, &spill->run_room, sizeof(*runs));

	if (!runs)
		return out_of_memory(spill);
	spill->runs = runs;
	runs[spill->run_count++].at = spill->length;
	return 0;
}

static int end_run(struct rx_spill *spill)
{
	if (flush(spill))
		return -1;
	spill->runs[spill->run_count - 1].end = spill->length;
	return 0;
}

int rx_spill_add(
	struct rx_spill *spill, const struct rx_block *block, const size_t *places, size_t count)
{
	if ((spill->file < 0 && open_file(spill)) || begin_run(spill))
		return -1;
	for (size_t at = 0; at < count; at++) {
		if (write_row(spill, rx_block_row(block, places[at])))
			return -1;
	}
	return end_run(spill);
}

/* ---- reading runs --------------------------------------------------------------------------- */

/* Reads a piece more of a run behind what is there of it; 0 with nothing at its end. */
static int read_piece(struct rx_spill *spill, struct source *source)
{
	uint64_t left = source->run.end - source->run.at;
	size_t want = left < PIECE ? (size_t)left : PIECE;
	ssize_t length;

	if (source->start) {
		memmove(source->bytes.bytes, source->bytes.bytes + source->start,
			source->bytes.length - source->start);
		source->bytes.length -= source->start;
		source->start = 0;
	}
	if (!rx_buffer_reserve(&source->bytes, PIECE))
		return out_of_memory(spill);
	do {
		length = pread(spill->file, source->bytes.bytes + source->bytes.length, want,
			(off_t)source->run.at);
	} while (length < 0 && errno == EINTR);
	if (length < 0 || (length == 0 && want))
		return fail(spill, length < 0 ? errno : EIO);
	source->bytes.length += (size_t)length;
	source->run.at += (uint64_t)length;
	return 0;
}

static void read_keys(const struct rx_spill *spill, struct source *source)
{
	struct rx_text rest =
		rx_text_slice(rx_buffer_text(&source->bytes), source->start, source->row_end);
	struct rx_text cell;

	for (int place = 0; rx_text_split(&rest, '\t', &cell); place++) {
		for (size_t at = 0; at < spill->key_count; at++) {
			if (spill->keys[at].place == place)
				source->keys[at] = rx_sortkey_read(spill->keys[at].column, cell);
		}
	}
}

/* Makes the next row of a run ready: 1, 0 at its end, -1 after a fault. */
static int next_row(struct rx_spill *spill, struct source *source)
{
	size_t searched = 0;
	const char *end = NULL;

	for (;;) {
		size_t have = source->bytes.length - source->start;

		if (have > searched)
			end = memchr(source->bytes.bytes + source->start + searched, '\n',
				have - searched);
		if (end)
			break;
		searched = have;
		if (source->run.at == source->run.end)
			return 0;
		if (read_piece(spill, source))
			return -1;
	}
	source->row_end = (size_t)(end - source->bytes.bytes);
	read_keys(spill, source);
	return 1;
}

/* ---- merging -------------------------------------------------------------------------------- */

int rx_spill_compare(const struct rx_spill_key *keys, size_t count, const struct rx_sortkey *one,
	const struct rx_sortkey *other)
{
	for (size_t at = 0; at < count; at++) {
		int outcome = rx_sortkey_compare(&one[at], &other[at], keys[at].descending);

		if (outcome)
			return outcome;
	}
	return 0;
}

static bool is_before(
	const struct rx_spill *spill, const struct source *one, const struct source *other)
{
	int outcome = rx_spill_compare(spill->keys, spill->key_count, one->keys, other->keys);

	return outcome ? outcome < 0 : one->number < other->number;
}

static void sink_down(struct rx_spill *spill, size_t at)
{
	for (;;) {
		struct source *swap = spill->heap[at];
		size_t least = at;

		for (size_t child = 2 * at + 1; child <= 2 * at + 2; child++) {
			if (child < spill->heap_count
				&& is_before(spill, spill->heap[child], spill->heap[least]))
				least = child;
		}
		if (least == at)
			return;
		spill->heap[at] = spill->heap[least];
		spill->heap[least] = swap;
		at = least;
	}
}

/* Opens the runs [first, first + count) for merging. */
static int begin_merge(struct rx_spill *spill, size_t first, size_t count)
{
	spill->heap_count = 0;
	spill->given = NULL;
	for (size_t at = 0; at < count; at++) {
		struct source *source = &spill->sources[at];
		int outcome;

		source->run = spill->runs[first + at];
		source->number = at;
		source->start = 0;
		rx_buffer_reset(&source->bytes);
		outcome = next_row(spill, source);
		if (outcome < 0)
			return -1;
		if (outcome)
			spill->heap[spill->heap_count++] = source;
	}
	for (size_t at = spill->heap_count / 2; at-- > 0;)
		sink_down(spill, at);
	return 0;
}

int rx_spill_next(struct rx_spill *spill, struct rx_text *row)
{
	struct source *source = spill->given;

	if (source) {
		int outcome;

		source->start = source->row_end + 1;
		outcome = next_row(spill, source);
		if (outcome < 0)
			return -1;
		if (outcome == 0)
			spill->heap[0] = spill->heap[--spill->heap_count];
		sink_down(spill, 0);
	}
	spill->given = spill->heap_count ? spill->heap[0] : NULL;
	if (!spill->given)
		return 0;
	source = spill->given;
	*row = rx_text_slice(rx_buffer_text(&source->bytes), source->start, source->row_end);
	return 1;
}

/* Merges runs of one pass into a new one at the end of the file. */
static int merge_runs(struct rx_spill *spill, size_t first, size_t count)
{
	struct rx_text row;
	int more;

	if (begin_merge(spill, first, count) || begin_run(spill))
		return -1;
	while ((more = rx_spill_next(spill, &row)) > 0) {
		if (write_row(spill, row))
			return -1;
	}
	return more < 0 ? -1 : end_run(spill);
}

int rx_spill_finish(struct rx_spill *spill)
{
	size_t first = 0;

	/* Whole passes, so that the order of the runs stays that of their rows. */
	while (spill->run_count - first > FAN) {
		size_t end = spill->run_count;

		for (; first < end; first += FAN) {
			if (merge_runs(spill, first, end - first < FAN ? end - first : FAN))
				return -1;
		}
		first = end;
	}
	return begin_merge(spill, first, spill->run_count - first);
}
