/*
 * test-diff-apply.c - applying all changes to the old snapshot gives the new one: rows of both sides as
 * tables of cells, and the changes of rx_diff carried out on one of them.
 */
#include "notice.h"
#include "stream.h"

#include <stdlib.h>

/* A stream as rows of cells, one list of "column=value" in byte order for each. */
struct record {
	char *cells[64];
	size_t count;
	char *id;
};

struct table {
	struct record *records;
	size_t count;
	struct record spare[1200];
};

static char *copy(struct rx_text text)
{
	char *made = calloc(text.length + 1, 1);

	if (text.length)
		memcpy(made, text.bytes, text.length);
	return made;
}

static void set(struct record *record, struct rx_text column, struct rx_text value)
{
	struct rx_buffer cell = {0};
	size_t at = 0;

	rx_buffer_add_text(&cell, column);
	rx_buffer_add_byte(&cell, '=');
	while (at < record->count && strncmp(record->cells[at], cell.bytes, cell.length) != 0)
		at++;
	rx_buffer_add_text(&cell, value);
	if (at < record->count) {
		free(record->cells[at]);
		record->cells[at] = record->cells[--record->count];
	}
	if (value.length)
		record->cells[record->count++] = copy(rx_buffer_text(&cell));
	rx_buffer_release(&cell);
}

static void clear(struct record *record)
{
	while (record->count)
		free(record->cells[--record->count]);
	free(record->id);
	record->id = NULL;
}

static void load(struct table *table, struct rx_text stream)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	assert_int_equal(rx_reader_open_bytes(reader, "s", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) == 1) {
		int id = rx_header_find(block.header, rx_text("id"));

		for (size_t row = 0; row < block.rows; row++) {
			struct record *record = &table->spare[table->count++];

			assert_true(table->count < 1200);
			for (size_t at = 0; at < block.columns; at++)
				set(record, block.header->names[at],
					rx_block_cell(&block, row, at));
			record->id = copy(rx_block_cell(&block, row, (size_t)id));
		}
	}
	rx_reader_free(reader);
}

static struct record *find(struct table *table, struct rx_text id)
{
	for (size_t at = 0; at < table->count; at++) {
		if (table->spare[at].id && rx_text_equal(rx_text(table->spare[at].id), id))
			return &table->spare[at];
	}
	return NULL;
}

static void apply_row(struct table *table, const struct rx_block *block, size_t row)
{
	struct rx_text cells[5];
	static const char *const names[] = {"parent", "type", "title", "value", "uom"};
	struct record *record;

	for (size_t at = 0; at < 5; at++)
		cells[at] = rx_block_cell(
			block, row, (size_t)rx_header_find(block->header, rx_text(names[at])));
	record = find(table, cells[0]);
	if (rx_text_equal(cells[1], rx_text("new"))) {
		assert_null(record);
		record = &table->spare[table->count++];
		record->id = copy(cells[0]);
	} else if (rx_text_equal(cells[1], rx_text("gone"))) {
		assert_non_null(record);
		clear(record);
	} else if (!rx_text_equal(cells[1], rx_text("moved"))) {
		assert_non_null(record);
		set(record, cells[2], cells[3]);
	}
}

static void apply(struct table *table, struct rx_text changes)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	assert_int_equal(rx_reader_open_bytes(reader, "s", changes.bytes, changes.length), 0);
	while (rx_reader_next(reader, &block) == 1) {
		for (size_t row = 0; row < block.rows; row++)
			apply_row(table, &block, row);
	}
	rx_reader_free(reader);
}

static int by_text(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

/* All records as sorted lines of sorted cells. */
static void flatten(struct table *table, struct rx_buffer *out)
{
	char **lines = calloc(table->count + 1, sizeof(*lines));
	size_t count = 0;

	for (size_t at = 0; at < table->count; at++) {
		struct record *record = &table->spare[at];
		struct rx_buffer line = {0};

		if (record->count == 0)
			continue;
		qsort(record->cells, record->count, sizeof(*record->cells), by_text);
		for (size_t cell = 0; cell < record->count; cell++) {
			rx_buffer_add_string(&line, record->cells[cell]);
			rx_buffer_add_byte(&line, '\t');
		}
		lines[count++] = copy(rx_buffer_text(&line));
		rx_buffer_release(&line);
	}
	qsort(lines, count, sizeof(*lines), by_text);
	for (size_t at = 0; at < count; at++) {
		rx_buffer_add_string(out, lines[at]);
		rx_buffer_add_byte(out, '\n');
		free(lines[at]);
	}
	free(lines);
	for (size_t at = 0; at < table->count; at++)
		clear(&table->spare[at]);
}

static void check_applied(struct rx_text old, struct rx_text new)
{
	struct table *tables = calloc(2, sizeof(*tables));
	struct rx_buffer flat[2] = {{0}, {0}};
	struct rx_diff *diff = rx_diff_new(&(struct rx_diff_options){.full = 1}, NULL);
	struct rx_writer *changes = rx_writer_new_memory();

	assert_int_equal(rx_diff_read_bytes(diff, "old", old.bytes, old.length), 0);
	assert_int_equal(rx_diff_read_bytes(diff, "new", new.bytes, new.length), 0);
	assert_true(rx_diff_write(diff, changes) >= 0);
	rx_diff_free(diff);
	load(&tables[0], old);
	apply(&tables[0], rx_writer_memory(changes));
	load(&tables[1], new);
	flatten(&tables[0], &flat[0]);
	flatten(&tables[1], &flat[1]);
	rx_buffer_add_byte(&flat[1], '\0');
	check_text(rx_buffer_text(&flat[0]), flat[1].bytes);
	rx_buffer_release(&flat[0]);
	rx_buffer_release(&flat[1]);
	rx_writer_free(changes);
	free(tables);
}

static struct rx_writer *parse(const struct notice *notice, int all)
{
	struct rx_parser *parser =
		rx_parser_new(&(struct rx_parse_options){.text = all, .facts = all}, NULL);
	struct rx_writer *records = rx_writer_new_memory();
	struct rx_buffer text = {0};

	notice_write(notice, &text);
	assert_true(rx_parser_bytes(parser, "n", text.bytes, text.length, records) > 0);
	rx_buffer_release(&text);
	rx_parser_free(parser);
	return records;
}

static void test_applying_gives_new(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct notice one = notice_new(seed),
			      other = notice_new(seed % 2 ? seed : seed + 100);
		struct notice next = notice_mutate(other, (unsigned)(seed * 11) & 63, seed);
		struct rx_writer *old = parse(&one, seed > 5), *new = parse(&next, seed > 5);

		check_applied(rx_writer_memory(old), rx_writer_memory(new));
		rx_writer_free(old);
		rx_writer_free(new);
	}
	check_applied(rx_text("id\ttitle\tx\n1\t设备闲置\ta\\tb\n2\t账实不符\t\n3\t审批倒置\tc\n"),
		rx_text("id\ttitle\ty\n1\t招标流于形式\t\n2\t设备闲置\tq\n3\t账实不符\t\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_applying_gives_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
