/*
 * test-cell.c - decoding undoes encoding on any bytes, encoded cells hold nothing that ends a cell,
 * and what no encoder writes is left as it stands.
 */
#include "cell.h"
#include "check.h"

static void test_identity(void **state)
{
	struct rx_buffer encoded = {0};
	uint64_t random = 5;
	char value[64], scratch[128];

	(void)state;
	for (int round = 0; round < 100000; round++) {
		struct rx_text text = {value, check_below(&random, sizeof(value) + 1)};
		struct rx_text back;

		for (size_t at = 0; at < text.length; at++)
			value[at] = check_below(&random, 3) ? "\t\n\r\\tnr"[check_below(&random, 7)]
							    : (char)check_random(&random);
		rx_buffer_reset(&encoded);
		rx_cell_encode(&encoded, text);
		for (size_t at = 0; at < encoded.length; at++)
			assert_null(memchr("\t\n\r", encoded.bytes[at], 3));
		back = rx_cell_decode(rx_buffer_text(&encoded), scratch);
		assert_true(rx_text_equal(back, text));
	}
	rx_buffer_release(&encoded);
}

static void test_forms(void **state)
{
	char scratch[16];

	(void)state;
	check_text(rx_cell_decode(rx_text("a\\tb"), scratch), "a\tb");
	check_text(rx_cell_decode(rx_text("\\n\\r\\\\"), scratch), "\n\r\\");
	check_text(rx_cell_decode(rx_text("\\\\n"), scratch), "\\n");
	check_text(rx_cell_decode(rx_text("\\x\\"), scratch), "\\x\\");
	check_text(rx_cell_decode(rx_text("\\;"), scratch), "\\;");
	check_text(rx_cell_decode(rx_text("整改"), scratch), "整改");
}

/* Without a backslash the cell itself comes back, and scratch is not touched. */
static void test_borrowed(void **state)
{
	struct rx_text cell = rx_text("plain");

	(void)state;
	assert_ptr_equal(rx_cell_decode(cell, NULL).bytes, cell.bytes);
	assert_int_equal(rx_cell_decode((struct rx_text){NULL, 0}, NULL).length, 0);
}

static void test_value(void **state)
{
	struct rx_buffer scratch = {0};
	struct rx_text plain = rx_text("plain");

	(void)state;
	assert_ptr_equal(rx_cell_value(plain, &scratch).bytes, plain.bytes);
	check_text(rx_cell_value(rx_text("a\\\\b"), &scratch), "a\\b");
	check_text(rx_cell_value(rx_text("long\\tlong\\tlong"), &scratch), "long\tlong\tlong");
	rx_buffer_release(&scratch);
}

static void test_empty(void **state)
{
	struct rx_buffer out = {0};

	(void)state;
	rx_cell_encode(&out, (struct rx_text){NULL, 0});
	assert_int_equal(out.length, 0);
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_borrowed),
		cmocka_unit_test(test_value),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests_name("cell", tests, NULL, NULL);
}
