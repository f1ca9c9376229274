/*
 * compared.c - matching findings by a set of keys, and comparing status and deadline.
 */
#include "compared.h"
#include "keys.h"
#include "sentence.h"

#include <stdlib.h>

enum { WEEK = 7 };

void rx_compared_release(struct rx_compared *compared)
{
	rx_matters_release(&compared->matters);
	free(compared->before);
	free(compared->found);
	*compared = (struct rx_compared){0};
}

/* ---- which is which ------------------------------------------------------------------------- */

/* A key may stand for several findings; the first one that is still free is taken. */
struct index {
	struct rx_keys keys;
	size_t *first; /* of each key its first finding */
	size_t room;
	size_t *next; /* of each finding the next one with its key, or RX_NONE */
};

static bool add_key(struct index *index, struct rx_text key, size_t at)
{
	bool added = false;
	size_t place, *grown;

	index->next[at] = RX_NONE;
	if (key.length == 0)
		return true;
	place = rx_keys_add(&index->keys, 0, key, &added);
	if (place == RX_NONE)
		return false;
	grown = rx_array_grow(index->first, place, &index->room, sizeof(*grown));
	if (!grown)
		return false;
	index->first = grown;
	if (added) {
		grown[place] = at;
	} else {
		size_t last = grown[place];

		while (index->next[last] != RX_NONE)
			last = index->next[last];
		index->next[last] = at;
	}
	return true;
}

static struct rx_text key_of(
	const struct rx_matters *matters, const struct rx_matter *matter, bool by_id)
{
	return rx_matters_text(matters, by_id ? matter->id : matter->title);
}

static void match(struct rx_compared *compared, const struct rx_matters *now, bool by_id)
{
	const struct rx_matters *last = &compared->matters;
	struct index index = {.next = calloc(last->count + 1, sizeof(size_t))};
	bool done = index.next != NULL;

	for (size_t at = 0; done && at < last->count; at++)
		done = add_key(&index, key_of(last, &last->items[at], by_id), at);
	for (size_t at = 0; done && at < now->count; at++) {
		struct rx_text key = key_of(now, &now->items[at], by_id);
		size_t place = key.length ? rx_keys_find(&index.keys, 0, key) : RX_NONE;
		size_t other = place == RX_NONE ? RX_NONE : index.first[place];

		if (compared->before[at] != RX_NONE)
			continue;
		while (other != RX_NONE && compared->found[other])
			other = index.next[other];
		compared->before[at] = other;
		if (other != RX_NONE)
			compared->found[other] = true;
	}
	compared->failed |= !done;
	rx_keys_release(&index.keys);
	free(index.first);
	free(index.next);
}

/* ---- what has become of it ------------------------------------------------------------------ */

static const struct rx_matter *before(const struct rx_compared *compared, size_t at)
{
	size_t place = compared->before[at];

	return place == RX_NONE ? NULL : &compared->matters.items[place];
}

bool rx_compared_is_new(const struct rx_compared *compared, size_t at)
{
	return before(compared, at) == NULL;
}

bool rx_compared_is_done(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at)
{
	const struct rx_matter *last = before(compared, at);

	return rx_status_is_done(now->items[at].status)
		&& (!last || !rx_status_is_done(last->status));
}

bool rx_compared_is_closed(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at)
{
	const struct rx_matter *last = before(compared, at);

	return now->items[at].status == RX_STATUS_CLOSED
		&& (!last || last->status != RX_STATUS_CLOSED);
}

bool rx_compared_is_overdue(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today)
{
	const struct rx_matter *last = before(compared, at);
	int32_t days;

	return rx_matter_is_overdue(&now->items[at], today, &days)
		&& (!last || !rx_matter_is_overdue(last, today - WEEK, &days));
}

bool rx_compared_is_moved(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at)
{
	const struct rx_matter *matter = &now->items[at], *last = before(compared, at);

	if (!last || matter->has_deadline != last->has_deadline)
		return last && (matter->has_deadline || last->has_deadline);
	return matter->has_deadline
		&& (matter->deadline.first != last->deadline.first
			|| matter->deadline.last != last->deadline.last);
}

bool rx_compared_is_reopened(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at)
{
	const struct rx_matter *last = before(compared, at);

	return last && rx_status_is_done(last->status) && rx_status_is_open(now->items[at].status);
}

