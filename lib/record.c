/*
 * record.c - the growing list of a document's records, and its final order.
 */
#include "record.h"
#include "buffer.h"

#include <stdlib.h>

/* A list of more bytes is no longer searched for what is added to it. */
enum { LIST_SEARCHED = 8192 };

void rx_records_release(struct rx_records *records)
{
	free(records->items);
	records->items = NULL;
	records->count = records->room = 0;
}

size_t rx_records_add(
	struct rx_records *records, enum rx_kind kind, size_t parent, uint32_t start, uint32_t end)
{
	struct rx_record *items =
		rx_array_grow(records->items, records->count, &records->room, sizeof(*items));

	if (!items) {
		records->arena->failed = true;
		return RX_NONE;
	}
	records->items = items;
	items[records->count] = (struct rx_record){
		.kind = kind,
		.parent = parent,
		.start = start,
		.end = end,
		.type = RX_UNSET,
		.status = RX_UNSET,
		.mode = RX_UNSET,
		.class = RX_UNSET,
		.basis = RX_UNSET,
	};
	return records->count++;
}

static struct rx_cell *find_cell(const struct rx_record *record, enum rx_column column)
{
	struct rx_cell *cell = record->cells;

	while (cell && cell->column != column)
		cell = cell->next;
	return cell;
}

static bool in_list(struct rx_text list, struct rx_text value)
{
	struct rx_text rest = list, item;

	while (rx_text_split(&rest, ';', &item)) {
		if (rx_text_equal(item, value))
			return true;
	}
	return false;
}

/* Appends to a list, which moves to twice the room when it has none left. */
static void append(struct rx_arena *arena, struct rx_cell *cell, struct rx_text value)
{
	size_t length = cell->value.length, need = length + 1 + value.length;

	if (need > cell->room) {
		char *bytes = rx_arena_new(arena, 2 * need);

		if (!bytes)
			return;
		memcpy(bytes, cell->value.bytes, length);
		cell->list = bytes;
		cell->room = 2 * need;
	}
	cell->list[length] = ';';
	memcpy(cell->list + length + 1, value.bytes, value.length);
	cell->value = rx_text_of(cell->list, need);
}

void rx_record_set(
	struct rx_records *records, size_t place, enum rx_column column, struct rx_text value)
{
	struct rx_record *record;
	struct rx_cell *cell;

	if (place == RX_NONE || value.length == 0)
		return;
	record = &records->items[place];
	cell = find_cell(record, column);
	if (cell && rx_column_type(column) == RX_TYPE_LIST) {
		if (cell->value.length > LIST_SEARCHED || !in_list(cell->value, value))
			append(records->arena, cell, value);
		return;
	}
	if (!cell) {
		cell = rx_arena_new(records->arena, sizeof(*cell));
		if (!cell)
			return;
		cell->column = column;
		cell->next = record->cells;
		record->cells = cell;
	}
	cell->value = value;
	cell->room = 0;
}

struct rx_text rx_record_get(const struct rx_records *records, size_t place, enum rx_column column)
{
	const struct rx_cell *cell = find_cell(&records->items[place], column);

	return cell ? cell->value : (struct rx_text){"", 0};
}

struct rx_text rx_record_take(struct rx_records *records, size_t place, enum rx_column column)
{
	struct rx_cell **link = &records->items[place].cells;
	struct rx_text value = {"", 0};

	while (*link && (*link)->column != column)
		link = &(*link)->next;
	if (*link) {
		value = (*link)->value;
		*link = (*link)->next;
	}
	return value;
}

struct order {
	uint32_t start;
	bool overlay; /* diag and fact rows follow the record that begins where they do */
	size_t place;
};

static int by_place_in_text(const void *one, const void *other)
{
	const struct order *left = one, *right = other;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	if (left->overlay != right->overlay)
		return left->overlay ? 1 : -1;
	return left->place < right->place ? -1 : left->place > right->place;
}

static void number_paths(struct rx_records *records)
{
	for (size_t at = 0; at < records->count; at++) {
		struct rx_record *record = &records->items[at], *parent;
		struct rx_buffer path = {0};

		if (record->parent == RX_NONE || record->kind == RX_KIND_TEXT
			|| record->kind == RX_KIND_DIAG || record->kind == RX_KIND_FACT)
			continue;
		parent = &records->items[record->parent];
		rx_buffer_add_text(&path, parent->path);
		if (path.length)
			rx_buffer_add_byte(&path, '.');
		rx_buffer_add_number(&path, ++parent->children);
		record->path = rx_arena_copy(records->arena, rx_buffer_text(&path));
		rx_buffer_release(&path);
	}
}

/* Moves the records into the given order; now holds each one's new place. */
/* Children as lists, each in the order of the text. */
struct kin {
	size_t first;
	size_t last;
	size_t next;
};

static void link_children(
	const struct rx_records *records, const struct order *order, struct kin *kin)
{
	for (size_t at = 0; at < records->count; at++)
		kin[at] = (struct kin){RX_NONE, RX_NONE, RX_NONE};
	for (size_t at = 0; at < records->count; at++) {
		size_t child = order[at].place, parent = records->items[child].parent;

		if (parent == RX_NONE)
			continue;
		if (kin[parent].first == RX_NONE)
			kin[parent].first = child;
		else
			kin[kin[parent].last].next = child;
		kin[parent].last = child;
	}
}

/* The record behind one when each is followed by all that is below it. */
static size_t follower(const struct rx_records *records, const struct kin *kin, size_t place)
{
	if (kin[place].first != RX_NONE)
		return kin[place].first;
	while (place != RX_NONE && kin[place].next == RX_NONE)
		place = records->items[place].parent;
	return place == RX_NONE ? RX_NONE : kin[place].next;
}

/* What is said of a whole document in the middle of a section comes behind the section. */
static void descend(const struct rx_records *records, struct order *order, const struct kin *kin)
{
	size_t place = 0;

	for (size_t at = 0; at < records->count && place != RX_NONE; at++) {
		order[at].place = place;
		place = follower(records, kin, place);
	}
}

static void reorder(struct rx_records *records, const struct order *order, struct rx_record *sorted,
	size_t *now)
{
	for (size_t at = 0; at < records->count; at++)
		now[order[at].place] = at;
	for (size_t at = 0; at < records->count; at++) {
		sorted[at] = records->items[order[at].place];
		if (sorted[at].parent != RX_NONE)
			sorted[at].parent = now[sorted[at].parent];
	}
	memcpy(records->items, sorted, records->count * sizeof(*sorted));
}

void rx_records_arrange(struct rx_records *records)
{
	size_t count = records->count;
	struct order *order = calloc(count + 1, sizeof(*order));
	struct rx_record *sorted = calloc(count + 1, sizeof(*sorted));
	size_t *now = calloc(count + 1, sizeof(*now));
	struct kin *kin = calloc(count + 1, sizeof(*kin));

	if (order && sorted && now && kin) {
		for (size_t at = 0; at < count; at++) {
			enum rx_kind kind = records->items[at].kind;

			order[at] = (struct order){records->items[at].start,
				kind == RX_KIND_DIAG || kind == RX_KIND_FACT, at};
		}
		if (count > 1)
			qsort(order + 1, count - 1, sizeof(*order),
				by_place_in_text); /* doc stays first */
		link_children(records, order, kin);
		descend(records, order, kin);
		reorder(records, order, sorted, now);
		number_paths(records);
	} else {
		records->arena->failed = true;
	}
	free(order);
	free(sorted);
	free(now);
	free(kin);
}
