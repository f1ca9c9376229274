/*
 * layout_slip.c - supervision slips (督办单), one matter each: who is asked, about what, until when it
 * was due and how late that is, what is demanded and by when the answer is expected, and where to sign.
 *
 * Only findings that are open get a slip; whatever is not in a record is left out of its slip.
 */
#include "layout.h"
#include "moment.h"
#include "sentence.h"
#include "when.h"

#include <stdlib.h>

/* An answer is due so many days after the slip. */
enum { REPLY_DAYS = 7 };

enum { KIND, NO, TITLE, DEPT, UNIT, LEADER, OWNER, STATUS, DUE, DUE_TEXT, FILE_NAME, LINE, WANTED };

static const enum rx_column wanted[WANTED] = {RX_COLUMN_KIND, RX_COLUMN_NO, RX_COLUMN_TITLE,
	RX_COLUMN_DEPT, RX_COLUMN_UNIT, RX_COLUMN_LEADER, RX_COLUMN_OWNER, RX_COLUMN_STATUS,
	RX_COLUMN_DUE, RX_COLUMN_DUE_TEXT, RX_COLUMN_FILE, RX_COLUMN_LINE};

/* The lines of a slip, in their order. */
enum { ASKED, MATTER, SOURCE, LEADERS, OWNERS, DEADLINE, LATE, STATE, LINES };

static const struct {
	const char *en, *zh;
	enum rx_look look;
} lines[LINES] = {
	{"To", "责任单位", RX_LOOK_TEXT},
	{"Matter", "督办事项", RX_LOOK_MAIN},
	{"Source", "事项来源", RX_LOOK_TEXT},
	{"Leader", "责任领导", RX_LOOK_TEXT},
	{"Owner", "责任人", RX_LOOK_TEXT},
	{"Original deadline", "原定时限", RX_LOOK_SHORT},
	{"Days late", "逾期天数", RX_LOOK_NUMBER},
	{"Status", "目前状态", RX_LOOK_STATUS},
};

struct slips {
	size_t places[WANTED];
	struct rx_buffer document; /* its title */
	struct rx_buffer cells[LINES];
	struct rx_buffer text;
	size_t count;
};

static int bind(struct rx_report *report)
{
	struct slips *slips = report->state;

	rx_layout_bind(report, wanted, WANTED, slips->places);
	return 0;
}

static int start(struct rx_report *report)
{
	report->state = calloc(1, sizeof(struct slips));
	return report->state ? bind(report) : -1;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return bind(report);
}

static void set(struct slips *slips, size_t line, struct rx_text value)
{
	rx_buffer_reset(&slips->cells[line]);
	rx_buffer_add_text(&slips->cells[line], value);
}

static void add_source(struct slips *slips, struct rx_text file, struct rx_text line,
	const char *open, const char *close)
{
	struct rx_buffer *source = &slips->cells[SOURCE];

	set(slips, SOURCE, rx_buffer_text(&slips->document));
	if (file.length == 0)
		return;
	if (source->length)
		rx_buffer_add_string(source, open);
	rx_buffer_add_text(source, file);
	if (line.length) {
		rx_buffer_add_byte(source, ':');
		rx_buffer_add_text(source, line);
	}
	if (slips->document.length)
		rx_buffer_add_string(source, close);
}

/* Fills the lines; returns how many days the matter is late, 0 or less where it is not, and stores
 * whether that can be told. */
static int32_t fill(struct rx_report *report, const struct rx_text *values, bool *known)
{
	struct slips *slips = report->state;
	const size_t *places = slips->places;
	struct rx_text dept = rx_layout_value(values, places[DEPT]);
	struct rx_text due = rx_layout_value(values, places[DUE]);
	struct rx_text said = rx_layout_value(values, places[DUE_TEXT]);
	struct rx_days days = {0};
	int32_t late;

	*known = rx_days_parse(due, &days) && days.last != RX_DAY_OPEN_END;
	late = *known ? report->today - days.last : 0;
	set(slips, ASKED, dept.length ? dept : rx_layout_value(values, places[UNIT]));
	set(slips, MATTER, rx_layout_value(values, places[TITLE]));
	add_source(slips, rx_layout_value(values, places[FILE_NAME]),
		rx_layout_value(values, places[LINE]), rx_report_say(report, " (", "（"),
		rx_report_say(report, ")", "）"));
	set(slips, LEADERS, rx_layout_value(values, places[LEADER]));
	set(slips, OWNERS, rx_layout_value(values, places[OWNER]));
	set(slips, DEADLINE, said.length ? said : due);
	set(slips, STATE, rx_layout_value(values, places[STATUS]));
	rx_buffer_reset(&slips->cells[LATE]);
	if (*known && late > 0)
		rx_buffer_add_number(&slips->cells[LATE], (size_t)late);
	return late;
}

