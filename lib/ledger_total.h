/*
 * ledger_total.h - checking the 合计 and 小计 rows of a ledger against the rows above them.
 */
#ifndef RX_LIB_LEDGER_TOTAL_H
#define RX_LIB_LEDGER_TOTAL_H

#include "ledger_rows.h"

/* Adds a diag record for every stated total that the rows contradict. */
void rx_ledger_total_check(const struct rx_ledger_rows *rows);

#endif
