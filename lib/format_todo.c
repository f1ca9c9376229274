/*
 * format_todo.c - tasks in the way of todo.txt, one per line: done or not, how urgent, since when,
 * what, for whom, until when, and the id that leads back to the record.
 *
 * What a title holds is text: nothing in it can mark a task as done or be taken for a project, a
 * context or a date.
 */
#include "clean.h"
#include "format.h"
#include "list.h"
#include "task.h"

enum { SOON = 7 };

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

static void add(struct rx_page *page, const char *string)
{
	rx_buffer_add_string(&page->line, string);
}

static void add_day(struct rx_page *page, const char *before, int32_t day)
{
	char text[16];

	rx_day_format(day, text);
	add(page, before);
	add(page, text);
}

/* Signs that mean something in todo.txt take their full-width form. */
static void add_title(struct rx_page *page, struct rx_text title)
{
	struct rx_text clean = rx_clean(title, RX_CLEAN_LINE, &page->scratch[0]);

	page->failed |= page->scratch[0].failed;
	for (size_t at = 0; at < clean.length; at++) {
		switch (clean.bytes[at]) {
		case '+': add(page, "＋"); break;
		case '@': add(page, "＠"); break;
		case ':': add(page, "："); break;
		default: rx_buffer_add_byte(&page->line, clean.bytes[at]);
		}
	}
}

/* One word with a mark in front of it for each value of a list. */
static void add_words(struct rx_page *page, const char *mark, struct rx_text list)
{
	struct rx_text rest = list, value;

	if (list.length == 0)
		return;
	while (rx_list_value(&rest, &page->scratch[1], &value)) {
		struct rx_text clean = rx_clean(value, RX_CLEAN_LINE, &page->scratch[0]);

		if (clean.length == 0)
			continue;
		add(page, mark);
		for (size_t at = 0; at < clean.length; at++) {
			char byte = clean.bytes[at];

			if (byte == ':')
				add(page, "：");
			else
				rx_buffer_add_byte(&page->line, byte == ' ' ? '_' : byte);
		}
	}
	page->failed |= page->scratch[0].failed || page->scratch[1].failed;
}

static void add_urgency(struct rx_page *page, const struct rx_task *task)
{
	if (!task->has_deadline || task->deadline.last > page->today + SOON)
		return;
	add(page, task->deadline.last < page->today ? "(A) " : "(B) ");
}

/* A title that could be taken for the beginning of a line. */
static bool is_misleading(struct rx_text title)
{
	return rx_text_starts(title, RX_LITERAL("x ")) || rx_text_starts(title, RX_LITERAL("("))
		|| (title.length && title.bytes[0] >= '0' && title.bytes[0] <= '9');
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	struct rx_task task;

	rx_task_read(&task, fields, values, count);
	if (!rx_task_is(&task))
		return;
	rx_buffer_reset(&page->line);
	if (task.done)
		add(page, "x ");
	if (task.done && task.has_finished) {
		add_day(page, "", task.finished.last);
		add(page, " ");
	} else if (!task.done) {
		add_urgency(page, &task);
	}
	/* A done task has a second date only behind a first one. */
	if (task.has_opened && (!task.done || task.has_finished)) {
		add_day(page, "", task.opened.last);
		add(page, " ");
	}
	if (is_misleading(task.title))
		add(page, "- ");
	add_title(page, task.title);
	add_words(page, " +", task.dept);
	add_words(page, " @", task.leader);
	if (task.has_deadline)
		add_day(page, " due:", task.deadline.last);
	if (task.status >= 0) {
		add(page, " status:");
		rx_buffer_add_text(&page->line, rx_word_name(RX_SET_STATUS, (size_t)task.status));
	}
	add_words(page, " id:", task.id);
	rx_page_end_line(page);
}

const struct rx_format rx_format_todo = {
	.name = "todo",
	.meaning = {"tasks as todo.txt", "待办清单（todo.txt）"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.records = true,
	.head = head,
	.row = row,
};
