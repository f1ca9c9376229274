/*
 * test-plain.c - the quick look at a block agrees with the slow one, wherever a character stands.
 */
#include "check.h"
#include "clean.h"
#include "plain.h"
#include "utf8.h"

/* The quick look may be unsure about these, which are safe and rare. */
static bool may_be_unsure(uint32_t code)
{
	return (code >= 0x2040 && code <= 0x207F) || (code >= 0xFEC0 && code <= 0xFEFF)
		|| (code >= 0xFFC0 && code <= 0xFFFF)
		|| code >= 0xC0000
		/* Ideographs and forms that end as those do. */
		|| (code >= 0x3800 && code <= 0x3FFF) || (code >= 0xF800 && code <= 0xFC3F);
}

static void check_character(uint32_t code, size_t place)
{
	char bytes[80];
	struct rx_text text = {bytes, place};
	bool scalar;

	memset(bytes, 'x', place);
	text.length += rx_utf8_encode(code, bytes + place);
	bytes[text.length++] = 'x';
	scalar = rx_is_plain_scalar(text);
	if (rx_is_plain_avx2(text) != scalar && !(scalar && may_be_unsure(code)))
		fail_msg("U+%04X at %zu", (unsigned)code, place);
}

static void test_every_character(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		if (code < 0xD800 || code > 0xDFFF)
			check_character(code, 29 + code % 4);
	}
	for (size_t place = 0; place < 70; place++) {
		check_character(0x1B, place);
		check_character(0x202E, place);
		check_character(0x9B, place);
		check_character(0x6574, place);
		check_character(0x20000, place);
	}
}

/* Every pair and many triples of bytes, whole and cut off at the end. */
static void test_every_pair(void **state)
{
	static const unsigned char interesting[] = {0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
		0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5};
	char bytes[48];

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	for (size_t pair = 0; pair < 65536; pair++) {
		bytes[31] = (char)(pair >> 8);
		bytes[32] = (char)pair;
		for (size_t third = 0; third < sizeof(interesting); third++) {
			size_t length = 33 + third % 4;
			struct rx_text text = {bytes, length};

			bytes[33] = (char)interesting[third];
			bytes[34] = (char)interesting[(third + pair) % sizeof(interesting)];
			if (rx_is_plain_avx2(text) && !rx_is_plain_scalar(text))
				fail_msg("%zx %zu", pair, third);
			/* Well-formed characters above are checked one by one. */
			if (rx_utf8_invalid(text) != RX_NONE && rx_is_plain_avx2(text))
				fail_msg("%zx %zu", pair, third);
		}
	}
}

static void test_texts(void **state)
{
	(void)state;
	assert_true(rx_is_plain(rx_text("")));
	assert_true(rx_is_plain(rx_text("整改情况：\t“一是”……\n完成100%（含）①é")));
	assert_false(rx_is_plain(rx_text("整改\r\n")));
	assert_false(rx_is_plain(rx_text("整改\xE6\x95")));
	assert_false(rx_is_plain(RX_LITERAL("整\0改")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_every_pair),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
