/*
 * test-writer.c - whole rows, faults that stick, and memory.  Faults of a real program's output are
 * in tests/law/faults.sh.
 */
#define _GNU_SOURCE /* pipe2 */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROOM = 1 << 20 };

/* What lies in the pipe now. */
static struct rx_text drain(int descriptor, char *bytes)
{
	ssize_t length = read(descriptor, bytes, ROOM);

	return rx_text_of(bytes, length > 0 ? (size_t)length : 0);
}

static void test_memory(void **state)
{
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	assert_int_equal(rx_writer_memory(writer).length, 0);
	rx_writer_string(writer, "id\t");
	rx_writer_string(writer, NULL);
	rx_writer_bytes(writer, "a\0b", 3);
	rx_writer_cell(writer, rx_text("\t\n\r\\x"));
	rx_writer_cell(writer, rx_text_of(NULL, 0));
	rx_writer_end_row(writer);
	rx_writer_string(writer, "open");
	assert_int_equal(rx_writer_flush(writer), 0);
	assert_true(rx_text_equal(
		rx_writer_memory(writer), RX_LITERAL("id\ta\0b\\t\\n\\r\\\\x\nopen")));
	assert_int_equal(rx_writer_report(writer, NULL), 0);
	rx_writer_free(writer);
	rx_writer_free(NULL);
}

/* Whatever has left the writer at any moment ends in LF. */
static void test_whole_rows(void **state)
{
	char *bytes = malloc(ROOM);
	struct rx_writer *writer;
	size_t total = 0, sent = 0;
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	writer = rx_writer_new(ends[1], "pipe");
	for (size_t row = 0; row < 40000; row++) {
		struct rx_text out;

		rx_writer_string(writer, "0123456789");
		rx_writer_bytes(writer, "整改整改整改", row % 19);
		rx_writer_end_row(writer);
		sent += 11 + row % 19;
		out = drain(ends[0], bytes);
		assert_true(out.length == 0 || out.bytes[out.length - 1] == '\n');
		total += out.length;
	}
	assert_true(total > 0);
	rx_writer_string(writer, "behind the last row");
	assert_int_equal(rx_writer_flush(writer), 0);
	total += drain(ends[0], bytes).length;
	assert_int_equal(total, sent + 19);
	rx_writer_free(writer);
	close(ends[0]);
	close(ends[1]);
	free(bytes);
}

/* Rows come behind what was there before them, few or many, and what stands open goes with them. */
static void test_rows(void **state)
{
	char *many = malloc(ROOM), *bytes = malloc(ROOM);
	struct rx_writer *memory = rx_writer_new_memory(), *writer;
	const size_t length = 200 << 10;
	struct rx_text out;
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	writer = rx_writer_new(ends[1], "pipe");
	memset(many, 'x', length);
	many[length - 1] = '\n';
	rx_writer_string(writer, "a\tb");
	rx_writer_end_row(writer);
	rx_writer_rows(writer, RX_LITERAL("c\td\n"));
	rx_writer_rows(writer, RX_LITERAL(""));
	assert_int_equal(drain(ends[0], bytes).length, 0);
	rx_writer_rows(writer, rx_text_of(many, length));
	out = drain(ends[0], bytes);
	assert_int_equal(out.length, 8 + length);
	assert_memory_equal(out.bytes, "a\tb\nc\td\nxxx", 11);
	rx_writer_rows(writer, RX_LITERAL("e\n"));
	assert_int_equal(rx_writer_flush(writer), 0);
	assert_true(rx_text_equal(drain(ends[0], bytes), RX_LITERAL("e\n")));
	close(ends[0]);
	signal(SIGPIPE, SIG_IGN);
	rx_writer_rows(writer, rx_text_of(many, length));
	assert_int_equal(rx_writer_flush(writer), EPIPE);
	rx_writer_rows(memory, RX_LITERAL("c\td\n"));
	rx_writer_rows(memory, rx_text_of(many, length));
	assert_int_equal(rx_writer_memory(memory).length, 4 + length);
	rx_writer_free(writer);
	rx_writer_free(memory);
	close(ends[1]);
	free(many);
	free(bytes);
}

