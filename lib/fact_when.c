/*
 * fact_when.c - the grammar of expressions of time.
 *
 *     expression = relative | series | date [mark date]      then 前 or 以来
 *     series     = [year 年] [month 月] number (、number)+ unit       the unit once, at the end,
 *                | the same with a mark of range between two numbers   or behind each number
 */
#include "fact_when.h"
#include "fact_relative.h"
#include "fact_span.h"
#include "fact_word.h"
#include "number.h"
#include "numeral.h"
#include "phrase.h"

enum unit { UNIT_NONE, UNIT_YEAR, UNIT_MONTH, UNIT_DAY };

struct field {
	int32_t number;
	size_t digits; /* 0: a Chinese numeral */
	size_t start;
	size_t end; /* behind the unit */
	enum unit unit;
};

struct series {
	struct rx_reading base;
	bool damaged; /* the unit behind the year is lost */
	struct field items[RX_WHEN_POINTS];
	size_t count;
	enum unit unit;
	bool range;
	bool and;  /* joined with 和: two dates if each has its unit */
	bool each; /* every item has its unit */
};

static struct rx_text from_here(struct rx_text text, size_t at)
{
	return rx_text_slice(text, at, text.length);
}

static size_t skip_spaces(struct rx_text text, size_t at)
{
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	return at;
}

static enum unit take_unit(struct rx_text text, size_t *at)
{
	static const char *const words[] = {NULL, "年度|年", "月份|月", "日|号"};
	size_t from = skip_spaces(text, *at);

	if (!rx_text_one_of(text, from, "年月日号"))
		return UNIT_NONE;
	for (size_t unit = UNIT_YEAR; unit <= UNIT_DAY; unit++) {
		size_t length = rx_phrase_start(from_here(text, from), words[unit]);

		if (length) {
			*at = from + length;
			return (enum unit)unit;
		}
	}
	return UNIT_NONE;
}

/* Digits of either width, or a Chinese numeral below 32, with the unit behind it. */
static bool take_field(struct rx_text text, size_t at, struct field *field)
{
	unsigned value;
	size_t length;

	at = skip_spaces(text, at);
	*field = (struct field){0};
	length = rx_numeral_digits(text, at, 7, &value);
	if (length) {
		field->digits = (unsigned char)text.bytes[at] < 0x80 ? length : length / 3;
	} else {
		length = rx_numeral_han(text, at, &value);
		if (!length || value > 31)
			return false;
	}
	field->number = (int32_t)value;
	field->start = at;
	field->end = at + length;
	field->unit = take_unit(text, &field->end);
	return true;
}

static bool is_year(const struct field *field)
{
	return field->digits == 4 && field->number >= 1000 && field->number <= 2100;
}

/* 20226 in front of 、8月: a year whose unit is lost, and a month. */
static void split_year(struct series *series, struct field *field)
{
	int32_t divisor = field->digits == 5 ? 10 : 100;

	if ((field->unit != UNIT_NONE && field->unit != UNIT_MONTH) || field->digits < 5
		|| field->digits > 6 || field->number / divisor < 1949
		|| field->number / divisor > 2049)
		return;
	series->base.year = field->number / divisor;
	series->damaged = true;
	field->number %= divisor;
	field->digits -= 4;
}

/* What stands in front of the items. */
static bool take_base(struct rx_text text, size_t at, struct series *series, struct field *field)
{
	struct field next;

	if (!take_field(text, at, field))
		return false;
	split_year(series, field);
	if (field->unit == UNIT_YEAR && is_year(field) && take_field(text, field->end, &next)) {
		series->base.year = field->number;
		*field = next;
	}
	if (field->unit == UNIT_MONTH && take_field(text, field->end, &next)) {
		series->base.month = field->number;
		*field = next;
	}
	return true;
}

static size_t list_mark(struct rx_text text, size_t at)
{
	if (rx_text_one_of(text, at, "、和及与"))
		return 3;
	return rx_text_starts(from_here(text, at), RX_LITERAL("以及")) ? 6 : 0;
}

