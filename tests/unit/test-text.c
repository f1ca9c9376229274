/*
 * test-text.c - comparing, cutting and searching texts, the empty text with a NULL pointer among
 * them, and searching against a plain loop.
 */
#include "check.h"

static const struct rx_text none = {NULL, 0};

static void test_of_string(void **state)
{
	(void)state;
	assert_int_equal(rx_text(NULL).length, 0);
	assert_int_equal(rx_text("").length, 0);
	check_text(rx_text("整改"), "整改");
	assert_int_equal(RX_LITERAL("a\0b").length, 3);
}

static void test_equal(void **state)
{
	(void)state;
	assert_true(rx_text_equal(none, rx_text("")));
	assert_true(rx_text_equal(rx_text("整改"), RX_LITERAL("整改")));
	assert_false(rx_text_equal(rx_text("整改"), rx_text("整")));
	assert_false(rx_text_equal(rx_text("a"), none));
	assert_true(rx_text_equal_nocase(rx_text("DuE"), rx_text("dUe")));
	assert_true(rx_text_equal_nocase(none, none));
	assert_false(rx_text_equal_nocase(rx_text("@"), rx_text("`")));
	assert_false(rx_text_equal_nocase(rx_text("["), rx_text("{")));
	assert_false(rx_text_equal_nocase(rx_text("due"), rx_text("du")));
}

static void test_ends(void **state)
{
	struct rx_text text = rx_text("问题整改");

	(void)state;
	assert_true(rx_text_starts(text, rx_text("问题")));
	assert_true(rx_text_starts(text, none));
	assert_true(rx_text_starts(none, none));
	assert_false(rx_text_starts(none, rx_text("a")));
	assert_false(rx_text_starts(rx_text("问"), text));
	assert_true(rx_text_ends(text, rx_text("整改")));
	assert_true(rx_text_ends(text, none));
	assert_true(rx_text_ends(none, none));
	assert_false(rx_text_ends(text, rx_text("问题")));
	assert_false(rx_text_ends(rx_text("改"), text));
}

static void test_compare(void **state)
{
	(void)state;
	assert_int_equal(rx_text_compare(none, rx_text("")), 0);
	assert_true(rx_text_compare(none, rx_text("a")) < 0);
	assert_true(rx_text_compare(rx_text("a"), none) > 0);
	assert_true(rx_text_compare(rx_text("ab"), rx_text("abc")) < 0);
	assert_true(rx_text_compare(rx_text("abd"), rx_text("abc")) > 0);
	assert_true(rx_text_compare(rx_text("z"), rx_text("整")) < 0);
	assert_int_equal(rx_text_compare(rx_text("整"), rx_text("整")), 0);
}

static void test_slice(void **state)
{
	(void)state;
	check_text(rx_text_slice(rx_text("abcdef"), 2, 4), "cd");
	check_text(rx_text_slice(rx_text("abc"), 3, 3), "");
	assert_int_equal(rx_text_slice(none, 0, 0).length, 0);
}

static void test_trim(void **state)
{
	(void)state;
	check_text(rx_text_trim(rx_text(" \t\r\n a b \n")), "a b");
	check_text(rx_text_trim(rx_text(" \t ")), "");
	check_text(rx_text_trim(rx_text("\xE3\x80\x80整")), "\xE3\x80\x80整");
	assert_int_equal(rx_text_trim(none).length, 0);
}

static size_t pieces(const char *string, char *joined)
{
	struct rx_text rest = rx_text(string), piece;
	size_t count = 0, used = 0;

	while (rx_text_split(&rest, ',', &piece)) {
		count++;
		joined[used++] = '<';
		memcpy(joined + used, piece.bytes, piece.length);
		used += piece.length;
		joined[used++] = '>';
	}
	joined[used] = '\0';
	assert_false(rx_text_split(&rest, ',', &piece));
	return count;
}

static void test_split(void **state)
{
	char joined[64];

	(void)state;
	assert_int_equal(pieces("a,b", joined), 2);
	assert_string_equal(joined, "<a><b>");
	assert_int_equal(pieces("", joined), 1);
	assert_string_equal(joined, "<>");
	assert_int_equal(pieces("a,", joined), 2);
	assert_string_equal(joined, "<a><>");
	assert_int_equal(pieces(",,", joined), 3);
	assert_string_equal(joined, "<><><>");
}

/* The first occurrence by comparing at every offset. */
static size_t slow_find(struct rx_text text, struct rx_text needle, size_t from)
{
	for (size_t at = from; at + needle.length <= text.length; at++) {
		if (rx_text_equal(rx_text_slice(text, at, at + needle.length), needle))
			return at;
	}
	return RX_NONE;
}

static void test_find(void **state)
{
	uint64_t random = 1;
	char bytes[24], wanted[4];

	(void)state;
	assert_int_equal(rx_text_find(none, none, 0), 0);
	assert_true(rx_text_find(none, rx_text("a"), 0) == RX_NONE);
	assert_true(rx_text_find(rx_text("abc"), rx_text("a"), 4) == RX_NONE);
	for (int round = 0; round < 20000; round++) {
		struct rx_text text = {bytes, check_below(&random, sizeof(bytes) + 1)};
		struct rx_text needle = {wanted, check_below(&random, sizeof(wanted) + 1)};
		size_t from = check_below(&random, sizeof(bytes) + 2);

		for (size_t at = 0; at < text.length; at++)
			bytes[at] = (char)('a' + check_below(&random, 2));
		for (size_t at = 0; at < needle.length; at++)
			wanted[at] = (char)('a' + check_below(&random, 2));
		assert_true(rx_text_find(text, needle, from)
			== (from > text.length ? RX_NONE : slow_find(text, needle, from)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_of_string),
		cmocka_unit_test(test_equal),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_slice),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
