/*
 * rx-stats - counts, sums and rates of records by group, as a stream again.
 *
 * Operands that name operations come first; the first other one begins the files.
 */
#include "rx.h"
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 64 };

enum {
	KEY_RATE = 256,
	KEY_SCHEME,
	KEY_SERIES,
	KEY_ON,
	KEY_PIVOT,
	KEY_TOTAL,
	KEY_TOP,
	KEY_RANK,
	KEY_PARTIAL,
	KEY_SHARD,
	KEY_MERGE,
	KEY_MANIFEST,
	KEY_FINAL,
	KEY_SKIP_BAD,
	KEY_SUMMARY,
	KEY_AGAINST,
	KEY_SNAPSHOTS,
	KEY_EXPLAIN,
	KEY_MEMORY,
	KEY_JOBS = 'j'
};

static const struct cli_option options[] = {
	{'b', "by", "COLUMNS", "one row per group of equal cells in these columns",
		"按这些列的取值分组，每组一行"},
	{'w', "where", "EXPR", "count only the records that this expression selects",
		"只统计符合该表达式的记录"},
	{KEY_RATE, "rate", "RATES", "completion rates of findings, with both of their sets",
		"问题整改率，并列出分子、分母"},
	{KEY_SCHEME, "scheme", "SCHEME",
		"findings by status as reports fold it: inspection audit environment",
		"按报送口径归并整改状态：inspection、audit、environment"},
	{KEY_SERIES, "series", "PERIOD", "rows of periods without gaps: week month quarter year",
		"按周期（week、month、quarter、year）逐期统计，不留空档"},
	{KEY_ON, "on", "COLUMN",
		"the column whose dates make the series; without it: opened, closed, open, overdue",
		"按周期统计所依据的日期列；不写则列出各期新增、办结、期末未完成和逾期数"},
	{KEY_SNAPSHOTS, "snapshots", NULL, "a row for each file, as of the date in its name",
		"每个文件一行，以文件名中的日期为准"},
	{KEY_SUMMARY, "summary", NULL, "the figures of a weekly report, a row for each",
		"周报所需各项指标，每项一行"},
	{KEY_AGAINST, "against", "FILE", "with --summary: what has changed since this file",
		"与--summary同用：与该文件相比的变化"},
	{KEY_EXPLAIN, "explain", NULL, "a row per figure, with the filter that selects its records",
		"每个指标一行，并写出选出其记录的筛选表达式"},
	{KEY_PIVOT, "pivot", "COLUMN", "figures for each value of this column side by side",
		"将该列各取值的指标并列为多列"},
	{KEY_TOTAL, "total", NULL, "one more row, of all records, behind the groups",
		"末尾加一行合计，每条记录只计一次"},
	{KEY_TOP, "top", "N", "only the N groups whose first figure is greatest",
		"只列首个指标最大的N组"},
	{KEY_RANK, "rank", NULL, "order by the first figure, with a column rank",
		"按首个指标从大到小排列，并列出名次"},
	{KEY_PARTIAL, "partial", NULL, "write a partial count, for --merge and --final",
		"输出分片统计结果，供--merge和--final合并"},
	{KEY_SHARD, "shard", "NAME", "what is counted in part: equal counts of it are taken once",
		"分片名称；同名且内容相同的分片只计一次"},
	{KEY_MERGE, "merge", NULL, "merge partial counts into one", "合并多个分片统计结果为一个"},
	{KEY_FINAL, "final", NULL, "merge partial counts and write the figures",
		"合并分片统计结果并输出统计表"},
	{KEY_MANIFEST, "manifest", "FILE", "the shards that must all be there, one a line",
		"须全部到齐的分片清单，每行一个名称"},
	{KEY_SKIP_BAD, "skip-bad", NULL, "leave cells out that are no number or no date",
		"非数、非日期的单元格不计入而不报错"},
	{KEY_MEMORY, "memory", "MIB", "an error beyond so much memory for groups and values (4096)",
		"分组和取值所占内存超过该值（MiB）即报错（4096）"},
	{KEY_JOBS, "jobs", "N", "count a large file with N threads; the output is the same",
		"用N个线程统计大文件，输出不变"},
	{0, NULL, NULL, NULL, NULL},
};

/* The operations and rates of --help, from the library's own tables. */
static void show_notes(enum rx_lang lang)
{
	static const char *const titles[][2] = {{"Operations:", "运算（OPERATION）："},
		{"Rates:", "整改率（RATES）："}, {"Schemes:", "报送口径（SCHEME）："}};
	const char *name, *meaning;
	int rate, was = -1;

	for (size_t at = 0; (name = rx_summary_explain(at, lang, &meaning, &rate)); at++) {
		if (rate != was)
			printf("\n%s\n", titles[rate][lang == RX_LANG_ZH]);
		was = rate;
		printf("  %-26s%s\n", name, meaning);
	}
}

