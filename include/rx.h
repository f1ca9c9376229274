/*
 * rx.h - the public interface of librx.
 *
 * librx turns rectification documents (notices, audit reports, ledgers) into records, and selects,
 * counts and shows records.  Bytes come in, records pass through, text goes out:
 *
 *     rx_parser   a document        ->  a stream of records
 *     rx_reader   a stream          ->  blocks of rows
 *     rx_query    a block's row     ->  yes or no
 *     rx_summary  blocks            ->  counts and rates, again as a stream
 *     rx_diff     whole streams     ->  what changed between them, again as a stream
 *     rx_check    blocks            ->  what is wrong or doubtful
 *     rx_report   blocks            ->  text, Markdown, HTML, CSV, JSON lines
 *     rx_writer   bytes and cells   ->  a file descriptor or memory
 *
 * Conventions
 * - The library never prints, never exits and has no mutable globals.  What it has to say goes to
 *   the caller's sink; objects are independent, so each thread may use its own.
 * - X_new() allocates and returns NULL only when memory is exhausted or, where its comment says so,
 *   after it reported a fault in its arguments.  X_free() accepts NULL.
 * - Functions that can fail return 0 or a positive value on success and -1 after they reported the
 *   fault to the sink; a failed object can only be freed.  Comments tell where it is otherwise.
 * - A sink is not copied: it must live as long as the objects that were made with it.
 * - Borrowed results belong to the object they came from and say until when they are good.
 *
 * The stream's format and the meaning of each word in it are in rx-records(5).
 */
#ifndef RX_H
#define RX_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RX_VERSION "0.1.0"

/* Returns the version of the library that is linked, in the form of RX_VERSION. */
const char *rx_version(void);

/*
 * A piece of text: length bytes from bytes on, not terminated, owned by somebody else.  An empty
 * text may have any pointer, also NULL.
 */
struct rx_text {
	const char *bytes;
	size_t length;
};

/* Returns the text of a C string, which is borrowed; NULL gives the empty text. */
struct rx_text rx_text(const char *string);

/* ---- words ---------------------------------------------------------------------------------- */

enum rx_lang { RX_LANG_EN, RX_LANG_ZH };

/* The closed sets of words that the stream knows. */
enum rx_set {
	RX_SET_COLUMN,
	RX_SET_KIND,
	RX_SET_STATUS,
	RX_SET_MODE,
	RX_SET_CLASS,
	RX_SET_BASIS,
	RX_SET_TYPE,
	RX_SET_COUNT
};

/* One word: the name that stands in the stream, and its label for readers in both languages. */
struct rx_word {
	const char *name;
	const char *en;
	const char *zh;
};

/* Returns the words of a set in their fixed order and stores their number; they are constant. */
const struct rx_word *rx_words(enum rx_set set, size_t *count);

/*
 * Returns the place in its set of a word given by stream name, English label, Chinese label or
 * accepted Chinese synonym, or -1 when the set has no such word.  ASCII case does not matter.  The
 * Chinese label, a blank and the English one are such a word too.
 */
int rx_word_find(enum rx_set set, struct rx_text word);

/* ---- messages ------------------------------------------------------------------------------- */

enum rx_severity { RX_NOTE, RX_WARNING, RX_ERROR };

/*
 * Something worth saying.  All pointers are good during the call of the sink only.  slug is the
 * stable name of the message from the one list in rx-tools(7); text is a sentence in the sink's
 * language.  file may be NULL; line and column count from 1 and are 0 when they have no meaning;
 * column counts characters.  Where the fault lies in an expression or pattern, excerpt is that text
 * and caret is the column of the fault in terminal cells, from 0; otherwise excerpt is NULL.
 */
struct rx_message {
	enum rx_severity severity;
	const char *slug;
	const char *text;
	const char *file;
	size_t line;
	size_t column;
	const char *excerpt;
	size_t caret;
};

/* Where messages go: report is called once for each; a NULL report drops them all, and so
 * does NULL for a sink. */
struct rx_sink {
	void (*report)(void *user, const struct rx_message *message);
	void *user;
	enum rx_lang lang;
};

/*
 * Returns the slug of the message at place index of the one list, and stores what it means and what
 * to do about it as a sentence in the given language; NULL behind the last.
 */
const char *rx_message_explain(size_t index, enum rx_lang lang, const char **meaning);

/* ---- profile -------------------------------------------------------------------------------- */

/* What an office sets once for all programs, in a file of `key = value` lines: see rx-profile(5). */
struct rx_profile;

/* Returns the profile that a file holds, or the defaults for NULL; NULL after every fault of the file
 * was reported with its line and column. */
struct rx_profile *rx_profile_new(const char *path, const struct rx_sink *sink);
void rx_profile_free(struct rx_profile *profile);

/* Returns 1 and stores the language when the profile sets one, else 0; NULL sets none. */
int rx_profile_lang(const struct rx_profile *profile, enum rx_lang *lang);

