/*
 * parsed.h - parsing a document in memory and asking for its cells, for unit tests of the stages that
 * only show in records.
 */
#ifndef RX_TEST_PARSED_H
#define RX_TEST_PARSED_H

#include "unit.h"

/* One parsed document (or several of them): its stream, and the block of its rows. */
struct stream {
	struct rx_parser *parser;
	struct rx_writer *writer;
	struct rx_reader *reader;
	struct rx_block block;
};

static const struct rx_sink stream_sink = {NULL, NULL, RX_LANG_EN};

static inline void stream_begin_with(struct stream *stream, const struct rx_parse_options *options)
{
	memset(stream, 0, sizeof(*stream));
	stream->parser = rx_parser_new(options, &stream_sink);
	stream->writer = rx_writer_new_memory();
	stream->reader = rx_reader_new(&stream_sink);
}

static inline void stream_begin(struct stream *stream)
{
	static const struct rx_parse_options options = {.text = 1};

	stream_begin_with(stream, &options);
}

static inline void stream_add(struct stream *stream, const char *document)
{
	assert_true(rx_parser_bytes(
			    stream->parser, "test.txt", document, strlen(document), stream->writer)
		> 0);
}

static inline void stream_read(struct stream *stream)
{
	struct rx_text bytes = rx_writer_memory(stream->writer);

	assert_int_equal(
		rx_reader_open_bytes(stream->reader, "stream", bytes.bytes, bytes.length), 0);
	assert_int_equal(rx_reader_next(stream->reader, &stream->block), 1);
}

static inline void stream_parse(struct stream *stream, const char *document)
{
	stream_begin(stream);
	stream_add(stream, document);
	stream_read(stream);
}

static inline void stream_repair(struct stream *stream, const char *document)
{
	static const struct rx_parse_options options = {.text = 1, .repair = 1};

	stream_begin_with(stream, &options);
	stream_add(stream, document);
	stream_read(stream);
}

static inline void stream_end(struct stream *stream)
{
	rx_reader_free(stream->reader);
	rx_writer_free(stream->writer);
	rx_parser_free(stream->parser);
}

/* A cell of the which-th row (from 0) of a kind, or NULL bytes when there is no such row. */
static inline struct rx_text stream_cell(
	const struct stream *stream, const char *kind, size_t which, const char *column)
{
	const struct rx_header *header = stream->block.header;
	size_t kinds = (size_t)rx_header_find(header, rx_text("kind"));
	int wanted = rx_header_find(header, rx_text(column));

	assert_true(wanted >= 0);
	for (size_t row = 0; row < stream->block.rows; row++) {
		if (!rx_text_equal(rx_block_cell(&stream->block, row, kinds), rx_text(kind)))
			continue;
		if (which-- == 0)
			return rx_block_cell(&stream->block, row, (size_t)wanted);
	}
	return rx_text(NULL);
}

static inline size_t stream_count(const struct stream *stream, const char *kind)
{
	size_t count = 0;

	while (stream_cell(stream, kind, count, "kind").bytes)
		count++;
	return count;
}

#endif
