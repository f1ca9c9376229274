/*
 * score_spans: see score_spans.h.
 *
 * Compile: cc -std=c11 -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_spans.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void complain(struct report *report, const struct document *document,
	const struct entry *entry, const char *what)
{
	if (!report->misses_left || report->only_kind || report->only_column)
		return;
	report->misses_left--;
	printf("%s/%s.txt:%s: %s: %s [%zu,%zu)\n", report->truth_directory, document->name,
		table_cell(&document->parsed, entry->row, "line"), what, kind_names[entry->kind],
		entry->start, entry->end);
}

static void check_text(struct report *report, const struct document *document,
	const struct entry *entry, const char *bytes, size_t length)
{
	const char *text = table_cell(&document->parsed, entry->row, "text");

	if (entry->start >= entry->end || entry->end > length) {
		report->broken_spans++;
		complain(report, document, entry, "span outside the file or empty");
	} else if (table_has(&document->parsed, "text") &&
		   (strlen(text) != entry->end - entry->start ||
			   memcmp(text, bytes + entry->start, strlen(text)) != 0)) {
		report->wrong_texts++;
		complain(report, document, entry, "text differs from the bytes of its span");
	}
}

static bool overlap(const struct entry *a, const struct entry *b)
{
	return a->start < b->end && b->start < a->end;
}

void check_spans(struct report *report, const struct document *document)
{
	char path[1200];
	size_t length;
	char *bytes;

	snprintf(path, sizeof path, "%s/%s.txt", report->truth_directory, document->name);
	bytes = read_whole_file(path, &length);
	for (size_t i = 0; i < document->parsed_count; i++) {
		const struct entry *entry = &document->parsed_entries[i];

		if (bytes)
			check_text(report, document, entry, bytes, length);
		for (size_t k = 0; k < i; k++)
			if (overlap(&document->parsed_entries[k], entry)) {
				report->overlaps++;
				complain(
					report, document, entry, "overlaps an earlier outline row");
				break;
			}
	}
	free(bytes);
}
