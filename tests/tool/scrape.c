/*
 * scrape [--fold] [--private] TRUTH - does to clean Chinese text on standard input what a scraper does
 * that cuts GB2312 at the bytes A1 A3 without regard to characters, and reads each piece by itself.
 *
 * Out: the damaged text, and in the file TRUTH one line for each shifted stretch: offsets of its false
 * stop and of its end in the damaged text, the number of characters between, and what stood there.
 * Pairs of bytes that GB2312 does not have are dropped, or with --private kept as GB18030 keeps them;
 * --fold makes full-width letters and marks ASCII.  Characters outside GB2312 become question marks.
 */
#include "buffer.h"
#include "utf8.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

struct scraper {
	iconv_t narrow; /* UTF-8 to GB2312 */
	iconv_t wide;   /* the other way */
	bool fold;
	struct rx_buffer out;
	struct rx_buffer bytes; /* of a line, in GB2312 */
	struct rx_buffer
		clean; /* for each byte: the offset of its character in the line, or SECOND */
	FILE *truth;
};

#define SECOND 0xFFFFFFFFu

static uint32_t origin_of(const struct scraper *scraper, size_t at)
{
	uint32_t origin;

	memcpy(&origin, scraper->clean.bytes + at * sizeof(origin), sizeof(origin));
	return origin;
}

/* Converts one character; the number of bytes, 0 when there are none. */
static size_t convert(iconv_t way, const char *bytes, size_t length, char *into, size_t room)
{
	char *in = (char *)(uintptr_t)bytes, *out = into;
	size_t left = room;

	iconv(way, NULL, NULL, NULL, NULL);
	if (iconv(way, &in, &length, &out, &left) == (size_t)-1)
		return 0;
	return room - left;
}

static void narrow_line(struct scraper *scraper, struct rx_text line)
{
	rx_buffer_reset(&scraper->bytes);
	rx_buffer_reset(&scraper->clean);
	for (size_t at = 0, length; at < line.length; at += length) {
		char two[4];
		size_t count;

		rx_utf8_decode(line, at, &length);
		count = convert(scraper->narrow, line.bytes + at, length, two, sizeof(two));
		if (count == 0) {
			two[0] = '?';
			count = 1;
		}
		rx_buffer_add(&scraper->bytes, two, count);
		for (size_t byte = 0; byte < count; byte++) {
			uint32_t origin = byte ? SECOND : (uint32_t)at;

			rx_buffer_add(&scraper->clean, &origin, sizeof(origin));
		}
	}
}

static void put_pair(struct scraper *scraper, const char *two)
{
	char bytes[8];
	size_t count = convert(scraper->wide, two, 2, bytes, sizeof(bytes)), length;
	struct rx_text shown = {bytes, count};
	uint32_t code;

	if (count == 0)
		return;
	code = rx_utf8_decode(shown, 0, &length);
	if (scraper->fold && code > 0xFF00 && code < 0xFF5F)
		code -= 0xFEE0;
	rx_buffer_add_code(&scraper->out, code);
}

static bool is_cut(struct rx_text bytes, size_t at)
{
	return at + 2 <= bytes.length && memcmp(bytes.bytes + at, "\xA1\xA3", 2) == 0;
}

/* Bytes from one place to the end of the piece, or to where characters are whole again. */
static size_t put_piece(struct scraper *scraper, size_t from, size_t end, bool shifted)
{
	const char *bytes = scraper->bytes.bytes;

	while (from < end && !(shifted && origin_of(scraper, from) != SECOND)) {
		if ((unsigned char)bytes[from] < 0x80) {
			rx_buffer_add_byte(&scraper->out, bytes[from++]);
			continue;
		}
		if (from + 1 < end && (unsigned char)bytes[from + 1] >= 0xA1) {
			put_pair(scraper, bytes + from);
			from += 2;
		} else {
			from++;
		}
	}
	return from;
}

static void tell(
	struct scraper *scraper, struct rx_text line, size_t cut, size_t back, size_t start)
{
	size_t end = scraper->out.length, from = origin_of(scraper, cut - 1);
	size_t to = back < scraper->bytes.length ? origin_of(scraper, back) : line.length;

	if (to == SECOND)
		to = origin_of(scraper, back - 1);
	fprintf(scraper->truth, "%zu\t%zu\t%zu\t%.*s\n", start, end,
		rx_utf8_count(rx_text_of(scraper->out.bytes + start + 3, end - start - 3)),
		(int)(to - from), line.bytes + from);
}

static void scrape_line(struct scraper *scraper, struct rx_text line)
{
	struct rx_text bytes;
	size_t from = 0, start = 0, cut = 0;
	bool shifted = false;

	narrow_line(scraper, line);
	bytes = rx_buffer_text(&scraper->bytes);
	for (;;) {
		size_t end = from, back;

		while (end < bytes.length && !is_cut(bytes, end))
			end++;
		back = put_piece(scraper, from, end, shifted);
		if (shifted)
			tell(scraper, line, cut, back, start);
		put_piece(scraper, back, end, false);
		if (end >= bytes.length)
			break;
		shifted = origin_of(scraper, end) == SECOND;
		cut = end;
		start = scraper->out.length;
		rx_buffer_add_string(&scraper->out, "\xE3\x80\x82");
		from = end + 2;
	}
	rx_buffer_add_byte(&scraper->out, '\n');
}

int main(int argc, char **argv)
{
	struct scraper scraper = {.narrow = iconv_open("GB2312", "UTF-8")};
	const char *wide = "GB2312";
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	int at = 1;

	for (; at < argc && argv[at][0] == '-'; at++) {
		if (strcmp(argv[at], "--fold") == 0)
			scraper.fold = true;
		else
			wide = "GB18030";
	}
	scraper.wide = iconv_open("UTF-8", wide);
	scraper.truth = at < argc ? fopen(argv[at], "w") : NULL;
	if (!scraper.truth || scraper.narrow == (iconv_t)-1 || scraper.wide == (iconv_t)-1) {
		fprintf(stderr,
			"scrape: expected the name of a file to write, and iconv with GB2312\n");
		return 2;
	}
	while ((length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			length--;
		scrape_line(&scraper, rx_text_of(line, (size_t)length));
	}
	fwrite(scraper.out.bytes, 1, scraper.out.length, stdout);
	free(line);
	rx_buffer_release(&scraper.out);
	rx_buffer_release(&scraper.bytes);
	rx_buffer_release(&scraper.clean);
	iconv_close(scraper.narrow);
	iconv_close(scraper.wide);
	return fclose(scraper.truth) || fflush(stdout) ? 1 : 0;
}
