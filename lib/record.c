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

	char *bytes = (char *)cell->value.bytes; /* the arena's, where there is room */

	if (need > cell->room) {
		bytes = need > UINT32_MAX / 2 ? NULL : rx_arena_new(arena, 2 * need);
		if (!bytes) {
			arena->failed = true;
			return;
		}
		memcpy(bytes, cell->value.bytes, length);
		cell->room = (uint32_t)(2 * need);
	}
	bytes[length] = ';';
	memcpy(bytes + length + 1, value.bytes, value.length);
	cell->value = rx_text_of(bytes, need);
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
	uint32_t place;
	bool overlay; /* diag and fact rows follow the record that begins where they do */
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

/* Children as lists, each in the order of the text. */
struct kin {
	uint32_t first;
	uint32_t last;
	uint32_t next;
};

#define NO_KIN UINT32_MAX

static void link_children(
	const struct rx_records *records, const struct order *order, struct kin *kin)
{
	for (size_t at = 0; at < records->count; at++)
		kin[at] = (struct kin){NO_KIN, NO_KIN, NO_KIN};
	for (size_t at = 0; at < records->count; at++) {
		uint32_t child = order[at].place;
		size_t parent = records->items[child].parent;

		if (parent == RX_NONE)
			continue;
		if (kin[parent].first == NO_KIN)
			kin[parent].first = child;
		else
			kin[kin[parent].last].next = child;
		kin[parent].last = child;
	}
}

/* The record behind one when each is followed by all that is below it. */
static size_t follower(const struct rx_records *records, const struct kin *kin, size_t place)
{
	if (kin[place].first != NO_KIN)
		return kin[place].first;
	while (place != RX_NONE && kin[place].next == NO_KIN)
		place = records->items[place].parent;
	return place == RX_NONE ? RX_NONE : kin[place].next;
}

/* What is said of a whole document in the middle of a section comes behind the section. */
static void descend(const struct rx_records *records, struct order *order, const struct kin *kin)
{
	size_t place = 0;

	for (size_t at = 0; at < records->count && place != RX_NONE; at++) {
		order[at].place = (uint32_t)place;
		place = follower(records, kin, place);
	}
}

/* Moves the records into the given order; now is scratch for each one's new place.  They change
 * places with one another, since a second list of them would be the largest thing in memory. */
static void reorder(struct rx_records *records, const struct order *order, uint32_t *now)
{
	struct rx_record *items = records->items;

	for (size_t at = 0; at < records->count; at++)
		now[order[at].place] = (uint32_t)at;
	for (size_t at = 0; at < records->count; at++) {
		if (items[at].parent != RX_NONE)
			items[at].parent = now[items[at].parent];
	}
	for (size_t at = 0; at < records->count; at++) {
		while (now[at] != at) {
			uint32_t to = now[at];
			struct rx_record moved = items[to];

			items[to] = items[at];
			items[at] = moved;
			now[at] = now[to];
			now[to] = to;
		}
	}
}

void rx_records_arrange(struct rx_records *records)
{
	size_t count = records->count;
	struct order *order = calloc(count + 1, sizeof(*order));
	uint32_t *now = calloc(count + 1, sizeof(*now));
	struct kin *kin = calloc(count + 1, sizeof(*kin));

	if (order && now && kin) {
		for (size_t at = 0; at < count; at++) {
			enum rx_kind kind = records->items[at].kind;

			order[at] = (struct order){records->items[at].start, (uint32_t)at,
				kind == RX_KIND_DIAG || kind == RX_KIND_FACT};
		}
		if (count > 1)
			qsort(order + 1, count - 1, sizeof(*order),
				by_place_in_text); /* doc stays first */
		link_children(records, order, kin);
		descend(records, order, kin);
		reorder(records, order, now);
		number_paths(records);
	} else {
		records->arena->failed = true;
	}
	free(order);
	free(now);
	free(kin);
}
