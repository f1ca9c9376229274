/*
 * test-rx-h-output.c - the promises of include/rx.h about writing rows.  Which sentence is tested where
 * is in tests/unit/rx-h.list.
 */
#include "check.h"

static const char small[] = "id\ttitle\tleader\tdone_on\tdue_on\n"
			    "1\t甲\t张;李;张\t2024-01-05\t2024-02\n"
			    "2\tb\\tc\t\t\t2024-03\n";

/* A writer of rows onto memory. */
struct bench {
	struct check_said said;
	struct rx_sink sink;
	struct rx_writer *writer;
	struct rx_output *output;
};

static void set_up(struct bench *bench, const struct rx_output_options *options)
{
	bench->sink = check_sink(&bench->said);
	bench->writer = rx_writer_new_memory();
	bench->output = rx_output_new(options, bench->writer, &bench->sink);
	assert_non_null(bench->output);
}

static void tear_down(struct bench *bench)
{
	rx_output_free(bench->output);
	rx_writer_free(bench->writer);
}

/* Writes all rows of a stream; 0, or -1 after the first fault. */
static int write_stream(struct bench *bench, const char *stream, struct rx_query *query)
{
	struct rx_reader *reader = rx_reader_new(&bench->sink);
	struct rx_block block;
	int fault = rx_reader_open_bytes(reader, "s", stream, strlen(stream));

	assert_int_equal(fault, 0);
	if (query)
		assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	fault = rx_output_header(bench->output, rx_reader_header(reader));
	while (!fault && rx_reader_next(reader, &block) == 1)
		fault = rx_output_rows(bench->output, &block, 0, block.rows);
	rx_reader_free(reader);
	return fault;
}

static void check_written(
	const struct rx_output_options *options, const char *stream, const char *expected)
{
	struct bench bench;

	set_up(&bench, options);
	assert_int_equal(write_stream(&bench, stream, NULL), 0);
	assert_int_equal(rx_output_end(bench.output), 0);
	assert_int_equal(bench.said.count, 0);
	check_text(rx_writer_memory(bench.writer), expected);
	tear_down(&bench);
}

static void test_rows_as_they_stand(void **state)
{
	struct bench bench;

	(void)state;
	check_written(NULL, small, small);
	set_up(&bench, NULL);
	assert_int_equal(write_stream(&bench, "a\tb\n1\t\\q\n", NULL), 0);
	assert_int_equal(write_stream(&bench, "a\tb\n3\t4\n", NULL), 0);
	assert_int_equal(write_stream(&bench, "b\ta\n5\t6\n", NULL), 0);
	assert_int_equal(write_stream(&bench, "a\tb\n7\t8\n", NULL), 0);
	check_text(rx_writer_memory(bench.writer), "a\tb\n1\t\\q\n3\t4\nb\ta\n5\t6\na\tb\n7\t8\n");
	tear_down(&bench);
	rx_output_free(NULL);
}

static void test_part_of_a_block(void **state)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	struct bench bench;

	(void)state;
	set_up(&bench, NULL);
	assert_int_equal(rx_reader_open_bytes(reader, "s", "no\n1\n2\n3\n4\n", 11), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(rx_output_rows(bench.output, &block, 1, 3), 0);
	assert_int_equal(rx_output_rows(bench.output, &block, 3, 3), 0);
	check_text(rx_writer_memory(bench.writer), "2\n3\n");
	rx_reader_free(reader);
	tear_down(&bench);
}

static void test_columns(void **state)
{
	static const char *const cases[][2] = {{"标题,id", "title\tid\n甲\t1\n"},
		{"id-leader", "id\ttitle\tleader\n1\t甲\t\n"}, {"*_on", "done_on\tdue_on\n\t\n"},
		{"!leader,!*_on", "id\ttitle\n1\t甲\n"}, {"id-leader,!title", "id\tleader\n1\t\n"}};
	static const char one[] = "id\ttitle\tleader\tdone_on\tdue_on\n1\t甲\t\t\t\n";

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++)
		check_written(
			&(struct rx_output_options){.columns = cases[at][0]}, one, cases[at][1]);
}

static void test_explode(void **state)
{
	(void)state;
	check_written(&(struct rx_output_options){.explode = "leader"},
		"id\tleader\n1\t张;李\n2\t\n", "id\tleader\n1\t张\n1\t李\n2\t\n");
}

static void test_sort(void **state)
{
	(void)state;
	check_written(&(struct rx_output_options){.sort = "amount"},
		"id\tamount\na\t10\nb\t9.50\nc\t\nd\tmany\ne\t9.5\nf\t0.1万\n",
		"id\tamount\nb\t9.50\ne\t9.5\na\t10\nf\t0.1万\nd\tmany\nc\t\n");
	check_written(&(struct rx_output_options){.sort = "due"},
		"id\tdue\na\t2024-06\nb\tsoon\nc\t2024-06-01\nd\t\ne\t2023\n",
		"id\tdue\ne\t2023\nc\t2024-06-01\na\t2024-06\nb\tsoon\nd\t\n");
	check_written(&(struct rx_output_options){.sort = "status,-id"},
		"id\tstatus\n1\tdone\n2\tplanned\n3\tdone\n4\t\n",
		"id\tstatus\n2\tplanned\n3\tdone\n1\tdone\n4\t\n");
	check_written(&(struct rx_output_options){.sort = "mine"}, "id\tmine\n1\tb\n2\ta\n3\tB\n",
		"id\tmine\n3\tB\n2\ta\n1\tb\n");
}

