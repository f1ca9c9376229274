/*
 * fact_money.h - what makes a number an amount of money, or a price.
 */
#ifndef RX_LIB_FACT_MONEY_H
#define RX_LIB_FACT_MONEY_H

#include "fact_quantity.h"

/* Reads a currency at an offset into the quantity's type, unit, end and small change. */
bool rx_money_unit(const struct rx_facts *facts, size_t at, struct rx_quantity *quantity);

/* Money with at most two decimals. */
struct rx_decimal rx_money_rounded(struct rx_decimal value);

#endif
