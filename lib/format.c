/*
 * format.c - the list of formats, and what several of them share.
 */
#include "format.h"

#include <stdlib.h>

static const struct rx_format *const formats[] = {
#define FORMAT(id, name) &rx_format_##id,
	RX_FORMATS(FORMAT)
#undef FORMAT
};

enum { FORMAT_COUNT = sizeof(formats) / sizeof(formats[0]) };

const struct rx_format *rx_format_find(struct rx_text name)
{
	for (size_t at = 0; at < FORMAT_COUNT; at++) {
		if (rx_text_equal(rx_text(formats[at]->name), name))
			return formats[at];
	}
	return NULL;
}

const char *rx_format_names(void)
{
#define FORMAT(id, name) " " name
	static const char names[] = RX_FORMATS(FORMAT);
#undef FORMAT

	return names + 1;
}

const char *rx_format_explain(size_t index, enum rx_lang lang, const char **meaning, int *binary)
{
	if (index >= FORMAT_COUNT)
		return NULL;
	*meaning = formats[index]->meaning[lang];
	*binary = formats[index]->binary;
	return formats[index]->name;
}

void rx_page_release(struct rx_page *page)
{
	for (size_t at = 0; at < sizeof(page->scratch) / sizeof(page->scratch[0]); at++)
		rx_buffer_release(&page->scratch[at]);
	rx_buffer_release(&page->line);
	rx_buffer_release(&page->keys);
	rx_buffer_release(&page->subject);
	free(page->key_ends);
}

static size_t shown_fields(const struct rx_grid *grid, struct rx_field *shown)
{
	size_t count = 0;

	for (size_t at = 0; at < grid->columns; at++) {
		if (!grid->fields[at].hidden)
			shown[count++] = grid->fields[at];
	}
	return count;
}

static void shown_values(const struct rx_grid *grid, size_t row, struct rx_text *values)
{
	size_t count = 0;

	for (size_t at = 0; at < grid->columns; at++) {
		if (!grid->fields[at].hidden)
			values[count++] = rx_grid_get(grid, row, at);
	}
}

void rx_page_rows(struct rx_page *page, const struct rx_format *format, const struct rx_grid *grid)
{
	struct rx_field *shown = calloc(grid->columns + 1, sizeof(*shown));
	struct rx_text *values = calloc(grid->columns + 1, sizeof(*values));

	page->failed |= !shown || !values;
	if (shown && values) {
		size_t count = shown_fields(grid, shown);

		format->head(page, shown, count);
		for (size_t row = 0; row < rx_grid_rows(grid); row++) {
			shown_values(grid, row, values);
			format->row(page, shown, values, count);
		}
	}
	free(shown);
	free(values);
}

void rx_page_subheading(struct rx_page *page, const struct rx_format *format, struct rx_text text)
{
	(format->subheading ? format->subheading : format->paragraph)(page, text);
}

void rx_page_closing(struct rx_page *page, const struct rx_format *format, struct rx_text text)
{
	(format->closing ? format->closing : format->paragraph)(page, text);
}

bool rx_page_begin_line(
	struct rx_page *page, const struct rx_text *values, size_t count, size_t more)
{
	size_t need = 8;

	rx_buffer_reset(&page->line);
	for (size_t at = 0; at < count; at++)
		need += values[at].length + more;
	if (rx_buffer_reserve(&page->line, need))
		return true;
	page->failed = true;
	return false;
}

void rx_page_end_line(struct rx_page *page)
{
	page->failed |= page->line.failed;
	rx_page_text(page, rx_buffer_text(&page->line));
	rx_writer_end_row(page->out);
}

const char *rx_status_sign(struct rx_text label)
{
	switch (rx_word_find(RX_SET_STATUS, label)) {
	case RX_STATUS_DONE:
	case RX_STATUS_SUSTAINED:
	case RX_STATUS_CLOSING:
	case RX_STATUS_CLOSED: return "●";
	case RX_STATUS_MOSTLY: return "◕";
	case RX_STATUS_ACTIVE:
	case RX_STATUS_ONTRACK:
	case RX_STATUS_PARTIAL: return "◑";
	case RX_STATUS_LAGGING:
	case RX_STATUS_REJECTED:
	case RX_STATUS_UNABLE: return "▲";
	case RX_STATUS_ASSIGNED:
	case RX_STATUS_PLANNED:
	case RX_STATUS_DEFERRED: return "○";
	case RX_STATUS_VOID: return "×";
	default: return "?";
	}
}
