/*
 * sheet: the cells of a table through libxlsxwriter and nothing else.
 *
 *     sheet FILE > WORKBOOK
 *
 * What a program costs that writes workbooks through this library is more than what the library costs; this
 * tells how much.  In constant memory, as rx-render does it: numbers and days are typed, all else is text, and
 * the workbook goes through a temporary file.  Cells must be clean and without escapes, as those of `rows` are.
 * Exits with 2 when something could not be done.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { PIECE = 64 << 10 };

static bool is_number(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return digits
		&& (text[digits] == '\0'
			|| (text[digits] == '.' && text[digits + 1]
				&& strspn(text + digits + 1, "0123456789")
					== strlen(text + digits + 1)));
}

static bool read_day(const char *text, lxw_datetime *day)
{
	*day = (lxw_datetime){0};
	return strlen(text) == 10
		&& sscanf(text, "%4d-%2d-%2d", &day->year, &day->month, &day->day) == 3;
}

struct sheet {
	lxw_worksheet *worksheet;
	lxw_format *head, *date;
	bool numbers[LXW_COL_MAX]; /* columns whose cells are typed */
	bool days[LXW_COL_MAX];
};

static void write_cell(struct sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text)
{
	lxw_datetime day;

	if (row == 0) {
		sheet->numbers[column] = !strcmp(text, "amount");
		sheet->days[column] = !strcmp(text, "due");
		worksheet_write_string(sheet->worksheet, row, column, text, sheet->head);
	} else if (sheet->days[column] && read_day(text, &day)) {
		worksheet_write_datetime(sheet->worksheet, row, column, &day, sheet->date);
	} else if (sheet->numbers[column] && is_number(text)) {
		worksheet_write_number(sheet->worksheet, row, column, strtod(text, NULL), NULL);
	} else if (*text) {
		worksheet_write_string(sheet->worksheet, row, column, text, NULL);
	}
}

static void write_line(struct sheet *sheet, lxw_row_t row, char *line)
{
	lxw_col_t column = 0;

	line[strcspn(line, "\n")] = '\0';
	for (char *end; line; line = end) {
		end = strchr(line, '\t');
		if (end)
			*end++ = '\0';
		write_cell(sheet, row, column++, line);
	}
}

static bool copy_out(const char *path)
{
	static char piece[PIECE];
	FILE *file = fopen(path, "rb");
	size_t length;

	while (file && (length = fread(piece, 1, sizeof(piece), file)) > 0)
		fwrite(piece, 1, length, stdout);
	return file && fclose(file) == 0 && fflush(stdout) == 0;
}

static bool write_workbook(FILE *table, const char *path)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .use_zip64 = LXW_TRUE};
	lxw_workbook *workbook = workbook_new_opt(path, &options);
	static struct sheet sheet;
	char *line = NULL;
	size_t room = 0;
	lxw_row_t row = 0;

	if (!workbook)
		return false;
	sheet.worksheet = workbook_add_worksheet(workbook, NULL);
	sheet.head = workbook_add_format(workbook);
	format_set_bold(sheet.head);
	sheet.date = workbook_add_format(workbook);
	format_set_num_format(sheet.date, "yyyy-mm-dd");
	while (getline(&line, &room, table) > 0)
		write_line(&sheet, row++, line);
	free(line);
	return workbook_close(workbook) == LXW_NO_ERROR;
}

int main(int argc, char **argv)
{
	char path[] = "/tmp/sheet-XXXXXX";
	FILE *table = argc == 2 ? fopen(argv[1], "rb") : NULL;
	int descriptor = table ? mkstemp(path) : -1;
	bool done = descriptor >= 0 && close(descriptor) == 0 && write_workbook(table, path)
		&& copy_out(path);

	if (descriptor >= 0)
		unlink(path);
	return done ? 0 : 2;
}
