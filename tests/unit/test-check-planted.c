/*
 * test-check-planted.c - every rule of rx-check on books that are in order, made from seeds, and on the
 * same books with one error planted: a clean book gets no remark, and a planted error gets one, of its
 * rule, at its row, and no other rule joins in.
 */
#include "book.h"
#include "checker.h"

#include <stdlib.h>

enum { SEEDS = 12 };

/* ---- what is said --------------------------------------------------------------------------- */

static void write_stream(const struct book *book, struct rx_buffer *out)
{
	for (size_t column = 0; column < COLUMNS; column++) {
		rx_buffer_add_string(out, column ? "\t" : "");
		rx_buffer_add_string(out, names[column]);
	}
	for (size_t row = 0; row < book->count; row++) {
		for (size_t column = 0; column < COLUMNS; column++) {
			rx_buffer_add_string(out, column ? "\t" : "\n");
			rx_buffer_add_string(out, book->cells[row][column]);
		}
	}
	rx_buffer_add_string(out, "\n");
}

static void read_into(struct rx_check *check, struct rx_text stream, bool expected)
{
	static const struct rx_sink quiet = {NULL, NULL, RX_LANG_EN};
	struct rx_reader *reader = rx_reader_new(&quiet);
	struct rx_block block;

	assert_int_equal(rx_reader_open_bytes(reader, "b.tsv", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) > 0)
		assert_int_equal(
			expected ? rx_check_expect(check, &block) : rx_check_add(check, &block), 0);
	rx_reader_free(reader);
}

static void set_window(struct rx_profile *profile, int setting, int number)
{
	profile->settings[setting].number = number;
	profile->settings[setting].unit = 'm';
}

/* All rules on a book, with the time that regulations give: "line slug" for each remark. */
static void check_book(const struct book *book, struct rx_buffer *said)
{
	static const struct rx_sink quiet = {NULL, NULL, RX_LANG_EN};
	struct rx_profile *profile = rx_profile_new(NULL, NULL);
	struct rx_check_options options = {
		.format = "github", .today = "2024-06-03", .profile = profile};
	struct rx_buffer stream = {0};
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_check *check;
	struct rx_text rest, line;

	set_window(profile, RX_SETTING_WINDOW_REPORT, 4);
	set_window(profile, RX_SETTING_WINDOW_PLAN, 4);
	set_window(profile, RX_SETTING_WINDOW_IMMEDIATE, 1);
	set_window(profile, RX_SETTING_WINDOW_CONCENTRATED, 3);
	set_window(profile, RX_SETTING_WINDOW_LONGEST, 14);
	check = rx_check_new(&options, &quiet);
	rx_buffer_add_string(&stream, "kind\ttitle\n");
	for (size_t at = 0; at < book->fed_back_count; at++) {
		rx_buffer_add_string(&stream, "finding\t");
		rx_buffer_add_string(&stream, book->fed_back[at]);
		rx_buffer_add_string(&stream, "\n");
	}
	read_into(check, rx_buffer_text(&stream), true);
	rx_buffer_reset(&stream);
	write_stream(book, &stream);
	read_into(check, rx_buffer_text(&stream), false);
	assert_true(rx_check_finish(check, writer) >= 0);
	rest = rx_writer_memory(writer);
	rx_buffer_reset(said);
	while (rest.length && rx_text_split(&rest, '\n', &line)) {
		size_t from = rx_text_find(line, RX_LITERAL(",line="), 0) + 6;
		size_t to = rx_text_find(line, RX_LITERAL("::"), from);

		rx_buffer_add_text(said, rx_text_slice(line, from, to));
		rx_buffer_add_byte(said, '\n');
	}
	rx_buffer_release(&stream);
	rx_check_free(check);
	rx_writer_free(writer);
	rx_profile_free(profile);
}

/* ---- errors --------------------------------------------------------------------------------- */

static bool is_open_status(const char *status)
{
	return strcmp(status, "done") != 0 && strcmp(status, "closed") != 0;
}

static size_t any(struct book *book)
{
	return book->findings[check_below(&book->seed, book->finding_count)];
}

static size_t an_open_one(struct book *book)
{
	size_t row;

	do
		row = any(book);
	while (!is_open_status(book->cells[row][STATUS]));
	return row;
}

static size_t a_done_one(struct book *book, const char *status)
{
	size_t row;

	do
		row = any(book);
	while (strcmp(book->cells[row][STATUS], status) != 0);
	return row;
}

/* A finding that has one in front of it and one behind. */
static size_t one_between(struct book *book)
{
	return book->findings[1 + check_below(&book->seed, book->finding_count - 2)];
}

static size_t with(struct book *book, size_t row, enum column column, const char *text)
{
	put(book, row, column, text);
	return row;
}

static void remove_row(struct book *book, size_t row)
{
	memmove(book->cells[row], book->cells[row + 1],
		(book->count - row - 1) * sizeof(book->cells[0]));
	book->count--;
}

static size_t no_column(struct book *book)
{
	for (size_t at = 0; at < book->finding_count; at++)
		put(book, book->findings[at], DEPT, "");
	return 0;
}

