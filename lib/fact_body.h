/*
 * fact_body.h - facts of type body: names that the document gives a short form, X(以下简称“Y”).
 */
#ifndef RX_LIB_FACT_BODY_H
#define RX_LIB_FACT_BODY_H

#include "fact.h"

/* Adds the body whose short form a 以下简称 at an offset gives; of a document the short form becomes
 * the other name of its fact. */
void rx_fact_body(struct rx_facts *facts, size_t at);

#endif
