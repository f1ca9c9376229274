/*
 * gen_items: lists of measures, actions and commitments.
 *
 * In: a description of the list. Out: its text and one record an item. Items run on inside one
 * paragraph (一是…。二是…。) or stand on lines of their own.
 */
#ifndef GEN_ITEMS_H
#define GEN_ITEMS_H

#include "gen_enumerator.h"

enum voice {
	VOICE_DONE,
	VOICE_PLAN,
	VOICE_ORGANISATION,
	VOICE_NEXT,
	VOICE_AUDIT_ORGANISATION,
	VOICE_AUDIT_NEXT,
	VOICE_GREEN_DONE, /* environment */
	VOICE_GREEN_PLAN
};

struct items {
	const char *kind; /* "measure", "action", "commitment", or alternatives */
	int parent;
	enum style style;
	enum voice voice;
	bool run_on;	       /* all in the present paragraph, which the caller begins and ends */
	const char *separator; /* between items that run on; NULL is the stop */
	int count;
	int major;		/* for STYLE_DECIMAL */
	bool number_gap;	/* one number is left out */
	bool continued;		/* some items on lines have a second paragraph, which is text */
	bool nested;		/* some items hold 一是…；二是… */
	const char *last_words; /* a template put at the end of the last item, or NULL */
};

void put_items(struct builder *builder, const struct items *items);
/* One item without a sign, kind and parent as given. */
void put_plain_item(struct builder *builder, const struct items *items);
/* Some sentences that belong to no item, ending in a stop. */
void put_prose(struct builder *builder, const char *list, int sentences);

#endif
