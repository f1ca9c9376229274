/*
 * fact_relative.c - words that count from today.
 *
 * Each family is a table of words with the number of units that they lie away.  Today is the date of
 * the document; where there is none, years and months stay open and weeks and days are not read.
 */
#include "fact_relative.h"
#include "number.h"
#include "phrase.h"

#include <stdio.h>

struct word {
	const char *words;
	int offset;
	const char *unless; /* what must not stand behind it */
};

static struct rx_text from_here(struct rx_text text, size_t at)
{
	return rx_text_slice(text, at, text.length);
}

static bool stands_behind(struct rx_text text, size_t at, const char *words)
{
	return rx_phrase_end(rx_text_slice(text, 0, at), words) > 0;
}

/* Length of the word of a table that stands at an offset; 0 when there is none. */
static size_t take_word(
	struct rx_text text, size_t at, const struct word *words, size_t count, int *offset)
{
	struct rx_text rest = from_here(text, at);

	for (size_t i = 0; i < count; i++) {
		size_t length = rx_phrase_start(rest, words[i].words);

		if (!length || rx_phrase_start(from_here(rest, length), words[i].unless))
			continue;
		*offset = words[i].offset;
		return length;
	}
	return 0;
}

#define TAKE(text, at, words, offset) \
	take_word(text, at, words, sizeof(words) / sizeof(words[0]), offset)

static int32_t today_number(const struct rx_when_context *context)
{
	return rx_day_number(
		(struct rx_civil){context->today.year, context->today.month, context->today.day});
}

static void put_point(struct rx_when *when, struct rx_reading reading, size_t end)
{
	when->points[0] = (struct rx_date){.readings = {reading}, .count = 1};
	when->count = 1;
	when->end = end;
}

static void put_days(struct rx_when *when, int32_t first, int32_t last, size_t end)
{
	char one[16], other[16];

	rx_day_format(first, one);
	rx_day_format(last, other);
	snprintf(when->fixed, sizeof(when->fixed), "%s/%s", one, other);
	when->end = end;
}

/* The expression is there, but the day that it refers to is not known. */
static bool put_open(struct rx_when *when, size_t end)
{
	when->open = true;
	when->end = end;
	return true;
}

/* ---- years and months ----------------------------------------------------------------------- */

static size_t small_number(struct rx_text text, size_t at, long *value)
{
	struct rx_number number;

	if (!rx_number_at(text, at, &number) || number.vague || number.more || number.value.scale
		|| number.value.coefficient > 1000)
		return 0;
	*value = (long)number.value.coefficient;
	return number.end - at;
}

/* Behind a year: 5月, 5月3日, 第九个月, 上半年, 底; returns the offset behind it. */
static size_t inside_year(struct rx_text text, size_t at, struct rx_reading *reading)
{
	struct rx_reading before = {.year = reading->year};
	struct rx_date date;
	size_t skip = rx_phrase_start(from_here(text, at), "的"), length;
	long value;

	if (rx_date_at(text, at, &before, &date) && date.count == 1 && date.readings[0].month
		&& date.readings[0].year == reading->year
		&& rx_phrase_in(rx_text_slice(text, date.start, date.end), "月")) {
		*reading = date.readings[0];
		return date.end
			+ (reading->day ? 0 : rx_phrase_start(from_here(text, date.end), "份"));
	}
	if (rx_phrase_start(from_here(text, at + skip), "第")) {
		length = small_number(text, at + skip + 3, &value);
		if (length && value <= 12
			&& rx_phrase_start(from_here(text, at + skip + 3 + length), "个月")) {
			reading->month = (int32_t)value;
			return at + skip + 3 + length + 6;
		}
	}
	return rx_date_part(text, at, reading);
}

static bool read_year(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {{"今年度|今年|本年度|本年", 0, "级|龄"},
		{"去年|上一年度|上年度|上年|上一年", -1, "级"}, {"明年|下一年度|下年度", 1, ""},
		{"前年", -2, ""}, {"后年", 2, ""}};
	static const struct word others[] = {{"同年|当年", 0, "度"}, {"次年", 1, ""}};
	struct rx_reading reading = {0};
	int offset;
	size_t length = TAKE(text, at, words, &offset);

	if (length) {
		if (stands_behind(text, at, "年|之|以|生|三|两|几"))
			return false;
		if (!context->today.year)
			return put_open(when, at + length);
		reading.year = context->today.year + offset;
	} else {
		length = TAKE(text, at, others, &offset);
		if (!length || !context->before.year)
			return false;
		reading.year = context->before.year + offset;
	}
	put_point(when, reading, 0);
	when->end = inside_year(text, at + length, &when->points[0].readings[0]);
	return true;
}

