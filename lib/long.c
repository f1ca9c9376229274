/*
 * long.c - one row per figure: its group, its name, its value, and the expression behind it; and one
 * row per period for findings over time.
 */
#include "long.h"
#include "cell.h"
#include "explain.h"
#include "message.h"

#include <stdlib.h>

/* What an output of figures is made with. */
struct pen {
	struct rx_summary *summary;
	struct rx_writer *writer;
	struct rx_buffer line;
	struct rx_buffer filter;
};

static void end_line(struct pen *pen)
{
	rx_summary_line(pen->writer, &pen->line);
	rx_buffer_reset(&pen->filter);
}

/* Ends the output: the number, or -1 after a report. */
static long finish(struct pen *pen, long rows)
{
	bool failed = pen->line.failed || pen->filter.failed;

	if (failed) {
		rx_say(pen->summary->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		pen->summary->failed = true;
	}
	rx_buffer_release(&pen->line);
	rx_buffer_release(&pen->filter);
	return failed ? -1 : rows;
}

static void begin_header(struct pen *pen)
{
	for (size_t at = 0; at < pen->summary->by.count; at++) {
		rx_by_name(&pen->summary->by.columns[at], &pen->line);
		rx_buffer_add_byte(&pen->line, '\t');
	}
}

/* Ends the header; false after a report. */
static bool end_header(struct pen *pen, const char *names)
{
	rx_buffer_add_string(&pen->line, names);
	if (!pen->line.failed && rx_summary_check_names(pen->summary, rx_buffer_text(&pen->line)))
		return false;
	end_line(pen);
	return true;
}

static void begin_group(struct pen *pen, size_t group)
{
	if (!pen->summary->by.count)
		return;
	rx_buffer_add_text(&pen->line, rx_keys_text(&pen->summary->by.groups, group));
	rx_buffer_add_byte(&pen->line, '\t');
}

static void add_today(struct pen *pen)
{
	char date[16];

	rx_day_format(pen->summary->today, date);
	rx_buffer_add_string(&pen->line, date);
}

/* The last cell: the expression, or ? where there is none. */
static void add_filter(struct pen *pen, bool said)
{
	rx_buffer_add_byte(&pen->line, '\t');
	if (said)
		rx_cell_encode(&pen->line, rx_buffer_text(&pen->filter));
	else
		rx_buffer_add_byte(&pen->line, '?');
}

/* ---- explaining ----------------------------------------------------------------------------- */

static void explain_operation(struct pen *pen, const struct rx_operation *operation, size_t group)
{
	bool said = rx_explain_group(pen->summary, group, &pen->filter);

	begin_group(pen, group);
	rx_operation_name(operation, &pen->line);
	rx_buffer_add_byte(&pen->line, '\t');
	operation->kind->finish(operation, group, &pen->line);
	rx_buffer_add_byte(&pen->line, '\t');
	add_today(pen);
	if (rx_text_equal(rx_text(operation->kind->name), RX_LITERAL("missing")))
		said = said
			&& rx_explain_cell(operation->column, false, RX_LITERAL(""), &pen->filter);
	add_filter(pen, said);
	end_line(pen);
}

static void explain_figure(struct pen *pen, const struct rx_figure *figure, size_t group)
{
	enum rx_condition_id id = figure->part;
	bool said;

	/* A percentage is of its whole. */
	if (figure->form == RX_FIGURE_PERCENT)
		id = figure->whole;
	said = rx_explain_condition(pen->summary, group, id, &pen->filter);
	begin_group(pen, group);
	rx_rates_name(figure, &pen->line);
	rx_buffer_add_byte(&pen->line, '\t');
	rx_rates_cell(&pen->summary->rates, figure, group, pen->summary->today, &pen->line);
	rx_buffer_add_byte(&pen->line, '\t');
	add_today(pen);
	add_filter(pen, said);
	end_line(pen);
}

long rx_long_explain(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer)
{
	struct pen pen = {.summary = summary, .writer = writer};
	const struct rx_rates *rates = &summary->rates;

	begin_header(&pen);
	if (!end_header(&pen, "figure\tvalue\tas_of\tfilter"))
		return finish(&pen, -1);
	for (size_t at = 0; at < summary->by.groups.count; at++) {
		for (size_t each = 0; each < summary->operation_count; each++)
			explain_operation(&pen, &summary->operations[each], order[at]);
		for (size_t each = 0; each < rates->count; each++) {
			if (rates->figures[each].form != RX_FIGURE_AS_OF)
				explain_figure(&pen, &rates->figures[each], order[at]);
		}
	}
	return finish(&pen, (long)summary->by.groups.count);
}

/* ---- summaries ------------------------------------------------------------------------------ */

struct entry {
	struct rx_text figure, label, verb, uom; /* as cells */
	bool known, has_of, has_last;
	struct rx_decimal value, of, last;
	bool said;
};

static void add_change(struct pen *pen, const struct entry *entry)
{
	struct rx_total change = {.sum = entry->value};
	struct rx_decimal minus = entry->last;

	rx_buffer_add_byte(&pen->line, '\t');
	if (entry->has_last)
		rx_decimal_format(&pen->line, rx_decimal_normal(entry->last));
	rx_buffer_add_byte(&pen->line, '\t');
	minus.coefficient = -minus.coefficient;
	if (!entry->has_last || !entry->known || !rx_total_add(&change, minus))
		return;
	if (change.sum.coefficient > 0)
		rx_buffer_add_byte(&pen->line, '+');
	rx_decimal_format(&pen->line, rx_decimal_normal(change.sum));
}

static void write_entry(struct pen *pen, size_t group, const struct entry *entry)
{
	const struct rx_text names[] = {entry->figure, entry->label, entry->verb, entry->uom};

	begin_group(pen, group);
	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++) {
		rx_buffer_add_text(&pen->line, names[at]);
		rx_buffer_add_byte(&pen->line, '\t');
	}
	if (entry->known)
		rx_decimal_format(&pen->line, rx_decimal_normal(entry->value));
	rx_buffer_add_byte(&pen->line, '\t');
	if (entry->known && entry->has_of)
		rx_decimal_format(&pen->line, rx_decimal_normal(entry->of));
	rx_buffer_add_byte(&pen->line, '\t');
	if (entry->known && entry->has_of)
		rx_percent_format(&pen->line, entry->value, entry->of);
	if (pen->summary->last)
		add_change(pen, entry);
	rx_buffer_add_byte(&pen->line, '\t');
	add_today(pen);
	if (pen->summary->explain)
		add_filter(pen, entry->said);
	end_line(pen);
}

