/*
 * test-rx-h-query.c - the promises of include/rx.h about selecting, by its public functions only.  The
 * language of expressions has test-query.c; which sentence is tested where is in tests/unit/rx-h.list.
 */
#include "check.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char tree[] = "kind\tid\tparent\ttitle\ttext\n"
			   "doc\tD\t\t通报\t\n"
			   "section\tS\tD\t方面\t\n"
			   "finding\tF\tS\t值班\t\n"
			   "measure\tM\tF\t规则\t修订规则\n"
			   "measure\tN\tF\t抽查\t每月抽查\n"
			   "finding\tG\tS\t票据\t\n"
			   "measure\tO\tG\t清点\t清点票据\n";

/* Appends the second cell of a row, which is its id. */
static void append(char *list, const struct rx_block *block, size_t row)
{
	struct rx_text id = rx_block_cell(block, row, 1);
	size_t used = strlen(list);

	snprintf(list + used, 64 - used, "%s%.*s", used ? " " : "", (int)id.length, id.bytes);
}

/* Lists the first cells of the rows that are selected. */
static void list_first(struct rx_query *query, const struct rx_block *block, char *list)
{
	for (size_t row = 0; row < block->rows; row++) {
		struct rx_text id = rx_block_cell(block, row, 0);
		size_t used = strlen(list);

		if (rx_query_match(query, block, row))
			snprintf(list + used, 64 - used, "%s%.*s", used ? " " : "", (int)id.length,
				id.bytes);
	}
}

/* Lists the rows that rx_query_next() gives of a block. */
static void list_rows(struct rx_query *query, const struct rx_block *block, char *list)
{
	for (long row = 0;; row++) {
		row = rx_query_next(query, block, (size_t)row);
		assert_true(row >= 0);
		if ((size_t)row == block->rows)
			return;
		append(list, block, (size_t)row);
	}
}

/* Takes over all rows of a block; each whole tree is listed as it is handed out. */
static void gather(struct rx_query *query, const struct rx_block *block, char *list)
{
	struct rx_block whole;
	long row = 0;

	while ((size_t)row < block->rows) {
		row = rx_query_gather(query, block, (size_t)row);
		assert_true(row > 0);
		if ((size_t)row < block->rows && rx_query_gathered(query, &whole))
			list_rows(query, &whole, list);
	}
}

/* The ids of the selected rows of a stream, joined with blanks; gathers where the query wants it. */
static const char *ids(struct rx_query *query, const char *stream, char *list)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	list[0] = '\0';
	assert_non_null(query);
	assert_int_equal(rx_reader_open_bytes(reader, "stream", stream, strlen(stream)), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	while (rx_reader_next(reader, &block) == 1) {
		if (rx_query_gathers(query))
			gather(query, &block, list);
		else
			list_rows(query, &block, list);
	}
	if (rx_query_gathered(query, &block))
		list_rows(query, &block, list);
	rx_reader_free(reader);
	return list;
}

static void check_ids(
	const char *text, const struct rx_query_options *options, const char *expected)
{
	struct rx_query *query = rx_query_new(rx_text(text), RX_QUERY_AUTO, options, NULL);
	char list[64];

	assert_string_equal(ids(query, tree, list), expected);
	rx_query_free(query);
}

static void test_rows_around(void **state)
{
	(void)state;
	check_ids("id==M", NULL, "M");
	check_ids("id==M", &(struct rx_query_options){.parents = 1}, "D S F M");
	check_ids("id==S", &(struct rx_query_options){.children = 1}, "S F M N G O");
	check_ids("id==M", &(struct rx_query_options){.siblings = 1}, "M N");
	check_ids("id==G", &(struct rx_query_options){.children = 1, .siblings = 1}, "F G O");
	check_ids("id==O", &(struct rx_query_options){.parents = 1, .invert = 1}, "D S F M N G");
}

static void test_rows_that_are_asked_too(void **state)
{
	(void)state;
	check_ids("doc.title == 通报 && kind == finding", NULL, "F G");
	check_ids("any(measure, title == 抽查)", NULL, "D S F");
	check_ids("kind == finding && text ~ 票据", NULL, "G");
	check_ids("self.text ~ 清点", NULL, "O");
}

