/*
 * plain.c - checking UTF-8 and searching unsafe characters, 32 bytes at a time.
 *
 * The check of UTF-8 is the one of Keiser and Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte" (Software: Practice and Experience, 2021): three look-ups by half bytes
 * give the faults that a pair of neighbouring bytes can have; a fault stands where all three agree.
 * Unsafe characters are found by their first two or three bytes in the same way.
 */
#include "plain.h"
#include "clean.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#endif

bool rx_is_plain_scalar(struct rx_text text)
{
	size_t at = 0;

	for (;;) {
		at += rx_clean_run(rx_text_slice(text, at, text.length));
		if (at == text.length)
			return true;
		if (text.bytes[at] != '\t' && text.bytes[at] != '\n')
			return false;
		at++;
	}
}

#ifdef HAVE_AVX2_PATH

#define AVX2 __attribute__((target("avx2"), always_inline)) inline

AVX2 static __m256i load(const char *bytes)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)bytes);
}

/* Faults of a pair of bytes. */
enum {
	TOO_SHORT = 1 << 0, /* a lead without its continuation */
	TOO_LONG = 1 << 1,  /* ASCII with a continuation */
	OVERLONG_3 = 1 << 2,
	TOO_LARGE = 1 << 3,
	SURROGATE = 1 << 4,
	OVERLONG_2 = 1 << 5,
	OVERLONG_4 = 1 << 6, /* and leads above F4 */
	TWO_CONTS = 1 << 7,  /* all right behind a lead of three or four */
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

AVX2 static __m256i table(const unsigned char values[16])
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)values));
}

AVX2 static __m256i high_halves(__m256i bytes)
{
	return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

AVX2 static __m256i pair_faults(__m256i bytes, __m256i before)
{
	static const unsigned char first_high[16] = {TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
		TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS,
		TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
		TOO_SHORT | TOO_LARGE | OVERLONG_4};
	static const unsigned char first_low[16] = {CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4,
		CARRY | OVERLONG_2, CARRY, CARRY, CARRY | TOO_LARGE, CARRY | TOO_LARGE | OVERLONG_4,
		CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
		CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
		CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4,
		CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4 | SURROGATE,
		CARRY | TOO_LARGE | OVERLONG_4, CARRY | TOO_LARGE | OVERLONG_4};
	static const unsigned char second_high[16] = {TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | OVERLONG_4,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT,
		TOO_SHORT, TOO_SHORT};
	__m256i one = _mm256_shuffle_epi8(table(first_high), high_halves(before));
	__m256i two = _mm256_shuffle_epi8(
		table(first_low), _mm256_and_si256(before, _mm256_set1_epi8(0x0F)));
	__m256i three = _mm256_shuffle_epi8(table(second_high), high_halves(bytes));

	return _mm256_and_si256(one, _mm256_and_si256(two, three));
}

/* The bytes that stand n places before each byte of bytes; last is the vector before. */
#define BEFORE(bytes, last, n) \
	_mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(last, bytes, 0x21), 16 - (n))

AVX2 static __m256i equal(__m256i bytes, int value)
{
	return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)value));
}

AVX2 static __m256i at_least(__m256i bytes, int limit)
{
	return _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, _mm256_set1_epi8((char)limit)), bytes);
}

AVX2 static __m256i either(__m256i one, __m256i other)
{
	return _mm256_or_si256(one, other);
}

AVX2 static __m256i both(__m256i one, __m256i other)
{
	return _mm256_and_si256(one, other);
}

/* Nonzero where a character is not well formed. */
AVX2 static __m256i utf8_faults(__m256i bytes, __m256i last)
{
	__m256i faults = pair_faults(bytes, BEFORE(bytes, last, 1));
	__m256i third = at_least(BEFORE(bytes, last, 2), 0xE0);
	__m256i fourth = at_least(BEFORE(bytes, last, 3), 0xF0);
	__m256i wanted = both(either(third, fourth), _mm256_set1_epi8((char)TWO_CONTS));

	return _mm256_xor_si256(faults, wanted);
}

/* Unsafe characters by what a byte and the one in front of it are; the last two, in front of which E2 80 must
 * stand, and controls are told by the byte alone. */