/* The group of the earlier summary that has the same key, or RX_NONE. */
static size_t earlier_group(const struct rx_summary *summary, size_t group)
{
	const struct rx_keys *groups = &summary->by.groups;

	if (!summary->last)
		return RX_NONE;
	return rx_keys_find(&summary->last->by.groups, groups->entries[group].owner,
		rx_keys_text(groups, group));
}

static struct rx_decimal whole_number(uint64_t number)
{
	return (struct rx_decimal){(rx_int128)number, 0};
}

static void write_condition(struct pen *pen, const struct rx_figure *figure, size_t group)
{
	struct rx_summary *summary = pen->summary;
	const struct rx_rates *rates = &summary->rates;
	size_t earlier = earlier_group(summary, group);
	struct entry entry = {.figure = rx_text(figure->name),
		.label = rx_text(rx_condition(figure->part)->label[rx_sink_lang(summary->sink)]),
		.known = rx_rates_known(rates, figure->part),
		.has_of = figure->part != RX_CONDITION_ALL,
		.value = whole_number(rx_rates_count(rates, group, figure->part)),
		.of = whole_number(rx_rates_count(rates, group, figure->whole))};

	entry.said =
		entry.known && rx_explain_condition(summary, group, figure->part, &pen->filter);
	if (earlier != RX_NONE && rx_rates_known(&summary->last->rates, figure->part)) {
		entry.has_last = true;
		entry.last =
			whole_number(rx_rates_count(&summary->last->rates, earlier, figure->part));
	}
	write_entry(pen, group, &entry);
}

static void write_money(struct pen *pen, size_t group)
{
	struct rx_summary *summary = pen->summary;
	const struct rx_money *money = &summary->rates.monies[group];
	const unsigned needs = 1u << RX_CASE_AMOUNT | 1u << RX_CASE_AMOUNT_DONE;
	bool chinese = rx_sink_lang(summary->sink) == RX_LANG_ZH;
	size_t earlier = earlier_group(summary, group);
	struct entry entry = {.figure = RX_LITERAL("money"),
		.label = rx_text(chinese ? "已整改金额" : "amount rectified"),
		.uom = RX_LITERAL("CNY"),
		.known = (summary->rates.present & needs) == needs && money->all.count,
		.has_of = true,
		.value = money->done.sum,
		.of = money->all.sum};

	entry.said = rx_explain_condition(summary, group, RX_CONDITION_ALL, &pen->filter);
	if (earlier != RX_NONE) {
		entry.has_last = summary->last->rates.monies[earlier].all.count > 0;
		entry.last = summary->last->rates.monies[earlier].done.sum;
	}
	write_entry(pen, group, &entry);
}

