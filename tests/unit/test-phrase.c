/*
 * test-phrase.c - tables of words: the fast search against a slow one, longest words, blanks.
 */
#include "unit.h"
#include "phrase.h"
#include "phrase_table.h"

#include <stdlib.h>

/* What the search must give, by looking at every place for every word. */
static size_t find_slowly(struct rx_text text, const char *words, struct rx_text *word)
{
	for (size_t at = 0; at < text.length; at++) {
		struct rx_text rest = rx_text(words), candidate;
		size_t longest = 0;

		while (rx_text_split(&rest, '|', &candidate)) {
			if (candidate.length > longest
				&& rx_text_starts(
					rx_text_slice(text, at, text.length), candidate)) {
				longest = candidate.length;
				*word = candidate;
			}
		}
		if (longest)
			return at;
	}
	return RX_NONE;
}

static void the_first_word_wins_and_of_two_the_longer(void **state)
{
	struct rx_text word;

	(void)state;
	assert_int_equal(rx_phrase_find(rx_text("整改完成情况"), "完成|整改|整改完成", &word), 0);
	assert_text(word, "整改完成");
	assert_int_equal(rx_phrase_find(rx_text("甲整改"), "改|整", &word), 3);
	assert_text(word, "整");
	assert_int_equal(rx_phrase_find(rx_text("甲"), "改|整", &word), RX_NONE);
	assert_int_equal(rx_phrase_find(rx_text(""), "改|整", &word), RX_NONE);
}

/* Texts around the sizes of the stretches that are searched, words across their ends. */
static void long_texts_give_what_a_slow_search_gives(void **state)
{
	static const char *const words[] = {"整改完成|未完成|已销号|验收|销号|基本完成|正在整改",
		"完成|。", "甲乙丙丁戊己庚辛壬癸", ",|;|未完成整改"};
	unsigned seed = 12345;
	char text[6000];

	(void)state;
	for (unsigned round = 0; round < 400; round++) {
		static const char *const pieces[] = {
			"整", "改", "完", "成", "未", "已", "我", "甲乙", "x", "销"};
		size_t length = 0, limit = 200 + round * 14;
		struct rx_text one = {0}, other = {0}, whole;
		const char *table = words[round % 4];

		while (length < limit) {
			const char *piece;

			seed = seed * 1103515245u + 12345u;
			piece = pieces[(seed >> 16) % (round % 3 ? 2u : 10u)];
			memcpy(text + length, piece, strlen(piece));
			length += strlen(piece);
		}
		memcpy(text + length, "已销号,甲乙丙丁戊己庚辛壬癸。", 43);
		whole = rx_text_of(text, length + 43);
		assert_int_equal(
			rx_phrase_find(whole, table, &one), find_slowly(whole, table, &other));
		assert_true(rx_text_equal(one, other));
		assert_int_equal(rx_phrase_in(whole, table), other.length > 0);
	}
}

/* The words of a table in a text without order, cut anywhere, even inside characters. */
static struct rx_text jumble(struct rx_text words, unsigned *seed, char *text, size_t room)
{
	size_t length = 0;

	while (length < room) {
		size_t at, more;

		*seed = *seed * 1103515245u + 12345u;
		at = (*seed >> 8) % words.length;
		more = 1 + (*seed >> 20) % 24;
		more = more < words.length - at ? more : words.length - at;
		more = more < room - length ? more : room - length;
		memcpy(text + length, words.bytes + at, more);
		length += more;
	}
	return rx_text_of(text, length);
}

/* A table that ends in an empty word is not one of the compiled ones, but has the same words. */
static void compiled_tables_give_what_plain_ones_give(void **state)
{
	const struct rx_phrase_table *table;
	const char *text;
	unsigned seed = 1;

	(void)state;
	assert_non_null(rx_phrase_table_at(100, &text));
	for (size_t at = 0; (table = rx_phrase_table_at(at, &text)); at++) {
		struct rx_text words = rx_text_of(text, table->length), one = {0}, other = {0};
		char *known = calloc(2, table->length + 2), *plain = known + table->length + 1;
		char letters[80];

		assert_ptr_equal(rx_phrase_table_find(rx_phrase_hash(text, table->length)), table);
		memcpy(known, text, table->length);
		memcpy(plain, text, table->length);
		plain[table->length] = '|';
		assert_null(rx_phrase_table_find(rx_phrase_hash(plain, table->length + 1)));
		for (size_t round = 1; round < sizeof(letters); round++) {
			struct rx_text some = jumble(words, &seed, letters, round);

			assert_int_equal(rx_phrase_find(some, known, &one),
				rx_phrase_find(some, plain, &other));
			assert_true(rx_text_equal(one, other));
			assert_int_equal(
				rx_phrase_start(some, known), rx_phrase_start(some, plain));
			assert_int_equal(rx_phrase_end(some, known), rx_phrase_end(some, plain));
			assert_int_equal(rx_phrase_is(some, known), rx_phrase_is(some, plain));
		}
		assert_int_equal(rx_phrase_is(one, known), one.length > 0);
		free(known);
	}
}

