/*
 * test-explain.c - a figure and the expression behind it agree: over every fixture, the records that an
 * explained figure's filter selects are counted again, by the filter alone, and give the figure.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "sanitized.h"
#include "text.h"

#define TODAY "2024-06-30"

/* Fixtures may hold what is worth a note; here only figures matter. */
static const struct rx_sink silent;

/* Under the sanitizers some of the fixtures will do: every figure is counted twice. */
static size_t every(void)
{
	return sanitized() ? 8 : 1;
}

static const char *const folders[] = {"tests/notices", "tests/ledgers", "examples"};

/* Facts of a document, one a part of another, and findings with every date and class. */
static const char facts[] =
	"kind\tid\tparent\ttype\tverb\tuom\tvalue\tstatus\tclass\topened\tdue\tdone_on\tclosed_on\t"
	"updated\tround\tevidence\tdept\tamount\tamount_done\tunit\tdue_text\ttitle\n"
	"doc\td\t\tinspection\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
	"finding\tf1\td\t\t\t\t\tclosed\timmediate\t2024-01-02\t2024-03\t2024-02-01\t2024-06-28\t"
	"\t2\t\t办公室;财务部\t12.5\t10\t甲 \"区\"\t\t\n"
	"finding\tf2\td\t\t\t\t\tactive\tphased\t2024-06-27\t2024-06-29\t\t\t2024-06-01\t\t附件\t"
	"\t7.5\t\t5\t\t\n"
	"finding\tf3\td\t\t\t\t\tvoid\tongoing\t2024-06-27\t2024-07-05\t\t\t\t\t\t\t1\t1\t5.0\t\t\n"
	"finding\tf4\td\t\t\t\t\tlagging\tongoing\t2024-05\t2024-07-"
	"05\t\t\t\t\t\t督查室\t\t\t2024\t\t\n"
	"finding\tf5\td\t\t\t\t\tunable\t\t\t\t\t\t\t\t\t\t\t\t\t长期\t\n"
	"finding\tf6\td\t\t\t\t\t\t\t\t2024-06-30\t\t\t\t\t\t\t\t\t\\\\\t\t\n"
	"finding\tf7\td\t\t\t\t\tdone\t\t2024-06-01\t2024-06-30\t2024-06-24\t\t\t\t\t\t\t\t\t\t\n"
	"fact\ta\tf1\tamount\trecover\tCNY\t1000.25\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
	"fact\tb\ta\tamount\trecover\tCNY\t400\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
	"fact\tc\tf1\tcount\t问责\t人\t3\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
	"fact\tc2\tf2\tcount\t问责\t人\t4\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
	"fact\tg\tf2\tdocument\tissue\t\t某某办法\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
	"fact\th\tf2\tratio\t\t%\t61.59\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n";

/* ---- streams -------------------------------------------------------------------------------- */

static void add_blocks(struct rx_summary *summary, struct rx_reader *reader)
{
	struct rx_query *where = rx_summary_where(summary);
	struct rx_block block, gathered;

	assert_int_equal(rx_summary_bind(summary, rx_reader_header(reader), "stream"), 0);
	while (rx_reader_next(reader, &block) > 0) {
		size_t row = 0;

		if (!where || !rx_query_gathers(where)) {
			assert_int_equal(rx_summary_add(summary, &block), 0);
			continue;
		}
		while (row < block.rows) {
			row = (size_t)rx_query_gather(where, &block, row);
			if (row < block.rows && rx_query_gathered(where, &gathered) > 0)
				assert_int_equal(rx_summary_add(summary, &gathered), 0);
		}
	}
	if (where && rx_query_gathers(where) && rx_query_gathered(where, &gathered) > 0)
		assert_int_equal(rx_summary_add(summary, &gathered), 0);
}

