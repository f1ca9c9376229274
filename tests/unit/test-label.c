/*
 * test-label.c - names in front of a colon, in all their spellings, and what only looks like one.
 */
#include "unit.h"
#include "label.h"
#include "phrase.h"

static bool label_of(const char *paragraph, struct rx_label *label, struct rx_text *rest)
{
	struct rx_cues cues = {0};
	struct rx_text text = rx_text(paragraph);
	bool found;

	assert_int_equal(rx_cues_scan(&cues, text), 0);
	found = cues.paragraph_count
		&& rx_label_at(&cues, &cues.paragraphs[0], text, cues.paragraphs[0].start,
			text.length, label);
	if (found)
		*rest = rx_text_slice(text, label->end, text.length);
	rx_cues_release(&cues);
	return found;
}

static void roles_of_labels(void **state)
{
	static const struct {
		const char *text;
		enum rx_label_role role;
		const char *rest;
	} rows[] = {{"整改情况:甲", RX_LABEL_DONE, "甲"},
		{"整改完成情况" FULL_COLON "甲", RX_LABEL_DONE, "甲"},
		{"整改措施:甲", RX_LABEL_MEASURES, "甲"}, {"下一步措施:甲", RX_LABEL_PLAN, "甲"},
		{"整改结论:甲", RX_LABEL_STATUS, "甲"}, {"整改任务:甲", RX_LABEL_FINDING, "甲"},
		{"问题编号:甲", RX_LABEL_NUMBER, "甲"}, {"监督电话:甲", RX_LABEL_CONTACT, "甲"},
		{"附件:甲", RX_LABEL_OTHER, "甲"}, {"【整改情况】甲", RX_LABEL_DONE, "甲"},
		{"【整改情况】:甲", RX_LABEL_DONE, "甲"}, {"联 系 人:甲", RX_LABEL_CONTACT, "甲"},
		{"整改情况: 甲", RX_LABEL_DONE, "甲"}, {"整改情况", RX_LABEL_DONE, ""},
		{"受理部门、电话及受理地址:甲", RX_LABEL_CONTACT, "甲"}};

	(void)state;
	for (size_t at = 0; at < sizeof(rows) / sizeof(rows[0]); at++) {
		struct rx_label label;
		struct rx_text rest;

		if (!label_of(rows[at].text, &label, &rest))
			fail_msg("no label: %s", rows[at].text);
		assert_int_equal(label.role, rows[at].role);
		assert_text(rest, rows[at].rest);
	}
}

static void fields_name_their_column(void **state)
{
	static const struct {
		const char *text;
		enum rx_column column;
	} rows[] = {{"责任单位:甲", RX_COLUMN_DEPT}, {"牵头部门:甲", RX_COLUMN_DEPT},
		{"牵头单位:甲", RX_COLUMN_DEPT}, {"主办单位:甲", RX_COLUMN_DEPT},
		{"整改实施主体:甲", RX_COLUMN_DEPT}, {"配合单位:甲", RX_COLUMN_SUPPORT},
		{"协办单位:甲", RX_COLUMN_SUPPORT}, {"督导单位:甲", RX_COLUMN_OVERSEER},
		{"行业主管部门:甲", RX_COLUMN_OVERSEER}, {"验收单位:甲", RX_COLUMN_ACCEPTOR},
		{"责任领导:甲", RX_COLUMN_LEADER}, {"分管领导:甲", RX_COLUMN_LEADER},
		{"包案领导:甲", RX_COLUMN_LEADER}, {"责任人:甲", RX_COLUMN_OWNER},
		{"经办人:甲", RX_COLUMN_OWNER}, {"整改时限:甲", RX_COLUMN_DUE},
		{"完成时限:甲", RX_COLUMN_DUE}, {"整改目标:甲", RX_COLUMN_GOAL},
		{"原因分析:甲", RX_COLUMN_CAUSE}};

	(void)state;
	for (size_t at = 0; at < sizeof(rows) / sizeof(rows[0]); at++) {
		struct rx_label label;
		struct rx_text rest;

		if (!label_of(rows[at].text, &label, &rest) || label.role != RX_LABEL_FIELD)
			fail_msg("no field: %s", rows[at].text);
		assert_int_equal(label.column, rows[at].column);
	}
}

/* rx_label_name() asks the tables for short names only, so every name of the vocabulary must be one. */
static void no_name_of_the_vocabulary_is_too_long(void **state)
{
	size_t count;
	const struct rx_word *words = rx_words(RX_SET_COLUMN, &count);

	(void)state;
	for (size_t at = 0; at < count; at++)
		assert_true(strlen(words[at].zh) <= 36);
}

static void what_is_no_label(void **state)
{
	static const char *const texts[] = {"整改情况良好:甲", "整改情况,甲", "整改情况。甲",
		"我们:甲", "title:甲", "甲整改情况:乙", "【甲】乙", "【整改情况", ":甲",
		"学习整改措施后,一是甲"};

	(void)state;
	for (size_t at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		struct rx_label label;
		struct rx_text rest;

		if (label_of(texts[at], &label, &rest))
			fail_msg("taken for a label: %s", texts[at]);
	}
}

static void an_enumerator_or_blanks_stand_for_the_colon(void **state)
{
	struct rx_label label;
	struct rx_text rest;

	(void)state;
	assert_true(label_of("整改时限\xE3\x80\x80立行立改", &label, &rest));
	assert_text(rest, "立行立改");
	assert_true(label_of("整改时限  立行立改", &label, &rest));
	/* One blank will do behind a name that nothing else begins with. */
	assert_true(label_of("整改时限 立行立改", &label, &rest));
	assert_text(rest, "立行立改");
	assert_false(label_of("目标 立行立改", &label, &rest));
}

static void a_fused_label_is_cut_off(void **state)
{
	struct rx_label label;
	struct rx_text text = rx_text("整改时限长期坚持");

	(void)state;
	assert_true(rx_label_fused(text, 0, text.length, &label));
	assert_int_equal(label.column, RX_COLUMN_DUE);
	assert_false(label.colon);
	assert_text(rx_text_slice(text, label.end, text.length), "长期坚持");
	assert_false(rx_label_fused(rx_text("甲时限"), 0, 9, &label));
}

static void labels_of_headings_and_of_fields(void **state)
{
	(void)state;
	assert_true(rx_label_is_heading(rx_text("反馈问题")));
	assert_true(rx_label_is_heading(rx_text("问题")));
	assert_false(rx_label_is_heading(rx_text("整改任务")));
	assert_false(rx_label_is_heading(rx_text("问题描述")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles_of_labels),
		cmocka_unit_test(fields_name_their_column),
		cmocka_unit_test(no_name_of_the_vocabulary_is_too_long),
		cmocka_unit_test(what_is_no_label),
		cmocka_unit_test(an_enumerator_or_blanks_stand_for_the_colon),
		cmocka_unit_test(a_fused_label_is_cut_off),
		cmocka_unit_test(labels_of_headings_and_of_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
