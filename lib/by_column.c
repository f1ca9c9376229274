/*
 * by_column.c - what the names of --by mean: columns, and values that are made from them or from
 * other rows of the document.
 */
#include "by.h"
#include "cell.h"
#include "fields.h"
#include "list.h"
#include "message.h"

enum { COLUMN_LIMIT = 64 };

/* Columns of a document's record have names of their own there. */
static struct rx_text doc_field(struct rx_text name)
{
	static const struct {
		const char *name;
		enum rx_column column;
	} names[] = {{"body", RX_COLUMN_UNIT}, {"inspector", RX_COLUMN_OVERSEER},
		{"period", RX_COLUMN_VALUE}, {"feedback", RX_COLUMN_OPENED},
		{"published", RX_COLUMN_UPDATED}};

	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++) {
		if (rx_text_equal(name, rx_text(names[at].name)))
			return rx_word_name(RX_SET_COLUMN, names[at].column);
	}
	return name;
}

/* What a name means where the header has no column of that name. */
static struct rx_by_column read_name(struct rx_text name)
{
	struct rx_by_column column = {.name = name, .field = name};
	struct rx_text word, field;
	int derived = rx_derived_find(name);

	rx_word_split(name, &word, &field);
	if (rx_period_named(word, &column.period) && field.length) {
		column.source = RX_BY_PERIOD;
		column.field = field;
	} else if (rx_text_equal(name, RX_LITERAL("section"))
		|| rx_text_equal(name, RX_LITERAL("部分"))) {
		column.source = RX_BY_SECTION;
	} else if (rx_text_equal(name, RX_LITERAL("finding"))) {
		column.source = RX_BY_FINDING;
	} else if (derived >= 0 && !rx_derived_is_number((enum rx_derived)derived)) {
		column.source = RX_BY_DERIVED;
		column.derived = (enum rx_derived)derived;
	} else if (rx_text_starts(name, RX_LITERAL("doc."))
		|| rx_text_starts(name, RX_LITERAL("文件."))) {
		column.source = RX_BY_DOC;
		column.field =
			doc_field(rx_text_slice(name, name.bytes[0] == 'd' ? 4 : 7, name.length));
	}
	column.list = rx_name_type(column.field) == RX_TYPE_LIST;
	return column;
}

static int add_column(
	struct rx_by *by, const struct rx_by_column *column, const struct rx_sink *sink)
{
	struct rx_by_column *columns =
		rx_array_grow(by->columns, by->count, &by->room, sizeof(*columns));

	if (!columns) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	by->columns = columns;
	if (by->count == COLUMN_LIMIT) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_BY_LIMIT, (size_t)COLUMN_LIMIT);
		return -1;
	}
	columns[by->count++] = *column;
	return 0;
}

int rx_by_set(struct rx_by *by, struct rx_text names, const struct rx_sink *sink)
{
	struct rx_text name;

	while (rx_names_next(&names, &name)) {
		struct rx_by_column column = read_name(name);

		if (add_column(by, &column, sink))
			return -1;
	}
	return 0;
}

int rx_by_set_series(
	struct rx_by *by, struct rx_text period, struct rx_text field, const struct rx_sink *sink)
{
	struct rx_by_column column = {
		.name = period, .field = field, .source = RX_BY_PERIOD, .list = true};
	char shown[128];

	if (!rx_period_named(period, &column.period)) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_SERIES,
			rx_quotable(period, shown, sizeof(shown)));
		return -1;
	}
	by->series = true;
	return add_column(by, &column, sink);
}

int rx_by_set_snapshot(struct rx_by *by, const struct rx_sink *sink)
{
	const struct rx_by_column column = {
		.name = RX_LITERAL("snapshot"), .source = RX_BY_SNAPSHOT};

	return add_column(by, &column, sink);
}

void rx_by_name(const struct rx_by_column *column, struct rx_buffer *out)
{
	struct rx_text word = column->name, field = {NULL, 0};

	if (read_name(column->name).source == RX_BY_PERIOD)
		rx_word_split(column->name, &word, &field);
	rx_cell_encode(out, word);
	if (field.length)
		rx_buffer_add_byte(out, '_');
	rx_cell_encode(out, field);
}

static bool needs_tree(enum rx_by_source source)
{
	return source == RX_BY_SECTION || source == RX_BY_FINDING || source == RX_BY_DOC;
}

/* A column of the name as it stands goes before what the name means otherwise. */
static int bind_column(struct rx_by *by, struct rx_by_column *column,
	const struct rx_header *header, const char *file, const struct rx_sink *sink)
{
	struct rx_by_column meant = read_name(column->name);
	int found = rx_header_find(header, column->name);

	if (by->series && column == &by->columns[0])
		return rx_column_bind(header, column->field, file, sink, &column->column);
	if (column->source == RX_BY_SNAPSHOT)
		return 0;
	column->source = found < 0 ? meant.source : RX_BY_CELL;
	if (needs_tree(column->source)) {
		by->tree = true;
		if (!rx_lineage_bind(&by->lineage, header))
			return rx_column_bind(header, column->name, file, sink, &column->column);
		if (column->source != RX_BY_DOC)
			return 0;
	}
	if (column->source == RX_BY_DERIVED) {
		const char *lacking = rx_derived_lacks(&by->derived, column->derived);

		return lacking
			? rx_column_bind(header, rx_text(lacking), file, sink, &column->column)
			: 0;
	}
	return rx_column_bind(header, column->source == RX_BY_CELL ? column->name : column->field,
		file, sink, &column->column);
}

int rx_by_bind(struct rx_by *by, const struct rx_header *header, const char *file,
	const struct rx_sink *sink)
{
	by->adjacent = by->count > 0;
	by->lists = by->tree = false;
	rx_derived_bind(&by->derived, header);
	for (size_t at = 0; at < by->count; at++) {
		struct rx_by_column *column = &by->columns[at];

		if (bind_column(by, column, header, file, sink))
			return -1;
		by->lists |= column->list || column->source == RX_BY_PERIOD;
		if (column->source != RX_BY_CELL || column->column != by->columns[0].column + at)
			by->adjacent = false;
	}
	return 0;
}
