/*
 * fact_span.c - lengths of time that count from somewhere: from today, or from the ends of a year or month.
 */
#include "fact_span.h"
#include "fact_word.h"
#include "phrase.h"

/* The day so many units away. */
static int32_t moved(const struct rx_when_context *context, long count, char unit, int direction)
{
	int32_t today = rx_when_today(context);
	int amount = direction * (int)count;
	struct rx_reading month;
	int32_t last;

	if (unit == 'D' || unit == 'W')
		return today + amount * (unit == 'W' ? 7 : 1);
	month = rx_when_month(context->today, unit == 'Y' ? amount * 12 : amount);
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
bool rx_span_at(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {
		{"最近|过去的|过去|近|上", -1, ""}, {"未来|今后|下", 1, ""}};
	int direction;
	size_t length = RX_WHEN_TAKE(text, at, words, &direction), digits, unit_length;
	long count;
	char unit;

	/* 附近, 以上; and 耗时近两个月 tells how long it took. */
	if (!length
		|| rx_when_behind(text, at,
			"附|临|靠|就|以|最|接|马|会|线|网|路|身|基本|基础|"
			"耗时|历时|用时|费时|为期|时长|长达|工期|持续|花了|花费"))
		return false;
	digits = rx_when_number(text, at + length, &count);
	if (!digits || count == 0 || count > 100)
		return false;
	unit = length_unit(rx_when_rest(text, at + length + digits), &unit_length);
	if (!unit
		|| rx_phrase_start(
			rx_when_rest(text, at + length + digits + unit_length), "制|期|级"))
		return false;
	if (!context->today.day)
		return rx_when_put_open(when, at + length + digits + unit_length);
	rx_when_put_days(when,
		direction < 0 ? moved(context, count, unit, -1) : rx_when_today(context),
		direction < 0 ? rx_when_today(context) : moved(context, count, unit, 1),
		at + length + digits + unit_length);
	return true;
}

/* 5天前, where a clause begins: behind something else the words count from that. */
bool rx_span_ago(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {
		{"天以前|天之前|天前", -1, "后"}, {"天以后|天之后|天后", 1, ""}};
	int direction;
	long count;
	size_t digits, length;
	struct rx_civil civil;

	if (!rx_when_begins(text, at))
		return false;
	digits = rx_when_number(text, at, &count);
	length = digits ? RX_WHEN_TAKE(text, at + digits, words, &direction) : 0;
	if (!length)
		return false;
	if (!context->today.day)
		return rx_when_put_open(when, at + digits + length);
	civil = rx_day_civil(moved(context, count, 'D', direction));
	rx_when_put_point(when, (struct rx_reading){civil.year, civil.month, civil.day, 0},
		at + digits + length);
	return true;
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
	rx_when_put_days(when, first, until, end);
	return true;
}

bool rx_span_within(struct rx_text text, struct rx_reading reading,
	const struct rx_when_context *context, struct rx_when *when)
{
	static const struct rx_when_word words[] = {
		{"第", 0, ""}, {"前", 1, ""}, {"最后", -1, ""}, {"后", -1, ""}};
	size_t at = when->end, length, digits, unit_length;
	struct rx_days days;
	int side;
	long count;
	char unit;

	at += rx_phrase_start(rx_when_rest(text, at), "的");
	length = RX_WHEN_TAKE(text, at, words, &side);
	if (!length || reading.day || when->range)
		return false;
	at += length;
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	digits = rx_when_number(text, at, &count);
	if (!digits || count < 1 || count > 53)
		return false;
	at += digits;
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	unit = length_unit(rx_when_rest(text, at), &unit_length);
	if (!unit || unit == 'Y' || (side == 0 && unit != 'W'))
		return false;
	if (!reading.year)
		reading.year = context->before.year ? context->before.year : context->today.year;
	if (!reading.year)
		return false;
	days = rx_reading_days(reading);
	if (side == 0) {
		int32_t monday = first_week(days) + 7 * ((int32_t)count - 1);

		rx_when_put_days(when, monday, monday + 6, at + unit_length);
		return true;
	}
	return put_part(days, count, unit, side < 0, at + unit_length, when);
}
