/*
 * rx-filter.c - streams or documents in, the selected records out: grep for records.
 *
 * Options, a query made of them, then for each input: its header, and its selected rows as they
 * stood.  Neighbouring selected rows are written in one piece.
 */
#include "rx.h"
#include "select.h"

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
	KEY_SIBLINGS,
	KEY_WHERE,
	KEY_HEADER,
	KEY_NO_HEADER,
	KEY_SET,
	KEY_MARK,
	KEY_BY,
	KEY_PROGRESS
};

static const struct cli_option options[] = {
	{'e', "pattern", "PATTERN",
		"a pattern; several are alternatives; every operand is then a file",
		"指定模式，可多次给出，符合其一即可；此时其余参数均为文件"},
	{'E', "expression", "EXPR",
		"an expression; several must all hold; every operand is then a file",
		"指定表达式，可多次给出，须同时成立；此时其余参数均为文件"},
	{KEY_WHERE, "where", "FILE",
		"expressions from a file, one a line, as with -E; # begins a comment line",
		"从文件读取表达式，每行一个，作用同 -E；以 # 开头的行为注释"},
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
	{KEY_MARK, "mark", "NAME", "write all records, with yes or no for selected in this column",
		"输出全部记录，并在该列以 yes 或 no 标明是否选中"},
	{KEY_SET, "set", "NAME=VALUE",
		"compute a column: days, year, quarter, month, week, match, ...",
		"增加或改写一列：days、year、quarter、month、week、match 等"},
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
	{KEY_BY, "by", "COLUMN", "with --sample: N for each value of this column",
		"与 --sample 同用：该列每个取值各抽N条"},
	{KEY_SORT, "sort", "KEYS", "sort by columns joined with commas, -name for descending",
		"按列排序，多列以逗号分隔，-列名 为降序"},
	{KEY_LIMIT, "limit", "N", "write N records at most, after sorting",
		"最多输出N条（排序之后）"},
	{KEY_ARG, "arg", "NAME=VALUE", "let $NAME stand for VALUE in expressions",
		"令表达式中的 $名称 代表该取值"},
	{KEY_COLOR, "color", "WHEN", "mark matches: always, never or auto (on a terminal)",
		"突出显示匹配处：always、never 或 auto（仅在终端上）"},
	{KEY_HEADER, "header", "NAMES", "the input has no header; its columns have these names",
		"输入没有表头，各列依次以此命名"},
	{KEY_NO_HEADER, "no-header", NULL, "do not write the header", "不输出表头"},
	{'j', "jobs", "N", "work on a large file with N threads; the output is the same",
		"用N个线程处理大文件，输出不变"},
	{KEY_PROGRESS, "progress", NULL, "tell on standard error how far the work has come",
		"在标准错误上显示进度"},
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

/* -e, -f, -E or --where with its value, kept until every option that bears on patterns is known. */
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
	const char **sets;
	size_t set_count;
	const char *names; /* --header */
	char *operand;     /* the query in the operands */
	int count, files, null, quiet, line_buffered;
	int stream; /* --to rx */
	int list;   /* a readable list instead of the stream */
	struct rx_output_options how_written;
	struct select select;
};

static int writes_rows(const struct filter *filter)
{
	return !filter->count && !filter->files && !filter->quiet;
}

/* ---- the query ------------------------------------------------------------------------------ */

/* The first part of the query is all of it until further parts are added, which must hold too. */
static struct rx_query *add_query(
	struct filter *filter, struct select_lane *lane, const char *text, enum rx_query_form form)
{
	struct rx_query *query = cli_have(
		&filter->cli, rx_query_new(rx_text(text), form, &filter->how, &lane->sink));

	if (lane->query)
		rx_query_and(lane->query, query);
	else
		lane->query = query;
	return query;
}

static void add_given(struct filter *filter, struct select_lane *lane, const struct given *given)
{
	int fault = 0;

	if (given->key == 'E') {
		add_query(filter, lane, given->value, RX_QUERY_EXPRESSION);
		return;
	}
	if (given->key == KEY_WHERE) {
		if (!lane->query)
			add_query(filter, lane, "", RX_QUERY_EXPRESSION);
		if (rx_query_and_file(lane->query, given->value, &filter->how, &lane->sink))
			exit(CLI_TROUBLE);
		return;
	}
	if (!lane->patterns)
		lane->patterns = add_query(filter, lane, "", RX_QUERY_PATTERN);
	fault = given->key == 'e' ? rx_query_or_pattern(lane->patterns, rx_text(given->value))
				  : rx_query_or_file(lane->patterns, given->value);
	if (fault)
		exit(CLI_TROUBLE);
}

