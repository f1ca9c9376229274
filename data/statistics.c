/*
 * statistics.c - which Chinese characters stand next to each other, out of dictionaries of words.
 *
 *     statistics DICTIONARY... > lib/statistics.inc
 *
 * In: lines "word count" or "word count tag" (jieba's dictionary, MIT licence, and words.txt beside
 * this file, where 0 stands for any number).  Out: tables in C over the characters of GB2312, which are numbered 94 * row + cell.
 * Counts are written as logarithms in steps of 1/16; where there are more pairs than there is room for,
 * those are left out that say least.  The idea: if words stood side by side at random, the chance of a
 * pair of characters would follow from the words alone, so no running text is needed.
 */
#include <iconv.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	SIDE = 94,              /* characters in a row of GB2312, and rows */
	CHARACTERS = 87 * SIDE, /* rows behind the 87th are empty */
	FIRST_HAN = 15 * SIDE,
	NUMBER = 2 * SIDE + 15, /* the full-width 0 */
	WORD_LIMIT = 32,
	PAIR_LIMIT = 258000, /* three take 20 bytes of text, and all shall take less than 2 MB */
	STEP = 16,
	HAN_FIRST = 0x4E00,
	HAN_LAST = 0x9FA5
};

struct pair {
	uint16_t first;
	uint16_t second;
	double count;
	double gain; /* what knowing it is worth */
};

struct statistics {
	uint16_t codes[CHARACTERS];
	int32_t numbers[65536]; /* by code point: the character, or -1 */
	double single[CHARACTERS];
	double start[CHARACTERS];
	double end[CHARACTERS];
	struct pair *pairs; /* inside words */
	size_t pair_count;
	size_t pair_room;
	double words;
	double sum;        /* of single */
	double lead[SIDE]; /* share of the characters that begin, end with this byte */
	double trail[SIDE];
};

/* Punctuation is a word of one character; shares are those of official prose, per word. */
static const struct {
	uint16_t code;
	double share;
} marks[] = {{0xFF0C, 0.085}, {0x3001, 0.035}, {0xFF1B, 0.008}, {0xFF1A, 0.006}, {0x201C, 0.006},
	{0x201D, 0.006}, {0xFF08, 0.004}, {0xFF09, 0.004}, {0x300A, 0.003}, {0x300B, 0.003},
	{0xFF01, 0.0003}, {0xFF1F, 0.0003}, {0x2014, 0.0005}, {0xFF05, 0.001}, {0xFF0E, 0.0005},
	{0xFF10, 0.03}, {0xFF21, 0.0001}, {0xFF22, 0.0001}, {0xFF23, 0.0001}, {0xFF30, 0.0001}};

static void fail(const char *what)
{
	fprintf(stderr, "statistics: %s\n", what);
	exit(1);
}

/* What iconv knows of GB2312. */
static void fill_codes(struct statistics *all)
{
	iconv_t way = iconv_open("UTF-16LE", "GB2312");

	if (way == (iconv_t)-1)
		fail("iconv does not know GB2312");
	for (int at = 0; at < 65536; at++)
		all->numbers[at] = -1;
	for (int at = 0; at < CHARACTERS; at++) {
		unsigned char bytes[2] = {
			(unsigned char)(0xA1 + at / SIDE), (unsigned char)(0xA1 + at % SIDE)};
		unsigned char code[4];
		char *in = (char *)bytes, *out = (char *)code;
		size_t left = 2, room = sizeof(code);

		iconv(way, NULL, NULL, NULL, NULL);
		if (iconv(way, &in, &left, &out, &room) == (size_t)-1 || room != 2)
			continue;
		all->codes[at] = (uint16_t)(code[0] | code[1] << 8);
		all->numbers[all->codes[at]] = at;
	}
	/* As text has them; iconv gives U+30FB and U+2015. */
	all->codes[3] = 0x00B7;
	all->codes[9] = 0x2014;
	all->numbers[0x00B7] = 3;
	all->numbers[0x2014] = 9;
	iconv_close(way);
}

/* The characters of a word; 0 when one is not in GB2312 or the word is too long. */
static int read_word(const struct statistics *all, const char *word, size_t length, uint16_t *into)
{
	int count = 0;

	for (size_t at = 0; at < length; at += word[at] == '0' ? 1 : 3) {
		const unsigned char *byte = (const unsigned char *)word + at;
		int32_t number;

		if (word[at] == '0' && count < WORD_LIMIT) {
			into[count++] = NUMBER;
			continue;
		}
		if (count == WORD_LIMIT || at + 3 > length || byte[0] < 0xE3 || byte[0] > 0xE9)
			return 0;
		number = all->numbers[(byte[0] & 15) << 12 | (byte[1] & 63) << 6 | (byte[2] & 63)];
		if (number < FIRST_HAN)
			return 0;
		into[count++] = (uint16_t)number;
	}
	return count;
}

