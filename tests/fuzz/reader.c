/*
 * reader.c - fuzz target: any bytes as a record stream, in memory.
 *
 * Every block must lie inside its bytes: cells in order, each one ended by a TAB or LF.  Cells are
 * decoded and written again, which must give cells that decode to the same value.
 */
#include "rx.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct rx_sink quiet = {NULL, NULL, RX_LANG_EN};

static void check_cell(struct rx_text cell)
{
	char *value = malloc(cell.length + 1), *again;
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_text decoded, encoded, back;

	if (!value || !writer)
		abort();
	decoded = rx_cell_decode(cell, value);
	rx_writer_cell(writer, decoded);
	encoded = rx_writer_memory(writer);
	again = malloc(encoded.length + 1);
	if (!again)
		abort();
	back = rx_cell_decode(encoded, again);
	if (back.length != decoded.length
		|| (back.length && memcmp(back.bytes, decoded.bytes, back.length) != 0))
		abort();
	free(again);
	free(value);
	rx_writer_free(writer);
}

static void check_block(const struct rx_block *block)
{
	for (size_t row = 0; row < block->rows; row++) {
		for (size_t column = 0; column < block->columns; column++) {
			struct rx_text cell = rx_block_cell(block, row, column);
			char mark = cell.bytes[cell.length];

			if (mark != (column + 1 < block->columns ? '\t' : '\n'))
				abort();
			if (cell.length && (memchr(cell.bytes, '\t', cell.length)
				|| memchr(cell.bytes, '\n', cell.length)))
				abort();
			check_cell(cell);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct rx_reader *reader = rx_reader_new(&quiet);
	struct rx_block block;
	size_t blocks = 0;

	if (!reader)
		return 0;
	if (rx_reader_open_bytes(reader, "fuzz", bytes, length) == 0) {
		while (rx_reader_next(reader, &block) > 0 && blocks++ < 1000)
			check_block(&block);
	}
	rx_reader_free(reader);
	return 0;
}