/*
 * Returns the key at place index of the one list, and stores the value in force as a file would have
 * it, empty for none, and what the key sets as a phrase in the given language; NULL behind the last.
 * The value is borrowed from the profile, for which NULL stands for the defaults.
 */
const char *rx_profile_explain(const struct rx_profile *profile, size_t index, enum rx_lang lang,
	struct rx_text *value, const char **meaning);

/* ---- writing -------------------------------------------------------------------------------- */

/*
 * A checked, buffered writer.  Bytes reach the file descriptor in whole rows as long as
 * rx_writer_end_row() is what ends a row; interrupted and short writes are continued.  The first
 * fault sticks: later calls do nothing, and rx_writer_flush() tells.
 */
struct rx_writer;

/* Returns a writer onto an open descriptor, which stays the caller's.  name is for messages, copied. */
struct rx_writer *rx_writer_new(int descriptor, const char *name);

/* Returns a writer that keeps everything in memory for rx_writer_memory(). */
struct rx_writer *rx_writer_new_memory(void);

void rx_writer_free(struct rx_writer *writer);

/* Appends bytes as they are. */
void rx_writer_bytes(struct rx_writer *writer, const void *bytes, size_t length);

/* Appends a C string as it is. */
void rx_writer_string(struct rx_writer *writer, const char *string);

/* Appends a cell's value with TAB, LF, CR and backslash escaped. */
void rx_writer_cell(struct rx_writer *writer, struct rx_text value);

/* Appends LF and marks the end of a row: from here on the row may be written. */
void rx_writer_end_row(struct rx_writer *writer);

/* Appends whole rows, the LF of the last one included.  Many at once are written without being copied. */
void rx_writer_rows(struct rx_writer *writer, struct rx_text rows);

/* After this every row is written at once, for a reader that waits for it. */
void rx_writer_line_buffered(struct rx_writer *writer);

/*
 * Writes what is complete and returns 0; after a fault it returns the fault's errno, the same one
 * each time.  What stands behind the last rx_writer_end_row() is written too.
 */
int rx_writer_flush(struct rx_writer *writer);

/* Returns what a memory writer holds; borrowed until the next call on the writer. */
struct rx_text rx_writer_memory(const struct rx_writer *writer);

/* Empties a memory writer. */
void rx_writer_clear(struct rx_writer *writer);

/* Reports the writer's fault, if it has one, and returns -1 then, else 0. */
int rx_writer_report(const struct rx_writer *writer, const struct rx_sink *sink);

/* Writes what the columns of the stream mean, as a stream with the header column, en, zh, type, words,
 * meaning: a row per column in the stream's order.  Words and meanings are in the given language. */
void rx_codebook_write(enum rx_lang lang, struct rx_writer *writer);

/* ---- reading -------------------------------------------------------------------------------- */

/* The names of a stream's columns in the stream's order, decoded; borrowed from the reader. */
struct rx_header {
	const struct rx_text *names;
	size_t count;
	unsigned serial; /* another one for each header that differs from the one before it */
};

/* Returns the place of the column with exactly this name, else of the one that a Chinese label or
 * synonym means, else -1. */
int rx_header_find(const struct rx_header *header, struct rx_text name);

/*
 * Whole rows under one header.  ends[row * columns + column] is the offset in bytes of the TAB or
 * LF behind that cell.  Good until the next call on the reader.
 */
struct rx_block {
	const struct rx_header *header;
	const char *bytes;
	const uint32_t *ends;
	size_t rows;
	size_t columns;
	size_t start;     /* offset of the first row's first byte */
	const char *file; /* name of the input, for messages */
	size_t line;      /* line number of the first row in its input, from 1 */
};

/* A cell as it stands in the stream, escapes and all; borrowed from the block. */
static inline struct rx_text rx_block_cell(const struct rx_block *block, size_t row, size_t column)
{
	size_t at = row * block->columns + column;
	size_t start = at ? block->ends[at - 1] + (size_t)1 : block->start;
	struct rx_text cell;

	cell.bytes = block->bytes + start;
	cell.length = block->ends[at] - start;
	return cell;
}

/* A row as it stands in the stream, without its LF; borrowed from the block. */
static inline struct rx_text rx_block_row(const struct rx_block *block, size_t row)
{
	size_t at = row * block->columns;
	size_t start = at ? block->ends[at - 1] + (size_t)1 : block->start;
	struct rx_text whole;

	whole.bytes = block->bytes + start;
	whole.length = block->ends[at + block->columns - 1] - start;
	return whole;
}

/*
 * Decodes a cell's escapes.  A cell without a backslash is returned as it is; otherwise its value
 * is put into scratch, which needs room for cell.length bytes.  An unknown escape stays as it is.
 */
struct rx_text rx_cell_decode(struct rx_text cell, char *scratch);

/* A reader of record streams, of any table of tab-separated values with a header, and of documents,
 * which it parses first. */
