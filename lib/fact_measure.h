/*
 * fact_measure.h - what kind of measure a measure is: rules made, money recovered, people trained …
 */
#ifndef RX_LIB_FACT_MEASURE_H
#define RX_LIB_FACT_MEASURE_H

#include "fact.h"

/* Notes what the words of measures begin with. */
void rx_fact_measure_signs(struct rx_signs *signs);

/* Sets the type of the document's measures. */
void rx_fact_measures(struct rx_facts *facts);

#endif
