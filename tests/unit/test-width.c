/*
 * test-width.c - cells of a terminal, cutting, and wrapping with the rules for marks at line ends.
 */
#include "check.h"
#include "buffer.h"
#include "utf8.h"
#include "width.h"

static void test_widths(void **state)
{
	(void)state;
	assert_int_equal(rx_width(rx_text(""), false), 0);
	assert_int_equal(rx_width(rx_text("abc"), false), 3);
	assert_int_equal(rx_width(rx_text("整改"), false), 4);
	assert_int_equal(rx_width(rx_text("整改，a。"), false), 9);
	assert_int_equal(rx_width(rx_text("ｱ"), false), 1);       /* half-width katakana */
	assert_int_equal(rx_width(rx_text("e\u0301"), false), 1); /* e with a combining accent */
	assert_int_equal(rx_width(rx_text("整\u0301改"), false), 4);
	assert_int_equal(rx_width(rx_text("\U00020000"), false), 2); /* extension B */
	/* Four people joined into one picture. */
	assert_int_equal(rx_width(rx_text("\U0001F468\u200D\U0001F469\u200D\U0001F467"), false), 2);
}

/* Whatever stands where in a longer text, plain or not, the sum of its parts is the width of all. */
static void test_plain_and_not(void **state)
{
	static const struct {
		const char *string;
		bool plain;
		size_t width;
	} odd[] = {
		{"整", true, 2},
		{"a", true, 1},
		{"，", true, 2},
		{"。", true, 2},
		{"～", true, 2},
		{"\u3029", true, 2},
		{"\u302A", false, 0},
		{"\u4DFF", false, 0},
		{"ｱ", false, 1},
		{"\uFF60", false, 2},
		{"“", false, 1},
		{"\U00020000", false, 2},
		{"é", false, 1},
		{"\t", false, 0},
		{"\x7F", false, 0},
		{"\xE6\x95", false, 0},
		{"\xB4", false, 0},
	};
	struct rx_buffer text = {0};
	size_t width;

	(void)state;
	for (size_t each = 0; each < sizeof(odd) / sizeof(odd[0]); each++) {
		for (size_t before = 0; before < 70; before++) {
			rx_buffer_reset(&text);
			for (size_t at = 0; at < before; at++)
				rx_buffer_add_string(&text, at % 5 == 2 ? "b" : "改");
			width = rx_width(rx_buffer_text(&text), false) + odd[each].width + 40;
			rx_buffer_add_string(&text, odd[each].string);
			for (size_t at = 0; at < 20; at++)
				rx_buffer_add_string(&text, "完");
			if (odd[each].plain || odd[each].width)
				assert_int_equal(rx_width(rx_buffer_text(&text), false), width);
			if (rx_width_plain(rx_buffer_text(&text), &width))
				assert_int_equal(rx_width(rx_buffer_text(&text), false), width);
			assert_int_equal(
				rx_width_plain(rx_buffer_text(&text), &width), odd[each].plain);
		}
	}
	rx_buffer_release(&text);
}

static bool is_plain(uint32_t code)
{
	return (code >= 0x20 && code < 0x7F) || (code >= 0x4E00 && code <= 0x9FFF)
		|| (code >= 0x3000 && code <= 0x3029) || (code >= 0xFF01 && code <= 0xFF5F);
}

/* Every character, near and across the ends of blocks of 32 bytes, and every pair of bytes. */
static void test_every_character_plain_or_not(void **state)
{
	char bytes[96];
	size_t width;

	(void)state;
	for (uint32_t code = 0; code < 0x30000; code++) {
		size_t place = 26 + code % 8, length = place;
		bool plain;

		if (code >= 0xD800 && code < 0xE000)
			continue;
		memset(bytes, 'x', sizeof(bytes));
		length += rx_utf8_encode(code, bytes + place);
		plain = rx_width_plain(rx_text_of(bytes, length + code % 40), &width);
		if (plain != is_plain(code))
			fail_msg("U+%04X at %zu", (unsigned)code, place);
		if (plain)
			assert_int_equal(width, place + (code < 0x80 ? 1 : 2) + code % 40);
	}
	for (unsigned pair = 0; pair < 0x10000; pair++) {
		memset(bytes, 'x', sizeof(bytes));
		bytes[31] = (char)(pair >> 8);
		bytes[32] = (char)pair;
		assert_int_equal(rx_width_plain(rx_text_of(bytes, 70), &width),
			is_plain(pair >> 8) && is_plain(pair & 0xFF));
		memcpy(bytes + 30, "\xE6\x95\xB4\xE6", 4);
		bytes[33] = (char)(pair >> 8);
		bytes[34] = (char)pair;
		if (rx_width_plain(rx_text_of(bytes, 70), &width))
			assert_int_equal(rx_width(rx_text_of(bytes, 70), false), width);
	}
}

