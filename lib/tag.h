/*
 * tag.h - one piece of markup of a page: where it ends, its name, its attributes.
 */
#ifndef RX_LIB_TAG_H
#define RX_LIB_TAG_H

#include "text.h"

enum rx_markup {
	RX_MARKUP_NONE,    /* a '<' that is text */
	RX_MARKUP_OPEN,    /* <name ...> */
	RX_MARKUP_CLOSE,   /* </name> */
	RX_MARKUP_COMMENT, /* <!-- ... --> */
	RX_MARKUP_OTHER    /* <!DOCTYPE ...>, <?xml ... ?> */
};

struct rx_tag {
	enum rx_markup markup;
	struct rx_text name;  /* as written */
	struct rx_text inner; /* what stands between name and '>'; the text of a comment */
	size_t end;           /* offset behind it */
	bool cut;             /* the text ended inside it */
};

/* Reads the markup at an offset of text, where a '<' stands.  Without quotes an attribute's quotes
 * hide no '>'. */
struct rx_tag rx_tag_at(struct rx_text text, size_t at, bool quotes);

/* True when the tag has this name (lower case). */
bool rx_tag_is(const struct rx_tag *tag, const char *name);

/* Takes the next attribute off *inner: false when there is none.  The value is as written, without
 * quotes, and may be empty. */
bool rx_tag_attribute(struct rx_text *inner, struct rx_text *name, struct rx_text *value);

/* The value of the attribute with this name, as written, or the empty text. */
struct rx_text rx_tag_value(const struct rx_tag *tag, const char *name);

#endif
