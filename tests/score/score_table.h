/*
 * score_table: a tab-separated file in memory, cells addressed by column name.
 *
 * In: a path. Out: rows of unescaped cells (\t \n \r \\). A header row that comes again is skipped; a
 * row with the wrong number of cells is counted and left out. The table owns every cell.
 */
#ifndef SCORE_TABLE_H
#define SCORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct table {
	char *storage;
	char **cells; /* row_count times column_count, the header first */
	size_t column_count;
	size_t row_count; /* without the header */
	size_t bad_rows;
};

/* The whole file with a terminating zero, owned by the caller; NULL when it cannot be read. */
char *read_whole_file(const char *path, size_t *length);
/* False when the file cannot be read or has no header. */
bool table_read(struct table *table, const char *path);
void table_release(struct table *table);
bool table_has(const struct table *table, const char *column);
/* Never NULL; empty where there is no such column. */
const char *table_cell(const struct table *table, size_t row, const char *column);
/* Like realloc for count members, ending the program when memory is short. */
void *score_grow(void *memory, size_t count, size_t size);

#endif
