/*
 * score_report: see score_report.h.
 *
 * Optional true records count nowhere; a parsed record that matches one is not invented.
 *
 * Compile: cc -std=c11 -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_report.h"

#include "score_spans.h"
#include "score_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct column_row {
	const char *truth, *parsed;
	enum comparison comparison;
};

static const struct column_row columns[SCORED_COLUMNS] = {
	{"parent_title", NULL, COMPARE_TITLE},
	{"no", "no", COMPARE_EXACT},
	{"status", "status", COMPARE_EXACT},
	{"mode", "mode", COMPARE_EXACT},
	{"class", "class", COMPARE_EXACT},
	{"due", "due", COMPARE_EXACT},
	{"due_text", "due_text", COMPARE_TEXT},
	{"dept", "dept", COMPARE_LIST},
	{"leader", "leader", COMPARE_LIST},
	{"support", "support", COMPARE_LIST},
	{"overseer", "overseer", COMPARE_LIST},
	{"acceptor", "acceptor", COMPARE_LIST},
	{"owner", "owner", COMPARE_LIST},
	{"type", "type", COMPARE_EXACT},
};

static const struct column_row document_columns[DOCUMENT_COLUMNS] = {
	{"title", "title", COMPARE_TEXT},
	{"type", "type", COMPARE_EXACT},
	{"body", "unit", COMPARE_TEXT},
	{"inspector", "overseer", COMPARE_TEXT},
	{"period", "value", COMPARE_EXACT},
	{"feedback", "opened", COMPARE_EXACT},
	{"published", "updated", COMPARE_EXACT},
};

static size_t gap(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* The record of the other side that starts here, whatever its kind; NULL if there is none. */
static const struct entry *other_side(
	const struct entry *entries, size_t count, const struct entry *entry)
{
	for (size_t i = 0; i < count; i++)
		if (gap(entries[i].start, entry->start) <= START_TOLERANCE)
			return &entries[i];
	return NULL;
}

static void tell(struct report *report, const struct document *document, const char *what,
	const struct entry *entry, const struct table *table, const struct entry *other,
	const struct table *other_table)
{
	if (!report->misses_left || report->only_column)
		return;
	if (report->only_kind && strcmp(report->only_kind, kind_names[entry->kind]) != 0)
		return;
	report->misses_left--;
	printf("%s/%s.txt:%s: %s %s [%zu,%zu) \"%s\"", report->truth_directory, document->name,
		table_cell(table, entry->row, "line"), what, kind_names[entry->kind], entry->start,
		entry->end, table_cell(table, entry->row, "title"));
	if (other)
		printf(", %s here: %s [%zu,%zu) \"%s\"",
			table == &document->truth ? "parsed" : "true", kind_names[other->kind],
			other->start, other->end, table_cell(other_table, other->row, "title"));
	putchar('\n');
}

static void tell_column(struct report *report, const struct document *document,
	const struct entry *entry, const char *column, const char *wanted, const char *parsed)
{
	if (!report->misses_left || !report->only_column ||
		strcmp(report->only_column, column) != 0)
		return;
	if (report->only_kind && entry && strcmp(report->only_kind, kind_names[entry->kind]) != 0)
		return;
	report->misses_left--;
	printf("%s/%s.txt:%s: %s of %s \"%s\" is \"%s\", parsed \"%s\"\n", report->truth_directory,
		document->name, entry ? table_cell(&document->truth, entry->row, "line") : "1",
		column, entry ? kind_names[entry->kind] : "doc",
		entry ? table_cell(&document->truth, entry->row, "title") : document->name, wanted,
		parsed);
}

/* True when the cells agree; an invented value does not. */
static bool compare_cell(
	struct column_sums *sums, const char *truth, const char *parsed, enum comparison comparison)
{
	bool right = matches_any(truth, parsed, comparison);

	if (!*truth) {
		sums->invented += *parsed != '\0';
		return !*parsed;
	}
	sums->wanted++;
	if (right)
		sums->right++;
	else if (!*parsed)
		sums->missing++;
	else
		sums->wrong++;
	return right;
}

/* An empty parent is a value: the document. */
static bool compare_parent(struct column_sums *sums, const char *wanted, const char *parsed)
{
	bool right = matches_any(wanted, parsed, COMPARE_TITLE);

	sums->wanted++;
	*(right ? &sums->right : &sums->wrong) += 1;
	return right;
}

