/*
 * format_grep.c - FILE:LINE:TEXT, one line per record, as grep -n prints it, for editors and people
 * who want to go back to the source.  The text of a record stands for it, else its title, else its
 * value; line ends in it become blanks and what is unsafe U+FFFD.
 */
#include "clean.h"
#include "format.h"

static struct rx_text value_of(const struct rx_field *fields, const struct rx_text *values,
	size_t count, enum rx_column column)
{
	for (size_t at = 0; at < count; at++) {
		if (fields[at].column == (int)column)
			return values[at];
	}
	return (struct rx_text){NULL, 0};
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	static const enum rx_column contents[] = {
		RX_COLUMN_TEXT, RX_COLUMN_TITLE, RX_COLUMN_VALUE, RX_COLUMN_STATUS_TEXT};
	static const enum rx_column places[] = {RX_COLUMN_FILE, RX_COLUMN_LINE};
	struct rx_text content = {NULL, 0};

	rx_buffer_reset(&page->line);
	for (size_t at = 0; at < 2; at++) {
		struct rx_text place = value_of(fields, values, count, places[at]);

		if (place.length == 0)
			continue;
		rx_clean_add(&page->line, place, RX_CLEAN_LINE);
		rx_buffer_add_byte(&page->line, ':');
	}
	for (size_t at = 0; at < 4 && content.length == 0; at++)
		content = value_of(fields, values, count, contents[at]);
	rx_clean_add(&page->line, content, RX_CLEAN_LINE);
	rx_page_end_line(page);
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

const struct rx_format rx_format_grep = {
	.name = "grep",
	.meaning = {"FILE:LINE:TEXT", "文件:行:原文"},
	.wording = RX_WORDING_LABELS,
	.stream = true,
	.tables_only = true,
	.rebinds = true,
	.head = head,
	.row = row,
};
