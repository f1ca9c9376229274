/*
 * cli.c - options, help, messages and exit status of the rx programs.
 *
 * getopt_long(3) does the parsing; its tables are made from ours, so that the option table is the
 * only place where an option is written down.
 */
#define _GNU_SOURCE /* getopt_long */
#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { KEY_HELP = 1000, KEY_VERSION, KEY_LANG, KEY_TODAY, KEY_PROFILE, OPTION_LIMIT = 64 };

static const struct cli_option common[] = {
	{KEY_LANG, "lang", "LANG",
		"language of what people read: en, zh or both (zh, labels of reports in both; else "
		"RX_LANG)",
		"提示、表头和报告所用语言：en、zh 或 both（报告的表头等中英对照；默认取环境变量 "
		"RX_LANG）"},
	{KEY_TODAY, "today", "DATE", "reckon as of this date, YYYY-MM-DD (else the system's)",
		"以该日期（YYYY-MM-DD）为截至日期（默认取系统日期）"},
	{KEY_PROFILE, "profile", "FILE", "the office's settings (else RX_PROFILE, else none)",
		"本单位的配置文件（默认取环境变量 RX_PROFILE，未设则不用）"},
	{KEY_HELP, "help", NULL, "show this help", "显示本帮助"},
	{KEY_VERSION, "version", NULL, "show the version", "显示版本"},
	{0, NULL, NULL, NULL, NULL},
};

/* ---- messages ------------------------------------------------------------------------------- */

static const char *severity_name(const struct cli *cli, enum rx_severity severity)
{
	static const char *const names[][3] = {
		{"note", "warning", "error"}, {"提示", "警告", "错误"}};

	return names[cli->lang == RX_LANG_ZH][severity];
}

/* program: file:line:column: severity: text [slug], then the excerpt with a caret under it. */
static void report(void *user, const struct rx_message *message)
{
	struct cli *cli = user;

	if (message->severity == RX_ERROR)
		cli->trouble = 1;
	fprintf(stderr, "%s: ", cli->program->name);
	if (message->file)
		fprintf(stderr, "%s:", message->file);
	if (message->line)
		fprintf(stderr, "%zu:", message->line);
	if (message->column)
		fprintf(stderr, "%zu:", message->column);
	fprintf(stderr, "%s%s: %s [%s]\n", message->file ? " " : "",
		severity_name(cli, message->severity), message->text, message->slug);
	if (message->excerpt)
		fprintf(stderr, "    %s\n    %*s^\n", message->excerpt, (int)message->caret, "");
}

void cli_error(struct cli *cli, const char *slug, const char *en, const char *zh)
{
	struct rx_message message = {.severity = RX_ERROR, .slug = slug};

	message.text = cli->lang == RX_LANG_ZH ? zh : en;
	report(cli, &message);
}

/* ---- progress ------------------------------------------------------------------------------- */

