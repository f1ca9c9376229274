/*
 * test-weekly-law.c - what the ready paragraph says of random ledgers is read back by the parser, and each
 * number is the one that rx-stats counts.
 */
#include "render.h"
#include "facts.h"

#include <stdlib.h>

enum { LEDGERS = 60, TODAY_YEAR = 2024 };

static uint64_t random_state = 20240603;

static size_t pick(size_t below)
{
	random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)(random_state >> 33) % below;
}

/* A ledger of up to twenty findings; some state no status, some no deadline, some ledgers none at all. */
static bool make_ledger(struct rx_buffer *stream)
{
	static const char *const statuses[] = {"done", "closed", "sustained", "closing", "mostly",
		"active", "partial", "lagging", "planned", "assigned", "unable", "unstated", ""};
	static const char *const titles[] = {
		"制度执行不严", "采购把关不严", "账外存放收入", "档案缺失"};
	size_t rows = 1 + pick(20), kinds = 1 + pick(13);
	bool dated = pick(5) > 0, any = false;

	rx_buffer_reset(stream);
	rx_buffer_add_string(stream, "no\ttitle\tstatus\tdue\n");
	for (size_t row = 0; row < rows; row++) {
		char line[160];
		bool due = dated && pick(4) > 0;

		any |= due;
		snprintf(line, sizeof(line), "%zu\t%s\t%s\t", row + 1, titles[pick(4)],
			statuses[12 - pick(kinds)]);
		rx_buffer_add_string(stream, line);
		if (due) {
			snprintf(line, sizeof(line), "%d-%02zu-%02zu", TODAY_YEAR, 1 + pick(12),
				1 + pick(28));
			rx_buffer_add_string(stream, line);
		}
		rx_buffer_add_byte(stream, '\n');
	}
	return any;
}

/* ---- what rx-stats counts ------------------------------------------------------------------- */

/* Rows of a summary: as a stream, with its header. */
static void summarize(struct rx_buffer *out, struct rx_text stream,
	const struct rx_summary_options *options, const char *operation)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_summary *summary = rx_summary_new(options, &operation, operation ? 1 : 0, &sink);
	struct rx_block block;

	assert_non_null(summary);
	assert_int_equal(rx_reader_open_bytes(reader, "t", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) > 0)
		assert_int_equal(rx_summary_add(summary, &block), 0);
	assert_true(rx_summary_write(summary, writer) >= 0);
	rx_buffer_reset(out);
	rx_buffer_add_text(out, rx_writer_memory(writer));
	rx_summary_free(summary);
	rx_writer_free(writer);
	rx_reader_free(reader);
}

/* A number of a stream: the cell of a column in the row that begins with a name (NULL: the only one). */
static size_t number_of(struct rx_text stream, const char *name, const char *column)
{
	struct rx_text rest = stream, line, head, cell;
	size_t place = 0;

	rx_text_split(&rest, '\n', &head);
	while (rx_text_split(&head, '\t', &cell) && !rx_text_equal(cell, rx_text(column)))
		place++;
	while (rx_text_split(&rest, '\n', &line)) {
		bool first = true;

		for (size_t at = 0; rx_text_split(&line, '\t', &cell); at++, first = false) {
			if (first && name && !rx_text_equal(cell, rx_text(name)))
				break;
			if (at == place)
				return strtoul(cell.bytes, NULL, 10);
		}
	}
	return 0;
}

/* ---- what the paragraph says ---------------------------------------------------------------- */

static void say(struct rx_buffer *out, size_t number)
{
	char text[32];

	snprintf(text, sizeof(text), "%zu 个\n", number);
	rx_buffer_add_string(out, text);
}

static void say_if(struct rx_buffer *out, size_t number)
{
	if (number)
		say(out, number);
}

static void say_rate(struct rx_buffer *out, size_t part, size_t whole)
{
	size_t tenths = (part * 2000 + whole) / (2 * whole);
	char text[32];

	snprintf(text, sizeof(text), tenths % 10 ? "%zu.%zu %%\n" : "%zu %%\n", tenths / 10,
		tenths % 10);
	rx_buffer_add_string(out, text);
}

