/*
 * width.c - terminal cells by grapheme, cutting, and wrapping with the rules for marks at line
 * ends.
 *
 * Nearly all text here is ASCII, Han and full-width punctuation, where one character is one
 * grapheme; step() knows those by their first bytes and asks utf8proc about everything else.
 */
#include "width.h"
#include "utf8.h"

#include <utf8proc.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#endif

/* East Asian Width A of Unicode 14 (EastAsianWidth.txt), without combining marks and private use.
 * */
static const struct {
	uint32_t first, last;
} ambiguous[] = {
	{0x00A1, 0x00A1},
	{0x00A4, 0x00A4},
	{0x00A7, 0x00A8},
	{0x00AA, 0x00AA},
	{0x00AE, 0x00AE},
	{0x00B0, 0x00B4},
	{0x00B6, 0x00BA},
	{0x00BC, 0x00BF},
	{0x00C6, 0x00C6},
	{0x00D0, 0x00D0},
	{0x00D7, 0x00D8},
	{0x00DE, 0x00E1},
	{0x00E6, 0x00E6},
	{0x00E8, 0x00EA},
	{0x00EC, 0x00ED},
	{0x00F0, 0x00F0},
	{0x00F2, 0x00F3},
	{0x00F7, 0x00FA},
	{0x00FC, 0x00FC},
	{0x00FE, 0x00FE},
	{0x0101, 0x0101},
	{0x0111, 0x0111},
	{0x0113, 0x0113},
	{0x011B, 0x011B},
	{0x0126, 0x0127},
	{0x012B, 0x012B},
	{0x0131, 0x0133},
	{0x0138, 0x0138},
	{0x013F, 0x0142},
	{0x0144, 0x0144},
	{0x0148, 0x014B},
	{0x014D, 0x014D},
	{0x0152, 0x0153},
	{0x0166, 0x0167},
	{0x016B, 0x016B},
	{0x01CE, 0x01CE},
	{0x01D0, 0x01D0},
	{0x01D2, 0x01D2},
	{0x01D4, 0x01D4},
	{0x01D6, 0x01D6},
	{0x01D8, 0x01D8},
	{0x01DA, 0x01DA},
	{0x01DC, 0x01DC},
	{0x0251, 0x0251},
	{0x0261, 0x0261},
	{0x02C4, 0x02C4},
	{0x02C7, 0x02C7},
	{0x02C9, 0x02CB},
	{0x02CD, 0x02CD},
	{0x02D0, 0x02D0},
	{0x02D8, 0x02DB},
	{0x02DD, 0x02DD},
	{0x02DF, 0x02DF},
	{0x0391, 0x03A1},
	{0x03A3, 0x03A9},
	{0x03B1, 0x03C1},
	{0x03C3, 0x03C9},
	{0x0401, 0x0401},
	{0x0410, 0x044F},
	{0x0451, 0x0451},
	{0x2010, 0x2010},
	{0x2013, 0x2016},
	{0x2018, 0x2019},
	{0x201C, 0x201D},
	{0x2020, 0x2022},
	{0x2024, 0x2027},
	{0x2030, 0x2030},
	{0x2032, 0x2033},
	{0x2035, 0x2035},
	{0x203B, 0x203B},
	{0x203E, 0x203E},
	{0x2074, 0x2074},
	{0x207F, 0x207F},
	{0x2081, 0x2084},
	{0x20AC, 0x20AC},
	{0x2103, 0x2103},
	{0x2105, 0x2105},
	{0x2109, 0x2109},
	{0x2113, 0x2113},
	{0x2116, 0x2116},
	{0x2121, 0x2122},
	{0x2126, 0x2126},
	{0x212B, 0x212B},
	{0x2153, 0x2154},
	{0x215B, 0x215E},
	{0x2160, 0x216B},
	{0x2170, 0x2179},
	{0x2189, 0x2189},
	{0x2190, 0x2199},
	{0x21B8, 0x21B9},
	{0x21D2, 0x21D2},
	{0x21D4, 0x21D4},
	{0x21E7, 0x21E7},
	{0x2200, 0x2200},
	{0x2202, 0x2203},
	{0x2207, 0x2208},
	{0x220B, 0x220B},
	{0x220F, 0x220F},
	{0x2211, 0x2211},
	{0x2215, 0x2215},
	{0x221A, 0x221A},
	{0x221D, 0x2220},
	{0x2223, 0x2223},
	{0x2225, 0x2225},
	{0x2227, 0x222C},
	{0x222E, 0x222E},
	{0x2234, 0x2237},
	{0x223C, 0x223D},
	{0x2248, 0x2248},
	{0x224C, 0x224C},
	{0x2252, 0x2252},
	{0x2260, 0x2261},
	{0x2264, 0x2267},
	{0x226A, 0x226B},
	{0x226E, 0x226F},
	{0x2282, 0x2283},
	{0x2286, 0x2287},
	{0x2295, 0x2295},
	{0x2299, 0x2299},
	{0x22A5, 0x22A5},
	{0x22BF, 0x22BF},
	{0x2312, 0x2312},
	{0x2460, 0x24E9},
	{0x24EB, 0x254B},
	{0x2550, 0x2573},
	{0x2580, 0x258F},
	{0x2592, 0x2595},
	{0x25A0, 0x25A1},
	{0x25A3, 0x25A9},
	{0x25B2, 0x25B3},
	{0x25B6, 0x25B7},
	{0x25BC, 0x25BD},
	{0x25C0, 0x25C1},
	{0x25C6, 0x25C8},
	{0x25CB, 0x25CB},
	{0x25CE, 0x25D1},
	{0x25E2, 0x25E5},
	{0x25EF, 0x25EF},
	{0x2605, 0x2606},
	{0x2609, 0x2609},
	{0x260E, 0x260F},
	{0x261C, 0x261C},
	{0x261E, 0x261E},
	{0x2640, 0x2640},
	{0x2642, 0x2642},
	{0x2660, 0x2661},
	{0x2663, 0x2665},
	{0x2667, 0x266A},
	{0x266C, 0x266D},
	{0x266F, 0x266F},
	{0x269E, 0x269F},
	{0x26BF, 0x26BF},
	{0x26C6, 0x26CD},
	{0x26CF, 0x26D3},
	{0x26D5, 0x26E1},
	{0x26E3, 0x26E3},
	{0x26E8, 0x26E9},
	{0x26EB, 0x26F1},
	{0x26F4, 0x26F4},
	{0x26F6, 0x26F9},
	{0x26FB, 0x26FC},
	{0x26FE, 0x26FF},
	{0x273D, 0x273D},
	{0x2776, 0x277F},
	{0x2B56, 0x2B59},
	{0x3248, 0x324F},
	{0xFFFD, 0xFFFD},
	{0x1F100, 0x1F10A},
	{0x1F110, 0x1F12D},
	{0x1F130, 0x1F169},
	{0x1F170, 0x1F18D},
	{0x1F18F, 0x1F190},
	{0x1F19B, 0x1F1AC},
};

