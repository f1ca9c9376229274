/*
 * test-rx-h-memory.c - the promise of include/rx.h that exhausted memory is a fault like any other: it is
 * reported once, and the call returns -1.  Each case runs in a process of its own under a limit.
 */
#include "check.h"
#include "sanitized.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROW = 60000, ROUNDS = 20000 };

/* A block of a short row and a long one below it, and what was said. */
struct bench {
	struct check_said said;
	struct rx_sink sink;
	struct rx_reader *reader;
	struct rx_block block;
	struct rx_writer *writer;
};

static void set_up(struct bench *bench)
{
	static char stream[ROW + 100];
	int head = snprintf(
		stream, sizeof(stream), "kind\tid\tparent\ttitle\ndoc\tD\t\tx\nfinding\tF\tD\t");

	memset(stream + head, 'x', ROW);
	memcpy(stream + head + ROW, "\n", 2);
	bench->sink = check_sink(&bench->said);
	bench->reader = rx_reader_new(NULL);
	bench->writer = rx_writer_new_memory();
	rx_reader_open_bytes(bench->reader, "s", stream, strlen(stream));
	if (rx_reader_next(bench->reader, &bench->block) != 1)
		_exit(3);
}

/* From now on there is no more memory than this. */
static void limit(size_t bytes)
{
	const struct rlimit limit = {bytes, bytes};

	if (setrlimit(RLIMIT_AS, &limit))
		_exit(4);
}

static bool was_reported(const struct bench *bench, long outcome)
{
	return outcome == -1 && bench->said.count == 1 && !strcmp(bench->said.slug, "memory");
}

static bool keep_rows(void)
{
	struct bench bench;
	struct rx_output *output;
	int fault;

	set_up(&bench);
	output = rx_output_new(
		&(struct rx_output_options){.sample = 1000000000}, bench.writer, &bench.sink);
	fault = rx_output_header(output, bench.block.header);
	limit((size_t)256 << 20);
	for (int round = 0; !fault && round < ROUNDS; round++)
		fault = rx_output_rows(output, &bench.block, 1, 2);
	return was_reported(&bench, fault);
}

/* Rows that could be kept, but for whose order there is no memory left. */
static bool sort_rows(void)
{
	struct bench bench;
	struct rx_output *output;
	struct rx_reader *reader = rx_reader_new(NULL);
	static char stream[200000] = "no\tid\n";
	int fault;

	for (int row = 0; row < 20000; row++)
		memcpy(stream + 6 + 4 * row, "1\t2\n", 5);
	set_up(&bench);
	rx_reader_open_bytes(reader, "s", stream, strlen(stream));
	output =
		rx_output_new(&(struct rx_output_options){.sort = "no"}, bench.writer, &bench.sink);
	fault = rx_output_header(output, rx_reader_header(reader));
	while (!fault && rx_reader_next(reader, &bench.block) == 1)
		fault = rx_output_rows(output, &bench.block, 0, bench.block.rows);
	limit(4096);
	return fault == 0 && was_reported(&bench, rx_output_end(output));
}

static bool gather_rows(void)
{
	struct bench bench;
	struct rx_query *query;
	long fault = 0;

	set_up(&bench);
	query = rx_query_new(rx_text("doc.title == x"), RX_QUERY_AUTO, NULL, &bench.sink);
	if (rx_query_bind(query, bench.block.header) || !rx_query_gathers(query))
		return false;
	limit((size_t)128 << 20);
	for (int round = 0; fault >= 0 && round < ROUNDS; round++) {
		fault = rx_query_gather(query, &bench.block, round > 0);
		bench.block.line++; /* the same row again stands one line further down */
	}
	return was_reported(&bench, fault);
}

static bool show_rows(void)
{
	struct bench bench;
	struct rx_report *report;
	int fault = 0;

	set_up(&bench);
	report = rx_report_new(NULL, &bench.sink);
	limit((size_t)128 << 20);
	for (int round = 0; !fault && round < ROUNDS; round++)
		fault = rx_report_add(report, &bench.block, bench.writer);
	return was_reported(&bench, fault);
}

static bool check_rows(void)
{
	struct bench bench;
	struct rx_check *check;
	int added = 0, expected = 0;

	set_up(&bench);
	check = rx_check_new(NULL, &bench.sink);
	limit((size_t)128 << 20);
	for (int round = 0; !added && round < ROUNDS; round++)
		added = rx_check_add(check, &bench.block);
	if (!was_reported(&bench, added))
		return false;
	bench.said.count = 0;
	for (int round = 0; !expected && round < ROUNDS; round++)
		expected = rx_check_expect(check, &bench.block);
	return was_reported(&bench, expected);
}

/* Takes what memory there is, in ever smaller pieces. */
static void use_up(void)
{
	limit(4096);
	for (size_t size = 1 << 20; size >= 16; size /= 2) {
		while (malloc(size))
			continue;
	}
}

static bool make_objects(void)
{
	static const char *const operation = "count";
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_writer *writer = rx_writer_new_memory();

	use_up();
	return !rx_writer_new(1, "x") && !rx_writer_new_memory() && !rx_reader_new(&sink)
		&& !rx_parser_new(NULL, &sink)
		&& !rx_query_new(rx_text("x"), RX_QUERY_AUTO, NULL, &sink)
		&& !rx_output_new(NULL, writer, &sink) && !rx_check_new(NULL, &sink)
		&& !rx_profile_new(NULL, &sink) && !rx_summary_new(NULL, &operation, 1, &sink)
		&& !rx_report_new(NULL, &sink);
}

static void check_child(bool (*work)(void))
{
	int status;
	pid_t child;

	if (sanitized())
		skip(); /* the sanitizer's own memory is beyond any limit */
	child = fork();
	if (child == 0)
		_exit(work() ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void test_keeping(void **state)
{
	(void)state;
	check_child(keep_rows);
}

static void test_sorting(void **state)
{
	(void)state;
	check_child(sort_rows);
}

static void test_gathering(void **state)
{
	(void)state;
	check_child(gather_rows);
}

static void test_showing(void **state)
{
	(void)state;
	check_child(show_rows);
}

static void test_checking(void **state)
{
	(void)state;
	check_child(check_rows);
}

static void test_making(void **state)
{
	(void)state;
	check_child(make_objects);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keeping),
		cmocka_unit_test(test_sorting),
		cmocka_unit_test(test_gathering),
		cmocka_unit_test(test_showing),
		cmocka_unit_test(test_checking),
		cmocka_unit_test(test_making),
	};

	return cmocka_run_group_tests_name("rx.h: memory", tests, NULL, NULL);
}
