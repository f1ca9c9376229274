/*
 * fact_again.c - 每, how many, a unit of time, and the place inside it, which belongs to the expression
 * but is not part of the value: 每年3月5日前 is R/P1Y.
 */
#include "fact_again.h"
#include "fact_word.h"
#include "phrase.h"

#include <stdio.h>

static const struct {
	const char *words;
	int count; /* units of time in one of these */
	char unit;
	const char *unless; /* what must not stand behind it */
} units[] = {
	{"个季度|季度|季", 3, 'M', "考核|考评|节"},
	{"个月|月", 1, 'M', "均"},
	{"个星期|星期|个周|周", 1, 'W', "期|岁|转"},
	{"个年度|年度|年", 1, 'Y', "级|龄|均"},
	{"天|日", 1, 'D', "均"},
};

/* 每半年, 每半月 */
static bool read_half(struct rx_text text, size_t at, struct rx_when *when)
{
	size_t length = rx_phrase_start(rx_when_rest(text, at), "半年");

	if (length)
		snprintf(when->fixed, sizeof(when->fixed), "R/P6M");
	else if ((length = rx_phrase_start(rx_when_rest(text, at), "半个月|半月")) > 0)
		snprintf(when->fixed, sizeof(when->fixed), "R/P2W");
	when->end = at + length;
	return length > 0;
}

/* 3月, 5日, 周五 */
static size_t part_end(struct rx_text text, size_t at)
{
	static const char parts[] = "上旬|中旬|下旬|底|末|初|上半年|下半年|的";
	static const char days[] = "一|二|三|四|五|六|日|天";
	size_t length = rx_phrase_start(rx_when_rest(text, at), parts), day;
	long number;

	if (length)
		return at + length;
	length = rx_phrase_start(rx_when_rest(text, at), "周|星期");
	day = length ? rx_phrase_start(rx_when_rest(text, at + length), days) : 0;
	if (day)
		return at + length + day;
	length = rx_when_number(text, at, &number);
	day = length ? rx_phrase_start(rx_when_rest(text, at + length), "月份|月|日|号") : 0;
	return day && number <= 31 ? at + length + day : at;
}

/* Where inside the period it is, up to 前. */
static size_t place_end(struct rx_text text, size_t at, char unit)
{
	size_t start = at, end = at, next;

	if (unit == 'W') {
		next = rx_phrase_start(rx_when_rest(text, at), "一|二|三|四|五|六|日|天");
		/* 每周一调度, but 每周一次 */
		if (next
			&& !rx_phrase_start(
				rx_when_rest(text, at + next), "次|至|小时|场|个|名|期|会"))
			end = at += next;
	}
	while ((next = part_end(text, at)) > at) {
		/* 的 belongs to it only in front of more. */
		if (!rx_phrase_is(rx_text_slice(text, at, next), "的"))
			end = next;
		at = next;
	}
	/* 每月前, behind nothing, is no place. */
	return end == start ? end : end + rx_phrase_start(rx_when_rest(text, end), "之前|以前|前");
}

bool rx_again_at(struct rx_text text, size_t at, struct rx_when *when)
{
	size_t from = at + rx_phrase_start(rx_when_rest(text, at), "每"), length;
	long count = 1;

	/* 每人每年: how much for each, not how often. */
	if (from == at
		|| rx_when_behind(text, at,
			"每人|每户|每亩|每台|每家|每村|每生|每位|每名|每平方米|每床|每班|每车"))
		return false;
	if (read_half(text, from, when))
		return true;
	length = rx_when_number(text, from, &count);
	if (length && (count < 1 || count > 99))
		return false;
	from += length;
	length = 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]) && !length; i++) {
		length = rx_phrase_start(rx_when_rest(text, from), units[i].words);
		if (!length)
			continue;
		if (rx_phrase_start(rx_when_rest(text, from + length), units[i].unless))
			return false;
		snprintf(when->fixed, sizeof(when->fixed), "R/P%ld%c", count * units[i].count,
			units[i].unit);
		when->end = place_end(text, from + length, units[i].unit);
	}
	return length > 0;
}
