/*
 * format_xlsx.c - a report as an XLSX workbook.
 *
 * Rows alone make one sheet of data, in constant memory.  A layout makes a sheet to print; behind it
 * come all records with their ids, on a sheet that is out of sight, and how many findings have which
 * status, with a chart.
 */
#include "book_page.h"
#include "book_rows.h"
#include "format.h"
#include "message.h"

#include <errno.h>
#include <stdlib.h>

struct xlsx {
	struct rx_book *book;
	struct rx_book_rows rows;
	struct rx_book_page page;
	unsigned serial; /* of the header that rows have */
	size_t statuses[RX_STATUS_COUNT];
	size_t counted;
};

static void report_fault(struct rx_page *page, enum rx_book_fault fault)
{
	if (fault == RX_BOOK_MEMORY) {
		page->failed = true;
		return;
	}
	page->broken = true;
	if (fault == RX_BOOK_SYSTEM)
		rx_say_errno(page->sink, "<xlsx>", errno);
	else
		rx_say(page->sink, (struct rx_place){.file = "<xlsx>"}, RX_SAY_LIBRARY,
			"libxlsxwriter");
}

static void begin(struct rx_page *page, struct rx_text title)
{
	struct xlsx *xlsx = calloc(1, sizeof(*xlsx));
	enum rx_book_fault fault;

	page->state = xlsx;
	page->failed |= !xlsx;
	if (!xlsx)
		return;
	xlsx->book = rx_book_new(page->rows_only, page->words, &fault);
	if (!xlsx->book) {
		report_fault(page, fault);
		return;
	}
	xlsx->rows.book = xlsx->book;
	xlsx->rows.lang = xlsx->page.lang = page->lang;
	if (page->rows_only)
		return;
	/* Who fills in the ledger, and rx-parse that reads it again, want one table and not two. */
	xlsx->rows.hidden = true;
	xlsx->page.landscape = page->landscape;
	rx_book_page_begin(
		&xlsx->page, xlsx->book, rx_text(page->lang == RX_LANG_ZH ? "报表" : "Report"));
	if (title.length && xlsx->page.sheet)
		rx_book_page_line(&xlsx->page, title, RX_STYLE_TITLE);
}

/* The workbook's state, or NULL when there is none to write to. */
static struct xlsx *book_of(struct rx_page *page)
{
	struct xlsx *xlsx = page->state;

	return page->failed || page->broken || !xlsx ? NULL : xlsx;
}

/* ---- a sheet of data ------------------------------------------------------------------------ */

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	struct xlsx *xlsx = book_of(page);

	if (xlsx)
		page->failed |= !rx_book_rows_head(&xlsx->rows, fields, count);
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	struct xlsx *xlsx = book_of(page);

	(void)count;
	if (xlsx)
		page->failed |= !rx_book_rows_add(&xlsx->rows, fields, values);
}

/* Counts a finding's status; without kinds every row is a finding. */
static void count_status(struct xlsx *xlsx, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	int kind = RX_KIND_FINDING, status = -1;

	for (size_t at = 0; at < count; at++) {
		if (fields[at].column == RX_COLUMN_KIND)
			kind = rx_word_find(RX_SET_KIND, values[at]);
		else if (fields[at].column == RX_COLUMN_STATUS)
			status = rx_word_find(RX_SET_STATUS, values[at]);
	}
	if (kind != RX_KIND_FINDING || status < 0)
		return;
	xlsx->statuses[status]++;
	xlsx->counted++;
}

static void record_row(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	struct xlsx *xlsx = book_of(page);

	if (!xlsx)
		return;
	if (xlsx->serial != page->serial)
		head(page, fields, count);
	xlsx->serial = page->serial;
	row(page, fields, values, count);
	count_status(xlsx, fields, values, count);
}

/* ---- the sheet to print --------------------------------------------------------------------- */

static void heading(struct rx_page *page, struct rx_text text)
{
	struct xlsx *xlsx = book_of(page);

	if (xlsx)
		rx_book_page_line(&xlsx->page, text, RX_STYLE_HEADING);
}

