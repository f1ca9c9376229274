/*
 * quantity.c - from one number to the next.  The role is read from the words of the number's own
 * clause: those in front of it count first, since 已完成2家 says more than what follows.
 */
#include "quantity.h"
#include "numeral.h"
#include "phrase.h"
#include "utf8.h"

static const char units[] = "家|个|项|件|条|户|宗|起|处|所|笔|名|人|辆|套|份|批|座|段|台|间|村|场";
static const char stops[] = "。|" FULL_STOP_MARK "|" FULL_SEMICOLON "|;|\n";
static const char clause_ends[] = "。|" FULL_STOP_MARK "|" FULL_SEMICOLON "|" FULL_COMMA
				  "|" FULL_COLON "|" FULL_OPEN "|" FULL_CLOSE "|、|;|,|:|(|)|\n";
static const char left_words[] = "剩余|余下|其余|剩下|另有|尚有|尚余|还有|还剩|未完成|尚未|正在推进|正在办理|"
				 "正在整改|未整改|未办结|未销号|持续推进";
static const char done_words[] = "已完成|完成了|完成其中|完成整改|完成|已整改|整改到位|已办结|"
				 "已销号|销号|已处置|已清退|已剥离|已拆除|已归还";
static const char rests[] = "剩余|余下|其余|剩下|还剩|尚余";
static const char plan_words[] = "应完成|需完成|计划完成|拟完成|须完成|力争完成|确保完成";
static const char about_words[] = "近|约|超过|逾|不低于|不少于|以上|余|多|左右";

/* Length of the words of a table that the text holds at an offset. */
static size_t words_at(struct rx_text text, size_t at, const char *words)
{
	return rx_phrase_start(rx_text_slice(text, at, text.length), words);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The clause around [start, end): back to the last end of a clause and on to the next. */
static struct rx_text clause_before(struct rx_text text, size_t start)
{
	size_t from = start;

	while (from > 0 && start - from < 90) {
		size_t back = from - 1;

		while (back > 0 && ((unsigned char)text.bytes[back] & 0xC0) == 0x80)
			back--;
		if (words_at(text, back, clause_ends))
			break;
		from = back;
	}
	return rx_text_slice(text, from, start);
}

static struct rx_text clause_after(struct rx_text text, size_t end)
{
	size_t to = end, length;

	while (to < text.length && to - end < 90 && !words_at(text, to, clause_ends)) {
		rx_utf8_decode(text, to, &length);
		to += length;
	}
	return rx_text_slice(text, end, to);
}

/* The words in front of a number that belong to no number before it. */
static struct rx_text behind_digits(struct rx_text words)
{
	size_t from = words.length;

	while (from > 0 && !is_digit(words.bytes[from - 1]))
		from--;
	return rx_text_slice(words, from, words.length);
}

static bool has_digit(struct rx_text words)
{
	return behind_digits(words).length < words.length;
}

static enum rx_quantity_role role_of(struct rx_text words)
{
	if (rx_phrase_in(words, left_words))
		return RX_QUANTITY_LEFT;
	if (rx_phrase_in(words, plan_words))
		return RX_QUANTITY_PLAIN;
	return rx_phrase_in(words, done_words) ? RX_QUANTITY_DONE : RX_QUANTITY_PLAIN;
}

/* Digits with a decimal part, of a percentage. */
static size_t read_decimals(struct rx_text text, size_t at, struct rx_quantity *quantity)
{
	size_t from = at;

	if (at >= text.length || text.bytes[at] != '.')
		return at;
	for (at++; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9'; at++) {
		if (quantity->decimals == 4)
			return from;
		quantity->value = 10 * quantity->value + (uint64_t)(text.bytes[at] - '0');
		quantity->decimals++;
	}
	return quantity->decimals ? at : from;
}

/* The number at an offset: its end, or the offset itself when there is none. */
static size_t read_number(struct rx_text text, size_t at, struct rx_quantity *quantity)
{
	unsigned value;
	size_t length = rx_numeral_digits(text, at, 7, &value);
	bool two = words_at(text, at, "两") > 0;

	quantity->decimals = 0;
	if (length == 0 && !two)
		length = rx_numeral_han(text, at, &value);
	if (two) {
		length = 3;
		value = 2;
	}
	if (length == 0)
		return at;
	quantity->value = value;
	return read_decimals(text, at + length, quantity);
}

static bool is_digit_before(struct rx_text text, size_t at)
{
	return at > 0 && (is_digit(text.bytes[at - 1]) || text.bytes[at - 1] == '.');
}

static bool is_ordinal(struct rx_text before)
{
	return rx_text_ends(before, RX_LITERAL("第"));
}

/* Fills in what a number is, once it is known where it ends; false for one that counts nothing. */
static bool describe(struct rx_text text, size_t start, size_t end, struct rx_quantity *quantity)
{
	size_t unit = words_at(text, end, units), percent = words_at(text, end, "%|\xEF\xBC\x85");
	enum rx_quantity_role role;

	quantity->start = start;
	quantity->before = clause_before(text, start);
	quantity->unit = rx_text_slice(text, end, end + unit);
	quantity->end = end + (percent ? percent : unit);
	quantity->after = clause_after(text, quantity->end);
	quantity->about = (rx_phrase_end(quantity->before, about_words) > 0
				  && rx_phrase_end(quantity->before, rests) == 0)
		|| rx_phrase_start(quantity->after, about_words) > 0
		|| words_at(text, end, about_words) > 0;
	if (is_ordinal(quantity->before))
		return false;
	if (percent) {
		quantity->role = RX_QUANTITY_PERCENT;
		return true;
	}
	role = role_of(behind_digits(quantity->before));
	/* Words behind a number that lead to another one are that one's. */
	if (role == RX_QUANTITY_PLAIN && !rx_phrase_in(quantity->before, plan_words)
		&& !has_digit(quantity->after))
		role = role_of(quantity->after);
	quantity->role = role;
	if (unit == 0)
		return quantity->decimals == 0 && rx_phrase_end(quantity->before, rests)
			&& rx_phrase_start(quantity->after, "年|月|日|天|万|亿|元|时") == 0;
	return quantity->decimals == 0;
}

bool rx_quantity_next(struct rx_text text, size_t *at, struct rx_quantity *quantity)
{
	size_t length;

	while (*at < text.length) {
		size_t start = *at, end, stop = words_at(text, start, stops);

		if (stop) {
			quantity->sentence++;
			*at += stop;
			continue;
		}
		if (words_at(text, start, FULL_OPEN "|("))
			quantity->bracketed = true;
		else if (words_at(text, start, FULL_CLOSE "|)"))
			quantity->bracketed = false;
		end = is_digit_before(text, start) ? start : read_number(text, start, quantity);
		if (end > start) {
			*at = end;
			if (describe(text, start, end, quantity))
				return true;
			continue;
		}
		rx_utf8_decode(text, start, &length);
		*at += length;
	}
	return false;
}