struct rx_reader;

struct rx_reader *rx_reader_new(const struct rx_sink *sink);
void rx_reader_free(struct rx_reader *reader);

/*
 * Opens a file by name, "-" for standard input, behind what was read before; returns 0, or -1 after
 * the fault was reported, when the reader can go on with another file.  Content decides: a first
 * line that has a TAB, is the name or Chinese label of a column, or is one word of small letters,
 * digits, _ and - begins a stream, unless it begins with a TAB or '<' or holds a NUL; anything else is
 * a document.  path is copied.
 */
int rx_reader_open(struct rx_reader *reader, const char *path);

/* The same on bytes in memory, which stay the caller's and must live until they are read; name,
 * for messages, is copied. */
int rx_reader_open_bytes(
	struct rx_reader *reader, const char *name, const void *bytes, size_t length);

/*
 * Gets the next block of the open input: 1 when there is one, 0 at the input's end, -1 after a
 * fault was reported; the rows in front of the fault came in blocks before.  A header that comes
 * again is recognised, a byte order mark in front of a header and every CR in front of LF are
 * dropped, a last row without LF is whole.  A row with the wrong number of cells, a row of more than
 * 64 MiB, a header of more than 16384 columns or with a name twice, and an input without a header
 * are faults.  A header that comes again may have other columns or another order; a row is taken for
 * one when all its cells are different names of columns, unless each column of words (kind, status,
 * type ...) holds one of its words, which makes it data.
 */
int rx_reader_next(struct rx_reader *reader, struct rx_block *block);

/*
 * Inputs that are opened from now on have no header: all their lines are rows, and the columns have
 * these names, which are joined with commas and copied.  NULL: they have a header.  Returns 0, or -1
 * after an empty list, or a name that is there twice, was reported.
 */
int rx_reader_names(struct rx_reader *reader, const char *names);

/* Documents that are opened from now on give `text` records too, or `fact` records, or both. */
void rx_reader_kinds(struct rx_reader *reader, int text, int facts);

/* Returns the bytes of the open input that were read so far, and stores how many it has, 0 where that is not
 * known. */
uint64_t rx_reader_progress(const struct rx_reader *reader, uint64_t *size);

/* Returns the header in force, or NULL when there is none: before the first and behind a faulty one.
 * Borrowed until the next call on the reader. */
const struct rx_header *rx_reader_header(const struct rx_reader *reader);

/* Tells, at the input's end, whether its last line came without LF, as in a file that was cut off. */
int rx_reader_unfinished(const struct rx_reader *reader);

/*
 * Work on a large file by several threads.  work is called in any of them with a reader that gives the
 * rows of one part of the file under the header in force, and with a place below twice the number of
 * threads, where it leaves what it found.  take is called in one of them at a time, once for each part
 * in the order of the file, and empties the place.  Both return 0, or -1 to end the work: a part for
 * which work failed is not taken.
 */
struct rx_parts {
	size_t threads;
	int (*work)(void *user, size_t place, struct rx_reader *part);
	int (*take)(void *user, size_t place);
	void *user;
};

/*
 * Gives the whole rows of a file to the threads, part by part, as far as they are plain: without another
 * header, a faulty row, or CR in front of LF.  Does nothing with an input that is small or no file.
 * Afterwards the reader stands in front of the first row that was not taken and goes on there.  Returns
 * 0, or -1 when take failed or after a fault was reported.
 */
int rx_reader_parts(struct rx_reader *reader, const struct rx_parts *parts);

/* ---- documents ------------------------------------------------------------------------------ */

struct rx_parse_options {
	int text;   /* also `text` records: everything that is in no other record */
	int facts;  /* also `fact` records, and the types of measures */
	int rollup; /* findings whose status nothing states get that of their measures */
	/* for facts: the date of documents that have none, as YYYY-MM-DD; NULL: none */
	const char *doc_date;
	int repair; /* cells are read from the repaired text where damage has a sure proposal */
	const char *series; /* the series of every record; NULL: derived from each document */
	const char *name;   /* what standard input is called; NULL: <stdin> */
	/* utf-8 gb18030 gbk gb2312 big5 utf-16le utf-16be; NULL: found out for each document by its
	 * byte order mark or content.  Big5 is found out only where a page says so. */
	const char *encoding;
	const char *sheet; /* of a workbook: this sheet, "all" of them, or NULL: those not hidden */
};

/* Turns documents into records: see rx-parse(1).  One parser may read any number of documents. */
struct rx_parser;

/* The options are copied, their strings must live as long as the parser; NULL stands for none of
 * them.  Also returns NULL after an unknown encoding was reported with the names there are, or a
 * doc_date that is no day. */
struct rx_parser *rx_parser_new(const struct rx_parse_options *options, const struct rx_sink *sink);
void rx_parser_free(struct rx_parser *parser);

/* Makes the next document begin with a header again. */
void rx_parser_restart(struct rx_parser *parser);

