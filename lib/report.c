/*
 * report.c - rows in, a report out: keeps the columns bound to the header at hand, puts rows in order
 * where that is asked for, and hands them to the layout, which has the format write blocks.
 */
#include "cell.h"
#include "layout.h"
#include "message.h"
#include "nearest.h"
#include "plain.h"
#include "sentence.h"

#include <stdlib.h>

enum { SAMPLE = 64 << 10 };

static int fail_memory(struct rx_report *report)
{
	struct rx_place place = {.file = report->file, .line = report->line};

	rx_say(report->sink, place, RX_SAY_MEMORY);
	report->broken = true;
	return -1;
}

int rx_report_wants_text(const struct rx_report *report)
{
	return report->layout->whole;
}

/* ---- headers -------------------------------------------------------------------------------- */

static int choose_columns(struct rx_report *report, const struct rx_header *header)
{
	struct rx_text missing;
	char name[64], nearest[RX_NEAREST_SIZE];
	int outcome = rx_view_choose(&report->view, header, report->columns, &missing);

	if (outcome < 0)
		return fail_memory(report);
	if (outcome == 0)
		return rx_audience_choose(&report->view, report->audience) ? fail_memory(report)
									   : 0;
	rx_nearest_columns(header, missing, nearest);
	rx_say(report->sink, (struct rx_place){0}, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(missing, name, sizeof(name)), report->file, nearest);
	report->broken = true;
	return -1;
}

/* Puts labels and cells into the words that format and layout want. */
static int word(struct rx_report *report)
{
	enum rx_wording wording = report->format->wording;

	if (report->layout->raw_lists && wording == RX_WORDING_PEOPLE)
		wording = RX_WORDING_LABELS;
	return rx_view_word(&report->view, wording, report->page.words) ? fail_memory(report) : 0;
}

static bool rebinds(const struct rx_report *report)
{
	return !report->columns && (report->layout->rebinds || report->format->rebinds);
}

