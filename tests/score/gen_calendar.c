/*
 * gen_calendar: see gen_calendar.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_calendar.h"

#include <stdio.h>

static int is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

long day_number(int year, int month, int day)
{
	long number = day - 1;

	for (int y = 1970; y < year; y++)
		number += 365 + is_leap(y);
	for (int m = 1; m < month; m++)
		number += days_in_month(year, m);
	return number;
}

struct day day_of_number(long number)
{
	struct day day = {1970, 1, 1};

	while (number >= 365 + is_leap(day.year))
		number -= 365 + is_leap(day.year++);
	while (number >= days_in_month(day.year, day.month))
		number -= days_in_month(day.year, day.month++);
	day.day = (int)number + 1;
	return day;
}

void append_iso_day(struct string *out, long number)
{
	struct day day = day_of_number(number);
	char text[40];

	snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
	string_append(out, text);
}

void append_chinese_day(struct string *out, long number, int with_year)
{
	struct day day = day_of_number(number);

	if (with_year) {
		string_append_number(out, day.year);
		string_append(out, "年");
	}
	string_append_number(out, day.month);
	string_append(out, "月");
	string_append_number(out, day.day);
	string_append(out, "日");
}

void append_chinese_number(struct string *out, int number)
{
	static const char *const digits[] = {
		"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	if (number >= 20)
		string_append(out, digits[number / 10]);
	if (number >= 10)
		string_append(out, "十");
	string_append(out, digits[number % 10]);
}
