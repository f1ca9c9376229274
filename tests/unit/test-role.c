/*
 * test-role.c - what a section is about, by the words of its heading.
 */
#include "unit.h"
#include "role.h"

static void words_give_sections_their_role(void **state)
{
	static const struct {
		const char *heading;
		enum rx_doctype role;
	} rows[] = {{"整改工作组织领导情况", RX_DOCTYPE_ORGANISATION},
		{"提高政治站位,扛牢主体责任", RX_DOCTYPE_ORGANISATION},
		{"党组书记履行第一责任人职责情况", RX_DOCTYPE_ORGANISATION},
		{"反馈问题整改落实情况", RX_DOCTYPE_FINDINGS},
		{"审计查出问题的整改情况", RX_DOCTYPE_FINDINGS},
		{"坚持问题导向,推动整改见行见效", RX_DOCTYPE_FINDINGS},
		{"巡察移交问题线索处置情况", RX_DOCTYPE_DISCIPLINE},
		{"责任追究情况", RX_DOCTYPE_DISCIPLINE}, {"下一步打算", RX_DOCTYPE_NEXT},
		{"下一步持续深化整改措施", RX_DOCTYPE_NEXT},
		{"需要长期整改的事项", RX_DOCTYPE_NEXT}, {"联系方式", RX_DOCTYPE_CONTACT},
		{"公示期限", RX_DOCTYPE_CONTACT}, {"党的建设方面", RX_DOCTYPE_OTHER},
		{"", RX_DOCTYPE_OTHER}};

	(void)state;
	for (size_t at = 0; at < sizeof(rows) / sizeof(rows[0]); at++) {
		if (rx_role_of_heading(rx_text(rows[at].heading)) != rows[at].role)
			fail_msg("role of %s", rows[at].heading);
	}
}

/* A whole paragraph names no section, whatever words it holds. */
static void a_long_text_has_no_role(void **state)
{
	char text[400];

	(void)state;
	memset(text, 'x', sizeof(text));
	memcpy(text, "下一步", 9);
	assert_int_equal(rx_role_of_heading(rx_text_of(text, 200)), RX_DOCTYPE_NEXT);
	assert_int_equal(rx_role_of_heading(rx_text_of(text, 300)), RX_DOCTYPE_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_give_sections_their_role),
		cmocka_unit_test(a_long_text_has_no_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
