/*
 * rx-filter.c - streams or documents in, the selected records out: grep for records.
 *
 * Options, a query made of them, then for each input: its header, and its selected rows as they
 * stood.  Neighbouring selected rows are written in one piece.
 */
#include "rx.h"
#include "cli.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEY_COLUMNS = 300, KEY_LINE_BUFFERED, KEY_TO, KEY_COLOR, KEY_ARG };

static const struct cli_option options[] = {
	{'e', "pattern", "PATTERN", "a pattern; several are alternatives; every operand is then a file",
		"指定模式，可多次给出，符合其一即可；此时其余参数均为文件"},
	{'E', "expression", "EXPR", "an expression; several must all hold; every operand is then a file",
		"指定表达式，可多次给出，须同时成立；此时其余参数均为文件"},
	{'f', "file", "FILE", "patterns from a file, one a line, as with -e",
		"从文件读取模式，每行一个，作用同 -e"},
	{'F', "fixed-strings", NULL, "patterns are plain text", "模式按普通文字处理"},
	{'i', "ignore-case", NULL, "upper and lower case are the same in patterns",
		"模式不区分大小写"},
	{'w', "word", NULL, "patterns match whole words", "模式须匹配整个词"},
	{'x', "cell", NULL, "patterns match whole cells", "模式须匹配整个单元格"},
	{'v', "invert", NULL, "select the other records", "选出不符合条件的记录"},
	{'c', "count", NULL, "print the number of selected records only", "只输出选中记录的条数"},
	{'l', "files", NULL, "print the names of inputs with a selected record only",
		"只输出含有选中记录的文件名"},
	{'Z', "null", NULL, "with -l, end names with NUL instead of a line end",
		"与 -l 同用，文件名以NUL结尾"},
	{'o', "only-matching", NULL, "print what the patterns match only, one match a line",
		"只输出模式匹配到的文字，每处一行"},
	{'q', "quiet", NULL, "print nothing, stop at the first selected record",
		"不输出，遇到第一条选中记录即停止"},
	{'m', "max", "N", "stop after N selected records", "选出N条后停止"},
	{KEY_COLUMNS, "columns", "LIST",
		"only these columns: names, ranges a-b, globs *_on, exclusions !name",
		"只输出这些列：列名、范围 a-b、通配 *_on、排除 ！列名"},
	{KEY_ARG, "arg", "NAME=VALUE", "let $NAME stand for VALUE in expressions",
		"令表达式中的 $名称 代表该取值"},
	{KEY_COLOR, "color", "WHEN", "mark matches: always, never or auto (on a terminal)",
		"突出显示匹配处：always、never 或 auto（仅在终端上）"},
	{KEY_LINE_BUFFERED, "line-buffered", NULL, "write every record at once",
		"每选出一条立即输出"},
	{KEY_TO, "to", "FORM", "rx: the stream, also on a terminal", "rx：在终端上也输出数据流"},
	{0, NULL, NULL, NULL, NULL},
};

static const struct cli_program program = {
	.name = "rx-filter",
	.operands = "[PATTERN | EXPR] [FILE...]",
	.en = "Select records by a pattern or an expression, as grep selects lines.",
	.zh = "按模式或表达式选取记录，如同 grep 选取各行。",
	.options = options,
};

/* -e, -f or -E with its value, kept until every option that bears on patterns is known. */
struct given {
	int key;
	const char *value;
};

struct filter {
	struct cli cli;
	struct rx_query_options how;
	struct given *given;
	size_t given_count;
	const char **arguments;
	size_t argument_count;
	struct rx_query *query;
	struct rx_query *patterns;             /* the part of it that collects -e and -f */
	int count, files, null, only, quiet, color;
	size_t max;
	const char *column_list;
	struct rx_columns *columns;

	struct rx_reader *reader;
	struct rx_writer *writer;
	struct rx_writer *header;              /* the header line written last */
	unsigned serial;                       /* of the header bound last, 0: none */
	size_t selected;
};

/* ---- the query ------------------------------------------------------------------------------ */

