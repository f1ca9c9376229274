/*
 * format_sql.c - records as one SQL script for sqlite3 and for PostgreSQL: a table for each kind, the
 * words of the stream with their labels, views with Chinese names, and an index of titles and texts.
 *
 * Both take standard SQL but for the index.  What is for one of them alone stands in comments in such
 * a way that only the other takes it for one: comments nest in PostgreSQL and do not in SQLite.
 *
 * Values are strings in quotes, doubled inside, or numbers; nothing else of the data gets into the
 * script.  Control characters other than line ends become U+FFFD.
 */
#include "clean.h"
#include "format.h"
#include "sql_names.h"

#include <stdlib.h>

#define SQLITE_ONLY "/* /* */\n"
#define POSTGRES_ONLY "/* /* */ -- */ "

struct sql {
	struct rx_sql_names names;
	bool by_kind;      /* there is a column of kinds */
	size_t lost;       /* cells of number columns that are none */
	size_t indexed[3]; /* places of id, title and text, or RX_NONE */
};

static void put(struct rx_page *page, const char *string)
{
	rx_buffer_add_string(&page->line, string);
}

static void put_line(struct rx_page *page, const char *string)
{
	put(page, string);
	rx_page_end_line(page);
	rx_buffer_reset(&page->line);
}

static void put_string(struct rx_page *page, struct rx_text text)
{
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINES, &page->scratch[0]);

	page->failed |= page->scratch[0].failed;
	rx_buffer_add_byte(&page->line, '\'');
	for (size_t at = 0; at < clean.length; at++) {
		if (clean.bytes[at] == '\'')
			rx_buffer_add_byte(&page->line, '\'');
		rx_buffer_add_byte(&page->line, clean.bytes[at]);
	}
	rx_buffer_add_byte(&page->line, '\'');
}

/* ---- tables --------------------------------------------------------------------------------- */

static struct rx_text table_name(size_t kind)
{
	return kind < RX_KIND_COUNT ? rx_word_name(RX_SET_KIND, kind) : RX_LITERAL("record");
}

/* Without kinds all rows are in one table. */
static size_t first_table(const struct sql *sql)
{
	return sql->by_kind ? 0 : RX_KIND_COUNT;
}

static size_t end_table(const struct sql *sql)
{
	return sql->by_kind ? RX_KIND_COUNT : RX_KIND_COUNT + 1;
}

static void put_table(struct rx_page *page, const struct sql *sql, const struct rx_field *fields,
	size_t count, size_t kind)
{
	put(page, "CREATE TABLE \"");
	rx_buffer_add_text(&page->line, table_name(kind));
	put(page, "\" (");
	for (size_t at = 0; at < count; at++) {
		put(page, at ? ", " : "");
		rx_buffer_add_text(&page->line, rx_sql_name(&sql->names, at));
		put(page, fields[at].number ? " numeric" : " text");
	}
	put_line(page, ");");
}

static bool has_words(const struct rx_field *field)
{
	return field->column >= 0 && field->column != RX_COLUMN_KIND
		&& rx_column_type((enum rx_column)field->column) == RX_TYPE_WORD;
}

/* The words of the columns that there are, so that a query can show labels. */
static void put_words(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	put_line(page, "CREATE TABLE word (\"column\" text, name text, en text, zh text);");
	for (size_t at = 0; at < count; at++) {
		const struct rx_word *words;
		size_t many = 0;

		if (!has_words(&fields[at]))
			continue;
		words = rx_words(rx_column_set((enum rx_column)fields[at].column), &many);
		for (size_t word = 0; word < many; word++) {
			put(page, "INSERT INTO word VALUES (");
			put_string(page, rx_word_name(RX_SET_COLUMN, (size_t)fields[at].column));
			put(page, ", ");
			put_string(page, rx_text(words[word].name));
			put(page, ", ");
			put_string(page, rx_text(words[word].en));
			put(page, ", ");
			put_string(page, rx_text(words[word].zh));
			put_line(page, ");");
		}
	}
}

static void put_view_column(
	struct rx_page *page, const struct sql *sql, const struct rx_field *field, size_t at)
{
	struct rx_text name = rx_sql_name(&sql->names, at);

	if (has_words(field)) {
		put(page, "coalesce((SELECT zh FROM word WHERE word.\"column\" = ");
		put_string(page, rx_word_name(RX_SET_COLUMN, (size_t)field->column));
		put(page, " AND word.name = r.");
		rx_buffer_add_text(&page->line, name);
		put(page, "), r.");
		rx_buffer_add_text(&page->line, name);
		put(page, ")");
	} else {
		put(page, "r.");
		rx_buffer_add_text(&page->line, name);
	}
	put(page, " AS ");
	rx_buffer_add_text(&page->line, rx_sql_label(&sql->names, at));
}