static const struct cli_program program = {
	.name = "rx-stats",
	.operands = "[OPERATION]... [FILE]...",
	.en = "Count, add up and rate records by group.",
	.zh = "分组统计记录，求和、求平均，计算整改率。",
	.options = options,
	.notes = show_notes,
};

/* A word with a colon that is no file is taken for an operation too, so that a misspelt one is
 * called that and not a missing file. */
static int is_operation(const char *word)
{
	return rx_summary_is_operation(rx_text(word))
		|| (strchr(word, ':') && access(word, F_OK) != 0);
}

/* ---- threads -------------------------------------------------------------------------------- */

/* What a thread counts one part of a file in; its messages only tell that the part is not plain. */
struct lane {
	struct rx_summary *summary;
	struct rx_sink sink;
	int said;
};

struct count {
	struct cli *cli;
	struct rx_summary_options chosen;
	struct rx_summary *summary;
	struct rx_reader *reader;
	const char *name; /* of the open input */
	size_t threads;
	struct lane *lanes; /* two for each thread; NULL: no threads */
};

static void note(void *user, const struct rx_message *message)
{
	(void)message;
	*(int *)user = 1;
}

static void make_lanes(struct count *count, char **operations, size_t operation_count)
{
	if (count->threads > THREADS)
		count->threads = THREADS;
	if (count->threads < 2 || count->chosen.merge)
		return;
	count->lanes = cli_have(count->cli, calloc(2 * count->threads, sizeof(*count->lanes)));
	for (size_t at = 0; at < 2 * count->threads; at++) {
		struct lane *lane = &count->lanes[at];

		lane->sink = (struct rx_sink){note, &lane->said, count->cli->lang};
		lane->summary = cli_have(count->cli,
			rx_summary_new(&count->chosen, (const char *const *)operations,
				operation_count, &lane->sink));
	}
}

static void free_lanes(struct count *count)
{
	for (size_t at = 0; count->lanes && at < 2 * count->threads; at++)
		rx_summary_free(count->lanes[at].summary);
	free(count->lanes);
}

static int count_part(void *user, size_t place, struct rx_reader *part)
{
	struct count *count = user;
	struct lane *lane = &count->lanes[place];
	struct rx_block block;
	int outcome;

	lane->said = 0;
	rx_summary_drop(lane->summary);
	outcome = rx_summary_bind(lane->summary, rx_reader_header(part), count->name);
	while (outcome == 0 && !lane->said && (outcome = rx_reader_next(part, &block)) > 0)
		outcome = rx_summary_add(lane->summary, &block);
	return outcome || lane->said ? -1 : 0;
}

static int take_part(void *user, size_t place)
{
	struct count *count = user;

	return rx_summary_take(count->summary, count->lanes[place].summary);
}

/* What threads can do of the open input is done by them. */
static int count_parts(struct count *count)
{
	const struct rx_parts parts = {count->threads, count_part, take_part, count};

	if (!count->lanes || !rx_summary_splits(count->summary))
		return 0;
	return rx_reader_parts(count->reader, &parts);
}

/* ---- files ---------------------------------------------------------------------------------- */

/* Adds the rows that the query of --where has gathered, if any. */
static int add_gathered(struct rx_summary *summary)
{
	struct rx_query *where = rx_summary_where(summary);
	struct rx_block block;
	int outcome = where && rx_query_gathers(where) ? rx_query_gathered(where, &block) : 0;

	return outcome > 0 ? rx_summary_add(summary, &block) : outcome;
}

/* Some expressions ask rows above and below, which are gathered first. */
static int add_block(struct rx_summary *summary, const struct rx_block *block)
{
	struct rx_query *where = rx_summary_where(summary);
	size_t row = 0;

	if (!where || !rx_query_gathers(where))
		return rx_summary_add(summary, block);
	while (row < block->rows) {
		long next = rx_query_gather(where, block, row);

		if (next < 0)
			return -1;
		row = (size_t)next;
		if (row < block->rows && add_gathered(summary))
			return -1;
	}
	return 0;
}

static int count_file(struct count *count, const char *path)
{
	struct rx_summary *summary = count->summary;
	struct rx_block block;
	unsigned serial;
	int outcome = rx_reader_open(count->reader, path);

	count->name = strcmp(path, "-") ? path : "<stdin>";
	/* An input without rows gives no block, and its header deserves the same look. */
	if (outcome || rx_summary_bind(summary, rx_reader_header(count->reader), count->name))
		return -1;
	serial = rx_reader_header(count->reader)->serial;
	while ((outcome = count_parts(count)) == 0
		&& (outcome = rx_reader_next(count->reader, &block)) > 0) {
		if (block.header->serial != serial
			&& (add_gathered(summary)
				|| rx_summary_bind(summary, block.header, block.file)))
			return -1;
		serial = block.header->serial;
		if (add_block(summary, &block))
			return -1;
	}
	return outcome ? outcome : add_gathered(summary);
}

