/*
 * cue.c - scanning text for paragraphs and tokens.
 *
 * Han characters begin with E4 to E9, punctuation with other bytes, so one look at the lead byte
 * skips nearly everything.  An enumerator is only looked for where an item can begin: at the start
 * of a paragraph and behind a separator or closing quote.
 */
#include "cue.h"
#include "utf8.h"

#include <stdlib.h>

/* A quotation or bracket longer than this many bytes has lost its partner. */
enum { PAIR_LIMIT = 1800, STACK_LIMIT = 32 };

struct scan {
	struct rx_cues *cues;
	struct rx_text text;
	size_t at;
	uint32_t line;
	bool item_may_begin;
	bool failed;
};

void rx_cues_release(struct rx_cues *cues)
{
	free(cues->tokens);
	free(cues->paragraphs);
	*cues = (struct rx_cues){0};
}

static struct rx_token *add_token(struct scan *scan, enum rx_cue cue, size_t length)
{
	struct rx_cues *cues = scan->cues;
	struct rx_token *tokens =
		rx_array_grow(cues->tokens, cues->token_count, &cues->token_room, sizeof(*tokens));

	if (!tokens) {
		scan->failed = true;
		return NULL;
	}
	cues->tokens = tokens;
	tokens += cues->token_count++;
	*tokens =
		(struct rx_token){.at = (uint32_t)scan->at, .cue = cue, .length = (uint8_t)length};
	return tokens;
}

/* What a character of punctuation is; false when it is none that counts. */
static bool classify(uint32_t code, enum rx_cue *cue, enum rx_pair *pair)
{
	switch (code) {
	case 0x3002:
	case 0xFF01:
	case '!':
	case 0xFF1F:
	case '?':
	case 0xFF61: *cue = RX_CUE_STOP; return true;
	case ';':
	case 0xFF1B: *cue = RX_CUE_SEMICOLON; return true;
	case ':':
	case 0xFF1A: *cue = RX_CUE_COLON; return true;
	case ',':
	case 0xFF0C: *cue = RX_CUE_COMMA; return true;
	case 0x201C:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_DOUBLE;
		return true;
	case 0x201D:
		*cue = RX_CUE_CLOSE;
		*pair = RX_PAIR_DOUBLE;
		return true;
	case 0x2018:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_SINGLE;
		return true;
	case 0x2019:
		*cue = RX_CUE_CLOSE;
		*pair = RX_PAIR_SINGLE;
		return true;
	case 0x300C:
	case 0x300E:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_DOUBLE;
		return true;
	case 0x300D:
	case 0x300F:
		*cue = RX_CUE_CLOSE;
		*pair = RX_PAIR_DOUBLE;
		return true;
	case 0x300A:
	case 0x3008:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_TITLE;
		return true;
	case 0x300B:
	case 0x3009:
		*cue = RX_CUE_CLOSE;
		*pair = RX_PAIR_TITLE;
		return true;
	case '(':
	case 0xFF08:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_ROUND;
		return true;
	case ')':
	case 0xFF09:
		*cue = RX_CUE_CLOSE;
		*pair = RX_PAIR_ROUND;
		return true;
	case '[':
	case 0x3010:
	case 0x3014:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_SQUARE;
		return true;
	case ']':
	case 0x3011:
	case 0x3015:
		*cue = RX_CUE_CLOSE;
		*pair = RX_PAIR_SQUARE;
		return true;
	case '"':
	case 0xFF02:
		*cue = RX_CUE_OPEN;
		*pair = RX_PAIR_STRAIGHT;
		return true;
	default: return false;
	}
}

/* Marks everything between an opening token and its partner. */
static void join_pair(struct rx_cues *cues, size_t open, size_t close)
{
	cues->tokens[open].paired = cues->tokens[close].paired = true;
	for (size_t at = open + 1; at < close; at++)
		cues->tokens[at].inside = true;
}

