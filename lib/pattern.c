/*
 * pattern.c - PCRE2 with its traps fenced in.
 *
 * - Never PCRE2_MATCH_INVALID_UTF: with the JIT it misses \S, \D and \W.  Callers give valid UTF-8,
 *   so the check of each subject is switched off.
 * - \C is refused: it would cut characters.
 * - The match limit ends patterns that try everything; where only the JIT's stack is too small, as
 *   on cells of megabytes, the interpreter tries again within the heap limit.
 * - Literals are escaped and not given to PCRE2_LITERAL, which would switch Unicode classes off and
 *   with them the ends of words.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"

#include <pcre2.h>
#include <stdlib.h>

enum {
	STACK_START = 32 << 10,
	STACK_LIMIT = 8 << 20,
	MATCH_LIMIT = 1000000,
	HEAP_LIMIT_KIB = 64 << 10
};

struct rx_pattern {
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
	pattern->data = pcre2_match_data_create(1, NULL);
	pattern->context = pcre2_match_context_create(NULL);
	if (!pattern->data || !pattern->context)
		return false;
	pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
	if (pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0) {
		pattern->stack = pcre2_jit_stack_create(STACK_START, STACK_LIMIT, NULL);
		if (pattern->stack)
			pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
	}
	return true;
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
		pattern->prefilter.exact &= !options->whole_word && !options->whole_text;
		pattern->code =
			compile(text, options, hops(pattern) ? PCRE2_USE_OFFSET_LIMIT : 0, fault);
	}
	rx_buffer_release(&escaped);
	if (pattern->code && prepare(pattern))
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

int rx_pattern_search(struct rx_pattern *pattern, struct rx_text subject, size_t from,
	size_t span[2], char limit[128])
{
	PCRE2_SPTR bytes = (PCRE2_SPTR)(subject.length ? subject.bytes : "");
	int outcome = pcre2_match(pattern->code, bytes, subject.length, from, PCRE2_NO_UTF_CHECK,
		pattern->data, pattern->context);

	if (outcome == PCRE2_ERROR_JIT_STACKLIMIT)
		outcome = pcre2_match(pattern->code, bytes, subject.length, from,
			PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, pattern->data, pattern->context);
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
