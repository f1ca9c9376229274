/*
 * nearest.c - Levenshtein distance on characters, one row of the matrix at a time.
 *
 * Names beyond 48 characters are compared by their beginnings: messages need no more.
 */
#include "nearest.h"
#include "message.h"
#include "utf8.h"
#include "vocabulary.h"

enum { NAME_LIMIT = 48 };

struct name {
	uint32_t codes[NAME_LIMIT];
	size_t count;
};

struct nearest {
	struct name wanted;
	struct rx_text names[RX_NEAREST_COUNT];
	size_t distances[RX_NEAREST_COUNT];
	size_t count;
};

static void decode(struct rx_text text, struct name *name)
{
	size_t length;

	name->count = 0;
	for (size_t at = 0; at < text.length && name->count < NAME_LIMIT; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		name->codes[name->count++] = code >= 'A' && code <= 'Z' ? code | 0x20 : code;
	}
}

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

static size_t distance(const struct name *one, const struct name *other)
{
	size_t row[NAME_LIMIT + 1];

	for (size_t j = 0; j <= other->count; j++)
		row[j] = j;
	for (size_t i = 1; i <= one->count; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= other->count; j++) {
			size_t above = row[j];
			size_t change = diagonal + (one->codes[i - 1] != other->codes[j - 1]);

			row[j] = least(change, least(above, row[j - 1]) + 1);
			diagonal = above;
		}
	}
	return row[other->count];
}

/* Keeps the nearest few in order; of equals the one that was offered first stands in front. */
static void offer(struct nearest *nearest, struct rx_text candidate)
{
	struct name name;
	size_t at, away;

	if (candidate.length == 0)
		return;
	decode(candidate, &name);
	away = distance(&nearest->wanted, &name);
	for (at = nearest->count; at > 0 && nearest->distances[at - 1] > away; at--) {
		if (at < RX_NEAREST_COUNT) {
			nearest->names[at] = nearest->names[at - 1];
			nearest->distances[at] = nearest->distances[at - 1];
		}
	}
	if (at == RX_NEAREST_COUNT)
		return;
	nearest->names[at] = candidate;
	nearest->distances[at] = away;
	if (nearest->count < RX_NEAREST_COUNT)
		nearest->count++;
}

static const char *join(const struct nearest *nearest, char list[RX_NEAREST_SIZE])
{
	size_t used = 0;

	list[0] = '\0';
	for (size_t at = 0; at < nearest->count; at++) {
		if (at) {
			memcpy(list + used, ", ", 3);
			used += 2;
		}
		rx_quotable(nearest->names[at], list + used,
			(size_t)RX_NEAREST_SIZE / RX_NEAREST_COUNT - 2);
		used += strlen(list + used);
	}
	return list;
}

static bool is_ascii(struct rx_text text)
{
	for (size_t at = 0; at < text.length; at++) {
		if ((unsigned char)text.bytes[at] >= 0x80)
			return false;
	}
	return true;
}

const char *rx_nearest_columns(const struct rx_header *header, struct rx_text wanted,
	char list[RX_NEAREST_SIZE])
{
	struct nearest nearest = {.count = 0};
	bool chinese = !is_ascii(wanted);

	decode(wanted, &nearest.wanted);
	for (size_t at = 0; at < header->count; at++) {
		int column = chinese ? rx_word_find(RX_SET_COLUMN, header->names[at]) : -1;

		offer(&nearest, column < 0 ? header->names[at]
					   : rx_word_label(RX_SET_COLUMN, (size_t)column,
						     RX_LANG_ZH));
	}
	return join(&nearest, list);
}

const char *rx_nearest_words(enum rx_set set, struct rx_text wanted, char list[RX_NEAREST_SIZE])
{
	struct nearest nearest = {.count = 0};
	bool chinese = !is_ascii(wanted);
	size_t count;
	const struct rx_word *words = rx_words(set, &count);

	decode(wanted, &nearest.wanted);
	for (size_t at = 0; at < count; at++)
		offer(&nearest, rx_text(chinese ? words[at].zh : words[at].name));
	return join(&nearest, list);
}
