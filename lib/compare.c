/*
 * compare.c - typed comparison of cells with prepared literals.
 *
 * Cells are compared as they stand wherever that decides: a literal without a byte that would be
 * escaped is equal to a cell exactly when their bytes are equal.
 */
#include "compare.h"
#include "cell.h"
#include "glob.h"
#include "list.h"
#include "utf8.h"
#include "validate.h"

#include <stdlib.h>

/* ---- one cell ------------------------------------------------------------------------------- */

bool rx_operator_decides(enum rx_operator relation, int order)
{
	switch (relation) {
	case RX_OPERATOR_LESS: return order < 0;
	case RX_OPERATOR_LESS_EQUAL: return order <= 0;
	case RX_OPERATOR_GREATER: return order > 0;
	case RX_OPERATOR_GREATER_EQUAL: return order >= 0;
	default: return order == 0;
	}
}

/* A span is below a literal when its last day is, above when its first day is. */
static bool decides_days(enum rx_operator relation, struct rx_days cell, struct rx_days literal)
{
	switch (relation) {
	case RX_OPERATOR_LESS: return cell.last < literal.first;
	case RX_OPERATOR_LESS_EQUAL: return cell.last <= literal.last;
	case RX_OPERATOR_GREATER: return cell.first > literal.last;
	case RX_OPERATOR_GREATER_EQUAL: return cell.first >= literal.first;
	default: return rx_days_inside(cell, literal);
	}
}

static bool ask_dates(
	const struct rx_compare *compare, const struct rx_literal *literal, struct rx_text cell)
{
	struct rx_days days;

	if (!literal->is_date)
		return false;
	while (rx_days_next(&cell, &days)) {
		if (decides_days(compare->relation, days, literal->days))
			return true;
	}
	return false;
}

static bool ask_text(
	const struct rx_compare *compare, const struct rx_literal *literal, struct rx_text value)
{
	switch (compare->relation) {
	case RX_OPERATOR_HAS: return rx_text_find(value, literal->text, 0) != RX_NONE;
	case RX_OPERATOR_EQUAL:
	case RX_OPERATOR_IN:
		return literal->is_glob ? rx_glob_matches(literal->text, value)
					: rx_text_equal(value, literal->text);
	default:
		return rx_operator_decides(
			compare->relation, rx_text_compare(value, literal->text));
	}
}

static bool ask_list(
	const struct rx_compare *compare, const struct rx_literal *literal, struct rx_text value)
{
	bool equality = rx_operator_is_equality(compare->relation);
	struct rx_text item, rest = value;

	if (equality && rx_text_equal(value, literal->text))
		return true;
	while (rx_list_next(&rest, &item)) {
		bool yes = equality && !literal->is_glob ? rx_list_item_is(item, literal->text)
			: equality                       ? rx_glob_matches(literal->text, item)
							 : ask_text(compare, literal, item);

		if (yes)
			return true;
	}
	return false;
}

static bool ask_mixed(
	const struct rx_compare *compare, const struct rx_literal *literal, struct rx_text value)
{
	struct rx_decimal number;
	struct rx_days days;

	if (compare->relation == RX_OPERATOR_HAS)
		return ask_text(compare, literal, value);
	if (literal->is_number && rx_decimal_parse(value, &number))
		return rx_operator_decides(
			compare->relation, rx_decimal_compare(number, literal->number));
	if (literal->is_date && rx_days_parse(value, &days))
		return decides_days(compare->relation, days, literal->days);
	return ask_text(compare, literal, value);
}

static bool ask_word(const struct rx_compare *compare, struct rx_text value)
{
	int place =
		rx_memo_find(compare->memo, rx_column_set((enum rx_column)compare->column), value);

	if (place >= 0)
		return compare->words >> place & 1;
	if (!rx_operator_is_equality(compare->relation))
		return false;
	for (size_t at = 0; at < compare->count; at++) {
		if (rx_text_equal(value, compare->literals[at].text))
			return true;
	}
	return false;
}

bool rx_compare_number(const struct rx_compare *compare, struct rx_decimal number)
{
	for (size_t at = 0; at < compare->count; at++) {
		const struct rx_literal *literal = &compare->literals[at];

		if (literal->is_number
			&& rx_operator_decides(
				compare->relation, rx_decimal_compare(number, literal->number)))
			return true;
	}
	return false;
}

static int ask_number(const struct rx_compare *compare, struct rx_text value,
	const struct rx_sink *sink, struct rx_place place)
{
	char quoted[2][80];
	struct rx_decimal number;

	if (rx_decimal_parse(value, &number))
		return rx_compare_number(compare, number);
	rx_say(sink, place, RX_SAY_NOT_A_NUMBER, rx_quotable(value, quoted[0], sizeof(quoted[0])),
		rx_quotable(compare->name, quoted[1], sizeof(quoted[1])));
	return -1;
}

