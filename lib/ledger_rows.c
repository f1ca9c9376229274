/*
 * ledger_rows.c - findings and measures out of rows.
 *
 *     1 | 问题甲 | 1.措施 2.措施 | 财政局 | 5月底    a finding with two measures; the rest is the finding's
 *     2 | 问题乙 | 措施          | 财政局 | 5月底    a finding of two rows: what differs between them
 *       |        | 措施          | 水利局 | 6月底    is said of the row's measures, what is there once
 *                                                    of the finding
 */
#include "ledger_rows.h"
#include "finding.h"
#include "ledger_kind.h"
#include "ledger_value.h"
#include "numeral.h"
#include "phrase.h"
#include "status.h"

/* The rows of one finding. */
struct group {
	size_t first;
	size_t last;  /* behind the last one */
	size_t place; /* of its record */
	size_t named; /* the column whose cell names it */
};

void rx_ledger_keep(struct rx_parse *parse, size_t owner, size_t start, size_t end,
	enum rx_doctype type, struct rx_text name)
{
	size_t place = rx_parse_record(parse, RX_KIND_TEXT, owner, start, end);

	if (place == RX_NONE)
		return;
	parse->records.items[place].type = (int)type;
	parse->records.items[place].title = name;
}

/* ---- paragraphs of a cell --------------------------------------------------------------------- */

/* The first paragraph at or behind an offset; cells begin with one. */
static size_t paragraph_at(const struct rx_cues *cues, size_t offset)
{
	size_t low = 0, high = cues->paragraph_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cues->paragraphs[middle].start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- measures --------------------------------------------------------------------------------- */

/* Lines without enumerators are measures of their own when each of them but the last ends like one. */
static bool is_list(const struct rx_parse *parse, size_t from, size_t end)
{
	const struct rx_cues *cues = &parse->cues;
	size_t at = from;

	for (; at + 1 < cues->paragraph_count && cues->paragraphs[at + 1].start < end; at++) {
		const struct rx_paragraph *paragraph = &cues->paragraphs[at];

		if (!rx_phrase_end(rx_parse_slice(parse, paragraph->start, paragraph->end),
			    "。|;|" FULL_SEMICOLON))
			return false;
	}
	return at > from;
}

static void add_item(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_item *item)
{
	struct rx_parse *parse = finding->parse;
	size_t place = rx_finding_measure(
		finding, paragraph, item->start, item->words, item->end, item->number);

	if (item->before == 0 || item->before + 1 >= item->number)
		return;
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("number-gap"));
	rx_parse_diag(parse, place, item->start, item->words, "", RX_SAY_NUMBER_GAP,
		(size_t)item->before, (size_t)item->number);
}

/* A paragraph without enumerator: a measure, or more of the one above, or words in front of a list. */
static void add_plain(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t end, bool list)
{
	struct rx_text words = rx_parse_slice(finding->parse, paragraph->start, paragraph->end);
	size_t place;

	if (finding->measures && !list) {
		finding->parse->records.items[finding->last_measure].end = paragraph->end;
		return;
	}
	if (!list && rx_phrase_end(words, ":|" FULL_COLON) && paragraph->end < end)
		return;
	place = rx_finding_measure(
		finding, paragraph, paragraph->start, paragraph->start, paragraph->end, 0);
	rx_record_set(&finding->parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("unenumerated"));
}

/* The list in a cell may have begun in the row above. */
static void begin_items(struct rx_parse *parse, size_t start, size_t end)
{
	struct rx_enumerator found;

	rx_items_begin(&parse->items);
	if (rx_enumerator_at(rx_parse_slice(parse, 0, end), start, &found) && found.number > 1)
		rx_items_resume(&parse->items, found.glyph, found.number);
}

/* The measures of one cell. */
static void add_measures(
	struct rx_parse *parse, size_t place, size_t start, size_t end, enum rx_label_role label)
{
	struct rx_finding finding = {
		.parse = parse, .place = place, .last_measure = RX_NONE, .label = label};
	size_t first = paragraph_at(&parse->cues, start);
	bool list = is_list(parse, first, end);

	begin_items(parse, start, end);
	for (size_t at = first; at < parse->cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (paragraph->start >= end)
			break;
		if (rx_items_find(&parse->items, &parse->cues, paragraph, parse->text,
			    paragraph->start, paragraph->end)) {
			parse->arena.failed = true;
			return;
		}
		for (size_t item = 0; item < parse->items.count; item++) {
			struct rx_item found = parse->items.items[item];

			add_item(&finding, paragraph, &found);
		}
		if (parse->items.count == 0)
			add_plain(&finding, paragraph, end,
				list && parse->items.glyph == RX_GLYPH_NONE);
	}
}