/*
 * Writes one document's records to writer, behind a header in front of the parser's first; returns
 * the number of records, or -1 after a fault was reported and nothing was written, when the parser
 * can go on with another document.  name stands in the records' file column and in messages.  An
 * empty document gives 0 records.
 *
 * start and end of the records are offsets in bytes, whatever the encoding; bytes that cannot be
 * decoded are reported once and read as U+FFFD.  Binary files and formats that need a converter are
 * faults; for the latter the message has the command.
 *
 * A table whose header names at least three columns of a rectification ledger, as comma- or
 * tab-separated values, is read as one: a row is a finding.  XLSX and DOCX are read too.  Each sheet of
 * a workbook is a document of its own, called NAME#SHEET, and line is the row in the sheet; records of
 * XLSX and DOCX have no start and end.
 */
long rx_parser_bytes(struct rx_parser *parser, const char *name, const void *bytes, size_t length,
	struct rx_writer *writer);

/* The same for a file by name, "-" for standard input. */
long rx_parser_file(struct rx_parser *parser, const char *path, struct rx_writer *writer);

/*
 * Many files by several threads.  next returns the name of the next file, good until the next call, or
 * NULL behind the last; it is called by one thread at a time.  parse is called once for each name with a
 * parser of the calling thread, and returns what rx_parser_file() or rx_parser_bytes() gave it.
 */
struct rx_parse_files {
	size_t threads;
	const char *(*next)(void *user);
	long (*parse)(
		void *user, struct rx_parser *parser, const char *name, struct rx_writer *writer);
	void *user;
};

/*
 * Parses all files with the parser's options; returns the number of records.  Rows and messages come in
 * the order of the names, and are those of one thread whatever their number.  No more than one document
 * for each thread is in memory.
 */
long rx_parser_files(
	struct rx_parser *parser, const struct rx_parse_files *files, struct rx_writer *writer);

/* Inside parse: waits until everything of the files in front is written and reported. */
void rx_parser_await(struct rx_parser *parser);

/* ---- selecting ------------------------------------------------------------------------------ */

/* A compiled pattern or expression: see rx-expr(7). */
struct rx_query;

enum rx_query_form {
	/* an expression if it has an operator or is a derived word, else a pattern */
	RX_QUERY_AUTO,
	RX_QUERY_PATTERN,
	RX_QUERY_EXPRESSION
};

struct rx_query_options {
	int ignore_case;   /* patterns take upper and lower case for the same */
	int literal;       /* every character of a pattern stands for itself */
	int whole_word;    /* a pattern matches whole words only */
	int whole_cell;    /* a pattern matches whole cells only */
	int invert;        /* the rows that would not be selected are */
	int parents;       /* rx_query_next() also gives all rows above a selected row, */
	int children;      /* all rows below it, */
	int siblings;      /* the rows that have its parent; these three gather */
	const char *today; /* YYYY-MM-DD for dates and derived words; NULL: the system's date */
	const struct rx_profile *profile; /* for derived words, borrowed; NULL: the defaults */
	/* "NAME=VALUE", what $NAME stands for; ends with NULL; NULL: none */
	const char *const *arguments;
};

/* Tells which form RX_QUERY_AUTO would take for this text. */
enum rx_query_form rx_query_guess(struct rx_text text);

/*
 * Tells how many operands of a command line, of which there is one at least, make up its query when
 * they are joined with blanks: as many as together are an expression without a fault, with an operator,
 * 且 and the like between any two, else 1.
 */
size_t rx_query_operands(const char *const *operands, size_t count);

/* Returns a compiled query, or NULL after a fault in the options, or one in text with its caret, was
 * reported.  The text is copied; the empty text selects every row.  The options are copied; NULL stands for none of them. */
struct rx_query *rx_query_new(struct rx_text text, enum rx_query_form form,
	const struct rx_query_options *options, const struct rx_sink *sink);
void rx_query_free(struct rx_query *query);

/* Tells whether an expression asks for records of a kind, by its name, on its own or below others. */
int rx_query_asks_kind(const struct rx_query *query, const char *kind);

/* Makes another pattern an alternative of a query that is a pattern or empty; returns 0, or -1 after
 * a fault was reported, when the query is as it was. */
int rx_query_or_pattern(struct rx_query *query, struct rx_text pattern);

/* Makes each line of a file an alternative, "-" for standard input; from then on a query without any
 * pattern selects nothing.  Returns 0, or -1 after a fault was reported. */
int rx_query_or_file(struct rx_query *query, const char *path);

/* Makes the query select only what each line of a file selects, taken as an expression, "-" for standard
 * input; empty lines and those that begin with # are passed over.  The options are those of the query.
 * Returns 0, or -1 after a fault was reported. */
int rx_query_and_file(struct rx_query *query, const char *path,
	const struct rx_query_options *options, const struct rx_sink *sink);

