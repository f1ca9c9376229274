/*
 * pairing_work.h - what the passes of pairing share: both sides while their records are being paired.
 */
#ifndef RX_LIB_PAIRING_WORK_H
#define RX_LIB_PAIRING_WORK_H

#include "pairing.h"

/* Thousandths of Dice from which titles are alike enough to be one at the same place, or the only one
 * to come close. */
enum { RX_ALIKE = 400 };

/* One side of the pairing. */
struct rx_side {
	const struct rx_snapshot *snapshot;
	size_t *of;
	struct rx_doubt **doubts;
	uint32_t *scopes; /* of each row */
	bool *unsure;     /* its id tells only which of several equal titles it was */
	struct rx_shingles *shingles;
	struct rx_text *keys; /* of the titles, or of what records say that have none */
	bool *nameless;       /* it has no title to be alike */
	uint32_t *series;
};

struct rx_pairing_work {
	struct rx_pairing *pairing;
	struct rx_arena arena;
	struct rx_side sides[2]; /* old, new */
	struct rx_keys keys;
	struct rx_buffer key;
	bool failed;
	int kind;
	size_t paired;  /* so many pairs */
	bool any_place; /* numbers say nothing */
};

enum { RX_OLD, RX_NEW };

/* Whether a record is of the kind at hand and has not been paired. */
static inline bool rx_side_has(
	const struct rx_pairing_work *work, const struct rx_side *side, size_t row)
{
	return side->snapshot->rows[row].kind == work->kind && side->of[row] == RX_NONE;
}

void rx_pairing_pair(struct rx_pairing_work *work, size_t old, size_t new);

/* Notes that two records could be one. */
void rx_pairing_doubt(struct rx_pairing_work *work, size_t old, size_t new);

/* The shingles of a record's title, made when they are first asked for. */
struct rx_shingles rx_side_shingles(struct rx_pairing_work *work, struct rx_side *side, size_t row);

/* What the measures below two findings tell about them. */
enum rx_below { RX_BELOW_NOTHING, RX_BELOW_SAME, RX_BELOW_OTHERS };

enum rx_below rx_pairing_below(const struct rx_pairing_work *work, size_t old, size_t new);

/* Appends what stands below a finding to the key at hand; false where that is nothing. */
bool rx_pairing_add_below(struct rx_pairing_work *work, const struct rx_side *side, size_t row);

/* Keys and their use in passes: see pairing_key.c.  rx_pairing_collect() finds the rows that are left
 * under each key, to be freed by the caller. */
typedef bool rx_pairing_key(struct rx_pairing_work *work, struct rx_side *side, size_t row);

struct rx_pairing_seen {
	size_t count[2];
	size_t first[2];
};

struct rx_pairing_seen *rx_pairing_collect(
	struct rx_pairing_work *work, rx_pairing_key *key, size_t *count);

rx_pairing_key rx_pairing_key_only, rx_pairing_key_and_no;

/* As many records of one key on either side, and nothing in them to tell them apart. */
void rx_pairing_repeats(struct rx_pairing_work *work);

/* The passes by keys, before and behind the one by likeness, and that one, on the records of a kind. */
void rx_pairing_by_keys(struct rx_pairing_work *work);
void rx_pairing_by_likeness(struct rx_pairing_work *work);
void rx_pairing_by_what_is_left(struct rx_pairing_work *work);

/* Finds the records whose ids tell only which of several equal titles they were. */
void rx_pairing_find_unsure(struct rx_pairing_work *work);

#endif