/* ---- fields ----------------------------------------------------------------------------------- */

static bool span_of(
	const struct rx_ledger_rows *rows, size_t row, size_t column, size_t *start, size_t *end)
{
	return rx_ledger_text_span(rows->text, row, column, start, end);
}

static bool is_measures(const struct rx_ledger_head *head, size_t column)
{
	return head->fields[column].role == RX_LEDGER_MEASURES
		|| head->fields[column].role == RX_LEDGER_PLANS;
}

static bool has_measures(const struct rx_ledger_rows *rows, const struct group *group)
{
	size_t start, end;

	for (size_t row = group->first; row < group->last; row++) {
		for (size_t at = 0; at < rows->text->head->count; at++) {
			if (rows->kinds[row] != RX_LEDGER_ROW_HEADER
				&& is_measures(rows->text->head, at) && at != group->named
				&& span_of(rows, row, at, &start, &end))
				return true;
		}
	}
	return false;
}

/* Which columns are said once for the whole group?  They are the finding's, the others are said by
 * each row of its measures. */
static void find_shared(struct rx_ledger_rows *rows, const struct group *group)
{
	bool measures = group->last > group->first + 1 && has_measures(rows, group);
	size_t start, end;

	for (size_t at = 0; at < rows->text->head->count; at++) {
		struct rx_text first = rx_sheet_at(rows->text->sheet, group->first, at);

		rows->shared[at] = true;
		for (size_t row = group->first + 1;
			measures && row < group->last && rows->shared[at]; row++) {
			/* A header that comes again says nothing. */
			if (rows->kinds[row] == RX_LEDGER_ROW_MORE
				&& span_of(rows, row, at, &start, &end)
				&& !rx_text_equal(rx_parse_slice(rows->parse, start, end), first))
				rows->shared[at] = false;
		}
	}
}

/* Sets a field on the measures among the records from first on; false when it has to stay text. */
static bool set_on_measures(const struct rx_ledger_rows *rows, size_t first, size_t end_record,
	const struct rx_ledger_field *field, struct rx_text value)
{
	bool landed = false;

	for (size_t at = first; at < end_record; at++) {
		if (rows->parse->records.items[at].kind != RX_KIND_MEASURE)
			continue;
		landed = rx_ledger_set(rows->parse, at, field, value, !rows->text->head->stated)
			|| landed;
	}
	return landed;
}

/* One cell; first and behind are the row's own records. */
static void read_field(const struct rx_ledger_rows *rows, const struct group *group, size_t row,
	size_t column, size_t first, size_t behind)
{
	const struct rx_ledger_head *head = rows->text->head;
	const struct rx_ledger_field *field = &head->fields[column];
	size_t start, end;
	struct rx_text value;
	bool landed;

	if (!span_of(rows, row, column, &start, &end)
		|| (row == group->first && column == group->named))
		return;
	value = rx_parse_slice(rows->parse, start, end);
	if (!rows->shared[column]) {
		landed = set_on_measures(rows, first, behind, field, value);
	} else if (row == group->first
		|| !rx_text_equal(value, rx_sheet_at(rows->text->sheet, group->first, column))) {
		landed = rx_ledger_set(rows->parse, group->place, field, value, !head->stated);
	} else {
		landed = true;
	}
	if (!landed)
		rx_ledger_keep(rows->parse, group->place, start, end, RX_DOCTYPE_BODY, field->name);
}

/* 序号 as a number, or as printed where it is none; a second column of numbers stays text. */
static void read_number(const struct rx_ledger_rows *rows, const struct group *group, size_t column)
{
	struct rx_record *record = &rows->parse->records.items[group->place];
	struct rx_text words = rx_sheet_at(rows->text->sheet, group->first, column);
	size_t start, end, length;
	unsigned number = 0;
	struct rx_enumerator mark;

	if (!span_of(rows, group->first, column, &start, &end)) {
		if (words.length == 0)
			return;
		record->no =
			rx_arena_copy(&rows->parse->arena, words); /* merged from the rows above */
		return;
	}
	words = rx_parse_slice(rows->parse, start, end);
	length = rx_numeral_digits(words, 0, 6, &number);
	if (length == 0)
		length = rx_numeral_han(words, 0, &number);
	/* (1), 一、, ① */
	if ((!length || length < words.length) && rx_enumerator_at(words, 0, &mark)
		&& mark.length == words.length) {
		length = words.length;
		number = mark.number;
	}
	if (length && rx_phrase_trim(rx_text_slice(words, length, words.length)).length == 0)
		record->number = number;
	else
		record->no = words;
}

