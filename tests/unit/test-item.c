/*
 * test-item.c - the items of running text: separators, glyphs, restarts, gaps, lists over paragraphs.
 */
#include "unit.h"
#include "item.h"
#include "phrase.h"

static struct rx_cues cues;
static struct rx_items items;

static int begin(void **state)
{
	(void)state;
	memset(&cues, 0, sizeof(cues));
	memset(&items, 0, sizeof(items));
	rx_items_begin(&items);
	return 0;
}

static int end(void **state)
{
	(void)state;
	rx_cues_release(&cues);
	rx_items_release(&items);
	return 0;
}

/* The items of one paragraph as "number:text|number:text". */
static void check(const char *paragraph, const char *wanted)
{
	struct rx_buffer list = {0};
	struct rx_text text = rx_text(paragraph);

	assert_int_equal(rx_cues_scan(&cues, text), 0);
	assert_int_equal(
		rx_items_find(&items, &cues, &cues.paragraphs[0], text, 0, text.length), 0);
	for (size_t at = 0; at < items.count; at++) {
		if (at)
			rx_buffer_add_byte(&list, '|');
		rx_buffer_add_number(&list, items.items[at].number);
		rx_buffer_add_byte(&list, ':');
		rx_buffer_add_text(
			&list, rx_text_slice(text, items.items[at].words, items.items[at].end));
	}
	assert_text(rx_buffer_text(&list), wanted);
	rx_buffer_release(&list);
}

static void check_new(const char *paragraph, const char *wanted)
{
	rx_items_begin(&items);
	check(paragraph, wanted);
}

static void every_separator_parts_items(void **state)
{
	(void)state;
	check_new("一是甲。二是乙。三是丙。", "1:甲。|2:乙。|3:丙。");
	check_new("一是甲;二是乙", "1:甲;|2:乙");
	check_new("一是甲" FULL_SEMICOLON "二是乙", "1:甲" FULL_SEMICOLON "|2:乙");
	check_new("一是甲,二是乙", "1:甲,|2:乙");
	check_new("一是甲:二是乙", "1:甲:|2:乙");
	check_new("一是甲!二是乙", "1:甲!|2:乙");
	check_new("措施:一是甲。二是乙", "1:甲。|2:乙");
	check_new("已整改。一是甲。二是乙", "1:甲。|2:乙");
}

static void every_glyph_makes_a_list(void **state)
{
	(void)state;
	check_new("1.甲;2.乙", "1:甲;|2:乙");
	check_new("(1)甲;(2)乙", "1:甲;|2:乙");
	check_new("①甲;②乙", "1:甲;|2:乙");
	check_new("第一,甲。第二,乙。", "1:甲。|2:乙。");
	check_new("首先,甲。其次,乙。最后,丙。", "1:甲。|2:乙。|3:丙。");
	check_new("首先,甲。其次,乙。再次,丙。最后,丁。", "1:甲。|2:乙。|3:丙。|4:丁。");
}

static void a_list_begins_with_one(void **state)
{
	(void)state;
	check_new("二是乙。三是丙。", "");
	check_new("甲。", "");
	check_new("会议强调要首先,甲", "");
}

static void numbering_restarts_behind_a_stop(void **state)
{
	(void)state;
	check_new("一是甲。二是乙。一是丙。二是丁。", "1:甲。|2:乙。|1:丙。|2:丁。");
	check_new("一是甲。二是乙,一是丙", "1:甲。|2:乙,一是丙");
}

static void gaps_are_kept_with_the_number_before(void **state)
{
	(void)state;
	check_new("一是甲。三是丙。", "1:甲。|3:丙。");
	assert_int_equal(items.items[1].before, 1);
	check_new("一是甲。八是丙。", "1:甲。八是丙。");
}

static void another_glyph_inside_is_part_of_the_item(void **state)
{
	(void)state;
	check_new("一是甲:1.乙;2.丙。二是丁。", "1:甲:1.乙;2.丙。|2:丁。");
	check_new("1.甲。一是乙。二是丙。2.丁。", "1:甲。一是乙。二是丙。|2:丁。");
}

static void a_quotation_holds_no_items(void **state)
{
	(void)state;
	check_new("一是甲“。二是乙。”。二是丙。", "1:甲“。二是乙。”。|2:丙。");
}

static void a_list_goes_on_over_paragraphs(void **state)
{
	(void)state;
	check_new("一是甲。", "1:甲。");
	check("二是乙。", "2:乙。");
	assert_int_equal(items.items[0].before, 1);
	check("三是丙。四是丁。", "3:丙。|4:丁。");
	check("1.甲。", "1:甲。");
	check("二是乙。", "");
}

static void a_list_is_taken_up_at_a_number(void **state)
{
	(void)state;
	rx_items_resume(&items, RX_GLYPH_PAREN, 3);
	check("(3)甲;(4)乙", "3:甲;|4:乙");
	rx_items_resume(&items, RX_GLYPH_PAREN, 1);
	check("(1)甲;(2)乙", "1:甲;|2:乙");
}

static void a_lead_ends_at_the_first_true_stop(void **state)
{
	struct rx_text text = rx_text("甲“。”(。)乙,丙。丁。");

	(void)state;
	assert_int_equal(rx_cues_scan(&cues, text), 0);
	assert_text(rx_text_slice(
			    text, 0, rx_item_lead_end(&cues, &cues.paragraphs[0], 0, text.length)),
		"甲“。”(。)乙,丙。");
	assert_int_equal(rx_item_lead_end(&cues, &cues.paragraphs[0], 0, 6), 6);
}

#define ITEM_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ITEM_TEST(every_separator_parts_items),
		ITEM_TEST(every_glyph_makes_a_list),
		ITEM_TEST(a_list_begins_with_one),
		ITEM_TEST(numbering_restarts_behind_a_stop),
		ITEM_TEST(gaps_are_kept_with_the_number_before),
		ITEM_TEST(another_glyph_inside_is_part_of_the_item),
		ITEM_TEST(a_quotation_holds_no_items),
		ITEM_TEST(a_list_goes_on_over_paragraphs),
		ITEM_TEST(a_list_is_taken_up_at_a_number),
		ITEM_TEST(a_lead_ends_at_the_first_true_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
