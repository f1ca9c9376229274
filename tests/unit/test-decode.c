/*
 * test-decode.c - encodings by name and by content, decoding against iconv character by character,
 * and where every character came from.
 */
#include "check.h"
#include "decode.h"
#include "utf8.h"

static const char sample[] = "一是加强领导。召开会议3次,整改12项。\r\n“二是”严格督办×①②𠮷。";

static void guess(struct rx_text raw, enum rx_encoding expected)
{
	bool checked;

	assert_int_equal(rx_encoding_guess(raw, &checked), expected);
}

static void test_names(void **state)
{
	struct rx_text rest = RX_LITERAL(RX_ENCODING_NAMES), name;
	enum rx_encoding encoding;

	(void)state;
	while (rx_text_split(&rest, ' ', &name))
		assert_true(rx_encoding_find(name, &encoding) && encoding != RX_ENCODING_GUESS);
	assert_true(rx_encoding_find(RX_LITERAL("GBK"), &encoding));
	assert_int_equal(encoding, RX_ENCODING_GB18030);
	assert_false(rx_encoding_find(RX_LITERAL("latin1"), &encoding));
	assert_false(rx_encoding_find(RX_LITERAL(""), &encoding));
}

static void test_guesses(void **state)
{
	char raw[400];

	(void)state;
	guess(rx_text(sample), RX_ENCODING_UTF8);
	guess(RX_LITERAL(""), RX_ENCODING_UTF8);
	guess(RX_LITERAL("plain"), RX_ENCODING_UTF8);
	guess(check_encode("GB18030", sample, raw, sizeof(raw)), RX_ENCODING_GB18030);
	guess(check_encode("UTF-16LE", sample, raw, sizeof(raw)), RX_ENCODING_UTF16LE);
	guess(check_encode("UTF-16BE", sample, raw, sizeof(raw)), RX_ENCODING_UTF16BE);
	guess(check_encode("UTF-16LE", "一是一体推进", raw, sizeof(raw)), RX_ENCODING_UTF16LE);
	guess(check_encode("UTF-16BE", "一是一体推进", raw, sizeof(raw)), RX_ENCODING_UTF16BE);
	guess(check_encode("UTF-16LE", "only English words, and 12", raw, sizeof(raw)),
		RX_ENCODING_UTF16LE);
	guess(check_encode("UTF-16BE", "only English words, and 12", raw, sizeof(raw)),
		RX_ENCODING_UTF16BE);
	guess(RX_LITERAL("\xEF\xBB\xBFx"), RX_ENCODING_UTF8);
	guess(RX_LITERAL("\xFF\xFEx"), RX_ENCODING_UTF16LE);
	guess(RX_LITERAL("\xFE\xFFx"), RX_ENCODING_UTF16BE);
	guess(RX_LITERAL("\x84\x31\x95\x33x"), RX_ENCODING_GB18030);
	guess(RX_LITERAL("整改\xFF情况\xE6"), RX_ENCODING_UTF8);
	/* Zeros in what is no UTF-16: UTF-8, which the caller refuses for the zeros. */
	guess(RX_LITERAL("整改\0情况"), RX_ENCODING_UTF8);
	guess(RX_LITERAL("ab\0c"), RX_ENCODING_UTF8);
}

/* Decodes the sample and checks text, and start and end of each character. */
static void check_sample(
	const char *name, enum rx_encoding encoding, const char *mark, size_t mark_length)
{
	struct rx_decoded decoded = {0};
	char raw[400];
	size_t at = mark_length, length;

	memcpy(raw, mark, mark_length);
	length = check_encode(name, sample, raw + at, sizeof(raw) - at).length + at;
	assert_int_equal(rx_decode(&decoded, rx_text_of(raw, length), encoding), RX_DECODE_DONE);
	check_text(decoded.text, sample);
	assert_int_equal(decoded.bad, 0);
	for (size_t text = 0; text < decoded.text.length; text += length) {
		char one[8], character[8] = {0};
		struct rx_text bytes;

		rx_utf8_decode(decoded.text, text, &length);
		memcpy(character, decoded.text.bytes + text, length);
		bytes = check_encode(name, character, one, sizeof(one));
		assert_int_equal(rx_offsets_start(&decoded.offsets, text), at);
		at += bytes.length;
		assert_int_equal(rx_offsets_end(&decoded.offsets, text + length), at);
	}
	rx_decoded_release(&decoded);
}

