/*
 * test-genre - small parts of the reading of notices: names of duties, wrapped lines, parts of wholes.
 */
#include "unit.h"
#include "duty_name.h"
#include "parts.h"
#include "wrap.h"

static void check_duty(const char *name, int column)
{
	assert_int_equal(rx_duty_name(rx_text(name)), column);
}

static void duty_names(void **state)
{
	(void)state;
	check_duty("整改责任科室", RX_COLUMN_DEPT);
	check_duty("牵头处室", RX_COLUMN_DEPT);
	check_duty("协办科室", RX_COLUMN_SUPPORT);
	check_duty("行业监管部门", RX_COLUMN_OVERSEER);
	check_duty("核查单位", RX_COLUMN_ACCEPTOR);
	check_duty("牵头校领导", RX_COLUMN_LEADER);
	check_duty("科室负责人", RX_COLUMN_OWNER);
	check_duty("计划完成时限", RX_COLUMN_DUE);
	check_duty("原因剖析", RX_COLUMN_CAUSE);
	check_duty("尚未完成整改的主要原因", -1);
	check_duty("公示截止时间", -1);
	check_duty("实际完成日期", -1);
	check_duty("责任", -1);
	check_duty("lead部门", -1);
}

static void parts_of_wholes(void **state)
{
	unsigned done, left, stated;

	(void)state;
	assert_true(rx_parts_left(
		rx_text("12个项目已完工9个,其余3个年底前完工。"), &done, &left, &stated));
	assert_int_equal(done, 9);
	assert_int_equal(left, 3);
	assert_int_equal(stated, 12);
	assert_false(
		rx_parts_left(rx_text("完成6户注销,另有2户正在办理。"), &done, &left, &stated));
	assert_true(rx_parts_listed(
		rx_text("涉及的7个县区,5个已完成消化任务,2个正在推进。"), &done, &left));
	assert_int_equal(done, 5);
	assert_int_equal(left, 2);
	assert_false(rx_parts_listed(rx_text("7个项目已完工,2个项目正在办理结算。"), &done, &left));
	assert_int_equal(
		rx_parts_of_group(rx_text("部分整改4项,已整改2项"), 6, &done), RX_STATUS_PARTIAL);
	assert_int_equal(rx_parts_of_group(rx_text("已整改3项"), 3, &done), RX_STATUS_DONE);
	assert_int_equal(rx_parts_of_group(rx_text("已全部整改到位"), 5, &done), RX_STATUS_DONE);
	assert_int_equal(done, 5);
	assert_int_equal(rx_parts_of_group(rx_text("正在整改3项"), 3, &done), RX_STATUS_ACTIVE);
	assert_int_equal(rx_parts_of_group(rx_text("涉及金额3万元"), 3, &done), RX_UNSET);
}

static void wrapped_lines(void **state)
{
	static const char text[] = "　　一二三四五六七八九十一二三四五六七八九十甲\n"
				   "一二三四五六七八九十一二三四五六七八九十一二三\n"
				   "一二三四五六七八九十一二三四五六七八九十一二三\n"
				   "一二三四五六七八九十。\n"
				   "　　一二三四五六七八九十一二三四五六七八九十甲\n"
				   "一二三四五六七八九十一二三四五六七八九十一二三\n"
				   "一二三。\n";
	struct rx_text whole = rx_text(text), rest = whole, line;
	struct rx_wrap wrap = rx_wrap_find(whole);
	char joined[16] = "";
	size_t count = 0;

	(void)state;
	assert_true(wrap.wrapped);
	while (rx_text_split(&rest, '\n', &line) && rest.length) {
		size_t start = (size_t)(line.bytes - text);

		joined[count++] =
			rx_wrap_length(&wrap, whole, start, start + line.length) ? '1' : '0';
	}
	assert_string_equal(joined, "111011");
	assert_false(
		rx_wrap_find(rx_text("一、甲\n二、乙\n三、丙\n四、丁\n五、戊\n六、己\n")).wrapped);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(duty_names),
		cmocka_unit_test(parts_of_wholes),
		cmocka_unit_test(wrapped_lines),
	};

	return cmocka_run_group_tests_name("genre", tests, NULL, NULL);
}
