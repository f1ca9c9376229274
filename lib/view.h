/*
 * view.h - the columns that a report shows, bound by name to each header that comes, and a row's
 * cells as they are shown: decoded, stream words put into labels, lists joined for people.
 */
#ifndef RX_LIB_VIEW_H
#define RX_LIB_VIEW_H

#include "buffer.h"
#include "field.h"

/* How cells are put into words. */
enum rx_wording {
	RX_WORDING_STREAM, /* as in the stream: finding */
	RX_WORDING_LABELS, /* words as labels, lists as they are, for files people open */
	RX_WORDING_PEOPLE  /* words as labels, lists joined as in prose */
};

/* Labels that were looked up in a column, each at a place that its name gives: rows ask for the
 * same few again and again. */
enum { RX_VIEW_WORDS = 32 };
struct rx_view_memory {
	struct {
		char name[22];
		unsigned short length; /* 0: nothing here */
		struct rx_text label;
	} words[RX_VIEW_WORDS];
};

struct rx_view {
	struct rx_field *fields;
	size_t count;           /* of fields that are shown */
	size_t all;             /* behind those stand the ones that rx_view_keep() put aside */
	int *places;            /* of each field in the bound header, -1 where it lacks it */
	struct rx_text *values; /* of the row asked for last */
	struct rx_view_memory **memories; /* of columns of words, else NULL */
	struct rx_buffer names;           /* the fields' names, back to back */
	struct rx_buffer decoded;         /* values that are not as in the block */
	enum rx_wording wording;
	enum rx_lang lang;
	int kind, title; /* places of both in the bound header, -1 where it lacks them */
	unsigned serial; /* of the bound header, 0 for none */
};

void rx_view_release(struct rx_view *view);

/*
 * Chooses the columns named in a list joined with commas, or all columns of the header where it is
 * NULL, and binds them.  Returns 0; -1 when memory is exhausted; 1 when a name is not in the
 * header, which *missing then shows.  Labels are not known before rx_view_word().
 */
int rx_view_choose(struct rx_view *view, const struct rx_header *header, const char *columns,
	struct rx_text *missing);

/* Puts aside the fields for which keep is false. */
void rx_view_keep(struct rx_view *view, const bool *keep);

/* Sets the language and wording of labels and cells; -1 when memory is exhausted. */
int rx_view_word(struct rx_view *view, enum rx_wording wording, enum rx_lang lang);

/* Binds the chosen columns to another header; returns how many of its columns are unknown to the
 * view. */
size_t rx_view_bind(struct rx_view *view, const struct rx_header *header);

/* The values of a row, one for each field, good until the next call; NULL without memory. */
const struct rx_text *rx_view_row(struct rx_view *view, const struct rx_block *block, size_t row);

/* Place of the field for a column of the vocabulary, or RX_NONE. */
size_t rx_view_find(const struct rx_view *view, enum rx_column column);

/* Appends a list joined with ';' as it stands in prose. */
void rx_list_join(struct rx_buffer *out, struct rx_text list, enum rx_lang lang);

#endif
