/*
 * test-round-trip.c - the law that writing and then reading gives back every cell: random tables,
 * random bytes in random columns, through a writer into memory and a reader out of it.
 */
#include "buffer.h"
#include "check.h"

enum { CELL_ROOM = 40, COLUMN_ROOM = 9, ROW_ROOM = 12 };

struct table {
	size_t columns;
	size_t rows;
	size_t lengths[ROW_ROOM][COLUMN_ROOM];
	char cells[ROW_ROOM][COLUMN_ROOM][CELL_ROOM];
};

/* Any bytes, those that need an escape more often than others. */
static void make_table(struct table *table, uint64_t *random)
{
	table->columns = 1 + check_below(random, COLUMN_ROOM - 1);
	table->rows = check_below(random, ROW_ROOM);
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t column = 0; column < table->columns; column++) {
			size_t length = check_below(random, CELL_ROOM);

			table->lengths[row][column] = length;
			for (size_t at = 0; at < length; at++)
				table->cells[row][column][at] = check_below(random, 4)
					? (char)check_random(random)
					: "\t\n\r\\;"[check_below(random, 5)];
		}
	}
}

/* Names x0, x1 ...; a table of one column gets a second, empty one, so that it is a stream. */
static void write_table(struct rx_writer *writer, const struct table *table)
{
	for (size_t column = 0; column < table->columns; column++) {
		const char name[] = {'\t', 'x', (char)('0' + column)};

		rx_writer_bytes(writer, column ? name : name + 1, column ? 3 : 2);
	}
	if (table->columns == 1)
		rx_writer_bytes(writer, "\ty", 2);
	rx_writer_end_row(writer);
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t column = 0; column < table->columns; column++) {
			if (column)
				rx_writer_bytes(writer, "\t", 1);
			rx_writer_cell(writer,
				rx_text_of(table->cells[row][column], table->lengths[row][column]));
		}
		if (table->columns == 1)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_end_row(writer);
	}
}

static void compare_block(const struct rx_block *block, const struct table *table, size_t first)
{
	char scratch[2 * CELL_ROOM];

	for (size_t row = 0; row < block->rows; row++) {
		for (size_t column = 0; column < table->columns; column++) {
			struct rx_text cell =
				rx_cell_decode(rx_block_cell(block, row, column), scratch);

			assert_true(rx_text_equal(cell,
				rx_text_of(table->cells[first + row][column],
					table->lengths[first + row][column])));
		}
	}
}

static void read_table(struct rx_reader *reader, struct rx_text stream, const struct table *table)
{
	struct rx_block block;
	size_t rows = 0;

	assert_int_equal(rx_reader_open_bytes(reader, "memory", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) > 0) {
		assert_int_equal(block.columns, table->columns + (table->columns == 1));
		assert_int_equal(block.line, rows + 2);
		compare_block(&block, table, rows);
		rows += block.rows;
	}
	assert_int_equal(rows, table->rows);
}

static void test_random_tables(void **state)
{
	static struct table table;
	struct check_said said;
	const struct rx_sink sink = check_sink(&said);
	struct rx_reader *reader = rx_reader_new(&sink);
	uint64_t random = 8;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct rx_writer *writer = rx_writer_new_memory();

		make_table(&table, &random);
		write_table(writer, &table);
		assert_int_equal(rx_writer_flush(writer), 0);
		read_table(reader, rx_writer_memory(writer), &table);
		rx_writer_free(writer);
	}
	assert_int_equal(said.count, 0);
	rx_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_tables),
	};

	return cmocka_run_group_tests_name("round trip", tests, NULL, NULL);
}
