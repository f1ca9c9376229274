/*
 * memo.c - a direct-mapped table: a word takes the slot of its length and its first and last byte,
 * and the word that was there before is forgotten.
 */
#include "memo.h"

int rx_memo_find(struct rx_memo *memo, enum rx_set set, struct rx_text word)
{
	size_t slot;

	if (word.length == 0 || word.length > RX_MEMO_LENGTH)
		return rx_word_find(set, word);
	slot = (word.length * 31 + (unsigned char)word.bytes[0] * 7
		       + (unsigned char)word.bytes[word.length - 1] * 3)
		% RX_MEMO_SLOTS;
	if (memo->slots[slot].length != word.length
		|| memcmp(memo->slots[slot].bytes, word.bytes, word.length) != 0) {
		memcpy(memo->slots[slot].bytes, word.bytes, word.length);
		memo->slots[slot].length = (uint8_t)word.length;
		memo->slots[slot].place = (int8_t)rx_word_find(set, word);
	}
	return memo->slots[slot].place;
}
