/*
 * test-rx-h-summary.c - the promises of include/rx.h about counting that test-summary.c leaves.  Which
 * sentence is tested where is in tests/unit/rx-h.list.
 */
#include "counted.h"

#include <time.h>
#include <unistd.h>

static void check_counts(const struct rx_summary_options *options, const char *operation,
	const char *stream, const char *expected)
{
	struct rx_summary *summary = rx_summary_new(options, &operation, operation != NULL, NULL);
	struct rx_writer *writer = rx_writer_new_memory();

	assert_non_null(summary);
	assert_int_equal(add(summary, stream), 0);
	assert_true(rx_summary_write(summary, writer) >= 0);
	check_text(rx_writer_memory(writer), expected);
	rx_writer_free(writer);
	rx_summary_free(summary);
}

static void test_series(void **state)
{
	static const char stream[] = "on\tn\n2024-12-28\t1\n2025-01-08\t2\n";
	static const char *const cases[][2] = {
		{"week", "week\tcount\n2024-W52\t1\n2025-W01\t0\n2025-W02\t1\n"},
		{"month", "month\tcount\n2024-12\t1\n2025-01\t1\n"},
		{"quarter", "quarter\tcount\n2024-Q4\t1\n2025-Q1\t1\n"},
		{"year", "year\tcount\n2024\t1\n2025\t1\n"}};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++)
		check_counts(&(struct rx_summary_options){.series = cases[at][0], .on = "on"}, NULL,
			stream, cases[at][1]);
}

static const char findings[] = "status\tdue\topened\tclosed_on\nclosed\t2024-02-01\t2024-01-02\t"
			       "2024-02-05\nactive\t2024-02-10\t2024-02-01\t\nvoid\t\t\t\n";

static void test_scheme(void **state)
{
	(void)state;
	check_counts(&(struct rx_summary_options){.scheme = "inspection", .today = "2024-03-01"},
		NULL, findings,
		"findings\tfinished\tmostly\tactive\tplanned\tunable\tunstated\twithin\tas_of\n"
		"2\t1\t0\t1\t0\t0\t0\t0\t2024-03-01\n");
	check_counts(&(struct rx_summary_options){.scheme = "audit", .today = "2024-02-10"}, NULL,
		findings,
		"findings\trectified\tpartly\tunrectified\tin_term\tunstated\twithin\tas_of\n"
		"2\t1\t0\t0\t1\t0\t1\t2024-02-10\n");
	check_counts(&(struct rx_summary_options){.scheme = "environment", .today = "2024-02-11"},
		NULL, findings,
		"findings\tsigned_off\tawaiting\ton_schedule\tbehind\tunstated\twithin\tas_of\n"
		"2\t1\t0\t0\t1\t0\t0\t2024-02-11\n");
	assert_null(
		rx_summary_new(&(struct rx_summary_options){.scheme = "village"}, NULL, 0, NULL));
}

static void test_findings_over_time(void **state)
{
	(void)state;
	check_counts(&(struct rx_summary_options){.series = "month", .today = "2024-03-01"}, NULL,
		findings,
		"month\topened\tclosed\topen\toverdue\n2024-01\t1\t0\t1\t0\n2024-02\t1\t1\t1\t1\n"
		"2024-03\t0\t0\t1\t1\n");
}

static void test_explained(void **state)
{
	(void)state;
	check_counts(
		&(struct rx_summary_options){.explain = 1, .by = "status", .today = "2024-03-01"},
		"count", "status\ndone\n",
		"status\tfigure\tvalue\tas_of\tfilter\n"
		"done\tcount\t1\t2024-03-01\tstatus == \"done\"\n");
}

/* The figures of a report in which the first row is the number of findings. */
static void check_first_figure(struct rx_summary *summary, const char *header, const char *first)
{
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_text text;
	size_t length = strlen(header);

	assert_int_equal(rx_summary_write(summary, writer), 1);
	text = rx_writer_memory(writer);
	assert_true(text.length > length + strlen(first));
	assert_memory_equal(text.bytes, header, length);
	assert_memory_equal(text.bytes + length, first, strlen(first));
	rx_writer_free(writer);
}

