/*
 * rx-check - what is wrong or doubtful in notices and ledgers; silent when all is well.
 *
 * With --fix it writes the records again, cells put right, and what is left to say goes to
 * standard error.
 */
#include "rx.h"
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	KEY_ONLY = 256,
	KEY_EXCEPT,
	KEY_FORMAT,
	KEY_AGAINST,
	KEY_FIX,
	KEY_EXPLAIN,
	KEY_SHOW_PROFILE
};

static const struct cli_option options[] = {
	{KEY_ONLY, "only", "RULES", "only these rules, joined with commas",
		"只用这些规则，以逗号分隔"},
	{KEY_EXCEPT, "except", "RULES", "all rules but these", "不用这些规则"},
	{KEY_FORMAT, "format", "FORMAT", "text (default), tsv, sarif or github",
		"输出格式：text（默认）、tsv、sarif、github"},
	{KEY_AGAINST, "against", "FILE", "the feedback list that the findings must cover",
		"反馈问题清单，用于核对问题是否全部列入"},
	{KEY_FIX, "fix", NULL,
		"write the records with cells put right that have one possible reading",
		"只有一种写法的单元格改正后输出记录"},
	{KEY_EXPLAIN, "explain", "RULE", "tell what a rule looks for, and end", "说明一条规则"},
	{KEY_SHOW_PROFILE, "show-profile", NULL,
		"show every key of the profile with its value, and end", "列出配置的全部键和取值"},
	{0, NULL, NULL, NULL, NULL},
};

static const char *level_name(enum rx_severity level, enum rx_lang lang)
{
	static const char *const names[][2] = {
		{"note", "提示"}, {"warning", "警告"}, {"error", "错误"}};

	return names[level][lang == RX_LANG_ZH];
}

/* The rules of --help, from the library's own table. */
static void show_notes(enum rx_lang lang)
{
	const char *slug, *name, *meaning;
	enum rx_severity level;

	printf(lang == RX_LANG_ZH ? "\n规则（RULE）：\n" : "\nRules:\n");
	for (size_t at = 0; (slug = rx_check_explain(at, lang, &name, &meaning, &level)); at++)
		printf("  %-14s%-9s%s\n", slug, level_name(level, RX_LANG_EN), name);
}

static const struct cli_program program = {
	.name = "rx-check",
	.operands = "[FILE]...",
	.en = "Check notices and ledgers; silent when all is well.",
	.zh = "核对通报和台账，没有问题时不输出。",
	.options = options,
	.notes = show_notes,
};

struct choice {
	struct rx_check_options check;
	const char *against, *explain;
	int fix, show_profile;
};

static void take_options(struct cli *cli, struct choice *choice)
{
	const char *value;
	int key;

	while ((key = cli_option(cli, &value)) != CLI_END) {
		switch (key) {
		case KEY_ONLY: choice->check.only = value; break;
		case KEY_EXCEPT: choice->check.except = value; break;
		case KEY_FORMAT: choice->check.format = value; break;
		case KEY_AGAINST: choice->against = value; break;
		case KEY_FIX: choice->fix = 1; break;
		case KEY_EXPLAIN: choice->explain = value; break;
		case KEY_SHOW_PROFILE: choice->show_profile = 1; break;
		}
	}
	choice->check.today = cli->today;
	choice->check.profile = cli->profile;
}

/* ---- telling -------------------------------------------------------------------------------- */

static int explain(struct cli *cli, const char *wanted, struct rx_writer *writer)
{
	const char *slug, *name, *meaning;
	enum rx_severity level;
	char text[256];

	for (size_t at = 0; (slug = rx_check_explain(at, cli->lang, &name, &meaning, &level));
		at++) {
		if (strcmp(slug, wanted))
			continue;
		snprintf(text, sizeof(text), "%s (%s): %s", slug, level_name(level, cli->lang),
			name);
		rx_writer_string(writer, text);
		rx_writer_end_row(writer);
		rx_writer_string(writer, meaning);
		rx_writer_end_row(writer);
		return CLI_DONE;
	}
	/* The library words the fault, with the nearest slugs. */
	rx_check_free(rx_check_new(&(struct rx_check_options){.only = wanted}, &cli->sink));
	return CLI_TROUBLE;
}

/* A profile in force as a file of its own, so that one can begin with it. */
static int show_profile(struct cli *cli, struct rx_writer *writer)
{
	const char *key, *meaning;
	struct rx_text value;

	for (size_t at = 0;
		(key = rx_profile_explain(cli->profile, at, cli->lang, &value, &meaning)); at++) {
		rx_writer_string(writer, "# ");
		rx_writer_string(writer, meaning);
		rx_writer_string(writer, "\n");
		rx_writer_string(writer, key);
		rx_writer_string(writer, value.length ? " = " : " =");
		rx_writer_bytes(writer, value.bytes, value.length);
		rx_writer_end_row(writer);
	}
	return CLI_DONE;
}

