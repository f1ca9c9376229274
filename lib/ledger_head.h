/*
 * ledger_head.h - the header of a ledger: which row or two rows hold it, and what each column means
 * by its Chinese name.  The names are those of vocabulary.def and of the labels of notices, and what
 * only ledgers call their columns.
 */
#ifndef RX_LIB_LEDGER_HEAD_H
#define RX_LIB_LEDGER_HEAD_H

#include "arena.h"
#include "sheet.h"
#include "vocabulary.h"

enum rx_ledger_role {
	RX_LEDGER_UNKNOWN,  /* kept as text under its name */
	RX_LEDGER_FIELD,    /* fills a column of the record */
	RX_LEDGER_NUMBER,   /* 序号, 问题编号 */
	RX_LEDGER_CATEGORY, /* 问题类别: sections */
	RX_LEDGER_TITLE,    /* the finding */
	RX_LEDGER_DETAIL,   /* more words on it; the finding when there is no title */
	RX_LEDGER_MEASURES, /* 整改措施 */
	RX_LEDGER_PLANS     /* 下一步措施 */
};

struct rx_ledger_field {
	enum rx_ledger_role role;
	enum rx_column column; /* of RX_LEDGER_FIELD */
	struct rx_text name;   /* as printed, that of its group in front */
	unsigned scale; /* 万元 4, 亿元 8: amounts without a unit are multiples of 10^scale */
};

struct rx_ledger_head {
	size_t first; /* rows of the header */
	size_t last;
	struct rx_ledger_field *fields; /* one per column, in the arena */
	size_t count;
	size_t title; /* columns, RX_NONE when there is none */
	size_t number;
	size_t category;
	size_t measures;
	bool reported; /* progress or status stands beside the measures: they are plans */
	bool stated;   /* a column says the status */
};

/* How many known columns make a header. */
enum { RX_LEDGER_KNOWN = 3, RX_LEDGER_HEAD_ROWS = 10 };

/* Reads the name of a column: its role and, for RX_LEDGER_FIELD, *column. */
enum rx_ledger_role rx_ledger_role_of(struct rx_text name, enum rx_column *column);

/* Finds the header among the sheet's first rows; false when it has none, and is no ledger. */
bool rx_ledger_head_find(
	const struct rx_sheet *sheet, struct rx_arena *arena, struct rx_ledger_head *head);

/* The power of ten that a note such as 单位:万元 or (亿元) asks for, 0 for 元 or none; *found tells that
 * there was one. */
unsigned rx_ledger_scale(struct rx_text note, bool *found);

#endif
