/*
 * score: how much of the truth a parser found.
 *
 *     score [--misses N] [--kind KIND] [--column NAME] [--variant TEXT] TRUTH_DIR PARSED_DIR
 *
 * Compares TRUTH_DIR/NAME.tsv (written by generate, or the like) with PARSED_DIR/NAME.tsv, a record
 * stream, for every NAME, and prints a report. --misses prints the first N records that were missed or
 * invented, --kind only those of one kind (of facts: fact, or fact=TYPE); with --column they are the wrong cells of one column instead;
 * --variant takes only documents whose variant holds TEXT.
 * Exit status: 0 when everything matched, 1 when not, 2 on trouble. What counts as a match is told in
 * score_match.h, what cells may differ in, in score_text.h.
 *
 * Compile: cc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_facts.h"
#include "score_report.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	size_t misses;
	const char *kind, *column, *variant;
	const char *directories[2];
};

static _Noreturn void usage(void)
{
	fputs("usage: score [--misses N] [--kind KIND] [--column NAME] [--variant TEXT] "
	      "TRUTH_DIR PARSED_DIR\n",
		stderr);
	exit(2);
}

static void parse_options(struct options *options, char **arguments)
{
	size_t count = 0;

	for (char **argument = arguments; *argument; argument++) {
		if (strncmp(*argument, "--", 2) != 0) {
			if (count == 2)
				usage();
			options->directories[count++] = *argument;
			continue;
		}
		if (!argument[1])
			usage();
		if (strcmp(*argument, "--misses") == 0)
			options->misses = strtoul(argument[1], NULL, 10);
		else if (strcmp(*argument, "--kind") == 0)
			options->kind = argument[1];
		else if (strcmp(*argument, "--column") == 0)
			options->column = argument[1];
		else if (strcmp(*argument, "--variant") == 0)
			options->variant = argument[1];
		else
			usage();
		argument++;
	}
	if (count != 2)
		usage();
}

static int is_truth_file(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && length < 60 && strcmp(entry->d_name + length - 4, ".tsv") == 0;
}

static bool score_one(struct report *report, struct fact_report *facts,
	const struct options *options, const char *file_name)
{
	struct document document = {.has_parse = false};
	bool loaded;

	memcpy(document.name, file_name, strlen(file_name) - 4);
	loaded = document_load(&document, options->directories[0], options->directories[1]);
	if (!loaded)
		fprintf(stderr, "score: %s/%s: cannot be read\n", options->directories[0],
			file_name);
	else if (!options->variant || strstr(document.variant, options->variant)) {
		document_match(&document);
		report_document(report, &document);
		facts_document(facts, &document);
	}
	document_release(&document);
	return loaded;
}

static bool is_perfect(const struct report *report)
{
	bool perfect = !report->overlaps && !report->broken_spans && !report->wrong_texts;

	for (int kind = 0; kind < KINDS; kind++)
		perfect = perfect && report->kinds[kind].full == report->kinds[kind].wanted &&
			  report->kinds[kind].full == report->kinds[kind].found;
	return perfect;
}

int main(int argc, char **argv)
{
	struct options options = {.misses = 0};
	struct report report = {.documents = 0};
	struct fact_report facts = {.misses_left = 0};
	struct dirent **names;
	int count, status;
	bool loaded = true;

	(void)argc;
	parse_options(&options, argv + 1);
	report.truth_directory = options.directories[0];
	report.misses_left = options.misses;
	report.only_kind = options.kind;
	report.only_column = options.column;
	if (options.kind && strncmp(options.kind, "fact", 4) == 0) {
		facts.misses_left = options.misses;
		facts.only = options.kind[4] == '=' ? options.kind + 5 : NULL;
	}
	count = scandir(options.directories[0], &names, is_truth_file, alphasort);
	if (count < 0) {
		perror(options.directories[0]);
		return 2;
	}
	for (int i = 0; i < count; i++) {
		loaded = score_one(&report, &facts, &options, names[i]->d_name) && loaded;
		free(names[i]);
	}
	free(names);
	report_print(&report);
	facts_print(&facts);
	status = !loaded || !report.documents ? 2 : is_perfect(&report) && facts_are_perfect(&facts) ? 0 : 1;
	report_release(&report);
	return status;
}
