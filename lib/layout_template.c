/*
 * layout_template.c - a house layout: a template that is filled with records, figures and words.
 *
 * A name is looked for in the record at hand, then in those around it, then among the words of the
 * report; what is a column of the vocabulary may be missing everywhere, any other name is a fault.
 * Values are escaped by the format.  A section of a kind (findings, 问题) comes once for each record
 * of that kind below the one at hand, a section of a list column once for each of its values, any
 * other once where its value is not empty.
 */
#include "bundle.h"
#include "cell.h"
#include "layout.h"
#include "list.h"
#include "sentence.h"
#include "template.h"
#include "weekly.h"

#include <stdlib.h>

struct house {
	struct rx_bundle bundle;
	struct rx_matters matters;
	struct rx_template template;
	size_t row;           /* the record at hand, or RX_NONE */
	size_t index;         /* its number in its section, from 1 */
	struct rx_text value; /* of the list at hand */
	struct rx_buffer decoded, words;
};

static int bind(struct rx_report *report)
{
	struct house *house = report->state;

	rx_matters_bind(&house->matters, &report->view);
	return 0;
}

static int start(struct rx_report *report)
{
	struct house *house = calloc(1, sizeof(*house));

	report->state = house;
	if (!house)
		return -1;
	house->matters.folding = report->folding;
	house->row = RX_NONE;
	house->value = (struct rx_text){"", 0};
	return bind(report);
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return bind(report);
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct house *house = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);

	if (!values || !rx_bundle_add(&house->bundle, block, at))
		return -1;
	rx_matters_add(&house->matters, values);
	return house->matters.failed ? -1 : 0;
}

/* ---- names ---------------------------------------------------------------------------------- */

/* The kind that a section is of: findings, 问题; -1 for another section. */
static int kind_of(struct rx_text name)
{
	int kind;

	if (name.length > 1 && name.bytes[name.length - 1] == 's')
		return rx_word_find(RX_SET_KIND, rx_text_slice(name, 0, name.length - 1));
	kind = rx_word_find(RX_SET_KIND, name);
	return kind >= 0
			&& rx_text_equal(name, rx_word_label(RX_SET_KIND, (size_t)kind, RX_LANG_ZH))
		? kind
		: -1;
}

/* What the report knows of itself. */
enum word {
	WORD_TITLE,
	WORD_TODAY,
	WORD_DATE,
	WORD_PARAGRAPH,
	WORD_COUNT,
	WORD_TOTAL,
	WORD_DONE,
	WORD_OPEN,
	WORD_OVERDUE,
	WORD_SOON,
	WORD_CLOSED,
	WORD_RATE,
	WORDS
};

static const char *const words[WORDS][2] = {{"report.title", "报告标题"},
	{"report.day", "报告日期"}, {"report.date", "报告日"}, {"report.paragraph", "情况概述"},
	{"report.records", "记录数"}, {"report.findings", "问题数"}, {"report.done", "完成数"},
	{"report.open", "未完成数"}, {"report.overdue", "逾期数"}, {"report.soon", "临期数"},
	{"report.closed", "销号数"}, {"report.rate", "完成率"}};

static void add_date(struct rx_buffer *out, int32_t today)
{
	char date[16];

	rx_day_format(today, date);
	rx_buffer_add_string(out, date);
}

static void add_word(struct rx_report *report, enum word word)
{
	struct house *house = report->state;
	const struct rx_tally *tally = &house->matters.tally;
	struct rx_buffer *out = &house->words;

	switch (word) {
	case WORD_TITLE: rx_buffer_add_text(out, report->page.title); break;
	case WORD_TODAY: rx_sentence_day(out, report->today, report->page.lang); break;
	case WORD_DATE: add_date(out, report->today); break;
	case WORD_PARAGRAPH:
		rx_weekly_paragraph(out, &house->matters, report->today, report->page.lang);
		break;
	case WORD_COUNT: rx_buffer_add_number(out, house->bundle.count); break;
	case WORD_TOTAL: rx_buffer_add_number(out, tally->total); break;
	case WORD_DONE: rx_buffer_add_number(out, tally->folds[RX_FOLD_DONE]); break;
	case WORD_OPEN: rx_buffer_add_number(out, tally->total - tally->folds[RX_FOLD_DONE]); break;
	case WORD_OVERDUE: rx_buffer_add_number(out, tally->overdue); break;
	case WORD_SOON: rx_buffer_add_number(out, tally->soon); break;
	case WORD_CLOSED: rx_buffer_add_number(out, tally->closed); break;
	default:
		if (tally->total)
			rx_sentence_percent(out, tally->folds[RX_FOLD_DONE], tally->total);
	}
}

