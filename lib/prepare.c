/*
 * prepare.c - reading the right sides of a comparison.
 *
 * Everything here happens once per expression; what it finds out is kept so that cells are asked
 * without a look-up.
 */
#include "prepare.h"
#include "glob.h"
#include "moment.h"
#include "nearest.h"
#include "utf8.h"

#include <stdlib.h>

enum { FOLDED = 128 };

static void say(const struct rx_prepare *prepare, size_t at, enum rx_message_id id,
	struct rx_text first, struct rx_text second)
{
	char quoted[2][120];

	rx_say_at(prepare->sink, prepare->expr->text, at, id,
		rx_quotable(first, quoted[0], sizeof(quoted[0])),
		rx_quotable(second, quoted[1], sizeof(quoted[1])));
}

void rx_prepare_say_pattern(const struct rx_sink *sink, struct rx_text shown, size_t at,
	const struct rx_pattern_fault *fault)
{
	if (fault->text[0])
		rx_say_at(sink, shown, at < shown.length ? at : shown.length, RX_SAY_PATTERN,
			fault->text);
	else
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
}

static bool has_special(struct rx_text text)
{
	for (size_t at = 0; at < text.length; at++) {
		if (strchr("\t\n\r\\", text.bytes[at]))
			return true;
	}
	return false;
}

/* A literal as numbers and dates are written: input methods give １０万 and ２０２４－０６, people 1.5万元. */
static struct rx_text folded(struct rx_text text, char room[FOLDED])
{
	size_t at = 0, used = 0;

	while (at < text.length) {
		size_t length;
		uint32_t code = rx_utf8_decode(text, at, &length);

		if (used + length > FOLDED)
			return text;
		at += length;
		if (code >= 0xFF01 && code <= 0xFF5E) {
			room[used++] = (char)(code - 0xFEE0);
			continue;
		}
		memcpy(room + used, text.bytes + at - length, length);
		used += length;
	}
	return rx_text_of(room, used);
}

bool rx_prepare_number(struct rx_text text, struct rx_decimal *number)
{
	char room[FOLDED];

	return rx_decimal_parse(folded(text, room), number);
}

/* In a column of numbers 元 changes nothing. */
static bool read_number(
	struct rx_text text, const struct rx_compare *compare, struct rx_decimal *number)
{
	static const struct rx_text yuan = {"元", sizeof("元") - 1};
	size_t length = text.length;

	if (compare->type == RX_TYPE_NUMBER && length > yuan.length
		&& rx_text_equal(rx_text_slice(text, length - yuan.length, length), yuan))
		length -= yuan.length;
	return rx_decimal_parse(rx_text_slice(text, 0, length), number);
}

static void read_literal(const struct rx_prepare *prepare, const struct rx_value *value,
	const struct rx_compare *compare, struct rx_literal *literal)
{
	bool equality =
		compare->relation == RX_OPERATOR_EQUAL || compare->relation == RX_OPERATOR_IN;
	char room[FOLDED];
	struct rx_text plain = folded(value->text, room);

	literal->text = value->text;
	literal->is_number = read_number(plain, compare, &literal->number);
	literal->is_date = rx_moment_parse(plain, prepare->today, &literal->days);
	literal->is_glob = equality && !value->quoted && rx_glob_is(value->text);
	literal->special = has_special(value->text);
}

/* The slugs of messages are words of column type too: those of diag records. */
static bool is_slug(struct rx_text word)
{
	const char *slug, *meaning;

	for (size_t at = 0; (slug = rx_message_explain(at, RX_LANG_EN, &meaning)); at++) {
		if (rx_text_equal(rx_text(slug), word))
			return true;
	}
	return false;
}

static void note_unknown(const struct rx_prepare *prepare, const struct rx_value *value,
	const struct rx_compare *compare)
{
	char quoted[2][120], list[RX_NEAREST_SIZE];

	if (value->text.length == 0 || (compare->column == RX_COLUMN_TYPE && is_slug(value->text)))
		return;
	rx_say_at(prepare->sink, prepare->expr->text, value->at, RX_SAY_UNKNOWN_WORD,
		rx_quotable(value->text, quoted[0], sizeof(quoted[0])),
		rx_quotable(compare->name, quoted[1], sizeof(quoted[1])),
		rx_nearest_words(
			rx_column_set((enum rx_column)compare->column), value->text, list));
}

