/*
 * order.c - rows kept, sampled, sorted and cut off.
 *
 * A sample is a reservoir (Vitter 1985, algorithm R): each row takes the place of a kept one with the
 * chance that makes all choices equally likely.  With a limit the rows that can no longer be among
 * the first are dropped whenever twice as many are kept, so that memory follows the limit and not the
 * input.  Sorting is a merge from below: stable, and without recursion.  Where there is more to sort than
 * MEMORY, sorted runs go to a temporary file and are merged from there.
 */
#include "order.h"
#include "message.h"
#include "keys.h"
#include "marks.h"
#include "nearest.h"
#include "spill.h"
#include "store.h"

#include <stdlib.h>

enum { KEEP_AT_LEAST = 4096, MEMORY = 4 << 20 };

/* The rows from which so many are chosen. */
struct group {
	uint64_t seen;
	size_t count;
	size_t *slots; /* of each that was chosen: its place among those kept */
	size_t room;
};

struct rx_order {
	const struct rx_sink *sink;
	struct rx_order_options options;
	char *list;
	char *folder;
	char *by; /* name of the column that makes the groups, or NULL */
	int by_place;
	struct rx_keys values; /* of that column */
	struct group *groups;
	size_t group_count, group_room;
	size_t *owners; /* the groups of the kept rows */
	size_t owner_room;
	struct rx_spill_key *keys;
	struct rx_text *key_names;
	size_t key_count;
	struct rx_spill *spill; /* NULL: everything is in memory */
	uint32_t *marks;        /* of the row that the spill handed out last */
	size_t mark_room;
	size_t next;             /* of the kept rows, to be handed out */
	size_t left;             /* rows that the limit allows */
	struct rx_buffer header; /* names of the rows kept, each with its end */
	struct rx_store store;
	struct rx_store spare; /* the other one while rows are dropped */
	size_t *places;        /* of the kept rows in the store, in their order */
	size_t count;
	size_t room;
	uint64_t random;
};

static int out_of_memory(const struct rx_order *order)
{
	bool large = order->store.bytes.length > UINT32_MAX / 2;

	rx_say(order->sink, (struct rx_place){0}, large ? RX_SAY_KEEP_LIMIT : RX_SAY_MEMORY);
	return -1;
}

static bool read_keys(struct rx_order *order, const char *list)
{
	struct rx_text rest = rx_text(list), name;
	size_t room = 1;

	if (!list)
		return true;
	for (const char *at = list; *at; at++)
		room += *at == ',';
	order->list = strdup(list);
	order->keys = calloc(room, sizeof(*order->keys));
	order->key_names = calloc(room, sizeof(*order->key_names));
	if (!order->list || !order->keys || !order->key_names)
		return false;
	rest = rx_text(order->list);
	while (rx_text_split(&rest, ',', &name)) {
		bool descending;

		name = rx_text_trim(name);
		if (name.length == 0)
			continue;
		descending = name.bytes[0] == '-';
		order->keys[order->key_count].descending = descending;
		order->key_names[order->key_count++] =
			descending ? rx_text_slice(name, 1, name.length) : name;
	}
	return true;
}

struct rx_order *rx_order_new(const struct rx_order_options *options, const struct rx_sink *sink)
{
	struct rx_order *order = calloc(1, sizeof(*order));

	if (!order)
		return NULL;
	order->sink = sink;
	order->options = *options;
	order->options.keys = order->options.by = order->options.folder =
		NULL; /* the caller's; ours are copies */
	order->random = options->seed;
	order->left = options->limit ? options->limit : SIZE_MAX;
	if (options->by)
		order->by = strdup(options->by);
	if (options->folder)
		order->folder = strdup(options->folder);
	if (read_keys(order, options->keys) && (order->by || !options->by)
		&& (order->folder || !options->folder))
		return order;
	rx_order_free(order);
	return NULL;
}

void rx_order_free(struct rx_order *order)
{
	if (!order)
		return;
	rx_store_release(&order->store);
	rx_store_release(&order->spare);
	rx_buffer_release(&order->header);
	for (size_t at = 0; at < order->group_count; at++)
		free(order->groups[at].slots);
	rx_keys_release(&order->values);
	rx_spill_free(order->spill);
	free(order->groups);
	free(order->owners);
	free(order->marks);
	free(order->by);
	free(order->folder);
	free(order->places);
	free(order->keys);
	free(order->key_names);
	free(order->list);
	free(order);
}

