/*
 * test-rx-h-parser.c - the promises of include/rx.h about documents, and about objects that work side
 * by side.  Which sentence is tested where is in tests/unit/rx-h.list.
 */
#include "check.h"
#include "stream.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static const char title[] = "中共清溪县水务局党组关于县委第二巡察组反馈意见整改情况的通报";
static const char notice[] = "中共清溪县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n\n"
			     "一、反馈问题整改情况\n\n"
			     "1.关于“值班记录不完整”的问题。已完成整改。\n"
			     "一是完善制度。修订值班规则。二是加强检查。每月抽查一次。\n\n"
			     "2.关于“票据保管混乱”的问题。正在整改。\n"
			     "一是清点票据。逐张登记。\n";

/* A parser with a memory writer and what was said. */
struct bench {
	struct check_said said;
	struct rx_sink sink;
	struct rx_parser *parser;
	struct rx_writer *writer;
	struct rx_buffer cells;
};

static void set_up(struct bench *bench, const struct rx_parse_options *options)
{
	bench->sink = check_sink(&bench->said);
	bench->parser = rx_parser_new(options, &bench->sink);
	bench->writer = rx_writer_new_memory();
	bench->cells = (struct rx_buffer){0};
	assert_non_null(bench->parser);
}

static void tear_down(struct bench *bench)
{
	rx_parser_free(bench->parser);
	rx_writer_free(bench->writer);
	rx_buffer_release(&bench->cells);
}

static long parse_text(struct bench *bench, const char *name, struct rx_text text)
{
	return rx_parser_bytes(bench->parser, name, text.bytes, text.length, bench->writer);
}

/* The cells of a column, where another one has this value. */
static struct rx_text column(
	struct bench *bench, const char *name, const char *key, const char *wanted)
{
	struct stream_where where = {key, wanted};

	rx_buffer_reset(&bench->cells);
	stream_column(rx_writer_memory(bench->writer), name, where, &bench->cells);
	return rx_buffer_text(&bench->cells);
}

static bool finds(struct rx_text text, const char *part)
{
	return rx_text_find(text, rx_text(part), 0) != RX_NONE;
}

static size_t headers(struct bench *bench)
{
	struct rx_text text = rx_writer_memory(bench->writer);
	size_t count = 0;

	for (size_t at = 0; (at = rx_text_find(text, rx_text("kind\t"), at)) != RX_NONE; at++)
		count++;
	return count;
}

static void test_records_of_documents(void **state)
{
	struct bench bench;

	(void)state;
	set_up(&bench, NULL);
	assert_int_equal(parse_text(&bench, "one", rx_text(notice)), 7);
	check_text(column(&bench, "title", "kind", "finding"), "值班记录不完整|票据保管混乱|");
	check_text(column(&bench, "status", "kind", "finding"), "done|active|");
	check_text(column(&bench, "file", "kind", "doc"), "one|");
	assert_int_equal(parse_text(&bench, "two", rx_text(notice)), 7);
	assert_int_equal(headers(&bench), 1);
	check_text(column(&bench, "file", "kind", "doc"), "one|two|");
	rx_parser_restart(bench.parser);
	assert_int_equal(parse_text(&bench, "three", rx_text(notice)), 7);
	assert_int_equal(headers(&bench), 2);
	assert_int_equal(bench.said.count, 0);
	tear_down(&bench);
}

static void test_empty_document(void **state)
{
	struct bench bench;

	(void)state;
	set_up(&bench, NULL);
	assert_int_equal(parse_text(&bench, "empty", rx_text_of(NULL, 0)), 0);
	assert_string_equal(bench.said.slug, "empty");
	assert_string_equal(bench.said.file, "empty");
	assert_int_equal(headers(&bench), 1);
	tear_down(&bench);
}

