/*
 * ledger_kind.c - what a row under the header is: a finding, more of one, a total, a heading, a note.
 */
#include "ledger_kind.h"
#include "enumerator.h"
#include "phrase.h"

static const char notes[] =
	"填表|制表|审核|审批|填报人|填报单位|填报日期|填报时间|注:|注" FULL_COLON
	"|备注:|备注" FULL_COLON "|说明:|说明" FULL_COLON "|联系人:|联系人" FULL_COLON
	"|主要负责人|单位负责人|分管领导签字|签字|盖章|备注说明|填表说明|填报说明|附注|注1|注、|"
	"分管领导:|分管领导" FULL_COLON;

/* The first cell of a row that is its own; *own counts those, *wide tells that the first one is merged
 * over at least three columns. */
static struct rx_text first_own(
	const struct rx_ledger_text *text, size_t row, size_t *own, bool *wide)
{
	struct rx_text first = {"", 0};
	size_t start, end, begun = 0, merged = 0, count = text->sheet->rows[row].count;

	*own = 0;
	for (size_t at = 0; at < count; at++) {
		const struct rx_sheet_cell *cell = rx_sheet_cell_at(text->sheet, row, at);

		if (rx_ledger_text_span(text, row, at, &start, &end)) {
			if ((*own)++ == 0) {
				first = rx_sheet_value(text->sheet, cell);
				begun = cell->start;
			}
		} else if (*own && cell->merged && cell->start == begun) {
			merged++;
		}
	}
	*wide = merged >= 2;
	return first;
}

static enum rx_ledger_row total_of(struct rx_text first)
{
	char bytes[32];
	size_t used = 0;

	for (size_t at = 0; at < first.length && used < sizeof(bytes); at++) {
		if (first.bytes[at] != ' ')
			bytes[used++] = first.bytes[at];
	}
	first = rx_text_of(bytes, used);
	if (used < sizeof(bytes) && rx_phrase_start(first, "合计|总计|共计|合　计|总　计"))
		return RX_LEDGER_ROW_TOTAL;
	if (used < sizeof(bytes) && rx_phrase_start(first, "小计|小　计"))
		return RX_LEDGER_ROW_PART;
	return RX_LEDGER_ROW_FINDING;
}

static bool is_header_again(const struct rx_ledger_text *text, size_t row)
{
	const struct rx_ledger_head *head = text->head;
	size_t same = 0;

	for (size_t at = 0; at < head->count; at++) {
		struct rx_text value = rx_sheet_at(text->sheet, row, at);

		same += value.length
			&& rx_text_equal(value, rx_sheet_at(text->sheet, head->first, at));
	}
	return same >= RX_LEDGER_KNOWN;
}

static bool is_heading(struct rx_text first, bool wide)
{
	struct rx_enumerator found;

	return wide
		|| (rx_enumerator_at(first, 0, &found)
			&& (found.glyph == RX_GLYPH_HAN || found.glyph == RX_GLYPH_HAN_PAREN
				|| found.glyph == RX_GLYPH_PART));
}

/* Rows of one finding that was not merged repeat its title, with other measures. */
static bool repeats(const struct rx_ledger_text *text, size_t row, size_t before)
{
	const struct rx_ledger_head *head = text->head;
	struct rx_text title = rx_sheet_at(text->sheet, row, head->title);

	return before != RX_NONE && head->measures != RX_NONE && head->measures != head->title
		&& rx_text_equal(title, rx_sheet_at(text->sheet, before, head->title))
		&& !rx_text_equal(rx_sheet_at(text->sheet, row, head->measures),
			rx_sheet_at(text->sheet, before, head->measures));
}

enum rx_ledger_row rx_ledger_kind_of(const struct rx_ledger_text *text, size_t row, size_t before)
{
	size_t own, start, end;
	bool wide, titled = rx_ledger_text_span(text, row, text->head->title, &start, &end);
	struct rx_text first = first_own(text, row, &own, &wide);

	if (own == 0)
		return RX_LEDGER_ROW_BLANK;
	if (is_header_again(text, row))
		return RX_LEDGER_ROW_HEADER;
	if (total_of(first) != RX_LEDGER_ROW_FINDING)
		return total_of(first);
	if (rx_phrase_start(first, notes) && (own == 1 || !titled))
		return RX_LEDGER_ROW_NOTE;
	if (own == 1 && is_heading(first, wide) && (!titled || wide || text->head->title == 0))
		return RX_LEDGER_ROW_SECTION;
	if (titled)
		return repeats(text, row, before) ? RX_LEDGER_ROW_MORE : RX_LEDGER_ROW_FINDING;
	return before == RX_NONE ? RX_LEDGER_ROW_FINDING : RX_LEDGER_ROW_MORE;
}
