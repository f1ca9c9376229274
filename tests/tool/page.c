/*
 * page PAGE... - checks the laws of spans on the record stream of rx-parse --text PAGE... on standard input:
 * outline and text records hold each visible character that is no blank exactly once, and their text
 * is what is visible in their span, blanks aside.
 *
 * What is visible is found by blotting out, one after another and over the whole page: comments,
 * elements that show nothing, tags.  This is slow, and shares nothing with the library's way.
 */
#include "stream.h"
#include "utf8.h"

#include <string.h>
#include <strings.h>

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
	static const struct {
		const char *name;
		uint32_t code;
	} names[] = {
		{"&nbsp;", 0xA0},
		{"&lt;", '<'},
		{"&gt;", '>'},
		{"&amp;", '&'},
		{"&quot;", '"'},
		{"&ldquo;", 0x201C},
		{"&rdquo;", 0x201D},
		{"&mdash;", 0x2014},
		{"&middot;", 0xB7},
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
		unsigned long code =
			strtoul(rest.bytes + 2 + hexadecimal, &end, hexadecimal ? 16 : 10);

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

static void check_record(
	struct rx_text page, const struct columns *at, struct rx_text line, unsigned char *covered)
{
	static struct rx_buffer scratch, one, other; /* kept to the end */
	struct rx_text kind = cell_at(line, at->kind);
	struct rx_text value = rx_cell_value(cell_at(line, at->text), &scratch);
	size_t from = number(cell_at(line, at->start)), to = number(cell_at(line, at->end));

	if (from > to || to > page.length) {
		breach("outside the page", line, from, to);
		return;
	}
	if (!rx_text_equal(kind, RX_LITERAL("doc"))
		&& !rx_text_equal(squeeze(value, false, &one),
			squeeze(rx_text_slice(page, from, to), true, &other)))
		breach("text is not what is visible", line, from, to);
	for (size_t place = from; place < to && !overlays(kind); place++) {
		if (covered[place]++ == 1)
			breach("overlaps", line, from, to);
	}
}

static void blot_out(char *page)
{
	static const char *const hidden[] = {
		"script", "style", "noscript", "iframe", "template", "svg", "xml"};

	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		blot_element(page, hidden[i]);
	blot_comments(page);
	blot_tags(page);
}

static void check(const char *name, const struct columns *at, struct rx_text rows)
{
	struct rx_text page = slurp_named(name), line;
	unsigned char *covered = calloc(page.length + 1, 1);
	size_t length;
	int before = breaches;

	blot_out((char *)page.bytes);
	while (rx_text_split(&rows, '\n', &line) && rows.bytes)
		check_record(page, at, line, covered);
	for (size_t place = 0; place < page.length; place += length) {
		if (!rx_is_blank(character_at(page, place, &length)) && !covered[place]) {
			breach("in no record", rx_text_slice(page, place, page.length), place,
				place + length);
			break;
		}
	}
	if (breaches > before)
		printf("  in %s\n", name);
	free(covered);
	free((char *)page.bytes);
}

int main(int argc, char **argv)
{
	struct rx_text stream, rest, header;
	struct columns at;

	if (argc < 2) {
		fprintf(stderr, "usage: page PAGE... < STREAM\n");
		return 2;
	}
	stream = rest = slurp(stdin);
	rx_text_split(&rest, '\n', &header);
	at = columns_of(header);
	for (int i = 1; i < argc; i++)
		check(argv[i], &at, next_document(&rest, at.kind, i == argc - 1));
	free((char *)stream.bytes);
	return breaches > 0;
}
