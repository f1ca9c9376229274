/*
 * date.c - reading one date.
 *
 * A date is a run of digits, a unit (年 月 日 号, or . - /), and so on.  Where a page lost units, a
 * run holds several fields: 202247日 is 2022 4 7.  Digits are never lost, so every way to cut the run
 * that the calendar allows is a reading.
 */
#include "date.h"
#include "numeral.h"
#include "phrase.h"

#include <stdio.h>

struct run {
	size_t start;
	size_t end;
	char digits[9];
	size_t count;
};

enum unit { UNIT_NONE, UNIT_YEAR, UNIT_MONTH, UNIT_DAY, UNIT_NUMBER, UNIT_SEPARATOR };

static struct rx_text from_here(struct rx_text text, size_t at)
{
	return rx_text_slice(text, at, text.length);
}

/* The run of digits at offset at, blanks in front of it skipped; none of more than 8 digits. */
static bool take_run(struct rx_text text, size_t at, struct run *run)
{
	unsigned digit;
	size_t length;

	while (at < text.length && text.bytes[at] == ' ')
		at++;
	*run = (struct run){.start = at};
	while ((length = rx_numeral_digits(text, at, 1, &digit)) > 0) {
		if (run->count == 8)
			return false;
		run->digits[run->count++] = (char)('0' + digit);
		at += length;
	}
	run->end = at;
	return run->count > 0;
}

/* 二〇二四年 and 二零二四年 as the run 2024. */
static bool take_han_year(struct rx_text text, size_t at, struct run *run)
{
	*run = (struct run){.start = at, .end = at};
	while (run->count < 4 && run->end + 3 <= text.length) {
		struct rx_text one = rx_text_slice(text, run->end, run->end + 3);
		unsigned digit = 0;

		if (!rx_phrase_is(one, "〇|零|○") && (!rx_numeral_han(one, 0, &digit) || digit > 9))
			return false;
		run->digits[run->count++] = (char)('0' + digit);
		run->end += 3;
	}
	return run->count == 4 && rx_phrase_start(from_here(text, run->end), "年");
}

/* 零八年 and 九八年 as the runs 08 and 98. */
static bool take_han_short_year(struct rx_text text, size_t at, struct run *run)
{
	*run = (struct run){.start = at, .end = at};
	while (run->count < 2 && run->end + 3 <= text.length) {
		struct rx_text one = rx_text_slice(text, run->end, run->end + 3);
		unsigned digit = 0;

		if (!rx_phrase_is(one, "〇|零|○") && (!rx_numeral_han(one, 0, &digit) || digit > 9))
			return false;
		run->digits[run->count++] = (char)('0' + digit);
		run->end += 3;
	}
	return run->count == 2 && run->digits[0] != '1'
		&& rx_phrase_start(from_here(text, run->end), "年");
}

/* 四, 十二 as the runs 4, 12. */
static bool take_han(struct rx_text text, size_t at, struct run *run)
{
	unsigned value;
	size_t length;

	while (at < text.length && text.bytes[at] == ' ')
		at++;
	if (take_han_year(text, at, run) || take_han_short_year(text, at, run))
		return true;
	length = rx_numeral_han(text, at, &value);
	*run = (struct run){.start = at, .end = at + length};
	if (length == 0 || length > 9)
		return false;
	run->count = (size_t)snprintf(run->digits, sizeof(run->digits), "%u", value);
	return true;
}

static enum unit take_unit(struct rx_text text, size_t *at)
{
	static const char units[] = "年月日号";
	static const enum unit meanings[] = {UNIT_YEAR, UNIT_MONTH, UNIT_DAY, UNIT_NUMBER};
	size_t from = *at;

	while (from < text.length
		&& (text.bytes[from] == ' ' || rx_phrase_start(from_here(text, from), "\xC2\xA0")))
		from += text.bytes[from] == ' ' ? 1 : 2;
	if (from < text.length
		&& (text.bytes[from] == '.' || text.bytes[from] == '-'
			|| text.bytes[from] == '/')) {
		*at = from + 1;
		return UNIT_SEPARATOR;
	}
	for (size_t i = 0; i < 4 && from + 3 <= text.length; i++) {
		if (memcmp(text.bytes + from, units + 3 * i, 3) == 0) {
			*at = from + 3;
			return meanings[i];
		}
	}
	return UNIT_NONE;
}

