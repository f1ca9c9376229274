/*
 * wrap SEED - makes a page out of the UTF-8 text on standard input, as badly as pages are made: one
 * <p>, <div> or table row per line, nested inline elements that begin and end anywhere, characters as
 * references, comments and scripts in between.  Line n of the text is on line n of the page.
 */
#include "stream.h"
#include "utf8.h"

static uint32_t state;

static unsigned random_below(unsigned limit)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % limit;
}

static void put_junk(void)
{
	switch (random_below(6)) {
	case 0: fputs("<!-- 一、注释 <p> -->", stdout); break;
	case 1:
		fputs("<script type='a>b'>if (1 < 2) document.write('<p>一是</p>');</script>",
			stdout);
		break;
	case 2: fputs("<STYLE>p > span { color: red }</STYLE >", stdout); break;
	case 3: fputs("<img src=\"x>y.png\" alt='图'/>", stdout); break;
	case 4: fputs("<a name=top></a>", stdout); break;
	default: fputs("<o:p></o:p>", stdout); break;
	}
}

static void put_reference(uint32_t code)
{
	const char *name = NULL;

	switch (code) {
	case '<': name = "lt"; break;
	case '>': name = "gt"; break;
	case '&': name = "amp"; break;
	case '"': name = "quot"; break;
	case 0xA0: name = "nbsp"; break;
	case 0x201C: name = "ldquo"; break;
	case 0x201D: name = "rdquo"; break;
	case 0x2014: name = "mdash"; break;
	case 0xB7: name = "middot"; break;
	}
	if (name && random_below(3))
		printf("&%s;", name);
	else if (random_below(2))
		printf("&#%lu;", (unsigned long)code);
	else
		printf("&#x%lX;", (unsigned long)code);
}

static void put_character(struct rx_text line, size_t at, size_t length, uint32_t code)
{
	bool must = code == '<' || code == '>' || code == '&' || code == 0xA0;

	if (code != RX_REPLACEMENT && !rx_is_blank(code) && (must || random_below(12) == 0))
		put_reference(code);
	else
		fwrite(line.bytes + at, 1, length, stdout);
}

static void put_line(struct rx_text line)
{
	static const char *const opens[] = {"<span style=\"font-family: '宋体'; color: #000\">",
		"<B>", "<font size=3>", "<a href='/x?a=1&amp;b=2'>", "<em\tclass=\"a\">"};
	static const char *const closes[] = {"</span>", "</B>", "</font>", "</a>", "</em >"};
	unsigned open[64];
	size_t depth = 0, length;

	for (size_t at = 0; at < line.length; at += length) {
		uint32_t code = rx_utf8_decode(line, at, &length);

		if (depth < 64 && random_below(6) == 0) {
			open[depth] = random_below(5);
			fputs(opens[open[depth++]], stdout);
		}
		put_character(line, at, length, code);
		if (depth && random_below(5) == 0)
			fputs(closes[open[--depth]], stdout);
		if (random_below(40) == 0)
			put_junk();
	}
	while (depth)
		fputs(closes[open[--depth]], stdout);
}

int main(int argc, char **argv)
{
	static const char *const blocks[][2] = {{"<p>", "</p>"}, {"<P class=MsoNormal>", "</P>"},
		{"<div><section>", "</section></div>"}, {"", "<br/>"},
		{"<table><tr><td>", "</td></tr></table>"}, {"<li><p><span>", "</span></p>"}};
	struct rx_text rest = slurp(stdin), line;

	state = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1;
	fputs("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>", stdout);
	while (rx_text_split(&rest, '\n', &line)) {
		const char *const *block = blocks[random_below(6)];

		if (line.length == 0 && rest.bytes == NULL)
			break;
		fputs(block[0], stdout);
		put_line(line);
		fputs(block[1], stdout);
		putchar('\n');
	}
	fputs("</body></html>", stdout);
	return 0;
}
