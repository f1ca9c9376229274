/*
 * rx-parse - documents into records.
 *
 * Besides files it takes lists of files, and has what is no text converted by a program of the user's
 * choice: --pre runs it without a shell, and what it prints is the document.  Files may be worked on by
 * several threads; what comes out is the same.
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
	{'j', "jobs", "N", "work on N files at a time; the output is the same",
		"用N个线程同时处理多个文件，输出不变"},
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

enum { PIECE = 65536 };

/* What is read in one run of the program. */
struct run {
	struct cli *cli;
	struct rx_parser *parser;
	struct rx_writer *writer;
	const char *pre;
	const char *files; /* the list of --files-from */
	FILE *list;        /* while it is read */
	char *line;        /* of it */
	size_t room;
	int operand;  /* the next one */
	size_t count; /* of files so far */
	size_t jobs;
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

/*
 * Cuts a command at its blanks; an argument {} becomes the path, which comes last when there is none.  arguments has
 * room for one for every two bytes of the command and two more.
 */
static void split_command(char *command, char *path, char **arguments)
{
	static const char blanks[] = " \t";
	int count = 0;
	int named = 0;

	for (command += strspn(command, blanks); *command; command += strspn(command, blanks)) {
		char *word = command;

		command += strcspn(command, blanks);
		if (*command)
			*command++ = '\0';
		named |= strcmp(word, "{}") == 0;
		arguments[count++] = strcmp(word, "{}") == 0 ? path : word;
	}
	if (!named)
		arguments[count++] = path;
	arguments[count] = NULL;
}

/* In the child: nothing that may need a lock of another thread. */
static void run_command(char **arguments, int output)
{
	static const char failed[] = "rx-parse: cannot run the command of --pre\n";

	if (dup2(output, STDOUT_FILENO) >= 0)
		execvp(arguments[0], arguments);
	if (write(STDERR_FILENO, failed, sizeof(failed) - 1) < 0)
		_exit(126);
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

/* What the command prints, run on a file; NULL when it could not be run or failed. */
static char *convert(struct run *run, char **arguments, size_t *length)
{
	char *bytes;
	int ends[2], status = -1;
	pid_t child;

	if (pipe(ends))
		return NULL;
	child = arguments[0] ? fork() : -1;
	if (child == 0)
		run_command(arguments, ends[1]);
	close(ends[1]);
	bytes = child < 0 ? NULL : cli_have(run->cli, read_all(ends[0], length));
	close(ends[0]);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return bytes;
	free(bytes);
	return NULL;
}

/* Runs the command on a file and parses what it prints. */
static long parse_converted(
	struct run *run, struct rx_parser *parser, const char *path, struct rx_writer *writer)
{
	char **arguments = cli_have(run->cli, calloc(strlen(run->pre) / 2 + 3, sizeof(*arguments)));
	char *bytes;
	char *command = cli_have(run->cli, strdup(run->pre));
	char *name = cli_have(run->cli, strdup(path));
	size_t length = 0;
	long records = -1;

	split_command(command, name, arguments);
	bytes = convert(run, arguments, &length);
	if (bytes) {
		records = rx_parser_bytes(parser, path, bytes, length, writer);
	} else {
		rx_parser_await(parser);
		cli_error(run->cli, "pre", "the command of --pre failed, its file was left out",
			"--pre指定的命令运行失败，已略过该文件");
	}
	free(bytes);
	free(arguments);
	free(command);
	free(name);
	return records;
}

/* ---- each file ------------------------------------------------------------------------------- */

/* What a browser saves beside a page, in PAGE_files/, is no document. */
static int is_beside_page(const char *path)
{
	return strstr(path, "_files/") != NULL;
}

static long parse_file(
	void *user, struct rx_parser *parser, const char *path, struct rx_writer *writer)
{
	struct run *run = user;

	return run->pre && strcmp(path, "-") != 0 && needs_converter(path)
		? parse_converted(run, parser, path, writer)
		: rx_parser_file(parser, path, writer);
}

static void open_list(struct run *run)
{
	run->list = strcmp(run->files, "-") == 0 ? stdin : fopen(run->files, "r");
	if (!run->list)
		cli_error(run->cli, "files-from", "cannot read the list of --files-from",
			"无法读取--files-from指定的清单");
}

/* The next name of the list; blank lines are none. */
static const char *listed(struct run *run)
{
	ssize_t length;

	if (run->files && !run->list)
		open_list(run);
	run->files = NULL;
	while (run->list && (length = getline(&run->line, &run->room, run->list)) > 0) {
		while (length > 0
			&& (run->line[length - 1] == '\n' || run->line[length - 1] == '\r'))
			run->line[--length] = '\0';
		if (length > 0)
			return run->line;
	}
	return NULL;
}

/* The operands, then the list; standard input when there is neither. */
static const char *next_file(void *user)
{
	struct run *run = user;
	const char *path;

	do
		path = run->operand < run->cli->operand_count ? run->cli->operands[run->operand++]
							      : listed(run);
	while (path && is_beside_page(path));
	if (path && run->progress && ++run->count % 100 == 0)
		fprintf(stderr, "\r%zu", run->count);
	return path;
}

static void parse_all(struct run *run)
{
	const struct rx_parse_files files = {run->jobs, next_file, parse_file, run};
	int none = run->cli->operand_count == 0 && !run->files;

	run->records = none ? rx_parser_file(run->parser, "-", run->writer) > 0
			    : rx_parser_files(run->parser, &files, run->writer) > 0;
	free(run->line);
	if (run->list && run->list != stdin)
		fclose(run->list);
	if (run->progress && run->count >= 100)
		fputs("\r", stderr);
}

int main(int argc, char **argv)
{
	struct cli cli;
	struct rx_parse_options parse = {0};
	struct run run = {.cli = &cli, .jobs = 1};
	const char *value;
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
		case OPTION_FILES: run.files = value; break;
		case 'j': run.jobs = cli_number(&cli, "jobs", value); break;
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
		parse_all(&run);
	rx_parser_free(run.parser);
	key = run.records || codebook ? CLI_DONE : CLI_NOTHING;
	return list ? cli_finish_list(&cli, run.writer, key) : cli_finish(&cli, run.writer, key);
}
