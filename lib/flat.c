/*
 * flat.c - findings out of the rows of a table inside a notice.
 *
 *     序号 | 存在问题 | 整改情况 | 责任部门 | 整改时限 | 整改状态
 *     1    | …        | 一是…二是… | …      | …        | …
 *
 * A cell of several paragraphs has line ends in it, and a page gives no TAB behind such a cell; how many
 * line ends part cells follows from the number of columns.  A row of totals is left alone.
 */
#include "flat.h"
#include "finding.h"
#include "ledger_value.h"
#include "numeral.h"
#include "phrase.h"
#include "status.h"

/* Wider tables, longer headers, and rows of more paragraphs than these are no tables of findings. */
enum { COLUMNS = 24, HEADER_LENGTH = 900, ROW_PARAGRAPHS = 40 };

struct field {
	enum rx_ledger_role role;
	enum rx_column column;
};

struct table {
	char separator;
	size_t count;
	struct field fields[COLUMNS];
	size_t title;  /* column of the findings */
	bool measures; /* a column holds measures, so that what was done is a report */
};

struct cell {
	size_t first; /* paragraphs */
	size_t last;
	size_t start; /* text */
	size_t end;
};

struct row {
	struct cell cells[COLUMNS];
	size_t count;
};

static struct rx_text text_of(const struct rx_parse *parse, size_t place)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);

	return rx_parse_slice(parse, paragraph->start, paragraph->end);
}

/* ---- headers -------------------------------------------------------------------------------- */

/* The bars around a line do not part cells. */
static struct rx_text without_frame(struct rx_text line, char separator)
{
	if (separator == '|' && line.length && line.bytes[0] == '|')
		line = rx_text_slice(line, 1, line.length);
	if (separator == '|' && line.length && line.bytes[line.length - 1] == '|')
		line = rx_text_slice(line, 0, line.length - 1);
	return line;
}

static bool read_header(struct rx_text line, char separator, struct table *table)
{
	size_t known = 0, filled = 0;
	struct rx_text cell;

	*table = (struct table){.separator = separator, .title = RX_NONE};
	if (line.length > HEADER_LENGTH || !memchr(line.bytes, separator, line.length)
		|| rx_phrase_in(line, "。"))
		return false;
	line = without_frame(line, separator);
	while (rx_text_split(&line, separator, &cell)) {
		struct field *field = &table->fields[table->count];

		if (++table->count == COLUMNS)
			return false;
		cell = rx_phrase_trim(cell);
		field->role = rx_ledger_role_of(cell, &field->column);
		filled += cell.length > 0;
		known += field->role != RX_LEDGER_UNKNOWN;
		table->measures = table->measures || field->role == RX_LEDGER_MEASURES;
		if (field->role == RX_LEDGER_TITLE && table->title == RX_NONE)
			table->title = table->count - 1;
	}
	for (size_t at = 0; at < table->count && table->title == RX_NONE; at++) {
		if (table->fields[at].role == RX_LEDGER_DETAIL)
			table->title = at;
	}
	return known >= RX_LEDGER_KNOWN && known * 2 >= filled && table->title != RX_NONE;
}

