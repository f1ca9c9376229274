/*
 * ledger_text.h - the cells of a ledger as one text that the parser's stages can work on, and the way
 * back from it: see origin.h.
 */
#ifndef RX_LIB_LEDGER_TEXT_H
#define RX_LIB_LEDGER_TEXT_H

#include "ledger_head.h"
#include "parse.h"

struct rx_ledger_text {
	const struct rx_sheet *sheet;
	const struct rx_ledger_head *head;
	uint32_t *starts; /* of each cell of the sheet in parse->text, in the arena */
	struct rx_origins origins;
};

/* Makes parse->text of the cells, each on a line of its own, and sets parse->origins; source is what
 * the sheet was read from. */
void rx_ledger_text_build(struct rx_ledger_text *text, struct rx_parse *parse,
	const struct rx_sheet *sheet, const struct rx_ledger_head *head, struct rx_text source);

/* The span in parse->text of a cell; false when it is empty or filled in from another one. */
bool rx_ledger_text_span(
	const struct rx_ledger_text *text, size_t row, size_t column, size_t *start, size_t *end);

#endif
