/*
 * facts.c - which facts count, and adding them up.
 */
#include "facts.h"
#include "cell.h"
#include "fields.h"
#include "list.h"
#include "message.h"

#include <stdlib.h>

bool rx_facts_ask(struct rx_facts *facts)
{
	facts->asked = true;
	facts->tops = calloc(RX_CHUNK_ROWS, sizeof(*facts->tops));
	return facts->tops != NULL;
}

void rx_facts_release(struct rx_facts *facts)
{
	rx_keys_release(&facts->ids);
	rx_keys_release(&facts->keys);
	rx_buffer_release(&facts->scratch);
	free(facts->tops);
	free(facts->totals);
	*facts = (struct rx_facts){0};
}

static bool find_column(const struct rx_header *header, enum rx_column column, size_t *place)
{
	int found = rx_header_find(header, rx_word_name(RX_SET_COLUMN, column));

	*place = found < 0 ? 0 : (size_t)found;
	return found >= 0;
}

void rx_facts_bind(struct rx_facts *facts, const struct rx_header *header)
{
	rx_keys_reset(&facts->ids);
	facts->bound = find_column(header, RX_COLUMN_KIND, &facts->kind)
		&& find_column(header, RX_COLUMN_ID, &facts->id)
		&& find_column(header, RX_COLUMN_PARENT, &facts->parent)
		&& find_column(header, RX_COLUMN_TYPE, &facts->type)
		&& find_column(header, RX_COLUMN_VERB, &facts->verb)
		&& find_column(header, RX_COLUMN_UOM, &facts->uom)
		&& find_column(header, RX_COLUMN_VALUE, &facts->value);
}

bool rx_facts_sums(struct rx_text type)
{
	return rx_text_equal(type, RX_LITERAL("count"))
		|| rx_text_equal(type, RX_LITERAL("amount"));
}

static bool is_counted(struct rx_text type)
{
	return rx_facts_sums(type) || rx_text_equal(type, RX_LITERAL("document"))
		|| rx_text_equal(type, RX_LITERAL("meeting"));
}

/* A fact below a fact is a part of it. */
static bool is_top(struct rx_facts *facts, const struct rx_chunk *chunk, size_t row)
{
	struct rx_text id = rx_chunk_cell(chunk, row, facts->id);
	struct rx_text parent = rx_chunk_cell(chunk, row, facts->parent);
	bool added, part = parent.length && rx_keys_find(&facts->ids, 0, parent) != RX_NONE;

	if (id.length && rx_keys_add(&facts->ids, 0, id, &added) == RX_NONE)
		facts->scratch.failed = true;
	return !part && is_counted(rx_chunk_cell(chunk, row, facts->type));
}

bool rx_facts_look(struct rx_facts *facts, const struct rx_chunk *chunk)
{
	for (size_t row = 0; row < chunk->rows; row++) {
		struct rx_text kind = {NULL, 0};

		if (facts->bound)
			kind = rx_chunk_cell(chunk, row, facts->kind);
		if (rx_text_equal(kind, RX_LITERAL("doc")))
			rx_keys_reset(&facts->ids);
		facts->tops[row] =
			rx_text_equal(kind, RX_LITERAL("fact")) && is_top(facts, chunk, row);
	}
	return !facts->scratch.failed;
}

/* ---- adding --------------------------------------------------------------------------------- */

/* The total of a key of a group; NULL when memory is exhausted. */
static struct rx_total *total_of(struct rx_facts *facts, size_t group, struct rx_text key)
{
	bool added;
	size_t place = rx_keys_add(&facts->keys, (uint32_t)group, key, &added);
	struct rx_total *totals;

	if (place == RX_NONE)
		return NULL;
	if (added) {
		totals = rx_array_grow(facts->totals, place, &facts->room, sizeof(*totals));
		if (!totals)
			return NULL;
		facts->totals = totals;
		totals[place] = (struct rx_total){0};
	}
	return &facts->totals[place];
}