/* The items; the last one ends the series. */
static void take_items(struct rx_text text, struct field field, struct series *series)
{
	series->each = true;
	for (;;) {
		size_t list = list_mark(text, field.end),
		       mark = list ? 0 : rx_date_range_mark(text, field.end);
		struct field next;

		series->items[series->count++] = field;
		if (field.unit)
			series->unit = field.unit;
		if (series->count == RX_WHEN_POINTS || !(list || mark) || series->range
			|| (mark && series->count > 1)
			|| !take_field(text, field.end + list + mark, &next)
			|| (series->unit && next.unit != series->unit))
			return;
		series->range = mark != 0;
		series->and =
			series->and || (list && !rx_phrase_start(from_here(text, field.end), "、"));
		series->each = series->each && field.unit;
		field = next;
	}
}

/* Does the number go with the unit that the items share? */
static bool fits(const struct series *series, const struct field *item)
{
	switch (series->unit) {
	case UNIT_MONTH:
		return series->base.month == 0 && item->digits <= 2 && item->number >= 1
			&& item->number <= 12;
	case UNIT_DAY:
		return series->base.month && item->digits <= 2 && item->number >= 1
			&& item->number
			<= rx_month_length(
				series->base.year ? series->base.year : 2000, series->base.month);
	default: return is_year(item) && series->base.year == 0;
	}
}

/* Behind a year: a month or a part of the year. */
static bool goes_on(struct rx_text text, size_t at)
{
	struct rx_reading year = {.year = 2000};
	struct field month;

	return rx_date_part(text, at, &year) > at
		|| (take_field(text, at, &month) && month.unit == UNIT_MONTH);
}

static bool is_complete(
	struct rx_text text, struct series *series, const struct rx_when_context *context)
{
	const struct field *last = &series->items[series->count - 1];
	size_t length;
	unsigned digit;

	if (series->count < 2 || (series->and &&series->each && !series->range))
		return false;
	/* 2021年至2022年上半年: the last one is not over. */
	if (series->range && series->unit == UNIT_YEAR && goes_on(text, last->end))
		return false;
	/* 2017-2020 needs no unit. */
	length = rx_numeral_digits(text, last->end, 1, &digit);
	if (!last->unit
		&& !(series->range && is_year(last) && is_year(&series->items[0]) && !length))
		return false;
	if (series->unit == UNIT_DAY && !series->base.month)
		series->base.month = context->before.month;
	if (series->base.month < 0 || series->base.month > 12)
		return false;
	for (size_t at = 0; at < series->count; at++) {
		if (!fits(series, &series->items[at]))
			return false;
	}
	return true;
}

static void put_series(const struct series *series, struct rx_when *when)
{
	for (size_t at = 0; at < series->count; at++) {
		struct rx_reading reading = series->base;
		int32_t number = series->items[at].number;

		if (series->unit == UNIT_MONTH) {
			reading.month = number;
			/* 2022年12月至3月 */
			if (at && series->range && reading.year && number < series->items[0].number)
				reading.year++;
		}
		if (series->unit == UNIT_DAY)
			reading.day = number;
		else if (series->unit != UNIT_MONTH)
			reading.year = number;
		when->points[at] = (struct rx_date){.start = series->items[at].start,
			.end = series->items[at].end,
			.readings = {reading},
			.count = 1,
			.damaged = series->damaged};
	}
	when->count = series->count;
	when->range = series->range;
	when->end = series->items[series->count - 1].end;
	when->bare = series->unit == UNIT_NONE;
}

static bool read_series(struct rx_text text, size_t at, int32_t year,
	const struct rx_when_context *context, struct rx_when *when)
{
	struct series series = {.base = {.year = year}};
	struct field field;

	if (!take_base(text, at, &series, &field))
		return false;
	take_items(text, field, &series);
	if (!is_complete(text, &series, context))
		return false;
	put_series(&series, when);
	return true;
}

/* ---- dates and ranges ----------------------------------------------------------------------- */

static bool ends_with_digit(struct rx_text text, const struct rx_date *date)
{
	struct rx_text words = rx_text_slice(text, date->start, date->end);
	unsigned digit;
	size_t size =
		words.length >= 3 && (unsigned char)words.bytes[words.length - 1] >= 0x80 ? 3 : 1;

	return rx_numeral_digits(words, words.length - size, 1, &digit) > 0;
}

