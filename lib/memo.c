/*
 * memo.c - a direct-mapped table: a word takes the slot of its length and its first and last byte,
 * and the word that was there before is forgotten.
 */
#include "memo.h"

/* Texts of the same length, 1 to RX_MEMO_LENGTH: two loads that overlap do for most. */
static bool is_same(const char *one, const char *other, size_t length)
{
	uint64_t left[2], right[2];
	uint32_t short_left[2], short_right[2];

	if (length > 16)
		return memcmp(one, other, length) == 0;
	if (length >= 8) {
		memcpy(&left[0], one, 8);
		memcpy(&right[0], other, 8);
		memcpy(&left[1], one + length - 8, 8);
		memcpy(&right[1], other + length - 8, 8);
		return left[0] == right[0] && left[1] == right[1];
	}
	if (length < 4)
		return one[0] == other[0] && one[length / 2] == other[length / 2]
			&& one[length - 1] == other[length - 1];
	memcpy(&short_left[0], one, 4);
	memcpy(&short_right[0], other, 4);
	memcpy(&short_left[1], one + length - 4, 4);
	memcpy(&short_right[1], other + length - 4, 4);
	return short_left[0] == short_right[0] && short_left[1] == short_right[1];
}

int rx_memo_find(struct rx_memo *memo, enum rx_set set, struct rx_text word)
{
	size_t slot;

	if (word.length == 0 || word.length > RX_MEMO_LENGTH)
		return rx_word_find(set, word);
	slot = (word.length * 31 + (unsigned char)word.bytes[0] * 7
		       + (unsigned char)word.bytes[word.length - 1] * 3)
		% RX_MEMO_SLOTS;
	if (memo->slots[slot].length != word.length
		|| !is_same(memo->slots[slot].bytes, word.bytes, word.length)) {
		memcpy(memo->slots[slot].bytes, word.bytes, word.length);
		memo->slots[slot].length = (uint8_t)word.length;
		memo->slots[slot].place = (int8_t)rx_word_find(set, word);
	}
	return memo->slots[slot].place;
}
