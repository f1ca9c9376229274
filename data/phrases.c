/*
 * phrases.c - compiles the tables of words of the library for lib/phrase_table.c.
 *
 *     phrases < all.i > phrases.inc
 *
 * In: preprocessed C.  Every string literal (or several in a row) that has words of UTF-8 joined with
 * '|' is taken for a table; that some are none does no harm.  Out: arrays by which the words that a
 * text begins or ends with are found at once, whatever their number: for each table two perfect hash
 * tables, of the first and of the last characters of its words.  Words with the same one are in order
 * of their length, the longest first.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/phrase_table.h"

enum { TABLE_LIMIT = 8192, WORD_LIMIT = 2048, GROUP_LIMIT = 250, TRIES = 2000 };

struct table {
	char *bytes;
	size_t length;
};

static struct table *tables;
static size_t table_count, text_used, group_used, word_used, slot_used;
static FILE *rows, *texts, *groups, *words, *slots, *filters;

/* ---- finding literals ----------------------------------------------------------------------- */

static void add_table(const char *bytes, size_t length)
{
	for (size_t at = 0; at < table_count; at++) {
		if (tables[at].length == length && memcmp(tables[at].bytes, bytes, length) == 0)
			return;
	}
	tables = realloc(tables, (table_count + 1) * sizeof(*tables));
	if (!tables || !(tables[table_count].bytes = malloc(length)))
		exit(2);
	memcpy(tables[table_count].bytes, bytes, length);
	tables[table_count++].length = length;
}

/* Are these whole characters of UTF-8? */
static bool is_whole(const char *bytes, size_t length)
{
	size_t left = 0;

	for (size_t at = 0; at < length; at++) {
		unsigned char byte = (unsigned char)bytes[at];

		if ((left > 0) != ((byte & 0xC0) == 0x80))
			return false;
		left = left ? left - 1 : byte < 0x80 ? 0 : rx_phrase_lead(byte) - 1;
		left += byte >= 0xF0; /* a lead byte of four */
	}
	return left == 0;
}

static bool is_table(const char *bytes, size_t length)
{
	bool bar = false, foreign = false;

	if (rx_phrase_hash(bytes, length) == 0)
		return false;
	for (size_t at = 0; at < length; at++) {
		bar = bar || bytes[at] == '|';
		foreign = foreign || (unsigned char)bytes[at] >= 0x80;
	}
	return foreign && is_whole(bytes, length) && (bar || length <= WORD_LIMIT);
}

static int digit_of(int byte)
{
	return byte >= '0' && byte <= '9'                      ? byte - '0'
		: (byte | 0x20) >= 'a' && (byte | 0x20) <= 'f' ? (byte | 0x20) - 'a' + 10
							       : 99;
}

/* The byte that an escape stands for; *at is behind its backslash and goes behind it. */
static char escaped(const char *source, size_t *at)
{
	static const char letters[] = "n\nt\tr\rf\fv\va\ab\b";
	int base = source[*at] == 'x' ? 16 : 8, value = 0;

	for (const char *letter = letters; *letter; letter += 2) {
		if (source[*at] == *letter) {
			++*at;
			return letter[1];
		}
	}
	if (base == 8 && digit_of(source[*at]) >= base)
		return source[(*at)++];
	for (*at += base == 16; digit_of(source[*at]) < base; ++*at)
		value = value * base + digit_of(source[*at]);
	return (char)value;
}

/* Adds the literal at *at, which goes behind it, to bytes. */
static void take_literal(const char *source, size_t *at, char *bytes, size_t *length)
{
	for (++*at; source[*at] && source[*at] != '"';) {
		char byte = source[(*at)++];

		if (byte == '\\')
			byte = escaped(source, at);
		if (*length < TABLE_LIMIT)
			bytes[(*length)++] = byte;
	}
	*at += source[*at] == '"';
}

static void skip_character(const char *source, size_t *at)
{
	for (++*at; source[*at] && source[*at] != '\''; ++*at)
		*at += source[*at] == '\\';
	*at += source[*at] == '\'';
}

static void find_tables(const char *source)
{
	static char bytes[TABLE_LIMIT];

	for (size_t at = 0, length; source[at];) {
		if (source[at] == '\'') {
			skip_character(source, &at);
			continue;
		}
		if (source[at] != '"') {
			at++;
			continue;
		}
		for (length = 0; source[at] == '"';) {
			take_literal(source, &at, bytes, &length);
			at += strspn(source + at, " \t\n");
		}
		if (length < TABLE_LIMIT && is_table(bytes, length))
			add_table(bytes, length);
	}
}

/* ---- compiling ------------------------------------------------------------------------------ */

struct word {
	uint32_t key; /* of its first or last character */
	uint16_t at;
	uint16_t length;
};

static int by_key(const void *one, const void *other)
{
	const struct word *left = one, *right = other;

	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	if (left->length != right->length)
		return left->length > right->length ? -1 : 1;
	return left->at - right->at;
}