/* Finds partners among the tokens of one paragraph. */
static void pair_tokens(struct rx_cues *cues, size_t first)
{
	size_t stack[STACK_LIMIT], depth = 0;

	for (size_t at = first; at < cues->token_count; at++) {
		struct rx_token *token = &cues->tokens[at];
		size_t level = depth;

		if (token->cue != RX_CUE_OPEN && token->cue != RX_CUE_CLOSE)
			continue;
		while (level && cues->tokens[stack[level - 1]].value != token->value)
			level--;
		if (token->value == RX_PAIR_STRAIGHT && level)
			token->cue = RX_CUE_CLOSE;
		if (token->cue == RX_CUE_OPEN) {
			if (depth < STACK_LIMIT)
				stack[depth++] = at;
		} else if (level) {
			depth = level - 1;
			if (token->at - cues->tokens[stack[depth]].at <= PAIR_LIMIT)
				join_pair(cues, stack[depth], at);
		}
	}
}

static size_t trimmed_start(struct rx_text text, size_t start, size_t end)
{
	size_t length;

	while (start < end && rx_is_blank(rx_utf8_decode(text, start, &length)))
		start += length;
	return start;
}

static size_t trimmed_end(struct rx_text text, size_t start, size_t end)
{
	while (end > start) {
		size_t at = end - 1, length;

		while (at > start && ((unsigned char)text.bytes[at] & 0xC0) == 0x80 && end - at < 4)
			at--;
		if (!rx_is_blank(rx_utf8_decode(text, at, &length)) || at + length != end)
			break;
		end = at;
	}
	return end;
}

static void end_paragraph(struct scan *scan, size_t start, size_t first_token)
{
	struct rx_cues *cues = scan->cues;
	size_t from = trimmed_start(scan->text, start, scan->at);
	struct rx_paragraph *paragraphs;

	if (from == scan->at)
		return;
	paragraphs = rx_array_grow(cues->paragraphs, cues->paragraph_count, &cues->paragraph_room,
		sizeof(*paragraphs));
	if (!paragraphs) {
		scan->failed = true;
		return;
	}
	cues->paragraphs = paragraphs;
	pair_tokens(cues, first_token);
	paragraphs[cues->paragraph_count++] = (struct rx_paragraph){
		.start = (uint32_t)from,
		.end = (uint32_t)trimmed_end(scan->text, from, scan->at),
		.line = scan->line,
		.token = (uint32_t)first_token,
		.token_count = (uint32_t)(cues->token_count - first_token),
	};
}

/* Looks for an enumerator where an item may begin; the scan goes on behind it. */
static bool take_enumerator(struct scan *scan)
{
	struct rx_enumerator found;
	struct rx_token *token;

	if (!rx_enumerator_at(scan->text, scan->at, &found) || found.length > UINT8_MAX)
		return false;
	token = add_token(scan, RX_CUE_ENUMERATOR, found.length);
	if (token) {
		token->value = (uint16_t)found.number;
		token->glyph = found.glyph;
	}
	scan->at += found.length;
	return true;
}

/* 1.拆除违建 2.建设隔离网: a second number may stand behind a blank alone when words follow it. */
static bool goes_on_behind_blank(const struct scan *scan)
{
	struct rx_enumerator found;
	size_t length, behind;
	uint32_t code;

	if (scan->at >= scan->text.length || !rx_enumerator_at(scan->text, scan->at, &found)
		|| found.number < 2)
		return false;
	if (found.glyph != RX_GLYPH_DOT && found.glyph != RX_GLYPH_PAREN
		&& found.glyph != RX_GLYPH_CIRCLE)
		return false;
	behind = scan->at + found.length;
	code = behind < scan->text.length ? rx_utf8_decode(scan->text, behind, &length) : 0;
	return rx_is_han(code);
}

