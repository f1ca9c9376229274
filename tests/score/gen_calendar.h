/*
 * gen_calendar: days, and numbers in Chinese.
 *
 * In: day numbers (days since 1970-01-01). Out: year, month, day; ISO and Chinese spellings. Proleptic
 * Gregorian; the generator only uses 2015 to 2026.
 */
#ifndef GEN_CALENDAR_H
#define GEN_CALENDAR_H

#include "gen_string.h"

struct day {
	int year, month, day;
};

long day_number(int year, int month, int day);
struct day day_of_number(long number);
int days_in_month(int year, int month);
/* 2023-09-20 */
void append_iso_day(struct string *out, long number);
/* 2023年9月20日, or 9月20日 without the year */
void append_chinese_day(struct string *out, long number, int with_year);
/* 1..99 in Chinese numerals: 二十三 */
void append_chinese_number(struct string *out, int number);

#endif