static void add_pair(struct statistics *all, uint16_t first, uint16_t second, double count)
{
	if (all->pair_count == all->pair_room) {
		all->pair_room = all->pair_room ? all->pair_room * 2 : 1 << 20;
		all->pairs = realloc(all->pairs, all->pair_room * sizeof(*all->pairs));
		if (!all->pairs)
			fail("out of memory");
	}
	all->pairs[all->pair_count++] = (struct pair){first, second, count, 0};
}

static void add_word(struct statistics *all, const uint16_t *word, int length, double count)
{
	all->start[word[0]] += count;
	all->end[word[length - 1]] += count;
	all->words += count;
	for (int at = 0; at < length; at++) {
		all->single[word[at]] += count;
		if (at)
			add_pair(all, word[at - 1], word[at], count);
	}
}

static void read_dictionary(struct statistics *all, const char *name)
{
	FILE *file = fopen(name, "r");
	char line[512];
	uint16_t word[WORD_LIMIT];

	if (!file)
		fail(name);
	while (fgets(line, sizeof(line), file)) {
		char *blank = strchr(line, ' ');
		int length;

		if (!blank || line[0] == '#')
			continue;
		length = read_word(all, line, (size_t)(blank - line), word);
		if (length)
			add_word(all, word, length, strtod(blank + 1, NULL));
	}
	fclose(file);
}

static void add_marks(struct statistics *all)
{
	double words = all->words;

	for (size_t at = 0; at < sizeof(marks) / sizeof(marks[0]); at++) {
		int32_t number = all->numbers[marks[at].code];
		uint16_t word;

		if (number < 0)
			fail("a mark is not in GB2312");
		word = (uint16_t)number;
		add_word(all, &word, 1, marks[at].share * words);
	}
}

static void sum_bytes(struct statistics *all)
{
	for (int at = 0; at < CHARACTERS; at++)
		all->sum += all->single[at];
	for (int at = 0; at < CHARACTERS; at++) {
		all->lead[at / SIDE] += all->single[at] / all->sum;
		all->trail[at % SIDE] += all->single[at] / all->sum;
	}
}

/* A count as it stands in the tables: 0 is none. */
static int rounded(double count)
{
	double step = count <= 0 ? 0 : floor(STEP * log(count + 1) + 0.5);

	return step > 255 ? 255 : (int)step;
}

static int by_place(const void *one, const void *other)
{
	const struct pair *left = one, *right = other;

	if (left->first != right->first)
		return left->first - right->first;
	return left->second - right->second;
}

static int by_gain(const void *one, const void *other)
{
	const struct pair *left = one, *right = other;

	if (left->gain != right->gain)
		return left->gain < right->gain ? 1 : -1;
	return by_place(one, other);
}

/* One pair for all that are equal. */
static void merge_pairs(struct statistics *all)
{
	size_t count = 0;

	qsort(all->pairs, all->pair_count, sizeof(*all->pairs), by_place);
	for (size_t at = 0; at < all->pair_count; at++) {
		if (count && by_place(&all->pairs[count - 1], &all->pairs[at]) == 0)
			all->pairs[count - 1].count += all->pairs[at].count;
		else
			all->pairs[count++] = all->pairs[at];
	}
	all->pair_count = count;
}

/* Those that say most if there are too many. */
static void choose_pairs(struct statistics *all)
{
	merge_pairs(all);
	for (size_t at = 0; at < all->pair_count; at++) {
		struct pair *pair = &all->pairs[at];
		double beside = all->end[pair->first] * all->start[pair->second] / all->words;

		pair->gain = pair->count * log((pair->count + beside) / (beside + 0.01));
	}
	qsort(all->pairs, all->pair_count, sizeof(*all->pairs), by_gain);
	fprintf(stderr, "statistics: %zu pairs, at most %d kept\n", all->pair_count, PAIR_LIMIT);
	if (all->pair_count > PAIR_LIMIT)
		all->pair_count = PAIR_LIMIT;
	qsort(all->pairs, all->pair_count, sizeof(*all->pairs), by_place);
}

/* How much more likely a character is where bytes are paired at random, in steps; clipped. */
static int strangeness(const struct statistics *all, int number)
{
	double plain = (all->single[number] + 1) / all->sum;
	double strange = all->trail[number / SIDE] * all->lead[number % SIDE] + 1e-9;

	strange = floor(STEP * log(strange / plain) + 0.5);
	return strange > 127 ? 127 : strange < -127 ? -127 : (int)strange;
}

