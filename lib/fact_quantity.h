/*
 * fact_quantity.h - facts of type count, ratio, amount and total: one number, one fact.
 */
#ifndef RX_LIB_FACT_QUANTITY_H
#define RX_LIB_FACT_QUANTITY_H

#include "fact.h"
#include "number.h"

/* Adds the quantity that begins at an offset; returns the offset behind it, or at. */
size_t rx_fact_quantity(struct rx_facts *facts, size_t at);

/* Puts the parts behind 其中 and 含 in the paragraph under their totals. */
void rx_fact_parts(struct rx_facts *facts);

/* What a number is a number of. */
struct rx_quantity {
	enum rx_doctype type;
	struct rx_decimal value;
	struct rx_text uom;
	const char *bound; /* eq gt ge lt le about; NULL: not known yet */
	bool rounded;      /* the value is not exact: a third */
	size_t start;
	size_t end;
	size_t number_end; /* behind the digits */
};

/* Notes what the verbs of money and the measures of discipline begin with. */
void rx_fact_sense_signs(struct rx_signs *signs);

/* Which counts are totals, and what money and discipline are about: sets cells of a fact. */
void rx_fact_sense(struct rx_facts *facts, size_t place, const struct rx_quantity *quantity);

#endif
