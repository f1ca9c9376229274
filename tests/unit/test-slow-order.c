/*
 * test-slow-order.c - sorting against an insertion by what cells mean, which tables say, so that nothing is
 * parsed here; and samples, which must be even: every row as likely as any other, in every group.
 *
 * RX_ROUNDS in the environment asks for more rounds: each sorts 200 rows by one to three random keys.
 */
#include "slow.h"

enum { ROWS = 200, KEYS = 3, PARTS = 3 };

enum column { STATUS, DUE, AMOUNT, NO, TITLE, OWN, COLUMNS };
enum sort { NUMBER, DATE, TEXT, EMPTY };

static const char *const names[COLUMNS][2] = {{"status", "整改状态"}, {"due", "整改时限"},
	{"amount", "涉及金额"}, {"no", "序号"}, {"title", "标题"}, {"mine", "mine"}};

/* What a cell is, and what it is compared by: a number in hundredths, a word's place or days; or ordinals. */
struct cell {
	const char *text;
	enum sort sort;
	long first, last;
	int parts[PARTS];
};

static const struct cell statuses[] = {{"", EMPTY, 0, 0, {0}}, {"unstated", NUMBER, 0, 0, {0}},
	{"active", NUMBER, 3, 0, {0}}, {"正在整改", NUMBER, 3, 0, {0}}, {"done", NUMBER, 9, 0, {0}},
	{"closed", NUMBER, 13, 0, {0}}, {"办完了", TEXT, 0, 0, {0}}};
static const struct cell dates[] = {{"", EMPTY, 0, 0, {0}}, {"2024-06-30", DATE, 630, 630, {0}},
	{"2024-06", DATE, 601, 630, {0}}, {"2024-06-01", DATE, 601, 601, {0}},
	{"2024", DATE, 101, 1231, {0}}, {"soon", TEXT, 0, 0, {0}}, {"年底", TEXT, 0, 0, {0}}};
static const struct cell amounts[] = {{"", EMPTY, 0, 0, {0}}, {"7", NUMBER, 700, 0, {0}},
	{"7.50", NUMBER, 750, 0, {0}}, {"7.5", NUMBER, 750, 0, {0}}, {"-5", NUMBER, -500, 0, {0}},
	{"1万", NUMBER, 1000000, 0, {0}}, {"10000", NUMBER, 1000000, 0, {0}},
	{"50%", NUMBER, 50, 0, {0}}, {"many", TEXT, 0, 0, {0}}};
static const struct cell ordinals[] = {{"", EMPTY, 0, 0, {0}}, {"2", NUMBER, 200, 0, {0}},
	{"10", NUMBER, 1000, 0, {0}}, {"02", NUMBER, 200, 0, {0}}, {"2.1", NUMBER, 210, 0, {0}},
	{"2.1.5", TEXT, 0, 0, {2, 1, 5}}, {"2.1.10", TEXT, 0, 0, {2, 1, 10}},
	{"2.01.5", TEXT, 0, 0, {2, 1, 5}}, {"10.1.1", TEXT, 0, 0, {10, 1, 1}},
	{"一", TEXT, 0, 0, {0}}};
static const struct cell titles[] = {{"", EMPTY, 0, 0, {0}}, {"B", TEXT, 0, 0, {0}},
	{"a", TEXT, 0, 0, {0}}, {"b", TEXT, 0, 0, {0}}, {"台账", TEXT, 0, 0, {0}},
	{"台账管理", TEXT, 0, 0, {0}}, {"7月", TEXT, 0, 0, {0}}};
static const struct cell own[] = {{"", EMPTY, 0, 0, {0}}, {"7", NUMBER, 700, 0, {0}},
	{"007", NUMBER, 700, 0, {0}}, {"30", NUMBER, 3000, 0, {0}},
	{"2024-06-30", DATE, 630, 630, {0}}, {"2024-06", DATE, 601, 630, {0}},
	{"Zone", TEXT, 0, 0, {0}}, {"北区", TEXT, 0, 0, {0}}};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
	const struct cell *cells;
	size_t count;
} tables[COLUMNS] = {{statuses, COUNT(statuses)}, {dates, COUNT(dates)}, {amounts, COUNT(amounts)},
	{ordinals, COUNT(ordinals)}, {titles, COUNT(titles)}, {own, COUNT(own)}};

static const struct cell *rows[ROWS][COLUMNS];

struct key {
	enum column column;
	bool descending;
};

/* ---- slowly --------------------------------------------------------------------------------- */

static int order_of(long one, long other)
{
	return (one > other) - (one < other);
}

static int compare_texts(const struct cell *one, const struct cell *other)
{
	if (!one->parts[0] || !other->parts[0])
		return strcmp(one->text, other->text);
	for (int at = 0; at < PARTS; at++) {
		if (one->parts[at] != other->parts[at])
			return one->parts[at] - other->parts[at];
	}
	return 0;
}

/* Sorts of cells keep their order, whichever way the key goes. */
static int compare(const struct key *key, const struct cell *one, const struct cell *other)
{
	int order = 0;

	if (one->sort != other->sort)
		return order_of(one->sort, other->sort);
	if (one->sort == TEXT)
		order = compare_texts(one, other);
	else if (one->first != other->first)
		order = order_of(one->first, other->first);
	else
		order = order_of(one->last, other->last);
	return key->descending ? -order : order;
}

static bool is_behind(const struct key *keys, size_t count, int one, int other)
{
	for (size_t at = 0; at < count; at++) {
		enum column column = keys[at].column;
		int order = compare(&keys[at], rows[one][column], rows[other][column]);

		if (order)
			return order > 0;
	}
	return false;
}