static void test_line_buffered(void **state)
{
	char *bytes = malloc(ROOM);
	struct rx_writer *writer;
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	writer = rx_writer_new(ends[1], "pipe");
	rx_writer_string(writer, "one");
	rx_writer_end_row(writer);
	check_text(drain(ends[0], bytes), "");
	rx_writer_line_buffered(writer);
	rx_writer_string(writer, "two");
	check_text(drain(ends[0], bytes), "");
	rx_writer_end_row(writer);
	check_text(drain(ends[0], bytes), "one\ntwo\n");
	rx_writer_free(writer);
	close(ends[0]);
	close(ends[1]);
	free(bytes);
}

/* Behind the first fault nothing happens, the fault stays the same one, and it is told. */
static void check_fault(struct rx_writer *writer, int code, const char *words)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	assert_int_equal(rx_writer_flush(writer), code);
	rx_writer_string(writer, "more");
	rx_writer_cell(writer, rx_text("more"));
	rx_writer_end_row(writer);
	errno = 0;
	assert_int_equal(rx_writer_flush(writer), code);
	assert_int_equal(rx_writer_report(writer, &sink), -1);
	assert_int_equal(said.count, 1);
	assert_string_equal(said.slug, "system");
	assert_string_equal(said.text, words);
	assert_string_equal(said.file, "out");
	rx_writer_free(writer);
}

static struct rx_writer *writer_with_row(int descriptor)
{
	struct rx_writer *writer = rx_writer_new(descriptor, "out");

	rx_writer_string(writer, "row");
	rx_writer_end_row(writer);
	return writer;
}

static void test_full_device(void **state)
{
	int descriptor = open("/dev/full", O_WRONLY);

	(void)state;
	if (descriptor < 0)
		skip();
	check_fault(writer_with_row(descriptor), ENOSPC, "No space left on device");
	close(descriptor);
}

static void test_closed_descriptor(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, 0), 0);
	close(ends[0]);
	close(ends[1]);
	check_fault(writer_with_row(ends[1]), EBADF, "Bad file descriptor");
}

static void test_reader_gone(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, 0), 0);
	close(ends[0]);
	signal(SIGPIPE, SIG_IGN);
	check_fault(writer_with_row(ends[1]), EPIPE, "Broken pipe");
	signal(SIGPIPE, SIG_DFL);
	close(ends[1]);
}

/* A fault in the middle, met by rx_writer_end_row(), is still there at the end. */
static void test_fault_while_filling(void **state)
{
	int descriptor = open("/dev/full", O_WRONLY);
	struct rx_writer *writer = rx_writer_new(descriptor, "out");

	(void)state;
	if (descriptor < 0)
		skip();
	for (int row = 0; row < 100000; row++) {
		rx_writer_string(writer, "0123456789");
		rx_writer_end_row(writer);
	}
	check_fault(writer, ENOSPC, "No space left on device");
	close(descriptor);
}

/* More than the address space is refused before a byte is read; nobody need call flush first. */
static void test_memory_exhausted(void **state)
{
	volatile size_t too_much = SIZE_MAX / 2;
	struct rx_writer *writer = rx_writer_new_memory();
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	rx_writer_string(writer, "kept");
	rx_writer_bytes(writer, "x", too_much);
	assert_int_equal(rx_writer_report(writer, &sink), -1);
	assert_string_equal(said.text, "Cannot allocate memory");
	rx_writer_string(writer, "lost");
	assert_int_equal(rx_writer_flush(writer), ENOMEM);
	check_text(rx_writer_memory(writer), "kept");
	rx_writer_free(writer);
}

/* A descriptor that somebody made non-blocking: the writer waits for its slow reader. */
static void test_non_blocking(void **state)
{
	char *bytes = malloc(ROOM);
	struct rx_writer *writer;
	size_t total = 0;
	int ends[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		writer = rx_writer_new(ends[1], "pipe");
		for (int row = 0; row < 300000; row++) {
			rx_writer_string(writer, "012345678");
			rx_writer_end_row(writer);
		}
		_exit(rx_writer_flush(writer));
	}
	close(ends[1]);
	fcntl(ends[0], F_SETFL, 0);
	for (struct rx_text out; (out = drain(ends[0], bytes)).length;)
		total += out.length;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(total, 3000000);
	close(ends[0]);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_whole_rows),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_line_buffered),
		cmocka_unit_test(test_full_device),
		cmocka_unit_test(test_closed_descriptor),
		cmocka_unit_test(test_reader_gone),
		cmocka_unit_test(test_fault_while_filling),
		cmocka_unit_test(test_memory_exhausted),
		cmocka_unit_test(test_non_blocking),
	};

	return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