void rx_compared_count(struct rx_compared *compared, const struct rx_matters *now, int32_t today)
{
	compared->before = calloc(now->count + 1, sizeof(*compared->before));
	compared->found = calloc(compared->matters.count + 1, sizeof(*compared->found));
	compared->failed |= !compared->before || !compared->found;
	if (compared->failed)
		return;
	for (size_t at = 0; at < now->count; at++)
		compared->before[at] = RX_NONE;
	match(compared, now, true);
	match(compared, now, false);
	compared->matters.folding = now->folding;
	rx_matters_count(&compared->matters, today - WEEK);
	for (size_t at = 0; at < now->count; at++) {
		if (now->items[at].status == RX_STATUS_VOID)
			continue;
		compared->added += rx_compared_is_new(compared, at);
		compared->done += rx_compared_is_done(compared, now, at);
		compared->closed += rx_compared_is_closed(compared, now, at);
		compared->overdue += rx_compared_is_overdue(compared, now, at, today);
		compared->moved += rx_compared_is_moved(compared, now, at);
		compared->reopened += rx_compared_is_reopened(compared, now, at);
	}
	for (size_t at = 0; at < compared->matters.count; at++)
		compared->gone += !compared->found[at];
}

/* ---- in words ------------------------------------------------------------------------------- */

/* The share of the done in tenths of a percent, rounded half up. */
static long share(const struct rx_tally *tally)
{
	size_t whole = tally->total;

	return whole ? (long)((tally->folds[RX_FOLD_DONE] * 2000 + whole) / (2 * whole)) : 0;
}

static void rate(struct rx_buffer *out, const struct rx_matters *before,
	const struct rx_matters *matters, enum rx_lang lang)
{
	const struct rx_tally *last = &before->tally, *now = &matters->tally;
	bool zh = lang == RX_LANG_ZH;
	long change = share(now) - share(last);
	size_t size = (size_t)(change < 0 ? -change : change);

	if (last->total == 0 || last->folds[RX_FOLD_UNSTATED] == last->total)
		return;
	rx_buffer_add_string(out, zh ? "；" : "; the ");
	rx_buffer_add_string(out, matters->folding->rate[zh]);
	if (change == 0) {
		rx_buffer_add_string(out, zh ? "持平" : " is unchanged");
		return;
	}
	rx_buffer_add_string(out, zh ? "" : " is ");
	if (zh)
		rx_buffer_add_string(out, change < 0 ? "下降" : "提高");
	rx_buffer_add_number(out, size / 10);
	rx_buffer_add_byte(out, '.');
	rx_buffer_add_number(out, size % 10);
	rx_buffer_add_string(out, zh ? "个百分点" : " points ");
	if (!zh)
		rx_buffer_add_string(out, change < 0 ? "lower" : "higher");
}

void rx_compared_sentence(struct rx_buffer *out, const struct rx_compared *compared,
	const struct rx_matters *now, enum rx_lang lang)
{
	bool zh = lang == RX_LANG_ZH;
	const struct {
		size_t count;
		const char *en, *zh;
	} parts[] = {
		{compared->added, "# new", "新增问题#个"},
		{compared->done, "# newly done", "新完成#个"},
		{compared->closed, "# newly closed", "新销号#个"},
		{compared->overdue, "# newly overdue", "新逾期#个"},
		{compared->moved, "# with another deadline", "整改时限有调整#个"},
		{compared->reopened, "# open again", "重新整改#个"},
		{compared->gone, "# no longer listed", "本期未再列入#个"},
	};
	bool any = false;

	rx_buffer_add_string(out, zh ? "与上期相比，" : " Since the last report: ");
	for (size_t at = 0; at < sizeof(parts) / sizeof(parts[0]); at++) {
		if (parts[at].count == 0)
			continue;
		if (any)
			rx_buffer_add_string(out, zh ? "，" : ", ");
		any = true;
		rx_sentence_one(out, zh ? parts[at].zh : parts[at].en, parts[at].count);
	}
	if (!any)
		rx_buffer_add_string(out, zh ? "没有变化" : "no change");
	rate(out, &compared->matters, now, lang);
	rx_buffer_add_string(out, zh ? "。" : ".");
}