static void compare_columns(
	struct report *report, const struct document *document, const struct entry *truth)
{
	size_t row = document->parsed_entries[truth->match].row;

	for (size_t i = 0; i < SCORED_COLUMNS; i++) {
		const char *wanted = table_cell(&document->truth, truth->row, columns[i].truth);
		const char *parsed = columns[i].parsed
					     ? table_cell(&document->parsed, row, columns[i].parsed)
					     : parsed_parent_title(document, row);
		bool right;

		/* A type is judged where the truth names one; other types are the parser's affair. */
		if (strcmp(columns[i].truth, "type") == 0 && !*wanted)
			continue;
		right = columns[i].parsed ? compare_cell(&report->columns[i], wanted, parsed,
						    columns[i].comparison)
					  : compare_parent(&report->columns[i], wanted, parsed);
		if (!right)
			tell_column(report, document, truth, columns[i].truth, wanted, parsed);
	}
}

static size_t find_kind_row(const struct table *table, const char *kind)
{
	size_t row = 0;

	while (row < table->row_count && strcmp(table_cell(table, row, "kind"), kind) != 0)
		row++;
	return row;
}

static void compare_document(struct report *report, const struct document *document)
{
	size_t truth = find_kind_row(&document->truth, "doc");
	size_t row = find_kind_row(&document->parsed, "doc");

	if (truth == document->truth.row_count)
		return;
	for (size_t i = 0; i < DOCUMENT_COLUMNS; i++) {
		const char *wanted = table_cell(&document->truth, truth, document_columns[i].truth);
		const char *parsed =
			row < document->parsed.row_count
				? table_cell(&document->parsed, row, document_columns[i].parsed)
				: "";

		if (!compare_cell(&report->document_columns[i], wanted, parsed,
			    document_columns[i].comparison))
			tell_column(
				report, document, NULL, document_columns[i].truth, wanted, parsed);
	}
}

static void count_truth(struct report *report, const struct document *document)
{
	for (size_t i = 0; i < document->true_count; i++) {
		const struct entry *entry = &document->true_entries[i];
		struct kind_sums *sums = &report->kinds[entry->kind];

		if (entry->optional)
			continue;
		sums->wanted++;
		sums->full += entry->quality == MATCH_FULL;
		sums->span += entry->quality == MATCH_SPAN;
		if (entry->quality == MATCH_FULL) {
			compare_columns(report, document, entry);
			continue;
		}
		tell(report, document, entry->quality == MATCH_SPAN ? "other title of" : "missed",
			entry, &document->truth,
			entry->quality == MATCH_SPAN ? &document->parsed_entries[entry->match]
						     : other_side(document->parsed_entries,
							       document->parsed_count, entry),
			&document->parsed);
	}
}

static bool is_excused(const struct document *document, const struct entry *parsed)
{
	return parsed->match != NO_MATCH && document->true_entries[parsed->match].optional;
}

static void count_parse(struct report *report, const struct document *document)
{
	for (size_t i = 0; i < document->parsed_count; i++) {
		const struct entry *entry = &document->parsed_entries[i];

		if (is_excused(document, entry))
			continue;
		report->kinds[entry->kind].found++;
		if (entry->quality == MATCH_NONE)
			tell(report, document, "invented", entry, &document->parsed,
				other_side(document->true_entries, document->true_count, entry),
				&document->truth);
	}
}

static struct tag_sums *find_tag(struct report *report, const char *tag, size_t length)
{
	for (size_t i = 0; i < report->tag_count; i++)
		if (strlen(report->tags[i].tag) == length &&
			memcmp(report->tags[i].tag, tag, length) == 0)
			return &report->tags[i];
	report->tags = score_grow(report->tags, report->tag_count + 1, sizeof *report->tags);
	memset(&report->tags[report->tag_count], 0, sizeof *report->tags);
	report->tags[report->tag_count].tag = score_grow(NULL, length + 1, 1);
	memcpy(report->tags[report->tag_count].tag, tag, length);
	report->tags[report->tag_count].tag[length] = '\0';
	return &report->tags[report->tag_count++];
}

