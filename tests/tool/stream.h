/*
 * stream.h - what the helper programs of tests share: whole files, and the cells of a record stream.
 *
 * They end with their process, so that nothing is released.
 */
#ifndef RX_TESTS_TOOL_STREAM_H
#define RX_TESTS_TOOL_STREAM_H

#include "buffer.h"
#include "cell.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

/* All bytes of a file; a NUL stands behind them. */
static inline struct rx_text slurp(FILE *file)
{
	struct rx_buffer all = {0};
	char piece[65536];
	size_t length;

	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(&all, piece, length);
	rx_buffer_add_byte(&all, '\0');
	all.length--;
	return rx_buffer_text(&all);
}

static inline struct rx_text slurp_named(const char *name)
{
	FILE *file = fopen(name, "rb");
	struct rx_text text;

	if (!file) {
		perror(name);
		exit(2);
	}
	text = slurp(file);
	fclose(file);
	return text;
}

static inline struct rx_text cell_at(struct rx_text line, size_t column)
{
	struct rx_text rest = line, cell = {"", 0};

	for (size_t at = 0; at <= column && rx_text_split(&rest, '\t', &cell); at++)
		;
	return cell;
}

static inline size_t column_of(struct rx_text header, const char *name)
{
	struct rx_text rest = header, cell;

	for (size_t at = 0; rx_text_split(&rest, '\t', &cell); at++) {
		if (rx_text_equal(cell, rx_text(name)))
			return at;
	}
	fprintf(stderr, "the stream has no column %s\n", name);
	exit(2);
}

static inline size_t number(struct rx_text cell)
{
	return (size_t)strtoul(cell.bytes, NULL, 10);
}

/* The columns that the laws of spans look at. */
struct columns {
	size_t kind, start, end, text;
};

static inline struct columns columns_of(struct rx_text header)
{
	return (struct columns){column_of(header, "kind"), column_of(header, "start"),
		column_of(header, "end"), column_of(header, "text")};
}

/* Rows that say something about what other rows hold. */
static inline bool overlays(struct rx_text kind)
{
	return rx_text_equal(kind, RX_LITERAL("doc")) || rx_text_equal(kind, RX_LITERAL("diag"))
		|| rx_text_equal(kind, RX_LITERAL("fact"));
}

/* Takes the rows of the next document off a stream without its header: a doc record and what follows
 * it, or with `last` all that is left. */
static inline struct rx_text next_document(struct rx_text *rest, size_t kind, bool last)
{
	struct rx_text from = *rest, line;

	for (bool first = true; rest->length; first = false) {
		struct rx_text before = *rest;

		rx_text_split(rest, '\n', &line);
		if (!first && !last && rx_text_equal(cell_at(line, kind), RX_LITERAL("doc"))) {
			*rest = before;
			break;
		}
	}
	return rx_text_slice(from, 0, from.length - rest->length);
}

static int breaches;

static inline void breach(const char *what, struct rx_text where, size_t start, size_t end)
{
	printf("%s: [%zu,%zu) %.*s\n", what, start, end, where.length > 60 ? 60 : (int)where.length,
		where.bytes);
	breaches++;
}

#endif
