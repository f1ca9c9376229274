/*
 * xlsx_format.h - numbers of a workbook as people see them: dates and shares by number format, other
 * numbers without the noise of binary fractions.
 */
#ifndef RX_LIB_XLSX_FORMAT_H
#define RX_LIB_XLSX_FORMAT_H

#include "buffer.h"

enum rx_number_format {
	RX_NUMBER_PLAIN,
	RX_NUMBER_DATE,
	RX_NUMBER_MONTH, /* a date without its day */
	RX_NUMBER_SHARE  /* percent */
};

/* The kind of a format by its built-in number (ECMA-376 18.8.30), or by its code. */
enum rx_number_format rx_number_format_builtin(unsigned number);
enum rx_number_format rx_number_format_code(struct rx_text code);

/* Appends a number as it is stored, 45306, 0.41999999999999998, 1E-3, in a format; dates as ISO 8601.
 * late: days count from 1904.  What is no number is appended as it is. */
void rx_number_show(
	struct rx_buffer *out, struct rx_text stored, enum rx_number_format format, bool late);

#endif
