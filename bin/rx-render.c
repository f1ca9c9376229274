/*
 * rx-render - records in, a report out, in the formats and layouts of the library.
 */
#include "rx.h"
#include "cli.h"
#include "names.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	KEY_TO = 'f',
	KEY_AS = 'a',
	KEY_COLUMNS = 'c',
	KEY_OUTPUT = 'o',
	KEY_TITLE = 300,
	KEY_WIDTH,
	KEY_RAW,
	KEY_BOM,
	KEY_AMBIGUOUS,
	KEY_MAIL_TO,
	KEY_AUDIENCE,
	KEY_SORT,
	KEY_GROUP,
	KEY_LIMIT,
	KEY_SPLIT,
	KEY_QUIET_EMPTY,
	KEY_SCHEME,
	KEY_AGAINST,
	KEY_TEMPLATE
};

static const struct cli_option options[] = {
	{KEY_TO, "to", "FORMAT", "text (default) or one of the formats listed below",
		"输出格式：text（默认）或下列格式之一"},
	{KEY_AS, "as", "LAYOUT",
		"table, list, tree, weekly, ledger, three-lists, ranking, timeline, evidence, "
		"notice, slip, "
		"same",
		"版式：table表格（默认）、list列表、tree树形、weekly周报、ledger台账、"
		"three-lists三个清单、ranking排名、timeline时间线、evidence引证、"
		"notice通报、slip督办单、same原样"},
	{KEY_TEMPLATE, "template", "FILE",
		"fill this template instead of a layout, see “Templates” in the manual",
		"不用版式而填充该模板，写法见手册Templates一节"},
	{KEY_COLUMNS, "columns", "NAMES", "show these columns, joined with commas, in this order",
		"只显示这些列并按此顺序，列名以逗号分隔"},
	{KEY_SORT, "sort", "KEYS", "sort by columns joined with commas, -NAME for descending",
		"按列排序，列名以逗号分隔，-列名为降序"},
	{KEY_GROUP, "group", "COLUMN", "a part with a heading for each value of this column",
		"按该列的值分组，各组有标题"},
	{KEY_LIMIT, "limit", "N",
		"show the first N records, or findings, and say how many are left out",
		"只列前N条记录（或问题），并说明另有多少条"},
	{KEY_SPLIT, "split", "COLUMN",
		"a file for each value of this column, named by --output: -o '{dept}.xlsx'",
		"该列每个值各写一个文件，文件名由 --output 给出，如 -o '{牵头部门}.xlsx'"},
	{KEY_AGAINST, "against", "LAST", "weekly: compare with this earlier ledger or stream",
		"weekly：与上期台账或记录流对比"},
	{KEY_SCHEME, "scheme", "SCHEME",
		"weekly, notice: fold statuses as inspection (default), audit or environment "
		"reports do",
		"weekly、notice：整改状态按inspection巡视巡察（默认）、audit审计或environment环保督"
		"察口径归并"},
	{KEY_TITLE, "title", "TEXT", "title of the report", "报告标题"},
	{KEY_WIDTH, "width", "N", "cells of a line of text, 0: no limit (else the terminal's)",
		"文本每行的显示宽度，0为不限（默认取终端宽度）"},
	{KEY_AMBIGUOUS, "ambiguous", "WIDTH",
		"cells of “ … ① and such: narrow (1) or wide (2, default in Chinese)",
		"“ … ① 等字符的宽度：narrow为1格，wide为2格（中文默认）"},
	{KEY_RAW, "raw", NULL, "csv: leave cells alone that look like formulas",
		"csv：不处理会被表格软件当作公式的内容"},
	{KEY_BOM, "bom", NULL, "begin with a byte order mark, for CSV that Excel opens",
		"以字节顺序标记开头，便于Excel识别UTF-8的CSV"},
	{KEY_MAIL_TO, "mail-to", "ADDRESSES", "eml: who the mail is for, joined with commas",
		"eml：收件人地址，多个以逗号分隔"},
	{KEY_AUDIENCE, "audience", "WHO",
		"public, party or internal (default; notice: public): leave out what is not for "
		"them",
		"公开范围：public公众、party党内、internal内部（默认；notice为public），不列入超出"
		"范围的内容"},
	{KEY_QUIET_EMPTY, "quiet-empty", NULL, "write nothing at all where there are no records",
		"没有记录时不输出任何内容"},
	{KEY_OUTPUT, "output", "FILE",
		"write to this file, in the format of its ending where --to is not given; it "
		"changes only when all went well",
		"写入该文件，未给 --to 时按扩展名选格式；全部成功后才替换原文件"},
	{0, NULL, NULL, NULL, NULL},
};

