/*
 * test-collect.c - sixty returned ledgers with known truth: each unit gets its rows of a master, fills
 * some permitted cells in and plays some tricks; every trick must be named, no honest answer lost,
 * nothing named that was not done, and nothing else of the master changed.
 *
 * Books come back renumbered, reordered and in other widths, as streams and as
 * workbooks with a title row, Chinese headings and dates as serial numbers.  What a book does is drawn
 * from its number.
 */
#include "check.h"
#include "stream.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { UNITS = 60, ROWS = 5, RUNS = 3, COLUMNS = 8 };

enum column { NO, TITLE, UNIT, LEADER, DUE, REPORT, STATUS, DONE_ON };

enum trick {
	HONEST,
	MOVES_DEADLINE,
	DELETES_ROW,
	ADDS_ROW,
	CHANGES_LEADER,
	REWORDS_TITLE,
	EMPTIES_DEADLINE,
	ANSWERS_FOR_OTHERS,
	SENDS_TWO,
	SENDS_NOTHING,
	SENDS_BACK_UNTOUCHED,
	DOUBLES_ROW,
	CONTRADICTS_ITSELF,
	TRICKS
};

/* The slug of the remark that must name a trick; NULL: nothing to name. */
static const char *const slugs[TRICKS] = {NULL, "deadline-moved", "row-deleted", "row-added",
	"not-permitted", "not-permitted", "answer-cleared", "other-unit", "answer-conflict",
	"not-reported", "not-answered", "row-twice", "row-unclear"};

struct row {
	char cells[COLUMNS][96];
	int left_out;
};

struct world {
	struct row master[UNITS * ROWS];
	struct row answers[UNITS * ROWS]; /* what the master must hold in the end */
	enum trick tricks[UNITS];
	size_t victim[UNITS]; /* the row that the trick is about */
	uint64_t seed;
	bool workbooks; /* books are such, and the master has the words of the stream */
};

static const char *const subjects[] = {"码头泊位", "公务接待", "工会经费", "外派人员", "食堂采购",
	"档案移交", "合同审签", "设备租赁", "冷库运营", "拖轮调度", "航道养护", "仓单质押"};
static const char *const faults[] = {"管理不够严格", "制度执行走过场", "台账登记底数不清",
	"监督检查流于形式", "审批程序存在漏洞", "资金使用进度滞后", "绩效考核避重就轻"};
static const char *const names[] = {"东", "南", "西", "北", "中"};

static void unit_name(size_t unit, char *out, size_t room)
{
	static const char *const kinds[] = {"港务公司", "物流公司", "航运公司", "置业公司",
		"水务公司", "文旅公司", "能源公司", "建材公司", "渔业公司", "保安公司", "园林公司",
		"传媒公司"};

	snprintf(out, room, "%s%s", names[unit / 12], kinds[unit % 12]);
}

static void make_master(struct world *world)
{
	for (size_t at = 0; at < UNITS * ROWS; at++) {
		struct row *row = &world->master[at];
		char unit[64];
		size_t fault = (at + at / ROWS) % 7, subject = (at * 5 + at / 12) % 12;

		memset(row, 0, sizeof(*row));
		snprintf(row->cells[NO], 96, "%zu", at + 1);
		unit_name(at / ROWS, unit, sizeof(unit));
		snprintf(row->cells[UNIT], 96, "%s", unit);
		snprintf(row->cells[TITLE], 96, "%s%s%s", unit, subjects[subject], faults[fault]);
		snprintf(row->cells[LEADER], 96, "%s某", names[at % 5]);
		snprintf(row->cells[DUE], 96,
			world->workbooks ? "2024-%02zu-%02zu" : "2024年%zu月%zu日", 7 + at % 5,
			1 + at % 28);
		snprintf(row->cells[STATUS], 96, world->workbooks ? "active" : "正在整改");
		world->answers[at] = *row;
	}
}

/* What a unit honestly fills in, in a row. */
static void answer(struct world *world, struct row *row)
{
	static const char *const statuses[][2] = {{"已完成整改", "done"}, {"基本完成", "mostly"},
		{"已销号", "closed"}, {"达到序时进度", "ontrack"}};
	size_t which = check_below(&world->seed, 4);

	snprintf(row->cells[REPORT], 96, "已印发制度%zu项，完成%zu%%",
		1 + check_below(&world->seed, 9), 10 * (1 + check_below(&world->seed, 9)));
	if (check_below(&world->seed, 3) == 0)
		return;
	snprintf(row->cells[STATUS], 96, "%s", statuses[which][world->workbooks]);
	if (which == 0 || which == 2)
		snprintf(row->cells[DONE_ON], 96, "2024-06-%02zu",
			1 + check_below(&world->seed, 28));
}

