/*
<<<<<<< HEAD
 * parts.c - a large file, worked on by several threads part by part, and what they found taken in the order
 * of the file.
 *
 *     file  | part 0 | part 1 | part 2 | part 3 | ...       parts are claimed in their order
 *               thread 1 ──┐      └── thread 2              each has a reader of its own
 *               place 0  1   2  3                           two places for each thread
 *                    └──────┴──► take 0, take 1, ...        one queue, in the order of the parts
 *
 * A thread claims the next part when one of its places is free, so that no more than twice the number
 * of threads wait to be taken, and the part that is wanted next is always among them.  A part holds the
 * rows that begin in its range of bytes.  Only plain rows are worked on here: the first part that fails is
 * where the caller's own reader goes on, which then meets whatever there is and knows what to say.
 */
#include "reader.h"
#include "message.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { PART_SIZE = 1 << 20, LEAST_PARTS = 4, THREADS_LIMIT = 64, PIECE = 4096 };

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
	uint64_t next; /* part to be claimed */
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

/* A free place of a thread and the next part in it; NULL when there is no more to do. */
static struct place *claim(struct team *team, size_t number)
{
	struct place *own = &team->places[2 * number], *place = NULL;

	pthread_mutex_lock(&team->lock);
	while (!team->stop && team->next < team->count && own[0].state != FREE
		&& own[1].state != FREE)
		pthread_cond_wait(&team->changed, &team->lock);
	if (!team->stop && team->next < team->count) {
		place = own[0].state == FREE ? &own[0] : &own[1];
		place->state = BUSY;
		place->part = team->next++;
	}
	pthread_mutex_unlock(&team->lock);
	return place;
}

