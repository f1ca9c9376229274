/*
 * format_eml.c - a report as one mail for `sendmail -t`: as text, as a page, and as a workbook that
 * is attached.
 *
 * Each block is given to the three formats, which write into memory; the message is put together at
 * the end, when the layout has found its subject.  There is no Date and no Message-ID, which the
 * mailer adds, so equal reports are equal.  All parts are base64: nothing in them can look like a
 * boundary or a header.
 */
#include "format.h"
#include "mime.h"

#include <stdlib.h>

enum { TEXT, PAGE, BOOK, PARTS, TEXT_WIDTH = 72 };

static const struct rx_format *const formats[PARTS] = {
	&rx_format_text, &rx_format_html, &rx_format_xlsx};

#define BOUNDARY "=_rx_report"
#define INNER "=_rx_bodies"

struct eml {
	struct rx_page parts[PARTS];
};

static void begin(struct rx_page *page, struct rx_text title)
{
	struct eml *eml = calloc(1, sizeof(*eml));

	page->state = eml;
	page->failed |= !eml;
	for (size_t at = 0; eml && at < PARTS; at++) {
		struct rx_page *part = &eml->parts[at];

		part->out = rx_writer_new_memory();
		part->lang = page->lang;
		part->width = at == TEXT ? TEXT_WIDTH : 0;
		part->ambiguous_wide = page->ambiguous_wide;
		part->landscape = page->landscape;
		part->today = page->today;
		part->title = title;
		part->sink = page->sink;
		page->failed |= !part->out;
		if (part->out)
			formats[at]->begin(part, title);
	}
}

/* ---- blocks --------------------------------------------------------------------------------- */

/* The parts, unless something has failed before. */
static struct eml *parts_of(struct rx_page *page)
{
	struct eml *eml = page->state;

	for (size_t at = 0; eml && at < PARTS; at++) {
		page->failed |= eml->parts[at].failed;
		page->broken |= eml->parts[at].broken;
	}
	return page->failed || page->broken ? NULL : eml;
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	(void)values;
	head(page, fields, count);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	struct eml *eml = parts_of(page);
	struct rx_grid bare = *grid;

	/* In a text the heading says what the caption would. */
	bare.caption.length = 0;
	for (size_t at = 0; eml && at < PARTS; at++)
		formats[at]->table(&eml->parts[at], at == TEXT ? &bare : grid);
}

static void heading(struct rx_page *page, struct rx_text text)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		formats[at]->heading(&eml->parts[at], text);
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		formats[at]->paragraph(&eml->parts[at], text);
}

static void subheading(struct rx_page *page, struct rx_text text)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		rx_page_subheading(&eml->parts[at], formats[at], text);
}

static void closing(struct rx_page *page, struct rx_text text)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		rx_page_closing(&eml->parts[at], formats[at], text);
}

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		formats[at]->record(&eml->parts[at], fields, values, count);
}

static void node(struct rx_page *page, const struct rx_node *node)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		formats[at]->node(&eml->parts[at], node);
}

static void end_tree(struct rx_page *page)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++)
		formats[at]->end_tree(&eml->parts[at]);
}

static void record_row(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	struct eml *eml = parts_of(page);

	if (!eml)
		return;
	eml->parts[BOOK].serial = page->serial;
	formats[BOOK]->record_row(&eml->parts[BOOK], fields, values, count);
}

/* ---- the message ---------------------------------------------------------------------------- */

static void put(struct rx_page *page, const char *string)
{
	rx_buffer_add_string(&page->line, string);
}

static void begin_part(struct rx_page *page, const char *boundary, const char *type)
{
	put(page, "\n--");
	put(page, boundary);
	put(page, "\nContent-Type: ");
	put(page, type);
	put(page, "\nContent-Transfer-Encoding: base64\n");
}

/* Lines of a text end with CR LF in a mail, also where it is encoded (RFC 2046, 4.1.1). */
static void put_lines(struct rx_page *page, struct rx_text text)
{
	struct rx_buffer *lines = &page->scratch[0];

	rx_buffer_reset(lines);
	for (size_t at = 0; at < text.length; at++) {
		if (text.bytes[at] == '\n')
			rx_buffer_add_byte(lines, '\r');
		rx_buffer_add_byte(lines, text.bytes[at]);
	}
	page->failed |= lines->failed;
	rx_mime_base64(&page->line, rx_buffer_text(lines));
}

static void put_attachment(struct rx_page *page, const struct eml *eml)
{
	struct rx_buffer *name = &page->scratch[0];

	rx_buffer_reset(name);
	rx_buffer_add_text(name, page->title.length ? page->title : RX_LITERAL("report"));
	rx_buffer_add_string(name, ".xlsx");
	page->failed |= name->failed;
	begin_part(page, BOUNDARY,
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
	put(page, "Content-Disposition: attachment; filename=\"report.xlsx\";\n filename*=");
	rx_mime_parameter(&page->line, rx_buffer_text(name));
	put(page, "\n\n");
	rx_mime_base64(&page->line, rx_writer_memory(eml->parts[BOOK].out));
}

static void put_message(struct rx_page *page, const struct eml *eml)
{
	struct rx_text subject =
		page->subject.length ? rx_buffer_text(&page->subject) : page->title;

	if (page->recipients)
		rx_mime_header(&page->line, "To", rx_text(page->recipients));
	rx_mime_header(&page->line, "Subject", subject);
	put(page, "MIME-Version: 1.0\nAuto-Submitted: auto-generated\n");
	put(page, "Content-Type: multipart/mixed; boundary=\"" BOUNDARY "\"\n");
	put(page,
		"\n--" BOUNDARY "\nContent-Type: multipart/alternative; boundary=\"" INNER "\"\n");
	begin_part(page, INNER, "text/plain; charset=utf-8");
	put(page, "\n");
	put_lines(page, rx_writer_memory(eml->parts[TEXT].out));
	begin_part(page, INNER, "text/html; charset=utf-8");
	put(page, "\n");
	put_lines(page, rx_writer_memory(eml->parts[PAGE].out));
	put(page, "\n--" INNER "--\n");
	put_attachment(page, eml);
	put(page, "\n--" BOUNDARY "--\n");
}

static void end(struct rx_page *page)
{
	struct eml *eml = parts_of(page);

	for (size_t at = 0; eml && at < PARTS; at++) {
		formats[at]->end(&eml->parts[at]);
		rx_writer_flush(eml->parts[at].out);
	}
	eml = parts_of(page);
	if (!eml)
		return;
	rx_buffer_reset(&page->line);
	put_message(page, eml);
	page->failed |= page->line.failed;
	rx_page_text(page, rx_buffer_text(&page->line));
}

static void release(struct rx_page *page)
{
	struct eml *eml = page->state;

	if (!eml)
		return;
	for (size_t at = 0; at < PARTS; at++) {
		if (formats[at]->release)
			formats[at]->release(&eml->parts[at]);
		rx_page_release(&eml->parts[at]);
		rx_writer_free(eml->parts[at].out);
	}
	free(eml);
	page->state = NULL;
}

const struct rx_format rx_format_eml = {
	.name = "eml",
	.meaning = {"a mail for sendmail -t: text, page and workbook",
		"供sendmail -t发送的邮件：正文、网页和附件工作簿"},
	.wording = RX_WORDING_PEOPLE,
	.captions = true,
	.begin = begin,
	.end = end,
	.head = head,
	.row = row,
	.table = table,
	.heading = heading,
	.subheading = subheading,
	.closing = closing,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
	.record_row = record_row,
	.release = release,
};