/* What a summary writes of a stream; the writer is the caller's. */
static struct rx_writer *summarize(const struct rx_summary_options *options,
	const char *const *operations, size_t count, struct rx_text stream)
{
	struct rx_summary *summary = rx_summary_new(options, operations, count, &silent);
	struct rx_reader *reader = rx_reader_new(&silent);
	struct rx_writer *writer = rx_writer_new_memory();

	assert_non_null(summary);
	assert_int_equal(rx_reader_open_bytes(reader, "stream", stream.bytes, stream.length), 0);
	add_blocks(summary, reader);
	assert_true(rx_summary_write(summary, writer) >= 0);
	rx_reader_free(reader);
	rx_summary_free(summary);
	return writer;
}

/* ---- figures -------------------------------------------------------------------------------- */

struct figure {
	char name[64], value[128], as_of[32], filter[4096];
};

static void take(const struct rx_block *block, size_t row, const char *name, char *out, size_t size)
{
	int column = rx_header_find(block->header, rx_text(name));
	char scratch[4096];
	struct rx_text cell = {"", 0};

	if (column >= 0)
		cell = rx_block_cell(block, row, (size_t)column);
	assert_true(cell.length < sizeof(scratch));
	cell = rx_cell_decode(cell, scratch);
	assert_true(cell.length < size);
	if (cell.length)
		memcpy(out, cell.bytes, cell.length);
	out[cell.length] = '\0';
}

/* A cell of the only row of an output; empty without a row. */
static void only_cell(const struct rx_writer *writer, const char *name, char *out, size_t size)
{
	struct rx_text text = rx_writer_memory(writer);
	struct rx_reader *reader = rx_reader_new(&silent);
	struct rx_block block;

	out[0] = '\0';
	assert_int_equal(rx_reader_open_bytes(reader, "again", text.bytes, text.length), 0);
	if (rx_reader_next(reader, &block) > 0)
		take(&block, 0, name, out, size);
	rx_reader_free(reader);
}

/* The operation that gives a figure of the records that its filter selects. */
static const char *operation_of(const struct figure *figure)
{
	static const struct {
		const char *figure, *operation;
	} known[] = {{"sum_amount", "sum:amount"}, {"distinct_dept", "distinct:dept"},
		{"max_due", "max:due"}, {"values_status", "values:status"}};

	bool fact = strstr(figure->filter, "kind == fact ") != NULL;

	for (size_t at = 0; at < sizeof(known) / sizeof(known[0]); at++) {
		if (!strcmp(figure->name, known[at].figure))
			return known[at].operation;
	}
	if (!strcmp(figure->name, "money") || (!strcmp(figure->name, "amount") && !fact))
		return "sum:amount_done";
	if (!strcmp(figure->name, "amount_of"))
		return "sum:amount";
	if (fact && (!strcmp(figure->name, "count") || !strcmp(figure->name, "amount")))
		return "sum:value";
	return "count";
}

static void check_figure(const char *name, const struct figure *figure, struct rx_text stream)
{
	const struct rx_summary_options options = {
		.where = figure->filter, .today = figure->as_of, .skip_bad = 1};
	const size_t length = strlen(figure->name);
	char asked[64] = "";
	const struct rx_summary_options rate = {
		.where = figure->filter, .today = figure->as_of, .rate = asked};
	const char *operation = operation_of(figure);
	struct rx_writer *writer;
	char column[64];
	char again[128];

	snprintf(column, sizeof(column), "%s", operation);
	if (strchr(column, ':'))
		*strchr(column, ':') = '_';
	if (length > 5 && !strcmp(figure->name + length - 5, "_rate")) {
		memcpy(asked, figure->name, length - 5);
		writer = summarize(&rate, NULL, 0, stream);
		only_cell(writer, figure->name, again, sizeof(again));
	} else {
		writer = summarize(&options, &operation, 1, stream);
		only_cell(writer, column, again, sizeof(again));
	}
	rx_writer_free(writer);
	/* The sum of no numbers is nothing, which a rate of money shows as 0. */
	if (!strcmp(figure->value, again) || (!strcmp(figure->value, "0") && !again[0]))
		return;
	print_error("%s: %s is %s, but %s by %s\n", name, figure->name, figure->value, again,
		figure->filter);
	fail();
}

