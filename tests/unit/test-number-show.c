/*
 * test-number-show.c - stored numbers of workbooks as people see them, against what spreadsheets show.
 */
#include "check.h"
#include "xlsx_format.h"

static void check_shown(
	const char *stored, enum rx_number_format format, bool late, const char *wanted)
{
	struct rx_buffer out = {0};

	rx_number_show(&out, rx_text(stored), format, late);
	check_text(rx_buffer_text(&out), wanted);
	rx_buffer_release(&out);
}

static void test_plain(void **state)
{
	static const char *const pairs[][2] = {{"1", "1"}, {"0", "0"}, {"-0", "0"}, {"007", "7"},
		{"0.41999999999999998", "0.42"}, {"1320.0999999999999", "1320.1"},
		{"99999.999999999999", "100000"}, {"1E-3", "0.001"},
		{"4.5300000000000001E-2", "0.0453"}, {"1.5E+3", "1500"}, {"-12.50", "-12.5"},
		{"123456789012345678", "123456789012346000"}, {"1E400", "1E400"}, {"1E", "1E"},
		{"", ""}, {"#N/A", "#N/A"}, {"1.2.3", "1.2.3"}, {"1e99", "1e99"}, {".5", "0.5"},
		{"5.", "5"}};

	(void)state;
	for (size_t at = 0; at < sizeof(pairs) / sizeof(pairs[0]); at++)
		check_shown(pairs[at][0], RX_NUMBER_PLAIN, false, pairs[at][1]);
}

static void test_dates(void **state)
{
	(void)state;
	check_shown("45446", RX_NUMBER_DATE, false, "2024-06-03");
	check_shown("45446.75", RX_NUMBER_DATE, false, "2024-06-03");
	check_shown("45413", RX_NUMBER_MONTH, false, "2024-05");
	check_shown("1", RX_NUMBER_DATE, false, "1900-01-01");
	check_shown("59", RX_NUMBER_DATE, false, "1900-02-28");
	check_shown("60", RX_NUMBER_DATE, false, "1900-02-28");
	check_shown("61", RX_NUMBER_DATE, false, "1900-03-01");
	check_shown("43984", RX_NUMBER_DATE, true, "2024-06-03");
	check_shown("2958465", RX_NUMBER_DATE, false, "9999-12-31");
	check_shown("2958466", RX_NUMBER_DATE, false, "2958466");
	check_shown("0.5", RX_NUMBER_DATE, false, "0.5");
	check_shown("-3", RX_NUMBER_DATE, false, "-3");
}

static void test_shares(void **state)
{
	(void)state;
	check_shown("0.42", RX_NUMBER_SHARE, false, "42%");
	check_shown("0.28999999999999998", RX_NUMBER_SHARE, false, "29%");
	check_shown("1", RX_NUMBER_SHARE, false, "100%");
	check_shown("0", RX_NUMBER_SHARE, false, "0%");
	check_shown("0.005", RX_NUMBER_SHARE, false, "0.5%");
}

static void test_codes(void **state)
{
	static const struct {
		const char *code;
		enum rx_number_format format;
	} codes[] = {{"General", RX_NUMBER_PLAIN}, {"0.00", RX_NUMBER_PLAIN},
		{"0.0%", RX_NUMBER_SHARE}, {"yyyy-mm-dd", RX_NUMBER_DATE},
		{"yyyy\"年\"m\"月\"d\"日\"", RX_NUMBER_DATE},
		{"[$-804]yyyy\"年\"m\"月\";@", RX_NUMBER_MONTH}, {"m/d", RX_NUMBER_DATE},
		{"\"day\"0", RX_NUMBER_PLAIN}, {"0\\d", RX_NUMBER_PLAIN}, {"h:mm", RX_NUMBER_PLAIN},
		{"0;[Red]yy", RX_NUMBER_PLAIN}, {"\"open", RX_NUMBER_PLAIN},
		{"\\", RX_NUMBER_PLAIN}, {"", RX_NUMBER_PLAIN}};

	(void)state;
	for (size_t at = 0; at < sizeof(codes) / sizeof(codes[0]); at++)
		assert_int_equal(rx_number_format_code(rx_text(codes[at].code)), codes[at].format);
	assert_int_equal(rx_number_format_builtin(14), RX_NUMBER_DATE);
	assert_int_equal(rx_number_format_builtin(57), RX_NUMBER_DATE);
	assert_int_equal(rx_number_format_builtin(17), RX_NUMBER_MONTH);
	assert_int_equal(rx_number_format_builtin(9), RX_NUMBER_SHARE);
	assert_int_equal(rx_number_format_builtin(0), RX_NUMBER_PLAIN);
	assert_int_equal(rx_number_format_builtin(20), RX_NUMBER_PLAIN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_codes),
	};

	return cmocka_run_group_tests_name("number-show", tests, NULL, NULL);
}