/* Makes the query select only what `other` selects too.  Takes other over: from then on it is bound
 * and freed with the query. */
void rx_query_and(struct rx_query *query, struct rx_query *other);

/* Binds the query's columns to a header; must come before the first match under each header.
 * Returns 0, or -1 after an unknown column was reported with the nearest names: the query can then
 * be bound to another header. */
int rx_query_bind(struct rx_query *query, const struct rx_header *header);

/* Tells whether a row is selected: 1 yes, 0 no, -1 after a fault was reported with its place. */
int rx_query_match(struct rx_query *query, const struct rx_block *block, size_t row);

/* Returns the first selected row at or behind `row`, the number of rows when there is none, or -1
 * after a fault was reported with its place. */
long rx_query_next(struct rx_query *query, const struct rx_block *block, size_t row);

/*
 * Some queries ask other rows too: those above (doc.title), those below (any(measure, ...)), and
 * text ~ PATTERN on findings.  Under a header where rx_query_gathers() is 1 such a query wants rows
 * gathered: rx_query_gather() takes rows over from `row` on and returns the first that it did not
 * take; if that is less than block->rows, or when the input or the header ends, rx_query_gathered()
 * hands out a block, 0 when there is none, in which rows can be matched.  -1 after a fault was
 * reported.  Rows that were not gathered have no rows above or below.
 */
int rx_query_gathers(const struct rx_query *query);
long rx_query_gather(struct rx_query *query, const struct rx_block *block, size_t row);
int rx_query_gathered(struct rx_query *query, struct rx_block *block);

/* A place in a selected row that a pattern matches: bytes [start, end) of a column's decoded value,
 * with U+FFFD for bytes that are no UTF-8.  Begin a row with { 0 }. */
struct rx_found {
	size_t column;
	size_t start;
	size_t end;
	struct rx_text value; /* borrowed until the next call on the query */
};

/*
 * Finds the next match of the query's patterns (of an expression: those behind ~ that are not
 * negated) behind found, column by column in the order of the header; matches do not overlap, and
 * empty ones are passed over.  Returns 1, 0 when there are no more, or -1 after a fault was reported.
 */
int rx_query_find(
	struct rx_query *query, const struct rx_block *block, size_t row, struct rx_found *found);

/* ---- writing rows --------------------------------------------------------------------------- */

/*
 * A list of columns holds names in English or Chinese joined with commas, ranges a-b, globs such as
 * *_on, and !name for what is left out, from all columns if the list begins so.
 */
struct rx_output_options {
	const char *columns; /* a list of columns; NULL: all */
	/* "NAME=VALUE", columns to compute, see rx-filter(1); ends with NULL; NULL: none */
	const char *const *set;
	const char
		*mark; /* a column that says yes for selected rows and no for others; NULL: none */
	const char *explode;    /* a column: one row for each value of its list; NULL: none */
	const char *sort;       /* columns joined with commas, -name for descending; NULL: none */
	size_t limit;           /* write this many rows, after sorting; 0: all */
	size_t sample;          /* choose this many rows at random; 0: all */
	const char *sample_by;  /* so many for each value of this column; NULL: of all rows */
	uint64_t seed;          /* the same seed chooses the same rows */
	struct rx_query *query; /* whose matches are marked or written; NULL: none; borrowed */
	int color;              /* mark matches for a terminal */
	int only_matches;       /* write each match on a line of its own, and no header */
	int no_header;          /* write rows only */
	const char *folder;     /* for temporary files; NULL: /tmp */
	const char *today;      /* YYYY-MM-DD for computed columns; NULL: the system's date */
	const struct rx_profile *profile; /* for computed columns, borrowed; NULL: the defaults */
};

/*
 * Rows of blocks written as a stream again: as they stand, under a header that is written when it
 * differs from the one before.  Rows to be sorted or chosen are kept until rx_output_end(); sorted by
 * the type of each column: numbers exactly, dates by their first and then their last day, words of
 * fixed sets in the order of their set, else bytes; what is no number or date comes behind those,
 * empty cells come last, and equal rows stay as they came.  What does
 * not fit into some megabytes is sorted through temporary files.
 */
struct rx_output;

/* The options are copied with their strings; NULL stands for none of them.  Returns NULL after a value
 * of set that is none was reported, or when memory is exhausted: lists of columns are looked at when
 * there is a header. */
struct rx_output *rx_output_new(const struct rx_output_options *options, struct rx_writer *writer,
	const struct rx_sink *sink);
void rx_output_free(struct rx_output *output);

/* Writes the header; must come before the first rows under each header.  Returns 0, or -1 after an
 * unknown column, or a header that differs while rows are kept, was reported. */
int rx_output_header(struct rx_output *output, const struct rx_header *header);

/* Writes or keeps the rows [first, end); returns 0, or -1 after a fault was reported. */
int rx_output_rows(
	struct rx_output *output, const struct rx_block *block, size_t first, size_t end);

