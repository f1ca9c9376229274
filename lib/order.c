/*
 * order.c - rows kept, sampled, sorted and cut off.
 *
 * A sample is a reservoir (Vitter 1985, algorithm R): each row takes the place of a kept one with the
 * chance that makes all choices equally likely.  With a limit the rows that can no longer be among
 * the first are dropped whenever twice as many are kept, so that memory follows the limit and not the
 * input.  Sorting is a merge from below: stable, and without recursion.
 */
#include "order.h"
#include "message.h"
#include "nearest.h"
#include "sortkey.h"
#include "store.h"

#include <stdlib.h>

enum { KEEP_AT_LEAST = 4096 };

struct key {
	struct rx_text name;
	bool descending;
	int place;  /* in the header */
	int column; /* in the vocabulary */
};

struct rx_order {
	const struct rx_sink *sink;
	struct rx_order_options options;
	char *list;
	struct key *keys;
	size_t key_count;
	struct rx_buffer header; /* names of the rows kept, each with its end */
	struct rx_store store;
	struct rx_store spare; /* the other one while rows are dropped */
	size_t *places;        /* of the kept rows in the store, in their order */
	size_t count;
	size_t room;
	uint64_t seen;
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
	if (!order->list || !order->keys)
		return false;
	rest = rx_text(order->list);
	while (rx_text_split(&rest, ',', &name)) {
		struct key *key = &order->keys[order->key_count];

		name = rx_text_trim(name);
		if (name.length == 0)
			continue;
		key->descending = name.bytes[0] == '-';
		key->name = key->descending ? rx_text_slice(name, 1, name.length) : name;
		order->key_count++;
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
	order->options.keys = NULL; /* the caller's; ours is the copy */
	order->random = options->seed;
	if (read_keys(order, options->keys))
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
	free(order->places);
	free(order->keys);
	free(order->list);
	free(order);
}

/* ---- binding -------------------------------------------------------------------------------- */

static int bind_key(struct rx_order *order, const struct rx_header *header, struct key *key)
{
	char quoted[120], list[RX_NEAREST_SIZE];

	key->place = rx_header_find(header, key->name);
	if (key->place < 0) {
		rx_say(order->sink, (struct rx_place){.file = "--sort"}, RX_SAY_UNKNOWN_COLUMN,
			rx_quotable(key->name, quoted, sizeof(quoted)),
			rx_sink_lang(order->sink) == RX_LANG_ZH ? "表头" : "the header",
			rx_nearest_columns(header, key->name, list));
		return -1;
	}
	key->column = rx_word_find(RX_SET_COLUMN, header->names[key->place]);
	return 0;
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
	if (order->count && !is_same_header(order, header)) {
		rx_say(order->sink, (struct rx_place){0}, RX_SAY_MIXED_HEADERS);
		return -1;
	}
	rx_buffer_reset(&order->header);
	for (size_t at = 0; at < header->count; at++) {
		rx_buffer_add_text(&order->header, header->names[at]);
		rx_buffer_add_byte(&order->header, '\n');
	}
	for (size_t at = 0; at < order->key_count; at++) {
		if (bind_key(order, header, &order->keys[at]))
			return -1;
	}
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
	for (size_t at = 0; at < order->key_count; at++) {
		int outcome = rx_sortkey_compare(&cells[one * order->key_count + at],
			&cells[other * order->key_count + at], order->keys[at].descending);

		if (outcome)
			return outcome;
	}
	return 0;
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

static int by_place(const void *one, const void *other)
{
	size_t left = *(const size_t *)one, right = *(const size_t *)other;

	return (left > right) - (left < right);
}

/* The places of a sample in the order of the input, which is that of the store. */
static void sort_sample(struct rx_order *order)
{
	if (order->options.sample && order->count)
		qsort(order->places, order->count, sizeof(*order->places), by_place);
}

/* ---- keeping -------------------------------------------------------------------------------- */

/* Drops all rows of the store but those that have a place; their order stays. */
static int compact(struct rx_order *order)
{
	struct rx_store full = order->store;
	struct rx_block block;

	sort_sample(order); /* any place of a sample is as good as another */
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

/* The place that the next row of the store takes among the kept; RX_NONE: none. */
static size_t choose_place(struct rx_order *order)
{
	size_t sample = order->options.sample;
	uint64_t chosen;

	order->seen++;
	if (sample == 0 || order->count < sample)
		return order->count;
	chosen = random_below(order, order->seen);
	return chosen < sample ? (size_t)chosen : RX_NONE;
}

static int keep(struct rx_order *order, const struct rx_block *block, size_t row)
{
	size_t place = choose_place(order), *places;

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
	return cut_off(order);
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

int rx_order_take(
	struct rx_order *order, struct rx_block *block, const size_t **places, size_t *count)
{
	sort_sample(order);
	if (order->key_count && sort(order))
		return -1;
	if (order->options.limit && order->count > order->options.limit)
		order->count = order->options.limit;
	rx_store_block(&order->store, block);
	*places = order->places;
	*count = order->count;
	return 0;
}
