/*
 * format_oscal.c - findings as a plan of action and milestones of OSCAL 1.1 (NIST), for the tools of
 * auditors: a risk, a finding and an item for each, the measures as its remediations.
 *
 * The schema has no place for some of what a ledger says (who leads, the words of a deadline): that
 * stands in properties of a name space of our own.  UUIDs are made of ids, so that a plan written again
 * has the same.  OSCAL reads texts as Markdown, so what could be markup has a backslash in front.
 */
#include "clean.h"
#include "format.h"
#include "json.h"
#include "task.h"
#include "uuid.h"

#include <stdlib.h>

struct oscal {
	struct rx_buffer risks, findings, items; /* elements, each behind its comma */
	struct rx_buffer risk;                   /* of the finding at hand, open at its end */
	size_t measures;                         /* of that finding */
	bool pending;
	struct rx_buffer title, series; /* of the first document */
	struct rx_buffer key;           /* of the finding at hand */
};

static void begin(struct rx_page *page, struct rx_text title)
{
	(void)title;
	page->state = calloc(1, sizeof(struct oscal));
	page->failed |= !page->state;
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

/* ---- members -------------------------------------------------------------------------------- */

/* A text without markup, as a string; an empty one is a dash, since the schema wants something. */
static void put_words(
	struct rx_page *page, struct rx_buffer *out, struct rx_text text, enum rx_clean how)
{
	struct rx_buffer *plain = &page->scratch[1];
	struct rx_text clean = rx_text_trim(rx_clean(text, how, &page->scratch[0]));

	rx_buffer_reset(plain);
	for (size_t at = 0; at < clean.length; at++) {
		char byte = clean.bytes[at];

		if (byte && strchr("\\`*_[]<>&~^{}\"'#|!", byte))
			rx_buffer_add_byte(plain, '\\');
		rx_buffer_add_byte(plain, byte);
	}
	if (clean.length == 0)
		rx_buffer_add_byte(plain, '-');
	page->failed |= plain->failed || page->scratch[0].failed;
	rx_json_string(out, rx_buffer_text(plain));
}

static void put_text(struct rx_page *page, struct rx_buffer *out, struct rx_text text)
{
	put_words(page, out, text, RX_CLEAN_LINES);
}

/* Titles are one line. */
static void put_title(struct rx_page *page, struct rx_buffer *out, struct rx_text text)
{
	put_words(page, out, text, RX_CLEAN_LINE);
}

/* The UUID of a thing by what it is and which. */
static void put_uuid(
	struct rx_page *page, struct rx_buffer *out, const char *what, struct rx_text key)
{
	struct rx_buffer *name = &page->scratch[1];
	char uuid[37];

	rx_buffer_reset(name);
	rx_buffer_add_string(name, what);
	rx_buffer_add_byte(name, ':');
	rx_buffer_add_text(name, key);
	page->failed |= name->failed;
	rx_uuid(rx_buffer_text(name), uuid);
	rx_buffer_add_byte(out, '"');
	rx_buffer_add_string(out, uuid);
	rx_buffer_add_byte(out, '"');
}

/* A property, unless it has no value; values are one line without blanks at their ends. */
static void put_property(struct rx_page *page, struct rx_buffer *out, bool *any, const char *name,
	struct rx_text value)
{
	struct rx_text clean = rx_text_trim(rx_clean(value, RX_CLEAN_LINE, &page->scratch[0]));

	page->failed |= page->scratch[0].failed;
	if (clean.length == 0)
		return;
	rx_buffer_add_string(out, *any ? ",{\"name\":\"" : ",\"props\":[{\"name\":\"");
	rx_buffer_add_string(out, name);
	rx_buffer_add_string(out, "\",\"ns\":\"urn:rx:1\",\"value\":");
	rx_json_string(out, clean);
	rx_buffer_add_byte(out, '}');
	*any = true;
}

static void put_properties(struct rx_page *page, struct rx_buffer *out, const struct rx_task *task)
{
	bool any = false;

	put_property(page, out, &any, "id", task->id);
	put_property(page, out, &any, "number", task->no);
	if (task->status >= 0)
		put_property(page, out, &any, "status",
			rx_word_name(RX_SET_STATUS, (size_t)task->status));
	put_property(page, out, &any, "leader", task->leader);
	put_property(page, out, &any, "lead-department", task->dept);
	put_property(page, out, &any, "deadline-as-stated", task->due_text);
	put_property(page, out, &any, "file", task->file);
	put_property(page, out, &any, "line", task->line);
	if (any)
		rx_buffer_add_byte(out, ']');
}

/* The end or the beginning of a day as the country of these documents has it. */
static void put_time(struct rx_buffer *out, int32_t day, const char *time)
{
	char text[16];

	rx_day_format(day, text);
	rx_buffer_add_byte(out, '"');
	rx_buffer_add_string(out, text);
	rx_buffer_add_string(out, time);
	rx_buffer_add_string(out, "+08:00\"");
}

/* ---- findings ------------------------------------------------------------------------------- */

static const char *risk_status(const struct rx_task *task)
{
	switch (task->status) {
	case RX_STATUS_ACTIVE:
	case RX_STATUS_ONTRACK:
	case RX_STATUS_LAGGING:
	case RX_STATUS_PARTIAL:
	case RX_STATUS_MOSTLY:
	case RX_STATUS_REJECTED: return "remediating";
	case RX_STATUS_DEFERRED:
	case RX_STATUS_UNABLE: return "deviation-approved";
	default: return task->done ? "closed" : "open";
	}
}

static void add_comma(struct rx_buffer *list)
{
	if (list->length)
		rx_buffer_add_byte(list, ',');
}

/* The finding at hand has all its measures. */
static void flush(struct rx_page *page, struct oscal *oscal)
{
	if (!oscal->pending)
		return;
	if (oscal->measures)
		rx_buffer_add_byte(&oscal->risk, ']');
	rx_buffer_add_byte(&oscal->risk, '}');
	add_comma(&oscal->risks);
	rx_buffer_add_text(&oscal->risks, rx_buffer_text(&oscal->risk));
	page->failed |= oscal->risk.failed || oscal->risks.failed;
	oscal->pending = false;
}

static void begin_risk(struct rx_page *page, struct oscal *oscal, const struct rx_task *task,
	struct rx_text statement)
{
	struct rx_buffer *out = &oscal->risk;

	rx_buffer_reset(out);
	rx_buffer_add_string(out, "{\"uuid\":");
	put_uuid(page, out, "risk", rx_buffer_text(&oscal->key));
	rx_buffer_add_string(out, ",\"title\":");
	put_title(page, out, task->title);
	rx_buffer_add_string(out, ",\"description\":");
	put_text(page, out, task->report.length ? task->report : task->title);
	rx_buffer_add_string(out, ",\"statement\":");
	put_text(page, out, statement.length ? statement : task->title);
	put_properties(page, out, task);
	rx_buffer_add_string(out, ",\"status\":\"");
	rx_buffer_add_string(out, risk_status(task));
	rx_buffer_add_byte(out, '"');
	if (task->has_deadline) {
		rx_buffer_add_string(out, ",\"deadline\":");
		put_time(out, task->deadline.last, "T23:59:59");
	}
}

/* What is found has a target that is satisfied or not: the finding's own number. */
static void add_finding(struct rx_page *page, struct oscal *oscal, const struct rx_task *task)
{
	struct rx_buffer *out = &oscal->findings;

	add_comma(out);
	rx_buffer_add_string(out, "{\"uuid\":");
	put_uuid(page, out, "finding", rx_buffer_text(&oscal->key));
	rx_buffer_add_string(out, ",\"title\":");
	put_title(page, out, task->title);
	rx_buffer_add_string(out, ",\"description\":");
	put_text(page, out, task->title);
	rx_buffer_add_string(out,
		",\"target\":{\"type\":\"objective-id\",\"target-id\":\"rectified\",\"status\":{"
		"\"state\":\"");
	rx_buffer_add_string(out, task->done ? "satisfied" : "not-satisfied");
	rx_buffer_add_string(out, "\"}},\"related-risks\":[{\"risk-uuid\":");
	put_uuid(page, out, "risk", rx_buffer_text(&oscal->key));
	rx_buffer_add_string(out, "}]}");
}

static void add_item(struct rx_page *page, struct oscal *oscal, const struct rx_task *task)
{
	struct rx_buffer *out = &oscal->items;

	add_comma(out);
	rx_buffer_add_string(out, "{\"uuid\":");
	put_uuid(page, out, "item", rx_buffer_text(&oscal->key));
	rx_buffer_add_string(out, ",\"title\":");
	put_title(page, out, task->title);
	rx_buffer_add_string(out, ",\"description\":");
	put_text(page, out, task->title);
	rx_buffer_add_string(out, ",\"related-findings\":[{\"finding-uuid\":");
	put_uuid(page, out, "finding", rx_buffer_text(&oscal->key));
	rx_buffer_add_string(out, "}],\"related-risks\":[{\"risk-uuid\":");
	put_uuid(page, out, "risk", rx_buffer_text(&oscal->key));
	rx_buffer_add_string(out, "}]}");
	page->failed |= out->failed || oscal->findings.failed;
}

/* A measure with a time is a task too: that is where OSCAL has times. */
static void put_milestone(
	struct rx_page *page, struct rx_buffer *out, const struct rx_task *task, struct rx_text key)
{
	if (!task->has_deadline)
		return;
	rx_buffer_add_string(out, ",\"tasks\":[{\"uuid\":");
	put_uuid(page, out, "task", key);
	rx_buffer_add_string(out, ",\"type\":\"milestone\",\"title\":");
	put_title(page, out, task->title);
	rx_buffer_add_string(out, ",\"timing\":{\"on-date\":{\"date\":");
	put_time(out, task->deadline.last, "T23:59:59");
	rx_buffer_add_string(out, "}}}]");
}

static void add_measure(
	struct rx_page *page, struct oscal *oscal, const struct rx_task *task, bool planned)
{
	struct rx_buffer *out = &oscal->risk;
	struct rx_text key;

	if (!oscal->pending)
		return;
	rx_buffer_add_string(
		out, oscal->measures ? ",{\"uuid\":" : ",\"remediations\":[{\"uuid\":");
	oscal->measures++;
	rx_buffer_reset(&page->scratch[2]);
	rx_buffer_add_text(&page->scratch[2], rx_buffer_text(&oscal->key));
	rx_buffer_add_byte(&page->scratch[2], '/');
	rx_buffer_add_number(&page->scratch[2], oscal->measures);
	rx_buffer_add_text(&page->scratch[2], task->id);
	page->failed |= page->scratch[2].failed;
	key = rx_buffer_text(&page->scratch[2]);
	put_uuid(page, out, "measure", key);
	rx_buffer_add_string(out, ",\"lifecycle\":\"");
	rx_buffer_add_string(out, planned ? "planned" : "completed");
	rx_buffer_add_string(out, "\",\"title\":");
	put_title(page, out, task->title);
	rx_buffer_add_string(out, ",\"description\":");
	put_text(page, out, task->title);
	put_properties(page, out, task);
	put_milestone(page, out, task, key);
	rx_buffer_add_byte(out, '}');
}

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
	struct oscal *oscal = page->state;
	struct rx_task task;

	if (page->failed)
		return;
	rx_task_read(&task, fields, values, count);
	if (oscal->series.length == 0)
		rx_buffer_add_text(
			&oscal->series, value_of(fields, values, count, RX_COLUMN_SERIES));
	if (task.kind == RX_KIND_DOC && oscal->title.length == 0) {
		rx_buffer_add_text(&oscal->title, task.title);
	} else if (task.kind == RX_KIND_FINDING) {
		flush(page, oscal);
		rx_buffer_reset(&oscal->key);
		rx_buffer_add_text(&oscal->key, task.id.length ? task.id : task.title);
		oscal->pending = true;
		oscal->measures = 0;
		begin_risk(page, oscal, &task, value_of(fields, values, count, RX_COLUMN_CAUSE));
		add_finding(page, oscal, &task);
		add_item(page, oscal, &task);
	} else if (task.kind == RX_KIND_MEASURE) {
		int mode =
			rx_word_find(RX_SET_MODE, value_of(fields, values, count, RX_COLUMN_MODE));

		add_measure(page, oscal, &task, mode != RX_MODE_DONE);
	}
}

