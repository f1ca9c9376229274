/*
 * test-diff-memory.c - every task of rx_diff when memory runs out: one allocation after the other is
 * refused, and each time the task either says so and writes nothing, or writes what it always writes.
 */
#include "check.h"

#include <stdlib.h>

#if defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#if SANITIZED || !defined(__GLIBC__)

static void test_refused_memory(void **state)
{
	(void)state;
	skip(); /* the allocator is not ours to replace */
}

#else

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static size_t allocations, refused; /* refused: which one is, 0: none */

static int is_refused(void)
{
	return ++allocations == refused;
}

void *malloc(size_t size)
{
	return is_refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return is_refused() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return is_refused() ? NULL : __libc_realloc(old, size);
}

static const char old_rows[] =
	"kind\tid\tparent\tseries\tno\ttitle\tstatus\topened\tdue\tunit\tflags\ttext\n"
	"doc\tD\t\ts\t\t通报\t\t\t\t\t\t\n"
	"section\tS\tD\ts\t一\t党的建设\t\t\t\t\t\t\n"
	"finding\tF1\tS\ts\t1\t理论学习走过场\tclosed\t2024-01-01\t2024-06\t甲\t\t\n"
	"measure\tF1.1\tF1\ts\t1\t修订制度\t\t\t\t\t\t一是修订制度\n"
	"finding\tF2\tS\ts\t2\t公务接待超标准\t\t\t2024-06-30\t乙\tmojibake\t\n"
	"finding\tF3\tS\ts\t3\t账实不符\t\t\t\t甲;乙\t\t\n"
	"finding\tF3~2\tS\ts\t4\t账实不符\t\t\t\t丙\t\t\n";
static const char new_rows[] =
	"kind\tid\tparent\tseries\tno\ttitle\tstatus\topened\tdue\tunit\tflags\ttext\n"
	"doc\tE\t\tt\t\t通报二\t\t\t\t\t\t\n"
	"section\tT\tE\tt\t一\t党的建设\t\t\t\t\t\t\n"
	"finding\tG1\tT\tt\t1\t理论学习走过场\tactive\t\t2024-06\t甲\t\t\n"
	"measure\tG1.1\tG1\tt\t1\t修订制度\t\t\t\t\t\t一是修订制度。已办\n"
	"measure\tG1.2\tG1\tt\t2\t开展自查\t\t\t\t\t\t二是开展自查\n"
	"finding\tG2\tT\tt\t2\t公务接待仍超标准\tdone\t\t2024-09-30\t乙\t\t\n"
	"finding\tG4\tT\tt\t3\t账实不符\t\t\t\t\t\t\n";

/* What a task says; outcome is -1 when it failed. */
static struct rx_writer *run(struct rx_diff_options options, long *outcome, size_t *said_count)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_diff *diff = rx_diff_new(&options, &sink);
	struct rx_writer *writer = rx_writer_new_memory();

	*outcome = -1;
	if (diff && writer && rx_diff_read_bytes(diff, "old", old_rows, sizeof(old_rows) - 1) == 0
		&& rx_diff_read_bytes(diff, "new", new_rows, sizeof(new_rows) - 1) == 0)
		*outcome = rx_diff_write(diff, writer);
	*said_count = diff && writer ? said.count : 1;
	rx_diff_free(diff);
	return writer;
}

static void try_task(struct rx_diff_options options)
{
	long wanted, outcome;
	size_t said, all;
	struct rx_writer *whole, *writer;

	refused = 0;
	allocations = 0;
	whole = run(options, &wanted, &said);
	all = allocations;
	assert_true(wanted >= 0);
	for (size_t at = 1; at <= all; at++) {
		allocations = 0;
		refused = at;
		writer = run(options, &outcome, &said);
		refused = 0;
		if (outcome < 0) {
			assert_true(said >= 1);
			assert_true(!writer || rx_writer_memory(writer).length == 0);
		} else if (rx_writer_flush(writer) == 0) {
			struct rx_text is = rx_writer_memory(writer);

			if (!rx_text_equal(is, rx_writer_memory(whole)))
				print_error("task %d, allocation %zu of %zu\n%.*s",
					(int)options.task, at, all, (int)is.length, is.bytes);
			assert_true(rx_text_equal(is, rx_writer_memory(whole)));
		}
		rx_writer_free(writer);
	}
	rx_writer_free(whole);
}

static void test_refused_memory(void **state)
{
	(void)state;
	try_task((struct rx_diff_options){.task = RX_DIFF_CHANGES});
	try_task((struct rx_diff_options){.task = RX_DIFF_CHANGES, .full = 1});
	try_task((struct rx_diff_options){.task = RX_DIFF_CARRY});
	try_task((struct rx_diff_options){.task = RX_DIFF_JOIN});
	try_task((struct rx_diff_options){.task = RX_DIFF_COLLECT, .may = "status,measure"});
	try_task((struct rx_diff_options){.task = RX_DIFF_SIMILAR, .similar = "0.6"});
	try_task((struct rx_diff_options){.task = RX_DIFF_CLONES, .similar = "0.3"});
	try_task((struct rx_diff_options){.task = RX_DIFF_SCORE});
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
