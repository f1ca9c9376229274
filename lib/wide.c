/*
 * wide.c - is a text nothing but ASCII, Han and full-width marks, and how wide is it then?
 *
 * What a byte can begin, go on with or end is looked up by its half bytes, for 32 bytes at once, in the way
 * that plain.c checks UTF-8.  Each wide character has three bytes and takes two cells.
 */
#include "wide.h"
#include "width.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#endif

#ifdef HAVE_AVX2_PATH

#define AVX2 __attribute__((target("avx2,bmi,popcnt"), always_inline)) inline

/* What two neighbouring bytes can be of a wide character, and which third bytes then end it.  Two sorts have two
 * bits, since their third bytes are no rectangle of half bytes. */
enum {
	E5_TO_E9 = 1 << 0,
	E4_B8_TO_BF = 1 << 1,
	E3_80_TO_9F = 1 << 2, /* U+3000 to U+301F */
	E3_80_TO_A9 = 1 << 3, /* to U+3029 */
	EF_BC_80 = 1 << 4,    /* U+FF01 to U+FF0F */
	EF_BC_90 = 1 << 5,    /* to U+FF3F */
	EF_BD = 1 << 6        /* to U+FF5F */
};

AVX2 static __m256i look_up(const unsigned char table[16], __m256i halves)
{
	return _mm256_shuffle_epi8(
		_mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)table)), halves);
}

/* The sorts whose first two bytes end at each byte. */
AVX2 static __m256i begun(__m256i high, __m256i low, __m256i high_before, __m256i low_before)
{
	enum { E3 = E3_80_TO_9F | E3_80_TO_A9, BC = EF_BC_80 | EF_BC_90, EF = BC | EF_BD };
	static const unsigned char first_high[16] = {[14] = 0x7F};
	static const unsigned char first_low[16] = {0, 0, 0, E3, E4_B8_TO_BF, E5_TO_E9, E5_TO_E9,
		E5_TO_E9, E5_TO_E9, E5_TO_E9, 0, 0, 0, 0, 0, EF};
	static const unsigned char second_high[16] = {
		[8] = E5_TO_E9 | E3, E5_TO_E9, E5_TO_E9, E5_TO_E9 | E4_B8_TO_BF | EF};
	enum { LATE = E5_TO_E9 | E4_B8_TO_BF };
	static const unsigned char second_low[16] = {E5_TO_E9 | E3, E5_TO_E9, E5_TO_E9, E5_TO_E9,
		E5_TO_E9, E5_TO_E9, E5_TO_E9, E5_TO_E9, LATE, LATE, LATE, LATE, LATE | BC,
		LATE | EF_BD, LATE, LATE};

	return _mm256_and_si256(
		_mm256_and_si256(look_up(first_high, high_before), look_up(first_low, low_before)),
		_mm256_and_si256(look_up(second_high, high), look_up(second_low, low)));
}

/* Those that a byte can end. */
AVX2 static __m256i ended(__m256i high, __m256i low)
{
	enum { HAN = E5_TO_E9 | E4_B8_TO_BF };
	static const unsigned char third_high[16] = {[8] = HAN | E3_80_TO_9F | EF_BC_80 | EF_BD,
		HAN | E3_80_TO_9F | EF_BC_90 | EF_BD,
		HAN | E3_80_TO_A9 | EF_BC_90,
		HAN | EF_BC_90};
	enum { ANY = HAN | E3_80_TO_9F | EF_BC_90 | EF_BD, TENS = ANY | E3_80_TO_A9 | EF_BC_80 };
	static const unsigned char third_low[16] = {ANY | E3_80_TO_A9, TENS, TENS, TENS, TENS, TENS,
		TENS, TENS, TENS, TENS, ANY | EF_BC_80, ANY | EF_BC_80, ANY | EF_BC_80,
		ANY | EF_BC_80, ANY | EF_BC_80, ANY | EF_BC_80};

	return _mm256_and_si256(look_up(third_high, high), look_up(third_low, low));
}

AVX2 static uint32_t mask(__m256i bytes)
{
	return (uint32_t)_mm256_movemask_epi8(bytes);
}

/* The bytes that stand one place before each byte of now; last is the vector before. */
AVX2 static __m256i shifted(__m256i now, __m256i last)
{
	return _mm256_alignr_epi8(now, _mm256_permute2x128_si256(last, now, 0x21), 15);
}

struct plain_state {
	__m256i last, begun; /* the 32 bytes before, and what they begin */
	uint32_t wide, ends; /* of them: bytes that are not ASCII, and ends of wide characters */
	uint32_t bad;        /* not zero once something else was met */
	size_t count;        /* of wide characters */
};

/* Every byte that is not ASCII must lie in a wide character, whose end may be in the next 32. */
AVX2 static void check_before(struct plain_state *state, uint32_t ends)
{
	uint32_t whole =
		state->ends | state->ends >> 1 | state->ends >> 2 | ends << 31 | ends << 30;

	state->bad |= state->wide & ~whole;
}

AVX2 static void look_at(struct plain_state *state, const void *place)
{
	const __m256i half = _mm256_set1_epi8(0x0F);
	__m256i bytes = _mm256_loadu_si256(place), before = shifted(bytes, state->last);
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
	__m256i low = _mm256_and_si256(bytes, half);
	__m256i now = begun(high, low, _mm256_and_si256(_mm256_srli_epi16(before, 4), half),
		_mm256_and_si256(before, half));
	__m256i whole = _mm256_and_si256(shifted(now, state->begun), ended(high, low));
	uint32_t ends = ~mask(_mm256_cmpeq_epi8(whole, _mm256_setzero_si256()));
	uint32_t wide = mask(bytes);
	uint32_t controls = mask(_mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), bytes)) & ~wide;

	state->bad |= controls | mask(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(0x7F)));
	check_before(state, ends);
	state->wide = wide;
	state->ends = ends;
	state->last = bytes;
	state->begun = now;
	state->count += (size_t)__builtin_popcount(ends);
}

/* The same characters as those of rx_step_plain(), 32 bytes at a time; what is left at the end is filled up with
 * blanks. */
__attribute__((target("avx2,bmi,popcnt"))) static bool plain_avx2(
	struct rx_text text, size_t *width)
{
	struct plain_state state = {
		.last = _mm256_setzero_si256(), .begun = _mm256_setzero_si256()};
	char rest[32];
	size_t at = 0;

	for (; text.length - at >= 32; at += 32)
		look_at(&state, text.bytes + at);
	memset(rest, ' ', sizeof(rest));
	if (text.length > at)
		memcpy(rest, text.bytes + at, text.length - at);
	look_at(&state, rest);
	check_before(&state, 0);
	*width = text.length - state.count; /* three bytes in two cells */
	return !state.bad;
}
#endif

static bool plain_scalar(struct rx_text text, size_t *width)
{
	struct rx_step step;

	*width = 0;
	for (size_t at = 0; at < text.length; at += step.length) {
		if (!rx_step_plain(text, at, &step))
			return false;
		*width += step.width;
	}
	return true;
}

bool rx_width_plain(struct rx_text text, size_t *width)
{
#ifdef HAVE_AVX2_PATH
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
		return plain_avx2(text, width);
#endif
	return plain_scalar(text, width);
}