static bool is_ambiguous(uint32_t code)
{
	size_t low = 0, high = sizeof(ambiguous) / sizeof(ambiguous[0]);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (code > ambiguous[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof(ambiguous) / sizeof(ambiguous[0]) && code >= ambiguous[low].first;
}

/* One grapheme: its first character, its bytes and its cells. */
struct step {
	uint32_t code;
	size_t length;
	size_t width;
};

/* True, with the step, for a character that neither joins what stands in front nor what follows,
 * provided that is of the same kind. */
static bool step_plain(struct rx_text text, size_t at, struct step *step)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + at;
	size_t left = text.length - at;
	bool han;

	if (bytes[0] >= 0x20 && bytes[0] < 0x7F) {
		*step = (struct step){bytes[0], 1, 1};
		return true;
	}
	if (left < 3 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return false;
	/* U+4E00 to U+9FFF; U+3000 to U+3029; U+FF01 to U+FF5F */
	han = (bytes[0] == 0xE4 && bytes[1] >= 0xB8) || (bytes[0] >= 0xE5 && bytes[0] <= 0xE9);
	if (!han && !(bytes[0] == 0xE3 && bytes[1] == 0x80 && bytes[2] < 0xAA)
		&& !(bytes[0] == 0xEF && bytes[1] == 0xBC && bytes[2] > 0x80)
		&& !(bytes[0] == 0xEF && bytes[1] == 0xBD && bytes[2] < 0xA0))
		return false;
	step->code = (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
	step->length = 3;
	step->width = 2;
	return true;
}

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

/* The same characters as those of step_plain(), 32 bytes at a time; what is left at the end is filled up with
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
	memcpy(rest, text.bytes + at, text.length - at);
	look_at(&state, rest);
	check_before(&state, 0);
	*width = text.length - state.count; /* three bytes in two cells */
	return !state.bad;
}
#endif

static bool plain_scalar(struct rx_text text, size_t *width)
{
	struct step step;

	*width = 0;
	for (size_t at = 0; at < text.length; at += step.length) {
		if (!step_plain(text, at, &step))
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

static size_t code_width(uint32_t code, bool wide)
{
	int width = utf8proc_charwidth((utf8proc_int32_t)code);

	if (width == 1 && wide && code > 0x7F && is_ambiguous(code))
		return 2;
	return width > 0 ? (size_t)width : 0;
}

static struct step step_any(struct rx_text text, size_t at, bool wide)
{
	struct step step;
	size_t length;
	uint32_t code = rx_utf8_decode(text, at, &length), next;
	utf8proc_int32_t state = 0;

	step.code = code;
	step.length = length;
	step.width = code_width(code, wide);
	while (at + step.length < text.length) {
		size_t width;

		next = rx_utf8_decode(text, at + step.length, &length);
		if (utf8proc_grapheme_break_stateful(
			    (utf8proc_int32_t)code, (utf8proc_int32_t)next, &state))
			break;
		width = code_width(next, wide);
		if (width > step.width)
			step.width = width;
		step.length += length;
		code = next;
	}
	return step;
}

/* The grapheme at offset at, which is inside text. */
static struct step step_at(struct rx_text text, size_t at, bool wide)
{
	struct step step, next;

	if (step_plain(text, at, &step)
		&& (at + step.length == text.length || step_plain(text, at + step.length, &next)))
		return step;
	return step_any(text, at, wide);
}

/* Steps over plain characters as long as plain ones follow; returns where that ends, which is the
 * end, or a character that needs another look. */
static size_t skip_plain(struct rx_text text, size_t at, size_t *width)
{
	struct step step, next;

	if (!step_plain(text, at, &step))
		return at;
	while (at + step.length < text.length && step_plain(text, at + step.length, &next)) {
		*width += step.width;
		at += step.length;
		step = next;
	}
	if (at + step.length < text.length)
		return at;
	*width += step.width;
	return text.length;
}

size_t rx_width(struct rx_text text, bool wide)
{
	size_t width;

	if (rx_width_plain(text, &width))
		return width;
	width = 0;
	for (size_t at = 0; at < text.length;) {
		struct step step;

		at = skip_plain(text, at, &width);
		if (at == text.length)
			break;
		step = step_any(text, at, wide);
		width += step.width;
		at += step.length;
	}
	return width;
}

size_t rx_width_fit(struct rx_text text, size_t cells, bool wide, size_t *width)
{
	size_t at = 0;

	*width = 0;
	while (at < text.length) {
		struct step step = step_at(text, at, wide);

		if (*width + step.width > cells)
			break;
		*width += step.width;
		at += step.length;
	}
	return at;
}

/* ---- wrapping ------------------------------------------------------------------------------- */

static bool is_opening(uint32_t code)
{
	switch (code) {
	case '(':
	case '[':
	case '{':
	case 0x2018:
	case 0x201C: /* ‘ “ */
	case 0x3008:
	case 0x300A:
	case 0x300C:
	case 0x300E: /* 〈 《 「 『 */
	case 0x3010:
	case 0x3014:
	case 0x3016: /* 【 〔 〖 */
	case 0xFF08:
	case 0xFF3B:
	case 0xFF5B: return true; /* （ ［ ｛ */
	default: return false;
	}
}

static bool is_closing(uint32_t code)
{
	switch (code) {
	case ')':
	case ']':
	case '}':
	case ',':
	case '.':
	case ';':
	case ':':
	case '!':
	case '?':
	case '%':
	case 0xB7: /* · */
	case 0x2019:
	case 0x201D:
	case 0x2026:
	case 0x2014: /* ’ ” … — */
	case 0x2030:
	case 0x2103: /* ‰ ℃ */
	case 0x3001:
	case 0x3002: /* 、 。 */
	case 0x3009:
	case 0x300B:
	case 0x300D:
	case 0x300F: /* 〉 》 」 』 */
	case 0x3011:
	case 0x3015:
	case 0x3017: /* 】 〕 〗 */
	case 0xFF01:
	case 0xFF05:
	case 0xFF09:
	case 0xFF0C: /* ！ ％ ） ， */
	case 0xFF0E:
	case 0xFF1A:
	case 0xFF1B:
	case 0xFF1F: /* ． ： ； ？ */
	case 0xFF3D:
	case 0xFF5D: return true; /* ］ ｝ */
	default: return false;
	}
}

/* True for what breaks from its neighbours: everything but the letters and digits of words. */
static bool is_breakable(const struct step *step)
{
	return step->width >= 2 || rx_is_han(step->code);
}

static bool may_break(const struct step *before, const struct step *after)
{
	if (after->code == ' ')
		return false;
	if (before->code == ' ')
		return true;
	if (is_closing(after->code) || is_opening(before->code))
		return false;
	return is_breakable(before) || is_breakable(after)
		|| (is_opening(after->code) && after->code > 0x7F)
		|| (is_closing(before->code) && before->code > 0x7F);
}

static size_t without_blanks(const char *bytes, size_t length)
{
	while (length && bytes[length - 1] == ' ')
		length--;
	return length;
}

/* Ends the line at offset end and begins the next one at offset next. */
static bool give_line(struct rx_text *rest, size_t end, size_t next, struct rx_text *line)
{
	*line = rx_text_of(rest->bytes, without_blanks(rest->bytes, end));
	rest->bytes += next;
	rest->length -= next;
	return true;
}

bool rx_wrap(struct rx_text *rest, size_t cells, bool wide, struct rx_text *line)
{
	struct step before = {0}, step;
	size_t at = 0, width = 0, break_at = 0;

	if (!rest->bytes)
		return false;
	for (; at < rest->length; at += step.length) {
		step = step_at(*rest, at, wide);
		if (step.code == '\n')
			return give_line(rest, at, at + 1, line);
		if (at && may_break(&before, &step))
			break_at = at;
		if (cells && width + step.width > cells && at && step.code != ' ') {
			size_t end = break_at ? break_at : at;

			give_line(rest, end, end, line);
			return true;
		}
		width += step.width;
		before = step;
	}
	give_line(rest, at, at, line);
	rest->bytes = NULL;
	return true;
}
