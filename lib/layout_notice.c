/*
 * layout_notice.c - a notice (通报) to be published: what was inspected and when, the figures, then
 * section by section each finding with its measures, what comes next, and whom to tell.
 *
 *     一、总体情况            the figures of the weekly report
 *     二、...                 a chapter for each outermost section that has something to say
 *     （一）...               sections inside of it, as they are numbered in the records
 *     1. 关于...的问题        findings, with status
 *     一是...                 measures in their own words, else （1） and their titles
 *
 * Sentences say only what records hold.  The rows are kept until the figures are known.
 */
#include "ancestry.h"
#include "layout.h"
#include "matters.h"
#include "sentence.h"
#include "weekly.h"

#include <stdlib.h>

enum {
	KIND,
	TYPE,
	ID,
	PARENT,
	NO,
	TITLE,
	STATUS,
	UNIT,
	OVERSEER,
	VALUE,
	OPENED,
	UPDATED,
	TEXT,
	WANTED
};

static const enum rx_column wanted[WANTED] = {RX_COLUMN_KIND, RX_COLUMN_TYPE, RX_COLUMN_ID,
	RX_COLUMN_PARENT, RX_COLUMN_NO, RX_COLUMN_TITLE, RX_COLUMN_STATUS, RX_COLUMN_UNIT,
	RX_COLUMN_OVERSEER, RX_COLUMN_VALUE, RX_COLUMN_OPENED, RX_COLUMN_UPDATED, RX_COLUMN_TEXT};

/* A record that the notice shows. */
struct part {
	int kind, type;
	size_t depth; /* among sections, from 1 */
	struct rx_span no, title, status;
	size_t findings; /* of a section: how many stand below it, or measures */
	bool worded;     /* a measure in its own words, which number it */
};

struct notice {
	size_t places[WANTED];
	struct rx_matters matters;
	struct rx_ancestry ancestry;
	struct part *parts;
	size_t count, room;
	struct rx_buffer texts;
	struct rx_buffer intro, unit, text;
	size_t chapter, finding, measure;
	bool failed;
};

static int bind(struct rx_report *report)
{
	struct notice *notice = report->state;

	rx_layout_bind(report, wanted, WANTED, notice->places);
	rx_matters_bind(&notice->matters, &report->view);
	return 0;
}

static int start(struct rx_report *report)
{
	struct notice *notice = calloc(1, sizeof(*notice));

	report->state = notice;
	if (!notice)
		return -1;
	notice->matters.folding = report->folding;
	return bind(report);
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return bind(report);
}

/* ---- taking rows ---------------------------------------------------------------------------- */

static struct rx_span keep(struct notice *notice, struct rx_text text)
{
	struct rx_span span = {notice->texts.length, text.length};

	rx_buffer_add_text(&notice->texts, text);
	return span;
}

static struct rx_text kept(const struct notice *notice, struct rx_span span)
{
	return rx_text_of(notice->texts.bytes + span.start, span.length);
}

static struct rx_text value_of(
	const struct notice *notice, const struct rx_text *values, size_t want)
{
	return rx_layout_value(values, notice->places[want]);
}

/* Appends a day or an interval of days as prose. */
static void add_days(struct rx_buffer *out, struct rx_text cell, enum rx_lang lang)
{
	struct rx_days days;

	if (!rx_days_parse(cell, &days) || days.first == RX_DAY_OPEN_START
		|| days.last == RX_DAY_OPEN_END) {
		rx_buffer_add_text(out, cell);
		return;
	}
	rx_sentence_day(out, days.first, lang);
	if (days.last == days.first)
		return;
	rx_buffer_add_string(out, lang == RX_LANG_ZH ? "至" : " to ");
	rx_sentence_day(out, days.last, lang);
}

/* What offices call it: by the team's name, else by the kind of document. */
static const char *inspection_word(struct rx_text team, int type)
{
	static const char *const words[] = {"巡察", "巡视", "督察", "审计", "检查"};

	for (size_t at = 0; at < sizeof(words) / sizeof(words[0]); at++) {
		if (rx_text_find(team, rx_text(words[at]), 0) != RX_NONE)
			return words[at];
	}
	switch (type) {
	case RX_DOCTYPE_AUDIT: return "审计";
	case RX_DOCTYPE_ENVIRONMENT: return "督察";
	default: return "检查";
	}
}