static int word_of(struct rx_text name)
{
	for (int at = 0; at < WORDS; at++) {
		if (rx_text_equal(name, rx_text(words[at][0]))
			|| rx_text_equal(name, rx_text(words[at][1])))
			return at;
	}
	return -1;
}

/* ---- values --------------------------------------------------------------------------------- */

/* The nearest record, from the one at hand upwards, of which the header has the column. */
static size_t find_column(const struct house *house, struct rx_text name)
{
	size_t row = house->row;

	while (row != RX_NONE && rx_header_find(rx_bundle_header(&house->bundle, row), name) < 0)
		row = house->bundle.rows[row].parent;
	return row;
}

/* Is there any such column, whatever record is at hand? */
static bool is_column(const struct house *house, struct rx_text name)
{
	if (rx_word_find(RX_SET_COLUMN, name) >= 0)
		return true;
	for (size_t at = 0; at < house->bundle.part_count; at++) {
		if (rx_header_find(&house->bundle.parts[at]->header, name) >= 0)
			return true;
	}
	return false;
}

/* A cell of the record at hand, decoded. */
static struct rx_text cell_of(struct house *house, struct rx_text name)
{
	size_t row = find_column(house, name);

	if (row == RX_NONE)
		return (struct rx_text){"", 0};
	return rx_cell_value(rx_bundle_cell(&house->bundle, row, name), &house->decoded);
}

static int fail_name(struct rx_report *report, const struct rx_template_node *node)
{
	struct house *house = report->state;
	char shown[64];

	rx_say(report->sink, rx_template_place(&house->template, node->at), RX_SAY_TEMPLATE_NAME,
		rx_quotable(node->text, shown, sizeof(shown)));
	report->page.broken = true;
	return -1;
}

/* Stores a value in words; -1 after an unknown name was reported. */
static int find_value(
	struct rx_report *report, const struct rx_template_node *node, struct rx_text *value)
{
	struct house *house = report->state;
	int word = word_of(node->text);

	rx_buffer_reset(&house->words);
	if (rx_text_equal(node->text, RX_LITERAL(".")))
		rx_buffer_add_text(&house->words, house->value);
	else if (rx_text_equal(node->text, RX_LITERAL("index"))
		|| rx_text_equal(node->text, rx_text("顺序号")))
		rx_buffer_add_number(&house->words, house->index);
	else if (word >= 0)
		add_word(report, (enum word)word);
	else if (is_column(house, node->text))
		rx_grouping_words(
			&house->words, node->text, cell_of(house, node->text), report->page.lang);
	else
		return fail_name(report, node);
	*value = rx_buffer_text(&house->words);
	return house->words.failed || house->decoded.failed ? -1 : 0;
}

/* ---- filling -------------------------------------------------------------------------------- */

static int fill(struct rx_report *report, size_t from, size_t end);

static bool is_below(const struct house *house, size_t row, size_t above)
{
	size_t depth = 0;

	if (above == RX_NONE)
		return true;
	for (row = house->bundle.rows[row].parent; row != RX_NONE && depth < 64; depth++) {
		if (row == above)
			return true;
		row = house->bundle.rows[row].parent;
	}
	return false;
}

/* The next record of a kind below the one at hand; what is below it stands right behind it. */
static size_t next_record(const struct house *house, size_t at, int kind, size_t above)
{
	for (; at < house->bundle.count; at++) {
		if (above != RX_NONE && !is_below(house, at, above))
			break;
		if (kind == RX_KIND_COUNT || house->bundle.rows[at].kind == kind)
			return at;
	}
	return RX_NONE;
}

