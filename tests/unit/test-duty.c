/*
 * test-duty.c - responsibility, deadlines and statuses out of the labels of a finding.
 */
#include "parsed.h"
#include "phrase.h"

#define HEAD                                                                                           \
	"关于整改情况的通报\n2023年3月1日,"                                                \
	"市委第一巡察组向我单位反馈了巡察意见。现将整改情况通报如下。\n" \
	"一、反馈问题整改情况\n1.关于学习不深入的问题\n"

static void check(const char *labels, const char *column, const char *wanted)
{
	char document[2048];
	struct stream stream;

	snprintf(document, sizeof(document), HEAD "%s\n整改情况:一是学习。二是检查。\n", labels);
	stream_parse(&stream, document);
	assert_int_equal(stream_count(&stream, "finding"), 1);
	assert_text(stream_cell(&stream, "finding", 0, column), wanted);
	assert_int_equal(stream_count(&stream, "measure"), 2);
	stream_end(&stream);
}

static void labels_fill_their_columns(void **state)
{
	(void)state;
	check("牵头部门:办公室", "dept", "办公室");
	check("责任部门:办公室", "dept", "办公室");
	check("主办单位" FULL_COLON "办公室", "dept", "办公室");
	check("责任单位:办公室", "dept", "办公室");
	check("配合单位:财务科", "support", "财务科");
	check("督导单位:纪委", "overseer", "纪委");
	check("验收单位:纪委", "acceptor", "纪委");
	check("责任领导:张甲", "leader", "张甲");
	check("责任人:李乙", "owner", "李乙");
}

static void values_are_split_at_their_separators(void **state)
{
	(void)state;
	check("配合单位:财务科、人事科,工会" FULL_COMMA "团委。", "support",
		"财务科;人事科;工会;团委");
}

static void a_unit_beside_a_lead(void **state)
{
	(void)state;
	check("牵头单位:办公室\n责任单位:各支部", "unit", "各支部");
	check("牵头单位:办公室\n责任单位:各支部", "dept", "办公室");
	check("责任单位:各支部\n牵头单位:办公室", "unit", "各支部");
	check("责任单位:各支部\n牵头单位:办公室", "dept", "办公室");
}

static void deadlines_in_words_and_days(void **state)
{
	(void)state;
	check("整改时限:2024年6月底前", "due", "2024-06-30");
	check("整改时限:2024年6月底前", "due_text", "2024年6月底前");
	check("整改时限:2024年6月底前", "bound", "le");
	check("整改时限:2024年6月", "due", "2024-06");
	check("整改时限:6月底前", "due", "2023-06-30");
	check("整改时限:立行立改", "due", "");
	check("整改时限:立行立改", "class", "immediate");
	check("整改时限:长期坚持", "class", "ongoing");
	check("整改时限:2024年年底前并长期坚持", "due", "2024-12-31");
	check("整改时限:2024年年底前并长期坚持", "class", "ongoing");
}

static void several_labels_of_one_line(void **state)
{
	(void)state;
	check("责任领导:张甲;牵头科室:办公室;整改时限:2024年6月底前", "leader", "张甲");
	check("责任领导:张甲;责任部门:办公室;整改时限:2024年6月底前", "due", "2024-06-30");
	check("(责任领导:张甲;整改时限:2024年6月底前)", "due", "2024-06-30");
	check("责任领导:\n张甲", "leader", "张甲");
}

static void a_status_label_states_the_status(void **state)
{
	(void)state;
	check("整改状态:已销号", "status", "closed");
	check("整改状态:已销号", "status_text", "已销号");
	check("整改状态:已销号", "basis", "stated");
	check("责任人:甲", "status", "unstated");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_fill_their_columns),
		cmocka_unit_test(values_are_split_at_their_separators),
		cmocka_unit_test(a_unit_beside_a_lead),
		cmocka_unit_test(deadlines_in_words_and_days),
		cmocka_unit_test(several_labels_of_one_line),
		cmocka_unit_test(a_status_label_states_the_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
