/*
 * test-summary.c - the sentences of rx.h about rx_summary, through the public interface only.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "rx.h"

/* The last message, as "slug file:line". */
static char said[256];

static void remember(void *user, const struct rx_message *message)
{
	(void)user;
	snprintf(said, sizeof(said), "%s %s:%zu", message->slug, message->file ? message->file : "",
		message->line);
}

static const struct rx_sink sink = {remember, NULL, RX_LANG_EN};

static int add(struct rx_summary *summary, const char *input)
{
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;
	int outcome;

	assert_int_equal(rx_reader_open_bytes(reader, "in", input, strlen(input)), 0);
	outcome = rx_summary_bind(summary, rx_reader_header(reader), "in");
	while (outcome == 0 && rx_reader_next(reader, &block) > 0)
		outcome = rx_summary_add(summary, &block);
	rx_reader_free(reader);
	return outcome;
}

/* Writes the summary, compares it, and returns the number of rows. */
static long check(struct rx_summary *summary, const char *expected)
{
	struct rx_writer *writer = rx_writer_new_memory();
	long rows = rx_summary_write(summary, writer);
	struct rx_text text = rx_writer_memory(writer);

	if (text.length != strlen(expected) || memcmp(text.bytes, expected, text.length))
		print_error("got:\n%.*s", (int)text.length, text.bytes);
	assert_int_equal(text.length, strlen(expected));
	assert_memory_equal(text.bytes, expected, text.length);
	rx_writer_free(writer);
	return rows;
}

static struct rx_summary *make(const struct rx_summary_options *options, const char *operation)
{
	struct rx_summary *summary = rx_summary_new(options, &operation, operation != NULL, &sink);

	assert_non_null(summary);
	return summary;
}

static void words_that_are_operations(void **state)
{
	(void)state;
	assert_true(rx_summary_is_operation(rx_text("count")));
	assert_true(rx_summary_is_operation(rx_text("sum:value")));
	assert_true(rx_summary_is_operation(rx_text("sum:涉及金额")));
	assert_false(rx_summary_is_operation(rx_text("notice.txt")));
	assert_false(rx_summary_is_operation(rx_text("counts")));
	assert_false(rx_summary_is_operation(rx_text("")));
}

static void no_operation_means_count(void **state)
{
	struct rx_summary *summary = make(NULL, NULL);

	(void)state;
	assert_int_equal(add(summary, "a\tb\n1\t2\n3\t4\n"), 0);
	assert_int_equal(check(summary, "count\n2\n"), 1);
	rx_summary_free(summary);
	rx_summary_free(NULL);
}

static void no_rows_make_no_groups(void **state)
{
	const struct rx_summary_options options = {.by = "a"};
	struct rx_summary *summary = make(&options, NULL);

	(void)state;
	assert_int_equal(add(summary, "a\tb\n"), 0);
	assert_int_equal(check(summary, "a\tcount\n"), 0);
	rx_summary_free(summary);
}

static void headers_may_change(void **state)
{
	const struct rx_summary_options options = {.by = "status,unit"};
	struct rx_summary *summary = make(&options, "sum:no");

	(void)state;
	assert_int_equal(add(summary, "unit\tstatus\tno\nX\tdone\t1\nY\tdone\t2\n"), 0);
	assert_int_equal(add(summary, "no\tunit\t整改状态\n5\tX\tdone\n"), 0);
	assert_int_equal(
		add(summary, "no\tunit\tstatus\n0.5\tX\tdone\nunit\tno\tstatus\nX\t1\tdone\n"), 0);
	assert_int_equal(check(summary, "status\tunit\tsum_no\ndone\tX\t7.5\ndone\tY\t2\n"), 2);
	rx_summary_free(summary);
}

static void spellings_of_a_value_are_one_group(void **state)
{
	const struct rx_summary_options options = {.by = "a"}, two = {.by = "b,a"};
	struct rx_summary *summary = make(&options, "distinct:a");

	(void)state;
	assert_int_equal(add(summary, "a\tb\n\\q\tx\n\\\\q\tx\n"), 0);
	assert_int_equal(check(summary, "a\tdistinct_a\n\\\\q\t1\n"), 1);
	rx_summary_free(summary);
	summary = make(&two, NULL);
	assert_int_equal(add(summary, "a\tb\n\\q\t\n\\\\q\t\n"), 0);
	assert_int_equal(check(summary, "b\ta\tcount\n\t\\\\q\t2\n"), 1);
	rx_summary_free(summary);
}

