/*
 * weekly_parts.h - what the parts of the weekly report share: its state, numbered headings, tables, and
 * the cells that all its lists have.
 */
#ifndef RX_LIB_WEEKLY_PARTS_H
#define RX_LIB_WEEKLY_PARTS_H

#include "layout.h"

struct rx_weekly {
	struct rx_matters matters;
	struct rx_buffer text;
	size_t parts; /* headings so far */
};

/* Begins the next part: its number, the template with the number of entries. */
void rx_weekly_part(struct rx_report *report, const char *template, size_t number);

/* Begins a table, which has the caption where the format needs one; and writes it. */
struct rx_grid *rx_weekly_table(struct rx_report *report, const char *caption);
void rx_weekly_end_table(struct rx_report *report);

/* Adds the fields that every list of findings has behind its title, and the cells of one. */
void rx_weekly_labels(struct rx_report *report);
void rx_weekly_cells(
	struct rx_report *report, const struct rx_matters *matters, const struct rx_matter *matter);

/* The cell of a share, empty of nothing. */
void rx_weekly_percent(struct rx_report *report, size_t count, size_t whole);

/* Parts that are numbers: the figures, what twelve weeks have brought, what is doubtful. */
void rx_weekly_figures(struct rx_report *report, const struct rx_matters *matters);
void rx_weekly_course(struct rx_report *report, const struct rx_matters *matters);
void rx_weekly_quality(struct rx_report *report, const struct rx_matters *matters);

/* The lists of what has become of findings since the last report. */
void rx_weekly_changes(struct rx_report *report);

#endif
