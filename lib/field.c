/*
 * field.c - what a column's name says about its cells.
 */
#include "field.h"

/* Those of a rate: its sets, its value, and what is still within its deadline. */
static bool is_of_rate(struct rx_text name)
{
	static const char *const rates[] = {"done", "loose", "closed", "ontime", "within", "rank"};

	for (size_t at = 0; at < sizeof(rates) / sizeof(rates[0]); at++) {
		if (rx_text_equal(name, rx_text(rates[at])))
			return true;
	}
	return rx_text_ends(name, RX_LITERAL("_of")) || rx_text_ends(name, RX_LITERAL("_rate"));
}

/* Columns that rx-stats makes: an operation alone or in front of a column's name. */
static bool is_counted(struct rx_text name)
{
	static const char *const operations[] = {
		"count", "sum", "mean", "median", "min", "max", "distinct", "rate", "share"};
	size_t end = rx_text_find(name, RX_LITERAL("_"), 0);
	struct rx_text operation = rx_text_slice(name, 0, end == RX_NONE ? name.length : end);

	if (operation.length == 3 && operation.bytes[0] == 'p' && operation.bytes[1] >= '0'
		&& operation.bytes[1] <= '9' && operation.bytes[2] >= '0'
		&& operation.bytes[2] <= '9')
		return true;
	for (size_t at = 0; at < sizeof(operations) / sizeof(operations[0]); at++) {
		if (rx_text_equal(operation, rx_text(operations[at])))
			return true;
	}
	return is_of_rate(name);
}

struct rx_field rx_field_of(enum rx_column column, enum rx_lang lang)
{
	enum rx_type type = rx_column_type(column);
	struct rx_field field = {.column = (int)column};

	field.name = rx_word_name(RX_SET_COLUMN, column);
	field.label = rx_word_label(RX_SET_COLUMN, column, lang);
	field.list = type == RX_TYPE_LIST;
	field.number = type == RX_TYPE_NUMBER;
	field.look = type == RX_TYPE_TEXT || type == RX_TYPE_LIST ? RX_LOOK_TEXT : RX_LOOK_SHORT;
	if (column == RX_COLUMN_STATUS)
		field.look = RX_LOOK_STATUS;
	else if (field.number)
		field.look = RX_LOOK_NUMBER;
	else if (column == RX_COLUMN_TITLE)
		field.look = RX_LOOK_MAIN;
	else if (column == RX_COLUMN_NO)
		field.look = RX_LOOK_SHORT;
	return field;
}

struct rx_field rx_field_named(struct rx_text name, enum rx_lang lang)
{
	int column = rx_word_find(RX_SET_COLUMN, name);
	struct rx_field field = {.column = column};

	if (column >= 0) {
		field = rx_field_of((enum rx_column)column, lang);
		/* A header in the words of a ledger stays as its owner wrote it. */
		if (!rx_text_equal(field.name, name))
			field.label = name;
	} else {
		field.label = name;
		field.number = is_counted(name);
		field.look = field.number ? RX_LOOK_NUMBER : RX_LOOK_TEXT;
	}
	field.name = name;
	return field;
}

static size_t digits(struct rx_text text, size_t at)
{
	while (at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9')
		at++;
	return at;
}

bool rx_is_json_number(struct rx_text text)
{
	size_t at = text.length && text.bytes[0] == '-', start = at;

	at = digits(text, at);
	if (at == start || (text.bytes[start] == '0' && at > start + 1))
		return false;
	if (at < text.length && text.bytes[at] == '.') {
		start = ++at;
		at = digits(text, at);
		if (at == start)
			return false;
	}
	if (at < text.length && (text.bytes[at] == 'e' || text.bytes[at] == 'E')) {
		at++;
		at += at < text.length && (text.bytes[at] == '+' || text.bytes[at] == '-');
		start = at;
		at = digits(text, at);
		if (at == start)
			return false;
	}
	return at == text.length && at > 0;
}

bool rx_is_plain_number(struct rx_text text)
{
	size_t at = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+'), count = 0;

	for (; at < text.length; at++) {
		char byte = text.bytes[at];

		if (byte >= '0' && byte <= '9')
			count++;
		else if (byte != '.' && !(byte == ',' && count))
			break;
	}
	if (at + 1 == text.length && text.bytes[at] == '%')
		at++;
	return count && at == text.length;
}
