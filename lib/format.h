/*
 * format.h - what a format is: a table of functions that write the blocks of a report.  Layouts
 * decide which blocks there are; formats decide what the bytes look like, and see to it that no
 * cell becomes markup, formula or control sequence.
 */
#ifndef RX_LIB_FORMAT_H
#define RX_LIB_FORMAT_H

#include "grid.h"
#include "view.h"

/* A report that is being written. */
struct rx_page {
	struct rx_writer *out;
	enum rx_lang lang;
	size_t width; /* of a line in cells, 0: unlimited */
	bool ambiguous_wide;
	bool raw;
	bool landscape;              /* on paper */
	size_t blocks;               /* that have been written */
	size_t depth;                /* of the tree node written last, from 1; 0: no tree is open */
	bool plain;                  /* nothing in the block at hand has to be cleaned (plain.h) */
	struct rx_text row;          /* the row at hand as it stands in the stream */
	bool failed;                 /* memory was exhausted */
	struct rx_buffer scratch[3]; /* for the format's own use */
	struct rx_buffer line;       /* a row that is being put together */
	struct rx_buffer keys;       /* jsonl: the keys, each behind ',' and in front of ':' */
	size_t *key_ends;
};

/* One line of a tree. */
struct rx_node {
	size_t depth;          /* from 1 */
	struct rx_text number; /* as shown, with its stop */
	struct rx_text title;
	struct rx_text status; /* a status label, or empty */
};

struct rx_format {
	const char *name;
	enum rx_wording wording;
	bool stream;      /* tables are written row by row as rows come, and nothing else is */
	bool tables_only; /* has no headings, records and trees */
	bool rebinds;     /* each header gives its own columns */
	bool captions;    /* every table needs a caption */
	/* Around everything; title may be empty. */
	void (*begin)(struct rx_page *page, struct rx_text title);
	void (*end)(struct rx_page *page);
	/* A table row by row. */
	void (*head)(struct rx_page *page, const struct rx_field *fields, size_t count);
	void (*row)(struct rx_page *page, const struct rx_field *fields,
		const struct rx_text *values, size_t count);
	/* The rest may be NULL where stream is set; a NULL table is written by head and row. */
	void (*table)(struct rx_page *page, const struct rx_grid *grid);
	void (*heading)(struct rx_page *page, struct rx_text text);
	void (*paragraph)(struct rx_page *page, struct rx_text text);
	/* One record: the fields that have a value, under a heading that may be empty. */
	void (*record)(struct rx_page *page, const struct rx_field *fields,
		const struct rx_text *values, size_t count);
	void (*node)(struct rx_page *page, const struct rx_node *node);
	void (*end_tree)(struct rx_page *page);
};

/* The format of this name, or NULL; names of all of them, joined with blanks. */
const struct rx_format *rx_format_find(struct rx_text name);
const char *rx_format_names(void);

extern const struct rx_format rx_format_text;
extern const struct rx_format rx_format_markdown;
extern const struct rx_format rx_format_html;
extern const struct rx_format rx_format_csv;
extern const struct rx_format rx_format_jsonl;
extern const struct rx_format rx_format_json;
extern const struct rx_format rx_format_tsv;
extern const struct rx_format rx_format_rx;
extern const struct rx_format rx_format_grep;
extern const struct rx_format rx_format_bars;

/* ---- what formats share --------------------------------------------------------------------- */

/* Writes a grid by head and row of a format. */
void rx_page_rows(struct rx_page *page, const struct rx_format *format, const struct rx_grid *grid);

static inline void rx_page_text(struct rx_page *page, struct rx_text text)
{
	rx_writer_bytes(page->out, text.bytes, text.length);
}

/* True when no cell of the row at hand has this byte, looked for in the row as it stands; false
 * where there is no such row. */
static inline bool rx_page_row_lacks(const struct rx_page *page, char byte)
{
	return page->row.length && !memchr(page->row.bytes, byte, page->row.length);
}

/* Empties the line and makes room for the values and so many bytes more for each of them. */
bool rx_page_begin_line(
	struct rx_page *page, const struct rx_text *values, size_t count, size_t more);

/* Writes the line as a row. */
void rx_page_end_line(struct rx_page *page);

/* A sign that goes with a status label: a second cue besides the word, never colour alone. */
const char *rx_status_sign(struct rx_text label);

#endif
