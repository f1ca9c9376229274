/*
 * format_svg.c - a table as a chart in a file of its own; chart.h says which chart.  What no chart can
 * be made of is said in the picture.
 */
#include "chart_svg.h"
#include "format.h"

static void begin(struct rx_page *page, struct rx_text title)
{
	(void)title;
	rx_buffer_reset(&page->line);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	struct rx_chart chart;
	bool zh = page->lang == RX_LANG_ZH;

	if (rx_chart_find(&chart, grid, page->words))
		rx_chart_svg(&page->line, &chart, page->title, 0);
	else
		page->failed |= chart.own.failed;
	if (chart.kind == RX_CHART_NONE)
		rx_format_svg.paragraph(page,
			rx_text(zh ? "没有可以作图的数字、日期或状态。"
				   : "No numbers, days or statuses to draw."));
	rx_chart_release(&chart);
}

/* A sentence is a picture of itself. */
static void paragraph(struct rx_page *page, struct rx_text text)
{
	struct rx_grid grid = {0};
	struct rx_chart chart = {.grid = &grid, .lang = page->words, .kind = RX_CHART_BARS};

	if (page->line.length == 0)
		rx_chart_svg(&page->line, &chart, text, 0);
	rx_chart_release(&chart);
}

static void end(struct rx_page *page)
{
	page->failed |= page->line.failed;
	rx_page_text(page, rx_buffer_text(&page->line));
}

const struct rx_format rx_format_svg = {
	.name = "svg",
	.meaning = {"a chart", "统计图"},
	.wording = RX_WORDING_PEOPLE,
	.tables_only = true,
	.captions = true,
	.begin = begin,
	.end = end,
	.table = table,
	.paragraph = paragraph,
};
