/*
 * test-shift.c - text read one byte off: finding it, and what stood there.  The damaged texts are what
 * tests/tool/scrape makes of sentences written for this test.
 */
#include "character.h"
#include "shift.h"
#include "unit.h"
#include "unshift.h"
#include "utf8.h"

#include <iconv.h>
#include <limits.h>

#define STOP "\xE3\x80\x82"

static void characters_have_numbers(void **state)
{
	(void)state;
	assert_int_equal(rx_character_number(0x554A), RX_CHARACTER_HAN); /* the first of Han */
	assert_int_equal(rx_character_code(RX_CHARACTER_HAN), 0x554A);
	assert_int_equal(rx_character_number(0x3002), 2);
	assert_int_equal(rx_character_number('A'), RX_CHARACTER_NONE);
	assert_int_equal(rx_character_number(0x9F9C), RX_CHARACTER_NONE); /* traditional */
	assert_int_equal(rx_character_code(-1), 0);
	assert_int_equal(rx_character_code(RX_CHARACTER_COUNT), 0);
	for (int number = 0; number < RX_CHARACTER_COUNT; number++) {
		uint32_t code = rx_character_code(number);

		if (code)
			assert_int_equal(rx_character_number(code), number);
	}
}

/* The numbers are the bytes of GB2312, as the system's own converter has them. */
static void numbers_are_bytes(void **state)
{
	iconv_t way = iconv_open("GB18030", "UTF-8");

	(void)state;
	if (way == (iconv_t)-1)
		skip();
	for (int number = 0; number < RX_CHARACTER_COUNT; number++) {
		char from[4], to[8], *in = from, *out = to;
		size_t left, room = sizeof(to);

		if (!rx_character_code(number))
			continue;
		left = rx_utf8_encode(rx_character_code(number), from);
		assert_int_not_equal(iconv(way, &in, &left, &out, &room), (size_t)-1);
		assert_int_equal(room, sizeof(to) - 2);
		assert_int_equal((unsigned char)to[0], 0xA1 + number / RX_CHARACTER_SIDE);
		assert_int_equal((unsigned char)to[1], 0xA1 + number % RX_CHARACTER_SIDE);
	}
	iconv_close(way);
}

/* Words are likelier than what is none, and nothing is likelier than certain. */
static void chances_know_words(void **state)
{
	int zheng = rx_character_number(0x6574), gai = rx_character_number(0x6539);
	int rare = rx_character_number(0x9098);

	(void)state;
	assert_true(rx_character_chance(zheng, gai)
		> rx_character_chance(zheng, rare) + 3 * RX_CHANCE_STEP);
	assert_true(rx_character_chance(RX_CHARACTER_NONE, gai)
		> rx_character_chance(RX_CHARACTER_NONE, rare));
	for (int number = RX_CHARACTER_HAN; number < RX_CHARACTER_COUNT; number += 7) {
		assert_true(rx_character_chance(zheng, number) <= 0);
		assert_true(rx_character_shifted(number) < 0);
	}
	assert_true(rx_character_strange(0x7684) < 0);
	assert_true(rx_character_strange(0x9F9C) < -100);
}

/* Whatever the order in which they are asked for, and never more than what bounds them. */
static void followers_have_the_same_chances(void **state)
{
	(void)state;
	for (int before = RX_CHARACTER_HAN; before < RX_CHARACTER_COUNT; before += 611) {
		struct rx_followers followers;
		struct rx_pairs pairs;
		struct rx_meeting meeting = rx_character_meeting(before);

		rx_followers_begin(&followers, before);
		for (int step = 0, number = 1; step < 4000; step++) {
			int chance = rx_character_chance(before, number),
			    bound = meeting.anywhere
				+ rx_character_chance(RX_CHARACTER_NONE, number),
			    met = meeting.ending + rx_character_begins(number);

			assert_int_equal(rx_followers_chance(&followers, number), chance);
			rx_pairs_begin(&pairs, before);
			while (rx_pairs_next(&pairs) && pairs.number < number)
				;
			bound = met > bound ? met : bound;
			if (pairs.number == number) {
				assert_true(chance >= pairs.chance || chance == 0);
				bound = pairs.chance > bound ? pairs.chance : bound;
				bound += RX_CHANCE_TWICE;
			}
			assert_true(chance <= bound || chance == RX_CHANCE_LEAST);
			number = (number + (step % 5 == 4 ? 4801 : 3)) % (RX_CHARACTER_COUNT - 1)
				+ 1;
		}
	}
}

