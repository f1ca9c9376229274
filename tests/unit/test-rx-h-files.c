/*
 * test-rx-h-files.c - the promises of include/rx.h about many files by several threads.
 */
#include "check.h"

#include <pthread.h>
#include <stdlib.h>

enum { FILES = 120 };

static const char notice[] = "关于整改情况的通报\n一、反馈问题整改情况\n"
			     "1.关于“甲不到位”的问题\n整改情况:一是补课。二是检查。\n";

/* Every seventh name is that of no file, every tenth document is empty. */
struct files {
	char name[32];
	size_t next;
	pthread_mutex_t lock;
	size_t calls;
	size_t at_work;
	size_t most; /* at work at a time */
	int asking;  /* next is running */
	size_t order[FILES];
	size_t waited;
};

static const char *next(void *user)
{
	struct files *files = user;

	assert_false(files->asking);
	files->asking = 1;
	if (files->next == FILES)
		files->name[0] = '\0';
	else
		snprintf(files->name, sizeof(files->name), "%zu%s", files->next,
			files->next % 7 == 3 ? ".none" : ".txt");
	files->asking = 0;
	return files->next++ < FILES ? files->name : NULL;
}

static void count(struct files *files, int by)
{
	pthread_mutex_lock(&files->lock);
	files->calls += by > 0;
	files->at_work += (size_t)by;
	files->most = files->at_work > files->most ? files->at_work : files->most;
	pthread_mutex_unlock(&files->lock);
}

static long parse(void *user, struct rx_parser *parser, const char *name, struct rx_writer *writer)
{
	struct files *files = user;
	size_t number = strtoul(name, NULL, 10);
	long records;

	count(files, 1);
	records = strstr(name, ".none") ? rx_parser_file(parser, name, writer)
					: rx_parser_bytes(parser, name, notice,
						number % 10 == 9 ? 0 : sizeof(notice) - 1, writer);
	count(files, -1);
	return records;
}

struct outcome {
	struct check_said said;
	struct rx_writer *writer;
	struct files files;
	long records;
};

static void run(struct outcome *outcome, size_t threads, const struct rx_parse_options *options)
{
	struct rx_sink sink = check_sink(&outcome->said);
	struct rx_parser *parser = rx_parser_new(options, &sink);
	struct rx_parse_files files = {threads, next, parse, &outcome->files};

	pthread_mutex_init(&outcome->files.lock, NULL);
	outcome->writer = rx_writer_new_memory();
	outcome->records = rx_parser_files(parser, &files, outcome->writer);
	rx_parser_free(parser);
}

static void test_many_files(void **state)
{
	static struct outcome one, many;
	const struct rx_parse_options options = {.text = 1};

	(void)state;
	run(&one, 1, &options);
	run(&many, 4, &options);
	assert_true(one.records > FILES);
	assert_int_equal(one.records, many.records);
	assert_int_equal(one.files.calls, FILES);
	assert_int_equal(many.files.calls, FILES);
	assert_true(rx_text_equal(rx_writer_memory(one.writer), rx_writer_memory(many.writer)));
	assert_true(one.said.count > 0);
	assert_int_equal(one.said.count, many.said.count);
	assert_string_equal(one.said.text, many.said.text);
	rx_writer_free(one.writer);
	rx_writer_free(many.writer);
}

static void test_as_many_as_threads(void **state)
{
	static struct outcome outcome;

	(void)state;
	run(&outcome, 3, NULL);
	assert_true(outcome.files.most <= 3);
	rx_writer_free(outcome.writer);
}

static long wait_and_note(
	void *user, struct rx_parser *parser, const char *name, struct rx_writer *writer)
{
	struct files *files = user;

	(void)writer;
	rx_parser_await(parser);
	files->order[files->waited++] = strtoul(name, NULL, 10);
	return 0;
}

static void test_await(void **state)
{
	static struct files files;
	struct rx_parser *parser = rx_parser_new(NULL, NULL);
	struct rx_parse_files work = {4, next, wait_and_note, &files};

	(void)state;
	assert_int_equal(rx_parser_files(parser, &work, NULL), 0);
	assert_int_equal(files.waited, FILES);
	for (size_t at = 0; at < FILES; at++)
		assert_int_equal(files.order[at], at);
	rx_parser_free(parser);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_files),
		cmocka_unit_test(test_as_many_as_threads),
		cmocka_unit_test(test_await),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
