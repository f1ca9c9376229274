/*
 * workbook SPEC OUT - writes an XLSX workbook from a text, so that tests keep texts and no binaries.
 *
 *     @sheet NAME, @hidden NAME   begin a sheet
 *     @merge A1:C2                merges a range of rows that follow
 *     @hide 7                     hides a row
 *     anything else               a row: cells separated by TABs, \n for a line end in a cell
 *
 * A cell is a string, or with a prefix  n:1.5 a number, p:0.42 a share, d:2024-06-03 a date, c:… one in
 * a Chinese format, m:… a month.  A line that begins with # is no row.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

struct book {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *share;
	lxw_format *date;
	lxw_format *chinese;
	lxw_format *month;
	lxw_row_t row;
};

static void check(lxw_error error, const char *what)
{
	if (error == LXW_NO_ERROR)
		return;
	fprintf(stderr, "workbook: %s: %s\n", what, lxw_strerror(error));
	exit(2);
}

static lxw_format *format(struct book *book, const char *code)
{
	lxw_format *made = workbook_add_format(book->workbook);

	format_set_num_format(made, code);
	return made;
}

static void write_date(struct book *book, lxw_col_t column, const char *text, lxw_format *as)
{
	lxw_datetime date = {0};

	if (sscanf(text, "%d-%d-%d", &date.year, &date.month, &date.day) != 3) {
		fprintf(stderr, "workbook: no date: %s\n", text);
		exit(2);
	}
	check(worksheet_write_datetime(book->sheet, book->row, column, &date, as), text);
}

static void unescape(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from++;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
}

static void write_cell(struct book *book, lxw_col_t column, char *text)
{
	const char *value = text + 2;

	if (text[0] == '\0')
		return;
	if (text[1] != ':') {
		unescape(text);
		check(worksheet_write_string(book->sheet, book->row, column, text, NULL), text);
		return;
	}
	switch (text[0]) {
	case 'n':
		check(worksheet_write_number(
			      book->sheet, book->row, column, strtod(value, NULL), NULL),
			text);
		break;
	case 'p':
		check(worksheet_write_number(
			      book->sheet, book->row, column, strtod(value, NULL), book->share),
			text);
		break;
	case 'd': write_date(book, column, value, book->date); break;
	case 'c': write_date(book, column, value, book->chinese); break;
	case 'm': write_date(book, column, value, book->month); break;
	default: fprintf(stderr, "workbook: unknown cell: %s\n", text); exit(2);
	}
}

static void write_row(struct book *book, char *line)
{
	lxw_col_t column = 0;

	for (char *cell = line; cell; column++) {
		char *next = strchr(cell, '\t');

		if (next)
			*next++ = '\0';
		write_cell(book, column, cell);
		cell = next;
	}
	book->row++;
}

static void read_command(struct book *book, char *line)
{
	static lxw_row_col_options hidden = {.hidden = LXW_TRUE};
	char *argument = strchr(line, ' ');

	if (!argument) {
		fprintf(stderr, "workbook: %s\n", line);
		exit(2);
	}
	*argument++ = '\0';
	if (strcmp(line, "@sheet") == 0 || strcmp(line, "@hidden") == 0) {
		book->sheet = workbook_add_worksheet(book->workbook, argument);
		book->row = 0;
		if (line[1] == 'h')
			worksheet_hide(book->sheet);
	} else if (strcmp(line, "@merge") == 0) {
		/* Stands in front of the rows: what is written into its first cell later stays. */
		lxw_row_t row = lxw_name_to_row(argument), last = lxw_name_to_row_2(argument);
		lxw_col_t column = lxw_name_to_col(argument), end = lxw_name_to_col_2(argument);

		check(worksheet_merge_range(book->sheet, row, column, last, end, "", NULL),
			argument);
	} else if (strcmp(line, "@hide") == 0) {
		check(worksheet_set_row_opt(book->sheet,
			      (lxw_row_t)(strtoul(argument, NULL, 10) - 1), LXW_DEF_ROW_HEIGHT,
			      NULL, &hidden),
			line);
	}
}

int main(int argc, char **argv)
{
	static char line[65536];
	struct book book = {0};
	FILE *file = argc == 3 ? fopen(argv[1], "r") : NULL;

	if (!file) {
		fprintf(stderr, "usage: workbook SPEC OUT\n");
		return 2;
	}
	book.workbook = workbook_new(argv[2]);
	book.share = format(&book, "0%");
	book.date = format(&book, "yyyy-mm-dd");
	book.chinese = format(&book, "yyyy\"年\"m\"月\"d\"日\"");
	book.month = format(&book, "yyyy\"年\"m\"月\"");
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#')
			continue;
		if (line[0] == '@')
			read_command(&book, line);
		else
			write_row(&book, line);
	}
	fclose(file);
	check(workbook_close(book.workbook), argv[2]);
	return 0;
}