/* The operands that make up the query, joined; the empty query without any. */
static void take_operand(struct filter *filter)
{
	const char *const *operands = (const char *const *)filter->cli.operands;
	size_t count, room = 1;

	if (filter->given_count || filter->cli.operand_count == 0)
		return;
	count = rx_query_operands(operands, (size_t)filter->cli.operand_count);
	for (size_t at = 0; at < count; at++)
		room += strlen(operands[at]) + 1;
	filter->operand = cli_have(&filter->cli, calloc(room, 1));
	for (size_t at = 0, used = 0; at < count; at++) {
		memcpy(filter->operand + used, operands[at], strlen(operands[at]));
		used += strlen(operands[at]);
		if (at + 1 < count)
			filter->operand[used++] = ' ';
	}
	filter->cli.operands += count;
	filter->cli.operand_count -= (int)count;
}

static void make_query(struct filter *filter, struct select_lane *lane)
{
	for (size_t at = 0; at < filter->given_count; at++)
		add_given(filter, lane, &filter->given[at]);
	if (!lane->query)
		add_query(filter, lane, filter->operand ? filter->operand : "", RX_QUERY_AUTO);
}

static int asks_patterns(const struct filter *filter)
{
	return filter->select.main.patterns
		|| (filter->operand && filter->operand[0]
			&& rx_query_guess(rx_text(filter->operand)) == RX_QUERY_PATTERN);
}

static void make_lane(void *user, struct select_lane *lane)
{
	struct filter *filter = user;
	struct rx_output_options how = filter->how_written;

	make_query(filter, lane);
	how.query = lane->query;
	how.no_header |= lane != &filter->select.main;
	lane->output = cli_have(&filter->cli, rx_output_new(&how, lane->writer, &lane->sink));
}

/* Only what can be taken part by part, and read more than once, is for threads. */
static int is_for_threads(const struct filter *filter)
{
	const struct rx_output_options *how = &filter->how_written;

	if (how->sort || how->limit || how->sample || filter->line_buffered || filter->files
		|| filter->select.max != SIZE_MAX)
		return 0;
	for (size_t at = 0; at < filter->given_count; at++) {
		int key = filter->given[at].key;

		if ((key == 'f' || key == KEY_WHERE) && strcmp(filter->given[at].value, "-") == 0)
			return 0;
	}
	return 1;
}

/* ---- each file ------------------------------------------------------------------------------ */

static void filter_file(struct filter *filter, const char *path)
{
	struct rx_writer *writer = filter->select.main.writer;

	if (select_file(&filter->select, path) == 0 || !filter->files)
		return;
	rx_writer_string(writer, path);
	if (filter->null)
		rx_writer_bytes(writer, "", 1);
	else
		rx_writer_end_row(writer);
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
	cli_error(&filter->cli, "option", "--limit, --sample and -j: expected a number above 0",
		"--limit、--sample 和 -j：应为大于0的整数");
	exit(CLI_TROUBLE);
}

static void take_argument(struct filter *filter, const char *value)
{
	const char *equal = strchr(value, '=');

	if (!equal || equal == value) {
		cli_error(&filter->cli, "option", "--arg: expected NAME=VALUE",
			"--arg：应为 名称=取值");
		exit(CLI_TROUBLE);
	}
	filter->arguments[filter->argument_count++] = value;
}