static size_t split(const struct table *table, bool last, struct word *all)
{
	size_t count = 0;

	for (size_t at = 0, end; at < table->length; at = end + 1) {
		const char *bytes = table->bytes + at,
			   *bar = memchr(bytes, '|', table->length - at);
		size_t key = 0;

		end = bar ? (size_t)(bar - table->bytes) : table->length;
		if (end == at)
			continue;
		if (count == WORD_LIMIT)
			exit(2);
		if (last)
			key = rx_phrase_last(bytes, end - at);
		all[count++] = (struct word){rx_phrase_key(bytes + key, end - at - key),
			(uint16_t)at, (uint16_t)(end - at)};
	}
	qsort(all, count, sizeof(*all), by_key);
	return count;
}

/* Places the keys without a collision if that is possible with so many bits. */
static bool place(
	const uint32_t *keys, size_t count, uint32_t factor, unsigned bits, unsigned char *filled)
{
	memset(filled, 0, (size_t)1 << bits);
	for (size_t at = 0; at < count; at++) {
		size_t slot = (uint32_t)(keys[at] * factor) >> (32 - bits);

		if (filled[slot])
			return false;
		filled[slot] = (unsigned char)(at + 1);
	}
	return true;
}

static uint32_t find_factor(
	const uint32_t *keys, size_t count, unsigned *bits, unsigned char *filled)
{
	uint32_t factor = 2654435761u;

	for (*bits = 1; ((size_t)1 << *bits) < 2 * count; ++*bits)
		;
	for (;; ++*bits) {
		for (unsigned tries = 0; tries < TRIES; tries++) {
			if (place(keys, count, factor, *bits, filled))
				return factor;
			factor = factor * 1664525u + 1013904223u;
			factor |= 1;
		}
	}
}

static void write_side(const struct table *table, bool last)
{
	static struct word all[WORD_LIMIT];
	static unsigned char filled[1 << 24];
	uint32_t keys[GROUP_LIMIT], factor;
	size_t count = split(table, last, all), group_count = 0, first = 0;
	unsigned bits;

	for (size_t at = 0; at < count; at++) {
		fprintf(words, "{%u,%u},\n", all[at].at, all[at].length);
		if (at + 1 < count && all[at + 1].key == all[at].key)
			continue;
		keys[group_count++] = all[at].key;
		fprintf(groups, "{%u,%u,%u},\n", all[at].key, (unsigned)(word_used + first),
			(unsigned)(at + 1 - first));
		first = at + 1;
	}
	factor = find_factor(keys, group_count, &bits, filled);
	for (size_t at = 0; at < (size_t)1 << bits; at++)
		fprintf(slots, "%u,%s", filled[at], at % 32 == 31 ? "\n" : "");
	fprintf(rows, ",{%u,%u,%u,%u}", factor, (unsigned)slot_used, (unsigned)group_used,
		32 - bits);
	word_used += count;
	group_used += group_count;
	slot_used += (size_t)1 << bits;
}

static size_t count_keys(const struct table *table, bool last)
{
	static struct word all[WORD_LIMIT];
	size_t count = split(table, last, all), keys = 0;

	for (size_t at = 0; at < count; at++)
		keys += at == 0 || all[at].key != all[at - 1].key;
	return keys;
}

static int by_bytes(const void *one, const void *other)
{
	const struct rx_text *left = one, *right = other;
	size_t common = left->length < right->length ? left->length : right->length;
	bool alone = left->length <= 3, other_alone = right->length <= 3;
	int order = memcmp(left->bytes, right->bytes, common);

	if (alone != other_alone)
		return alone ? -1 : 1;
	return order ? order : (left->length > right->length) - (left->length < right->length);
}

/* A word may begin where all its bytes that are looked at fit; what is behind its end always does. */
static void add_to_filter(struct rx_phrase_filter *filter, struct rx_text word, uint8_t group)
{
	for (size_t probe = 0; probe < RX_PHRASE_PROBES; probe++) {
		size_t at = rx_phrase_probe(probe);
		unsigned char byte = at < word.length ? (unsigned char)word.bytes[at] : 0;

		for (size_t half = 0; half < 16; half++) {
			if (at >= word.length || half == (byte & 15))
				filter->low[probe][half] |= group;
			if (at >= word.length || half == byte >> 4)
				filter->high[probe][half] |= group;
		}
	}
}

static void write_bytes(const uint8_t *bytes, size_t count)
{
	for (size_t at = 0; at < count; at++)
		fprintf(filters, "%s%u%s",
			at % 16      ? ","
				: at ? ",{"
				     : "{{",
			bytes[at], at % 16 == 15 ? "}" : "");
	fprintf(filters, "}");
}

