/*
 * test-identity.c - what may change in a title without changing its key.
 */
#include "unit.h"
#include "glyph.h"
#include "identity.h"
#include "phrase.h"
#include "utf8.h"

static struct rx_buffer one, other;

static void same(const char *left, const char *right)
{
	rx_buffer_reset(&one);
	rx_buffer_reset(&other);
	rx_identity_key(&one, rx_text(left), 32);
	rx_identity_key(&other, rx_text(right), 32);
	if (!rx_text_equal(rx_buffer_text(&one), rx_buffer_text(&other)))
		fail_msg("%s and %s have different keys", left, right);
}

static void differ(const char *left, const char *right)
{
	rx_buffer_reset(&one);
	rx_buffer_reset(&other);
	rx_identity_key(&one, rx_text(left), 32);
	rx_identity_key(&other, rx_text(right), 32);
	if (rx_text_equal(rx_buffer_text(&one), rx_buffer_text(&other)))
		fail_msg("%s and %s have the same key", left, right);
}

static void repairing_a_date_keeps_the_key(void **state)
{
	(void)state;
	same("202247日会议记录缺失", "2022年4月7日会议记录缺失");
	same("20239月底前未完成", "2023年9月底前未完成");
	same("2019至2021年未公开", "2019年至2021年未公开");
	same("2019-2021年未公开", "2019~2021年未公开");
	same("2019年、2020年未公开", "2019、2020年未公开");
	same("2022 年 4 月未公开", "2022年4月未公开");
}

static void renumbering_keeps_the_key(void **state)
{
	(void)state;
	same("3.学习不深入", "12.学习不深入");
	same("问题3:学习不深入", "问题12:学习不深入");
}

static void punctuation_and_widths_keep_the_key(void **state)
{
	(void)state;
	same("“三会一课”流于形式", "三会一课流于形式");
	same("学习,培训不够。", "学习" FULL_COMMA "培训不够");
	same("ABC系统闲置", "abc系统闲置");
	same("\xEF\xBC\xA1系统闲置", "A系统闲置");
	same("學習培訓不夠", "学习培训不够");
	same("学习 不够", "学习\xC2\xA0不够");
	same("学习\xE2\x80\x8B不够", "学习不够");
}

static void other_words_give_another_key(void **state)
{
	(void)state;
	differ("学习不深入", "学习不到位");
	differ("年度计划未公开", "计划未公开");
	differ("日常监督不够", "监督不够");
	differ("一岗双责不实", "二岗双责不实");
}

static void a_key_has_at_most_so_many_characters(void **state)
{
	(void)state;
	rx_buffer_reset(&one);
	rx_identity_key(&one, rx_text("甲乙丙丁"), 2);
	assert_text(rx_buffer_text(&one), "甲乙");
	rx_buffer_reset(&one);
	rx_identity_key(&one, rx_text("2022年、,"), 32);
	assert_int_equal(one.length, 0);
}

static void every_traditional_glyph_counts_as_its_simplified_one(void **state)
{
	char left[4] = "", right[4] = "";

	(void)state;
	for (uint32_t code = RX_GLYPH_FIRST; code < RX_GLYPH_FIRST + RX_GLYPH_SPAN; code++) {
		rx_utf8_encode(code, left);
		rx_utf8_encode(rx_glyph_simplified(code), right);
		same(left, right);
	}
}

static void a_hash_is_base_32_and_stable(void **state)
{
	(void)state;
	rx_buffer_reset(&one);
	rx_buffer_reset(&other);
	rx_identity_hash(&one, rx_text("甲"), 10);
	rx_identity_hash(&other, rx_text("甲"), 10);
	assert_int_equal(one.length, 10);
	assert_true(rx_text_equal(rx_buffer_text(&one), rx_buffer_text(&other)));
	for (size_t at = 0; at < one.length; at++)
		assert_non_null(strchr("0123456789ABCDEFGHJKMNPQRSTVWXYZ", one.bytes[at]));
	rx_buffer_reset(&other);
	rx_identity_hash(&other, rx_text("乙"), 10);
	assert_false(rx_text_equal(rx_buffer_text(&one), rx_buffer_text(&other)));
}

static int release(void **state)
{
	(void)state;
	rx_buffer_release(&one);
	rx_buffer_release(&other);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repairing_a_date_keeps_the_key),
		cmocka_unit_test(renumbering_keeps_the_key),
		cmocka_unit_test(punctuation_and_widths_keep_the_key),
		cmocka_unit_test(other_words_give_another_key),
		cmocka_unit_test(a_key_has_at_most_so_many_characters),
		cmocka_unit_test(every_traditional_glyph_counts_as_its_simplified_one),
		cmocka_unit_test(a_hash_is_base_32_and_stable),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
