/*
 * character.h - the characters of GB2312 and how likely they are to stand next to each other, from a
 * table made of dictionaries (`make data`).
 *
 * A character has a number, 94 * row + cell, from 0, so that its two bytes are 0xA1 + row and 0xA1 +
 * cell.  Chances are natural logarithms in steps of 1/16, so never above 0.
 */
#ifndef RX_LIB_CHARACTER_H
#define RX_LIB_CHARACTER_H

#include "text.h"

enum {
	RX_CHARACTER_SIDE = 94,                      /* cells in a row */
	RX_CHARACTER_COUNT = 87 * RX_CHARACTER_SIDE, /* rows that have characters */
	RX_CHARACTER_HAN = 15 * RX_CHARACTER_SIDE,   /* the first of the Han characters */
	RX_CHARACTER_NONE = -1,
	RX_CHANCE_STEP = 16,
	RX_CHANCE_TWICE = 11, /* the logarithm of 2 */
	RX_CHANCE_LEAST = -16 * RX_CHANCE_STEP
};

/* The number of a code point, or RX_CHARACTER_NONE. */
int rx_character_number(uint32_t code);

/* The code point of a number, or 0 where GB2312 has no character. */
uint32_t rx_character_code(int number);

/* The chance of a character behind another one, or anywhere when that is RX_CHARACTER_NONE or one that
 * GB2312 does not have. */
int rx_character_chance(int before, int number);

/* The same for many characters behind one: numbers that ascend are looked up faster than others. */
struct rx_followers {
	int before;
	int last;    /* the number asked for last */
	uint32_t at; /* no pair before this place has that number or a higher one */
};

void rx_followers_begin(struct rx_followers *followers, int before);
int rx_followers_chance(struct rx_followers *followers, int number);

/* The pairs inside words that begin with one character, in the order of their second one. */
struct rx_pairs {
	size_t at;
	size_t end;
	int weight;
	int number; /* the second character, which ... */
	int chance; /* ... stands behind the first with this chance at least */
};

void rx_pairs_begin(struct rx_pairs *row, int first);
bool rx_pairs_next(struct rx_pairs *row);

/*
 * A character that no word has behind another one may follow it where words meet: with a chance of no
 * more than the greater one of ending + what begins words, and anywhere + its chance by itself.  One
 * that words have there is at most twice as likely as the likelier of that and the pair; and none is
 * less likely than RX_CHANCE_LEAST.
 */
struct rx_meeting {
	int ending;
	int anywhere;
};

struct rx_meeting rx_character_meeting(int first);
int rx_character_begins(int number);

/* The chance of a character whose two bytes belong to different ones: the second byte of the first,
 * and the first byte of the second. */
int rx_character_shifted(int number);

/* Roughly how much more likely (more than 0) or less likely than in prose a Han character is where
 * bytes are shifted; cheap.  Characters that are not in GB2312 are not likely at all. */
int rx_character_strange(uint32_t code);

#endif
