/*
 * hostile.h - cells that try to be markup, formulas, control sequences or the end of something, and
 * what no output of them may hold.
 */
#ifndef RX_TESTS_HOSTILE_H
#define RX_TESTS_HOSTILE_H

#include "render.h"
#include "clean.h"
#include "utf8.h"

/* Cells as they stand in a stream. */
static const char *const hostile[] = {
	"<script>alert(1)</script>",
	"\" onmouseover=\"alert(1)",
	"' onmouseover='alert(1)",
	"=cmd|' /C calc'!A0",
	"+1+cmd|' /C calc'!A0",
	"-2+3+cmd|' /C calc'!A0",
	"@SUM(1+1)*cmd|' /C calc'!A0",
	"\\t=1+1",
	"\\r=1+1",
	"\\n=1+1",
	"＝1+1",
	"\x1B[2J\x1B]0;title\x07",
	"\xC2\x9B"
	"2J",
	"\u202Egpj.exe\u202C",
	"\u2066x\u2069",
	"\xFF\xFE\xE6\x95",
	"| cell | *bold* _it_ `code` [x](javascript:alert(1)) ~~s~~ $x$",
	"# heading",
	"1. item",
	"&lt;b&gt; &amp;",
	"a\\nb\\rc\\td\\\\e",
	"],\"x\":[\"",
	"\xEF\xBB\xBF"
	"bom",
};
enum { HOSTILE = sizeof(hostile) / sizeof(hostile[0]) };

/* A stream with the hostile cells in three columns, a cell with NUL, and one of 30 kB. */
static inline void hostile_stream(struct rx_buffer *stream)
{
	rx_buffer_reset(stream);
	rx_buffer_add_string(stream, "title\tleader\ttext\n");
	for (size_t at = 0; at < HOSTILE; at++) {
		for (size_t column = 0; column < 3; column++) {
			rx_buffer_add_string(stream, hostile[at]);
			rx_buffer_add_byte(stream, column < 2 ? '\t' : '\n');
		}
	}
	rx_buffer_add(stream, "nul\0nul\t\tx\n", 11);
	for (size_t count = 0; count < 10000; count++)
		rx_buffer_add_string(stream, "整");
	rx_buffer_add_string(stream, "\tx\ty\n");
}

/* Records with all columns of the stream and one with a name of its own: each hostile cell in every
 * column of a row, one row for each kind in turn; then a row with 30 kB in every column. */
static inline size_t hostile_records(struct rx_buffer *stream)
{
	size_t columns, kinds;
	const struct rx_word *words = rx_words(RX_SET_COLUMN, &columns);
	const struct rx_word *kind = rx_words(RX_SET_KIND, &kinds);

	rx_buffer_reset(stream);
	for (size_t at = 0; at < columns; at++) {
		rx_buffer_add_string(stream, words[at].name);
		rx_buffer_add_byte(stream, '\t');
	}
	rx_buffer_add_string(stream, "a\"'<b>,\\n;DROP TABLE x;--\n");
	for (size_t at = 0; at <= HOSTILE; at++) {
		rx_buffer_add_string(stream, kind[at % kinds].name);
		for (size_t column = 1; column <= columns; column++) {
			rx_buffer_add_byte(stream, '\t');
			if (at < HOSTILE)
				rx_buffer_add_string(stream, hostile[at]);
			for (size_t count = 0; at == HOSTILE && count < 10000; count++)
				rx_buffer_add_string(stream, "整");
		}
		rx_buffer_add_byte(stream, '\n');
	}
	return HOSTILE + 1;
}

/* Findings and a measure of each hostile cell in the columns that reports make use of, with a NUL and a long
 * cell, for the many reports that are tried. */
static inline void hostile_matters(struct rx_buffer *stream)
{
	rx_buffer_reset(stream);
	rx_buffer_add_string(stream,
		"kind\tstatus\tdue\tdone_on\tid\ttitle\tno\tdept\tleader\tunit\tcause\treport\ttext"
		"\tdue_text\tfile\tline\tevidence\treason\tvalue\turl\n");
	for (size_t at = 0; at < 2 * HOSTILE + 2; at++) {
		rx_buffer_add_string(stream,
			at == 0          ? "doc\t\t\t"
				: at & 1 ? "finding\tactive\t2024-05-01\t"
					 : "measure\tdone\t2024-06-05\t2024-06-01");
		for (size_t column = 4; column < 20; column++) {
			rx_buffer_add_byte(stream, '\t');
			if (at < 2 * HOSTILE)
				rx_buffer_add_string(stream, hostile[at / 2]);
			else if (at & 1)
				rx_buffer_add(stream, "n\0l", 3);
			for (size_t count = 0; at == 2 * HOSTILE && column == 5 && count < 3000;
				count++)
				rx_buffer_add_string(stream, "整改");
		}
		rx_buffer_add_byte(stream, '\n');
	}
}

/* Every byte of the output is UTF-8 and no character is unsafe, but line ends. */
static inline void check_harmless(struct rx_text out, bool carriage)
{
	size_t at = 0;

	assert_int_equal(rx_utf8_invalid(out), RX_NONE);
	for (;;) {
		at += rx_clean_run(rx_text_slice(out, at, out.length));
		if (at == out.length)
			return;
		if (out.bytes[at] != '\n' && out.bytes[at] != '\t'
			&& !(carriage && out.bytes[at] == '\r'))
			fail_msg("unsafe byte %02x", (unsigned char)out.bytes[at]);
		at++;
	}
}

#endif
