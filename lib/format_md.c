/*
 * format_md.c - GitHub Flavored Markdown (spec 0.29): pipe tables, headings, lists.
 *
 * Every ASCII punctuation character that could begin markup is escaped with a backslash (section
 * 2.4 of the spec allows that for all of them), so cells show as they are; line ends in cells
 * become <br>, and an empty comment keeps two lists apart; there is no other HTML.
 */
#include "clean.h"
#include "format.h"
#include "utf8.h"

static void escape(struct rx_page *page, uint32_t code)
{
	char bytes[4];

	if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029)
		rx_writer_string(page->out, "<br>");
	else if (code == '\t')
		rx_writer_bytes(page->out, " ", 1);
	else if (code < 0x80 && strchr("\\`*_[]<>&|~$", (int)code) && code) {
		rx_writer_bytes(page->out, "\\", 1);
		rx_writer_bytes(page->out, (char[]){(char)code}, 1);
	} else if (code != 0xFEFF) {
		size_t length = rx_utf8_encode(rx_is_unsafe(code) ? RX_REPLACEMENT : code, bytes);

		rx_writer_bytes(page->out, bytes, length);
	}
}

static bool is_markup(char byte)
{
	return byte == '\\' || byte == '`' || byte == '*' || byte == '_' || byte == '['
		|| byte == ']' || byte == '<' || byte == '>' || byte == '&' || byte == '|'
		|| byte == '~' || byte == '$';
}

static void inline_text(struct rx_page *page, struct rx_text text)
{
	size_t length;

	while (text.length) {
		size_t end = 0, run;

		while (end < text.length && !is_markup(text.bytes[end]))
			end++;
		run = rx_clean_run(rx_text_slice(text, 0, end));
		rx_writer_bytes(page->out, text.bytes, run);
		text = rx_text_slice(text, run, text.length);
		if (text.length == 0)
			break;
		if (rx_text_starts(text, RX_LITERAL("\r\n")))
			text = rx_text_slice(text, 1, text.length);
		escape(page, rx_utf8_decode(text, 0, &length));
		text = rx_text_slice(text, length, text.length);
	}
}

/* Text at the beginning of a line, where # - + = > 1. would begin a block. */
static void line_text(struct rx_page *page, struct rx_text text)
{
	size_t digits = 0;

	while (digits < text.length && text.bytes[digits] >= '0' && text.bytes[digits] <= '9')
		digits++;
	if (digits < text.length && text.bytes[digits]
		&& strchr(digits ? ".)" : "#-+=>~:", text.bytes[digits])) {
		rx_writer_bytes(page->out, text.bytes, digits);
		rx_writer_bytes(page->out, "\\", 1);
		rx_writer_bytes(page->out, text.bytes + digits, 1);
		text = rx_text_slice(text, digits + 1, text.length);
	}
	inline_text(page, text);
}

static void gap(struct rx_page *page)
{
	if (page->blocks++)
		rx_writer_end_row(page->out);
}

static void begin(struct rx_page *page, struct rx_text title)
{
	if (title.length == 0)
		return;
	gap(page);
	rx_writer_string(page->out, "# ");
	inline_text(page, title);
	rx_writer_end_row(page->out);
}

static void heading(struct rx_page *page, struct rx_text text)
{
	gap(page);
	rx_writer_string(page->out, "## ");
	inline_text(page, text);
	rx_writer_end_row(page->out);
}

static void subheading(struct rx_page *page, struct rx_text text)
{
	gap(page);
	rx_writer_string(page->out, "### ");
	inline_text(page, text);
	rx_writer_end_row(page->out);
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	gap(page);
	line_text(page, text);
	rx_writer_end_row(page->out);
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	(void)fields;
	rx_writer_bytes(page->out, "|", 1);
	for (size_t at = 0; at < count; at++) {
		rx_writer_bytes(page->out, " ", 1);
		inline_text(page, values[at]);
		rx_writer_bytes(page->out, " |", 2);
	}
	rx_writer_end_row(page->out);
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	gap(page);
	rx_writer_bytes(page->out, "|", 1);
	for (size_t at = 0; at < count; at++) {
		rx_writer_bytes(page->out, " ", 1);
		inline_text(page, fields[at].label);
		rx_writer_bytes(page->out, " |", 2);
	}
	rx_writer_end_row(page->out);
	rx_writer_bytes(page->out, "|", 1);
	for (size_t at = 0; at < count; at++)
		rx_writer_string(page->out, fields[at].number ? " ---: |" : " --- |");
	rx_writer_end_row(page->out);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	if (grid->caption.length) {
		gap(page);
		rx_writer_string(page->out, "**");
		inline_text(page, rx_buffer_text(&grid->caption));
		rx_writer_string(page->out, "**");
		rx_writer_end_row(page->out);
	}
	rx_page_rows(page, &rx_format_markdown, grid);
}

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	const char *colon = page->lang == RX_LANG_ZH ? "：" : ": ";

	gap(page);
	for (size_t at = 0; at < count; at++) {
		if (values[at].length == 0)
			continue;
		rx_writer_string(page->out, "- **");
		inline_text(page, fields[at].label);
		rx_writer_string(page->out, "**");
		rx_writer_string(page->out, colon);
		inline_text(page, values[at]);
		rx_writer_end_row(page->out);
	}
	/* Two lists in a row would be one: a comment keeps them apart. */
	rx_writer_end_row(page->out);
	rx_writer_string(page->out, "<!-- -->");
	rx_writer_end_row(page->out);
}

static void node(struct rx_page *page, const struct rx_node *node)
{
	if (page->depth == 0)
		gap(page);
	page->depth = node->depth;
	for (size_t at = 1; at < node->depth; at++)
		rx_writer_bytes(page->out, "  ", 2);
	rx_writer_bytes(page->out, "- ", 2);
	line_text(page, node->number);
	if (node->number.length)
		inline_text(page, node->title);
	else
		line_text(page, node->title);
	if (node->status.length) {
		rx_writer_string(page->out, " **");
		inline_text(page, node->status);
		rx_writer_string(page->out, "**");
	}
	rx_writer_end_row(page->out);
}

static void end_tree(struct rx_page *page)
{
	page->depth = 0;
}

static void end(struct rx_page *page)
{
	(void)page;
}

const struct rx_format rx_format_markdown = {
	.name = "md",
	.meaning = {"GitHub Flavored Markdown", "Markdown（GitHub）"},
	.wording = RX_WORDING_PEOPLE,
	.stream = true,
	.begin = begin,
	.end = end,
	.head = head,
	.row = row,
	.table = table,
	.heading = heading,
	.subheading = subheading,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
	.value = line_text,
};
