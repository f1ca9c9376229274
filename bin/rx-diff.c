/*
 * rx-diff - what changed between two snapshots, as records; what one knows carried over to the other.
 *
 * All inputs are read whole before anything is written.
 */
#include "rx.h"
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	KEY_CARRY = 256,
	KEY_FULL,
	KEY_COLLECT,
	KEY_MAY,
	KEY_JOIN,
	KEY_SIMILAR,
	KEY_CLONES,
	KEY_SCORE,
	KEY_ALIAS,
	KEY_TO
};

static const struct cli_option options[] = {
	{KEY_CARRY, "carry", NULL,
		"write NEW with the ids, opening dates, rounds and first deadlines of OLD",
		"输出本期，编号、交办日期、整改轮次、原定时限沿用上期"},
	{KEY_FULL, "full", NULL,
		"every column byte by byte, every kind, every field of new records",
		"逐列逐字节比较全部记录，并列出新增记录的各列"},
	{KEY_COLLECT, "collect", "MASTER",
		"write MASTER with the answers of the books that came back, and what is wrong with "
		"them",
		"汇总收回的台账：输出总台账及填报内容，并列出擅改、缺报等情况"},
	{KEY_MAY, "may", "COLUMNS", "with --collect: the columns that may be changed",
		"与 --collect 同用：允许填报的列"},
	{KEY_JOIN, "join", "LEDGER",
		"put people and dates of a ledger onto the findings; the first of several wins",
		"将台账中的责任人、时限等并入问题记录；给出多个时以前者为准"},
	{KEY_SIMILAR, "similar", "N", "findings that are at least N alike (0.6), in groups",
		"将相似度不低于N（如0.6）的问题分组列出"},
	{KEY_CLONES, "clones", NULL, "copies of one document, the least damaged first",
		"列出同一文件的各个副本，损坏最少的在前"},
	{KEY_SCORE, "score", "GOLD", "precision, recall and F1 against reviewed records",
		"与标准结果对比，给出准确率、召回率和F1"},
	{KEY_ALIAS, "alias", "FILE", "names that mean the same: lines of name, TAB, name to use",
		"别名文件：每行为名称、制表符、统一名称"},
	{KEY_TO, "to", "FORM", "rx: the stream, also on a terminal", "rx：在终端上也输出数据流"},
	{0, NULL, NULL, NULL, NULL},
};

static const struct cli_program program = {
	.name = "rx-diff",
	.operands = "OLD NEW | FILE...",
	.en = "Compare two snapshots of records: new, closed, reopened, changed, gone.",
	.zh = "比较两期记录：新增、销号、重新打开、变更、本期未列。",
	.options = options,
};

struct diff {
	struct cli cli;
	struct rx_diff_options how;
	const char *first;    /* an input in front of the operands, or NULL */
	const char **ledgers; /* inputs behind the operands */
	int ledger_count;
	int stream; /* --to rx */
	struct rx_diff *diff;
	struct rx_writer *writer;
};

static void take_to(struct diff *diff, const char *form)
{
	diff->stream = strcmp(form, "rx") == 0;
	if (diff->stream)
		return;
	cli_error(&diff->cli, "option", "--to: expected rx", "--to：只能是 rx");
	exit(CLI_TROUBLE);
}

static void take_options(struct diff *diff)
{
	const char *value;
	int key;

	while ((key = cli_option(&diff->cli, &value)) != CLI_END) {
		switch (key) {
		case KEY_CARRY: diff->how.task = RX_DIFF_CARRY; break;
		case KEY_FULL: diff->how.full = 1; break;
		case KEY_COLLECT:
			diff->how.task = RX_DIFF_COLLECT;
			diff->first = value;
			break;
		case KEY_JOIN:
			diff->how.task = RX_DIFF_JOIN;
			diff->ledgers[diff->ledger_count++] = value;
			break;
		case KEY_SIMILAR:
			diff->how.task = RX_DIFF_SIMILAR;
			diff->how.similar = value;
			break;
		case KEY_CLONES: diff->how.task = RX_DIFF_CLONES; break;
		case KEY_SCORE:
			diff->how.task = RX_DIFF_SCORE;
			diff->first = value;
			break;
		case KEY_MAY: diff->how.may = value; break;
		case KEY_ALIAS: diff->how.alias = value; break;
		default: take_to(diff, value);
		}
	}
}

/* Every input is looked at, so that all faults are told at once. */
static int read_all(struct diff *diff)
{
	int fault = diff->first ? rx_diff_read(diff->diff, diff->first) : 0;

	for (int at = 0; at < diff->cli.operand_count; at++)
		fault |= rx_diff_read(diff->diff, diff->cli.operands[at]);
	if (diff->cli.operand_count == 0 && diff->how.task != RX_DIFF_CHANGES
		&& diff->how.task != RX_DIFF_CARRY)
		fault |= rx_diff_read(diff->diff, "-");
	for (int at = 0; at < diff->ledger_count; at++)
		fault |= rx_diff_read(diff->diff, diff->ledgers[at]);
	return fault;
}

/* As diff and grep: 1 when the snapshots differ or books have faults, and when nothing was found. */
static int status_of(const struct diff *diff, long outcome)
{
	if (outcome < 0)
		return CLI_TROUBLE;
	switch (diff->how.task) {
	case RX_DIFF_CHANGES:
	case RX_DIFF_COLLECT: return outcome ? CLI_NOTHING : CLI_DONE;
	case RX_DIFF_SIMILAR:
	case RX_DIFF_CLONES: return outcome ? CLI_DONE : CLI_NOTHING;
	default: return CLI_DONE;
	}
}

int main(int argc, char **argv)
{
	struct diff diff = {.how = {.task = RX_DIFF_CHANGES}};
	int list, status;
	long outcome = -1;

	cli_begin(&diff.cli, &program, argc, argv);
	diff.ledgers = cli_have(&diff.cli, calloc((size_t)argc + 1, sizeof(*diff.ledgers)));
	take_options(&diff);
	list = cli_on_terminal() && !diff.stream;
	diff.writer = cli_have(&diff.cli,
		list ? rx_writer_new_memory() : rx_writer_new(STDOUT_FILENO, "<stdout>"));
	diff.diff = rx_diff_new(&diff.how, &diff.cli.sink);
	if (!diff.diff)
		exit(CLI_TROUBLE);
	if (read_all(&diff) == 0)
		outcome = rx_diff_write(diff.diff, diff.writer);
	rx_diff_free(diff.diff);
	free(diff.ledgers);
	status = status_of(&diff, outcome);
	return list && outcome >= 0 ? cli_finish_list(&diff.cli, diff.writer, status)
				    : cli_finish(&diff.cli, diff.writer, status);
}