/* ---- binding -------------------------------------------------------------------------------- */

static int find(const struct rx_order *order, const struct rx_header *header, const char *option,
	struct rx_text name)
{
	char quoted[120], list[RX_NEAREST_SIZE];
	int place = rx_header_find(header, name);

	if (place < 0)
		rx_say(order->sink, (struct rx_place){.file = option}, RX_SAY_UNKNOWN_COLUMN,
			rx_quotable(name, quoted, sizeof(quoted)),
			rx_sink_lang(order->sink) == RX_LANG_ZH ? "表头" : "the header",
			rx_nearest_columns(header, name, list));
	return place;
}

static int bind_keys(struct rx_order *order, const struct rx_header *header)
{
	for (size_t at = 0; at < order->key_count; at++) {
		struct rx_spill_key *key = &order->keys[at];

		key->place = find(order, header, "--sort", order->key_names[at]);
		if (key->place < 0)
			return -1;
		key->column = rx_word_find(RX_SET_COLUMN, header->names[key->place]);
	}
	if (!order->by)
		return 0;
	order->by_place = find(order, header, "--by", rx_text(order->by));
	return order->by_place < 0 ? -1 : 0;
}

static bool is_same_header(const struct rx_order *order, const struct rx_header *header)
{
	struct rx_text rest = rx_buffer_text(&order->header);
	size_t at = 0;

	for (; at < header->count; at++) {
		struct rx_text name = header->names[at];

		if (rest.length <= name.length || !rx_text_starts(rest, name)
			|| rest.bytes[name.length] != '\n')
			return false;
		rest = rx_text_slice(rest, name.length + 1, rest.length);
	}
	return rest.length == 0;
}

int rx_order_bind(struct rx_order *order, const struct rx_header *header)
{
	if ((order->count || order->spill) && !is_same_header(order, header)) {
		rx_say(order->sink, (struct rx_place){0}, RX_SAY_MIXED_HEADERS);
		return -1;
	}
	rx_buffer_reset(&order->header);
	for (size_t at = 0; at < header->count; at++) {
		rx_buffer_add_text(&order->header, header->names[at]);
		rx_buffer_add_byte(&order->header, '\n');
	}
	if (bind_keys(order, header))
		return -1;
	return order->header.failed ? out_of_memory(order) : 0;
}

/* ---- sorting -------------------------------------------------------------------------------- */

/* The keys of all rows of the store, row behind row. */
static struct rx_sortkey *read_cells(const struct rx_order *order, const struct rx_block *block)
{
	struct rx_sortkey *cells = calloc(block->rows * order->key_count + 1, sizeof(*cells));

	for (size_t row = 0; cells && row < block->rows; row++) {
		for (size_t at = 0; at < order->key_count; at++)
			cells[row * order->key_count + at] = rx_sortkey_read(order->keys[at].column,
				rx_block_cell(block, row, (size_t)order->keys[at].place));
	}
	return cells;
}

static int compare_rows(
	const struct rx_order *order, const struct rx_sortkey *cells, size_t one, size_t other)
{
	return rx_spill_compare(order->keys, order->key_count, &cells[one * order->key_count],
		&cells[other * order->key_count]);
}

/* Merges [start, middle) and [middle, end) of from into to. */
static void merge(const struct rx_order *order, const struct rx_sortkey *cells, const size_t *from,
	size_t *to, const size_t bounds[3])
{
	size_t left = bounds[0], right = bounds[1];

	for (size_t at = bounds[0]; at < bounds[2]; at++) {
		bool take_left = left < bounds[1]
			&& (right == bounds[2]
				|| compare_rows(order, cells, from[left], from[right]) <= 0);

		to[at] = from[take_left ? left++ : right++];
	}
}

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* Runs of 1, 2, 4 ... rows are merged from one array into the other. */
static void merge_all(struct rx_order *order, const struct rx_sortkey *cells, size_t **other)
{
	for (size_t width = 1; width < order->count; width *= 2) {
		size_t *from = order->places;

		for (size_t start = 0; start < order->count; start += 2 * width) {
			size_t bounds[3] = {start, least(start + width, order->count),
				least(start + 2 * width, order->count)};

			merge(order, cells, from, *other, bounds);
		}
		order->places = *other;
		*other = from;
		order->room = order->count;
	}
}