static void test_weekly_figures(void **state)
{
	const struct rx_summary_options options = {.summarize = 1, .today = "2024-03-01"};
	struct rx_summary *summary = rx_summary_new(&options, NULL, 0, NULL);

	(void)state;
	assert_int_equal(add(summary, findings), 0);
	check_first_figure(summary, "figure\tlabel\tverb\tuom\tvalue\tof\trate\tas_of\n",
		"findings\tfindings\t\t\t2\t\t\t2024-03-01\n"
		"done\tdone\t\t\t1\t2\t50.00\t2024-03-01\n");
	rx_summary_free(summary);
}

/* The earlier one is as of the date in the name of its input, which adding knows as "in": none, so it is
 * as of a week before. */
static void test_compared(void **state)
{
	const struct rx_summary_options options = {.summarize = 1, .today = "2024-02-15"},
					before = {.summarize = 1,
						.today = "2024-02-15",
						.earlier = 1};
	struct rx_summary *summary = rx_summary_new(&options, NULL, 0, NULL),
			  *earlier = rx_summary_new(&before, NULL, 0, NULL);
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	assert_int_equal(add(summary, findings), 0);
	assert_int_equal(add(earlier, findings), 0);
	rx_summary_compare(summary, earlier);
	assert_int_equal(rx_summary_write(summary, writer), 1);
	/* Its deadline was to come a week before. */
	assert_non_null(strstr(rx_writer_memory(writer).bytes,
		"overdue\toverdue\t\t\t1\t2\t50.00\t0\t+1\t2024-02-15\n"));
	rx_writer_free(writer);
	rx_summary_free(summary);
	rx_summary_free(earlier);
}

static void test_snapshots(void **state)
{
	const struct rx_summary_options options = {.snapshots = 1};
	struct rx_summary *summary = rx_summary_new(&options, NULL, 0, NULL);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_block block;

	(void)state;
	assert_int_equal(
		rx_reader_open_bytes(reader, "a/2024-02-11.tsv", findings, sizeof(findings) - 1),
		0);
	while (rx_reader_next(reader, &block) > 0)
		assert_int_equal(rx_summary_add(summary, &block), 0);
	assert_int_equal(rx_summary_write(summary, writer), 1);
	check_text(rx_writer_memory(writer),
		"snapshot\tfindings\topen\tfinished\tclosed\toverdue\n"
		"2024-02-11\t2\t1\t1\t1\t1\n");
	rx_reader_free(reader);
	rx_writer_free(writer);
	rx_summary_free(summary);
	summary = rx_summary_new(&options, NULL, 0, NULL);
	assert_int_equal(add(summary, findings), -1); /* "in" has no date */
	rx_summary_free(summary);
}

static void test_memory(void **state)
{
	const struct rx_summary_options little = {.memory = 64}, much = {.memory = 1 << 20};
	const char *distinct = "distinct:status";
	struct rx_summary *summary = rx_summary_new(&little, &distinct, 1, NULL);

	(void)state;
	assert_int_equal(add(summary, findings), -1);
	rx_summary_free(summary);
	check_counts(&much, distinct, findings, "distinct_status\n3\n");
}

/* With a profile that gives what is to be done at once a month, a finding without a deadline is late
 * after it. */
static void test_profile(void **state)
{
	static const char stream[] =
		"status\tclass\topened\tdue\nactive\timmediate\t2024-01-01\t\n";
	char name[64];
	FILE *file;
	struct rx_profile *profile;

	(void)state;
	snprintf(name, sizeof(name), "/tmp/rx-h-profile.%ld", (long)getpid());
	file = fopen(name, "w");
	assert_non_null(file);
	fputs("window.immediate = 30d\n", file);
	fclose(file);
	profile = rx_profile_new(name, NULL);
	remove(name);
	assert_non_null(profile);
	check_counts(&(struct rx_summary_options){.by = "overdue", .today = "2024-06-30"}, "count",
		stream, "overdue\tcount\nno\t1\n");
	check_counts(
		&(struct rx_summary_options){
			.by = "overdue", .today = "2024-06-30", .profile = profile},
		"count", stream, "overdue\tcount\nyes\t1\n");
	rx_profile_free(profile);
}