static bool find_header(struct rx_text line, struct table *table)
{
	return read_header(line, '\t', table) || read_header(line, '|', table);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static size_t separators_in(const struct table *table, struct rx_text line)
{
	size_t count = 0;

	line = without_frame(line, table->separator);
	for (size_t at = 0; at < line.length; at++)
		count += line.bytes[at] == table->separator;
	return count;
}

/* |---|:---| under a header. */
static bool is_rule(struct rx_text line)
{
	for (size_t at = 0; at < line.length; at++) {
		if (line.bytes[at] != '|' && line.bytes[at] != '-' && line.bytes[at] != ':'
			&& line.bytes[at] != ' ')
			return false;
	}
	return line.length > 2;
}

static bool begins_row(const struct rx_parse *parse, const struct table *table, size_t place)
{
	struct rx_text line = text_of(parse, place);
	struct table other;

	return separators_in(table, line) * 2 >= table->count && !is_rule(line)
		&& !find_header(line, &other);
}

/* Lines below a row that belong to it: they come in front of another row, and are not too many. */
static size_t row_end(
	const struct rx_parse *parse, const struct table *table, size_t place, size_t end)
{
	size_t at = place + 1, tabs = separators_in(table, text_of(parse, place)), next;

	if (tabs + 1 >= table->count)
		return at;
	for (next = at; next < end && next < place + ROW_PARAGRAPHS && tabs + 1 < table->count;
		next++) {
		size_t more = separators_in(table, text_of(parse, next));

		if (tabs + more + 1 > table->count
			|| rx_phrase_in(text_of(parse, next), "\xE3\x80\x80\xE3\x80\x80"))
			break;
		tabs += more;
		/* A line that brings cells is the row's; lines in front of it are then too. */
		if (more)
			at = next + 1;
	}
	return at;
}

static void add_piece(struct row *row, size_t place, size_t start, size_t end, bool new_cell)
{
	if (!new_cell && row->count) {
		row->cells[row->count - 1].last = place;
		row->cells[row->count - 1].end = end;
	} else if (row->count < COLUMNS) {
		row->cells[row->count++] = (struct cell){place, place, start, end};
	}
}

/* Does a line go on with the cell of the line above it? */
static bool goes_on(const struct rx_parse *parse, const struct table *table, const struct row *row,
	size_t place)
{
	struct rx_enumerator found;
	const struct field *field = &table->fields[row->count ? row->count - 1 : 0];

	return rx_enumerator_at(parse->text, rx_parse_paragraph(parse, place)->start, &found)
		&& (field->role == RX_LEDGER_MEASURES || field->role == RX_LEDGER_PLANS
			|| field->column == RX_COLUMN_REPORT);
}

static void split_row(const struct rx_parse *parse, const struct table *table, size_t place,
	size_t end, struct row *row)
{
	size_t tabs = 0, breaks;

	*row = (struct row){.count = 0};
	for (size_t at = place; at < end; at++)
		tabs += separators_in(table, text_of(parse, at));
	/* So many line ends part cells. */
	breaks = table->count > tabs + 1 ? table->count - tabs - 1 : 0;
	for (size_t at = place; at < end; at++) {
		struct rx_text line = without_frame(text_of(parse, at), table->separator), cell;
		bool new_cell = at == place;

		if (!new_cell && breaks
			&& (breaks >= end - at || !goes_on(parse, table, row, at))) {
			new_cell = true;
			breaks--;
		}
		while (rx_text_split(&line, table->separator, &cell)) {
			struct rx_text words = rx_phrase_trim(cell);
			size_t start = (size_t)(words.bytes - parse->text.bytes);

			add_piece(row, at, start, start + words.length, new_cell);
			new_cell = true;
		}
	}
}

void rx_flat_mark(struct rx_parse *parse)
{
	struct table table;
	size_t count = parse->cues.paragraph_count;

	for (size_t at = 0; at + 1 < count; at++) {
		size_t next = at + 1;

		if (!find_header(text_of(parse, at), &table))
			continue;
		while (next < count && is_rule(text_of(parse, next)))
			next++;
		if (next == count || !begins_row(parse, &table, next))
			continue;
		parse->cues.paragraphs[at].table = RX_TABLE_HEADER;
		for (size_t rule = at + 1; rule < next; rule++)
			parse->cues.paragraphs[rule].table = RX_TABLE_ROW;
		while (next < count
			&& (is_rule(text_of(parse, next)) || begins_row(parse, &table, next))) {
			size_t end = row_end(parse, &table, next, count);

			for (; next < end; next++)
				parse->cues.paragraphs[next].table = RX_TABLE_ROW;
		}
		at = next - 1;
	}
}

/* ---- records -------------------------------------------------------------------------------- */

static void read_measures(
	struct rx_finding *finding, const struct cell *cell, enum rx_label_role role)
{
	struct rx_parse *parse = finding->parse;
	struct rx_label label = {.role = role, .colon = true};
	struct rx_enumerator found;

	rx_finding_label(finding, &label);
	if (rx_enumerator_at(parse->text, cell->start, &found) && found.number > 1)
		rx_items_resume(&parse->items, found.glyph, found.number);
	for (size_t at = cell->first; at <= cell->last; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);
		size_t start = cell->start > paragraph->start ? cell->start : paragraph->start;
		size_t end = cell->end < paragraph->end ? cell->end : paragraph->end;

		rx_finding_text(finding, paragraph, start, end);
	}
}

