/*
 * test-fold.c - what folding drops and replaces, that it leads back, and that its quick looks miss
 * nothing.
 */
#include "check.h"
#include "fold.h"
#include "glyph.h"
#include "suspect.h"
#include "utf8.h"

static const char gloss[] = "一是加強領(lǐng)導(dǎo)。關(guān)于問題,F(xiàn)將情況通報(IPO)。";

static void check_fold(const char *printed, const char *clean, const char *view)
{
	struct rx_folded folded = {.glyphs = NULL};

	assert_int_equal(rx_fold(&folded, rx_text(printed), true), 0);
	check_text(folded.clean, clean);
	check_text(folded.view, view);
	rx_folded_release(&folded);
}

static void test_folds(void **state)
{
	(void)state;
	check_fold(gloss, "一是加強領導。關于問題,F將情況通報(IPO)。",
		"一是加强领导。关于问题,F将情况通报(IPO)。");
	check_fold("整\u200B改&nbsp;情\uFEFF况\u00AD(1)", "整改 情况(1)", "整改 情况(1)");
	check_fold("\u200B整改", "整改", "整改");
	check_fold("\u200B", "", "");
	check_fold("", "", "");
	/* Nothing of this is a gloss, and one glyph makes no traditional text. */
	check_fold("甲公司(é)、乙(abc)、(lǐng)、於某某整改情况通报如下二是做好工作整改",
		"甲公司、乙(abc)、(lǐng)、於某某整改情况通报如下二是做好工作整改",
		"甲公司、乙(abc)、(lǐng)、於某某整改情况通报如下二是做好工作整改");
	check_fold("領(导)領（lǐng）導(dao", "領(导)領導(dao", "领(导)领导(dao");
}

/* Nothing to fold: no copy. */
static void test_no_copy(void **state)
{
	static const char plain[] = "“一是”加强×领导·整改20%(1)。—…①é";
	struct rx_folded folded = {.glyphs = NULL};

	(void)state;
	assert_int_equal(rx_fold(&folded, rx_text(plain), true), 0);
	assert_ptr_equal(folded.view.bytes, plain);
	assert_ptr_equal(folded.clean.bytes, plain);
	rx_folded_release(&folded);
}

/* Every byte of the clean text is the one it leads back to, but for a blank made of &nbsp;. */
static void test_leads_back(void **state)
{
	static const char *const pieces[] = {"整", "改", "\u200B", "關", "(guān)", "&nbsp;", "a",
		"(", "\u00AD", "。", "\n", "&", "\uFEFF", "領", "(lǐng)"};
	struct rx_folded folded = {.glyphs = NULL};
	struct rx_buffer text = {0};
	uint64_t random = 3;

	(void)state;
	for (size_t round = 0; round < 300; round++) {
		rx_buffer_reset(&text);
		for (size_t count = check_below(&random, 60); count; count--)
			rx_buffer_add_string(&text, pieces[check_below(&random, 15)]);
		assert_int_equal(rx_fold(&folded, rx_buffer_text(&text), true), 0);
		assert_int_equal(folded.clean.length, folded.view.length);
		for (size_t at = 0; at < folded.clean.length; at++) {
			size_t from = rx_offsets_start(&folded.offsets, at);
			size_t end = rx_offsets_end(&folded.offsets, at + 1);

			if (folded.clean.bytes[at] == ' ')
				assert_memory_equal(text.bytes + from, "&nbsp;", 6);
			else
				assert_int_equal(folded.clean.bytes[at], text.bytes[from]);
			assert_int_equal(end - from, folded.clean.bytes[at] == ' ' ? 6 : 1);
		}
	}
	rx_folded_release(&folded);
	rx_buffer_release(&text);
}

/* The table: three bytes each, no chains, and glyphs that are no simplified ones. */
static void test_glyphs(void **state)
{
	static uint16_t table[RX_GLYPH_SPAN];
	size_t count = 0;

	(void)state;
	rx_glyph_fill(table);
	for (size_t at = 0; at < RX_GLYPH_SPAN; at++) {
		assert_int_equal(rx_glyph_simplified((uint32_t)at + RX_GLYPH_FIRST),
			table[at] ? table[at] : at + RX_GLYPH_FIRST);
		if (!table[at])
			continue;
		count++;
		assert_in_range(table[at], RX_GLYPH_FIRST, RX_GLYPH_FIRST + RX_GLYPH_SPAN - 1);
		assert_int_equal(table[table[at] - RX_GLYPH_FIRST], 0);
	}
	assert_true(count > 500);
}

/* The quick look against its one-byte-at-a-time meaning, on every place of a vector. */
static void test_suspects(void **state)
{
	static const char *const found[] = {
		"\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "&n", "ǎ", "ā", "ō", "é"};
	static const char *const passed[] = {
		"“", "—", "·", "×", "÷", "。", "整", "&a", "\u3000", "\uFF1B", "\u2014", "\u00A0"};
	char text[100];

	(void)state;
	for (size_t at = 0; at <= 90; at++) {
		for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
			memset(text, 'x', sizeof(text));
			memcpy(text + at, found[i], strlen(found[i]));
			assert_true(rx_suspect(rx_text_of(text, sizeof(text))));
			assert_true(rx_suspect(rx_text_of(text, at + strlen(found[i]))));
			if (at >= 64)
				assert_false(rx_suspect(rx_text_of(text, at)));
		}
		for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++) {
			memset(text, 'x', sizeof(text));
			memcpy(text + at, passed[i], strlen(passed[i]));
			assert_false(rx_suspect(rx_text_of(text, sizeof(text))));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folds),
		cmocka_unit_test(test_no_copy),
		cmocka_unit_test(test_leads_back),
		cmocka_unit_test(test_glyphs),
		cmocka_unit_test(test_suspects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
