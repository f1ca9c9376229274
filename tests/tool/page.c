/*
 * page PAGE - checks the laws of spans on the record stream of rx-parse --text PAGE on standard input:
 * outline and text records hold each visible character that is no blank exactly once, and their text
 * is what is visible in their span, blanks aside.
 *
 * What is visible is found by blotting out, one after another and over the whole page: comments,
 * elements that show nothing, tags.  This is slow, and shares nothing with the library's way.
 */
#include "cell.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

static int breaches;

static struct rx_text slurp(FILE *file)
{
	struct rx_buffer all = {0};
	char piece[65536];
	size_t length;

	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(&all, piece, length);
	rx_buffer_add_byte(&all, '\0');
	all.length--;
	return rx_buffer_text(&all);
}

static struct rx_text cell_at(struct rx_text line, size_t column)
{
	struct rx_text rest = line, cell = {"", 0};

	for (size_t at = 0; at <= column && rx_text_split(&rest, '\t', &cell); at++)
		;
	return cell;
}

static size_t column_of(struct rx_text header, const char *name)
{
	struct rx_text rest = header, cell;

	for (size_t at = 0; rx_text_split(&rest, '\t', &cell); at++) {
		if (rx_text_equal(cell, rx_text(name)))
			return at;
	}
	fprintf(stderr, "page: no column %s\n", name);
	exit(2);
}

static void blot(char *from, char *to)
{
	memset(from, ' ', (size_t)(to - from));
}

static void blot_comments(char *page)
{
	char *from = page, *to;

	while ((from = strstr(from, "<!--")) && (to = strstr(from, "-->")))
		blot(from, to + 3);
}

static char *find_nocase(char *from, const char *words)
{
	size_t length = strlen(words);

	for (; *from; from++) {
		if (strncasecmp(from, words, length) == 0 && strchr(" \t\r\n/>", from[length]))
			return from;
	}
	return NULL;
}

static void blot_element(char *page, const char *name)
{
	char open[32], close[32], *from = page, *to;

	snprintf(open, sizeof(open), "<%s", name);
	snprintf(close, sizeof(close), "</%s", name);
	while ((from = find_nocase(from, open)) && (to = find_nocase(from, close)))
		blot(from, strchr(to, '>') + 1);
}

static void blot_tags(char *page)
{
	for (char *from = page; (from = strchr(from, '<')); from++) {
		char *to = from + 1, quote = 0;

		if (!strchr("/!?", *to) && ((*to | 0x20) < 'a' || (*to | 0x20) > 'z'))
			continue;
		for (; *to && (quote || *to != '>'); to++) {
			if (quote)
				quote = *to == quote ? 0 : quote;
			else if ((*to == '"' || *to == '\'') && to[-1] == '=')
				quote = *to;
		}
		blot(from, to + 1);
	}
}

/* The character at a place of the blotted page, references decoded, and its length there. */
static uint32_t character_at(struct rx_text page, size_t at, size_t *length)
{
	static const struct { const char *name; uint32_t code; } names[] = {
		{"&nbsp;", 0xA0}, {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'},
		{"&ldquo;", 0x201C}, {"&rdquo;", 0x201D}, {"&mdash;", 0x2014}, {"&middot;", 0xB7},
	};
	struct rx_text rest = rx_text_slice(page, at, page.length);
	char *end;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		*length = strlen(names[i].name);
		if (rx_text_starts(rest, rx_text(names[i].name)))
			return names[i].code;
	}
	if (rx_text_starts(rest, RX_LITERAL("&#"))) {
		bool hexadecimal = rest.bytes[2] == 'x';
		unsigned long code = strtoul(rest.bytes + 2 + hexadecimal, &end, hexadecimal ? 16 : 10);

		*length = (size_t)(end - rest.bytes) + 1;
		return (uint32_t)code;
	}
	return rx_utf8_decode(page, at, length);
}

/* What a text has without its blanks. */
static struct rx_text squeeze(struct rx_text text, bool references, struct rx_buffer *out)
{
	size_t length;

	rx_buffer_reset(out);
	for (size_t at = 0; at < text.length; at += length) {
		uint32_t code = references ? character_at(text, at, &length)
					   : rx_utf8_decode(text, at, &length);

		if (!rx_is_blank(code))
			rx_buffer_add_code(out, code);
	}
	return rx_buffer_text(out);
}

static void breach(const char *what, struct rx_text where, size_t start, size_t end)
{
	printf("%s: [%zu,%zu) %.*s\n", what, start, end, where.length > 60 ? 60 : (int)where.length,
		where.bytes);
	breaches++;
}

static bool overlays(struct rx_text kind)
{
	return rx_text_equal(kind, RX_LITERAL("doc")) || rx_text_equal(kind, RX_LITERAL("diag"))
		|| rx_text_equal(kind, RX_LITERAL("fact"));
}

static size_t number(struct rx_text cell)
{
	return (size_t)strtoul(cell.bytes, NULL, 10);
}

static void check_records(struct rx_text page, struct rx_text rest, unsigned char *covered)
{
	struct rx_buffer scratch = {0}, one = {0}, other = {0};
	struct rx_text header, line;
	size_t kind, start, end, text;

	rx_text_split(&rest, '\n', &header);
	kind = column_of(header, "kind");
	start = column_of(header, "start");
	end = column_of(header, "end");
	text = column_of(header, "text");
	while (rx_text_split(&rest, '\n', &line) && rest.bytes) {
		size_t from = number(cell_at(line, start)), to = number(cell_at(line, end));
		struct rx_text value = rx_cell_value(cell_at(line, text), &scratch);

		if (from > to || to > page.length) {
			breach("outside the page", line, from, to);
			continue;
		}
		if (!rx_text_equal(cell_at(line, kind), RX_LITERAL("doc"))
			&& !rx_text_equal(squeeze(value, false, &one),
				squeeze(rx_text_slice(page, from, to), true, &other)))
			breach("text is not what is visible", line, from, to);
		for (size_t at = from; at < to && !overlays(cell_at(line, kind)); at++) {
			if (covered[at]++ == 1)
				breach("overlaps", line, from, to);
		}
	}
}

int main(int argc, char **argv)
{
	static const char *const hidden[] = {"script", "style", "noscript", "iframe", "template", "svg", "xml"};
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	struct rx_text page;
	unsigned char *covered;
	char *bytes;
	size_t length;

	if (!file) {
		fprintf(stderr, "usage: page PAGE < STREAM\n");
		return 2;
	}
	page = slurp(file);
	bytes = (char *)page.bytes;
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		blot_element(bytes, hidden[i]);
	blot_comments(bytes);
	blot_tags(bytes);
	covered = calloc(page.length + 1, 1);
	check_records(page, slurp(stdin), covered);
	for (size_t at = 0; at < page.length; at += length) {
		if (!rx_is_blank(character_at(page, at, &length)) && !covered[at]) {
			breach("in no record", rx_text_slice(page, at, page.length), at, at + length);
			break;
		}
	}
	return breaches > 0;
}