static long long milliseconds(void)
{
	struct timespec now = {0, 0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void cli_progress(struct cli *cli, const struct rx_reader *reader, size_t rows, size_t selected)
{
	uint64_t size, read;
	long long now;

	if (!reader || !isatty(STDERR_FILENO) || (now = milliseconds()) - cli->shown < 500)
		return;
	cli->shown = now;
	read = rx_reader_progress(reader, &size);
	fprintf(stderr, "\r%s: %3d%% %zu MiB, ", cli->program->name,
		(int)(size ? read * 100 / size : 0), (size_t)(read >> 20));
	if (selected == SIZE_MAX)
		fprintf(stderr, cli->lang == RX_LANG_ZH ? "已读%zu条" : "%zu records read", rows);
	else
		fprintf(stderr,
			cli->lang == RX_LANG_ZH ? "已读%zu条，选中%zu条"
						: "%zu records read, %zu selected",
			rows, selected);
}

void cli_progress_clear(struct cli *cli)
{
	if (cli->shown)
		fprintf(stderr, "\r\033[K");
	cli->shown = 0;
}

void cli_progress_end(struct cli *cli, size_t rows, size_t selected)
{
	fprintf(stderr, "%s%s: ", cli->shown ? "\r\033[K" : "", cli->program->name);
	fprintf(stderr,
		cli->lang == RX_LANG_ZH ? "已读%zu条，选中%zu条\n"
					: "%zu records read, %zu selected\n",
		rows, selected);
}

/* ---- options -------------------------------------------------------------------------------- */

static void option_error(struct cli *cli, const char *en, const char *zh, const char *word)
{
	char text[2][512];

	snprintf(text[0], sizeof(text[0]), en, word);
	snprintf(text[1], sizeof(text[1]), zh, word);
	cli_error(cli, "option", text[0], text[1]);
	fprintf(stderr, cli->lang == RX_LANG_ZH ? "用法见 %s --help\n" : "Try %s --help\n",
		cli->program->name);
	exit(CLI_TROUBLE);
}

/* ---- help ----------------------------------------------------------------------------------- */

/* Terminal cells of a line of our own: ASCII takes one, everything else we write takes two. */
static int cells(const char *text)
{
	int width = 0;

	for (; *text; text++) {
		if ((unsigned char)*text < 0x80)
			width++;
		else if ((*text & 0xC0) == 0xC0)
			width += 2;
	}
	return width;
}

static void show_options(const struct cli_option *options, int zh)
{
	for (; options->key; options++) {
		char left[128];
		int used = options->key < 256
			? snprintf(left, sizeof(left), "  -%c, --%s", options->key, options->name)
			: snprintf(left, sizeof(left), "      --%s", options->name);

		if (options->argument)
			snprintf(
				left + used, sizeof(left) - (size_t)used, " %s", options->argument);
		printf("%s%*s%s\n", left, cells(left) < 28 ? 28 - cells(left) : 1, "",
			zh ? options->zh : options->en);
	}
}

static void show_mdoc(const struct cli_option *options, int zh)
{
	for (; options->key; options++) {
		if (options->key < 256)
			printf(".It Fl %c , Fl \\-%s", options->key, options->name);
		else
			printf(".It Fl \\-%s", options->name);
		if (options->argument)
			printf(" Ar %s", options->argument);
		printf("\n%s\n", zh ? options->zh : options->en);
	}
}

static void show_help(const struct cli *cli, const char *form)
{
	const struct cli_program *program = cli->program;
	int zh = cli->lang == RX_LANG_ZH;

	if (form && strcmp(form, "mdoc") == 0) {
		show_mdoc(program->options, zh);
		show_mdoc(common, zh);
		exit(CLI_DONE);
	}
	printf(zh ? "用法：%s [选项]... %s\n%s\n\n" : "Usage: %s [OPTION]... %s\n%s\n\n",
		program->name, program->operands, zh ? program->zh : program->en);
	show_options(program->options, zh);
	show_options(common, zh);
	if (program->notes)
		program->notes(cli->lang);
	printf(zh ? "\n没有文件名或文件名为 - 时读标准输入。详见 man %s。\n"
		  : "\nWithout a file, or for -, standard input is read.  See man %s.\n",
		program->name);
	exit(fflush(stdout) || ferror(stdout) ? CLI_TROUBLE : CLI_DONE);
}

static void show_version(const struct cli *cli)
{
	printf("%s (rx) %s\n", cli->program->name, rx_version());
	exit(fflush(stdout) || ferror(stdout) ? CLI_TROUBLE : CLI_DONE);
}

/* ---- options -------------------------------------------------------------------------------- */

/* "both" is Chinese with labels in English too, where a program has such. */
static int take_lang(struct cli *cli, const char *value)
{
	if (strcmp(value, "zh") && strcmp(value, "en") && strcmp(value, "both"))
		return 0;
	cli->lang = value[0] == 'e' ? RX_LANG_EN : RX_LANG_ZH;
	cli->lang_both = value[0] == 'b';
	return 1;
}

void cli_begin(struct cli *cli, const struct cli_program *program, int argc, char **argv)
{
	const char *lang = getenv("RX_LANG"), *profile = getenv("RX_PROFILE");

	memset(cli, 0, sizeof(*cli));
	cli->program = program;
	cli->argc = argc;
	cli->argv = argv;
	cli->sink.report = report;
	cli->sink.user = cli;
	cli->lang_given = lang && take_lang(cli, lang);
	cli->sink.lang = cli->lang;
	cli->profile_path = profile && *profile ? profile : NULL;
	opterr = 0;
}

static void add_options(
	const struct cli_option *options, struct option *longs, size_t *count, char *letters)
{
	for (; options->key && *count < OPTION_LIMIT; options++) {
		longs[*count] = (struct option){.name = options->name,
			.has_arg = options->argument ? required_argument : no_argument,
			.val = options->key};
		if (options->key == KEY_HELP)
			longs[*count].has_arg = optional_argument;
		(*count)++;
		if (options->key < 256) {
			size_t used = strlen(letters);

			letters[used++] = (char)options->key;
			if (options->argument)
				letters[used++] = ':';
			letters[used] = '\0';
		}
	}
}

/* A date that the calendar has: the library would take any other for none at all. */
static int is_date(const char *text)
{
	static const char form[] = "dddd-dd-dd";
	static const int lengths[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int year, month, day;

	for (size_t at = 0; form[at]; at++) {
		if (form[at] == 'd' ? text[at] < '0' || text[at] > '9' : text[at] != '-')
			return 0;
	}
	if (text[sizeof(form) - 1] || sscanf(text, "%d-%d-%d", &year, &month, &day) != 3)
		return 0;
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengths[month])
		return 0;
	return month != 2 || day < 29 || (year % 4 == 0 && (year % 100 || year % 400 == 0));
}

static void take_common(struct cli *cli, int key)
{
	switch (key) {
	case KEY_HELP: show_help(cli, optarg); break;
	case KEY_VERSION: show_version(cli); break;
	case KEY_PROFILE: cli->profile_path = *optarg ? optarg : NULL; break;
	case KEY_TODAY:
		if (!is_date(optarg))
			option_error(cli, "--today wants a date as YYYY-MM-DD, not '%s'",
				"--today 应为YYYY-MM-DD形式的日期，而不是“%s”", optarg);
		cli->today = optarg;
		break;
	default:
		if (!take_lang(cli, optarg))
			option_error(cli, "--lang wants en, zh or both, not '%s'",
				"--lang 只能是 en、zh 或 both，而不是“%s”", optarg);
		cli->sink.lang = cli->lang;
		cli->lang_given = 1;
	}
}

/* What options leave open, the profile says; a faulty one would make every figure doubtful. */
static void load_profile(struct cli *cli)
{
	if (!cli->profile_path)
		return;
	cli->profile = cli_have(cli, rx_profile_new(cli->profile_path, &cli->sink));
	if (!cli->lang_given && rx_profile_lang(cli->profile, &cli->lang))
		cli->lang_given = 1;
	cli->sink.lang = cli->lang;
}

int cli_option(struct cli *cli, const char **value)
{
	struct option longs[OPTION_LIMIT + 1] = {{0}};
	char letters[2 * OPTION_LIMIT + 2] = ":";
	size_t count = 0;
	int key;

	add_options(cli->program->options, longs, &count, letters);
	add_options(common, longs, &count, letters);
	for (;;) {
		const char *word;

		key = getopt_long(cli->argc, cli->argv, letters, longs, NULL);
		word = cli->argv[optind - 1]; /* operands in front have been stepped over */
		if (key == '?' && word[1] == '-')
			option_error(cli, "unknown option, or one without a value: %s",
				"没有该选项,或该选项不取值:%s", word);
		if (key == '?')
			option_error(cli, "unknown option %s", "没有 %s 这个选项",
				(char[]){'-', (char)optopt, 0});
		if (key == ':')
			option_error(cli, "option %s lacks its value", "选项 %s 缺少取值", word);
		if (key < KEY_HELP)
			break;
		take_common(cli, key);
	}
	*value = optarg;
	if (key == -1) {
		cli->operands = cli->argv + optind;
		cli->operand_count = cli->argc - optind;
		load_profile(cli);
	}
	return key;
}

size_t cli_number(struct cli *cli, const char *option, const char *value)
{
	char *end;
	unsigned long long number;
	char text[128];

	errno = 0;
	number = strtoull(value, &end, 10);
	if (errno || *end || value[0] < '0' || value[0] > '9') {
		snprintf(text, sizeof(text), "--%s %s", option, value);
		option_error(cli, "%s: expected a whole number", "%s：应为整数", text);
	}
	return (size_t)number;
}

void *cli_have(struct cli *cli, void *object)
{
	if (object)
		return object;
	if (!cli->trouble)
		cli_error(cli, "memory", "out of memory", "内存不足");
	exit(CLI_TROUBLE);
}

/* ---- ending --------------------------------------------------------------------------------- */

int cli_finish(struct cli *cli, struct rx_writer *writer, int status)
{
	int fault = rx_writer_flush(writer);

	/* The reader of our pipe has gone: end as SIGPIPE would have ended us, without a word. */
	if (fault == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	if (fault)
		rx_writer_report(writer, &cli->sink);
	rx_writer_free(writer);
	rx_profile_free(cli->profile);
	cli->profile = NULL;
	return fault || cli->trouble ? CLI_TROUBLE : status;
}

int cli_finish_list(struct cli *cli, struct rx_writer *stream, int status)
{
	struct rx_report_options options = {.layout = "list",
		.today = cli->today,
		.lang = cli->lang,
		.lang_from_data = !cli->lang_given};
	struct rx_reader *reader = cli_have(cli, rx_reader_new(&cli->sink));
	struct rx_writer *writer = cli_have(cli, rx_writer_new(STDOUT_FILENO, "<stdout>"));
	struct rx_text records = rx_writer_memory(stream);
	struct rx_report *report;
	struct rx_block block;
	int more = 0;

	options.width = cli_width();
	report = cli_have(cli, rx_report_new(&options, &cli->sink));
	if (records.length
		&& rx_reader_open_bytes(reader, "<stream>", records.bytes, records.length) == 0) {
		while ((more = rx_reader_next(reader, &block)) > 0)
			more = rx_report_add(report, &block, writer) < 0 ? -1 : 1;
		rx_report_finish(report, writer);
	}
	rx_report_free(report);
	rx_reader_free(reader);
	rx_writer_free(stream);
	fprintf(stderr,
		cli->lang == RX_LANG_ZH
			? "（此为便于阅读的列表；记录流请用 %s --to rx 或接管道）\n"
			: "(a list to read; for the record stream use %s --to rx or a pipe)\n",
		cli->program->name);
	return cli_finish(cli, writer, status);
}

int cli_on_terminal(void)
{
	return isatty(STDOUT_FILENO);
}

size_t cli_width(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
	return columns && atoi(columns) > 0 ? (size_t)atoi(columns) : 80;
}
