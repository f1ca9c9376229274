/*
 * layout_ranking.c - documents if there are several, departments and leaders by completion rate, one
 * part each.
 */
#include "layout.h"
#include "ranking.h"
#include "sentence.h"

#include <stdlib.h>

static int start(struct rx_report *report)
{
	struct rx_matters *matters = calloc(1, sizeof(*matters));

	if (!matters)
		return -1;
	report->state = matters;
	rx_matters_bind(matters, &report->view);
	return 0;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	rx_matters_bind(report->state, &report->view);
	return 0;
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct rx_matters *matters = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);

	if (!values)
		return -1;
	rx_matters_add(matters, values);
	return matters->failed ? -1 : 0;
}

static void release(struct rx_report *report)
{
	if (report->state)
		rx_matters_release(report->state);
	free(report->state);
}

static void as_of(struct rx_report *report)
{
	struct rx_buffer *text = &report->grid.caption;
	const struct rx_matters *matters = report->state;

	rx_buffer_reset(text);
	rx_buffer_add_string(text, rx_report_say(report, "As of ", "截至"));
	rx_sentence_day(text, report->today, report->page.lang);
	rx_sentence_one(text,
		rx_report_say(report, ", # {finding|findings}.", "，问题共#个，按完成率排序。"),
		matters->tally.total);
	report->format->paragraph(&report->page, rx_buffer_text(text));
}

static int finish(struct rx_report *report)
{
	struct rx_matters *matters = report->state;
	size_t parts = 0;

	rx_matters_count(matters, report->today);
	if (matters->tally.total == 0) {
		rx_report_nothing(report);
		return 0;
	}
	as_of(report);
	if (matters->tally.folds[RX_FOLD_UNSTATED] == matters->tally.total) {
		rx_report_remark(report, "No finding states its status, so there is no ranking.",
			"各问题均未载明整改状态，不作排名。");
		return 0;
	}
	for (size_t by = 0; by < RX_RANKED; by++)
		rx_ranking(report, matters, (enum rx_ranked)by, &parts);
	if (parts == 0)
		rx_report_remark(report, "No finding names anybody responsible.",
			"各问题均未写明责任单位和责任人，无法排名。");
	return 0;
}

const struct rx_layout rx_layout_ranking = {
	.name = "ranking",
	.titles = RX_LABEL("Ranking by completion", "整改完成率排名"),
	.titled = true,
	.fixed = true,
	.raw_lists = true,
	.rebinds = true,
	.findings = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
