/*
 * gen_random: see gen_random.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_random.h"

static uint64_t random_next(struct random *random)
{
	uint64_t word = (random->state += UINT64_C(0x9e3779b97f4a7c15));

	word = (word ^ (word >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	word = (word ^ (word >> 27)) * UINT64_C(0x94d049bb133111eb);
	return word ^ (word >> 31);
}

void random_seed(struct random *random, uint64_t seed, uint64_t stream)
{
	random->state = seed;
	random->state = random_next(random) ^ (stream * UINT64_C(0xd1342543de82ef95));
	random_next(random);
}

size_t random_below(struct random *random, size_t limit)
{
	/* The bias of the remainder is below 2^-40 for the short lists used here. */
	return (size_t)(random_next(random) % (uint64_t)limit);
}

int random_between(struct random *random, int low, int high)
{
	return low + (int)random_below(random, (size_t)(high - low) + 1);
}

bool random_chance(struct random *random, int percent)
{
	return random_between(random, 0, 99) < percent;
}
