/*
 * layout_ledger.c - the standard ledger: one row per finding with its measures; and the three lists
 * that go with it: of findings, of tasks, of who is responsible for what.
 */
#include "layout.h"
#include "ledger.h"
#include "matters.h"
#include "sentence.h"

#include <stdlib.h>

static int start(struct rx_report *report)
{
	struct rx_ledger *ledger = calloc(1, sizeof(*ledger));

	if (!ledger)
		return -1;
	report->state = ledger;
	rx_ledger_begin(ledger, report->page.words);
	rx_ledger_bind(ledger, &report->view);
	return ledger->rows.failed || ledger->tasks.failed ? -1 : 0;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	rx_ledger_bind(report->state, &report->view);
	return 0;
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct rx_ledger *ledger = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	size_t before = rx_grid_rows(&ledger->rows) + ledger->pending, count;

	if (!values)
		return -1;
	rx_ledger_add(ledger, values);
	count = rx_grid_rows(&ledger->rows) + ledger->pending;
	if (count > before)
		rx_report_enter(report, block, at, before);
	return ledger->failed ? -1 : 0;
}

static void release(struct rx_report *report)
{
	if (report->state)
		rx_ledger_release(report->state);
	free(report->state);
}

static int finish_ledger(struct rx_report *report)
{
	struct rx_ledger *ledger = report->state;
	struct rx_grid *grid = &ledger->rows;

	rx_ledger_end(ledger);
	/* A form for other programs has all its columns, one for people those that are used. */
	if (!report->format->table) {
		rx_report_table(report, grid);
		return ledger->failed ? -1 : 0;
	}
	if (rx_grid_rows(grid) == 0) {
		rx_report_nothing(report);
		return 0;
	}
	rx_grid_hide_empty(grid);
	grid->parts = RX_LEDGER_MEASURES + 1;
	if (report->format->captions)
		rx_sentence_one(&grid->caption,
			rx_report_say(report, "# {finding|findings}", "问题共#个"),
			rx_grid_rows(grid));
	rx_report_groups(report, grid);
	return ledger->failed ? -1 : 0;
}

const struct rx_layout rx_layout_ledger = {
	.name = "ledger",
	.titles = RX_LABEL("Rectification ledger", "整改台账"),
	.titled = true,
	.streams = true,
	.fixed = true,
	.order = RX_LAYOUT_FINDINGS,
	.rebinds = true,
	.landscape = true,
	.findings = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish_ledger,
	.release = release,
};

/* ---- three lists ---------------------------------------------------------------------------- */

static void part(struct rx_report *report, size_t number, const char *template, size_t count)
{
	struct rx_buffer *text = &report->grid.caption;

	rx_buffer_reset(text);
	rx_sentence_ordinal(text, number, report->page.lang);
	rx_sentence_one(text, template, count);
	report->format->heading(&report->page, rx_buffer_text(text));
}

static void show(struct rx_report *report, struct rx_grid *grid, const char *caption)
{
	if (report->format->captions)
		rx_buffer_add_string(&grid->caption, caption);
	rx_grid_hide_empty(grid);
	rx_report_table(report, grid);
}

static void joined_cell(struct rx_report *report, struct rx_grid *grid, struct rx_text list)
{
	struct rx_buffer text = {0};

	rx_list_join(&text, list, report->page.lang);
	rx_grid_cell(grid, rx_buffer_text(&text));
	grid->failed |= text.failed;
	rx_buffer_release(&text);
}

/* Copies some columns of a table, lists joined as in prose. */
static void copy_columns(struct rx_report *report, struct rx_grid *to, const struct rx_grid *from,
	const int *columns, size_t count)
{
	rx_grid_reset(to);
	to->wrap = true;
	for (size_t at = 0; at < count; at++)
		rx_grid_field(to, from->fields[columns[at]]);
	for (size_t at = 0; at < rx_grid_rows(from); at++) {
		for (size_t column = 0; column < count; column++)
			joined_cell(report, to, rx_grid_get(from, at, (size_t)columns[column]));
	}
}

static void findings(struct rx_report *report, struct rx_ledger *ledger)
{
	static const int columns[] = {
		RX_LEDGER_NO, RX_LEDGER_CATEGORY, RX_LEDGER_TITLE, RX_LEDGER_STATUS, RX_LEDGER_DUE};
	const char *caption = rx_report_label(report, "Findings", "问题清单");

	part(report, 1, rx_report_label(report, "Findings (#)", "问题清单（#个）"),
		rx_grid_rows(&ledger->rows));
	copy_columns(report, &report->grid, &ledger->rows, columns, 5);
	show(report, &report->grid, caption);
}

static void tasks(struct rx_report *report, struct rx_ledger *ledger)
{
	static const int columns[] = {RX_TASK_FINDING_NO, RX_TASK_FINDING, RX_TASK_NO,
		RX_TASK_TITLE, RX_TASK_LEADER, RX_TASK_DEPT, RX_TASK_DUE};
	const char *caption = rx_report_label(report, "Tasks", "任务清单");

	if (rx_grid_rows(&ledger->tasks) == 0)
		return;
	part(report, 2, rx_report_label(report, "Tasks (#)", "任务清单（#项）"),
		rx_grid_rows(&ledger->tasks));
	ledger->tasks.fields[RX_TASK_NO].label =
		rx_text(rx_report_label(report, "Task", "任务序号"));
	copy_columns(report, &report->grid, &ledger->tasks, columns, RX_TASK_COLUMNS);
	show(report, &report->grid, caption);
}

