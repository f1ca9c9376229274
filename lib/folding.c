/*
 * folding.c - the words of the reporting schemes.
 */
#include "folding.h"
#include "scheme.h"

#define UNSTATED                                                                \
	{                                                                       \
		RX_LABEL("status not stated", "未载明整改状态"),                \
			{", # without a stated status", "，未载明整改状态#个"}, \
			RX_LABEL("Unstated", "未载明")                          \
	}

/* Each in the order of what its scheme counts. */
static const struct rx_folding_class inspection[] = {
	{RX_LABEL("done", "已完成"), {": # done", "，已完成#个"}, RX_LABEL("Done", "已完成")},
	{RX_LABEL("mostly done", "基本完成"), {", # mostly done", "，基本完成#个"},
		RX_LABEL("Mostly", "基本完成")},
	{RX_LABEL("in progress", "正在推进"), {", # in progress", "，正在推进#个"},
		RX_LABEL("Active", "推进中")},
	{RX_LABEL("not started", "尚未启动"), {", # not started", "，尚未启动#个"},
		RX_LABEL("Not begun", "未启动")},
	{RX_LABEL("cannot be rectified", "客观原因无法整改"),
		{", # that cannot be rectified", "，客观原因无法整改#个"},
		RX_LABEL("Cannot", "无法整改")},
	UNSTATED};

static const struct rx_folding_class audit[] = {
	{RX_LABEL("rectified", "已整改"), {": # rectified", "，已整改#个"},
		RX_LABEL("Rectified", "已整改")},
	{RX_LABEL("partly rectified", "部分整改"), {", # partly rectified", "，部分整改#个"},
		RX_LABEL("Partly", "部分整改")},
	{RX_LABEL("not rectified", "未整改"), {", # not rectified", "，未整改#个"},
		RX_LABEL("Not rectified", "未整改")},
	{RX_LABEL("still within the term", "尚在整改期内"),
		{", # still within {its term|their terms}", "，尚在整改期内#个"},
		RX_LABEL("In term", "整改期内")},
	UNSTATED};

static const struct rx_folding_class environment[] = {
	{RX_LABEL("closed", "已销号"), {": # closed", "，已销号#个"}, RX_LABEL("Closed", "已销号")},
	{RX_LABEL("done, awaiting acceptance", "完成待销号"),
		{", # done and awaiting acceptance", "，完成待销号#个"},
		RX_LABEL("Awaiting", "完成待销号")},
	{RX_LABEL("on schedule", "达到序时进度"), {", # on schedule", "，达到序时进度#个"},
		RX_LABEL("On schedule", "达到序时进度")},
	{RX_LABEL("behind schedule", "未达到序时进度"),
		{", # behind schedule", "，未达到序时进度#个"},
		RX_LABEL("Behind", "未达到序时进度")},
	UNSTATED};

/* In the order of the schemes. */
static const struct rx_folding foldings[] = {
	{"inspection", inspection, {"completion rate", "完成率"}, {NULL, NULL}},
	{"audit", audit, {"rectification rate", "整改率"},
		{"; partly rectified includes mostly done; still within the term are those that "
		 "are "
		 "neither and whose deadline is to come",
			"；部分整改含基本完成，尚在整改期内指其余整改时限未到的"}},
	{"environment", environment, {"completion rate", "完成率"},
		{"; behind schedule are those that are said to be, or have failed acceptance, or "
		 "cannot be rectified, or are overdue",
			"；未达到序时进度包括填报为未达到、验收未通过、无法整改和逾期未完成的"}},
};

enum { COUNT = sizeof(foldings) / sizeof(foldings[0]) };

const struct rx_folding *rx_folding_find(struct rx_text name, const struct rx_sink *sink)
{
	if (!rx_scheme_find(name, sink))
		return NULL;
	for (size_t at = 0; at < COUNT; at++) {
		if (rx_text_equal(rx_text(foldings[at].name), name))
			return &foldings[at];
	}
	return NULL;
}

const struct rx_folding *rx_folding_usual(void)
{
	return foldings;
}

static const struct rx_scheme *scheme_of(const struct rx_folding *folding)
{
	return rx_scheme((size_t)(folding - foldings));
}

size_t rx_folding_count(const struct rx_folding *folding)
{
	return scheme_of(folding)->count;
}

size_t rx_folding_class_of(
	const struct rx_folding *folding, struct rx_folding_case finding, int32_t today)
{
	const struct rx_scheme *scheme = scheme_of(folding);
	bool open = rx_status_is_open(finding.status);
	struct rx_case one = {.counted = true,
		.open = open,
		.status = finding.status,
		.due_known = finding.has_deadline,
		.due = finding.deadline,
		.deadline_known = finding.has_deadline && open,
		.deadline = finding.deadline};

	for (size_t at = 0; at < scheme->count; at++) {
		if (rx_condition(scheme->counted[at].condition)->holds(&one, today))
			return at;
	}
	return RX_NONE;
}
