/*
 * format_docx.c - a report as a DOCX document in the layout of official documents.
 *
 * The body is put together in memory and packed with the parts that never change (docx_parts.c).
 * Cells are text in runs and nothing else: no field, no link.
 */
#include "clean.h"
#include "docx_parts.h"
#include "fit.h"
#include "format.h"
#include "markup.h"
#include "message.h"
#include "width.h"

#include <stdlib.h>

enum {
	SHORT_SIDE = 11906, /* of A4 in twentieths of a point */
	LONG_SIDE = 16838,
	TOP = 2098,    /* 37 mm */
	LEFT = 1587,   /* 28 mm */
	RIGHT = 1474,  /* 26 mm */
	BOTTOM = 1984, /* 35 mm */
	CELL = 105,    /* half a character of a table, 10.5 pt */
	PADDING = 2,   /* cells beside the text of a table's cell */
	MOST_NATURAL = 60,
	LEAST = 6,
	DATE = 10,
	MOST_SHORT = 17,
	SIGN = 3 /* that stands in front of a status */
};

static void put(struct rx_page *page, const char *string)
{
	rx_buffer_add_string(&page->line, string);
}

/* A run of text; its line ends are breaks. */
static void run(struct rx_page *page, struct rx_text text, const char *properties)
{
	struct rx_buffer scratch = {0};
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINES, &scratch), line;
	struct rx_text rest = rx_text_of(clean.length ? clean.bytes : "", clean.length);

	put(page, "<w:r>");
	put(page, properties);
	for (size_t lines = 0; rx_text_split(&rest, '\n', &line); lines++) {
		put(page,
			lines ? "<w:br/><w:t xml:space=\"preserve\">"
			      : "<w:t xml:space=\"preserve\">");
		rx_markup_add(&page->line, line);
		put(page, "</w:t>");
	}
	put(page, "</w:r>");
	page->failed |= scratch.failed;
	rx_buffer_release(&scratch);
}

static void begin_paragraph(struct rx_page *page, const char *style, const char *more)
{
	put(page, "<w:p><w:pPr><w:pStyle w:val=\"");
	put(page, style);
	put(page, "\"/>");
	put(page, more);
	put(page, "</w:pPr>");
}

static void text_paragraph(struct rx_page *page, const char *style, struct rx_text text)
{
	begin_paragraph(page, style, "");
	run(page, text, "");
	put(page, "</w:p>");
}

static void begin(struct rx_page *page, struct rx_text title)
{
	rx_buffer_reset(&page->line);
	put(page,
		"<?xml version=\"1.0\" encoding=\"UTF-8\" "
		"standalone=\"yes\"?>\n<w:document" RX_DOCX_ROOT "><w:body>");
	if (title.length)
		text_paragraph(page, "Title", title);
}

static void heading(struct rx_page *page, struct rx_text text)
{
	text_paragraph(page, "Heading1", text);
}

static void subheading(struct rx_page *page, struct rx_text text)
{
	text_paragraph(page, "Heading2", text);
}

/* Four characters from the right. */
static void closing(struct rx_page *page, struct rx_text text)
{
	begin_paragraph(page, "Item",
		"<w:keepLines/><w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc "
		"w:val=\"right\"/>");
	run(page, text, "");
	put(page, "</w:p>");
}

/* The next paper begins on a page of its own. */
static void sheet(struct rx_page *page, struct rx_text title)
{
	begin_paragraph(page, "Title", page->blocks++ ? "<w:pageBreakBefore/>" : "");
	run(page, title, "");
	put(page, "</w:p>");
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	text_paragraph(page, "Body", text);
}

/* ---- tables --------------------------------------------------------------------------------- */

static size_t text_width(const struct rx_page *page)
{
	return (page->landscape ? (size_t)LONG_SIDE : (size_t)SHORT_SIDE) - LEFT - RIGHT;
}

static size_t widest_line(struct rx_text text)
{
	struct rx_text rest = rx_text_of(text.length ? text.bytes : "", text.length), line;
	size_t widest = 0, cells;

	while (rx_text_split(&rest, '\n', &line)) {
		rx_width_fit(line, MOST_NATURAL, true, &cells);
		widest = cells > widest ? cells : widest;
	}
	return widest;
}

/* Dates and statuses are not broken where that can be helped, though digits may be broader than
 * expected; addresses of sources are. */
static void set_minimum(struct rx_fit *fit, enum rx_look look)
{
	bool whole = look == RX_LOOK_STATUS || (look == RX_LOOK_SHORT && fit->natural >= DATE);

	fit->natural += PADDING + (whole ? SIGN : 0);
	fit->minimum = LEAST + 6;
	if (whole)
		fit->minimum = fit->natural <= MOST_SHORT ? fit->natural
			: look == RX_LOOK_STATUS          ? LEAST + 8
							  : LEAST + 4;
}