/* A figure over part of the input would be a wrong one, so the first fault ends it all. */
static int count_files(struct count *count, char **files)
{
	static char *standard_input[] = {"-", NULL};
	int outcome = 0;

	for (files = *files ? files : standard_input; *files && outcome == 0; files++)
		outcome = count_file(count, *files);
	return outcome;
}

/* The figures of the file to compare with, which show an earlier day. */
static struct rx_summary *count_earlier(const struct count *count, char *file)
{
	struct count earlier = *count;
	char *files[] = {file, NULL};

	earlier.lanes = NULL;
	earlier.chosen.earlier = 1;
	earlier.summary =
		cli_have(count->cli, rx_summary_new(&earlier.chosen, NULL, 0, &count->cli->sink));
	count_files(&earlier, files);
	return earlier.summary;
}

static void take_options(struct count *count, char **against)
{
	struct rx_summary_options *chosen = &count->chosen;
	struct cli *cli = count->cli;
	const char *value;
	int key;

	while ((key = cli_option(cli, &value)) != CLI_END) {
		switch (key) {
		case 'b': chosen->by = value; break;
		case 'w': chosen->where = value; break;
		case KEY_RATE: chosen->rate = value; break;
		case KEY_SCHEME: chosen->scheme = value; break;
		case KEY_SERIES: chosen->series = value; break;
		case KEY_SUMMARY: chosen->summarize = 1; break;
		case KEY_AGAINST: *against = (char *)value; break;
		case KEY_SNAPSHOTS: chosen->snapshots = 1; break;
		case KEY_EXPLAIN: chosen->explain = 1; break;
		case KEY_JOBS: count->threads = cli_number(cli, "jobs", value); break;
		case KEY_MEMORY: chosen->memory = cli_number(cli, "memory", value) << 20; break;
		case KEY_ON: chosen->on = value; break;
		case KEY_PIVOT: chosen->pivot = value; break;
		case KEY_TOTAL: chosen->total = 1; break;
		case KEY_TOP: chosen->top = cli_number(cli, "top", value); break;
		case KEY_RANK: chosen->rank = 1; break;
		case KEY_PARTIAL: chosen->partial = 1; break;
		case KEY_SHARD: chosen->shard = value; break;
		case KEY_MERGE: chosen->merge = chosen->partial = 1; break;
		case KEY_MANIFEST: chosen->manifest = value; break;
		case KEY_FINAL: chosen->merge = 1; break;
		case KEY_SKIP_BAD: chosen->skip_bad = 1; break;
		}
	}
	chosen->today = cli->today;
	chosen->profile = cli->profile;
	if (*against && !chosen->summarize)
		cli_error(cli, "against", "--against FILE needs --summary",
			"--against 须与 --summary 同时使用");
}

int main(int argc, char **argv)
{
	struct cli cli;
	struct count count = {.cli = &cli, .chosen.memory = (size_t)4096 << 20};
	struct rx_summary *earlier = NULL;
	struct rx_writer *writer;
	char *against = NULL;
	size_t operations = 0;
	long rows = 0;

	cli_begin(&cli, &program, argc, argv);
	take_options(&count, &against);

	/* Partial counts are files, even one that is called p1. */
	while (!count.chosen.merge && cli.operands[operations]
		&& is_operation(cli.operands[operations]))
		operations++;
	count.summary = cli_have(&cli,
		rx_summary_new(
			&count.chosen, (const char *const *)cli.operands, operations, &cli.sink));
	count.reader = cli_have(&cli, rx_reader_new(&cli.sink));
	writer = cli_have(&cli, rx_writer_new(STDOUT_FILENO, "<stdout>"));
	make_lanes(&count, cli.operands, operations);

	if (against) {
		earlier = count_earlier(&count, against);
		rx_summary_compare(count.summary, earlier);
	}
	if (!cli.trouble && count_files(&count, cli.operands + operations) == 0)
		rows = rx_summary_write(count.summary, writer);

	free_lanes(&count);
	rx_reader_free(count.reader);
	rx_summary_free(count.summary);
	rx_summary_free(earlier);
	/* A partial count of nothing is as good as any other. */
	return cli_finish(&cli, writer, rows > 0 || count.chosen.partial ? CLI_DONE : CLI_NOTHING);
}