/* The formats of --help, from the library's own table. */
static void show_formats(enum rx_lang lang)
{
	const char *name, *meaning;
	int binary;

	printf(lang == RX_LANG_ZH ? "\n格式（FORMAT）：\n" : "\nFormats:\n");
	for (size_t at = 0; (name = rx_format_explain(at, lang, &meaning, &binary)); at++)
		printf("  %-10s%s\n", name, meaning);
}

static const struct cli_program program = {"rx-render", "[FILE]...",
	"Show records as tables, lists, trees and reports.", "把记录显示为表格、列表、树形和报告。",
	options, show_formats};

struct output {
	const char *path; /* NULL: standard output */
	char *temporary;
	int descriptor;
};

enum { TEMPLATE_LIMIT = 1 << 20 };

/* ---- options -------------------------------------------------------------------------------- */

struct choice {
	struct rx_report_options report;
	const char *output;
	const char *split;
	const char *against;
	int bom;
	int width_given;
};

static int take_ambiguous(struct cli *cli, const char *value)
{
	if (strcmp(value, "narrow") == 0)
		return 1;
	if (strcmp(value, "wide") == 0)
		return 2;
	cli_error(cli, "option", "--ambiguous wants narrow or wide",
		"--ambiguous 只能是narrow或wide");
	exit(CLI_TROUBLE);
}

static void take_option(struct cli *cli, struct choice *choice, int key, const char *value)
{
	switch (key) {
	case KEY_TO: choice->report.format = value; break;
	case KEY_AS: choice->report.layout = value; break;
	case KEY_COLUMNS: choice->report.columns = value; break;
	case KEY_TITLE: choice->report.title = value; break;
	case KEY_AUDIENCE: choice->report.audience = value; break;
	case KEY_MAIL_TO: choice->report.mail_to = value; break;
	case KEY_SORT: choice->report.sort = value; break;
	case KEY_GROUP: choice->report.group = value; break;
	case KEY_LIMIT: choice->report.limit = cli_number(cli, "limit", value); break;
	case KEY_TEMPLATE: choice->report.form_name = value; break;
	case KEY_AGAINST: choice->against = value; break;
	case KEY_SCHEME: choice->report.scheme = value; break;
	case KEY_SPLIT: choice->split = value; break;
	case KEY_QUIET_EMPTY: choice->report.quiet_empty = 1; break;
	case KEY_RAW: choice->report.raw = 1; break;
	case KEY_BOM: choice->bom = 1; break;
	case KEY_OUTPUT: choice->output = value; break;
	case KEY_AMBIGUOUS: choice->report.ambiguous = take_ambiguous(cli, value); break;
	default: choice->report.width = cli_number(cli, "width", value); choice->width_given = 1;
	}
}

/* The format that a file's ending asks for. */
static void choose_format(struct choice *choice)
{
	static const char *const endings[][2] = {
		{".txt", "text"}, {".htm", "html"}, {".ics", "ical"}, {".rec", "recutils"}};
	const char *ending = choice->output ? strrchr(choice->output, '.') : NULL;
	const char *name, *meaning;
	int binary;

	if (choice->report.format || !ending || strchr(ending, '/'))
		return;
	for (size_t at = 0; (name = rx_format_explain(at, RX_LANG_EN, &meaning, &binary)); at++) {
		if (strcmp(ending + 1, name) == 0)
			choice->report.format = name;
	}
	for (size_t at = 0; at < sizeof(endings) / sizeof(endings[0]); at++) {
		if (strcmp(ending, endings[at][0]) == 0)
			choice->report.format = endings[at][1];
	}
}

