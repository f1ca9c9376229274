/*
 * fact_relative.c - words that count from today.
 *
 * Each family is a table of words with the number of units that they lie away.  Today is the date of
 * the document; where there is none, years and months stay open and weeks and days are not read.
 */
#include "fact_relative.h"
#include "fact_again.h"
#include "fact_span.h"
#include "fact_word.h"
#include "number.h"
#include "phrase.h"

#include <stdio.h>

/* ---- years and months ----------------------------------------------------------------------- */

/* Behind a year: 5月, 5月3日, 第九个月, 上半年, 底; returns the offset behind it. */
static size_t inside_year(struct rx_text text, size_t at, struct rx_reading *reading)
{
	struct rx_reading before = {.year = reading->year};
	struct rx_date date;
	size_t skip = rx_phrase_start(rx_when_rest(text, at), "的"), length;
	long value;

	if (rx_date_at(text, at, &before, &date) && date.count == 1 && date.readings[0].month
		&& date.readings[0].year == reading->year
		&& rx_phrase_in(rx_text_slice(text, date.start, date.end), "月")) {
		*reading = date.readings[0];
		return date.end
			+ (reading->day ? 0 : rx_phrase_start(rx_when_rest(text, date.end), "份"));
	}
	if (rx_phrase_start(rx_when_rest(text, at + skip), "第")) {
		length = rx_when_number(text, at + skip + 3, &value);
		if (length && value <= 12
			&& rx_phrase_start(rx_when_rest(text, at + skip + 3 + length), "个月")) {
			reading->month = (int32_t)value;
			return at + skip + 3 + length + 6;
		}
	}
	return rx_date_part(text, at, reading);
}

/* 同年1217日: a month and a day whose unit between them is lost. */
static bool elided_inside(struct rx_text text, size_t at, int32_t year, struct rx_when *when)
{
	char words[32];
	struct rx_date date;
	size_t end = at;

	while (end < text.length && text.bytes[end] >= '0' && text.bytes[end] <= '9')
		end++;
	if (end - at < 2 || end - at > 4 || !rx_phrase_start(rx_when_rest(text, end), "日"))
		return false;
	snprintf(words, sizeof(words), "%d年%.*s日", (int)year, (int)(end - at), text.bytes + at);
	if (!rx_date_at(rx_text(words), 0, NULL, &date) || !date.damaged)
		return false;
	when->points[0] = date;
	when->count = 1;
	when->end = end + 3;
	return true;
}

static bool read_year(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {{"今年度|今年|本年度|本年", 0, "级|龄"},
		{"去年|上一年度|上年度|上年|上一年", -1, "级"}, {"明年|下一年度|下年度", 1, ""},
		{"前年", -2, ""}, {"后年", 2, ""}};
	static const struct rx_when_word others[] = {{"同年|当年", 0, "度"}, {"次年", 1, ""}};
	struct rx_reading reading = {0};
	int offset;
	size_t length = RX_WHEN_TAKE(text, at, words, &offset);

	if (length) {
		if (rx_when_behind(text, at, "年|之|以|生|三|两|几"))
			return false;
		if (!context->today.year)
			return rx_when_put_open(when, at + length);
		reading.year = context->today.year + offset;
	} else {
		length = RX_WHEN_TAKE(text, at, others, &offset);
		if (!length || !context->before.year)
			return false;
		reading.year = context->before.year + offset;
	}
	if (elided_inside(text, at + length, reading.year, when))
		return true;
	rx_when_put_point(when, reading, 0);
	when->end = inside_year(text, at + length, &when->points[0].readings[0]);
	return true;
}

/* 本季度, 上季度 */
static bool read_quarter(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {{"本季度|这个季度|这一季度|本季", 0, "节"},
		{"上季度|上一季度|上个季度|上一个季度", -1, ""},
		{"下季度|下一季度|下个季度|下一个季度", 1, ""}};
	struct rx_reading first;
	int offset;
	size_t length = RX_WHEN_TAKE(text, at, words, &offset);

	if (!length)
		return false;
	if (!context->today.month)
		return rx_when_put_open(when, at + length);
	first = rx_when_month(context->today, 3 * offset);
	first.part = (char)('1' + (first.month - 1) / 3);
	first.month = 0;
	rx_when_put_point(when, first, at + length);
	return true;
}

/* Behind a month that a word means: 3日, 上旬, 底. */
static void inside_month(
	struct rx_text text, size_t at, struct rx_reading reading, struct rx_when *when)
{
	long day;
	size_t length = rx_when_number(text, at, &day);