/* The same for rows that were not selected, which are written only where there is a column that marks
 * the selected ones. */
int rx_output_others(
	struct rx_output *output, const struct rx_block *block, size_t first, size_t end);

/* Writes what was kept; returns 0, or -1 after a fault was reported. */
int rx_output_end(struct rx_output *output);

/* ---- counting ------------------------------------------------------------------------------- */

/* Groups of rows and operations over them: see rx-stats(1). */
struct rx_summary;

struct rx_summary_options {
	const char *by;    /* column names joined with commas; NULL: one group */
	const char *where; /* an expression: only the rows that it selects count; NULL: all */
	const char *rate;  /* names of rates joined with commas; NULL: none */
	/* inspection audit or environment: findings by status as reports fold it; NULL: none */
	const char *scheme;
	/* YYYY-MM-DD for derived words and as-of dates; NULL: the system's date */
	const char *today;
	/* week month quarter or year: rows of periods, without gaps; NULL: none */
	const char *series;
	/* the column whose dates make the series; NULL: findings opened, closed, open and overdue */
	const char *on;
	int skip_bad;      /* leave cells out that are no number or no date, instead of failing */
	const char *pivot; /* one more by column, whose values stand side by side; NULL: none */
	int total;         /* one more row, of all records */
	int rank;    /* the greatest first figure first, with rank, ties and number of records */
	size_t top;  /* only so many rows, the greatest first; 0: all */
	int partial; /* write a partial count, for merging, instead of figures */
	/* what is added is partial counts, which tell the options above themselves */
	int merge;
	int explain;   /* a row per figure, with the expression that selects its records */
	int summarize; /* the figures of a weekly report, a row for each */
	int snapshots; /* a group for each input, as of the date in its name */
	int earlier;   /* as of the date in the input's name, else of seven days before today */
	size_t memory; /* bytes that groups and values may take; 0: any number */
	const struct rx_profile *profile; /* for derived words, borrowed; NULL: the defaults */
	/* with partial: the name of the part of the input that was counted; NULL: none */
	const char *shard;
	/* with merge: a file that names shards, one a line, all of which must come; NULL: none */
	const char *manifest;
};

/* Tells whether a word names an operation, such as count or sum:value. */
int rx_summary_is_operation(struct rx_text word);

/*
 * Returns the operation, rate or scheme at place index of the one list, as it is written (sum:COLUMN), and
 * stores what it gives as a phrase in the given language; NULL behind the last.  *rate is 0 for an
 * operation, 1 for a rate, and 2 for a scheme.
 */
const char *rx_summary_explain(size_t index, enum rx_lang lang, const char **meaning, int *rate);

/*
 * Returns an empty summary, or NULL after a fault in options or operations was reported.  Neither
 * an operation nor a rate means count.  All strings are copied.
 *
 * A partial count is a stream that holds what was counted of a part of the input: merged in any
 * order and any tree, such counts give the bytes that one count of the whole gives.  They are checked
 * to be whole and of one kind; two counts of one shard are taken once if they are equal, else they
 * are a fault.  There is none of first and last, and none of rates or where without today.
 */
struct rx_summary *rx_summary_new(const struct rx_summary_options *options,
	const char *const *operations, size_t count, const struct rx_sink *sink);
void rx_summary_free(struct rx_summary *summary);

/*
 * Finds the summary's columns in a header; returns 0, or -1 after a column that is not there was
 * reported with the nearest names.  rx_summary_add() does this by itself where a reader's header
 * changes; it needs a call where an input may have no rows, and in front of another reader's blocks.
 */
int rx_summary_bind(struct rx_summary *summary, const struct rx_header *header, const char *file);

/*
 * Returns the query of where, or NULL without one; it belongs to the summary, which binds it.  While
 * rx_query_gathers() is 1 for it, rows are to be gathered with it, and added as gathered blocks.
 */
struct rx_query *rx_summary_where(struct rx_summary *summary);

/* Adds every row of a block that where selects; returns 0, or -1 after a fault was reported with its
 * place. */
int rx_summary_add(struct rx_summary *summary, const struct rx_block *block);

/*
 * Summaries of the same options may each count a part of an input, as threads do.
 * rx_summary_take() adds what a part has counted to a summary and empties the part; parts that are
 * taken in the order of their rows give what one summary gives.  Returns 0, or -1 after a fault was
 * reported.  rx_summary_drop() empties a part that is not to be taken, also one that failed.
 * rx_summary_splits() tells of a summary that is bound whether parts will do: 1, or 0 where rows need
 * those above them.
 */
int rx_summary_take(struct rx_summary *summary, struct rx_summary *part);
void rx_summary_drop(struct rx_summary *part);
int rx_summary_splits(const struct rx_summary *summary);

/* Makes a summary with summarize show the figures of an earlier one of the same options, and the
 * change since; the earlier one is borrowed until the summary was written. */