static void output_error(struct cli *cli, const char *path)
{
	char text[512];

	snprintf(text, sizeof(text), "%s: %s", path, strerror(errno));
	cli_error(cli, "system", text, text);
	exit(CLI_TROUBLE);
}

/* Reads the template, which is small; ends the program where it cannot. */
static void read_template(struct cli *cli, struct choice *choice)
{
	const char *path = choice->report.form_name;
	FILE *file = path ? fopen(path, "rb") : NULL;
	char *bytes;

	if (!path)
		return;
	bytes = cli_have(cli, malloc(TEMPLATE_LIMIT + 1));
	if (!file)
		output_error(cli, path);
	choice->report.form_length = fread(bytes, 1, TEMPLATE_LIMIT + 1, file);
	if (ferror(file))
		output_error(cli, path);
	fclose(file);
	if (choice->report.form_length > TEMPLATE_LIMIT) {
		cli_error(cli, "option", "--template: the file is larger than 1 MiB",
			"--template：文件超过1 MiB");
		exit(CLI_TROUBLE);
	}
	choice->report.form = bytes;
}

/* A table in a file or pipe is whole; on a terminal it fits; prose is wrapped in any case. */
static void choose_width(struct choice *choice)
{
	const char *layout = choice->report.layout;
	int table = !layout || strcmp(layout, "table") == 0 || strcmp(layout, "ledger") == 0;

	if (choice->width_given)
		return;
	if (!choice->output && cli_on_terminal())
		choice->report.width = cli_width();
	else
		choice->report.width = table ? 0 : 80;
}

/* What is no text would only spoil a terminal. */
static void refuse_terminal(struct cli *cli, const struct choice *choice)
{
	const char *name, *meaning;
	int binary;

	if (choice->output || !choice->report.format || !cli_on_terminal())
		return;
	for (size_t at = 0; (name = rx_format_explain(at, cli->lang, &meaning, &binary)); at++) {
		if (!binary || strcmp(name, choice->report.format) != 0)
			continue;
		cli_error(cli, "option", "this format is no text; write it to a file with --output",
			"该格式不是文本，请用 --output 写入文件");
		exit(CLI_TROUBLE);
	}
}

/* ---- output --------------------------------------------------------------------------------- */

/* A new file beside the one that is asked for, so that rename() can put it in its place. */
static void open_output(struct cli *cli, struct output *output, const char *path)
{
	size_t room = path ? strlen(path) + sizeof(".XXXXXX") : 0;

	output->path = path;
	output->descriptor = STDOUT_FILENO;
	if (!path)
		return;
	output->temporary = cli_have(cli, malloc(room));
	snprintf(output->temporary, room, "%s.XXXXXX", path);
	output->descriptor = mkstemp(output->temporary);
	if (output->descriptor < 0)
		output_error(cli, path);
}

/* The file gets the rights that any new file has, or keeps those it had. */
static int set_rights(const struct output *output)
{
	mode_t mask = umask(0);
	struct stat before;

	umask(mask);
	if (stat(output->path, &before))
		before.st_mode = 0666 & ~mask;
	return fchmod(output->descriptor, before.st_mode & 07777);
}

static int close_output(struct cli *cli, struct output *output, int status)
{
	if (!output->path)
		return status;
	if (status == CLI_TROUBLE) {
		unlink(output->temporary);
	} else if (set_rights(output) || fsync(output->descriptor) || close(output->descriptor)
		|| rename(output->temporary, output->path)) {
		int reason = errno;

		unlink(output->temporary);
		errno = reason;
		output_error(cli, output->path);
	}
	free(output->temporary);
	return status;
}

