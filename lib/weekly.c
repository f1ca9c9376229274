/*
 * weekly.c - figures put into sentences.  Classes without findings are left out, but for the first;
 * what the records do not state is said to be not stated.
 */
#include "weekly.h"
#include "sentence.h"

static const char *pick(enum rx_lang lang, const char *en, const char *zh)
{
	return lang == RX_LANG_ZH ? zh : en;
}

static void opening(
	struct rx_buffer *out, const struct rx_tally *tally, int32_t today, enum rx_lang lang)
{
	rx_buffer_add_string(out, pick(lang, "As of ", "截至"));
	rx_sentence_day(out, today, lang);
	if (lang == RX_LANG_ZH) {
		rx_sentence_one(out, "，反馈问题#个", tally->total);
		if (tally->folds[RX_FOLD_VOID])
			rx_sentence_one(out, "（另有已撤销或合并#个）", tally->folds[RX_FOLD_VOID]);
		return;
	}
	rx_buffer_add_string(out, tally->total == 1 ? " there is" : " there are");
	rx_sentence_one(out, " # {finding|findings}", tally->total);
	if (tally->folds[RX_FOLD_VOID])
		rx_sentence_one(
			out, " (besides # withdrawn or merged)", tally->folds[RX_FOLD_VOID]);
}

static bool is_usual(const struct rx_matters *matters)
{
	return matters->folding == rx_folding_usual();
}

/* The first class is said in any case, the others where there is something in them. */
static void classes(struct rx_buffer *out, const struct rx_matters *matters, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;
	const struct rx_folding *folding = matters->folding;

	for (size_t at = 0; at < rx_folding_count(folding); at++) {
		if (at && tally->classes[at] == 0)
			continue;
		rx_sentence_one(
			out, folding->classes[at].clause[lang == RX_LANG_ZH], tally->classes[at]);
		if (at == 0 && tally->closed && is_usual(matters))
			rx_sentence_one(out, pick(lang, " (# of them closed)", "（其中销号#个）"),
				tally->closed);
	}
}

/* The rate, and what has to be known to read it: what it would be with the mostly done, and that
 * findings without a status count as not done. */
static void rate(struct rx_buffer *out, const struct rx_matters *matters, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;
	size_t mostly = is_usual(matters) ? tally->folds[RX_FOLD_MOSTLY] : 0;
	size_t unstated = tally->folds[RX_FOLD_UNSTATED];

	rx_buffer_add_string(out, pick(lang, "; ", "，"));
	rx_buffer_add_string(out, matters->folding->rate[lang == RX_LANG_ZH]);
	rx_buffer_add_string(out, pick(lang, " ", ""));
	rx_sentence_percent(out, tally->folds[RX_FOLD_DONE], tally->total);
	if (mostly == 0 && unstated == 0)
		return;
	rx_buffer_add_string(out, pick(lang, " (", "（"));
	if (mostly) {
		rx_buffer_add_string(out, pick(lang, "", "含基本完成"));
		rx_sentence_percent(out, tally->folds[RX_FOLD_DONE] + mostly, tally->total);
		rx_buffer_add_string(out, pick(lang, " with those mostly done", ""));
	}
	if (mostly && unstated)
		rx_buffer_add_string(out, pick(lang, "; ", "，"));
	if (unstated)
		rx_buffer_add_string(out,
			pick(lang, "those without a status taken as not done",
				"未载明的按未完成计"));
	rx_buffer_add_string(out, pick(lang, ")", "）"));
}

static void statuses(struct rx_buffer *out, const struct rx_matters *matters, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;

	if (tally->folds[RX_FOLD_UNSTATED] == tally->total) {
		rx_sentence_one(out,
			pick(lang,
				"; {it states no status|none of them states its status}, so "
				"there is no completion rate",
				"，均未载明整改状态，无法计算完成率"),
			tally->total);
		return;
	}
	classes(out, matters, lang);
	rate(out, matters, lang);
}

/* Findings that are overdue, the latest first; so many are named, the others are in the list. */
enum { NAMED = 3 };

static size_t latest(const struct rx_matters *matters, int32_t today, size_t *places)
{
	size_t count = 0;
	int32_t days, other;

	for (size_t at = 0; at < matters->count; at++) {
		size_t to = count;

		if (!rx_matter_is_overdue(&matters->items[at], today, &days)
			|| matters->items[at].title.length == 0)
			continue;
		while (to && rx_matter_is_overdue(&matters->items[places[to - 1]], today, &other)
			&& other < days)
			to--;
		if (to == NAMED)
			continue;
		count += count < NAMED;
		for (size_t from = count - 1; from > to; from--)
			places[from] = places[from - 1];
		places[to] = at;
	}
	return count;
}

static void name_overdue(
	struct rx_buffer *out, const struct rx_matters *matters, int32_t today, enum rx_lang lang)
{
	size_t places[NAMED], count = latest(matters, today, places);