static size_t no_date(struct book *book)
{
	return with(book, any(book), OPENED, "2024年初");
}

static size_t no_number(struct book *book)
{
	return with(book, any(book), PROGRESS, "八成左右");
}

static size_t no_word(struct book *book)
{
	return with(book, any(book), CLASS, "马上就改");
}

static size_t no_such_day(struct book *book)
{
	size_t row = an_open_one(book);

	put(book, row, DUE, "");
	return with(book, row, DUE_TEXT, "2024-13-45");
}

static size_t same_id(struct book *book)
{
	size_t row = book->findings[book->finding_count - 1];

	for (size_t at = 1; at <= 3; at++)
		put(book, row + at, PARENT, "F1");
	return with(book, row, ID, "F1");
}

static size_t no_owner(struct book *book)
{
	return with(book, an_open_one(book), LEADER, "");
}

static size_t no_department(struct book *book)
{
	return with(book, an_open_one(book), DEPT, "");
}

static size_t no_deadline(struct book *book)
{
	return with(book, an_open_one(book), DUE, "");
}

static size_t no_evidence(struct book *book)
{
	return with(book, a_done_one(book, "done"), EVIDENCE, "");
}

static size_t done_before_opened(struct book *book)
{
	return with(book, a_done_one(book, "done"), DONE_ON, "2023-12-29");
}

static size_t closed_before_done(struct book *book)
{
	return with(book, a_done_one(book, "closed"), CLOSED_ON, "2024-03-01");
}

static size_t done_in_future(struct book *book)
{
	return with(book, a_done_one(book, "done"), DONE_ON, "2024-06-30");
}

static size_t overdue(struct book *book)
{
	size_t row = an_open_one(book);

	put(book, row, PROGRESS, "");
	return with(book, row, DUE, "2024-06-02");
}

static size_t stalled(struct book *book)
{
	return with(book, an_open_one(book), UPDATED, "2024-04-01");
}

static size_t slow(struct book *book)
{
	return with(book, an_open_one(book), PROGRESS, "5");
}

static size_t said_slow(struct book *book)
{
	return with(book, an_open_one(book), STATUS, "lagging");
}

static size_t done_without_day(struct book *book)
{
	return with(book, a_done_one(book, "done"), DONE_ON, "");
}

static size_t open_with_day(struct book *book)
{
	return with(book, an_open_one(book), CLOSED_ON, "2024-05-20");
}

static size_t open_and_complete(struct book *book)
{
	size_t row = an_open_one(book);

	put(book, row, STATUS, "active");
	return with(book, row, PROGRESS, "100");
}

static size_t more_parts_than_all(struct book *book)
{
	return with(book, an_open_one(book), PART_DONE, "7");
}

static size_t all_parts_and_open(struct book *book)
{
	size_t row = an_open_one(book);

	put(book, row, STATUS, "active");
	return with(book, row, PART_DONE, "5");
}

static size_t wrong_sum(struct book *book)
{
	return with(book, any(book) + 1, TEXT,
		"制定《值守细则》。6家企业均已决策。完成了其中2家的剥离工作。剩余3家正在推进。");
}

static size_t wrong_rate(struct book *book)
{
	return with(
		book, any(book) + 1, TEXT, "制定《值守细则》。共25个问题，已完成19个，完成率67%。");
}

static size_t wrong_total(struct book *book)
{
	return with(book, 1, TEXT, "巡察组反馈3个方面31个具体问题。");
}

static size_t gap(struct book *book)
{
	size_t row = one_between(book);

	/* What was fed back is as short; the total is that of before and is not stated. */
	put(book, 1, TEXT, "");
	for (size_t at = 0; at < book->fed_back_count; at++) {
		if (strcmp(book->fed_back[at], book->cells[row][TITLE]) == 0)
			memmove(book->fed_back[at], book->fed_back[at + 1],
				(--book->fed_back_count - at) * CELL);
	}
	for (int times = 0; times < 4; times++)
		remove_row(book, row);
	return row;
}

static size_t measure_gap(struct book *book)
{
	return with(book, any(book) + 2, NO, "4");
}

static size_t late_start(struct book *book)
{
	return with(book, book->findings[0], NO, "") + 4;
}

static size_t twice(struct book *book)
{
	size_t last = book->findings[book->finding_count - 1];

	return with(book, last, NO, book->cells[book->findings[book->finding_count - 2]][NO]);
}

static size_t backwards(struct book *book)
{
	return with(book, book->findings[book->finding_count - 1], NO, "2");
}

static size_t unmeasured(struct book *book)
{
	size_t row = any(book);

	for (int times = 0; times < 3; times++)
		remove_row(book, row + 1);
	return row;
}

static size_t lost_parent(struct book *book)
{
	size_t row = add_row(book, "measure", "X", "F99", "补登台账");

	return with(book, row, TEXT, "补登台账。");
}

static size_t not_planned(struct book *book)
{
	snprintf(book->fed_back[book->fed_back_count++], CELL, "选人用人程序倒置");
	return book->findings[book->finding_count - 1];
}