/* ---- one report ----------------------------------------------------------------------------- */

/* Where the rows of the inputs go. */
struct target {
	struct rx_report *report;
	struct rx_writer *writer;
	struct rx_split *split; /* NULL: to the report */
};

static int add_block(const struct target *target, const struct rx_block *block)
{
	return target->split ? rx_split_add(target->split, block)
			     : rx_report_add(target->report, block, target->writer);
}

/* Where the report goes to the terminal, it would be mixed with a report of progress. */
static void show_progress(
	struct cli *cli, const struct choice *choice, const struct rx_reader *reader, size_t rows)
{
	if (choice->output || !cli_on_terminal())
		cli_progress(cli, reader, rows, SIZE_MAX);
}

/* Adds one input; 1 when it could be read, 0 when it could not be opened, -1 when the report is
 * over. */
static int add_file(struct cli *cli, const struct choice *choice, struct rx_reader *reader,
	const char *path, const struct target *target)
{
	struct rx_block block = {0};
	size_t rows = 0;
	int more;

	if (rx_reader_open(reader, path))
		return 0;
	/* A stream without rows has a header, which a table shows. */
	block.header = rx_reader_header(reader);
	block.file = path;
	if (block.header && add_block(target, &block))
		return -1;
	while ((more = rx_reader_next(reader, &block)) > 0) {
		if (add_block(target, &block))
			return -1;
		show_progress(cli, choice, reader, rows += block.rows);
	}
	return 1;
}

/* Adds all inputs: 1 when one could be read, 0 when none could, -1 when the report is over. */
static int add_files(struct cli *cli, const struct choice *choice, struct rx_reader *reader,
	const struct target *target)
{
	int outcome = 0, read = 0;

	if (cli->operand_count == 0)
		read = outcome = add_file(cli, choice, reader, "-", target);
	for (int at = 0; at < cli->operand_count && outcome >= 0; at++) {
		outcome = add_file(cli, choice, reader, cli->operands[at], target);
		read |= outcome > 0;
	}
	cli_progress_clear(cli);
	return outcome < 0 ? -1 : read;
}

static struct rx_writer *begin_output(
	struct cli *cli, const struct choice *choice, struct output *output, const char *path)
{
	struct rx_writer *writer;

	open_output(cli, output, path);
	writer = cli_have(cli, rx_writer_new(output->descriptor, path ? path : "<stdout>"));
	if (choice->bom)
		rx_writer_string(writer, "\xEF\xBB\xBF");
	return writer;
}

static int status_of(long rows)
{
	return rows < 0 ? CLI_TROUBLE : rows ? CLI_DONE : CLI_NOTHING;
}

/* Reads the snapshot before; 0, or -1 after a fault was reported. */
static int add_before(struct cli *cli, const struct choice *choice, struct rx_report *report)
{
	struct rx_reader *reader;
	struct rx_block block = {0};
	int fault;

	if (!choice->against)
		return 0;
	reader = cli_have(cli, rx_reader_new(&cli->sink));
	fault = rx_reader_open(reader, choice->against);
	if (!fault) {
		block.header = rx_reader_header(reader);
		block.file = choice->against;
		fault = block.header ? rx_report_against(report, &block) : 0;
	}
	while (!fault && rx_reader_next(reader, &block) > 0)
		fault = rx_report_against(report, &block);
	rx_reader_free(reader);
	return fault || cli->trouble ? -1 : 0;
}

