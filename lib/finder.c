/*
 * finder.c - two bytes of the needle are compared at 32 places at once, and the needle where both fit.
 *
 * Which two: those that are rarest in Chinese text, from a rough order of commonness: lead bytes of Han
 * and ASCII letters are common, continuation bytes less so, and two different places tell more than
 * one.
 */
#include "finder.h"

/* How common a byte is in the texts of the genre, roughly. */
static unsigned commonness(unsigned char byte)
{
	if (byte >= 0xE3 && byte <= 0xE9)
		return 4;
	if (byte == 0xBC || byte == 0xBD || byte == 0xEF || byte == 0x80 || byte == 0x8C)
		return 3; /* 。,：； and full-width forms */
	if (byte == 0xB8 || byte == 0xBB || byte == ' ' || byte == 'e' || byte == '0')
		return 2;
	return 1;
}

/* The place of the rarest byte, but for the place `taken`. */
static size_t rarest(struct rx_text needle, size_t taken)
{
	const unsigned char *bytes = (const unsigned char *)needle.bytes;
	size_t best = taken == 0 && needle.length > 1 ? 1 : 0;

	for (size_t at = 0; at < needle.length; at++) {
		if (at != taken && commonness(bytes[at]) < commonness(bytes[best]))
			best = at;
	}
	return best;
}

void rx_finder_init(struct rx_finder *finder, struct rx_text needle)
{
	finder->needle = needle;
	finder->one = rarest(needle, RX_NONE);
	finder->other = rarest(needle, finder->one);
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi")))

/* Places at [at, at + 32) of bytes where both bytes of the needle fit. */
TARGET static uint32_t places(
	const struct rx_finder *finder, const char *bytes, __m256i one, __m256i other)
{
	const void *first = bytes + finder->one, *second = bytes + finder->other;
	__m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_loadu_si256(first), one),
		_mm256_cmpeq_epi8(_mm256_loadu_si256(second), other));

	return (uint32_t)_mm256_movemask_epi8(both);
}

/* Compares the needle at the places of [at, at + 32) where both bytes fit. */
TARGET static bool is_at(
	const struct rx_finder *finder, const char *bytes, __m256i one, __m256i other)
{
	struct rx_text needle = finder->needle;

	for (uint32_t found = places(finder, bytes, one, other); found; found &= found - 1) {
		if (memcmp(bytes + (size_t)__builtin_ctz(found), needle.bytes, needle.length) == 0)
			return true;
	}
	return false;
}

TARGET static bool has_avx2(const struct rx_finder *finder, struct rx_text text)
{
	const __m256i one = _mm256_set1_epi8(finder->needle.bytes[finder->one]);
	const __m256i other = _mm256_set1_epi8(finder->needle.bytes[finder->other]);
	const char *first = text.bytes + finder->one, *second = text.bytes + finder->other;
	size_t count = text.length - finder->needle.length + 1; /* places where it can begin */
	size_t at = 0;

	for (; count - at >= 64; at += 64) {
		const __m256i *left = (const void *)(first + at);
		const __m256i *right = (const void *)(second + at);
		__m256i low = _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_loadu_si256(left), one),
			_mm256_cmpeq_epi8(_mm256_loadu_si256(right), other));
		__m256i high =
			_mm256_and_si256(_mm256_cmpeq_epi8(_mm256_loadu_si256(left + 1), one),
				_mm256_cmpeq_epi8(_mm256_loadu_si256(right + 1), other));
		__m256i any = _mm256_or_si256(low, high);

		if (!_mm256_testz_si256(any, any)
			&& (is_at(finder, text.bytes + at, one, other)
				|| is_at(finder, text.bytes + at + 32, one, other)))
			return true;
	}
	if (count - at >= 32 && is_at(finder, text.bytes + at, one, other))
		return true;
	/* The last 32 places, some for the second time. */
	return count % 32 && is_at(finder, text.bytes + count - 32, one, other);
}