/* What the record of the document says of the inspection, as one sentence each. */
static void introduce(struct rx_report *report, const struct rx_text *values, int type)
{
	struct notice *notice = report->state;
	struct rx_buffer *out = &notice->intro;
	enum rx_lang lang = report->page.lang;
	struct rx_text unit = value_of(notice, values, UNIT),
		       team = value_of(notice, values, OVERSEER);
	struct rx_text period = value_of(notice, values, VALUE);
	struct rx_text opened = value_of(notice, values, OPENED);
	const char *what = inspection_word(team, type);
	bool zh = lang == RX_LANG_ZH;

	if (unit.length && notice->unit.length == 0)
		rx_buffer_add_text(&notice->unit, unit);
	if (unit.length && (team.length || period.length)) {
		if (period.length) {
			add_days(out, period, lang);
			rx_buffer_add_string(out, zh ? "，" : ": ");
		}
		rx_buffer_add_text(out, team);
		rx_buffer_add_string(out,
			zh                    ? "对"
				: team.length ? " inspected "
					      : "inspection of ");
		rx_buffer_add_text(out, unit);
		rx_buffer_add_string(out, zh ? "开展" : "");
		rx_buffer_add_string(out, zh ? what : "");
		rx_buffer_add_string(out, zh ? "。" : ". ");
	}
	if (opened.length) {
		add_days(out, opened, lang);
		rx_buffer_add_string(out, zh ? "反馈" : ": feedback was given. ");
		rx_buffer_add_string(out, zh ? what : "");
		rx_buffer_add_string(out, zh ? "意见。" : "");
	}
	if (out->length)
		rx_buffer_add_string(out,
			zh ? "现将整改进展情况通报如下。"
			   : "Progress of rectification is as follows.");
}

static bool is_shown(int kind, int type)
{
	switch (kind) {
	case RX_KIND_SECTION:
	case RX_KIND_FINDING:
	case RX_KIND_MEASURE:
	case RX_KIND_ACTION:
	case RX_KIND_COMMITMENT: return true;
	case RX_KIND_TEXT: return type == RX_DOCTYPE_CONTACT;
	default: return false;
	}
}

/* Every section on the way down to the part has one more to say. */
static void count_above(struct notice *notice)
{
	for (size_t at = 0; at + 1 < notice->ancestry.depth; at++) {
		const struct rx_ancestor *above = &notice->ancestry.path[at];

		if (above->value != RX_NONE)
			notice->parts[above->value].findings++;
	}
}

static size_t section_depth(const struct notice *notice)
{
	size_t depth = 0;

	for (size_t at = 0; at < notice->ancestry.depth; at++)
		depth += notice->ancestry.path[at].kind == RX_KIND_SECTION;
	return depth;
}

static void add_part(struct notice *notice, const struct rx_text *values, int kind, int type)
{
	struct part *grown;
	struct part part = {.kind = kind, .type = type};
	struct rx_text title = value_of(notice, values, TITLE),
		       text = value_of(notice, values, TEXT);
	bool shown = is_shown(kind, type);

	rx_ancestry_enter(&notice->ancestry, value_of(notice, values, ID),
		value_of(notice, values, PARENT), kind, shown ? notice->count : RX_NONE);
	if (!shown)
		return;
	grown = rx_array_grow(notice->parts, notice->count, &notice->room, sizeof(*grown));
	if (!grown) {
		notice->failed = true;
		return;
	}
	notice->parts = grown;
	part.depth = section_depth(notice);
	part.no = keep(notice, value_of(notice, values, NO));
	/* Findings and sections by their titles, all else word for word where the words are there. */
	if (title.length == 0
		|| (kind != RX_KIND_FINDING && kind != RX_KIND_SECTION && text.length))
		title = text;
	part.worded = kind == RX_KIND_MEASURE && text.length > 0;
	part.title = keep(notice, title);
	part.status = keep(notice, value_of(notice, values, STATUS));
	grown[notice->count++] = part;
	if (kind != RX_KIND_SECTION)
		count_above(notice);
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct notice *notice = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	int kind = RX_KIND_FINDING, type = -1;

	if (!values)
		return -1;
	if (notice->places[KIND] != RX_NONE)
		kind = rx_word_find(RX_SET_KIND, values[notice->places[KIND]]);
	if (notice->places[TYPE] != RX_NONE)
		type = rx_word_find(RX_SET_TYPE, values[notice->places[TYPE]]);
	rx_matters_add(&notice->matters, values);
	if (kind == RX_KIND_DOC)
		introduce(report, values, type);
	add_part(notice, values, kind, type);
	return notice->failed || notice->matters.failed || notice->texts.failed
			|| notice->intro.failed || notice->unit.failed
		? -1
		: 0;
}

/* ---- writing -------------------------------------------------------------------------------- */

static void chapter(struct rx_report *report, struct rx_text title)
{
	struct notice *notice = report->state;

	rx_buffer_reset(&notice->text);
	rx_sentence_ordinal(&notice->text, ++notice->chapter, report->page.lang);
	rx_buffer_add_text(&notice->text, title);
	report->format->heading(&report->page, rx_buffer_text(&notice->text));
	notice->finding = 0;
}