static bool ask_literal(
	const struct rx_compare *compare, const struct rx_literal *literal, struct rx_text value)
{
	if (compare->type == RX_TYPE_DATE)
		return ask_dates(compare, literal, value);
	if (compare->type == RX_TYPE_LIST)
		return ask_list(compare, literal, value);
	if (compare->mixed)
		return ask_mixed(compare, literal, value);
	return ask_text(compare, literal, value);
}

static bool has_empty_literal(const struct rx_compare *compare)
{
	for (size_t at = 0; at < compare->count; at++) {
		if (compare->literals[at].text.length == 0)
			return rx_operator_is_equality(compare->relation);
	}
	return false;
}

int rx_compare_cell(const struct rx_compare *compare, struct rx_text cell,
	struct rx_compare_work *work, struct rx_place place)
{
	struct rx_text value;

	if (compare->relation == RX_OPERATOR_EMPTY)
		return cell.length == 0;
	if (compare->pattern)
		return rx_compare_pattern(
			compare->pattern, rx_cell_value(cell, &work->decoded), work, place);
	if (cell.length == 0)
		return has_empty_literal(compare);
	value = rx_cell_value(cell, &work->decoded);
	if (compare->type == RX_TYPE_WORD)
		return ask_word(compare, value);
	if (compare->type == RX_TYPE_NUMBER)
		return ask_number(compare, value, work->sink, place);
	for (size_t at = 0; at < compare->count; at++) {
		if (ask_literal(compare, &compare->literals[at], value))
			return 1;
	}
	return 0;
}

/* ---- two cells ------------------------------------------------------------------------------ */

uint64_t rx_compare_words(enum rx_operator relation, int place)
{
	int rank = rx_status_rank((enum rx_status)place);
	uint64_t words = 0;

	if (rx_operator_is_equality(relation))
		return UINT64_C(1) << place;
	for (int at = 0; at < RX_STATUS_COUNT && rank; at++) {
		int other = rx_status_rank((enum rx_status)at);

		if (other && rx_operator_decides(relation, other - rank))
			words |= UINT64_C(1) << at;
	}
	return words;
}

int rx_compare_cells(const struct rx_compare *compare, struct rx_text cell, struct rx_text other,
	struct rx_compare_work *work, struct rx_place place)
{
	struct rx_compare single = *compare;
	struct rx_literal literal = {.text = rx_cell_value(other, &work->other)};

	if (cell.length == 0 || other.length == 0)
		return cell.length == other.length && rx_operator_is_equality(compare->relation);
	literal.is_number = rx_decimal_parse(literal.text, &literal.number);
	literal.is_date = rx_days_parse(literal.text, &literal.days);
	single.literals = &literal;
	single.count = 1;
	if (compare->type == RX_TYPE_WORD) {
		int word = rx_memo_find(compare->memo,
			rx_column_set((enum rx_column)compare->column), literal.text);

		single.words = word < 0 ? 0 : rx_compare_words(compare->relation, word);
	}
	if (compare->type == RX_TYPE_NUMBER && !literal.is_number)
		return ask_number(compare, literal.text, work->sink, place);
	return rx_compare_cell(&single, cell, work, place);
}

/* ---- subjects of patterns ------------------------------------------------------------------- */

static struct rx_text repair(struct rx_text value, struct rx_buffer *out)
{
	size_t length;

	rx_buffer_reset(out);
	for (size_t at = 0; at < value.length; at += length)
		rx_buffer_add_code(out, rx_utf8_decode(value, at, &length));
	return rx_buffer_text(out);
}

static struct rx_text valid(
	struct rx_text value, struct rx_compare_work *work, struct rx_place place)
{
	if (rx_utf8_is_valid(value))
		return value;
	if (!work->told_utf8)
		rx_say(work->sink, place, RX_SAY_BAD_UTF8);
	work->told_utf8 = true;
	return repair(value, &work->repaired);
}

struct rx_text rx_compare_subject(
	struct rx_text cell, struct rx_compare_work *work, struct rx_place place)
{
	return valid(rx_cell_value(cell, &work->decoded), work, place);
}

int rx_compare_pattern(struct rx_pattern *pattern, struct rx_text value,
	struct rx_compare_work *work, struct rx_place place)
{
	size_t from;
	enum rx_prefilter_answer answer = rx_pattern_prefilter(pattern, value, &from);
	struct rx_text subject;
	char limit[128];
	int outcome;

	if (answer != RX_PREFILTER_MAYBE)
		return answer == RX_PREFILTER_YES;
	subject = valid(value, work, place);
	outcome =
		rx_pattern_holds(pattern, subject, subject.bytes == value.bytes ? from : 0, limit);
	if (outcome < 0)
		rx_say(work->sink, place, RX_SAY_PATTERN_LIMIT, limit);
	return outcome;
}

void rx_compare_work_release(struct rx_compare_work *work)
{
	rx_buffer_release(&work->decoded);
	rx_buffer_release(&work->repaired);
	rx_buffer_release(&work->other);
}
