/*
 * format_ical.c - deadlines as an iCalendar (RFC 5545) that a calendar can import or subscribe to: an
 * event of a whole day for each task with a deadline, with a reminder while it is open.
 *
 * Events keep their UID from report to report, so that importing again changes them and adds none.
 * Lines end with CR LF and are folded at 75 bytes between characters.
 */
#include "clean.h"
#include "format.h"
#include "task.h"
#include "utf8.h"
#include "uuid.h"

enum { LINE = 75 };

/* Writes what the line holds, folded. */
static void put_line(struct rx_page *page)
{
	struct rx_text line = rx_buffer_text(&page->line);
	size_t room = LINE;

	page->failed |= page->line.failed;
	while (line.length > room) {
		size_t at = room;

		while (at > 1 && (line.bytes[at] & 0xC0) == 0x80)
			at--;
		rx_page_text(page, rx_text_slice(line, 0, at));
		rx_writer_string(page->out, "\r\n ");
		line = rx_text_slice(line, at, line.length);
		room = LINE - 1;
	}
	rx_page_text(page, line);
	rx_writer_string(page->out, "\r");
	rx_writer_end_row(page->out);
	rx_buffer_reset(&page->line);
}

static void put(struct rx_page *page, const char *string)
{
	rx_buffer_add_string(&page->line, string);
	put_line(page);
}

/* A text as a value (RFC 5545, 3.3.11). */
static void add_value(struct rx_page *page, struct rx_text text)
{
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINES, &page->scratch[0]);

	page->failed |= page->scratch[0].failed;
	for (size_t at = 0; at < clean.length; at++) {
		char byte = clean.bytes[at];

		if (byte == '\n') {
			rx_buffer_add_string(&page->line, "\\n");
			continue;
		}
		if (byte == '\\' || byte == ';' || byte == ',')
			rx_buffer_add_byte(&page->line, '\\');
		rx_buffer_add_byte(&page->line, byte);
	}
}

static void put_day(struct rx_page *page, const char *name, int32_t day, const char *time)
{
	char text[16];

	rx_day_format(day, text);
	rx_buffer_add_string(&page->line, name);
	rx_buffer_add(&page->line, text, 4);
	rx_buffer_add(&page->line, text + 5, 2);
	rx_buffer_add(&page->line, text + 8, 2);
	rx_buffer_add_string(&page->line, time);
	put_line(page);
}

static void begin(struct rx_page *page, struct rx_text title)
{
	bool zh = page->lang == RX_LANG_ZH;

	rx_buffer_reset(&page->line);
	put(page, "BEGIN:VCALENDAR");
	put(page, "VERSION:2.0");
	put(page, "PRODID:-//rx//rx-render//EN");
	put(page, "CALSCALE:GREGORIAN");
	put(page, "METHOD:PUBLISH");
	rx_buffer_add_string(&page->line, "X-WR-CALNAME:");
	add_value(page, title.length ? title : rx_text(zh ? "整改时限" : "Deadlines"));
	put_line(page);
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

static void put_uid(struct rx_page *page, const struct rx_task *task)
{
	char uuid[37];

	rx_buffer_reset(&page->scratch[1]);
	rx_buffer_add_text(&page->scratch[1], task->id.length ? task->id : task->title);
	rx_buffer_add_string(&page->scratch[1], "#deadline");
	page->failed |= page->scratch[1].failed;
	rx_uuid(rx_buffer_text(&page->scratch[1]), uuid);
	rx_buffer_add_string(&page->line, "UID:");
	rx_buffer_add_string(&page->line, uuid);
	put_line(page);
}

static void add_detail(struct rx_page *page, const char *label, struct rx_text value)
{
	if (value.length == 0)
		return;
	rx_buffer_add_string(&page->line, label);
	add_value(page, value);
	rx_buffer_add_string(&page->line, "\\n");
}

static void add_list(struct rx_page *page, const char *label, struct rx_text list)
{
	rx_buffer_reset(&page->scratch[2]);
	rx_list_join(&page->scratch[2], list, page->lang);
	page->failed |= page->scratch[2].failed;
	add_detail(page, label, rx_buffer_text(&page->scratch[2]));
}

static void put_description(struct rx_page *page, const struct rx_task *task)
{
	bool zh = page->lang == RX_LANG_ZH;

	rx_buffer_add_string(&page->line, "DESCRIPTION:");
	if (task->status >= 0)
		add_detail(page, zh ? "整改状态：" : "Status: ",
			rx_word_label(RX_SET_STATUS, (size_t)task->status, page->words));
	add_list(page, zh ? "牵头部门：" : "Lead department: ", task->dept);
	add_list(page, zh ? "责任领导：" : "Leader: ", task->leader);
	add_detail(page, zh ? "时限原文：" : "Deadline as stated: ", task->due_text);
	add_detail(page, zh ? "来源：" : "Source: ", task->file);
	add_detail(page, zh ? "行：" : "Line: ", task->line);
	put_line(page);
}

static void put_alarm(struct rx_page *page, const struct rx_task *task)
{
	put(page, "BEGIN:VALARM");
	put(page, "ACTION:DISPLAY");
	put(page, "TRIGGER:-P7D");
	rx_buffer_add_string(&page->line, "DESCRIPTION:");
	add_value(page, task->title);
	put_line(page);
	put(page, "END:VALARM");
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	struct rx_task task;

	rx_task_read(&task, fields, values, count);
	if (!rx_task_is(&task) || !task.has_deadline)
		return;
	put(page, "BEGIN:VEVENT");
	put_uid(page, &task);
	put_day(page, "DTSTAMP:", page->today, "T000000Z");
	put_day(page, "DTSTART;VALUE=DATE:", task.deadline.last, "");
	put_day(page, "DTEND;VALUE=DATE:", task.deadline.last + 1, "");
	rx_buffer_add_string(&page->line, "SUMMARY:");
	if (task.done) {
		rx_buffer_add_byte(&page->line, '[');
		add_value(page, rx_word_label(RX_SET_STATUS, (size_t)task.status, page->words));
		rx_buffer_add_string(&page->line, "] ");
	}
	add_value(page, task.title);
	put_line(page);
	put_description(page, &task);
	put(page, "TRANSP:TRANSPARENT");
	if (!task.done)
		put_alarm(page, &task);
	put(page, "END:VEVENT");
}

static void end(struct rx_page *page)
{
	put(page, "END:VCALENDAR");
}

const struct rx_format rx_format_ical = {
	.name = "ical",
	.meaning = {"deadlines for a calendar (RFC 5545)", "整改时限日历（iCalendar）"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.records = true,
	.begin = begin,
	.end = end,
	.head = head,
	.row = row,
};
