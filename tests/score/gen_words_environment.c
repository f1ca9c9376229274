/*
 * gen_words_environment: vocabulary of environmental rectification notices.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_words.h"

#include <stddef.h>

const struct word_list words_environment[] = {
	{NULL, NULL},
};
