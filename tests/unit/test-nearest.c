/*
 * test-nearest.c - edit distance and the three nearest names; lists of values and of names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "list.h"
#include "nearest.h"

static size_t distance(const char *one, const char *other)
{
	size_t there = rx_edit_distance(rx_text(one), rx_text(other));

	assert_int_equal(there, rx_edit_distance(rx_text(other), rx_text(one)));
	return there;
}

static void distance_counts_characters(void **state)
{
	(void)state;
	assert_int_equal(distance("", ""), 0);
	assert_int_equal(distance("", "due"), 3);
	assert_int_equal(distance("status", "status"), 0);
	assert_int_equal(distance("stauts", "status"), 1);
	assert_int_equal(distance("Status", "status"), 0);
	assert_int_equal(distance("kitten", "sitting"), 3);
	assert_int_equal(distance("责任领道", "责任领导"), 1);
	assert_int_equal(distance("整改", "时限"), 2);
}

static void names_of_a_header(void **state)
{
	const struct rx_text names[] = {RX_LITERAL("kind"), RX_LITERAL("status"),
		RX_LITERAL("leader"), RX_LITERAL(""), RX_LITERAL("series"),
		RX_LITERAL("status_text")};
	const struct rx_header header = {names, 6, 1}, none = {names, 0, 1};
	struct rx_buffer out = {0};

	(void)state;
	rx_header_nearest(&header, RX_LITERAL("stauts"), &out);
	assert_string_equal(out.bytes, "status, series, leader");
	assert_int_equal(out.length, 22);
	rx_buffer_reset(&out);
	rx_header_nearest(&header, RX_LITERAL("责任领道"), &out);
	assert_int_equal(rx_text_find(rx_buffer_text(&out), RX_LITERAL("leader, "), 0), 0);
	rx_buffer_reset(&out);
	rx_header_nearest(&none, RX_LITERAL("status"), &out);
	assert_string_equal(out.bytes, "-");
	rx_buffer_release(&out);
}

static void lists_of_values(void **state)
{
	struct rx_text rest = RX_LITERAL("a;b\\;c;;d\\"), item;

	(void)state;
	assert_true(rx_list_next(&rest, &item) && rx_text_equal(item, RX_LITERAL("a")));
	assert_true(rx_list_next(&rest, &item) && rx_text_equal(item, RX_LITERAL("b\\;c")));
	assert_true(rx_list_next(&rest, &item) && item.length == 0);
	assert_true(rx_list_next(&rest, &item) && rx_text_equal(item, RX_LITERAL("d\\")));
	assert_false(rx_list_next(&rest, &item));
	rest = RX_LITERAL("");
	assert_true(rx_list_next(&rest, &item) && item.length == 0);
	assert_false(rx_list_next(&rest, &item));
}

static void lists_of_names(void **state)
{
	struct rx_text rest = RX_LITERAL(" unit ,,状态、due\xEF\xBC\x8Ckind"), name;

	(void)state;
	assert_true(rx_names_next(&rest, &name) && rx_text_equal(name, RX_LITERAL("unit")));
	assert_true(rx_names_next(&rest, &name) && rx_text_equal(name, RX_LITERAL("状态")));
	assert_true(rx_names_next(&rest, &name) && rx_text_equal(name, RX_LITERAL("due")));
	assert_true(rx_names_next(&rest, &name) && rx_text_equal(name, RX_LITERAL("kind")));
	assert_false(rx_names_next(&rest, &name));
	rest = RX_LITERAL("");
	assert_false(rx_names_next(&rest, &name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distance_counts_characters),
		cmocka_unit_test(names_of_a_header),
		cmocka_unit_test(lists_of_values),
		cmocka_unit_test(lists_of_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
