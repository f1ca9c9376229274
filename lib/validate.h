/*
 * validate.h - is a text UTF-8?  The same answer as rx_utf8_invalid(), without the place, many times as
 * fast where the machine has AVX2.
 */
#ifndef RX_LIB_VALIDATE_H
#define RX_LIB_VALIDATE_H

#include "text.h"

bool rx_utf8_is_valid(struct rx_text text);

#endif
