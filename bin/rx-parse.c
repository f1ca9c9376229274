/*
 * rx-parse - documents into records.
 */
#include "cli.h"


enum { OPTION_TEXT = 256, OPTION_FACTS, OPTION_DOC_DATE, OPTION_ALL, OPTION_REPAIR, OPTION_SERIES, OPTION_ENCODING, OPTION_NAME, OPTION_SHEET, OPTION_TO, OPTION_CODEBOOK };

static const struct cli_option options[] = {
	{OPTION_TEXT, "text", NULL, "also text records: everything that is in no other record",
		"另输出其余文本记录，使原文一字不漏"},
	{OPTION_FACTS, "facts", NULL,
		"also fact records: dates, numbers, money, documents, meetings; and the types of measures",
		"另输出数据项记录：日期、数量、金额、文件、会议等，并判定措施类型"},
	{OPTION_ALL, "all", NULL, "records of all kinds: --text and --facts", "输出全部类型的记录，即--text加--facts"},
	{OPTION_DOC_DATE, "doc-date", "DATE", "date of documents that do not give theirs, for --facts",
		"文件未载明日期时，数据项按此日期推算"},
	{OPTION_REPAIR, "repair", NULL, "read cells from the repaired text where damage has a sure proposal",
		"对有把握的损坏处按建议修复后再取各列，原文列不变"},
	{OPTION_SERIES, "series", "NAME", "series of all records (else derived from each document)",
		"指定批次（默认由文件内容得出）"},
	{OPTION_ENCODING, "encoding", "NAME",
		"read documents in this encoding (else found out): utf-8 gb18030 gbk gb2312 big5 utf-16le utf-16be",
		"按指定编码读取文件（默认自动识别）：utf-8 gb18030 gbk gb2312 big5 utf-16le utf-16be"},
	{OPTION_NAME, "name", "FILE", "what standard input is called in records and messages",
		"标准输入在记录和提示中的文件名"},
	{OPTION_SHEET, "sheet", "NAME|all", "of a workbook only this sheet, or all, hidden ones too",
		"只读取工作簿中的该工作表；all为全部，含隐藏的"},
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

int main(int argc, char **argv)
{
	struct cli cli;
	struct rx_parse_options parse = {0};
	struct rx_parser *parser;
	struct rx_writer *writer;
	const char *value;
	int key, status = CLI_NOTHING;
	int list = 1, codebook = 0;

	cli_begin(&cli, &program, argc, argv);
	while ((key = cli_option(&cli, &value)) != CLI_END) {
		switch (key) {
		case OPTION_TEXT: parse.text = 1; break;
		case OPTION_FACTS: parse.facts = 1; break;
		case OPTION_ALL: parse.text = parse.facts = 1; break;
		case OPTION_DOC_DATE: parse.doc_date = value; break;
		case OPTION_REPAIR: parse.repair = 1; break;
		case OPTION_SERIES: parse.series = value; break;
		case OPTION_ENCODING: parse.encoding = value; break;
		case OPTION_NAME: parse.name = value; break;
		case OPTION_SHEET: parse.sheet = value; break;
		case OPTION_TO: list = 0; break;
		case OPTION_CODEBOOK: codebook = 1; break;
		}
	}
	list = list && cli_on_terminal();
	parser = cli_have(&cli, rx_parser_new(&parse, &cli.sink));
	writer = cli_have(&cli, list ? rx_writer_new_memory() : rx_writer_new(1, "<stdout>"));
	if (codebook) {
		rx_codebook_write(cli.lang, writer);
		status = CLI_DONE;
	} else if (cli.operand_count == 0 && rx_parser_file(parser, "-", writer) > 0) {
		status = CLI_DONE;
	}
	for (int at = 0; at < cli.operand_count && !codebook; at++) {
		if (rx_parser_file(parser, cli.operands[at], writer) > 0)
			status = CLI_DONE;
	}
	rx_parser_free(parser);
	return list ? cli_finish_list(&cli, writer, status) : cli_finish(&cli, writer, status);
}
