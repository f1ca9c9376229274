/*
 * test-profile - reading a profile: values of each type, every fault with its place, defaults, lights,
 * windows of time and working days.
 */
#include "check.h"
#include "holidays.h"
#include "profile.h"

#include <stdlib.h>
#include <unistd.h>

/* A file with the given content, and its name; the caller removes it. */
static const char *file_of(const char *content)
{
	static char path[] = "/tmp/rx-profile-XXXXXX";
	int descriptor;
	ssize_t length = (ssize_t)strlen(content);

	memcpy(path + sizeof(path) - 7, "XXXXXX", 6);
	descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, content, (size_t)length), length);
	close(descriptor);
	return path;
}

static struct rx_profile *profile_of(const char *content, struct check_said *said)
{
	struct rx_sink sink = check_sink(said);
	const char *path = file_of(content);
	struct rx_profile *profile = rx_profile_new(path, &sink);

	unlink(path);
	return profile;
}

static void test_defaults(void **state)
{
	enum rx_lang lang = RX_LANG_ZH;
	struct rx_profile *profile = rx_profile_new(NULL, NULL);

	(void)state;
	assert_non_null(profile);
	assert_int_equal(rx_profile_number(profile, RX_SETTING_STALLED), 14);
	assert_int_equal(rx_profile_number(NULL, RX_SETTING_STALLED), 14);
	assert_int_equal(profile->settings[RX_SETTING_REMINDERS].count, 5);
	assert_int_equal(profile->settings[RX_SETTING_REMINDERS].numbers[4], 0);
	assert_int_equal(profile->rules[RX_RULE_SUMS], RX_RULE_AS_LISTED);
	assert_int_equal(rx_profile_lang(profile, &lang), 0);
	assert_int_equal(rx_profile_lang(NULL, &lang), 0);
	assert_int_equal(lang, RX_LANG_ZH);
	rx_profile_free(profile);
}

static void test_values(void **state)
{
	enum rx_lang lang = RX_LANG_EN;
	struct check_said said;
	struct rx_profile *profile =
		profile_of("\xEF\xBB\xBF# of an office\r\n\r\n lang = zh \r\n"
			   "near=3\nreminders = 14, 2\nrule.sums = off\n"
			   "rule.names = error\noffice = 督办室 # 2\nrule.owner =\n"
			   "window.plan = 10wd",
			&said);

	(void)state;
	assert_non_null(profile);
	assert_int_equal(said.count, 0);
	assert_int_equal(rx_profile_lang(profile, &lang), 1);
	assert_int_equal(lang, RX_LANG_ZH);
	assert_int_equal(rx_profile_number(profile, RX_SETTING_NEAR), 3);
	assert_int_equal(profile->settings[RX_SETTING_REMINDERS].count, 2);
	assert_int_equal(profile->settings[RX_SETTING_REMINDERS].numbers[1], 2);
	assert_int_equal(profile->rules[RX_RULE_SUMS], RX_RULE_OFF);
	assert_int_equal(profile->rules[RX_RULE_NAMES], RX_ERROR);
	assert_int_equal(profile->rules[RX_RULE_OWNER], RX_RULE_AS_LISTED);
	check_text(rx_profile_text(profile, RX_SETTING_OFFICE), "督办室 # 2");
	assert_int_equal(profile->settings[RX_SETTING_WINDOW_PLAN].unit, 'k');
	rx_profile_free(profile);
}

