/*
 * test-ledger-head.c - names of a ledger's columns, and telling a header from prose.
 */
#include "check.h"
#include "ledger_head.h"
#include "ledger_sniff.h"

static void check_role(const char *name, enum rx_ledger_role role, enum rx_column column)
{
	enum rx_column found = RX_COLUMN_COUNT;

	assert_int_equal(rx_ledger_role_of(rx_text(name), &found), role);
	if (role == RX_LEDGER_FIELD)
		assert_int_equal(found, column);
}

static void test_names(void **state)
{
	(void)state;
	check_role("序号", RX_LEDGER_NUMBER, RX_COLUMN_NO);
	check_role("序 号", RX_LEDGER_NUMBER, RX_COLUMN_NO);
	check_role("类别", RX_LEDGER_CATEGORY, RX_COLUMN_KIND);
	check_role("反馈问题", RX_LEDGER_TITLE, RX_COLUMN_TITLE);
	check_role("具体\n问题", RX_LEDGER_TITLE, RX_COLUMN_TITLE);
	check_role("问题描述", RX_LEDGER_DETAIL, RX_COLUMN_TITLE);
	check_role("整改措施", RX_LEDGER_MEASURES, RX_COLUMN_TITLE);
	check_role("下一步措施", RX_LEDGER_PLANS, RX_COLUMN_TITLE);
	check_role("涉及金额\xEF\xBC\x88万元\xEF\xBC\x89", RX_LEDGER_FIELD, RX_COLUMN_AMOUNT);
	check_role("整改牵头部门(责任单位)", RX_LEDGER_FIELD, RX_COLUMN_DEPT);
	check_role("*整改时限\xEF\xBC\x9A", RX_LEDGER_FIELD, RX_COLUMN_DUE);
	check_role("整改配合单位", RX_LEDGER_FIELD, RX_COLUMN_SUPPORT);
	check_role("整改进展情况", RX_LEDGER_FIELD, RX_COLUMN_REPORT);
	check_role("整改完成情况", RX_LEDGER_FIELD, RX_COLUMN_STATUS_TEXT);
	check_role("是否完成", RX_LEDGER_FIELD, RX_COLUMN_STATUS);
	check_role("备注", RX_LEDGER_UNKNOWN, RX_COLUMN_COUNT);
	check_role("title", RX_LEDGER_UNKNOWN, RX_COLUMN_COUNT);
	check_role("记录类别", RX_LEDGER_UNKNOWN, RX_COLUMN_COUNT);
	check_role("(万元)", RX_LEDGER_UNKNOWN, RX_COLUMN_COUNT);
	check_role("", RX_LEDGER_UNKNOWN, RX_COLUMN_COUNT);
}

static void test_scales(void **state)
{
	bool found;

	(void)state;
	assert_int_equal(rx_ledger_scale(rx_text("单位:万元"), &found), 4);
	assert_true(found);
	assert_int_equal(rx_ledger_scale(rx_text("涉及金额(亿元)"), &found), 8);
	assert_int_equal(rx_ledger_scale(rx_text("单位\xEF\xBC\x9A元"), &found), 0);
	assert_true(found);
	(void)rx_ledger_scale(rx_text("涉及金额"), &found);
	assert_false(found);
	(void)rx_ledger_scale(rx_text("挪用88元"), &found);
	assert_false(found);
}

static void test_sniffing(void **state)
{
	static const char prose[] =
		"逐条明确整改目标,整改措施,责任领导,整改时限,确保落实。\n二,三,四\n";

	(void)state;
	assert_int_equal(
		rx_ledger_sniff(rx_text("序号,反馈问题,整改措施\n1,a,b\n")), RX_LEDGER_CSV);
	assert_int_equal(rx_ledger_sniff(rx_text("台账\n\n序号\t反馈问题\t整改措施\n1\ta\tb\n")),
		RX_LEDGER_TSV);
	assert_int_equal(
		rx_ledger_sniff(rx_text("\xEF\xBB\xBF\"序号\",反馈问题,整改措施")), RX_LEDGER_CSV);
	assert_int_equal(rx_ledger_sniff(rx_text(prose)), RX_LEDGER_NONE);
	assert_int_equal(
		rx_ledger_sniff(rx_text("整改措施,责任领导,整改时限\n通报\n")), RX_LEDGER_NONE);
	assert_int_equal(rx_ledger_sniff(rx_text("单位,问题数,已整改\n甲,1,1\n")), RX_LEDGER_NONE);
	assert_int_equal(rx_ledger_sniff(rx_text(
				 "通报\n一、问题整改情况\n序号\t反馈问题\t整改措施\n1\ta\tb\n")),
		RX_LEDGER_NONE);
	assert_int_equal(rx_ledger_sniff((struct rx_text){NULL, 0}), RX_LEDGER_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_scales),
		cmocka_unit_test(test_sniffing),
	};

	return cmocka_run_group_tests_name("ledger-head", tests, NULL, NULL);
}
