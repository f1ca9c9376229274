/*
 * test-sniff.c - telling a stream of records from a document by the first line.
 */
#include "check.h"
#include "sniff.h"

static void check_document(struct rx_text bytes, bool expected)
{
	if (rx_sniff_document(bytes) == expected)
		return;
	print_error("'%.*s'\n", (int)bytes.length, bytes.length ? bytes.bytes : "");
	fail();
}

static void test_streams(void **state)
{
	static const char *const streams[] = {"kind\ttitle\n", "a\tb", "title\n", "title",
		"status\r\n", "整改状态\n一是\t", "\xEF\xBB\xBFtext\n", "\xEF\xBB\xBFx\ty\r\n",
		"a\t\n", "count\n", "sum_value\n12\n", "a\t\t\n", "序号\t整改状态\tx\n",
		"kind\t序号\t反馈问题\t整改措施\t责任领导\n",
		"记录类别\t序号\t标题\t整改状态\t责任领导\n", "id\t标题\t整改状态\t整改时限\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
		check_document(rx_text(streams[i]), false);
	check_document(rx_text_of(NULL, 0), false);
}

static void test_documents(void **state)
{
	static const char *const documents[] = {"关于巡察整改进展情况的通报\n", "\n", "\r\n",
		"Title\n", "two words\n", " title\n", "_x\n", "1st\n", "附件\n", "整改情况\n",
		"\tkind\ttitle\n", "<!DOCTYPE html>\n", "<table>\t<tr>\t<td>\n",
		"\xEF\xBB\xBF<p>\t</p>\n", "\xEF\xBB\xBF\n", "%PDF-1.4\t\n", "PK\x03\x04\t\n",
		"\xD0\xCF\x11\xE0\t\n", "一、\n\t二、\n", "序号\t反馈问题\t整改措施\t整改时限\n",
		"序号\t类别\t问题\t责任领导\r\n", "\xEF\xBB\xBF整改台账\t\t\t\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		check_document(rx_text(documents[i]), true);
	check_document(RX_LITERAL("\xFF\xFE"
				  "a\0\t\0\n\0"),
		true);
	check_document(RX_LITERAL("\xFE\xFF"
				  "\0a\0\t\0\n"),
		true);
	check_document(RX_LITERAL("a\0\t\0b\0\n\0"), true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_streams),
		cmocka_unit_test(test_documents),
	};

	return cmocka_run_group_tests_name("sniff", tests, NULL, NULL);
}
