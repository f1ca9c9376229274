/*
 * names.h - names of files that are written for each value of a column: '{dept}.xlsx'.
 */
#ifndef RX_BIN_NAMES_H
#define RX_BIN_NAMES_H

#include "cli.h"

/* The names that have been given, each only once whatever case its letters have. */
struct names {
	char **items;
	size_t count;
};

/* Ends the program with status 2 when the name of the output has no {COLUMN} in it, or, where there is a header,
 * one that is neither that word nor a name of the column. */
void names_check(
	struct cli *cli, const char *output, const char *column, const struct rx_header *header);

/* The name of the file of a value, which lives as long as the names; a second value of the same name
 * gets ~2 behind its own. */
const char *names_next(
	struct cli *cli, const char *output, struct names *names, struct rx_text value);

void names_release(struct names *names);

#endif