/* Words that begin alike are in one group, and those of one character apart from longer ones. */
static void write_filter(const struct table *table)
{
	static struct word all[WORD_LIMIT];
	static struct rx_text sorted[WORD_LIMIT];
	struct rx_phrase_filter filter = {{{0}}, {{0}}};
	size_t count = split(table, false, all), alone = 0;

	for (size_t at = 0; at < count; at++) {
		sorted[at] = (struct rx_text){table->bytes + all[at].at, all[at].length};
		alone += all[at].length <= 3;
	}
	qsort(sorted, count, sizeof(*sorted), by_bytes);
	for (size_t at = 0; at < count; at++) {
		size_t group = at * RX_PHRASE_PROBE_GROUPS / count;

		if (count > RX_PHRASE_PROBE_GROUPS && alone && alone < count)
			group = at < alone
				? at * 2 / alone
				: 2 + (at - alone) * (RX_PHRASE_PROBE_GROUPS - 2) / (count - alone);
		add_to_filter(&filter, sorted[at], (uint8_t)(1u << group));
	}
	fprintf(filters, "{");
	write_bytes(filter.low[0], sizeof(filter.low));
	fprintf(filters, ",");
	write_bytes(filter.high[0], sizeof(filter.high));
	fprintf(filters, "},\n");
}

static void write_table(const struct table *table)
{
	fprintf(rows, "{UINT64_C(%llu),%u,%u",
		(unsigned long long)rx_phrase_hash(table->bytes, table->length),
		(unsigned)text_used, (unsigned)table->length);
	write_side(table, false);
	write_side(table, true);
	fprintf(rows, "},\n");
	write_filter(table);
	for (size_t at = 0; at < table->length; at++)
		fprintf(texts, "%u,", (unsigned char)table->bytes[at]);
	fprintf(texts, "\n");
	text_used += table->length;
}

/* Places of the tables by their hashes, with linear probing. */
static void write_index(const uint64_t *hashes, size_t count)
{
	static uint16_t index[RX_PHRASE_INDEX];

	if (count * 2 > RX_PHRASE_INDEX)
		exit(2);
	for (size_t at = 0; at < count; at++) {
		size_t slot = hashes[at] % RX_PHRASE_INDEX;

		while (index[slot]) {
			if (hashes[index[slot] - 1] == hashes[at]) {
				fprintf(stderr, "phrases: two tables cannot be told apart\n");
				exit(2);
			}
			slot = (slot + 1) % RX_PHRASE_INDEX;
		}
		index[slot] = (uint16_t)(at + 1);
	}
	printf("static const uint16_t table_index[] = {\n");
	for (size_t at = 0; at < RX_PHRASE_INDEX; at++)
		printf("%u,%s", index[at], at % 32 == 31 ? "\n" : "");
	printf("};\n");
}

/* ---- whole ---------------------------------------------------------------------------------- */

static FILE *begin(const char *declaration)
{
	FILE *file = tmpfile();

	if (!file)
		exit(2);
	fprintf(file, "static const %s[] = {\n", declaration);
	return file;
}

/* The last element is none, so that no array is empty. */
static void end(FILE *file, const char *none)
{
	int byte;

	fprintf(file, "%s};\n", none);
	rewind(file);
	while ((byte = getc(file)) != EOF)
		putchar(byte);
	fclose(file);
}

static char *read_all(FILE *file)
{
	size_t used = 0, room = 1 << 20, more;
	char *bytes = malloc(room + 1);

	while (bytes && (more = fread(bytes + used, 1, room - used, file)) > 0) {
		used += more;
		if (used == room)
			bytes = realloc(bytes, (room *= 2) + 1);
	}
	if (!bytes)
		exit(2);
	bytes[used] = '\0';
	return bytes;
}

int main(void)
{
	char *source = read_all(stdin);
	uint64_t *hashes;
	size_t count = 0;

	find_tables(source);
	hashes = calloc(table_count + 1, sizeof(*hashes));
	if (!hashes)
		return 2;
	rows = begin("struct rx_phrase_table tables");
	texts = begin("unsigned char table_texts");
	groups = begin("struct rx_phrase_group groups");
	words = begin("struct rx_phrase_word table_words");
	slots = begin("uint8_t slots");
	filters = begin("struct rx_phrase_filter filters");
	for (size_t at = 0; at < table_count; at++) {
		if (count_keys(&tables[at], false) > GROUP_LIMIT
			|| count_keys(&tables[at], true) > GROUP_LIMIT)
			continue;
		hashes[count++] = rx_phrase_hash(tables[at].bytes, tables[at].length);
		write_table(&tables[at]);
	}
	printf("/* Made by data/phrases.c of the tables of words in lib. */\n");
	end(rows, "{0, 0, 0, {0, 0, 0, 0}, {0, 0, 0, 0}}");
	end(texts, "0");
	end(groups, "{0, 0, 0}");
	end(words, "{0, 0}");
	end(slots, "0");
	end(filters, "{{{0}}, {{0}}}");
	write_index(hashes, count);
	printf("enum { TABLE_COUNT = %u };\n", (unsigned)count);
	for (size_t at = 0; at < table_count; at++)
		free(tables[at].bytes);
	free(tables);
	free(hashes);
	free(source);
	return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
