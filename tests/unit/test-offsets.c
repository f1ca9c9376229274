/*
 * test-offsets.c - maps of offsets against a plain array that says for each byte where it came from.
 */
#include "check.h"
#include "offsets.h"

enum { UNITS = 3000 };

/* A random map: unit by unit, some dropped in front, some put in. */
static void test_against_array(void **state)
{
	static size_t start[UNITS * 4 + 1], end[UNITS * 4 + 1];
	struct rx_offsets offsets = {0};
	uint64_t random = 7;
	size_t text = 0, raw = 0;

	(void)state;
	for (size_t unit = 0; unit < UNITS; unit++) {
		size_t text_unit = 1 + check_below(&random, 4), raw_unit = check_below(&random, 3);
		size_t repeat = 1 + check_below(&random, 3);

		raw += check_below(&random, 5) == 0 ? check_below(&random, 40) : 0;
		for (; repeat && text + text_unit <= UNITS * 4; repeat--) {
			rx_offsets_add(&offsets, text, raw, text_unit, raw_unit);
			for (size_t byte = 0; byte < text_unit; byte++) {
				start[text + byte] = raw;
				end[text + byte] = raw + raw_unit;
			}
			text += text_unit;
			raw += raw_unit;
		}
	}
	assert_false(offsets.failed);
	for (size_t at = 0; at < text; at++) {
		assert_int_equal(rx_offsets_start(&offsets, at), start[at]);
		assert_int_equal(rx_offsets_end(&offsets, at + 1), end[at]);
		assert_true(at == 0 || start[at] >= start[at - 1]);
	}
	rx_offsets_release(&offsets);
}

static void test_empty_moves_nothing(void **state)
{
	struct rx_offsets offsets = {0};

	(void)state;
	assert_int_equal(rx_offsets_start(&offsets, 12), 12);
	assert_int_equal(rx_offsets_end(&offsets, 12), 12);
	assert_int_equal(rx_offsets_end(&offsets, 0), 0);
}

/* Runs that go on take no memory. */
static void test_runs_are_joined(void **state)
{
	struct rx_offsets offsets = {0};

	(void)state;
	for (size_t at = 0; at < 100; at++)
		rx_offsets_add(&offsets, at * 3, at * 2, 3, 2);
	assert_int_equal(offsets.count, 1);
	rx_offsets_add(&offsets, 300, 204, 3, 2);
	assert_int_equal(offsets.count, 2);
	rx_offsets_reset(&offsets);
	assert_int_equal(rx_offsets_start(&offsets, 30), 30);
	rx_offsets_release(&offsets);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_array),
		cmocka_unit_test(test_empty_moves_nothing),
		cmocka_unit_test(test_runs_are_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
