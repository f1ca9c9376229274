/*
 * explain.c - groups and conditions as expressions.
 *
 * An expression is typed where a group is bytes: 5 equals 5.0, and 2024-06-03 lies inside 2024-06.  So
 * cells that an expression would take for numbers or dates are asked by a pattern instead.
 */
#include "explain.h"
#include "cell.h"
#include "list.h"

void rx_explain_and(const char *condition, struct rx_buffer *out)
{
	rx_buffer_add_string(out, out->length ? " and " : "");
	rx_buffer_add_string(out, condition);
}

static bool is_plain(char byte)
{
	return byte == '_' || byte == '.' || (unsigned char)byte >= 0x80
		|| (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
		|| (byte >= 'a' && byte <= 'z');
}

/* A name as it stands, or in quotes where it has anything else than letters and digits. */
static void add_name(struct rx_text name, struct rx_buffer *out)
{
	bool plain = name.length > 0;

	for (size_t at = 0; at < name.length; at++)
		plain = plain && is_plain(name.bytes[at]);
	rx_buffer_add_string(out, plain ? "" : "\"");
	rx_buffer_add_text(out, name);
	rx_buffer_add_string(out, plain ? "" : "\"");
}

static bool add_quoted(struct rx_text value, struct rx_buffer *out)
{
	bool backslash = value.length && value.bytes[value.length - 1] == '\\';

	/* In front of a quotation mark a backslash would mean something. */
	if (backslash || rx_text_find(value, RX_LITERAL("\\\""), 0) != RX_NONE) {
		if (memchr(value.bytes, '\'', value.length))
			return false;
		rx_buffer_add_byte(out, '\'');
		rx_buffer_add_text(out, value);
		rx_buffer_add_byte(out, '\'');
		return true;
	}
	rx_buffer_add_byte(out, '"');
	for (size_t at = 0; at < value.length; at++) {
		if (value.bytes[at] == '"')
			rx_buffer_add_byte(out, '\\');
		rx_buffer_add_byte(out, value.bytes[at]);
	}
	rx_buffer_add_byte(out, '"');
	return true;
}

/* A pattern for just this cell. */
static bool add_pattern(struct rx_text value, struct rx_buffer *out)
{
	struct rx_buffer pattern = {0};
	bool said = rx_text_find(value, RX_LITERAL("\\E"), 0) == RX_NONE;

	rx_buffer_add_string(&pattern, "\\A\\Q");
	rx_buffer_add_text(&pattern, value);
	rx_buffer_add_string(&pattern, "\\E\\z");
	rx_buffer_add_string(out, " ~ ");
	said = said && add_quoted(rx_buffer_text(&pattern), out);
	out->failed |= pattern.failed;
	rx_buffer_release(&pattern);
	return said;
}

/* Would an expression compare this text in another way than byte by byte? */
static bool is_typed(struct rx_text field, struct rx_text value)
{
	int column = rx_word_find(RX_SET_COLUMN, field);
	enum rx_type type = rx_name_type(field);
	struct rx_decimal number;
	struct rx_days days;

	if (type == RX_TYPE_NUMBER || type == RX_TYPE_DATE)
		return true;
	if (column >= 0 && column != RX_COLUMN_NO && column != RX_COLUMN_VALUE)
		return false;
	return rx_decimal_parse(value, &number) || rx_days_parse(value, &days);
}

/* The part behind doc. and such, which is what has a type. */
static struct rx_text own_name(struct rx_text field)
{
	size_t at = rx_text_find(field, RX_LITERAL("."), 0);

	return at == RX_NONE ? field : rx_text_slice(field, at + 1, field.length);
}

bool rx_explain_cell(struct rx_text field, bool list, struct rx_text value, struct rx_buffer *out)
{
	rx_buffer_add_string(out, out->length ? " and " : "");
	add_name(field, out);
	if (value.length == 0) {
		rx_buffer_add_string(out, " == \"\"");
		return true;
	}
	if (list)
		rx_buffer_add_string(out, " has ");
	else if (is_typed(own_name(field), value))
		return add_pattern(value, out);
	else
		rx_buffer_add_string(out, " == ");
	return add_quoted(value, out);
}

/* A period as the interval of its days. */
static bool add_period(
	const struct rx_by_column *column, struct rx_text value, struct rx_buffer *out)
{
	struct rx_days days;
	int32_t number;
	char date[16];

	/* What is in no period may be empty, inexact or no date at all. */
	if (!rx_period_parse(column->period, value, &number))
		return false;
	days = rx_period_days(column->period, number);
	rx_buffer_add_string(out, out->length ? " and " : "");
	add_name(column->field, out);
	rx_day_format(days.first, date);
	rx_buffer_add_string(out, " == ");
	rx_buffer_add_string(out, date);
	rx_day_format(days.last, date);
	rx_buffer_add_string(out, "/");
	rx_buffer_add_string(out, date);
	return true;
}

/* A value of a list with its \; as ; again. */
static struct rx_text list_value(struct rx_text item, struct rx_buffer *scratch)
{
	struct rx_text value = item;

	return rx_list_value(&item, scratch, &value) ? value : item;
}

/* open, not open; light == red. */
static void add_derived(
	const struct rx_by_column *column, struct rx_text value, struct rx_buffer *out)
{
	bool light = column->derived == RX_DERIVED_LIGHT;

	rx_explain_and(!light && rx_text_equal(value, RX_LITERAL("no")) ? "not " : "", out);
	rx_buffer_add_text(out, column->name);
	if (!light)
		return;
	rx_buffer_add_string(out, value.length ? " == " : " empty");
	rx_buffer_add_text(out, value);
}

static bool add_column(
	const struct rx_by_column *column, struct rx_text cell, struct rx_buffer *out)
{
	struct rx_buffer decoded = {0}, scratch = {0};
	struct rx_text value = rx_cell_value(cell, &decoded);
	bool said = true;

	if (column->list && value.length)
		value = list_value(value, &scratch);
	switch (column->source) {
	case RX_BY_PERIOD: said = add_period(column, value, out); break;
	case RX_BY_SECTION:
		said = rx_explain_cell(RX_LITERAL("section.title"), false, value, out);
		break;
	case RX_BY_FINDING:
		said = rx_explain_cell(RX_LITERAL("finding.title"), false, value, out);
		break;
	case RX_BY_DERIVED: add_derived(column, value, out); break;
	default: said = rx_explain_cell(column->name, column->list, value, out); break;
	}
	out->failed |= decoded.failed || scratch.failed;
	rx_buffer_release(&decoded);
	rx_buffer_release(&scratch);
	return said;
}

bool rx_explain_group(const struct rx_summary *summary, size_t group, struct rx_buffer *out)
{
	const struct rx_by *by = &summary->by;
	struct rx_text rest = rx_keys_text(&by->groups, group), cell;

	if (summary->where) {
		rx_buffer_add_byte(out, '(');
		rx_buffer_add_string(out, summary->where_text);
		rx_buffer_add_byte(out, ')');
	}
	if (by->groups.entries[group].owner == RX_BY_TOTAL)
		return true;
	for (size_t at = 0; at < by->count && rx_text_split(&rest, '\t', &cell); at++) {
		if (!add_column(&by->columns[at], cell, out))
			return false;
	}
	return true;
}

bool rx_explain_condition(const struct rx_summary *summary, size_t group, enum rx_condition_id id,
	struct rx_buffer *out)
{
	const struct rx_rates *rates = &summary->rates;

	if (!rx_rates_known(rates, id) || !rx_explain_group(summary, group, out))
		return false;
	rx_buffer_add_string(out, out->length ? " and " : "");
	rx_condition_filter(id, summary->today, rates->present & 1u << RX_CASE_KIND, out);
	return true;
}
