/*
 * prefilter.c - reading the small part of the pattern language that tells what a match must hold.
 *
 * A pattern is cut at | outside brackets.  In each alternative the longest run of literal characters
 * counts that stands outside brackets and is not made optional; an alternative that is nothing but
 * one bracket is opened.  An alternative without a literal may still require a digit.  Inline options,
 * verbs and \Q end the attempt, because they can change what characters mean.
 */
#include "prefilter.h"
#include "utf8.h"

enum { SHORTEST = 2, DEPTH = 4 };

struct reading {
	struct rx_prefilter *prefilter;
	bool ignore_case;
	bool exact; /* every alternative so far is its literal and nothing else */
	bool digit; /* every alternative so far requires a digit */
	bool digit_first;
	size_t digits; /* every alternative so far begins with so many at least */
	bool without;  /* an alternative has no literal */
	bool gave_up;
};

/* One alternative while it is read. */
struct run {
	struct rx_text text;
	size_t at;
	size_t start; /* of the run of plain characters that is being read */
	size_t best, best_end;
	bool plain; /* nothing but plain characters so far */
	bool digit, digit_first;
	size_t digits; /* at the beginning */
	bool strange;  /* a quantifier that is not read */
};

static void give_up(struct reading *reading)
{
	reading->gave_up = true;
}

static void end_run(struct run *run, size_t end)
{
	if (end - run->start > run->best_end - run->best) {
		run->best = run->start;
		run->best_end = end;
	}
}

/* Offset behind a class that begins at an offset; RX_NONE if it has no end. */
static size_t behind_class(struct rx_text text, size_t at)
{
	at++;
	if (at < text.length && text.bytes[at] == '^')
		at++;
	if (at < text.length && text.bytes[at] == ']')
		at++;
	for (; at < text.length; at++) {
		if (text.bytes[at] == '\\' && at + 1 < text.length && text.bytes[at + 1] == 'Q')
			return RX_NONE;
		if (text.bytes[at] == '\\')
			at++;
		else if (text.bytes[at] == '[' && at + 1 < text.length
			&& strchr(":.=", text.bytes[at + 1]))
			return RX_NONE; /* [:alpha:]: rare, not read */
		else if (text.bytes[at] == ']')
			return at + 1;
	}
	return RX_NONE;
}

/* Tells whether a bracket is one of those that change nothing outside themselves. */
static bool is_harmless(struct rx_text text, size_t at)
{
	static const char *const forms[] = {"?:", "?=", "?!", "?<", "?>", "?|"};

	if (at + 1 >= text.length || (text.bytes[at + 1] != '?' && text.bytes[at + 1] != '*'))
		return true;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (rx_text_starts(rx_text_slice(text, at + 1, text.length), rx_text(forms[i])))
			return true;
	}
	return false;
}

/* Offset behind the bracket that begins at an offset; RX_NONE if it is not understood. */
static size_t behind_bracket(struct rx_text text, size_t at)
{
	size_t depth = 0;

	while (at < text.length) {
		switch (text.bytes[at]) {
		case '\\':
			if (at + 1 < text.length && text.bytes[at + 1] == 'Q')
				return RX_NONE;
			at += 2;
			continue;
		case '[':
			at = behind_class(text, at);
			if (at == RX_NONE)
				return RX_NONE;
			continue;
		case '(':
			if (!is_harmless(text, at))
				return RX_NONE;
			depth++;
			break;
		case ')':
			if (--depth == 0)
				return at + 1;
			break;
		default: break;
		}
		at++;
	}
	return RX_NONE;
}

/* Length of {n}, {n,} or {n,m} at an offset; RX_NONE for another use of the bracket. */
static size_t braces(struct rx_text text, size_t at)
{
	size_t end = at + 1;

	while (end < text.length
		&& ((text.bytes[end] >= '0' && text.bytes[end] <= '9') || text.bytes[end] == ','))
		end++;
	return end < text.length && text.bytes[end] == '}' ? end + 1 - at : RX_NONE;
}

/* The quantifier at an offset: its length, 0 if there is none, RX_NONE if it is not understood; and
 * whether it allows none. */
static size_t quantifier(struct rx_text text, size_t at, bool *optional)
{
	*optional = false;
	if (at >= text.length)
		return 0;
	switch (text.bytes[at]) {
	case '?':
	case '*': *optional = true; return 1;
	case '+': return 1;
	case '{':
		*optional = at + 1 >= text.length || text.bytes[at + 1] < '1'
			|| text.bytes[at + 1] > '9';
		return braces(text, at);
	default: return 0;
	}
}

