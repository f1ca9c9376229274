/*
 * test-input.c - reading to the end under a limit, from memory and from a file.
 */
#include "check.h"
#include "input.h"

#include <stdlib.h>
#include <unistd.h>

static void test_memory(void **state)
{
	struct rx_input input;
	char bytes[4];

	(void)state;
	rx_input_open_bytes(&input, "memory", rx_text("abcdef"), NULL);
	assert_int_equal(rx_input_read(&input, bytes, 4), 4);
	assert_memory_equal(bytes, "abcd", 4);
	assert_int_equal(rx_input_read(&input, bytes, 4), 2);
	assert_memory_equal(bytes, "ef", 2);
	assert_int_equal(rx_input_read(&input, bytes, 4), 0);
	assert_int_equal(rx_input_read(&input, bytes, 4), 0);
	rx_input_open_bytes(&input, "memory", rx_text_of(NULL, 0), NULL);
	assert_int_equal(rx_input_read(&input, bytes, 4), 0);
	rx_input_close(&input);
}

/* Exactly the limit is read, one byte more is refused with the limit in the message. */
static void test_limit(void **state)
{
	struct rx_buffer whole = {0};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_input input;

	(void)state;
	rx_input_open_bytes(&input, "memory", rx_text("abcdef"), &sink);
	assert_int_equal(rx_input_rest(&input, &whole, 6), 0);
	check_text(rx_buffer_text(&whole), "abcdef");
	assert_int_equal(said.count, 0);
	rx_buffer_reset(&whole);
	rx_input_open_bytes(&input, "memory", rx_text("abcdef"), &sink);
	assert_int_equal(rx_input_rest(&input, &whole, 5), -1);
	assert_string_equal(said.slug, "document-limit");
	assert_non_null(strstr(said.text, "5 bytes"));
	assert_string_equal(said.file, "memory");
	rx_buffer_release(&whole);
}

static void test_file(void **state)
{
	char path[] = "/tmp/rx-test-XXXXXX";
	struct rx_buffer whole = {0};
	struct rx_input input;
	int descriptor = mkstemp(path);

	(void)state;
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, "整改", 6), 6);
	close(descriptor);
	assert_int_equal(rx_input_open(&input, path, NULL), 0);
	assert_string_equal(input.name, path);
	assert_int_equal(rx_input_rest(&input, &whole, 100), 0);
	check_text(rx_buffer_text(&whole), "整改");
	rx_input_close(&input);
	unlink(path);
	rx_buffer_release(&whole);
}

static void test_faults(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_buffer whole = {0};
	struct rx_input input;

	(void)state;
	assert_int_equal(rx_input_open(&input, "/nowhere/at/all", &sink), -1);
	assert_string_equal(said.slug, "system");
	assert_string_equal(said.file, "/nowhere/at/all");
	assert_int_equal(rx_input_open(&input, "/", &sink), 0);
	assert_int_equal(rx_input_rest(&input, &whole, 100), -1);
	assert_string_equal(said.slug, "directory");
	assert_int_equal(said.count, 2);
	rx_input_close(&input);
	rx_buffer_release(&whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
