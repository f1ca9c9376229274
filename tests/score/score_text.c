/*
 * score_text: see score_text.h.
 *
 * Compile: cc -std=c11 -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_text.h"

#include "score_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Malformed bytes come out as themselves, one at a time. */
static size_t decode(const unsigned char *text, size_t length, uint32_t *code)
{
	size_t size = *text < 0x80 ? 1 : *text < 0xe0 ? 2 : *text < 0xf0 ? 3 : 4;

	if (size > length || size == 1) {
		*code = *text;
		return 1;
	}
	*code = *text & (0xffu >> (size + 1));
	for (size_t i = 1; i < size; i++)
		*code = (*code << 6) | (text[i] & 0x3fu);
	return size;
}

static bool is_letter(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	       (code >= 0xc0 && code <= 0x24f);
}

static bool is_dropped(uint32_t code)
{
	if (code < 0x80)
		return !is_letter(code) && !(code >= '0' && code <= '9');
	return code == 0xa0 || code == 0xad || code == 0xb7 || (code >= 0x2000 && code <= 0x206f) ||
	       (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x303f) ||
	       (code >= 0xff00 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20) ||
	       (code >= 0xff3b && code <= 0xff40) || (code >= 0xff5b && code <= 0xff65) ||
	       code == 0xfeff;
}

/* The length of a pinyin gloss like (guān) that stands here, or 0. */
static size_t gloss_length(const unsigned char *text, size_t length)
{
	size_t at = 1, letters = 0;
	uint32_t code;

	if (length < 3 || *text != '(')
		return 0;
	while (at < length && text[at] != ')') {
		at += decode(text + at, length - at, &code);
		if (!is_letter(code) || ++letters > 6)
			return 0;
	}
	return at < length && letters ? at + 1 : 0;
}

/* The traditional characters that the generator's gloss damage writes. */
static const char *simplified(const unsigned char *text, size_t size)
{
	static const char *const pairs[][2] = {{"關", "关"}, {"現", "现"}, {"將", "将"},
		{"問", "问"}, {"題", "题"}, {"進", "进"}, {"責", "责"}, {"會", "会"}, {"黨", "党"},
		{"組", "组"}, {"織", "织"}, {"領", "领"}, {"導", "导"}, {"對", "对"}, {"實", "实"},
		{"執", "执"}, {"監", "监"}, {"開", "开"}, {"書", "书"}, {"業", "业"}};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (size == 3 && memcmp(text, pairs[i][0], 3) == 0)
			return pairs[i][1];
	return NULL;
}

static size_t fold(char *out, const unsigned char *text, size_t size, uint32_t code)
{
	const char *replaced = simplified(text, size);

	if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) ||
		(code >= 0xff41 && code <= 0xff5a)) {
		*out = (char)(code - 0xfee0);
		return 1;
	}
	memcpy(out, replaced ? replaced : (const char *)text, size);
	return size;
}

static void drop_leading(char *title)
{
	static const char *const words[] = {"针对", "关于", "对"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t length = strlen(words[i]);

		if (strncmp(title, words[i], length) == 0) {
			memmove(title, title + length, strlen(title) - length + 1);
			return;
		}
	}
}

char *normalise(const char *text, size_t length, enum comparison comparison)
{
	const unsigned char *bytes = (const unsigned char *)text;
	char *out = score_grow(NULL, length + 1, 1);
	size_t used = 0, at = 0;
	uint32_t code;

	while (at < length) {
		size_t gloss = gloss_length(bytes + at, length - at);
		size_t size = gloss ? gloss : decode(bytes + at, length - at, &code);

		if (comparison == COMPARE_EXACT) {
			out[used++] = text[at++];
			continue;
		}
		if (!gloss && comparison == COMPARE_LIST && code == ';')
			out[used++] = ';';
		else if (!gloss && !is_dropped(code))
			used += fold(out + used, bytes + at, size, code);
		at += size;
	}
	out[used] = '\0';
	if (comparison == COMPARE_TITLE)
		drop_leading(out);
	return out;
}

bool matches_any(const char *alternatives, const char *value, enum comparison comparison)
{
	char *wanted = normalise(value, strlen(value), comparison);
	bool found = false;

	for (const char *at = alternatives; !found; at++) {
		size_t length = strcspn(at, "|");
		char *one = normalise(at, length, comparison);

		found = strcmp(one, wanted) == 0;
		free(one);
		at += length;
		if (!*at)
			break;
	}
	free(wanted);
	return found;
}

bool is_alternative(const char *alternatives, const char *value)
{
	return matches_any(alternatives, value, COMPARE_EXACT);
}