/* Insertion leaves equal rows as they came. */
static void sort_slowly(const struct key *keys, size_t count, int *order)
{
	for (int row = 0; row < ROWS; row++) {
		int at = row;

		for (; at && is_behind(keys, count, order[at - 1], row); at--)
			order[at] = order[at - 1];
		order[at] = row;
	}
}

/* ---- both ----------------------------------------------------------------------------------- */

static void make_stream(char *stream, size_t room)
{
	size_t length =
		(size_t)snprintf(stream, room, "id\tstatus\tdue\tamount\tno\ttitle\tmine\n");

	for (int row = 0; row < ROWS; row++) {
		length += (size_t)snprintf(stream + length, room - length, "%d", row);
		for (int column = 0; column < COLUMNS; column++) {
			rows[row][column] =
				&tables[column].cells[next_random((unsigned)tables[column].count)];
			length += (size_t)snprintf(
				stream + length, room - length, "\t%s", rows[row][column]->text);
		}
		length += (size_t)snprintf(stream + length, room - length, "\n");
	}
}

/* What an output makes of a stream; the caller frees the writer. */
static struct rx_writer *put_through(const char *stream, const struct rx_output_options *options)
{
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_output *output = rx_output_new(options, writer, NULL);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	assert_non_null(output);
	assert_int_equal(rx_reader_open_bytes(reader, "s", stream, strlen(stream)), 0);
	assert_int_equal(rx_output_header(output, rx_reader_header(reader)), 0);
	while (rx_reader_next(reader, &block) == 1)
		assert_int_equal(rx_output_rows(output, &block, 0, block.rows), 0);
	assert_int_equal(rx_output_end(output), 0);
	rx_reader_free(reader);
	rx_output_free(output);
	return writer;
}

static void check_sorted(const char *stream, const struct key *keys, size_t count)
{
	struct rx_output_options options = {.columns = "id", .no_header = 1};
	int order[ROWS], limit = next_random(3) ? ROWS : 1 + (int)next_random(ROWS);
	struct rx_writer *writer;
	struct rx_text rest, line;
	char text[200] = "";

	for (size_t at = 0; at < count; at++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s%s", at ? "," : "",
			keys[at].descending ? "-" : "",
			names[keys[at].column][next_random(2) && keys[at].column != OWN]);
	sort_slowly(keys, count, order);
	options.sort = text;
	options.limit = limit < ROWS ? (size_t)limit : 0;
	writer = put_through(stream, &options);
	rest = rx_writer_memory(writer);
	for (int at = 0; at < limit; at++) {
		assert_true(rx_text_split(&rest, '\n', &line));
		if (atoi(line.bytes) != order[at])
			fail_msg("%s: place %d has row %d, slowly %d", text, at, atoi(line.bytes),
				order[at]);
	}
	assert_int_equal(rest.length, 0);
	rx_writer_free(writer);
}

static void test_sorting(void **state)
{
	long rounds = rounds_of(60);

	(void)state;
	for (long round = 0; round < rounds; round++) {
		static char stream[ROWS * 120];
		size_t count = 1 + next_random(KEYS);
		struct key keys[KEYS];

		make_stream(stream, sizeof(stream));
		for (size_t at = 0; at < count; at++)
			keys[at] =
				(struct key){(enum column)((next_random(COLUMNS) + at) % COLUMNS),
					next_random(2)};
		check_sorted(stream, keys, count);
	}
}

/* ---- samples -------------------------------------------------------------------------------- */

enum { SEEDS = 2000, MANY = 60, TAKEN = 6, GROUPS = 2 };

/* Counts how often each row is taken over many seeds; rows stay in their order. */
static void count_taken(const char *stream, const char *by, unsigned *taken)
{
	for (uint64_t number = 1; number <= SEEDS; number++) {
		struct rx_output_options options = {.sample = TAKEN,
			.sample_by = by,
			.seed = number,
			.columns = "id",
			.no_header = 1};
		struct rx_writer *writer = put_through(stream, &options);
		struct rx_text rest = rx_writer_memory(writer), line;
		int last = -1, count = 0;

		while (rest.length && rx_text_split(&rest, '\n', &line)) {
			int row = atoi(line.bytes);

			assert_true(row > last && row < MANY);
			last = row;
			taken[row]++;
			count++;
		}
		assert_int_equal(count, by ? GROUPS * TAKEN : TAKEN);
		rx_writer_free(writer);
	}
}

/* Within five standard deviations of what an even choice gives. */
static void check_even(unsigned taken, double chance)
{
	double difference = taken - SEEDS * chance;

	if (difference * difference > 25 * SEEDS * chance * (1 - chance))
		fail_msg("taken %u times, expected about %.0f", taken, SEEDS * chance);
}

/* A third of the rows are of one group, the others of the other. */
static void test_samples_are_even(void **state)
{
	static char stream[MANY * 16];
	size_t length = (size_t)snprintf(stream, sizeof(stream), "id\tdept\n");
	unsigned all[MANY] = {0}, grouped[MANY] = {0};

	(void)state;
	for (int row = 0; row < MANY; row++)
		length += (size_t)snprintf(stream + length, sizeof(stream) - length, "%d\t%s\n",
			row, row % 3 ? "a" : "b");
	count_taken(stream, NULL, all);
	count_taken(stream, "dept", grouped);
	for (int row = 0; row < MANY; row++) {
		check_even(all[row], (double)TAKEN / MANY);
		check_even(grouped[row], row % 3 ? TAKEN / (MANY * 2 / 3.0) : TAKEN / (MANY / 3.0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sorting),
		cmocka_unit_test(test_samples_are_even),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
