/*
 * cell.c - escaping and unescaping of cells.  Both walk from one special byte to the next, since
 * nearly all cells have none.
 */
#include "cell.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef __SSE2__
/* One bit for each of 16 bytes that has to be escaped. */
static unsigned special_of_16(const char *bytes)
{
	__m128i some = _mm_loadu_si128((const __m128i *)(const void *)bytes);
	__m128i marks = _mm_or_si128(_mm_cmpeq_epi8(some, _mm_set1_epi8('\t')),
		_mm_cmpeq_epi8(some, _mm_set1_epi8('\n')));
	__m128i others = _mm_or_si128(_mm_cmpeq_epi8(some, _mm_set1_epi8('\r')),
		_mm_cmpeq_epi8(some, _mm_set1_epi8('\\')));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(marks, others));
}
#endif

#ifdef __SSE2__
/* Appends the value where nothing in it has to be escaped; it is looked at where it was copied to, since
 * there is room behind it. */
static bool add_plain(struct rx_buffer *out, struct rx_text value)
{
	const char *copy;

	if (value.length > SIZE_MAX - 16 || !rx_buffer_reserve(out, value.length + 16))
		return false;
	copy = memcpy(out->bytes + out->length, value.bytes, value.length);
	for (size_t at = 0; at < value.length; at += 16) {
		unsigned special = special_of_16(copy + at);

		if (value.length - at < 16)
			special &= (1u << (value.length - at)) - 1;
		if (special)
			return false;
	}
	out->length += value.length;
	return true;
}
#endif

/* Length of what stands in front of the first byte that has to be escaped. */
static size_t plain_run(const char *bytes, size_t length)
{
	size_t at = 0;

#ifdef __SSE2__
	for (; length - at >= 16; at += 16) {
		unsigned special = special_of_16(bytes + at);

		if (special)
			return at + (size_t)__builtin_ctz(special);
	}
#endif
	while (at < length && bytes[at] != '\t' && bytes[at] != '\n' && bytes[at] != '\r'
		&& bytes[at] != '\\')
		at++;
	return at;
}

static char escape_letter(char byte)
{
	switch (byte) {
	case '\t': return 't';
	case '\n': return 'n';
	case '\r': return 'r';
	default: return '\\';
	}
}

void rx_cell_encode(struct rx_buffer *out, struct rx_text value)
{
#ifdef __SSE2__
	if (value.length == 0 || add_plain(out, value))
		return;
#endif
	for (size_t at = 0; at < value.length; at++) {
		size_t run = plain_run(value.bytes + at, value.length - at);

		rx_buffer_add(out, value.bytes + at, run);
		at += run;
		if (at == value.length)
			return;
		rx_buffer_add_byte(out, '\\');
		rx_buffer_add_byte(out, escape_letter(value.bytes[at]));
	}
}

/* The byte that a letter behind a backslash stands for, or 0. */
static char escaped_byte(char letter)
{
	switch (letter) {
	case 't': return '\t';
	case 'n': return '\n';
	case 'r': return '\r';
	case '\\': return '\\';
	default: return 0;
	}
}

struct rx_text rx_cell_decode(struct rx_text cell, char *scratch)
{
	size_t used = 0;

	if (cell.length == 0 || !memchr(cell.bytes, '\\', cell.length))
		return cell;
	for (size_t at = 0; at < cell.length; at++) {
		char byte = cell.bytes[at];

		if (byte == '\\' && at + 1 < cell.length && escaped_byte(cell.bytes[at + 1]))
			byte = escaped_byte(cell.bytes[++at]);
		scratch[used++] = byte;
	}
	return (struct rx_text){scratch, used};
}

struct rx_text rx_cell_value(struct rx_text cell, struct rx_buffer *scratch)
{
	if (cell.length == 0 || !memchr(cell.bytes, '\\', cell.length))
		return cell;
	rx_buffer_reset(scratch);
	if (!rx_buffer_reserve(scratch, cell.length))
		return cell;
	return rx_cell_decode(cell, scratch->bytes);
}
