/*
 * marks.c - the offsets of all TABs and LFs of a block.
 *
 * 64 bytes at a time are compared with both marks at once; the bits of the result are walked with
 * count-trailing-zeros.  The scalar twin does the same, eight bytes at a time.
 */
#include "marks.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#endif

/* High bit set in each byte of word that is equal to the byte repeated in pattern. */
static uint64_t equal_bytes(uint64_t word, uint64_t pattern)
{
	uint64_t difference = word ^ pattern;
	uint64_t low = difference & UINT64_C(0x7F7F7F7F7F7F7F7F);

	return ~((low + UINT64_C(0x7F7F7F7F7F7F7F7F)) | difference) & UINT64_C(0x8080808080808080);
}

static size_t one_by_one(
	const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	size_t count = 0;

	for (size_t at = start; at < end; at++) {
		if (bytes[at] != '\t' && bytes[at] != '\n')
			continue;
		*lines += bytes[at] == '\n';
		marks[count++] = (uint32_t)at;
	}
	return count;
}

size_t rx_marks_find_scalar(
	const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	size_t count = 0, at = start;

	*lines = 0;
	for (; end - at >= 8; at += 8) {
		uint64_t word;

		memcpy(&word, bytes + at, 8);
		if (!(equal_bytes(word, UINT64_C(0x0909090909090909))
			    | equal_bytes(word, UINT64_C(0x0A0A0A0A0A0A0A0A))))
			continue;
		count += one_by_one(bytes, at, at + 8, marks + count, lines);
	}
	return count + one_by_one(bytes, at, end, marks + count, lines);
}

#ifdef HAVE_AVX2_PATH
int rx_marks_have_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
		&& __builtin_cpu_supports("popcnt");
}

__attribute__((target("avx2,bmi,popcnt"))) static uint64_t equal_mask(
	const char *bytes, __m256i pattern)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
	uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, pattern));
	uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, pattern));

	return first | (uint64_t)second << 32;
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t find_avx2(
	const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	const __m256i tab = _mm256_set1_epi8('\t'), line_end = _mm256_set1_epi8('\n');
	size_t count = 0, at = start;

	*lines = 0;
	for (; end - at >= 64; at += 64) {
		uint64_t line_ends = equal_mask(bytes + at, line_end);
		uint64_t both = line_ends | equal_mask(bytes + at, tab);

		*lines += (size_t)__builtin_popcountll(line_ends);
		while (both) {
			marks[count++] = (uint32_t)(at + (size_t)__builtin_ctzll(both));
			both &= both - 1;
		}
	}
	return count + one_by_one(bytes, at, end, marks + count, lines);
}

size_t rx_marks_find(const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	if (rx_marks_have_avx2())
		return find_avx2(bytes, start, end, marks, lines);
	return rx_marks_find_scalar(bytes, start, end, marks, lines);
}
#else
int rx_marks_have_avx2(void)
{
	return 0;
}

size_t rx_marks_find(const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	return rx_marks_find_scalar(bytes, start, end, marks, lines);
}
#endif