/* The first part of the query is all of it until further parts are added, which must hold too. */
static struct rx_query *add_query(struct filter *filter, const char *text, enum rx_query_form form)
{
	struct rx_query *query = cli_have(&filter->cli,
		rx_query_new(rx_text(text), form, &filter->how, &filter->cli.sink));

	if (filter->query)
		rx_query_and(filter->query, query);
	else
		filter->query = query;
	return query;
}

static void add_given(struct filter *filter, const struct given *given)
{
	int fault;

	if (given->key == 'E') {
		add_query(filter, given->value, RX_QUERY_EXPRESSION);
		return;
	}
	if (!filter->patterns)
		filter->patterns = add_query(filter, "", RX_QUERY_PATTERN);
	fault = given->key == 'e' ? rx_query_or_pattern(filter->patterns, rx_text(given->value))
				  : rx_query_or_file(filter->patterns, given->value);
	if (fault)
		exit(CLI_TROUBLE);
}

/* Makes the query and steps over the operand that it was, if it was one. */
static void make_query(struct filter *filter)
{
	filter->how.today = filter->cli.today;
	filter->how.arguments = filter->arguments;
	for (size_t at = 0; at < filter->given_count; at++)
		add_given(filter, &filter->given[at]);
	if (filter->query)
		return;
	if (filter->cli.operand_count == 0) {
		add_query(filter, "", RX_QUERY_AUTO);
		return;
	}
	add_query(filter, filter->cli.operands[0], RX_QUERY_AUTO);
	filter->cli.operands++;
	filter->cli.operand_count--;
}

/* ---- output --------------------------------------------------------------------------------- */

static int writes_rows(const struct filter *filter)
{
	return !filter->count && !filter->files && !filter->quiet;
}

static int writes_header(const struct filter *filter)
{
	return writes_rows(filter) && !filter->only;
}

/* The columns to write, of `count` there are; places is NULL where that is all of them. */
static size_t width(const struct filter *filter, size_t count, const size_t **places)
{
	*places = filter->columns ? rx_columns_places(filter->columns, &count) : NULL;
	return count;
}

/* Writes the header unless it is the one that was written last. */
static void write_header(struct filter *filter, const struct rx_header *header)
{
	struct rx_writer *line = cli_have(&filter->cli, rx_writer_new_memory());
	const size_t *places;
	size_t count = width(filter, header->count, &places);
	struct rx_text before = filter->header ? rx_writer_memory(filter->header) : rx_text(NULL);
	struct rx_text now;

	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_writer_bytes(line, "\t", 1);
		rx_writer_cell(line, header->names[places ? places[at] : at]);
	}
	now = rx_writer_memory(line);
	if (!filter->header || now.length != before.length
		|| (now.length && memcmp(now.bytes, before.bytes, now.length) != 0)) {
		rx_writer_bytes(filter->writer, now.bytes, now.length);
		rx_writer_end_row(filter->writer);
	}
	rx_writer_free(filter->header);
	filter->header = line;
}

static void write_match(struct filter *filter, struct rx_text value, size_t start, size_t end)
{
	struct rx_text match = {value.bytes + start, end - start};

	if (filter->color)
		rx_writer_string(filter->writer, "\033[1;31m");
	rx_writer_cell(filter->writer, match);
	if (filter->color)
		rx_writer_string(filter->writer, "\033[0m");
}

/* A cell with its matches marked; as it stands if it has none. */
static void write_marked(struct filter *filter, const struct rx_block *block, size_t row,
	size_t column)
{
	struct rx_text cell = rx_block_cell(block, row, column), value = cell;
	struct rx_found found = {.column = column};
	size_t from = 0;
	int any = 0;

	while (filter->color && rx_query_find(filter->query, block, row, &found) > 0
		&& found.column == column) {
		struct rx_text before = {found.value.bytes + from, found.start - from};

		rx_writer_cell(filter->writer, before);
		write_match(filter, found.value, found.start, found.end);
		value = found.value;
		from = found.end;
		any = 1;
	}
	value.bytes += any ? from : 0;
	value.length -= any ? from : 0;
	if (any)
		rx_writer_cell(filter->writer, value);
	else
		rx_writer_bytes(filter->writer, cell.bytes, cell.length);
}

