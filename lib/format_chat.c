/*
 * format_chat.c - a report as one message for a chat group's robot: {"msgtype":"markdown", ...} as
 * WeCom takes it, of at most 4096 bytes.
 *
 * Robots know headings, bold and quotes but no tables, so rows are lines.  What is too much is cut
 * between lines, or between characters where a line is too long, and the message says so.  Signs of
 * markup in the data take their full-width form, so that no cell can call somebody or set a link.
 */
#include "clean.h"
#include "format.h"
#include "json.h"
#include "utf8.h"

enum { LIMIT = 4096, NOTICE = 64 };

static void put(struct rx_page *page, const char *string)
{
	rx_buffer_add_string(&page->line, string);
}

static void put_text(struct rx_page *page, struct rx_text text)
{
	static const char signs[] = "#*_`[]<>@|~\\";
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINE, &page->scratch[0]);

	page->failed |= page->scratch[0].failed;
	for (size_t at = 0; at < clean.length; at++) {
		char byte = clean.bytes[at];

		/* U+FF01 to U+FF5E are the full-width forms of ! to ~. */
		if (byte && strchr(signs, byte))
			rx_buffer_add_code(&page->line, 0xFF00u + (uint32_t)byte - 0x20);
		else
			rx_buffer_add_byte(&page->line, byte);
	}
}

static void begin(struct rx_page *page, struct rx_text title)
{
	rx_buffer_reset(&page->line);
	if (title.length == 0)
		return;
	put(page, "# ");
	put_text(page, title);
	put(page, "\n");
}

static void heading(struct rx_page *page, struct rx_text text)
{
	put(page, "**");
	put_text(page, text);
	put(page, "**\n");
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	put_text(page, text);
	put(page, "\n");
}

/* What a row is about stands in front, bold; the rest follows with its labels. */
static void put_row(struct rx_page *page, const struct rx_grid *grid, size_t row, size_t main)
{
	const char *colon = page->lang == RX_LANG_ZH ? "：" : ": ";
	bool any = false;

	put(page, "> **");
	put_text(page, rx_grid_get(grid, row, main));
	put(page, "**");
	for (size_t at = 0; at < grid->columns; at++) {
		struct rx_text value = rx_grid_get(grid, row, at);

		if (at == main || grid->fields[at].hidden || value.length == 0)
			continue;
		put(page, any ? (page->lang == RX_LANG_ZH ? "；" : "; ") : " ");
		put_text(page, grid->fields[at].label);
		put(page, colon);
		put_text(page, value);
		any = true;
	}
	put(page, "\n");
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	size_t main = grid->columns, first = grid->columns;

	for (size_t at = grid->columns; at-- > 0;) {
		if (grid->fields[at].hidden)
			continue;
		first = at;
		if (grid->fields[at].look == RX_LOOK_MAIN)
			main = at;
	}
	main = main < grid->columns ? main : first;
	/* More than a message holds need not be put together. */
	for (size_t row = 0; row < rx_grid_rows(grid) && main < grid->columns; row++) {
		if (page->line.length <= LIMIT)
			put_row(page, grid, row, main);
		else
			put(page, "\n");
	}
}

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		if (values[at].length == 0)
			continue;
		put(page, "> ");
		put_text(page, fields[at].label);
		put(page, page->lang == RX_LANG_ZH ? "：" : ": ");
		put_text(page, values[at]);
		put(page, "\n");
	}
	put(page, "\n");
}

static void node(struct rx_page *page, const struct rx_node *node)
{
	for (size_t at = 1; at < node->depth; at++)
		put(page, "　");
	put_text(page, node->number);
	put_text(page, node->title);
	if (node->status.length) {
		put(page, page->lang == RX_LANG_ZH ? "（" : " (");
		put_text(page, node->status);
		put(page, page->lang == RX_LANG_ZH ? "）" : ")");
	}
	put(page, "\n");
}

static void end_tree(struct rx_page *page)
{
	(void)page;
}

/* Where a text that is too long is cut: behind its last whole line, unless that is far back. */
static size_t cut_at(struct rx_text text)
{
	size_t at = LIMIT - NOTICE, line;

	while (at && (text.bytes[at] & 0xC0) == 0x80)
		at--;
	for (line = at; line > at / 2; line--) {
		if (text.bytes[line - 1] == '\n')
			return line;
	}
	return at;
}

/* How many lines are not shown. */
static void put_notice(struct rx_page *page, size_t cut)
{
	size_t lines = 0;

	for (size_t at = cut; at < page->line.length; at++)
		lines += page->line.bytes[at] == '\n';
	page->line.length = cut;
	if (cut && page->line.bytes[cut - 1] != '\n')
		put(page, "…\n");
	put(page, page->lang == RX_LANG_ZH ? "（篇幅所限，另有" : "(lines that found no room: ");
	rx_buffer_add_number(&page->line, lines);
	put(page, page->lang == RX_LANG_ZH ? "行未列）" : ")");
}

static void end(struct rx_page *page)
{
	struct rx_buffer *message = &page->scratch[1];

	while (page->line.length && page->line.bytes[page->line.length - 1] == '\n')
		page->line.length--;
	if (page->line.length > LIMIT)
		put_notice(page, cut_at(rx_buffer_text(&page->line)));
	rx_buffer_reset(message);
	rx_buffer_add_string(message, "{\"msgtype\":\"markdown\",\"markdown\":{\"content\":");
	rx_json_string(message, rx_buffer_text(&page->line));
	rx_buffer_add_string(message, "}}");
	page->failed |= message->failed || page->line.failed;
	rx_page_text(page, rx_buffer_text(message));
	rx_writer_end_row(page->out);
}

const struct rx_format rx_format_chat = {
	.name = "chat",
	.meaning = {"a message for a chat robot, at most 4096 bytes",
		"群机器人消息（不超过4096字节）"},
	.wording = RX_WORDING_PEOPLE,
	.begin = begin,
	.end = end,
	.table = table,
	.heading = heading,
	.subheading = heading,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
};
