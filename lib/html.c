/*
 * html.c - a page's text by one walk over its bytes.
 *
 * Between two pieces of text something may be pending: a blank, TABs, a line end.  It is put in when
 * the next text comes, so that blanks at the ends of lines and empty lines never are.
 *
 *     text ──► blank, newline: BLANK ──► text        (no blank where a line of Han was broken)
 *          ──► <td>:           TABS  ──► text        (kept over <p> in the cell)
 *          ──► <p> <br> <tr>:  LINE  ──► text
 */
#include "html.h"
#include "entity.h"
#include "meta.h"
#include "tag.h"
#include "utf8.h"

#include <stdlib.h>

enum pending { PENDING_NONE, PENDING_BLANK, PENDING_TABS, PENDING_LINE };

/* ---- elements ------------------------------------------------------------------------------- */

enum element { INLINE, BLOCK, BREAK, CELL, DATA, HIDDEN, OPTIONAL, PREFORMATTED, ROW, TITLE };

static const struct {
	const char *name;
	enum element element;
} elements[] = {
	{"address", BLOCK},
	{"article", BLOCK},
	{"aside", BLOCK},
	{"blockquote", BLOCK},
	{"body", BLOCK},
	{"br", BREAK},
	{"caption", BLOCK},
	{"center", BLOCK},
	{"dd", BLOCK},
	{"details", BLOCK},
	{"dir", BLOCK},
	{"div", BLOCK},
	{"dl", BLOCK},
	{"dt", BLOCK},
	{"fieldset", BLOCK},
	{"figcaption", BLOCK},
	{"figure", BLOCK},
	{"footer", BLOCK},
	{"form", BLOCK},
	{"h1", BLOCK},
	{"h2", BLOCK},
	{"h3", BLOCK},
	{"h4", BLOCK},
	{"h5", BLOCK},
	{"h6", BLOCK},
	{"head", BLOCK},
	{"header", BLOCK},
	{"hr", BLOCK},
	{"html", BLOCK},
	{"iframe", OPTIONAL},
	{"legend", BLOCK},
	{"li", BLOCK},
	{"link", DATA},
	{"main", BLOCK},
	{"menu", BLOCK},
	{"meta", DATA},
	{"nav", BLOCK},
	{"noframes", OPTIONAL},
	{"noscript", OPTIONAL},
	{"ol", BLOCK},
	{"option", BLOCK},
	{"p", BLOCK},
	{"pre", PREFORMATTED},
	{"script", HIDDEN},
	{"section", BLOCK},
	{"select", BLOCK},
	{"style", HIDDEN},
	{"summary", BLOCK},
	{"svg", OPTIONAL},
	{"table", ROW},
	{"tbody", ROW},
	{"td", CELL},
	{"template", OPTIONAL},
	{"textarea", BLOCK},
	{"tfoot", ROW},
	{"th", CELL},
	{"thead", ROW},
	{"title", TITLE},
	{"tr", ROW},
	{"ul", BLOCK},
	{"xml", OPTIONAL},
};