/* Also where rows alone turn out to be none. */
static void paragraph(struct rx_page *page, struct rx_text text)
{
	struct xlsx *xlsx = book_of(page);

	if (!xlsx)
		return;
	if (!xlsx->page.sheet)
		rx_book_page_begin(&xlsx->page, xlsx->book,
			rx_text(page->lang == RX_LANG_ZH ? "报表" : "Report"));
	rx_book_page_line(&xlsx->page, text, RX_STYLE_PARAGRAPH);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	struct xlsx *xlsx = book_of(page);

	if (xlsx)
		rx_book_page_table(&xlsx->page, grid);
}

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	struct xlsx *xlsx = book_of(page);

	if (xlsx)
		rx_book_page_record(&xlsx->page, fields, values, count);
}

static void node(struct rx_page *page, const struct rx_node *node)
{
	struct rx_buffer *line = &page->scratch[2];

	rx_buffer_reset(line);
	for (size_t at = 1; at < node->depth; at++)
		rx_buffer_add_string(line, "    ");
	rx_buffer_add_text(line, node->number);
	rx_buffer_add_text(line, node->title);
	if (node->status.length) {
		rx_buffer_add_string(line, page->lang == RX_LANG_ZH ? "（" : " (");
		rx_buffer_add_text(line, node->status);
		rx_buffer_add_string(line, page->lang == RX_LANG_ZH ? "）" : ")");
	}
	page->failed |= line->failed;
	paragraph(page, rx_buffer_text(line));
}

static void end_tree(struct rx_page *page)
{
	(void)page;
}

/* ---- the end -------------------------------------------------------------------------------- */

/* How many findings have which status, as a table and a chart. */
static void status_sheet(struct rx_page *page, struct xlsx *xlsx)
{
	bool zh = page->lang == RX_LANG_ZH;
	struct lxw_worksheet *sheet = rx_book_sheet(xlsx->book, rx_text(zh ? "统计" : "Figures"));
	size_t at = 1;

	if (!sheet)
		return;
	rx_book_text(xlsx->book, sheet, 0, 0, rx_text(zh ? "整改状态" : "Status"), RX_STYLE_HEAD);
	rx_book_text(xlsx->book, sheet, 0, 1, rx_text(zh ? "问题数" : "Findings"), RX_STYLE_HEAD);
	for (size_t status = 0; status < RX_STATUS_COUNT; status++) {
		if (xlsx->statuses[status] == 0)
			continue;
		rx_book_text(xlsx->book, sheet, at, 0,
			rx_word_label(RX_SET_STATUS, status, page->words), RX_STYLE_CELL);
		rx_book_number(xlsx->book, sheet, at++, 1, xlsx->statuses[status], RX_STYLE_NUMBER);
	}
	rx_book_width(xlsx->book, sheet, 0, 24);
	rx_book_width(xlsx->book, sheet, 1, 12);
	rx_book_chart(xlsx->book, sheet, zh ? "整改状态" : "Status",
		(struct rx_area){1, 0, at - 1, 0}, 1, 1, 3);
	rx_book_print(xlsx->book, sheet, true, 0, RX_NONE);
}

static void end(struct rx_page *page)
{
	struct xlsx *xlsx = book_of(page);
	enum rx_book_fault fault;

	if (!xlsx)
		return;
	if (xlsx->page.sheet)
		rx_book_page_end(&xlsx->page);
	rx_book_rows_end(&xlsx->rows);
	if (xlsx->counted)
		status_sheet(page, xlsx);
	page->failed |= xlsx->page.failed;
	fault = page->failed ? RX_BOOK_MEMORY : rx_book_finish(xlsx->book, page->out);
	if (fault != RX_BOOK_WELL)
		report_fault(page, fault);
	else if (rx_book_cut(xlsx->book))
		rx_say(page->sink, (struct rx_place){0}, RX_SAY_CELLS_CUT, rx_book_cut(xlsx->book));
}

static void release(struct rx_page *page)
{
	struct xlsx *xlsx = page->state;

	if (!xlsx)
		return;
	rx_book_rows_release(&xlsx->rows);
	rx_book_page_release(&xlsx->page);
	rx_book_free(xlsx->book);
	free(xlsx);
	page->state = NULL;
}

const struct rx_format rx_format_xlsx = {
	.name = "xlsx",
	.meaning = {"a workbook", "Excel工作簿"},
	.wording = RX_WORDING_LABELS,
	.stream = true,
	.binary = true,
	.begin = begin,
	.end = end,
	.head = head,
	.row = row,
	.table = table,
	.heading = heading,
	.subheading = heading,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
	.record_row = record_row,
	.release = release,
};
