/*
 * suspect.c - pairs and triples of bytes that begin what folding drops.
 *
 *     E2 80 8B..8F      zero-width characters and marks of direction
 *     E2 81 A0          word joiner
 *     EF BB             byte order mark (and Arabic letters, which are no loss)
 *     C2 AD             soft hyphen
 *     & n               a literal &nbsp;
 *     C3 A0.., C4 C5 C7 letters with tone marks
 */
#include "suspect.h"

static bool begins_suspect(const unsigned char *at, size_t left)
{
	unsigned char one = at[0], two = left > 1 ? at[1] : 0, three = left > 2 ? at[2] : 0;

	switch (one) {
	case 0xE2:
		return (two == 0x80 && three >= 0x8B && three <= 0x8F)
			|| (two == 0x81 && three == 0xA0);
	case 0xEF: return two == 0xBB;
	case 0xC2: return two == 0xAD;
	case 0xC3: return two >= 0xA0 && two != 0xB7;
	case 0xC4:
	case 0xC5:
	case 0xC7: return true;
	case '&': return two == 'n';
	default: return false;
	}
}

static bool suspect_scalar(const unsigned char *bytes, size_t from, size_t length)
{
	for (size_t at = from; at < length; at++) {
		if (begins_suspect(bytes + at, length - at))
			return true;
	}
	return false;
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))
#define EACH(byte) _mm256_set1_epi8((char)(byte))
#define EQUAL(bytes, byte) _mm256_cmpeq_epi8((bytes), EACH(byte))
#define BOTH(one, other) _mm256_and_si256((one), (other))
#define EITHER(one, other) _mm256_or_si256((one), (other))

/* Bytes from low to high, as unsigned. */
TARGET static __m256i between(__m256i bytes, unsigned char low, unsigned char high)
{
	return BOTH(_mm256_cmpeq_epi8(_mm256_max_epu8(bytes, EACH(low)), bytes),
		_mm256_cmpeq_epi8(_mm256_min_epu8(bytes, EACH(high)), bytes));
}

TARGET static __m256i suspects(const unsigned char *at)
{
	__m256i one = _mm256_loadu_si256((const __m256i *)(const void *)at);
	__m256i two = _mm256_loadu_si256((const __m256i *)(const void *)(at + 1));
	__m256i three = _mm256_loadu_si256((const __m256i *)(const void *)(at + 2));
	__m256i general = BOTH(EQUAL(one, 0xE2),
		EITHER(BOTH(EQUAL(two, 0x80), between(three, 0x8B, 0x8F)),
			BOTH(EQUAL(two, 0x81), EQUAL(three, 0xA0))));
	__m256i mark = BOTH(EQUAL(one, 0xEF), EQUAL(two, 0xBB));
	__m256i hyphen = BOTH(EQUAL(one, 0xC2), EQUAL(two, 0xAD));
	__m256i entity = BOTH(EQUAL(one, '&'), EQUAL(two, 'n'));
	__m256i acute = _mm256_andnot_si256(
		EQUAL(two, 0xB7), BOTH(EQUAL(one, 0xC3), between(two, 0xA0, 0xBF)));
	__m256i tone = EITHER(EITHER(EQUAL(one, 0xC4), EQUAL(one, 0xC5)), EQUAL(one, 0xC7));

	return EITHER(EITHER(EITHER(general, mark), EITHER(hyphen, entity)), EITHER(acute, tone));
}

TARGET static bool suspect_avx2(const unsigned char *bytes, size_t length)
{
	size_t at = 0;

	for (; length - at >= 34; at += 32) {
		__m256i found = suspects(bytes + at);

		if (!_mm256_testz_si256(found, found))
			return true;
	}
	return suspect_scalar(bytes, at, length);
}

bool rx_suspect(struct rx_text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;

	if (text.length < 64 || !__builtin_cpu_supports("avx2"))
		return suspect_scalar(bytes, 0, text.length);
	return suspect_avx2(bytes, text.length);
}
#else
bool rx_suspect(struct rx_text text)
{
	return suspect_scalar((const unsigned char *)text.bytes, 0, text.length);
}
#endif
