/*
 * fold.c - what hides words: dropped or replaced.
 *
 * Script is decided by samples from the start, the middle and the end: prose in traditional script
 * has a quarter of characters that the table of glyphs knows, simplified prose hardly any.
 */
#include "fold.h"
#include "glyph.h"
#include "suspect.h"
#include "utf8.h"

#include <stdlib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SAMPLE = 4 << 10, GLOSS_LIMIT = 10 };

void rx_folded_release(struct rx_folded *folded)
{
	rx_offsets_release(&folded->offsets);
	rx_buffer_release(&folded->clean_buffer);
	rx_buffer_release(&folded->view_buffer);
	free(folded->glyphs);
	free(folded->line_ends);
	*folded = (struct rx_folded){.glyphs = NULL};
}

/* ---- traditional script --------------------------------------------------------------------- */

/* The simplified form of the character of three bytes at an offset, or 0. */
static uint16_t simplified(const struct rx_folded *folded, struct rx_text text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + at;
	uint32_t code;

	if (bytes[0] < 0xE4 || bytes[0] > 0xE9 || text.length - at < 3)
		return 0;
	code = (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
	return code < RX_GLYPH_FIRST ? 0 : folded->glyphs[code - RX_GLYPH_FIRST];
}

static bool sample_is_traditional(const struct rx_folded *folded, struct rx_text text)
{
	size_t known = 0, han = 0, at = 0;

	while (at < text.length) {
		unsigned char byte = (unsigned char)text.bytes[at];

		if (byte >= 0xE4 && byte <= 0xE9) {
			han++;
			known += simplified(folded, text, at) != 0;
			at += 3;
		} else {
			at++;
		}
	}
	return known * 20 > han;
}

static bool is_traditional(const struct rx_folded *folded, struct rx_text text)
{
	size_t length = text.length < SAMPLE ? text.length : SAMPLE;
	size_t places[] = {0, (text.length - length) / 2, text.length - length};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (sample_is_traditional(
			    folded, rx_text_slice(text, places[i], places[i] + length)))
			return true;
		if (length == text.length)
			break;
	}
	return false;
}

static void simplify(struct rx_folded *folded)
{
	struct rx_buffer *view = &folded->view_buffer;

	rx_buffer_reset(view);
	rx_buffer_add_text(view, folded->clean);
	if (view->failed)
		return;
	for (size_t at = 0; at < view->length; at++) {
		uint16_t code = simplified(folded, rx_buffer_text(view), at);

		if (code)
			rx_utf8_encode(code, view->bytes + at);
	}
	folded->view = rx_buffer_text(view);
}

/* ---- what is dropped ------------------------------------------------------------------------ */

static bool is_tone_letter(uint32_t code)
{
	return (code >= 0xE0 && code <= 0xFC && code != 0xF7) || (code >= 0x101 && code <= 0x16B)
		|| (code >= 0x1CE && code <= 0x1DC) || code == 0x1F9;
}

/*
 * Length of a pinyin gloss at an offset, brackets and all, or 0: letters, one of which has a tone
 * mark; in traditional script the mark may be missing.
 */
static size_t gloss_length(struct rx_text text, size_t at, bool traditional)
{
	size_t length, from = at, letters = 0;
	uint32_t code = rx_utf8_decode(text, at, &length);
	bool tone = traditional;

	if (code != '(' && code != 0xFF08)
		return 0;
	for (at += length; at < text.length && letters <= GLOSS_LIMIT; at += length, letters++) {
		code = rx_utf8_decode(text, at, &length);
		if (is_tone_letter(code))
			tone = true;
		else if (code < 'a' || code > 'z')
			break;
	}
	if (letters == 0 || !tone || (code != ')' && code != 0xFF09))
		return 0;
	return at + length - from;
}

