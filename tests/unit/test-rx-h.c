/*
 * test-rx-h.c - the promises of include/rx.h about words, messages, writing and reading, by its public
 * functions only.  Which sentence is tested where is in tests/unit/rx-h.list.
 */
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

static void test_version(void **state)
{
	(void)state;
	assert_string_equal(rx_version(), RX_VERSION);
}

static void test_texts(void **state)
{
	const char *string = "整改";
	struct rx_text text = rx_text(string);

	(void)state;
	assert_ptr_equal(text.bytes, string);
	assert_int_equal(text.length, 6);
	assert_int_equal(rx_text(NULL).length, 0);
}

static void test_free_null(void **state)
{
	(void)state;
	rx_writer_free(NULL);
	rx_reader_free(NULL);
	rx_parser_free(NULL);
	rx_query_free(NULL);
	rx_output_free(NULL);
	rx_summary_free(NULL);
	rx_report_free(NULL);
}

static void test_words(void **state)
{
	size_t count, again;
	const struct rx_word *words = rx_words(RX_SET_STATUS, &count);
	int done = rx_word_find(RX_SET_STATUS, rx_text("done"));

	(void)state;
	assert_ptr_equal(rx_words(RX_SET_STATUS, &again), words);
	assert_int_equal(again, count);
	assert_string_equal(words[done].name, "done");
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text(words[done].zh)), done);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("已整改")), done);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("dOnE")), done);
	assert_int_equal(rx_word_find(RX_SET_STATUS, rx_text("finished")), -1);
	assert_int_equal(rx_word_find(RX_SET_COLUMN, rx_text("Lead Department")),
		rx_word_find(RX_SET_COLUMN, rx_text("dept")));
}

static void test_explain(void **state)
{
	const char *meaning = NULL;
	size_t index = 0;

	(void)state;
	while (rx_message_explain(index, RX_LANG_ZH, &meaning)) {
		assert_non_null(meaning);
		index++;
	}
	assert_true(index > 10);
	assert_null(rx_message_explain(index, RX_LANG_EN, &meaning));
}

/* Opens bytes and reads to the end or to a fault; returns what the last call returned. */
static int read_all(struct rx_reader *reader, const char *name, const char *bytes, size_t *rows)
{
	struct rx_block block;
	int outcome = rx_reader_open_bytes(reader, name, bytes, strlen(bytes));

	*rows = 0;
	while (outcome >= 0 && (outcome = rx_reader_next(reader, &block)) > 0)
		*rows += block.rows;
	return outcome;
}

static void test_messages(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_reader *reader;
	size_t rows;

	(void)state;
	sink.lang = RX_LANG_ZH;
	reader = rx_reader_new(&sink);
	assert_int_equal(read_all(reader, "a.tsv", "a\tb\n1\n", &rows), -1);
	assert_int_equal(said.count, 1);
	assert_int_equal(said.severity, RX_ERROR);
	assert_string_equal(said.slug, "ragged");
	assert_string_equal(said.file, "a.tsv");
	assert_int_equal(said.line, 2);
	assert_int_equal(said.column, 0);
	assert_string_equal(said.text, "本行有1格，表头有2列；到此停止，此前各行均已保留");
	rx_reader_free(reader);
}

static void test_nobody_listens(void **state)
{
	const struct rx_sink deaf = {NULL, NULL, RX_LANG_EN};
	struct rx_reader *reader = rx_reader_new(&deaf);
	size_t rows;

	(void)state;
	assert_int_equal(read_all(reader, "a.tsv", "a\tb\n1\n", &rows), -1);
	rx_reader_free(reader);
	reader = rx_reader_new(NULL);
	assert_int_equal(read_all(reader, "a.tsv", "a\tb\n1\n", &rows), -1);
	rx_reader_free(reader);
}

/* What is changed in a sink counts for the objects that were made with it. */
static void test_sink_is_not_copied(void **state)
{
	struct check_said first, second;
	struct rx_sink sink = check_sink(&first);
	struct rx_reader *reader = rx_reader_new(&sink);
	size_t rows;

	(void)state;
	sink = check_sink(&second);
	sink.lang = RX_LANG_ZH;
	assert_int_equal(read_all(reader, "a.tsv", "a\tb\n1\n", &rows), -1);
	assert_int_equal(first.count, 0);
	assert_int_equal(second.count, 1);
	assert_non_null(strstr(second.text, "本行有1格"));
	rx_reader_free(reader);
}

