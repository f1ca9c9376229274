/*
 * pattern.c - PCRE2 with its traps fenced in.
 *
 * - Never PCRE2_MATCH_INVALID_UTF: with the JIT it misses \S, \D and \W.  Callers give valid UTF-8,
 *   so the check of each subject is switched off.
 * - \C is refused: it would cut characters.
 * - The match limit ends patterns that try everything; where only the JIT's stack is too small, as
 *   on cells of megabytes, the interpreter tries again within the heap limit.
 * - The JIT's 32 KiB of our own stack are enough for nearly all patterns; a larger one is made when they
 *   were not, so that thousands of patterns cost no memory for it.
 * - A pattern that is one literal is never given to PCRE2: there are files of thousands of words.
 * - Literals are escaped and not given to PCRE2_LITERAL, which would switch Unicode classes off and
 *   with them the ends of words.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"
#include "validate.h"

#include <pcre2.h>
#include <stdlib.h>

enum {
	STACK_START = 32 << 10,
	STACK_LIMIT = 8 << 20,
	MATCH_LIMIT = 1000000,
	HEAP_LIMIT_KIB = 64 << 10
};

struct rx_pattern {
	bool plain; /* nothing but the only literal of the prefilter */
	bool words; /* nothing but its literals, as whole words */
	bool texts; /* and as whole texts */
	bool jit;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	struct rx_prefilter prefilter;
};

