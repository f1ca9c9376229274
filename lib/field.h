/*
 * field.h - one column of what is shown: its name and label, and how its cells look.  Fields are
 * what layouts hand to formats together with the cells.
 */
#ifndef RX_LIB_FIELD_H
#define RX_LIB_FIELD_H

#include "vocabulary.h"

/* How cells of a field behave when room is short. */
enum rx_look {
	RX_LOOK_TEXT,   /* may be wrapped or cut */
	RX_LOOK_MAIN,   /* so too, but is what the row is about */
	RX_LOOK_SHORT,  /* words and dates: stays whole as long as that is possible */
	RX_LOOK_NUMBER, /* short, and stands to the right */
	RX_LOOK_STATUS  /* short, and a status label */
};

struct rx_field {
	struct rx_text name;  /* as in the stream */
	struct rx_text label; /* as people read it */
	int column;           /* enum rx_column, or -1 for one that the vocabulary does not know */
	enum rx_look look;
	bool list;   /* several values joined with ';' */
	bool number; /* cells are numbers where they look like numbers */
	bool hidden; /* not shown: it has nothing in any row */
};

/* A field for a column of the vocabulary, with its label in a language. */
struct rx_field rx_field_of(enum rx_column column, enum rx_lang lang);

/* A field by its name in a stream's header; unknown names are their own label. */
struct rx_field rx_field_named(struct rx_text name, enum rx_lang lang);

/* True for a number as JSON (RFC 8259, 6) writes it. */
bool rx_is_json_number(struct rx_text text);

/* True for a number with an optional sign, digit groups, a point or a percent sign: what a
 * spreadsheet takes for a number and nothing else. */
bool rx_is_plain_number(struct rx_text text);

#endif
