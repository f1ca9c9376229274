/*
 * format_tsv.c - the stream itself: names, stream words and escaped cells, of the chosen columns.
 */
#include "format.h"

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	(void)fields;
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_writer_bytes(page->out, "\t", 1);
		rx_writer_cell(page->out, values[at]);
	}
	rx_writer_end_row(page->out);
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_writer_bytes(page->out, "\t", 1);
		rx_writer_cell(page->out, fields[at].name);
	}
	rx_writer_end_row(page->out);
}

const struct rx_format rx_format_tsv = {
	.name = "tsv",
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.head = head,
	.row = row,
};
