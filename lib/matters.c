/*
 * matters.c - collecting findings and counting them.
 */
#include "matters.h"
#include "date.h"
#include "status.h"

#include <stdlib.h>

enum { SOON_DAYS = 7, STALLED_DAYS = 14 };

void rx_matters_release(struct rx_matters *matters)
{
	free(matters->items);
	free(matters->groups);
	rx_buffer_release(&matters->texts);
	rx_ancestry_release(&matters->ancestry);
	*matters = (struct rx_matters){0};
}

void rx_matters_bind(struct rx_matters *matters, const struct rx_view *view)
{
	static const enum rx_column columns[RX_MATTER_FIELDS] = {RX_COLUMN_KIND, RX_COLUMN_ID,
		RX_COLUMN_PARENT, RX_COLUMN_NO, RX_COLUMN_TITLE, RX_COLUMN_STATUS,
		RX_COLUMN_STATUS_TEXT, RX_COLUMN_DUE, RX_COLUMN_DUE_TEXT, RX_COLUMN_DEPT,
		RX_COLUMN_LEADER, RX_COLUMN_OWNER, RX_COLUMN_UNIT, RX_COLUMN_UPDATED,
		RX_COLUMN_DONE_ON, RX_COLUMN_CLOSED_ON, RX_COLUMN_FILE, RX_COLUMN_LINE,
		RX_COLUMN_OPENED, RX_COLUMN_CLASS, RX_COLUMN_EVIDENCE, RX_COLUMN_FLAGS};

	for (size_t at = 0; at < RX_MATTER_FIELDS; at++)
		matters->fields[at] = rx_view_find(view, columns[at]);
}

/* ---- collecting ----------------------------------------------------------------------------- */

static struct rx_text value_of(
	const struct rx_matters *matters, const struct rx_text *values, enum rx_matter_field field)
{
	size_t at = matters->fields[field];

	return at == RX_NONE ? (struct rx_text){NULL, 0} : values[at];
}

static struct rx_span keep(struct rx_matters *matters, struct rx_text text)
{
	struct rx_span span = {matters->texts.length, text.length};

	rx_buffer_add_text(&matters->texts, text);
	return span;
}

static struct rx_span keep_field(
	struct rx_matters *matters, const struct rx_text *values, enum rx_matter_field field)
{
	return keep(matters, value_of(matters, values, field));
}

static struct rx_span keep_source(struct rx_matters *matters, const struct rx_text *values)
{
	struct rx_text file = value_of(matters, values, RX_MATTER_FILE);
	struct rx_text line = value_of(matters, values, RX_MATTER_LINE);
	struct rx_span span = keep(matters, file);

	if (file.length && line.length)
		rx_buffer_add_byte(&matters->texts, ':');
	rx_buffer_add_text(&matters->texts, line);
	span.length = matters->texts.length - span.start;
	return span;
}

/* A ledger has its status in words, under one heading or another. */
static enum rx_status status_of(const struct rx_matters *matters, const struct rx_text *values)
{
	static const enum rx_matter_field fields[] = {RX_MATTER_STATUS, RX_MATTER_STATUS_TEXT};

	for (size_t at = 0; at < 2; at++) {
		struct rx_text word = rx_text_trim(value_of(matters, values, fields[at]));
		int place = rx_word_find(RX_SET_STATUS, word);

		if (place < 0 && word.length)
			place = rx_status_of_words(word);
		if (place >= 0)
			return (enum rx_status)place;
	}
	return RX_STATUS_UNSTATED;
}

/* Deadlines of the stream are dates; those of a ledger may be words such as 2024年6月底前. */
static bool read_deadline(struct rx_text due, struct rx_days *days)
{
	char date[32];

	if (rx_days_parse(due, days))
		return days->last != RX_DAY_OPEN_END;
	return due.length && rx_date_deadline(due, 0, date) && rx_days_parse(rx_text(date), days);
}

static void take_dates(
	struct rx_matters *matters, const struct rx_text *values, struct rx_matter *matter)
{
	struct rx_days days;

	matter->has_deadline =
		read_deadline(value_of(matters, values, RX_MATTER_DUE), &matter->deadline);
	if (rx_days_parse(value_of(matters, values, RX_MATTER_UPDATED), &days)) {
		matter->has_updated = days.last != RX_DAY_OPEN_END;
		matter->updated = days.last;
	}
	if (rx_days_parse(value_of(matters, values, RX_MATTER_CLOSED_ON), &days)
		|| rx_days_parse(value_of(matters, values, RX_MATTER_DONE_ON), &days)) {
		matter->has_finished = days.last != RX_DAY_OPEN_END;
		matter->finished = days.last;
	}
	if (rx_days_parse(value_of(matters, values, RX_MATTER_OPENED), &days)) {
		matter->has_opened = days.first != RX_DAY_OPEN_START;
		matter->opened = days.first;
	}
}

