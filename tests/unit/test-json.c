/*
 * test-json.c - JSON lines: strings, numbers and keys.
 */
#include "render.h"

static void check_json(const char *cell, const char *expected)
{
	char stream[256], wanted[256];

	snprintf(stream, sizeof(stream), "a\tb\n%s\tx\n", cell);
	snprintf(wanted, sizeof(wanted), "{\"a\":%s,\"b\":\"x\"}\n", expected);
	check_render(&(struct rx_report_options){.format = "jsonl"}, stream, wanted);
}

static void test_json_strings(void **state)
{
	(void)state;
	check_json("\"q\" \\\\", "\"\\\"q\\\" \\\\\"");
	check_json("a\\tb\\nc\\rd", "\"a\\tb\\nc\\rd\"");
	check_json("\x1B\x7F", "\"\\u001b\\u007f\"");
	check_json("\u202Ex", "\"\\u202ex\"");
	check_json("\U000E0041", "\"\\udb40\\udc41\"");
	check_json("\xFFz\xE6\x95", "\"\uFFFDz\uFFFD\uFFFD\"");
	check_json("整改\U00020000", "\"整改\U00020000\"");
}

static void test_json_numbers(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "jsonl"},
		"progress\tline\tcount\tsum_value\tno\n60.5\t0\t12\t-3\t4\n"
		"60%\t01\t1e5\t1,000\t5\n.5\t-\t1.\t-0\t6\n",
		"{\"progress\":60.5,\"line\":0,\"count\":12,\"sum_value\":-3,\"no\":\"4\"}\n"
		"{\"progress\":\"60%\",\"line\":\"01\",\"count\":1e5,\"sum_value\":\"1,000\","
		"\"no\":\"5\"}\n"
		"{\"progress\":\".5\",\"line\":\"-\",\"count\":\"1.\",\"sum_value\":-0,"
		"\"no\":\"6\"}\n");
}

static void test_json_keys(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "jsonl"}, "a\"b\t\tx\n1\t2\t\n",
		"{\"a\\\"b\":\"1\",\"column2\":\"2\"}\n");
	check_render(&(struct rx_report_options){.format = "jsonl"}, "a\tb\n\t\n", "{}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_strings),
		cmocka_unit_test(test_json_numbers),
		cmocka_unit_test(test_json_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