static struct rx_reading month_away(struct rx_reading today, int offset)
{
	int32_t months = today.year * 12 + today.month - 1 + offset;

	return (struct rx_reading){months / 12, months % 12 + 1, 0, 0};
}

static bool read_month(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {
		{"本月份|本月|这个月", 0, ""}, {"上个月|上月", -1, ""}, {"下个月|下月", 1, ""}};
	struct rx_reading reading;
	int offset;
	size_t length = TAKE(text, at, words, &offset), more;
	long day;

	if (!length)
		return false;
	if (!context->today.month)
		return put_open(when, at + length);
	reading = month_away(context->today, offset);
	more = small_number(text, at + length, &day);
	if (more && day <= rx_month_length(reading.year, reading.month)
		&& rx_phrase_start(from_here(text, at + length + more), "日|号")) {
		reading.day = (int32_t)day;
		put_point(when, reading, at + length + more + 3);
		return true;
	}
	put_point(when, reading, 0);
	when->end = rx_date_part(text, at + length, &when->points[0].readings[0]);
	return true;
}

/* ---- days and weeks ------------------------------------------------------------------------- */

static bool begins_clause(struct rx_text text, size_t at)
{
	return at == 0
		|| stands_behind(
			text, at, ",|" FULL_COMMA "|。|;|\n|我|他|她|们|在|是|于|从|到|至");
}

static bool read_day(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {{"今日|今天", 0, "头条"}, {"昨日|昨天", -1, ""},
		{"明日|明天", 1, ""}, {"大前天", -3, ""}, {"前天", -2, ""}, {"大后天", 3, ""},
		{"后天", 2, "性|努力|培养"}};
	struct rx_civil civil;
	int offset;
	size_t length = TAKE(text, at, words, &offset);

	/* 活动前天 has lost a number; only where a clause begins is it a day. */
	if (!length || ((offset > 1 || offset < -1) && !begins_clause(text, at)))
		return false;
	if (!context->today.day)
		return put_open(when, at + length);
	civil = rx_day_civil(today_number(context) + offset);
	put_point(when, (struct rx_reading){civil.year, civil.month, civil.day, 0}, at + length);
	return true;
}

static int weekday_at(struct rx_text text, size_t at)
{
	static const char *const names[] = {"一", "二", "三", "四", "五", "六", "日|天"};

	for (int day = 0; day < 7; day++) {
		if (rx_phrase_start(from_here(text, at), names[day]))
			return day;
	}
	return -1;
}

/* 最后一个周三: of what is not said. */
static bool read_last_weekday(struct rx_text text, size_t at, struct rx_when *when)
{
	size_t length =
		rx_phrase_start(from_here(text, at), "最后一个周|最后一个星期|第一个周|第一个星期");

	if (!length || weekday_at(text, at + length) < 0)
		return false;
	return put_open(when, at + length + 3);
}

static bool read_week(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {
		{"本周|这周|这个星期|本星期|这星期|这礼拜", 0, "期|边|围|年|岁|密|转"},
		{"上上周|上上个周|上上星期", -2, ""}, {"下下周|下下个周|下下星期", 2, ""},
		{"上周|上个星期|上星期|上一周|上个周|上一个周|上一个星期|上礼拜", -1,
			"期|边|围|年"},
		{"下周|下个星期|下星期|下一周|下个周|下一个周|下一个星期|下礼拜", 1,
			"期|边|围|年"}};
	int offset = 0, day;
	size_t length = TAKE(text, at, words, &offset),
	       half = rx_phrase_start(from_here(text, at), "上半周|下半周");
	int32_t monday;

	if (!length && !half)
		return read_last_weekday(text, at, when);
	if (!context->today.day)
		return put_open(when, at + length + half);
	monday = today_number(context);
	monday += 7 * (half ? 0 : offset) - rx_day_weekday(monday);
	if (half) {
		bool late = rx_phrase_start(from_here(text, at), "下");

		put_days(when, monday + (late ? 3 : 0), monday + (late ? 6 : 2), at + half);
		return true;
	}
	day = weekday_at(text, at + length);
	if (day < 0
		|| (day == 0
			&& rx_phrase_start(from_here(text, at + length + 3), "共|起|并|直|定"))) {
		put_days(when, monday, monday + 6, at + length);
		return true;
	}
	put_point(when,
		(struct rx_reading){rx_day_civil(monday + day).year,
			rx_day_civil(monday + day).month, rx_day_civil(monday + day).day, 0},
		at + length + 3);
	return true;
}

