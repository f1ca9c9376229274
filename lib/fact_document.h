/*
 * fact_document.h - facts of type document: what stands in 《》, with what was done with it.
 */
#ifndef RX_LIB_FACT_DOCUMENT_H
#define RX_LIB_FACT_DOCUMENT_H

#include "fact.h"

/* Notes what the verbs of documents begin with. */
void rx_fact_document_signs(struct rx_signs *signs);

/* Adds the documents of the paragraph and covers their titles. */
void rx_fact_documents(struct rx_facts *facts);

/* Links the documents that come again under another name: alt holds the first one. */
void rx_fact_names(struct rx_facts *facts);

#endif
