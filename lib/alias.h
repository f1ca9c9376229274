/*
 * alias.h - names that mean the same: read from a file of lines "name TAB name to use".
 */
#ifndef RX_LIB_ALIAS_H
#define RX_LIB_ALIAS_H

#include "keys.h"
#include "message.h"

/* { 0 } knows no other names. */
struct rx_alias {
	struct rx_keys names;
	struct rx_text *meant; /* for each of them; in bytes */
	size_t room;
	struct rx_buffer bytes;
};

void rx_alias_release(struct rx_alias *alias);

/*
 * Reads a file; empty lines and those that begin with # are passed over, blanks around names do not
 * count.  Returns 0, or -1 after a fault was reported: a line without a TAB, a name that would mean two.
 */
int rx_alias_read(struct rx_alias *alias, const char *path, const struct rx_sink *sink);

/* The name to use for a name: itself when it has no other. */
struct rx_text rx_alias_name(const struct rx_alias *alias, struct rx_text name);

/* The same for each value of a ';' list; scratch is emptied first. */
struct rx_text rx_alias_list(
	const struct rx_alias *alias, struct rx_text list, struct rx_buffer *scratch);

#endif
