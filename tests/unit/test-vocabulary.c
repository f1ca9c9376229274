/*
 * test-vocabulary.c - the table of words: complete, without doubles, found by every name it gives,
 * and the scale of statuses against rx-records(5), written down here a second time.
 */
#include "check.h"
#include "vocabulary.h"

/* The order of rx-records(5). */
static const char *const columns[] = {"kind", "series", "id", "parent", "doc", "path", "no",
	"title", "status", "status_text", "basis", "mode", "class", "leader", "dept", "support",
	"overseer", "acceptor", "owner", "unit", "opened", "due", "due_text", "due_first",
	"deferrals", "done_on", "closed_on", "updated", "progress", "part_done", "part_total",
	"round", "cause", "goal", "report", "evidence", "reason", "public", "amount", "amount_done",
	"type", "value", "uom", "bound", "verb", "flags", "alt", "url", "file", "line", "start",
	"end", "text"};
static const char *const kinds[] = {"doc", "section", "finding", "measure", "action", "commitment",
	"fact", "text", "diag", "change"};
static const char *const statuses[] = {"unstated", "assigned", "planned", "active", "ontrack",
	"lagging", "deferred", "partial", "mostly", "done", "sustained", "closing", "rejected",
	"closed", "unable", "void"};
/* Places of the statuses on the scale, in the same order; 0 is off it. */
static const int ranks[] = {0, 0, 1, 2, 3, 2, 2, 4, 5, 6, 7, 8, 2, 9, 0, 0};
static const char is_done[] = "0000000001110100";
static const char is_open[] = "1111111110001010";

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void check_order(enum rx_set set, const char *const *names, size_t expected)
{
	size_t count;
	const struct rx_word *words = rx_words(set, &count);

	assert_int_equal(count, expected);
	for (size_t at = 0; at < count; at++)
		assert_string_equal(words[at].name, names[at]);
}

static void test_order(void **state)
{
	(void)state;
	check_order(RX_SET_COLUMN, columns, COUNT(columns));
	check_order(RX_SET_KIND, kinds, COUNT(kinds));
	check_order(RX_SET_STATUS, statuses, COUNT(statuses));
	assert_int_equal(RX_COLUMN_COUNT, COUNT(columns));
	assert_int_equal(RX_KIND_COUNT, COUNT(kinds));
	assert_int_equal(RX_STATUS_COUNT, COUNT(statuses));
	assert_int_equal(RX_COLUMN_TEXT, COUNT(columns) - 1);
}

static void test_small_sets(void **state)
{
	static const char *const modes[] = {"done", "plan"};
	static const char *const classes[] = {"immediate", "phased", "ongoing"};
	static const char *const bases[] = {"stated", "ledger", "rollup"};
	size_t count;

	(void)state;
	check_order(RX_SET_MODE, modes, COUNT(modes));
	check_order(RX_SET_CLASS, classes, COUNT(classes));
	check_order(RX_SET_BASIS, bases, COUNT(bases));
	rx_words(RX_SET_TYPE, &count);
	assert_int_equal(count, RX_DOCTYPE_COUNT);
}

/* Type words of rx-records(5): of documents, sections, facts, other text and changes. */
static void test_types(void **state)
{
	static const char types[] =
		"inspection review audit environment ledger other organisation findings discipline "
		"next contact group date count amount ratio document meeting body total title "
		"preamble label status signature furniture new closed reopened changed gone moved "
		"renamed institution recovery accountability generalise campaign major plan study "
		"training personnel direct appraisal coordination publicity";
	struct rx_text rest = rx_text(types), word;
	size_t known = 0;

	(void)state;
	while (rx_text_split(&rest, ' ', &word)) {
		assert_true(rx_word_find(RX_SET_TYPE, word) >= 0);
		known++;
	}
	assert_int_equal(known, RX_DOCTYPE_COUNT);
}

/* Both labels are there, and no two words of a set share a name or a Chinese label. */
static void test_labels(void **state)
{
	(void)state;
	for (int set = 0; set < RX_SET_COUNT; set++) {
		size_t count;
		const struct rx_word *words = rx_words((enum rx_set)set, &count);

		assert_true(count > 0);
		for (size_t at = 0; at < count; at++) {
			assert_true(words[at].name[0] && words[at].en[0] && words[at].zh[0]);
			assert_true((unsigned char)words[at].zh[0] >= 0x80);
			for (size_t other = 0; other < at; other++) {
				assert_string_not_equal(words[at].name, words[other].name);
				assert_string_not_equal(words[at].zh, words[other].zh);
			}
		}
	}
}

static void check_found(enum rx_set set, const char *name, size_t place)
{
	if (rx_word_find(set, rx_text(name)) == (int)place)
		return;
	print_error("'%s' of set %d is found at %d, not at %zu\n", name, (int)set,
		rx_word_find(set, rx_text(name)), place);
	fail();
}

static void test_found(void **state)
{
	(void)state;
	for (int set = 0; set < RX_SET_COUNT; set++) {
		size_t count;
		const struct rx_word *words = rx_words((enum rx_set)set, &count);

		for (size_t at = 0; at < count; at++) {
			check_found((enum rx_set)set, words[at].name, at);
			check_found((enum rx_set)set, words[at].zh, at);
			check_text(rx_word_name((enum rx_set)set, at), words[at].name);
			check_text(rx_word_label((enum rx_set)set, at, RX_LANG_EN), words[at].en);
			check_text(rx_word_label((enum rx_set)set, at, RX_LANG_ZH), words[at].zh);
		}
	}
}

