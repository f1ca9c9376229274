/*
 * output.c - selected rows on their way out: computed, taken apart, kept and put in order, cut to columns,
 * marked.
 *
 *     rows -> compute -> explode -> order (until the end) -> columns and marks -> writer
 *
 * Rows that pass through nothing are written in one piece as they stand.
 */
#include "columns.h"
#include "compute.h"
#include "explode.h"
#include "message.h"
#include "order.h"
#include "text.h"

#include <stdlib.h>

struct rx_output {
	struct rx_writer *writer;
	const struct rx_sink *sink;
	struct rx_query *query;
	bool color;
	bool only_matches;
	bool no_header;
	bool marks; /* rows that were not selected are written too */
	bool limited;
	size_t left; /* where no order asks for more: rows that the limit allows */
	struct rx_columns *columns;
	struct rx_compute *compute;
	struct rx_explode *explode;
	struct rx_order *order;
	struct rx_writer *header; /* the header line written last */
};

/* ---- making --------------------------------------------------------------------------------- */

static bool make_stages(struct rx_output *output, const struct rx_output_options *options)
{
	struct rx_order_options how = {.keys = options->sort,
		.limit = options->limit,
		.sample = options->sample,
		.by = options->sample_by,
		.seed = options->seed,
		.folder = options->folder};
	bool orders = options->sort || options->sample;
	bool computes = (options->set && options->set[0]) || options->mark;

	if (computes)
		output->compute = rx_compute_new(options->set, options->mark, options->today,
			options->profile, output->sink);
	if (computes && !output->compute)
		return false;

	if (options->columns)
		output->columns = rx_columns_new(options->columns, output->sink);
	if (options->explode)
		output->explode = rx_explode_new(options->explode, output->sink);
	if (orders)
		output->order = rx_order_new(&how, output->sink);
	return (output->columns || !options->columns) && (output->explode || !options->explode)
		&& (output->order || !orders);
}

struct rx_output *rx_output_new(const struct rx_output_options *options, struct rx_writer *writer,
	const struct rx_sink *sink)
{
	static const struct rx_output_options none;
	struct rx_output *output = calloc(1, sizeof(*output));

	if (!output)
		return NULL;
	options = options ? options : &none;
	output->writer = writer;
	output->sink = sink;
	output->query = options->query;
	output->color = options->color && options->query;
	output->only_matches = options->only_matches && options->query;
	output->no_header = options->no_header != 0;
	output->marks = options->mark != NULL;
	output->limited = options->limit && !options->sort && !options->sample;
	output->left = options->limit;
	if (make_stages(output, options))
		return output;
	rx_output_free(output);
	return NULL;
}

void rx_output_free(struct rx_output *output)
{
	if (!output)
		return;
	rx_columns_free(output->columns);
	rx_compute_free(output->compute);
	rx_explode_free(output->explode);
	rx_order_free(output->order);
	rx_writer_free(output->header);
	free(output);
}

/* ---- the header ----------------------------------------------------------------------------- */

/* The columns to write, of `count` there are; places is NULL where that is all of them. */
static size_t chosen(const struct rx_output *output, size_t count, const size_t **places)
{
	*places = output->columns ? rx_columns_places(output->columns, &count) : NULL;
	return count;
}

