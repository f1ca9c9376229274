/*
 * fold.h - the text that the parser matches its words against, where the printed one would hide them.
 *
 *     printed ──► clean ──► view
 *
 * clean drops zero-width characters, pinyin glosses (關(guān)于) and line ends inside paragraphs of
 * wrapped text, and turns a literal &nbsp; into a blank; view has simplified glyphs in place of traditional ones.  clean and view have the same
 * offsets.  Where there is nothing to fold, which is the rule, all three are the same bytes.
 */
#ifndef RX_LIB_FOLD_H
#define RX_LIB_FOLD_H

#include "buffer.h"
#include "offsets.h"
#include "wrap.h"

struct rx_folded {
	struct rx_text clean;
	struct rx_text view;
	struct rx_offsets offsets; /* from clean and view to printed */
	struct rx_buffer clean_buffer;
	struct rx_buffer view_buffer;
	uint16_t *glyphs;
	uint32_t *line_ends; /* offsets in clean where line ends were dropped */
	size_t line_end_count;
	size_t line_end_room;
};

/* How many line ends were dropped in front of an offset of clean. */
size_t rx_folded_lines(const struct rx_folded *folded, size_t at);

/* Folds printed, which must live as long as the result is used; the memory of folded is used again.
 * Line ends inside paragraphs go only where prose is set.  0, or -1 when memory is exhausted. */
int rx_fold(struct rx_folded *folded, struct rx_text printed, bool prose);

void rx_folded_release(struct rx_folded *folded);

#endif
