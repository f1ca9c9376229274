/*
 * generate: rectification notices with known truth.
 *
 *     generate [--seed N] [--count N] [--family inspection|audit|environment|facts|all] [--damage]
 *              [--streams DIR2] DIR
 *
 * Writes DIR/00001.txt (the notice, UTF-8) and DIR/00001.tsv (its true records), and so on. A seed
 * and a number make a document, whatever the count, on any platform. DIR must exist. --streams also writes DIR2/00001.tsv,
 * what a perfect parser would print. Truth columns
 * are explained in gen_truth.c and by the header row. Does not use the library under test.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_damage.h"
#include "gen_families.h"
#include "gen_truth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	unsigned long seed, count;
	const char *family;
	const char *directory, *streams;
	bool damage, dates;
};

static const char usage[] =
	"usage: generate [--seed N] [--count N] "
	"[--family inspection|audit|environment|facts|all] [--damage] [--streams DIR2] DIR\n";

static unsigned long parse_number(const char *text)
{
	char *end;
	unsigned long number = text ? strtoul(text, &end, 10) : 0;

	if (!text || end == text || *end)
		give_up("a number is needed", text ? text : "--seed, --count");
	return number;
}

static void parse_options(struct options *options, char **arguments)
{
	for (char **argument = arguments; *argument; argument++) {
		bool seed = strcmp(*argument, "--seed") == 0;

		if (seed || strcmp(*argument, "--count") == 0) {
			unsigned long number = parse_number(argument[1]);

			*(seed ? &options->seed : &options->count) = number;
			argument++;
		} else if (strcmp(*argument, "--family") == 0 && argument[1]) {
			options->family = *++argument;
		} else if (strcmp(*argument, "--streams") == 0 && argument[1]) {
			options->streams = *++argument;
		} else if (strcmp(*argument, "--damage") == 0) {
			options->damage = true;
		} else if (strcmp(*argument, "--dates") == 0) {
			options->damage = options->dates = true;
		} else if (**argument == '-' || options->directory) {
			fputs(usage, stderr);
			exit(2);
		} else {
			options->directory = *argument;
		}
	}
	if (!options->directory) {
		fputs(usage, stderr);
		exit(2);
	}
}

static void make_document(struct builder *builder, const struct options *options)
{
	int dice = between(builder, 0, 9);

	if (strcmp(options->family, "inspection") == 0)
		make_inspection(builder);
	else if (strcmp(options->family, "audit") == 0)
		make_audit(builder);
	else if (strcmp(options->family, "environment") == 0)
		make_environment(builder);
	else if (strcmp(options->family, "facts") == 0)
		make_known_facts(builder);
	else if (strcmp(options->family, "all") != 0)
		give_up("no such family", options->family);
	else if (dice < 6)
		make_inspection(builder);
	else if (dice < 8)
		make_audit(builder);
	else
		make_environment(builder);
}

int main(int argc, char **argv)
{
	struct options options = {.seed = 1, .count = 100, .family = "all"};

	(void)argc;
	parse_options(&options, argv + 1);
	for (unsigned long index = 1; index <= options.count; index++) {
		struct builder builder;

		builder_init(&builder, options.seed, index);
		make_document(&builder, &options);
		if (options.damage)
			damage_document(&builder, options.dates);
		write_document(&builder, options.directory, index);
		if (options.streams)
			write_stream(&builder, options.streams, index);
		builder_release(&builder);
	}
	return 0;
}
