/*
 * layout_timeline.c - what happened when: every date that a record states, in order of time, with
 * what it is the date of and where it stands.  Intervals stand where they begin, and before the
 * days that begin them; dates that cannot be read are left out and counted.
 */
#include "layout.h"
#include "sentence.h"
#include "when.h"

#include <stdlib.h>

enum { TITLE, TEXT, VALUE, TYPE, KIND, FILE_NAME, LINE, WANTED };

static const enum rx_column wanted[WANTED] = {RX_COLUMN_TITLE, RX_COLUMN_TEXT, RX_COLUMN_VALUE,
	RX_COLUMN_TYPE, RX_COLUMN_KIND, RX_COLUMN_FILE, RX_COLUMN_LINE};

struct event {
	struct rx_days days;
	size_t order; /* in which it came */
	size_t start, date, what, title,
		end; /* in texts: date [start,date), what [date,what), ... */
};

struct timeline {
	struct event *events;
	size_t count, room, unreadable;
	struct rx_buffer texts;
	size_t fields[WANTED];
	bool failed;
};

static int bind(struct rx_report *report)
{
	struct timeline *timeline = report->state;

	rx_layout_bind(report, wanted, WANTED, timeline->fields);
	return 0;
}

static int start(struct rx_report *report)
{
	report->state = calloc(1, sizeof(struct timeline));
	return report->state ? bind(report) : -1;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return bind(report);
}

static struct rx_text value_of(
	const struct timeline *timeline, const struct rx_text *values, size_t want)
{
	return rx_layout_value(values, timeline->fields[want]);
}

static void add_event(struct timeline *timeline, const struct rx_text *values, struct rx_text date,
	struct rx_text what)
{
	struct rx_text title = value_of(timeline, values, TITLE);
	struct rx_text line = value_of(timeline, values, LINE);
	struct event *events;
	struct event event = {.order = timeline->count, .start = timeline->texts.length};

	if (!rx_days_parse(date, &event.days)) {
		timeline->unreadable++;
		return;
	}
	events = rx_array_grow(timeline->events, timeline->count, &timeline->room, sizeof(*events));
	if (!events) {
		timeline->failed = true;
		return;
	}
	timeline->events = events;
	rx_buffer_add_text(&timeline->texts, date);
	event.date = timeline->texts.length;
	rx_buffer_add_text(&timeline->texts, what);
	event.what = timeline->texts.length;
	rx_buffer_add_text(
		&timeline->texts, title.length ? title : value_of(timeline, values, TEXT));
	event.title = timeline->texts.length;
	rx_buffer_add_text(&timeline->texts, value_of(timeline, values, FILE_NAME));
	if (line.length && timeline->texts.length > event.title)
		rx_buffer_add_byte(&timeline->texts, ':');
	rx_buffer_add_text(&timeline->texts, line);
	event.end = timeline->texts.length;
	events[timeline->count++] = event;
}

/* A list of dates gives an event each. */
static void add_dates(struct timeline *timeline, const struct rx_text *values, struct rx_text dates,
	struct rx_text what)
{
	struct rx_text rest = dates, date;

	if (dates.length == 0)
		return;
	while (rx_text_split(&rest, ';', &date))
		add_event(timeline, values, date, what);
}

/* A fact that is a date has it as its value. */
static bool is_date_fact(const struct timeline *timeline, const struct rx_text *values)
{
	return rx_word_find(RX_SET_KIND, value_of(timeline, values, KIND)) == RX_KIND_FACT
		&& rx_word_find(RX_SET_TYPE, value_of(timeline, values, TYPE)) == RX_DOCTYPE_DATE;
}

/* What a date column says: of a document, opened is its feedback and updated its publication. */
static struct rx_text what_is(struct rx_report *report, const struct rx_text *values, size_t field)
{
	const struct timeline *timeline = report->state;
	int kind = rx_word_find(RX_SET_KIND, value_of(timeline, values, KIND));
	int column = report->view.fields[field].column;

