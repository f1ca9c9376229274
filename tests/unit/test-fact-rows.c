/*
 * test-fact-rows.c - expressions of dates and quantities as notices write them, each with the facts that
 * rx-records(5) makes of it: tests/facts/dates.tsv and quantities.tsv; and whole sentences with all facts
 * that they hold: prose.tsv; and the beginnings of measures with their types: measures.tsv.
 *
 * A row is the document's own date (empty: none), the text with \n for line ends, and what is wanted:
 * the cells of each fact, empty ones at the end left out, facts parted by " & "; - for none at all.
 */
#include "facts.h"

static struct rx_text slurp(const char *name, struct rx_buffer *all)
{
	const char *top = getenv("top");
	char path[512], piece[4096];
	size_t length;
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/facts/%s", top ? top : ".", name);
	file = fopen(path, "rb");
	assert_non_null(file);
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(all, piece, length);
	fclose(file);
	return rx_buffer_text(all);
}

/* A cell of a row as a C string, \n as line ends. */
static char *copy_cell(struct rx_text cell)
{
	char *copy = calloc(cell.length + 1, 1);
	size_t out = 0;

	assert_non_null(copy);
	for (size_t at = 0; at < cell.length; at++) {
		bool line =
			cell.bytes[at] == '\\' && at + 1 < cell.length && cell.bytes[at + 1] == 'n';

		copy[out++] = line ? '\n' : cell.bytes[at];
		at += line;
	}
	return copy;
}

static bool is_wanted_type(struct rx_text line, const char *types)
{
	struct rx_text rest = rx_text(types), type, word = line;

	rx_text_split(&word, ' ', &line);
	while (rx_text_split(&rest, ' ', &type)) {
		if (rx_text_equal(type, line))
			return true;
	}
	return false;
}

/* The facts of the wanted types: cells behind the type, joined as the rows have them; with NULL all facts,
 * each with its type. */
static void describe(struct rx_text lines, const char *types, struct rx_buffer *out)
{
	struct rx_text line;

	while (rx_text_split(&lines, '\n', &line)) {
		struct rx_text type;

		if (!line.length || (types && !is_wanted_type(line, types)))
			continue;
		if (types)
			rx_text_split(&line, ' ', &type);
		while (rx_text_ends(line, RX_LITERAL(" -")))
			line.length -= 2;
		if (out->length)
			rx_buffer_add_string(out, " & ");
		rx_buffer_add_text(
			out, rx_text_equal(line, RX_LITERAL("-")) ? RX_LITERAL("?") : line);
	}
	if (!out->length)
		rx_buffer_add_byte(out, '-');
}

/* False after a row that is read differently was printed. */
static bool check_row(struct rx_text row, const char *types, const char *columns)
{
	struct rx_buffer lines = {0}, found = {0};
	struct rx_text doc_date, text, wanted;
	char *date, *document;
	bool same;

	rx_text_split(&row, '\t', &doc_date);
	rx_text_split(&row, '\t', &text);
	rx_text_split(&row, '\t', &wanted);
	date = copy_cell(doc_date);
	document = copy_cell(text);
	facts_of(document, *date ? date : NULL, NULL, columns, &lines);
	describe(rx_buffer_text(&lines), types, &found);
	same = rx_text_equal(rx_buffer_text(&found), wanted);
	if (!same)
		print_message("%s\t%s: %.*s, wanted %.*s\n", date, document, (int)found.length,
			found.bytes, (int)wanted.length, wanted.bytes);
	free(date);
	free(document);
	rx_buffer_release(&lines);
	rx_buffer_release(&found);
	return same;
}

static void check_file(const char *name, const char *types, const char *columns, size_t least)
{
	struct rx_buffer all = {0};
	struct rx_text rest = slurp(name, &all), row;
	size_t wrong = 0, rows = 0;

	while (rx_text_split(&rest, '\n', &row)) {
		if (!row.length || row.bytes[0] == '#')
			continue;
		rows++;
		wrong += !check_row(row, types, columns);
	}
	rx_buffer_release(&all);
	assert_true(rows >= least);
	assert_int_equal(wrong, 0);
}

static void dates_are_read(void **state)
{
	(void)state;
	check_file("dates.tsv", "date", "type value bound", 150);
}

static void quantities_are_read(void **state)
{
	(void)state;
	check_file("quantities.tsv", "count ratio amount total", "type value uom bound verb", 80);
}

static void sentences_hold_these_facts_and_no_others(void **state)
{
	(void)state;
	check_file("prose.tsv", NULL, "type value uom bound verb alt", 290);
}

/* The type of a notice's only measure. */
static void measure_type(const char *lead, struct rx_buffer *out)
{
	const struct rx_parse_options options = {.facts = 1};
	const struct rx_sink sink = {NULL, NULL, RX_LANG_EN};
	struct rx_parser *parser = rx_parser_new(&options, &sink);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_reader *reader = rx_reader_new(&sink);
	char document[1024];
	struct rx_text stream;
	struct rx_block block;

	snprintf(document, sizeof(document),
		"关于巡察整改情况的通报\n一、反馈问题整改情况\n1.关于管理不规范的问题\n一是%s。\n",
		lead);
	assert_true(rx_parser_bytes(parser, "t", document, strlen(document), writer) > 0);
	stream = rx_writer_memory(writer);
	assert_int_equal(rx_reader_open_bytes(reader, "s", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) == 1) {
		size_t kind = (size_t)rx_header_find(block.header, rx_text("kind"));
		size_t type = (size_t)rx_header_find(block.header, rx_text("type"));

		for (size_t row = 0; row < block.rows; row++) {
			if (rx_text_equal(rx_block_cell(&block, row, kind), rx_text("measure")))
				rx_buffer_add_text(out, rx_block_cell(&block, row, type));
		}
	}
	rx_reader_free(reader);
	rx_writer_free(writer);
	rx_parser_free(parser);
}

static void measures_have_these_types(void **state)
{
	struct rx_buffer all = {0}, found = {0};
	struct rx_text rest = slurp("measures.tsv", &all), row, lead;
	size_t rows = 0, wrong = 0;

	(void)state;
	while (rx_text_split(&rest, '\n', &row)) {
		char *copy;

		if (!row.length || row.bytes[0] == '#')
			continue;
		rx_text_split(&row, '\t', &lead);
		copy = copy_cell(lead);
		rx_buffer_reset(&found);
		measure_type(copy, &found);
		rows++;
		if (!rx_text_equal(rx_buffer_text(&found), row)) {
			wrong++;
			print_message("%s: %.*s, wanted %.*s\n", copy, (int)found.length,
				found.length ? found.bytes : "", (int)row.length, row.bytes);
		}
		free(copy);
	}
	rx_buffer_release(&all);
	rx_buffer_release(&found);
	assert_true(rows >= 30);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read),
		cmocka_unit_test(quantities_are_read),
		cmocka_unit_test(sentences_hold_these_facts_and_no_others),
		cmocka_unit_test(measures_have_these_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
