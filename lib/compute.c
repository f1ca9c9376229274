/*
 * compute.c - values of further columns, row by row.
 *
 *     value    = column | derived word | "text" | function "(" argument { "," argument } ")"
 *     function = days(from, to) | year(date) | quarter(date) | month(date) | week(date)
 *              | match(column, pattern)
 *
 * A value is read once, its columns are found in each header, and then rows are asked.  What has no value,
 * such as the year of an empty cell, gives an empty cell.
 */
#include "compute.h"
#include "compare.h"
#include "cell.h"
#include "derive.h"
#include "lex.h"
#include "moment.h"
#include "nearest.h"
#include "period.h"
#include "store.h"

#include <stdio.h>
#include <stdlib.h>

enum what { COPY, TEXT, DERIVED, DAYS, PERIOD, MATCH, MARK };

struct argument {
	struct rx_text text;
	size_t at;           /* in the source, for messages */
	int column;          /* in the header, -1: none */
	struct rx_days days; /* where it is a date and no column */
};

struct value {
	struct rx_text source; /* NAME=VALUE */
	struct rx_text name;
	enum what what;
	enum rx_period period;
	struct argument arguments[2];
	size_t count;
	int derived;
	struct rx_pattern *pattern;
	size_t place; /* of its column in the new header */
	struct rx_buffer cell;
};

struct rx_compute {
	const struct rx_sink *sink;
	int32_t today;
	struct value *values;
	size_t count;
	struct rx_buffer sources; /* copies of what was given, back to back */
	struct rx_derived_columns derived;
	struct rx_compare_work work;
	struct rx_text *names;
	struct rx_header header;
	struct rx_buffer name_bytes;
	struct rx_text *cells;
	struct rx_store store;
};

/* ---- reading values ------------------------------------------------------------------------- */

static const struct {
	const char *name;
	enum what what;
	enum rx_period period;
	size_t arguments;
} functions[] = {
	{"days", DAYS, RX_PERIOD_YEAR, 2},
	{"天数", DAYS, RX_PERIOD_YEAR, 2},
	{"year", PERIOD, RX_PERIOD_YEAR, 1},
	{"年", PERIOD, RX_PERIOD_YEAR, 1},
	{"quarter", PERIOD, RX_PERIOD_QUARTER, 1},
	{"季度", PERIOD, RX_PERIOD_QUARTER, 1},
	{"month", PERIOD, RX_PERIOD_MONTH, 1},
	{"月", PERIOD, RX_PERIOD_MONTH, 1},
	{"week", PERIOD, RX_PERIOD_WEEK, 1},
	{"周", PERIOD, RX_PERIOD_WEEK, 1},
	{"match", MATCH, RX_PERIOD_YEAR, 2},
	{"匹配", MATCH, RX_PERIOD_YEAR, 2},
};

static int find_function(struct rx_text name)
{
	for (size_t at = 0; at < sizeof(functions) / sizeof(functions[0]); at++) {
		if (rx_text_equal_nocase(rx_text(functions[at].name), name))
			return (int)at;
	}
	return -1;
}

static int fault(const struct rx_compute *compute, const struct value *value, size_t at)
{
	rx_say_at(compute->sink, value->source, at, RX_SAY_SET_VALUE);
	return -1;
}

static bool is_item(const struct rx_token *token)
{
	return (token->kind == RX_TOKEN_WORD || token->kind == RX_TOKEN_QUOTED)
		&& token->text.length;
}

/* The arguments in brackets; the token is the opening one. */
static int read_arguments(const struct rx_compute *compute, struct value *value, size_t wanted,
	struct rx_token *token)
{
	do {
		rx_lex(value->source, token->end, RX_LEX_ITEM, token);
		if (!is_item(token) || value->count == wanted)
			return fault(compute, value, token->at);
		value->arguments[value->count++] =
			(struct argument){.text = token->text, .at = token->at, .column = -1};
		rx_lex(value->source, token->end, RX_LEX_ITEM, token);
	} while (token->kind == RX_TOKEN_COMMA);
	if (token->kind != RX_TOKEN_CLOSE || value->count != wanted)
		return fault(compute, value, token->at);
	rx_lex(value->source, token->end, RX_LEX_OPERAND, token);
	return 0;
}

