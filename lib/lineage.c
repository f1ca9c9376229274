/*
 * lineage.c - titles handed down from parents to children by id.
 */
#include "lineage.h"

#include <stdlib.h>

void rx_lineage_release(struct rx_lineage *lineage)
{
	rx_keys_release(&lineage->ids);
	free(lineage->nodes);
	rx_buffer_release(&lineage->texts);
	rx_buffer_release(&lineage->doc);
	*lineage = (struct rx_lineage){0};
}

static bool find_column(const struct rx_header *header, enum rx_column column, size_t *place)
{
	int found = rx_header_find(header, rx_word_name(RX_SET_COLUMN, column));

	*place = found < 0 ? 0 : (size_t)found;
	return found >= 0;
}

bool rx_lineage_bind(struct rx_lineage *lineage, const struct rx_header *header)
{
	/* The document's cells are kept as a row, so their places are those of its header. */
	rx_buffer_reset(&lineage->doc);
	return find_column(header, RX_COLUMN_KIND, &lineage->kind)
		&& find_column(header, RX_COLUMN_ID, &lineage->id)
		&& find_column(header, RX_COLUMN_PARENT, &lineage->parent)
		&& find_column(header, RX_COLUMN_TITLE, &lineage->title);
}

static void begin_document(struct rx_lineage *lineage, struct rx_text row)
{
	rx_keys_reset(&lineage->ids);
	rx_buffer_reset(&lineage->texts);
	rx_buffer_reset(&lineage->doc);
	rx_buffer_add_text(&lineage->doc, row);
	rx_buffer_add_byte(&lineage->doc, '\t');
}

static size_t keep_title(struct rx_lineage *lineage, struct rx_text title, size_t *length)
{
	size_t at = lineage->texts.length;

	rx_buffer_add_text(&lineage->texts, title);
	*length = title.length;
	return at;
}

/* Remembers a record under its id; the first one keeps an id that comes again. */
static bool keep_node(struct rx_lineage *lineage, struct rx_text id)
{
	struct rx_ancestors *nodes;
	bool added;
	size_t place;

	if (id.length == 0)
		return true;
	place = rx_keys_add(&lineage->ids, 0, id, &added);
	if (place == RX_NONE || !added)
		return place != RX_NONE;
	nodes = rx_array_grow(lineage->nodes, place, &lineage->room, sizeof(*nodes));
	if (!nodes)
		return false;
	lineage->nodes = nodes;
	nodes[place] = lineage->row;
	return true;
}

bool rx_lineage_step(struct rx_lineage *lineage, const struct rx_chunk *chunk, size_t row)
{
	struct rx_text kind = rx_chunk_cell(chunk, row, lineage->kind);
	struct rx_text title = rx_chunk_cell(chunk, row, lineage->title);
	struct rx_text above = rx_chunk_cell(chunk, row, lineage->parent);
	size_t parent;

	if (rx_text_equal(kind, RX_LITERAL("doc")))
		begin_document(lineage, rx_block_row(chunk->block, chunk->first + row));
	parent = rx_keys_find(&lineage->ids, 0, above);
	lineage->row = parent == RX_NONE ? (struct rx_ancestors){.torn = above.length > 0}
					 : lineage->nodes[parent];
	if (rx_text_equal(kind, RX_LITERAL("section")))
		lineage->row.section = keep_title(lineage, title, &lineage->row.section_length);
	else if (rx_text_equal(kind, RX_LITERAL("finding")))
		lineage->row.finding = keep_title(lineage, title, &lineage->row.finding_length);
	return keep_node(lineage, rx_chunk_cell(chunk, row, lineage->id)) && !lineage->texts.failed
		&& !lineage->doc.failed;
}

struct rx_text rx_lineage_section(const struct rx_lineage *lineage)
{
	if (!lineage->row.section_length)
		return RX_LITERAL("");
	return rx_text_of(lineage->texts.bytes + lineage->row.section, lineage->row.section_length);
}

struct rx_text rx_lineage_finding(const struct rx_lineage *lineage)
{
	if (!lineage->row.finding_length)
		return RX_LITERAL("");
	return rx_text_of(lineage->texts.bytes + lineage->row.finding, lineage->row.finding_length);
}

struct rx_text rx_lineage_doc(const struct rx_lineage *lineage, size_t column)
{
	struct rx_text rest = rx_buffer_text(&lineage->doc), cell = {NULL, 0};

	if (lineage->row.torn) /* the document seen last is another one's */
		return RX_LITERAL("");
	for (size_t at = 0; at <= column; at++) {
		if (!rx_text_split(&rest, '\t', &cell))
			return RX_LITERAL("");
	}
	return cell;
}