static void read_row(struct rx_ledger_rows *rows, const struct group *group, size_t row)
{
	const struct rx_ledger_head *head = rows->text->head;
	struct rx_parse *parse = rows->parse;
	size_t first = parse->records.count, start, end, behind, status = RX_NONE;

	for (size_t at = 0; at < head->count; at++) {
		bool plans = head->reported || head->fields[at].role == RX_LEDGER_PLANS;

		if (is_measures(head, at) && (row != group->first || at != group->named)
			&& span_of(rows, row, at, &start, &end))
			add_measures(parse, group->place, start, end,
				plans ? RX_LABEL_PLAN : RX_LABEL_DONE);
		if (head->fields[at].role == RX_LEDGER_FIELD
			&& head->fields[at].column == RX_COLUMN_STATUS)
			status = at;
	}
	behind = parse->records.count;
	if (status != RX_NONE)
		read_field(rows, group, row, status, first, behind);
	for (size_t at = 0; at < head->count; at++) {
		enum rx_ledger_role role = head->fields[at].role;

		if (at != status
			&& (role == RX_LEDGER_FIELD || role == RX_LEDGER_UNKNOWN
				|| role == RX_LEDGER_DETAIL
				|| (role == RX_LEDGER_NUMBER && at != head->number)))
			read_field(rows, group, row, at, first, behind);
	}
	/* Cells to the right of the header have no name. */
	for (size_t at = head->count; at < rows->text->sheet->rows[row].count; at++) {
		if (span_of(rows, row, at, &start, &end))
			rx_ledger_keep(parse, group->place, start, end, RX_DOCTYPE_BODY,
				(struct rx_text){"", 0});
	}
	for (size_t at = first; rows->text->sheet->rows[row].hidden && at < behind; at++)
		rx_record_set(&parse->records, at, RX_COLUMN_FLAGS, RX_LITERAL("hidden-row"));
}

/* ---- findings --------------------------------------------------------------------------------- */

static size_t add_section(struct rx_parse *parse, size_t parent, size_t start, size_t end)
{
	size_t place = rx_parse_record(parse, RX_KIND_SECTION, parent, start, end), words = 0;
	struct rx_text text = rx_parse_slice(parse, start, end);
	struct rx_enumerator found;
	struct rx_record *record;

	if (place == RX_NONE)
		return place;
	record = &parse->records.items[place];
	record->type = RX_DOCTYPE_GROUP;
	if (rx_enumerator_at(text, 0, &found) && found.length < text.length) {
		words = found.length;
		record->no = found.digits;
	}
	record->title = rx_heading_section_title(rx_text_slice(text, words, text.length));
	return place;
}

/* The section that a finding stands in: its category, under the last heading row. */
static size_t section_of(struct rx_ledger_rows *rows, size_t row)
{
	size_t column = rows->text->head->category, start, end;
	struct rx_text words;

	if (column == RX_NONE)
		return rows->heading;
	words = rx_sheet_at(rows->text->sheet, row, column);
	if (words.length && !rx_text_equal(words, rows->category_words)) {
		rows->category_words = words;
		rows->category = span_of(rows, row, column, &start, &end)
			? add_section(rows->parse, rows->heading, start, end)
			: RX_NONE;
	}
	return rows->category == RX_NONE ? rows->heading : rows->category;
}

/* The cell that names the finding: its title, or where that is empty the first one of the row. */
static size_t naming_column(
	const struct rx_ledger_rows *rows, size_t row, size_t *start, size_t *end)
{
	const struct rx_ledger_head *head = rows->text->head;

	if (span_of(rows, row, head->title, start, end))
		return head->title;
	for (size_t at = 0; at < head->count; at++) {
		if (at != head->number && at != head->category
			&& span_of(rows, row, at, start, end))
			return at;
	}
	return RX_NONE;
}

static void name_finding(struct rx_parse *parse, struct group *group)
{
	struct rx_record *record = &parse->records.items[group->place];
	const struct rx_paragraph *paragraph =
		rx_parse_paragraph(parse, paragraph_at(&parse->cues, record->start));
	size_t words = record->start, end;
	struct rx_text status, heading;
	struct rx_enumerator found;

	if (rx_enumerator_at(parse->text, words, &found) && words + found.length < record->end) {
		words += found.length;
		if (record->number == 0 && record->no.length == 0)
			record->number = found.number;
	}
	end = rx_item_lead_end(&parse->cues, paragraph, words, paragraph->end);
	heading = rx_parse_slice(parse, words, end);
	record->title = rx_heading_finding_title(heading, &status);
	if (status.length)
		rx_status_set(&parse->records, group->place, rx_status_of_words(status), status);
	if (rx_heading_quote_unbalanced(rx_parse_slice(parse, record->start, record->end)))
		rx_record_set(&parse->records, group->place, RX_COLUMN_FLAGS,
			RX_LITERAL("quote-unbalanced"));
}

