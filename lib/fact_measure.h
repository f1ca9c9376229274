/*
 * fact_measure.h - what kind of measure a measure is: rules made, money recovered, people trained …
 */
#ifndef RX_LIB_FACT_MEASURE_H
#define RX_LIB_FACT_MEASURE_H

#include "fact.h"

/* Sets the type of the document's measures. */
void rx_fact_measures(struct rx_facts *facts);

/* The type of a measure by its words; RX_UNSET when they say nothing. */
int rx_fact_measure_type(struct rx_text words);

#endif
