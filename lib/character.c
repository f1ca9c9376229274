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
	PRIOR = 85 /* of 200 */
};

int rx_character_number(uint32_t code)
{
	size_t low = 0, high = CODE_COUNT;

	if (code - HAN_FIRST < HAN_SPAN)
		return numbers[code - HAN_FIRST];
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

static int second_at(size_t place)
{
	return (int)(pair_at(place) & ((1U << SECOND_BITS) - 1));
}

/* The first place in [low, high) whose second character is not below this one, or high. */
static size_t lower_bound(size_t low, size_t high, int second)
{
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (second_at(middle) < second)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The same where it is probably not far from low: strides that double, then halves. */
static size_t near_bound(size_t low, size_t high, int second)
{
	size_t stride = 1;

	while (low + stride < high && second_at(low + stride) < second) {
		low += stride;
		stride *= 2;
	}
	return lower_bound(low, low + stride < high ? low + stride : high, second);
}

/* The count of the pair at a place inside words; 0 when it is another one. */
static int count_at(size_t place, int first, int second)
{
	unsigned pair;

	if (place == rows[first + 1])
		return 0;
	pair = pair_at(place);
	return (int)(pair & ((1U << SECOND_BITS) - 1)) == second ? (int)(pair >> SECOND_BITS) : 0;
}

/* The logarithm of the sum of two numbers given as logarithms. */
static int sum(int one, int other)
{
	int more = one > other ? one : other, difference = more - (one > other ? other : one);

	return difference < (int)sizeof(sums) ? more + sums[difference] : more;
}

static int least(int chance)
{
	return chance > 0 ? 0 : chance < RX_CHANCE_LEAST ? RX_CHANCE_LEAST : chance;
}

/*
 * The count of the pair inside words, and of words that meet so by chance, over the count of the first;
 * as if each character had stood before PRIOR random ones as well, so that rare ones are not believed.
 */
static int chance_behind(int before, int number, int pair)
{
	int count = sum(ends[before] + starts[number] - TOTAL, singles[number] - TOTAL + PRIOR);

	if (pair)
		count = sum(count, pair);
	return least(count - sum(singles[before], PRIOR));
}

int rx_character_chance(int before, int number)
{
	size_t place;

	if (number < 0 || number >= RX_CHARACTER_COUNT)
		return RX_CHANCE_LEAST;
	if (before < 0 || before >= RX_CHARACTER_COUNT)
		return least(singles[number] - TOTAL);
	place = lower_bound(rows[before], rows[before + 1], number);
	return chance_behind(before, number, count_at(place, before, number));
}

void rx_followers_begin(struct rx_followers *followers, int before)
{
	*followers = (struct rx_followers){.before = before};
	if (before >= 0 && before < RX_CHARACTER_COUNT)
		followers->at = rows[before];
}

int rx_followers_chance(struct rx_followers *followers, int number)
{
	int before = followers->before;

	if (before < 0 || before >= RX_CHARACTER_COUNT || number < 0
		|| number >= RX_CHARACTER_COUNT)
		return rx_character_chance(before, number);
	if (number < followers->last)
		followers->at = rows[before];
	followers->last = number;
	followers->at = (uint32_t)near_bound(followers->at, rows[before + 1], number);
	return chance_behind(before, number, count_at(followers->at, before, number));
}

void rx_pairs_begin(struct rx_pairs *row, int first)
{
	*row = (struct rx_pairs){
		.at = rows[first], .end = rows[first + 1], .weight = sum(singles[first], PRIOR)};
}

bool rx_pairs_next(struct rx_pairs *row)
{
	unsigned pair;

	if (row->at == row->end)
		return false;
	pair = pair_at(row->at++);
	row->number = (int)(pair & ((1U << SECOND_BITS) - 1));
	row->chance = (int)(pair >> SECOND_BITS) - row->weight;
	return true;
}

struct rx_meeting rx_character_meeting(int first)
{
	int weight = sum(singles[first], PRIOR) - RX_CHANCE_TWICE;

	return (struct rx_meeting){ends[first] - TOTAL - weight, PRIOR - weight};
}

int rx_character_begins(int number)
{
	return starts[number];
}

int rx_character_shifted(int number)
{
	return trails[number / RX_CHARACTER_SIDE] + leads[number % RX_CHARACTER_SIDE];
}

int rx_character_strange(uint32_t code)
{
	return code - HAN_FIRST < HAN_SPAN ? strange[code - HAN_FIRST] : -127;
}
