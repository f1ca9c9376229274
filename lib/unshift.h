/*
 * unshift.h - what stood where text was read one byte off: the likeliest string of characters whose
 * bytes give what is seen, with those told apart of which both bytes are seen.
 */
#ifndef RX_LIB_UNSHIFT_H
#define RX_LIB_UNSHIFT_H

#include "buffer.h"
#include "shift.h"

struct rx_unshifted {
	struct rx_buffer proposal; /* in place of the stretch, its false stop included */
	struct rx_buffer
		read;     /* the same with a white square for each character that was guessed */
	int chance;       /* of the proposal, behind what stands before it */
	unsigned guessed; /* characters */
	unsigned count;
};

/* Fills in unshifted, whose memory is used again; failed of its buffers tells when memory is exhausted,
 * an empty proposal that there is none.  There need not be one either, and it is soon known, where none is
 * as likely as least. */
void rx_unshift(struct rx_unshifted *unshifted, struct rx_text text, const struct rx_shift *shift,
	int least);

void rx_unshifted_release(struct rx_unshifted *unshifted);

#endif
