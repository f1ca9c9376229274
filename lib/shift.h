/*
 * shift.h - is the text behind a full stop GB2312 that was read one byte off?
 *
 * A page was cut at the bytes A1 A3 (the full stop) without regard to characters: where a character
 * that ends in A1 stands before one that begins with A3, a false stop is seen, and what follows is read
 * one byte off up to the next byte of ASCII or true stop.  So a shifted stretch begins right behind a
 * stop, and holds only characters whose second byte can begin another.
 */
#ifndef RX_LIB_SHIFT_H
#define RX_LIB_SHIFT_H

#include "text.h"

struct rx_shift {
	size_t start;     /* the false stop */
	size_t end;       /* where characters are whole again */
	int score;        /* of the evidence, in steps of 1/16 of a natural logarithm */
	unsigned visible; /* characters behind it */
	bool whole;       /* private-use characters stand for what else would be lost */
};

/* Scores from which on a stretch is surely shifted, or worth asking what may have stood there. */
enum { RX_SHIFT_SURE = 10 * 16, RX_SHIFT_SUSPECT = 2 * 16 };

/* The number (see character.h) of a character in a shifted stretch, also where GB2312 has none, or
 * RX_CHARACTER_NONE when it cannot stand in one. */
int rx_shift_number(uint32_t code);

/* Looks behind the stop at an offset, up to limit; false, soon, where nothing is strange. */
bool rx_shift_find(struct rx_text text, size_t stop, size_t limit, struct rx_shift *shift);

/* The chance of what is seen, as prose behind a stop, in the same steps. */
int rx_shift_surface(struct rx_text text, const struct rx_shift *shift);

#endif