/* ---- the plan ------------------------------------------------------------------------------- */

static void put_list(struct rx_page *page, const char *name, const struct rx_buffer *elements)
{
	if (elements->length == 0)
		return;
	rx_buffer_add_string(&page->line, ",\n\"");
	rx_buffer_add_string(&page->line, name);
	rx_buffer_add_string(&page->line, "\":[");
	rx_buffer_add_text(&page->line, rx_buffer_text(elements));
	rx_buffer_add_byte(&page->line, ']');
}

static void put_metadata(struct rx_page *page, const struct oscal *oscal, struct rx_text title)
{
	struct rx_buffer *out = &page->line;
	struct rx_text series = rx_text_trim(
		rx_clean(rx_buffer_text(&oscal->series), RX_CLEAN_LINE, &page->scratch[2]));
	char version[16];

	rx_day_format(page->today, version);
	rx_buffer_add_string(out, "{\"plan-of-action-and-milestones\":{\"uuid\":");
	put_uuid(page, out, "plan", series.length ? series : title);
	rx_buffer_add_string(out, ",\n\"metadata\":{\"title\":");
	put_title(page, out, title);
	rx_buffer_add_string(out, ",\"last-modified\":");
	put_time(out, page->today, "T00:00:00");
	rx_buffer_add_string(out, ",\"version\":\"");
	rx_buffer_add_string(out, version);
	rx_buffer_add_string(out, "\",\"oscal-version\":\"1.1.3\"}");
	if (series.length == 0)
		return;
	rx_buffer_add_string(out,
		",\n\"system-id\":{\"identifier-type\":\"http://ietf.org/rfc/rfc4122\",\"id\":");
	put_uuid(page, out, "series", series);
	rx_buffer_add_byte(out, '}');
}

