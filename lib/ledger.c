/*
 * ledger.c - a finding is kept until the next one comes, so that its measures can be put into its
 * row.  Order and names of the columns are those of published ledgers (see HACKING.md).
 */
#include "ledger.h"

enum { NO_COLUMN = -1 };

/* Where each column comes from, the same as second choice, and its name where the vocabulary has
 * none. */
static const struct {
	int column;
	int second;
	const char *name;
	const char *label[3]; /* by language */
	enum rx_look look;
} columns[RX_LEDGER_COLUMNS] = {
	{RX_COLUMN_NO, NO_COLUMN, NULL, RX_LABEL("No.", "序号"), RX_LOOK_SHORT},
	{NO_COLUMN, NO_COLUMN, "category", RX_LABEL("Category", "问题类别"), RX_LOOK_TEXT},
	{RX_COLUMN_TITLE, NO_COLUMN, NULL, RX_LABEL("Finding", "反馈问题"), RX_LOOK_MAIN},
	{RX_COLUMN_CAUSE, NO_COLUMN, NULL, RX_LABEL("Cause", "原因分析"), RX_LOOK_TEXT},
	{RX_COLUMN_GOAL, NO_COLUMN, NULL, RX_LABEL("Goal", "整改目标"), RX_LOOK_TEXT},
	{NO_COLUMN, NO_COLUMN, "measures", RX_LABEL("Measures", "整改措施"), RX_LOOK_MAIN},
	{RX_COLUMN_LEADER, NO_COLUMN, NULL, RX_LABEL("Leader", "责任领导"), RX_LOOK_TEXT},
	{RX_COLUMN_DEPT, RX_COLUMN_UNIT, NULL, RX_LABEL("Lead department", "牵头部门"),
		RX_LOOK_TEXT},
	{RX_COLUMN_SUPPORT, NO_COLUMN, NULL, RX_LABEL("Support", "配合部门"), RX_LOOK_TEXT},
	{RX_COLUMN_OWNER, NO_COLUMN, NULL, RX_LABEL("Owner", "责任人"), RX_LOOK_TEXT},
	{RX_COLUMN_DUE_TEXT, RX_COLUMN_DUE, "due", RX_LABEL("Due", "整改时限"), RX_LOOK_SHORT},
	{RX_COLUMN_REPORT, NO_COLUMN, NULL, RX_LABEL("Progress", "整改进展"), RX_LOOK_TEXT},
	{RX_COLUMN_STATUS, RX_COLUMN_STATUS_TEXT, NULL, RX_LABEL("Status", "完成情况"),
		RX_LOOK_STATUS},
	{RX_COLUMN_DONE_ON, NO_COLUMN, NULL, RX_LABEL("Done on", "完成时间"), RX_LOOK_SHORT},
	{RX_COLUMN_CLOSED_ON, NO_COLUMN, NULL, RX_LABEL("Closed on", "销号时间"), RX_LOOK_SHORT},
	{RX_COLUMN_EVIDENCE, NO_COLUMN, NULL, RX_LABEL("Evidence", "佐证材料"), RX_LOOK_TEXT},
	{RX_COLUMN_DEFERRALS, NO_COLUMN, NULL, RX_LABEL("Deferrals", "延期次数"), RX_LOOK_NUMBER},
	{RX_COLUMN_REASON, NO_COLUMN, NULL, RX_LABEL("Reason", "未完成原因"), RX_LOOK_TEXT},
	{NO_COLUMN, NO_COLUMN, "ongoing", RX_LABEL("Kept up", "是否长期坚持"), RX_LOOK_SHORT},
	{RX_COLUMN_FLAGS, NO_COLUMN, NULL, RX_LABEL("Remarks", "备注"), RX_LOOK_TEXT},
};

static const enum rx_ledger_column task_columns[RX_TASK_COLUMNS] = {RX_LEDGER_NO, RX_LEDGER_TITLE,
	RX_LEDGER_NO, RX_LEDGER_MEASURES, RX_LEDGER_LEADER, RX_LEDGER_DEPT, RX_LEDGER_DUE};

static struct rx_field field_of(enum rx_ledger_column at, enum rx_lang lang)
{
	struct rx_field field = {.column = -1};

	if (columns[at].column >= 0)
		field = rx_field_of((enum rx_column)columns[at].column, lang);
	if (columns[at].name)
		field.name = rx_text(columns[at].name);
	field.label = rx_text(columns[at].label[lang]);
	field.look = columns[at].look;
	return field;
}

void rx_ledger_begin(struct rx_ledger *ledger, enum rx_lang lang)
{
	for (size_t at = 0; at < RX_LEDGER_COLUMNS; at++)
		rx_grid_field(&ledger->rows, field_of((enum rx_ledger_column)at, lang));
	for (size_t at = 0; at < RX_TASK_COLUMNS; at++)
		rx_grid_field(&ledger->tasks, field_of(task_columns[at], lang));
	ledger->rows.wrap = ledger->tasks.wrap = true;
}

void rx_ledger_release(struct rx_ledger *ledger)
{
	rx_grid_release(&ledger->rows);
	rx_grid_release(&ledger->tasks);
	rx_ancestry_release(&ledger->ancestry);
	for (size_t at = 0; at < RX_LEDGER_COLUMNS; at++)
		rx_buffer_release(&ledger->cells[at]);
	for (size_t at = 0; at < RX_ANCESTRY_DEPTH; at++)
		rx_buffer_release(&ledger->sections[at]);
}

