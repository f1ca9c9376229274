/*
 * test-buffer.c - growing buffers and arrays: contents, numbers, and the sticky fault when a size
 * cannot be had.
 */
#include "buffer.h"
#include "check.h"

#include <stdlib.h>

static void test_grows(void **state)
{
	struct rx_buffer buffer = {0};
	uint64_t random = 2;
	size_t length = 0;
	char all[5000];

	(void)state;
	while (length < sizeof(all) - 200) {
		size_t more = check_below(&random, 200);

		for (size_t at = 0; at < more; at++)
			all[length + at] = (char)check_random(&random);
		rx_buffer_add(&buffer, all + length, more);
		length += more;
		if (check_below(&random, 2)) {
			all[length] = 'x';
			rx_buffer_add_byte(&buffer, all[length++]);
		}
	}
	assert_int_equal(buffer.length, length);
	assert_memory_equal(buffer.bytes, all, length);
	assert_true(buffer.room >= buffer.length);
	rx_buffer_release(&buffer);
	assert_null(buffer.bytes);
	assert_int_equal(buffer.room, 0);
}

static void test_reset_keeps_memory(void **state)
{
	struct rx_buffer buffer = {0};
	size_t room;

	(void)state;
	rx_buffer_add_string(&buffer, "整改进展情况的通报");
	room = buffer.room;
	rx_buffer_reset(&buffer);
	assert_int_equal(buffer.length, 0);
	assert_int_equal(buffer.room, room);
	rx_buffer_add_string(&buffer, "a");
	rx_buffer_add_string(&buffer, NULL);
	rx_buffer_add(&buffer, NULL, 0);
	check_text(rx_buffer_text(&buffer), "a");
	rx_buffer_release(&buffer);
}

static void test_numbers(void **state)
{
	static const uint64_t numbers[] = {0, 9, 10, 4294967296u, UINT64_MAX};
	struct rx_buffer buffer = {0};
	char expected[32];

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		rx_buffer_reset(&buffer);
		rx_buffer_add_number(&buffer, numbers[i]);
		snprintf(expected, sizeof(expected), "%llu", (unsigned long long)numbers[i]);
		check_text(rx_buffer_text(&buffer), expected);
	}
	rx_buffer_release(&buffer);
}

static void test_codes(void **state)
{
	struct rx_buffer buffer = {0};

	(void)state;
	rx_buffer_add_code(&buffer, 'a');
	rx_buffer_add_code(&buffer, 0x6574);
	rx_buffer_add_code(&buffer, 0xD800);
	check_text(rx_buffer_text(&buffer), "a整\xEF\xBF\xBD");
	rx_buffer_release(&buffer);
}

/* Sizes beyond half the address space are refused before anything is asked of malloc(). */
static void test_fault_sticks(void **state)
{
	struct rx_buffer buffer = {0};

	(void)state;
	rx_buffer_add_string(&buffer, "kept");
	assert_false(rx_buffer_reserve(&buffer, SIZE_MAX));
	assert_true(buffer.failed);
	assert_false(rx_buffer_reserve(&buffer, 1));
	rx_buffer_add_string(&buffer, "x");
	check_text(rx_buffer_text(&buffer), "kept");
	rx_buffer_release(&buffer);
	assert_false(buffer.failed);
	assert_false(rx_buffer_reserve(&buffer, SIZE_MAX / 2 + 1));
	rx_buffer_release(&buffer);
}

static void test_array(void **state)
{
	uint64_t *items = NULL;
	size_t room = 0;

	(void)state;
	for (size_t count = 0; count < 1000; count++) {
		items = rx_array_grow(items, count, &room, sizeof(*items));
		assert_non_null(items);
		assert_true(room > count);
		items[count] = count * count;
	}
	for (size_t count = 0; count < 1000; count++)
		assert_int_equal(items[count], count * count);
	room = SIZE_MAX / 4;
	assert_null(rx_array_grow(items, room, &room, sizeof(*items)));
	assert_int_equal(room, SIZE_MAX / 4);
	free(items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grows),
		cmocka_unit_test(test_reset_keeps_memory),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_fault_sticks),
		cmocka_unit_test(test_array),
	};

	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
