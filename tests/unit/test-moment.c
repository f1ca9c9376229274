/*
 * test-moment.c - dates as people write them, reckoned from Wednesday 2024-07-10.
 */
#include "query.h"

#include "moment.h"

static void test_literals(void **state)
{
	static const struct {
		const char *text;
		const char *first; /* NULL: no date */
		const char *last;
	} cases[] = {
		{"2024-06-30", "2024-06-30", "2024-06-30"},
		{" 2024-02 ", "2024-02-01", "2024-02-29"},
		{"2024", "2024-01-01", "2024-12-31"},
		{"2024-01/2024-03", "2024-01-01", "2024-03-31"},
		{"today", "2024-07-10", "2024-07-10"},
		{"TODAY+7", "2024-07-17", "2024-07-17"},
		{"today - 10", "2024-06-30", "2024-06-30"},
		{"今天+7日", "2024-07-17", "2024-07-17"},
		{"今天-1天", "2024-07-09", "2024-07-09"},
		{"昨天", "2024-07-09", "2024-07-09"},
		{"本周", "2024-07-08", "2024-07-14"},
		{"上周", "2024-07-01", "2024-07-07"},
		{"last-week", "2024-07-01", "2024-07-07"},
		{"周末", "2024-07-14", "2024-07-14"},
		{"本月", "2024-07-01", "2024-07-31"},
		{"月底", "2024-07-31", "2024-07-31"},
		{"月底-3", "2024-07-28", "2024-07-28"},
		{"上月底", "2024-06-30", "2024-06-30"},
		{"本季度", "2024-07-01", "2024-09-30"},
		{"上季度", "2024-04-01", "2024-06-30"},
		{"季度末", "2024-09-30", "2024-09-30"},
		{"去年", "2023-01-01", "2023-12-31"},
		{"年底", "2024-12-31", "2024-12-31"},
		{"去年底", "2023-12-31", "2023-12-31"},
		{"2024年", "2024-01-01", "2024-12-31"},
		{"2024年底", "2024-12-31", "2024-12-31"},
		{"2024年年底", "2024-12-31", "2024-12-31"},
		{"2024年2月", "2024-02-01", "2024-02-29"},
		{"2024年2月底", "2024-02-29", "2024-02-29"},
		{"2024年6月30日", "2024-06-30", "2024-06-30"},
		{"2024年6月5号", "2024-06-05", "2024-06-05"},
		{"2024年6月31日", NULL, NULL},
		{"2024年13月", NULL, NULL},
		{"2024年6月30", NULL, NULL},
		{"24年6月", NULL, NULL},
		{"today+", NULL, NULL},
		{"today+1234567", NULL, NULL},
		{"today7", NULL, NULL},
		{"本周五", NULL, NULL},
		{"soon", NULL, NULL},
		{"", NULL, NULL},
	};
	int32_t today = rx_day_number((struct rx_civil){2024, 7, 10});

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_days days;
		char first[16], last[16];
		bool is_date = rx_moment_parse(rx_text(cases[at].text), today, &days);

		if (is_date != (cases[at].first != NULL))
			fail_msg("%s", cases[at].text);
		if (!is_date)
			continue;
		rx_day_format(days.first, first);
		rx_day_format(days.last, last);
		if (strcmp(first, cases[at].first) || strcmp(last, cases[at].last))
			fail_msg("%s: %s to %s", cases[at].text, first, last);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_literals)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