static int sort(struct rx_order *order)
{
	struct rx_block block;
	struct rx_sortkey *cells;
	size_t *other = malloc((order->count + 1) * sizeof(*other));
	bool done;

	rx_store_block(&order->store, &block);
	cells = read_cells(order, &block);
	done = cells && other;
	if (done)
		merge_all(order, cells, &other);
	free(other);
	free(cells);
	return done ? 0 : out_of_memory(order);
}

struct kept {
	size_t place, owner;
};

static int by_place(const void *one, const void *other)
{
	size_t left = ((const struct kept *)one)->place,
	       right = ((const struct kept *)other)->place;

	return (left > right) - (left < right);
}

/* The places of a sample in the order of the input, which is that of the store; its groups follow. */
static int sort_sample(struct rx_order *order)
{
	struct kept *kept;

	if (!order->options.sample || !order->count)
		return 0;
	kept = malloc(order->count * sizeof(*kept));
	if (!kept)
		return out_of_memory(order);
	for (size_t at = 0; at < order->count; at++)
		kept[at] = (struct kept){order->places[at], order->owners[at]};
	qsort(kept, order->count, sizeof(*kept), by_place);
	for (size_t at = 0; at < order->group_count; at++)
		order->groups[at].count = 0;
	for (size_t at = 0; at < order->count; at++) {
		struct group *group = &order->groups[kept[at].owner];

		order->places[at] = kept[at].place;
		order->owners[at] = kept[at].owner;
		group->slots[group->count++] = at;
	}
	free(kept);
	return 0;
}

/* ---- keeping -------------------------------------------------------------------------------- */

/* Drops all rows of the store but those that have a place; their order stays. */
static int compact(struct rx_order *order)
{
	struct rx_store full = order->store;
	struct rx_block block;

	if (sort_sample(order))
		return -1;
	rx_store_block(&full, &block);
	rx_store_begin(&order->spare, &block, 0);
	for (size_t at = 0; at < order->count; at++) {
		if (!rx_store_add(&order->spare, &block, order->places[at]))
			return out_of_memory(order);
		order->places[at] = at;
	}
	order->store = order->spare;
	order->spare = full;
	return 0;
}

/* With a limit: only the first ones in order can still be wanted. */
static int cut_off(struct rx_order *order)
{
	size_t limit = order->options.limit;

	if (limit == 0 || order->options.sample || order->count < KEEP_AT_LEAST
		|| order->count / 2 < limit)
		return 0;
	if (order->key_count && sort(order))
		return -1;
	order->count = limit;
	return compact(order);
}

/* SplitMix64 (Steele, Lea and Flood 2014); the high half of a product makes it a number below. */
static uint64_t random_below(struct rx_order *order, uint64_t limit)
{
	uint64_t mixed = order->random += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
	mixed ^= mixed >> 31;
	return (uint64_t)((rx_int128)mixed * limit >> 64 & UINT64_MAX);
}

/* The group that a row is chosen from; NULL when memory is exhausted. */
static struct group *group_of(struct rx_order *order, const struct rx_block *block, size_t row)
{
	struct rx_text value = {NULL, 0};
	struct group *groups;
	bool added = false;
	size_t place;

	if (order->by)
		value = rx_block_cell(block, row, (size_t)order->by_place);
	place = rx_keys_add(&order->values, 0, value, &added);
	if (place == RX_NONE)
		return NULL;
	if (!added)
		return &order->groups[place];
	groups = rx_array_grow(
		order->groups, order->group_count, &order->group_room, sizeof(*groups));
	if (!groups)
		return NULL;
	order->groups = groups;
	groups[order->group_count] = (struct group){0};
	return &groups[order->group_count++];
}

/* One more place, for a row of a group. */
static bool add_place(struct rx_order *order, struct group *group)
{
	size_t *slots, *owners;

	slots = rx_array_grow(group->slots, group->count, &group->room, sizeof(*slots));
	if (!slots)
		return false;
	group->slots = slots;
	owners = rx_array_grow(order->owners, order->count, &order->owner_room, sizeof(*owners));
	if (!owners)
		return false;
	order->owners = owners;
	slots[group->count++] = order->count;
	owners[order->count] = (size_t)(group - order->groups);
	return true;
}