/* Writes the header unless it is the one that was written last. */
static int write_header(struct rx_output *output, const struct rx_header *header)
{
	struct rx_writer *line = rx_writer_new_memory();
	const size_t *places;
	size_t count = chosen(output, header->count, &places);
	struct rx_text now;

	if (!line) {
		rx_say(output->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_writer_bytes(line, "\t", 1);
		rx_writer_cell(line, header->names[places ? places[at] : at]);
	}
	now = rx_writer_memory(line);
	if (!output->header || !rx_text_equal(now, rx_writer_memory(output->header))) {
		rx_writer_bytes(output->writer, now.bytes, now.length);
		rx_writer_end_row(output->writer);
	}
	rx_writer_free(output->header);
	output->header = line;
	return 0;
}

int rx_output_header(struct rx_output *output, const struct rx_header *header)
{
	if (output->compute && rx_compute_bind(output->compute, header, &header))
		return -1;
	if (output->explode && rx_explode_bind(output->explode, header))
		return -1;
	if (output->order && rx_order_bind(output->order, header))
		return -1;
	if (output->columns && rx_columns_bind(output->columns, header))
		return -1;
	return output->only_matches || output->no_header ? 0 : write_header(output, header);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void write_match(struct rx_output *output, const struct rx_found *found)
{
	if (output->color)
		rx_writer_string(output->writer, "\033[1;31m");
	rx_writer_cell(output->writer, rx_text_slice(found->value, found->start, found->end));
	if (output->color)
		rx_writer_string(output->writer, "\033[0m");
}

/* A cell with its matches marked; as it stands if it has none. */
static void write_cell(
	struct rx_output *output, const struct rx_block *block, size_t row, size_t column)
{
	struct rx_text cell = rx_block_cell(block, row, column), rest = {NULL, 0};
	struct rx_found found = {.column = column};
	size_t from = 0;

	while (output->color && rx_query_find(output->query, block, row, &found) > 0
		&& found.column == column) {
		rx_writer_cell(output->writer, rx_text_slice(found.value, from, found.start));
		write_match(output, &found);
		from = found.end;
		rest = rx_text_slice(found.value, from, found.value.length);
	}
	if (from)
		rx_writer_cell(output->writer, rest);
	else
		rx_writer_bytes(output->writer, cell.bytes, cell.length);
}

static void write_row(struct rx_output *output, const struct rx_block *block, size_t row)
{
	const size_t *places;
	size_t count = chosen(output, block->columns, &places);

	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_writer_bytes(output->writer, "\t", 1);
		write_cell(output, block, row, places ? places[at] : at);
	}
	rx_writer_end_row(output->writer);
}

static void write_matches(struct rx_output *output, const struct rx_block *block, size_t row)
{
	struct rx_found found = {0};

	while (rx_query_find(output->query, block, row, &found) > 0) {
		write_match(output, &found);
		rx_writer_end_row(output->writer);
	}
}

static void write_rows(
	struct rx_output *output, const struct rx_block *block, size_t first, size_t end)
{
	struct rx_text last = rx_block_row(block, end - 1);
	const char *start = rx_block_row(block, first).bytes;

	if (!output->only_matches && !output->columns && !output->color) {
		rx_writer_bytes(output->writer, start, (size_t)(last.bytes + last.length - start));
		rx_writer_end_row(output->writer);
		return;
	}
	for (; first < end; first++) {
		if (output->only_matches)
			write_matches(output, block, first);
		else
			write_row(output, block, first);
	}
}

static int keep_or_write(
	struct rx_output *output, const struct rx_block *block, size_t first, size_t end)
{
	if (output->order)
		return rx_order_add(output->order, block, first, end);
	if (output->limited && end - first > output->left)
		end = first + output->left;
	output->left -= output->limited ? end - first : 0;
	if (first < end)
		write_rows(output, block, first, end);
	return 0;
}

static int explode_rows(
	struct rx_output *output, const struct rx_block *block, size_t first, size_t end)
{
	struct rx_block rows;

	if (!output->explode)
		return keep_or_write(output, block, first, end);
	for (; first < end; first++) {
		if (rx_explode_row(output->explode, block, first, &rows)
			|| keep_or_write(output, &rows, 0, rows.rows))
			return -1;
	}
	return 0;
}

static int put_rows(struct rx_output *output, const struct rx_block *block, size_t first,
	size_t end, int selected)
{
	struct rx_block computed;

	if (first == end)
		return 0;
	if (!output->compute)
		return explode_rows(output, block, first, end);
	if (rx_compute_rows(output->compute, block, first, end, selected, &computed))
		return -1;
	return explode_rows(output, &computed, 0, computed.rows);
}

int rx_output_rows(struct rx_output *output, const struct rx_block *block, size_t first, size_t end)
{
	return put_rows(output, block, first, end, 1);
}

int rx_output_others(
	struct rx_output *output, const struct rx_block *block, size_t first, size_t end)
{
	return output->marks ? put_rows(output, block, first, end, 0) : 0;
}

int rx_output_end(struct rx_output *output)
{
	struct rx_block block;
	size_t row;
	int more;

	if (!output->order)
		return 0;
	if (rx_order_finish(output->order))
		return -1;
	while ((more = rx_order_next(output->order, &block, &row)) > 0)
		write_rows(output, &block, row, row + 1);
	return more;
}
