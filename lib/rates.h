/*
 * rates.h - figures about findings: completion rates with both of their sets, reporting schemes, and
 * the figures of summaries and snapshots, all made of counts of conditions.
 *
 * Only findings count where the stream has a kind column, every row elsewhere; what is void is in
 * no set.  Rules and sets: rx-records(5), "Status".
 */
#ifndef RX_LIB_RATES_H
#define RX_LIB_RATES_H

#include "derive.h"
#include "scheme.h"
#include "statuses.h"
#include "total.h"

/* How a column of the output is made of what was counted. */
enum rx_figure_form {
	RX_FIGURE_COUNT,
	RX_FIGURE_PERCENT,
	RX_FIGURE_MONEY_DONE,
	RX_FIGURE_MONEY,
	RX_FIGURE_MONEY_PERCENT,
	RX_FIGURE_AS_OF
};

enum { RX_FIGURE_LIMIT = 40 };

struct rx_figure {
	const char *name, *suffix;
	enum rx_figure_form form;
	enum rx_condition_id part, whole; /* a count is of part */
};

/* Per group. */
struct rx_money {
	struct rx_total done;
	struct rx_total all;
};

struct rx_rates {
	struct rx_figure figures[RX_FIGURE_LIMIT];
	size_t count; /* of them; 0: nothing is asked of findings */
	const struct rx_rate_kind *chosen[RX_FIGURE_LIMIT];
	size_t chosen_count;
	const struct rx_scheme *scheme;
	enum rx_condition_id conditions[RX_CONDITION_COUNT]; /* that are counted */
	size_t condition_count;
	size_t places[RX_CONDITION_COUNT]; /* of each of those */
	bool money;
	bool lenient;     /* of a report: columns may be lacking, and more is asked of a row */
	unsigned present; /* columns that some header had: 1 << RX_CASE_... */
	size_t columns[RX_CASE_COLUMNS]; /* RX_NONE where the header has none */
	struct rx_statuses statuses;
	struct rx_derived_columns derived; /* for the deadlines that a profile gives */
	size_t unknown;                    /* cells that are no status */
	size_t unread;                     /* dates and amounts that could not be read */
	struct rx_case *cases;             /* of the chunk */
	bool *findings;                    /* per row of the chunk: no other kind of record */
	uint64_t *states;                  /* condition_count per group */
	struct rx_money *monies;
	size_t state_room;
};

/* The rate, else the scheme, at a place of both tables, and its sets in words; NULL behind the last.
 * *scheme tells which of the two it is. */
const char *rx_rate_explain(size_t index, enum rx_lang lang, const char **meaning, bool *scheme);

/* Chooses what is counted, in this order: names of rates joined with commas, a scheme, and the
 * figures of a table, which set_report() makes that of a report: each figure is the share of another
 * one, money is added up, and columns may be lacking.  0, or -1 after a report. */
int rx_rates_set(struct rx_rates *rates, struct rx_text names, const struct rx_sink *sink);
int rx_rates_set_scheme(struct rx_rates *rates, struct rx_text name, const struct rx_sink *sink);
void rx_rates_set_table(struct rx_rates *rates, const struct rx_counted *table, size_t count);
void rx_rates_set_report(struct rx_rates *rates, const struct rx_counted *table, size_t count);

/* Ends the choice, with what stands beside all rates and schemes if dated; 0, or -1 after a
 * report. */
int rx_rates_ready(struct rx_rates *rates, bool dated, const struct rx_sink *sink);
void rx_rates_release(struct rx_rates *rates);

int rx_rates_bind(struct rx_rates *rates, const struct rx_header *header, const char *file,
	const struct rx_sink *sink);

/* Fills cases and findings for the chunk's rows; 0, or -1 after a report. */
int rx_rates_look(struct rx_rates *rates, const struct rx_chunk *chunk);

bool rx_rates_reserve(struct rx_rates *rates, size_t groups);

/* Counts the chunk's hits; 0, or -1 after a report. */
int rx_rates_add(struct rx_rates *rates, const struct rx_chunk *chunk);

static inline uint64_t rx_rates_count(
	const struct rx_rates *rates, size_t group, enum rx_condition_id id)
{
	return rates->states[group * rates->condition_count + rates->places[id]];
}

/* True when some header had the columns that a condition needs. */
bool rx_rates_known(const struct rx_rates *rates, enum rx_condition_id id);

/* Appends the names of the columns, or a group's cells, each behind a TAB unless it is the row's
 * first; or one of them. */
void rx_rates_names(const struct rx_rates *rates, bool first, struct rx_buffer *out);
void rx_rates_finish(const struct rx_rates *rates, size_t group, int32_t today, bool first,
	struct rx_buffer *out);
void rx_rates_name(const struct rx_figure *figure, struct rx_buffer *out);
void rx_rates_cell(const struct rx_rates *rates, const struct rx_figure *figure, size_t group,
	int32_t today, struct rx_buffer *out);

/* A group's state as text, and adding such a text to a state: false for text that is none. */
void rx_rates_store(const struct rx_rates *rates, size_t group, struct rx_buffer *out);
bool rx_rates_load(struct rx_rates *rates, size_t group, struct rx_text text);

#endif