static size_t group_above(const struct rx_matters *matters, enum rx_kind kind)
{
	const struct rx_ancestor *ancestor = rx_ancestry_find(&matters->ancestry, kind);

	return ancestor ? ancestor->value : RX_NONE;
}

static void add_finding(struct rx_matters *matters, const struct rx_text *values)
{
	struct rx_matter *items =
		rx_array_grow(matters->items, matters->count, &matters->room, sizeof(*items));
	struct rx_matter *matter;
	struct rx_text due = value_of(matters, values, RX_MATTER_DUE);

	if (!items) {
		matters->failed = true;
		return;
	}
	matters->items = items;
	matter = &items[matters->count++];
	*matter = (struct rx_matter){0};
	matter->id = keep_field(matters, values, RX_MATTER_ID);
	matter->no = keep_field(matters, values, RX_MATTER_NO);
	matter->title = keep_field(matters, values, RX_MATTER_TITLE);
	matter->dept = keep_field(matters, values, RX_MATTER_DEPT);
	matter->leader = keep_field(matters, values, RX_MATTER_LEADER);
	if (matter->leader.length == 0)
		matter->leader = keep_field(matters, values, RX_MATTER_OWNER);
	matter->due = keep_field(matters, values, due.length ? RX_MATTER_DUE : RX_MATTER_DUE_TEXT);
	matter->source = keep_source(matters, values);
	matter->status = status_of(matters, values);
	matter->section = group_above(matters, RX_KIND_SECTION);
	matter->doc = group_above(matters, RX_KIND_DOC);
	matter->class = rx_word_find(RX_SET_CLASS, value_of(matters, values, RX_MATTER_CLASS));
	matter->has_evidence = rx_text_trim(value_of(matters, values, RX_MATTER_EVIDENCE)).length;
	take_dates(matters, values, matter);
}

static void add_group(struct rx_matters *matters, const struct rx_text *values, bool is_doc)
{
	struct rx_group *groups = rx_array_grow(
		matters->groups, matters->group_count, &matters->group_room, sizeof(*groups));
	bool unit = is_doc && value_of(matters, values, RX_MATTER_UNIT).length;

	if (!groups) {
		matters->failed = true;
		return;
	}
	matters->groups = groups;
	groups[matters->group_count] = (struct rx_group){.is_doc = is_doc};
	groups[matters->group_count++].title =
		keep_field(matters, values, unit ? RX_MATTER_UNIT : RX_MATTER_TITLE);
	matters->docs += is_doc;
}

static void add_measure(struct rx_matters *matters)
{
	size_t finding = group_above(matters, RX_KIND_FINDING);

	if (finding != RX_NONE && finding < matters->count)
		matters->items[finding].measures++;
}

/* What is doubtful in a record, of whatever kind. */
static void take_flags(struct rx_matters *matters, struct rx_text flags)
{
	static const struct rx_text elided = {"date-elided", 11}, doubt = {"date-ambiguous", 14},
				    id = {"id-ambiguous", 12};

	if (flags.length == 0)
		return;
	matters->damaged += rx_text_find(flags, elided, 0) != RX_NONE
		|| rx_text_find(flags, doubt, 0) != RX_NONE;
	matters->ambiguous += rx_text_find(flags, id, 0) != RX_NONE;
}

void rx_matters_add(struct rx_matters *matters, const struct rx_text *values)
{
	int kind = RX_KIND_FINDING;
	size_t place = matters->group_count;

	if (matters->fields[RX_MATTER_KIND] != RX_NONE)
		kind = rx_word_find(RX_SET_KIND, value_of(matters, values, RX_MATTER_KIND));
	if (kind == RX_KIND_FINDING)
		place = matters->count;
	rx_ancestry_enter(&matters->ancestry, value_of(matters, values, RX_MATTER_ID),
		value_of(matters, values, RX_MATTER_PARENT), kind, place);
	if (kind == RX_KIND_FINDING)
		add_finding(matters, values);
	else if (kind == RX_KIND_DOC || kind == RX_KIND_SECTION)
		add_group(matters, values, kind == RX_KIND_DOC);
	else if (kind == RX_KIND_MEASURE)
		add_measure(matters);
	matters->remarks += kind == RX_KIND_DIAG;
	take_flags(matters, value_of(matters, values, RX_MATTER_FLAGS));
	matters->failed |= matters->texts.failed;
}

