/*
 * test-diff-mutation.c - records are found again in the next revision of a notice: notices made up from
 * seeds are parsed, mutated and parsed again, and what rx-diff says is held against the truth.
 */
#include "notice.h"
#include "stream.h"

enum { SEEDS = 24 };

static struct rx_writer *parse(const struct notice *notice)
{
	struct rx_parser *parser = rx_parser_new(NULL, NULL);
	struct rx_writer *records = rx_writer_new_memory();
	struct rx_buffer text = {0};

	notice_write(notice, &text);
	assert_true(rx_parser_bytes(parser, "notice.txt", text.bytes, text.length, records)
		> NOTICE_FINDINGS * NOTICE_MEASURES);
	rx_buffer_release(&text);
	rx_parser_free(parser);
	return records;
}

/* What a task makes of two streams. */
static struct rx_writer *run(
	struct rx_diff_options options, struct rx_text old, struct rx_text new, long *outcome)
{
	struct rx_diff *diff = rx_diff_new(&options, NULL);
	struct rx_writer *out = rx_writer_new_memory();

	assert_int_equal(rx_diff_read_bytes(diff, "old", old.bytes, old.length), 0);
	assert_int_equal(rx_diff_read_bytes(diff, "new", new.bytes, new.length), 0);
	*outcome = rx_diff_write(diff, out);
	rx_diff_free(diff);
	return out;
}

static size_t count_of(
	struct rx_text stream, const char *column, const char *key, const char *wanted)
{
	struct rx_buffer cells = {0};
	size_t count = 0;

	stream_column(stream, column, (struct stream_where){key, wanted}, &cells);
	for (size_t at = 0; at < cells.length; at++)
		count += cells.bytes[at] == '|';
	rx_buffer_release(&cells);
	return count;
}

/* The findings' ids in the order of the truth, not of the text. */
static void ids_of(struct rx_text stream, const struct notice *notice, struct rx_text *ids,
	struct rx_buffer *cells)
{
	struct rx_text rest, id;

	rx_buffer_reset(cells);
	stream_column(stream, "id", (struct stream_where){"kind", "finding"}, cells);
	rest = rx_buffer_text(cells);
	for (size_t at = 0; at < NOTICE_FINDINGS; at++) {
		assert_true(rx_text_split(&rest, '|', &id));
		ids[notice->order[at]] = id;
	}
	assert_int_equal(rest.length, 0);
}

/* Ids are the same whatever the mutation, by the parser alone, and nothing is new, gone or renamed. */
static void test_ids_survive(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		unsigned mutation =
			seed <= 5 ? 1u << (seed - 1) : (unsigned)(seed * 7) & NOTICE_ALL;
		struct notice old = notice_new(seed), new = notice_mutate(old, mutation, seed);
		struct rx_writer *before = parse(&old), *behind = parse(&new), *changes;
		struct rx_text was[NOTICE_FINDINGS], is[NOTICE_FINDINGS], said;
		struct rx_buffer cells[2] = {{0}, {0}};
		long outcome;

		ids_of(rx_writer_memory(before), &old, was, &cells[0]);
		ids_of(rx_writer_memory(behind), &new, is, &cells[1]);
		for (size_t at = 0; at < NOTICE_FINDINGS; at++)
			assert_true(rx_text_equal(was[at], is[at]));
		changes = run((struct rx_diff_options){0}, rx_writer_memory(before),
			rx_writer_memory(behind), &outcome);
		said = rx_writer_memory(changes);
		assert_true(outcome >= 0);
		assert_int_equal(count_of(said, "id", "type", "new"), 0);
		assert_int_equal(count_of(said, "id", "type", "gone"), 0);
		assert_int_equal(count_of(said, "id", "type", "renamed"), 0);
		assert_int_equal(count_of(said, "id", "type", "moved"), 0);
		rx_writer_free(before);
		rx_writer_free(behind);
		rx_writer_free(changes);
		rx_buffer_release(&cells[0]);
		rx_buffer_release(&cells[1]);
	}
}

/* Reworded titles keep their ids by carrying, and nobody gets the id of another. */
static void test_reworded_titles(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct notice old = notice_new(seed);
		struct notice new = notice_mutate(old, NOTICE_WORDS | NOTICE_ALL, seed);
		struct rx_writer *before = parse(&old), *behind = parse(&new), *carried;
		struct rx_text was[NOTICE_FINDINGS], is[NOTICE_FINDINGS];
		struct rx_buffer cells[2] = {{0}, {0}};
		long outcome;

		carried = run((struct rx_diff_options){.task = RX_DIFF_CARRY},
			rx_writer_memory(before), rx_writer_memory(behind), &outcome);
		assert_true(outcome > 0);
		ids_of(rx_writer_memory(before), &old, was, &cells[0]);
		ids_of(rx_writer_memory(carried), &new, is, &cells[1]);
		for (size_t at = 0; at < NOTICE_FINDINGS; at++)
			assert_true(rx_text_equal(was[at], is[at]));
		rx_writer_free(before);
		rx_writer_free(behind);
		rx_writer_free(carried);
		rx_buffer_release(&cells[0]);
		rx_buffer_release(&cells[1]);
	}
}

static void test_self_diff(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct notice notice = notice_mutate(notice_new(seed), (unsigned)seed & 63, seed);
		struct rx_writer *records = parse(&notice), *changes, *carried;
		struct rx_text stream = rx_writer_memory(records);
		long outcome;

		changes = run((struct rx_diff_options){.full = 1}, stream, stream, &outcome);
		assert_int_equal(outcome, 0);
		carried = run(
			(struct rx_diff_options){.task = RX_DIFF_CARRY}, stream, stream, &outcome);
		assert_true(rx_text_equal(rx_writer_memory(carried), stream));
		rx_writer_free(records);
		rx_writer_free(changes);
		rx_writer_free(carried);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids_survive),
		cmocka_unit_test(test_reworded_titles),
		cmocka_unit_test(test_self_diff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