static uint64_t words_of_glob(enum rx_set set, struct rx_text glob)
{
	size_t count;
	const struct rx_word *all = rx_words(set, &count);
	uint64_t words = 0;

	for (size_t at = 0; at < count; at++) {
		if (rx_glob_matches(glob, rx_text(all[at].name))
			|| rx_glob_matches(glob, rx_text(all[at].zh)))
			words |= UINT64_C(1) << at;
	}
	return words;
}

static int prepare_words(
	const struct rx_prepare *prepare, const struct rx_node *node, struct rx_compare *compare)
{
	enum rx_set set = rx_column_set((enum rx_column)compare->column);
	bool equality = rx_operator_is_equality(compare->relation);

	if (!equality && set != RX_SET_STATUS) {
		say(prepare, (size_t)(node->sign.bytes - prepare->expr->text.bytes),
			RX_SAY_NO_ORDER, node->name, node->sign);
		return -1;
	}
	for (size_t at = 0; at < compare->count; at++) {
		const struct rx_value *value = &prepare->expr->values[node->first_value + at];
		int place = rx_word_find(set, value->text);

		if (value->is_column)
			continue;
		if (compare->literals[at].is_glob)
			compare->words |= words_of_glob(set, value->text);
		else if (place < 0)
			note_unknown(prepare, value, compare);
		else
			compare->words |= rx_compare_words(compare->relation, place);
	}
	return 0;
}

/* A literal that its column's type cannot be compared with is a mistake, not a row that differs. */
static int check_literals(const struct rx_prepare *prepare, const struct rx_node *node,
	const struct rx_compare *compare)
{
	for (size_t at = 0; at < compare->count; at++) {
		const struct rx_literal *literal = &compare->literals[at];
		const struct rx_value *value = &prepare->expr->values[node->first_value + at];

		if (literal->text.length == 0 || value->is_column)
			continue;
		if (compare->type == RX_TYPE_NUMBER && !literal->is_number) {
			say(prepare, value->at, RX_SAY_EXPECT_NUMBER, node->name, value->text);
			return -1;
		}
		if (compare->type == RX_TYPE_DATE && !literal->is_date) {
			say(prepare, value->at, RX_SAY_EXPECT_DATE, node->name, value->text);
			return -1;
		}
	}
	return 0;
}

static int prepare_pattern(
	const struct rx_prepare *prepare, const struct rx_node *node, struct rx_compare *compare)
{
	const struct rx_value *value = &prepare->expr->values[node->first_value];
	struct rx_pattern_fault fault;

	compare->pattern = rx_pattern_new(value->text, prepare->pattern, &fault);
	if (compare->pattern)
		return 0;
	rx_prepare_say_pattern(prepare->sink, prepare->expr->text,
		rx_expr_offset(prepare->expr, value, fault.at), &fault);
	return -1;
}

int rx_prepare(
	const struct rx_prepare *prepare, const struct rx_node *node, struct rx_compare *compare)
{
	compare->relation = node->relation;
	compare->name = node->name;
	compare->column = rx_word_find(RX_SET_COLUMN, node->name);
	compare->type = compare->column < 0 ? RX_TYPE_TEXT
					    : rx_column_type((enum rx_column)compare->column);
	compare->mixed = compare->column < 0 || compare->column == RX_COLUMN_NO
		|| compare->column == RX_COLUMN_VALUE;
	if (node->relation == RX_OPERATOR_EMPTY)
		return 0;
	if (node->relation == RX_OPERATOR_MATCHES)
		return prepare_pattern(prepare, node, compare);
	compare->literals = calloc(node->value_count, sizeof(*compare->literals));
	if (compare->type == RX_TYPE_WORD)
		compare->memo = calloc(1, sizeof(*compare->memo));
	if (!compare->literals || (compare->type == RX_TYPE_WORD && !compare->memo)) {
		rx_say(prepare->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	compare->count = node->value_count;
	for (size_t at = 0; at < compare->count; at++)
		read_literal(prepare, &prepare->expr->values[node->first_value + at], compare,
			&compare->literals[at]);
	if (compare->type == RX_TYPE_WORD)
		return prepare_words(prepare, node, compare);
	return check_literals(prepare, node, compare);
}

void rx_prepare_release(struct rx_compare *compare)
{
	free(compare->literals);
	free(compare->memo);
	rx_pattern_free(compare->pattern);
	*compare = (struct rx_compare){0};
}
