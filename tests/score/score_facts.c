/*
 * score_facts: see score_facts.h.
 *
 * Compile: cc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[FACT_TYPES] = {
	"date", "count", "amount", "ratio", "document", "meeting", "body", "contact"};
static const char *const cell_names[FACT_CELLS] = {
	"value", "uom", "bound", "verb", "alt", "parent"};

static int type_of(const struct table *table, size_t row)
{
	const char *type = table_cell(table, row, "type");

	if (strcmp(table_cell(table, row, "kind"), "fact") != 0)
		return FACT_TYPES;
	for (int i = 0; i < FACT_TYPES; i++)
		if (strcmp(type, type_names[i]) == 0)
			return i;
	return FACT_TYPES;
}

static size_t number(const struct table *table, size_t row, const char *column)
{
	return strtoul(table_cell(table, row, column), NULL, 10);
}

static size_t gap(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* The free fact of the type that stands nearest; its row, or row_count. */
static size_t find_match(const struct document *document, size_t row, int type, const bool *taken)
{
	size_t best = START_TOLERANCE + 1, found = document->parsed.row_count;
	size_t start = number(&document->truth, row, "start");

	for (size_t i = 0; i < document->parsed.row_count; i++) {
		size_t away = gap(number(&document->parsed, i, "start"), start);

		if (taken[i] || away >= best || type_of(&document->parsed, i) != type)
			continue;
		best = away;
		found = i;
	}
	return found;
}

static bool same_parent(const struct document *document, size_t row, size_t parsed)
{
	const char *id = table_cell(&document->parsed, parsed, "parent");
	size_t wanted = number(&document->truth, row, "parent_start");

	for (size_t i = 0; i < document->parsed.row_count; i++) {
		if (strcmp(table_cell(&document->parsed, i, "id"), id) != 0)
			continue;
		if (strcmp(table_cell(&document->parsed, i, "kind"), "doc") == 0)
			return wanted == 0;
		return wanted
			&& gap(number(&document->parsed, i, "start"), wanted) <= START_TOLERANCE;
	}
	return false;
}

static bool same_cell(const struct document *document, int cell, size_t row, size_t parsed)
{
	const char *wanted, *found;

	if (strcmp(cell_names[cell], "parent") == 0)
		return same_parent(document, row, parsed);
	wanted = table_cell(&document->truth, row, cell_names[cell]);
	found = table_cell(&document->parsed, parsed, cell_names[cell]);
	/* The readings of a damaged date and the other name of a document are no cells of the truth. */
	if (strcmp(cell_names[cell], "alt") == 0 && !*wanted)
		return true;
	return strcmp(wanted, found) == 0;
}

static void tell(struct fact_report *report, const struct document *document, const char *what,
	int type, const struct table *table, size_t row, size_t other)
{
	if (!report->misses_left || (report->only && strcmp(report->only, type_names[type]) != 0))
		return;
	report->misses_left--;
	printf("%s [%zu,%zu): %s %s \"%s\" %s %s %s", document->name, number(table, row, "start"),
		number(table, row, "end"), what, type_names[type], table_cell(table, row, "value"),
		table_cell(table, row, "uom"), table_cell(table, row, "bound"),
		table_cell(table, row, "verb"));
	if (other < document->parsed.row_count)
		printf(", parsed \"%s\" %s %s %s alt %s",
			table_cell(&document->parsed, other, "value"),
			table_cell(&document->parsed, other, "uom"),
			table_cell(&document->parsed, other, "bound"),
			table_cell(&document->parsed, other, "verb"),
			table_cell(&document->parsed, other, "alt"));
	putchar('\n');
}

static bool among(const char *readings, const char *value)
{
	size_t length = strlen(value);

	for (const char *at = readings; *at; at += *at == '|') {
		size_t size = strcspn(at, "|");

		if (size == length && memcmp(at, value, size) == 0)
			return true;
		at += size;
	}
	return false;
}

static void count_damaged(
	struct fact_report *report, const struct document *document, size_t row, size_t match)
{
	struct damaged_sums *sums = &report->damaged;
	const char *state = table_cell(&document->truth, row, "undecided");
	const char *wanted = table_cell(&document->truth, row, "value"), *value, *alt;
	bool decidable = strcmp(state, "lost") == 0;