static int32_t number(const char *digits, size_t count)
{
	int32_t value = 0;

	for (size_t at = 0; at < count; at++)
		value = value * 10 + (digits[at] - '0');
	return value;
}

/* With 年 behind it any year of four digits is one. */
static bool is_written_year(const struct run *run)
{
	return run->count == 4 && run->digits[0] >= '1' && run->digits[0] <= '2';
}

/* 07年, and 18年 in front of a month: 2007, 2018; 0 for what may be a length of time. */
static int32_t short_year(struct rx_text text, const struct run *run, size_t at)
{
	int32_t year = number(run->digits, run->count);
	struct run month;
	size_t end;

	if (run->count != 2)
		return 0;
	if (run->digits[0] != '0') {
		if (!take_run(text, at, &month) && !take_han(text, at, &month))
			return 0;
		end = month.end;
		if (take_unit(text, &end) != UNIT_MONTH)
			return 0;
	}
	return year + (year < 50 ? 2000 : 1900);
}

static bool is_year(const struct run *run)
{
	int32_t year = number(run->digits, 4);

	return run->count >= 4 && year >= 1949 && year <= 2049;
}

static void add(struct rx_date *date, int32_t year, int32_t month, int32_t day)
{
	if (month < 0 || month > 12 || day < 0 || date->count == RX_READING_LIMIT)
		return;
	if (day > rx_month_length(year ? year : 2000, month ? month : 1))
		return;
	date->readings[date->count++] = (struct rx_reading){year, month, day, 0};
}

/* Every way to read digits as a month and a day; one-digit fields are never written with 0 here
 * unless the run is four digits long. */
static void add_month_day(struct rx_date *date, int32_t year, const char *digits, size_t count)
{
	for (size_t cut = 1; cut <= 2 && cut < count; cut++) {
		int32_t month = number(digits, cut), day = number(digits + cut, count - cut);

		if (count - cut > 2 || month == 0 || day == 0)
			continue;
		if (count < 4 && (digits[0] == '0' || digits[cut] == '0'))
			continue;
		add(date, year, month, day);
	}
}

/* A run with nothing behind it: 2023920, 202209, 2023. */
static void add_bare(struct rx_date *date, const struct run *run, bool alone)
{
	if (!is_year(run))
		return;
	if (run->count == 4) {
		add(date, number(run->digits, 4), 0, 0);
		return;
	}
	date->damaged = true;
	add_month_day(date, number(run->digits, 4), run->digits + 4, run->count - 4);
	/* 202312 alone may be a month as well as a day; 20239 alone may be anything. */
	if (run->count <= 6 && (!alone || run->count == 6))
		add(date, number(run->digits, 4), number(run->digits + 4, run->count - 4), 0);
}

/* Does a date end here, so that its last unit must have been lost? */
static bool ends_date(struct rx_text text, size_t at)
{
	while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\r'))
		at++;
	return at == text.length
		|| rx_phrase_start(from_here(text, at),
			",|" FULL_COMMA "|。|;|" FULL_SEMICOLON "|(|" FULL_OPEN "|)|" FULL_CLOSE
			"|\n");
}

/* 4月7至6月10日: 日 is lost in front of a mark. */
static bool goes_to_month(struct rx_text text, size_t at)
{
	size_t mark = rx_date_range_mark(text, at), end;
	struct run run;

	if (!mark || !take_run(text, at + mark, &run))
		return false;
	end = run.end;
	return take_unit(text, &end) == UNIT_MONTH;
}

/* Behind a month, a day whose 日 is lost; returns the offset behind it, or at. */
static size_t take_bare_day(
	struct rx_text text, size_t at, int32_t year, int32_t month, struct rx_date *date)
{
	struct run day;

	if (!take_run(text, at, &day) || day.count > 2
		|| !(ends_date(text, day.end) || goes_to_month(text, day.end)))
		return at;
	add(date, year, month, number(day.digits, day.count));
	if (date->count == 0)
		return at;
	date->damaged = true;
	return day.end;
}

