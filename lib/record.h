/*
 * record.h - the records of one document while they are being found: spans in the text, plus what
 * was read from them.  Everything lives in the document's arena.
 */
#ifndef RX_LIB_RECORD_H
#define RX_LIB_RECORD_H

#include "arena.h"
#include "vocabulary.h"

/* A cell that only some records have. */
struct rx_cell {
	enum rx_column column;
	uint32_t room; /* of a list that grew: so many bytes are value's own; else 0 */
	struct rx_text value;
	struct rx_cell *next;
};

enum { RX_UNSET = -1 };

/* A document has tens of thousands a megabyte: the members are in an order that leaves no gaps. */
struct rx_record {
	size_t parent; /* place in the list, or RX_NONE */
	enum rx_kind kind;
	uint32_t start; /* the record's span in the text */
	uint32_t end;
	uint32_t line;
	unsigned number;   /* of a finding or item; 0 when not enumerated */
	unsigned children; /* how many records have it as parent, counted while paths are made */
	int16_t type;      /* enum rx_doctype or RX_UNSET */
	int8_t status;     /* enum rx_status or RX_UNSET */
	int8_t mode;       /* enum rx_mode or RX_UNSET */
	int8_t class;      /* enum rx_class or RX_UNSET */
	int8_t basis;      /* enum rx_basis or RX_UNSET */
	bool provisional;  /* its mode is decided when its finding has been read */
	struct rx_text no; /* of a section, as printed */
	struct rx_text title;
	struct rx_text id;
	struct rx_text path;
	struct rx_cell *cells;
};

struct rx_records {
	struct rx_arena *arena;
	struct rx_record *items;
	size_t count;
	size_t room;
};

void rx_records_release(struct rx_records *records);

/*
 * Adds a record with nothing set but these; returns its place, or RX_NONE when memory is exhausted
 * (the arena's failed is set then).  Pointers to records are good until the next addition.
 */
size_t rx_records_add(
	struct rx_records *records, enum rx_kind kind, size_t parent, uint32_t start, uint32_t end);

/* Sets a cell, or appends to it with ';' between when the column is a list and it is set already;
 * a value that is already there is not added again, as long as the list is of a sane length. */
void rx_record_set(
	struct rx_records *records, size_t place, enum rx_column column, struct rx_text value);

/* Takes a cell away; returns its value. */
struct rx_text rx_record_take(struct rx_records *records, size_t place, enum rx_column column);

/* The cell's value, or the empty text. */
struct rx_text rx_record_get(const struct rx_records *records, size_t place, enum rx_column column);

/* Puts the records into document order, parents in front of children, and fills in paths. */
void rx_records_arrange(struct rx_records *records);

#endif
