/*
 * test-rx-h-output.c - the promises of include/rx.h about writing rows.  Which sentence is tested where
 * is in tests/unit/rx-h.list.
 */
#include "check.h"

#include <stdlib.h>

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
		snprintf(stream + strlen(stream), sizeof(stream) - strlen(stream), "%d\t\n", row);
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

static const char *const sets[] = {"year=year(due)", "题目=标题", "no=days(2024-01-01,due)",
	"w=week(due)", "q=季度(整改时限)", "m=month(due)", "end=match(title, '^(.).*$')",
	"c='a\tb'", "late=overdue", "left=due_in", "light=亮灯", NULL};

static void test_set(void **state)
{
	static const char stream[] = "no\ttitle\tstatus\tdue\n"
				     "1\t甲乙\tactive\t2024-01-05\n"
				     "2\tb\tdone\t2024-02\n3\t\tactive\t\n";
	struct rx_profile *profile = rx_profile_new(NULL, NULL);

	(void)state;
	check_written(
		&(struct rx_output_options){.set = sets, .today = "2024-01-06", .profile = profile},
		stream,
		"no\ttitle\tstatus\tdue\tyear\t题目\tw\tq\tm\tend\tc\tlate\tleft\tlight\n"
		"4\t甲乙\tactive\t2024-01-05\t2024\t甲乙\t2024-W01\t2024-Q1\t2024-"
		"01\t甲\ta\\tb\tyes"
		"\t-1\tred\n"
		"59\tb\tdone\t2024-02\t2024\tb\t\t2024-Q1\t2024-02\tb\ta\\tb\tno\t\t\n"
		"\t\tactive\t\t\t\t\t\t\t\ta\\tb\tno\t\t\n");
	rx_profile_free(profile);
}

/* What follows on computing sees the new columns. */
static void test_set_in_front_of_others(void **state)
{
	static const char *const one[] = {"m=month(due)", NULL};

	(void)state;
	check_written(&(struct rx_output_options){.set = one, .sort = "-m", .columns = "m,id"},
		"id\tdue\n1\t2024-01-05\n2\t2024-03\n", "m\tid\n2024-03\t2\n2024-01\t1\n");
}

static void test_set_is_wrong(void **state)
{
	static const char *const wrong[] = {"", "x", "=y", "x=", "x=days(due)", "x=year(due",
		"x=year(due,due)", "x=sum(due)", "x=due due", "x=year()", "x=match(due,'(')"};
	static const char *const unbound[] = {
		"x=yaer", "x=year(deu)", "x=match(deu,'a')", "x=open"};

	(void)state;
	for (size_t at = 0; at < sizeof(wrong) / sizeof(wrong[0]); at++) {
		const char *const list[] = {wrong[at], NULL};
		struct check_said said;
		struct rx_sink sink = check_sink(&said);
		struct rx_output_options options = {.set = list};

		assert_null(rx_output_new(&options, NULL, &sink));
		assert_int_equal(said.count, 1);
		assert_string_equal(said.slug, strchr(wrong[at], '\'') ? "pattern" : "set-value");
		assert_null(rx_output_new(&options, NULL, NULL));
	}
	for (size_t at = 0; at < sizeof(unbound) / sizeof(unbound[0]); at++) {
		const char *const list[] = {unbound[at], NULL};
		struct bench bench;

		set_up(&bench, &(struct rx_output_options){.set = list});
		assert_int_equal(write_stream(&bench, "id\tdue\n1\t2024\n", NULL), -1);
		assert_string_equal(bench.said.slug, "unknown-column");
		tear_down(&bench);
	}
}

static void test_mark_and_no_header(void **state)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	struct bench bench;

	(void)state;
	set_up(&bench, &(struct rx_output_options){.mark = "hit"});
	assert_int_equal(rx_reader_open_bytes(reader, "s", "no\n1\n2\n3\n", 9), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(rx_output_header(bench.output, block.header), 0);
	assert_int_equal(rx_output_others(bench.output, &block, 0, 1), 0);
	assert_int_equal(rx_output_rows(bench.output, &block, 1, 2), 0);
	assert_int_equal(rx_output_others(bench.output, &block, 2, 3), 0);
	check_text(rx_writer_memory(bench.writer), "no\thit\n1\tno\n2\tyes\n3\tno\n");
	tear_down(&bench);
	/* Without a column for it the others are not written. */
	set_up(&bench, &(struct rx_output_options){.no_header = 1});
	assert_int_equal(rx_output_header(bench.output, block.header), 0);
	assert_int_equal(rx_output_others(bench.output, &block, 0, 1), 0);
	assert_int_equal(rx_output_rows(bench.output, &block, 1, 2), 0);
	check_text(rx_writer_memory(bench.writer), "2\n");
	tear_down(&bench);
	rx_reader_free(reader);
}

