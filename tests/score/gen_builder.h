/*
 * gen_builder: one document under construction, its text and its true records together.
 *
 * In: templates, with calls that open and close records around them. Out: the bytes of the document
 * and records with byte spans. Titles are spans as well, so that later damage to the bytes damages
 * the true title in the same way. Layout (indent, blank lines, punctuation width) is decided once a
 * document and applied here, and nowhere else.
 */
#ifndef GEN_BUILDER_H
#define GEN_BUILDER_H

#include "gen_grammar.h"

#include <stdbool.h>

enum { NO_RECORD = -1 };

enum width { WIDTH_FULL, WIDTH_HALF, WIDTH_MIXED };

/* What damage may do to a byte of the text. */
enum mark { MARK_LOCKED, MARK_PROSE, MARK_DATE, MARK_QUOTE, MARK_BREAK };

enum field {
	FIELD_STATUS,
	FIELD_MODE,
	FIELD_CLASS,
	FIELD_DUE,
	FIELD_DUE_TEXT,
	FIELD_DEPT,
	FIELD_LEADER,
	FIELD_SUPPORT,
	FIELD_OVERSEER,
	FIELD_ACCEPTOR,
	FIELD_OWNER,
	FIELD_BODY,
	FIELD_INSPECTOR,
	FIELD_PERIOD,
	FIELD_FEEDBACK,
	FIELD_PUBLISHED,
	FIELD_TYPE,
	FIELD_TITLE_ALSO, /* another title that is right as well */
	FIELD_VALUE,      /* these are of facts */
	FIELD_UOM,
	FIELD_BOUND,
	FIELD_VERB,
	FIELD_ALT,
	FIELD_UNDECIDED, /* damage took units: "lost", or "open" where that has left several values */
	FIELDS
};

struct record {
	const char
		*kind; /* "finding"; "section|action" either is right; "?section" may be absent */
	char *number;  /* alternatives as in the other fields: "|43" is empty or 43 */
	int parent;    /* index of a record, or NO_RECORD for the document */
	size_t start, end;
	size_t start_also; /* another start that is right as well, or equal to start */
	size_t title_start, title_end;
	char *fields[FIELDS]; /* NULL is empty */
};

struct builder {
	struct grammar grammar;
	char *text;
	unsigned char *marks; /* one enum mark for each byte of text */
	size_t length, capacity;
	struct record *records; /* records[0] is the document */
	int count;
	enum width width;
	enum width number_width; /* of enumerators' brackets and stops */
	const char *indent;
	const char *newline;
	bool blank_lines;
	bool trailing_blanks;
	struct string variant;
	int holder;     /* the record that facts of the text belong to */
	int open_fact;  /* the one whose words are being written, or NO_RECORD */
	int whole_fact; /* the last total, which parts belong to */
	char **titles;  /* of findings, so that none comes twice */
	size_t used_titles;
};

void builder_init(struct builder *builder, uint64_t seed, uint64_t index);
void builder_release(struct builder *builder);
void choose_layout(struct builder *builder);
void variant_add(struct builder *builder, const char *part);

/* Writes the expansion of a template. */
void put(struct builder *builder, const char *template);
/* The same, out of reach of damage. */
void put_locked(struct builder *builder, const char *template);
/* Writes text that was expanded before. */
void put_text(struct builder *builder, const char *text);
void put_enumerator_text(struct builder *builder, const char *text);
void begin_line(struct builder *builder);
void end_line(struct builder *builder);
/* A whole line of a template that belongs to no record. */
void put_line(struct builder *builder, const char *template);

int open_record(struct builder *builder, const char *kind, int parent);
/* Ends the span at the present end of the text. */
void close_record(struct builder *builder, int record);
void set_field(struct builder *builder, int record, enum field field, const char *value);
void set_number(struct builder *builder, int record, int number);
void set_number_text(struct builder *builder, int record, const char *number);
void set_title(struct builder *builder, int record, size_t start, size_t end);
/* The title of an item: from start to the first stop outside quotes and brackets, or its end. */
void set_lead_title(struct builder *builder, int record, size_t start);

/* Takes the text over. */
void remember_title(struct builder *builder, char *title);

/* Closes the document record; some files lack a final newline. */
void finish_text(struct builder *builder);

bool chance(struct builder *builder, int percent);
int between(struct builder *builder, int low, int high);
const char *choose(struct builder *builder, const char *const *items);
/* A day in these years. Draws must not share an expression: C does not say which comes first. */
long random_day_in(struct builder *builder, int first_year, int last_year);

#endif