/* Each fault names file, line, column, and what would have been right. */
static void test_faults(void **state)
{
	static const struct {
		const char *content, *slug, *text;
		size_t line, column;
	} cases[] = {
		{"stalled = 14\n  staled = 7\n", "profile-key", "nearest: stalled", 2, 3},
		{"rule.sum = off\n", "profile-key", "nearest: rule.sums", 1, 1},
		{"near = soon\n", "profile-value", "near wants something like 7, not 'soon'", 1, 8},
		{"lights = 红\n", "profile-value", "blue, green", 1, 10},
		{"rule.sums = never\n", "profile-value", "off, note, warning, error", 1, 13},
		{"window.plan = 3 months\n", "profile-value", "3m", 1, 15},
		{"reminders = 7,x\n", "profile-value", "30,7,3,1,0", 1, 13},
		{"near 7\n", "profile-line", "KEY = VALUE", 1, 1},
		{"near = 7\n\nnear = 8\n", "profile-twice", "line 1 already", 3, 1},
		{"rule.sums = off\nrule.sums = off\n", "profile-twice", "line 1 already", 2, 1},
		{"= 7\n", "profile-key", "no key '= 7'", 1, 1},
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct check_said said;

		assert_null(profile_of(cases[at].content, &said));
		assert_int_equal(said.count, 1);
		assert_string_equal(said.slug, cases[at].slug);
		assert_non_null(strstr(said.text, cases[at].text));
		assert_memory_equal(said.file, "/tmp/rx-profile-", 16);
		assert_int_equal(said.line, cases[at].line);
		assert_int_equal(said.column, cases[at].column);
	}
}

static void test_all_faults(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	assert_null(profile_of("one = 1\ntwo = 2\nnear = x\n", &said));
	assert_int_equal(said.count, 3);
	assert_int_equal(said.line, 3);
	assert_null(rx_profile_new("/nonexistent/profile", &sink));
	assert_string_equal(said.slug, "system");
}

static void test_explain(void **state)
{
	struct check_said said;
	struct rx_profile *profile = profile_of("near = 9\nrule.sums = off\n", &said);
	const char *key, *meaning;
	struct rx_text value;
	size_t at, near = 0, sums = 0;

	(void)state;
	for (at = 0; (key = rx_profile_explain(profile, at, RX_LANG_ZH, &value, &meaning)); at++) {
		assert_true(strlen(meaning) > 3);
		near += strcmp(key, "near") == 0 && rx_text_equal(value, RX_LITERAL("9"));
		sums += strcmp(key, "rule.sums") == 0 && rx_text_equal(value, RX_LITERAL("off"));
	}
	assert_int_equal(at, RX_SETTING_COUNT + RX_RULE_COUNT);
	assert_int_equal(near, 1);
	assert_int_equal(sums, 1);
	assert_string_equal(
		rx_profile_explain(NULL, RX_SETTING_NEAR, RX_LANG_EN, &value, &meaning), "near");
	check_text(value, "7");
	rx_profile_free(profile);
}

static void test_lights(void **state)
{
	struct check_said said;
	struct rx_profile *profile = profile_of("lights = green\nlight.near = orange\n", &said);

	(void)state;
	assert_int_equal(rx_profile_light(NULL, RX_STANDING_NEAR), RX_LIGHT_BLUE);
	assert_int_equal(rx_profile_light(NULL, RX_STANDING_BEHIND), RX_LIGHT_YELLOW);
	assert_int_equal(rx_profile_light(NULL, RX_STANDING_OVERDUE), RX_LIGHT_RED);
	assert_int_equal(rx_profile_light(NULL, RX_STANDING_ONTRACK), RX_LIGHT_NONE);
	assert_int_equal(rx_profile_light(profile, RX_STANDING_ONTRACK), RX_LIGHT_GREEN);
	assert_int_equal(rx_profile_light(profile, RX_STANDING_NEAR), RX_LIGHT_ORANGE);
	check_text(rx_light_name(RX_LIGHT_RED, RX_LANG_ZH), "红灯");
	check_text(rx_light_name(RX_LIGHT_NONE, RX_LANG_ZH), "");
	assert_int_equal(rx_light_find(rx_text("红")), RX_LIGHT_RED);
	assert_int_equal(rx_light_find(rx_text("黄灯")), RX_LIGHT_YELLOW);
	assert_int_equal(rx_light_find(rx_text("Blue")), RX_LIGHT_BLUE);
	assert_int_equal(rx_light_find(rx_text("紫")), -1);
	rx_profile_free(profile);
}