/* Three of each value, though their numbers differ by far, and the same ones each time. */
static void test_sample_by(void **state)
{
	char stream[8192] = "id\tdept\n";
	size_t length = strlen(stream), lines = 0, a = 0, b = 0;
	struct bench bench;
	struct rx_text rest, line;

	(void)state;
	for (int row = 0; row < 600; row++)
		length +=
			(size_t)snprintf(stream + length, sizeof(stream) - length, "%d\t%s\n", row,
				row % 100 == 7           ? "b"
					: row % 200 == 3 ? ""
							 : "a");
	set_up(&bench,
		&(struct rx_output_options){.sample = 3, .sample_by = "dept", .no_header = 1});
	assert_int_equal(write_stream(&bench, stream, NULL), 0);
	assert_int_equal(rx_output_end(bench.output), 0);
	rest = rx_writer_memory(bench.writer);
	while (rest.length && rx_text_split(&rest, '\n', &line)) {
		lines++;
		a += rx_text_ends(line, RX_LITERAL("a"));
		b += rx_text_ends(line, RX_LITERAL("b"));
	}
	assert_int_equal(lines, 9);
	assert_int_equal(a, 3);
	assert_int_equal(b, 3);
	tear_down(&bench);
	set_up(&bench, &(struct rx_output_options){.sample = 3, .sample_by = "dpet"});
	assert_int_equal(write_stream(&bench, stream, NULL), -1);
	assert_string_equal(bench.said.slug, "unknown-column");
	tear_down(&bench);
}

/* A folder that is not there is found out when it is needed. */
static void test_folder(void **state)
{
	struct rx_writer *stream = rx_writer_new_memory();
	struct bench bench;

	(void)state;
	rx_writer_string(stream, "no\ttext\n");
	for (int row = 0; row < 50000; row++)
		rx_writer_string(stream, "1\t0123456789012345678901234567890123456789\n");
	rx_writer_bytes(stream, "", 1);
	set_up(&bench, &(struct rx_output_options){.sort = "no", .folder = "/nowhere/at/all"});
	assert_int_equal(write_stream(&bench, rx_writer_memory(stream).bytes, NULL), -1);
	assert_string_equal(bench.said.slug, "system");
	tear_down(&bench);
	rx_writer_free(stream);
}

/* Enough for several runs and, with the long rows among them, for pieces of runs without a line end. */
static void test_sort_beyond_memory(void **state)
{
	enum { MANY = 60000 };
	struct rx_writer *stream = rx_writer_new_memory();
	struct rx_text rest, line;
	uint64_t random = 5;
	long before = -1, serial_before = -1;
	size_t lines = 0;
	char text[300], path[200];
	struct bench bench;

	(void)state;
	memset(path, 'p', sizeof(path));
	rx_writer_string(stream, "no\tserial\ttext\n");
	for (int row = 0; row < MANY; row++) {
		int length = row % 20000 == 11 ? 0 : (int)check_below(&random, sizeof(path));

		snprintf(text, sizeof(text), "%zu\t%d\t%.*s", check_below(&random, 5000), row,
			length, path);
		rx_writer_string(stream, text);
		for (int more = 0; row % 20000 == 11 && more < 500; more++)
			rx_writer_bytes(stream, path, sizeof(path));
		rx_writer_end_row(stream);
	}
	set_up(&bench, &(struct rx_output_options){.sort = "no", .no_header = 1});
	rx_writer_bytes(stream, "", 1);
	assert_int_equal(write_stream(&bench, rx_writer_memory(stream).bytes, NULL), 0);
	assert_int_equal(rx_output_end(bench.output), 0);
	rest = rx_writer_memory(bench.writer);
	while (rest.length && rx_text_split(&rest, '\n', &line)) {
		char *behind;
		long number = strtol(line.bytes, &behind, 10), serial = strtol(behind, NULL, 10);

		/* Equal ones stay as they came. */
		assert_true(number > before || (number == before && serial > serial_before));
		before = number;
		serial_before = serial;
		lines++;
	}
	assert_int_equal(lines, MANY);
	tear_down(&bench);
	rx_writer_free(stream);
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
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_set_in_front_of_others),
		cmocka_unit_test(test_set_is_wrong),
		cmocka_unit_test(test_mark_and_no_header),
		cmocka_unit_test(test_sample_by),
		cmocka_unit_test(test_folder),
		cmocka_unit_test(test_sort_beyond_memory),
		cmocka_unit_test(test_options_are_copied),
		cmocka_unit_test(test_unknown_columns),
		cmocka_unit_test(test_other_header_while_rows_are_kept),
	};

	return cmocka_run_group_tests_name("rx.h: writing rows", tests, NULL, NULL);
}