static void play(struct world *world, size_t unit, struct row *rows, size_t victim)
{
	struct row *row = &rows[victim];

	switch (world->tricks[unit]) {
	case MOVES_DEADLINE: snprintf(row->cells[DUE], 96, "2025-03-31"); break;
	case DELETES_ROW: row->left_out = 1; break;
	case CHANGES_LEADER: snprintf(row->cells[LEADER], 96, "他人"); break;
	case REWORDS_TITLE:
		snprintf(row->cells[TITLE] + strlen(row->cells[TITLE]), 30, "（部分）");
		break;
	case EMPTIES_DEADLINE: row->cells[DUE][0] = '\0'; break;
	default: break;
	}
}

/* A row as a line; punctuation and widths are the book's. */
static void write_row(struct rx_buffer *out, const struct row *row, size_t number, bool wide)
{
	for (size_t at = 0; at < COLUMNS; at++) {
		struct rx_text cell = rx_text(row->cells[at]);

		if (at)
			rx_buffer_add_byte(out, '\t');
		if (at == NO) {
			rx_buffer_add_number(out, number);
			continue;
		}
		for (size_t byte = 0; byte < cell.length; byte++) {
			if (wide && cell.bytes[byte] >= '0' && cell.bytes[byte] <= '9'
				&& at == REPORT)
				rx_buffer_add_code(out, 0xFEE0u + (unsigned char)cell.bytes[byte]);
			else
				rx_buffer_add_byte(out, cell.bytes[byte]);
		}
	}
	rx_buffer_add_byte(out, '\n');
}

static void write_head(struct rx_buffer *out)
{
	rx_buffer_add_string(out, "no\ttitle\tunit\tleader\tdue\treport\tstatus\tdone_on\n");
}

/* ---- as a workbook -------------------------------------------------------------------------- */

/* A cell as a spreadsheet holds it: numbers as numbers, days as serial numbers in a format of dates. */
static void put_cell(lxw_worksheet *sheet, lxw_row_t row, enum column column, const char *text,
	lxw_format *dates)
{
	lxw_datetime day = {0};

	if (column == NO)
		worksheet_write_number(sheet, row, column, strtod(text, NULL), NULL);
	else if (sscanf(text, "%4d-%2d-%2d", &day.year, &day.month, &day.day) == 3)
		worksheet_write_datetime(sheet, row, column, &day, dates);
	else if (*text)
		worksheet_write_string(sheet, row, column, text, NULL);
}

static void write_workbook(const char *path, struct rx_text rows)
{
	static const char *const heads[] = {"序号", "反馈问题", "单位", "责任领导", "整改时限",
		"整改进展", "完成情况", "完成时间"};
	lxw_workbook *workbook = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(workbook, "台账");
	lxw_format *dates = workbook_add_format(workbook);
	struct rx_text line, cell;
	lxw_row_t row = 2;

	format_set_num_format(dates, "yyyy\"年\"m\"月\"d\"日\"");
	worksheet_write_string(sheet, 0, 0, "整改台账填报表", NULL);
	for (lxw_col_t at = 0; at < COLUMNS; at++)
		worksheet_write_string(sheet, 1, at, heads[at], NULL);
	rx_text_split(&rows, '\n', &line); /* the header of the stream */
	while (rows.length && rx_text_split(&rows, '\n', &line)) {
		for (int column = 0; column < COLUMNS; column++) {
			char text[200];

			rx_text_split(&line, '\t', &cell);
			snprintf(text, sizeof(text), "%.*s", (int)cell.length,
				cell.length ? cell.bytes : "");
			put_cell(sheet, row, (enum column)column, text, dates);
		}
		row++;
	}
	assert_int_equal(workbook_close(workbook), LXW_NO_ERROR);
}

static void read_workbook(struct rx_diff *diff, const char *name, struct rx_text rows)
{
	char path[] = "/tmp/rx-book-XXXXXX", *bytes = malloc(1 << 16);
	int descriptor = mkstemp(path);
	FILE *file;
	size_t length;

	assert_true(descriptor >= 0 && bytes);
	close(descriptor);
	write_workbook(path, rows);
	file = fopen(path, "rb");
	assert_non_null(file);
	length = fread(bytes, 1, 1 << 16, file);
	fclose(file);
	unlink(path);
	assert_in_range(length, 1000, (1 << 16) - 1);
	assert_int_equal(rx_diff_read_bytes(diff, name, bytes, length), 0);
	free(bytes);
}

static void read_book(struct rx_diff *diff, const char *name, struct rx_buffer *text)
{
	if (strstr(name, ".xlsx"))
		read_workbook(diff, name, rx_buffer_text(text));
	else
		assert_int_equal(rx_diff_read_bytes(diff, name, text->bytes, text->length), 0);
	rx_buffer_reset(text);
}

