/*
 * fact_word.c - tables of words, small numbers, and putting down what was read.
 */
#include "fact_word.h"
#include "number.h"
#include "phrase.h"

#include <stdio.h>

struct rx_text rx_when_rest(struct rx_text text, size_t at)
{
	return rx_text_slice(text, at, text.length);
}

bool rx_when_behind(struct rx_text text, size_t at, const char *words)
{
	return rx_phrase_end(rx_text_slice(text, 0, at), words) > 0;
}

/* Length of the word of a table that stands at an offset; 0 when there is none. */
size_t rx_when_word(
	struct rx_text text, size_t at, const struct rx_when_word *words, size_t count, int *offset)
{
	struct rx_text rest = rx_when_rest(text, at);

	for (size_t i = 0; i < count; i++) {
		size_t length = rx_phrase_start(rest, words[i].words);

		if (!length || rx_phrase_start(rx_when_rest(rest, length), words[i].unless))
			continue;
		*offset = words[i].offset;
		return length;
	}
	return 0;
}

int32_t rx_when_today(const struct rx_when_context *context)
{
	return rx_day_number(
		(struct rx_civil){context->today.year, context->today.month, context->today.day});
}

void rx_when_put_point(struct rx_when *when, struct rx_reading reading, size_t end)
{
	when->points[0] = (struct rx_date){.readings = {reading}, .count = 1};
	when->count = 1;
	when->end = end;
}

void rx_when_put_days(struct rx_when *when, int32_t first, int32_t last, size_t end)
{
	char one[16], other[16];

	rx_day_format(first, one);
	rx_day_format(last, other);
	snprintf(when->fixed, sizeof(when->fixed), "%s/%s", one, other);
	when->end = end;
}

/* The expression is there, but the day that it refers to is not known. */
bool rx_when_put_open(struct rx_when *when, size_t end)
{
	when->open = true;
	when->end = end;
	return true;
}

size_t rx_when_number(struct rx_text text, size_t at, long *value)
{
	struct rx_number number;

	if (!rx_number_at(text, at, &number) || number.vague || number.more || number.value.scale
		|| number.value.coefficient > 1000)
		return 0;
	*value = (long)number.value.coefficient;
	return number.end - at;
}

struct rx_reading rx_when_month(struct rx_reading today, int offset)
{
	int32_t months = today.year * 12 + today.month - 1 + offset;

	return (struct rx_reading){months / 12, months % 12 + 1, 0, 0};
}

bool rx_when_begins(struct rx_text text, size_t at)
{
	return at == 0
		|| rx_when_behind(
			text, at, ",|" FULL_COMMA "|。|;|\n|我|他|她|们|在|是|于|从|到|至");
}