static void list_cells_count_once_per_value(void **state)
{
	const struct rx_summary_options options = {.by = "leader,dept"};
	struct rx_summary *summary = make(&options, "distinct:support");

	(void)state;
	assert_int_equal(add(summary, "leader\tdept\tsupport\n甲;乙;甲\tA;B\tp;q;p\n;\t\tr\n"), 0);
	assert_int_equal(check(summary,
				 "leader\tdept\tdistinct_support\n\t\t1\n乙\tA\t2\n乙\tB\t2\n"
				 "甲\tA\t2\n甲\tB\t2\n"),
		5);
	rx_summary_free(summary);
}

static void a_row_falls_into_a_limited_number_of_groups(void **state)
{
	const struct rx_summary_options options = {.by = "leader,dept"};
	struct rx_summary *summary = make(&options, NULL);
	char input[4096] = "leader\tdept\n";

	(void)state;
	for (int list = 0; list < 2; list++) {
		for (int at = 0; at < 100; at++)
			snprintf(input + strlen(input), 16, "%d;", at);
		strcat(input, list ? "\n" : "\t");
	}
	assert_int_equal(add(summary, input), -1);
	assert_string_equal(said, "row-groups in:2");
	rx_summary_free(summary);
}

static void faults_name_their_place(void **state)
{
	const struct rx_summary_options by = {.by = "lin"};
	struct rx_summary *summary = make(NULL, "sum:v");
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	assert_int_equal(add(summary, "v\tw\n1\t\n\t\nx\t\n"), -1);
	assert_string_equal(said, "not-a-number in:4");
	/* A failed object can only be freed. */
	assert_int_equal(rx_summary_write(summary, writer), -1);
	assert_int_equal(add(summary, "v\tw\n1\t\n"), -1);
	rx_summary_free(summary);
	summary = make(NULL, "min:due");
	assert_int_equal(add(summary, "due\tw\n2024-02-30\t\n"), -1);
	assert_string_equal(said, "not-a-date in:2");
	rx_summary_free(summary);
	summary = make(&by, NULL);
	assert_int_equal(add(summary, "line\tw\n1\t\n"), -1);
	assert_string_equal(said, "unknown-column :0");
	rx_summary_free(summary);
	rx_writer_free(writer);
}

static void bad_arguments_are_reported(void **state)
{
	static const struct {
		const char *operation, *by, *rate, *slug;
	} cases[] = {{"smu:x", NULL, NULL, "operation :0"},
		{"sum", NULL, NULL, "operation-column :0"},
		{"sum:", NULL, NULL, "operation-column :0"},
		{"count:x", NULL, NULL, "operation-alone :0"},
		{"count", "a,a", NULL, "column-twice :0"},
		{"count", "count", NULL, "column-twice :0"}, {"count", NULL, "half", "rate :0"},
		{"count", "as_of", "done", "column-twice :0"}};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		const struct rx_summary_options options = {
			.by = cases[at].by, .rate = cases[at].rate};

		assert_null(rx_summary_new(&options, &cases[at].operation, 1, &sink));
		assert_string_equal(said, cases[at].slug);
	}
}

static void bad_cells_can_be_left_out(void **state)
{
	const struct rx_summary_options options = {.skip_bad = 1};
	struct rx_summary *summary = make(&options, "mean:v");

	(void)state;
	assert_int_equal(add(summary, "v\tw\n1\t\nx\t\n2\t\n"), 0);
	assert_int_equal(check(summary, "mean_v\n1.5\n"), 1);
	assert_string_equal(said, "skipped :0");
	rx_summary_free(summary);
}