enum { ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

/* The place of an element in the table; ELEMENTS for all others, which are inline. */
static size_t place_of(struct rx_text name)
{
	size_t low = 0, high = ELEMENTS;
	char lower[16];

	if (name.length >= sizeof(lower))
		return ELEMENTS;
	for (size_t at = 0; at < name.length; at++) {
		char byte = name.bytes[at];

		lower[at] = (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
	}
	name.bytes = lower;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = rx_text_compare(name, rx_text(elements[middle].name));

		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return ELEMENTS;
}

struct stripper {
	struct rx_page *page;
	struct rx_text text;
	size_t at;
	enum pending pending;
	size_t blank_at;        /* of a pending blank: where it stands */
	bool blank_breaks;      /* and that there is a line end in it */
	size_t tabs;            /* cells since the last text */
	bool row_text;          /* the row has text */
	bool row_broken;        /* and a line end in its last cell with text */
	bool cell_begins;       /* a cell, without text so far */
	unsigned pre;           /* inside so many <pre> */
	size_t title_start;     /* of an open <title>, or RX_NONE */
	bool quotes;            /* quotes in tags hide '>' */
	bool comments;          /* comments have an end */
	bool endless[ELEMENTS]; /* no more end tags of this element */
};

/* ---- text ----------------------------------------------------------------------------------- */

/* Han and wide punctuation: U+3000 and up. */
static bool is_wide_lead(char byte)
{
	return (unsigned char)byte >= 0xE3;
}

static bool ends_wide(const struct rx_buffer *buffer)
{
	size_t at = buffer->length;

	while (at > 0 && ((unsigned char)buffer->bytes[at - 1] & 0xC0) == 0x80)
		at--;
	return at > 0 && at < buffer->length && is_wide_lead(buffer->bytes[at - 1]);
}

static void put(struct stripper *stripper, char byte, size_t raw, size_t raw_unit)
{
	struct rx_page *page = stripper->page;

	rx_offsets_add(&page->offsets, page->buffer.length, raw, 1, raw_unit);
	rx_buffer_add_byte(&page->buffer, byte);
}

/* Puts in what is pending in front of text that begins with byte. */
static void put_pending(struct stripper *stripper, char byte)
{
	enum pending pending = stripper->pending;

	if (stripper->page->buffer.length == 0)
		pending = PENDING_NONE;
	if (pending == PENDING_BLANK
		&& !(stripper->blank_breaks && is_wide_lead(byte)
			&& ends_wide(&stripper->page->buffer)))
		put(stripper, ' ', stripper->blank_at, 1);
	for (size_t at = 0; pending == PENDING_TABS && at < stripper->tabs; at++)
		put(stripper, '\t', stripper->at, 0);
	if (pending == PENDING_LINE)
		put(stripper, '\n', stripper->at, 0);
	if (stripper->cell_begins)
		stripper->row_broken = false;
	else if (pending == PENDING_LINE)
		stripper->row_broken = true;
	stripper->cell_begins = false;
	stripper->pending = PENDING_NONE;
	stripper->tabs = 0;
	stripper->row_text = true;
}

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static void take_spaces(struct stripper *stripper)
{
	size_t start = stripper->at;
	bool breaks = false;

	for (; stripper->at < stripper->text.length && is_space(stripper->text.bytes[stripper->at]);
		stripper->at++)
		breaks = breaks || stripper->text.bytes[stripper->at] == '\n';
	if (stripper->pre && breaks) {
		stripper->pending = PENDING_LINE;
	} else if (stripper->pending == PENDING_NONE) {
		stripper->pending = PENDING_BLANK;
		stripper->blank_at = start;
		stripper->blank_breaks = breaks;
	}
}

/* Text up to the next blank, tag or reference. */
static void take_text(struct stripper *stripper)
{
	struct rx_text text = stripper->text;
	struct rx_page *page = stripper->page;
	size_t start = stripper->at, end = start + 1;

	while (end < text.length && (unsigned char)text.bytes[end] > ' ' && text.bytes[end] != '<'
		&& text.bytes[end] != '&')
		end++;
	put_pending(stripper, text.bytes[start]);
	rx_offsets_add(&page->offsets, page->buffer.length, start, 1, 1);
	rx_buffer_add_text(&page->buffer, rx_text_slice(text, start, end));
	stripper->at = end;
}

static void take_reference(struct stripper *stripper)
{
	struct rx_page *page = stripper->page;
	uint32_t code;
	size_t length = rx_entity_at(stripper->text, stripper->at, &code), before;
	char bytes[4];

	if (length == 0) {
		take_text(stripper);
		return;
	}
	if (code < 0x80 && is_space((char)code)) {
		if (stripper->pending == PENDING_NONE) {
			put_pending(stripper, ' ');
			put(stripper, ' ', stripper->at, length);
		}
	} else {
		(void)rx_utf8_encode(code, bytes);
		put_pending(stripper, bytes[0]);
		before = page->buffer.length;
		rx_buffer_add_code(&page->buffer, code);
		rx_offsets_add(
			&page->offsets, before, stripper->at, page->buffer.length - before, length);
	}
	stripper->at += length;
}

/* ---- tags ----------------------------------------------------------------------------------- */

/* Skips to behind the end tag; false when there is none, which is looked for only once. */
static bool skip_element(struct stripper *stripper, struct rx_text name, size_t place)
{
	struct rx_text text = stripper->text;
	size_t at = stripper->at;

	while (!stripper->endless[place]
		&& (at = rx_text_find(text, RX_LITERAL("</"), at)) != RX_NONE) {
		size_t end = at + 2 + name.length;

		if (end <= text.length
			&& rx_text_equal_nocase(rx_text_slice(text, at + 2, end), name)
			&& (end == text.length || is_space(text.bytes[end])
				|| text.bytes[end] == '>' || text.bytes[end] == '/')) {
			stripper->at = rx_tag_at(text, at, false).end;
			return true;
		}
		at += 2;
	}
	stripper->endless[place] = true;
	return false;
}

static void begin_cell(struct stripper *stripper)
{
	if (stripper->row_text && !stripper->row_broken) {
		stripper->pending = PENDING_TABS;
		stripper->tabs++;
	} else {
		stripper->pending = PENDING_LINE;
	}
	stripper->cell_begins = true;
}

static void break_line(struct stripper *stripper)
{
	if (stripper->pending != PENDING_TABS)
		stripper->pending = PENDING_LINE;
}

static void begin_row(struct stripper *stripper)
{
	stripper->pending = PENDING_LINE;
	stripper->tabs = 0;
	stripper->row_text = stripper->row_broken = stripper->cell_begins = false;
}

static void take_title(struct stripper *stripper, bool open)
{
	struct rx_page *page = stripper->page;

	break_line(stripper);
	if (open && page->buffer.length == 0)
		stripper->title_start = 0;
	else if (!open && stripper->title_start != RX_NONE) {
		page->head_end = page->buffer.length;
		stripper->title_start = RX_NONE;
	}
}

static void take_element(struct stripper *stripper, const struct rx_tag *tag)
{
	bool open = tag->markup == RX_MARKUP_OPEN;
	size_t place = place_of(tag->name);

	switch (place < ELEMENTS ? elements[place].element : INLINE) {
	case BLOCK:
	case BREAK: break_line(stripper); break;
	case CELL:
		if (open)
			begin_cell(stripper);
		break;
	case ROW: begin_row(stripper); break;
	case TITLE: take_title(stripper, open); break;
	case DATA: rx_meta_tag(&stripper->page->meta, tag); break;
	case PREFORMATTED:
		break_line(stripper);
		stripper->pre = open ? stripper->pre + 1 : stripper->pre - (stripper->pre > 0);
		break;
	case HIDDEN:
		if (open && !skip_element(stripper, tag->name, place))
			stripper->at = stripper->text.length;
		break;
	case OPTIONAL:
		if (open)
			(void)skip_element(stripper, tag->name, place);
		break;
	case INLINE: break;
	}
}

/* Markup that the page cuts off hides nothing: a tag ends at its next '>' then, a comment's mark is
 * passed over. */
static void take_markup(struct stripper *stripper)
{
	struct rx_text rest = rx_text_slice(stripper->text, stripper->at, stripper->text.length);
	struct rx_tag tag;

	if (!stripper->comments && rx_text_starts(rest, RX_LITERAL("<!--"))) {
		stripper->at += 4;
		return;
	}
	tag = rx_tag_at(stripper->text, stripper->at, stripper->quotes);
	if (tag.cut && tag.markup == RX_MARKUP_COMMENT) {
		stripper->comments = false;
		stripper->at += 4;
		return;
	}
	if (tag.cut && stripper->quotes) {
		stripper->quotes = false;
		tag = rx_tag_at(stripper->text, stripper->at, false);
	}
	if (tag.markup == RX_MARKUP_NONE) {
		take_text(stripper);
		return;
	}
	stripper->at = tag.end;
	if (tag.markup == RX_MARKUP_COMMENT)
		rx_meta_comment(&stripper->page->meta, tag.inner);
	else if (tag.markup != RX_MARKUP_OTHER)
		take_element(stripper, &tag);
}

/* ---- pages ---------------------------------------------------------------------------------- */

void rx_html_release(struct rx_page *page)
{
	rx_buffer_release(&page->buffer);
	rx_offsets_release(&page->offsets);
	rx_meta_release(&page->meta);
	rx_lines_release(&page->lines);
	*page = (struct rx_page){.head_end = 0};
}

size_t rx_html_line(const struct rx_page *page, size_t at)
{
	return rx_lines_find(&page->lines, at);
}

void rx_html_strip(struct rx_page *page, struct rx_text text)
{
	struct stripper stripper = {.page = page,
		.text = text,
		.title_start = RX_NONE,
		.quotes = true,
		.comments = true};

	rx_buffer_reset(&page->buffer);
	rx_offsets_reset(&page->offsets);
	rx_meta_reset(&page->meta);
	page->lines.count = page->head_end = 0;
	page->failed = !rx_lines_index(&page->lines, text);
	while (stripper.at < text.length && !page->buffer.failed) {
		char byte = text.bytes[stripper.at];

		if (byte == '<')
			take_markup(&stripper);
		else if (byte == '&')
			take_reference(&stripper);
		else if (is_space(byte))
			take_spaces(&stripper);
		else
			take_text(&stripper);
	}
	if (page->meta.title.length == 0)
		rx_buffer_add(&page->meta.title, page->buffer.bytes, page->head_end);
	page->failed = page->failed || page->buffer.failed || page->offsets.failed
		|| page->meta.title.failed || page->meta.published.failed || page->meta.url.failed;
}

bool rx_html_sniff(struct rx_text text)
{
	static const char *const tags[] = {"!doctype", "html", "head", "body", "meta", "title",
		"div", "p", "table", "span", "article", "section", "script", "style", "h1", "h2",
		"h3", "center", "font"};
	size_t at = 0, limit = text.length < 1024 ? text.length : 1024;

	while (at < limit && is_space(text.bytes[at]))
		at++;
	if (at == limit || text.bytes[at] != '<')
		return false;
	for (; at < limit; at++) {
		struct rx_text rest = rx_text_slice(text, at + 1, text.length);

		if (text.bytes[at] != '<')
			continue;
		for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
			struct rx_text tag = rx_text(tags[i]);

			if (rest.length > tag.length
				&& rx_text_equal_nocase(rx_text_slice(rest, 0, tag.length), tag)
				&& (is_space(rest.bytes[tag.length])
					|| rest.bytes[tag.length] == '>'))
				return true;
		}
	}
	return false;
}