bool rx_finder_has(const struct rx_finder *finder, struct rx_text text)
{
	/* From 32 places on no load passes the text's end. */
	if (text.length < finder->needle.length + 31 || !__builtin_cpu_supports("avx2"))
		return rx_text_find(text, finder->needle, 0) != RX_NONE;
	return has_avx2(finder, text);
}
#else
bool rx_finder_has(const struct rx_finder *finder, struct rx_text text)
{
	return rx_text_find(text, finder->needle, 0) != RX_NONE;
}
#endif

/* Lead bytes of digits outside ASCII: D9 DB DF E0 E1 EA EF F0; of those EF is common for other
 * reasons, and only EF BC 90 to EF BC 99 are digits. */
static bool is_digit_at(struct rx_text text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + at;

	switch (bytes[0]) {
	case 0xD9:
	case 0xDB:
	case 0xDF:
	case 0xE0:
	case 0xE1:
	case 0xEA:
	case 0xF0: return true;
	case 0xEF:
		return text.length - at >= 3 && bytes[1] == 0xBC && bytes[2] >= 0x90
			&& bytes[2] <= 0x99;
	default: return bytes[0] >= '0' && bytes[0] <= '9';
	}
}

static bool digit_scalar(struct rx_text text, size_t *at)
{
	for (; *at < text.length; ++*at) {
		if (is_digit_at(text, *at))
			return true;
	}
	return false;
}

#if defined(__x86_64__) && defined(__GNUC__)
/* What bytes may begin, in bits, of which 1 is an ASCII digit; by their low half, among those with the high
 * half's bit. */
TARGET static __m256i sorts_of(__m256i bytes)
{
	const __m256i low = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(1 | 4 | 8, 1 | 4, 1, 1, 1, 1, 1, 1, 1, 1 | 2, 4, 2, 0, 0, 0, 2 | 4));
	const __m256i high = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 8));
	const __m256i half = _mm256_set1_epi8(0x0F);
	__m256i by_low = _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half));
	__m256i by_high =
		_mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));

	return _mm256_and_si256(by_low, by_high);
}

/* Bytes that may begin a digit. */
TARGET static uint32_t may_be_digits(__m256i bytes)
{
	__m256i none = _mm256_cmpeq_epi8(sorts_of(bytes), _mm256_setzero_si256());

	return ~(uint32_t)_mm256_movemask_epi8(none);
}

/* The last 32 bytes are looked at as a whole, some for the second time. */
TARGET static bool digit_avx2(struct rx_text text, size_t *at)
{
	while (*at < text.length && text.length >= 32) {
		size_t start = text.length - *at < 32 ? text.length - 32 : *at;
		const void *bytes = text.bytes + start;
		uint32_t found = may_be_digits(_mm256_loadu_si256(bytes));

		for (; found; found &= found - 1) {
			size_t place = start + (size_t)__builtin_ctz(found);

			if (is_digit_at(text, place)) {
				*at = place;
				return true;
			}
		}
		*at = start + 32;
	}
	return digit_scalar(text, at);
}
#endif

bool rx_finder_digit(struct rx_text text, size_t *at)
{
	*at = 0;
#if defined(__x86_64__) && defined(__GNUC__)
	if (__builtin_cpu_supports("avx2"))
		return digit_avx2(text, at);
#endif
	return digit_scalar(text, at);
}

size_t rx_finder_behind(struct rx_text text, size_t at)
{
	unsigned char lead = (unsigned char)text.bytes[at];

	return at + (lead < 0xC0 ? 1u : lead < 0xE0 ? 2u : lead < 0xF0 ? 3u : 4u);
}

/* Tells whether so many digits stand at an offset. */
static bool is_run_at(struct rx_text text, size_t count, size_t at)
{
	while (count && at < text.length && is_digit_at(text, at)) {
		at = rx_finder_behind(text, at);
		count--;
	}
	return count == 0;
}

