/*
 * arrange.c - sorting rows, or findings with their families.
 *
 * A column to group by is the first key to sort by: the values of a group then stand together, and
 * groups come in the order of the column.
 */
#include "arrange.h"
#include "bundle.h"
#include "message.h"
#include "order.h"

#include <stdlib.h>

/* As deep as records stand in each other. */
enum { DEPTH_LIMIT = 64 };

struct rx_arrange {
	const struct rx_sink *sink;
	struct rx_order *order;
	bool findings;
	size_t came, went; /* rows or findings */
	struct rx_bundle
		names;   /* has the header of the rows that were added first, which may be gone */
	unsigned serial; /* of the header that the order is bound to */

	/* Findings are sorted as rows of their own: the cells to sort by, and the place of the finding. */
	char *keys;
	struct rx_text *columns; /* those of the keys, and one for the place */
	size_t column_count;
	struct rx_header header;
	struct rx_store cells;
	struct rx_bundle bundle;
	size_t *next;             /* of each row the next one that stands under the same finding */
	size_t family;            /* row of the finding at hand that comes next, or RX_NONE */
	size_t path[DEPTH_LIMIT]; /* what stands above the finding at hand */
	size_t depth, handed; /* how many those are, and how many of them have been handed out */
	size_t before[DEPTH_LIMIT]; /* the same of the finding before */
	size_t depth_before;
};

