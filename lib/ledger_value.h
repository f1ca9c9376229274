/*
 * ledger_value.h - what a ledger's cell says, put into the columns of its record.
 */
#ifndef RX_LIB_LEDGER_VALUE_H
#define RX_LIB_LEDGER_VALUE_H

#include "decimal.h"
#include "ledger_head.h"
#include "parse.h"

/*
 * Sets the cells of a record from the value of a column.  False when something of the value went into
 * no column: the caller keeps it as text.  guess: a report that is nothing but a status states one.
 */
bool rx_ledger_set(struct rx_parse *parse, size_t place, const struct rx_ledger_field *field,
	struct rx_text value, bool guess);

/* Reads a date as ledgers write it: 2024/6/3, 2024.6.3, 2024年6月3日, 2024-06, or the serial number of a
 * spreadsheet.  *whole tells that the value is nothing else.  False when it holds no date. */
bool rx_ledger_date(struct rx_text value, int32_t year, char date[32], bool *whole);

/* Reads an amount in yuan; a number without a unit is multiplied with 10^scale.  *whole as above. */
bool rx_ledger_amount(struct rx_text value, unsigned scale, struct rx_decimal *yuan, bool *whole);

#endif