static void test_text_option(void **state)
{
	struct rx_parse_options options = {.text = 1};
	struct bench bench;

	(void)state;
	set_up(&bench, NULL);
	parse_text(&bench, "n", rx_text(notice));
	check_text(column(&bench, "line", "kind", "text"), "");
	tear_down(&bench);
	set_up(&bench, &options);
	parse_text(&bench, "n", rx_text(notice));
	check_text(column(&bench, "line", "kind", "text"), "1|5|8|");
	tear_down(&bench);
}

static void test_rollup_option(void **state)
{
	static const char measures[] =
		"关于整改情况的通报\n一、反馈问题整改情况\n1.关于“甲不到位”的问题\n"
		"(1)修订制度。(已完成)\n(2)新建库房。(正在整改)\n";
	struct rx_parse_options options = {.rollup = 1};
	struct bench bench;

	(void)state;
	set_up(&bench, NULL);
	parse_text(&bench, "n", rx_text(measures));
	check_text(column(&bench, "status", "kind", "finding"), "unstated|");
	tear_down(&bench);
	set_up(&bench, &options);
	parse_text(&bench, "n", rx_text(measures));
	check_text(column(&bench, "status", "kind", "finding"), "active|");
	check_text(column(&bench, "basis", "kind", "finding"), "rollup|");
	tear_down(&bench);
}

static void test_series_option(void **state)
{
	struct rx_parse_options options = {.series = "2024"};
	struct bench bench;

	(void)state;
	set_up(&bench, &options);
	options.series = "changed"; /* the options were copied */
	parse_text(&bench, "n", rx_text(notice));
	check_text(column(&bench, "series", NULL, NULL), "2024|2024|2024|2024|2024|2024|2024|");
	tear_down(&bench);
	set_up(&bench, NULL);
	parse_text(&bench, "a", rx_text(notice));
	parse_text(&bench, "b", rx_text("乙局关于巡察整改情况的通报\n\n一、整改情况\n"));
	check_text(column(&bench, "series", "kind", "doc"),
		"中共清溪县水务局党组关于县委第二巡察组反馈意见整改情况的通报|"
		"乙局关于巡察整改情况的通报|");
	tear_down(&bench);
}

static void test_encodings(void **state)
{
	static const char *const cases[][2] = {{"utf-8", "UTF-8"}, {"gb18030", "GB18030"},
		{"gbk", "GBK"}, {"gb2312", "GB2312"}, {"utf-16le", "UTF-16LE"},
		{"utf-16be", "UTF-16BE"}};
	char raw[2048];

	(void)state;
	for (size_t at = 0; at < 2 * sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_parse_options options = {.encoding = at % 2 ? cases[at / 2][0] : NULL};
		struct bench bench;

		set_up(&bench, &options);
		assert_int_equal(parse_text(&bench, "n",
					 check_encode(cases[at / 2][1], notice, raw, sizeof(raw))),
			7);
		check_text(
			column(&bench, "title", "kind", "finding"), "值班记录不完整|票据保管混乱|");
		tear_down(&bench);
	}
}

static void test_big5_is_told(void **state)
{
	static const char traditional[] = "水務局關於整改情況的通報\n\n一、整改情況\n\n第一段。\n";
	struct rx_parse_options options = {.text = 1, .encoding = "big5"};
	struct bench bench;
	char raw[512];
	struct rx_text text = check_encode("BIG5", traditional, raw, sizeof(raw));

	(void)state;
	set_up(&bench, &options);
	parse_text(&bench, "n", text);
	assert_true(finds(column(&bench, "text", NULL, NULL), "水務局"));
	tear_down(&bench);
	options.encoding = NULL;
	set_up(&bench, &options);
	parse_text(&bench, "n", text);
	assert_false(finds(column(&bench, "text", NULL, NULL), "水務局"));
	tear_down(&bench);
}

static void test_unknown_encoding(void **state)
{
	const struct rx_parse_options options = {.encoding = "latin1"};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	assert_null(rx_parser_new(&options, &sink));
	assert_int_equal(said.count, 1);
	assert_non_null(strstr(said.text, "utf-8 gb18030 gbk gb2312 big5 utf-16le utf-16be"));
}

