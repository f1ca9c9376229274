/*
 * score_table: see score_table.h.
 *
 * Compile: cc -std=c11 -O2 -o score tests/score/score.c tests/score/score_*.c
 */
#include "score_table.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *score_grow(void *memory, size_t count, size_t size)
{
	void *grown = size && count > SIZE_MAX / size ? NULL : realloc(memory, count * size);

	if (!grown) {
		fputs("score: no memory left\n", stderr);
		exit(2);
	}
	return grown;
}

char *read_whole_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t used = 0, capacity = 0, got;

	if (!file)
		return NULL;
	do {
		if (capacity - used < 2) {
			capacity = capacity ? capacity * 2 : 65536;
			bytes = score_grow(bytes, capacity, 1);
		}
		got = fread(bytes + used, 1, capacity - used - 1, file);
		used += got;
	} while (got);
	bytes[used] = '\0';
	*length = used;
	fclose(file);
	return bytes;
}

static void unescape(char *cell)
{
	char *out = cell;

	for (; *cell; cell++) {
		if (*cell == '\\' && cell[1] && strchr("tnr\\", cell[1])) {
			cell++;
			*out++ = *cell == 't'	? '\t'
				 : *cell == 'n' ? '\n'
				 : *cell == 'r' ? '\r'
						: '\\';
		} else {
			*out++ = *cell;
		}
	}
	*out = '\0';
}

static size_t count_cells(const char *line)
{
	size_t count = 1;

	for (; *line; line++)
		count += *line == '\t';
	return count;
}

static void add_row(struct table *table, char *line)
{
	size_t at = (table->row_count + 1) * table->column_count;

	table->cells = score_grow(table->cells, at + table->column_count, sizeof *table->cells);
	for (size_t i = 0; i < table->column_count; i++) {
		char *tab = strchr(line, '\t');

		if (tab)
			*tab = '\0';
		unescape(line);
		table->cells[at + i] = line;
		line = tab ? tab + 1 : line;
	}
	table->row_count++;
}

static void add_header(struct table *table, char *line)
{
	table->column_count = count_cells(line);
	table->cells = score_grow(NULL, table->column_count, sizeof *table->cells);
	table->row_count = (size_t)-1; /* add_row fills row -1, the header, and makes it 0 */
	add_row(table, line);
}

static void take_line(struct table *table, char *line)
{
	size_t length = strlen(line);

	if (length && line[length - 1] == '\r')
		line[length - 1] = '\0';
	if (!*line)
		return;
	if (!table->cells)
		add_header(table, line);
	else if (count_cells(line) != table->column_count)
		table->bad_rows++;
	else if (strncmp(line, "kind\t", 5) != 0)
		add_row(table, line);
}

bool table_read(struct table *table, const char *path)
{
	size_t length;
	char *line;

	memset(table, 0, sizeof *table);
	table->storage = read_whole_file(path, &length);
	line = table->storage;
	while (line && *line) {
		char *end = strchr(line, '\n');

		if (end)
			*end = '\0';
		take_line(table, line);
		line = end ? end + 1 : NULL;
	}
	if (!table->cells)
		table_release(table);
	return table->cells != NULL;
}

void table_release(struct table *table)
{
	free(table->storage);
	free(table->cells);
	memset(table, 0, sizeof *table);
}

static size_t column_index(const struct table *table, const char *column)
{
	size_t i = 0;

	while (i < table->column_count && strcmp(table->cells[i], column) != 0)
		i++;
	return i;
}

bool table_has(const struct table *table, const char *column)
{
	return column_index(table, column) < table->column_count;
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
	size_t index = column_index(table, column);

	return index == table->column_count ? ""
					    : table->cells[(row + 1) * table->column_count + index];
}