static void put_view(struct rx_page *page, const struct sql *sql, const struct rx_field *fields,
	size_t count, size_t kind)
{
	put(page, "CREATE VIEW \"");
	rx_buffer_add_text(&page->line,
		kind < RX_KIND_COUNT ? rx_word_label(RX_SET_KIND, kind, RX_LANG_ZH)
				     : RX_LITERAL("记录"));
	put(page, "\" AS SELECT ");
	for (size_t at = 0; at < count; at++) {
		put(page, at ? ", " : "");
		put_view_column(page, sql, &fields[at], at);
	}
	put(page, " FROM \"");
	rx_buffer_add_text(&page->line, table_name(kind));
	put_line(page, "\" AS r;");
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	static const enum rx_column indexed[3] = {RX_COLUMN_ID, RX_COLUMN_TITLE, RX_COLUMN_TEXT};
	struct sql *sql = calloc(1, sizeof(*sql));

	page->state = sql;
	page->failed |= !sql || !rx_sql_names(&sql->names, fields, count);
	if (page->failed)
		return;
	rx_buffer_reset(&page->line);
	for (size_t want = 0; want < 3; want++) {
		sql->indexed[want] = RX_NONE;
		for (size_t at = count; at-- > 0;) {
			if (fields[at].column == (int)indexed[want])
				sql->indexed[want] = at;
		}
	}
	for (size_t at = 0; at < count; at++)
		sql->by_kind |= fields[at].column == RX_COLUMN_KIND;
	put_line(page, "-- sqlite3 FILE < THIS, or psql DATABASE -f THIS");
	put_line(page, "BEGIN;");
	put_words(page, fields, count);
	for (size_t kind = first_table(sql); kind < end_table(sql); kind++) {
		put_table(page, sql, fields, count, kind);
		put_view(page, sql, fields, count, kind);
	}
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void put_cell(
	struct rx_page *page, struct sql *sql, const struct rx_field *field, struct rx_text value)
{
	if (value.length && !field->number) {
		put_string(page, value);
	} else if (value.length && rx_is_json_number(value) && value.length < 100) {
		rx_buffer_add_text(&page->line, value);
	} else {
		sql->lost += value.length > 0;
		put(page, "NULL");
	}
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	struct sql *sql = page->state;
	int kind = RX_KIND_COUNT;

	if (page->failed)
		return;
	for (size_t at = 0; at < count && sql->by_kind; at++) {
		if (fields[at].column == RX_COLUMN_KIND)
			kind = rx_word_find(RX_SET_KIND, values[at]);
	}
	/* A row of no known kind is text. */
	kind = kind < 0 ? RX_KIND_TEXT : kind;
	put(page, "INSERT INTO \"");
	rx_buffer_add_text(&page->line, table_name((size_t)kind));
	put(page, "\" VALUES (");
	for (size_t at = 0; at < count; at++) {
		put(page, at ? ", " : "");
		put_cell(page, sql, &fields[at], values[at]);
	}
	put_line(page, ");");
}

/* ---- the index ------------------------------------------------------------------------------ */

static void put_indexed(struct rx_page *page, const struct sql *sql, size_t want)
{
	if (sql->indexed[want] == RX_NONE)
		put(page, "NULL");
	else
		rx_buffer_add_text(&page->line, rx_sql_name(&sql->names, sql->indexed[want]));
}

/* SQLite: a table of its own, of all kinds; three characters and more are found wherever they are. */
static void put_sqlite_index(struct rx_page *page, const struct sql *sql)
{
	put(page, SQLITE_ONLY);
	put_line(page,
		"CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, title, "
		"\"text\", "
		"tokenize = 'trigram');");
	for (size_t kind = first_table(sql); kind < end_table(sql); kind++) {
		put(page, "INSERT INTO search SELECT '");
		rx_buffer_add_text(&page->line, table_name(kind));
		put(page, "', ");
		put_indexed(page, sql, 0);
		put(page, ", ");
		put_indexed(page, sql, 1);
		put(page, ", ");
		put_indexed(page, sql, 2);
		put(page, " FROM \"");
		rx_buffer_add_text(&page->line, table_name(kind));
		put_line(page, "\";");
	}
	put_line(page, "-- */");
}

/* PostgreSQL: LIKE '%...%' is fast with the extension pg_trgm, and works without it. */
static void put_postgres_index(struct rx_page *page, const struct sql *sql)
{
	for (size_t kind = first_table(sql); kind < end_table(sql); kind++) {
		put(page, POSTGRES_ONLY "DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pg_trgm; ");
		for (size_t want = 1; want < 3; want++) {
			if (sql->indexed[want] == RX_NONE)
				continue;
			put(page, "CREATE INDEX ON \"");
			rx_buffer_add_text(&page->line, table_name(kind));
			put(page, "\" USING gin (");
			put_indexed(page, sql, want);
			put(page, " gin_trgm_ops); ");
		}
		put_line(page,
			"EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'no pg_trgm, no index'; END $$;");
	}
}

static void end(struct rx_page *page)
{
	struct sql *sql = page->state;

	if (page->failed || !sql)
		return;
	if (sql->indexed[1] != RX_NONE || sql->indexed[2] != RX_NONE) {
		put_sqlite_index(page, sql);
		put_postgres_index(page, sql);
	}
	if (sql->lost) {
		put(page, "-- cells of number columns that are no numbers and stand as NULL: ");
		rx_buffer_add_number(&page->line, sql->lost);
		put_line(page, "");
	}
	put_line(page, "COMMIT;");
}

static void release(struct rx_page *page)
{
	struct sql *sql = page->state;

	if (sql)
		rx_sql_names_release(&sql->names);
	free(sql);
	page->state = NULL;
}

const struct rx_format rx_format_sql = {
	.name = "sql",
	.meaning = {"a script for sqlite3 and PostgreSQL, a table for each kind",
		"供sqlite3和PostgreSQL执行的脚本，每类记录一个表"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.records = true,
	.end = end,
	.head = head,
	.row = row,
	.release = release,
};