/* 2024-06-30 ends with a digit too, but says what it is. */
static bool is_bare(struct rx_text text, const struct rx_date *date)
{
	struct rx_text words = rx_text_slice(text, date->start, date->end);

	return ends_with_digit(text, date) && !rx_phrase_in(words, "-|/|.|年|月");
}

/* 2024.6万元 and 2024.65 are numbers; so is 2024.6 unless it is one end of a range. */
static bool is_number(struct rx_text text, const struct rx_date *date)
{
	struct rx_text words = rx_text_slice(text, date->start, date->end);
	const struct rx_reading *reading = &date->readings[0];

	return !reading->day && reading->month && ends_with_digit(text, date)
		&& memchr(words.bytes, '.', words.length) && !rx_date_range_mark(text, date->end);
}

static bool read_point(
	struct rx_text text, size_t at, const struct rx_reading *before, struct rx_date *date)
{
	unsigned digit;

	if (!rx_date_at(text, at, before, date) || is_number(text, date))
		return false;
	if (rx_numeral_digits(text, date->end, 1, &digit) && ends_with_digit(text, date))
		return false;
	/* 份 and 度 belong to it. */
	if (date->count == 1 && !date->readings[0].day && !date->readings[0].part
		&& !ends_with_digit(text, date)) {
		size_t more = rx_phrase_start(
			from_here(text, date->end), date->readings[0].month ? "份" : "度");

		date->end = rx_date_part(text, date->end + more, &date->readings[0]);
	}
	return true;
}

/* 和 and 与 make a range only in front of 之间. */
static size_t between_mark(struct rx_text text, size_t at)
{
	return rx_text_one_of(text, at, "和与及") ? 3 : 0;
}

static void read_range(
	struct rx_text text, struct rx_when *when, const struct rx_when_context *context)
{
	struct rx_date *first = &when->points[0], *second = &when->points[1];
	struct rx_when other = {0};
	struct rx_when_context inner = *context;
	size_t mark = rx_date_range_mark(text, first->end), between = 0;
	bool found;

	if (!mark)
		mark = between = between_mark(text, first->end);
	if (!mark)
		return;
	found = read_point(text, skip_spaces(text, first->end + mark), &first->readings[0], second);
	/* 2022年11月至次年2月 */
	if (first->count == 1 && first->readings[0].year)
		inner.before = first->readings[0];
	if (!found && rx_relative_at(text, first->end + mark, &inner, &other) && other.count == 1) {
		*second = other.points[0];
		second->end = other.end;
		found = true;
	}
	if (!found || (between && !rx_phrase_start(from_here(text, second->end), "之间|间")))
		return;
	/* A number is the end of a range of dates only if it looks like one. */
	if (is_bare(text, second) && !second->damaged && first->readings[0].month)
		return;
	when->range = true;
	when->bare = when->bare && is_bare(text, second) && second->damaged;
	when->count = 2;
	when->end = second->end
		+ (between ? rx_phrase_start(from_here(text, second->end), "之间|间") : 0);
}

static bool read_dates(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	struct rx_reading before = {.month = context->before.month};
	struct rx_date *first = &when->points[0];

	if (!read_point(text, at, &before, first))
		return false;
	when->count = 1;
	when->end = first->end;
	when->bare = is_bare(text, first);
	when->alone = first->readings[0].month && !first->readings[0].year
		&& !rx_phrase_in(rx_text_slice(text, first->start, first->end), "月|/|-|.")
		&& !first->damaged;
	read_range(text, when, context);
	return true;
}

/* ---- what stands behind --------------------------------------------------------------------- */

/* 2022年9月以前欠缴的: what had come about by then. */
#define HISTORY \
	"的|形成|发生|产生|欠|拖欠|建成|建设的|遗留|历史|存量|入职|参加工作|未|出台|印发的|年度"