static void read_field(
	struct rx_finding *finding, const struct field *field, const struct cell *cell)
{
	struct rx_parse *parse = finding->parse;
	struct rx_text value = rx_parse_slice(parse, cell->start, cell->end);
	struct rx_ledger_field column = {.role = field->role, .column = field->column};

	rx_parse_stretch(parse, cell->start, cell->end,
		field->column == RX_COLUMN_STATUS ? RX_DOCTYPE_STATUS : RX_DOCTYPE_LABEL);
	if (field->column == RX_COLUMN_STATUS || field->column == RX_COLUMN_STATUS_TEXT)
		rx_status_set(&parse->records, finding->place, rx_status_of_words(value), value);
	else
		rx_ledger_set(parse, finding->place, &column, value, false);
}

static void read_cell(struct rx_finding *finding, const struct table *table, size_t column,
	const struct cell *cell)
{
	const struct field *field = &table->fields[column];

	if (cell->start >= cell->end || column == table->title || finding->place == RX_NONE)
		return;
	switch (field->role) {
	case RX_LEDGER_MEASURES: read_measures(finding, cell, RX_LABEL_MEASURES); break;
	case RX_LEDGER_PLANS: read_measures(finding, cell, RX_LABEL_PLAN); break;
	case RX_LEDGER_FIELD:
		if (field->column == RX_COLUMN_REPORT && !table->measures)
			read_measures(finding, cell, RX_LABEL_DONE);
		else
			read_field(finding, field, cell);
		break;
	default: break;
	}
}

static unsigned number_of(
	const struct rx_parse *parse, const struct table *table, const struct row *row)
{
	unsigned number = 0;

	for (size_t at = 0; at < row->count && at < table->count; at++) {
		if (table->fields[at].role == RX_LEDGER_NUMBER) {
			rx_numeral_digits(parse->text, row->cells[at].start, 5, &number);
			break;
		}
	}
	return number;
}

static bool is_total(const struct rx_parse *parse, const struct row *row)
{
	for (size_t at = 0; at < row->count && at < 2; at++) {
		if (rx_phrase_is(rx_parse_slice(parse, row->cells[at].start, row->cells[at].end),
			    "合计|总计|小计|共计|合 计|总 计"))
			return true;
	}
	return false;
}

/* A row without a title goes on with the finding of the row above it. */
static void read_row(struct rx_finding *finding, struct rx_parse *parse, size_t parent,
	const struct table *table, const struct row *row)
{
	const struct cell *title = &row->cells[table->title];

	if (is_total(parse, row) || row->count <= table->title)
		return;
	if (title->start < title->end) {
		if (finding->parse)
			rx_finding_end(finding);
		rx_finding_begin(finding, parse, parent, title->start, title->start, title->end,
			number_of(parse, table, row));
	}
	if (!finding->parse)
		return;
	for (size_t at = 0; at < row->count && at < table->count; at++)
		read_cell(finding, table, at, &row->cells[at]);
}

size_t rx_flat_read(struct rx_parse *parse, size_t parent, size_t header, size_t end)
{
	struct rx_finding finding = {.parse = NULL};
	struct table table;
	struct row row;
	size_t at = header + 1, next;

	find_header(text_of(parse, header), &table);
	for (; at < end && rx_parse_paragraph(parse, at)->table == RX_TABLE_ROW; at = next) {
		next = at + 1;
		if (is_rule(text_of(parse, at)))
			continue;
		next = row_end(parse, &table, at, end);
		split_row(parse, &table, at, next, &row);
		read_row(&finding, parse, parent, &table, &row);
	}
	if (finding.parse)
		rx_finding_end(&finding);
	return at;
}
