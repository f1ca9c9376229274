/*
 * cue.h - the one scan over a document's text: paragraphs, and inside them the tokens that all
 * later stages work with: stops, colons, quotes, brackets, enumerators.
 *
 * Half- and full-width punctuation give the same tokens.  What stands between a quote or bracket
 * and its partner is marked as inside, so that a stop or 一是 in a quotation is no structure.
 */
#ifndef RX_LIB_CUE_H
#define RX_LIB_CUE_H

#include "buffer.h"
#include "enumerator.h"

enum rx_cue {
	RX_CUE_STOP,      /* 。 ! ? */
	RX_CUE_SEMICOLON, /* ; */
	RX_CUE_COLON,     /* : */
	RX_CUE_COMMA,     /* , */
	RX_CUE_OPEN,      /* opening quote or bracket; value tells which */
	RX_CUE_CLOSE,
	RX_CUE_ENUMERATOR /* value is the number, glyph the family */
};

/* Which quotes or brackets, in value of RX_CUE_OPEN and RX_CUE_CLOSE. */
enum rx_pair {
	RX_PAIR_DOUBLE,  /* “ ” */
	RX_PAIR_SINGLE,  /* ‘ ’ */
	RX_PAIR_TITLE,   /* 《 》 */
	RX_PAIR_ROUND,   /* ( ) */
	RX_PAIR_SQUARE,  /* 【 】 〔 〕 [ ] */
	RX_PAIR_STRAIGHT /* " " */
};

struct rx_token {
	uint32_t at; /* offset in the text */
	uint16_t value;
	uint8_t length;  /* in bytes */
	uint8_t cue : 4; /* enum rx_cue */
	uint8_t glyph : 4;
	bool inside;   /* between a quote or bracket and its partner */
	bool paired;   /* of OPEN and CLOSE: has a partner in its paragraph */
	bool doubtful; /* of STOP: inside a stretch that is damaged, so no end of a sentence */
};

/* What a paragraph is of a table of findings (flat.c). */
enum rx_table { RX_TABLE_NONE, RX_TABLE_HEADER, RX_TABLE_ROW };

struct rx_paragraph {
	uint32_t start; /* without blanks at both ends */
	uint32_t end;
	uint32_t line;  /* from 1 */
	uint32_t token; /* its first token */
	uint32_t token_count;
	enum rx_table table;
};

struct rx_cues {
	struct rx_token *tokens;
	size_t token_count;
	size_t token_room;
	struct rx_paragraph *paragraphs;
	size_t paragraph_count;
	size_t paragraph_room;
	size_t replacements; /* replacement characters met where something else than Han was looked for */
	size_t letters; /* and letters with accents */
};

/* Scans text (UTF-8, below 4 GiB) into cues, emptied first; -1 when memory is exhausted. */
int rx_cues_scan(struct rx_cues *cues, struct rx_text text);

void rx_cues_release(struct rx_cues *cues);

/* The first token of a paragraph at or behind an offset, as a place in cues->tokens. */
size_t rx_cues_token_at(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph, size_t offset);

/*
 * The first token of the kind that cues asks for (a bit set of 1 << enum rx_cue), in [from, end),
 * that is not inside quotes or brackets and not doubtful; RX_NONE when there is none.
 */
size_t rx_cues_find(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	unsigned wanted, size_t from, size_t end);

/* Appends a paragraph's text without what stands between paired quotes or brackets of one kind. */
void rx_cues_outside(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, enum rx_pair pair, struct rx_buffer *out);

#endif
