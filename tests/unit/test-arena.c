/*
 * test-arena.c - memory that is given back all at once.
 */
#include "unit.h"
#include "arena.h"

static void memory_is_zeroed_aligned_and_apart(void **state)
{
	struct rx_arena arena = {0};
	unsigned char *pieces[200];

	(void)state;
	for (size_t at = 0; at < 200; at++) {
		size_t size = 1 + at * 37 % 900;

		pieces[at] = rx_arena_new(&arena, size);
		assert_non_null(pieces[at]);
		assert_int_equal((uintptr_t)pieces[at] % sizeof(void *), 0);
		for (size_t byte = 0; byte < size; byte++)
			assert_int_equal(pieces[at][byte], 0);
		memset(pieces[at], (int)(at + 1), size);
	}
	for (size_t at = 0; at < 200; at++)
		assert_int_equal(pieces[at][at * 37 % 900], (unsigned char)(at + 1));
	rx_arena_release(&arena);
}

static void a_reset_arena_gives_zeroed_memory_again(void **state)
{
	struct rx_arena arena = {0};

	(void)state;
	for (unsigned round = 0; round < 3; round++) {
		char *bytes = rx_arena_new(&arena, 50000);

		assert_non_null(bytes);
		for (size_t at = 0; at < 50000; at++)
			assert_int_equal(bytes[at], 0);
		memset(bytes, 'x', 50000);
		rx_arena_reset(&arena);
	}
	rx_arena_release(&arena);
}

static void texts_are_copied(void **state)
{
	struct rx_arena arena = {0};
	char bytes[] = "整改";
	struct rx_text copy = rx_arena_copy(&arena, rx_text(bytes));

	(void)state;
	bytes[0] = 'x';
	assert_text(copy, "整改");
	assert_text(rx_arena_copy(&arena, rx_text("")), "");
	rx_arena_release(&arena);
}

static void an_impossible_size_is_refused(void **state)
{
	struct rx_arena arena = {0};

	(void)state;
	assert_null(rx_arena_new(&arena, SIZE_MAX / 2));
	rx_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(a_reset_arena_gives_zeroed_memory_again),
		cmocka_unit_test(texts_are_copied),
		cmocka_unit_test(an_impossible_size_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
