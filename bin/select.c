/*
 * select.c - rows in, the selected ones out.
 *
 * Neighbouring selected rows are written in one piece.  With threads each part of a large file is worked
 * on in a lane of its own, whose messages are dropped: a part about which there is something to say
 * fails, the program's lane meets its rows again and says it, in its turn and with its place.
 */
#include "select.h"

#include <stdlib.h>

enum { THREADS = 64 };

/* ---- rows ----------------------------------------------------------------------------------- */

int select_is_enough(const struct select *select)
{
	return select->main.selected >= select->max;
}

static int bind(struct select *select, struct select_lane *lane, const struct rx_header *header)
{
	if (header->serial == lane->serial)
		return 0;
	if (rx_query_bind(lane->query, header))
		return -1;
	if (select->writes && rx_output_header(lane->output, header))
		return -1;
	lane->serial = header->serial;
	return 0;
}

static int write_rows(const struct select *select, const struct select_lane *lane,
	const struct rx_block *block, size_t first, size_t end)
{
	return select->writes ? rx_output_rows(lane->output, block, first, end) : 0;
}

static int write_others(const struct select *select, const struct select_lane *lane,
	const struct rx_block *block, size_t first, size_t end)
{
	return select->writes ? rx_output_others(lane->output, block, first, end) : 0;
}

/* The first row behind the selected ones that begin at a row. */
static size_t behind_selected(struct select *select, struct select_lane *lane,
	const struct rx_block *block, size_t row, long *next)
{
	do {
		row++;
		lane->selected++;
		*next = select_is_enough(select) ? (long)block->rows
						 : rx_query_next(lane->query, block, row);
	} while ((size_t)*next == row && row < block->rows);
	return row;
}

static int select_rows(
	struct select *select, struct select_lane *lane, const struct rx_block *block)
{
	size_t done = 0;
	long next;

	if (select_is_enough(select))
		return 0;
	lane->rows += block->rows;
	next = rx_query_next(lane->query, block, 0);
	while (next >= 0 && (size_t)next < block->rows) {
		size_t first = (size_t)next;

		if (write_others(select, lane, block, done, first))
			return -1;
		done = behind_selected(select, lane, block, first, &next);
		if (write_rows(select, lane, block, first, done))
			return -1;
	}
	if (next < 0)
		return -1;
	return select_is_enough(select) ? 0 : write_others(select, lane, block, done, block->rows);
}

/* Selects from the rows that were gathered, if any. */
static int select_gathered(struct select *select)
{
	struct rx_block block;

	return rx_query_gathered(select->main.query, &block)
		? select_rows(select, &select->main, &block)
		: 0;
}

static int gather(struct select *select, const struct rx_block *block)
{
	size_t row = 0;

	while (row < block->rows) {
		long next = rx_query_gather(select->main.query, block, row);

		if (next < 0)
			return -1;
		row = (size_t)next;
		if (row < block->rows && select_gathered(select))
			return -1;
	}
	return 0;
}

static int select_block(struct select *select, const struct rx_block *block)
{
	if (block->header->serial != select->main.serial && select_gathered(select))
		return -1;
	if (bind(select, &select->main, block->header))
		return -1;
	return rx_query_gathers(select->main.query) ? gather(select, block)
						    : select_rows(select, &select->main, block);
}

static void show_progress(const struct select *select)
{
	if (select->progress)
		cli_progress(select->cli, select->reader, select->main.rows, select->main.selected);
}

/* ---- threads -------------------------------------------------------------------------------- */

static void hear(void *user, const struct rx_message *message)
{
	struct select_lane *lane = user;

	(void)message;
	lane->said = 1;
}

void select_threads(
	struct select *select, void (*make)(void *user, struct select_lane *), void *user)
{
	if (select->threads > THREADS)
		select->threads = THREADS;
	select->lanes = cli_have(select->cli, calloc(2 * select->threads, sizeof(*select->lanes)));
	for (size_t at = 0; at < 2 * select->threads; at++) {
		struct select_lane *lane = &select->lanes[at];

		lane->sink = (struct rx_sink){hear, lane, select->cli->lang};
		lane->writer = cli_have(select->cli, rx_writer_new_memory());
		make(user, lane);
	}
}

static int select_part(void *user, size_t place, struct rx_reader *part)
{
	struct select *select = user;
	struct select_lane *lane = &select->lanes[place];
	struct rx_block block;
	int more = bind(select, lane, rx_reader_header(part));

	while (more == 0 && !lane->said) {
		more = rx_reader_next(part, &block);
		if (more <= 0)
			break;
		more = select_rows(select, lane, &block);
	}
	return more || lane->said ? -1 : 0;
}

static int take_part(void *user, size_t place)
{
	struct select *select = user;
	struct select_lane *lane = &select->lanes[place];

	rx_writer_rows(select->main.writer, rx_writer_memory(lane->writer));
	rx_writer_clear(lane->writer);
	select->main.rows += lane->rows;
	select->main.selected += lane->selected;
	lane->rows = lane->selected = 0;
	show_progress(select);
	return 0;
}

/* What threads can do of the open input is done by them. */
static int select_parts(struct select *select)
{
	struct rx_parts parts = {select->threads, select_part, take_part, select};

	if (!select->lanes || rx_query_gathers(select->main.query))
		return 0;
	for (size_t at = 0; at < 2 * select->threads; at++) {
		struct select_lane *lane = &select->lanes[at];

		lane->serial = 0;
		lane->said = 0;
		lane->rows = lane->selected = 0;
		rx_writer_clear(lane->writer);
	}
	return rx_reader_parts(select->reader, &parts);
}

/* ---- files ---------------------------------------------------------------------------------- */

size_t select_file(struct select *select, const char *path)
{
	size_t before = select->main.selected;
	struct rx_block block;

	if (rx_reader_open(select->reader, path)
		|| bind(select, &select->main, rx_reader_header(select->reader)))
		return 0;
	while (!select_is_enough(select) && !(select->first && select->main.selected > before)
		&& select_parts(select) == 0 && rx_reader_next(select->reader, &block) > 0) {
		if (select_block(select, &block))
			break;
		show_progress(select);
	}
	(void)select_gathered(select);
	return select->main.selected - before;
}

void select_release(struct select *select)
{
	rx_output_free(select->main.output);
	rx_query_free(select->main.query);
	for (size_t at = 0; select->lanes && at < 2 * select->threads; at++) {
		rx_output_free(select->lanes[at].output);
		rx_query_free(select->lanes[at].query);
		rx_writer_free(select->lanes[at].writer);
	}
	rx_reader_free(select->reader);
	free(select->lanes);
}