/* The bytes [start, end) of a record are its text, in the document's own encoding. */
static void test_offsets_are_bytes(void **state)
{
	static const char *const encodings[] = {"UTF-8", "GB18030", "UTF-16LE"};
	static const char text[] = "一是清点票据。逐张登记。";
	char raw[2048], part[256];

	(void)state;
	for (size_t at = 0; at < 3; at++) {
		struct rx_text document = check_encode(encodings[at], notice, raw, sizeof(raw));
		struct rx_text wanted = check_encode(encodings[at], text, part, sizeof(part));
		struct bench bench;
		size_t start, end;

		set_up(&bench, NULL);
		parse_text(&bench, "n", document);
		start = strtoul(column(&bench, "start", "title", "清点票据").bytes, NULL, 10);
		end = strtoul(column(&bench, "end", "title", "清点票据").bytes, NULL, 10);
		assert_true(start < end && end <= document.length);
		assert_true(rx_text_equal(rx_text_slice(document, start, end), wanted));
		check_text(
			column(&bench, "text", "title", "清点票据"), "一是清点票据。逐张登记。|");
		tear_down(&bench);
	}
}

static void test_bad_bytes(void **state)
{
	static const char bad[] = "水务局关于整改情况的通报\n\n一、整改\xFF情况\xFE\n";
	const struct rx_parse_options options = {.text = 1};
	struct bench bench;

	(void)state;
	set_up(&bench, &options);
	assert_true(parse_text(&bench, "n", rx_text(bad)) > 0);
	assert_int_equal(bench.said.count, 1);
	assert_string_equal(bench.said.file, "n");
	assert_true(finds(column(&bench, "text", NULL, NULL), "整改\uFFFD情况\uFFFD"));
	tear_down(&bench);
}

/* A document that is refused leaves nothing behind, and the parser goes on. */
static void test_refused_documents(void **state)
{
	static const char binary[] = "\x7F"
				     "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1";
	struct bench bench;

	(void)state;
	set_up(&bench, NULL);
	assert_int_equal(parse_text(&bench, "a.out", rx_text_of(binary, sizeof(binary))), -1);
	assert_int_equal(bench.said.count, 1);
	assert_string_equal(bench.said.file, "a.out");
	assert_int_equal(parse_text(&bench, "n.pdf", rx_text("%PDF-1.4\n")), -1);
	assert_int_equal(bench.said.count, 2);
	assert_non_null(strstr(bench.said.text, "pdftotext"));
	assert_int_equal(rx_parser_file(bench.parser, "/nowhere/at/all", bench.writer), -1);
	assert_int_equal(bench.said.count, 3);
	assert_int_equal(rx_writer_memory(bench.writer).length, 0);
	assert_int_equal(parse_text(&bench, "n", rx_text(notice)), 7);
	tear_down(&bench);
}

/* Makes standard input a pipe that holds the notice; the old one is put back by restore(). */
static int replace_input(void)
{
	int ends[2], before = dup(0);

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], notice, sizeof(notice) - 1), sizeof(notice) - 1);
	close(ends[1]);
	dup2(ends[0], 0);
	close(ends[0]);
	return before;
}

static void restore(int before)
{
	dup2(before, 0);
	close(before);
}

