/*
 * test-reader.c - what the reader makes of streams, good and bad, as views of stream.h.
 *
 * Cutting the input in other places, and files, belong to tests/law/reading.sh.
 */
#include "check.h"
#include "stream.h"

#include <stdlib.h>

/* Reads inputs behind one another with one reader, up to a NULL, and compares the view. */
static void check_inputs(const char *const *inputs, const char *expected)
{
	struct rx_buffer view = {0};
	const struct rx_sink sink = {stream_report, &view, RX_LANG_EN};
	struct rx_reader *reader = rx_reader_new(&sink);
	unsigned serial = 0;

	for (; *inputs; inputs++) {
		if (rx_reader_open_bytes(reader, "test", *inputs, strlen(*inputs)) == 0)
			stream_rest(reader, &view, &serial);
	}
	check_text(rx_buffer_text(&view), expected);
	rx_reader_free(reader);
	rx_buffer_release(&view);
}

static void check_view(const char *input, const char *expected)
{
	const char *const inputs[] = {input, NULL};

	check_inputs(inputs, expected);
}

static void test_rows(void **state)
{
	(void)state;
	check_view("id\ttitle\n1\ta\n2\tb\n", "= id|title\n2: 1|a\n3: 2|b\n");
	check_view("id\ttitle\n1\t\n\t\n", "= id|title\n2: 1|\n3: |\n");
	check_view("id\ttitle\n", "");
	check_view("id\ttitle", "");
	check_view("id\ttitle\n1\ta", "= id|title\n2: 1|a\n");
	check_view("id\ttitle\n1\t", "= id|title\n2: 1|\n");
	check_view("id\ttitle\n1\ta\\tb\n", "= id|title\n2: 1|a\\tb\n");
	check_view("mine\tother\n\xFF\t\xE6\x95\n", "= mine|other\n2: \xFF|\xE6\x95\n");
}

static void test_one_column(void **state)
{
	(void)state;
	check_view("title\na\n\nb", "= title\n2: a\n3: \n4: b\n");
	check_view("title\na\ntitle\nb\n", "= title\n2: a\n4: b\n");
	check_view("title\nstatus\n", "= title\n2: status\n");
	check_view("整改状态\ndone\n", "= 整改状态\n2: done\n");
	check_view("title\na\tb\n", "! ragged 2\n");
}

static void test_line_ends(void **state)
{
	(void)state;
	check_view("id\ttitle\r\n1\ta\r\n2\t\r\n", "= id|title\n2: 1|a\n3: 2|\n");
	check_view("id\ttitle\n1\ta\r\n2\tb\n", "= id|title\n2: 1|a\n3: 2|b\n");
	check_view("id\ttitle\r\n1\ta\n2\tb\r", "= id|title\n2: 1|a\n3: 2|b\n");
	check_view("id\ttitle\n1\ta\rb\r\r\n", "= id|title\n2: 1|a\rb\n");
	check_view("id\ttitle\r\r\n1\r\ta\n", "= id|title\n2: 1\r|a\n");
	check_view("title\r\n\r\n\n\r", "= title\n2: \n3: \n4: \n");
	check_view("id\ttitle\r\n1\ta\r\nid\ttitle\r\n2\tb\r\n", "= id|title\n2: 1|a\n4: 2|b\n");
}

static void test_byte_order_mark(void **state)
{
	(void)state;
	check_view("\xEF\xBB\xBFid\ttitle\n1\ta\n", "= id|title\n2: 1|a\n");
	check_view("\xEF\xBB\xBFid\ttitle\n1\ta\n\xEF\xBB\xBFid\ttitle\n2\tb\n",
		"= id|title\n2: 1|a\n4: 2|b\n");
	check_view("\xEF\xBB\xBFid\ttitle\n1\ta\n\xEF\xBB\xBFtitle\tid\nb\t2\n",
		"= id|title\n2: 1|a\n= title|id\n4: b|2\n");
	check_view("\xEF\xBB\xBFtitle\r\na\n", "= title\n2: a\n");
	check_view("id\ttitle\n\xEF\xBB\xBF 1\ta\n", "= id|title\n2: \xEF\xBB\xBF 1|a\n");
}

