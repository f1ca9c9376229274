/*
 * test-report-data.c - formats for other programs: CSV that comes back as it was and is no formula, JSON
 * lines with lists and numbers.
 */
#include "render.h"

#include <csv.h>
#include <stdlib.h>

/* ---- CSV ------------------------------------------------------------------------------------ */

static void test_formulas(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "csv"},
		"a\tb\n=1\t+x\n-5\t+3.5\n-a\t@b\n－1\t-1,000\n-12.5%\t-\n",
		"a,b\n'=1,'+x\n-5,+3.5\n'-a,'@b\n'－1,\"-1,000\"\n-12.5%,'-\n");
	check_render(&(struct rx_report_options){.format = "csv", .raw = 1}, "a\tb\n=1\t@x\n",
		"a,b\n=1,@x\n");
	check_render(&(struct rx_report_options){.format = "csv"}, "=a\tb\n1\t2\n", "'=a,b\n1,2\n");
}

static void test_single_empty_cell(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "csv", .columns = "b"}, "a\tb\n1\t\n",
		"b\n\"\"\n");
}

/* What libcsv read: cells back to back, each behind its length. */
static void take_cell(void *cell, size_t length, void *user)
{
	struct rx_buffer *read = user;

	rx_buffer_add_number(read, length);
	rx_buffer_add_byte(read, ':');
	rx_buffer_add(read, cell, length);
}

static void take_row(int end, void *user)
{
	(void)end;
	rx_buffer_add_byte(user, '\n');
}

static int no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void read_csv(struct rx_buffer *read, struct rx_text text)
{
	struct csv_parser parser;

	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	csv_set_space_func(&parser, no_space);
	csv_set_blk_size(&parser, 1 << 20);
	assert_int_equal(csv_parse(&parser, text.bytes, text.length, take_cell, take_row, read),
		text.length);
	assert_int_equal(csv_fini(&parser, take_cell, take_row, read), 0);
	csv_free(&parser);
}

/* Random cells go through our writer and libcsv and come back byte for byte. */
static void test_csv_comes_back(void **state)
{
	static const char bytes[] = "ab\"\",,\n\r \t=;整1";
	struct rx_buffer stream = {0}, out = {0}, read = {0}, wanted = {0};
	struct rx_writer *writer = rx_writer_new_memory();
	struct check_said said;
	uint64_t random = 11;

	(void)state;
	rx_writer_string(writer, "p\tq\tr");
	rx_writer_end_row(writer);
	rx_buffer_add_string(&wanted, "1:p1:q1:r\n");
	for (size_t row = 0; row < 500; row++) {
		for (size_t column = 0; column < 3; column++) {
			char cell[12];
			size_t length = check_below(&random, sizeof(cell));

			for (size_t at = 0; at < length; at++)
				cell[at] = bytes[check_below(&random, sizeof(bytes) - 1)];
			if (column)
				rx_writer_string(writer, "\t");
			rx_writer_cell(writer, rx_text_of(cell, length));
			take_cell(cell, length, &wanted);
		}
		rx_writer_end_row(writer);
		take_row(0, &wanted);
	}
	rx_buffer_add_text(&stream, rx_writer_memory(writer));
	render_bytes(&out, &(struct rx_report_options){.format = "csv", .raw = 1}, stream.bytes,
		stream.length, &said);
	read_csv(&read, rx_buffer_text(&out));
	assert_true(rx_text_equal(rx_buffer_text(&read), rx_buffer_text(&wanted)));
	rx_writer_free(writer);
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
	rx_buffer_release(&read);
	rx_buffer_release(&wanted);
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static void check_json(const char *cell, const char *expected)
{
	char stream[256], wanted[256];

	snprintf(stream, sizeof(stream), "a\tb\n%s\tx\n", cell);
	snprintf(wanted, sizeof(wanted), "{\"a\":%s,\"b\":\"x\"}\n", expected);
	check_render(&(struct rx_report_options){.format = "jsonl"}, stream, wanted);
}

static void test_json_strings(void **state)
{
	(void)state;
	check_json("\"q\" \\\\", "\"\\\"q\\\" \\\\\"");
	check_json("a\\tb\\nc\\rd", "\"a\\tb\\nc\\rd\"");
	check_json("\x1B\x7F", "\"\\u001b\\u007f\"");
	check_json("\u202Ex", "\"\\u202ex\"");
	check_json("\U000E0041", "\"\\udb40\\udc41\"");
	check_json("\xFFz\xE6\x95", "\"\uFFFDz\uFFFD\uFFFD\"");
	check_json("整改\U00020000", "\"整改\U00020000\"");
}

static void test_json_numbers(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "jsonl"},
		"progress\tline\tcount\tsum_value\tno\n60.5\t0\t12\t-3\t4\n"
		"60%\t01\t1e5\t1,000\t5\n.5\t-\t1.\t-0\t6\n",
		"{\"progress\":60.5,\"line\":0,\"count\":12,\"sum_value\":-3,\"no\":\"4\"}\n"
		"{\"progress\":\"60%\",\"line\":\"01\",\"count\":1e5,\"sum_value\":\"1,000\","
		"\"no\":\"5\"}\n"
		"{\"progress\":\".5\",\"line\":\"-\",\"count\":\"1.\",\"sum_value\":-0,"
		"\"no\":\"6\"}\n");
}

static void test_json_keys(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "jsonl"}, "a\"b\t\tx\n1\t2\t\n",
		"{\"a\\\"b\":\"1\",\"column2\":\"2\"}\n");
	check_render(&(struct rx_report_options){.format = "jsonl"}, "a\tb\n\t\n", "{}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_single_empty_cell),
		cmocka_unit_test(test_csv_comes_back),
		cmocka_unit_test(test_json_strings),
		cmocka_unit_test(test_json_numbers),
		cmocka_unit_test(test_json_keys),
	};

	return cmocka_run_group_tests_name("report data", tests, NULL, NULL);
}