/* ---- facts ---------------------------------------------------------------------------------- */

static bool explain_fact(struct pen *pen, size_t group, const struct entry *entry)
{
	struct rx_buffer value = {0};
	bool said = rx_explain_group(pen->summary, group, &pen->filter);

	rx_explain_and("kind == fact and parent.kind != fact", &pen->filter);
	said = said && rx_explain_cell(RX_LITERAL("type"), false, entry->figure, &pen->filter)
		&& rx_explain_cell(RX_LITERAL("verb"), false, rx_cell_value(entry->verb, &value),
			&pen->filter);
	said = said
		&& rx_explain_cell(
			RX_LITERAL("uom"), false, rx_cell_value(entry->uom, &value), &pen->filter);
	rx_buffer_release(&value);
	return said;
}

/* The earlier total of the same facts; nothing of the kind is none of it, where the group is known. */
static struct rx_decimal earlier_total(
	const struct rx_summary *summary, size_t earlier, struct rx_text key)
{
	const struct rx_facts *facts = &summary->last->facts;
	size_t place = rx_keys_find(&facts->keys, (uint32_t)earlier, key);

	return place == RX_NONE ? (struct rx_decimal){0, 0} : facts->totals[place].sum;
}

static void write_fact(struct pen *pen, size_t group, size_t place)
{
	struct rx_summary *summary = pen->summary;
	struct rx_text key = rx_keys_text(&summary->facts.keys, place), rest = key;
	size_t earlier = earlier_group(summary, group);
	struct entry entry = {.known = true, .value = summary->facts.totals[place].sum};
	int word;

	if (!rx_text_split(&rest, '\t', &entry.figure) || !rx_text_split(&rest, '\t', &entry.verb)
		|| !rx_text_split(&rest, '\t', &entry.uom))
		return;
	word = rx_word_find(RX_SET_TYPE, entry.figure);
	if (word >= 0)
		entry.label = rx_fact_label((size_t)word, rx_sink_lang(summary->sink));
	entry.said = explain_fact(pen, group, &entry);
	if (earlier != RX_NONE) {
		entry.has_last = true;
		entry.last = earlier_total(summary, earlier, key);
	}
	write_entry(pen, group, &entry);
}

static bool write_summary(struct pen *pen, const uint32_t *order, const uint32_t *facts_order)
{
	struct rx_summary *summary = pen->summary;
	const struct rx_facts *facts = &summary->facts;

	begin_header(pen);
	if (!end_header(pen,
		    summary->last ? summary->explain ? "figure\tlabel\tverb\tuom\tvalue\tof\trate\t"
						       "last\tchange\tas_of"
						       "\tfilter"
						     : "figure\tlabel\tverb\tuom\tvalue\tof\trate\t"
						       "last\tchange\tas_of"
			    : summary->explain
			    ? "figure\tlabel\tverb\tuom\tvalue\tof\trate\tas_of\tfilter"
			    : "figure\tlabel\tverb\tuom\tvalue\tof\trate\tas_of"))
		return false;
	for (size_t at = 0; at < summary->by.groups.count; at++) {
		size_t group = order[at], fact = rx_facts_first(facts, facts_order, group);

		for (size_t each = 0; each < summary->rates.count; each++)
			write_condition(pen, &summary->rates.figures[each], group);
		write_money(pen, group);
		for (; fact < facts->keys.count
			&& facts->keys.entries[facts_order[fact]].owner == group;
			fact++)
			write_fact(pen, group, facts_order[fact]);
	}
	return true;
}

long rx_long_summary(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer)
{
	struct pen pen = {.summary = summary, .writer = writer};
	uint32_t *facts_order = rx_keys_sorted(&summary->facts.keys);
	bool ready = facts_order && write_summary(&pen, order, facts_order);

	pen.line.failed |= !facts_order;
	free(facts_order);
	return finish(&pen, ready ? (long)summary->by.groups.count : -1);
}