void rx_summary_compare(struct rx_summary *summary, const struct rx_summary *earlier);

/*
 * Writes one row per group behind a header, in byte order of the group's cells unless options said
 * otherwise; returns the number of groups written, or -1 after a fault was reported.  But for the
 * operations first and last the bytes do not depend on the order in which rows were added.
 */
long rx_summary_write(struct rx_summary *summary, struct rx_writer *writer);

/* ---- following up --------------------------------------------------------------------------- */

/* Snapshots compared: see rx-diff(1). */
struct rx_diff;

enum rx_diff_task {
	RX_DIFF_CHANGES, /* two inputs, old and new: the changes as records */
	RX_DIFF_CARRY,   /* the same two: new, with what old knows of its records */
	/* a master ledger and books that came back: the master with their answers, and as diag records
	 * what is wrong with them */
	RX_DIFF_COLLECT,
	/* a notice and ledgers, the one that wins first: the notice with their people and dates on its
	 * findings, and as diag records what they contradict */
	RX_DIFF_JOIN,
	RX_DIFF_SIMILAR, /* any number: findings that say the same, in groups */
	RX_DIFF_CLONES,  /* any number: copies of one document in groups, the least damaged first */
	RX_DIFF_SCORE /* reviewed records and found ones: precision, recall and F1 of kinds and columns */
};

struct rx_diff_options {
	enum rx_diff_task task;
	/* RX_DIFF_CHANGES: every column byte by byte, every kind and every field of a new record: all
	 * that is needed to make new from old */
	int full;
	const char
		*alias; /* a file of names that mean the same, "name TAB name to use"; NULL: none */
	/* RX_DIFF_SIMILAR, RX_DIFF_CLONES: how alike, above 0 and up to 1 with three decimals; NULL: 0.6 */
	const char *similar;
	const char *may; /* RX_DIFF_COLLECT: columns that books may change, joined with commas */
};

/* Returns a comparison without inputs, or NULL after a fault in the options was reported.  The options
 * are copied; NULL stands for none of them. */
struct rx_diff *rx_diff_new(const struct rx_diff_options *options, const struct rx_sink *sink);
void rx_diff_free(struct rx_diff *diff);

/*
 * Reads a whole input, a stream, a table or a document, as the next in the order of its task.  Returns
 * 0, or -1 after a fault was reported: an id that two records have, neither an id nor a title column,
 * and a last line without its end, which is how a file looks that was cut off, are faults too.
 */
int rx_diff_read(struct rx_diff *diff, const char *path);

/* The same on bytes in memory, which are not needed afterwards; name is for messages. */
int rx_diff_read_bytes(struct rx_diff *diff, const char *name, const void *bytes, size_t length);

/*
 * Does the task and writes its outcome as a stream; returns how many changes there are, 0 when old and
 * new are the same, how many rows a task wrote that tells no changes but of collecting how many diag
 * records, or -1 after a fault was reported and nothing was written: such as another number of
 * inputs than the task takes.
 */
long rx_diff_write(struct rx_diff *diff, struct rx_writer *writer);
/* ---- checking ------------------------------------------------------------------------------- */

/* Rules over records: see rx-check(1). */
struct rx_check;

struct rx_check_options {
	const char *only;   /* slugs of rules joined with commas, and no other rule; NULL: all */
	const char *except; /* slugs of rules that are left out; NULL: none */
	const char *format; /* text tsv sarif github; NULL: text */
	const char *today;  /* YYYY-MM-DD; NULL: the system's date */
	const struct rx_profile *profile; /* levels and limits; NULL: the defaults; borrowed */
};

/* Returns a check without records, or NULL after a fault in the options was reported, which are
 * copied; NULL stands for none of them.  Remarks are in the language of the sink. */
struct rx_check *rx_check_new(const struct rx_check_options *options, const struct rx_sink *sink);
void rx_check_free(struct rx_check *check);

/* Takes the rows of a block for checking; returns 0, or -1 when memory is exhausted. */
int rx_check_add(struct rx_check *check, const struct rx_block *block);

/* Takes the findings of a block for the feedback list that records are held against by their titles;
 * without a call that rule is silent.  Returns 0, or -1 when memory is exhausted. */
int rx_check_expect(struct rx_check *check, const struct rx_block *block);

/* Applies the rules and writes what they have to say, in the order of the records; returns how many
 * remarks there are, 0 when all is well, or -1 after a fault was reported. */
long rx_check_finish(struct rx_check *check, struct rx_writer *writer);

/*
 * Writes the rows of a block as a stream, with cells put right that have one possible reading: dates
 * of columns of dates as YYYY-MM-DD, words of a fixed set by their names in the stream, numbers in plain
 * digits.  Other cells stay as they are.  Returns how many cells were changed, or -1.
 */
long rx_check_fix(struct rx_check *check, const struct rx_block *block, struct rx_writer *writer);