static int run_one(struct cli *cli, const struct choice *choice)
{
	struct output output = {0};
	struct rx_report *report = cli_have(cli, rx_report_new(&choice->report, &cli->sink));
	struct rx_reader *reader = cli_have(cli, rx_reader_new(&cli->sink));
	struct rx_writer *writer = begin_output(cli, choice, &output, choice->output);
	struct target target = {report, writer, NULL};
	long rows = -1;
	int status;

	if (rx_report_wants_text(report))
		rx_reader_kinds(reader, 1, 0);
	/* Where no input could be read, nothing is said about how many records it has. */
	if (!add_before(cli, choice, report) && add_files(cli, choice, reader, &target) > 0)
		rows = rx_report_finish(report, writer);
	status = status_of(rows);
	rx_reader_free(reader);
	rx_report_free(report);
	/* A report that is to be silent about nothing leaves no empty file either. */
	if (status == CLI_NOTHING && choice->report.quiet_empty && output.path) {
		status = cli_finish(cli, writer, status);
		close_output(cli, &output, CLI_TROUBLE);
		return status;
	}
	return close_output(cli, &output, cli_finish(cli, writer, status));
}

/* ---- a report for each value ---------------------------------------------------------------- */

static int write_part(struct cli *cli, const struct choice *choice, struct rx_split *split,
	size_t index, const char *path)
{
	struct output output = {0};
	struct rx_report *report = cli_have(cli, rx_report_new(&choice->report, &cli->sink));
	struct rx_writer *writer = begin_output(cli, choice, &output, path);
	long rows = -1;
	int status;

	if (!rx_split_report(split, index, report, writer))
		rows = rx_report_finish(report, writer);
	rx_report_free(report);
	status = status_of(rows);
	if (rx_writer_flush(writer)) {
		rx_writer_report(writer, &cli->sink);
		status = CLI_TROUBLE;
	}
	rx_writer_free(writer);
	if (status == CLI_NOTHING && choice->report.quiet_empty) {
		close_output(cli, &output, CLI_TROUBLE);
		return status;
	}
	return close_output(cli, &output, status);
}

static int write_parts(struct cli *cli, const struct choice *choice, struct rx_split *split)
{
	struct names names = {0};
	long count = rx_split_finish(split);
	int status = count < 0 ? CLI_TROUBLE : CLI_NOTHING;

	for (long at = 0; at < count && status != CLI_TROUBLE; at++) {
		struct rx_text value = rx_split_value(split, (size_t)at);
		int part = write_part(cli, choice, split, (size_t)at,
			names_next(cli, choice->output, &names, value));

		status = part == CLI_NOTHING ? status : part;
	}
	names_release(&names);
	return status;
}

static int run_split(struct cli *cli, const struct choice *choice)
{
	struct rx_report *report = cli_have(cli, rx_report_new(&choice->report, &cli->sink));
	struct rx_reader *reader = cli_have(cli, rx_reader_new(&cli->sink));
	struct target target = {NULL, NULL, cli_have(cli, rx_split_new(choice->split, &cli->sink))};
	int status = CLI_TROUBLE;

	names_check(cli, choice->output, choice->split, NULL);
	if (rx_report_wants_text(report))
		rx_reader_kinds(reader, 1, 0);
	rx_report_free(report);
	if (add_files(cli, choice, reader, &target) > 0) {
		names_check(cli, choice->output, choice->split, rx_reader_header(reader));
		status = write_parts(cli, choice, target.split);
	}
	rx_split_free(target.split);
	rx_reader_free(reader);
	rx_profile_free(cli->profile);
	return status == CLI_TROUBLE || !cli->trouble ? status : CLI_TROUBLE;
}

int main(int argc, char **argv)
{
	struct cli cli;
	struct choice choice = {0};
	const char *value;
	int key, status;

	cli_begin(&cli, &program, argc, argv);
	while ((key = cli_option(&cli, &value)) != CLI_END)
		take_option(&cli, &choice, key, value);
	choose_format(&choice);
	read_template(&cli, &choice);
	choose_width(&choice);
	refuse_terminal(&cli, &choice);
	choice.report.today = cli.today;
	choice.report.lang = cli.lang;
	choice.report.both = cli.lang_both;
	choice.report.lang_from_data = !cli.lang_given;
	status = choice.split ? run_split(&cli, &choice) : run_one(&cli, &choice);
	free((void *)choice.report.form);
	return status;
}
