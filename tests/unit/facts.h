/*
 * facts.h - the facts of a document in memory, for unit tests: one line of chosen columns for each.
 */
#ifndef RX_TEST_FACTS_H
#define RX_TEST_FACTS_H

#include "buffer.h"
#include "unit.h"

static inline void facts_row(
	const struct rx_block *block, size_t row, const char *columns, struct rx_buffer *out)
{
	struct rx_text rest = rx_text(columns), name;
	bool first = true;

	while (rx_text_split(&rest, ' ', &name)) {
		struct rx_text cell =
			rx_block_cell(block, row, (size_t)rx_header_find(block->header, name));

		if (!first)
			rx_buffer_add_byte(out, ' ');
		first = false;
		if (cell.length)
			rx_buffer_add_text(out, cell);
		else
			rx_buffer_add_byte(out, '-');
	}
	rx_buffer_add_byte(out, '\n');
}

/* The facts of a type (NULL: all) with the columns named, joined by blanks; - for an empty cell. */
static inline void facts_of(const char *document, const char *doc_date, const char *type,
	const char *columns, struct rx_buffer *out)
{
	const struct rx_parse_options options = {.facts = 1, .doc_date = doc_date};
	const struct rx_sink sink = {NULL, NULL, RX_LANG_EN};
	struct rx_parser *parser = rx_parser_new(&options, &sink);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_text stream;
	struct rx_block block;

	assert_true(rx_parser_bytes(parser, "t", document, strlen(document), writer) > 0);
	stream = rx_writer_memory(writer);
	assert_int_equal(rx_reader_open_bytes(reader, "s", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) == 1) {
		size_t kind = (size_t)rx_header_find(block.header, rx_text("kind"));
		size_t types = (size_t)rx_header_find(block.header, rx_text("type"));

		for (size_t row = 0; row < block.rows; row++) {
			if (rx_text_equal(rx_block_cell(&block, row, kind), rx_text("fact"))
				&& (!type
					|| rx_text_equal(
						rx_block_cell(&block, row, types), rx_text(type))))
				facts_row(&block, row, columns, out);
		}
	}
	rx_reader_free(reader);
	rx_writer_free(writer);
	rx_parser_free(parser);
}

/* The facts of a type are these, one a line. */
static inline void check_facts(const char *document, const char *doc_date, const char *type,
	const char *columns, const char *wanted)
{
	struct rx_buffer all = {0};

	facts_of(document, doc_date, type, columns, &all);
	rx_buffer_add_byte(&all, '\0');
	if (strcmp(all.bytes, wanted) != 0)
		fail_msg("%s\ngives\n%swanted\n%s", document, all.bytes, wanted);
	rx_buffer_release(&all);
}

#endif