	if (length && day <= rx_month_length(reading.year, reading.month)
		&& rx_phrase_start(rx_when_rest(text, at + length), "日|号")) {
		reading.day = (int32_t)day;
		rx_when_put_point(when, reading, at + length + 3);
		return;
	}
	rx_when_put_point(when, reading, 0);
	when->end = rx_date_part(text, at, &when->points[0].readings[0]);
}

static bool read_month(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {
		{"本月份|本月|这个月", 0, ""}, {"上个月|上月", -1, ""}, {"下个月|下月", 1, ""}};
	int offset;
	size_t length = RX_WHEN_TAKE(text, at, words, &offset);

	if (!length)
		return false;
	if (!context->today.month)
		return rx_when_put_open(when, at + length);
	inside_month(text, at + length, rx_when_month(context->today, offset), when);
	return true;
}

/* 当日, 次日, 当月, 次月: of the date in front of it. */
static bool read_same(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word days[] = {
		{"当日|当天|同日|同一天", 0, ""}, {"次日|翌日", 1, ""}};
	static const struct rx_when_word months[] = {{"当月|同月", 0, ""}, {"次月", 1, ""}};
	const struct rx_reading *before = &context->before;
	struct rx_civil civil = {before->year, before->month, before->day};
	int offset;
	size_t length = RX_WHEN_TAKE(text, at, days, &offset);

	if (!before->year || !before->month)
		return false;
	if (length && before->day) {
		civil = rx_day_civil(rx_day_number(civil) + offset);
		rx_when_put_point(when, (struct rx_reading){civil.year, civil.month, civil.day, 0},
			at + length);
		return true;
	}
	length = RX_WHEN_TAKE(text, at, months, &offset);
	if (!length)
		return false;
	inside_month(text, at + length, rx_when_month(*before, offset), when);
	return true;
}

/* ---- days and weeks ------------------------------------------------------------------------- */

static bool read_day(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {{"今日|今天", 0, "头条"}, {"即日", 0, ""},
		{"昨日|昨天", -1, ""}, {"明日|明天", 1, ""}, {"大前天", -3, ""}, {"前天", -2, ""},
		{"大后天", 3, ""}, {"后天", 2, "性|努力|培养"}};
	struct rx_civil civil;
	int offset;
	size_t length = RX_WHEN_TAKE(text, at, words, &offset);

	/* 活动前天 has lost a number; only where a clause begins is it a day. */
	if (!length || ((offset > 1 || offset < -1) && !rx_when_begins(text, at)))
		return false;
	if (!context->today.day)
		return rx_when_put_open(when, at + length);
	civil = rx_day_civil(rx_when_today(context) + offset);
	rx_when_put_point(
		when, (struct rx_reading){civil.year, civil.month, civil.day, 0}, at + length);
	return true;
}

static int weekday_at(struct rx_text text, size_t at)
{
	static const char *const names[] = {"一", "二", "三", "四", "五", "六", "日|天"};

	for (int day = 0; day < 7; day++) {
		if (rx_phrase_start(rx_when_rest(text, at), names[day]))
			return day;
	}
	return -1;
}

/* 最后一个周三: of what is not said. */
static bool read_last_weekday(struct rx_text text, size_t at, struct rx_when *when)
{
	size_t length = rx_phrase_start(
		rx_when_rest(text, at), "最后一个周|最后一个星期|第一个周|第一个星期");

	if (!length || weekday_at(text, at + length) < 0)
		return false;
	return rx_when_put_open(when, at + length + 3);
}

static bool read_week(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {
		{"本周|这周|这个星期|本星期|这星期|这礼拜", 0, "期|边|围|年|岁|密|转"},
		{"上上周|上上个周|上上星期", -2, ""}, {"下下周|下下个周|下下星期", 2, ""},
		{"上周|上个星期|上星期|上一周|上个周|上一个周|上一个星期|上礼拜", -1,
			"期|边|围|年"},
		{"下周|下个星期|下星期|下一周|下个周|下一个周|下一个星期|下礼拜", 1,
			"期|边|围|年"}};
	int offset = 0, day;
	size_t length = RX_WHEN_TAKE(text, at, words, &offset),
	       half = rx_phrase_start(rx_when_rest(text, at), "上半周|下半周");
	int32_t monday;

	if (!length && !half)
		return read_last_weekday(text, at, when);
	if (!context->today.day)
		return rx_when_put_open(when, at + length + half);
	monday = rx_when_today(context);
	monday += 7 * (half ? 0 : offset) - rx_day_weekday(monday);
	if (half) {
		bool late = rx_phrase_start(rx_when_rest(text, at), "下");

		rx_when_put_days(when, monday + (late ? 3 : 0), monday + (late ? 6 : 2), at + half);
		return true;
	}
	day = weekday_at(text, at + length);
	if (day < 0
		|| (day == 0
			&& rx_phrase_start(
				rx_when_rest(text, at + length + 3), "共|起|并|直|定"))) {
		rx_when_put_days(when, monday, monday + 6, at + length);
		return true;
	}
	rx_when_put_point(when,
		(struct rx_reading){rx_day_civil(monday + day).year,
			rx_day_civil(monday + day).month, rx_day_civil(monday + day).day, 0},
		at + length + 3);
	return true;
}

