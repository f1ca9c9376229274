/*
 * spoil.h - damage of one kind done to a generated notice, with the truth of where.
 *
 * In: the text of a notice and what each of its bytes is.  Out: the damaged text, and for each spot where
 * it begins and ends, there and in the clean text.  Outside the spots both texts are equally long.  Damaged
 * dates are gen_damage's.
 */
#ifndef SPOIL_H
#define SPOIL_H

#include "gen_builder.h"

enum spoil {
	SPOIL_SHIFT,   /* GB2312 read one byte off, marks folded to ASCII */
	SPOIL_PRIVATE, /* the same, decoded as GB18030 */
	SPOIL_GBK,     /* paragraphs of UTF-8 read as GBK */
	SPOIL_LATIN,   /* paragraphs of UTF-8 read as Windows-1252 */
	SPOIL_MARKS,   /* only quotation marks and dashes so */
	SPOIL_UNKNOWN, /* runs of characters became U+FFFD */
	SPOIL_LETTER,  /* single characters are gone, anywhere in prose */
	SPOIL_OPEN,    /* opening quotation marks are gone */
	SPOIL_CLOSE,   /* closing ones */
	SPOIL_BOTH,    /* both of a pair */
	SPOIL_DOUBLED, /* marks of punctuation have come to stand side by side */
	SPOILS
};

struct spot {
	size_t start, end; /* in the damaged text; equal where all is gone */
	size_t from, to;   /* in the clean one */
};

struct spoiled {
	struct string text;
	struct string clean; /* what it was; folded as the damaged text is, where that is folded */
	struct spot *spots;
	size_t count;
};

const char *spoil_name(enum spoil spoil);
/* The slugs of the diags that tell of it, each between blanks. */
const char *spoil_slugs(enum spoil spoil);

/* Does the damage.  scrape is the program that shifts bytes, directory where it may write. */
void spoil(struct spoiled *spoiled, const struct builder *notice, enum spoil kind,
	struct random *random, const char *scrape, const char *directory);
/* Appends a text with full-width letters and marks as ASCII, and a question mark for what GB2312 lacks. */
void fold_text(struct string *out, const char *text, size_t length);
void spoiled_release(struct spoiled *spoiled);

/* The offset in the clean text for one in the damaged text: in front of a spot, or behind it. */
size_t spoiled_clean(const struct spoiled *spoiled, size_t at, bool behind);

#endif
