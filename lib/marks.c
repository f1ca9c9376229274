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

/* Looked up by its lower half, a byte finds itself only if it is TAB or LF; bytes above 0x7F find 0. */
__attribute__((target("avx2"))) static __m256i both_marks(void)
{
	return _mm256_broadcastsi128_si256(
		_mm_setr_epi8(1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 12, 13, 14, 15, 0));
}

/* The LFs of 64 bytes, added to 32 counters of a byte each. */
__attribute__((target("avx2"))) static __m256i count_lines(
	__m256i counters, __m256i low, __m256i high)
{
	const __m256i line_end = _mm256_set1_epi8('\n');

	counters = _mm256_sub_epi8(counters, _mm256_cmpeq_epi8(low, line_end));
	return _mm256_sub_epi8(counters, _mm256_cmpeq_epi8(high, line_end));
}

__attribute__((target("avx2"))) static size_t sum_of(__m256i counters)
{
	__m256i sums = _mm256_sad_epu8(counters, _mm256_setzero_si256());

	return (size_t)(_mm256_extract_epi64(sums, 0) + _mm256_extract_epi64(sums, 1)
		+ _mm256_extract_epi64(sums, 2) + _mm256_extract_epi64(sums, 3));
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t find_avx2(
	const char *bytes, size_t start, size_t end, uint32_t *marks, size_t *lines)
{
	const __m256i both = both_marks();
	size_t count = 0, at = start;

	*lines = 0;
	while (end - at >= 64) {
		/* So many times that no counter of a byte runs over. */
		size_t last = end - at >= 64 * 120 ? at + 64 * 120 : at + (end - at) / 64 * 64;
		__m256i counters = _mm256_setzero_si256();

		for (; at < last; at += 64) {
			__m256i low =
				_mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
			__m256i high = _mm256_loadu_si256(
				(const __m256i *)(const void *)(bytes + at + 32));
			uint32_t first = (uint32_t)_mm256_movemask_epi8(
				_mm256_cmpeq_epi8(_mm256_shuffle_epi8(both, low), low));
			uint32_t second = (uint32_t)_mm256_movemask_epi8(
				_mm256_cmpeq_epi8(_mm256_shuffle_epi8(both, high), high));
			uint64_t found = first | (uint64_t)second << 32;

			counters = count_lines(counters, low, high);
			while (found) {
				marks[count++] = (uint32_t)(at + (size_t)__builtin_ctzll(found));
				found &= found - 1;
			}
		}
		*lines += sum_of(counters);
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
