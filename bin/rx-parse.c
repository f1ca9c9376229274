/*
 * rx-parse - documents into records.
 */
#include "cli.h"


enum { OPTION_TEXT = 256, OPTION_SERIES, OPTION_SHEET, OPTION_TO };

static const struct cli_option options[] = {
	{OPTION_TEXT, "text", NULL, "also text records: everything that is in no other record",
		"另输出其余文本记录，使原文一字不漏"},
	{OPTION_SERIES, "series", "NAME", "series of all records (else derived from each document)",
		"指定批次（默认由文件内容得出）"},
	{OPTION_SHEET, "sheet", "NAME|all", "of a workbook only this sheet, or all, hidden ones too",
		"只读取工作簿中的该工作表；all为全部，含隐藏的"},
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
};

int main(int argc, char **argv)
{
	struct cli cli;
	struct rx_parse_options parse = {0};
	struct rx_parser *parser;
	struct rx_writer *writer;
	const char *value;
	int key, status = CLI_NOTHING;
	int stream = 0;

	cli_begin(&cli, &program, argc, argv);
	while ((key = cli_option(&cli, &value)) != CLI_END) {
		switch (key) {
		case OPTION_TEXT: parse.text = 1; break;
		case OPTION_SERIES: parse.series = value; break;
		case OPTION_SHEET: parse.sheet = value; break;
		case OPTION_TO: stream = 1; break;
		}
	}
	(void)stream;
	parser = cli_have(&cli, rx_parser_new(&parse, &cli.sink));
	writer = cli_have(&cli, rx_writer_new(1, "<stdout>"));
	if (cli.operand_count == 0 && rx_parser_file(parser, "-", writer) > 0)
		status = CLI_DONE;
	for (int at = 0; at < cli.operand_count; at++) {
		if (rx_parser_file(parser, cli.operands[at], writer) > 0)
			status = CLI_DONE;
	}
	rx_parser_free(parser);
	return cli_finish(&cli, writer, status);
}