/* The book of a unit: its rows, shuffled a little, filled in, with its trick. */
static void return_book(
	struct world *world, size_t unit, struct rx_diff *diff, struct rx_buffer *text)
{
	struct row rows[ROWS], extra;
	size_t victim = world->victim[unit] = check_below(&world->seed, ROWS), number = 0;
	size_t first = check_below(&world->seed, ROWS);
	char name[32];

	if (world->tricks[unit] == SENDS_NOTHING)
		return;
	memcpy(rows, &world->master[unit * ROWS], sizeof(rows));
	for (size_t at = 0; at < ROWS && world->tricks[unit] != SENDS_BACK_UNTOUCHED; at++)
		answer(world, &rows[at]);
	for (size_t at = 0; at < ROWS; at++) {
		if (world->tricks[unit] != DELETES_ROW || at != victim)
			world->answers[unit * ROWS + at] = rows[at];
		if (world->tricks[unit] == CONTRADICTS_ITSELF && at == victim)
			world->answers[unit * ROWS + at] = world->master[unit * ROWS + at];
	}
	play(world, unit, rows, victim);
	write_head(text);
	for (size_t at = 0; at < ROWS; at++) {
		const struct row *row = &rows[(at + first) % ROWS];

		if (!row->left_out)
			write_row(text, row, ++number, unit % 2);
	}
	extra = rows[victim];
	if (world->tricks[unit] == ADDS_ROW)
		snprintf(extra.cells[TITLE], 96, "临时工用工审批倒置");
	if (world->tricks[unit] == CONTRADICTS_ITSELF)
		snprintf(extra.cells[REPORT], 96, "尚未研究");
	if (world->tricks[unit] == ADDS_ROW || world->tricks[unit] == DOUBLES_ROW
		|| world->tricks[unit] == CONTRADICTS_ITSELF)
		write_row(text, &extra, ++number, false);
	if (world->tricks[unit] == ANSWERS_FOR_OTHERS) {
		extra = world->master[(unit + 1) % UNITS * ROWS];
		snprintf(extra.cells[REPORT], 96, "代为填报");
		write_row(text, &extra, ++number, false);
	}
	snprintf(name, sizeof(name), "book%zu.%s", unit + 1, world->workbooks ? "xlsx" : "tsv");
	read_book(diff, name, text);
	if (world->tricks[unit] != SENDS_TWO)
		return;
	snprintf(rows[victim].cells[REPORT], 96, "另有说法");
	write_head(text);
	for (size_t at = 0; at < ROWS; at++)
		write_row(text, &rows[at], at + 1, false);
	snprintf(name, sizeof(name), "again%zu.%s", unit + 1, world->workbooks ? "xlsx" : "tsv");
	read_book(diff, name, text);
	world->answers[unit * ROWS + victim].cells[REPORT][0] = '\0';
}

/* ---- what came of it ------------------------------------------------------------------------ */

struct outcome {
	size_t named[UNITS][TRICKS]; /* remarks of a trick's slug about the unit */
	size_t surplus;              /* remarks about nothing that was done */
};

static struct rx_text cell(const struct rx_block *block, size_t row, const char *name)
{
	int column = rx_header_find(block->header, rx_text(name));

	assert_true(column >= 0);
	return rx_block_cell(block, row, (size_t)column);
}

static size_t row_by_title(const struct world *world, struct rx_text title)
{
	for (size_t at = 0; at < UNITS * ROWS; at++) {
		if (rx_text_equal(rx_text(world->master[at].cells[TITLE]), title))
			return at;
	}
	return RX_NONE;
}

/* The master's row in the stream against what it must hold. */
static void check_finding(const struct world *world, const struct rx_block *block, size_t row)
{
	static const char *const columns[] = {
		"", "title", "unit", "leader", "due", "report", "status", "done_on"};
	size_t at = row_by_title(world, cell(block, row, "title"));

	assert_int_not_equal(at, RX_NONE);
	for (size_t column = TITLE; column < COLUMNS; column++) {
		char narrow[200];
		struct rx_text is = cell(block, row, columns[column]);
		size_t length = 0;

		/* Digits come back in either width. */
		for (size_t byte = 0; byte < is.length; byte++) {
			if (is.length - byte > 2 && (unsigned char)is.bytes[byte] == 0xEF
				&& (unsigned char)is.bytes[byte + 1] == 0xBC
				&& (unsigned char)is.bytes[byte + 2] >= 0x90
				&& (unsigned char)is.bytes[byte + 2] <= 0x99) {
				narrow[length++] = (char)((unsigned char)is.bytes[byte + 2] - 0x60);
				byte += 2;
			} else {
				narrow[length++] = is.bytes[byte];
			}
		}
		if (!rx_text_equal(
			    rx_text_of(narrow, length), rx_text(world->answers[at].cells[column])))
			print_error("unit %zu, row %zu, trick %d\n", at / ROWS + 1, at % ROWS + 1,
				world->tricks[at / ROWS]);
		check_text(rx_text_of(narrow, length), world->answers[at].cells[column]);
	}
}

