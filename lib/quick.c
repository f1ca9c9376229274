/*
 * quick.c - deciding without decoding, parsing or looking up.
 *
 * A literal without a byte that would be escaped is equal to a cell exactly when their bytes are equal; and a
 * cell that does not hold its bytes does not hold it when it is decoded, for no escape stands for one of them.
 */
#include "quick.h"

enum { DIGITS = 17 }; /* a number of so many fits into 64 bits with room to spare */

static bool fits(const struct rx_literal *literal)
{
	static const struct rx_decimal most = {INT64_C(100000000000000000), 0};
	struct rx_decimal least = {-most.coefficient, 0};

	return literal->is_number && literal->number.scale == 0
		&& rx_decimal_compare(literal->number, most) < 0
		&& rx_decimal_compare(literal->number, least) > 0;
}

/* Nothing but literals without a byte that would be escaped. */
static bool is_literal(const struct rx_pattern *pattern)
{
	bool exact;
	size_t count = rx_pattern_literals(pattern, &exact);

	for (size_t at = 0; at < count; at++) {
		struct rx_text literal = rx_pattern_literal(pattern, at);

		for (size_t i = 0; i < literal.length; i++) {
			if (strchr("\t\n\r\\", literal.bytes[i]))
				return false;
		}
	}
	return exact && count;
}

bool rx_quick_init(
	struct rx_quick *quick, const struct rx_compare *compare, size_t column, bool negated)
{
	const struct rx_literal *literal = compare->literals;
	bool plain = compare->count == 1 && compare->relation == RX_OPERATOR_EQUAL
		&& !literal->is_glob && !literal->special && literal->text.length;

	*quick = (struct rx_quick){.negated = negated, .column = column, .compare = compare};
	quick->kind = RX_QUICK_PATTERN;
	if (compare->pattern)
		return is_literal(compare->pattern);
	if (compare->relation == RX_OPERATOR_EMPTY || compare->count == 0)
		return false;
	if (compare->type == RX_TYPE_WORD) {
		quick->kind = RX_QUICK_WORD;
		return true;
	}
	if (compare->type == RX_TYPE_NUMBER) {
		quick->kind = RX_QUICK_NUMBER;
		quick->number = fits(literal) ? (int64_t)literal->number.coefficient : 0;
		return compare->count == 1 && fits(literal);
	}
	if (compare->type == RX_TYPE_DATE
		|| (compare->mixed && (literal->is_number || literal->is_date)))
		return false;
	quick->kind = compare->type == RX_TYPE_LIST ? RX_QUICK_LIST : RX_QUICK_TEXT;
	return plain;
}

static int ask_word(const struct rx_compare *compare, struct rx_text cell)
{
	int place =
		rx_memo_find(compare->memo, rx_column_set((enum rx_column)compare->column), cell);

	return place < 0 ? -1 : (int)(compare->words >> place & 1);
}

static int ask_number(const struct rx_quick *quick, struct rx_text cell)
{
	int64_t number = 0;

	if (cell.length > DIGITS)
		return -1;
	for (size_t at = 0; at < cell.length; at++) {
		unsigned digit = (unsigned)(unsigned char)cell.bytes[at] - '0';

		if (digit > 9)
			return -1;
		number = number * 10 + (int64_t)digit;
	}
	return rx_operator_decides(
		quick->compare->relation, (number > quick->number) - (number < quick->number));
}

static int ask_list(struct rx_text cell, struct rx_text wanted)
{
	if (rx_text_equal(cell, wanted))
		return 1;
	return memchr(cell.bytes, ';', cell.length) || memchr(cell.bytes, '\\', cell.length) ? -1
											     : 0;
}

/* What looks like the literal may be the end of an escape: \table. */
static int ask_pattern(const struct rx_pattern *pattern, struct rx_text cell)
{
	size_t from;

	if (rx_pattern_prefilter(pattern, cell, &from) == RX_PREFILTER_NO)
		return 0;
	return memchr(cell.bytes, '\\', cell.length) ? -1 : 1;
}

int rx_quick_ask(const struct rx_quick *quick, struct rx_text cell)
{
	const struct rx_compare *compare = quick->compare;
	int outcome = -1;

	if (cell.length == 0)
		return -1;
	switch (quick->kind) {
	case RX_QUICK_WORD: outcome = ask_word(compare, cell); break;
	case RX_QUICK_NUMBER: outcome = ask_number(quick, cell); break;
	case RX_QUICK_TEXT: outcome = rx_text_equal(cell, compare->literals[0].text); break;
	case RX_QUICK_PATTERN: outcome = ask_pattern(compare->pattern, cell); break;
	case RX_QUICK_LIST: outcome = ask_list(cell, compare->literals[0].text); break;
	}
	return outcome < 0 ? outcome : outcome != quick->negated;
}
