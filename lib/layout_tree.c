/*
 * layout_tree.c - documents, sections, findings and measures indented by parent, with number, title
 * and status, written as the rows come.
 */
#include "ancestry.h"
#include "cell.h"
#include "layout.h"
#include "utf8.h"

#include <stdlib.h>

enum { ID, PARENT, KIND, NO, TITLE, STATUS, VALUE, UOM, TEXT, WANTED };

static const enum rx_column wanted[WANTED] = {RX_COLUMN_ID, RX_COLUMN_PARENT, RX_COLUMN_KIND,
	RX_COLUMN_NO, RX_COLUMN_TITLE, RX_COLUMN_STATUS, RX_COLUMN_VALUE, RX_COLUMN_UOM,
	RX_COLUMN_TEXT};

struct tree {
	struct rx_ancestry ancestry;
	size_t fields[WANTED]; /* places in the view, or RX_NONE */
	struct rx_buffer number, title;
};

static int find_fields(struct rx_report *report)
{
	struct tree *tree = report->state;

	rx_layout_bind(report, wanted, WANTED, tree->fields);
	return 0;
}

static int start(struct rx_report *report)
{
	report->state = calloc(1, sizeof(struct tree));
	return report->state ? find_fields(report) : -1;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return find_fields(report);
}

static struct rx_text value_of(const struct tree *tree, const struct rx_text *values, size_t want)
{
	return rx_layout_value(values, tree->fields[want]);
}

/* True for a section inside of another. */
static bool is_inner(const struct tree *tree)
{
	size_t sections = 0;

	for (size_t at = 0; at < tree->ancestry.depth; at++)
		sections += tree->ancestry.path[at].kind == RX_KIND_SECTION;
	return sections > 1;
}

/* A number as the genre prints it: sections as they stand, findings 1., measures (1). */
static void write_number(struct tree *tree, struct rx_text no, int kind, bool zh)
{
	struct rx_buffer *out = &tree->number;
	size_t length;

	rx_buffer_reset(out);
	if (no.length == 0)
		return;
	if (kind == RX_KIND_MEASURE) {
		rx_buffer_add_string(out, zh ? "（" : "(");
		rx_buffer_add_text(out, no);
		rx_buffer_add_string(out, zh ? "）" : ") ");
		return;
	}
	/* 一、 holds （一）, as in official documents. */
	if (zh && kind == RX_KIND_SECTION && is_inner(tree)
		&& rx_is_han(rx_utf8_decode(no, 0, &length))) {
		rx_buffer_add_string(out, "（");
		rx_buffer_add_text(out, no);
		rx_buffer_add_string(out, "）");
		return;
	}
	rx_buffer_add_text(out, no);
	if (kind == RX_KIND_SECTION && rx_is_han(rx_utf8_decode(no, 0, &length)))
		rx_buffer_add_string(out, "、");
	else if (no.bytes[no.length - 1] >= '0' && no.bytes[no.length - 1] <= '9')
		rx_buffer_add_string(out, ". ");
}

/* What stands for a row: its title, else its value with unit, else the beginning of its text. */
static void write_title(struct tree *tree, const struct rx_text *values)
{
	struct rx_text title = value_of(tree, values, TITLE), text = value_of(tree, values, TEXT);
	size_t length = 0, count = 0, step;

	rx_buffer_reset(&tree->title);
	if (title.length) {
		rx_buffer_add_text(&tree->title, title);
		return;
	}
	title = value_of(tree, values, VALUE);
	if (title.length) {
		rx_buffer_add_text(&tree->title, title);
		rx_buffer_add_text(&tree->title, value_of(tree, values, UOM));
		return;
	}
	for (; length < text.length && count < 40; length += step, count++)
		rx_utf8_decode(text, length, &step);
	rx_buffer_add(&tree->title, text.bytes, length);
	if (length < text.length)
		rx_buffer_add_string(&tree->title, "…");
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct tree *tree = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	struct rx_node node;
	int kind;

	if (!values)
		return -1;
	kind = rx_word_find(RX_SET_KIND, value_of(tree, values, KIND));
	node.depth = rx_ancestry_enter(&tree->ancestry, value_of(tree, values, ID),
		value_of(tree, values, PARENT), kind, 0);
	write_number(tree, value_of(tree, values, NO), kind, report->page.lang == RX_LANG_ZH);
	write_title(tree, values);
	node.number = rx_buffer_text(&tree->number);
	node.title = rx_buffer_text(&tree->title);
	node.status = value_of(tree, values, STATUS);
	report->format->node(&report->page, &node);
	return tree->number.failed || tree->title.failed ? -1 : 0;
}

static int finish(struct rx_report *report)
{
	rx_report_is_empty(report);
	report->format->end_tree(&report->page);
	return 0;
}

static void release(struct rx_report *report)
{
	struct tree *tree = report->state;

	if (!tree)
		return;
	rx_ancestry_release(&tree->ancestry);
	rx_buffer_release(&tree->number);
	rx_buffer_release(&tree->title);
	free(tree);
}

const struct rx_layout rx_layout_tree = {
	.name = "tree",
	.titles = RX_LABEL("Findings and measures", "问题与整改措施"),
	.fixed = true,
	.rebinds = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