/* ---- files ---------------------------------------------------------------------------------- */

struct run {
	struct cli *cli;
	struct rx_check *check;
	struct rx_reader *reader, *again; /* again: of what has been put right */
	struct rx_writer *out;            /* of --fix, else NULL */
	struct rx_text header;            /* that was written last, ours */
};

static int add_all(struct run *run, struct rx_reader *reader, int expected)
{
	struct rx_block block;
	int more;

	while ((more = rx_reader_next(reader, &block)) > 0) {
		if (expected ? rx_check_expect(run->check, &block)
			     : rx_check_add(run->check, &block))
			return -1;
	}
	return more;
}

/* The rows of a file behind those of others: without the header, if it is the same. */
static void append(struct run *run, struct rx_text rows)
{
	size_t length = 0;

	while (length < rows.length && rows.bytes[length] != '\n')
		length++;
	if (length == run->header.length && memcmp(rows.bytes, run->header.bytes, length) == 0) {
		length += length < rows.length;
		rx_writer_bytes(run->out, rows.bytes + length, rows.length - length);
		return;
	}
	free((char *)run->header.bytes);
	run->header = (struct rx_text){cli_have(run->cli, malloc(length + 1)), length};
	memcpy((char *)run->header.bytes, rows.bytes, length);
	rx_writer_bytes(run->out, rows.bytes, rows.length);
}

/* Puts a file right, writes it, and has checked what it is now. */
static int fix_all(struct run *run, const char *path)
{
	struct rx_writer *fixed = cli_have(run->cli, rx_writer_new_memory());
	struct rx_check *fixing = cli_have(run->cli, rx_check_new(NULL, &run->cli->sink));
	struct rx_block block;
	struct rx_text rows;
	int more;

	while ((more = rx_reader_next(run->reader, &block)) > 0) {
		if (rx_check_fix(fixing, &block, fixed) < 0)
			exit(CLI_TROUBLE);
	}
	rows = rx_writer_memory(fixed);
	if (rows.length) {
		append(run, rows);
		if (rx_reader_open_bytes(run->again, path, rows.bytes, rows.length)
			|| add_all(run, run->again, 0))
			more = -1;
	}
	rx_check_free(fixing);
	rx_writer_free(fixed);
	return more;
}

static int read_file(struct run *run, const char *path, int expected)
{
	if (rx_reader_open(run->reader, path))
		return -1;
	if (run->out && !expected)
		return fix_all(run, strcmp(path, "-") ? path : "<stdin>");
	return add_all(run, run->reader, expected);
}

/* A file that cannot be read is said, and the others are checked all the same. */
static int read_files(struct run *run, char **files, const char *against)
{
	int outcome = against ? read_file(run, against, 1) : 0;

	if (!*files)
		return read_file(run, "-", 0) || outcome ? -1 : 0;
	for (; *files; files++) {
		if (read_file(run, *files, 0))
			outcome = -1;
	}
	return outcome;
}

static void run_release(struct run *run)
{
	rx_reader_free(run->reader);
	rx_reader_free(run->again);
	rx_check_free(run->check);
	free((char *)run->header.bytes);
}

int main(int argc, char **argv)
{
	struct choice choice = {0};
	struct run run = {0};
	struct cli cli;
	struct rx_writer *writer;
	long remarks = 0;
	int status = CLI_DONE;

	cli_begin(&cli, &program, argc, argv);
	take_options(&cli, &choice);
	writer = cli_have(&cli, rx_writer_new(STDOUT_FILENO, "<stdout>"));
	if (choice.explain)
		return cli_finish(&cli, writer, explain(&cli, choice.explain, writer));
	if (choice.show_profile)
		return cli_finish(&cli, writer, show_profile(&cli, writer));
	run.cli = &cli;
	run.check = cli_have(&cli, rx_check_new(&choice.check, &cli.sink));
	run.reader = cli_have(&cli, rx_reader_new(&cli.sink));
	run.again = cli_have(&cli, rx_reader_new(&cli.sink));
	if (choice.fix) {
		run.out = writer;
		writer = cli_have(&cli, rx_writer_new(STDERR_FILENO, "<stderr>"));
	}

	if (read_files(&run, cli.operands, choice.against))
		status = CLI_TROUBLE;
	remarks = rx_check_finish(run.check, writer);
	if (remarks)
		status = status == CLI_TROUBLE || remarks < 0 ? CLI_TROUBLE : CLI_NOTHING;

	run_release(&run);
	if (run.out) {
		rx_writer_flush(writer);
		rx_writer_free(writer);
		writer = run.out;
	}
	return cli_finish(&cli, writer, status);
}