/* ---- judging -------------------------------------------------------------------------------- */

enum rx_class_of_status rx_status_fold(enum rx_status status)
{
	switch (status) {
	case RX_STATUS_DONE:
	case RX_STATUS_SUSTAINED:
	case RX_STATUS_CLOSING:
	case RX_STATUS_CLOSED: return RX_FOLD_DONE;
	case RX_STATUS_MOSTLY: return RX_FOLD_MOSTLY;
	case RX_STATUS_ASSIGNED:
	case RX_STATUS_PLANNED: return RX_FOLD_PLANNED;
	case RX_STATUS_UNABLE: return RX_FOLD_UNABLE;
	case RX_STATUS_UNSTATED: return RX_FOLD_UNSTATED;
	case RX_STATUS_VOID: return RX_FOLD_VOID;
	default: return RX_FOLD_ACTIVE;
	}
}

bool rx_matter_is_open(const struct rx_matter *matter)
{
	return rx_status_is_open(matter->status);
}

bool rx_matter_is_overdue(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	if (!rx_matter_is_open(matter) || !matter->has_deadline || matter->deadline.last >= today)
		return false;
	*days = today - matter->deadline.last;
	return true;
}

bool rx_matter_is_soon(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	if (!rx_matter_is_open(matter) || !matter->has_deadline || matter->deadline.last < today
		|| matter->deadline.last - today > SOON_DAYS)
		return false;
	*days = matter->deadline.last - today;
	return true;
}

bool rx_matter_is_stalled(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	if (!rx_matter_is_open(matter) || !matter->has_updated
		|| matter->updated > today - STALLED_DAYS)
		return false;
	*days = today - matter->updated;
	return true;
}

bool rx_matter_is_finished(const struct rx_matter *matter, int32_t today)
{
	return rx_status_is_done(matter->status) && matter->has_finished
		&& matter->finished <= today && matter->finished > today - SOON_DAYS;
}

static void count_deadline(struct rx_tally *tally, const struct rx_matter *matter, int32_t today)
{
	bool open = rx_matter_is_open(matter);
	int32_t days;

	tally->with_deadline += matter->has_deadline;
	/* On its last day a deadline has come and is not missed, as in rx-stats. */
	if (matter->has_deadline && matter->deadline.last <= today) {
		tally->reached++;
		tally->reached_done += rx_status_is_done(matter->status);
	}
	if (!matter->has_deadline) {
		tally->nodate += open;
	} else if (matter->deadline.last < today) {
		tally->overdue += open;
		tally->overdue_unstated += matter->status == RX_STATUS_UNSTATED;
	} else {
		tally->within += open;
		tally->soon += rx_matter_is_soon(matter, today, &days);
	}
}

static void count_matter(
	struct rx_tally *tally, const struct rx_matter *matter, int32_t today, size_t class)
{
	bool owner = matter->dept.length || matter->leader.length;
	int32_t days;

	tally->folds[rx_status_fold(matter->status)]++;
	if (matter->status == RX_STATUS_VOID)
		return;
	if (class != RX_NONE)
		tally->classes[class]++;
	tally->total++;
	tally->measures += matter->measures;
	tally->closed += matter->status == RX_STATUS_CLOSED;
	tally->with_owner += owner;
	tally->unassigned += !owner && rx_matter_is_open(matter);
	tally->with_update += matter->has_updated;
	tally->stalled += rx_matter_is_stalled(matter, today, &days);
	tally->finished += rx_matter_is_finished(matter, today);
	tally->with_finish += matter->has_finished;
	tally->with_evidence += matter->has_evidence;
	tally->unproved += rx_status_is_done(matter->status) && !matter->has_evidence;
	if (matter->class >= 0) {
		tally->with_class++;
		tally->by_class[matter->class]++;
	}
	count_deadline(tally, matter, today);
}

void rx_matters_count(struct rx_matters *matters, int32_t today)
{
	const struct rx_folding *folding = matters->folding ? matters->folding : rx_folding_usual();

	matters->folding = folding;
	matters->by_doc = matters->docs > 1;
	for (size_t at = 0; at < matters->count; at++) {
		const struct rx_matter *matter = &matters->items[at];
		size_t group = matters->by_doc ? matter->doc : matter->section;
		struct rx_folding_case one = {
			matter->status, matter->has_deadline, matter->deadline.last};
		size_t class = rx_folding_class_of(folding, one, today);

		count_matter(&matters->tally, matter, today, class);
		if (group != RX_NONE)
			count_matter(&matters->groups[group].tally, matter, today, class);
	}
}
