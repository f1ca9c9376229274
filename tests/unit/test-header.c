/*
 * test-header.c - taking over a header, finding columns, and telling a header that comes again
 * from data that looks like one.
 */
#include "check.h"
#include "header.h"

static struct rx_header_store store_of(const char *line)
{
	struct rx_header_store store = {0};
	struct rx_text twice;

	assert_int_equal(rx_header_set(&store, rx_text(line), &twice), 0);
	return store;
}

static void check_recognised(const char *header, const char *line, bool expected)
{
	struct rx_header_store store = store_of(header);
	struct rx_text rest = rx_text(line), first;

	rx_text_split(&rest, '\t', &first);
	if (rx_header_recognise(&store, rx_text(line)) != expected) {
		print_error("under '%s' the line '%s'\n", header, line);
		fail();
	}
	if (expected)
		assert_true(rx_header_maybe(&store, first));
	rx_header_release(&store);
}

static void test_names(void **state)
{
	struct rx_header_store store = store_of("id\ta\\tb\t\t整改状态");

	(void)state;
	assert_int_equal(store.header.count, 4);
	check_text(store.header.names[0], "id");
	check_text(store.header.names[1], "a\tb");
	check_text(store.header.names[2], "");
	check_text(store.header.names[3], "整改状态");
	rx_header_release(&store);
	store = store_of("");
	assert_int_equal(store.header.count, 1);
	rx_header_release(&store);
}

static void test_find(void **state)
{
	struct rx_header_store store = store_of("编号\tstatus\t责任部门\tdept_old\t问题\tDUE");
	const struct rx_header *header = &store.header;

	(void)state;
	assert_int_equal(rx_header_find(header, rx_text("编号")), 0);
	assert_int_equal(rx_header_find(header, rx_text("id")), 0);
	assert_int_equal(rx_header_find(header, rx_text("整改状态")), 1);
	assert_int_equal(rx_header_find(header, rx_text("状态")), 1);
	assert_int_equal(rx_header_find(header, rx_text("Status")), 1);
	assert_int_equal(rx_header_find(header, rx_text("dept")), 2);
	assert_int_equal(rx_header_find(header, rx_text("牵头部门")), 2);
	assert_int_equal(rx_header_find(header, rx_text("dept_old")), 3);
	assert_int_equal(rx_header_find(header, rx_text("title")), 4);
	assert_int_equal(rx_header_find(header, rx_text("due")), 5);
	assert_int_equal(rx_header_find(header, rx_text("text")), -1);
	assert_int_equal(rx_header_find(header, rx_text("dept_ol")), -1);
	assert_int_equal(rx_header_find(header, rx_text("")), -1);
	rx_header_release(&store);
}

/* An exact name goes before a column that means the same. */
static void test_find_exact_first(void **state)
{
	struct rx_header_store store = store_of("问题\ttitle\t反馈问题");

	(void)state;
	assert_int_equal(rx_header_find(&store.header, rx_text("title")), 1);
	assert_int_equal(rx_header_find(&store.header, rx_text("反馈问题")), 2);
	assert_int_equal(rx_header_find(&store.header, rx_text("标题")), 0);
	rx_header_release(&store);
}

static void test_serial(void **state)
{
	struct rx_header_store store = store_of("id\ttitle");
	struct rx_text twice;
	unsigned first = store.header.serial;

	(void)state;
	assert_int_equal(rx_header_set(&store, rx_text("title\tid"), &twice), 0);
	assert_int_not_equal(store.header.serial, first);
	rx_header_release(&store);
}

/* A name twice leaves no header behind that a later line could be equal to. */
static void test_twice(void **state)
{
	struct rx_header_store store = {0};
	struct rx_text twice;

	(void)state;
	assert_int_equal(rx_header_set(&store, rx_text("id\ttitle\tid"), &twice), 1);
	check_text(twice, "id");
	assert_int_equal(store.header.count, 0);
	assert_false(rx_header_is(&store, rx_text("id\ttitle\tid")));
	assert_int_equal(rx_header_set(&store, rx_text("a\t\t\tb"), &twice), 0);
	assert_int_equal(store.header.count, 4);
	assert_int_equal(rx_header_set(&store, rx_text("a\\tb\ta\\tb"), &twice), 1);
	check_text(twice, "a\tb");
	rx_header_release(&store);
}

static void test_same_line(void **state)
{
	(void)state;
	check_recognised("id\ttitle", "id\ttitle", true);
	check_recognised("one", "one", true);
	check_recognised("a\\tb\tc", "a\\tb\tc", true);
	check_recognised("a\t\tb", "a\t\tb", true);
	check_recognised("巡察反馈问题整改责任单位及责任人员名单\tid",
		"巡察反馈问题整改责任单位及责任人员名单\tid", true);
	check_recognised("kind\ttype", "kind\ttype", true);
}

static void test_other_order(void **state)
{
	(void)state;
	check_recognised("id\ttitle", "title\tid", true);
	check_recognised("id\ttitle", "kind\tid\ttitle\tdue", true);
	check_recognised("id\tmine", "mine\tid\ttext", true);
	check_recognised("kind\ttitle", "title\tkind", true);
	check_recognised("kind\ttype", "doc\tkind", true);
	check_recognised("kind\ttype", "text\ttitle\tid", true);
	check_recognised("巡察反馈问题整改责任单位及责任人员名单\tid",
		"id\t巡察反馈问题整改责任单位及责任人员名单", true);
}

static void test_data(void **state)
{
	(void)state;
	check_recognised("id\ttitle", "id\tid", false);
	check_recognised("id\ttitle", "id\tsomething", false);
	check_recognised("id\ttitle", "", false);
	check_recognised("id\ttitle", "\t", false);
	check_recognised("id\ttitle", "Title\tID", false);
	check_recognised("id\ttitle", "标题\t编号", false);
	check_recognised("title", "text", false);
	check_recognised("id\ttitle", "text", false);
	check_recognised("kind\ttype", "text\ttitle", false);
	check_recognised("kind\ttype", "text\tstatus", false);
	check_recognised("记录类别\t类型", "text\ttitle", false);
}

/* The quick test knows every name of the vocabulary, and a byte order mark in front. */
static void test_maybe(void **state)
{
	struct rx_header_store store = store_of("one\ttwo");
	size_t count;
	const struct rx_word *columns = rx_words(RX_SET_COLUMN, &count);

	(void)state;
	for (size_t at = 0; at < count; at++)
		assert_true(rx_header_maybe(&store, rx_text(columns[at].name)));
	assert_true(rx_header_maybe(&store, rx_text("\xEF\xBB\xBFone")));
	assert_false(rx_header_maybe(&store, rx_text("finding")));
	assert_false(rx_header_maybe(&store, rx_text("\xEF\xBC\x88一")));
	assert_false(rx_header_maybe(&store, rx_text("")));
	rx_header_release(&store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_find_exact_first),
		cmocka_unit_test(test_serial),
		cmocka_unit_test(test_twice),
		cmocka_unit_test(test_same_line),
		cmocka_unit_test(test_other_order),
		cmocka_unit_test(test_data),
		cmocka_unit_test(test_maybe),
	};

	return cmocka_run_group_tests_name("header", tests, NULL, NULL);
}
