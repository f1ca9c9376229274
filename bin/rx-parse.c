/*
 * rx-parse - documents into records.
 *
 * Besides files it takes lists of files, and has what is no text converted by a program of the user's
 * choice: --pre runs it without a shell, and what it prints is the document.
 */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	OPTION_TEXT = 256,
	OPTION_FACTS,
	OPTION_DOC_DATE,
	OPTION_ALL,
	OPTION_ROLLUP,
	OPTION_REPAIR,
	OPTION_SERIES,
	OPTION_ENCODING,
	OPTION_NAME,
	OPTION_SHEET,
	OPTION_FILES,
	OPTION_PRE,
	OPTION_CODEBOOK,
	OPTION_TO
};

static const struct cli_option options[] = {
	{OPTION_TEXT, "text", NULL, "also text records: everything that is in no other record",
		"另输出其余文本记录，使原文一字不漏"},
	{OPTION_FACTS, "facts", NULL,
		"also fact records: dates, numbers, money, documents, meetings; and the types of "
		"measures",
		"另输出数据项记录：日期、数量、金额、文件、会议等，并判定措施类型"},
	{OPTION_ALL, "all", NULL, "records of all kinds: --text and --facts",
		"输出全部类型的记录，即--text加--facts"},
	{OPTION_DOC_DATE, "doc-date", "DATE",
		"date of documents that do not give theirs, for --facts",
		"文件未载明日期时，数据项按此日期推算"},
	{OPTION_ROLLUP, "rollup", NULL,
		"findings whose status nothing states get that of their measures",
		"未载明状态的问题，按其各项措施的状态汇总"},
	{OPTION_REPAIR, "repair", NULL,
		"read cells from the repaired text where damage has a sure proposal",
		"对有把握的损坏处按建议修复后再取各列，原文列不变"},
	{OPTION_SERIES, "series", "NAME", "series of all records (else derived from each document)",
		"指定批次（默认由文件内容得出）"},
	{OPTION_ENCODING, "encoding", "NAME",
		"read documents in this encoding (else found out): utf-8 gb18030 gbk gb2312 big5 "
		"utf-16le utf-16be",
		"按指定编码读取文件（默认自动识别）：utf-8 gb18030 gbk gb2312 big5 utf-16le "
		"utf-16be"},
	{OPTION_NAME, "name", "FILE", "what standard input is called in records and messages",
		"标准输入在记录和提示中的文件名"},
	{OPTION_SHEET, "sheet", "NAME|all",
		"of a workbook only this sheet, or all, hidden ones too",
		"只读取工作簿中的该工作表；all为全部，含隐藏的"},
	{OPTION_FILES, "files-from", "FILE",
		"also read the files that FILE names, one in a line; - is standard input",
		"再读取FILE中逐行列出的文件；-为标准输入"},
	{OPTION_PRE, "pre", "COMMAND",
		"convert PDF, DOC, WPS, XLS, ET and RTF files with COMMAND, run without a shell; "
		"{} is the file's name, else it comes last",
		"用COMMAND转换PDF、DOC、WPS、XLS、ET和RTF文件，不经shell；{}代表文件名，无{}"
		"则置于末尾"},
	{OPTION_CODEBOOK, "codebook", NULL, "write what each column means, and read nothing",
		"输出各列的含义说明，不读取文件"},
	{OPTION_TO, "to", "rx", "write the record stream, also to a terminal",
		"即使输出到终端也写记录流"},
	{0, NULL, NULL, NULL, NULL},
};

static const struct cli_program program = {
	"rx-parse",
	"[FILE]...",
	"Turn rectification notices, audit reports and ledgers into records.",
	"把整改通报、审计整改报告和台账转换为记录。",
	options,
	NULL,
};

/* ---- converting ------------------------------------------------------------------------------ */

enum { ARGUMENTS = 64, PIECE = 65536 };

/* What is read in one run of the program. */
struct run {
	struct cli *cli;
	struct rx_parser *parser;
	struct rx_writer *writer;
	const char *pre;
	size_t files; /* so far */
	int records;  /* there were some */
	int progress; /* standard error is a terminal, and no records go to one */
};

/* Does a file begin as those do that are no text and that the parser does not read itself? */
static int needs_converter(const char *path)
{
	static const struct {
		const char *bytes;
		size_t length;
	} signatures[] = {{"%PDF-", 5}, {"\xD0\xCF\x11\xE0", 4}, {"{\\rtf", 5}};
	char head[8];
	FILE *file = fopen(path, "rb");
	size_t length;

	if (!file)
		return 0;
	length = fread(head, 1, sizeof(head), file);
	fclose(file);
	for (size_t at = 0; at < sizeof(signatures) / sizeof(signatures[0]); at++) {
		if (length >= signatures[at].length
			&& memcmp(head, signatures[at].bytes, signatures[at].length) == 0)
			return 1;
	}
	return 0;
}

/* Cuts a command at its blanks; an argument {} becomes the path, which comes last when there is none. */
static void split_command(char *command, char *path, char **arguments)
{
	int count = 0, named = 0;

	for (char *word = strtok(command, " \t"); word && count < ARGUMENTS - 2;
		word = strtok(NULL, " \t")) {
		int here = strcmp(word, "{}") == 0;

		named = named || here;
		arguments[count++] = here ? path : word;
	}
	if (!named)
		arguments[count++] = path;
	arguments[count] = NULL;
}

