/*
 * score_match: see score_match.h.
 *
 * Full matches are taken first, then matches by span, each true record taking the nearest free parsed
 * one. Documents are small, so every pair is tried.
 *
 * Compile: cc -std=c11 -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_match.h"

#include "score_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const kind_names[KINDS] = {"section", "finding", "measure", "action", "commitment"};

static int kind_of(const char *alternatives)
{
	for (int kind = 0; kind < KINDS; kind++)
		if (strncmp(alternatives, kind_names[kind], strlen(kind_names[kind])) == 0)
			return kind;
	return KINDS;
}

static struct entry *collect(const struct table *table, bool truth, size_t *count)
{
	struct entry *entries = score_grow(NULL, table->row_count + 1, sizeof *entries);

	*count = 0;
	for (size_t row = 0; row < table->row_count; row++) {
		const char *kind = table_cell(table, row, "kind");
		struct entry *entry = &entries[*count];

		memset(entry, 0, sizeof *entry);
		entry->optional = truth && *kind == '?';
		entry->kinds = kind + entry->optional;
		entry->kind = kind_of(entry->kinds);
		entry->row = row;
		entry->match = NO_MATCH;
		entry->start = strtoul(table_cell(table, row, "start"), NULL, 10);
		entry->end = strtoul(table_cell(table, row, "end"), NULL, 10);
		*count += entry->kind < KINDS;
	}
	return entries;
}

bool document_load(
	struct document *document, const char *truth_directory, const char *parsed_directory)
{
	char path[1200];

	snprintf(path, sizeof path, "%s/%s.tsv", truth_directory, document->name);
	if (!table_read(&document->truth, path))
		return false;
	snprintf(path, sizeof path, "%s/%s.tsv", parsed_directory, document->name);
	document->has_parse = table_read(&document->parsed, path);
	document->true_entries = collect(&document->truth, true, &document->true_count);
	document->parsed_entries = collect(&document->parsed, false, &document->parsed_count);
	document->variant =
		document->truth.row_count ? table_cell(&document->truth, 0, "variant") : "";
	return true;
}

static size_t distance(const struct document *document, const struct entry *truth, size_t start)
{
	const char *at = table_cell(&document->truth, truth->row, "start");
	size_t best = (size_t)-1;

	for (;;) {
		char *end;
		size_t wanted = strtoul(at, &end, 10);
		size_t away = wanted > start ? wanted - start : start - wanted;

		best = away < best ? away : best;
		if (*end != '|')
			return best;
		at = end + 1;
	}
}

static bool same_title(
	const struct document *document, const struct entry *truth, const struct entry *parsed)
{
	return matches_any(table_cell(&document->truth, truth->row, "title"),
		table_cell(&document->parsed, parsed->row, "title"),
		truth->kind == KIND_FINDING ? COMPARE_TITLE : COMPARE_TEXT);
}

static void match_one(struct document *document, size_t index, enum quality quality)
{
	struct entry *truth = &document->true_entries[index];
	size_t best = START_TOLERANCE + 1;

	for (size_t i = 0; i < document->parsed_count; i++) {
		struct entry *parsed = &document->parsed_entries[i];
		size_t away = distance(document, truth, parsed->start);

		if (parsed->match != NO_MATCH || away >= best ||
			!is_alternative(truth->kinds, kind_names[parsed->kind]))
			continue;
		if (quality == MATCH_FULL && !same_title(document, truth, parsed))
			continue;
		best = away;
		truth->match = (int)i;
	}
	if (truth->match == NO_MATCH)
		return;
	truth->quality = quality;
	truth->kind = document->parsed_entries[truth->match].kind;
	document->parsed_entries[truth->match].match = (int)index;
	document->parsed_entries[truth->match].quality = quality;
}

void document_match(struct document *document)
{
	static const enum quality passes[] = {MATCH_FULL, MATCH_SPAN};

	for (size_t pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < document->true_count; i++)
			if (document->true_entries[i].match == NO_MATCH)
				match_one(document, i, passes[pass]);
}

const char *parsed_parent_title(const struct document *document, size_t row)
{
	const char *parent = table_cell(&document->parsed, row, "parent");

	for (size_t i = 0; *parent && i < document->parsed.row_count; i++)
		if (strcmp(table_cell(&document->parsed, i, "id"), parent) == 0)
			return strcmp(table_cell(&document->parsed, i, "kind"), "doc") == 0
				       ? ""
				       : table_cell(&document->parsed, i, "title");
	return *parent ? "(no such parent)" : "";
}

void document_release(struct document *document)
{
	free(document->true_entries);
	free(document->parsed_entries);
	table_release(&document->truth);
	table_release(&document->parsed);
}