/* Only the rows that the expression selects count; its query belongs to the summary. */
static void test_where(void **state)
{
	const struct rx_summary_options without = {.by = "unit"};
	const struct rx_summary_options where = {
		.by = "unit", .where = "status == done || value > 3"};
	const char *count = "count";
	struct rx_summary *summary = rx_summary_new(&without, &count, 1, NULL);

	(void)state;
	assert_null(rx_summary_where(summary));
	rx_summary_free(summary);
	summary = rx_summary_new(&where, &count, 1, NULL);
	assert_non_null(rx_summary_where(summary));
	rx_summary_free(summary);
	check_counts(&where, "count", ledger, "unit\tcount\n乙\t1\n甲\t1\n");
}

/* A question to other rows wants them gathered; the gathered blocks are what is added. */
static void test_where_gathers(void **state)
{
	static const char stream[] = "kind\tid\tparent\tstatus\nfinding\tf\t\tdone\n"
				     "measure\tm\tf\t\nfinding\tg\t\tactive\nmeasure\tn\tg\t\n";
	const struct rx_summary_options options = {.by = "kind", .where = "finding.status == done"};
	const char *count = "count";
	struct rx_summary *summary = rx_summary_new(&options, &count, 1, NULL);
	struct rx_query *query = rx_summary_where(summary);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_block block, gathered;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "in", stream, strlen(stream)), 0);
	assert_int_equal(rx_summary_bind(summary, rx_reader_header(reader), "in"), 0);
	assert_int_equal(rx_query_gathers(query), 1);
	while (rx_reader_next(reader, &block) > 0) {
		for (size_t row = 0; row < block.rows;) {
			long next = rx_query_gather(query, &block, row);

			assert_true(next >= 0);
			row = (size_t)next;
			if (row < block.rows && rx_query_gathered(query, &gathered) > 0)
				assert_int_equal(rx_summary_add(summary, &gathered), 0);
		}
	}
	if (rx_query_gathered(query, &gathered) > 0)
		assert_int_equal(rx_summary_add(summary, &gathered), 0);
	assert_true(rx_summary_write(summary, writer) >= 0);
	check_text(rx_writer_memory(writer), "kind\tcount\nfinding\t1\nmeasure\t1\n");
	rx_writer_free(writer);
	rx_reader_free(reader);
	rx_summary_free(summary);
}

static void test_bad_dates_left_out(void **state)
{
	(void)state;
	check_counts(&(struct rx_summary_options){.skip_bad = 1}, "max:due",
		"due\tn\n2024-01\t\nsoon\t\n2023\t\n", "max_due\n2024-01\n");
}

static void test_today_of_the_system(void **state)
{
	const struct rx_summary_options options = {.rate = "done"};
	char expected[128] = "", before[128];
	struct rx_writer *writer = NULL;
	struct rx_summary *summary;

	(void)state;
	do { /* again, if midnight came in between */
		time_t now = time(NULL);
		struct tm local;

		snprintf(before, sizeof(before), "%s", expected);
		localtime_r(&now, &local);
		strftime(expected, sizeof(expected),
			"done\tdone_of\tdone_rate\twithin\tas_of\n2\t3\t66.67\t0\t%Y-%m-%d\n",
			&local);
		rx_writer_free(writer);
		writer = rx_writer_new_memory();
		summary = rx_summary_new(&options, NULL, 0, NULL);
		assert_int_equal(add(summary, ledger), 0);
		assert_int_equal(rx_summary_write(summary, writer), 1);
		rx_summary_free(summary);
	} while (strcmp(before, expected) != 0);
	check_text(rx_writer_memory(writer), expected);
	rx_writer_free(writer);
}

static void test_wrong_today(void **state)
{
	const struct rx_summary_options options = {.today = "soon"};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	assert_null(rx_summary_new(&options, NULL, 0, &sink));
	assert_int_equal(said.count, 1);
	assert_string_equal(said.slug, "not-a-date");
}

