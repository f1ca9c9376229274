/*
 * width.c - terminal cells by grapheme, cutting, and wrapping with the rules for marks at line
 * ends.
 *
 * Nearly all text here is ASCII, Han and full-width punctuation, where one character is one
 * grapheme; step() knows those by their first bytes and asks utf8proc about everything else.
 */
#include "width.h"
#include "utf8.h"
#include "wide.h"

#include <utf8proc.h>

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

static size_t code_width(uint32_t code, bool wide)
{
	int width = utf8proc_charwidth((utf8proc_int32_t)code);

	if (width == 1 && wide && code > 0x7F && is_ambiguous(code))
		return 2;
	return width > 0 ? (size_t)width : 0;
}

static struct rx_step step_any(struct rx_text text, size_t at, bool wide)
{
	struct rx_step step;
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
static struct rx_step step_at(struct rx_text text, size_t at, bool wide)
{
	struct rx_step step, next;

	if (rx_step_plain(text, at, &step)
		&& (at + step.length == text.length
			|| rx_step_plain(text, at + step.length, &next)))
		return step;
	return step_any(text, at, wide);
}

/* Steps over plain characters as long as plain ones follow; returns where that ends, which is the
 * end, or a character that needs another look. */
static size_t skip_plain(struct rx_text text, size_t at, size_t *width)
{
	struct rx_step step, next;

	if (!rx_step_plain(text, at, &step))
		return at;
	while (at + step.length < text.length && rx_step_plain(text, at + step.length, &next)) {
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
		struct rx_step step;

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
		struct rx_step step = step_at(text, at, wide);

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
static bool is_breakable(const struct rx_step *step)
{
	return step->width >= 2 || rx_is_han(step->code);
}

static bool may_break(const struct rx_step *before, const struct rx_step *after)
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
	struct rx_step before = {0}, step;
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
