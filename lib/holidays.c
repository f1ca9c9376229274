/*
 * holidays.c - the holidays file, a date to a line: `2024-10-01 National Day` is off, `+2024-09-29`
 * is worked though it is a Sunday.  What stands behind a date is a remark.
 */
#include "holidays.h"
#include "input.h"
#include "message.h"

#include <stdlib.h>

#define HOLIDAYS_LIMIT ((size_t)1 << 20)

static int compare_days(const void *one, const void *other)
{
	int32_t first = *(const int32_t *)one, second = *(const int32_t *)other;

	return first < second ? -1 : first > second;
}

static bool has(const int32_t *days, size_t count, int32_t day)
{
	return count && bsearch(&day, days, count, sizeof(*days), compare_days) != NULL;
}

static bool read_day(struct rx_text line, int32_t *day)
{
	struct rx_days days;

	if (line.length < 10 || (line.length > 10 && !memchr(" \t#", line.bytes[10], 3)))
		return false;
	if (!rx_days_parse(rx_text_slice(line, 0, 10), &days) || days.first != days.last)
		return false;
	*day = days.first;
	return true;
}

static int take_lines(struct rx_profile *profile, struct rx_text rest, const char *path,
	const struct rx_sink *sink)
{
	struct rx_text line;
	size_t number = 0;

	if (rx_text_starts(rest, RX_LITERAL("\xEF\xBB\xBF")))
		rest = rx_text_slice(rest, 3, rest.length);
	while (rest.bytes && rx_text_split(&rest, '\n', &line)) {
		bool worked;
		int32_t day;

		number++;
		line = rx_text_trim(line);
		if (line.length == 0 || line.bytes[0] == '#')
			continue;
		worked = line.bytes[0] == '+';
		if (!read_day(rx_text_slice(line, worked, line.length), &day)) {
			char shown[64];

			rx_say(sink, (struct rx_place){path, number, 1}, RX_SAY_PROFILE_HOLIDAY,
				rx_quotable(line, shown, sizeof(shown)));
			return -1;
		}
		if (worked)
			profile->days_worked[profile->worked_count++] = day;
		else
			profile->days_off[profile->off_count++] = day;
	}
	return 0;
}

static size_t count_lines(struct rx_text text)
{
	size_t count = 1;

	for (size_t at = 0; at < text.length; at++)
		count += text.bytes[at] == '\n';
	return count;
}

static int take_file(struct rx_profile *profile, struct rx_text bytes, const char *path,
	const struct rx_sink *sink)
{
	size_t lines = count_lines(bytes);

	profile->days_off = rx_arena_new(&profile->arena, lines * sizeof(int32_t));
	profile->days_worked = rx_arena_new(&profile->arena, lines * sizeof(int32_t));
	if (!profile->days_off || !profile->days_worked) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	if (take_lines(profile, bytes, path, sink))
		return -1;
	qsort(profile->days_off, profile->off_count, sizeof(int32_t), compare_days);
	qsort(profile->days_worked, profile->worked_count, sizeof(int32_t), compare_days);
	return 0;
}

/* A relative name is looked for beside the profile, since cron starts programs anywhere. */
static void path_of(const struct rx_profile *profile, struct rx_text name, struct rx_buffer *path)
{
	if (name.bytes[0] != '/')
		rx_buffer_add_text(path, profile->folder);
	rx_buffer_add_text(path, name);
	rx_buffer_add_byte(path, '\0');
}

int rx_holidays_load(struct rx_profile *profile, const struct rx_sink *sink)
{
	struct rx_text name = profile->settings[RX_SETTING_HOLIDAYS].text;
	struct rx_buffer path = {0}, bytes = {0};
	struct rx_input input;
	int outcome = -1;

	if (name.length == 0)
		return 0;
	path_of(profile, name, &path);
	if (path.failed) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	} else if (rx_input_open(&input, path.bytes, sink) == 0) {
		outcome = rx_input_rest(&input, &bytes, HOLIDAYS_LIMIT);
		rx_input_close(&input);
		if (outcome == 0)
			outcome = take_file(profile, rx_buffer_text(&bytes), path.bytes, sink);
	}
	rx_buffer_release(&bytes);
	rx_buffer_release(&path);
	return outcome;
}

bool rx_is_working_day(const struct rx_profile *profile, int32_t day)
{
	if (has(profile->days_off, profile->off_count, day))
		return false;
	return rx_day_weekday(day) < 5 || has(profile->days_worked, profile->worked_count, day);
}

int32_t rx_holidays_after(const struct rx_profile *profile, int32_t day, int32_t count)
{
	/* Nobody is off for years on end: the limit only ends a file that says so. */
	for (int32_t tries = 8 * count + 400; count > 0 && tries > 0; tries--) {
		day++;
		count -= rx_is_working_day(profile, day);
	}
	return day;
}
