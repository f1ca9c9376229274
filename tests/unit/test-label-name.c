/*
 * test-label-name - names of labels by how they are made, and names that are none.
 */
#include "unit.h"
#include "label_name.h"

static void check(const char *name, enum rx_label_role wanted)
{
	enum rx_label_role role = RX_LABEL_FIELD;

	assert_true(rx_label_name_made(rx_text(name), &role));
	assert_int_equal(role, wanted);
}

static void names_are_made_of_words_of_one_kind(void **state)
{
	(void)state;
	check("督察反馈问题描述", RX_LABEL_FINDING);
	check("问题基本情况", RX_LABEL_FINDING);
	check("整改任务推进情况", RX_LABEL_DONE);
	check("整改工作进展及成效", RX_LABEL_DONE);
	check("整改工作具体措施", RX_LABEL_MEASURES);
	check("拟采取的整改措施", RX_LABEL_PLAN);
	check("下一步整改工作安排", RX_LABEL_PLAN);
	check("现场核查结论", RX_LABEL_STATUS);
	check("验收销号意见", RX_LABEL_STATUS);
	check("监督联系电话", RX_LABEL_CONTACT);
	check("公示起止日期", RX_LABEL_CONTACT);
	check("整改任务编号", RX_LABEL_NUMBER);
}

static void other_words_make_no_name(void **state)
{
	static const char *const none[] = {"", "整改", "整改工作组织领导情况", "县委常委会会议",
		"整改意见", "责任单位", "坚持问题导向抓好整改", "一般公共预算方面"};
	enum rx_label_role role;

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_false(rx_label_name_made(rx_text(none[i]), &role));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_made_of_words_of_one_kind),
		cmocka_unit_test(other_words_make_no_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
