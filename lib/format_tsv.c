/*
 * format_tsv.c - the stream itself: names, stream words and escaped cells, of the chosen columns.
 */
#include "cell.h"
#include "format.h"

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	bool simple = rx_page_row_lacks(page, '\\');

	(void)fields;
	if (!rx_page_begin_line(page, values, count, 1))
		return;
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_buffer_add_byte(&page->line, '\t');
		/* What had no escape in the stream needs none. */
		if (simple)
			rx_buffer_add_text(&page->line, values[at]);
		else
			rx_cell_encode(&page->line, values[at]);
	}
	rx_page_end_line(page);
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
	.meaning = {"the stream itself", "记录流本身"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.head = head,
	.row = row,
};

/* The same by the name that the stream has among the programs. */
const struct rx_format rx_format_rx = {
	.name = "rx",
	.meaning = {"the stream itself", "记录流本身"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.head = head,
	.row = row,
};