/* Each place is tried, since in invalid UTF-8 a lead byte may stand in front of whole digits. */
static bool run_scalar(struct rx_text text, size_t count, size_t *at)
{
	for (; *at < text.length; ++*at) {
		if (is_run_at(text, count, *at))
			return true;
	}
	return false;
}

#if defined(__x86_64__) && defined(__GNUC__)
enum { WINDOW = 64, BEHIND = 2, STEPS = 4 };

/* Where digits may begin in a window: anyhow, and as ASCII. */
struct beginnings {
	uint64_t any, ascii;
};

/* Sorts of 32 bytes; EF, which begins the punctuation of Chinese too, counts where the byte two behind it is
 * one of digits. */
TARGET static __m256i sorts_of_runs(const char *bytes)
{
	__m256i now = _mm256_loadu_si256((const void *)bytes);
	__m256i third = _mm256_sub_epi8(
		_mm256_loadu_si256((const void *)(bytes + 2)), _mm256_set1_epi8((char)0x90));
	__m256i digit = _mm256_cmpeq_epi8(_mm256_min_epu8(third, _mm256_set1_epi8(9)), third);
	__m256i form = _mm256_cmpeq_epi8(now, _mm256_set1_epi8((char)0xEF));

	return _mm256_andnot_si256(_mm256_andnot_si256(digit, form), sorts_of(now));
}

TARGET static struct beginnings beginnings(const char *window)
{
	struct beginnings found = {0, 0};

	for (unsigned half = 0; half < WINDOW; half += 32) {
		__m256i sorts = sorts_of_runs(window + half);
		uint32_t none = (uint32_t)_mm256_movemask_epi8(
			_mm256_cmpeq_epi8(sorts, _mm256_setzero_si256()));
		uint32_t ascii = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(sorts, 7));

		found.any |= (uint64_t)~none << half;
		found.ascii |= (uint64_t)ascii << half;
	}
	return found;
}

/* A mask moved down by some places; of what is behind the window everything is possible. */
static uint64_t moved(uint64_t mask, unsigned places, bool unknown)
{
	return mask >> places | (unknown ? ~(UINT64_MAX >> places) : 0);
}

/* Where runs may begin: an ASCII digit with the rest of the run right behind it, another one with the rest two
 * to four bytes behind. */
static uint64_t run_places(struct beginnings begin, size_t count, bool unknown)
{
	uint64_t rest = begin.any, wide = begin.any & ~begin.ascii, behind;

	for (size_t step = 1; step < count && step < STEPS; step++) {
		behind = wide ? wide
				& (moved(rest, 2, unknown) | moved(rest, 3, unknown)
					| moved(rest, 4, unknown))
			      : 0;
		rest = (begin.ascii & moved(rest, 1, unknown)) | behind;
	}
	return rest;
}

TARGET static bool run_avx2(struct rx_text text, size_t count, size_t *at)
{
	char last[WINDOW + BEHIND] = {0};

	for (; *at < text.length; *at += WINDOW) {
		size_t left = text.length - *at;
		const char *window = text.bytes + *at;
		uint64_t found;

		if (left < sizeof(last)) {
			memcpy(last, window,
				left); /* behind it what may be anything is tried in vain */
			window = last;
		}
		found = run_places(beginnings(window), count, left > WINDOW);
		for (; found; found &= found - 1) {
			size_t place = *at + (size_t)__builtin_ctzll(found);

			if (is_run_at(text, count, place)) {
				*at = place;
				return true;
			}
		}
	}
	return false;
}
#endif

bool rx_finder_digits(struct rx_text text, size_t count, size_t *at)
{
	if (is_run_at(text, count, *at))
		return true;
#if defined(__x86_64__) && defined(__GNUC__)
	if (__builtin_cpu_supports("avx2"))
		return run_avx2(text, count, at);
#endif
	return run_scalar(text, count, at);
}