/* ---- what comes again, and lengths of time -------------------------------------------------- */

static bool read_recurring(struct rx_text text, size_t at, struct rx_when *when)
{
	static const struct {
		const char *words;
		const char *value;
		const char *unless;
	} words[] = {
		{"每半年", "R/P6M", ""},
		{"每季度|每个季度|每一季度|每季", "R/P3M", "考核|考评"},
		{"每月|每个月", "R/P1M", "均"},
		{"每两个月|每两月|每2个月", "R/P2M", ""},
		{"每周|每星期|每个星期", "R/P1W", "期|岁"},
		{"每两周|每半月|每半个月", "R/P2W", ""},
		{"每年度|每年", "R/P1Y", "级"},
		{"每日|每天", "R/P1D", ""},
	};
	struct rx_text rest = from_here(text, at);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t length = rx_phrase_start(rest, words[i].words);

		if (!length || rx_phrase_start(from_here(rest, length), words[i].unless))
			continue;
		snprintf(when->fixed, sizeof(when->fixed), "%s", words[i].value);
		when->end = at + length;
		/* 每月上旬, 每年3月 */
		when->end += rx_phrase_start(from_here(text, when->end), "上旬|中旬|下旬|底|末|初");
		return true;
	}
	return false;
}

/* The day so many units away. */
static int32_t moved(const struct rx_when_context *context, long count, char unit, int direction)
{
	int32_t today = today_number(context);
	int amount = direction * (int)count;
	struct rx_reading month;
	int32_t last;

	if (unit == 'D' || unit == 'W')
		return today + amount * (unit == 'W' ? 7 : 1);
	month = month_away(context->today, unit == 'Y' ? amount * 12 : amount);
	last = rx_month_length(month.year, month.month);
	return rx_day_number((struct rx_civil){
		month.year, month.month, context->today.day < last ? context->today.day : last});
}

static char length_unit(struct rx_text rest, size_t *length)
{
	static const struct {
		const char *words;
		char unit;
	} units[] = {{"年", 'Y'}, {"个月|月", 'M'}, {"周|个星期|星期|个周", 'W'}, {"天|日", 'D'}};

	for (size_t at = 0; at < sizeof(units) / sizeof(units[0]); at++) {
		*length = rx_phrase_start(rest, units[at].words);
		if (*length)
			return units[at].unit;
	}
	return 0;
}

/* 近三年, 过去5年, 未来两年, 上2个月 */
static bool read_span(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {
		{"最近|过去的|过去|近|上", -1, ""}, {"未来|今后|下", 1, ""}};
	int direction;
	size_t length = TAKE(text, at, words, &direction), digits, unit_length;
	long count;
	char unit;

	if (!length || stands_behind(text, at, "附|临|靠|就|以|最|接|马|会|线|网|路|身|基本|基础"))
		return false;
	digits = small_number(text, at + length, &count);
	if (!digits || count == 0 || count > 100)
		return false;
	unit = length_unit(from_here(text, at + length + digits), &unit_length);
	if (!unit
		|| rx_phrase_start(from_here(text, at + length + digits + unit_length), "制|期|级"))
		return false;
	if (!context->today.day)
		return put_open(when, at + length + digits + unit_length);
	put_days(when, direction < 0 ? moved(context, count, unit, -1) : today_number(context),
		direction < 0 ? today_number(context) : moved(context, count, unit, 1),
		at + length + digits + unit_length);
	return true;
}

/* 5天前, where a clause begins: behind something else the words count from that. */
static bool read_ago(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {
		{"天以前|天之前|天前", -1, "后"}, {"天以后|天之后|天后", 1, ""}};
	int direction;
	long count;
	size_t digits, length;
	struct rx_civil civil;

	if (!begins_clause(text, at))
		return false;
	digits = small_number(text, at, &count);
	length = digits ? TAKE(text, at + digits, words, &direction) : 0;
	if (!length)
		return false;
	if (!context->today.day)
		return put_open(when, at + digits + length);
	civil = rx_day_civil(moved(context, count, 'D', direction));
	put_point(when, (struct rx_reading){civil.year, civil.month, civil.day, 0},
		at + digits + length);
	return true;
}