static void test_limit(void **state)
{
	(void)state;
	check_written(&(struct rx_output_options){.limit = 2}, "no\tid\n3\ta\n1\tb\n2\tc\n",
		"no\tid\n3\ta\n1\tb\n");
	check_written(&(struct rx_output_options){.limit = 2, .sort = "no"},
		"no\tid\n3\ta\n1\tb\n2\tc\n", "no\tid\n1\tb\n2\tc\n");
}

/* The rows that a sample of 5 from 200 takes. */
static struct rx_text sample(struct bench *bench, uint64_t seed)
{
	char stream[2048] = "no\tid\n";

	for (int row = 0; row < 200; row++)
		snprintf(stream + strlen(stream), 12, "%d\t\n", row);
	set_up(bench, &(struct rx_output_options){.sample = 5, .seed = seed});
	assert_int_equal(write_stream(bench, stream, NULL), 0);
	check_text(rx_writer_memory(bench->writer), "no\tid\n"); /* the rest is kept */
	assert_int_equal(rx_output_end(bench->output), 0);
	return rx_writer_memory(bench->writer);
}

static void test_sample(void **state)
{
	struct bench one, again, other;
	struct rx_text chosen = sample(&one, 7), same = sample(&again, 7),
		       others = sample(&other, 8);
	size_t lines = 0;

	(void)state;
	for (size_t at = 0; at < chosen.length; at++)
		lines += chosen.bytes[at] == '\n';
	assert_int_equal(lines, 6);
	assert_true(rx_text_equal(chosen, same));
	assert_false(rx_text_equal(chosen, others));
	tear_down(&one);
	tear_down(&again);
	tear_down(&other);
}

static void check_matches(struct rx_output_options options, const char *expected)
{
	struct bench bench;

	options.query = rx_query_new(rx_text("整.|b"), RX_QUERY_PATTERN, NULL, NULL);
	set_up(&bench, &options);
	assert_int_equal(
		write_stream(&bench, "id\ttitle\nb\t整改整治\\tb\n1\tx\n", options.query), 0);
	check_text(rx_writer_memory(bench.writer), expected);
	tear_down(&bench);
	rx_query_free(options.query); /* it was borrowed */
}

static void test_matches(void **state)
{
	(void)state;
	check_matches((struct rx_output_options){0}, "id\ttitle\nb\t整改整治\\tb\n1\tx\n");
	check_matches((struct rx_output_options){.only_matches = 1}, "整改\n整治\nb\n");
	check_matches((struct rx_output_options){.color = 1},
		"id\ttitle\nb\t\033[1;31m整改\033[0m\033[1;31m整治\033[0m\\t\033[1;31mb\033["
		"0m\n1\tx\n");
}

static void test_options_are_copied(void **state)
{
	char columns[] = "title", sort[] = "-id", explode[] = "leader";
	struct rx_output_options options = {.columns = columns, .sort = sort, .explode = explode};
	struct bench bench;

	(void)state;
	set_up(&bench, &options);
	columns[0] = sort[1] = explode[0] = 'X';
	options.limit = 1;
	assert_int_equal(write_stream(&bench, "id\ttitle\tleader\n1\ta\tp;q\n2\tb\t\n", NULL), 0);
	assert_int_equal(rx_output_end(bench.output), 0);
	check_text(rx_writer_memory(bench.writer), "title\nb\na\na\n");
	tear_down(&bench);
}

static void test_unknown_columns(void **state)
{
	static const struct rx_output_options cases[] = {
		{.columns = "titel"}, {.sort = "titel"}, {.explode = "titel"}};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_writer *writer = rx_writer_new_memory();
		struct rx_output *output = rx_output_new(&cases[at], writer, NULL);
		const struct rx_header header = {(struct rx_text[]){{"title", 5}}, 1, 1};
		struct bench bench;

		set_up(&bench, &cases[at]);
		assert_int_equal(write_stream(&bench, small, NULL), -1);
		assert_int_equal(bench.said.count, 1);
		assert_string_equal(bench.said.slug, "unknown-column");
		tear_down(&bench);
		/* Without a sink the same, unsaid. */
		assert_int_equal(rx_output_header(output, &header), -1);
		rx_output_free(output);
		rx_writer_free(writer);
	}
}

static void test_other_header_while_rows_are_kept(void **state)
{
	struct bench bench;

	(void)state;
	set_up(&bench, &(struct rx_output_options){.sort = "id"});
	assert_int_equal(write_stream(&bench, "id\tno\n2\t\n", NULL), 0);
	assert_int_equal(write_stream(&bench, "id\tno\n1\t\n", NULL), 0);
	assert_int_equal(write_stream(&bench, "no\tid\n1\t3\n", NULL), -1);
	assert_string_equal(bench.said.slug, "mixed-headers");
	tear_down(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_as_they_stand),
		cmocka_unit_test(test_part_of_a_block),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_explode),
		cmocka_unit_test(test_sort),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_sample),
		cmocka_unit_test(test_matches),
		cmocka_unit_test(test_options_are_copied),
		cmocka_unit_test(test_unknown_columns),
		cmocka_unit_test(test_other_header_while_rows_are_kept),
	};

	return cmocka_run_group_tests_name("rx.h: writing rows", tests, NULL, NULL);
}
