/*
 * markup.h - texts in XML (1.0): escaped, and without the characters that it has no place for.
 */
#ifndef RX_LIB_MARKUP_H
#define RX_LIB_MARKUP_H

#include "buffer.h"

/* Appends a text of one line, fit for an element and for an attribute. */
void rx_markup_add(struct rx_buffer *out, struct rx_text text);

/* Appends the string with each % replaced by the next number. */
void rx_markup_numbers(struct rx_buffer *out, const char *template, const long *numbers);

/* The same with the numbers as arguments. */
#define rx_markup_format(out, template, ...) \
	rx_markup_numbers(out, template, (const long[]){__VA_ARGS__})

#endif
