/*
 * gen_random: the generator's own random numbers.
 *
 * In: a seed. Out: the same sequence on every platform. splitmix64 is enough here: the documents need
 * variety, not secrecy, and one 64-bit word of state makes every document reproducible on its own.
 * Does not touch the C library's rand().
 */
#ifndef GEN_RANDOM_H
#define GEN_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct random {
	uint64_t state;
};

void random_seed(struct random *random, uint64_t seed, uint64_t stream);
/* A number in [0, limit); limit must not be 0. */
size_t random_below(struct random *random, size_t limit);
/* A number in [low, high]. */
int random_between(struct random *random, int low, int high);
bool random_chance(struct random *random, int percent);

#endif
