/*
 * test-marks.c - the scalar and the AVX2 path find the same TABs and LFs as a plain loop, on any
 * bytes, at every alignment and length.  Where the machine has no AVX2 both are the scalar path.
 */
#include "check.h"
#include "marks.h"

enum { ROOM = 400 };

static size_t slow(const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	size_t count = 0;

	*lines = 0;
	for (size_t at = start; at < end; at++) {
		if (bytes[at] == '\n')
			++*lines;
		if (bytes[at] == '\t' || bytes[at] == '\n')
			marks[count++] = (uint32_t)at;
	}
	return count;
}

static void compare(const char *bytes, size_t start, size_t end)
{
	uint32_t expected[ROOM], got[ROOM + 8];
	size_t lines, line_count, count = slow(bytes, start, end, expected, &lines);

	assert_true(rx_marks_find(bytes, start, end, got, &line_count) == count);
	assert_true(line_count == lines);
	assert_memory_equal(got, expected, count * sizeof(*got));
	assert_true(rx_marks_find_scalar(bytes, start, end, got, &line_count) == count);
	assert_true(line_count == lines);
	assert_memory_equal(got, expected, count * sizeof(*got));
}

/* density: one byte in so many is a mark, or one bit away from one. */
static void fuzz(uint64_t *random, size_t density, int rounds)
{
	static const char near[] = "\t\n\x08\x0B\x89\x8A\x19\x1A\x01\x02";
	char bytes[ROOM];

	while (rounds--) {
		size_t start = check_below(random, 80);
		size_t end = start + check_below(random, ROOM - start + 1);

		for (size_t at = 0; at < ROOM; at++)
			bytes[at] = check_below(random, density)
				? (char)check_random(random)
				: near[check_below(random, sizeof(near) - 1)];
		compare(bytes, start, end);
	}
}

static void test_fuzz(void **state)
{
	uint64_t random = 6;

	(void)state;
	fuzz(&random, 1, 3000);
	fuzz(&random, 4, 3000);
	fuzz(&random, 100, 3000);
}

static void test_every_alignment(void **state)
{
	char bytes[ROOM];

	(void)state;
	for (size_t at = 0; at < ROOM; at++)
		bytes[at] = at % 7 == 0 ? '\t' : at % 11 == 0 ? '\n' : 'x';
	for (size_t start = 0; start < 64; start++) {
		for (size_t length = 0; length < 200; length++)
			compare(bytes, start, start + length);
	}
}

static void test_all_marks(void **state)
{
	char bytes[ROOM];

	(void)state;
	memset(bytes, '\n', sizeof(bytes));
	compare(bytes, 0, ROOM);
	memset(bytes, '\t', sizeof(bytes));
	compare(bytes, 1, ROOM);
	compare(bytes, 5, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fuzz),
		cmocka_unit_test(test_every_alignment),
		cmocka_unit_test(test_all_marks),
	};

	print_message("# AVX2 path: %s\n", rx_marks_have_avx2() ? "yes" : "no, scalar twice");
	return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