/* Widths of the columns that are shown, in cells. */
static void fit_columns(const struct rx_page *page, const struct rx_grid *grid, struct rx_fit *fits)
{
	size_t count = 0, used = 0, room = text_width(page) / CELL;

	for (size_t at = 0; at < grid->columns; at++) {
		struct rx_fit *fit = &fits[count];

		if (grid->fields[at].hidden)
			continue;
		fit->natural = widest_line(grid->fields[at].label);
		for (size_t row = 0; row < rx_grid_rows(grid); row++) {
			size_t width = widest_line(rx_grid_get(grid, row, at));

			fit->natural = width > fit->natural ? width : fit->natural;
		}
		set_minimum(fit, grid->fields[at].look);
		if (fit->minimum > fit->natural)
			fit->minimum = fit->natural;
		fit->weight = grid->fields[at].look == RX_LOOK_MAIN ? 3 : 1;
		fit->width = fit->natural;
		count++;
	}
	if (rx_fit(fits, count, 0, room) < count) {
		/* Too many columns: all of them as narrow as can be. */
		for (size_t at = 0; at < count; at++)
			fits[at].minimum = fits[at].minimum < LEAST ? fits[at].minimum : LEAST;
		rx_fit(fits, count, 0, room);
	}
	/* What is left goes to the widest, so that the table fills the page. */
	for (size_t at = 0; at < count; at++) {
		fits[at].width = fits[at].width ? fits[at].width : LEAST;
		used += fits[at].width;
	}
	for (size_t at = 0; at < count && used < room; at++)
		fits[at].width += (room - used) * fits[at].width / used;
}

static void begin_table(struct rx_page *page, const struct rx_fit *fits, size_t count)
{
	put(page,
		"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:jc w:val=\"center\"/>"
		"<w:tblBorders><w:top w:val=\"single\" w:sz=\"8\"/><w:left w:val=\"single\" "
		"w:sz=\"8\"/><w:bottom w:val=\"single\" w:sz=\"8\"/><w:right w:val=\"single\" "
		"w:sz=\"8\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" "
		"w:sz=\"4\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
		"<w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/>"
		"</w:tblCellMar></w:tblPr><w:tblGrid>");
	for (size_t at = 0; at < count; at++)
		rx_markup_format(
			&page->line, "<w:gridCol w:w=\"%\"/>", (long)fits[at].width * CELL);
	put(page, "</w:tblGrid>");
}

static void cell(struct rx_page *page, const struct rx_field *field, size_t width,
	struct rx_text value, bool head)
{
	const char *side = "";

	if (field->number)
		side = "<w:jc w:val=\"right\"/>";
	else if (field->look == RX_LOOK_SHORT || field->look == RX_LOOK_STATUS)
		side = "<w:jc w:val=\"center\"/>";
	rx_markup_format(
		&page->line, "<w:tc><w:tcPr><w:tcW w:w=\"%\" w:type=\"dxa\"/>", (long)width * CELL);
	put(page, "<w:vAlign w:val=\"center\"/></w:tcPr>");
	begin_paragraph(page, head ? "Head" : "Cell", head ? "" : side);
	if (!head && field->look == RX_LOOK_STATUS && value.length) {
		put(page, "<w:r><w:t xml:space=\"preserve\">");
		put(page, rx_status_sign(value));
		put(page, " </w:t></w:r>");
	}
	run(page, value, "");
	put(page, "</w:p></w:tc>");
}

/* A row of the grid, or its labels for RX_NONE: that row is repeated on every page. */
static void table_row(
	struct rx_page *page, const struct rx_grid *grid, const struct rx_fit *fits, size_t row)
{
	size_t count = 0;