static void test_samples(void **state)
{
	(void)state;
	check_sample("UTF-8", RX_ENCODING_GUESS, "", 0);
	check_sample("UTF-8", RX_ENCODING_GUESS, "\xEF\xBB\xBF", 3);
	check_sample("GB18030", RX_ENCODING_GUESS, "", 0);
	check_sample("GB18030", RX_ENCODING_GB18030, "", 0);
	check_sample("UTF-16LE", RX_ENCODING_GUESS, "", 0);
	check_sample("UTF-16LE", RX_ENCODING_GUESS, "\xFF\xFE", 2);
	check_sample("UTF-16BE", RX_ENCODING_GUESS, "", 0);
	check_sample("UTF-16BE", RX_ENCODING_UTF16BE, "\xFE\xFF", 2);
}

/* Every character of two bytes is one code point, which the map of offsets relies on. */
static void every_pair(enum rx_encoding encoding, unsigned low, unsigned high)
{
	struct rx_decoded decoded = {0};

	for (unsigned first = 0x81; first <= 0xFE; first++) {
		for (unsigned second = low; second <= high; second++) {
			char raw[4] = {(char)first, (char)second, 'x', 0};

			if (second >= '0' && second <= '9')
				continue;
			assert_int_equal(
				rx_decode(&decoded, rx_text_of(raw, 3), encoding), RX_DECODE_DONE);
			if (decoded.bad == 0)
				assert_int_equal(rx_utf8_count(decoded.text), 2);
			assert_int_equal(rx_offsets_end(&decoded.offsets, decoded.text.length), 3);
		}
	}
	rx_decoded_release(&decoded);
}

static void test_pairs(void **state)
{
	(void)state;
	every_pair(RX_ENCODING_GB18030, 0x40, 0xFE);
	every_pair(RX_ENCODING_BIG5, 0x40, 0xFE);
}

static void bad(
	struct rx_text raw, enum rx_encoding encoding, const char *text, size_t count, size_t first)
{
	struct rx_decoded decoded = {0};

	assert_int_equal(rx_decode(&decoded, raw, encoding), RX_DECODE_DONE);
	check_text(decoded.text, text);
	assert_int_equal(decoded.bad, count);
	assert_int_equal(decoded.first_bad, first);
	assert_int_equal(rx_offsets_end(&decoded.offsets, decoded.text.length), raw.length);
	rx_decoded_release(&decoded);
}

static void test_bad_bytes(void **state)
{
	(void)state;
	bad(RX_LITERAL("\xD6\xD0\xFF\xCE\xC4"), RX_ENCODING_GUESS, "中\xEF\xBF\xBD文", 1, 2);
	bad(RX_LITERAL("\xD6\xD0\xFF\xFF\nx\xCE"), RX_ENCODING_GB18030,
		"中\xEF\xBF\xBD\xEF\xBF\xBD\nx\xEF\xBF\xBD", 3, 2);
	bad(RX_LITERAL("-N\0\xD8-N\0"), RX_ENCODING_UTF16LE,
		"中\xEF\xBF\xBD\xEF\xBF\xBD中\xEF\xBF\xBD", 3, 2);
	bad(RX_LITERAL("整改\xFF情况"), RX_ENCODING_GUESS, "整改\xFF情况", 1, 6);
	bad(RX_LITERAL("\xD6\xD0"), RX_ENCODING_UTF8, "\xD6\xD0", 2, 0);
}

/* Longer than one piece, so that characters are cut by its end. */
static void test_long(void **state)
{
	struct rx_buffer raw = {0};
	struct rx_decoded decoded = {0};

	(void)state;
	rx_buffer_add_byte(&raw, 'x');
	for (size_t at = 0; at < 100000; at++)
		rx_buffer_add(&raw, "\xD6\xD0", 2);
	assert_int_equal(
		rx_decode(&decoded, rx_buffer_text(&raw), RX_ENCODING_GUESS), RX_DECODE_DONE);
	assert_int_equal(decoded.text.length, 300001);
	assert_int_equal(decoded.bad, 0);
	assert_int_equal(decoded.offsets.count, 2);
	assert_int_equal(rx_offsets_start(&decoded.offsets, 300001 - 3), 199999);
	rx_decoded_release(&decoded);
	rx_buffer_release(&raw);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_guesses),
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
