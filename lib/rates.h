/*
 * rates.h - completion rates of findings, each with the number of records in both of its sets, the
 * number of open findings still within their deadline, and the date all this is reckoned as of.
 *
 * Only findings count where the stream has a kind column, every row elsewhere; what is void is in
 * no set.  Rules and sets: rx-records(5), "Status".
 */
#ifndef RX_LIB_RATES_H
#define RX_LIB_RATES_H

#include "chunk.h"
#include "statuses.h"
#include "total.h"

enum { RX_RATE_LIMIT = 6 };

struct rx_rate_kind;

/* Per group; the two counts of each chosen rate, in the order of choice. */
struct rx_rate_state {
	uint64_t part[RX_RATE_LIMIT];
	uint64_t whole[RX_RATE_LIMIT];
	uint64_t within;
	struct rx_total amount_done;
	struct rx_total amount;
};

/* The columns that rates read; RX_NONE where the header has none. */
enum rx_rate_column {
	RX_RATE_KIND,
	RX_RATE_STATUS,
	RX_RATE_DUE,
	RX_RATE_DONE_ON,
	RX_RATE_CLOSED_ON,
	RX_RATE_AMOUNT,
	RX_RATE_AMOUNT_DONE,
	RX_RATE_COLUMNS
};

struct rx_rates {
	const struct rx_rate_kind *chosen[RX_RATE_LIMIT];
	size_t count;
	size_t columns[RX_RATE_COLUMNS];
	struct rx_statuses statuses;
	size_t unknown;	       /* cells that are no status */
	size_t unread;	       /* dates and amounts that could not be read */
	struct rx_case *cases; /* of the chunk */
	bool *findings;	       /* per row of the chunk: no other kind of record */
	struct rx_rate_state *states;
	size_t state_room;
};

/* Name of the rate at a place of the table and its sets in words; NULL behind the last. */
const char *rx_rate_explain(size_t index, enum rx_lang lang, const char **meaning);

/* The name of the rate that was chosen at this place. */
const char *rx_rates_name(const struct rx_rates *rates, size_t place);

/* Reads names of rates joined with commas; 0, or -1 after a report. */
int rx_rates_set(struct rx_rates *rates, struct rx_text names, const struct rx_sink *sink);
void rx_rates_release(struct rx_rates *rates);

int rx_rates_bind(struct rx_rates *rates, const struct rx_header *header, const char *file,
	const struct rx_sink *sink);

/* Fills cases and findings for the chunk's rows; 0, or -1 after a report. */
int rx_rates_look(struct rx_rates *rates, const struct rx_chunk *chunk);

bool rx_rates_reserve(struct rx_rates *rates, size_t groups);

/* Counts the chunk's hits; 0, or -1 after a report. */
int rx_rates_add(struct rx_rates *rates, const struct rx_chunk *chunk);

/* Appends the names of the columns, or a group's cells, each behind a TAB unless it is the row's
 * first. */
void rx_rates_names(const struct rx_rates *rates, bool first, struct rx_buffer *out);
void rx_rates_finish(const struct rx_rates *rates, size_t group, int32_t today, bool first,
	struct rx_buffer *out);

/* A group's state as text, and adding such a text to a state: false for text that is none. */
void rx_rates_store(const struct rx_rates *rates, size_t group, struct rx_buffer *out);
bool rx_rates_load(struct rx_rates *rates, size_t group, struct rx_text text);

#endif
