/*
 * marks.h - one pass over a block that finds every TAB and LF: the whole tokeniser of the stream.
 *
 * The AVX2 and the scalar path give the same offsets on any bytes; which one runs is decided when
 * the program runs, so one binary serves every machine.
 */
#ifndef RX_LIB_MARKS_H
#define RX_LIB_MARKS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Writes the offset of each TAB and LF in bytes[start, end) to marks, which needs room for
 * end - start + 8 numbers, and returns how many there are.  *lines gets the number of LFs.  end must be below
 * 2^32.
 */
size_t rx_marks_find(const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines);

/* The two paths by themselves, for tests; the AVX2 one only where the machine has it. */
size_t rx_marks_find_scalar(
	const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines);
int rx_marks_have_avx2(void);

#endif
