/*
 * grid.c - cells in one buffer with an array of their ends.
 */
#include "grid.h"

#include <stdlib.h>

void rx_grid_release(struct rx_grid *grid)
{
	rx_buffer_release(&grid->caption);
	rx_buffer_release(&grid->bytes);
	free(grid->fields);
	free(grid->ends);
	*grid = (struct rx_grid){0};
}

void rx_grid_reset(struct rx_grid *grid)
{
	rx_buffer_reset(&grid->caption);
	rx_buffer_reset(&grid->bytes);
	grid->columns = 0;
	grid->cells = 0;
	grid->parts = 0;
	grid->chart = false;
}

void rx_grid_field(struct rx_grid *grid, struct rx_field field)
{
	struct rx_field *fields =
		rx_array_grow(grid->fields, grid->columns, &grid->fields_room, sizeof(*fields));

	if (!fields) {
		grid->failed = true;
		return;
	}
	grid->fields = fields;
	fields[grid->columns++] = field;
}

void rx_grid_column(struct rx_grid *grid, enum rx_column column, enum rx_lang lang)
{
	rx_grid_field(grid, rx_field_of(column, lang));
}

void rx_grid_label(struct rx_grid *grid, const char *label, enum rx_look look)
{
	struct rx_field field = {.column = -1, .look = look};

	field.name = field.label = rx_text(label);
	field.number = look == RX_LOOK_NUMBER;
	rx_grid_field(grid, field);
}

void rx_grid_cell(struct rx_grid *grid, struct rx_text value)
{
	size_t *ends = rx_array_grow(grid->ends, grid->cells, &grid->ends_room, sizeof(*ends));

	rx_buffer_add_text(&grid->bytes, value);
	if (!ends || grid->bytes.failed) {
		grid->failed = true;
		return;
	}
	grid->ends = ends;
	ends[grid->cells++] = grid->bytes.length;
}

void rx_grid_number(struct rx_grid *grid, size_t number)
{
	char digits[24];
	struct rx_buffer text = {digits, 0, sizeof(digits), false};

	rx_buffer_add_number(&text, number);
	rx_grid_cell(grid, rx_buffer_text(&text));
}

void rx_grid_slice(struct rx_grid *grid, const struct rx_grid *from, size_t first, size_t end)
{
	rx_grid_reset(grid);
	grid->parts = from->parts;
	grid->chart = from->chart;
	grid->wrap = from->wrap;
	for (size_t at = 0; at < from->columns; at++)
		rx_grid_field(grid, from->fields[at]);
	for (size_t row = first; row < end; row++) {
		for (size_t at = 0; at < from->columns; at++)
			rx_grid_cell(grid, rx_grid_get(from, row, at));
	}
}

void rx_grid_hide_empty(struct rx_grid *grid)
{
	size_t rows = rx_grid_rows(grid), left = 0;

	for (size_t column = 0; column < grid->columns && rows; column++) {
		size_t row = 0;

		while (row < rows && rx_grid_get(grid, row, column).length == 0)
			row++;
		grid->fields[column].hidden = row == rows;
		left += row < rows;
	}
	/* A table of nothing keeps what its rows are about, which shows that it is not stated. */
	for (size_t column = 0; column < grid->columns && rows && !left; column++)
		grid->fields[column].hidden = grid->fields[column].look != RX_LOOK_MAIN;
}

bool rx_grid_is_constant(const struct rx_grid *grid, size_t column)
{
	size_t rows = rx_grid_rows(grid);

	for (size_t row = 1; row < rows; row++) {
		if (!rx_text_equal(rx_grid_get(grid, row, column), rx_grid_get(grid, 0, column)))
			return false;
	}
	return true;
}