/* The protocol of gathering, step by step, over two documents. */
static void test_gathering(void **state)
{
	struct rx_query *plain = rx_query_new(rx_text("id==F"), RX_QUERY_AUTO, NULL, NULL);
	struct rx_query *query = rx_query_new(rx_text("doc.title ~ 通"), RX_QUERY_AUTO, NULL, NULL);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block, whole;
	char twice[1024], list[64] = "";
	long row;

	(void)state;
	snprintf(twice, sizeof(twice), "%sdoc\tE\t\t另一份\t\nfinding\tH\tE\t又\t\n", tree);
	assert_int_equal(rx_reader_open_bytes(reader, "s", twice, strlen(twice)), 0);
	assert_int_equal(rx_query_bind(plain, rx_reader_header(reader)), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	assert_int_equal(rx_query_gathers(plain), 0);
	assert_int_equal(rx_query_gathers(query), 1);
	assert_int_equal(rx_query_gathered(query, &whole), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	/* Not gathered: there is no row above. */
	assert_int_equal(rx_query_match(query, &block, 3), 0);
	row = rx_query_gather(query, &block, 0);
	assert_int_equal(row, 7);
	assert_int_equal(rx_query_gathered(query, &whole), 1);
	assert_int_equal(whole.rows, 7);
	assert_int_equal(rx_query_match(query, &whole, 3), 1);
	assert_int_equal(rx_query_gather(query, &block, (size_t)row), (long)block.rows);
	assert_int_equal(rx_query_gathered(query, &whole), 1);
	list_rows(query, &whole, list);
	assert_string_equal(list, "");
	assert_int_equal(rx_query_gathered(query, &whole), 0);
	rx_query_free(plain);
	rx_query_free(query);
	rx_reader_free(reader);
}

static void test_operands(void **state)
{
	static const struct {
		const char *operands[8];
		size_t wanted;
	} cases[] = {
		{{"逾期", "且", "责任领导", "含", "张三", "台账.xlsx"}, 5},
		{{"逾期", "台账.xlsx"}, 1},
		{{"status", "==", "done", "a.tsv", "b.tsv"}, 3},
		{{"整改状态", "等于", "已完成整改"}, 3},
		{{"not", "overdue", "a.tsv"}, 2},
		{{"非", "逾期"}, 2},
		{{"status==done", "or", "逾期", "a.tsv"}, 3},
		{{"status==done", "且", "a.tsv"}, 1},
		{{"(status==done", "或", "逾期)", "a"}, 3},
		{{"due", "为空", "a.tsv"}, 2},
		{{"dept", "不", "含"}, 1},
		{{"整改|督办", "a.tsv", "b.tsv"}, 1},
		{{"整改", "a.tsv", "in"}, 1},
		{{"status", "in", "done,closed", "a.tsv"}, 3},
		{{"due_in", "<=", "7", "x"}, 3},
		{{"count(measure)", ">=", "2", "x"}, 3},
		{{"", "a.tsv"}, 1},
		{{"整改时限 早于", "a.tsv"}, 1},
		{{"status==", "a.tsv"}, 1},
		{{"责任领导", "含", "'张 三'", "x"}, 3},
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		size_t count = 0;

		while (cases[at].operands[count])
			count++;
		if (rx_query_operands(cases[at].operands, count) != cases[at].wanted)
			fail_msg("case %zu: %zu", at, rx_query_operands(cases[at].operands, count));
	}
}

static void test_kinds_that_are_asked_for(void **state)
{
	static const struct {
		const char *text;
		int facts, texts;
	} cases[] = {{"none(fact, type == document)", 1, 0}, {"kind == finding", 0, 0},
		{"kind in (text, 数据项)", 1, 1}, {"!(count(fact) > 2)", 1, 0}, {"培训", 0, 0},
		{"", 0, 0}, {"kind ~ fact", 0, 0}};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_query *query =
			rx_query_new(rx_text(cases[at].text), RX_QUERY_AUTO, NULL, NULL);

		assert_int_equal(rx_query_asks_kind(query, "fact"), cases[at].facts);
		assert_int_equal(rx_query_asks_kind(query, "text"), cases[at].texts);
		rx_query_free(query);
	}
}

static void test_conditions_of_a_file(void **state)
{
	static const struct {
		const char *content;
		const char *selected;
	} cases[] = {
		{"# what is wanted\n\n kind == measure\r\nid == N\n", "N"},
		{"id == $which", "N"},
		{"", "D S F M N G O"},
		{"id ==", NULL},
	};
	const char *const arguments[] = {"which=N", NULL};
	struct rx_query_options options = {.arguments = arguments};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_query *query = rx_query_new(rx_text(""), RX_QUERY_EXPRESSION, NULL, NULL);
		char path[] = "/tmp/rx-where-XXXXXX", list[64] = "";
		int descriptor = mkstemp(path), fault;
		size_t length = strlen(cases[at].content);

		assert_int_equal(write(descriptor, cases[at].content, length), (long)length);
		close(descriptor);
		fault = rx_query_and_file(query, path, &options, NULL);
		assert_int_equal(fault, cases[at].selected ? 0 : -1);
		unlink(path);
		if (cases[at].selected) {
			struct rx_reader *reader = rx_reader_new(NULL);
			struct rx_block block;

			assert_int_equal(rx_reader_open_bytes(reader, "s", tree, strlen(tree)), 0);
			assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
			assert_int_equal(rx_reader_next(reader, &block), 1);
			list_rows(query, &block, list);
			assert_string_equal(list, cases[at].selected);
			rx_reader_free(reader);
		}
		assert_int_equal(rx_query_and_file(query, "/nowhere/at/all", NULL, NULL), -1);
		rx_query_free(query);
	}
}