static bool read_so_far(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	size_t length = rx_phrase_start(from_here(text, at),
		"截至目前|截止目前|截至现在|截至今日|截止今日|截至当前|截至发稿|截至公示");

	if (!length)
		return false;
	if (!context->today.day)
		return put_open(when, at + length);
	put_point(when, context->today, at + length);
	return true;
}

/* ---- parts without their year --------------------------------------------------------------- */

static bool read_part(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	struct rx_text rest = from_here(text, at);
	struct rx_reading reading = {0};
	size_t end = rx_date_part(text, at, &reading);

	/* 底, 末 and 初 alone are nothing. */
	if (end > at && (reading.part == 'h' || reading.part == 'H' || reading.part >= '0')
		&& reading.part != 'b' && reading.part != 'e' && reading.part != 'm'
		&& reading.part != 'l') {
		put_point(when, reading, end);
		return true;
	}
	if (rx_phrase_start(rest, "年底|年末") && !stands_behind(text, at, "个|每")) {
		reading.part = 'b';
		put_point(when, reading, at + 6);
		return true;
	}
	if (rx_phrase_start(rest, "月底|月末") && context->today.month
		&& !stands_behind(text, at, "个|每|0|1|2|3|4|5|6|7|8|9")) {
		reading = context->today;
		reading.day = 0;
		reading.part = 'b';
		put_point(when, reading, at + 6);
		return true;
	}
	return false;
}

/* 十九世纪七十年代, 上世纪90年代 */
static bool read_century(struct rx_text text, size_t at, struct rx_when *when)
{
	struct rx_text rest = from_here(text, at);
	size_t length = rx_phrase_start(rest, "上世纪"), more;
	long century = 20, decade;

	if (!length) {
		more = small_number(text, at, &century);
		if (!more || century < 15 || century > 21
			|| !rx_phrase_start(from_here(rest, more), "世纪"))
			return false;
		length = more + 6;
	}
	more = small_number(text, at + length, &decade);
	if (!more || decade % 10 || decade > 90
		|| !rx_phrase_start(from_here(rest, length + more), "年代"))
		return false;
	snprintf(when->fixed, sizeof(when->fixed), "%ld/%ld", (century - 1) * 100 + decade,
		(century - 1) * 100 + decade + 9);
	when->end = at + length + more + 6;
	return true;
}

void rx_relative_signs(struct rx_signs *signs)
{
	rx_signs_add_each(
		signs, "今去明昨前后近每截本上下这当同次最过未年月第大", RX_SIGN_RELATIVE);
}

/* What stands behind a numeral of either kind. */
static size_t behind_numeral(struct rx_text text, size_t at)
{
	size_t length;
	uint32_t code;

	while ((code = rx_number_character(text, at, &length)) != 0
		&& ((code >= '0' && code <= '9') || (code > 0x2000 && rx_number_han(code) >= 0)))
		at += length;
	return at;
}

/* 十九世纪, 5天前, 三季度 */
static bool read_behind_number(struct rx_text text, size_t at, size_t behind,
	const struct rx_when_context *context, struct rx_when *when)
{
	if (behind + 3 > text.length)
		return false;
	switch (rx_number_character(text, behind, &(size_t){0})) {
	case 0x4E16: return read_century(text, at, when);
	case 0x5929: return read_ago(text, at, context, when);
	case 0x5B63: return read_part(text, at, context, when);
	default: return false;
	}
}

/* May the character stand second in one of the words?  上 and 下 are frequent, 上周 is not. */
static bool goes_on(struct rx_text text, size_t at)
{
	size_t length;
	uint32_t code = rx_number_character(text, at, &length);

	switch (code) {
	case 0x5E74:
	case 0x6708:
	case 0x5468:
	case 0x661F:
	case 0x4E16:
	case 0x534A:
	case 0x4E2A:
	case 0x5929:
	case 0x65E5:
	case 0x5B63:
	case 0x793C:
	case 0x524D:
	case 0x540E:
	case 0x8FD1:
	case 0x53BB:
	case 0x6765:
	case 0x5E95:
	case 0x672B:
	case 0x4E0A:
	case 0x4E0B:
	case 0x81F3:
	case 0x6B62:
	case 0x51E0: return true; /* 年月周星世半个天 日季礼前后近去来 底末上下至止几 */
	default: return (code >= '0' && code <= '9') || rx_number_han(code) >= 0;
	}
}