static int32_t day(const char *text)
{
	struct rx_days days;

	assert_true(rx_days_parse(rx_text(text), &days));
	return days.first;
}

static void test_windows(void **state)
{
	static const struct {
		const char *line, *from, *last;
	} cases[] = {
		{"window.report = 30d", "2024-01-31", "2024-03-01"},
		{"window.report = 2w", "2024-01-31", "2024-02-14"},
		{"window.report = 1m", "2024-01-31", "2024-02-29"},
		{"window.report = 2m", "2022-08-02", "2022-10-02"},
		{"window.report = 14m", "2023-11-30", "2025-01-30"},
		{"window.report = 1y", "2024-02-29", "2025-02-28"},
		{"window.report = 5wd", "2024-09-27", "2024-10-04"},
		{"window.report = 0d", "2024-01-31", "2024-01-31"},
	};
	int32_t last;

	(void)state;
	assert_false(rx_profile_window(NULL, RX_SETTING_WINDOW_REPORT, 0, &last));
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct check_said said;
		struct rx_profile *profile = profile_of(cases[at].line, &said);

		assert_non_null(profile);
		assert_false(rx_profile_window(profile, RX_SETTING_WINDOW_PLAN, 0, &last));
		assert_true(rx_profile_window(
			profile, RX_SETTING_WINDOW_REPORT, day(cases[at].from), &last));
		assert_int_equal(last, day(cases[at].last));
		rx_profile_free(profile);
	}
}

/* The week of 1 October 2024 is off, and Sunday 29 September and Saturday 12 October are worked. */
static void test_holidays(void **state)
{
	char content[256];
	const char *path = file_of("# 2024\n2024-10-01 国庆节\n2024-10-02\n2024-10-03\n2024-10-04\n"
				   "2024-10-07\n+2024-09-29\n+2024-10-12\n");
	char kept[64];
	struct check_said said;
	struct rx_profile *profile;
	int32_t last;

	(void)state;
	snprintf(kept, sizeof(kept), "%s", path);
	snprintf(content, sizeof(content), "holidays = %s\nwindow.plan = 5wd\n", kept + 5);
	profile = profile_of(content, &said);
	unlink(kept);
	assert_non_null(profile);
	assert_true(rx_is_working_day(profile, day("2024-09-29")));
	assert_false(rx_is_working_day(profile, day("2024-10-01")));
	assert_false(rx_is_working_day(profile, day("2024-10-05")));
	assert_true(rx_profile_window(profile, RX_SETTING_WINDOW_PLAN, day("2024-09-27"), &last));
	assert_int_equal(last, day("2024-10-10"));
	rx_profile_free(profile);
}

static void test_faulty_holidays(void **state)
{
	const char *path = file_of("2024-10-01\n\nOctober 2\n");
	char content[128], kept[64];
	struct check_said said;

	(void)state;
	snprintf(kept, sizeof(kept), "%s", path);
	snprintf(content, sizeof(content), "holidays = %s\n", kept);
	assert_null(profile_of(content, &said));
	unlink(kept);
	assert_string_equal(said.slug, "profile-holiday");
	assert_string_equal(said.file, kept);
	assert_int_equal(said.line, 3);
	assert_null(profile_of("holidays = no-such-file\n", &said));
	assert_string_equal(said.slug, "system");
}

static void test_rules(void **state)
{
	(void)state;
	assert_int_equal(rx_rule_find(rx_text("sums")), RX_RULE_SUMS);
	assert_int_equal(rx_rule_find(rx_text("sum")), -1);
	assert_string_equal(rx_rule_slug(RX_RULE_REMARKS), "remarks");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_all_faults),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_lights),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_faulty_holidays),
		cmocka_unit_test(test_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