/* The profile decides when a matter is near its deadline or behind. */
static void test_profile_of_derived_words(void **state)
{
	static const char content[] =
		"near = 3\nbehind = 60\nlights = green\nwindow.immediate = 30d\n";
	static const char stream[] = "id\tstatus\tclass\topened\tdue\tprogress\n"
				     "a\tactive\t\t2024-01-01\t2024-04-10\t40\n"
				     "b\tactive\timmediate\t2024-01-01\t\t\n"
				     "c\tactive\t\t\t2024-03-06\t\n"
				     "d\tdone\t\t\t2024-01-01\t\n";
	static const struct {
		const char *text, *plain, *profiled;
	} cases[] = {{"light == red", "", "b"}, {"light == 黄灯", "a", ""},
		{"light == 蓝", "c", ""}, {"light == green", "", "a c"},
		{"light empty", "b d", "d"}, {"overdue", "", "b"}, {"behind", "a", ""},
		{"进度滞后", "a", ""}, {"pace == -20", "a", "a"}};
	char path[] = "/tmp/rx-profile-XXXXXX";
	int descriptor = mkstemp(path);
	struct rx_profile *profile;

	(void)state;
	assert_int_equal(write(descriptor, content, sizeof(content) - 1), sizeof(content) - 1);
	close(descriptor);
	profile = rx_profile_new(path, NULL);
	unlink(path);
	assert_non_null(profile);
	for (size_t at = 0; at < 2 * sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_query_options options = {
			.today = "2024-03-01", .profile = at % 2 ? profile : NULL};
		struct rx_query *query = rx_query_new(
			rx_text(cases[at / 2].text), RX_QUERY_EXPRESSION, &options, NULL);
		struct rx_reader *reader = rx_reader_new(NULL);
		struct rx_block block;
		char list[64] = "";

		assert_int_equal(rx_reader_open_bytes(reader, "s", stream, sizeof(stream) - 1), 0);
		assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
		assert_int_equal(rx_reader_next(reader, &block), 1);
		list_first(query, &block, list);
		rx_query_free(query);
		rx_reader_free(reader);
		if (strcmp(list, at % 2 ? cases[at / 2].profiled : cases[at / 2].plain) != 0)
			fail_msg("%s: '%s'", cases[at / 2].text, list);
	}
	rx_profile_free(profile);
}

static void test_today_of_the_system(void **state)
{
	char stream[128], day[16] = "", before[16];
	struct rx_query *query;
	char list[64];

	(void)state;
	do { /* again, if midnight came in between */
		time_t now = time(NULL);
		struct tm local;

		snprintf(before, sizeof(before), "%s", day);
		localtime_r(&now, &local);
		strftime(day, sizeof(day), "%Y-%m-%d", &local);
		snprintf(stream, sizeof(stream), "due\tid\n%s\tA\n2001-01-01\tB\n", day);
		query = rx_query_new(rx_text("due == today"), RX_QUERY_AUTO, NULL, NULL);
		ids(query, stream, list);
		rx_query_free(query);
	} while (strcmp(day, before) != 0);
	assert_string_equal(list, "A");
	query = rx_query_new(rx_text("due == today"), RX_QUERY_AUTO,
		&(struct rx_query_options){.today = "2001-01-01"}, NULL);
	assert_string_equal(ids(query, stream, list), "B");
	rx_query_free(query);
}

