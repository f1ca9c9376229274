/*
 * report_new.c - a report from its options: which of them go together, and what it is made of.
 */
#include "layout.h"
#include "message.h"
#include "mime.h"
#include "template.h"
#include "when.h"

#include <stdlib.h>

static int check_pair(const struct rx_report *report, const struct rx_report_options *options)
{
	struct rx_place nowhere = {0};

	if ((report->format->tables_only && !report->layout->streams && !report->layout->bare)
		|| (report->format->records && report->layout != &rx_layout_table)) {
		rx_say(report->sink, nowhere, RX_SAY_REPORT_PAIR, report->format->name,
			report->layout->name);
		return -1;
	}
	if ((options->sort || options->group || (options->limit && !report->layout->limits))
		&& report->layout->order == RX_LAYOUT_OWN) {
		rx_say(report->sink, nowhere, RX_SAY_REPORT_ORDER, report->layout->name);
		return -1;
	}
	if (options->columns && report->layout->fixed) {
		rx_say(report->sink, nowhere, RX_SAY_REPORT_COLUMNS, report->layout->name);
		return -1;
	}
	return 0;
}

/* A template is a layout of its own; its faults are told before anything is read. */
static int take_template(struct rx_report *report, const struct rx_report_options *options)
{
	struct rx_template template = {0};
	char *copy = malloc(options->form_length + 1);
	int fault;

	if (options->layout || !report->format->value) {
		free(copy);
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_REPORT_TEMPLATE,
			options->layout ? options->layout : report->format->name);
		return -1;
	}
	report->template_name = strdup(options->form_name ? options->form_name : "-");
	if (!copy || !report->template_name) {
		free(copy);
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	memcpy(copy, options->form, options->form_length);
	report->template = rx_text_of(copy, options->form_length);
	report->layout = &rx_layout_template;
	fault = rx_template_read(&template, report->template, report->template_name, report->sink);
	rx_template_release(&template);
	return fault;
}

static int choose(struct rx_report *report, const struct rx_report_options *options)
{
	struct rx_text format = rx_text(options->format ? options->format : "text");
	struct rx_text layout = rx_text(options->layout ? options->layout : "table");
	char word[64];

	report->format = rx_format_find(format);
	if (!report->format) {
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_REPORT_FORMAT,
			rx_quotable(format, word, sizeof(word)), rx_format_names());
		return -1;
	}
	report->layout = rx_layout_find(layout);
	if (!report->layout) {
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_REPORT_LAYOUT,
			rx_quotable(layout, word, sizeof(word)), rx_layout_names());
		return -1;
	}
	if (options->form && take_template(report, options))
		return -1;
	if (!rx_today(options->today, report->sink, &report->today))
		return -1;
	report->audience = report->layout->audience;
	if (options->audience && !rx_audience_find(rx_text(options->audience), &report->audience)) {
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_AUDIENCE,
			rx_quotable(rx_text(options->audience), word, sizeof(word)));
		return -1;
	}
	if (options->scheme)
		report->folding = rx_folding_find(rx_text(options->scheme), report->sink);
	if (options->scheme && !report->folding)
		return -1;
	if (options->mail_to && !rx_mime_is_address(rx_text(options->mail_to))) {
		rx_say(report->sink, (struct rx_place){0}, RX_SAY_MAIL_ADDRESS,
			rx_quotable(rx_text(options->mail_to), word, sizeof(word)));
		return -1;
	}
	return check_pair(report, options);
}

static bool copy_string(char **copy, const char *string)
{
	if (!string)
		return true;
	*copy = strdup(string);
	return *copy != NULL;
}

/* Rows that come in their order go straight to the layout. */
static bool make_arrange(struct rx_report *report, const struct rx_report_options *options)
{
	struct rx_arrange_options arrange = {.sort = options->sort,
		.group = options->group,
		.limit = options->limit,
		.findings = report->layout->order == RX_LAYOUT_FINDINGS};

	report->limit = options->limit;
	if (!options->sort && !options->group && (!arrange.findings || !options->limit))
		return true;
	report->limit = 0;
	report->arrange = rx_arrange_new(&arrange, report->sink);
	return report->arrange != NULL;
}

struct rx_report *rx_report_new(const struct rx_report_options *options, const struct rx_sink *sink)
{
	static const struct rx_report_options none;
	struct rx_report *report = calloc(1, sizeof(*report));

	if (!report)
		return NULL;
	options = options ? options : &none;
	report->sink = sink;
	report->page.sink = sink;
	report->page.lang = options->both ? RX_LANG_ZH : options->lang;
	report->page.words = options->both ? RX_LANG_BOTH : options->lang;
	report->page.width = options->width;
	report->page.raw = options->raw != 0;
	report->ambiguous = options->ambiguous;
	report->both = options->both != 0;
	report->lang_guess = options->lang_from_data && !report->both;
	report->quiet_empty = options->quiet_empty != 0;
	if (choose(report, options)) {
		rx_report_free(report);
		return NULL;
	}
	if (!copy_string(&report->columns, options->columns)
		|| !copy_string(&report->title, options->title)
		|| !copy_string(&report->mail_to, options->mail_to)
		|| !copy_string(&report->grouping.column, options->group)
		|| !make_arrange(report, options)) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		rx_report_free(report);
		return NULL;
	}
	report->page.recipients = report->mail_to;
	return report;
}

void rx_report_free(struct rx_report *report)
{
	if (!report)
		return;
	if (report->layout && report->layout->release)
		report->layout->release(report);
	if (report->format && report->format->release)
		report->format->release(&report->page);
	rx_arrange_free(report->arrange);
	rx_before_free(report->before);
	rx_grouping_release(&report->grouping);
	rx_view_release(&report->view);
	rx_grid_release(&report->grid);
	rx_buffer_release(&report->withheld.ids);
	rx_page_release(&report->page);
	free(report->columns);
	free(report->title);
	free(report->mail_to);
	free((void *)report->template.bytes);
	free(report->template_name);
	free(report);
}