static void test_headers_again(void **state)
{
	(void)state;
	check_view("id\ttitle\n1\ta\nid\ttitle\nid\ttitle\n2\tb\n", "= id|title\n2: 1|a\n5: 2|b\n");
	check_view(
		"id\ttitle\n1\ta\ntitle\tid\nb\t2\n", "= id|title\n2: 1|a\n= title|id\n4: b|2\n");
	check_view("id\ttitle\n1\ta\nid\ttitle\tdue\n2\tb\tc\nid\ttext\n3\td\n",
		"= id|title\n2: 1|a\n= id|title|due\n4: 2|b|c\n= id|text\n6: 3|d\n");
	check_view("a\\tb\tid\n1\t2\na\\tb\tid\n3\t4\n", "= a\tb|id\n2: 1|2\n4: 3|4\n");
	check_view("巡察反馈问题整改责任单位及责任人员名单\tid\na\t1\n"
		   "巡察反馈问题整改责任单位及责任人员名单\tid\nb\t2\n",
		"= 巡察反馈问题整改责任单位及责任人员名单|id\n2: a|1\n4: b|2\n");
	check_view("kind\ttype\ntext\ttitle\ntext\tstatus\n",
		"= kind|type\n2: text|title\n3: text|status\n");
	check_view("id\ttitle\nid\ttitle\tid\n", "! ragged 2\n");
}

static void test_ragged(void **state)
{
	(void)state;
	check_view("id\ttitle\n1\ta\n2\n3\tc\n", "= id|title\n2: 1|a\n! ragged 3\n");
	check_view("id\ttitle\n1\ta\n2\tb\tc\n", "= id|title\n2: 1|a\n! ragged 3\n");
	check_view("id\ttitle\n1\ta\n\n", "= id|title\n2: 1|a\n! ragged 3\n");
	check_view("id\ttitle\n1\ta\n2", "= id|title\n2: 1|a\n! ragged 3\n");
}

/* As many cells in all as a table would have, but in rows of 1, 2 and 6: the short rows together
 * look like one of 3. */
static void test_ragged_in_balance(void **state)
{
	(void)state;
	check_view("x\ty\tz\na\nb\tc\nd\te\tf\tg\th\ti\n", "! ragged 2\n");
	check_view(
		"x\ty\tz\n1\t2\t3\na\nb\tc\nd\te\tf\tg\th\ti\n", "= x|y|z\n2: 1|2|3\n! ragged 3\n");
	check_view("x\ty\na\nb\tc\td\n", "! ragged 2\n");
}

static void test_bad_headers(void **state)
{
	static const char *const twice[] = {"id\tid\n1\t2\n", "id\tid\n1\t2\n", "id\n1\n", NULL};

	(void)state;
	check_view("", "! no-header 0\n");
	check_view("id\ttitle\tid\n1\ta\t2\n", "! bad-header 1\n");
	check_inputs(twice, "! bad-header 1\n! bad-header 1\n= id\n2: 1\n");
}

static void test_many_columns(void **state)
{
	char *input = malloc(40000);
	struct rx_buffer view = {0};
	const struct rx_sink sink = {stream_report, &view, RX_LANG_EN};
	struct rx_reader *reader = rx_reader_new(&sink);

	(void)state;
	assert_non_null(input);
	memset(input, '\t', 40000);
	input[0] = 'a';
	input[16385] = '\n';
	assert_int_equal(rx_reader_open_bytes(reader, "test", input, 16386), -1);
	check_text(rx_buffer_text(&view), "! too-many-columns 1\n");
	input[16384] = '\n';
	assert_int_equal(rx_reader_open_bytes(reader, "test", input, 16385), 0);
	assert_int_equal(rx_reader_header(reader)->count, 16384);
	rx_reader_free(reader);
	rx_buffer_release(&view);
	free(input);
}

static void test_several_inputs(void **state)
{
	static const char *const same[] = {"id\ttitle\n1\ta", "id\ttitle\r\n2\tb\r\n", NULL};
	static const char *const other[] = {"id\ttitle\n1\ta\n", "title\nb\n", NULL};
	static const char *const fault[] = {"id\ttitle\n1\n2\tb\n", "id\ttitle\n3\tc\n", NULL};

	(void)state;
	check_inputs(same, "= id|title\n2: 1|a\n2: 2|b\n");
	check_inputs(other, "= id|title\n2: 1|a\n= title\n2: b\n");
	check_inputs(fault, "! ragged 2\n= id|title\n2: 3|c\n");
}