static void test_arguments(void **state)
{
	const char *const arguments[] = {"who=F", "what=finding", NULL};
	struct rx_query_options options = {.arguments = arguments};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	check_ids("kind == $what && id != $who", &options, "G");
	assert_null(rx_query_new(rx_text("kind == $which"), RX_QUERY_AUTO, &options, &sink));
	assert_int_equal(said.count, 1);
	assert_null(rx_query_new(rx_text("kind == $what"), RX_QUERY_AUTO, NULL, &sink));
	assert_int_equal(said.count, 2);
}

static void test_faults_in_new(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	assert_null(rx_query_new(rx_text("kind == "), RX_QUERY_AUTO, NULL, &sink));
	assert_int_equal(said.count, 1);
	assert_string_equal(said.excerpt, "kind == ");
	assert_int_equal(said.caret, 8);
	assert_null(rx_query_new(rx_text("整("), RX_QUERY_PATTERN, NULL, &sink));
	assert_int_equal(said.count, 2);
	assert_string_equal(said.excerpt, "整(");
	assert_int_equal(said.caret, 3);
	assert_null(rx_query_new(rx_text("x"), RX_QUERY_PATTERN,
		&(struct rx_query_options){.today = "soon"}, &sink));
	assert_string_equal(said.slug, "not-a-date");
	rx_query_free(NULL);
}

static void test_text_and_options_are_copied(void **state)
{
	char text[] = "ABC", today[] = "2024-06-30", list[64];
	struct rx_query_options options = {.ignore_case = 1, .today = today};
	struct rx_query *query = rx_query_new(rx_text(text), RX_QUERY_PATTERN, &options, NULL);

	(void)state;
	memset(text, 'x', 3);
	memset(today, 'x', 10);
	options.ignore_case = 0;
	assert_string_equal(ids(query, "title\tid\nabc\tA\nxxx\tB\n", list), "A");
	rx_query_free(query);
	query = rx_query_new(rx_text_of(NULL, 0), RX_QUERY_AUTO, NULL, NULL);
	assert_string_equal(ids(query, tree, list), "D S F M N G O");
	rx_query_free(query);
}

static void test_alternatives(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_query *query = rx_query_new(rx_text(""), RX_QUERY_AUTO, NULL, &sink);
	char list[64];

	(void)state;
	assert_int_equal(rx_query_or_pattern(query, rx_text("(")), -1);
	assert_int_equal(said.count, 1);
	assert_string_equal(ids(query, tree, list), "D S F M N G O");
	assert_int_equal(rx_query_or_pattern(query, rx_text("值班")), 0);
	assert_string_equal(ids(query, tree, list), "F");
	assert_int_equal(rx_query_or_pattern(query, rx_text("清点")), 0);
	assert_int_equal(rx_query_or_pattern(query, rx_text("[")), -1);
	assert_string_equal(ids(query, tree, list), "F O");
	rx_query_free(query);
}

static void write_file(char *path, const char *content)
{
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, content, strlen(content)), strlen(content));
	close(file);
}

static void test_patterns_of_a_file(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_query *query = rx_query_new(rx_text(""), RX_QUERY_AUTO, NULL, &sink);
	char path[] = "/tmp/rx-test-XXXXXX", empty[] = "/tmp/rx-test-XXXXXX", list[64];
	int before = dup(0);

	(void)state;
	write_file(path, "值班\r\n清点");
	write_file(empty, "");
	assert_int_equal(rx_query_or_file(query, empty), 0);
	assert_string_equal(ids(query, tree, list), "");
	assert_int_equal(rx_query_or_file(query, path), 0);
	assert_string_equal(ids(query, tree, list), "F O");
	rx_query_free(query);
	query = rx_query_new(rx_text("抽查"), RX_QUERY_PATTERN, NULL, &sink);
	assert_non_null(freopen(path, "r", stdin));
	assert_int_equal(rx_query_or_file(query, "-"), 0);
	dup2(before, 0);
	close(before);
	assert_string_equal(ids(query, tree, list), "F N O");
	assert_int_equal(rx_query_or_file(query, "/nowhere/at/all"), -1);
	assert_int_equal(said.count, 1);
	rx_query_free(query);
	unlink(path);
	unlink(empty);
}

