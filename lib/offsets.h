/*
 * offsets.h - where the bytes of a text come from: a map from offsets in a text that was made from
 * another one (decoded, stripped of tags, folded) back to offsets in that other one.
 *
 * The map is a list of runs.  Inside a run every `text_unit` bytes of the text were made from
 * `raw_unit` bytes of the other; a run ends where the next begins.  What was dropped lies between
 * runs; what was put in has raw_unit 0.  No run at all means that nothing was moved.  Both sides grow
 * together, so a look-up is a binary search.
 */
#ifndef RX_LIB_OFFSETS_H
#define RX_LIB_OFFSETS_H

#include "text.h"

struct rx_run {
	uint32_t text; /* where the run begins in the text */
	uint32_t raw;  /* and in the other */
	uint8_t text_unit;
	uint8_t raw_unit;
};

/* { 0 } moves nothing.  failed sticks once memory was exhausted. */
struct rx_offsets {
	struct rx_run *runs;
	size_t count;
	size_t room;
	bool failed;
};

void rx_offsets_release(struct rx_offsets *offsets);

/* Forgets all runs and keeps their memory. */
void rx_offsets_reset(struct rx_offsets *offsets);

/*
 * Says that units of text_unit bytes (not 0) from offset text on were made from units of raw_unit
 * bytes from offset raw on; calls come in the order of text and leave none of it out.  A run that goes
 * on is not made longer.
 */
void rx_offsets_add(
	struct rx_offsets *offsets, size_t text, size_t raw, size_t text_unit, size_t raw_unit);

/* Where the byte at an offset of the text came from: the start of its unit. */
size_t rx_offsets_start(const struct rx_offsets *offsets, size_t at);

/* Where the piece that ends at an offset of the text ends: behind the unit of its last byte. */
size_t rx_offsets_end(const struct rx_offsets *offsets, size_t at);

#endif