/* How many a quantifier that is not optional asks for at least; more than any cell has is no matter. */
static size_t least_of(struct rx_text text, size_t at)
{
	size_t least = 0;

	if (at >= text.length || text.bytes[at] != '{')
		return 1;
	for (at++; text.bytes[at] >= '0' && text.bytes[at] <= '9' && least < 1000; at++)
		least = least * 10 + (size_t)(text.bytes[at] - '0');
	return least;
}

/* A piece that is no plain character ends here: its quantifier is passed, and the run begins anew. */
static void pass(struct run *run, size_t end, bool is_digit)
{
	bool optional, first = run->at == 0;
	size_t length;

	end_run(run, run->at);
	length = quantifier(run->text, end, &optional);
	if (length == RX_NONE) {
		run->strange = true;
		return;
	}
	run->digit |= is_digit && !optional;
	if (is_digit && !optional && first) {
		run->digit_first = true;
		run->digits = least_of(run->text, end);
	}
	run->at = end + length;
	/* Behind a quantifier may stand ? or +, which belong to it. */
	while (length && quantifier(run->text, run->at, &optional) == 1
		&& run->text.bytes[run->at] != '{')
		run->at++;
	run->start = run->at;
	run->plain = false;
}

static bool has_case(uint32_t code)
{
	return !rx_is_han(code) && !(code >= '0' && code <= '9')
		&& !(code >= 0x3000 && code <= 0x303F);
}

/* A character that stands for itself, `length` bytes behind `skipped` backslashes. */
static void pass_plain(struct reading *reading, struct run *run, size_t skipped)
{
	bool optional;
	size_t length, next;
	uint32_t code = rx_utf8_decode(run->text, run->at + skipped, &length);

	next = run->at + skipped + length;
	if (skipped || (reading->ignore_case && has_case(code))
		|| quantifier(run->text, next, &optional)) {
		bool digit = !skipped && code >= '0' && code <= '9';

		pass(run, next, digit);
		return;
	}
	if (code >= '0' && code <= '9') {
		run->digit = true;
		if (run->at == 0) {
			run->digit_first = true;
			run->digits = 1;
		}
	}
	run->at = next;
}

static bool is_digit_class(struct rx_text piece)
{
	return rx_text_equal(piece, RX_LITERAL("[0-9]"))
		|| rx_text_equal(piece, RX_LITERAL("[\\d]"));
}

static void pass_escape(struct reading *reading, struct run *run)
{
	struct rx_text rest = rx_text_slice(run->text, run->at, run->text.length);
	unsigned char letter = rest.length > 1 ? (unsigned char)rest.bytes[1] : 0;
	bool is_letter = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';

	if (rx_text_starts(rest, RX_LITERAL("\\p{Nd}")))
		pass(run, run->at + 6, true);
	else if (letter == 'd')
		pass(run, run->at + 2, true);
	else if (letter == 'D' || letter == 's' || letter == 'S' || letter == 'w' || letter == 'W'
		|| letter == 'b' || letter == 'B')
		pass(run, run->at + 2, false);
	else if (rx_text_starts(rest, RX_LITERAL("\\p{")) && memchr(rest.bytes, '}', rest.length))
		pass(run, run->at + rx_text_find(rest, RX_LITERAL("}"), 0) + 1, false);
	else if (letter && letter < 0x80 && !is_letter && !(letter >= '0' && letter <= '9'))
		pass_plain(reading, run, 1);
	else
		give_up(reading); /* \x, \Q, back references ... */
}

static void pass_piece(struct reading *reading, struct run *run)
{
	size_t end;

	switch (run->text.bytes[run->at]) {
	case '\\': pass_escape(reading, run); return;
	case '[':
		end = behind_class(run->text, run->at);
		if (end == RX_NONE)
			give_up(reading);
		else
			pass(run, end, is_digit_class(rx_text_slice(run->text, run->at, end)));
		return;
	case '(':
		end = behind_bracket(run->text, run->at);
		if (end == RX_NONE)
			give_up(reading);
		else
			pass(run, end, false);
		return;
	case '.':
	case '^':
	case '$': pass(run, run->at + 1, false); return;
	case ')':
	case '?':
	case '*':
	case '+':
	case '{': give_up(reading); return;
	default: pass_plain(reading, run, 0);
	}
}