static int fail_memory(const struct rx_arrange *arrange)
{
	rx_say(arrange->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* ---- options -------------------------------------------------------------------------------- */

static char *join_keys(const char *group, const char *sort)
{
	struct rx_buffer keys = {0};

	rx_buffer_add_string(&keys, group ? group : "");
	if (group && sort)
		rx_buffer_add_byte(&keys, ',');
	rx_buffer_add_string(&keys, sort ? sort : "");
	rx_buffer_add_byte(&keys, '\0');
	if (keys.failed)
		rx_buffer_release(&keys);
	return keys.bytes;
}

/* The columns of the keys without their signs. */
static bool name_columns(struct rx_arrange *arrange)
{
	struct rx_text rest = rx_text(arrange->keys), name;
	size_t room = 2;

	for (const char *at = arrange->keys; *at; at++)
		room += *at == ',';
	arrange->columns = calloc(room, sizeof(*arrange->columns));
	if (!arrange->columns)
		return false;
	while (rx_text_split(&rest, ',', &name)) {
		name = rx_text_trim(name);
		if (name.length && name.bytes[0] == '-')
			name = rx_text_slice(name, 1, name.length);
		if (name.length)
			arrange->columns[arrange->column_count++] = name;
	}
	arrange->columns[arrange->column_count++] = RX_LITERAL("\001");
	arrange->header = (struct rx_header){arrange->columns, arrange->column_count, 1};
	return true;
}

struct rx_arrange *rx_arrange_new(
	const struct rx_arrange_options *options, const struct rx_sink *sink)
{
	struct rx_arrange *arrange = calloc(1, sizeof(*arrange));
	struct rx_order_options order = {.limit = options->limit};

	if (!arrange)
		return NULL;
	arrange->sink = sink;
	arrange->findings = options->findings != 0;
	arrange->family = RX_NONE;
	arrange->keys = join_keys(options->group, options->sort);
	order.keys = arrange->keys && *arrange->keys ? arrange->keys : NULL;
	arrange->order = rx_order_new(&order, sink);
	if (arrange->keys && arrange->order && name_columns(arrange))
		return arrange;
	rx_arrange_free(arrange);
	return NULL;
}

void rx_arrange_free(struct rx_arrange *arrange)
{
	if (!arrange)
		return;
	rx_order_free(arrange->order);
	rx_bundle_release(&arrange->bundle);
	rx_bundle_release(&arrange->names);
	rx_store_release(&arrange->cells);
	free(arrange->keys);
	free(arrange->columns);
	free(arrange->next);
	free(arrange);
}

int rx_arrange_bind(struct rx_arrange *arrange, const struct rx_header *header)
{
	if (arrange->serial == header->serial || (arrange->findings && arrange->serial))
		return 0;
	arrange->serial = header->serial;
	if (rx_order_bind(arrange->order, header))
		return -1;
	return arrange->findings ? rx_order_bind(arrange->order, &arrange->header) : 0;
}

/* ---- rows in -------------------------------------------------------------------------------- */

static int add_row(struct rx_arrange *arrange, const struct rx_block *block, size_t row)
{
	struct rx_block lasting = *block;

	if (arrange->names.count == 0 && !rx_bundle_add(&arrange->names, block, row))
		return fail_memory(arrange);
	lasting.header = rx_bundle_header(&arrange->names, 0);
	arrange->came++;
	return rx_order_add(arrange->order, &lasting, row, row + 1);
}

int rx_arrange_add(struct rx_arrange *arrange, const struct rx_block *block, size_t row)
{
	if (!arrange->findings)
		return add_row(arrange, block, row);
	return rx_bundle_add(&arrange->bundle, block, row) ? 0 : fail_memory(arrange);
}

/* ---- findings ------------------------------------------------------------------------------- */

static size_t finding_of(const struct rx_bundle *bundle, size_t row)
{
	for (size_t depth = 0; row != RX_NONE && depth < DEPTH_LIMIT; depth++) {
		if (bundle->rows[row].kind == RX_KIND_FINDING)
			return row;
		row = bundle->rows[row].parent;
	}
	return RX_NONE;
}

/* Chains the rows of each finding in the order in which they came. */
static bool chain(struct rx_arrange *arrange)
{
	size_t count = arrange->bundle.count;
	size_t *last = calloc(count + 1, sizeof(*last));

	arrange->next = calloc(count + 1, sizeof(*arrange->next));
	for (size_t row = 0; last && arrange->next && row < count; row++) {
		size_t finding = finding_of(&arrange->bundle, row);

		arrange->next[row] = RX_NONE;
		last[row] = row;
		if (finding == RX_NONE || finding == row)
			continue;
		arrange->next[last[finding]] = row;
		last[finding] = row;
	}
	free(last);
	return last && arrange->next;
}

static bool add_cells(struct rx_arrange *arrange, size_t row, struct rx_text *values)
{
	char digits[24];
	struct rx_buffer number = {digits, 0, sizeof(digits), false};
	size_t keys = arrange->column_count - 1;

	for (size_t at = 0; at < keys; at++)
		values[at] = rx_bundle_cell(&arrange->bundle, row, arrange->columns[at]);
	rx_buffer_add_number(&number, row);
	values[keys] = rx_buffer_text(&number);
	return rx_store_add_cells(&arrange->cells, values);
}

static int sort_findings(struct rx_arrange *arrange)
{
	struct rx_block block = {.header = &arrange->header, .columns = arrange->column_count};
	struct rx_text *values = calloc(arrange->column_count, sizeof(*values));
	bool done = values && chain(arrange);

	rx_store_begin(&arrange->cells, &block, 0);
	for (size_t row = 0; done && row < arrange->bundle.count; row++) {
		if (arrange->bundle.rows[row].kind != RX_KIND_FINDING)
			continue;
		done = add_cells(arrange, row, values);
		arrange->came++;
	}
	free(values);
	if (!done)
		return fail_memory(arrange);
	rx_store_block(&arrange->cells, &block);
	return rx_order_add(arrange->order, &block, 0, block.rows);
}

int rx_arrange_finish(struct rx_arrange *arrange)
{
	if (arrange->findings && arrange->serial && sort_findings(arrange))
		return -1;
	return rx_order_finish(arrange->order);
}

static size_t number_of(struct rx_text digits)
{
	size_t number = 0;

	for (size_t at = 0; at < digits.length; at++)
		number = number * 10 + (size_t)(digits.bytes[at] - '0');
	return number;
}

/* Finds what stands above a finding, and how much of it stood above the one before. */
static void enter(struct rx_arrange *arrange, size_t finding)
{
	const struct rx_bundle_row *rows = arrange->bundle.rows;
	size_t up = rows[finding].parent, at = 0;

	memcpy(arrange->before, arrange->path, sizeof(arrange->before));
	arrange->depth_before = arrange->depth;
	for (arrange->depth = 0; up != RX_NONE && arrange->depth < DEPTH_LIMIT;
		up = rows[up].parent)
		arrange->depth++;
	up = rows[finding].parent;
	for (size_t depth = arrange->depth; depth; up = rows[up].parent)
		arrange->path[--depth] = up;
	while (at < arrange->depth && at < arrange->depth_before
		&& arrange->path[at] == arrange->before[at])
		at++;
	arrange->handed = at;
	arrange->family = finding;
}

static int next_finding(struct rx_arrange *arrange)
{
	struct rx_block block;
	size_t row;
	int more = rx_order_next(arrange->order, &block, &row);

	if (more <= 0)
		return more;
	arrange->went++;
	enter(arrange, number_of(rx_block_cell(&block, row, arrange->column_count - 1)));
	return 1;
}

int rx_arrange_next(struct rx_arrange *arrange, struct rx_block *block, size_t *row)
{
	size_t at;

	if (!arrange->findings) {
		int more = rx_order_next(arrange->order, block, row);

		arrange->went += more > 0;
		return more;
	}
	if (arrange->family == RX_NONE) {
		int more = next_finding(arrange);

		if (more <= 0)
			return more;
	}
	if (arrange->handed < arrange->depth) {
		at = arrange->path[arrange->handed++];
	} else {
		at = arrange->family;
		arrange->family = arrange->next[at];
	}
	rx_bundle_block(&arrange->bundle, at, block, row);
	return 1;
}

size_t rx_arrange_left_out(const struct rx_arrange *arrange)
{
	return arrange->came - arrange->went;
}