static void test_writer_forms(void **state)
{
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	rx_writer_bytes(writer, "a\tb", 3);
	rx_writer_string(writer, "\t");
	rx_writer_cell(writer, rx_text("\t\n\r\\"));
	rx_writer_end_row(writer);
	assert_int_equal(rx_writer_flush(writer), 0);
	check_text(rx_writer_memory(writer), "a\tb\t\\t\\n\\r\\\\\n");
	rx_writer_free(writer);
}

static void test_writer_fault(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_writer *writer;
	char name[] = "out";
	int ends[2], code;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	close(ends[1]);
	writer = rx_writer_new(ends[1], name);
	assert_int_equal(rx_writer_report(writer, &sink), 0);
	name[0] = 'x';
	rx_writer_string(writer, "row");
	rx_writer_end_row(writer);
	code = rx_writer_flush(writer);
	assert_int_not_equal(code, 0);
	rx_writer_string(writer, "more");
	assert_int_equal(rx_writer_flush(writer), code);
	assert_int_equal(rx_writer_report(writer, &sink), -1);
	assert_int_equal(said.count, 1);
	assert_string_equal(said.file, "out");
	rx_writer_free(writer);
}

static void test_descriptor_stays_open(void **state)
{
	struct rx_writer *writer;
	char got[8] = "";
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	writer = rx_writer_new(ends[1], "pipe");
	rx_writer_string(writer, "one\n");
	assert_int_equal(rx_writer_flush(writer), 0);
	rx_writer_free(writer);
	assert_int_equal(write(ends[1], "two", 3), 3);
	assert_int_equal(read(ends[0], got, sizeof(got) - 1), 7);
	assert_string_equal(got, "one\ntwo");
	close(ends[0]);
	close(ends[1]);
}

static void test_header(void **state)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	const struct rx_header *header;
	unsigned serial;

	(void)state;
	assert_null(rx_reader_header(reader));
	assert_int_equal(rx_reader_open_bytes(reader, "a", "id\t标题\ta\\tb\n", 16), 0);
	header = rx_reader_header(reader);
	assert_int_equal(header->count, 3);
	check_text(header->names[2], "a\tb");
	assert_int_equal(rx_header_find(header, rx_text("title")), 1);
	assert_int_equal(rx_header_find(header, rx_text("a\tb")), 2);
	assert_int_equal(rx_header_find(header, rx_text("status")), -1);
	serial = header->serial;
	assert_int_equal(rx_reader_open_bytes(reader, "b", "id\t标题\ta\\tb\n", 16), 0);
	assert_int_equal(rx_reader_header(reader)->serial, serial);
	assert_int_equal(rx_reader_open_bytes(reader, "c", "id\ttitle\n", 9), 0);
	assert_int_not_equal(rx_reader_header(reader)->serial, serial);
	assert_int_equal(rx_reader_open_bytes(reader, "d", "id\tid\n", 6), -1);
	assert_null(rx_reader_header(reader));
	rx_reader_free(reader);
}

static void test_block(void **state)
{
	static const char stream[] = "id\ttitle\n1\ta\\tb\n\t\n";
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "a.tsv", stream, sizeof(stream) - 1), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(block.rows, 2);
	assert_int_equal(block.columns, 2);
	assert_int_equal(block.line, 2);
	assert_string_equal(block.file, "a.tsv");
	assert_ptr_equal(block.header, rx_reader_header(reader));
	check_text(rx_block_row(&block, 0), "1\ta\\tb");
	check_text(rx_block_row(&block, 1), "\t");
	check_text(rx_block_cell(&block, 0, 0), "1");
	check_text(rx_block_cell(&block, 0, 1), "a\\tb");
	check_text(rx_block_cell(&block, 1, 0), "");
	check_text(rx_block_cell(&block, 1, 1), "");
	assert_int_equal(block.bytes[block.ends[0]], '\t');
	assert_int_equal(block.bytes[block.ends[3]], '\n');
	assert_int_equal(block.bytes[block.start], '1');
	rx_reader_free(reader);
}

static void test_cells(void **state)
{
	struct rx_text cell = rx_text("a\\tb\\q"), plain = rx_text("plain");
	char scratch[6];

	(void)state;
	assert_int_equal(cell.length, sizeof(scratch));
	check_text(rx_cell_decode(cell, scratch), "a\tb\\q");
	assert_ptr_equal(rx_cell_decode(plain, scratch).bytes, plain.bytes);
}