bool rx_relative_at(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	size_t behind = behind_numeral(text, at), length;

	if (behind > at)
		return read_behind_number(text, at, behind, context, when);
	if (at + 6 > text.length || !goes_on(text, at + 3))
		return false;
	switch (rx_number_character(text, at, &length)) {
	case 0x622A: return read_so_far(text, at, context, when); /* 截 */
	case 0x6BCF: return read_recurring(text, at, when);       /* 每 */
	case 0x4ECA:
	case 0x53BB:
	case 0x660E:
	case 0x6628:
	case 0x5F53:
	case 0x540C:
	case 0x6B21:
	case 0x5927: return read_year(text, at, context, when) || read_day(text, at, context, when);
	case 0x524D:
	case 0x540E: /* 前 后 */
		return read_year(text, at, context, when) || read_day(text, at, context, when)
			|| read_part(text, at, context, when);
	case 0x672C:
	case 0x4E0A:
	case 0x4E0B:
	case 0x8FD9: /* 本 上 下 这 */
		return read_year(text, at, context, when) || read_month(text, at, context, when)
			|| read_week(text, at, context, when) || read_century(text, at, when)
			|| read_span(text, at, context, when) || read_part(text, at, context, when);
	case 0x8FD1:
	case 0x8FC7:
	case 0x672A: return read_span(text, at, context, when); /* 近 过 未 */
	case 0x6700:
	case 0x7B2C: /* 最 第 */
		return read_week(text, at, context, when) || read_span(text, at, context, when);
	case 0x5E74:
	case 0x6708: return read_part(text, at, context, when); /* 年 月 */
	default: return false;
	}
}

/* ---- inside a year or month ----------------------------------------------------------------- */

/* The first Monday whose week has its Thursday inside the days. */
static int32_t first_week(struct rx_days days)
{
	int32_t monday = days.first - rx_day_weekday(days.first);

	return monday + 3 < days.first ? monday + 7 : monday;
}

/* The first or last count units of the days. */
static bool put_part(
	struct rx_days days, long count, char unit, bool last, size_t end, struct rx_when *when)
{
	int32_t week = first_week(days), first = days.first, until = days.last;
	struct rx_civil start = rx_day_civil(days.first), close = rx_day_civil(days.last);

	if (unit == 'W' && !last) {
		first = week;
		until = week + 7 * (int32_t)count - 1;
	} else if (unit == 'M' && count <= 12) {
		int32_t month =
			last ? close.month - (int32_t)count + 1 : start.month + (int32_t)count - 1;

		if (month < 1 || month > 12)
			return false;
		if (last)
			first = rx_day_number((struct rx_civil){close.year, month, 1});
		else
			until = rx_day_number((struct rx_civil){
				start.year, month, rx_month_length(start.year, month)});
	} else if (unit == 'D' || unit == 'W') {
		int32_t length = (int32_t)count * (unit == 'W' ? 7 : 1);

		first = last ? days.last - length + 1 : days.first;
		until = last ? days.last : days.first + length - 1;
	} else {
		return false;
	}
	put_days(when, first, until, end);
	return true;
}

bool rx_relative_within(struct rx_text text, struct rx_reading reading,
	const struct rx_when_context *context, struct rx_when *when)
{
	static const struct word words[] = {
		{"第", 0, ""}, {"前", 1, ""}, {"最后", -1, ""}, {"后", -1, ""}};
	size_t at = when->end, length, digits, unit_length;
	struct rx_days days;
	int side;
	long count;
	char unit;

	at += rx_phrase_start(from_here(text, at), "的");
	length = TAKE(text, at, words, &side);
	if (!length || reading.day || when->range)
		return false;
	at += length;
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	digits = small_number(text, at, &count);
	if (!digits || count < 1 || count > 53)
		return false;
	at += digits;
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	unit = length_unit(from_here(text, at), &unit_length);
	if (!unit || unit == 'Y' || (side == 0 && unit != 'W'))
		return false;
	if (!reading.year)
		reading.year = context->before.year ? context->before.year : context->today.year;
	if (!reading.year)
		return false;
	days = rx_reading_days(reading);
	if (side == 0) {
		int32_t monday = first_week(days) + 7 * ((int32_t)count - 1);

		put_days(when, monday, monday + 6, at + unit_length);
		return true;
	}
	return put_part(days, count, unit, side < 0, at + unit_length, when);
}
