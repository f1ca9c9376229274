/*
 * profile.c - reading a profile: lines of `key = value`, empty lines, and remarks behind #.
 *
 * A line is cut at its first =, the key is looked up in one list of names, and the value is read by the
 * key's type.  Faults do not stop the reading, so that one run names all of them; a profile with a
 * fault is not used at all, since half of an office's rules would be worse than none.
 */
#include "profile.h"
#include "holidays.h"
#include "input.h"
#include "list.h"
#include "message.h"
#include "nearest.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define PROFILE_LIMIT ((size_t)1 << 20)

enum setting_type { LANG, NUMBER, NUMBERS, PRESET, LIGHT, PERIOD, PATH, NAMES, TEXT, LEVEL };

struct description {
	const char *key;
	enum setting_type type;
	const char *preset;
	const char *meaning[2];
};

/* The settings, then the rules. */
static const struct description descriptions[] = {
#define SETTING(ID, key, TYPE, preset, en, zh) {key, TYPE, preset, {en, zh}},
#include "profile.def"
#undef SETTING
#define RULE(ID, slug, severity, en, zh, en_meaning, zh_meaning) \
	{"rule." #slug, LEVEL, "", {en, zh}},
#define REMARK(ID, rule, en, zh)
#include "rule.def"
#undef RULE
#undef REMARK
};

enum { ALL_COUNT = RX_SETTING_COUNT + RX_RULE_COUNT };

/* Closed sets of values, in the order of their constants. */
static const char *const lang_words[] = {"en", "zh", NULL};
static const char *const preset_words[] = {"blue", "green", NULL};
static const char *const level_words[] = {"off", "note", "warning", "error", NULL};
static const char *const light_words[] = {"none", "blue", "green", "yellow", "orange", "red", NULL};

static const char *const light_names[RX_LIGHT_COUNT][2] = {{"", ""}, {"blue", "蓝灯"},
	{"green", "绿灯"}, {"yellow", "黄灯"}, {"orange", "橙灯"}, {"red", "红灯"}};

struct loading {
	struct rx_profile *profile;
	const struct rx_sink *sink;
	const char *path;
	size_t line;
	struct rx_text whole; /* the line, for columns */
	bool faulty;
};

/* ---- values --------------------------------------------------------------------------------- */

static bool read_number(struct rx_text text, int32_t *number)
{
	int32_t value = 0;

	if (text.length == 0 || text.length > 6)
		return false;
	for (size_t at = 0; at < text.length; at++) {
		if (text.bytes[at] < '0' || text.bytes[at] > '9')
			return false;
		value = value * 10 + (text.bytes[at] - '0');
	}
	*number = value;
	return true;
}

static bool read_numbers(struct rx_text text, struct rx_setting *setting)
{
	struct rx_text name;

	setting->count = 0;
	while (rx_names_next(&text, &name)) {
		if (setting->count == RX_SETTING_NUMBERS
			|| !read_number(name, &setting->numbers[setting->count]))
			return false;
		setting->count++;
	}
	return true;
}

/* 30d 2w 3m 1y 10wd */
static bool read_period(struct rx_text text, struct rx_setting *setting)
{
	size_t digits = 0;
	struct rx_text unit;

	while (digits < text.length && text.bytes[digits] >= '0' && text.bytes[digits] <= '9')
		digits++;
	if (!read_number(rx_text_slice(text, 0, digits), &setting->number)
		|| setting->number > 9999)
		return false;
	unit = rx_text_slice(text, digits, text.length);
	if (rx_text_equal(unit, RX_LITERAL("wd")))
		setting->unit = 'k';
	else if (unit.length == 1 && memchr("dwmy", unit.bytes[0], 4))
		setting->unit = unit.bytes[0];
	else
		return false;
	return true;
}

static bool read_word(struct rx_text text, const char *const *words, int32_t *place)
{
	for (int32_t at = 0; words[at]; at++) {
		if (rx_text_equal_nocase(text, rx_text(words[at]))) {
			*place = at;
			return true;
		}
	}
	return false;
}

static bool are_columns(struct rx_text text)
{
	struct rx_text name;

	while (rx_names_next(&text, &name)) {
		if (rx_word_find(RX_SET_COLUMN, name) < 0)
			return false;
	}
	return true;
}

static bool read_value(enum setting_type type, struct rx_text text, struct rx_setting *setting)
{
	setting->text = text;
	setting->number = -1;
	if (text.length == 0)
		return true;
	switch (type) {
	case LANG: return read_word(text, lang_words, &setting->number);
	case PRESET: return read_word(text, preset_words, &setting->number);
	case LIGHT: return read_word(text, light_words, &setting->number);
	case LEVEL: return read_word(text, level_words, &setting->number);
	case NUMBER: return read_number(text, &setting->number);
	case NUMBERS: return read_numbers(text, setting);
	case PERIOD: return read_period(text, setting);
	case NAMES: return are_columns(text);
	default: return true;
	}
}

/* What a value must look like, for messages; the same in both languages. */
static const char *wanted(enum setting_type type)
{
	switch (type) {
	case LANG: return "en, zh";
	case PRESET: return "blue, green";
	case LIGHT: return "none, blue, green, yellow, orange, red";
	case LEVEL: return "off, note, warning, error";
	case NUMBERS: return "30,7,3,1,0";
	case NAMES: return "title,dept,due";
	case PERIOD: return "30d, 2w, 3m, 1y, 10wd";
	default: return "7";
	}
}

/* ---- lines ---------------------------------------------------------------------------------- */

static struct rx_place place_of(const struct loading *loading, struct rx_text part)
{
	size_t offset = (size_t)(part.bytes - loading->whole.bytes);

	return (struct rx_place){loading->path, loading->line,
		rx_utf8_count(rx_text_slice(loading->whole, 0, offset)) + 1};
}

static void unknown_key(struct loading *loading, struct rx_text key)
{
	struct rx_nearest nearest = {.name = key};
	struct rx_buffer list = {0};
	char shown[128];

	for (size_t at = 0; at < ALL_COUNT; at++)
		rx_nearest_offer(
			&nearest, rx_text(descriptions[at].key), rx_text(descriptions[at].key));
	rx_nearest_write(&nearest, &list);
	rx_say(loading->sink, place_of(loading, key), RX_SAY_PROFILE_KEY,
		rx_quotable(key, shown, sizeof(shown)), list.failed ? "-" : list.bytes);
	rx_buffer_release(&list);
	loading->faulty = true;
}

/* The first line that set a key, or 0. */
static size_t *line_of(struct rx_profile *profile, size_t at)
{
	return at < RX_SETTING_COUNT ? &profile->settings[at].line
				     : &profile->rule_lines[at - RX_SETTING_COUNT];
}

static void set(struct loading *loading, size_t at, struct rx_text key, struct rx_text value)
{
	struct rx_setting read = {0};
	size_t *line = line_of(loading->profile, at);
	char shown[128];

	if (*line) {
		rx_say(loading->sink, place_of(loading, key), RX_SAY_PROFILE_TWICE,
			descriptions[at].key, *line);
		loading->faulty = true;
		return;
	}
	if (!read_value(descriptions[at].type, value, &read)) {
		rx_say(loading->sink, place_of(loading, value), RX_SAY_PROFILE_VALUE,
			descriptions[at].key, wanted(descriptions[at].type),
			rx_quotable(value, shown, sizeof(shown)));
		loading->faulty = true;
		return;
	}
	*line = loading->line;
	if (at < RX_SETTING_COUNT) {
		read.line = loading->line;
		loading->profile->settings[at] = read;
	} else if (value.length) {
		loading->profile->rules[at - RX_SETTING_COUNT] =
			read.number ? read.number - 1 : RX_RULE_OFF;
	}
}

static void take_line(struct loading *loading, struct rx_text line)
{
	const char *equals;
	struct rx_text key, value;

	line = rx_text_trim(line);
	if (line.length == 0 || line.bytes[0] == '#')
		return;
	equals = memchr(line.bytes, '=', line.length);
	if (!equals) {
		rx_say(loading->sink, place_of(loading, line), RX_SAY_PROFILE_LINE);
		loading->faulty = true;
		return;
	}
	key = rx_text_trim(rx_text_slice(line, 0, (size_t)(equals - line.bytes)));
	value = rx_text_trim(rx_text_slice(line, (size_t)(equals - line.bytes) + 1, line.length));
	for (size_t at = 0; at < ALL_COUNT; at++) {
		if (rx_text_equal_nocase(key, rx_text(descriptions[at].key))) {
			set(loading, at, key, value);
			return;
		}
	}
	unknown_key(loading, key.length ? key : line);
}

/* ---- the file ------------------------------------------------------------------------------- */

static int read_file(const char *path, const struct rx_sink *sink, struct rx_buffer *bytes)
{
	struct rx_input input;
	int outcome;

	if (rx_input_open(&input, path, sink))
		return -1;
	outcome = rx_input_rest(&input, bytes, PROFILE_LIMIT);
	rx_input_close(&input);
	return outcome;
}

static void take_lines(struct loading *loading, struct rx_text rest)
{
	if (rx_text_starts(rest, RX_LITERAL("\xEF\xBB\xBF")))
		rest = rx_text_slice(rest, 3, rest.length);
	while (rest.bytes && rx_text_split(&rest, '\n', &loading->whole)) {
		loading->line++;
		take_line(loading, loading->whole);
	}
}

static struct rx_text folder_of(struct rx_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? rx_arena_copy(arena, rx_text_of(path, (size_t)(slash - path) + 1))
		     : rx_text_of(NULL, 0);
}

static int load(struct rx_profile *profile, const char *path, const struct rx_sink *sink)
{
	struct loading loading = {.profile = profile, .sink = sink, .path = path};
	struct rx_buffer bytes = {0};
	int outcome = read_file(path, sink, &bytes);

	if (outcome == 0 && bytes.length) {
		profile->folder = folder_of(&profile->arena, path);
		take_lines(&loading, rx_arena_copy(&profile->arena, rx_buffer_text(&bytes)));
	}
	rx_buffer_release(&bytes);
	if (outcome || loading.faulty)
		return -1;
	if (profile->arena.failed) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	return rx_holidays_load(profile, sink);
}

struct rx_profile *rx_profile_new(const char *path, const struct rx_sink *sink)
{
	struct rx_profile *profile = calloc(1, sizeof(*profile));

	if (!profile)
		return NULL;
	for (size_t at = 0; at < RX_SETTING_COUNT; at++)
		read_value(descriptions[at].type, rx_text(descriptions[at].preset),
			&profile->settings[at]);
	for (size_t at = 0; at < RX_RULE_COUNT; at++)
		profile->rules[at] = RX_RULE_AS_LISTED;
	if (path && load(profile, path, sink)) {
		rx_profile_free(profile);
		return NULL;
	}
	return profile;
}

void rx_profile_free(struct rx_profile *profile)
{
	if (!profile)
		return;
	rx_arena_release(&profile->arena);
	free(profile);
}

/* ---- asking --------------------------------------------------------------------------------- */

const char *rx_profile_explain(const struct rx_profile *profile, size_t index, enum rx_lang lang,
	struct rx_text *value, const char **meaning)
{
	if (index >= ALL_COUNT)
		return NULL;
	*meaning = descriptions[index].meaning[lang];
	*value = rx_text(descriptions[index].preset);
	if (profile && index < RX_SETTING_COUNT)
		*value = profile->settings[index].text;
	else if (profile && profile->rules[index - RX_SETTING_COUNT] != RX_RULE_AS_LISTED)
		*value = rx_text(level_words[profile->rules[index - RX_SETTING_COUNT] + 1]);
	return descriptions[index].key;
}

int rx_profile_lang(const struct rx_profile *profile, enum rx_lang *lang)
{
	if (!profile || profile->settings[RX_SETTING_LANG].number < 0)
		return 0;
	*lang = profile->settings[RX_SETTING_LANG].number ? RX_LANG_ZH : RX_LANG_EN;
	return 1;
}

int32_t rx_profile_number(const struct rx_profile *profile, enum rx_setting_id id)
{
	struct rx_setting read = {0};

	if (profile)
		return profile->settings[id].number;
	read_value(descriptions[id].type, rx_text(descriptions[id].preset), &read);
	return read.number;
}

struct rx_text rx_profile_text(const struct rx_profile *profile, enum rx_setting_id id)
{
	return profile ? profile->settings[id].text : rx_text(descriptions[id].preset);
}

enum rx_light rx_profile_light(const struct rx_profile *profile, enum rx_standing standing)
{
	/* By preset: blue, then green. */
	static const enum rx_light presets[][4] = {
		{RX_LIGHT_RED, RX_LIGHT_YELLOW, RX_LIGHT_BLUE, RX_LIGHT_NONE},
		{RX_LIGHT_RED, RX_LIGHT_YELLOW, RX_LIGHT_YELLOW, RX_LIGHT_GREEN},
	};
	static const enum rx_setting_id keys[] = {RX_SETTING_LIGHT_OVERDUE, RX_SETTING_LIGHT_BEHIND,
		RX_SETTING_LIGHT_NEAR, RX_SETTING_LIGHT_ONTRACK};
	int32_t own = rx_profile_number(profile, keys[standing]);
	int32_t preset = rx_profile_number(profile, RX_SETTING_LIGHTS);

	return own >= 0 ? (enum rx_light)own : presets[preset < 0 ? 0 : preset][standing];
}

struct rx_text rx_light_name(enum rx_light light, enum rx_lang lang)
{
	return rx_text(light_names[light][lang]);
}

int rx_light_find(struct rx_text name)
{
	for (int light = RX_LIGHT_BLUE; light < RX_LIGHT_COUNT; light++) {
		struct rx_text zh = rx_text(light_names[light][RX_LANG_ZH]);

		if (rx_text_equal_nocase(name, rx_text(light_names[light][RX_LANG_EN]))
			|| rx_text_equal(name, zh) || rx_text_equal(name, rx_text_slice(zh, 0, 3)))
			return light;
	}
	return -1;
}

struct rx_text rx_standing_name(enum rx_standing standing, enum rx_lang lang)
{
	static const char *const names[][2] = {{"overdue", "逾期未完成"},
		{"behind schedule", "进度滞后"}, {"near its deadline", "临近时限"},
		{"on schedule", "正常推进"}};

	return rx_text(names[standing][lang]);
}

static int32_t add_months(int32_t day, int32_t months)
{
	struct rx_civil date = rx_day_civil(day);
	int32_t length;

	months += date.month - 1;
	date.year += months / 12;
	date.month = months % 12 + 1;
	length = rx_month_length(date.year, date.month);
	if (date.day > length)
		date.day = length;
	return rx_day_number(date);
}

bool rx_profile_window(
	const struct rx_profile *profile, enum rx_setting_id window, int32_t from, int32_t *last)
{
	const struct rx_setting *setting = profile ? &profile->settings[window] : NULL;

	if (!setting || setting->number < 0)
		return false;
	switch (setting->unit) {
	case 'd': *last = from + setting->number; break;
	case 'w': *last = from + 7 * setting->number; break;
	case 'm': *last = add_months(from, setting->number); break;
	case 'y': *last = add_months(from, 12 * setting->number); break;
	default: *last = rx_holidays_after(profile, from, setting->number);
	}
	return true;
}