static void write_columns(struct filter *filter, const struct rx_block *block, size_t row)
{
	const size_t *places;
	size_t count = width(filter, block->columns, &places);

	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_writer_bytes(filter->writer, "\t", 1);
		write_marked(filter, block, row, places ? places[at] : at);
	}
	rx_writer_end_row(filter->writer);
}

static void write_matches(struct filter *filter, const struct rx_block *block, size_t row)
{
	struct rx_found found = {0};

	while (rx_query_find(filter->query, block, row, &found) > 0) {
		write_match(filter, found.value, found.start, found.end);
		rx_writer_end_row(filter->writer);
	}
}

/* Writes the rows [first, end). */
static void write_rows(struct filter *filter, const struct rx_block *block, size_t first,
	size_t end)
{
	struct rx_text last = rx_block_row(block, end - 1);
	const char *start = rx_block_row(block, first).bytes;

	if (!filter->only && !filter->columns && !filter->color) {
		rx_writer_bytes(filter->writer, start, (size_t)(last.bytes + last.length - start));
		rx_writer_end_row(filter->writer);
		return;
	}
	for (; first < end; first++) {
		if (filter->only)
			write_matches(filter, block, first);
		else
			write_columns(filter, block, first);
	}
}

static void write_name(struct filter *filter, const char *name)
{
	rx_writer_string(filter->writer, name);
	if (filter->null)
		rx_writer_bytes(filter->writer, "", 1);
	else
		rx_writer_end_row(filter->writer);
}

/* ---- each file ------------------------------------------------------------------------------ */

static int is_enough(const struct filter *filter)
{
	return filter->selected >= filter->max || (filter->quiet && filter->selected);
}

static int bind(struct filter *filter, const struct rx_header *header)
{
	if (header->serial == filter->serial)
		return 0;
	if (rx_query_bind(filter->query, header))
		return -1;
	if (filter->columns && rx_columns_bind(filter->columns, header))
		return -1;
	filter->serial = header->serial;
	if (writes_header(filter))
		write_header(filter, header);
	return 0;
}

/* Selected rows that follow each other are written together. */
static int filter_rows(struct filter *filter, const struct rx_block *block)
{
	long next;

	if (is_enough(filter))
		return 0;
	next = rx_query_next(filter->query, block, 0);
	while (next >= 0 && (size_t)next < block->rows) {
		size_t first = (size_t)next, end = first;

		do {
			end++;
			filter->selected++;
			next = is_enough(filter) ? (long)block->rows
						 : rx_query_next(filter->query, block, end);
		} while ((size_t)next == end && end < block->rows);
		if (writes_rows(filter))
			write_rows(filter, block, first, end);
	}
	return next < 0 ? -1 : 0;
}

/* Selects from the rows that were gathered, if any. */
static int filter_gathered(struct filter *filter)
{
	struct rx_block block;

	return rx_query_gathered(filter->query, &block) ? filter_rows(filter, &block) : 0;
}

static int gather(struct filter *filter, const struct rx_block *block)
{
	size_t row = 0;

	while (row < block->rows) {
		long next = rx_query_gather(filter->query, block, row);

		if (next < 0)
			return -1;
		row = (size_t)next;
		if (row < block->rows && filter_gathered(filter))
			return -1;
	}
	return 0;
}

static int filter_block(struct filter *filter, const struct rx_block *block)
{
	if (block->header->serial != filter->serial && filter_gathered(filter))
		return -1;
	if (bind(filter, block->header))
		return -1;
	return rx_query_gathers(filter->query) ? gather(filter, block) : filter_rows(filter, block);
}

/* A fault ends one input; the others are still read. */
static void filter_file(struct filter *filter, const char *path)
{
	size_t before = filter->selected;
	struct rx_block block;

	if (rx_reader_open(filter->reader, path))
		return;
	if (bind(filter, rx_reader_header(filter->reader)))
		return;
	while (!is_enough(filter) && !(filter->files && filter->selected > before)
		&& rx_reader_next(filter->reader, &block) > 0) {
		if (filter_block(filter, &block))
			break;
	}
	(void)filter_gathered(filter);
	if (filter->files && filter->selected > before)
		write_name(filter, path);
}