	put(page, "<w:tr><w:trPr><w:cantSplit/>");
	put(page, row == RX_NONE ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
	for (size_t at = 0; at < grid->columns; at++) {
		const struct rx_field *field = &grid->fields[at];

		if (field->hidden)
			continue;
		cell(page, field, fits[count++].width,
			row == RX_NONE ? field->label : rx_grid_get(grid, row, at), row == RX_NONE);
	}
	put(page, "</w:tr>");
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	struct rx_fit *fits = calloc(grid->columns + 1, sizeof(*fits));
	size_t count = 0;

	page->failed |= !fits;
	for (size_t at = 0; at < grid->columns; at++)
		count += !grid->fields[at].hidden;
	if (fits && count) {
		fit_columns(page, grid, fits);
		begin_table(page, fits, count);
		table_row(page, grid, fits, RX_NONE);
		for (size_t row = 0; row < rx_grid_rows(grid); row++)
			table_row(page, grid, fits, row);
		put(page, "</w:tbl>");
	}
	free(fits);
}

/* ---- records and trees ---------------------------------------------------------------------- */

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		if (values[at].length == 0)
			continue;
		begin_paragraph(page, "Item", "");
		run(page, fields[at].label, "<w:rPr><w:b/></w:rPr>");
		run(page, rx_text(page->lang == RX_LANG_ZH ? "：" : ": "), "");
		run(page, values[at], "");
		put(page, "</w:p>");
	}
	put(page, "<w:p/>");
}

static void node(struct rx_page *page, const struct rx_node *node)
{
	enum { INDENT = 320, MOST = 12 };
	size_t depth = node->depth < MOST ? node->depth - 1 : MOST;

	put(page, "<w:p><w:pPr><w:pStyle w:val=\"Item\"/>");
	rx_markup_format(&page->line, "<w:ind w:left=\"%\"/></w:pPr>", (long)depth * INDENT);
	run(page, node->number, "");
	run(page, node->title, "");
	if (node->status.length) {
		run(page, rx_text(page->lang == RX_LANG_ZH ? "（" : " ("), "");
		run(page, node->status, "");
		run(page, rx_text(page->lang == RX_LANG_ZH ? "）" : ")"), "");
	}
	put(page, "</w:p>");
}

static void end_tree(struct rx_page *page)
{
	(void)page;
}

/* ---- the document --------------------------------------------------------------------------- */

static void put_section(struct rx_page *page)
{
	put(page,
		"<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
		"<w:footerReference w:type=\"even\" r:id=\"rId5\"/>");
	if (page->landscape)
		rx_markup_format(&page->line,
			"<w:pgSz w:w=\"%\" w:h=\"%\" w:orient=\"landscape\"/>", LONG_SIDE,
			SHORT_SIDE);
	else
		rx_markup_format(
			&page->line, "<w:pgSz w:w=\"%\" w:h=\"%\"/>", SHORT_SIDE, LONG_SIDE);
	rx_markup_format(&page->line,
		"<w:pgMar w:top=\"%\" w:right=\"%\" w:bottom=\"%\" w:left=\"%\" w:header=\"851\" "
		"w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
		TOP, RIGHT, BOTTOM, LEFT);
}

/* Title and a fixed time: with the clock's, equal reports would differ. */
static void put_core(struct rx_page *page, struct rx_buffer *out)
{
	rx_buffer_reset(out);
	rx_buffer_add_string(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties "
		"xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
		"core-properties\" "
		"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
		"xmlns:dcterms=\"http://purl.org/dc/terms/\" "
		"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	rx_markup_add(out, page->title);
	rx_buffer_add_string(out,
		"</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z"
		"</dcterms:created></cp:coreProperties>");
}

static void end(struct rx_page *page)
{
	struct rx_member members[RX_DOCX_PARTS + 2];
	struct rx_buffer *core = &page->scratch[0], *whole = &page->scratch[1];
	enum rx_pack_fault fault;

	put_section(page);
	put_core(page, core);
	page->failed |= page->line.failed || core->failed;
	if (page->failed)
		return;
	memcpy(members, rx_docx_parts, sizeof(rx_docx_parts));
	members[RX_DOCX_PARTS] =
		(struct rx_member){"word/document.xml", rx_buffer_text(&page->line)};
	members[RX_DOCX_PARTS + 1] = (struct rx_member){"docProps/core.xml", rx_buffer_text(core)};
	rx_buffer_reset(whole);
	fault = rx_pack(whole, members, RX_DOCX_PARTS + 2);
	page->failed |= fault == RX_PACK_MEMORY;
	if (fault == RX_PACK_WELL)
		rx_page_text(page, rx_buffer_text(whole));
	if (fault != RX_PACK_MISSING)
		return;
	page->broken = true;
	rx_say(page->sink, (struct rx_place){.file = "<docx>"}, RX_SAY_LIBRARY, "libzip");
}

const struct rx_format rx_format_docx = {
	.name = "docx",
	.meaning = {"a Word document as offices send it (GB/T 9704)", "Word公文（GB/T 9704版式）"},
	.wording = RX_WORDING_PEOPLE,
	.binary = true,
	.begin = begin,
	.end = end,
	.table = table,
	.heading = heading,
	.subheading = subheading,
	.closing = closing,
	.sheet = sheet,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
};