	if (!*state)
		return;
	sums->decidable += decidable;
	sums->open += !decidable;
	if (match == document->parsed.row_count) {
		sums->missed++;
		return;
	}
	value = table_cell(&document->parsed, match, "value");
	alt = table_cell(&document->parsed, match, "alt");
	if (strcmp(value, wanted) == 0) {
		sums->right++;
		sums->right_decidable += decidable;
	} else if (*value) {
		sums->wrong++;
	} else if (among(alt, wanted)) {
		sums->left_open++;
	} else {
		sums->missed++;
	}
}

static bool compare(
	struct fact_sums *sums, const struct document *document, size_t row, size_t match)
{
	bool right = true;

	sums->matched++;
	for (int cell = 0; cell < FACT_CELLS; cell++) {
		bool same = same_cell(document, cell, row, match);

		sums->cells[cell] += same;
		right = right && same;
	}
	sums->right += right;
	return right;
}

static void take_truth(
	struct fact_report *report, const struct document *document, size_t row, bool *taken)
{
	int type = type_of(&document->truth, row);
	size_t match;

	if (type == FACT_TYPES)
		return;
	match = find_match(document, row, type, taken);
	report->types[type].wanted++;
	count_damaged(report, document, row, match);
	if (match == document->parsed.row_count) {
		tell(report, document, "missed", type, &document->truth, row, match);
		return;
	}
	taken[match] = true;
	if (!compare(&report->types[type], document, row, match))
		tell(report, document, "other cells of", type, &document->truth, row, match);
}

static bool has_facts(const struct document *document)
{
	for (size_t row = 0; row < document->truth.row_count; row++)
		if (type_of(&document->truth, row) < FACT_TYPES)
			return true;
	return false;
}

void facts_document(struct fact_report *report, const struct document *document)
{
	bool *taken;

	if (!has_facts(document))
		return;
	taken = score_grow(NULL, document->parsed.row_count + 1, sizeof *taken);
	memset(taken, 0, (document->parsed.row_count + 1) * sizeof *taken);
	for (size_t row = 0; row < document->truth.row_count; row++)
		take_truth(report, document, row, taken);
	for (size_t row = 0; row < document->parsed.row_count; row++) {
		int type = type_of(&document->parsed, row);

		if (type == FACT_TYPES)
			continue;
		report->types[type].found++;
		if (!taken[row])
			tell(report, document, "invented", type, &document->parsed, row,
				document->parsed.row_count);
	}
	free(taken);
}

static double percent(size_t part, size_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 100.0;
}

static void print_damaged(const struct damaged_sums *sums)
{
	size_t all = sums->decidable + sums->open;

	if (!all)
		return;
	printf("\ndates that lost units: %zu, of them decidable %zu: right %.2f%%\n"
	       "of all: right %zu, left open with the truth among the readings %zu, missed %zu, "
	       "wrong though certain %zu (%.2f in 1000)\n",
		all, sums->decidable, percent(sums->right_decidable, sums->decidable), sums->right,
		sums->left_open, sums->missed, sums->wrong, 10 * percent(sums->wrong, all));
}

void facts_print(const struct fact_report *report)
{
	size_t wanted = 0;

	for (int type = 0; type < FACT_TYPES; type++)
		wanted += report->types[type].wanted;
	if (!wanted)
		return;
	printf("\n%-10s %7s %7s %7s %7s %7s %7s", "fact", "F1", "P", "R", "wanted", "found",
		"right");
	for (int cell = 0; cell < FACT_CELLS; cell++)
		printf(" %7s", cell_names[cell]);
	putchar('\n');
	for (int type = 0; type < FACT_TYPES; type++) {
		const struct fact_sums *sums = &report->types[type];
		size_t both = sums->wanted + sums->found;

		printf("%-10s %7.2f %7.2f %7.2f %7zu %7zu %7zu", type_names[type],
			both ? percent(2 * sums->right, both) : 100.0,
			percent(sums->right, sums->found), percent(sums->right, sums->wanted),
			sums->wanted, sums->found, sums->right);
		for (int cell = 0; cell < FACT_CELLS; cell++)
			printf(" %7.2f", percent(sums->cells[cell], sums->matched));
		putchar('\n');
	}
	print_damaged(&report->damaged);
}

bool facts_are_perfect(const struct fact_report *report)
{
	for (int type = 0; type < FACT_TYPES; type++)
		if (report->types[type].right != report->types[type].wanted
			|| report->types[type].right != report->types[type].found)
			return false;
	return true;
}
