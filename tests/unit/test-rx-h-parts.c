/*
 * test-rx-h-parts.c - the promises of include/rx.h about counting in parts: partial counts and their manifest,
 * summaries taken into others, inputs that may be split.  Which sentence is tested where is in
 * tests/unit/rx-h.list.
 */
#include "counted.h"

#include <unistd.h>

/* A partial count of one finding, as a shard of this name; the writer is the caller's. */
static struct rx_writer *count_shard(const char *name)
{
	const struct rx_summary_options options = {.partial = 1, .shard = name};
	struct rx_summary *summary = rx_summary_new(&options, NULL, 0, NULL);
	struct rx_writer *writer = rx_writer_new_memory();

	assert_int_equal(add(summary, "status\ndone\n"), 0);
	assert_true(rx_summary_write(summary, writer) >= 0);
	rx_summary_free(summary);
	return writer;
}

static void test_manifest(void **state)
{
	const char *path = "/tmp/rx-h-manifest";
	char name[64];
	const struct {
		const char *names;
		long rows;
	} cases[] = {{"a\n", 1}, {"a\r\n\n", 1}, {"a\nb\n", -1}, {"b\n", -1}, {"", -1}};

	(void)state;
	snprintf(name, sizeof(name), "%s.%ld", path, (long)getpid());
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		const struct rx_summary_options options = {.merge = 1, .manifest = name};
		struct rx_writer *shard = count_shard("a"), *writer = rx_writer_new_memory();
		struct rx_text text = rx_writer_memory(shard);
		FILE *file = fopen(name, "w");
		struct rx_summary *summary;
		char copy[1024];

		assert_non_null(file);
		assert_true(text.length < sizeof(copy));
		memcpy(copy, text.bytes, text.length);
		copy[text.length] = '\0';
		fputs(cases[at].names, file);
		fclose(file);
		summary = rx_summary_new(&options, NULL, 0, NULL);
		assert_non_null(summary);
		assert_int_equal(add(summary, copy), 0);
		assert_int_equal(rx_summary_write(summary, writer), cases[at].rows);
		rx_summary_free(summary);
		rx_writer_free(shard);
		rx_writer_free(writer);
	}
	remove(name);
	assert_null(rx_summary_new(
		&(struct rx_summary_options){.manifest = "/dev/null"}, NULL, 0, NULL));
}

static const char *const all_operations[] = {"count", "sum:value", "mean:value", "stddev:value",
	"min:value", "max:closed_on", "median:value", "distinct:unit", "distinct~:unit",
	"values:status", "mode:status", "missing:closed_on", "first:status", "last:status",
	"share"};

enum { ALL_OPERATIONS = sizeof(all_operations) / sizeof(all_operations[0]) };

static const char *const ledger_parts[] = {
	"unit\tstatus\tclosed_on\tvalue\n甲\tdone\t2024-01-05\t2\n",
	"unit\tstatus\tclosed_on\tvalue\n乙\tactive\t\t3\n",
	"unit\tstatus\tclosed_on\tvalue\n乙\tclosed\t2024-12-30\t4\n"};

/* Parts in the order of their rows give what one summary gives, whatever is counted; a part that was taken
 * counts the next rows. */
static void check_parts(const struct rx_summary_options *options, size_t operations)
{
	struct rx_summary *one = rx_summary_new(options, all_operations, operations, NULL),
			  *several = rx_summary_new(options, all_operations, operations, NULL),
			  *part = rx_summary_new(options, all_operations, operations, NULL);
	struct rx_writer *expected = rx_writer_new_memory(), *writer = rx_writer_new_memory();
	char copy[4096];
	struct rx_text text;

	assert_int_equal(add(one, ledger), 0);
	for (size_t at = 0; at < 3; at++) {
		assert_int_equal(add(part, ledger_parts[at]), 0);
		assert_int_equal(rx_summary_take(several, part), 0);
	}
	assert_true(rx_summary_write(one, expected) > 0);
	assert_true(rx_summary_write(several, writer) > 0);
	text = rx_writer_memory(expected);
	assert_true(text.length < sizeof(copy));
	memcpy(copy, text.bytes, text.length);
	copy[text.length] = '\0';
	check_text(rx_writer_memory(writer), copy);
	rx_writer_free(expected);
	rx_writer_free(writer);
	rx_summary_free(one);
	rx_summary_free(several);
	rx_summary_free(part);
}

static void test_parts(void **state)
{
	(void)state;
	check_parts(&(struct rx_summary_options){.by = "unit", .total = 1}, ALL_OPERATIONS);
	check_parts(&(struct rx_summary_options){.rate = "done,closed", .today = "2024-06-30"}, 0);
	check_parts(&(struct rx_summary_options){.series = "quarter", .today = "2024-06-30"}, 0);
	check_parts(&(struct rx_summary_options){.series = "month", .on = "closed_on"}, 1);
}

/* A sum that no longer fits is a fault; a part that failed counts again when it was dropped. */
static void test_parts_that_do_not_fit(void **state)
{
	static const char large[] = "value\tn\n99999999999999999999999999999999999999\t\n";
	const struct rx_summary_options options = {.total = 0};
	const char *sum = "sum:value";
	struct rx_summary *summary = rx_summary_new(&options, &sum, 1, NULL),
			  *part = rx_summary_new(&options, &sum, 1, NULL);

	(void)state;
	assert_int_equal(add(part, large), 0);
	assert_int_equal(rx_summary_take(summary, part), 0);
	assert_int_equal(add(part, "value\tn\nnone\t\n"), -1);
	rx_summary_drop(part);
	assert_int_equal(add(part, large), 0);
	assert_int_equal(rx_summary_take(summary, part), -1);
	rx_summary_free(summary);
	rx_summary_free(part);
}

