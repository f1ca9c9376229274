/*
 * test-format-pairs.c - all formats with all layouts on cells that try to break them, and whether what a page
 * shows can be read.
 */
#include "hostile.h"

#include <stdlib.h>

static struct rx_buffer out;

static int end(void **state)
{
	(void)state;
	rx_buffer_release(&out);
	return 0;
}

/* Every format with every layout that goes with it: what they write is harmless text, or an archive. */
static void test_every_pair(void **state)
{
	static const char *const layouts[] = {"table", "list", "tree", "weekly", "ledger",
		"three-lists", "ranking", "timeline", "evidence", "notice", "slip"};
	struct rx_buffer few = {0};
	const char *format, *meaning;
	size_t pairs = 0;
	int binary;

	(void)state;
	hostile_matters(&few);
	for (size_t at = 0; (format = rx_format_explain(at, RX_LANG_EN, &meaning, &binary)); at++) {
		for (size_t layout = 0; layout < sizeof(layouts) / sizeof(layouts[0]); layout++) {
			struct rx_report_options options = {.format = format,
				.layout = layouts[layout],
				.both = layout % 2,
				.today = "2024-06-03",
				.audience = "internal"};
			struct rx_report *report = rx_report_new(&options, NULL);
			struct check_said said;

			rx_report_free(report);
			if (!report)
				continue;
			pairs++;
			if (render_bytes(&out, &options, few.bytes, few.length, &said) <= 0)
				fail_msg("%s of %s: %s", format, layouts[layout], said.text);
			if (!binary && strcmp(format, "tsv") && strcmp(format, "rx"))
				check_harmless(rx_buffer_text(&out), true);
			else if (binary)
				assert_memory_equal(out.bytes, "PK", 2);
			if (strcmp(format, "html") == 0)
				assert_true(
					rx_text_find(rx_buffer_text(&out), RX_LITERAL("<script"), 0)
					== RX_NONE);
		}
	}
	assert_true(pairs > 100);
	rx_buffer_release(&few);
}

/* ---- contrast ------------------------------------------------------------------------------- */

/* Light of a colour between 0 and 1 (WCAG 2, relative luminance); *text goes behind it.  The exponent 2.4 is
 * taken as a square and two fifths of a power by Newton, so that no library of mathematics is needed. */
static double light_of(const char *hex)
{
	static const double parts[] = {0.2126, 0.7152, 0.0722};
	size_t digits = strspn(hex, "0123456789abcdefABCDEF");
	double light = 0;

	assert_true(digits == 3 || digits == 6);
	for (size_t at = 0; at < 3; at++) {
		char pair[3] = {hex[at * (digits / 3)], hex[at * (digits / 3) + digits / 3 - 1], 0};
		double value = (double)strtol(pair, NULL, 16) / 255, root = 1;

		if (value <= 0.04045) {
			light += parts[at] * value / 12.92;
			continue;
		}
		value = (value + 0.055) / 1.055;
		/* value^2.4 = value^2 * (value^2)^(1/5) */
		for (int step = 0; step < 60; step++)
			root -= (root * root * root * root * root - value * value)
				/ (5 * root * root * root * root);
		light += parts[at] * value * value * root;
	}
	return light;
}

/* The colour that a variable has in a part of the style sheet. */
static double colour_of(struct rx_text style, const char *name)
{
	size_t at = rx_text_find(style, rx_text(name), 0);

	assert_true(at != RX_NONE);
	return light_of(style.bytes + at + strlen(name));
}

static void check_contrast(struct rx_text style)
{
	static const char *const inks[] = {"--ink:#", "--soft:#"},
				 *papers[] = {"--page:#", "--head:#"};

	for (size_t ink = 0; ink < 2; ink++) {
		for (size_t paper = 0; paper < 2; paper++) {
			double one = colour_of(style, inks[ink]) + 0.05;
			double other = colour_of(style, papers[paper]) + 0.05;

			assert_true((one > other ? one / other : other / one) >= 4.5);
		}
	}
}

/* Ink and paper by light, in the dark and printed; no other colours are set for text. */
static void test_contrast(void **state)
{
	struct rx_text page, style;
	size_t dark, print, colours = 0;

	(void)state;
	assert_true(light_of("fff") > 0.999 && light_of("000000") < 0.001);
	render(&out, &(struct rx_report_options){.format = "html"}, "title\nx\n",
		&(struct check_said){0});
	page = rx_buffer_text(&out);
	dark = rx_text_find(page, RX_LITERAL("prefers-color-scheme:dark"), 0);
	print = rx_text_find(page, RX_LITERAL("@media print"), 0);
	assert_true(dark < print && print != RX_NONE);
	check_contrast(rx_text_slice(page, 0, dark));
	check_contrast(rx_text_slice(page, dark, print));
	check_contrast(rx_text_slice(page, print, page.length));
	style = rx_text_slice(page, rx_text_find(page, RX_LITERAL("<style>"), 0),
		rx_text_find(page, RX_LITERAL("</style>"), 0));
	for (size_t at = 0; (at = rx_text_find(style, RX_LITERAL("color:"), at)) != RX_NONE; at++)
		colours +=
			rx_text_starts(rx_text_slice(style, at + 6, style.length), RX_LITERAL("#"));
	assert_int_equal(colours, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_pair),
		cmocka_unit_test(test_contrast),
	};

	return cmocka_run_group_tests(tests, NULL, end);
}