static int add_fact(struct rx_facts *facts, const struct rx_chunk *chunk, size_t row, size_t group)
{
	struct rx_text type = rx_chunk_cell(chunk, row, facts->type);
	struct rx_text value = rx_chunk_cell(chunk, row, facts->value);
	struct rx_decimal number = {1, 0};
	struct rx_total *total;

	if (rx_facts_sums(type) && !rx_number_parse(value, &number)) {
		facts->unread += value.length > 0;
		return 0;
	}
	rx_buffer_reset(&facts->scratch);
	rx_buffer_add_text(&facts->scratch, type);
	rx_buffer_add_byte(&facts->scratch, '\t');
	rx_buffer_add_text(&facts->scratch, rx_chunk_cell(chunk, row, facts->verb));
	rx_buffer_add_byte(&facts->scratch, '\t');
	rx_buffer_add_text(&facts->scratch, rx_chunk_cell(chunk, row, facts->uom));
	total = facts->scratch.failed ? NULL
				      : total_of(facts, group, rx_buffer_text(&facts->scratch));
	if (!total) {
		rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	if (rx_total_add(total, number))
		return 0;
	rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_OVERFLOW, "value");
	return -1;
}

int rx_facts_add(struct rx_facts *facts, const struct rx_chunk *chunk)
{
	for (size_t hit = 0; hit < chunk->hit_count; hit++) {
		size_t row = chunk->hits[hit].row;

		if (facts->tops[row] && add_fact(facts, chunk, row, chunk->hits[hit].group))
			return -1;
	}
	return 0;
}

size_t rx_facts_first(const struct rx_facts *facts, const uint32_t *order, size_t group)
{
	size_t first = 0, end = facts->keys.count;

	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (facts->keys.entries[order[middle]].owner < group)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* A list of type TAB verb TAB unit TAB sum SPACE count, in order, encoded as one cell. */
void rx_facts_store(
	const struct rx_facts *facts, const uint32_t *order, size_t group, struct rx_buffer *out)
{
	struct rx_buffer value = {0};
	size_t at = rx_facts_first(facts, order, group);

	for (; at < facts->keys.count && facts->keys.entries[order[at]].owner == group; at++) {
		const struct rx_total *total = &facts->totals[order[at]];

		if (value.length)
			rx_buffer_add_byte(&value, '\n');
		rx_buffer_add_text(&value, rx_keys_text(&facts->keys, order[at]));
		rx_buffer_add_byte(&value, '\t');
		rx_decimal_format(&value, rx_decimal_normal(total->sum));
		rx_buffer_add_byte(&value, ' ');
		rx_buffer_add_number(&value, total->count);
	}
	rx_cell_encode(out, rx_buffer_text(&value));
	out->failed |= value.failed;
	rx_buffer_release(&value);
}

/* One line: 1, 0 or -1 as rx_facts_load(). */
static int load_line(struct rx_facts *facts, size_t group, struct rx_text line)
{
	size_t tab = line.length, blank;
	struct rx_total *total;
	struct rx_decimal number;
	uint64_t count;

	while (tab && line.bytes[tab - 1] != '\t')
		tab--;
	blank = rx_text_find(line, RX_LITERAL(" "), tab);
	if (!tab || blank == RX_NONE || !rx_number_parse(rx_text_slice(line, tab, blank), &number)
		|| !rx_count_parse(rx_text_slice(line, blank + 1, line.length), &count)
		|| count == 0)
		return 0;
	total = total_of(facts, group, rx_text_slice(line, 0, tab - 1));
	if (!total)
		return -1;
	if (count - 1 > UINT64_MAX - total->count - 1 || !rx_total_add(total, number))
		return 0;
	total->count += count - 1;
	return 1;
}

int rx_facts_load(struct rx_facts *facts, size_t group, struct rx_text text)
{
	struct rx_text rest = rx_cell_value(text, &facts->scratch), line;
	int outcome = facts->scratch.failed ? -1 : 1;

	while (outcome > 0 && rest.length && rx_text_split(&rest, '\n', &line))
		outcome = load_line(facts, group, line);
	return outcome;
}