static void end(struct rx_page *page)
{
	struct oscal *oscal = page->state;
	const char *none = page->lang == RX_LANG_ZH ? "没有问题" : "No findings";
	struct rx_text title;

	if (page->failed)
		return;
	flush(page, oscal);
	title = page->title.length ? page->title : rx_buffer_text(&oscal->title);
	if (title.length == 0)
		title = rx_text(page->lang == RX_LANG_ZH ? "整改计划" : "Plan of rectification");
	/* A plan has at least one item. */
	if (oscal->items.length == 0) {
		struct rx_task task = {.title = rx_text(none), .done = true, .status = -1};

		rx_buffer_reset(&oscal->key);
		begin_risk(page, oscal, &task, task.title);
		oscal->pending = true;
		flush(page, oscal);
		add_finding(page, oscal, &task);
		add_item(page, oscal, &task);
	}
	rx_buffer_reset(&page->line);
	put_metadata(page, oscal, title);
	put_list(page, "risks", &oscal->risks);
	put_list(page, "findings", &oscal->findings);
	put_list(page, "poam-items", &oscal->items);
	rx_buffer_add_string(&page->line, "}}");
	page->failed |= oscal->key.failed || oscal->title.failed || oscal->series.failed;
	rx_page_end_line(page);
}

static void release(struct rx_page *page)
{
	struct oscal *oscal = page->state;

	if (!oscal)
		return;
	rx_buffer_release(&oscal->risks);
	rx_buffer_release(&oscal->findings);
	rx_buffer_release(&oscal->items);
	rx_buffer_release(&oscal->risk);
	rx_buffer_release(&oscal->title);
	rx_buffer_release(&oscal->series);
	rx_buffer_release(&oscal->key);
	free(oscal);
	page->state = NULL;
}

const struct rx_format rx_format_oscal = {
	.name = "oscal",
	.meaning = {"a plan of action and milestones, OSCAL 1.1 JSON",
		"OSCAL 1.1行动计划与里程碑（JSON）"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.records = true,
	.begin = begin,
	.end = end,
	.head = head,
	.row = row,
	.release = release,
};
