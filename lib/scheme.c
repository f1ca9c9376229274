/*
 * scheme.c - the tables of rates, reporting schemes and reports.
 *
 * The folds of a scheme part the findings: each falls into exactly one of them, and those without a
 * status stay visible as such.
 */
#include "scheme.h"
#include "message.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct rx_rate_kind rates[] = {
	{"done", "strict", RX_CONDITION_DONE, RX_CONDITION_ALL, false,
		{"done sustained closing closed; of all but void",
			"整改完成率：已完成整改、已完成并长期坚持、待验收销号、已销号，"
			"占除已撤销外全部"}},
	{"loose", NULL, RX_CONDITION_LOOSE, RX_CONDITION_ALL, false,
		{"the same and mostly; of all but void",
			"宽口径完成率：另含基本完成，占除已撤销外全部"}},
	{"closed", NULL, RX_CONDITION_CLOSED, RX_CONDITION_ALL, false,
		{"closed; of all but void", "销号率：已销号，占除已撤销外全部"}},
	{"due", NULL, RX_CONDITION_DUE_DONE, RX_CONDITION_DUE, false,
		{"done; of those whose deadline has come", "到期完成率：已完成，占整改时限已到的"}},
	{"ontime", NULL, RX_CONDITION_ON_TIME, RX_CONDITION_SETTLED, false,
		{"done by the deadline; of those done or due",
			"按期办结率：时限内完成，占有时限且已完成或已到期的"}},
	{"amount", NULL, RX_CONDITION_ALL, RX_CONDITION_ALL, true,
		{"the sum of amount_done; of the sum of amount",
			"资金整改率：已整改金额，占涉及金额"}},
};

static const struct rx_counted inspection[] = {{"finished", RX_CONDITION_DONE, RX_CONDITION_ALL},
	{"mostly", RX_CONDITION_MOSTLY, RX_CONDITION_ALL},
	{"active", RX_CONDITION_ACTIVE, RX_CONDITION_ALL},
	{"planned", RX_CONDITION_PLANNED, RX_CONDITION_ALL},
	{"unable", RX_CONDITION_UNABLE, RX_CONDITION_ALL},
	{"unstated", RX_CONDITION_UNSTATED, RX_CONDITION_ALL}};

static const struct rx_counted audit[] = {{"rectified", RX_CONDITION_DONE, RX_CONDITION_ALL},
	{"partly", RX_CONDITION_PARTLY, RX_CONDITION_ALL},
	{"unrectified", RX_CONDITION_UNRECTIFIED, RX_CONDITION_ALL},
	{"in_term", RX_CONDITION_IN_TERM, RX_CONDITION_ALL},
	{"unstated", RX_CONDITION_UNSTATED, RX_CONDITION_ALL}};

static const struct rx_counted environment[] = {
	{"signed_off", RX_CONDITION_CLOSED, RX_CONDITION_ALL},
	{"awaiting", RX_CONDITION_AWAITING, RX_CONDITION_ALL},
	{"on_schedule", RX_CONDITION_ON_SCHEDULE, RX_CONDITION_ALL},
	{"behind", RX_CONDITION_BEHIND, RX_CONDITION_ALL},
	{"unstated", RX_CONDITION_UNSTATED, RX_CONDITION_ALL}};

static const struct rx_scheme schemes[] = {
	{"inspection", inspection, COUNT_OF(inspection),
		{"finished mostly active planned unable unstated",
			"巡视巡察：已完成、基本完成、正在推进、尚未启动、客观原因无法整改、未载"
			"明"}},
	{"audit", audit, COUNT_OF(audit),
		{"rectified partly unrectified in_term unstated",
			"审计：已整改、部分整改、未整改、尚在整改期内、未载明"}},
	{"environment", environment, COUNT_OF(environment),
		{"signed_off awaiting on_schedule behind unstated",
			"环保督察：已销号、完成待销号、达到序时进度、未达到序时进度、未载明"}},
};