/* The numbers in the order of the paragraph, then its rates. */
static void expect(struct rx_buffer *out, struct rx_text stream, bool dated)
{
	const struct rx_summary_options figures = {.summarize = 1, .today = "2024-06-03"};
	const struct rx_summary_options folded = {.scheme = "inspection", .today = "2024-06-03"};
	const struct rx_summary_options doubt = {
		.where = "overdue && (status == unstated || status empty)", .today = "2024-06-03"};
	struct rx_buffer facts = {0}, classes = {0}, unsure = {0};
	struct rx_text all;
	size_t total, done, mostly, unstated;

	summarize(&facts, stream, &figures, NULL);
	summarize(&classes, stream, &folded, NULL);
	summarize(&unsure, stream, &doubt, "count");
	all = rx_buffer_text(&facts);
	total = number_of(all, "findings", "value");
	done = number_of(all, "done", "value");
	mostly = number_of(all, "loose", "value") - done;
	unstated = number_of(all, "unstated", "value");
	say(out, total);
	if (unstated < total) {
		say(out, done);
		say_if(out, number_of(all, "closed", "value"));
		say_if(out, mostly);
		say_if(out, number_of(rx_buffer_text(&classes), NULL, "active"));
		say_if(out, number_of(rx_buffer_text(&classes), NULL, "planned"));
		say_if(out, number_of(rx_buffer_text(&classes), NULL, "unable"));
		say_if(out, unstated);
	}
	if (dated) {
		size_t reached = number_of(all, "due", "of");

		say(out, reached);
		if (reached) {
			say(out, number_of(all, "due", "value"));
			say(out, number_of(all, "overdue", "value"));
			say_if(out, number_of(rx_buffer_text(&unsure), NULL, "count"));
		}
		say_if(out, number_of(all, "within", "value"));
		say_if(out, number_of(all, "nodate", "value"));
	}
	if (unstated < total)
		say_rate(out, done, total);
	if (unstated < total && mostly)
		say_rate(out, done + mostly, total);
	rx_buffer_release(&facts);
	rx_buffer_release(&classes);
	rx_buffer_release(&unsure);
}

/* The ready paragraph: what stands behind the title and its rule. */
static void paragraph_of(struct rx_buffer *out, struct rx_text stream)
{
	const struct rx_report_options options = {
		.layout = "weekly", .lang = RX_LANG_ZH, .today = "2024-06-03"};
	struct rx_buffer page = {0};
	struct check_said said;
	struct rx_text rest, line;

	assert_true(render_bytes(&page, &options, stream.bytes, stream.length, &said) > 0);
	rest = rx_buffer_text(&page);
	for (size_t count = 0; count < 4; count++)
		rx_text_split(&rest, '\n', &line);
	rx_buffer_reset(out);
	rx_buffer_add_text(out, line);
	rx_buffer_add_string(out, "\n");
	rx_buffer_add_byte(out, '\0');
	rx_buffer_release(&page);
}

/* The parser's facts, rates behind the others: a rate with another in brackets is one with a part. */
static void read_back(struct rx_buffer *out, const char *paragraph)
{
	struct rx_buffer facts = {0};

	rx_buffer_reset(out);
	facts_of(paragraph, NULL, NULL, "value uom", &facts);
	for (int rates = 0; rates < 2; rates++) {
		struct rx_text rest = rx_buffer_text(&facts), line;

		while (rx_text_split(&rest, '\n', &line) && line.length) {
			if (rx_text_ends(line, RX_LITERAL("%")) != (rates == 1))
				continue;
			rx_buffer_add_text(out, line);
			rx_buffer_add_byte(out, '\n');
		}
	}
	rx_buffer_add_byte(out, '\0');
	rx_buffer_release(&facts);
}

static void test_figures_are_read_back(void **state)
{
	struct rx_buffer stream = {0}, paragraph = {0}, said = {0}, wanted = {0};

	(void)state;
	for (size_t count = 0; count < LEDGERS; count++) {
		bool dated = make_ledger(&stream);

		rx_buffer_reset(&wanted);
		expect(&wanted, rx_buffer_text(&stream), dated);
		paragraph_of(&paragraph, rx_buffer_text(&stream));
		read_back(&said, paragraph.bytes);
		rx_buffer_add_byte(&wanted, '\0');
		/* In front stands the day that the paragraph is of. */
		if (strncmp(said.bytes, "2024-06-03 -\n", 13) != 0
			|| strcmp(said.bytes + 13, wanted.bytes) != 0)
			fail_msg("%s\nis read as\n%sbut rx-stats counts\n%s", paragraph.bytes,
				said.bytes, wanted.bytes);
	}
	rx_buffer_release(&stream);
	rx_buffer_release(&paragraph);
	rx_buffer_release(&said);
	rx_buffer_release(&wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_figures_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
