/*
 * ranking.c - who has done how much: departments, leaders, or documents, by completion rate.  Equal
 * rates share a rank; whoever has nothing open stays in the list; the number of findings stands
 * beside each rate, since one of one is also 100 %.
 */
#include "ranking.h"
#include "sentence.h"

#include <stdlib.h>

/* ---- entries -------------------------------------------------------------------------------- */

/* A name and one finding that goes to it; later the name with all of them counted. */
struct entry {
	struct rx_text name;
	size_t total, done, open, overdue;
	int32_t latest; /* most days late */
};

struct entries {
	struct entry *items;
	size_t count, room;
};

static int by_name(const void *one, const void *other)
{
	const struct entry *first = one, *second = other;

	return rx_text_compare(first->name, second->name);
}

/* Higher rate first: a/b against c/d as a*d against c*b; then more findings, then the name. */
static int by_rate(const void *one, const void *other)
{
	const struct entry *first = one, *second = other;
	size_t left = first->done * second->total, right = second->done * first->total;

	if (left != right)
		return left > right ? -1 : 1;
	if (first->total != second->total)
		return first->total > second->total ? -1 : 1;
	return by_name(one, other);
}

static void add_entry(struct rx_report *report, struct entries *entries, struct rx_text name,
	const struct rx_matter *matter)
{
	struct entry *items =
		rx_array_grow(entries->items, entries->count, &entries->room, sizeof(*items));
	int32_t days = 0;

	if (!items) {
		report->page.failed = true;
		return;
	}
	entries->items = items;
	items[entries->count] = (struct entry){.name = name, .total = 1};
	items[entries->count].done = rx_status_is_done(matter->status);
	items[entries->count].open = rx_matter_is_open(matter);
	items[entries->count].overdue = rx_matter_is_overdue(matter, report->today, &days);
	items[entries->count++].latest = days;
}

/* Adds up the entries of one name. */
static void merge(struct entries *entries)
{
	size_t count = 0;

	if (entries->count == 0)
		return;
	qsort(entries->items, entries->count, sizeof(*entries->items), by_name);
	for (size_t at = 1; at < entries->count; at++) {
		struct entry *last = &entries->items[count], *next = &entries->items[at];

		if (!rx_text_equal(last->name, next->name)) {
			entries->items[++count] = *next;
			continue;
		}
		last->total += next->total;
		last->done += next->done;
		last->open += next->open;
		last->overdue += next->overdue;
		if (next->latest > last->latest)
			last->latest = next->latest;
	}
	entries->count = count + 1;
	qsort(entries->items, entries->count, sizeof(*entries->items), by_rate);
}

static struct rx_text names_of(
	const struct rx_matters *matters, const struct rx_matter *matter, enum rx_ranked ranked)
{
	if (ranked == RX_RANKED_DEPT)
		return rx_matters_text(matters, matter->dept);
	if (ranked == RX_RANKED_LEADER)
		return rx_matters_text(matters, matter->leader);
	if (matters->by_doc && matter->doc != RX_NONE)
		return rx_matters_text(matters, matters->groups[matter->doc].title);
	return (struct rx_text){NULL, 0};
}

/* A finding with several names counts for each of them. */
static void collect(struct rx_report *report, const struct rx_matters *matters,
	struct entries *entries, enum rx_ranked ranked)
{
	for (size_t at = 0; at < matters->count; at++) {
		const struct rx_matter *matter = &matters->items[at];
		struct rx_text rest = names_of(matters, matter, ranked), name;

		if (matter->status == RX_STATUS_VOID || rest.length == 0)
			continue;
		while (rx_text_split(&rest, ';', &name))
			add_entry(report, entries, rx_text_trim(name), matter);
	}
	merge(entries);
}

/* ---- tables --------------------------------------------------------------------------------- */

static void labels(struct rx_report *report, const struct rx_matters *matters, const char *what)
{
	struct rx_grid *grid = &report->grid;

	rx_grid_reset(grid);
	grid->wrap = true;
	if (report->format->captions)
		rx_buffer_add_string(&grid->caption, what);
	rx_grid_label(grid, rx_report_label(report, "Rank", "名次"), RX_LOOK_NUMBER);
	rx_grid_label(grid, what, RX_LOOK_MAIN);
	rx_grid_label(grid, rx_report_label(report, "Findings", "问题数"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Done", "已完成"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Rate", "完成率"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Open", "未完成"), RX_LOOK_NUMBER);
	if (!matters->tally.with_deadline)
		return;
	rx_grid_label(grid, rx_report_label(report, "Overdue", "逾期"), RX_LOOK_NUMBER);
	rx_grid_label(
		grid, rx_report_label(report, "Most days late", "最长逾期天数"), RX_LOOK_NUMBER);
}

static void entry_row(struct rx_report *report, const struct rx_matters *matters,
	const struct entry *entry, size_t rank)
{
	struct rx_grid *grid = &report->grid;
	struct rx_buffer rate = {0};

	rx_sentence_percent(&rate, entry->done, entry->total);
	rx_grid_number(grid, rank);
	rx_grid_cell(grid, entry->name);
	rx_grid_number(grid, entry->total);
	rx_grid_number(grid, entry->done);
	rx_grid_cell(grid, rx_buffer_text(&rate));
	rx_grid_number(grid, entry->open);
	if (matters->tally.with_deadline) {
		rx_grid_number(grid, entry->overdue);
		rx_grid_number(grid, (size_t)entry->latest);
	}
	rx_buffer_release(&rate);
}

void rx_ranking(struct rx_report *report, const struct rx_matters *matters, enum rx_ranked ranked,
	size_t *parts)
{
	static const char *const names[RX_RANKED][3] = {RX_LABEL("Document", "单位（文件）"),
		RX_LABEL("Department", "部门"), RX_LABEL("Leader", "责任领导")};
	const char *what = names[ranked][report->page.words];
	struct entries entries = {0};
	struct rx_buffer *title = &report->page.scratch[2];
	size_t rank = 1;

	collect(report, matters, &entries, ranked);
	if (entries.count) {
		rx_buffer_reset(title);
		rx_sentence_ordinal(title, ++*parts, report->page.lang);
		rx_buffer_add_string(title, rx_report_say(report, "By ", "按"));
		rx_buffer_add_string(title, what);
		report->format->heading(&report->page, rx_buffer_text(title));
		labels(report, matters, what);
	}
	for (size_t at = 0; at < entries.count; at++) {
		const struct entry *entry = &entries.items[at];

		if (at && entry[-1].done * entry->total != entry->done * entry[-1].total)
			rank = at + 1;
		entry_row(report, matters, entry, rank);
	}
	if (entries.count)
		rx_report_table(report, &report->grid);
	free(entries.items);
}