/* Checks every figure of an explained output; returns how many there were. */
static size_t check_output(
	const char *name, const struct rx_writer *explained, struct rx_text stream)
{
	struct rx_text text = rx_writer_memory(explained);
	struct rx_reader *reader = rx_reader_new(&silent);
	struct rx_block block;
	size_t figures = 0;

	assert_int_equal(rx_reader_open_bytes(reader, "figures", text.bytes, text.length), 0);
	while (rx_reader_next(reader, &block) > 0) {
		for (size_t row = 0; row < block.rows; row++) {
			struct figure figure = {.as_of = TODAY};

			take(&block, row, "figure", figure.name, sizeof(figure.name));
			take(&block, row, "value", figure.value, sizeof(figure.value));
			take(&block, row, "filter", figure.filter, sizeof(figure.filter));
			/* Of what the stream does not state there is no figure and no filter. */
			if (!strcmp(figure.filter, "?"))
				continue;
			check_figure(name, &figure, stream);
			figures++;
		}
	}
	rx_reader_free(reader);
	return figures;
}

static size_t check_stream(const char *name, struct rx_text stream)
{
	static const char *const operations[] = {
		"count", "sum:amount", "distinct:dept", "max:due", "values:status"};
	const struct {
		struct rx_summary_options options;
		size_t operations;
	} asked[] = {{{.explain = 1, .by = "dept,status", .today = TODAY, .skip_bad = 1}, 5},
		{{.explain = 1, .by = "unit,month:due", .rate = "done", .today = TODAY}, 0},
		{{.explain = 1, .rate = "loose,closed,due,ontime,amount", .today = TODAY}, 0},
		{{.explain = 1, .by = "section", .scheme = "inspection", .today = TODAY}, 0},
		{{.explain = 1, .scheme = "audit", .today = TODAY, .where = "!(dept has 督查室)"},
			0},
		{{.explain = 1, .by = "open,light,nodate", .scheme = "environment", .today = TODAY},
			0},
		{{.explain = 1, .series = "month", .today = TODAY}, 0},
		{{.explain = 1, .summarize = 1, .today = TODAY}, 0}};
	size_t figures = 0;

	for (size_t at = 0; at < sizeof(asked) / sizeof(asked[0]); at++) {
		struct rx_writer *writer =
			summarize(&asked[at].options, operations, asked[at].operations, stream);

		figures += check_output(name, writer, stream);
		rx_writer_free(writer);
	}
	return figures;
}

/* ---- fixtures ------------------------------------------------------------------------------- */

static size_t check_file(const char *path)
{
	const struct rx_parse_options options = {.facts = 1};
	struct rx_parser *parser = rx_parser_new(&options, &silent);
	struct rx_writer *writer = rx_writer_new_memory();
	size_t figures = 0;

	if (rx_parser_file(parser, path, writer) > 0)
		figures = check_stream(path, rx_writer_memory(writer));
	rx_writer_free(writer);
	rx_parser_free(parser);
	return figures;
}

static bool is_document(const char *name)
{
	struct rx_text text = rx_text(name);

	return rx_text_ends(text, RX_LITERAL(".txt")) || rx_text_ends(text, RX_LITERAL(".csv"))
		|| rx_text_ends(text, RX_LITERAL(".tsv"));
}

static size_t check_folder(const char *folder, size_t *seen, size_t *files)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;
	size_t figures = 0;

	assert_non_null(directory);
	while ((entry = readdir(directory))) {
		char path[512];

		if (!is_document(entry->d_name) || ++*seen % every() != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		figures += check_file(path);
		++*files;
	}
	closedir(directory);
	return figures;
}

static void figures_equal_their_filters(void **state)
{
	size_t seen = 0, files = 0, figures = 0;

	(void)state;
	for (size_t at = 0; at < sizeof(folders) / sizeof(folders[0]); at++)
		figures += check_folder(folders[at], &seen, &files);
	print_message("%zu figures of %zu files\n", figures, files);
	assert_true(files > 50 / every() && figures > 5000 / every());
}

static void facts_equal_their_filters(void **state)
{
	(void)state;
	assert_true(check_stream("facts", rx_text(facts)) > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(figures_equal_their_filters),
		cmocka_unit_test(facts_equal_their_filters)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
