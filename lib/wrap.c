/*
 * wrap.c - lines broken at one width: most are as wide as the widest, and none is much wider.
 */
#include "wrap.h"
#include "enumerator.h"
#include "phrase.h"
#include "utf8.h"

/* Lines of a page of print, in cells; so many must be full to speak of one width.  No more than
 * LOOK bytes are looked at: a document is of one kind. */
enum { NARROWEST = 36, WIDEST = 170, SLACK = 5, LEAST = 5, LOOK = 64 << 10 };

/* Width of a line in cells, its line end left out. */
static size_t width_of(struct rx_text line)
{
	size_t width = 0, length;

	for (size_t at = 0; at < line.length && width <= WIDEST; at += length) {
		uint32_t code = rx_utf8_decode(line, at, &length);

		width += code >= 0x1100 ? 2 : code != '\r';
	}
	return width;
}

static struct rx_text bare(struct rx_text line)
{
	return rx_phrase_trim(line);
}

struct rx_wrap rx_wrap_find(struct rx_text text)
{
	struct rx_wrap wrap = {false, 0, false};
	struct rx_text rest, line;
	size_t lines = 0, full = 0, open = 0, indented = 0;

	text = rx_text_slice(text, 0, text.length < LOOK ? text.length : LOOK);
	rest = text;
	while (rx_text_split(&rest, '\n', &line)) {
		size_t width = width_of(line);

		if (width > WIDEST || memchr(line.bytes, '\t', line.length))
			return wrap;
		if (width > wrap.width)
			wrap.width = width;
		lines += bare(line).length > 0;
		indented += rx_phrase_skip_blanks(line, 0) > 0 && bare(line).length > 0;
	}
	if (wrap.width < NARROWEST)
		return wrap;
	rest = text;
	while (rx_text_split(&rest, '\n', &line)) {
		if (width_of(line) + SLACK < wrap.width)
			continue;
		full++;
		open += rx_phrase_end(bare(line),
				"。|;|" FULL_SEMICOLON "|:|" FULL_COLON "|)|" FULL_CLOSE)
			== 0;
	}
	wrap.wrapped = full >= LEAST && full * 4 >= lines && open * 2 > full;
	wrap.indented = indented * 8 >= lines;
	return wrap;
}

size_t rx_wrap_length(const struct rx_wrap *wrap, struct rx_text text, size_t start, size_t at)
{
	struct rx_text line = rx_text_slice(text, start, at);
	size_t end = at, next, stop;
	struct rx_enumerator found;

	if (text.bytes[end] == '\r')
		end++;
	next = end + 1;
	if (!wrap->wrapped || next >= text.length || width_of(line) + SLACK < wrap->width)
		return 0;
	if (rx_phrase_skip_blanks(rx_text_slice(text, 0, text.length), next) != next)
		return 0;
	stop = rx_phrase_end(bare(line), "。|;|" FULL_SEMICOLON "|:|" FULL_COLON);
	if (stop && (!wrap->indented || rx_enumerator_at(text, next, &found)))
		return 0;
	return next - at;
}
