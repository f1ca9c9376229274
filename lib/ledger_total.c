/*
 * ledger_total.c - sums over the rows of findings.
 *
 * 小计 counts the rows since the last 小计 or heading, 合计 all rows.  A total is checked only where it
 * and the cells above it are plain amounts, or where it counts findings (14个问题).
 */
#include "ledger_total.h"
#include "ledger_value.h"
#include "numeral.h"
#include "phrase.h"

static bool is_amount(const struct rx_ledger_field *field)
{
	return field->role == RX_LEDGER_FIELD
		&& (field->column == RX_COLUMN_AMOUNT || field->column == RX_COLUMN_AMOUNT_DONE);
}

/* The first row that a total speaks of. */
static size_t first_row(const struct rx_ledger_rows *rows, size_t total)
{
	size_t row = total, first = rows->text->head->last + 1;

	if (rows->kinds[total] == RX_LEDGER_ROW_TOTAL)
		return first;
	while (row > first && rows->kinds[row - 1] != RX_LEDGER_ROW_PART
		&& rows->kinds[row - 1] != RX_LEDGER_ROW_SECTION)
		row--;
	return row;
}

static bool is_data(const struct rx_ledger_rows *rows, size_t row)
{
	return rows->kinds[row] == RX_LEDGER_ROW_FINDING || rows->kinds[row] == RX_LEDGER_ROW_MORE;
}

/* False when a cell is no plain amount: then there is nothing to compare. */
static bool sum_of(
	const struct rx_ledger_rows *rows, size_t total, size_t column, struct rx_decimal *sum)
{
	const struct rx_ledger_field *field = &rows->text->head->fields[column];
	size_t start, end;

	*sum = (struct rx_decimal){0, 0};
	for (size_t row = first_row(rows, total); row < total; row++) {
		struct rx_decimal yuan;
		bool whole;

		if (!is_data(rows, row)
			|| !rx_ledger_text_span(rows->text, row, column, &start, &end))
			continue;
		if (!rx_ledger_amount(
			    rx_parse_slice(rows->parse, start, end), field->scale, &yuan, &whole)
			|| !whole || !rx_decimal_add(sum, yuan))
			return false;
	}
	return true;
}

static void check_amount(const struct rx_ledger_rows *rows, size_t total, size_t column)
{
	const struct rx_ledger_field *field = &rows->text->head->fields[column];
	struct rx_buffer said = {0}, found = {0};
	struct rx_decimal stated, sum;
	char name[96];
	size_t start, end;
	bool whole;

	if (!rx_ledger_text_span(rows->text, total, column, &start, &end)
		|| !rx_ledger_amount(
			rx_parse_slice(rows->parse, start, end), field->scale, &stated, &whole)
		|| !whole || !sum_of(rows, total, column, &sum)
		|| rx_decimal_compare(stated, sum) == 0)
		return;
	rx_decimal_format(&said, stated);
	rx_decimal_format(&found, sum);
	rx_buffer_add_byte(&said, '\0');
	rx_buffer_add_byte(&found, '\0');
	if (!said.failed && !found.failed)
		rx_parse_diag(rows->parse, RX_DOC, start, end, found.bytes, RX_SAY_AMOUNT_MISMATCH,
			said.bytes, rx_quotable(field->name, name, sizeof(name)), found.bytes);
	rx_buffer_release(&said);
	rx_buffer_release(&found);
}

/* The number of findings that a cell states: 14个问题, 共14项, or 14 in the column of titles. */
static bool stated_count(struct rx_text words, bool title, unsigned *count)
{
	size_t from = rx_phrase_start(words, "共|共计|合计|总计|小计|问题"), length;

	words = rx_phrase_trim(rx_text_slice(words, from, words.length));
	length = rx_numeral_digits(words, 0, 6, count);
	if (length == 0)
		return false;
	words = rx_phrase_trim(rx_text_slice(words, length, words.length));
	return words.length ? rx_phrase_is(words, "个问题|个|项问题|项|条|条问题|个具体问题")
			    : title;
}

static void check_count(const struct rx_ledger_rows *rows, size_t total, size_t column)
{
	size_t start, end, found = 0;
	unsigned stated;

	if (!rx_ledger_text_span(rows->text, total, column, &start, &end)
		|| !stated_count(rx_parse_slice(rows->parse, start, end),
			column == rows->text->head->title, &stated))
		return;
	for (size_t row = first_row(rows, total); row < total; row++)
		found += rows->kinds[row] == RX_LEDGER_ROW_FINDING;
	if (found != stated)
		rx_parse_diag(rows->parse, RX_DOC, start, end, "", RX_SAY_TOTAL_MISMATCH,
			(size_t)stated, found);
}

void rx_ledger_total_check(const struct rx_ledger_rows *rows)
{
	const struct rx_ledger_head *head = rows->text->head;

	for (size_t row = head->last + 1; row < rows->text->sheet->row_count; row++) {
		if (rows->kinds[row] != RX_LEDGER_ROW_TOTAL
			&& rows->kinds[row] != RX_LEDGER_ROW_PART)
			continue;
		for (size_t at = 0; at < head->count; at++) {
			if (is_amount(&head->fields[at]))
				check_amount(rows, row, at);
			else if (at == head->title || at == head->number)
				check_count(rows, row, at);
		}
	}
}