/* ---- findings over time --------------------------------------------------------------------- */

/* Appends an expression in which {A} is the day before the period and {B} its last day. */
static void add_dated(const char *form, int32_t before, int32_t last, struct rx_buffer *out)
{
	struct rx_text rest = rx_text(form), piece;
	char date[16];

	rx_explain_and("", out);
	while (rx_text_split(&rest, '{', &piece)) {
		rx_buffer_add_text(out, piece);
		if (!rest.bytes)
			break;
		rx_day_format(rest.bytes[0] == 'A' ? before : last, date);
		rx_buffer_add_string(out, date);
		rest = rx_text_slice(rest, 2, rest.length);
	}
}

#define DONE "status in (done, sustained, closing, closed)"
#define STANDING                                                       \
	"not status == void and (opened == \"\" or opened <= {B})"     \
	" and (open or not closed_on == \"\" and not closed_on <= {B}" \
	" or closed_on == \"\" and not done_on == \"\" and not done_on <= {B})"
#define PLACED " and (open or not closed_on == \"\" or not done_on == \"\")"

/* The expressions of opened, closed, open and overdue. */
static const char *const flow_forms[] = {
	"not status == void and opened <= {B} and not opened <= {A}" PLACED,
	DONE " and (opened == \"\" or opened <= {B})"
	     " and (closed_on <= {B} and not closed_on <= {A}"
	     " or closed_on == \"\" and done_on <= {B} and not done_on <= {A})",
	STANDING, STANDING " and due < {B}"};

static void explain_flow(struct pen *pen, size_t group, int32_t number, size_t form)
{
	struct rx_summary *summary = pen->summary;
	bool said = rx_explain_group(summary, group, &pen->filter);
	int32_t first, last;

	rx_flow_days(&summary->flow, number, summary->today, &first, &last);
	if (summary->rates.present & 1u << RX_CASE_KIND)
		rx_explain_and("kind == finding", &pen->filter);
	add_dated(flow_forms[form], first - 1, last, &pen->filter);
	add_filter(pen, said);
}

static void flow_line(struct pen *pen, size_t group, int32_t number)
{
	char text[16];

	rx_period_format(pen->summary->flow.period, number, text);
	rx_buffer_add_string(&pen->line, text);
	rx_buffer_add_byte(&pen->line, '\t');
	begin_group(pen, group);
}

static void write_flow(struct pen *pen, size_t group, int32_t number, const struct rx_flow_row *row)
{
	static const char *const names[] = {"opened", "closed", "open", "overdue"};
	const uint64_t values[] = {row->opened, row->closed, row->open, row->overdue};

	if (!pen->summary->explain)
		flow_line(pen, group, number);
	for (size_t at = 0; at < 4; at++) {
		if (pen->summary->explain) {
			flow_line(pen, group, number);
			rx_buffer_add_string(&pen->line, names[at]);
			rx_buffer_add_byte(&pen->line, '\t');
		}
		rx_buffer_add_number(&pen->line, values[at]);
		if (!pen->summary->explain) {
			rx_buffer_add_string(&pen->line, at < 3 ? "\t" : "");
			continue;
		}
		explain_flow(pen, group, number, at);
		end_line(pen);
	}
	if (!pen->summary->explain)
		end_line(pen);
}

long rx_long_flow(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer)
{
	struct pen pen = {.summary = summary, .writer = writer};
	size_t groups = summary->by.groups.count;
	struct rx_flow_row *rows = calloc(groups + 1, sizeof(*rows));
	struct rx_flow *flow = &summary->flow;

	pen.line.failed = !rows;
	rx_buffer_add_string(&pen.line, flow->name);
	rx_buffer_add_byte(&pen.line, '\t');
	begin_header(&pen);
	if (!end_header(&pen,
		    summary->explain ? "figure\tvalue\tfilter" : "opened\tclosed\topen\toverdue")) {
		free(rows);
		return finish(&pen, -1);
	}
	for (int32_t number = flow->first; groups && number <= flow->last; number++) {
		for (size_t at = 0; at < groups && !pen.line.failed; at++) {
			rx_flow_step(flow, order[at], number, &rows[order[at]]);
			write_flow(&pen, order[at], number, &rows[order[at]]);
		}
	}
	free(rows);
	return finish(&pen, (long)groups);
}