static void test_and(void **state)
{
	struct rx_query *query = rx_query_new(rx_text("kind==measure"), RX_QUERY_AUTO, NULL, NULL);
	char list[64];

	(void)state;
	rx_query_and(query, rx_query_new(rx_text("抽查|清点"), RX_QUERY_PATTERN, NULL, NULL));
	rx_query_and(query, rx_query_new(rx_text("id!=O"), RX_QUERY_AUTO, NULL, NULL));
	assert_string_equal(ids(query, tree, list), "N");
	rx_query_free(query);
}

static void test_binding_and_matching(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_query *query = rx_query_new(rx_text("amount > 5"), RX_QUERY_AUTO, NULL, &sink);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "a", "id\tamont\n1\t2\n", 13), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), -1);
	assert_string_equal(said.slug, "unknown-column");
	assert_non_null(strstr(said.text, "amont"));
	assert_int_equal(
		rx_reader_open_bytes(reader, "b", "amount\tid\n9\tx\n1\ty\nmany\tz\n", 26), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(rx_query_match(query, &block, 0), 1);
	assert_int_equal(rx_query_match(query, &block, 1), 0);
	assert_int_equal(said.count, 1);
	assert_int_equal(rx_query_match(query, &block, 2), -1);
	assert_int_equal(said.count, 2);
	assert_string_equal(said.file, "b");
	assert_int_equal(said.line, 4);
	assert_int_equal(rx_query_next(query, &block, 1), -1);
	assert_int_equal(said.line, 4);
	rx_query_free(query);
	rx_reader_free(reader);
}

/* Lists all matches of a row as "column:start-end". */
static void check_found(const char *text, const char *stream, const char *expected)
{
	struct rx_query *query = rx_query_new(rx_text(text), RX_QUERY_AUTO, NULL, NULL);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_found found = {0};
	struct rx_block block;
	char list[128] = "";

	assert_int_equal(rx_reader_open_bytes(reader, "s", stream, strlen(stream)), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	while (rx_query_find(query, &block, 0, &found) == 1) {
		size_t used = strlen(list);

		assert_true(found.start < found.end && found.end <= found.value.length);
		snprintf(list + used, sizeof(list) - used, "%s%zu:%zu-%zu", used ? " " : "",
			found.column, found.start, found.end);
	}
	assert_string_equal(list, expected);
	rx_query_free(query);
	rx_reader_free(reader);
}

static void test_found_places(void **state)
{
	(void)state;
	check_found("aa", "text\ttitle\naaa\txaa\n", "0:0-2 1:1-3");
	check_found("a*", "title\tx\nbaab\taa\n", "0:1-3");
	check_found("b|\\t", "title\tx\na\\tb\t\n", "0:1-2 0:2-3");
	check_found("c",
		"title\tx\na\xFF"
		"c\t\n",
		"0:4-5");
	check_found("title ~ a && !(x ~ b) && x == c", "x\ttitle\nc\tbab\n", "1:1-2");
	check_found("zz", "title\tx\na\tb\n", "");
}

static void test_runaway_pattern(void **state)
{
	static const char stream[] = "title\tx\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\t\n";
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_query *query =
		rx_query_new(rx_text("^([a-z]+)+$"), RX_QUERY_PATTERN, NULL, &sink);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_found found = {0};
	struct rx_block block;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "s", stream, strlen(stream)), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(rx_query_find(query, &block, 0, &found), -1);
	assert_int_equal(said.count, 1);
	assert_int_equal(said.line, 2);
	rx_query_free(query);
	rx_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_around),
		cmocka_unit_test(test_rows_that_are_asked_too),
		cmocka_unit_test(test_gathering),
		cmocka_unit_test(test_operands),
		cmocka_unit_test(test_kinds_that_are_asked_for),
		cmocka_unit_test(test_conditions_of_a_file),
		cmocka_unit_test(test_profile_of_derived_words),
		cmocka_unit_test(test_today_of_the_system),
		cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_faults_in_new),
		cmocka_unit_test(test_text_and_options_are_copied),
		cmocka_unit_test(test_alternatives),
		cmocka_unit_test(test_patterns_of_a_file),
		cmocka_unit_test(test_and),
		cmocka_unit_test(test_binding_and_matching),
		cmocka_unit_test(test_found_places),
		cmocka_unit_test(test_runaway_pattern),
	};

	return cmocka_run_group_tests_name("rx.h: selecting", tests, NULL, NULL);
}