static bool is_about(const struct world *world, size_t unit, struct rx_text slug)
{
	return slugs[world->tricks[unit]]
		&& rx_text_equal(rx_text(slugs[world->tricks[unit]]), slug);
}

static void count_remark(const struct world *world, const struct rx_block *block, size_t row,
	struct outcome *outcome)
{
	struct rx_text slug = cell(block, row, "type"), unit = cell(block, row, "unit");

	for (size_t at = 0; at < UNITS; at++) {
		char name[96];

		unit_name(at, name, sizeof(name));
		if (!rx_text_equal(rx_text(name), unit))
			continue;
		if (is_about(world, at, slug)) {
			outcome->named[at][world->tricks[at]]++;
			return;
		}
	}
	print_error("%.*s: %.*s, line %.*s\n", (int)unit.length, unit.bytes, (int)slug.length,
		slug.bytes, (int)cell(block, row, "line").length, cell(block, row, "line").bytes);
	outcome->surplus++;
}

static void check_outcome(const struct world *world, struct rx_text stream)
{
	struct outcome outcome = {0};
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	size_t findings = 0;

	assert_int_equal(rx_reader_open_bytes(reader, "s", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) == 1) {
		for (size_t row = 0; row < block.rows; row++) {
			struct rx_text kind = cell(&block, row, "kind");

			if (rx_text_equal(kind, rx_text("diag"))) {
				count_remark(world, &block, row, &outcome);
			} else if (rx_text_equal(kind, rx_text("finding"))) {
				check_finding(world, &block, row);
				findings++;
			}
		}
	}
	rx_reader_free(reader);
	assert_int_equal(findings, UNITS * ROWS);
	for (size_t unit = 0; unit < UNITS; unit++) {
		if (world->tricks[unit] != HONEST
			&& outcome.named[unit][world->tricks[unit]] == 0) {
			print_error("unit %zu: trick %d was not named\n", unit + 1,
				world->tricks[unit]);
			fail();
		}
	}
	assert_int_equal(outcome.surplus, 0);
}

/* What was said in a row of another unit counts where that one's own book does not have the row. */
static void settle_foreign(struct world *world)
{
	for (size_t unit = 0; unit < UNITS; unit++) {
		size_t next = (unit + 1) % UNITS;
		enum trick trick = world->tricks[next];

		if (world->tricks[unit] != ANSWERS_FOR_OTHERS)
			continue;
		if (trick == SENDS_NOTHING || trick == SENDS_BACK_UNTOUCHED
			|| (world->victim[next] == 0
				&& (trick == DELETES_ROW || trick == CONTRADICTS_ITSELF)))
			snprintf(world->answers[next * ROWS].cells[REPORT], 96, "代为填报");
	}
}

static void collect_books(bool workbooks, uint64_t first, uint64_t runs)
{
	struct rx_diff_options options = {
		.task = RX_DIFF_COLLECT, .may = "整改进展,status,done_on"};

	for (uint64_t run = first; run < first + runs; run++) {
		struct world *world = calloc(1, sizeof(*world));
		struct rx_diff *diff = rx_diff_new(&options, NULL);
		struct rx_writer *writer = rx_writer_new_memory();
		struct rx_buffer text = {0};

		world->seed = run;
		world->workbooks = workbooks;
		make_master(world);
		write_head(&text);
		for (size_t at = 0; at < UNITS * ROWS; at++)
			write_row(&text, &world->master[at], at + 1, false);
		read_book(diff, "master.tsv", &text);
		for (size_t unit = 0; unit < UNITS; unit++) {
			world->tricks[unit] = (enum trick)((unit * 7 + run) % TRICKS);
			return_book(world, unit, diff, &text);
		}
		settle_foreign(world);
		assert_true(rx_diff_write(diff, writer) > 0);
		check_outcome(world, rx_writer_memory(writer));
		rx_writer_free(writer);
		rx_diff_free(diff);
		rx_buffer_release(&text);
		free(world);
	}
}

static void test_sixty_books(void **state)
{
	(void)state;
	collect_books(false, 1, RUNS);
}

static void test_sixty_workbooks(void **state)
{
	(void)state;
	collect_books(true, 3, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sixty_books),
		cmocka_unit_test(test_sixty_workbooks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