/* Returns the slug of the rule at place index of the one list, and stores what it asks for, what its
 * remarks mean, and its level where no profile says otherwise; NULL behind the last. */
const char *rx_check_explain(size_t index, enum rx_lang lang, const char **name,
	const char **meaning, enum rx_severity *level);

/* ---- showing -------------------------------------------------------------------------------- */

/* A report over rows: see rx-render(1). */
struct rx_report;

struct rx_report_options {
	const char *format; /* a name that rx_format_explain() gives; NULL: text */
	const char *
		layout; /* table list tree weekly ledger three-lists ranking timeline evidence notice
	                        slip same; NULL: table */
	const char *columns; /* names joined with commas; NULL: those that the layout chooses */
	const char *title;   /* NULL: the layout's own */
	const char *today;   /* YYYY-MM-DD; NULL: the system's date */
	enum rx_lang lang;
	int both; /* labels in Chinese and English, sentences in Chinese, the ready paragraph in both */
	int lang_from_data;   /* Chinese where the first rows have Chinese characters, else lang */
	size_t width;         /* of a text line in terminal cells; 0: unlimited */
	int raw;              /* csv: leave what looks like formulas and control characters alone */
	const char *mail_to;  /* eml: addresses joined with commas; NULL: none */
	const char *audience; /* public party internal; NULL: public for notice, else internal */
	int ambiguous; /* cells of characters of ambiguous width: 1 or 2; 0: 2 in Chinese, else 1 */
	const char *sort; /* columns joined with commas, - in front turns one; NULL: as they come */
	const char *group;  /* a column whose values get a part each; NULL: no groups */
	size_t limit;       /* of rows, or of findings where the layout is made of those; 0: none */
	int quiet_empty;    /* a report without rows is no bytes at all */
	const char *form;   /* a template in place of a layout, see rx-render(1); NULL: none */
	size_t form_length; /* bytes of the template */
	const char *form_name; /* name of the template in messages; NULL: - */
	const char *scheme; /* inspection audit environment: words of figures; NULL: inspection */
};

/* Returns the name of the format at place index of the one list, and stores what it gives as a phrase
 * in the given language; NULL behind the last.  *binary tells whether its bytes are nothing for a
 * terminal. */
const char *rx_format_explain(size_t index, enum rx_lang lang, const char **meaning, int *binary);

/* Returns an empty report, or NULL after a fault in the options was reported, which are copied; NULL
 * stands for none of them.  Faults are an unknown format or layout, a format that has rows only with a layout that has more, columns for
 * a layout that has its own, mail addresses or an audience that are none, a scheme or a date that is none, a faulty template, or an order for a layout
 * that has its own. */
struct rx_report *rx_report_new(
	const struct rx_report_options *options, const struct rx_sink *sink);
void rx_report_free(struct rx_report *report);

/* Tells whether the layout makes use of `text` records: 1 yes, 0 no. */
int rx_report_wants_text(const struct rx_report *report);

/* Adds the rows of the snapshot before, which the layout weekly compares with, at any time before the
 * end; returns 0, or -1 after a fault was reported: memory, or another layout. */
int rx_report_against(struct rx_report *report, const struct rx_block *block);

/*
 * Adds every row of a block; formats of one row per record are written as the rows come.  A block
 * of no rows makes its header known, so that a stream without rows gives a table with a header.
 * Returns 0, or -1 after a fault was reported: a chosen column that the first header lacks, or a
 * later header with columns that the table has no place for.
 */
int rx_report_add(struct rx_report *report, const struct rx_block *block, struct rx_writer *writer);

/* Writes what is left of the report, which says so when there were no rows; returns the number of
 * rows that were added, or -1 after a fault was reported. */
long rx_report_finish(struct rx_report *report, struct rx_writer *writer);

/* Rows kept to be shown in a report for each value of a column. */
struct rx_split;

/* Returns an empty split by a column, or NULL when memory is exhausted; NULL stands for nothing to free. */
struct rx_split *rx_split_new(const char *column, const struct rx_sink *sink);
void rx_split_free(struct rx_split *split);

/*
 * Copies the rows of a block.  A row belongs to each value of its cell, which may be a list; where that is empty,
 * to those of the record that it stands under; else to the empty value, but documents and sections
 * go where something below them goes.  Returns 0, or -1 after a fault was reported: the first header lacks the column,
 * or memory is exhausted.
 */
int rx_split_add(struct rx_split *split, const struct rx_block *block);

/* All rows have come: returns the number of values, or -1 after a fault was reported. */
long rx_split_finish(struct rx_split *split);

/* The value at a place, in the order in which they came; borrowed. */
struct rx_text rx_split_value(const struct rx_split *split, size_t index);

/* Adds the rows of a value to a report, each behind the records that it stands under; returns what
 * rx_report_add() returned last. */
int rx_split_report(
	struct rx_split *split, size_t index, struct rx_report *report, struct rx_writer *writer);

#ifdef __cplusplus
}
#endif

#endif
