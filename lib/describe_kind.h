/*
 * describe_kind.h - inspection, review, audit or environment?
 */
#ifndef RX_LIB_DESCRIBE_KIND_H
#define RX_LIB_DESCRIBE_KIND_H

#include "vocabulary.h"

/* By the title, else the preamble, else by how the document begins. */
enum rx_doctype rx_describe_kind(
	struct rx_text title, struct rx_text preamble, struct rx_text beginning);

#endif