static bool is_stream(const char *bytes)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	const struct rx_header *header = NULL;
	bool stream;

	if (rx_reader_open_bytes(reader, "x", bytes, strlen(bytes)) == 0)
		header = rx_reader_header(reader);
	/* A document's records come under the whole header of rx-records(5). */
	stream = header && header->count < 20;
	rx_reader_free(reader);
	return stream;
}

static void test_content_decides(void **state)
{
	(void)state;
	assert_true(is_stream("a\tb\n"));
	assert_true(is_stream("title\n"));
	assert_true(is_stream("标题\n"));
	assert_true(is_stream("\xEF\xBB\xBFtitle\r\n"));
	assert_false(is_stream("关于整改进展情况的通报\n一、\t基本情况\n"));
	assert_false(is_stream("附件\n"));
	assert_false(is_stream("\t关于\t通报\n"));
	assert_false(is_stream("<html>\t<body>\n"));
}

static void test_fault_then_other_input(void **state)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	size_t rows;

	(void)state;
	assert_int_equal(read_all(reader, "a", "a\tb\n1\t2\n3\n", &rows), -1);
	assert_int_equal(rows, 1);
	assert_int_equal(rx_reader_next(reader, &block), 0);
	assert_int_equal(rx_reader_open(reader, "/nowhere/at/all"), -1);
	assert_int_equal(rx_reader_next(reader, &block), 0);
	assert_int_equal(read_all(reader, "b", "a\tb\n1\t2", &rows), 0);
	assert_int_equal(rows, 1);
	rx_reader_free(reader);
}

static void test_path_is_copied(void **state)
{
	char path[] = "/tmp/rx-test-XXXXXX", copy[sizeof(path)];
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	int file = mkstemp(path);

	(void)state;
	assert_true(file >= 0);
	assert_int_equal(write(file, "id\tno\n1\t2\n", 10), 10);
	close(file);
	memcpy(copy, path, sizeof(copy));
	assert_int_equal(rx_reader_open(reader, path), 0);
	memset(path, 'x', sizeof(path) - 1);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_string_equal(block.file, copy);
	check_text(rx_block_row(&block, 0), "1\t2");
	rx_reader_free(reader);
	unlink(copy);
}

static void test_two_readers(void **state)
{
	struct rx_reader *one = rx_reader_new(NULL), *other = rx_reader_new(NULL);
	struct rx_block first, second;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(one, "a", "a\tb\n1\t2\n", 8), 0);
	assert_int_equal(rx_reader_open_bytes(other, "b", "c\td\te\n3\t4\t5\n", 12), 0);
	assert_int_equal(rx_reader_next(one, &first), 1);
	assert_int_equal(rx_reader_next(other, &second), 1);
	check_text(rx_block_row(&first, 0), "1\t2");
	check_text(rx_block_row(&second, 0), "3\t4\t5");
	rx_reader_free(one);
	check_text(rx_block_row(&second, 0), "3\t4\t5");
	rx_reader_free(other);
}

static void test_reader_text(void **state)
{
	static const char notice[] = "关于整改情况的通报\n一、整改情况\n1.关于学习的问题。一是学习。\n";
	struct rx_reader *reader = rx_reader_new(NULL);
	size_t rows, more;

	(void)state;
	assert_int_equal(read_all(reader, "notice", notice, &rows), 0);
	rx_reader_free(reader);
	reader = rx_reader_new(NULL);
	rx_reader_text(reader);
	assert_int_equal(read_all(reader, "notice", notice, &more), 0);
	assert_true(more > rows);
	rx_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_version),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_free_null),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_nobody_listens),
		cmocka_unit_test(test_sink_is_not_copied),
		cmocka_unit_test(test_writer_forms),
		cmocka_unit_test(test_writer_fault),
		cmocka_unit_test(test_descriptor_stays_open),
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_block),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_content_decides),
		cmocka_unit_test(test_fault_then_other_input),
		cmocka_unit_test(test_path_is_copied),
		cmocka_unit_test(test_two_readers),
		cmocka_unit_test(test_reader_text),
	};

	return cmocka_run_group_tests_name("rx.h", tests, NULL, NULL);
}