static void hand_in(struct team *team, struct place *place, enum state state)
{
	pthread_mutex_lock(&team->lock);
	place->state = state;
	pthread_cond_broadcast(&team->changed);
	pthread_mutex_unlock(&team->lock);
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

static void *run(void *given)
{
	struct member *member = given;
	struct team *team = member->team;
	struct rx_reader *reader = rx_reader_new(NULL);
	struct place *place;

	while ((place = claim(team, member->number)) != NULL)
		hand_in(team, place, reader && work_on(team, place, reader) == 0 ? DONE : FAILED);
	if (reader)
		reader->input.descriptor = -1; /* the whole file's */
	rx_reader_free(reader);
	return NULL;
}

/* ---- the queue ------------------------------------------------------------------------------ */

/* Waits until a part has been worked on. */
static struct place *await(struct team *team, uint64_t part)
{
	struct place *found = NULL;

	pthread_mutex_lock(&team->lock);
	while (!found) {
		for (size_t at = 0; at < 2 * team->parts->threads; at++) {
			struct place *place = &team->places[at];

			if (place->part == part && place->state > BUSY)
				found = place;
		}
		if (!found)
			pthread_cond_wait(&team->changed, &team->lock);
	}
	pthread_mutex_unlock(&team->lock);
	return found;
}

/* Takes the parts in their order; 0, or -1 when take failed.  The reader is moved behind them. */
static int take_all(struct team *team)
{
	struct rx_reader *whole = team->whole;

	for (uint64_t part = 0; part < team->count; part++) {
		struct place *place = await(team, part);

		/* Without the second nothing could be taken twice or be missed, but a file that changes. */
		if (place->state == FAILED || place->start != team->taken)
			return 0;
		if (team->parts->take(team->parts->user, (size_t)(place - team->places)))
			return -1;
		whole->taken += place->end - team->taken;
		whole->line += place->lines;
		team->taken = place->end;
		hand_in(team, place, FREE);
	}
	return 0;
}

static void dismiss(struct team *team, struct member *members)
{
	pthread_mutex_lock(&team->lock);
	team->stop = true;
	pthread_cond_broadcast(&team->changed);
	pthread_mutex_unlock(&team->lock);
	for (size_t at = 0; at < team->parts->threads; at++) {
		if (members[at].started)
			pthread_join(members[at].thread, NULL);
	}
}

/* Without any thread there is nobody to wait for. */
static int run_team(struct team *team, struct member *members)
{
	size_t started = 0;
	int fault = 0;

	for (size_t at = 0; at < team->parts->threads; at++) {
		members[at] = (struct member){.team = team, .number = at};
		members[at].started =
			pthread_create(&members[at].thread, NULL, run, &members[at]) == 0;
		started += members[at].started;
	}
	if (started)
		fault = take_all(team);
	dismiss(team, members);
	return fault;
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
	int fault;

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
	fault = run_team(&team, members);
	pthread_cond_destroy(&team.changed);
	pthread_mutex_destroy(&team.lock);
	free(team.places);
	free(members);
	if (go_on(&team))
		return -1;
	/* One that is not plain is passed before the next attempt. */
	reader->parts_from = reader->taken + LEAST_PARTS * PART_SIZE;
	return fault;
=======
 * parts.c - how many of how many are done, by the numbers that stand beside words such as 完成 and 剩余.
 */
#include "parts.h"
#include "numeral.h"
#include "phrase.h"
#include "utf8.h"

/* The sentence in front of 其余… is read back over so many bytes at most. */
enum { CLAUSE_LIMIT = 3000 };

/* A number with digits or Chinese numerals right at offset at. */
static size_t number_at(struct rx_text text, size_t at, unsigned *number)
{
	size_t length = rx_numeral_digits(text, at, 4, number);

	return length ? length : rx_numeral_han(text, at, number);
}

static const char remains[] =
	"剩余的|剩余|其余的|其余|余下的|余下|剩下的|剩下|还有|尚有|尚余|未完成";
static const char finished[] =
	"完成|已整改|整改到位|已处置|已解决|已办结|已销号|已拆除|已收回|已清退|已结算|已竣工|已整治|已建成|完工";

/* The largest number with this unit behind it: 6家长期亏损企业. */
static unsigned total_of(struct rx_text text, struct rx_text unit)
{
	unsigned total = 0, number;
	size_t length, step;

	for (size_t at = 0; at < text.length; at += step) {
		step = 1;
		if (text.bytes[at] < '0' || text.bytes[at] > '9') {
			rx_utf8_decode(text, at, &step);
			continue;
		}
		length = rx_numeral_digits(text, at, 5, &number);
		step = length ? length : 1;
		if (rx_text_starts(rx_text_slice(text, at + length, text.length), unit)
			&& number > total)
			total = number;
	}
	return total;
}

/* Where the sentence or clause that ends at an offset begins. */
static size_t clause_start(struct rx_text text, size_t end, const char *marks)
{
	struct rx_text word;
	size_t start = 0, at;

	while ((at = rx_phrase_find(rx_text_slice(text, start, end), marks, &word)) != RX_NONE)
		start += at + word.length;
	return start;
}

/* A number with its unit in a clause, from an offset on. */
static bool unit_number(struct rx_text clause, size_t from, unsigned *done, struct rx_text *unit)
{
	size_t step;

	for (size_t at = from; at < clause.length; at += step) {
		size_t length = rx_numeral_digits(clause, at, 5, done), unit_length;

		rx_utf8_decode(clause, at, &step);
		if (!length || at + length >= clause.length)
			continue;
		rx_utf8_decode(clause, at + length, &unit_length);
		*unit = rx_text_slice(clause, at + length, at + length + unit_length);
		step = length;
		if (rx_is_han(rx_utf8_decode(*unit, 0, &unit_length)))
			return true;
	}
	return false;
}

/* How many a clause says to be finished: 12个项目已完工9个 says 9, 6户已全部完成 says 6. */
static bool finished_number(struct rx_text clause, unsigned *done, struct rx_text *unit)
{
	struct rx_text word;
	size_t at = rx_phrase_find(clause, finished, &word);

	return at != RX_NONE
		&& (unit_number(clause, at + word.length, done, unit)
			|| unit_number(clause, 0, done, unit));
}

/* …完成改造21座,其余8座…: the clause in front of what remains tells what is finished. */
static bool parts_around(struct rx_text text, size_t rest, unsigned *done, struct rx_text *unit)
{
	static const char sentence_marks[] = "。|;|" FULL_SEMICOLON;
	static const char clause_marks[] = "。|;|" FULL_SEMICOLON "|,|" FULL_COMMA "|:|" FULL_COLON;
	size_t end = rest, start;

	/* The comma or stop right in front does not count. */
	while (end && rx_phrase_end(rx_text_slice(text, 0, end), clause_marks))
		end -= rx_phrase_end(rx_text_slice(text, 0, end), clause_marks);
	start = end > CLAUSE_LIMIT ? end - CLAUSE_LIMIT : 0;
	start += clause_start(rx_text_slice(text, start, end), end - start, sentence_marks);
	while (end > start) {
		size_t clause = start + clause_start(rx_text_slice(text, start, end), end - start, clause_marks);
		struct rx_text words = rx_text_slice(text, clause, end);
		size_t among = rx_text_find(words, RX_LITERAL("中"), 0);

		/* 29座危桥中已完成21座: the number in front of 中 is the whole. */
		if (among != RX_NONE && rx_phrase_in(rx_text_slice(words, among, words.length), finished))
			words = rx_text_slice(words, among, words.length);
		if (finished_number(words, done, unit))
			return true;
		end = clause;
		while (end > start && rx_phrase_end(rx_text_slice(text, 0, end), clause_marks))
			end -= rx_phrase_end(rx_text_slice(text, 0, end), clause_marks);
	}
	return false;
}

/* 5个已完成年度任务,2个正在推进: clauses that begin with a number of the same unit each. */
static bool parts_listed(struct rx_text sentence, unsigned *done, unsigned *left)
{
	static const char going[] = "正在|推进|开工|尚未|未完成|仍在|持续";
	struct rx_text rest = sentence, clause, word, unit = {"", 0};
	unsigned count = 0, finish = 0;

	*done = *left = 0;
	while (rest.length) {
		size_t comma = rx_phrase_find(rest, ",|" FULL_COMMA "|、", &word), length, unit_length;
		unsigned value;

		clause = rx_phrase_trim(comma == RX_NONE ? rest : rx_text_slice(rest, 0, comma));
		rest = comma == RX_NONE ? rx_text_slice(rest, rest.length, rest.length)
					: rx_text_slice(rest, comma + word.length, rest.length);
		clause = rx_text_slice(clause, rx_phrase_start(clause, "截至目前|目前|其中"), clause.length);
		length = rx_numeral_digits(clause, 0, 5, &value);
		if (!length || length >= clause.length) {
			if (count)
				return false;
			continue;
		}
		rx_utf8_decode(clause, length, &unit_length);
		word = rx_text_slice(clause, length, length + unit_length);
		if (count && !rx_text_equal(word, unit))
			return false;
		unit = word;
		clause = rx_text_slice(clause, length + unit_length, clause.length);
		/* With a noun of its own, 7个项目已完工, a clause counts something else than the finding. */
		if (!rx_phrase_start(clause, "已|完工|完成|开工|正在|推进|尚|未|仍|持续"))
			return false;
		if (rx_phrase_in(clause, going) && !rx_phrase_start(clause, "已"))
			*left += value;
		else if (rx_phrase_in(clause, finished))
			*done += value, finish++;
		else
			return false;
		count++;
	}
	return count > 1 && finish && *left;
}

bool rx_parts_listed(struct rx_text text, unsigned *done, unsigned *left)
{
	struct rx_text rest = text, word;

	while (rest.length) {
		size_t stop = rx_phrase_find(rest, "。|;|" FULL_SEMICOLON, &word);

		if (parts_listed(stop == RX_NONE ? rest : rx_text_slice(rest, 0, stop), done, left))
			return true;
		if (stop == RX_NONE)
			break;
		rest = rx_text_slice(rest, stop + word.length, rest.length);
	}
	return false;
}

bool rx_parts_left(struct rx_text text, unsigned *done, unsigned *left, unsigned *stated)
{
	struct rx_text word, unit;
	size_t at = 0, found;

	while ((found = rx_phrase_find(rx_text_slice(text, at, text.length), remains, &word)) != RX_NONE) {
		size_t start = at + found, behind = start + word.length;

		at = behind;
		if (!number_at(text, behind, left) || !parts_around(text, start, done, &unit))
			continue;
		*stated = total_of(rx_text_slice(text, 0, start), unit);
		if (*stated <= *done)
			*stated = 0;
		return true;
	}
	return false;
}

/* The sum of the numbers with 项, 个 or 件 behind words: 已整改2项. */
static unsigned sum_behind(struct rx_text text, const char *words)
{
	struct rx_text word;
	unsigned sum = 0, value;
	size_t at;

	while ((at = rx_phrase_find(text, words, &word)) != RX_NONE) {
		size_t behind = at + word.length, length = rx_numeral_digits(text, behind, 5, &value);

		if (length && rx_phrase_start(rx_text_slice(text, behind + length, text.length), "项|个|件|条|起"))
			sum += value;
		text = rx_text_slice(text, behind, text.length);
	}
	return sum;
}

int rx_parts_of_group(struct rx_text text, unsigned total, unsigned *done)
{
	unsigned open = sum_behind(text, "正在整改|尚未整改|未整改|正在推进|未完成"),
		 part = sum_behind(text, "部分整改|部分完成");

	*done = sum_behind(text, "已整改|已完成整改|完成整改|整改完成|已完成");
	if (part)
		return RX_STATUS_PARTIAL;
	if (rx_phrase_in(text, "全部整改|均已整改|全部完成|均已完成|已整改到位|已整改完毕") || (*done && *done == total)) {
		*done = total;
		return RX_STATUS_DONE;
	}
	if (*done)
		return RX_STATUS_PARTIAL;
	return open ? RX_STATUS_ACTIVE : RX_UNSET;
>>>>>>> main
}
