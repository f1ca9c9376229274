/*
 * test-threads.c - a file worked on by threads gives what one reader gives, whatever stands in it, and inputs
 * that have no header or are documents.
 */
#define _XOPEN_SOURCE 700 /* mkstemp */
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

enum { LINES = 6200, WIDTH = 1000, THREADS = 3 };

struct team {
	struct rx_writer *places[2 * THREADS];
	struct rx_writer *out;
	size_t parts, rows;
	size_t fail_take; /* at this part; 0: never */
	int unplain;      /* rows that begin with X are not worked on */
};

/* The first cells of rows. */
static void copy_rows(struct rx_writer *writer, const struct rx_block *block)
{
	for (size_t row = 0; row < block->rows; row++) {
		struct rx_text cell = rx_block_cell(block, row, 0);

		rx_writer_bytes(writer, cell.bytes, cell.length);
		rx_writer_end_row(writer);
	}
}

static int work(void *user, size_t place, struct rx_reader *part)
{
	struct team *team = user;
	struct rx_block block;
	int more;

	while ((more = rx_reader_next(part, &block)) > 0) {
		copy_rows(team->places[place], &block);
		for (size_t row = 0; team->unplain && row < block.rows; row++) {
			if (rx_block_row(&block, row).bytes[0] == 'X')
				return -1;
		}
	}
	return more;
}

static int take(void *user, size_t place)
{
	struct team *team = user;
	struct rx_text rows = rx_writer_memory(team->places[place]);

	if (++team->parts == team->fail_take)
		return -1;
	rx_writer_bytes(team->out, rows.bytes, rows.length);
	rx_writer_clear(team->places[place]);
	check_text(rx_writer_memory(team->places[place]), "");
	return 0;
}

/* A file of more than five megabytes with something instead of the line in the middle. */
static void make_file(char path[32], const char *middle, const char *last, int carriages)
{
	static char filling[WIDTH + 1];
	FILE *file;
	int descriptor;

	memcpy(path, "/tmp/rx-parts-XXXXXX", 21);
	descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	file = fdopen(descriptor, "w");
	assert_non_null(file);
	memset(filling, 'x', WIDTH);
	fputs("n\ttext\n", file);
	for (int line = 1; line < LINES; line++) {
		if (line == LINES / 2 && middle)
			fputs(middle, file);
		else
			fprintf(file, "%d\t%s%s\n", line, filling,
				carriages && line > LINES / 2 ? "\r" : "");
	}
	fputs(last, file);
	fclose(file);
}

struct outcome {
	struct rx_writer *out;
	struct check_said said;
	size_t parts;
	size_t said_line;
};

static void read_file(const char *path, size_t threads, int unplain, struct outcome *outcome)
{
	struct team team = {.out = rx_writer_new_memory(), .unplain = unplain};
	struct rx_sink sink = check_sink(&outcome->said);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_parts parts = {threads, work, take, &team};
	struct rx_block block;

	for (size_t at = 0; at < 2 * THREADS; at++)
		team.places[at] = rx_writer_new_memory();
	assert_int_equal(rx_reader_open(reader, path), 0);
	while (rx_reader_parts(reader, &parts) == 0 && rx_reader_next(reader, &block) > 0) {
		copy_rows(team.out, &block);
		for (size_t row = 0; row < block.rows; row++) {
			struct rx_text cell = rx_block_cell(&block, row, 0);
			long number = strtol(cell.bytes, NULL, 10);

			/* Lines are counted on behind what the threads have read. */
			if (number > 0 && number < LINES / 2)
				assert_int_equal(block.line + row, number + 1);
		}
	}
	outcome->out = team.out;
	outcome->parts = team.parts;
	outcome->said_line = outcome->said.line;
	for (size_t at = 0; at < 2 * THREADS; at++)
		rx_writer_free(team.places[at]);
	rx_reader_free(reader);
}

static void check_file(
	const char *middle, const char *last, int carriages, int unplain, size_t at_least)
{
	struct outcome one = {0}, several = {0};
	struct rx_text plain;
	char path[32];

	make_file(path, middle, last, carriages);
	read_file(path, 1, unplain, &one);
	read_file(path, THREADS, unplain, &several);
	unlink(path);
	plain = rx_writer_memory(one.out);
	assert_true(plain.length > 1000);
	assert_true(rx_text_equal(plain, rx_writer_memory(several.out)));
	assert_int_equal(one.said.count, several.said.count);
	assert_int_equal(one.said_line, several.said_line);
	assert_int_equal(one.parts, 0);
	assert_true(several.parts >= at_least);
	rx_writer_free(one.out);
	rx_writer_free(several.out);
}

static void test_parts_are_the_whole(void **state)
{
	(void)state;
	check_file(NULL, "", 0, 0, 6);
	check_file(NULL, "last\twithout its end", 0, 0, 6);
}

static void test_what_is_not_plain(void **state)
{
	(void)state;
	check_file("text\tn\n", "", 0, 0, 2); /* another order of columns */
	check_file("n\ttext\n", "", 0, 0, 2); /* the same header again */
	check_file("too\tmany\tcells\n", "", 0, 0, 2);
	check_file("short\n", "", 0, 0, 2);
	check_file("X\twork fails here\n", "", 0, 1, 2);
	check_file(NULL, "", 1, 0, 2);
}

