/*
 * cli.h - what every rx program does in the same way: options from one table, --help and the
 * manual's list of options from the same table, messages on standard error, exit status.
 *
 * A program is a table of options and a main() of four beats: options, prepare, each file, finish.
 */
#ifndef RX_BIN_CLI_H
#define RX_BIN_CLI_H

#include "rx.h"

/* Exit status, as grep's. */
enum { CLI_DONE = 0, CLI_NOTHING = 1, CLI_TROUBLE = 2 };

/* What cli_option() returns besides an option's key. */
enum { CLI_END = -1 };

/* One option.  key is its letter, or a number above 255 for an option without one; argument is the
 * name of its value (NULL: none).  A table ends with key 0. */
struct cli_option {
	int key;
	const char *name;
	const char *argument;
	const char *en;
	const char *zh;
};

struct cli_program {
	const char *name;
	const char *operands; /* for the usage line */
	const char *en;       /* what it does, one line */
	const char *zh;
	const struct cli_option *options;
	void (*notes)(enum rx_lang lang); /* prints more of --help, or NULL */
};

struct cli {
	const struct cli_program *program;
	struct rx_sink sink;
	enum rx_lang lang;
	int lang_given;             /* by option, RX_LANG or profile */
	int lang_both;              /* labels of reports in both languages */
	const char *today;          /* from --today, or NULL */
	const char *profile_path;   /* from --profile or RX_PROFILE, or NULL */
	struct rx_profile *profile; /* after CLI_END; NULL: none was named */
	int trouble;                /* an error has been said */
	long long shown;            /* when the progress was shown last, in milliseconds */
	int argc;
	char **argv;
	char **operands; /* after cli_option() returned CLI_END; ends with NULL */
	int operand_count;
};

/* Prepares for cli_option(). */
void cli_begin(struct cli *cli, const struct cli_program *program, int argc, char **argv);

/*
 * Returns the next option's key and its value, CLI_END behind the last.  --help, --version, --lang,
 * --today and --profile are dealt with inside, the first two by ending the program, as is a wrong
 * option or a faulty profile (status 2).
 */
int cli_option(struct cli *cli, const char **value);

/* Says an error of the program's own in the chosen language. */
void cli_error(struct cli *cli, const char *slug, const char *en, const char *zh);

/* On a terminal: shows on standard error, twice a second, how far a reader has come; NULL: nothing.
 * selected is SIZE_MAX where nothing is selected. */
void cli_progress(struct cli *cli, const struct rx_reader *reader, size_t rows, size_t selected);

/* Takes away the line that the progress was shown on, if it was. */
void cli_progress_clear(struct cli *cli);

/* Says on standard error how many records were read and selected in all. */
void cli_progress_end(struct cli *cli, size_t rows, size_t selected);

/* Reads a whole number from an option's value, or ends the program with status 2. */
size_t cli_number(struct cli *cli, const char *option, const char *value);

/* Returns an object that may be NULL for want of memory, or ends the program with status 2. */
void *cli_have(struct cli *cli, void *object);

/* Flushes and reports on the writer: the status to exit with, given the status until now.  The
 * profile is freed: what was made with it is to be freed before. */
int cli_finish(struct cli *cli, struct rx_writer *writer, int status);

/*
 * The end of a program that writes a record stream, on a terminal: shows the stream that a memory
 * writer holds as a list, fitted to the terminal, and says on standard error how to get the stream
 * itself.  Frees the writer; returns the status to exit with.
 */
int cli_finish_list(struct cli *cli, struct rx_writer *stream, int status);

/* True when standard output is a terminal. */
int cli_on_terminal(void);

/* Width of the terminal in cells, else of an unwrapped line: COLUMNS, or 80. */
size_t cli_width(void);

#endif
