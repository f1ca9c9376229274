/*
 * fact_elided.h - every value that an expression of time can have, where characters of it are lost.
 */
#ifndef RX_LIB_FACT_ELIDED_H
#define RX_LIB_FACT_ELIDED_H

#include "fact_when.h"

enum { RX_ELIDED_LIMIT = 8 };

struct rx_elided {
	struct {
		struct rx_reading first; /* of a single date both are the same */
		struct rx_reading last;
	} values[RX_ELIDED_LIMIT];
	size_t count;
};

/*
 * All values of a date or range; months adds the ranges of months that a bare run may be (2022712).
 * Those outside the window are left out as long as one lies inside; window.first 0: not known.
 */
void rx_elided_values(struct rx_text text, const struct rx_when *when, bool months,
	struct rx_days window, struct rx_elided *elided);

/* Writes a value as EDTF. */
void rx_elided_format(struct rx_reading first, struct rx_reading last, bool range, char text[72]);

#endif