/* 2020年813, where a date ends: all units behind the year are lost. */
static size_t take_bare_rest(
	struct rx_text text, const struct run *run, int32_t year, struct rx_date *date)
{
	if (run->count < 2 || run->count > 4 || !ends_date(text, run->end))
		return 0;
	add_month_day(date, year, run->digits, run->count);
	if (run->count == 2)
		add(date, year, number(run->digits, 2), 0);
	date->damaged = date->count > 0;
	return date->count ? run->end : 0;
}

/* What follows a year: 年4月7日, 年4月, 年47日, or nothing. */
static size_t after_year(struct rx_text text, size_t at, int32_t year, struct rx_date *date)
{
	struct run run, day;
	size_t end, behind;
	enum unit unit;

	if (!take_run(text, at, &run) && !take_han(text, at, &run)) {
		add(date, year, 0, 0);
		return at;
	}
	end = run.end;
	unit = take_unit(text, &end);
	if (unit == UNIT_DAY && run.count >= 2 && run.count <= 4) {
		date->damaged = true;
		add_month_day(date, year, run.digits, run.count);
		return end;
	}
	if (unit == UNIT_NONE && (end = take_bare_rest(text, &run, year, date)) > 0)
		return end;
	if (unit != UNIT_MONTH || run.count > 2) {
		add(date, year, 0, 0);
		return at;
	}
	behind = take_bare_day(text, end, year, number(run.digits, run.count), date);
	if (behind > end)
		return behind;
	if (take_run(text, end, &day) || take_han(text, end, &day)) {
		behind = day.end;
		unit = take_unit(text, &behind);
		/* 八月十五 needs no 日. */
		if (day.count <= 2
			&& (unit == UNIT_DAY || unit == UNIT_NUMBER
				|| (day.count == 2 && behind - end >= 6
					&& behind == text.length))) {
			add(date, year, number(run.digits, run.count),
				number(day.digits, day.count));
			return behind;
		}
	}
	add(date, year, number(run.digits, run.count), 0);
	return end;
}

/* 2024-06-30, 2024.6.30, 2024/6/30, 2024-06, 2024.6 */
static size_t after_separator(struct rx_text text, size_t at, int32_t year, struct rx_date *date)
{
	struct run month, day;
	size_t end, behind;

	if (!take_run(text, at, &month) || month.count > 2)
		return 0;
	end = behind = month.end;
	if (take_unit(text, &behind) == UNIT_SEPARATOR && take_run(text, behind, &day)
		&& day.count <= 2) {
		add(date, year, number(month.digits, month.count), number(day.digits, day.count));
		behind = day.end;
		if (take_unit(text, &behind) == UNIT_DAY)
			return behind;
		return day.end;
	}
	add(date, year, number(month.digits, month.count), 0);
	return end;
}

/* A run with 月 behind it: 4月7日, 4月, 20228月. */
static size_t before_month(
	struct rx_text text, const struct run *run, size_t at, int32_t year, struct rx_date *date)
{
	size_t skip = run->count > 4 ? 4 : 0, end = at, behind;
	int32_t month;
	struct run day;

	if (run->count > 2 && (!is_year(run) || run->count > 6 || run->count < 5))
		return 0;
	if (skip) {
		year = number(run->digits, 4);
		date->damaged = true;
	}
	month = number(run->digits + skip, run->count - skip);
	if (month < 1 || month > 12)
		return 0;
	behind = take_bare_day(text, at, year, month, date);
	if (behind > at)
		return behind;
	if (take_run(text, at, &day) || take_han(text, at, &day)) {
		enum unit unit;

		behind = day.end;
		unit = take_unit(text, &behind);

		if (day.count <= 2 && (unit == UNIT_DAY || unit == UNIT_NUMBER)) {
			add(date, year, month, number(day.digits, day.count));
			return behind;
		}
	}
	add(date, year, month, 0);
	return end;
}

/* A run with 日 behind it: 202247日, 95日, 610日; a plain 7日 needs its month from elsewhere. */
static size_t before_day(
	const struct run *run, size_t at, const struct rx_reading *before, struct rx_date *date)
{
	if (is_year(run) && run->count >= 6) {
		date->damaged = true;
		add_month_day(date, number(run->digits, 4), run->digits + 4, run->count - 4);
	} else if (run->count <= 2 && before && before->month
		&& number(run->digits, run->count) <= 31) {
		add(date, before->year, before->month, number(run->digits, run->count));
	} else if (run->count <= 4 && number(run->digits, run->count) > 31) {
		date->damaged = true;
		add_month_day(date, before ? before->year : 0, run->digits, run->count);
	} else if (run->count == 3 && before) {
		date->damaged = true;
		add_month_day(date, before->year, run->digits, run->count);
	}
	return at;
}

