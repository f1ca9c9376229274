/*
 * validate.c - checking 32 bytes of UTF-8 at once.
 *
 * The method of J. Keiser and D. Lemire, "Validating UTF-8 in less than one instruction per byte"
 * (2021): what can be wrong with two neighbouring bytes follows from three of their half bytes, so three
 * table look-ups and an AND show it; third and fourth bytes must stand where a lead byte in front
 * asks for them, and nowhere else.
 */
#include "validate.h"
#include "utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

/* Each bit is one way in which two neighbouring bytes can be wrong. */
enum {
	TOO_SHORT = 1, /* a lead byte without a continuation behind it */
	TOO_LONG = 2,  /* ASCII with a continuation behind it */
	OVERLONG_3 = 4,
	TOO_LARGE = 8, /* above U+10FFFF */
	SURROGATE = 16,
	OVERLONG_2 = 32,
	TOO_LARGE_1000 = 64, /* F5 and above */
	OVERLONG_4 = 64,
	TWO_CONTS = 128, /* right only as third or fourth byte */
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

#define TARGET __attribute__((target("avx2")))
#define SIXTEEN(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))

/* The bytes `count` places in front of those of now; before is the 32 in front. */
#define SHIFTED(now, before, count) \
	_mm256_alignr_epi8(now, _mm256_permute2x128_si256(before, now, 0x21), 16 - (count))

TARGET static __m256i first_high(__m256i half)
{
	const __m256i table = SIXTEEN(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
		TOO_LONG, TOO_LONG, (char)TWO_CONTS, (char)TWO_CONTS, (char)TWO_CONTS,
		(char)TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
		TOO_SHORT | OVERLONG_3 | SURROGATE,
		TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);

	return _mm256_shuffle_epi8(table, half);
}

TARGET static __m256i first_low(__m256i half)
{
	const char large = (char)(CARRY | TOO_LARGE | TOO_LARGE_1000);
	const __m256i table = SIXTEEN((char)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4),
		(char)(CARRY | OVERLONG_2), (char)CARRY, (char)CARRY, (char)(CARRY | TOO_LARGE),
		large, large, large, large, large, large, large, large, (char)(large | SURROGATE),
		large, large);

	return _mm256_shuffle_epi8(table, half);
}

TARGET static __m256i second_high(__m256i half)
{
	const char any = (char)(TOO_LONG | OVERLONG_2 | TWO_CONTS);
	const __m256i table = SIXTEEN(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		TOO_SHORT, TOO_SHORT, TOO_SHORT,
		(char)(any | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4),
		(char)(any | OVERLONG_3 | TOO_LARGE), (char)(any | SURROGATE | TOO_LARGE),
		(char)(any | SURROGATE | TOO_LARGE), TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT);

	return _mm256_shuffle_epi8(table, half);
}

TARGET static __m256i high_half(__m256i bytes)
{
	return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

/* What is wrong in the 32 bytes of now, or where they meet those in front. */
TARGET static __m256i faults(__m256i now, __m256i before)
{
	const __m256i high_bit = _mm256_set1_epi8((char)0x80);
	__m256i one = SHIFTED(now, before, 1);
	__m256i two = SHIFTED(now, before, 2);
	__m256i three = SHIFTED(now, before, 3);
	__m256i low = _mm256_and_si256(one, _mm256_set1_epi8(0x0F));
	__m256i pairs =
		_mm256_and_si256(_mm256_and_si256(first_high(high_half(one)), first_low(low)),
			second_high(high_half(now)));
	__m256i third = _mm256_subs_epu8(two, _mm256_set1_epi8((char)(0xE0 - 0x80)));
	__m256i fourth = _mm256_subs_epu8(three, _mm256_set1_epi8((char)(0xF0 - 0x80)));
	__m256i wanted = _mm256_and_si256(_mm256_or_si256(third, fourth), high_bit);

	return _mm256_xor_si256(wanted, pairs);
}

/* Pads the last piece with ASCII, so that a sequence cut off at the end is too short. */
TARGET static bool is_valid_avx2(const char *bytes, size_t length)
{
	__m256i before = _mm256_setzero_si256(), wrong = before, now;
	char last[32] = {0};
	size_t at = 0;

	for (; length - at >= 32; at += 32) {
		now = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
		wrong = _mm256_or_si256(wrong, faults(now, before));
		before = now;
	}
	memcpy(last, bytes + at, length - at);
	now = _mm256_loadu_si256((const __m256i *)(const void *)last);
	wrong = _mm256_or_si256(wrong, faults(now, before));
	return _mm256_testz_si256(wrong, wrong);
}

bool rx_utf8_is_valid(struct rx_text text)
{
	if (text.length < 16 || !__builtin_cpu_supports("avx2"))
		return text.length == 0 || rx_utf8_invalid(text) == RX_NONE;
	return is_valid_avx2(text.bytes, text.length);
}
#else
bool rx_utf8_is_valid(struct rx_text text)
{
	return text.length == 0 || rx_utf8_invalid(text) == RX_NONE;
}
#endif
