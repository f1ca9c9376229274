/*
 * test-status.c - every word of the status scale, where it states something and where it does not.
 */
#include "unit.h"
#include "parts.h"
#include "status.h"

struct row {
	const char *words;
	int status;
};

static void check(int (*read)(struct rx_text), const struct row *rows, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		int status = read(rx_text(rows[at].words));

		if (status != rows[at].status)
			fail_msg("%s: status %d, wanted %d", rows[at].words, status,
				rows[at].status);
	}
}

#define CHECK(read, rows) check(read, rows, sizeof(rows) / sizeof(rows[0]))

/* Every status by the label that a ledger or bracket prints, and by its stream name. */
static void every_word_of_the_scale(void **state)
{
	size_t count;
	const struct rx_word *words = rx_words(RX_SET_STATUS, &count);

	(void)state;
	for (size_t at = 0; at < count; at++) {
		assert_int_equal(rx_status_of_words(rx_text(words[at].name)), (int)at);
		if (at != RX_STATUS_UNSTATED)
			assert_int_equal(rx_status_of_words(rx_text(words[at].zh)), (int)at);
	}
}

static void words_of_brackets_and_labels(void **state)
{
	static const struct row rows[] = {{"已完成整改", RX_STATUS_DONE},
		{"已整改到位", RX_STATUS_DONE}, {"完成", RX_STATUS_DONE}, {"是", RX_STATUS_DONE},
		{"否", RX_STATUS_LAGGING}, {"未完成", RX_STATUS_LAGGING},
		{"尚未完成", RX_STATUS_LAGGING}, {"基本完成", RX_STATUS_MOSTLY},
		{"阶段性办结", RX_STATUS_MOSTLY}, {"部分完成", RX_STATUS_PARTIAL},
		{"部分整改", RX_STATUS_PARTIAL}, {"已销号", RX_STATUS_CLOSED},
		{"验收销号", RX_STATUS_CLOSED}, {"办结", RX_STATUS_CLOSED},
		{"完成待销号", RX_STATUS_CLOSING}, {"拟申请验收销号", RX_STATUS_CLOSING},
		{"具备销号条件", RX_STATUS_CLOSING}, {"验收未通过", RX_STATUS_REJECTED},
		{"正在整改", RX_STATUS_ACTIVE}, {"持续推进", RX_STATUS_ACTIVE},
		{"尚未启动", RX_STATUS_PLANNED}, {"达到序时进度", RX_STATUS_ONTRACK},
		{"达到或超过序时进度", RX_STATUS_ONTRACK}, {"未达到序时进度", RX_STATUS_LAGGING},
		{"未按期完成", RX_STATUS_LAGGING}, {"经批准延期", RX_STATUS_DEFERRED},
		{"因客观原因暂无法整改", RX_STATUS_UNABLE}, {"已撤销", RX_STATUS_VOID},
		{"已完成,长期坚持", RX_STATUS_SUSTAINED}, {"长期坚持", RX_STATUS_SUSTAINED},
		{"试行", RX_UNSET}, {"", RX_UNSET}, {"责任单位", RX_UNSET}};

	(void)state;
	CHECK(rx_status_of_words, rows);
}

static void a_sentence_about_the_finding(void **state)
{
	static const struct row rows[] = {{"该问题已完成整改。", RX_STATUS_DONE},
		{"该项任务已完成整改", RX_STATUS_DONE}, {"该问题正在整改。", RX_STATUS_ACTIVE},
		{"目前,该问题已整改到位。", RX_STATUS_DONE},
		{"截至2024年6月,该问题基本完成整改。", RX_STATUS_MOSTLY},
		{"已完成整改。", RX_STATUS_DONE}, {"已完成整改并长期坚持。", RX_STATUS_SUSTAINED},
		{"该问题尚未启动整改。", RX_STATUS_PLANNED}, {"该问题已销号。", RX_STATUS_CLOSED},
		{"该问题未完成整改,正在推进。", RX_STATUS_ACTIVE},
		{"该问题未完成整改。", RX_STATUS_LAGGING},
		{"第四十七项问题五已完成整改。", RX_STATUS_DONE}, {"完成。", RX_STATUS_DONE},
		{"正在整改。", RX_STATUS_ACTIVE}};

	(void)state;
	CHECK(rx_status_of_sentence, rows);
}

/* The same words as objects, in measures, or as names of procedures. */
static void what_is_no_statement(void **state)
{
	static const struct row rows[] = {{"已完成整改方案编制工作并印发各部门。", RX_UNSET},
		{"甲单位已完成整改。", RX_UNSET}, {"制定《验收销号办法》。", RX_UNSET},
		{"组织学习3次,完成培训任务。", RX_UNSET}, {"修订制度5项。", RX_UNSET},
		{"", RX_UNSET}, {"我们认真落实整改要求,目前已完成整改。", RX_UNSET}};

	(void)state;
	CHECK(rx_status_of_sentence, rows);
}