static void test_ambiguous(void **state)
{
	(void)state;
	assert_int_equal(rx_width(rx_text("“①…”"), false), 4);
	assert_int_equal(rx_width(rx_text("“①…”"), true), 8);
	assert_int_equal(rx_width(rx_text("abc"), true), 3);
	assert_int_equal(rx_width(rx_text("整改"), true), 4);
	assert_int_equal(rx_width(rx_text("e\u0301"), true), 1);
}

static void test_invalid_bytes_count_one(void **state)
{
	(void)state;
	assert_int_equal(rx_width(rx_text("a\xFF\xE6z"), false), 4);
}

static void check_fit(const char *string, size_t cells, size_t bytes, size_t takes)
{
	size_t width;

	assert_int_equal(rx_width_fit(rx_text(string), cells, false, &width), bytes);
	assert_int_equal(width, takes);
}

static void test_fit(void **state)
{
	(void)state;
	check_fit("abc", 2, 2, 2);
	check_fit("整改", 3, 3, 2);
	check_fit("整改", 4, 6, 4);
	check_fit("整改", 1, 0, 0);
	check_fit("e\u0301x", 1, 3, 1); /* the accent stays with its letter */
	check_fit("", 5, 0, 0);
}

/* Wraps and joins the lines with |. */
static void check_wrap(const char *string, size_t cells, const char *expected)
{
	struct rx_text rest = rx_text(string), line;
	struct rx_buffer joined = {0};

	while (rx_wrap(&rest, cells, false, &line)) {
		if (joined.length)
			rx_buffer_add_byte(&joined, '|');
		rx_buffer_add_text(&joined, line);
	}
	check_text(rx_buffer_text(&joined), expected);
	rx_buffer_release(&joined);
}

static void test_wrap(void **state)
{
	(void)state;
	check_wrap("整改工作方案", 6, "整改工|作方案");
	check_wrap("整改工作方案", 0, "整改工作方案");
	check_wrap("one two three", 8, "one two|three");
	check_wrap("one  two", 4, "one|two");
	check_wrap("第12345条", 6, "第|12345|条");
	check_wrap("abcdefgh", 3, "abc|def|gh");
	check_wrap("一\n二", 10, "一|二");
	check_wrap("整", 1, "整");
}

static void test_marks_at_line_ends(void **state)
{
	(void)state;
	check_wrap("整改到位，落实", 8, "整改到|位，落实");
	check_wrap("整改到位。", 8, "整改到|位。");
	check_wrap("落实《管理办法》要求", 6, "落实|《管理|办法》|要求");
	check_wrap("关于（一）项", 6, "关于|（一）|项");
	check_wrap("完成率95%以上", 9, "完成率95%|以上");
	check_wrap("他说：“好。”然后", 8, "他说：|“好。”然|后");
	check_wrap("整改——落实", 5, "整|改——|落实");
}

static void test_empty_lines(void **state)
{
	struct rx_text rest = rx_text(""), line;

	(void)state;
	assert_true(rx_wrap(&rest, 4, false, &line));
	assert_int_equal(line.length, 0);
	assert_false(rx_wrap(&rest, 4, false, &line));
	check_wrap("a\n\nb", 4, "a||b");
}

/* A law over random texts: nothing but blanks is lost, and no line is longer than asked. */
static void check_random_text(const char *string, size_t length, size_t cells)
{
	struct rx_text rest = rx_text_of(string, length), line;
	struct rx_buffer joined = {0}, wanted = {0};

	while (rx_wrap(&rest, cells, false, &line)) {
		assert_true(rx_width(line, false) <= cells);
		for (size_t at = 0; at < line.length; at++)
			if (line.bytes[at] != ' ')
				rx_buffer_add_byte(&joined, line.bytes[at]);
	}
	for (size_t at = 0; at < length; at++)
		if (string[at] != ' ' && string[at] != '\n')
			rx_buffer_add_byte(&wanted, string[at]);
	assert_true(rx_text_equal(rx_buffer_text(&joined), rx_buffer_text(&wanted)));
	rx_buffer_release(&joined);
	rx_buffer_release(&wanted);
}

static void test_nothing_is_lost(void **state)
{
	static const char *const pieces[] = {
		"整", "改", "，", "。", "（", "）", "“", "”", "a", "7", " ", "\n", "…", "《", "》"};
	uint64_t random = 7;

	(void)state;
	for (size_t round = 0; round < 500; round++) {
		struct rx_buffer text = {0};
		size_t count = 1 + check_below(&random, 60);

		while (count--)
			rx_buffer_add_string(&text, pieces[check_below(&random, 15)]);
		check_random_text(text.bytes, text.length, 2 + check_below(&random, 20));
		rx_buffer_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_plain_and_not),
		cmocka_unit_test(test_every_character_plain_or_not),
		cmocka_unit_test(test_ambiguous),
		cmocka_unit_test(test_invalid_bytes_count_one),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_marks_at_line_ends),
		cmocka_unit_test(test_empty_lines),
		cmocka_unit_test(test_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