static void test_small_and_no_files(void **state)
{
	struct team team = {.out = rx_writer_new_memory()};
	struct rx_parts parts = {THREADS, work, take, &team};
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	(void)state;
	assert_int_equal(rx_reader_parts(reader, &parts), 0);
	assert_int_equal(rx_reader_open_bytes(reader, "s", "n\tx\n1\t2\n", 8), 0);
	assert_int_equal(rx_reader_parts(reader, &parts), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(team.parts, 0);
	rx_reader_free(reader);
	rx_writer_free(team.out);
}

static void test_take_fails(void **state)
{
	struct team team = {.out = rx_writer_new_memory(), .fail_take = 4};
	struct rx_parts parts = {2, work, take, &team};
	struct rx_reader *reader = rx_reader_new(NULL);
	uint64_t size, read;
	char path[32];

	(void)state;
	for (size_t at = 0; at < 2 * THREADS; at++)
		team.places[at] = rx_writer_new_memory();
	make_file(path, NULL, "", 0);
	assert_int_equal(rx_reader_open(reader, path), 0);
	assert_int_equal(rx_reader_parts(reader, &parts), -1);
	unlink(path);
	assert_int_equal(team.parts, 4);
	read = rx_reader_progress(reader, &size);
	assert_true(read > 1000000 && read < 2500000 && size > 6000000);
	for (size_t at = 0; at < 2 * THREADS; at++)
		rx_writer_free(team.places[at]);
	rx_reader_free(reader);
	rx_writer_free(team.out);
}

/* ---- inputs of other sorts ------------------------------------------------------------------ */

static void test_progress(void **state)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	uint64_t size;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "s", "a\tb\n1\t2\n", 8), 0);
	while (rx_reader_next(reader, &block) > 0)
		continue;
	assert_int_equal(rx_reader_progress(reader, &size), 8);
	assert_int_equal(size, 8);
	rx_reader_free(reader);
}

static void test_names(void **state)
{
	struct check_said said = {0};
	struct rx_sink sink = check_sink(&said);
	struct rx_reader *reader = rx_reader_new(&sink);
	char names[] = "id,标题";
	struct rx_block block;

	(void)state;
	assert_int_equal(rx_reader_names(reader, names), 0);
	names[0] = 'X';
	/* What would be a document, or a header, is rows. */
	assert_int_equal(rx_reader_open_bytes(reader, "s", "一\t二\n三\t四\n", 16), 0);
	assert_int_equal(rx_header_find(rx_reader_header(reader), rx_text("id")), 0);
	assert_int_equal(rx_header_find(rx_reader_header(reader), rx_text("title")), 1);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(block.rows, 2);
	assert_int_equal(block.line, 1);
	check_text(rx_block_cell(&block, 0, 1), "二");
	assert_int_equal(rx_reader_names(reader, NULL), 0);
	assert_int_equal(rx_reader_open_bytes(reader, "s", "id\tb\n1\t2\n", 9), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(block.rows, 1);
	assert_int_equal(said.count, 0);
	assert_int_equal(rx_reader_names(reader, " , "), -1);
	assert_string_equal(said.slug, "column-list");
	assert_int_equal(rx_reader_names(reader, "a,b,a"), -1);
	assert_string_equal(said.slug, "bad-header");
	assert_int_equal(said.count, 2);
	rx_reader_free(reader);
}

/* How many rows of a document have a kind. */
static size_t rows_of(struct rx_reader *reader, const char *kind)
{
	static const char document[] =
		"关于整改情况的通报\n\n一、问题整改\n（一）关于台账不全的问题\n"
		"整改情况：一是补齐台账12本。二是开展培训。\n\n联系电话：12345\n";
	struct rx_block block;
	size_t rows = 0;

	assert_int_equal(rx_reader_open_bytes(reader, "d.txt", document, sizeof(document) - 1), 0);
	while (rx_reader_next(reader, &block) > 0) {
		for (size_t row = 0; row < block.rows; row++)
			rows += rx_text_equal(rx_block_cell(&block, row, 0), rx_text(kind));
	}
	return rows;
}

static void test_kinds_of_documents(void **state)
{
	struct rx_reader *reader = rx_reader_new(NULL);

	(void)state;
	assert_int_equal(rows_of(reader, "text"), 0);
	assert_int_equal(rows_of(reader, "fact"), 0);
	rx_reader_kinds(reader, 1, 0);
	assert_true(rows_of(reader, "text") > 0);
	assert_int_equal(rows_of(reader, "fact"), 0);
	rx_reader_kinds(reader, 0, 1);
	assert_int_equal(rows_of(reader, "text"), 0);
	assert_true(rows_of(reader, "fact") > 0);
	rx_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts_are_the_whole),
		cmocka_unit_test(test_what_is_not_plain),
		cmocka_unit_test(test_small_and_no_files),
		cmocka_unit_test(test_take_fails),
		cmocka_unit_test(test_progress),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_kinds_of_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
