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

enum {
	KEY_COLUMNS = 300,
	KEY_LINE_BUFFERED,
	KEY_TO,
	KEY_COLOR,
	KEY_ARG,
	KEY_SORT,
	KEY_LIMIT,
	KEY_SAMPLE,
	KEY_SEED,
	KEY_EXPLODE,
	KEY_PARENTS,
	KEY_CHILDREN,
	KEY_SIBLINGS
};

static const struct cli_option options[] = {
	{'e', "pattern", "PATTERN",
		"a pattern; several are alternatives; every operand is then a file",
		"指定模式，可多次给出，符合其一即可；此时其余参数均为文件"},
	{'E', "expression", "EXPR",
		"an expression; several must all hold; every operand is then a file",
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
	{KEY_PARENTS, "parents", NULL, "also the records above a selected one",
		"同时输出选中记录的各级上级"},
	{KEY_CHILDREN, "children", NULL, "also the records below a selected one",
		"同时输出选中记录的各级下级"},
	{KEY_SIBLINGS, "siblings", NULL, "also the records with the same parent",
		"同时输出与选中记录同一上级的记录"},
	{KEY_EXPLODE, "explode", "COLUMN", "one record for each value of a list",
		"该列有多个值时，每个值输出一条"},
	{KEY_SAMPLE, "sample", "N", "choose N of the selected records at random",
		"从选中记录中随机抽取N条"},
	{KEY_SEED, "seed", "N", "with --sample: another number, another choice (else 1)",
		"与 --sample 同用：随机种子（默认1）"},
	{KEY_SORT, "sort", "KEYS", "sort by columns joined with commas, -name for descending",
		"按列排序，多列以逗号分隔，-列名 为降序"},
	{KEY_LIMIT, "limit", "N", "write N records at most, after sorting",
		"最多输出N条（排序之后）"},
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
	struct rx_query *patterns; /* the part of it that collects -e and -f */
	int count, files, null, quiet, line_buffered;
	int stream; /* --to rx */
	int list;   /* a readable list instead of the stream */
	size_t max;
	struct rx_output_options how_written;

	struct rx_reader *reader;
	struct rx_writer *writer;
	struct rx_output *output;
	unsigned serial; /* of the header bound last, 0: none */
	size_t selected;
};

static int writes_rows(const struct filter *filter)
{
	return !filter->count && !filter->files && !filter->quiet;
}

/* ---- the query ------------------------------------------------------------------------------ */

/* The first part of the query is all of it until further parts are added, which must hold too. */
static struct rx_query *add_query(struct filter *filter, const char *text, enum rx_query_form form)
{
	struct rx_query *query = cli_have(
		&filter->cli, rx_query_new(rx_text(text), form, &filter->how, &filter->cli.sink));

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
	/* Records around the selected ones are for reading: they are not counted. */
	if (!writes_rows(filter))
		filter->how.parents = filter->how.children = filter->how.siblings = 0;
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
	if (writes_rows(filter) && rx_output_header(filter->output, header))
		return -1;
	filter->serial = header->serial;
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
		if (writes_rows(filter) && rx_output_rows(filter->output, block, first, end))
			return -1;
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

static void write_name(struct filter *filter, const char *name)
{
	rx_writer_string(filter->writer, name);
	if (filter->null)
		rx_writer_bytes(filter->writer, "", 1);
	else
		rx_writer_end_row(filter->writer);
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
	filter->stream = strcmp(form, "rx") == 0;
	if (filter->stream)
		return;
	cli_error(&filter->cli, "option", "--to: expected rx", "--to：只能是 rx");
	exit(CLI_TROUBLE);
}

static void take_color(struct filter *filter, const char *when)
{
	if (strcmp(when, "always") == 0)
		filter->how_written.color = 1;
	else if (strcmp(when, "never") == 0)
		filter->how_written.color = 0;
	else if (strcmp(when, "auto") == 0)
		filter->how_written.color = cli_on_terminal() && !getenv("NO_COLOR");
	else {
		cli_error(&filter->cli, "option", "--color: expected always, never or auto",
			"--color：应为 always、never 或 auto");
		exit(CLI_TROUBLE);
	}
}

static size_t at_least_one(struct filter *filter, const char *option, const char *value)
{
	size_t number = cli_number(&filter->cli, option, value);

	if (number)
		return number;
	cli_error(&filter->cli, "option", "--limit and --sample: expected a number above 0",
		"--limit 和 --sample：应为大于0的整数");
	exit(CLI_TROUBLE);
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
	case 'o': filter->how_written.only_matches = 1; break;
	case 'q': filter->quiet = 1; break;
	case 'm': filter->max = cli_number(&filter->cli, "max", value); break;
	case KEY_PARENTS: filter->how.parents = 1; break;
	case KEY_CHILDREN: filter->how.children = 1; break;
	case KEY_SIBLINGS: filter->how.siblings = 1; break;
	case KEY_EXPLODE: filter->how_written.explode = value; break;
	case KEY_SORT: filter->how_written.sort = value; break;
	case KEY_LIMIT: filter->how_written.limit = at_least_one(filter, "limit", value); break;
	case KEY_SAMPLE: filter->how_written.sample = at_least_one(filter, "sample", value); break;
	case KEY_SEED: filter->how_written.seed = cli_number(&filter->cli, "seed", value); break;
	case KEY_COLUMNS: filter->how_written.columns = value; break;
	case KEY_ARG: filter->arguments[filter->argument_count++] = value; break;
	case KEY_COLOR: take_color(filter, value); break;
	case KEY_TO: take_to(filter, value); break;
	default: filter->line_buffered = 1;
	}
}

/* A terminal is shown a list, unless what is asked for are no records or their very bytes. */
static void make_writer(struct filter *filter)
{
	filter->list = cli_on_terminal() && writes_rows(filter) && !filter->stream
		&& !filter->how_written.color && !filter->how_written.only_matches
		&& !filter->line_buffered;
	filter->writer = cli_have(&filter->cli,
		filter->list ? rx_writer_new_memory() : rx_writer_new(STDOUT_FILENO, "<stdout>"));
	if (filter->line_buffered)
		rx_writer_line_buffered(filter->writer);
}

static void prepare(struct filter *filter, int argc, char **argv)
{
	const char *value;
	int key;

	cli_begin(&filter->cli, &program, argc, argv);
	filter->max = SIZE_MAX;
	filter->how_written.seed = 1;
	filter->given = cli_have(&filter->cli, calloc((size_t)argc + 1, sizeof(*filter->given)));
	filter->arguments = cli_have(&filter->cli, calloc((size_t)argc + 1, sizeof(char *)));
	while ((key = cli_option(&filter->cli, &value)) != CLI_END)
		take_option(filter, key, value);
	make_writer(filter);
	make_query(filter);
	filter->how_written.query = filter->query;
	filter->output = cli_have(&filter->cli,
		rx_output_new(&filter->how_written, filter->writer, &filter->cli.sink));
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
	(void)rx_output_end(filter->output); /* a fault has been said, which is what counts */
	rx_output_free(filter->output);
	rx_query_free(filter->query);
	rx_reader_free(filter->reader);
	free(filter->given);
	free(filter->arguments);
	/* As grep: what was asked is answered, whatever else went wrong. */
	if (filter->quiet && filter->selected)
		filter->cli.trouble = 0;
	return filter->list ? cli_finish_list(&filter->cli, filter->writer, status)
			    : cli_finish(&filter->cli, filter->writer, status);
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
