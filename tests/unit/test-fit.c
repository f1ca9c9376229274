/*
 * test-fit.c - sharing a line's width among columns.
 */
#include "check.h"
#include "fit.h"

static void test_all_fit(void **state)
{
	struct rx_fit columns[] = {{5, 5, 1, 0}, {10, 8, 1, 0}};

	(void)state;
	assert_int_equal(rx_fit(columns, 2, 2, 80), 2);
	assert_int_equal(columns[0].width, 5);
	assert_int_equal(columns[1].width, 10);
}

static void test_wide_columns_share(void **state)
{
	struct rx_fit columns[] = {{4, 4, 1, 0}, {100, 8, 1, 0}, {100, 8, 1, 0}};

	(void)state;
	assert_int_equal(rx_fit(columns, 3, 2, 49), 3);
	assert_int_equal(columns[0].width, 4);
	assert_int_equal(columns[1].width, 21);
	assert_int_equal(columns[2].width, 20);
}

static void test_weight(void **state)
{
	struct rx_fit columns[] = {{100, 8, 3, 0}, {100, 8, 1, 0}};

	(void)state;
	assert_int_equal(rx_fit(columns, 2, 0, 80), 2);
	assert_int_equal(columns[0].width, 60);
	assert_int_equal(columns[1].width, 20);
}

static void test_no_room(void **state)
{
	struct rx_fit columns[] = {{20, 10, 1, 0}, {20, 10, 1, 0}, {20, 10, 1, 0}};

	(void)state;
	assert_int_equal(rx_fit(columns, 3, 2, 25), 2);
	assert_int_equal(columns[0].width + columns[1].width + 2, 25);
	assert_int_equal(rx_fit(columns, 3, 2, 6), 1);
	assert_int_equal(columns[0].width, 6);
	assert_int_equal(rx_fit(columns, 0, 2, 6), 0);
}

/* A law: the line is never longer than asked, and what is short of is used up. */
static void test_random(void **state)
{
	uint64_t random = 3;

	(void)state;
	for (size_t round = 0; round < 2000; round++) {
		struct rx_fit columns[8];
		size_t count = 1 + check_below(&random, 8), room = 10 + check_below(&random, 200);
		size_t used = 0, shown, wanted = 0;

		for (size_t at = 0; at < count; at++) {
			columns[at].natural = check_below(&random, 90);
			columns[at].minimum = check_below(&random, columns[at].natural + 1);
			columns[at].weight = 1 + check_below(&random, 3);
		}
		shown = rx_fit(columns, count, 2, room);
		assert_in_range(shown, 1, count);
		for (size_t at = 0; at < shown; at++) {
			used += columns[at].width + (at ? 2 : 0);
			wanted += columns[at].natural + (at ? 2 : 0);
			assert_true(columns[at].width <= columns[at].natural);
		}
		assert_int_equal(used, wanted < room ? wanted : room);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_fit),
		cmocka_unit_test(test_wide_columns_share),
		cmocka_unit_test(test_weight),
		cmocka_unit_test(test_no_room),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
