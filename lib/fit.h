/*
 * fit.h - sharing the width of a line among the columns of a table.
 */
#ifndef RX_LIB_FIT_H
#define RX_LIB_FIT_H

#include <stddef.h>

struct rx_fit {
	size_t natural; /* cells that the widest value takes */
	size_t minimum; /* below this a column says nothing; at most natural */
	size_t weight;  /* how many shares it takes of what is short: at least 1 */
	size_t width;   /* the result */
};

/*
 * Sets the widths of columns with gap cells between them so that a line takes at most room cells:
 * narrow columns keep what they need, the others share what is left by weight.  Returns how many
 * columns find room at all, at least one; those behind them have to be left out.
 */
size_t rx_fit(struct rx_fit *columns, size_t count, size_t gap, size_t room);

#endif