static void take_option(struct filter *filter, int key, const char *value)
{
	switch (key) {
	case 'e':
	case 'E':
	case KEY_WHERE:
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
	case 'm': filter->select.max = cli_number(&filter->cli, "max", value); break;
	case KEY_PARENTS: filter->how.parents = 1; break;
	case KEY_CHILDREN: filter->how.children = 1; break;
	case KEY_SIBLINGS: filter->how.siblings = 1; break;
	case KEY_EXPLODE: filter->how_written.explode = value; break;
	case KEY_SORT: filter->how_written.sort = value; break;
	case KEY_LIMIT: filter->how_written.limit = at_least_one(filter, "limit", value); break;
	case KEY_SAMPLE: filter->how_written.sample = at_least_one(filter, "sample", value); break;
	case KEY_SEED: filter->how_written.seed = cli_number(&filter->cli, "seed", value); break;
	case 'j': filter->select.threads = at_least_one(filter, "jobs", value); break;
	case KEY_HEADER: filter->names = value; break;
	case KEY_NO_HEADER: filter->how_written.no_header = 1; break;
	case KEY_SET: filter->sets[filter->set_count++] = value; break;
	case KEY_MARK: filter->how_written.mark = value; break;
	case KEY_BY: filter->how_written.sample_by = value; break;
	case KEY_PROGRESS: filter->select.progress = 1; break;
	case KEY_COLUMNS: filter->how_written.columns = value; break;
	case KEY_ARG: take_argument(filter, value); break;
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
	filter->select.main.writer = cli_have(&filter->cli,
		filter->list ? rx_writer_new_memory() : rx_writer_new(STDOUT_FILENO, "<stdout>"));
	if (filter->line_buffered)
		rx_writer_line_buffered(filter->select.main.writer);
}

static void check_options(struct filter *filter)
{
	const struct rx_output_options *how = &filter->how_written;

	if (!how->sample_by || how->sample)
		return;
	cli_error(&filter->cli, "option", "--by needs --sample", "--by 须与 --sample 同用");
	exit(CLI_TROUBLE);
}

static const char **new_list(struct filter *filter, int count)
{
	return cli_have(&filter->cli, calloc((size_t)count + 1, sizeof(char *)));
}

static void take_options(struct filter *filter, int argc, char **argv)
{
	const char *folder = getenv("TMPDIR");
	const char *value;
	int key;

	cli_begin(&filter->cli, &program, argc, argv);
	filter->select.cli = &filter->cli;
	filter->select.max = SIZE_MAX;
	filter->how_written.seed = 1;
	filter->given = cli_have(&filter->cli, calloc((size_t)argc + 1, sizeof(*filter->given)));
	filter->arguments = new_list(filter, argc);
	filter->sets = new_list(filter, argc);
	while ((key = cli_option(&filter->cli, &value)) != CLI_END)
		take_option(filter, key, value);
	check_options(filter);
	filter->how.today = filter->how_written.today = filter->cli.today;
	filter->how.profile = filter->how_written.profile = filter->cli.profile;
	filter->how.arguments = filter->arguments;
	filter->how_written.set = filter->sets;
	filter->how_written.folder = folder && folder[0] ? folder : NULL;
	filter->select.writes = writes_rows(filter);
	filter->select.first = filter->files;
	if (filter->quiet && filter->select.max)
		filter->select.max = 1;
	/* Records around the selected ones are for reading: they are not counted. */
	if (!filter->select.writes)
		filter->how.parents = filter->how.children = filter->how.siblings = 0;
}

static void prepare(struct filter *filter, int argc, char **argv)
{
	struct select *select = &filter->select;

	take_options(filter, argc, argv);
	select->main.sink = filter->cli.sink;
	make_writer(filter);
	take_operand(filter);
	make_lane(filter, &select->main);
	if (select->threads > 1 && is_for_threads(filter))
		select_threads(select, make_lane, filter);
	select->reader = cli_have(&filter->cli, rx_reader_new(&filter->cli.sink));
	rx_reader_kinds(select->reader,
		asks_patterns(filter) || rx_query_asks_kind(select->main.query, "text"),
		rx_query_asks_kind(select->main.query, "fact"));
	if (filter->names && rx_reader_names(select->reader, filter->names))
		exit(CLI_TROUBLE);
}

static void release(struct filter *filter)
{
	select_release(&filter->select);
	free(filter->given);
	free(filter->arguments);
	free(filter->sets);
	free(filter->operand);
}

static int finish(struct filter *filter)
{
	struct rx_writer *writer = filter->select.main.writer;
	int status = filter->select.main.selected ? CLI_DONE : CLI_NOTHING;

	if (filter->count && !filter->quiet && !filter->files) {
		char number[32];

		snprintf(number, sizeof(number), "%zu", filter->select.main.selected);
		rx_writer_string(writer, number);
		rx_writer_end_row(writer);
	}
	(void)rx_output_end(
		filter->select.main.output); /* a fault has been said, which is what counts */
	if (filter->select.progress)
		cli_progress_end(
			&filter->cli, filter->select.main.rows, filter->select.main.selected);
	release(filter);
	/* As grep: what was asked is answered, whatever else went wrong. */
	if (filter->quiet && status == CLI_DONE)
		filter->cli.trouble = 0;
	return filter->list ? cli_finish_list(&filter->cli, writer, status)
			    : cli_finish(&filter->cli, writer, status);
}

int main(int argc, char **argv)
{
	static struct filter filter;

	prepare(&filter, argc, argv);
	if (filter.cli.operand_count == 0)
		filter_file(&filter, "-");
	/* The first is opened in any case: what has no row has a header. */
	for (int at = 0;
		at < filter.cli.operand_count && (at == 0 || !select_is_enough(&filter.select));
		at++)
		filter_file(&filter, filter.cli.operands[at]);
	return finish(&filter);
}