static void test_files(void **state)
{
	const struct rx_parse_options named = {.name = "letter.txt"};
	char path[] = "/tmp/rx-test-XXXXXX", expected[40];
	int file = mkstemp(path), before;
	struct bench bench;

	(void)state;
	assert_true(file >= 0);
	assert_int_equal(write(file, notice, sizeof(notice) - 1), sizeof(notice) - 1);
	close(file);
	set_up(&bench, NULL);
	assert_int_equal(rx_parser_file(bench.parser, path, bench.writer), 7);
	snprintf(expected, sizeof(expected), "%s|", path);
	check_text(column(&bench, "file", "kind", "doc"), expected);
	unlink(path);
	tear_down(&bench);
	set_up(&bench, NULL);
	before = replace_input();
	assert_int_equal(rx_parser_file(bench.parser, "-", bench.writer), 7);
	restore(before);
	check_text(column(&bench, "file", "kind", "doc"), "<stdin>|");
	tear_down(&bench);
	set_up(&bench, &named);
	before = replace_input();
	assert_int_equal(rx_parser_file(bench.parser, "-", bench.writer), 7);
	restore(before);
	check_text(column(&bench, "file", "kind", "doc"), "letter.txt|");
	tear_down(&bench);
}

/* Parses the notice many times; the user is a memory writer. */
static void *work(void *user)
{
	struct rx_parser *parser = rx_parser_new(NULL, NULL);

	for (int round = 0; round < 20; round++)
		rx_parser_bytes(parser, "n", notice, sizeof(notice) - 1, user);
	rx_parser_free(parser);
	return NULL;
}

static void test_each_thread_has_its_own(void **state)
{
	struct rx_writer *writers[3];
	pthread_t threads[2];

	(void)state;
	for (size_t at = 0; at < 3; at++)
		writers[at] = rx_writer_new_memory();
	for (size_t at = 0; at < 2; at++)
		assert_int_equal(pthread_create(&threads[at], NULL, work, writers[at]), 0);
	for (size_t at = 0; at < 2; at++)
		pthread_join(threads[at], NULL);
	work(writers[2]);
	for (size_t at = 0; at < 2; at++)
		assert_true(
			rx_text_equal(rx_writer_memory(writers[at]), rx_writer_memory(writers[2])));
	for (size_t at = 0; at < 3; at++)
		rx_writer_free(writers[at]);
}

/* The whole line of the first comment of rx.h: a document, its stream, a selection, counts, a report. */
static void test_from_document_to_report(void **state)
{
	const struct rx_summary_options by = {.by = "status"};
	const struct rx_report_options csv = {.format = "csv", .columns = "title,status"};
	struct rx_writer *counts = rx_writer_new_memory(), *shown = rx_writer_new_memory();
	struct rx_query *query = rx_query_new(rx_text("kind==finding"), RX_QUERY_AUTO, NULL, NULL);
	struct rx_summary *summary = rx_summary_new(&by, NULL, 0, NULL);
	struct rx_report *report = rx_report_new(&csv, NULL);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	size_t selected = 0;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "n", notice, sizeof(notice) - 1), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	while (rx_reader_next(reader, &block) > 0) {
		for (size_t row = 0; row < block.rows; row++)
			selected += (size_t)rx_query_match(query, &block, row);
		assert_int_equal(rx_summary_add(summary, &block), 0);
		assert_int_equal(rx_report_add(report, &block, shown), 0);
	}
	assert_int_equal(selected, 2);
	assert_int_equal(rx_summary_write(summary, counts), 3);
	check_text(rx_writer_memory(counts), "status\tcount\n\t5\nactive\t1\ndone\t1\n");
	assert_int_equal(rx_report_finish(report, shown), 7);
	assert_true(finds(rx_writer_memory(shown), title));
	rx_reader_free(reader);
	rx_query_free(query);
	rx_summary_free(summary);
	rx_report_free(report);
	rx_writer_free(counts);
	rx_writer_free(shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records_of_documents),
		cmocka_unit_test(test_empty_document),
		cmocka_unit_test(test_text_option),
		cmocka_unit_test(test_rollup_option),
		cmocka_unit_test(test_series_option),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_big5_is_told),
		cmocka_unit_test(test_unknown_encoding),
		cmocka_unit_test(test_offsets_are_bytes),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_refused_documents),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_each_thread_has_its_own),
		cmocka_unit_test(test_from_document_to_report),
	};

	return cmocka_run_group_tests_name("rx.h: documents", tests, NULL, NULL);
}