static bool find(const char *before, const char *rest, struct rx_shift *shift)
{
	static char text[4096];
	int length = snprintf(text, sizeof(text), "%s" STOP "%s", before, rest);

	return rx_shift_find(
		rx_text_of(text, (size_t)length), strlen(before), (size_t)length, shift);
}

static void shifted_text_is_found_to_its_end(void **state)
{
	struct rx_shift shift;

	(void)state;
	assert_true(find("拓展县域市", "⒍糠止荆凰羲淼拦局斜昊烦撬淼老钅,随后开工", &shift));
	assert_true(shift.score >= RX_SHIFT_SURE);
	assert_int_equal(shift.start, strlen("拓展县域市"));
	assert_int_equal(shift.end, shift.start + strlen(STOP "⒍糠止荆凰羲淼拦局斜昊烦撬淼老钅"));
	assert_false(shift.whole);
	/* A full-width letter that was folded belongs to it, digits behind do not. */
	assert_true(find(
		"建成文化广", "淦虢∩砥鞑暮驼彰魃枋缮缜驹刚呗至鞲涸鹑粘N" STOP "下一句", &shift));
	assert_int_equal(
		shift.end, shift.start + strlen(STOP "淦虢∩砥鞑暮驼彰魃枋缮缜驹刚呗至鞲涸鹑粘N"));
	assert_true(find("培训17", "窝等嗽贝1200人", &shift));
	assert_int_equal(shift.end, shift.start + strlen(STOP "窝等嗽贝"));
}

static void prose_names_and_lists_are_not_found(void **state)
{
	static const char *const rests[] = {"二是加强督促检查", "镧、铈、镨、钕、钐、铕等矿产",
		"鞠婧祎任组长", "郝诒纯同志出席", "①甲②乙", "A类项目3个", "APP和KTV",
		"これは日本語です", "", " ", "\n", "龘靐齉爩"};
	struct rx_shift shift;

	(void)state;
	for (size_t at = 0; at < sizeof(rests) / sizeof(rests[0]); at++)
		assert_false(find("会议讨论", rests[at], &shift) && shift.score >= RX_SHIFT_SURE);
}

static void assert_unshifted(
	const char *before, const char *rest, const char *proposal, const char *read)
{
	static char text[4096];
	int length = snprintf(text, sizeof(text), "%s" STOP "%s", before, rest);
	struct rx_text whole = rx_text_of(text, (size_t)length);
	struct rx_unshifted unshifted = {.chance = 0};
	struct rx_shift shift;
	int best;

	assert_true(rx_shift_find(whole, strlen(before), whole.length, &shift));
	rx_unshift(&unshifted, whole, &shift, INT_MIN);
	assert_text(rx_buffer_text(&unshifted.proposal), proposal);
	assert_text(rx_buffer_text(&unshifted.read), read);
	assert_true(unshifted.chance > rx_shift_surface(whole, &shift));
	/* What is as likely as was asked for is found. */
	best = unshifted.chance;
	rx_unshift(&unshifted, whole, &shift, best);
	assert_text(rx_buffer_text(&unshifted.proposal), proposal);
	assert_int_equal(unshifted.chance, best);
	rx_unshift(&unshifted, whole, &shift, best + 1);
	if (unshifted.proposal.length)
		assert_text(rx_buffer_text(&unshifted.proposal), proposal);
	rx_unshift(&unshifted, whole, &shift, 1);
	assert_int_equal(unshifted.proposal.length, 0);
	rx_unshifted_release(&unshifted);
}

static void what_stood_there_is_proposed(void **state)
{
	(void)state;
	assert_unshifted("培训17", "窝等嗽贝1200人", "场\xEF\xBC\x8C参训人员达", "□□□训人员□");
	/* With private-use characters only the two ends are guessed. */
	assert_unshifted("举办讲座17",
		"\xEE\x83\x8D"
		"位崛嗽9人",
		"场\xEF\xBC\x8C参会人员", "□\xEF\xBC\x8C参会人□");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_have_numbers),
		cmocka_unit_test(numbers_are_bytes),
		cmocka_unit_test(chances_know_words),
		cmocka_unit_test(followers_have_the_same_chances),
		cmocka_unit_test(shifted_text_is_found_to_its_end),
		cmocka_unit_test(prose_names_and_lists_are_not_found),
		cmocka_unit_test(what_stood_there_is_proposed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