static void strings_are_copied(void **state)
{
	char by[] = "a", word[] = "sum:b";
	const char *operation = word;
	const struct rx_summary_options options = {.by = by};
	struct rx_summary *summary = rx_summary_new(&options, &operation, 1, &sink);

	(void)state;
	by[0] = word[0] = '?';
	assert_int_equal(add(summary, "a\tb\nx\t1\n"), 0);
	assert_int_equal(check(summary, "a\tsum_b\nx\t1\n"), 1);
	rx_summary_free(summary);
}

static void binding_without_rows(void **state)
{
	const struct rx_text names[] = {{"a", 1}};
	const struct rx_header header = {names, 1, 1};
	const struct rx_summary_options good = {.by = "a"}, bad = {.by = "b"};
	struct rx_summary *summary = make(&good, NULL);

	(void)state;
	assert_int_equal(rx_summary_bind(summary, &header, "f"), 0);
	rx_summary_free(summary);
	summary = make(&bad, NULL);
	assert_int_equal(rx_summary_bind(summary, &header, "f"), -1);
	assert_string_equal(said, "unknown-column :0");
	rx_summary_free(summary);
}

static void every_operation_and_rate_is_explained(void **state)
{
	const char *name, *en, *zh;
	size_t at = 0, kinds[3] = {0};
	int rate, was = 0;

	(void)state;
	for (; (name = rx_summary_explain(at, RX_LANG_EN, &en, &rate)); at++) {
		assert_string_equal(name, rx_summary_explain(at, RX_LANG_ZH, &zh, &rate));
		assert_true(strlen(en) > 0 && strlen(zh) > 0 && strcmp(en, zh));
		assert_in_range(rate, was, 2); /* operations, then rates, then schemes */
		was = rate;
		kinds[rate]++;
	}
	assert_int_equal(kinds[1], 6);
	assert_int_equal(kinds[2], 3);
	assert_true(kinds[0] > 10);
	assert_null(rx_summary_explain(at + 1, RX_LANG_EN, &en, &rate));
}

static const char ledger[] = "unit\tstatus\tclosed_on\n甲\tdone\t2024-01-05\n乙\tactive\t\n"
			     "乙\tclosed\t2024-03-01\n乙\tdone\t2024-03-02\n";

static void options_shape_the_rows(void **state)
{
	const struct rx_summary_options total = {.by = "unit", .total = 1},
					rank = {.by = "unit", .rank = 1},
					top = {.by = "unit", .top = 1},
					pivot = {.by = "unit", .pivot = "status"},
					series = {.series = "month", .on = "closed_on"};
	const struct {
		const struct rx_summary_options *options;
		const char *expected;
		long rows;
	} cases[] = {{&total, "unit\tcount\n乙\t3\n甲\t1\ntotal\t4\n", 2},
		{&rank, "rank\tties\tunit\tcount\n1\t1\t乙\t3\n2\t1\t甲\t1\n", 2},
		{&top, "unit\tcount\n乙\t3\n", 1},
		{&pivot, "unit\tactive\tclosed\tdone\n乙\t1\t1\t1\n甲\t0\t0\t1\n", 2},
		{&series, "month\tcount\n2024-01\t1\n2024-02\t0\n2024-03\t2\n", 3}};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_summary *summary = make(cases[at].options, NULL);

		assert_int_equal(add(summary, ledger), 0);
		assert_int_equal(check(summary, cases[at].expected), cases[at].rows);
		rx_summary_free(summary);
	}
}

static void rates_are_reckoned_as_of_today(void **state)
{
	const struct rx_summary_options options = {.rate = "done", .today = "2024-06-30"};
	struct rx_summary *summary = make(&options, NULL);

	(void)state;
	assert_int_equal(add(summary, ledger), 0);
	assert_int_equal(
		check(summary,
			"done\tdone_of\tdone_rate\twithin\tas_of\n3\t4\t75.00\t0\t2024-06-30\n"),
		1);
	rx_summary_free(summary);
}

/* Counts an input in part; the caller frees the writer. */
static struct rx_writer *part(const char *input, const char *shard)
{
	const struct rx_summary_options options = {
		.by = "unit", .rate = "done", .today = "2024-06-30", .partial = 1, .shard = shard};
	struct rx_summary *summary = make(&options, "values:status");
	struct rx_writer *writer = rx_writer_new_memory();