enum {
	C2_80_TO_9F = 1 << 0,
	D8_9C = 1 << 1,
	E2_81 = 1 << 2,
	EF_BB_OR_BF = 1 << 3, /* and F3 A0; a few rare ideographs come with them */
	CONTROL = 1 << 4,     /* all but those that end in 9 and A */
	CONTROL_19_1A = 1 << 5,
	E2_80_8E_TO_8F = 1 << 6,
	E2_80_A8_TO_AE = 1 << 7,
	ALONE = CONTROL | CONTROL_19_1A | E2_80_8E_TO_8F | E2_80_A8_TO_AE,
	AT_ONCE = 0xFF & ~(E2_80_8E_TO_8F | E2_80_A8_TO_AE)
};

AVX2 static __m256i unsafe_pairs(__m256i bytes, __m256i before)
{
	static const unsigned char first_high[16] = {ALONE, ALONE, ALONE, ALONE, ALONE, ALONE,
		ALONE, ALONE, ALONE, ALONE, ALONE, ALONE, ALONE | C2_80_TO_9F, ALONE | D8_9C,
		ALONE | E2_81 | EF_BB_OR_BF, ALONE | EF_BB_OR_BF};
	static const unsigned char first_low[16] = {ALONE, ALONE, ALONE | C2_80_TO_9F | E2_81,
		ALONE | EF_BB_OR_BF, ALONE, ALONE, ALONE, ALONE, ALONE | D8_9C, ALONE, ALONE, ALONE,
		ALONE, ALONE, ALONE, ALONE | EF_BB_OR_BF};
	static const unsigned char second_high[16] = {CONTROL, CONTROL | CONTROL_19_1A, 0, 0, 0, 0,
		0, 0, C2_80_TO_9F | E2_81 | E2_80_8E_TO_8F, C2_80_TO_9F | D8_9C,
		EF_BB_OR_BF | E2_80_A8_TO_AE, EF_BB_OR_BF, 0, 0, 0, 0};
	enum { ANY = C2_80_TO_9F | CONTROL, TURN = ANY | E2_80_A8_TO_AE };
	static const unsigned char second_low[16] = {ANY | EF_BB_OR_BF, ANY | E2_81, ANY, ANY, ANY,
		ANY, ANY, ANY, TURN, C2_80_TO_9F | CONTROL_19_1A | E2_80_A8_TO_AE,
		C2_80_TO_9F | CONTROL_19_1A | E2_80_A8_TO_AE, TURN | EF_BB_OR_BF, TURN | D8_9C,
		TURN, TURN | E2_80_8E_TO_8F, ANY | EF_BB_OR_BF | E2_80_8E_TO_8F};
	const __m256i low = _mm256_set1_epi8(0x0F);
	__m256i one = _mm256_shuffle_epi8(table(first_high), high_halves(before));
	__m256i two = _mm256_shuffle_epi8(table(first_low), both(before, low));
	__m256i three = _mm256_shuffle_epi8(table(second_high), high_halves(bytes));
	__m256i four = _mm256_shuffle_epi8(table(second_low), both(bytes, low));

	return both(both(one, two), both(three, four));
}

/* Nonzero where an unsafe character may be. */
AVX2 static __m256i unsafe(__m256i bytes, __m256i last)
{
	__m256i one = BEFORE(bytes, last, 1), two = BEFORE(bytes, last, 2);
	__m256i general = both(equal(two, 0xE2), equal(one, 0x80));
	__m256i count = either(_mm256_set1_epi8((char)AT_ONCE), general);

	return either(both(unsafe_pairs(bytes, one), count), equal(bytes, 0x7F));
}

__attribute__((target("avx2"))) static bool plain_avx2(struct rx_text text)
{
	__m256i last = _mm256_setzero_si256(), found = last;
	char tail[32] = {0};
	size_t at = 0;

	for (; text.length - at >= 32; at += 32) {
		__m256i bytes = load(text.bytes + at);

		found = either(found, either(utf8_faults(bytes, last), unsafe(bytes, last)));
		last = bytes;
	}
	/* What is left is filled up with blanks, at least one, so that a character cut off shows. */
	memset(tail, ' ', sizeof(tail));
	memcpy(tail, text.bytes + at, text.length - at);
	{
		__m256i bytes = load(tail);

		found = either(found, either(utf8_faults(bytes, last), unsafe(bytes, last)));
	}
	return _mm256_testz_si256(found, found);
}

bool rx_is_plain_avx2(struct rx_text text)
{
	return __builtin_cpu_supports("avx2") ? text.length == 0 || plain_avx2(text)
					      : rx_is_plain_scalar(text);
}
#else
bool rx_is_plain_avx2(struct rx_text text)
{
	return rx_is_plain_scalar(text);
}
#endif

bool rx_is_plain(struct rx_text text)
{
	return rx_is_plain_avx2(text);
}