static bool read_so_far(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	size_t length = rx_phrase_start(rx_when_rest(text, at),
		"截至目前|截止目前|截至现在|截至今日|截止今日|截至当前|截至发稿|截至公示");

	if (!length)
		return false;
	if (!context->today.day)
		return rx_when_put_open(when, at + length);
	rx_when_put_point(when, context->today, at + length);
	return true;
}

/* ---- parts without their year --------------------------------------------------------------- */

static bool read_part(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	struct rx_text rest = rx_when_rest(text, at);
	struct rx_reading reading = {0};
	size_t end = rx_date_part(text, at, &reading);

	/* 底, 末 and 初 alone are nothing. */
	if (end > at && (reading.part == 'h' || reading.part == 'H' || reading.part >= '0')
		&& reading.part != 'b' && reading.part != 'e' && reading.part != 'm'
		&& reading.part != 'l') {
		rx_when_put_point(when, reading, end);
		return true;
	}
	if (rx_phrase_start(rest, "年底|年末") && !rx_when_behind(text, at, "个|每")) {
		reading.part = 'b';
		rx_when_put_point(when, reading, at + 6);
		return true;
	}
	if (rx_phrase_start(rest, "月底|月末") && context->today.month
		&& !rx_when_behind(text, at, "个|每|0|1|2|3|4|5|6|7|8|9")) {
		reading = context->today;
		reading.day = 0;
		reading.part = 'b';
		rx_when_put_point(when, reading, at + 6);
		return true;
	}
	return false;
}

/* 十九世纪七十年代, 上世纪90年代 */
static bool read_century(struct rx_text text, size_t at, struct rx_when *when)
{
	struct rx_text rest = rx_when_rest(text, at);
	size_t length = rx_phrase_start(rest, "上世纪"), more;
	long century = 20, decade;

	if (!length) {
		more = rx_when_number(text, at, &century);
		if (!more || century < 15 || century > 21
			|| !rx_phrase_start(rx_when_rest(rest, more), "世纪"))
			return false;
		length = more + 6;
	}
	more = rx_when_number(text, at + length, &decade);
	if (!more || decade % 10 || decade > 90
		|| !rx_phrase_start(rx_when_rest(rest, length + more), "年代"))
		return false;
	snprintf(when->fixed, sizeof(when->fixed), "%ld/%ld", (century - 1) * 100 + decade,
		(century - 1) * 100 + decade + 9);
	when->end = at + length + more + 6;
	return true;
}

void rx_relative_signs(struct rx_signs *signs)
{
	rx_signs_add_each(
		signs, "今去明昨前后近每截本上下这当同次翌最过未年月第大即", RX_SIGN_RELATIVE);
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
	case 0x5929: return rx_span_ago(text, at, context, when);
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
	case 0x6BCF: return rx_again_at(text, at, when);          /* 每 */
	case 0x4ECA:
	case 0x53BB:
	case 0x660E:
	case 0x6628:
	case 0x5F53:
	case 0x540C:
	case 0x6B21:
	case 0x5927:
		return read_year(text, at, context, when) || read_day(text, at, context, when)
			|| read_same(text, at, context, when);
	case 0x5373: return read_day(text, at, context, when);  /* 即 */
	case 0x7FCC: return read_same(text, at, context, when); /* 翌 */
	case 0x524D:
	case 0x540E: /* 前 后 */
		return read_year(text, at, context, when) || read_day(text, at, context, when)
			|| read_part(text, at, context, when);
	case 0x672C:
	case 0x4E0A:
	case 0x4E0B:
	case 0x8FD9: /* 本 上 下 这 */
		return read_year(text, at, context, when) || read_month(text, at, context, when)
			|| read_quarter(text, at, context, when)
			|| read_week(text, at, context, when) || read_century(text, at, when)
			|| rx_span_at(text, at, context, when)
			|| read_part(text, at, context, when);
	case 0x8FD1:
	case 0x8FC7:
	case 0x672A: return rx_span_at(text, at, context, when); /* 近 过 未 */
	case 0x6700:
	case 0x7B2C: /* 最 第 */
		return read_week(text, at, context, when) || rx_span_at(text, at, context, when);
	case 0x5E74:
	case 0x6708: return read_part(text, at, context, when); /* 年 月 */
	default: return false;
	}
}
