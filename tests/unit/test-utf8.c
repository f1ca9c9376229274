/*
 * test-utf8.c - encoding and decoding of every code point, and the validator against a second one
 * that decodes by arithmetic and then asks whether the number may be written so.
 */
#include "check.h"
#include "utf8.h"

static bool is_scalar(uint32_t code)
{
	return code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

static void test_every_code_point(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x110010; code++) {
		char bytes[4];
		size_t length = rx_utf8_encode(code, bytes), back;
		uint32_t expected = is_scalar(code) ? code : RX_REPLACEMENT;

		assert_true(rx_utf8_decode(rx_text_of(bytes, length), 0, &back) == expected);
		assert_true(back == length);
		assert_true(rx_utf8_invalid(rx_text_of(bytes, length)) == RX_NONE);
		assert_true(rx_utf8_count(rx_text_of(bytes, length)) == 1);
	}
	assert_int_equal(rx_utf8_encode(UINT32_MAX, (char[4]){0}), 3);
}

/* Length of the character at bytes: by value, the shortest form only; 0 when it is none. */
static size_t slow_length(const unsigned char *bytes, size_t left)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t length = bytes[0] < 0x80 ? 1
		: bytes[0] >> 5 == 6    ? 2
		: bytes[0] >> 4 == 14   ? 3
		: bytes[0] >> 3 == 30   ? 4
					: 0;
	uint32_t code;

	if (length <= 1 || length > left)
		return length > left ? 0 : length;
	code = bytes[0] & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++) {
		if (bytes[i] >> 6 != 2)
			return 0;
		code = code * 64 + (bytes[i] & 63u);
	}
	return code >= smallest[length] && is_scalar(code) ? length : 0;
}

static void compare_validators(struct rx_text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	size_t at = 0, bad = RX_NONE, count = 0, length;

	while (at < text.length) {
		size_t expected = slow_length(bytes + at, text.length - at);

		if (!expected && bad == RX_NONE)
			bad = at;
		if (rx_utf8_decode(text, at, &length) == RX_REPLACEMENT && !expected)
			assert_true(length == 1);
		assert_true(length == (expected ? expected : 1));
		at += length;
		count++;
	}
	assert_true(rx_utf8_invalid(text) == bad);
	assert_true(rx_utf8_count(text) == count);
}

/* Bytes near the borders of the table of well-formed sequences come often. */
static char border_byte(uint64_t *random)
{
	static const unsigned char borders[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
		0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4,
		0xF5, 0xFF, 'a'};

	return (char)borders[check_below(random, sizeof(borders))];
}

static void test_fuzz(void **state)
{
	uint64_t random = 3;
	char bytes[40];

	(void)state;
	for (int round = 0; round < 200000; round++) {
		size_t length = check_below(&random, 12);

		for (size_t at = 0; at < length; at++)
			bytes[at] = border_byte(&random);
		compare_validators(rx_text_of(bytes, length));
	}
}

/* Good characters with one byte spoilt, behind a run of ASCII that the fast path skips. */
static void test_spoilt(void **state)
{
	uint64_t random = 4;
	char bytes[64];

	(void)state;
	for (int round = 0; round < 100000; round++) {
		size_t length = check_below(&random, 24);

		memset(bytes, 'a', length);
		while (length < 50) {
			uint32_t code = (uint32_t)check_below(&random, 0x3000);

			if (check_below(&random, 2))
				code = 0x10000 + (uint32_t)check_below(&random, 0x100000);
			length += rx_utf8_encode(code, bytes + length);
		}
		assert_true(rx_utf8_invalid(rx_text_of(bytes, length)) == RX_NONE);
		bytes[check_below(&random, length)] = (char)check_random(&random);
		compare_validators(rx_text_of(bytes, length));
	}
}

static void test_classes(void **state)
{
	static const uint32_t blanks[] = {
		' ', '\t', '\n', '\r', 0xA0, 0xAD, 0x3000, 0xFEFF, 0x200B, 0x200D, 0x2028, 0x2060};
	static const uint32_t han[] = {0x4E00, 0x9FFF, 0x3400, 0x3007, 0x20000, 0xF900};

	(void)state;
	for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
		assert_true(rx_is_blank(blanks[i]));
		assert_false(rx_is_han(blanks[i]));
	}
	for (size_t i = 0; i < sizeof(han) / sizeof(han[0]); i++) {
		assert_true(rx_is_han(han[i]));
		assert_false(rx_is_blank(han[i]));
	}
	assert_false(rx_is_han(0x3002)); /* the full stop */
	assert_false(rx_is_blank(0x3002));
	assert_false(rx_is_han('a'));
	assert_false(rx_is_blank('a'));
}

static void test_empty(void **state)
{
	(void)state;
	assert_true(rx_utf8_invalid(rx_text_of(NULL, 0)) == RX_NONE);
	assert_int_equal(rx_utf8_count(rx_text_of(NULL, 0)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_fuzz),
		cmocka_unit_test(test_spoilt),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