/* 三季度末, 上半年底: the end of the last month of the part. */
static size_t take_last_day(struct rx_text rest, struct rx_reading *reading)
{
	size_t length = rx_phrase_start(rest, "末|底");

	if (!length || reading->month)
		return 0;
	switch (reading->part) {
	case '1':
	case '2':
	case '3':
	case '4': reading->month = 3 * (reading->part - '0'); break;
	case '9': reading->month = 9; break;
	case 'h': reading->month = 6; break;
	case 'H': reading->month = 12; break;
	default: return 0;
	}
	reading->part = 'b';
	return length;
}

size_t rx_date_part(struct rx_text text, size_t at, struct rx_reading *reading)
{
	static const struct {
		const char *words;
		char part;
		bool of_year;
	} parts[] = {{"上旬", 'e', false}, {"初", 'e', false}, {"中旬", 'm', false},
		{"下旬", 'l', false}, {"上中旬", 'f', false}, {"中下旬", 's', false},
		{"月底|月末|底|末", 'b', false}, {"年底|年末|底|末", 'b', true},
		{"上半年|前半年", 'h', true}, {"下半年|后半年", 'H', true},
		{"前三季度|前三个季度", '9', true}, {"第一季度|一季度|第1季度|1季度", '1', true},
		{"第二季度|二季度|第2季度|2季度", '2', true},
		{"第三季度|三季度|第3季度|3季度", '3', true},
		{"第四季度|四季度|第4季度|4季度", '4', true}};

	if (reading->day
		|| (!rx_text_one_of(text, at, "上初中下月底末年前后第一二三四")
			&& (at >= text.length || text.bytes[at] < '1' || text.bytes[at] > '4')))
		return at;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		size_t length = rx_phrase_start(from_here(text, at), parts[i].words);

		if (!length || parts[i].of_year != (reading->month == 0))
			continue;
		reading->part = parts[i].part;
		return at + length + take_last_day(from_here(text, at + length), reading);
	}
	return at;
}

/* 份, 度 and the part behind the last unit. */
static size_t take_part(struct rx_text text, size_t at, struct rx_date *date)
{
	struct rx_reading *reading = &date->readings[0];

	if (date->count != 1 || reading->day)
		return at;
	return rx_date_part(text, at, reading);
}

static size_t read_run(struct rx_text text, const struct run *run, const struct rx_reading *before,
	struct rx_date *date)
{
	size_t at = run->end;
	int32_t year = before ? before->year : 0;

	switch (take_unit(text, &at)) {
	case UNIT_YEAR:
		if (is_written_year(run))
			year = number(run->digits, 4);
		else
			year = short_year(text, run, at);
		return year ? after_year(text, at, year, date) : 0;
	case UNIT_SEPARATOR:
		return run->count == 4 && is_year(run)
			? after_separator(text, at, number(run->digits, 4), date)
			: 0;
	case UNIT_MONTH: return before_month(text, run, at, year, date);
	case UNIT_DAY: return before_day(run, at, before, date);
	case UNIT_NUMBER: return 0; /* 1020号: a house */
	default: add_bare(date, run, at == text.length); return run->end;
	}
}

bool rx_date_at(
	struct rx_text text, size_t at, const struct rx_reading *before, struct rx_date *date)
{
	struct run run;
	size_t end;

	*date = (struct rx_date){.start = at};
	if (!take_run(text, at, &run) && !take_han(text, at, &run))
		return false;
	date->start = run.start;
	end = read_run(text, &run, before, date);
	if (!end || date->count == 0)
		return false;
	date->end = take_part(text, end, date);
	return true;
}