	assert_int_equal(add(summary, input), 0);
	assert_true(rx_summary_write(summary, writer) >= 0);
	rx_summary_free(summary);
	return writer;
}

static void partial_counts_merge(void **state)
{
	const struct rx_summary_options merge = {.merge = 1};
	struct rx_writer *one = part(ledger, "a"), *two = part("unit\tstatus\n丙\tdone\n", "b");
	struct rx_summary *summary = make(&merge, NULL);
	char input[4096];

	(void)state;
	/* b a b: the second b is the first one again. */
	snprintf(input, sizeof(input), "%.*s%.*s%.*s", (int)rx_writer_memory(two).length,
		rx_writer_memory(two).bytes, (int)rx_writer_memory(one).length,
		rx_writer_memory(one).bytes, (int)rx_writer_memory(two).length,
		rx_writer_memory(two).bytes);
	assert_int_equal(add(summary, input), 0);
	assert_int_equal(check(summary,
				 "unit\tvalues_status\tdone\tdone_of\tdone_rate\twithin\tas_of\n"
				 "丙\tdone\t1\t1\t100.00\t0\t2024-06-30\n"
				 "乙\tactive;closed;done\t2\t3\t66.67\t0\t2024-06-30\n"
				 "甲\tdone\t1\t1\t100.00\t0\t2024-06-30\n"),
		3);
	rx_summary_free(summary);
	rx_writer_free(one);
	rx_writer_free(two);
}

static void partial_counts_are_checked(void **state)
{
	const struct rx_summary_options merge = {.merge = 1}, bad = {.merge = 1, .by = "unit"},
					undated = {.rate = "done", .partial = 1},
					shard = {.partial = 1, .shard = "a\nb"};
	const char *first = "first:unit";
	struct rx_writer *whole = part(ledger, NULL), *writer = rx_writer_new_memory();
	struct rx_summary *summary = make(&merge, NULL);
	char input[4096];

	(void)state;
	/* Cut off behind the first group. */
	snprintf(input, sizeof(input), "%.*s", (int)rx_writer_memory(whole).length,
		rx_writer_memory(whole).bytes);
	strchr(strchr(strchr(input, '\n') + 1, '\n') + 1, '\n')[1] = '\0';
	assert_int_equal(add(summary, input), 0);
	assert_int_equal(rx_summary_write(summary, writer), -1);
	assert_string_equal(said, "partial-bad in:0");
	rx_summary_free(summary);
	summary = make(&merge, NULL);
	assert_int_equal(add(summary, ledger), -1);
	assert_string_equal(said, "partial-bad in:2");
	rx_summary_free(summary);
	assert_null(rx_summary_new(&bad, NULL, 0, &sink));
	assert_string_equal(said, "merge-options :0");
	assert_null(rx_summary_new(&undated, NULL, 0, &sink));
	assert_string_equal(said, "partial-today :0");
	assert_null(rx_summary_new(&shard, NULL, 0, &sink));
	assert_string_equal(said, "shard :0");
	assert_null(rx_summary_new(&(struct rx_summary_options){.partial = 1}, &first, 1, &sink));
	assert_string_equal(said, "partial-order :0");
	rx_writer_free(whole);
	rx_writer_free(writer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_are_operations),
		cmocka_unit_test(no_operation_means_count),
		cmocka_unit_test(no_rows_make_no_groups),
		cmocka_unit_test(headers_may_change),
		cmocka_unit_test(spellings_of_a_value_are_one_group),
		cmocka_unit_test(list_cells_count_once_per_value),
		cmocka_unit_test(a_row_falls_into_a_limited_number_of_groups),
		cmocka_unit_test(faults_name_their_place),
		cmocka_unit_test(bad_arguments_are_reported),
		cmocka_unit_test(bad_cells_can_be_left_out),
		cmocka_unit_test(strings_are_copied),
		cmocka_unit_test(binding_without_rows),
		cmocka_unit_test(every_operation_and_rate_is_explained),
		cmocka_unit_test(options_shape_the_rows),
		cmocka_unit_test(rates_are_reckoned_as_of_today),
		cmocka_unit_test(partial_counts_merge),
		cmocka_unit_test(partial_counts_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