/* English labels may repeat a name ("Title"), but never another word's. */
static void test_english_found(void **state)
{
	(void)state;
	for (int set = 0; set < RX_SET_COUNT; set++) {
		size_t count;
		const struct rx_word *words = rx_words((enum rx_set)set, &count);

		for (size_t at = 0; at < count; at++)
			check_found((enum rx_set)set, words[at].en, at);
	}
}

/* Each further Chinese name means the word it stands at, so none stands at two. */
static void check_more(enum rx_set set, size_t place, const char *more)
{
	struct rx_text rest = rx_text(more), name;
	char copy[128];

	while (rx_text_split(&rest, '|', &name)) {
		if (!name.length)
			continue;
		snprintf(copy, sizeof(copy), "%.*s", (int)name.length, name.bytes);
		check_found(set, copy, place);
	}
}

static void test_further_names(void **state)
{
	size_t places[RX_SET_COUNT] = {0};

	(void)state;
#define COLUMN(ID, name, TYPE, en, zh, more) check_more(RX_SET_COLUMN, RX_COLUMN_##ID, more);
#define WORD(SET, ID, name, en, zh, more) check_more(RX_SET_##SET, places[RX_SET_##SET]++, more);
#include "vocabulary.def"
#undef COLUMN
#undef WORD
}

static void test_case_and_misses(void **state)
{
	(void)state;
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("DONE")), RX_STATUS_DONE);
	assert_int_equal(
		rx_word_find(RX_SET_STATUS, rx_text("Behind Schedule")), RX_STATUS_LAGGING);
	assert_int_equal(
		rx_word_find(RX_SET_COLUMN, rx_text("Status_Text")), RX_COLUMN_STATUS_TEXT);
	assert_int_equal(rx_word_find(RX_SET_COLUMN, rx_text("问题|反馈问题")), -1);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("")), -1);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text(NULL)), -1);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("don")), -1);
	assert_int_equal(rx_word_find(RX_SET_KIND, rx_text("unstated")), -1);
}

static void test_scale(void **state)
{
	(void)state;
	for (size_t one = 0; one < COUNT(statuses); one++) {
		int rank = rx_status_rank((enum rx_status)one);

		assert_int_equal(rank, ranks[one]);
		assert_int_equal(rx_status_is_done((enum rx_status)one), is_done[one] == '1');
		assert_int_equal(rx_status_is_open((enum rx_status)one), is_open[one] == '1');
		for (size_t other = 0; other < COUNT(statuses); other++) {
			int against = rx_status_rank((enum rx_status)other);
			int expected = (ranks[one] > ranks[other]) - (ranks[one] < ranks[other]);

			assert_int_equal((rank > against) - (rank < against), expected);
		}
	}
}

static void test_column_types(void **state)
{
	(void)state;
	for (int column = 0; column < RX_COLUMN_COUNT; column++) {
		struct rx_text name = rx_word_name(RX_SET_COLUMN, (size_t)column);
		bool word = column == RX_COLUMN_KIND || column == RX_COLUMN_STATUS
			|| column == RX_COLUMN_MODE || column == RX_COLUMN_CLASS
			|| column == RX_COLUMN_BASIS || column == RX_COLUMN_TYPE;

		assert_int_equal(rx_column_type((enum rx_column)column) == RX_TYPE_WORD, word);
		if (word) /* the set has the column's name in common */
			assert_int_equal(rx_column_set((enum rx_column)column) == RX_SET_KIND,
				rx_text_equal(name, rx_text("kind")));
	}
	assert_int_equal(rx_column_set(RX_COLUMN_STATUS), RX_SET_STATUS);
	assert_int_equal(rx_column_set(RX_COLUMN_MODE), RX_SET_MODE);
	assert_int_equal(rx_column_set(RX_COLUMN_CLASS), RX_SET_CLASS);
	assert_int_equal(rx_column_set(RX_COLUMN_BASIS), RX_SET_BASIS);
	assert_int_equal(rx_column_set(RX_COLUMN_TYPE), RX_SET_TYPE);
	assert_int_equal(rx_column_type(RX_COLUMN_DUE), RX_TYPE_DATE);
	assert_int_equal(rx_column_type(RX_COLUMN_DUE_TEXT), RX_TYPE_TEXT);
	assert_int_equal(rx_column_type(RX_COLUMN_LEADER), RX_TYPE_LIST);
	assert_int_equal(rx_column_type(RX_COLUMN_AMOUNT), RX_TYPE_NUMBER);
}

/* The label of both languages names the word too. */
static void test_both_labels(void **state)
{
	(void)state;
	for (size_t set = 0; set < RX_SET_COUNT; set++) {
		size_t count;

		rx_words((enum rx_set)set, &count);
		for (size_t at = 0; at < count; at++)
			assert_int_equal(rx_word_find((enum rx_set)set,
						 rx_word_label((enum rx_set)set, at, RX_LANG_BOTH)),
				at);
	}
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("已完成整改 closed")), -1);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("已完成整改  done")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_small_sets),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_english_found),
		cmocka_unit_test(test_further_names),
		cmocka_unit_test(test_case_and_misses),
		cmocka_unit_test(test_scale),
		cmocka_unit_test(test_column_types),
		cmocka_unit_test(test_both_labels),
	};

	return cmocka_run_group_tests_name("vocabulary", tests, NULL, NULL);
}