/* 15日(含)前, 5日18时前: what may stand between a day and 前. */
static size_t behind_hour(struct rx_text text, const struct rx_when *when)
{
	size_t at = when->end, length;
	long hour;

	if (!when->points[when->count - 1].readings[0].day)
		return at;
	at += rx_phrase_start(from_here(text, at),
		"(含)|(含当日)|(含当天)|(含本日)|" FULL_OPEN "含" FULL_CLOSE "|" FULL_OPEN
		"含当日" FULL_CLOSE "|" FULL_OPEN "含当天" FULL_CLOSE);
	if (at > when->end)
		return at;
	at += rx_phrase_start(from_here(text, at), "上午|下午|中午|晚上|晚");
	length = rx_when_number(text, at, &hour);
	if (!length || hour > 24)
		return when->end;
	at += length;
	length = rx_phrase_start(
		from_here(text, at), "时整|点整|时许|时|点|:00|:30|" FULL_COLON "00");
	return length ? at + length : when->end;
}

static void read_side(struct rx_text text, struct rx_when *when)
{
	static const struct {
		const char *words;
		const char *unless; /* behind them */
		enum rx_when_side side;
	} sides[] = {
		{"及以前|或之前|及之前|之前|以前", "", RX_WHEN_BY},
		{"前",
			"期|后|提|往|端|半|列|三|两|几|一|二|四|五|六|七|八|九|十|1|2|3|4|5|6|7|8|"
			"9|N|任|身|沿|所|台|述|",
			RX_WHEN_BY},
		{"及以后|或之后|及之后|之后|以后|以来|至今|起至今|开始|起", "", RX_WHEN_FROM},
		{"后", "勤|续|备|期|半|三|两|", RX_WHEN_FROM},
	};
	size_t from = behind_hour(text, when);
	struct rx_text rest = from_here(text, from);

	if ((when->count > 1 && !when->range) || !rx_text_one_of(rest, 0, "及或之以前至开起后"))
		return;
	for (size_t at = 0; at < sizeof(sides) / sizeof(sides[0]); at++) {
		size_t length = rx_phrase_start(rest, sides[at].words);

		if (!length || rx_phrase_start(from_here(rest, length), sides[at].unless))
			continue;
		when->side = sides[at].side;
		when->end = from + length;
		if (when->side == RX_WHEN_BY && !rx_text_starts(rest, RX_LITERAL("前"))
			&& rx_phrase_start(from_here(rest, length), HISTORY))
			when->side = RX_WHEN_UNTIL;
		return;
	}
}

bool rx_when_may_begin(struct rx_text text, size_t at)
{
	size_t length, start = at;
	uint32_t code = rx_number_character(text, at, &length);

	if (rx_number_han(code) < 0)
		return true;
	/* ○ is a zero of years. */
	while (rx_number_han(code) >= 0 || code == 0x25CB || (code >= '0' && code <= '9')) {
		at += length;
		code = rx_number_character(text, at, &length);
	}
	return at - start >= 12 || code == ' '
		|| rx_text_one_of(text, at, "年月日号世季天周星、至到和与及—–〜") || code == '-'
		|| code == '~';
}

/* 今年1至5月: the months of a year that a word means. */
static bool read_months(
	struct rx_text text, const struct rx_when_context *context, struct rx_when *when)
{
	struct rx_reading year = when->points[0].readings[0];
	struct rx_when months = {.start = when->start};

	if (!year.year || year.month || year.part || year.day
		|| !read_series(text, when->end, year.year, context, &months)
		|| !months.points[0].readings[0].month || months.points[0].readings[0].day)
		return false;
	*when = months;
	return true;
}

bool rx_when_at(
	struct rx_text text, size_t at, const struct rx_when_context *context, struct rx_when *when)
{
	memset(when, 0, sizeof(*when));
	when->start = at;
	if (rx_relative_at(text, at, context, when)) {
		if (when->fixed[0] || when->open || when->count != 1)
			return true;
		when->points[0].start = at;
		when->points[0].end = when->end;
		if (!read_months(text, context, when))
			read_range(text, when, context);
	} else if (!read_series(text, at, 0, context, when)
		&& !read_dates(text, at, context, when)) {
		return false;
	}
	if (when->count == 1 && rx_span_within(text, when->points[0].readings[0], context, when))
		return true;
	read_side(text, when);
	return true;
}