/* Words of a part behind what numbers it, and its status in brackets. */
static void paragraph(struct rx_report *report, const char *open, size_t number, const char *close,
	const struct part *part)
{
	struct notice *notice = report->state;
	struct rx_buffer *out = &notice->text;
	struct rx_text status = kept(notice, part->status);

	rx_buffer_reset(out);
	if (number) {
		rx_buffer_add_string(out, open);
		rx_buffer_add_number(out, number);
		rx_buffer_add_string(out, close);
	}
	rx_buffer_add_text(out, kept(notice, part->title));
	if (status.length && part->kind == RX_KIND_FINDING) {
		rx_buffer_add_string(out, rx_report_say(report, " (", "（"));
		rx_buffer_add_text(out, status);
		rx_buffer_add_string(out, rx_report_say(report, ")", "）"));
	}
	report->format->paragraph(&report->page, rx_buffer_text(out));
}

/* A section inside of a chapter keeps its own number: （一）. */
static void write_section(struct rx_report *report, const struct part *part)
{
	struct notice *notice = report->state;
	struct rx_text no = kept(notice, part->no);

	if (part->findings == 0)
		return;
	if (part->depth <= 1) {
		chapter(report, kept(notice, part->title));
		return;
	}
	rx_buffer_reset(&notice->text);
	if (no.length) {
		rx_buffer_add_string(&notice->text, rx_report_say(report, "(", "（"));
		rx_buffer_add_text(&notice->text, no);
		rx_buffer_add_string(&notice->text, rx_report_say(report, ") ", "）"));
	}
	rx_buffer_add_text(&notice->text, kept(notice, part->title));
	rx_page_subheading(&report->page, report->format, rx_buffer_text(&notice->text));
}

static void write_part(struct rx_report *report, const struct part *part)
{
	struct notice *notice = report->state;

	/* A record without a section needs a chapter to stand in. */
	if (part->kind != RX_KIND_SECTION && part->kind != RX_KIND_TEXT && part->depth == 0
		&& notice->chapter < 2)
		chapter(report,
			rx_text(rx_report_say(
				report, "Findings and measures", "反馈问题整改情况")));
	switch (part->kind) {
	case RX_KIND_SECTION: write_section(report, part); break;
	case RX_KIND_FINDING:
		notice->measure = 0;
		paragraph(report, "", ++notice->finding, ". ", part);
		break;
	case RX_KIND_MEASURE:
		paragraph(report, rx_report_say(report, "(", "（"),
			part->worded ? 0 : ++notice->measure, rx_report_say(report, ") ", "）"),
			part);
		break;
	case RX_KIND_TEXT: break;
	default: paragraph(report, "", 0, "", part); break;
	}
}

static void write_overview(struct rx_report *report)
{
	struct notice *notice = report->state;

	chapter(report, rx_text(rx_report_say(report, "Overview", "总体情况")));
	rx_matters_count(&notice->matters, report->today);
	rx_buffer_reset(&notice->text);
	rx_weekly_paragraph(&notice->text, &notice->matters, report->today, report->page.lang);
	report->format->paragraph(&report->page, rx_buffer_text(&notice->text));
}

/* How to be heard, who signs, and what is not shown. */
static void write_tail(struct rx_report *report)
{
	struct notice *notice = report->state;

	for (size_t at = 0; at < notice->count; at++) {
		if (notice->parts[at].kind == RX_KIND_TEXT)
			report->format->paragraph(
				&report->page, kept(notice, notice->parts[at].title));
	}
	rx_report_withheld(report);
	if (notice->unit.length)
		rx_page_closing(&report->page, report->format, rx_buffer_text(&notice->unit));
	rx_buffer_reset(&notice->text);
	rx_sentence_day(&notice->text, report->today, report->page.lang);
	rx_page_closing(&report->page, report->format, rx_buffer_text(&notice->text));
}

static int finish(struct rx_report *report)
{
	struct notice *notice = report->state;

	if (notice->count == 0) {
		rx_report_nothing(report);
		return 0;
	}
	if (notice->intro.length)
		report->format->paragraph(&report->page, rx_buffer_text(&notice->intro));
	write_overview(report);
	for (size_t at = 0; at < notice->count; at++)
		write_part(report, &notice->parts[at]);
	write_tail(report);
	return notice->text.failed ? -1 : 0;
}

static void release(struct rx_report *report)
{
	struct notice *notice = report->state;

	if (!notice)
		return;
	rx_matters_release(&notice->matters);
	rx_ancestry_release(&notice->ancestry);
	free(notice->parts);
	rx_buffer_release(&notice->texts);
	rx_buffer_release(&notice->intro);
	rx_buffer_release(&notice->unit);
	rx_buffer_release(&notice->text);
	free(notice);
}

const struct rx_layout rx_layout_notice = {
	.name = "notice",
	.titles = RX_LABEL("Notice on the progress of rectification", "整改进展情况的通报"),
	.titled = true,
	.fixed = true,
	.rebinds = true,
	.named = true,
	.whole = true,
	.audience = RX_AUDIENCE_PUBLIC,
	.findings = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
