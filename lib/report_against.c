/*
 * report_against.c - the snapshot that a report compares with: rows in, findings kept.
 */
#include "layout.h"
#include "message.h"

#include <stdlib.h>

void rx_before_free(struct rx_before *before)
{
	if (!before)
		return;
	rx_compared_release(&before->compared);
	rx_view_release(&before->view);
	rx_buffer_release(&before->withheld.ids);
	free(before);
}

static int fail_memory(struct rx_report *report)
{
	rx_say(report->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	report->broken = true;
	return -1;
}

static int bind(struct rx_report *report, const struct rx_header *header)
{
	struct rx_before *before = report->before;
	struct rx_text missing;

	if (before->view.serial == header->serial)
		return 0;
	if (rx_view_choose(&before->view, header, NULL, &missing)
		|| rx_view_word(&before->view, RX_WORDING_STREAM, RX_LANG_EN))
		return fail_memory(report);
	rx_matters_bind(&before->compared.matters, &before->view);
	return 0;
}

int rx_report_against(struct rx_report *report, const struct rx_block *block)
{
	if (!report->layout->compares) {
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_REPORT_AGAINST,
			report->layout->name);
		report->broken = true;
		return -1;
	}
	if (!report->before)
		report->before = calloc(1, sizeof(*report->before));
	if (!report->before)
		return fail_memory(report);
	if (bind(report, block->header))
		return -1;
	for (size_t row = 0; row < block->rows; row++) {
		const struct rx_text *values = rx_view_row(&report->before->view, block, row);

		if (!values)
			return fail_memory(report);
		if (rx_audience_withholds(&report->before->withheld, report->audience, block, row))
			continue;
		rx_matters_add(&report->before->compared.matters, values);
	}
	return report->before->compared.matters.failed || report->before->withheld.ids.failed
		? fail_memory(report)
		: 0;
}