/* A backslash in front of every ASCII character that is no letter or digit. */
static void escape(struct rx_buffer *out, struct rx_text text)
{
	for (size_t at = 0; at < text.length; at++) {
		unsigned char byte = (unsigned char)text.bytes[at];
		bool ordinary = byte >= 0x80 || (byte >= '0' && byte <= '9')
			|| (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')
			|| byte == 0;

		if (!ordinary)
			rx_buffer_add_byte(out, '\\');
		rx_buffer_add_byte(out, (char)byte);
	}
}

/* Texts are full of digits but have few runs of several: a pattern that begins with such a run is tried
 * at those only, since the start optimisations of PCRE2 do not know \p{Nd}. */
static bool hops(const struct rx_pattern *pattern)
{
	return pattern->prefilter.digits >= 2;
}

static pcre2_code *compile(struct rx_text text, const struct rx_pattern_options *options,
	uint32_t further, struct rx_pattern_fault *fault)
{
	uint32_t flags =
		further | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
	uint32_t extra = (options->whole_text ? PCRE2_EXTRA_MATCH_LINE : 0)
		| (options->whole_word ? PCRE2_EXTRA_MATCH_WORD : 0);
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_code *code = NULL;
	PCRE2_SIZE at = 0;
	int number = 0;

	if (context && pcre2_set_compile_extra_options(context, extra) == 0)
		code = pcre2_compile((PCRE2_SPTR)(text.length ? text.bytes : ""), text.length,
			flags | (options->ignore_case ? PCRE2_CASELESS : 0), &number, &at, context);
	pcre2_compile_context_free(context);
	if (!code && number) {
		fault->at = at;
		pcre2_get_error_message(number, (PCRE2_UCHAR *)fault->text, sizeof(fault->text));
	}
	return code;
}

/* Without the JIT, on machines that have none, the interpreter gives the same answers. */
static bool prepare(struct rx_pattern *pattern)
{
	pattern->data = pcre2_match_data_create(2, NULL);
	pattern->context = pcre2_match_context_create(NULL);
	if (!pattern->data || !pattern->context)
		return false;
	pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
	pattern->jit = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0;
	return true;
}

/* Finds out whether there is nothing to compile. */
static bool is_plain(const struct rx_pattern *pattern)
{
	return pattern->prefilter.exact && pattern->prefilter.count == 1
		&& rx_utf8_is_valid(pattern->prefilter.finders[0].needle);
}

struct rx_pattern *rx_pattern_new(struct rx_text text, const struct rx_pattern_options *options,
	struct rx_pattern_fault *fault)
{
	struct rx_pattern *pattern = calloc(1, sizeof(*pattern));
	struct rx_buffer escaped = {0};

	*fault = (struct rx_pattern_fault){0};
	if (!pattern)
		return NULL;
	if (options->literal) {
		escape(&escaped, text);
		text = rx_buffer_text(&escaped);
	}
	if (!escaped.failed) {
		rx_prefilter_init(&pattern->prefilter, text, options->ignore_case);
		pattern->words = pattern->prefilter.exact && options->whole_word;
		pattern->texts = pattern->prefilter.exact && options->whole_text;
		pattern->prefilter.exact &= !options->whole_word && !options->whole_text;
		pattern->plain = is_plain(pattern);
		if (!pattern->plain)
			pattern->code = compile(
				text, options, hops(pattern) ? PCRE2_USE_OFFSET_LIMIT : 0, fault);
	}
	rx_buffer_release(&escaped);
	if (pattern->plain || (pattern->code && prepare(pattern)))
		return pattern;
	rx_pattern_free(pattern);
	return NULL;
}

void rx_pattern_free(struct rx_pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_jit_stack_free(pattern->stack);
	pcre2_match_context_free(pattern->context);
	pcre2_match_data_free(pattern->data);
	pcre2_code_free(pattern->code);
	rx_prefilter_release(&pattern->prefilter);
	free(pattern);
}

enum rx_prefilter_answer rx_pattern_prefilter(
	const struct rx_pattern *pattern, struct rx_text text, size_t *from)
{
	return rx_prefilter_ask(&pattern->prefilter, text, from);
}

int rx_pattern_holds(
	struct rx_pattern *pattern, struct rx_text subject, size_t from, char limit[128])
{
	int outcome = 0;

	if (!hops(pattern))
		return rx_pattern_search(pattern, subject, from, NULL, limit);
	while (outcome == 0 && rx_finder_digits(subject, pattern->prefilter.digits, &from)) {
		pcre2_set_offset_limit(pattern->context, from);
		outcome = rx_pattern_search(pattern, subject, from, NULL, limit);
		from = rx_finder_behind(subject, from);
	}
	pcre2_set_offset_limit(pattern->context, PCRE2_UNSET);
	return outcome;
}

static int search_plain(
	const struct rx_pattern *pattern, struct rx_text subject, size_t from, size_t span[2])
{
	struct rx_text needle = pattern->prefilter.finders[0].needle;
	size_t found = rx_text_find(subject, needle, from);

	if (found == RX_NONE)
		return 0;
	if (span) {
		span[0] = found;
		span[1] = found + needle.length;
	}
	return 1;
}

/* With a larger stack, and without the JIT when that was too small, too. */
static int match_again(struct rx_pattern *pattern, struct rx_text subject, size_t from)
{
	PCRE2_SPTR bytes = (PCRE2_SPTR)subject.bytes;
	int outcome = PCRE2_ERROR_JIT_STACKLIMIT;

	if (!pattern->stack) {
		pattern->stack = pcre2_jit_stack_create(STACK_START, STACK_LIMIT, NULL);
		if (pattern->stack) {
			pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
			outcome = pcre2_match(pattern->code, bytes, subject.length, from,
				PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);
		}
	}
	if (outcome != PCRE2_ERROR_JIT_STACKLIMIT)
		return outcome;
	return pcre2_match(pattern->code, bytes, subject.length, from,
		PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, pattern->data, pattern->context);
}

/* The short way to the JIT spares checks that cost as much as many a search. */
static int match(struct rx_pattern *pattern, struct rx_text subject, size_t from)
{
	PCRE2_SPTR bytes = (PCRE2_SPTR)subject.bytes;

	return pattern->jit ? pcre2_jit_match(pattern->code, bytes, subject.length, from,
		       PCRE2_NO_UTF_CHECK, pattern->data, pattern->context)
			    : pcre2_match(pattern->code, bytes, subject.length, from,
				    PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);
}

int rx_pattern_search(struct rx_pattern *pattern, struct rx_text subject, size_t from,
	size_t span[2], char limit[128])
{
	int outcome;

	if (pattern->plain)
		return search_plain(pattern, subject, from, span);
	if (!subject.length)
		subject = rx_text_of("", 0);
	outcome = match(pattern, subject, from);
	if (outcome == PCRE2_ERROR_JIT_STACKLIMIT)
		outcome = match_again(pattern, subject, from);
	if (outcome == PCRE2_ERROR_NOMATCH)
		return 0;
	if (outcome < 0) {
		pcre2_get_error_message(outcome, (PCRE2_UCHAR *)limit, 128);
		return -1;
	}
	if (span) {
		const PCRE2_SIZE *found = pcre2_get_ovector_pointer(pattern->data);

		span[0] = found[0];
		span[1] = found[1] < found[0] ? found[0] : found[1]; /* \K in a lookahead */
	}
	return 1;
}

int rx_pattern_search_some(struct rx_pattern *pattern, struct rx_text subject, size_t from,
	size_t span[2], char limit[128])
{
	while (from <= subject.length) {
		int outcome = rx_pattern_search(pattern, subject, from, span, limit);

		if (outcome <= 0 || span[0] < span[1])
			return outcome;
		from = span[1] + 1;
		while (from < subject.length && ((unsigned char)subject.bytes[from] & 0xC0) == 0x80)
			from++;
	}
	return 0;
}

int rx_pattern_extract(
	struct rx_pattern *pattern, struct rx_text subject, size_t span[2], char limit[128])
{
	int outcome = rx_pattern_search(pattern, subject, 0, span, limit);
	const PCRE2_SIZE *found;
	uint32_t groups = 0;

	if (outcome <= 0 || pattern->plain)
		return outcome;
	(void)pcre2_pattern_info(pattern->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	found = pcre2_get_ovector_pointer(pattern->data);
	if (groups && found[2] != PCRE2_UNSET && found[2] <= found[3]) {
		span[0] = found[2];
		span[1] = found[3];
	}
	return 1;
}

size_t rx_pattern_literals(const struct rx_pattern *pattern, bool *exact)
{
	*exact = pattern->prefilter.exact;
	return pattern->prefilter.count;
}

struct rx_text rx_pattern_literal(const struct rx_pattern *pattern, size_t at)
{
	return pattern->prefilter.finders[at].needle;
}

/* Tells whether the character in front of an offset, or at it, is surely one of words. */
static bool is_word_at(struct rx_text text, size_t at, bool before)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + at;
	size_t left = text.length - at;
	unsigned char byte;

	if (before ? at == 0 : left == 0)
		return false;
	byte = before ? bytes[-1] : bytes[0];
	if (byte < 0x80)
		return byte == '_' || (byte >= '0' && byte <= '9')
			|| ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
	if (before ? at < 3 : left < 3)
		return false;
	bytes -= before ? 3 : 0;
	if ((bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return false;
	/* Han from U+4E00 to U+9FBF. */
	return (bytes[0] >= 0xE5 && bytes[0] <= 0xE8) || (bytes[0] == 0xE4 && bytes[1] >= 0xB8)
		|| (bytes[0] == 0xE9 && bytes[1] <= 0xBE);
}

bool rx_pattern_refuses(
	const struct rx_pattern *pattern, struct rx_text text, size_t at, struct rx_text literal)
{
	size_t end = at + literal.length;

	if (pattern->texts && (at || end < text.length))
		return true;
	if (!pattern->words)
		return false;
	return (is_word_at(literal, 0, false) && is_word_at(text, at, true))
		|| (is_word_at(literal, literal.length, true) && is_word_at(text, end, false));
}