static void a_long_sentence_states_nothing(void **state)
{
	char text[400];

	(void)state;
	memset(text, ',', sizeof(text));
	memcpy(text, "该问题已完成整改", 24);
	assert_int_equal(rx_status_of_sentence(rx_text_of(text, 100)), RX_STATUS_DONE);
	assert_int_equal(rx_status_of_sentence(rx_text_of(text, 301)), RX_UNSET);
}

static void preambles_of_single_tasks(void **state)
{
	static const struct row rows[] = {{"我市已完成整改,拟申请验收销号", RX_STATUS_CLOSING},
		{"该任务已整改完成,并通过核查验收", RX_STATUS_CLOSED},
		{"我县已完成第十二项问题整改", RX_STATUS_DONE},
		{"我局承担第三项整改工作", RX_UNSET}, {"该任务尚未完成整改", RX_UNSET},
		{"反馈25个问题,已完成整改19个、正在整改6个", RX_UNSET},
		{"另有已整改3项,该任务已整改到位", RX_STATUS_DONE}};

	(void)state;
	CHECK(rx_status_of_preamble, rows);
}

static void m_of_n_sentences(void **state)
{
	unsigned done, left, stated;

	(void)state;
	assert_true(rx_parts_left(
		rx_text("6家企业中,完成了其中2家的注销,剩余4家正在推进"), &done, &left, &stated));
	assert_int_equal(done, 2);
	assert_int_equal(left, 4);
	assert_int_equal(stated, 6);
	assert_true(
		rx_parts_left(rx_text("已完成改造21座,其余8座年底前完成"), &done, &left, &stated));
	assert_int_equal(done, 21);
	assert_int_equal(left, 8);
	assert_int_equal(stated, 0);
	assert_true(rx_parts_left(
		rx_text("29座危桥中已完成21座,其余8座正在施工"), &done, &left, &stated));
	assert_int_equal(done, 21);
	assert_int_equal(stated, 29);
	assert_false(rx_parts_left(rx_text("剩余4家正在推进"), &done, &left, &stated));
	assert_false(rx_parts_left(rx_text("完成2家,其余各家正在推进"), &done, &left, &stated));
	assert_false(rx_parts_left(rx_text(""), &done, &left, &stated));
}

static void a_statement_of_parts_is_partial(void **state)
{
	(void)state;
	assert_int_equal(rx_status_of_sentence(rx_text("该问题已完成2项,剩余3项正在推进。")),
		RX_STATUS_PARTIAL);
}

static void classes_of_rectification(void **state)
{
	static const struct row rows[] = {{"立行立改", RX_CLASS_IMMEDIATE},
		{"即知即改", RX_CLASS_IMMEDIATE}, {"立行立改,长期坚持", RX_CLASS_IMMEDIATE},
		{"长期坚持", RX_CLASS_ONGOING}, {"持续整改", RX_CLASS_ONGOING},
		{"限期整改", RX_CLASS_PHASED}, {"分阶段整改", RX_CLASS_PHASED},
		{"2024年6月底前", RX_UNSET}};

	(void)state;
	CHECK(rx_class_of_words, rows);
}

static void the_first_statement_stays(void **state)
{
	struct rx_arena arena = {0};
	struct rx_records records = {.arena = &arena};
	size_t place = rx_records_add(&records, RX_KIND_FINDING, RX_NONE, 0, 1);

	(void)state;
	records.items[place].status = RX_STATUS_UNSTATED;
	rx_status_set(&records, place, RX_UNSET, rx_text("甲"));
	assert_int_equal(records.items[place].status, RX_STATUS_UNSTATED);
	rx_status_set(&records, place, RX_STATUS_DONE, rx_text(" 已完成 "));
	rx_status_set(&records, place, RX_STATUS_ACTIVE, rx_text("正在整改"));
	assert_int_equal(records.items[place].status, RX_STATUS_DONE);
	assert_int_equal(records.items[place].basis, RX_BASIS_STATED);
	assert_text(rx_record_get(&records, place, RX_COLUMN_STATUS_TEXT), "已完成");
	rx_records_release(&records);
	rx_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_of_the_scale),
		cmocka_unit_test(words_of_brackets_and_labels),
		cmocka_unit_test(a_sentence_about_the_finding),
		cmocka_unit_test(what_is_no_statement),
		cmocka_unit_test(a_long_sentence_states_nothing),
		cmocka_unit_test(preambles_of_single_tasks),
		cmocka_unit_test(m_of_n_sentences),
		cmocka_unit_test(a_statement_of_parts_is_partial),
		cmocka_unit_test(classes_of_rectification),
		cmocka_unit_test(the_first_statement_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