/* ---- the program ---------------------------------------------------------------------------- */

static void take_to(struct filter *filter, const char *form)
{
	if (strcmp(form, "rx") == 0)
		return;
	cli_error(&filter->cli, "option", "--to: expected rx", "--to：只能是 rx");
	exit(CLI_TROUBLE);
}

static void take_color(struct filter *filter, const char *when)
{
	if (strcmp(when, "always") == 0)
		filter->color = 1;
	else if (strcmp(when, "never") == 0)
		filter->color = 0;
	else if (strcmp(when, "auto") == 0)
		filter->color = cli_on_terminal() && !getenv("NO_COLOR");
	else {
		cli_error(&filter->cli, "option", "--color: expected always, never or auto",
			"--color：应为 always、never 或 auto");
		exit(CLI_TROUBLE);
	}
}

static void take_option(struct filter *filter, int key, const char *value)
{
	switch (key) {
	case 'e':
	case 'E':
	case 'f': filter->given[filter->given_count++] = (struct given){key, value}; break;
	case 'F': filter->how.literal = 1; break;
	case 'i': filter->how.ignore_case = 1; break;
	case 'w': filter->how.whole_word = 1; break;
	case 'x': filter->how.whole_cell = 1; break;
	case 'v': filter->how.invert = 1; break;
	case 'c': filter->count = 1; break;
	case 'l': filter->files = 1; break;
	case 'Z': filter->null = 1; break;
	case 'o': filter->only = 1; break;
	case 'q': filter->quiet = 1; break;
	case 'm': filter->max = cli_number(&filter->cli, "max", value); break;
	case KEY_COLUMNS: filter->column_list = value; break;
	case KEY_ARG: filter->arguments[filter->argument_count++] = value; break;
	case KEY_COLOR: take_color(filter, value); break;
	case KEY_TO: take_to(filter, value); break;
	default: rx_writer_line_buffered(filter->writer);
	}
}

static void prepare(struct filter *filter, int argc, char **argv)
{
	const char *value;
	int key;

	cli_begin(&filter->cli, &program, argc, argv);
	filter->max = SIZE_MAX;
	filter->given = cli_have(&filter->cli, calloc((size_t)argc + 1, sizeof(*filter->given)));
	filter->arguments = cli_have(&filter->cli, calloc((size_t)argc + 1, sizeof(char *)));
	filter->writer = cli_have(&filter->cli, rx_writer_new(STDOUT_FILENO, "<stdout>"));
	while ((key = cli_option(&filter->cli, &value)) != CLI_END)
		take_option(filter, key, value);
	make_query(filter);
	if (filter->column_list)
		filter->columns = cli_have(&filter->cli,
			rx_columns_new(filter->column_list, &filter->cli.sink));
	filter->reader = cli_have(&filter->cli, rx_reader_new(&filter->cli.sink));
}

static int finish(struct filter *filter)
{
	int status = filter->selected ? CLI_DONE : CLI_NOTHING;

	if (filter->count && !filter->quiet && !filter->files) {
		char number[32];

		snprintf(number, sizeof(number), "%zu", filter->selected);
		rx_writer_string(filter->writer, number);
		rx_writer_end_row(filter->writer);
	}
	rx_query_free(filter->query);
	rx_columns_free(filter->columns);
	rx_reader_free(filter->reader);
	rx_writer_free(filter->header);
	free(filter->given);
	free(filter->arguments);
	/* As grep: what was asked is answered, whatever else went wrong. */
	if (filter->quiet && filter->selected)
		filter->cli.trouble = 0;
	return cli_finish(&filter->cli, filter->writer, status);
}

int main(int argc, char **argv)
{
	static struct filter filter;

	prepare(&filter, argc, argv);
	if (filter.cli.operand_count == 0)
		filter_file(&filter, "-");
	/* The first is opened in any case: what has no row has a header. */
	for (int at = 0; at < filter.cli.operand_count && (at == 0 || !is_enough(&filter)); at++)
		filter_file(&filter, filter.cli.operands[at]);
	return finish(&filter);
}