static int fill_records(struct rx_report *report, size_t node, int kind)
{
	struct house *house = report->state;
	const struct rx_template_node *section = &house->template.nodes[node];
	size_t above = house->row, index = house->index, count = 0;
	size_t at = next_record(house, above == RX_NONE ? 0 : above + 1, kind, above);
	int fault = 0;

	if (section->type == RX_TEMPLATE_INVERTED)
		return at == RX_NONE ? fill(report, node + 1, section->end) : 0;
	for (; at != RX_NONE && !fault; at = next_record(house, at + 1, kind, above)) {
		house->row = at;
		house->index = ++count;
		fault = fill(report, node + 1, section->end);
	}
	house->row = above;
	house->index = index;
	return fault;
}

/* A list has its values one by one; its copy is kept while what is inside may decode other cells. */
static int fill_list(struct rx_report *report, size_t node)
{
	struct house *house = report->state;
	const struct rx_template_node *section = &house->template.nodes[node];
	struct rx_text outer = house->value, rest = cell_of(house, section->text);
	char *copy = malloc(rest.length + 1);
	struct rx_buffer item = {0};
	int fault = copy ? 0 : -1;

	if (copy) {
		memcpy(copy, rest.bytes, rest.length);
		rest.bytes = copy;
	}
	while (!fault && rest.length && rx_list_value(&rest, &item, &house->value))
		fault = fill(report, node + 1, section->end);
	house->value = outer;
	rx_buffer_release(&item);
	free(copy);
	return fault;
}

static int fill_section(struct rx_report *report, size_t node)
{
	struct house *house = report->state;
	const struct rx_template_node *section = &house->template.nodes[node];
	int kind = kind_of(section->text);
	int column = rx_word_find(RX_SET_COLUMN, section->text);
	struct rx_text value;

	if (rx_text_equal(section->text, RX_LITERAL("records"))
		|| rx_text_equal(section->text, rx_text("记录")))
		kind = RX_KIND_COUNT;
	if (kind >= 0)
		return fill_records(report, node, kind);
	if (find_value(report, section, &value))
		return -1;
	if ((value.length == 0) != (section->type == RX_TEMPLATE_INVERTED))
		return 0;
	if (section->type == RX_TEMPLATE_SECTION && column >= 0
		&& rx_column_type((enum rx_column)column) == RX_TYPE_LIST)
		return fill_list(report, node);
	return fill(report, node + 1, section->end);
}

static int fill(struct rx_report *report, size_t from, size_t end)
{
	struct house *house = report->state;
	int fault = 0;

	for (size_t at = from; at < end && !fault; at++) {
		const struct rx_template_node *node = &house->template.nodes[at];
		struct rx_text value;

		switch (node->type) {
		case RX_TEMPLATE_TEXT: rx_page_text(&report->page, node->text); break;
		case RX_TEMPLATE_VALUE:
			fault = find_value(report, node, &value);
			if (!fault)
				report->format->value(&report->page, value);
			break;
		default: fault = fill_section(report, at); at = node->end - 1;
		}
	}
	return fault;
}

static int finish(struct rx_report *report)
{
	struct house *house = report->state;

	rx_matters_count(&house->matters, report->today);
	if (rx_template_read(
		    &house->template, report->template, report->template_name, report->sink)) {
		report->page.broken = true;
		return -1;
	}
	return fill(report, 0, house->template.count);
}

static void release(struct rx_report *report)
{
	struct house *house = report->state;

	if (!house)
		return;
	rx_bundle_release(&house->bundle);
	rx_matters_release(&house->matters);
	rx_template_release(&house->template);
	rx_buffer_release(&house->decoded);
	rx_buffer_release(&house->words);
	free(house);
}

const struct rx_layout rx_layout_template = {
	.name = "template",
	.titles = RX_LABEL("Rectification report", "整改情况报告"),
	.titled = true,
	.named = true,
	.fixed = true,
	.raw_lists = true,
	.rebinds = true,
	.bare = true,
	.order = RX_LAYOUT_FINDINGS,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