static void starts_and_ends_take_the_longest(void **state)
{
	(void)state;
	assert_int_equal(rx_phrase_start(rx_text("反馈问题:甲"), "反馈|反馈问题:|反馈问题"), 13);
	assert_int_equal(rx_phrase_start(rx_text("甲反馈"), "反馈"), 0);
	assert_int_equal(rx_phrase_end(rx_text("甲方面的问题"), "问题|的问题|方面的问题"), 15);
	assert_int_equal(rx_phrase_end(rx_text("问题甲"), "问题"), 0);
	assert_true(rx_phrase_is(rx_text("问题"), "甲|问题"));
	assert_false(rx_phrase_is(rx_text("问题"), "甲|问题乙|问"));
	assert_false(rx_phrase_is(rx_text(""), "甲|乙"));
}

static void blanks_of_every_kind_are_trimmed(void **state)
{
	(void)state;
	assert_text(
		rx_phrase_trim(rx_text(" \t\xE3\x80\x80\xC2\xA0甲 乙\xE2\x80\x8B\xE3\x80\x80\r\n")),
		"甲 乙");
	assert_text(rx_phrase_trim(rx_text(" \xE3\x80\x80")), "");
	assert_text(rx_phrase_trim(rx_text("\xE3\x80\x80\x80")), "\x80");
	assert_text(rx_phrase_trim(rx_text("甲\x80\x80")), "甲\x80\x80");
	assert_text(rx_phrase_trim(rx_text("")), "");
	assert_int_equal(rx_phrase_skip_blanks(rx_text("甲  乙"), 3), 5);
	assert_int_equal(rx_phrase_skip_blanks(rx_text("甲  "), 3), 5);
}

/* Blanks, parts of blanks and what looks like them, in any order. */
static void quick_trims_give_what_slow_ones_give(void **state)
{
	static const char pieces[] = "\xE3\x80\x80 \xEF\xBB\xBF\xE5\x80\x80\xE9\xBF\xBF"
				     "\xC2\xA0\xE2\x80\x8B\xE6\x95\xB4.";
	unsigned seed = 7;
	char letters[7];

	(void)state;
	for (unsigned round = 0; round < 200000; round++) {
		size_t length = round % sizeof(letters);
		struct rx_text text = rx_text_of(letters, length), quick, slow;

		seed = seed * 1103515245u + 12345u;
		for (size_t at = 0; at < length; at++) {
			unsigned place = (seed >> 8) + (unsigned)at;

			letters[at] = pieces[(place + (at == length / 2 ? seed >> 16 : 0))
				% (sizeof(pieces) - 1)];
		}
		quick = rx_phrase_trim(text);
		slow = rx_phrases_trim(text);
		assert_ptr_equal(quick.bytes, slow.bytes);
		assert_int_equal(quick.length, slow.length);
		assert_int_equal(rx_phrase_skip_blanks(text, 0), rx_phrases_skip_blanks(text, 0));
	}
}

static void one_word_is_found_without_a_table(void **state)
{
	const char *volatile no_constant = "问题";
	struct rx_text text = rx_text("甲问题乙问题"), word, other;

	(void)state;
	assert_int_equal(rx_phrase_find(text, "问题", &word), 3);
	assert_text(word, "问题");
	assert_int_equal(rx_phrase_find(text, no_constant, &other), 3);
	assert_true(rx_text_equal(word, other));
	assert_int_equal(rx_phrase_find(text, "", &word), RX_NONE);
	assert_int_equal(rx_phrase_end(text, "问题"), 6);
	assert_int_equal(rx_phrase_start(text, "问题"), 0);
	assert_int_equal(rx_phrase_start(text, "甲"), 3);
	assert_true(rx_phrase_is(word, "问题"));
	assert_false(rx_phrase_is(text, "问题"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_word_wins_and_of_two_the_longer),
		cmocka_unit_test(long_texts_give_what_a_slow_search_gives),
		cmocka_unit_test(compiled_tables_give_what_plain_ones_give),
		cmocka_unit_test(starts_and_ends_take_the_longest),
		cmocka_unit_test(blanks_of_every_kind_are_trimmed),
		cmocka_unit_test(quick_trims_give_what_slow_ones_give),
		cmocka_unit_test(one_word_is_found_without_a_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
