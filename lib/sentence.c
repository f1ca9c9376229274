/*
 * sentence.c - filling in templates, and numbers and dates in words.
 */
#include "sentence.h"
#include "when.h"

/* Appends the form inside {one|many} that goes with number; returns the place behind it. */
static const char *choose_form(struct rx_buffer *out, const char *form, size_t number)
{
	const char *bar = strchr(form, '|'), *end = strchr(form, '}');

	if (!bar || !end || bar > end)
		return form;
	if (number == 1)
		rx_buffer_add(out, form, (size_t)(bar - form));
	else
		rx_buffer_add(out, bar + 1, (size_t)(end - bar - 1));
	return end + 1;
}

void rx_sentence(struct rx_buffer *out, const char *template, const size_t *numbers, size_t count)
{
	size_t next = 0;

	while (*template) {
		char byte = *template ++;

		if (byte == '#')
			rx_buffer_add_number(out, numbers[next++ % count]);
		else if (byte == '{')
			template =
				choose_form(out, template, numbers[next ? (next - 1) % count : 0]);
		else
			rx_buffer_add_byte(out, byte);
	}
}

void rx_sentence_one(struct rx_buffer *out, const char *template, size_t number)
{
	rx_sentence(out, template, &number, 1);
}

void rx_sentence_percent(struct rx_buffer *out, size_t part, size_t whole)
{
	size_t tenths = (part * 2000 + whole) / (2 * whole);

	rx_buffer_add_number(out, tenths / 10);
	rx_buffer_add_byte(out, '.');
	rx_buffer_add_number(out, tenths % 10);
	rx_buffer_add_byte(out, '%');
}

static void add_day_zh(struct rx_buffer *out, struct rx_civil date)
{
	rx_buffer_add_number(out, (uint64_t)date.year);
	rx_buffer_add_string(out, "年");
	rx_buffer_add_number(out, (uint64_t)date.month);
	rx_buffer_add_string(out, "月");
	rx_buffer_add_number(out, (uint64_t)date.day);
	rx_buffer_add_string(out, "日");
}

void rx_sentence_day(struct rx_buffer *out, int32_t day, enum rx_lang lang)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	struct rx_civil date = rx_day_civil(day);

	if (lang == RX_LANG_ZH) {
		add_day_zh(out, date);
		return;
	}
	rx_buffer_add_number(out, (uint64_t)date.day);
	rx_buffer_add_byte(out, ' ');
	rx_buffer_add_string(out, months[date.month - 1]);
	rx_buffer_add_byte(out, ' ');
	rx_buffer_add_number(out, (uint64_t)date.year);
}

void rx_sentence_ordinal(struct rx_buffer *out, size_t number, enum rx_lang lang)
{
	static const char *const digits[] = {
		"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	if (lang == RX_LANG_EN || number > 99) {
		rx_buffer_add_number(out, number);
		rx_buffer_add_string(out, lang == RX_LANG_EN ? ". " : "、");
		return;
	}
	if (number >= 20)
		rx_buffer_add_string(out, digits[number / 10]);
	if (number >= 10)
		rx_buffer_add_string(out, "十");
	rx_buffer_add_string(out, digits[number % 10]);
	rx_buffer_add_string(out, "、");
}