void rx_ledger_bind(struct rx_ledger *ledger, const struct rx_view *view)
{
	ledger->view = view;
	for (size_t at = 0; at < RX_LEDGER_COLUMNS; at++) {
		ledger->own[at] = RX_NONE;
		for (size_t field = 0; field < view->count; field++) {
			if (rx_text_equal(view->fields[field].name,
				    rx_text(columns[at].label[RX_LANG_ZH])))
				ledger->own[at] = field;
		}
	}
}

static struct rx_text value_of(
	const struct rx_ledger *ledger, const struct rx_text *values, int column)
{
	size_t at = column < 0 ? RX_NONE : rx_view_find(ledger->view, (enum rx_column)column);

	return at == RX_NONE ? (struct rx_text){NULL, 0} : values[at];
}

/* The finding at hand is complete. */
static void flush(struct rx_ledger *ledger)
{
	if (!ledger->pending)
		return;
	for (size_t at = 0; at < RX_LEDGER_COLUMNS; at++) {
		ledger->failed |= ledger->cells[at].failed;
		rx_grid_cell(&ledger->rows, rx_buffer_text(&ledger->cells[at]));
	}
	ledger->pending = false;
}

static void set(struct rx_ledger *ledger, enum rx_ledger_column at, struct rx_text value)
{
	rx_buffer_reset(&ledger->cells[at]);
	rx_buffer_add_text(&ledger->cells[at], value);
}

/* Kept up after it is done: by class or by status. */
static bool is_ongoing(const struct rx_ledger *ledger, const struct rx_text *values)
{
	struct rx_text class = value_of(ledger, values, RX_COLUMN_CLASS);
	struct rx_text status = value_of(ledger, values, RX_COLUMN_STATUS);

	return rx_word_find(RX_SET_CLASS, class) == RX_CLASS_ONGOING
		|| rx_word_find(RX_SET_STATUS, status) == RX_STATUS_SUSTAINED;
}

static void set_category(struct rx_ledger *ledger)
{
	const struct rx_ancestor *section = rx_ancestry_find(&ledger->ancestry, RX_KIND_SECTION);

	if (section)
		set(ledger, RX_LEDGER_CATEGORY,
			rx_buffer_text(&ledger->sections[section - ledger->ancestry.path]));
}

static void add_finding(struct rx_ledger *ledger, const struct rx_text *values)
{
	const char *yes = ledger->view->lang != RX_LANG_EN ? "是" : "yes";

	flush(ledger);
	ledger->pending = true;
	ledger->measures = 0;
	for (size_t at = 0; at < RX_LEDGER_COLUMNS; at++) {
		struct rx_text value = {NULL, 0};

		if (ledger->own[at] != RX_NONE)
			value = values[ledger->own[at]];
		if (value.length == 0)
			value = value_of(ledger, values, columns[at].column);
		if (value.length == 0)
			value = value_of(ledger, values, columns[at].second);
		set(ledger, (enum rx_ledger_column)at, value);
	}
	set_category(ledger);
	if (is_ongoing(ledger, values))
		set(ledger, RX_LEDGER_ONGOING, rx_text(yes));
}

/* A cell of a task: the measure's own, else the finding's. */
static void task_cell(
	struct rx_ledger *ledger, const struct rx_text *values, enum rx_ledger_column at)
{
	struct rx_text value = value_of(ledger, values, columns[at].column);

	if (value.length == 0)
		value = value_of(ledger, values, columns[at].second);
	if (value.length == 0)
		value = rx_buffer_text(&ledger->cells[at]);
	rx_grid_cell(&ledger->tasks, value);
}

static void add_measure(struct rx_ledger *ledger, const struct rx_text *values)
{
	struct rx_buffer *cell = &ledger->cells[RX_LEDGER_MEASURES];
	struct rx_text title = value_of(ledger, values, RX_COLUMN_TITLE);

	if (!ledger->pending)
		return;
	if (cell->length)
		rx_buffer_add_byte(cell, '\n');
	rx_buffer_add_number(cell, ++ledger->measures);
	rx_buffer_add_string(cell, ". ");
	rx_buffer_add_text(cell, title);
	rx_grid_cell(&ledger->tasks, rx_buffer_text(&ledger->cells[RX_LEDGER_NO]));
	rx_grid_cell(&ledger->tasks, rx_buffer_text(&ledger->cells[RX_LEDGER_TITLE]));
	rx_grid_number(&ledger->tasks, ledger->measures);
	rx_grid_cell(&ledger->tasks, title);
	task_cell(ledger, values, RX_LEDGER_LEADER);
	task_cell(ledger, values, RX_LEDGER_DEPT);
	task_cell(ledger, values, RX_LEDGER_DUE);
}

void rx_ledger_add(struct rx_ledger *ledger, const struct rx_text *values)
{
	int kind = RX_KIND_FINDING;
	size_t depth;

	if (rx_view_find(ledger->view, RX_COLUMN_KIND) != RX_NONE)
		kind = rx_word_find(RX_SET_KIND, value_of(ledger, values, RX_COLUMN_KIND));
	depth = rx_ancestry_enter(&ledger->ancestry, value_of(ledger, values, RX_COLUMN_ID),
		value_of(ledger, values, RX_COLUMN_PARENT), kind, 0);
	if (kind == RX_KIND_FINDING) {
		add_finding(ledger, values);
	} else if (kind == RX_KIND_MEASURE) {
		add_measure(ledger, values);
	} else if (kind == RX_KIND_SECTION) {
		struct rx_buffer *title = &ledger->sections[depth - 1];

		rx_buffer_reset(title);
		rx_buffer_add_text(title, value_of(ledger, values, RX_COLUMN_TITLE));
	}
	ledger->failed |= ledger->rows.failed || ledger->tasks.failed;
}

void rx_ledger_end(struct rx_ledger *ledger)
{
	flush(ledger);
	ledger->failed |= ledger->rows.failed;
}
