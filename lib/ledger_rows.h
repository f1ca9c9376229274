/*
 * ledger_rows.h - the rows under a ledger's header as records: findings, their measures, the sections
 * that group them, and the cells that only text can hold.
 */
#ifndef RX_LIB_LEDGER_ROWS_H
#define RX_LIB_LEDGER_ROWS_H

#include "ledger_text.h"

enum rx_ledger_row {
	RX_LEDGER_ROW_BLANK,
	RX_LEDGER_ROW_HEADER,  /* the header again, as on each printed page */
	RX_LEDGER_ROW_TOTAL,   /* 合计 */
	RX_LEDGER_ROW_PART,    /* 小计 */
	RX_LEDGER_ROW_NOTE,    /* 填表人, 注 */
	RX_LEDGER_ROW_SECTION, /* one heading across the columns */
	RX_LEDGER_ROW_FINDING,
	RX_LEDGER_ROW_MORE /* goes on with the finding above */
};

struct rx_ledger_rows {
	struct rx_parse *parse;
	const struct rx_ledger_text *text;
	size_t *owners;            /* of each row: the record that its cells belong to */
	enum rx_ledger_row *kinds; /* of each row */
	bool *shared;              /* of each column: said once for the finding at hand */
	size_t heading;            /* record of the last RX_LEDGER_ROW_SECTION, else RX_DOC */
	size_t category;           /* record of the last category, or RX_NONE */
	struct rx_text category_words;
};

/* Tells what each row is, makes the records and fills in owners; arrays have one item per row or
 * column of the header. */
void rx_ledger_rows_read(struct rx_ledger_rows *rows);

/* Adds a cell as a text record under owner, with its column's name as title. */
void rx_ledger_keep(struct rx_parse *parse, size_t owner, size_t start, size_t end,
	enum rx_doctype type, struct rx_text name);

#endif
