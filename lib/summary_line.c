/*
 * summary_line.c - the lines of an output: names of figures, figures of a group.
 */
#include "summary.h"

static void tab(bool *first, struct rx_buffer *out)
{
	if (!*first)
		rx_buffer_add_byte(out, '\t');
	*first = false;
}

void rx_summary_figure_names(const struct rx_summary *summary, struct rx_buffer *out)
{
	bool first = true;

	for (size_t at = 0; at < summary->operation_count; at++) {
		tab(&first, out);
		rx_operation_name(&summary->operations[at], out);
	}
	if (summary->rates.count)
		rx_rates_names(&summary->rates, first, out);
}

void rx_summary_figures(const struct rx_summary *summary, size_t group, struct rx_buffer *out)
{
	bool first = true;

	for (size_t at = 0; at < summary->operation_count; at++) {
		const struct rx_operation *operation = &summary->operations[at];

		tab(&first, out);
		operation->kind->finish(operation, group, out);
	}
	if (summary->rates.count)
		rx_rates_finish(&summary->rates, group, summary->today, first, out);
}

void rx_summary_header(const struct rx_summary *summary, struct rx_buffer *out)
{
	if (summary->rank)
		rx_buffer_add_string(out, "rank\tties\t");
	for (size_t at = 0; at < summary->by.count; at++) {
		rx_by_name(&summary->by.columns[at], out);
		rx_buffer_add_byte(out, '\t');
	}
	rx_summary_figure_names(summary, out);
}

void rx_summary_line(struct rx_writer *writer, struct rx_buffer *line)
{
	rx_writer_bytes(writer, line->bytes, line->length);
	rx_writer_end_row(writer);
	rx_buffer_reset(line);
}
