/*
 * ledger_text.c - laying cells out as text, those of one row in the order of their records.
 */
#include "ledger_text.h"

enum { RANKS = 5 };
#define NOWHERE UINT32_MAX

/* Sections precede findings, findings measures, measures what else is said of them. */
static size_t rank_of(const struct rx_ledger_text *text, size_t row, size_t column)
{
	if (row <= text->head->last || column >= text->head->count)
		return RANKS - 1;
	switch (text->head->fields[column].role) {
	case RX_LEDGER_CATEGORY: return 0;
	case RX_LEDGER_TITLE: return 1;
	case RX_LEDGER_MEASURES: return 2;
	case RX_LEDGER_PLANS: return 3;
	default: return RANKS - 1;
	}
}

static bool is_own(const struct rx_sheet_cell *cell)
{
	return !cell->merged && cell->end > cell->start;
}

static void lay_out_cell(struct rx_ledger_text *text, size_t at, char *bytes, size_t *used)
{
	const struct rx_sheet_cell *cell = &text->sheet->cells[at];
	struct rx_text value = rx_sheet_value(text->sheet, cell);

	text->starts[at] = NOWHERE;
	if (!is_own(cell))
		return;
	text->starts[at] = (uint32_t)*used;
	text->origins.items[text->origins.count++] = (struct rx_origin){
		.start = (uint32_t)*used,
		.end = (uint32_t)(*used + value.length),
		.source = cell->source,
		.line = cell->line,
		.escaped = cell->escaped,
	};
	memcpy(bytes + *used, value.bytes, value.length);
	*used += value.length;
	bytes[(*used)++] = '\n';
}

void rx_ledger_text_build(struct rx_ledger_text *text, struct rx_parse *parse,
	const struct rx_sheet *sheet, const struct rx_ledger_head *head, struct rx_text source)
{
	struct rx_arena *arena = &parse->arena;
	size_t used = 0;
	char *bytes = rx_arena_new(arena, sheet->text.length + sheet->cell_count + 1);

	*text = (struct rx_ledger_text){.sheet = sheet, .head = head};
	text->starts = rx_arena_new(arena, (sheet->cell_count + 1) * sizeof(*text->starts));
	text->origins.items =
		rx_arena_new(arena, (sheet->cell_count + 1) * sizeof(*text->origins.items));
	text->origins.located = sheet->located;
	text->origins.source = source;
	if (!bytes || !text->starts || !text->origins.items)
		return;
	for (size_t row = 0; row < sheet->row_count; row++) {
		for (size_t rank = 0; rank < RANKS; rank++) {
			for (size_t at = 0; at < sheet->rows[row].count; at++) {
				if (rank_of(text, row, at) == rank)
					lay_out_cell(
						text, sheet->rows[row].first + at, bytes, &used);
			}
		}
	}
	parse->text = rx_text_of(bytes, used);
	parse->origins = &text->origins;
}

bool rx_ledger_text_span(
	const struct rx_ledger_text *text, size_t row, size_t column, size_t *start, size_t *end)
{
	const struct rx_sheet_cell *cell = rx_sheet_cell_at(text->sheet, row, column);

	if (!is_own(cell))
		return false;
	*start = text->starts[cell - text->sheet->cells];
	*end = *start + (cell->end - (size_t)cell->start);
	return true;
}
