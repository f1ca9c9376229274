/*
 * test-clean.c - which characters are unsafe, and what becomes of them.
 */
#include "check.h"
#include "clean.h"

static void check_clean(struct rx_text text, enum rx_clean how, const char *expected)
{
	struct rx_buffer scratch = {0}, added = {0};

	check_text(rx_clean(text, how, &scratch), expected);
	rx_clean_add(&added, text, how);
	check_text(rx_buffer_text(&added), expected);
	rx_buffer_release(&scratch);
	rx_buffer_release(&added);
}

static void test_clean_text_is_itself(void **state)
{
	struct rx_buffer scratch = {0};
	struct rx_text text = rx_text("完成整改 100%（“①…”）é \U00020000");
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINE, &scratch);

	(void)state;
	assert_ptr_equal(clean.bytes, text.bytes);
	assert_int_equal(clean.length, text.length);
	assert_null(scratch.bytes);
}

static void test_line_ends(void **state)
{
	(void)state;
	check_clean(rx_text("a\r\nb\nc\rd\te"), RX_CLEAN_LINES, "a\nb\nc\nd e");
	check_clean(rx_text("a\r\nb\nc\rd\te"), RX_CLEAN_LINE, "a b c d e");
	check_clean(rx_text("a\u2028b\u2029c"), RX_CLEAN_LINES, "a\nb\nc");
}

static void test_controls(void **state)
{
	(void)state;
	check_clean(RX_LITERAL("a\0b"), RX_CLEAN_LINE, "a\uFFFDb");
	check_clean(rx_text("\x1B[2J"), RX_CLEAN_LINE, "\uFFFD[2J");
	check_clean(rx_text("a\x7F"), RX_CLEAN_LINE, "a\uFFFD");
	check_clean(rx_text("\xC2\x9B[2J"), RX_CLEAN_LINE, "\uFFFD[2J"); /* C1 */
	check_clean(rx_text("\u202Egpj.exe"), RX_CLEAN_LINE, "\uFFFDgpj.exe");
	check_clean(rx_text("\uFEFF标题"), RX_CLEAN_LINE, "标题");
}

static void test_bad_bytes(void **state)
{
	(void)state;
	check_clean(rx_text("a\xFFz"), RX_CLEAN_LINE, "a\uFFFDz");
	check_clean(rx_text("整\xE6\x95"), RX_CLEAN_LINE, "整\uFFFD\uFFFD");
	check_clean(rx_text("\xE6\x95 "), RX_CLEAN_LINE, "\uFFFD\uFFFD ");
	check_clean(rx_text("a\uFFFDz"), RX_CLEAN_LINE, "a\uFFFDz"); /* a good U+FFFD */
}

/* Every single character: unsafe ones and no others are touched. */
static void test_every_character(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		struct rx_buffer text = {0};
		bool surrogate = code >= 0xD800 && code < 0xE000;

		if (surrogate)
			continue;
		rx_buffer_add_code(&text, code);
		if ((rx_clean_run(rx_buffer_text(&text)) == 0) != rx_is_unsafe(code))
			fail_msg("U+%04X", (unsigned)code);
		rx_buffer_release(&text);
	}
	assert_true(rx_is_unsafe(0x1B) && rx_is_unsafe(0x202E) && rx_is_unsafe(0x2066));
	assert_false(rx_is_unsafe(0x3000) || rx_is_unsafe(' ') || rx_is_unsafe(0xE9));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean_text_is_itself),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_controls),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_every_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
