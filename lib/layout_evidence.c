/*
 * layout_evidence.c - what the source says, word for word, and where: for each record its title,
 * the text in quotation marks, and file, line, document date and address.  Nothing is shortened.
 */
#include "layout.h"

#include <stdlib.h>

enum { KIND, NO, TITLE, TEXT, FILE_NAME, LINE, UPDATED, URL, WANTED };

static const enum rx_column wanted[WANTED] = {RX_COLUMN_KIND, RX_COLUMN_NO, RX_COLUMN_TITLE,
	RX_COLUMN_TEXT, RX_COLUMN_FILE, RX_COLUMN_LINE, RX_COLUMN_UPDATED, RX_COLUMN_URL};

struct evidence {
	size_t fields[WANTED];
	struct rx_buffer url; /* of the document at hand, and its date */
	struct rx_buffer date;
	struct rx_buffer text;
	size_t shown;
};

static int bind(struct rx_report *report)
{
	struct evidence *evidence = report->state;

	rx_layout_bind(report, wanted, WANTED, evidence->fields);
	return 0;
}

static int start(struct rx_report *report)
{
	report->state = calloc(1, sizeof(struct evidence));
	return report->state ? bind(report) : -1;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return bind(report);
}

static struct rx_text value_of(
	const struct evidence *evidence, const struct rx_text *values, size_t want)
{
	return rx_layout_value(values, evidence->fields[want]);
}

/* A document's publication date and address go with all its records. */
static void take_document(struct evidence *evidence, const struct rx_text *values)
{
	rx_buffer_reset(&evidence->url);
	rx_buffer_reset(&evidence->date);
	rx_buffer_add_text(&evidence->url, value_of(evidence, values, URL));
	rx_buffer_add_text(&evidence->date, value_of(evidence, values, UPDATED));
}

/* Adds a part of the source, set off by a comma from what stands in front. */
static void add_part(struct rx_buffer *out, size_t start, struct rx_text part, const char *comma)
{
	if (part.length == 0)
		return;
	if (out->length > start)
		rx_buffer_add_string(out, comma);
	rx_buffer_add_text(out, part);
}

static void write_source(struct rx_report *report, const struct rx_text *values)
{
	struct evidence *evidence = report->state;
	struct rx_buffer *out = &evidence->text;
	const char *comma = rx_report_say(report, ", ", "，");
	struct rx_text line = value_of(evidence, values, LINE);
	struct rx_text url = value_of(evidence, values, URL);
	size_t start;

	rx_buffer_reset(out);
	rx_buffer_add_string(out, rx_report_say(report, "Source: ", "出处："));
	start = out->length;
	rx_buffer_add_text(out, value_of(evidence, values, FILE_NAME));
	if (line.length) {
		rx_buffer_add_byte(out, ':');
		rx_buffer_add_text(out, line);
	}
	add_part(out, start, rx_buffer_text(&evidence->date), comma);
	add_part(out, start, url.length ? url : rx_buffer_text(&evidence->url), comma);
	if (out->length == start)
		rx_buffer_add_string(out, rx_report_say(report, "not stated", "未载明"));
	report->format->paragraph(&report->page, rx_buffer_text(out));
}

static void write_heading(struct rx_report *report, const struct rx_text *values)
{
	struct evidence *evidence = report->state;
	struct rx_buffer *out = &evidence->text;
	struct rx_text kind = value_of(evidence, values, KIND), no = value_of(evidence, values, NO);

	rx_buffer_reset(out);
	rx_buffer_add_text(out, kind);
	if (no.length) {
		rx_buffer_add_string(out, kind.length ? " " : "");
		rx_buffer_add_text(out, no);
	}
	if (out->length && value_of(evidence, values, TITLE).length)
		rx_buffer_add_string(out, rx_report_say(report, ": ", "："));
	rx_buffer_add_text(out, value_of(evidence, values, TITLE));
	report->format->heading(&report->page, rx_buffer_text(out));
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct evidence *evidence = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	struct rx_buffer *out = &evidence->text;
	struct rx_text quote;

	if (!values)
		return -1;
	if (rx_word_find(RX_SET_KIND, value_of(evidence, values, KIND)) == RX_KIND_DOC)
		take_document(evidence, values);
	quote = value_of(evidence, values, TEXT);
	if (quote.length == 0)
		return 0;
	evidence->shown++;
	write_heading(report, values);
	rx_buffer_reset(out);
	rx_buffer_add_string(out, "“");
	rx_buffer_add_text(out, quote);
	rx_buffer_add_string(out, "”");
	report->format->paragraph(&report->page, rx_buffer_text(out));
	write_source(report, values);
	return out->failed || evidence->url.failed || evidence->date.failed ? -1 : 0;
}

static int finish(struct rx_report *report)
{
	const struct evidence *evidence = report->state;

	if (!rx_report_is_empty(report) && evidence->shown == 0)
		rx_report_remark(report, "No record has a text to quote (0).",
			"各记录均无原文可引（0条）。");
	return 0;
}

static void release(struct rx_report *report)
{
	struct evidence *evidence = report->state;

	if (!evidence)
		return;
	rx_buffer_release(&evidence->url);
	rx_buffer_release(&evidence->date);
	rx_buffer_release(&evidence->text);
	free(evidence);
}

const struct rx_layout rx_layout_evidence = {
	.name = "evidence",
	.titles = RX_LABEL("Evidence", "引证"),
	.titled = true,
	.fixed = true,
	.rebinds = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