/* The finding's status from those of its measures, where no cell states it. */
static void roll_up(struct rx_ledger_rows *rows, const struct group *group, size_t first)
{
	struct rx_records *records = &rows->parse->records;
	struct rx_record *finding = &records->items[group->place];
	size_t stated = 0, done = 0, planned = 0, counted = 0;
	int behind = RX_UNSET;

	for (size_t at = first; at < records->count; at++) {
		const struct rx_record *measure = &records->items[at];

		if (measure->kind != RX_KIND_MEASURE || measure->status == RX_STATUS_VOID)
			continue;
		counted++;
		if (measure->status == RX_UNSET)
			continue;
		stated++;
		done += rx_status_is_done((enum rx_status)measure->status);
		planned += measure->status == RX_STATUS_PLANNED
			|| measure->status == RX_STATUS_ASSIGNED;
		if (measure->status == RX_STATUS_LAGGING || measure->status == RX_STATUS_REJECTED)
			behind = measure->status;
	}
	if (finding->status != RX_STATUS_UNSTATED || stated == 0)
		return;
	finding->basis = RX_BASIS_ROLLUP;
	if (behind != RX_UNSET)
		finding->status = behind;
	else if (done == counted)
		finding->status = RX_STATUS_DONE;
	else
		finding->status = planned == counted ? RX_STATUS_PLANNED : RX_STATUS_ACTIVE;
}

static void read_group(struct rx_ledger_rows *rows, size_t first, size_t last)
{
	struct group group = {.first = first, .last = last};
	struct rx_parse *parse = rows->parse;
	size_t start, end, section = section_of(rows, first), children;

	group.named = naming_column(rows, first, &start, &end);
	if (group.named == RX_NONE)
		return;
	find_shared(rows, &group);
	group.place = rx_parse_record(parse, RX_KIND_FINDING, section, start, end);
	if (group.place == RX_NONE)
		return;
	parse->records.items[group.place].status = RX_STATUS_UNSTATED;
	if (rows->text->head->number != RX_NONE)
		read_number(rows, &group, rows->text->head->number);
	name_finding(parse, &group);
	if (rows->text->sheet->rows[first].hidden)
		rx_record_set(
			&parse->records, group.place, RX_COLUMN_FLAGS, RX_LITERAL("hidden-row"));
	children = parse->records.count;
	for (size_t row = first; row < last; row++) {
		rows->owners[row] = group.place;
		if (rows->kinds[row] == RX_LEDGER_ROW_FINDING
			|| rows->kinds[row] == RX_LEDGER_ROW_MORE)
			read_row(rows, &group, row);
	}
	roll_up(rows, &group, children);
}

static void read_heading(struct rx_ledger_rows *rows, size_t row)
{
	size_t start, end;

	for (size_t at = 0; at < rows->text->sheet->rows[row].count; at++) {
		if (!span_of(rows, row, at, &start, &end))
			continue;
		rows->heading = add_section(rows->parse, RX_DOC, start, end);
		rows->owners[row] = rows->heading;
		rows->category = RX_NONE;
		rows->category_words = (struct rx_text){"", 0};
		return;
	}
}

void rx_ledger_rows_read(struct rx_ledger_rows *rows)
{
	const struct rx_sheet *sheet = rows->text->sheet;
	size_t before = RX_NONE;

	for (size_t row = rows->text->head->last + 1; row < sheet->row_count; row++) {
		rows->kinds[row] = rx_ledger_kind_of(rows->text, row, before);
		if (rows->kinds[row] == RX_LEDGER_ROW_FINDING)
			before = row;
		else if (rows->kinds[row] == RX_LEDGER_ROW_SECTION)
			before = RX_NONE;
	}
	for (size_t row = rows->text->head->last + 1, next; row < sheet->row_count; row = next) {
		next = row + 1;
		if (rows->kinds[row] == RX_LEDGER_ROW_SECTION)
			read_heading(rows, row);
		if (rows->kinds[row] != RX_LEDGER_ROW_FINDING)
			continue;
		while (next < sheet->row_count
			&& (rows->kinds[next] == RX_LEDGER_ROW_MORE
				|| rows->kinds[next] == RX_LEDGER_ROW_BLANK
				|| rows->kinds[next] == RX_LEDGER_ROW_HEADER))
			next++;
		read_group(rows, row, next);
	}
}