static void write_lines(struct rx_report *report)
{
	struct slips *slips = report->state;
	struct rx_field fields[LINES];
	struct rx_text values[LINES];
	size_t count = 0;

	for (size_t at = 0; at < LINES; at++) {
		if (slips->cells[at].length == 0)
			continue;
		fields[count] = (struct rx_field){.name = rx_text(lines[at].en), .column = -1};
		fields[count].label = rx_text(rx_report_say(report, lines[at].en, lines[at].zh));
		fields[count].look = lines[at].look;
		values[count++] = rx_buffer_text(&slips->cells[at]);
	}
	report->format->record(&report->page, fields, values, count);
}

/* What is asked of the unit: as much as is known of the deadline. */
static void write_demand(struct rx_report *report, int32_t late, bool known)
{
	struct slips *slips = report->state;
	struct rx_buffer *out = &slips->text;
	enum rx_lang lang = report->page.lang;

	rx_buffer_reset(out);
	if (known && late > 0) {
		rx_buffer_add_string(out, rx_report_say(report, "As of ", "截至"));
		rx_sentence_day(out, report->today, lang);
		rx_sentence_one(out,
			rx_report_say(report, " this matter is # {day|days} late. ",
				"，上述事项已逾期#天。"),
			(size_t)late);
	}
	rx_buffer_add_string(out,
		rx_report_say(report,
			"Please see to it that it is put right, say what has been done and what "
			"stands "
			"in the way, and reply in writing with the evidence by ",
			"请你单位对照整改要求抓紧落实，说明办理进展和未完成的原因，并于"));
	rx_sentence_day(out, report->today + REPLY_DAYS, lang);
	rx_buffer_add_string(out, rx_report_say(report, ".", "前书面反馈办理结果，附佐证材料。"));
	report->format->paragraph(&report->page, rx_buffer_text(out));
	rx_report_remark(report, "Received by: ____________    Date: ____________",
		"签收人：____________　　签收日期：____年__月__日");
}

static void write_slip(struct rx_report *report, const struct rx_text *values)
{
	struct slips *slips = report->state;
	bool known;
	int32_t late = fill(report, values, &known);

	slips->count++;
	rx_buffer_reset(&slips->text);
	rx_sentence_one(&slips->text,
		rx_report_say(report, "Supervision slip No. #", "督办单（第#号）"), slips->count);
	if (report->format->sheet)
		report->format->sheet(&report->page, rx_buffer_text(&slips->text));
	else
		report->format->heading(&report->page, rx_buffer_text(&slips->text));
	write_lines(report);
	write_demand(report, late, known);
}

static bool wants_slip(const struct rx_text status)
{
	int word = rx_word_find(RX_SET_STATUS, status);

	return word < 0 || rx_status_is_open((enum rx_status)word);
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct slips *slips = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	int kind = RX_KIND_FINDING;
	bool failed = false;

	if (!values)
		return -1;
	if (slips->places[KIND] != RX_NONE)
		kind = rx_word_find(RX_SET_KIND, values[slips->places[KIND]]);
	if (kind == RX_KIND_DOC) {
		rx_buffer_reset(&slips->document);
		rx_buffer_add_text(&slips->document, rx_layout_value(values, slips->places[TITLE]));
	} else if (kind == RX_KIND_FINDING
		&& wants_slip(rx_layout_value(values, slips->places[STATUS]))) {
		write_slip(report, values);
	}
	for (size_t line = 0; line < LINES; line++)
		failed |= slips->cells[line].failed;
	return failed || slips->text.failed || slips->document.failed ? -1 : 0;
}

static int finish(struct rx_report *report)
{
	const struct slips *slips = report->state;

	if (!rx_report_is_empty(report) && slips->count == 0)
		rx_report_remark(report, "Nothing is open, so there is no slip (0).",
			"没有未完成的事项，无须督办（0件）。");
	return 0;
}

static void release(struct rx_report *report)
{
	struct slips *slips = report->state;

	if (!slips)
		return;
	for (size_t line = 0; line < LINES; line++)
		rx_buffer_release(&slips->cells[line]);
	rx_buffer_release(&slips->document);
	rx_buffer_release(&slips->text);
	free(slips);
}

const struct rx_layout rx_layout_slip = {
	.name = "slip",
	.titles = RX_LABEL("Supervision slips", "督办单"),
	.fixed = true,
	.order = RX_LAYOUT_FINDINGS,
	.rebinds = true,
	.findings = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