static void print_numbers(const char *type, const char *name, const int *values, int count)
{
	printf("static const %s %s[%d] = {", type, name, count);
	for (int at = 0; at < count; at++)
		printf("%s%d,", at % 24 ? "" : "\n", values[at]);
	printf("\n};\n");
}

static int by_code(const void *one, const void *other)
{
	const int *left = one, *right = other;

	return (left[0] > right[0]) - (left[0] < right[0]);
}

/* The characters in the order of their code points. */
static void print_order(const struct statistics *all)
{
	static int order[CHARACTERS][2], flat[CHARACTERS];
	int count = 0;

	for (int at = 0; at < CHARACTERS; at++) {
		if (all->codes[at]) {
			order[count][0] = all->codes[at];
			order[count++][1] = at;
		}
	}
	qsort(order, (size_t)count, sizeof(order[0]), by_code);
	for (int at = 0; at < count; at++)
		flat[at] = order[at][1];
	print_numbers("uint16_t", "order", flat, count);
}

static void print_characters(const struct statistics *all)
{
	static int values[HAN_LAST - HAN_FIRST + 1];
	static const char *const names[] = {"singles", "starts", "ends"};
	const double *const counts[] = {all->single, all->start, all->end};

	for (int at = 0; at < CHARACTERS; at++)
		values[at] = all->codes[at];
	print_numbers("uint16_t", "codes", values, CHARACTERS);
	print_order(all);
	for (int which = 0; which < 3; which++) {
		for (int at = 0; at < CHARACTERS; at++)
			values[at] = rounded(counts[which][at]);
		print_numbers("uint8_t", names[which], values, CHARACTERS);
	}
	for (int at = 0; at < SIDE; at++)
		values[at] = (int)floor(STEP * log(all->lead[at] + 1e-7) - 0.5);
	print_numbers("int16_t", "leads", values, SIDE);
	for (int at = 0; at < SIDE; at++)
		values[at] = (int)floor(STEP * log(all->trail[at] + 1e-7) - 0.5);
	print_numbers("int16_t", "trails", values, SIDE);
	for (int code = HAN_FIRST; code <= HAN_LAST; code++)
		values[code - HAN_FIRST] =
			all->numbers[code] < 0 ? -127 : strangeness(all, all->numbers[code]);
	print_numbers("int8_t", "strange", values, HAN_LAST - HAN_FIRST + 1);
	for (int code = HAN_FIRST; code <= HAN_LAST; code++)
		values[code - HAN_FIRST] = all->numbers[code];
	print_numbers("int16_t", "numbers", values, HAN_LAST - HAN_FIRST + 1);
}

/* Three pairs to a word: 13 bits the second character, 8 bits the count. */
static void print_pairs(const struct pair *pairs, size_t count)
{
	static int first[CHARACTERS + 1];
	size_t at = 0;

	for (int number = 0; number <= CHARACTERS; number++) {
		while (at < count && pairs[at].first < number)
			at++;
		first[number] = (int)at;
	}
	print_numbers("uint32_t", "rows", first, CHARACTERS + 1);
	printf("static const uint64_t pairs[%zu] = {", (count + 2) / 3);
	for (at = 0; at < count; at += 3) {
		uint64_t word = 0;

		for (size_t place = at; place < at + 3 && place < count; place++)
			word |= (uint64_t)(pairs[place].second | rounded(pairs[place].count) << 13)
				<< (place - at) * 21;
		printf("%s0x%llx,", at % 24 ? "" : "\n", (unsigned long long)word);
	}
	printf("\n};\n");
}

/* 16 * log(1 + exp(-difference / 16)), for sums of logarithms. */
static void print_sums(void)
{
	int values[64];

	for (int at = 0; at < 64; at++)
		values[at] = (int)floor(STEP * log1p(exp(-at / (double)STEP)) + 0.5);
	print_numbers("uint8_t", "sums", values, 64);
}

int main(int argc, char **argv)
{
	static struct statistics all;

	if (argc < 2)
		fail("expected the names of dictionaries");
	fill_codes(&all);
	for (int at = 1; at < argc; at++)
		read_dictionary(&all, argv[at]);
	add_marks(&all);
	sum_bytes(&all);
	choose_pairs(&all);
	printf("/* Made by `make data` from jieba's dictionary (MIT) and data/words.txt; see "
	       "data/statistics.c. */\n");
	printf("enum { TOTAL = %d, HAN_FIRST = %d };\n", (int)(STEP * log(all.words)), HAN_FIRST);
	print_characters(&all);
	print_sums();
	print_pairs(all.pairs, all.pair_count);
	free(all.pairs);
	return fflush(stdout) ? 1 : 0;
}
