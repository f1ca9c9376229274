/*
 * grid.h - a table kept in memory: fields, and rows of cells, for layouts that need to see all of
 * it before they show it.  The grid owns its cells; fields' names and labels are borrowed.
 */
#ifndef RX_LIB_GRID_H
#define RX_LIB_GRID_H

#include "buffer.h"
#include "field.h"

struct rx_grid {
	struct rx_buffer caption;
	struct rx_field *fields;
	size_t columns;
	size_t fields_room;
	struct rx_buffer bytes; /* all cells, back to back */
	size_t *ends;           /* of each cell, row after row */
	size_t cells;
	size_t ends_room;
	/* One more than the place of the column whose cells have a line for each part of what the row is
	 * about, such as the measures of a finding; 0: none has. */
	size_t parts;
	bool chart;  /* a picture of the figures helps */
	bool wrap;   /* long cells take several lines, instead of being cut */
	bool failed; /* memory was exhausted; what is there is whole rows or fewer */
};

void rx_grid_release(struct rx_grid *grid);

/* Empties the grid, its fields too, and keeps its memory. */
void rx_grid_reset(struct rx_grid *grid);

/* Adds a field; all fields come before the first cell. */
void rx_grid_field(struct rx_grid *grid, struct rx_field field);

/* Adds a field of the vocabulary, or one with a label of the report's own. */
void rx_grid_column(struct rx_grid *grid, enum rx_column column, enum rx_lang lang);
void rx_grid_label(struct rx_grid *grid, const char *label, enum rx_look look);

/* Adds the next cell, row by row from left to right. */
void rx_grid_cell(struct rx_grid *grid, struct rx_text value);
void rx_grid_number(struct rx_grid *grid, size_t number);

static inline size_t rx_grid_rows(const struct rx_grid *grid)
{
	return grid->columns ? grid->cells / grid->columns : 0;
}

static inline struct rx_text rx_grid_get(const struct rx_grid *grid, size_t row, size_t column)
{
	size_t at = row * grid->columns + column;
	size_t start = at ? grid->ends[at - 1] : 0;

	return rx_text_of(grid->bytes.bytes + start, grid->ends[at] - start);
}

/* Makes one grid the rows [first, end) of another, with its fields. */
void rx_grid_slice(struct rx_grid *grid, const struct rx_grid *from, size_t first, size_t end);

/* Hides the fields that are empty in all rows, unless there are no rows. */
void rx_grid_hide_empty(struct rx_grid *grid);

/* True when the field has the same value in all rows. */
bool rx_grid_is_constant(const struct rx_grid *grid, size_t column);

#endif
