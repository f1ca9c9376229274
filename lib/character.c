/*
 * character.c - looking things up in the table.
 *
 * Counts are stored as 16 * log(1 + count), so a sum of counts needs a table of 16 * log(1 + e^-x).
 * A pair that no word has may still stand where one word ends and the next begins.
 */
#include "character.h"

#include "character.inc"

enum {
	HAN_SPAN = sizeof(strange) / sizeof(strange[0]),
	CODE_COUNT = sizeof(order) / sizeof(order[0]),
	PAIRS_IN_WORD = 3,
	SECOND_BITS = 13,
	PAIR_BITS = 21,
	PRIOR = 85, /* of 200 */
	LEAST = -16 * RX_CHANCE_STEP
};

int rx_character_number(uint32_t code)
{
	size_t low = 0, high = CODE_COUNT;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (codes[order[middle]] < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < CODE_COUNT && codes[order[low]] == code ? order[low] : RX_CHARACTER_NONE;
}

uint32_t rx_character_code(int number)
{
	return number >= 0 && number < RX_CHARACTER_COUNT ? codes[number] : 0;
}

/* Second character and count of a pair. */
static unsigned pair_at(size_t place)
{
	return (unsigned)(pairs[place / PAIRS_IN_WORD] >> place % PAIRS_IN_WORD * PAIR_BITS
		& ((1U << PAIR_BITS) - 1));
}

/* The count of a pair inside words; 0 when there is none. */
static int within(int first, int second)
{
	size_t low = rows[first], high = rows[first + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		unsigned pair = pair_at(middle);
		int found = (int)(pair & ((1U << SECOND_BITS) - 1));

		if (found == second)
			return (int)(pair >> SECOND_BITS);
		if (found < second)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

/* The logarithm of the sum of two numbers given as logarithms. */
static int sum(int one, int other)
{
	int more = one > other ? one : other, difference = more - (one > other ? other : one);

	return difference < (int)sizeof(sums) ? more + sums[difference] : more;
}

static int least(int chance)
{
	return chance > 0 ? 0 : chance < LEAST ? LEAST : chance;
}

/*
 * The count of the pair inside words, and of words that meet so by chance, over the count of the first;
 * as if each character had stood before PRIOR random ones as well, so that rare ones are not believed.
 */
int rx_character_chance(int before, int number)
{
	int alone, count, pair;

	if (number < 0 || number >= RX_CHARACTER_COUNT)
		return LEAST;
	alone = singles[number] - TOTAL;
	if (before < 0 || before >= RX_CHARACTER_COUNT)
		return least(alone);
	count = sum(ends[before] + starts[number] - TOTAL, alone + PRIOR);
	pair = within(before, number);
	if (pair)
		count = sum(count, pair);
	return least(count - sum(singles[before], PRIOR));
}

int rx_character_shifted(int number)
{
	return trails[number / RX_CHARACTER_SIDE] + leads[number % RX_CHARACTER_SIDE];
}

int rx_character_strange(uint32_t code)
{
	return code - HAN_FIRST < HAN_SPAN ? strange[code - HAN_FIRST] : -127;
}
