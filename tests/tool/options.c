/*
 * options - a program that does nothing but read its options, for tests of bin/cli.c: prints each
 * one with its value, then the operands.
 */
#include "../../bin/cli.c"

enum { KEY_LONG = 300 };

static const struct cli_option options[] = {
	{'x', "extra", NULL, "an option without a value", "无值选项"},
	{'n', "number", "N", "an option with a whole number", "取整数的选项"},
	{KEY_LONG, "long-only", "WORD", "an option without a letter", "只有长名的选项"},
	{0, NULL, NULL, NULL, NULL},
};

static const struct cli_program program = {
	.name = "options",
	.operands = "[FILE...]",
	.en = "shows its options.",
	.zh = "显示所给选项。",
	.options = options,
};

int main(int argc, char **argv)
{
	struct cli cli;
	const char *value;
	int key;

	cli_begin(&cli, &program, argc, argv);
	while ((key = cli_option(&cli, &value)) != CLI_END) {
		if (key == 'n')
			printf("number %zu\n", cli_number(&cli, "number", value));
		else
			printf("%s %s\n", key == 'x' ? "extra" : "long-only", value ? value : "");
	}
	printf("lang %s, today %s\n", cli.lang == RX_LANG_ZH ? "zh" : "en",
		cli.today ? cli.today : "not given");
	for (int at = 0; at < cli.operand_count; at++)
		printf("operand %s\n", cli.operands[at]);
	return CLI_DONE;
}