static int read_pattern(struct rx_compute *compute, struct value *value)
{
	static const struct rx_pattern_options plain;
	struct rx_pattern_fault wrong;
	struct argument *argument = &value->arguments[1];

	value->pattern = rx_pattern_new(argument->text, &plain, &wrong);
	if (value->pattern)
		return 0;
	if (wrong.text[0])
		rx_say_at(compute->sink, value->source,
			(size_t)(argument->text.bytes - value->source.bytes) + wrong.at,
			RX_SAY_PATTERN, wrong.text);
	else
		rx_say(compute->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

static int read_call(struct rx_compute *compute, struct value *value, const struct rx_token *name,
	struct rx_token *token)
{
	int function = find_function(name->text);

	if (function < 0)
		return fault(compute, value, name->at);
	value->what = functions[function].what;
	value->period = functions[function].period;
	if (read_arguments(compute, value, functions[function].arguments, token))
		return -1;
	return value->what == MATCH ? read_pattern(compute, value) : 0;
}

static int read_value(struct rx_compute *compute, struct value *value)
{
	size_t equal = rx_text_find(value->source, RX_LITERAL("="), 0);
	struct rx_token first, token;

	value->name = rx_text_trim(rx_text_slice(value->source, 0, equal == RX_NONE ? 0 : equal));
	if (value->name.length == 0)
		return fault(compute, value, 0);
	rx_lex(value->source, equal + 1, RX_LEX_OPERAND, &first);
	if (!is_item(&first) && first.kind != RX_TOKEN_QUOTED)
		return fault(compute, value, first.at);
	rx_lex(value->source, first.end, RX_LEX_OPERATOR, &token);
	value->arguments[0] = (struct argument){.text = first.text, .at = first.at, .column = -1};
	value->derived = -1;
	if (first.kind == RX_TOKEN_QUOTED)
		value->what = TEXT;
	else if (token.kind == RX_TOKEN_OPEN && read_call(compute, value, &first, &token))
		return -1;
	return token.kind == RX_TOKEN_END ? 0 : fault(compute, value, token.at);
}

static bool copy_sources(struct rx_compute *compute, const char *const *sets, const char *mark)
{
	size_t room = 1;

	for (size_t at = 0; sets && sets[at]; at++, compute->count++)
		room += strlen(sets[at]);
	compute->count += mark != NULL;
	compute->values = calloc(compute->count + 1, sizeof(*compute->values));
	return compute->values
		&& rx_buffer_reserve(&compute->sources, room + (mark ? strlen(mark) : 0));
}

static struct rx_text keep(struct rx_compute *compute, const char *source)
{
	size_t start = compute->sources.length;

	rx_buffer_add_string(&compute->sources, source);
	return rx_text_slice(rx_buffer_text(&compute->sources), start, compute->sources.length);
}

static int read_all(struct rx_compute *compute, const char *const *sets, const char *mark)
{
	for (size_t at = 0; sets && sets[at]; at++) {
		compute->values[at].source = keep(compute, sets[at]);
		if (read_value(compute, &compute->values[at]))
			return -1;
	}
	if (mark) {
		struct value *value = &compute->values[compute->count - 1];

		value->name = value->source = keep(compute, mark);
		value->what = MARK;
		if (value->name.length == 0)
			return fault(compute, value, 0);
	}
	return 0;
}

struct rx_compute *rx_compute_new(const char *const *sets, const char *mark, const char *today,
	const struct rx_profile *profile, const struct rx_sink *sink)
{
	struct rx_compute *compute = calloc(1, sizeof(*compute));

	if (!compute)
		return NULL;
	compute->sink = compute->work.sink = sink;
	compute->derived.profile = profile;
	if (rx_today(today, sink, &compute->today) && copy_sources(compute, sets, mark)
		&& read_all(compute, sets, mark) == 0)
		return compute;
	rx_compute_free(compute);
	return NULL;
}

void rx_compute_free(struct rx_compute *compute)
{
	if (!compute)
		return;
	for (size_t at = 0; compute->values && at < compute->count; at++) {
		rx_pattern_free(compute->values[at].pattern);
		rx_buffer_release(&compute->values[at].cell);
	}
	rx_compare_work_release(&compute->work);
	rx_store_release(&compute->store);
	rx_buffer_release(&compute->sources);
	rx_buffer_release(&compute->name_bytes);
	free(compute->values);
	free(compute->names);
	free(compute->cells);
	free(compute);
}

/* ---- binding -------------------------------------------------------------------------------- */

static int unknown(const struct rx_compute *compute, const struct value *value,
	const struct argument *argument, const struct rx_header *header)
{
	char quoted[120], list[RX_NEAREST_SIZE];

	rx_say_at(compute->sink, value->source, argument->at, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(argument->text, quoted, sizeof(quoted)),
		rx_sink_lang(compute->sink) == RX_LANG_ZH ? "表头" : "the header",
		rx_nearest_columns(header, argument->text, list));
	return -1;
}

/* A word alone is a column, else a derived word. */
static int bind_word(
	struct rx_compute *compute, struct value *value, const struct rx_header *header)
{
	struct argument *argument = &value->arguments[0];
	const char *lacking;

	argument->column = rx_header_find(header, argument->text);
	value->what = COPY;
	if (argument->column >= 0)
		return 0;
	value->what = DERIVED;
	value->derived = rx_derived_find(argument->text);
	if (value->derived < 0)
		return unknown(compute, value, argument, header);
	lacking = rx_derived_lacks(&compute->derived, (enum rx_derived)value->derived);
	if (!lacking)
		return 0;
	return unknown(compute, value,
		&(struct argument){.text = rx_text(lacking), .at = argument->at}, header);
}

static int bind_value(
	struct rx_compute *compute, struct value *value, const struct rx_header *header)
{
	size_t columns = value->what == MATCH ? 1 : value->count;

	if (value->what == COPY || value->what == DERIVED)
		return bind_word(compute, value, header);
	for (size_t at = 0; at < columns; at++) {
		struct argument *argument = &value->arguments[at];

		argument->column = rx_header_find(header, argument->text);
		if (argument->column < 0
			&& (value->what == MATCH
				|| !rx_moment_parse(
					argument->text, compute->today, &argument->days)))
			return unknown(compute, value, argument, header);
	}
	return 0;
}

static int out_of_memory(const struct rx_compute *compute)
{
	rx_say(compute->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* The new header: the old names, which are copied, and those that are not among them. */
static int bind_header(struct rx_compute *compute, const struct rx_header *header)
{
	size_t room = 1, count = header->count;

	for (size_t at = 0; at < header->count; at++)
		room += header->names[at].length;
	free(compute->names);
	free(compute->cells);
	compute->names = malloc((count + compute->count) * sizeof(*compute->names));
	compute->cells = malloc((count + compute->count) * sizeof(*compute->cells));
	rx_buffer_reset(&compute->name_bytes);
	if (!compute->names || !compute->cells || !rx_buffer_reserve(&compute->name_bytes, room))
		return out_of_memory(compute);
	for (size_t at = 0; at < count; at++) {
		size_t start = compute->name_bytes.length;

		rx_buffer_add_text(&compute->name_bytes, header->names[at]);
		compute->names[at] = rx_text_slice(
			rx_buffer_text(&compute->name_bytes), start, compute->name_bytes.length);
	}
	compute->header = *header;
	compute->header.names = compute->names;
	for (size_t at = 0; at < compute->count; at++) {
		int place = rx_header_find(&compute->header, compute->values[at].name);

		if (place < 0)
			compute->names[compute->header.count++] = compute->values[at].name;
		compute->values[at].place = place < 0 ? compute->header.count - 1 : (size_t)place;
	}
	return 0;
}

int rx_compute_bind(struct rx_compute *compute, const struct rx_header *header,
	const struct rx_header **computed)
{
	rx_derived_bind(&compute->derived, header);
	for (size_t at = 0; at < compute->count; at++) {
		if (bind_value(compute, &compute->values[at], header))
			return -1;
	}
	*computed = &compute->header;
	return bind_header(compute, header);
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* The days that all dates of an argument cover; false where it has none. */
static bool days_of(const struct argument *argument, const struct rx_block *block, size_t row,
	struct rx_days *days)
{
	struct rx_text rest;
	struct rx_days next;
	bool any = false;

	*days = argument->days;
	if (argument->column < 0)
		return true;
	rest = rx_block_cell(block, row, (size_t)argument->column);
	while (rx_days_next(&rest, &next)) {
		if (!any || next.first < days->first)
			days->first = next.first;
		if (!any || next.last > days->last)
			days->last = next.last;
		any = true;
	}
	return any;
}

static void add_integer(struct rx_buffer *cell, int64_t number)
{
	if (number < 0)
		rx_buffer_add_byte(cell, '-');
	rx_buffer_add_number(cell, (uint64_t)(number < 0 ? -number : number));
}

/* From the last day of one to the last day of the other. */
static void compute_days(struct value *value, const struct rx_block *block, size_t row)
{
	struct rx_days from, to;

	if (!days_of(&value->arguments[0], block, row, &from)
		|| !days_of(&value->arguments[1], block, row, &to) || from.last == RX_DAY_OPEN_END
		|| to.last == RX_DAY_OPEN_END)
		return;
	add_integer(&value->cell, (int64_t)to.last - from.last);
}

static void compute_period(struct value *value, const struct rx_block *block, size_t row)
{
	struct rx_days days;
	int32_t number;
	char text[16];

	if (!days_of(&value->arguments[0], block, row, &days)
		|| !rx_period_of(value->period, days, &number))
		return;
	rx_period_format(value->period, number, text);
	rx_buffer_add_string(&value->cell, text);
}

static int compute_match(
	struct rx_compute *compute, struct value *value, const struct rx_block *block, size_t row)
{
	struct rx_place place = {.file = block->file, .line = block->line + row};
	struct rx_text subject =
		rx_compare_subject(rx_block_cell(block, row, (size_t)value->arguments[0].column),
			&compute->work, place);
	size_t span[2];
	char limit[128];
	int outcome = rx_pattern_extract(value->pattern, subject, span, limit);

	if (outcome < 0)
		rx_say(compute->sink, place, RX_SAY_PATTERN_LIMIT, limit);
	if (outcome > 0)
		rx_cell_encode(&value->cell, rx_text_slice(subject, span[0], span[1]));
	return outcome < 0 ? -1 : 0;
}

static void compute_derived(
	struct rx_compute *compute, struct value *value, const struct rx_block *block, size_t row)
{
	enum rx_derived derived = (enum rx_derived)value->derived;
	int32_t days;

	if (derived == RX_DERIVED_LIGHT)
		rx_buffer_add_text(&value->cell,
			rx_light_name(
				rx_derived_light(&compute->derived, block, row, compute->today),
				RX_LANG_EN));
	else if (!rx_derived_is_number(derived))
		rx_buffer_add_string(&value->cell,
			rx_derived_holds(&compute->derived, derived, block, row, compute->today)
				? "yes"
				: "no");
	else if (rx_derived_days(&compute->derived, derived, block, row, compute->today, &days))
		add_integer(&value->cell, days);
}

static int compute_value(struct rx_compute *compute, struct value *value,
	const struct rx_block *block, size_t row, bool selected)
{
	const struct argument *argument = &value->arguments[0];

	rx_buffer_reset(&value->cell);
	switch (value->what) {
	case COPY:
		rx_buffer_add_text(
			&value->cell, rx_block_cell(block, row, (size_t)argument->column));
		break;
	case TEXT: rx_cell_encode(&value->cell, argument->text); break;
	case DERIVED: compute_derived(compute, value, block, row); break;
	case DAYS: compute_days(value, block, row); break;
	case PERIOD: compute_period(value, block, row); break;
	case MATCH: return compute_match(compute, value, block, row);
	case MARK: rx_buffer_add_string(&value->cell, selected ? "yes" : "no"); break;
	}
	return value->cell.failed ? out_of_memory(compute) : 0;
}

int rx_compute_rows(struct rx_compute *compute, const struct rx_block *block, size_t first,
	size_t end, int selected, struct rx_block *rows)
{
	struct rx_block shape = *block;

	shape.header = &compute->header;
	shape.columns = compute->header.count;
	rx_store_begin(&compute->store, &shape, first);
	for (; first < end; first++) {
		for (size_t at = 0; at < block->columns; at++)
			compute->cells[at] = rx_block_cell(block, first, at);
		for (size_t at = 0; at < compute->count; at++) {
			struct value *value = &compute->values[at];

			if (compute_value(compute, value, block, first, selected != 0))
				return -1;
			compute->cells[value->place] = rx_buffer_text(&value->cell);
		}
		if (!rx_store_add_cells(&compute->store, compute->cells))
			return out_of_memory(compute);
	}
	rx_store_block(&compute->store, rows);
	return 0;
}
