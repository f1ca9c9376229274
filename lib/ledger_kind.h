/*
 * ledger_kind.h - what a row under a ledger's header is.
 */
#ifndef RX_LIB_LEDGER_KIND_H
#define RX_LIB_LEDGER_KIND_H

#include "ledger_rows.h"

/* The kind of a row; before is the row of the finding above it, or RX_NONE. */
enum rx_ledger_row rx_ledger_kind_of(const struct rx_ledger_text *text, size_t row, size_t before);

#endif