/* A fault ends the input: the next call says the end, and another input can follow. */
static void test_behind_the_end(void **state)
{
	struct check_said said;
	const struct rx_sink sink = check_sink(&said);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;

	(void)state;
	assert_null(rx_reader_header(reader));
	assert_int_equal(rx_reader_next(reader, &block), 0);
	assert_int_equal(rx_reader_open_bytes(reader, "one", "a\tb\n1\n", 6), 0);
	assert_int_equal(rx_reader_next(reader, &block), -1);
	assert_int_equal(rx_reader_next(reader, &block), 0);
	assert_string_equal(said.file, "one");
	assert_int_equal(rx_reader_open_bytes(reader, "two", "a\tb\n1\t2\n", 8), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_string_equal(block.file, "two");
	check_text(rx_block_row(&block, 0), "1\t2");
	assert_int_equal(rx_reader_next(reader, &block), 0);
	assert_int_equal(rx_reader_next(reader, &block), 0);
	rx_reader_free(reader);
	rx_reader_free(NULL);
}

/* The reader keeps a copy of the name, so the caller's may go. */
static void test_name_is_copied(void **state)
{
	struct check_said said;
	const struct rx_sink sink = check_sink(&said);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;
	char name[16] = "ledger";

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, name, "a\tb\n1\n", 6), 0);
	memset(name, 'x', sizeof(name) - 1);
	assert_int_equal(rx_reader_next(reader, &block), -1);
	assert_string_equal(said.file, "ledger");
	rx_reader_free(reader);
}

/* A row of length bytes in a two-column stream: 1 when it comes, -1 when it is refused. */
static int read_long_row(size_t length, struct check_said *said)
{
	const struct rx_sink sink = check_sink(said);
	struct rx_reader *reader = rx_reader_new(&sink);
	char *input = malloc(length + 16);
	struct rx_block block;
	int outcome;

	assert_non_null(input);
	memcpy(input, "a\tb\n", 4);
	memset(input + 4, 'x', length);
	input[6] = '\t';
	memcpy(input + 4 + length, "\n1\t2\n", 5);
	assert_int_equal(rx_reader_open_bytes(reader, "test", input, length + 9), 0);
	outcome = rx_reader_next(reader, &block);
	if (outcome > 0)
		assert_int_equal(rx_block_row(&block, 0).length, length);
	rx_reader_free(reader);
	free(input);
	return outcome;
}

static void test_row_limit(void **state)
{
	const size_t limit = (size_t)64 << 20;
	struct check_said said;

	(void)state;
	assert_int_equal(read_long_row(limit, &said), 1);
	assert_int_equal(read_long_row(limit + 1, &said), -1);
	assert_string_equal(said.slug, "row-too-long");
	assert_int_equal(said.line, 2);
}

/* Many CRs in front of one LF are dropped in one go, not one by one. */
static void test_many_carriages(void **state)
{
	enum { LENGTH = 4 << 20 };
	char *input = malloc(LENGTH);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	(void)state;
	assert_non_null(input);
	memset(input, '\r', LENGTH);
	memcpy(input, "title\na", 7);
	input[LENGTH - 1] = '\n';
	assert_int_equal(rx_reader_open_bytes(reader, "test", input, LENGTH), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	check_text(rx_block_row(&block, 0), "a");
	rx_reader_free(reader);
	free(input);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_one_column),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_byte_order_mark),
		cmocka_unit_test(test_headers_again),
		cmocka_unit_test(test_ragged),
		cmocka_unit_test(test_ragged_in_balance),
		cmocka_unit_test(test_bad_headers),
		cmocka_unit_test(test_many_columns),
		cmocka_unit_test(test_several_inputs),
		cmocka_unit_test(test_behind_the_end),
		cmocka_unit_test(test_name_is_copied),
		cmocka_unit_test(test_row_limit),
		cmocka_unit_test(test_many_carriages),
	};

	return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