bool rx_date_find(
	struct rx_text text, size_t from, const struct rx_reading *before, struct rx_date *date)
{
	while (from < text.length) {
		unsigned char byte = (unsigned char)text.bytes[from];
		bool starts = (byte >= '0' && byte <= '9') || byte == 0xE4 || byte == 0xE3
			|| byte == 0xE5;
		struct run run;

		if (starts && rx_date_at(text, from, before, date)
			&& (date->end - date->start > 4 || date->readings[0].month))
			return true;
		from = starts && byte < 0x80 && take_run(text, from, &run) ? run.end : from + 1;
	}
	return false;
}

size_t rx_date_range_mark(struct rx_text text, size_t at)
{
	size_t skip = 0, length;

	while (at + skip < text.length && text.bytes[at + skip] == ' ')
		skip++;
	if (!rx_text_one_of(text, at + skip, "起至到—–〜―─−\xEF\xBC\x8D\xEF\xBD\x9E")
		&& (at + skip >= text.length
			|| (text.bytes[at + skip] != '-' && text.bytes[at + skip] != '~')))
		return 0;
	length = rx_phrase_start(from_here(text, at + skip),
		"起至|至|到|——|—|--|-|~|〜|\xEF\xBD\x9E|–|起到|――|―|──|─|−|\xEF\xBC\x8D");

	return length ? skip + length : 0;
}

static struct rx_days days_between(
	int32_t year, int32_t month, int32_t day, int32_t last_month, int32_t last_day)
{
	return (struct rx_days){rx_day_number((struct rx_civil){year, month, day}),
		rx_day_number((struct rx_civil){year, last_month, last_day})};
}

struct rx_days rx_reading_days(struct rx_reading reading)
{
	int32_t year = reading.year, month = reading.month,
		last = month ? rx_month_length(year, month) : 31;

	if (reading.day)
		return days_between(year, month, reading.day, month, reading.day);
	if (month) {
		switch (reading.part) {
		case 'e': return days_between(year, month, 1, month, 10);
		case 'm': return days_between(year, month, 11, month, 20);
		case 'l': return days_between(year, month, 21, month, last);
		case 'f': return days_between(year, month, 1, month, 20);
		case 's': return days_between(year, month, 11, month, last);
		case 'b': return days_between(year, month, last, month, last);
		default: return days_between(year, month, 1, month, last);
		}
	}
	if (reading.part >= '1' && reading.part <= '4') {
		int32_t first = (reading.part - '1') * 3 + 1;

		return days_between(year, first, 1, first + 2, rx_month_length(year, first + 2));
	}
	switch (reading.part) {
	case 'b': return days_between(year, 12, 31, 12, 31);
	case '9': return days_between(year, 1, 1, 9, 30);
	case 'h': return days_between(year, 1, 1, 6, 30);
	case 'H': return days_between(year, 7, 1, 12, 31);
	default: return days_between(year, 1, 1, 12, 31);
	}
}

void rx_reading_format(struct rx_reading reading, char text[32])
{
	struct rx_days days;
	char first[16], last[16];

	if (reading.year == 0) {
		text[0] = '\0';
	} else if (reading.part && reading.day == 0) {
		days = rx_reading_days(reading);
		rx_day_format(days.first, first);
		rx_day_format(days.last, last);
		snprintf(text, 32, days.last == days.first ? "%s" : "%s/%s", first, last);
	} else if (reading.day) {
		snprintf(text, 32, "%04d-%02d-%02d", (int)reading.year, (int)reading.month,
			(int)reading.day);
	} else if (reading.month) {
		snprintf(text, 32, "%04d-%02d", (int)reading.year, (int)reading.month);
	} else {
		snprintf(text, 32, "%04d", (int)reading.year);
	}
}

bool rx_date_deadline(struct rx_text words, int32_t year, char text[32])
{
	struct rx_reading before = {.year = year};
	struct rx_date date, next;
	size_t mark;

	if (!rx_date_find(words, 0, &before, &date))
		return false;
	mark = rx_date_range_mark(words, date.end);
	if (mark && rx_date_at(words, date.end + mark, &date.readings[0], &next) && next.count == 1)
		date = next; /* a range ends with its second date */
	if (date.count != 1 || date.readings[0].year == 0)
		return false;
	if (date.readings[0].month && !date.readings[0].day && !date.readings[0].part) {
		rx_reading_format(date.readings[0], text);
		return true;
	}
	rx_day_format(rx_reading_days(date.readings[0]).last, text);
	return true;
}