static void run_command(const char *pre, const char *path, int output)
{
	char *arguments[ARGUMENTS], *command = strdup(pre), *name = strdup(path);

	if (!command || !name)
		_exit(127);
	split_command(command, name, arguments);
	if (dup2(output, STDOUT_FILENO) >= 0 && arguments[0] != name)
		execvp(arguments[0], arguments);
	perror(arguments[0]);
	_exit(127);
}

/* All that a descriptor gives; NULL when there is no memory for it. */
static char *read_all(int input, size_t *length)
{
	char *bytes = NULL;
	size_t room = 0;
	ssize_t got;

	*length = 0;
	do {
		if (room - *length < PIECE) {
			char *grown = realloc(bytes, room = room * 2 + PIECE);

			if (!grown) {
				free(bytes);
				return NULL;
			}
			bytes = grown;
		}
		got = read(input, bytes + *length, PIECE);
		*length += got > 0 ? (size_t)got : 0;
	} while (got > 0 || (got < 0 && errno == EINTR));
	return bytes;
}

/* Runs the command on a file and parses what it prints. */
static long parse_converted(struct run *run, const char *path)
{
	char *bytes;
	size_t length = 0;
	int ends[2], status = -1;
	long records = -1;
	pid_t child;

	if (pipe(ends) || (child = fork()) < 0) {
		cli_error(run->cli, "pre", "cannot run the command of --pre",
			"无法运行--pre指定的命令");
		return -1;
	}
	if (child == 0)
		run_command(run->pre, path, ends[1]);
	close(ends[1]);
	bytes = cli_have(run->cli, read_all(ends[0], &length));
	close(ends[0]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		records = rx_parser_bytes(run->parser, path, bytes, length, run->writer);
	else
		cli_error(run->cli, "pre", "the command of --pre failed, its file was left out",
			"--pre指定的命令运行失败，已略过该文件");
	free(bytes);
	return records;
}

/* ---- each file ------------------------------------------------------------------------------- */

/* What a browser saves beside a page, in PAGE_files/, is no document. */
static int is_beside_page(const char *path)
{
	return strstr(path, "_files/") != NULL;
}

static void parse_file(struct run *run, const char *path)
{
	long records;

	if (is_beside_page(path))
		return;
	records = run->pre && strcmp(path, "-") != 0 && needs_converter(path)
		? parse_converted(run, path)
		: rx_parser_file(run->parser, path, run->writer);
	run->records = run->records || records > 0;
	if (run->progress && ++run->files % 100 == 0)
		fprintf(stderr, "\r%zu", run->files);
}

/* The files that a list names; blank lines are none. */
static void parse_list(struct run *run, const char *path)
{
	FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	if (!list) {
		cli_error(run->cli, "files-from", "cannot read the list of --files-from",
			"无法读取--files-from指定的清单");
		return;
	}
	while ((length = getline(&line, &room, list)) > 0) {
		while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
			line[--length] = '\0';
		if (length > 0)
			parse_file(run, line);
	}
	free(line);
	if (list != stdin)
		fclose(list);
}

/* The operands, then the list; standard input when there is neither. */
static void parse_all(struct run *run, const char *files)
{
	if (run->cli->operand_count == 0 && !files)
		parse_file(run, "-");
	for (int at = 0; at < run->cli->operand_count; at++)
		parse_file(run, run->cli->operands[at]);
	if (files)
		parse_list(run, files);
}

int main(int argc, char **argv)
{
	struct cli cli;
	struct rx_parse_options parse = {0};
	struct run run = {.cli = &cli};
	const char *value, *files = NULL;
	int key, list = 1, codebook = 0;

	cli_begin(&cli, &program, argc, argv);
	while ((key = cli_option(&cli, &value)) != CLI_END) {
		switch (key) {
		case OPTION_TEXT: parse.text = 1; break;
		case OPTION_FACTS: parse.facts = 1; break;
		case OPTION_ALL: parse.text = parse.facts = 1; break;
		case OPTION_ROLLUP: parse.rollup = 1; break;
		case OPTION_DOC_DATE: parse.doc_date = value; break;
		case OPTION_REPAIR: parse.repair = 1; break;
		case OPTION_SERIES: parse.series = value; break;
		case OPTION_ENCODING: parse.encoding = value; break;
		case OPTION_NAME: parse.name = value; break;
		case OPTION_SHEET: parse.sheet = value; break;
		case OPTION_FILES: files = value; break;
		case OPTION_PRE: run.pre = value; break;
		case OPTION_TO: list = 0; break;
		case OPTION_CODEBOOK: codebook = 1; break;
		}
	}
	list = list && cli_on_terminal();
	run.progress = !cli_on_terminal() && isatty(STDERR_FILENO);
	run.parser = cli_have(&cli, rx_parser_new(&parse, &cli.sink));
	run.writer = cli_have(&cli, list ? rx_writer_new_memory() : rx_writer_new(1, "<stdout>"));
	if (codebook)
		rx_codebook_write(cli.lang, run.writer);
	else
		parse_all(&run, files);
	if (run.progress && run.files >= 100)
		fputs("\r", stderr);
	rx_parser_free(run.parser);
	key = run.records || codebook ? CLI_DONE : CLI_NOTHING;
	return list ? cli_finish_list(&cli, run.writer, key) : cli_finish(&cli, run.writer, key);
}
