/*
 * format_text.c - reports as plain text for terminals and mail: titles, paragraphs, records and
 * trees.  Tables are in text_table.c.  Every text is cleaned before it is written, so that no cell
 * can move a cursor or turn a line around; there are no escape sequences at all.
 */
#include "clean.h"
#include "format.h"
#include "text_table.h"
#include "width.h"

enum { LABEL_LIMIT = 26 };

static void spaces(struct rx_page *page, size_t count)
{
	static const char blanks[] = "                                ";

	while (count) {
		size_t some = count < sizeof(blanks) - 1 ? count : sizeof(blanks) - 1;

		rx_writer_bytes(page->out, blanks, some);
		count -= some;
	}
}

static void gap(struct rx_page *page)
{
	if (page->blocks++)
		rx_writer_end_row(page->out);
}

/*
 * Writes text, the first line behind what stands at column used already, the others indented by
 * indent cells.
 */
static void wrapped(struct rx_page *page, struct rx_text text, size_t used, size_t indent)
{
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINES, &page->scratch[0]);
	struct rx_text rest = rx_text_of(clean.length ? clean.bytes : "", clean.length), line;
	size_t room = page->width > indent + 8 ? page->width - indent : page->width ? 8 : 0;

	page->failed |= page->scratch[0].failed;
	for (size_t lines = 0; rx_wrap(&rest, room, page->ambiguous_wide, &line); lines++) {
		if (line.length)
			spaces(page, lines ? indent : indent > used ? indent - used : 0);
		rx_page_text(page, line);
		rx_writer_end_row(page->out);
	}
}

static void begin(struct rx_page *page, struct rx_text title)
{
	struct rx_text clean;
	size_t cells;

	if (title.length == 0)
		return;
	gap(page);
	clean = rx_clean(title, RX_CLEAN_LINE, &page->scratch[0]);
	cells = rx_width(clean, page->ambiguous_wide);
	wrapped(page, title, 0, 0);
	if (page->width && cells > page->width)
		cells = page->width;
	for (; cells; cells--)
		rx_writer_bytes(page->out, "=", 1);
	rx_writer_end_row(page->out);
}

static void heading(struct rx_page *page, struct rx_text text)
{
	gap(page);
	wrapped(page, text, 0, 0);
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	gap(page);
	wrapped(page, text, 0, 0);
}

/* On the right, a little off the edge. */
static void closing(struct rx_page *page, struct rx_text text)
{
	enum { OFF = 8 };
	size_t cells =
		rx_width(rx_clean(text, RX_CLEAN_LINE, &page->scratch[0]), page->ambiguous_wide);
	size_t room = page->width > cells + OFF ? page->width - cells - OFF : 0;

	gap(page);
	spaces(page, room);
	wrapped(page, text, room, 0);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	if (grid->caption.length || page->blocks)
		gap(page);
	if (grid->caption.length)
		wrapped(page, rx_buffer_text(&grid->caption), 0, 0);
	page->blocks++;
	rx_text_table(page, grid);
}

/* ---- records -------------------------------------------------------------------------------- */

/* A label, cut where it is longer than labels are. */
static struct rx_text clean_label(struct rx_page *page, const struct rx_field *field, size_t *cells)
{
	struct rx_text label = rx_clean(field->label, RX_CLEAN_LINE, &page->scratch[1]);

	label.length = rx_width_fit(label, LABEL_LIMIT, page->ambiguous_wide, cells);
	return label;
}

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	const char *colon = page->lang == RX_LANG_ZH ? "：" : ": "; /* two cells each */
	size_t widest = 0, cells;

	gap(page);
	for (size_t at = 0; at < count; at++) {
		clean_label(page, &fields[at], &cells);
		if (values[at].length && cells > widest)
			widest = cells;
	}
	for (size_t at = 0; at < count; at++) {
		struct rx_text label = clean_label(page, &fields[at], &cells);

		if (values[at].length == 0)
			continue;
		rx_page_text(page, label);
		rx_writer_string(page->out, colon);
		wrapped(page, values[at], cells + 2, widest + 2);
	}
}

/* ---- trees ---------------------------------------------------------------------------------- */

static void node(struct rx_page *page, const struct rx_node *node)
{
	struct rx_buffer *line = &page->scratch[2];
	size_t indent = 2 * (node->depth < 16 ? node->depth - 1 : 15), number;
	bool zh = page->lang == RX_LANG_ZH;

	if (page->depth == 0 && page->blocks)
		rx_writer_end_row(page->out);
	page->blocks++;
	page->depth = node->depth;
	rx_buffer_reset(line);
	rx_clean_add(line, node->number, RX_CLEAN_LINE);
	number = rx_width(rx_buffer_text(line), page->ambiguous_wide);
	rx_buffer_add_text(line, node->title);
	if (node->status.length) {
		rx_buffer_add_string(line, zh ? "（" : " (");
		rx_buffer_add_text(line, node->status);
		rx_buffer_add_string(line, zh ? "）" : ")");
	}
	page->failed |= line->failed;
	spaces(page, indent);
	wrapped(page, rx_buffer_text(line), indent + number, indent + number);
}

static void end_tree(struct rx_page *page)
{
	page->depth = 0;
}

static void value(struct rx_page *page, struct rx_text text)
{
	rx_page_text(page, rx_clean(text, RX_CLEAN_LINES, &page->scratch[0]));
}

static void end(struct rx_page *page)
{
	(void)page;
}

const struct rx_format rx_format_text = {
	.name = "text",
	.meaning = {"plain text for terminals and mail", "纯文本，供终端和邮件使用"},
	.wording = RX_WORDING_PEOPLE,
	.draws = true,
	.begin = begin,
	.end = end,
	.table = table,
	.heading = heading,
	.closing = closing,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
	.value = value,
};