static void count_tag(struct tag_sums *sums, const struct document *document)
{
	sums->documents++;
	for (size_t i = 0; i < document->true_count; i++) {
		const struct entry *entry = &document->true_entries[i];

		if (entry->optional || (entry->kind != KIND_FINDING && entry->kind != KIND_MEASURE))
			continue;
		sums->wanted++;
		sums->full += entry->quality == MATCH_FULL;
	}
	for (size_t i = 0; i < document->parsed_count; i++) {
		const struct entry *entry = &document->parsed_entries[i];

		if (!is_excused(document, entry))
			sums->found += entry->kind == KIND_FINDING || entry->kind == KIND_MEASURE;
	}
}

static void count_tags(struct report *report, const struct document *document)
{
	const char *at = document->variant;

	while (*at) {
		size_t length = strcspn(at, " ");

		if (length)
			count_tag(find_tag(report, at, length), document);
		at += length + (at[length] == ' ');
	}
}

void report_document(struct report *report, const struct document *document)
{
	report->documents++;
	report->unparsed += !document->has_parse;
	report->bad_rows += document->parsed.bad_rows;
	count_truth(report, document);
	count_parse(report, document);
	count_tags(report, document);
	compare_document(report, document);
	check_spans(report, document);
}

static double percent(size_t part, size_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 100.0;
}

static double f1(size_t full, size_t wanted, size_t found)
{
	return wanted + found ? 200.0 * (double)full / (double)(wanted + found) : 100.0;
}

static void print_columns(const struct column_row *rows, const struct column_sums *sums,
	size_t count, const char *heading)
{
	printf("\n%-14s %7s %8s %8s %7s %9s\n", heading, "right%", "wanted", "missing", "wrong",
		"invented");
	for (size_t i = 0; i < count; i++) {
		char rate[16] = "-";

		if (sums[i].wanted)
			snprintf(rate, sizeof rate, "%.2f", percent(sums[i].right, sums[i].wanted));
		printf("%-14s %7s %8zu %8zu %7zu %9zu\n", rows[i].truth, rate, sums[i].wanted,
			sums[i].missing, sums[i].wrong, sums[i].invented);
	}
}

static int by_score(const void *left, const void *right)
{
	const struct tag_sums *a = left, *b = right;
	double difference = f1(a->full, a->wanted, a->found) - f1(b->full, b->wanted, b->found);

	if (difference != 0)
		return difference < 0 ? -1 : 1;
	return strcmp(a->tag, b->tag);
}

static void print_tags(struct report *report)
{
	if (report->tag_count)
		qsort(report->tags, report->tag_count, sizeof *report->tags, by_score);
	printf("\nfinding+measure by variant, worst first\n%7s %7s %7s %6s  tag\n", "F1", "P", "R",
		"docs");
	for (size_t i = 0; i < report->tag_count; i++) {
		const struct tag_sums *tag = &report->tags[i];

		printf("%7.2f %7.2f %7.2f %6zu  %s\n", f1(tag->full, tag->wanted, tag->found),
			percent(tag->full, tag->found), percent(tag->full, tag->wanted),
			tag->documents, tag->tag);
	}
}

void report_print(struct report *report)
{
	printf("%zu documents, %zu without a parse, %zu bad rows\n", report->documents,
		report->unparsed, report->bad_rows);
	printf("%zu overlapping outline rows, %zu spans outside the file or empty, "
	       "%zu texts unlike their bytes\n",
		report->overlaps, report->broken_spans, report->wrong_texts);
	printf("\n%-12s %7s %7s %7s %8s %8s %8s %10s\n", "kind", "F1", "P", "R", "wanted", "found",
		"right", "span only");
	for (int kind = 0; kind < KINDS; kind++) {
		const struct kind_sums *sums = &report->kinds[kind];

		printf("%-12s %7.2f %7.2f %7.2f %8zu %8zu %8zu %10zu\n", kind_names[kind],
			f1(sums->full, sums->wanted, sums->found), percent(sums->full, sums->found),
			percent(sums->full, sums->wanted), sums->wanted, sums->found, sums->full,
			sums->span);
	}
	print_columns(columns, report->columns, SCORED_COLUMNS, "column");
	print_columns(document_columns, report->document_columns, DOCUMENT_COLUMNS, "document");
	print_tags(report);
}

void report_release(struct report *report)
{
	for (size_t i = 0; i < report->tag_count; i++)
		free(report->tags[i].tag);
	free(report->tags);
}
