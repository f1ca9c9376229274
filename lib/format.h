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
	enum rx_lang words; /* of labels: lang, or RX_LANG_BOTH */
	size_t width;       /* of a line in cells, 0: unlimited */
	bool ambiguous_wide;
	bool raw;
	bool landscape;     /* on paper */
	size_t blocks;      /* that have been written */
	size_t depth;       /* of the tree node written last, from 1; 0: no tree is open */
	bool plain;         /* nothing in the block at hand has to be cleaned (plain.h) */
	struct rx_text row; /* the row at hand as it stands in the stream */
	bool failed;        /* memory was exhausted */
	bool broken;        /* another fault has been reported to the sink */
	bool rows_only;     /* the layout is a row per record and nothing else */
	unsigned serial;    /* of the header that the row at hand came under */
	int32_t today;
	size_t charts;            /* that have been drawn */
	size_t regions;           /* of a page that scroll by themselves */
	struct rx_text title;     /* of the report */
	struct rx_buffer subject; /* one line that says it all, where the layout has one */
	const char *recipients;   /* eml: addresses, or NULL */
	const struct rx_sink *sink;
	void *state;                 /* the format's, given back by its release */
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
	const char *meaning[2]; /* by language: a phrase for --help */
	enum rx_wording wording;
	bool stream;      /* tables are written row by row as rows come, and nothing else is */
	bool records;     /* takes records of the stream and no layout of them */
	bool tables_only; /* has no headings, records and trees */
	bool rebinds;     /* each header gives its own columns */
	bool captions;    /* every table needs a caption */
	bool draws;       /* pictures made of letters are all it has */
	bool binary;      /* nothing for a terminal */
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
	/* A part that is a paper of its own; NULL: a heading will do. */
	void (*sheet)(struct rx_page *page, struct rx_text title);
	void (*paragraph)(struct rx_page *page, struct rx_text text);
	/* The heading of a part inside a part, and who signs on which day: NULL where a paragraph will do. */
	void (*subheading)(struct rx_page *page, struct rx_text text);
	void (*closing)(struct rx_page *page, struct rx_text text);
	/* One record: the fields that have a value, under a heading that may be empty. */
	void (*record)(struct rx_page *page, const struct rx_field *fields,
		const struct rx_text *values, size_t count);
	void (*node)(struct rx_page *page, const struct rx_node *node);
	void (*end_tree)(struct rx_page *page);
	/* Every row of the input, whatever the layout makes of it; NULL for most formats. */
	void (*record_row)(struct rx_page *page, const struct rx_field *fields,
		const struct rx_text *values, size_t count);
	/* A value in the middle of a template's text; NULL where there are no templates. */
	void (*value)(struct rx_page *page, struct rx_text value);
	/* Gives back what state holds; NULL where a format keeps nothing. */
	void (*release)(struct rx_page *page);
};

/* The one list of formats: what comes behind rx_format_, and the name. */
#define RX_FORMATS(X)           \
	X(text, "text")         \
	X(markdown, "md")       \
	X(html, "html")         \
	X(csv, "csv")           \
	X(tsv, "tsv")           \
	X(rx, "rx")             \
	X(json, "json")         \
	X(jsonl, "jsonl")       \
	X(grep, "grep")         \
	X(bars, "bars")         \
	X(svg, "svg")           \
	X(xlsx, "xlsx")         \
	X(docx, "docx")         \
	X(eml, "eml")           \
	X(chat, "chat")         \
	X(ical, "ical")         \
	X(todo, "todo")         \
	X(recutils, "recutils") \
	X(sql, "sql")           \
	X(oscal, "oscal")

#define RX_FORMAT_EXTERN(id, name) extern const struct rx_format rx_format_##id;
RX_FORMATS(RX_FORMAT_EXTERN)

/* The format of this name, or NULL; names of all of them, joined with blanks. */
const struct rx_format *rx_format_find(struct rx_text name);
const char *rx_format_names(void);

/* ---- what formats share --------------------------------------------------------------------- */

/* Gives back the memory of a page, but not what its format keeps. */
void rx_page_release(struct rx_page *page);

/* Writes a grid by head and row of a format. */
void rx_page_rows(struct rx_page *page, const struct rx_format *format, const struct rx_grid *grid);

/* Writes the heading of a part inside a part, and a line at the end that is signed, as a format has it. */
void rx_page_subheading(struct rx_page *page, const struct rx_format *format, struct rx_text text);
void rx_page_closing(struct rx_page *page, const struct rx_format *format, struct rx_text text);

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
