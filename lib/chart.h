/*
 * chart.h - what can be drawn of a table: which kind of chart, and which columns are its labels and
 * its figures.  Nobody has to say: tables as rx-stats writes them tell by their columns.
 *
 *     labels, a rate            shares of a whole      rx-stats --by dept --rate done
 *     labels, figures           bars of the first      rx-stats --by status
 *     periods, figures          a course in time       rx-stats --series month --on closed_on
 *     labels, a column a value  a heat map             rx-stats --by section --pivot status
 *     days, labels              a timeline             rx-render --as timeline
 *     records with a status     bars of the statuses
 */
#ifndef RX_LIB_CHART_H
#define RX_LIB_CHART_H

#include "decimal.h"
#include "grid.h"

enum rx_chart_kind {
	RX_CHART_NONE,
	RX_CHART_BARS,
	RX_CHART_RATES,
	RX_CHART_COURSE,
	RX_CHART_HEAT,
	RX_CHART_TIMELINE
};

enum {
	RX_CHART_ROWS = 60,     /* that are drawn, of bars, maps and timelines */
	RX_CHART_PERIODS = 366, /* of a course */
	RX_CHART_FIGURES = 24   /* columns */
};

struct rx_chart {
	enum rx_chart_kind kind;
	enum rx_lang lang;
	const struct rx_grid *grid; /* the table, or own */
	struct rx_grid own;
	size_t label;                     /* its column; of a timeline that of the days */
	size_t figures[RX_CHART_FIGURES]; /* columns of the figures */
	size_t count;                     /* of figures */
	size_t rows;                      /* that are drawn */
	struct rx_buffer text;            /* the label asked for last */
};

/* Looks at a table; false when there is nothing to draw.  Release the chart in any case. */
bool rx_chart_find(struct rx_chart *chart, const struct rx_grid *grid, enum rx_lang lang);
void rx_chart_release(struct rx_chart *chart);

/* The label of a row, in words; borrowed until the next call. */
struct rx_text rx_chart_label(struct rx_chart *chart, size_t row);

/* The label of a column of figures. */
struct rx_text rx_chart_series(const struct rx_chart *chart, size_t figure);

/* The figure at a place as it is written, and as a number, 0 where it is none. */
struct rx_text rx_chart_cell(const struct rx_chart *chart, size_t row, size_t figure);
double rx_chart_value(const struct rx_chart *chart, size_t row, size_t figure);

/* The status that a row or column is about, or -1. */
int rx_chart_status(struct rx_text label);

#endif
