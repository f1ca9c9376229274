/*
 * gen_string: see gen_string.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_string.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void give_up(const char *message, const char *detail)
{
	fprintf(stderr, "generate: %s: %s\n", detail, message);
	exit(2);
}

void *grow(void *memory, size_t count, size_t size)
{
	void *grown;

	if (size != 0 && count > SIZE_MAX / size)
		give_up("too much memory wanted", "memory");
	grown = realloc(memory, count * size);
	if (!grown)
		give_up("no memory left", "memory");
	return grown;
}

char *copy_text(const char *text)
{
	size_t length = strlen(text);
	char *copy = grow(NULL, length + 1, 1);

	memcpy(copy, text, length + 1);
	return copy;
}

void string_append_bytes(struct string *string, const char *bytes, size_t length)
{
	if (string->length + length + 1 > string->capacity) {
		string->capacity = (string->length + length + 1) * 2;
		string->bytes = grow(string->bytes, string->capacity, 1);
	}
	memcpy(string->bytes + string->length, bytes, length);
	string->length += length;
	string->bytes[string->length] = '\0';
}

void string_append(struct string *string, const char *text)
{
	string_append_bytes(string, text, strlen(text));
}

void string_append_number(struct string *string, int number)
{
	char digits[16];

	snprintf(digits, sizeof digits, "%d", number);
	string_append(string, digits);
}

void string_release(struct string *string)
{
	free(string->bytes);
	memset(string, 0, sizeof *string);
}

size_t character_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xe0)
		return 2;
	return first < 0xf0 ? 3 : 4;
}