	if (kind == RX_KIND_DOC && column == RX_COLUMN_OPENED)
		return rx_text(rx_report_label(report, "Feedback", "反馈日期"));
	if (kind == RX_KIND_DOC && column == RX_COLUMN_UPDATED)
		return rx_text(rx_report_label(report, "Published", "公开日期"));
	return report->view.fields[field].label;
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct timeline *timeline = report->state;
	const struct rx_view *view = &report->view;
	const struct rx_text *values = rx_view_row(&report->view, block, at);

	if (!values)
		return -1;
	for (size_t field = 0; field < view->count; field++) {
		int column = view->fields[field].column;

		if (column >= 0 && rx_column_type((enum rx_column)column) == RX_TYPE_DATE)
			add_dates(timeline, values, values[field], what_is(report, values, field));
	}
	if (is_date_fact(timeline, values))
		add_dates(timeline, values, value_of(timeline, values, VALUE),
			rx_text(rx_report_label(report, "date in the text", "文中日期")));
	return timeline->failed || timeline->texts.failed ? -1 : 0;
}

static int compare_events(const void *one, const void *other)
{
	const struct event *first = one, *second = other;

	if (first->days.first != second->days.first)
		return first->days.first < second->days.first ? -1 : 1;
	if (first->days.last != second->days.last)
		return first->days.last > second->days.last ? -1 : 1;
	return first->order < second->order ? -1 : first->order > second->order;
}

static void cell(struct rx_report *report, size_t start, size_t end)
{
	const struct timeline *timeline = report->state;

	rx_grid_cell(&report->grid, rx_text_slice(rx_buffer_text(&timeline->texts), start, end));
}

static void show(struct rx_report *report)
{
	const struct timeline *timeline = report->state;
	struct rx_grid *grid = &report->grid;

	grid->wrap = true;
	grid->chart = true;
	if (report->format->captions)
		rx_sentence_one(&grid->caption,
			rx_report_say(report, "# {date|dates}", "日期共#个"), timeline->count);
	rx_grid_label(grid, rx_report_label(report, "Date", "日期"), RX_LOOK_SHORT);
	rx_grid_label(grid, rx_report_label(report, "Event", "事项"), RX_LOOK_SHORT);
	rx_grid_label(grid, rx_report_label(report, "Record", "记录"), RX_LOOK_MAIN);
	rx_grid_label(grid, rx_report_label(report, "Source", "出处"), RX_LOOK_SHORT);
	for (size_t at = 0; at < timeline->count; at++) {
		const struct event *event = &timeline->events[at];

		cell(report, event->start, event->date);
		cell(report, event->date, event->what);
		cell(report, event->what, event->title);
		cell(report, event->title, event->end);
	}
	if (report->format->table)
		rx_grid_hide_empty(grid);
	rx_report_table(report, grid);
}

static int finish(struct rx_report *report)
{
	struct timeline *timeline = report->state;

	if (timeline->count)
		qsort(timeline->events, timeline->count, sizeof(*timeline->events), compare_events);
	if (timeline->count || !report->format->paragraph) {
		show(report);
	} else {
		rx_report_remark(report, "No record states a date (0).", "各记录均无日期（0个）。");
	}
	if (timeline->unreadable && report->format->paragraph) {
		struct rx_buffer note = {0};

		rx_sentence_one(&note,
			rx_report_say(report, "Left out: # {date|dates} that cannot be read.",
				"另有#处日期无法识别，未列入。"),
			timeline->unreadable);
		report->format->paragraph(&report->page, rx_buffer_text(&note));
		report->page.failed |= note.failed;
		rx_buffer_release(&note);
	}
	return 0;
}

static void release(struct rx_report *report)
{
	struct timeline *timeline = report->state;

	if (!timeline)
		return;
	free(timeline->events);
	rx_buffer_release(&timeline->texts);
	free(timeline);
}

const struct rx_layout rx_layout_timeline = {
	.name = "timeline",
	.titles = RX_LABEL("Timeline", "时间线"),
	.titled = true,
	.streams = true,
	.fixed = true,
	.rebinds = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
