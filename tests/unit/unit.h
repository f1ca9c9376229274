/*
 * unit.h - what the unit tests share: comparing a text with a C string.
 */
#ifndef RX_TEST_UNIT_H
#define RX_TEST_UNIT_H

#include "text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#define assert_text(text, wanted) assert_text_at((text), (wanted), __FILE__, __LINE__)

static inline void assert_text_at(
	struct rx_text text, const char *wanted, const char *file, int line)
{
	char *copy = calloc(text.length + 1, 1);

	if (text.length)
		memcpy(copy, text.bytes, text.length);
	_assert_string_equal(copy, wanted, file, line);
	free(copy);
}

#endif