static void take_character(struct scan *scan)
{
	size_t length;
	uint32_t code = rx_utf8_decode(scan->text, scan->at, &length);
	enum rx_cue cue;
	enum rx_pair pair = RX_PAIR_DOUBLE;

	if (rx_is_blank(code)) {
		/* A cell of a table, or a paragraph of a page that is one line. */
		if (code == '\t'
			|| (code == 0x3000 && scan->at >= 3
				&& rx_text_ends(rx_text_slice(scan->text, 0, scan->at),
					RX_LITERAL("\xE3\x80\x80"))))
			scan->item_may_begin = true;
		scan->at += length;
		if (!scan->item_may_begin)
			scan->item_may_begin = goes_on_behind_blank(scan);
		return;
	}
	if (scan->item_may_begin && take_enumerator(scan)) {
		scan->item_may_begin = false;
		return;
	}
	if (classify(code, &cue, &pair)) {
		struct rx_token *token = add_token(scan, cue, length);

		if (token && (cue == RX_CUE_OPEN || cue == RX_CUE_CLOSE))
			token->value = pair;
		scan->item_may_begin = cue != RX_CUE_OPEN;
	} else {
		scan->item_may_begin = code == '|'; /* the bar of a table */
		scan->cues->replacements += code == RX_REPLACEMENT;
		scan->cues->letters += code >= 0xC2 && code <= 0xEF;
	}
	scan->at += length;
}

int rx_cues_scan(struct rx_cues *cues, struct rx_text text)
{
	struct scan scan = {.cues = cues, .text = text, .line = 1, .item_may_begin = true};
	size_t start = 0, first_token = 0;

	cues->token_count = cues->paragraph_count = 0;
	cues->replacements = cues->letters = 0;
	while (scan.at < text.length && !scan.failed) {
		unsigned char byte = (unsigned char)text.bytes[scan.at];

		if (byte == '\n' || byte == '\r') {
			end_paragraph(&scan, start, first_token);
			/* CR LF is one line end; a lone CR is one too. */
			if (byte == '\n'
				|| text.bytes[scan.at + 1 < text.length ? scan.at + 1 : scan.at]
					!= '\n')
				scan.line++;
			scan.at++;
			start = scan.at;
			first_token = cues->token_count;
			scan.item_may_begin = true;
		} else if (byte >= 0xE4 && byte <= 0xE9 && !scan.item_may_begin
			&& scan.at + 3 <= text.length) {
			do
				scan.at += 3;
			while (text.length - scan.at >= 3
				&& (unsigned char)text.bytes[scan.at] >= 0xE4
				&& (unsigned char)text.bytes[scan.at] <= 0xE9);
		} else {
			take_character(&scan);
		}
	}
	end_paragraph(&scan, start, first_token);
	return scan.failed ? -1 : 0;
}

size_t rx_cues_token_at(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph, size_t offset)
{
	size_t low = paragraph->token, high = low + paragraph->token_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cues->tokens[middle].at < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t rx_cues_find(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	unsigned wanted, size_t from, size_t end)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	for (size_t at = rx_cues_token_at(cues, paragraph, from); at < last; at++) {
		const struct rx_token *token = &cues->tokens[at];

		if (token->at >= end)
			break;
		if (wanted >> token->cue & 1 && !token->inside && !token->doubtful)
			return at;
	}
	return RX_NONE;
}

void rx_cues_outside(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, enum rx_pair pair, struct rx_buffer *out)
{
	size_t from = paragraph->start, last = (size_t)paragraph->token + paragraph->token_count;

	for (size_t at = paragraph->token; at < last; at++) {
		const struct rx_token *token = &cues->tokens[at];

		if (!token->paired || token->value != pair || token->inside)
			continue;
		if (token->cue == RX_CUE_OPEN)
			rx_buffer_add_text(out, rx_text_slice(text, from, token->at));
		from = token->at;
	}
	rx_buffer_add_text(out, rx_text_slice(text, from, paragraph->end));
}