static size_t not_fed_back(struct book *book)
{
	size_t row = any(book);

	for (size_t at = 0; at < book->fed_back_count; at++) {
		if (strcmp(book->fed_back[at], book->cells[row][TITLE]) == 0)
			memmove(book->fed_back[at], book->fed_back[at + 1],
				(--book->fed_back_count - at) * CELL);
	}
	return row;
}

static size_t no_rule(struct book *book)
{
	size_t row = any(book);

	put(book, row + 1, TEXT, "追缴租金2万元。");
	return row;
}

static size_t no_cure(struct book *book)
{
	size_t row = any(book);

	put(book, row + 1, TEXT, "制定《值守细则》。");
	put(book, row + 3, TEXT, "制度健全。");
	put(book, row + 2, TEXT, "修订《督办规则》。");
	return row;
}

static size_t two_titles(struct book *book)
{
	size_t row = book->findings[book->finding_count - 1] + 2;

	return with(book, row, TEXT, "追缴租金。印发《汀州港务集团理论学习管理办法》。");
}

static size_t two_names(struct book *book)
{
	put(book, book->findings[0], DEPT, "市交通运输管理局");
	return with(book, book->findings[1], DEPT, "市交通运榆管理局");
}

static size_t late_report(struct book *book)
{
	put(book, 0, TYPE, "inspection");
	return with(book, 0, UPDATED, "2024-05-20");
}

static size_t due_too_late(struct book *book)
{
	return with(book, any(book), DUE, "2025-06-30");
}

static size_t not_at_once(struct book *book)
{
	return with(book, any(book), CLASS, "immediate");
}

static size_t damage(struct book *book)
{
	size_t row = add_row(book, "diag", "G", "D", "22 bytes look like GB2312");

	put(book, row, TYPE, "mojibake");
	return with(book, row, STATUS, "warning");
}

static size_t said_total(struct book *book)
{
	size_t row = add_row(book, "diag", "G", "D", "the document states 12 findings");

	put(book, row, TYPE, "total-mismatch");
	return with(book, row, STATUS, "warning");
}

static const struct planted {
	const char *rule;
	size_t (*plant)(struct book *book); /* returns the row that is to be told */
} planted[] = {{"schema", no_column}, {"schema", no_date}, {"schema", no_number},
	{"schema", no_word}, {"schema", no_such_day}, {"ids", same_id}, {"owner", no_owner},
	{"department", no_department}, {"deadline", no_deadline}, {"evidence", no_evidence},
	{"dates", done_before_opened}, {"dates", closed_before_done}, {"dates", done_in_future},
	{"overdue", overdue}, {"stalled", stalled}, {"behind", slow}, {"behind", said_slow},
	{"status", done_without_day}, {"status", open_with_day}, {"status", open_and_complete},
	{"status", more_parts_than_all}, {"status", all_parts_and_open}, {"sums", wrong_sum},
	{"rates", wrong_rate}, {"totals", wrong_total}, {"totals", said_total}, {"numbering", gap},
	{"numbering", measure_gap}, {"numbering", late_start}, {"numbering", twice},
	{"numbering", backwards}, {"unmeasured", unmeasured}, {"orphan", lost_parent},
	{"coverage", not_planned}, {"coverage", not_fed_back}, {"balance", no_rule},
	{"balance", no_cure}, {"titles", two_titles}, {"names", two_names},
	{"windows", late_report}, {"windows", due_too_late}, {"windows", not_at_once},
	{"remarks", damage}};

/* ---- tests ---------------------------------------------------------------------------------- */

static void test_clean(void **state)
{
	struct book *book = malloc(sizeof(*book));
	struct rx_buffer said = {0};

	(void)state;
	assert_non_null(book);
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		make_book(book, seed);
		check_book(book, &said);
		check_text(rx_buffer_text(&said), "");
	}
	rx_buffer_release(&said);
	free(book);
}

static void test_planted(void **state)
{
	struct book *book = malloc(sizeof(*book));
	struct rx_buffer said = {0};
	char wanted[64];

	(void)state;
	assert_non_null(book);
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		for (size_t at = 0; at < sizeof(planted) / sizeof(*planted); at++) {
			size_t row;

			make_book(book, seed);
			row = planted[at].plant(book);
			check_book(book, &said);
			snprintf(wanted, sizeof(wanted), "%zu,title=%s\n", row + 2,
				planted[at].rule);
			if (!rx_text_equal(rx_buffer_text(&said), rx_text(wanted)))
				print_error("error %zu of seed %d\n", at, (int)seed);
			check_text(rx_buffer_text(&said), wanted);
		}
	}
	rx_buffer_release(&said);
	free(book);
}

static void test_every_rule_is_planted(void **state)
{
	const char *slug, *name, *meaning;
	enum rx_severity level;

	(void)state;
	for (size_t at = 0; (slug = rx_check_explain(at, RX_LANG_EN, &name, &meaning, &level));
		at++) {
		size_t times = 0;

		for (size_t each = 0; each < sizeof(planted) / sizeof(*planted); each++)
			times += strcmp(planted[each].rule, slug) == 0;
		if (times == 0)
			fail_msg("no error of rule %s is planted", slug);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_planted),
		cmocka_unit_test(test_every_rule_is_planted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
