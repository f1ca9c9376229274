/*
 * format_recutils.c - records in the way of GNU recutils: a set for each kind, in the order in which
 * kinds came first, so that `recsel -t finding -e "status = 'partial'"` finds what it says.
 *
 * A set has to be whole, so records wait in memory by kind until all have come.  Values of a list are
 * fields of the same name.
 */
#include "clean.h"
#include "format.h"
#include "list.h"

#include <stdlib.h>

enum { SETS = RX_KIND_COUNT + 1 }; /* the last is for rows without a kind */

struct recutils {
	struct rx_buffer sets[SETS];
	size_t order[SETS];
	size_t count;
};

static void begin(struct rx_page *page, struct rx_text title)
{
	(void)title;
	page->state = calloc(1, sizeof(struct recutils));
	page->failed |= !page->state;
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

/* Letters, digits and _: another name is replaced by the place of its column. */
static void add_name(struct rx_buffer *out, struct rx_text name, size_t place)
{
	bool fit = name.length > 0;

	for (size_t at = 0; at < name.length && fit; at++) {
		char byte = name.bytes[at];

		fit = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
			|| (at && ((byte >= '0' && byte <= '9') || byte == '_'));
	}
	if (fit) {
		rx_buffer_add_text(out, name);
	} else {
		rx_buffer_add_string(out, "column");
		rx_buffer_add_number(out, place + 1);
	}
}

/* A value: further lines begin with +, and no line ends with a backslash, which would join it to the
 * next one. */
static void add_value(struct rx_page *page, struct rx_buffer *out, struct rx_text value)
{
	struct rx_text clean = rx_clean(value, RX_CLEAN_LINES, &page->scratch[0]), line;
	struct rx_text rest = rx_text_of(clean.length ? clean.bytes : "", clean.length);

	page->failed |= page->scratch[0].failed;
	for (size_t lines = 0; rx_text_split(&rest, '\n', &line); lines++) {
		rx_buffer_add_string(out, lines ? "+ " : " ");
		rx_buffer_add_text(out, line);
		if (rx_text_ends(line, RX_LITERAL("\\")))
			rx_buffer_add_byte(out, ' ');
		rx_buffer_add_byte(out, '\n');
	}
}

static void add_field(struct rx_page *page, struct rx_buffer *out, const struct rx_field *field,
	struct rx_text value, size_t place)
{
	struct rx_text name = field->name, rest = value, item;

	/* A header in the words of a ledger has the stream's names here. */
	if (field->column >= 0)
		name = rx_word_name(RX_SET_COLUMN, (size_t)field->column);
	if (!field->list) {
		add_name(out, name, place);
		rx_buffer_add_byte(out, ':');
		add_value(page, out, value);
		return;
	}
	while (rx_list_value(&rest, &page->scratch[1], &item)) {
		add_name(out, name, place);
		rx_buffer_add_byte(out, ':');
		add_value(page, out, item);
	}
}

/* The set that a row belongs to. */
static struct rx_buffer *set_of(struct recutils *recutils, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	int kind = -1;
	size_t set;

	for (size_t at = 0; at < count; at++) {
		if (fields[at].column == RX_COLUMN_KIND)
			kind = rx_word_find(RX_SET_KIND, values[at]);
	}
	set = kind < 0 ? RX_KIND_COUNT : (size_t)kind;
	if (recutils->sets[set].length == 0)
		recutils->order[recutils->count++] = set;
	return &recutils->sets[set];
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	struct rx_buffer *out;
	size_t start;

	if (page->failed)
		return;
	out = set_of(page->state, fields, values, count);
	rx_buffer_add_byte(out, '\n');
	start = out->length;
	for (size_t at = 0; at < count; at++) {
		if (values[at].length && fields[at].column != RX_COLUMN_KIND)
			add_field(page, out, &fields[at], values[at], at);
	}
	/* There are no empty records. */
	if (out->length == start)
		rx_buffer_add_string(out, "empty: yes\n");
	page->failed |= out->failed;
}

static void end(struct rx_page *page)
{
	const struct recutils *recutils = page->state;

	for (size_t at = 0; recutils && at < recutils->count; at++) {
		size_t set = recutils->order[at];

		if (at)
			rx_writer_end_row(page->out);
		rx_writer_string(page->out, "%rec: ");
		rx_page_text(page,
			set < RX_KIND_COUNT ? rx_word_name(RX_SET_KIND, set)
					    : RX_LITERAL("record"));
		rx_writer_end_row(page->out);
		rx_page_text(page, rx_buffer_text(&recutils->sets[set]));
	}
}

static void release(struct rx_page *page)
{
	struct recutils *recutils = page->state;

	for (size_t at = 0; recutils && at < SETS; at++)
		rx_buffer_release(&recutils->sets[at]);
	free(recutils);
	page->state = NULL;
}

const struct rx_format rx_format_recutils = {
	.name = "recutils",
	.meaning = {"records of GNU recutils, a set for each kind",
		"GNU recutils记录，每类一个记录集"},
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