static int take_header(struct rx_report *report, const struct rx_header *header)
{
	struct rx_place place = {.file = report->file, .line = report->line};

	if (report->view.serial == 0)
		return choose_columns(report, header);
	if (rebinds(report)) {
		if (choose_columns(report, header))
			return -1;
		if (word(report))
			return -1;
		return report->started && report->layout->header
			? report->layout->header(report, header)
			: 0;
	}
	if (rx_view_bind(&report->view, header) && !report->columns) {
		rx_say(report->sink, place, RX_SAY_MIXED_HEADERS);
		report->broken = true;
		return -1;
	}
	return 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* True when there is a Han character among the first bytes: E4 to E9 lead those. */
static bool has_han(struct rx_text text)
{
	for (size_t at = 0; at < text.length && at < SAMPLE; at++) {
		unsigned char byte = (unsigned char)text.bytes[at];

		if (byte >= 0xE4 && byte <= 0xE9)
			return true;
	}
	return false;
}

static void guess_lang(struct rx_report *report, const struct rx_block *block)
{
	bool han = has_han(rx_buffer_text(&report->view.names));

	if (block && block->rows) {
		size_t end = block->ends[block->rows * block->columns - 1];

		han = han
			|| has_han(rx_text_slice(rx_text_of(block->bytes, end), block->start, end));
	}
	if (han)
		report->page.lang = RX_LANG_ZH;
}

/* A title of the report's own; figures that somebody counted are no records. */
static const char *own_title(const struct rx_report *report)
{
	if (report->layout == &rx_layout_table
		&& rx_view_find(&report->view, RX_COLUMN_KIND) == RX_NONE
		&& rx_view_find(&report->view, RX_COLUMN_TITLE) == RX_NONE)
		return rx_report_label(report, "Figures", "统计表");
	return report->layout->titles[report->page.words];
}

/* The title of the document that a block begins with, where the layout takes it. */
static void take_title(struct rx_report *report, const struct rx_block *block)
{
	int kind, title;
	struct rx_text words;

	if (report->title || !report->layout->named || !block || !block->rows)
		return;
	kind = rx_header_find(block->header, rx_text("kind"));
	title = rx_header_find(block->header, rx_text("title"));
	if (kind < 0 || title < 0
		|| !rx_text_equal(rx_block_cell(block, 0, (size_t)kind), rx_text("doc")))
		return;
	words = rx_cell_value(rx_block_cell(block, 0, (size_t)title), &report->view.decoded);
	if (words.length)
		report->title = strndup(words.bytes, words.length);
}

static int start(struct rx_report *report, const struct rx_block *block)
{
	const char *title;

	take_title(report, block);
	title = report->title;
	if (report->lang_guess)
		guess_lang(report, block);
	report->page.words = report->both ? RX_LANG_BOTH : report->page.lang;
	report->page.ambiguous_wide =
		report->ambiguous ? report->ambiguous == 2 : report->page.lang == RX_LANG_ZH;
	if (word(report))
		return -1;
	if (!title && (report->format->captions || report->layout->titled))
		title = own_title(report);
	report->page.landscape = report->layout->landscape;
	report->page.rows_only = report->layout == &rx_layout_table;
	report->page.today = report->today;
	report->page.title = rx_text(title);
	report->started = true;
	if (report->format->begin && !report->layout->bare)
		report->format->begin(&report->page, rx_text(title));
	return report->layout->start(report) ? fail_memory(report) : 0;
}

static bool is_plain(const struct rx_block *block)
{
	size_t end = block->rows ? block->ends[block->rows * block->columns - 1] : block->start;

	return rx_is_plain(rx_text_of(block->bytes + block->start, end - block->start));
}

/* A format has reported a fault, which is the report's from now on. */
static bool is_broken(struct rx_report *report)
{
	report->broken |= report->page.broken;
	return report->broken;
}

static bool is_finding(const struct rx_block *block, size_t row)
{
	int kind = rx_header_find(block->header, rx_text("kind"));

	return kind < 0
		|| rx_word_find(RX_SET_KIND, rx_block_cell(block, row, (size_t)kind))
		== RX_KIND_FINDING;
}

static int add_row(struct rx_report *report, const struct rx_block *block, size_t row)
{
	report->line = block->line + row;
	if (report->limit && !report->layout->limits && (size_t)report->rows >= report->limit) {
		report->left_out++;
		return 0;
	}
	report->page.row = rx_block_row(block, row);
	report->page.serial = report->view.serial;
	if (report->layout->row(report, block, row))
		return fail_memory(report);
	/* Where rows are all there is, the layout hands them on itself. */
	if (report->format->record_row && !(report->format->stream && report->page.rows_only)) {
		const struct rx_text *values = rx_view_row(&report->view, block, row);

		if (!values)
			return fail_memory(report);
		report->format->record_row(
			&report->page, report->view.fields, values, report->view.count);
	}
	report->rows++;
	if (report->quiet_empty && report->layout->findings)
		report->findings += is_finding(block, row);
	return is_broken(report) ? -1 : 0;
}

/* What has to be known of the rows to come, under whatever header. */
static int prepare(struct rx_report *report, const struct rx_block *block)
{
	report->file = block->file;
	report->line = block->line;
	if (report->view.serial != block->header->serial && take_header(report, block->header))
		return -1;
	return block->rows && !report->started ? start(report, block) : 0;
}

/* Rows that the audience is shown, kept to be put in order. */
static int keep_rows(struct rx_report *report, const struct rx_block *block)
{
	int fault = rx_arrange_bind(report->arrange, block->header);

	for (size_t row = 0; row < block->rows && !fault; row++) {
		if (rx_audience_withholds(&report->withheld, report->audience, block, row))
			continue;
		fault = rx_arrange_add(report->arrange, block, row);
	}
	report->broken |= fault != 0;
	return fault ? -1 : report->withheld.ids.failed ? fail_memory(report) : 0;
}

/* Rows in their order go to the layout one by one. */
static int show_kept(struct rx_report *report)
{
	struct rx_block block;
	size_t row;
	int more;

	if (rx_arrange_finish(report->arrange)) {
		report->broken = true;
		return -1;
	}
	while ((more = rx_arrange_next(report->arrange, &block, &row)) > 0) {
		if (prepare(report, &block))
			return -1;
		report->page.plain =
			report->format->stream && rx_is_plain(rx_block_row(&block, row));
		if (add_row(report, &block, row))
			return -1;
	}
	report->broken |= more < 0;
	report->left_out = rx_arrange_left_out(report->arrange);
	return more;
}

int rx_report_add(struct rx_report *report, const struct rx_block *block, struct rx_writer *writer)
{
	report->page.out = writer;
	report->file = block->file;
	report->line = block->line;
	if (report->broken)
		return -1;
	if (report->arrange && report->view.serial)
		return keep_rows(report, block);
	if (report->arrange)
		return take_header(report, block->header) ? -1 : keep_rows(report, block);
	if (prepare(report, block))
		return -1;
	report->page.plain = report->format->stream && is_plain(block);
	for (size_t row = 0; row < block->rows; row++) {
		if (rx_audience_withholds(&report->withheld, report->audience, block, row)) {
			if (report->withheld.ids.failed)
				return fail_memory(report);
		} else if (add_row(report, block, row)) {
			return -1;
		}
	}
	return 0;
}

/* ---- the end -------------------------------------------------------------------------------- */

/* True where people read more than rows of a table. */
static bool has_remarks(const struct rx_report *report)
{
	const struct rx_format *format = report->format;

	return !report->layout->bare && format->paragraph && !format->tables_only
		&& !(format->stream && report->page.rows_only);
}

/* What the limit has left out. */
static void say_left_out(struct rx_report *report)
{
	struct rx_buffer text = {0};

	if (report->left_out == 0)
		return;
	rx_sentence_one(&text,
		rx_report_say(report, "# more {is|are} not shown.", "另有#条未列出。"),
		report->left_out);
	report->format->paragraph(&report->page, rx_buffer_text(&text));
	report->page.failed |= text.failed;
	rx_buffer_release(&text);
}

static int end(struct rx_report *report)
{
	if (report->withheld.count)
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_WITHHELD, report->withheld.count);
	if (report->layout->finish(report) || report->page.failed || report->grid.failed)
		return is_broken(report) ? -1 : fail_memory(report);
	if (has_remarks(report)) {
		say_left_out(report);
		rx_report_withheld(report);
	}
	if (report->format->end && !report->layout->bare)
		report->format->end(&report->page);
	if (is_broken(report))
		return -1;
	return report->page.failed ? fail_memory(report) : 0;
}

long rx_report_finish(struct rx_report *report, struct rx_writer *writer)
{
	report->page.out = writer;
	if (report->broken || (report->arrange && show_kept(report)))
		return -1;
	if (report->quiet_empty
		&& (report->rows == 0 || (report->layout->findings && report->findings == 0))) {
		rx_writer_clear(writer);
		return 0;
	}
	/* What layouts write now is theirs: nothing is known of it from looking at blocks. */
	report->page.plain = false;
	report->page.row = (struct rx_text){NULL, 0};
	if (!report->started && start(report, NULL))
		return -1;
	return end(report) ? -1 : report->rows;
}
