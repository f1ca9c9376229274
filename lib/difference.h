/*
 * difference.h - in which columns two records differ, column by column of two snapshots.
 *
 * Said of a column is only what both snapshots can say: a column that one of the headers lacks is left
 * out, and between a ledger and a notice one that either never states.  Words of sets are equal by what
 * they mean, numbers by their value, names through the aliases, and prose by its words, without blanks,
 * punctuation and widths; exact comparing takes bytes.
 */
#ifndef RX_LIB_DIFFERENCE_H
#define RX_LIB_DIFFERENCE_H

#include "alias.h"
#include "snapshot.h"

struct rx_difference_column {
	struct rx_snapshot_column column;
	size_t old, new; /* places in the two snapshots, RX_NONE: it lacks the column */
};

struct rx_differences {
	const struct rx_snapshot *old, *new;
	const struct rx_alias *alias;
	bool exact;
	bool every;                           /* no column is left out */
	struct rx_difference_column *columns; /* new's in its order, then those of old alone */
	size_t count, room;
	struct rx_buffer scratch[2];
};

void rx_differences_release(struct rx_differences *differences);

/* Lists the columns; those left out are told in a note.  Returns 0, or -1 when memory is exhausted,
 * which was reported. */
int rx_differences_begin(struct rx_differences *differences, const struct rx_sink *sink);

/* Whether memory was exhausted while cells were compared; that is reported then. */
bool rx_differences_failed(const struct rx_differences *differences, const struct rx_sink *sink);

/* Whether two rows differ in a column of the list. */
bool rx_differ(struct rx_differences *differences, size_t at, size_t old, size_t new);

/* The two cells, as they are; empty where the column is lacking. */
struct rx_text rx_difference_old(const struct rx_differences *differences, size_t at, size_t row);
struct rx_text rx_difference_new(const struct rx_differences *differences, size_t at, size_t row);

/* A column that tells where a record stands or came from, not what it says. */
bool rx_difference_is_place(int column);

#endif