static void add_literal(struct reading *reading, struct rx_text literal)
{
	struct rx_prefilter *prefilter = reading->prefilter;
	size_t start = prefilter->bytes.length;

	if (reading->without)
		return;
	if (rx_text_find(literal, RX_LITERAL("\xEF\xBF\xBD"), 0) != RX_NONE) {
		give_up(reading); /* U+FFFD also stands for bytes that are no UTF-8 */
		return;
	}
	if (prefilter->count == RX_PREFILTER_LIMIT) {
		give_up(reading);
		return;
	}
	/* Room for everything was reserved: the bytes never move. */
	rx_buffer_add_text(&prefilter->bytes, literal);
	rx_finder_init(&prefilter->finders[prefilter->count++],
		rx_text_slice(rx_buffer_text(&prefilter->bytes), start, prefilter->bytes.length));
}

static void read_alternatives(struct reading *reading, struct rx_text text, size_t depth);

static void read_alternative(struct reading *reading, struct rx_text text, size_t depth)
{
	struct run run = {.text = text, .plain = true};
	size_t inside = rx_text_starts(text, RX_LITERAL("(?:")) ? 3 : 1;

	if (text.length > inside && text.bytes[0] == '(' && depth < DEPTH
		&& (inside == 3 || (text.bytes[1] != '?' && text.bytes[1] != '*'))
		&& behind_bracket(text, 0) == text.length) {
		read_alternatives(reading, rx_text_slice(text, inside, text.length - 1), depth + 1);
		return;
	}
	while (run.at < text.length && !reading->gave_up && !run.strange)
		pass_piece(reading, &run);
	if (run.strange)
		give_up(reading);
	end_run(&run, run.at);
	reading->exact &= run.plain;
	reading->digit &= run.digit;
	reading->digit_first &= run.digit_first;
	if (run.digits < reading->digits)
		reading->digits = run.digits;
	if (run.best_end - run.best >= SHORTEST)
		add_literal(reading, rx_text_slice(text, run.best, run.best_end));
	else
		reading->without = true;
}

/* The next | outside brackets and classes, or the text's end. */
static size_t end_of_alternative(struct reading *reading, struct rx_text text, size_t at)
{
	while (at < text.length && text.bytes[at] != '|') {
		switch (text.bytes[at]) {
		case '\\': at += 2; break;
		case '[': at = behind_class(text, at); break;
		case '(': at = behind_bracket(text, at); break;
		default: at++;
		}
		if (at == RX_NONE) {
			give_up(reading);
			return text.length;
		}
	}
	return at < text.length ? at : text.length;
}

static void read_alternatives(struct reading *reading, struct rx_text text, size_t depth)
{
	size_t start = 0, end;

	do {
		end = end_of_alternative(reading, text, start);
		if (reading->gave_up)
			return;
		read_alternative(reading, rx_text_slice(text, start, end), depth);
		start = end + 1;
	} while (end < text.length && !reading->gave_up);
}

void rx_prefilter_init(struct rx_prefilter *prefilter, struct rx_text pattern, bool ignore_case)
{
	struct reading reading = {.prefilter = prefilter,
		.ignore_case = ignore_case,
		.exact = true,
		.digit = true,
		.digit_first = true,
		.digits = SIZE_MAX};

	if (!rx_buffer_reserve(&prefilter->bytes, pattern.length + 1))
		return;
	read_alternatives(&reading, pattern, 0);
	if (reading.gave_up || reading.without)
		prefilter->count = 0;
	if (reading.gave_up)
		return;
	prefilter->exact = reading.exact && prefilter->count;
	prefilter->digit = reading.digit && !prefilter->count;
	prefilter->digit_first = reading.digit_first && prefilter->digit;
	prefilter->digits = prefilter->digit_first ? reading.digits : 0;
}

void rx_prefilter_release(struct rx_prefilter *prefilter)
{
	rx_buffer_release(&prefilter->bytes);
}

enum rx_prefilter_answer rx_prefilter_ask(
	const struct rx_prefilter *prefilter, struct rx_text text, size_t *from)
{
	size_t at;

	*from = 0;
	if (prefilter->digits > 1)
		return rx_finder_digits(text, prefilter->digits, from) ? RX_PREFILTER_MAYBE
								       : RX_PREFILTER_NO;
	if (prefilter->digit) {
		if (!rx_finder_digit(text, &at))
			return RX_PREFILTER_NO;
		*from = prefilter->digit_first ? at : 0;
		return RX_PREFILTER_MAYBE;
	}
	for (at = 0; at < prefilter->count; at++) {
		if (rx_finder_has(&prefilter->finders[at], text))
			return prefilter->exact ? RX_PREFILTER_YES : RX_PREFILTER_MAYBE;
	}
	return prefilter->count ? RX_PREFILTER_NO : RX_PREFILTER_MAYBE;
}
