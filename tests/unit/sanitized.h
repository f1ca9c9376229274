/*
 * sanitized.h - whether the library that a test is linked with was built with AddressSanitizer.  The
 * tests themselves are compiled once for all builds, so only the linked program can tell.
 */
#ifndef RX_TEST_SANITIZED_H
#define RX_TEST_SANITIZED_H

#include <stdbool.h>

extern void __asan_init(void) __attribute__((weak));

static inline bool sanitized(void)
{
	return __asan_init != 0;
}

#endif
