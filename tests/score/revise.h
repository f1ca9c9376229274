/*
 * revise.h - the next revision of a generated notice, with the truth of which finding is which.
 *
 * A notice is cut into pieces: what stands around the findings, and each finding with all that is below
 * it.  A revision orders, drops, copies and renames pieces; writing it gives the text and the
 * identity of every finding and measure with the place where it begins.  Does not use the library.
 */
#ifndef REVISE_H
#define REVISE_H

#include "gen_builder.h"

enum revision {
	REVISE_NOTHING,
	REVISE_WIDTHS,   /* digits and punctuation of the other width */
	REVISE_MARKS,    /* other quotes, and stops inside sentences */
	REVISE_NUMBERS,  /* the first finding is gone, and numbers are given anew */
	REVISE_ORDER,    /* findings of a section in another order */
	REVISE_MOVE,     /* a finding stands in another section */
	REVISE_SECTIONS, /* a section of findings stands elsewhere */
	REVISE_TITLES,   /* a third of the titles is a little different */
	REVISE_INSERT,   /* a finding of another notice comes in between */
	REVISE_REPLACE,  /* one of another notice stands in the place of one */
	REVISE_SPLIT,    /* a finding of two parts becomes two */
	REVISE_TWINS,    /* a finding becomes two that are both nearly it */
	REVISE_SWAP,     /* two nearly equal findings change places and are renamed */
	REVISE_ALL,      /* widths, marks, order, titles, and one comes and one goes */
	REVISIONS
};

struct piece {
	size_t from, to;              /* bytes of the notice */
	int record;                   /* its finding, or NO_RECORD */
	int section;                  /* the record above that */
	long identity;                /* of a finding */
	char *title;                  /* in place of its own, or NULL; owned */
	const struct builder *source; /* where its bytes are */
};

struct pieces {
	const struct builder *notice;
	struct piece *items;
	int count;
};

/* Where a finding or measure begins in a written revision. */
struct begun {
	long identity;
	size_t start, start_also;
	bool finding;
};

struct written {
	struct string text;
	struct begun *begun;
	int count;
};

void pieces_cut(struct pieces *pieces, const struct builder *notice);
void pieces_release(struct pieces *pieces);

/*
 * Makes the two sides of a revision; other is a notice that has nothing to do with this one.  Returns
 * false where the notice does not allow it.
 */
bool revise(struct pieces *old, struct pieces *new, enum revision revision,
	const struct builder *other, struct random *random);

/* Writes the pieces, with numbers of findings given anew or as they are. */
void pieces_write(struct written *written, const struct pieces *pieces, bool renumber);

/* Writes what was written in other widths and with other marks, if the revision is one of those. */
void written_restyle(struct written *written, enum revision revision);
void written_release(struct written *written);

const char *revision_name(enum revision revision);

#endif
