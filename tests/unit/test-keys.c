/*
 * test-keys.c - the set of byte strings that groups and distinct values are counted beside.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "keys.h"

static void places_count_from_zero(void **state)
{
	struct rx_keys keys = {0};
	bool added;

	(void)state;
	assert_true(rx_keys_find(&keys, 0, RX_LITERAL("a")) == RX_NONE);
	assert_int_equal(rx_keys_add(&keys, 0, RX_LITERAL("a"), &added), 0);
	assert_true(added);
	assert_int_equal(rx_keys_add(&keys, 0, RX_LITERAL(""), &added), 1);
	assert_true(added);
	assert_int_equal(rx_keys_add(&keys, 0, RX_LITERAL("a"), &added), 0);
	assert_false(added);
	assert_int_equal(rx_keys_add(&keys, 7, RX_LITERAL("a"), &added), 2);
	assert_true(added);
	assert_int_equal(rx_keys_find(&keys, 7, RX_LITERAL("a")), 2);
	assert_true(rx_keys_find(&keys, 7, RX_LITERAL("")) == RX_NONE);
	rx_keys_release(&keys);
}

static struct rx_text name_of(size_t number, char room[32])
{
	int length = snprintf(room, 32, "key %zu", number * 7919);

	return rx_text_of(room, (size_t)length);
}

static void many_keys_keep_their_places(void **state)
{
	enum { MANY = 20000 };
	struct rx_keys keys = {0};
	char room[32];
	bool added;

	(void)state;
	for (size_t at = 0; at < MANY; at++)
		assert_int_equal(rx_keys_add(&keys, at % 3, name_of(at, room), &added), at);
	for (size_t at = 0; at < MANY; at++) {
		assert_int_equal(rx_keys_find(&keys, at % 3, name_of(at, room)), at);
		assert_true(rx_text_equal(rx_keys_text(&keys, at), name_of(at, room)));
	}
	rx_keys_reset(&keys);
	assert_true(rx_keys_find(&keys, 0, name_of(0, room)) == RX_NONE);
	assert_int_equal(rx_keys_add(&keys, 0, RX_LITERAL("again"), &added), 0);
	rx_keys_release(&keys);
}

static void order_is_by_owner_then_cell_by_cell(void **state)
{
	static const char *const in_order[] = {
		"", "a", "a\tb", "a\tc", "a\x01\ta", "a b", "\xE4\xB8\x80"};
	enum { COUNT = sizeof(in_order) / sizeof(in_order[0]) };
	struct rx_keys keys = {0};
	uint32_t *places;
	bool added;

	(void)state;
	rx_keys_add(&keys, 2, RX_LITERAL(""), &added);
	for (size_t at = COUNT; at-- > 0;)
		rx_keys_add(&keys, 1, rx_text(in_order[at]), &added);
	places = rx_keys_sorted(&keys);
	assert_non_null(places);
	for (size_t at = 0; at < COUNT; at++) {
		struct rx_text key = rx_keys_text(&keys, places[at]);

		assert_true(rx_text_equal(key, rx_text(in_order[at])));
	}
	assert_int_equal(places[COUNT], 0);
	free(places);
	rx_keys_release(&keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_count_from_zero),
		cmocka_unit_test(many_keys_keep_their_places),
		cmocka_unit_test(order_is_by_owner_then_cell_by_cell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