/* The place that a row takes among the kept: *place; RX_NONE: none. */
static int choose_place(
	struct rx_order *order, const struct rx_block *block, size_t row, size_t *place)
{
	struct group *group;
	uint64_t chosen;

	*place = order->count;
	if (order->options.sample == 0)
		return 0;
	group = group_of(order, block, row);
	if (!group)
		return out_of_memory(order);
	group->seen++;
	if (group->count < order->options.sample)
		return add_place(order, group) ? 0 : out_of_memory(order);
	chosen = random_below(order, group->seen);
	*place = chosen < order->options.sample ? group->slots[chosen] : RX_NONE;
	return 0;
}

/* Bytes that sorting what is kept takes. */
static size_t memory_of(const struct rx_order *order)
{
	size_t each = order->key_count * sizeof(struct rx_sortkey) + 2 * sizeof(size_t);

	return order->store.bytes.length + order->store.end_count * sizeof(uint32_t)
		+ order->count * each;
}

/* Writes what is kept as a sorted run, as much of it as the limit can want, when it has grown large. */
static int spill(struct rx_order *order, size_t memory)
{
	struct rx_block block;

	if (!order->key_count || order->options.sample || memory_of(order) < memory)
		return 0;
	if (!order->spill)
		order->spill =
			rx_spill_new(order->keys, order->key_count, order->folder, order->sink);
	if (!order->spill)
		return out_of_memory(order);
	if (sort(order))
		return -1;
	if (order->options.limit && order->count > order->options.limit)
		order->count = order->options.limit;
	rx_store_block(&order->store, &block);
	if (rx_spill_add(order->spill, &block, order->places, order->count))
		return -1;
	order->count = 0;
	rx_store_begin(&order->store, &block, 0);
	return 0;
}

static int keep(struct rx_order *order, const struct rx_block *block, size_t row)
{
	size_t place, *places;

	if (choose_place(order, block, row, &place))
		return -1;
	if (place == RX_NONE)
		return 0;
	places = rx_array_grow(order->places, order->count, &order->room, sizeof(*places));
	if (!places)
		return out_of_memory(order);
	order->places = places;
	if (order->store.count > KEEP_AT_LEAST && order->store.count / 2 > order->count
		&& compact(order))
		return -1;
	if (!rx_store_add(&order->store, block, row))
		return out_of_memory(order);
	order->places[place] = order->store.count - 1;
	order->count += place == order->count;
	return cut_off(order) ? -1 : spill(order, MEMORY);
}

int rx_order_add(struct rx_order *order, const struct rx_block *block, size_t first, size_t end)
{
	if (order->store.count == 0)
		rx_store_begin(&order->store, block, first);
	for (; first < end; first++) {
		if (keep(order, block, first))
			return -1;
	}
	return 0;
}

/* ---- handing out ---------------------------------------------------------------------------- */

int rx_order_finish(struct rx_order *order)
{
	if (order->spill)
		return spill(order, 0) || rx_spill_finish(order->spill) ? -1 : 0;
	if (sort_sample(order))
		return -1;
	return order->key_count ? sort(order) : 0;
}

/* A row that the spill hands out, as a block of its own. */
static int next_spilled(struct rx_order *order, struct rx_block *block)
{
	struct rx_text row;
	int more = rx_spill_next(order->spill, &row);

	if (more <= 0)
		return more;
	*block = order->store.shape;
	if (row.length + 9 > order->mark_room) {
		free(order->marks);
		order->mark_room = row.length + 9;
		order->marks = malloc(order->mark_room * sizeof(*order->marks));
		if (!order->marks) {
			order->mark_room = 0;
			return out_of_memory(order);
		}
	}
	/* The LF behind the row is there, too. */
	block->bytes = row.bytes;
	block->ends = order->marks;
	block->start = 0;
	block->rows = 1;
	(void)rx_marks_find(row.bytes, 0, row.length + 1, order->marks, &block->line);
	return 1;
}

int rx_order_next(struct rx_order *order, struct rx_block *block, size_t *row)
{
	*row = 0;
	if (order->left == 0)
		return 0;
	order->left--;
	if (order->spill)
		return next_spilled(order, block);
	if (order->next == order->count)
		return 0;
	rx_store_block(&order->store, block);
	*row = order->places[order->next++];
	return 1;
}
