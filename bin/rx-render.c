/*
 * rx-render - records in, a report out, in the formats and layouts of the library.
 */
#include "rx.h"
#include "cli.h"

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
	KEY_AUDIENCE
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
	{KEY_COLUMNS, "columns", "NAMES", "show these columns, joined with commas, in this order",
		"只显示这些列并按此顺序，列名以逗号分隔"},
	{KEY_TITLE, "title", "TEXT", "title of the report", "报告标题"},
	{KEY_WIDTH, "width", "N", "cells of a line of text, 0: no limit (else the terminal's)",
		"文本每行的显示宽度，0为不限（默认取终端宽度）"},
	{KEY_AMBIGUOUS, "ambiguous", "WIDTH",
		"cells of “ … ① and such: narrow (1, default) or wide (2)",
		"“ … ① 等字符的宽度：narrow为1格（默认），wide为2格"},
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
	{KEY_OUTPUT, "output", "FILE", "write to this file; it changes only when all went well",
		"写入该文件；全部成功后才替换原文件"},
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

/* ---- options -------------------------------------------------------------------------------- */

struct choice {
	struct rx_report_options report;
	const char *output;
	int bom;
	int width_given;
};

static int take_ambiguous(struct cli *cli, const char *value)
{
	if (strcmp(value, "narrow") == 0)
		return 0;
	if (strcmp(value, "wide") == 0)
		return 1;
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
	case KEY_RAW: choice->report.raw = 1; break;
	case KEY_BOM: choice->bom = 1; break;
	case KEY_OUTPUT: choice->output = value; break;
	case KEY_AMBIGUOUS: choice->report.ambiguous_wide = take_ambiguous(cli, value); break;
	default: choice->report.width = cli_number(cli, "width", value); choice->width_given = 1;
	}
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

static void output_error(struct cli *cli, const char *path)
{
	char text[512];

	snprintf(text, sizeof(text), "%s: %s", path, strerror(errno));
	cli_error(cli, "system", text, text);
	exit(CLI_TROUBLE);
}

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

/* ---- the run -------------------------------------------------------------------------------- */

/* Adds one input; 1 when it could be read, 0 when it could not be opened, -1 when the report is
 * over. */
static int add_file(struct rx_reader *reader, const char *path, struct rx_report *report,
	struct rx_writer *writer)
{
	struct rx_block block = {0};
	int more;

	if (rx_reader_open(reader, path))
		return 0;
	/* A stream without rows has a header, which a table shows. */
	block.header = rx_reader_header(reader);
	block.file = path;
	if (block.header && rx_report_add(report, &block, writer))
		return -1;
	while ((more = rx_reader_next(reader, &block)) > 0) {
		if (rx_report_add(report, &block, writer))
			return -1;
	}
	return 1;
}

static int run(struct cli *cli, struct rx_report *report, struct rx_writer *writer)
{
	struct rx_reader *reader = cli_have(cli, rx_reader_new(&cli->sink));
	int outcome = 0, read = 0;
	long rows = -1;

	if (rx_report_wants_text(report))
		rx_reader_kinds(reader, 1, 0);
	if (cli->operand_count == 0)
		read = outcome = add_file(reader, "-", report, writer);
	for (int at = 0; at < cli->operand_count && outcome >= 0; at++) {
		outcome = add_file(reader, cli->operands[at], report, writer);
		read |= outcome > 0;
	}
	/* Where no input could be read, nothing is said about how many records it has. */
	if (outcome >= 0 && read)
		rows = rx_report_finish(report, writer);
	rx_reader_free(reader);
	return rows < 0 ? CLI_TROUBLE : rows ? CLI_DONE : CLI_NOTHING;
}

int main(int argc, char **argv)
{
	struct cli cli;
	struct choice choice = {0};
	struct output output = {0};
	struct rx_report *report;
	struct rx_writer *writer;
	const char *value;
	int key, status;

	cli_begin(&cli, &program, argc, argv);
	while ((key = cli_option(&cli, &value)) != CLI_END)
		take_option(&cli, &choice, key, value);
	choose_width(&choice);
	refuse_terminal(&cli, &choice);
	choice.report.today = cli.today;
	choice.report.lang = cli.lang;
	choice.report.lang_from_data = !cli.lang_given;
	report = cli_have(&cli, rx_report_new(&choice.report, &cli.sink));
	open_output(&cli, &output, choice.output);
	writer = cli_have(
		&cli, rx_writer_new(output.descriptor, choice.output ? choice.output : "<stdout>"));
	if (choice.bom)
		rx_writer_string(writer, "\xEF\xBB\xBF");
	status = run(&cli, report, writer);
	rx_report_free(report);
	return close_output(&cli, &output, cli_finish(&cli, writer, status));
}