/* One finding of one leader: the place of its row, and the name. */
struct duty {
	struct rx_text leader;
	size_t row;
};

static int compare_duties(const void *one, const void *other)
{
	const struct duty *first = one, *second = other;
	int order = rx_text_compare(first->leader, second->leader);

	if (order)
		return order;
	return first->row < second->row ? -1 : first->row > second->row;
}

/* Who answers for a finding: its leaders, else its owners, else its departments, as a list. */
static struct rx_text leaders_of(const struct rx_grid *rows, size_t row)
{
	static const enum rx_ledger_column columns[] = {
		RX_LEDGER_LEADER, RX_LEDGER_OWNER, RX_LEDGER_DEPT};
	struct rx_text list = {"", 0};

	for (size_t at = 0; at < 3 && list.length == 0; at++)
		list = rx_grid_get(rows, row, columns[at]);
	return list;
}

static size_t collect_duties(const struct rx_grid *rows, struct duty **duties, bool *failed)
{
	size_t count = 0, room = 0;

	for (size_t row = 0; row < rx_grid_rows(rows); row++) {
		struct rx_text rest = leaders_of(rows, row), leader;

		while (rest.length && rx_text_split(&rest, ';', &leader)) {
			struct duty *grown = rx_array_grow(*duties, count, &room, sizeof(*grown));

			if (!grown) {
				*failed = true;
				return count;
			}
			*duties = grown;
			grown[count++] = (struct duty){rx_text_trim(leader), row};
		}
	}
	return count;
}

/* The row of one leader, whose findings are the duties from first up to end. */
static void duty_row(struct rx_report *report, const struct rx_grid *rows,
	const struct duty *duties, size_t first, size_t end)
{
	struct rx_buffer titles = {0};
	size_t open = 0;

	for (size_t at = first; at < end; at++) {
		struct rx_text status = rx_grid_get(rows, duties[at].row, RX_LEDGER_STATUS);
		struct rx_text no = rx_grid_get(rows, duties[at].row, RX_LEDGER_NO);
		int place = rx_word_find(RX_SET_STATUS, status);

		open += place < 0 || rx_status_is_open((enum rx_status)place);
		if (at > first)
			rx_buffer_add_byte(&titles, '\n');
		rx_buffer_add_text(&titles, no);
		rx_buffer_add_string(&titles, no.length ? ". " : "");
		rx_buffer_add_text(&titles, rx_grid_get(rows, duties[at].row, RX_LEDGER_TITLE));
	}
	rx_grid_cell(&report->grid, duties[first].leader);
	rx_grid_number(&report->grid, end - first);
	rx_grid_number(&report->grid, open);
	rx_grid_cell(&report->grid, rx_buffer_text(&titles));
	report->page.failed |= titles.failed;
	rx_buffer_release(&titles);
}

static void responsibilities(struct rx_report *report, struct rx_ledger *ledger, size_t number)
{
	const char *caption = rx_report_label(report, "Responsibilities", "责任清单");
	struct duty *duties = NULL;
	size_t count = collect_duties(&ledger->rows, &duties, &report->page.failed);
	struct rx_grid *grid = &report->grid;

	if (count) {
		qsort(duties, count, sizeof(*duties), compare_duties);
		part(report, number, caption, 0);
		rx_grid_reset(grid);
		grid->wrap = true;
		rx_grid_label(grid, rx_report_label(report, "Responsible", "责任人"), RX_LOOK_TEXT);
		rx_grid_label(grid, rx_report_label(report, "Findings", "问题数"), RX_LOOK_NUMBER);
		rx_grid_label(grid, rx_report_label(report, "Open", "未完成"), RX_LOOK_NUMBER);
		rx_grid_label(grid, rx_report_label(report, "Finding", "问题"), RX_LOOK_MAIN);
		for (size_t first = 0, end; first < count; first = end) {
			for (end = first + 1; end < count; end++) {
				if (!rx_text_equal(duties[end].leader, duties[first].leader))
					break;
			}
			duty_row(report, &ledger->rows, duties, first, end);
		}
		show(report, grid, caption);
	}
	free(duties);
}

static int finish_three(struct rx_report *report)
{
	struct rx_ledger *ledger = report->state;
	bool has_tasks;

	rx_ledger_end(ledger);
	if (rx_grid_rows(&ledger->rows) == 0) {
		rx_report_nothing(report);
		return 0;
	}
	has_tasks = rx_grid_rows(&ledger->tasks) > 0;
	findings(report, ledger);
	tasks(report, ledger);
	responsibilities(report, ledger, has_tasks ? 3 : 2);
	return ledger->failed ? -1 : 0;
}

const struct rx_layout rx_layout_three_lists = {
	.name = "three-lists",
	.titles = RX_LABEL("Findings, tasks, responsibilities", "问题清单、任务清单、责任清单"),
	.titled = true,
	.fixed = true,
	.order = RX_LAYOUT_FINDINGS,
	.raw_lists = true,
	.rebinds = true,
	.landscape = true,
	.findings = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish_three,
	.release = release,
};