	if (count == 0)
		return;
	rx_buffer_add_string(out, pick(lang, ": ", "，为"));
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_buffer_add_string(out, pick(lang, ", ", "、"));
		rx_buffer_add_string(out, "“");
		rx_buffer_add_text(out, rx_matters_text(matters, matters->items[places[at]].title));
		rx_buffer_add_string(out, "”");
	}
	if (count < matters->tally.overdue)
		rx_buffer_add_string(out, pick(lang, " and others", "等"));
}

static void reached(
	struct rx_buffer *out, const struct rx_matters *matters, int32_t today, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;

	rx_sentence_one(out,
		pick(lang, ". # {deadline has|deadlines have} come", "；到期应完成#个"),
		tally->reached);
	if (tally->reached == 0)
		return;
	rx_sentence_one(out, pick(lang, ": # of these findings {is|are} done", "，已完成#个"),
		tally->reached_done);
	rx_sentence_one(out, pick(lang, ", # {is|are} overdue", "；逾期#个"), tally->overdue);
	if (tally->overdue_unstated)
		rx_sentence_one(out,
			pick(lang, " (# of them without a stated status)",
				"（其中未载明整改状态#个）"),
			tally->overdue_unstated);
	name_overdue(out, matters, today, lang);
}

/* In the words of audits, those within their deadline are a class of their own. */
static bool has_term_class(const struct rx_matters *matters)
{
	return rx_text_equal(rx_text(matters->folding->name), RX_LITERAL("audit"));
}

static void deadlines(
	struct rx_buffer *out, const struct rx_matters *matters, int32_t today, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;

	if (tally->with_deadline == 0) {
		rx_buffer_add_string(out,
			pick(lang, ". No deadline is stated, so nothing can be said to be overdue",
				"；均未明确整改时限，无法判断是否逾期"));
		return;
	}
	reached(out, matters, today, lang);
	if (tally->within && !has_term_class(matters))
		rx_sentence_one(out,
			pick(lang, "; # {is|are} within {its deadline|their deadlines}",
				"；尚在整改期内#个"),
			tally->within);
	if (tally->nodate)
		rx_sentence_one(out,
			pick(lang, "; # {is|are} open without a deadline", "；未明确整改时限#个"),
			tally->nodate);
}

void rx_weekly_paragraph(
	struct rx_buffer *out, const struct rx_matters *matters, int32_t today, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;

	if (matters->count == 0) {
		rx_buffer_add_string(out, pick(lang, "As of ", "截至"));
		rx_sentence_day(out, today, lang);
		rx_buffer_add_string(out,
			pick(lang, " there are no findings (0) in what was read.",
				"，所读内容中没有问题记录（0个）。"));
		return;
	}
	opening(out, tally, today, lang);
	if (tally->total) {
		statuses(out, matters, lang);
		deadlines(out, matters, today, lang);
	}
	rx_buffer_add_string(out, pick(lang, ".", "。"));
}

void rx_weekly_terms(struct rx_buffer *out, const struct rx_matters *matters, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;

	rx_buffer_add_string(out,
		pick(lang,
			"Terms: done includes done and kept up, awaiting acceptance and closed; "
			"the ",
			"说明：已完成包括已完成整改、已完成并长期坚持、待验收销号和已销号；"));
	rx_buffer_add_string(out, matters->folding->rate[lang == RX_LANG_ZH]);
	rx_buffer_add_string(out,
		pick(lang, " is done / all findings but those withdrawn or merged",
			"为已完成数除以问题总数（不含已撤销或合并的）"));
	if (tally->folds[RX_FOLD_UNSTATED] && tally->folds[RX_FOLD_UNSTATED] < tally->total)
		rx_buffer_add_string(out,
			pick(lang, "; findings without a stated status count as not done",
				"，未载明整改状态的按未完成计"));
	if (tally->with_deadline)
		rx_buffer_add_string(out,
			pick(lang,
				"; a finding is overdue when it is not done and the last day of "
				"its "
				"deadline is before the as-of date",
				"；逾期指尚未完成且整改时限最后一日早于截至日期"));
	if (matters->folding->terms[lang == RX_LANG_ZH])
		rx_buffer_add_string(out, matters->folding->terms[lang == RX_LANG_ZH]);
	rx_buffer_add_string(out, pick(lang, ".", "。"));
}

void rx_weekly_subject(struct rx_buffer *out, struct rx_text title,
	const struct rx_matters *matters, int32_t today, enum rx_lang lang)
{
	const struct rx_tally *tally = &matters->tally;
	size_t numbers[3] = {
		tally->total, tally->total - tally->folds[RX_FOLD_DONE], tally->overdue};

	rx_buffer_add_text(out, title);
	rx_buffer_add_string(out, pick(lang, " as of ", "（截至"));
	rx_sentence_day(out, today, lang);
	rx_sentence(out, pick(lang, ": # {finding|findings}, # not done", "）：问题#个，未完成#个"),
		numbers, 2);
	if (tally->with_deadline)
		rx_sentence_one(out, pick(lang, ", # overdue", "，逾期#个"), numbers[2]);
}