static const struct rx_counted summary[] = {{"findings", RX_CONDITION_ALL, RX_CONDITION_ALL},
	{"done", RX_CONDITION_DONE, RX_CONDITION_ALL},
	{"loose", RX_CONDITION_LOOSE, RX_CONDITION_ALL},
	{"closed", RX_CONDITION_CLOSED, RX_CONDITION_ALL},
	{"due", RX_CONDITION_DUE_DONE, RX_CONDITION_DUE},
	{"ontime", RX_CONDITION_ON_TIME, RX_CONDITION_SETTLED},
	{"open", RX_CONDITION_OPEN, RX_CONDITION_ALL},
	{"overdue", RX_CONDITION_OVERDUE, RX_CONDITION_ALL},
	{"within", RX_CONDITION_WITHIN, RX_CONDITION_ALL},
	{"soon", RX_CONDITION_SOON, RX_CONDITION_ALL},
	{"stalled", RX_CONDITION_STALLED, RX_CONDITION_ALL},
	{"nodate", RX_CONDITION_NODATE, RX_CONDITION_ALL},
	{"unassigned", RX_CONDITION_UNASSIGNED, RX_CONDITION_ALL},
	{"unstated", RX_CONDITION_UNSTATED, RX_CONDITION_ALL},
	{"new", RX_CONDITION_OPENED, RX_CONDITION_ALL},
	{"finished", RX_CONDITION_FINISHED, RX_CONDITION_ALL},
	{"reopened", RX_CONDITION_REOPENED, RX_CONDITION_ALL},
	{"immediate", RX_CONDITION_IMMEDIATE, RX_CONDITION_ALL},
	{"phased", RX_CONDITION_PHASED, RX_CONDITION_ALL},
	{"ongoing", RX_CONDITION_ONGOING, RX_CONDITION_ALL},
	{"unproven", RX_CONDITION_UNPROVEN, RX_CONDITION_ALL}};

static const struct rx_counted snapshot[] = {{"findings", RX_CONDITION_ALL, RX_CONDITION_ALL},
	{"open", RX_CONDITION_OPEN, RX_CONDITION_ALL},
	{"finished", RX_CONDITION_DONE, RX_CONDITION_ALL},
	{"closed", RX_CONDITION_CLOSED, RX_CONDITION_ALL},
	{"overdue", RX_CONDITION_OVERDUE, RX_CONDITION_ALL}};

const struct rx_rate_kind *rx_rate_kind(size_t index)
{
	return index < COUNT_OF(rates) ? &rates[index] : NULL;
}

const struct rx_scheme *rx_scheme(size_t index)
{
	return index < COUNT_OF(schemes) ? &schemes[index] : NULL;
}

const struct rx_counted *rx_report_figures(size_t *count)
{
	*count = COUNT_OF(summary);
	return summary;
}

const struct rx_counted *rx_snapshot_figures(size_t *count)
{
	*count = COUNT_OF(snapshot);
	return snapshot;
}

static const struct rx_rate_kind *report_unknown(struct rx_text name, const struct rx_sink *sink)
{
	struct rx_buffer all = {0};
	char shown[128];

	for (size_t at = 0; at < COUNT_OF(rates); at++) {
		rx_buffer_add_string(&all, at ? " " : "");
		rx_buffer_add_string(&all, rates[at].name);
	}
	rx_buffer_add_byte(&all, '\0');
	rx_say(sink, (struct rx_place){0}, RX_SAY_RATE, rx_quotable(name, shown, sizeof(shown)),
		all.failed ? "-" : all.bytes);
	rx_buffer_release(&all);
	return NULL;
}

const struct rx_rate_kind *rx_rate_find(struct rx_text name, const struct rx_sink *sink)
{
	for (size_t at = 0; at < COUNT_OF(rates); at++) {
		if (rx_text_equal(rx_text(rates[at].name), name)
			|| (rates[at].also && rx_text_equal(rx_text(rates[at].also), name)))
			return &rates[at];
	}
	return report_unknown(name, sink);
}

const struct rx_scheme *rx_scheme_find(struct rx_text name, const struct rx_sink *sink)
{
	char shown[128];

	for (size_t at = 0; at < COUNT_OF(schemes); at++) {
		if (rx_text_equal(rx_text(schemes[at].name), name))
			return &schemes[at];
	}
	rx_say(sink, (struct rx_place){0}, RX_SAY_SCHEME, rx_quotable(name, shown, sizeof(shown)));
	return NULL;
}
