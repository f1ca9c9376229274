/*
 * by.h - which groups a row falls into: the by columns of a summary.
 *
 * A group's key is the row's cells in these columns joined with TAB, in the one way of writing
 * escapes.  A row has one group, except that a list cell gives one for each of its values.
 */
#ifndef RX_LIB_BY_H
#define RX_LIB_BY_H

#include "chunk.h"
#include "keys.h"
#include "derive.h"
#include "lineage.h"
#include "period.h"

/* Where the values of a by column come from. */
enum rx_by_source {
	RX_BY_CELL,
	RX_BY_PERIOD,  /* the period of a date: month:due */
	RX_BY_SECTION, /* the title of the section it belongs to */
	RX_BY_FINDING, /* that of the finding */
	RX_BY_DOC,     /* a cell of its document's own record: doc.unit */
	RX_BY_DERIVED, /* yes or no, of open, overdue and such; the light */
	RX_BY_SNAPSHOT /* the date in the file's name */
};

struct rx_by_column {
	struct rx_text name;      /* as it was asked for */
	struct rx_text field;     /* the column that is read: due of month:due */
	enum rx_by_source source; /* under the header in force */
	enum rx_period period;
	enum rx_derived derived;
	bool list;
	size_t column;
};

struct rx_by {
	struct rx_by_column *columns;
	size_t count;
	size_t room;
	bool adjacent; /* the columns stand side by side: the key is a slice of the row */
	bool lists;    /* some cells may have several values */
	bool tree;     /* some values come from other rows */
	struct rx_lineage lineage;
	struct rx_derived_columns derived;
	struct rx_buffer snapshot; /* of the input in force */
	bool pivot;                /* the values of the last column stand side by side */
	bool series; /* the first column is the period of a date, and rows without are in no group */
	size_t undated; /* how many these were */
	bool told_torn; /* that what stands above a row is missing has been said */
	bool total;     /* each row falls into one more group, of all rows */
	struct rx_keys groups;
	uint64_t *seen; /* per group: the last row that fell into it, counted from 1 */
	size_t seen_room;
	uint64_t row;        /* rows seen */
	struct rx_hit *hits; /* of the chunk */
	size_t hit_count;
	size_t hit_room;
	struct rx_buffer key;
	struct rx_buffer scratch;
};

/* Owners of the keys of groups: the group of all rows comes behind the others. */
enum { RX_BY_GROUP, RX_BY_TOTAL };

void rx_by_release(struct rx_by *by);

/* Puts rows into the periods (week, month, quarter, year) of a column's dates; comes before
 * rx_by_set().  0, or -1 after a report.  Both texts are borrowed. */
int rx_by_set_series(
	struct rx_by *by, struct rx_text period, struct rx_text field, const struct rx_sink *sink);

/* Puts the rows of each input into a group of their own, by its date; comes before rx_by_set(). */
int rx_by_set_snapshot(struct rx_by *by, const struct rx_sink *sink);

/* Adds groups without rows for the periods that a series lacks, from the first to the last that it
 * has; 0, or -1 after a report. */
int rx_by_fill(struct rx_by *by, const struct rx_sink *sink);

/* Reads the names of columns; 0, or -1 after a report.  names is borrowed. */
int rx_by_set(struct rx_by *by, struct rx_text names, const struct rx_sink *sink);

/* Appends the name of a by column in the output: month_due. */
void rx_by_name(const struct rx_by_column *column, struct rx_buffer *out);

/* Finds the columns in a header; 0, or -1 after one that is not there was reported. */
int rx_by_bind(struct rx_by *by, const struct rx_header *header, const char *file,
	const struct rx_sink *sink);

/* Fills hits for the chunk's rows, or for those that wanted marks; 0, or -1 after a report. */
int rx_by_find(struct rx_by *by, const struct rx_chunk *chunk, const bool *wanted);

#endif