static void test_strings_are_copied(void **state)
{
	char by[] = "unit", pivot[] = "status", series[] = "year", on[] = "closed_on",
	     rate[] = "done", today[] = "2024-06-30";
	char *const strings[] = {by, pivot, series, on, rate, today};
	struct rx_summary_options options = {.by = by, .series = series, .on = on};
	struct rx_summary_options other = {.by = by, .rate = rate, .today = today};
	struct rx_summary_options turned = {.by = by, .pivot = pivot};
	struct rx_summary *summaries[3];
	static const char *const expected[] = {"year\tunit\tcount\n2024\t乙\t1\n2024\t甲\t1\n",
		("unit\tdone\tdone_of\tdone_rate\twithin\tas_of\n乙\t1\t2\t50.00\t0\t2024-06-30\n"
		 "甲\t1\t1\t100.00\t0\t2024-06-30\n"),
		"unit\tactive\tclosed\tdone\n乙\t1\t1\t0\n甲\t0\t0\t1\n"};

	(void)state;
	summaries[0] = rx_summary_new(&options, NULL, 0, NULL);
	summaries[1] = rx_summary_new(&other, NULL, 0, NULL);
	summaries[2] = rx_summary_new(&turned, NULL, 0, NULL);
	for (size_t at = 0; at < sizeof(strings) / sizeof(strings[0]); at++)
		strings[at][0] = '?';
	for (size_t at = 0; at < 3; at++) {
		struct rx_writer *writer = rx_writer_new_memory();

		assert_int_equal(add(summaries[at], ledger), 0);
		assert_true(rx_summary_write(summaries[at], writer) > 0);
		check_text(rx_writer_memory(writer), expected[at]);
		rx_writer_free(writer);
		rx_summary_free(summaries[at]);
	}
}

/* ---- binding -------------------------------------------------------------------------------- */

static void test_binding(void **state)
{
	const struct rx_text names[] = {{"unti", 4}, {"status", 6}};
	const struct rx_header header = {names, 2, 77},
			       good = {(struct rx_text[]){{"unit", 4}}, 1, 78};
	const struct rx_summary_options options = {.by = "unit"};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_summary *summary = rx_summary_new(&options, NULL, 0, &sink);
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	assert_int_equal(rx_summary_bind(summary, &header, "in"), -1);
	assert_string_equal(said.slug, "unknown-column");
	assert_non_null(strstr(said.text, "unti"));
	rx_summary_free(summary);
	summary = rx_summary_new(&options, NULL, 0, &sink);
	assert_int_equal(rx_summary_bind(summary, &good, "in"), 0);
	assert_int_equal(rx_summary_write(summary, writer), 0);
	check_text(rx_writer_memory(writer), "unit\tcount\n");
	rx_summary_free(summary);
	rx_writer_free(writer);
	/* By itself, where the header changes within a reader. */
	check_counts(&options, NULL, "unit\tstatus\n甲\tdone\nstatus\tunit\ndone\t甲\n",
		"unit\tcount\n甲\t2\n");
}

static void test_first_and_last_follow_the_input(void **state)
{
	(void)state;
	check_counts(NULL, "first:n", "n\tx\n2\t\n1\t\n", "first_n\n2\n");
	check_counts(NULL, "first:n", "n\tx\n1\t\n2\t\n", "first_n\n1\n");
	check_counts(NULL, "values:n", "n\tx\n2\t\n1\t\n", "values_n\n1;2\n");
	check_counts(NULL, "values:n", "n\tx\n1\t\n2\t\n", "values_n\n1;2\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_series),
		cmocka_unit_test(test_scheme),
		cmocka_unit_test(test_findings_over_time),
		cmocka_unit_test(test_explained),
		cmocka_unit_test(test_weekly_figures),
		cmocka_unit_test(test_compared),
		cmocka_unit_test(test_snapshots),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_profile),
		cmocka_unit_test(test_where),
		cmocka_unit_test(test_where_gathers),
		cmocka_unit_test(test_bad_dates_left_out),
		cmocka_unit_test(test_today_of_the_system),
		cmocka_unit_test(test_wrong_today),
		cmocka_unit_test(test_strings_are_copied),
		cmocka_unit_test(test_binding),
		cmocka_unit_test(test_first_and_last_follow_the_input),
	};

	return cmocka_run_group_tests_name("rx.h: counting", tests, NULL, NULL);
}
