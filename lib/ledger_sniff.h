/*
 * ledger_sniff.h - is a text a ledger, and which character stands between its cells?
 */
#ifndef RX_LIB_LEDGER_SNIFF_H
#define RX_LIB_LEDGER_SNIFF_H

#include "text.h"

enum rx_ledger_form { RX_LEDGER_NONE, RX_LEDGER_CSV, RX_LEDGER_TSV };

/* Tells by its first lines whether a text is a ledger. */
enum rx_ledger_form rx_ledger_sniff(struct rx_text text);

/* True when a row of names is the header of a ledger: cells is one line split at separator. */
bool rx_ledger_is_header(struct rx_text line, char separator);

#endif