static void test_splits(void **state)
{
	static const char tree[] = "kind\tid\tparent\ttitle\ttype\tverb\tuom\tvalue\tstatus\n"
				   "finding\tf\t\tt\t\t\t\t\tdone\n";
	const struct {
		struct rx_summary_options options;
		int splits;
	} cases[] = {{{.by = "status"}, 1}, {{.by = "finding"}, 0}, {{.by = "doc.title"}, 0},
		{{.where = "status == done"}, 1}, {{.where = "parent.status == done"}, 0},
		{{.summarize = 1}, 0}, {{.rate = "done"}, 1}};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_summary *summary = rx_summary_new(&cases[at].options, NULL, 0, NULL);
		struct rx_reader *reader = rx_reader_new(NULL);

		assert_int_equal(rx_reader_open_bytes(reader, "in", tree, sizeof(tree) - 1), 0);
		assert_int_equal(rx_summary_bind(summary, rx_reader_header(reader), "in"), 0);
		assert_int_equal(rx_summary_splits(summary), cases[at].splits);
		rx_reader_free(reader);
		rx_summary_free(summary);
	}
}

/* ---- partial counts ------------------------------------------------------------------------- */

/* A partial count, appended to text. */
static void count_part(const char *stream, const char *by, const char *shard, char *text)
{
	char name[16];
	struct rx_summary_options options = {.by = by, .partial = 1, .shard = name};
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_summary *summary;
	size_t used = strlen(text);

	snprintf(name, sizeof(name), "%s", shard);
	summary = rx_summary_new(&options, NULL, 0, NULL);
	memset(name, 'x', sizeof(name) - 1); /* it was copied */
	assert_int_equal(add(summary, stream), 0);
	assert_true(rx_summary_write(summary, writer) >= 0);
	snprintf(text + used, 4096 - used, "%.*s", (int)rx_writer_memory(writer).length,
		rx_writer_memory(writer).bytes);
	rx_summary_free(summary);
	rx_writer_free(writer);
}

/* Merges; the outcome of adding and writing, with the counts in the writer. */
static long merge(const char *text, struct check_said *said, struct rx_writer *writer, int partial)
{
	const struct rx_summary_options options = {.merge = 1, .partial = partial};
	struct rx_sink sink = check_sink(said);
	struct rx_summary *summary = rx_summary_new(&options, NULL, 0, &sink);
	long groups = add(summary, text) ? -1 : rx_summary_write(summary, writer);

	rx_summary_free(summary);
	return groups;
}

static void test_any_order_and_tree(void **state)
{
	char one[4096] = "", two[4096] = "", tree[8192];
	struct rx_writer *inner = rx_writer_new_memory(), *writer = rx_writer_new_memory(),
			 *turned = rx_writer_new_memory();
	struct check_said said;

	(void)state;
	count_part("unit\tn\n甲\t1\n乙\t1\n", "unit", "a", one);
	count_part("unit\tn\n丙\t1\n", "unit", "b", one);
	count_part("unit\tn\n乙\t1\n", "unit", "c", two);
	assert_true(merge(one, &said, inner, 1) >= 0);
	snprintf(tree, sizeof(tree), "%s%.*s", two, (int)rx_writer_memory(inner).length,
		rx_writer_memory(inner).bytes);
	assert_int_equal(merge(tree, &said, writer, 0), 3);
	check_text(rx_writer_memory(writer), "unit\tcount\n丙\t1\n乙\t2\n甲\t1\n");
	snprintf(tree, sizeof(tree), "%s%s", one, two);
	assert_int_equal(merge(tree, &said, turned, 0), 3);
	assert_true(rx_text_equal(rx_writer_memory(writer), rx_writer_memory(turned)));
	rx_writer_free(inner);
	rx_writer_free(writer);
	rx_writer_free(turned);
}

static void test_shards_that_differ(void **state)
{
	char same[4096] = "", differ[4096] = "", kinds[4096] = "";
	struct rx_writer *writer = rx_writer_new_memory();
	struct check_said said;

	(void)state;
	count_part("unit\tn\n甲\t1\n", "unit", "a", same);
	count_part("unit\tn\n甲\t1\n", "unit", "a", same);
	assert_int_equal(merge(same, &said, writer, 0), 1);
	check_text(rx_writer_memory(writer), "unit\tcount\n甲\t1\n");
	count_part("unit\tn\n甲\t1\n", "unit", "a", differ);
	count_part("unit\tn\n甲\t1\n甲\t1\n", "unit", "a", differ);
	assert_int_equal(merge(differ, &said, writer, 0), -1);
	assert_int_equal(said.count, 1);
	count_part("unit\tn\n甲\t1\n", "unit", "a", kinds);
	count_part("unit\tn\n甲\t1\n", "n", "b", kinds);
	assert_int_equal(merge(kinds, &said, writer, 0), -1);
	assert_int_equal(said.count, 1);
	rx_writer_free(writer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_manifest),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_parts_that_do_not_fit),
		cmocka_unit_test(test_splits),
		cmocka_unit_test(test_any_order_and_tree),
		cmocka_unit_test(test_shards_that_differ),
	};

	return cmocka_run_group_tests_name("rx.h: counting in parts", tests, NULL, NULL);
}
