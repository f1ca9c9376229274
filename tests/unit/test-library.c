/*
 * test-library.c - libraries that are loaded on use: found, missing, and without the function.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library.h"
#include "soname.h"

static void functions_of_a_library_are_found_by_name(void **state)
{
	struct rx_library library;
	const char *(*version)(void) = NULL;

	(void)state;
	assert_true(rx_library_open(&library, RX_SONAME_ZIP));
	assert_true(rx_library_find(&library, "zip_libzip_version", &version, sizeof(version)));
	assert_non_null(strchr(version(), '.'));
	rx_library_close(&library);
}

static void a_function_that_is_not_there_is_not_found(void **state)
{
	struct rx_library library;
	void (*function)(void) = NULL;

	(void)state;
	assert_true(rx_library_open(&library, RX_SONAME_ZIP));
	assert_false(rx_library_find(&library, "zip_fly", &function, sizeof(function)));
	assert_null(function);
	rx_library_close(&library);
}

static void a_library_that_is_not_installed_is_not_opened(void **state)
{
	struct rx_library library;

	(void)state;
	assert_false(rx_library_open(&library, "librx-not-here.so.0"));
	rx_library_close(&library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(functions_of_a_library_are_found_by_name),
		cmocka_unit_test(a_function_that_is_not_there_is_not_found),
		cmocka_unit_test(a_library_that_is_not_installed_is_not_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
