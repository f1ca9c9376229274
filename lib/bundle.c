/*
 * bundle.c - one store of rows for each header, and an array that tells where each row is.
 */
#include "bundle.h"

#include <stdlib.h>

/* A store holds less than 4 GiB; a new one is begun long before. */
enum { PART_SIZE = 1 << 30, LAST_DOC = 0, LAST_SECTION, LAST_FINDING };

void rx_bundle_release(struct rx_bundle *bundle)
{
	for (size_t at = 0; at < bundle->part_count; at++) {
		rx_store_release(&bundle->parts[at]->store);
		rx_buffer_release(&bundle->parts[at]->names);
		free((void *)bundle->parts[at]->header.names);
		free(bundle->parts[at]);
	}
	free(bundle->parts);
	free(bundle->rows);
	free(bundle->id_rows);
	rx_keys_release(&bundle->ids);
	*bundle = (struct rx_bundle){0};
}

/* ---- parts ---------------------------------------------------------------------------------- */

static bool copy_header(struct rx_bundle_part *part, const struct rx_header *header)
{
	struct rx_text *names = calloc(header->count + 1, sizeof(*names));
	size_t length = 1;

	part->header = (struct rx_header){names, header->count, header->serial};
	for (size_t at = 0; at < header->count; at++)
		length += header->names[at].length;
	if (!names || !rx_buffer_reserve(&part->names, length))
		return false;
	for (size_t at = 0; at < header->count; at++) {
		names[at] = rx_text_of(
			part->names.bytes + part->names.length, header->names[at].length);
		rx_buffer_add_text(&part->names, header->names[at]);
	}
	return true;
}

static struct rx_bundle_part *add_part(
	struct rx_bundle *bundle, const struct rx_block *block, size_t row)
{
	struct rx_bundle_part **grown = rx_array_grow(
		bundle->parts, bundle->part_count, &bundle->part_room, sizeof(*grown));
	struct rx_bundle_part *part = calloc(1, sizeof(*part));

	if (grown)
		bundle->parts = grown;
	if (!grown || !part) {
		free(part);
		return NULL;
	}
	grown[bundle->part_count++] = part;
	bundle->file = block->file;
	if (!copy_header(part, block->header))
		return NULL;
	part->id = rx_header_find(&part->header, RX_LITERAL("id"));
	part->up = rx_header_find(&part->header, RX_LITERAL("parent"));
	part->kind = rx_header_find(&part->header, RX_LITERAL("kind"));
	rx_store_begin(&part->store, block, row);
	part->store.shape.header = &part->header;
	return part;
}

static struct rx_bundle_part *part_for(
	struct rx_bundle *bundle, const struct rx_block *block, size_t row)
{
	struct rx_bundle_part *last =
		bundle->part_count ? bundle->parts[bundle->part_count - 1] : NULL;

	if (last && last->header.serial == block->header->serial && bundle->file == block->file
		&& last->store.bytes.length < PART_SIZE)
		return last;
	return add_part(bundle, block, row);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static struct rx_text cell_at(const struct rx_block *block, size_t row, int place)
{
	return place < 0 ? rx_text_of("", 0) : rx_block_cell(block, row, (size_t)place);
}

/* What a row without a parent stands under: its kind tells. */
static size_t parent_by_order(const struct rx_bundle *bundle, int kind)
{
	const size_t *last = bundle->last;

	if (kind == RX_KIND_DOC)
		return RX_NONE;
	if (kind == RX_KIND_MEASURE && last[LAST_FINDING] != RX_NONE)
		return last[LAST_FINDING];
	return last[LAST_SECTION] != RX_NONE && kind != RX_KIND_SECTION ? last[LAST_SECTION]
									: last[LAST_DOC];
}

static size_t find_parent(
	struct rx_bundle *bundle, struct rx_text id, int kind, const struct rx_bundle_part *part)
{
	size_t key;

	/* Rows of a plain table stand side by side. */
	if (part->kind < 0)
		return RX_NONE;
	if (id.length == 0)
		return parent_by_order(bundle, kind);
	key = rx_keys_find(&bundle->ids, 0, id);
	return key == RX_NONE ? RX_NONE : bundle->id_rows[key];
}

/* The first row that has an id keeps it. */
static bool add_id(struct rx_bundle *bundle, struct rx_text id, size_t row)
{
	bool added = false;
	size_t key, *grown;

	if (id.length == 0)
		return true;
	key = rx_keys_add(&bundle->ids, 0, id, &added);
	if (key == RX_NONE || !added)
		return key != RX_NONE;
	grown = rx_array_grow(bundle->id_rows, key, &bundle->id_room, sizeof(*grown));
	if (!grown)
		return false;
	bundle->id_rows = grown;
	grown[key] = row;
	return true;
}

static void note_last(struct rx_bundle *bundle, int kind, size_t row)
{
	size_t *last = bundle->last;

	if (bundle->count == 1)
		last[LAST_DOC] = last[LAST_SECTION] = last[LAST_FINDING] = RX_NONE;
	if (kind == RX_KIND_DOC) {
		last[LAST_DOC] = row;
		last[LAST_SECTION] = last[LAST_FINDING] = RX_NONE;
	} else if (kind == RX_KIND_SECTION) {
		last[LAST_SECTION] = row;
		last[LAST_FINDING] = RX_NONE;
	} else if (kind == RX_KIND_FINDING) {
		last[LAST_FINDING] = row;
	}
}

bool rx_bundle_add(struct rx_bundle *bundle, const struct rx_block *block, size_t row)
{
	struct rx_bundle_part *part = part_for(bundle, block, row);
	struct rx_bundle_row *grown =
		rx_array_grow(bundle->rows, bundle->count, &bundle->room, sizeof(*grown));
	struct rx_bundle_row added = {.kind = RX_KIND_FINDING, .parent = RX_NONE};

	if (grown)
		bundle->rows = grown;
	if (!part || !grown)
		return false;
	if (part->kind >= 0)
		added.kind = rx_word_find(RX_SET_KIND, cell_at(block, row, part->kind));
	if (bundle->count)
		added.parent = find_parent(bundle, cell_at(block, row, part->up), added.kind, part);
	added.part = (uint32_t)(bundle->part_count - 1);
	added.place = (uint32_t)part->store.count;
	if (!rx_store_add(&part->store, block, row)
		|| !add_id(bundle, cell_at(block, row, part->id), bundle->count))
		return false;
	grown[bundle->count++] = added;
	note_last(bundle, added.kind, bundle->count - 1);
	return true;
}

void rx_bundle_block(
	const struct rx_bundle *bundle, size_t row, struct rx_block *block, size_t *place)
{
	rx_store_block(&bundle->parts[bundle->rows[row].part]->store, block);
	*place = bundle->rows[row].place;
}

const struct rx_header *rx_bundle_header(const struct rx_bundle *bundle, size_t row)
{
	return &bundle->parts[bundle->rows[row].part]->header;
}

struct rx_text rx_bundle_cell(const struct rx_bundle *bundle, size_t row, struct rx_text column)
{
	struct rx_block block;
	size_t place;

	rx_bundle_block(bundle, row, &block, &place);
	return cell_at(&block, place, rx_header_find(block.header, column));
}
