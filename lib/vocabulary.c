/*
 * vocabulary.c - the table of vocabulary.def as data, and look-up in it.
 *
 * Look-up is a linear walk: the longest set has 53 words.  Nearly every stretch of text that rx-parse
 * asks about is no word at all, which one table of all Chinese ones tells at once.
 */
#include "vocabulary.h"
#include "phrase.h"

/* All words, set behind set, in the shape that rx_words() hands out. */
static const struct rx_word words[] = {
#define COLUMN(ID, name, TYPE, en, zh, more) {#name, en, zh},
#define WORD(SET, ID, name, en, zh, more)
#include "vocabulary.def"
#undef COLUMN
#undef WORD
#define COLUMN(ID, name, TYPE, en, zh, more)
#define WORD(SET, ID, name, en, zh, more) {#name, en, zh},
#include "vocabulary.def"
#undef COLUMN
#undef WORD
};

/* Further Chinese names of each word joined with |, at the same places. */
static const char *const further[] = {
#define COLUMN(ID, name, TYPE, en, zh, more) more,
#define WORD(SET, ID, name, en, zh, more)
#include "vocabulary.def"
#undef COLUMN
#undef WORD
#define COLUMN(ID, name, TYPE, en, zh, more)
#define WORD(SET, ID, name, en, zh, more) more,
#include "vocabulary.def"
#undef COLUMN
#undef WORD
};

/* The labels of both languages, at the same places. */
static const char *const twofold[] = {
#define COLUMN(ID, name, TYPE, en, zh, more) zh " " en,
#define WORD(SET, ID, name, en, zh, more)
#include "vocabulary.def"
#undef COLUMN
#undef WORD
#define COLUMN(ID, name, TYPE, en, zh, more)
#define WORD(SET, ID, name, en, zh, more) zh " " en,
#include "vocabulary.def"
#undef COLUMN
#undef WORD
};

/* All Chinese words of all sets. */
static const char chinese[] =
#define COLUMN(ID, name, TYPE, en, zh, more) zh "|" more "|"
#define WORD(SET, ID, name, en, zh, more) zh "|" more "|"
#include "vocabulary.def"
#undef COLUMN
#undef WORD
	"";

static const enum rx_type column_types[] = {
#define COLUMN(ID, name, TYPE, en, zh, more) RX_TYPE_##TYPE,
#define WORD(SET, ID, name, en, zh, more)
#include "vocabulary.def"
#undef COLUMN
#undef WORD
};

/* Where the sets begin in the tables, in their order. */
enum {
	START_KIND = RX_COLUMN_COUNT,
	START_STATUS = START_KIND + RX_KIND_COUNT,
	START_MODE = START_STATUS + RX_STATUS_COUNT,
	START_CLASS = START_MODE + RX_MODE_COUNT,
	START_BASIS = START_CLASS + RX_CLASS_COUNT,
	START_TYPE = START_BASIS + RX_BASIS_COUNT,
	ENTRY_COUNT = START_TYPE + RX_DOCTYPE_COUNT
};

_Static_assert(sizeof(words) / sizeof(words[0]) == ENTRY_COUNT, "a set is missing");

/* Place of a set's first word in the table; RX_SET_COUNT gives the table's end. */
static size_t set_start(enum rx_set set)
{
	static const uint16_t starts[] = {0, START_KIND, START_STATUS, START_MODE, START_CLASS,
		START_BASIS, START_TYPE, ENTRY_COUNT};

	return starts[set];
}

const struct rx_word *rx_words(enum rx_set set, size_t *count)
{
	size_t start = set_start(set);

	*count = set_start((enum rx_set)(set + 1)) - start;
	return words + start;
}

/* A look at one byte spares nearly all the work. */
static bool may_be(const char *known, struct rx_text word)
{
	return ((known[0] ^ word.bytes[0]) & 0xDF) == 0;
}

static bool is_name(const char *known, struct rx_text word)
{
	return may_be(known, word) && rx_text_equal_nocase(rx_text(known), word);
}

static bool is_label(const char *known, struct rx_text word)
{
	return may_be(known, word) && rx_text_equal(rx_text(known), word);
}

/* A label in both languages, as rx-render writes them. */
static int find_twofold(size_t start, size_t end, struct rx_text word)
{
	enum { LONGEST = 96 };

	if (word.length > LONGEST || !memchr(word.bytes, ' ', word.length))
		return -1;
	for (size_t at = start; at < end; at++) {
		if (is_label(twofold[at], word))
			return (int)(at - start);
	}
	return -1;
}

int rx_word_find(enum rx_set set, struct rx_text word)
{
	size_t start = set_start(set), end = set_start((enum rx_set)(set + 1));

	if (word.length == 0)
		return -1;
	if ((unsigned char)word.bytes[0] >= 0x80 && !rx_phrase_is(word, chinese))
		return find_twofold(start, end, word);
	for (size_t at = start; at < end; at++) {
		if (is_name(words[at].name, word) || is_label(words[at].zh, word))
			return (int)(at - start);
	}
	for (size_t at = start; at < end; at++) {
		if (is_name(words[at].en, word) || rx_phrase_is(word, further[at]))
			return (int)(at - start);
	}
	return -1;
}

enum rx_type rx_column_type(enum rx_column column)
{
	return column_types[column];
}

enum rx_set rx_column_set(enum rx_column column)
{
	switch (column) {
	case RX_COLUMN_KIND: return RX_SET_KIND;
	case RX_COLUMN_STATUS: return RX_SET_STATUS;
	case RX_COLUMN_MODE: return RX_SET_MODE;
	case RX_COLUMN_CLASS: return RX_SET_CLASS;
	case RX_COLUMN_BASIS: return RX_SET_BASIS;
	default: return RX_SET_TYPE;
	}
}

struct rx_text rx_word_name(enum rx_set set, size_t place)
{
	return rx_text(words[set_start(set) + place].name);
}

struct rx_text rx_word_label(enum rx_set set, size_t place, enum rx_lang lang)
{
	size_t at = set_start(set) + place;

	if (lang == RX_LANG_BOTH)
		return rx_text(twofold[at]);
	return rx_text(lang == RX_LANG_ZH ? words[at].zh : words[at].en);
}

struct rx_text rx_fact_label(size_t place, enum rx_lang lang)
{
	if (place == RX_DOCTYPE_BODY)
		return lang == RX_LANG_ZH ? RX_LITERAL("机构名称") : RX_LITERAL("body");
	return rx_word_label(RX_SET_TYPE, place, lang);
}

int rx_status_rank(enum rx_status status)
{
	switch (status) {
	case RX_STATUS_PLANNED: return 1;
	case RX_STATUS_ACTIVE:
	case RX_STATUS_LAGGING:
	case RX_STATUS_DEFERRED:
	case RX_STATUS_REJECTED: return 2;
	case RX_STATUS_ONTRACK: return 3;
	case RX_STATUS_PARTIAL: return 4;
	case RX_STATUS_MOSTLY: return 5;
	case RX_STATUS_DONE: return 6;
	case RX_STATUS_SUSTAINED: return 7;
	case RX_STATUS_CLOSING: return 8;
	case RX_STATUS_CLOSED: return 9;
	default: return 0;
	}
}

bool rx_status_is_done(enum rx_status status)
{
	return status == RX_STATUS_DONE || status == RX_STATUS_SUSTAINED
		|| status == RX_STATUS_CLOSING || status == RX_STATUS_CLOSED;
}

bool rx_status_is_open(enum rx_status status)
{
	return !rx_status_is_done(status) && status != RX_STATUS_VOID;
}