static bool is_dropped(uint32_t code)
{
	return (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF
		|| code == 0xAD;
}

struct cleaner {
	struct rx_folded *folded;
	struct rx_text text;
	size_t at;   /* in text */
	size_t kept; /* everything in front of it is in clean or dropped */
	bool traditional;
	struct rx_wrap wrap;
	size_t line; /* where the line begins */
};

/* Copies what stands in front of the current place. */
static void keep(struct cleaner *cleaner)
{
	struct rx_folded *folded = cleaner->folded;

	if (cleaner->at > cleaner->kept) {
		rx_offsets_add(&folded->offsets, folded->clean_buffer.length, cleaner->kept, 1, 1);
		rx_buffer_add_text(&folded->clean_buffer,
			rx_text_slice(cleaner->text, cleaner->kept, cleaner->at));
	}
	cleaner->kept = cleaner->at;
}

static void skip(struct cleaner *cleaner, size_t length)
{
	keep(cleaner);
	cleaner->at += length;
	cleaner->kept = cleaner->at;
}

static void replace_entity(struct cleaner *cleaner)
{
	struct rx_folded *folded = cleaner->folded;

	keep(cleaner);
	rx_offsets_add(&folded->offsets, folded->clean_buffer.length, cleaner->at, 1, 6);
	rx_buffer_add_byte(&folded->clean_buffer, ' ');
	skip(cleaner, 6);
}

/* Drops a line end inside a paragraph. */
static void take_line_end(struct cleaner *cleaner)
{
	struct rx_folded *folded = cleaner->folded;
	size_t length = rx_wrap_length(&cleaner->wrap, cleaner->text, cleaner->line, cleaner->at);
	size_t step = cleaner->text.bytes[cleaner->at] == '\r' ? 2 : 1;
	uint32_t *grown;

	cleaner->line = cleaner->at + (length ? length : step);
	if (length == 0) {
		cleaner->at += step;
		return;
	}
	skip(cleaner, length);
	grown = rx_array_grow(
		folded->line_ends, folded->line_end_count, &folded->line_end_room, sizeof(*grown));
	if (!grown) {
		folded->clean_buffer.failed = true;
		return;
	}
	folded->line_ends = grown;
	grown[folded->line_end_count++] = (uint32_t)folded->clean_buffer.length;
}

static bool is_line_end(struct rx_text text, size_t at)
{
	return text.bytes[at] == '\n'
		|| (text.bytes[at] == '\r' && at + 1 < text.length && text.bytes[at + 1] == '\n');
}

/* Could something have to be done where this byte begins? */
static bool is_plain(char byte)
{
	switch ((unsigned char)byte) {
	case '\n':
	case '\r':
	case '(':
	case '&':
	case 0xC2:
	case 0xE2:
	case 0xEF: return false;
	default: return true;
	}
}

#ifdef __SSE2__
static unsigned suspects_of_16(const char *bytes)
{
	static const char others[] = {'\r', '(', '&', '\xC2', '\xE2', '\xEF'};
	const void *start = bytes;
	__m128i some = _mm_loadu_si128(start), found = _mm_cmpeq_epi8(some, _mm_set1_epi8('\n'));

	for (size_t at = 0; at < sizeof(others); at++)
		found = _mm_or_si128(found, _mm_cmpeq_epi8(some, _mm_set1_epi8(others[at])));
	return (unsigned)_mm_movemask_epi8(found);
}
#endif

/* The next place at or behind an offset where something may have to be done, or the end. */
static size_t next_suspect(struct rx_text text, size_t at)
{
#ifdef __SSE2__
	for (; text.length - at >= 16; at += 16) {
		unsigned found = suspects_of_16(text.bytes + at);

		if (found)
			return at + (size_t)__builtin_ctz(found);
	}
#endif
	while (at < text.length && is_plain(text.bytes[at]))
		at++;
	return at;
}

/* The character that ends at an offset. */
static uint32_t code_before(struct rx_text text, size_t end)
{
	size_t at = end - 1, length;
	uint32_t code;

	while (at > 0 && end - at < 4 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
		at--;
	code = rx_utf8_decode(text, at, &length);
	return at + length == end ? code : RX_REPLACEMENT;
}

/* What stands at a suspect place: goes on behind it; before becomes what stands in front of the next. */
static void take_suspect(struct cleaner *cleaner, uint32_t *before)
{
	struct rx_text text = cleaner->text;
	size_t length, gloss = 0;
	uint32_t code = rx_utf8_decode(text, cleaner->at, &length);

	if (is_line_end(text, cleaner->at)) {
		take_line_end(cleaner);
		return;
	}
	if ((code == '(' || code == 0xFF08)
		&& (rx_is_han(*before) || (*before >= 'A' && *before <= 'Z')))
		gloss = gloss_length(text, cleaner->at, cleaner->traditional && rx_is_han(*before));
	if (gloss || is_dropped(code)) {
		skip(cleaner, gloss ? gloss : length);
		return;
	}
	*before = code;
	if (code == '&'
		&& rx_text_starts(
			rx_text_slice(text, cleaner->at, text.length), RX_LITERAL("&nbsp;")))
		replace_entity(cleaner);
	else
		cleaner->at += length;
}

static void clean(
	struct rx_folded *folded, struct rx_text text, bool traditional, const struct rx_wrap *wrap)
{
	struct cleaner cleaner = {folded, text, 0, 0, traditional, *wrap, 0};
	uint32_t before = 0;

	rx_buffer_reset(&folded->clean_buffer);
	while (cleaner.at < text.length) {
		size_t plain = cleaner.at;

		cleaner.at = next_suspect(text, plain);
		if (cleaner.at == text.length)
			break;
		if (cleaner.at > plain)
			before = code_before(text, cleaner.at);
		take_suspect(&cleaner, &before);
	}
	if (cleaner.kept == 0)
		return; /* nothing was dropped */
	keep(&cleaner);
	folded->clean = rx_buffer_text(&folded->clean_buffer);
}

size_t rx_folded_lines(const struct rx_folded *folded, size_t at)
{
	size_t low = 0, high = folded->line_end_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (folded->line_ends[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int rx_fold(struct rx_folded *folded, struct rx_text printed, bool prose)
{
	struct rx_wrap wrap = {0};
	bool traditional;

	if (prose)
		wrap = rx_wrap_find(printed);
	rx_offsets_reset(&folded->offsets);
	folded->line_end_count = 0;
	folded->clean = folded->view = printed;
	if (!folded->glyphs) {
		folded->glyphs = malloc(RX_GLYPH_SPAN * sizeof(*folded->glyphs));
		if (!folded->glyphs)
			return -1;
		rx_glyph_fill(folded->glyphs);
	}
	traditional = is_traditional(folded, printed);
	if (wrap.wrapped || rx_suspect(printed))
		clean(folded, printed, traditional, &wrap);
	folded->view = folded->clean;
	if (traditional)
		simplify(folded);
	return folded->offsets.failed || folded->clean_buffer.failed || folded->view_buffer.failed
		? -1
		: 0;
}
