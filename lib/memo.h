/*
 * memo.h - places of words in their set, remembered by the bytes they were asked with: a column of statuses
 * has few different cells, and looking each up in the vocabulary costs more than reading it.
 */
#ifndef RX_LIB_MEMO_H
#define RX_LIB_MEMO_H

#include "text.h"

enum { RX_MEMO_SLOTS = 64, RX_MEMO_LENGTH = 30 };

/* { 0 } remembers nothing. */
struct rx_memo {
	struct {
		char bytes[RX_MEMO_LENGTH];
		uint8_t length; /* 0: free */
		int8_t place;
	} slots[RX_MEMO_SLOTS];
};

/* What rx_word_find() gives. */
int rx_memo_find(struct rx_memo *memo, enum rx_set set, struct rx_text word);

#endif
