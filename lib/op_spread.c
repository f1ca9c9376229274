/*
 * op_spread.c - stddev: the standard deviation of a sample, from exact sums.
 *
 * The numbers and their squares are added up exactly, so the order of rows does not matter and nothing
 * cancels; only the root at the end is rounded, to six decimals.
 *
 *     variance = (n * sum of squares - square of the sum) / (n * (n - 1))
 */
#include "message.h"
#include "operation.h"
#include "total.h"

enum { PLACES = 6 };

struct spread {
	struct rx_total sum;
	struct rx_total squares;
};

static bool add_number(struct spread *spread, struct rx_decimal number)
{
	struct rx_decimal square = {0, 2 * number.scale};

	if (__builtin_mul_overflow(number.coefficient, number.coefficient, &square.coefficient))
		return false;
	return rx_total_add(&spread->squares, square) && rx_total_add(&spread->sum, number);
}

static int add_spread(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	const struct rx_number *numbers = chunk->fields[operation->field].numbers;
	char shown[128];

	for (size_t at = 0; at < chunk->hit_count; at++) {
		const struct rx_hit *hit = &chunk->hits[at];
		struct spread *spread = &((struct spread *)operation->states)[hit->group];

		if (!numbers[hit->row].present || add_number(spread, numbers[hit->row].value))
			continue;
		rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_OVERFLOW,
			rx_quotable(operation->column, shown, sizeof(shown)));
		return -1;
	}
	return 0;
}

/* ---- the root ------------------------------------------------------------------------------- */

/* The greatest whole number whose square is not above number. */
static rx_int128 whole_root(rx_int128 number)
{
	rx_int128 root = 0;

	for (int bit = 62; bit >= 0; bit--) {
		rx_int128 larger = root | (rx_int128)1 << bit;

		if (larger * larger <= number)
			root = larger;
	}
	return root;
}

/* n * squares - sum^2, at twice the scale of the sum; false when that does not fit. */
static bool difference(uint64_t n, rx_int128 squares, rx_int128 sum, rx_int128 *result)
{
	rx_int128 left, right;

	if (__builtin_mul_overflow(squares, (rx_int128)n, &left)
		|| __builtin_mul_overflow(sum, sum, &right))
		return false;
	*result = left > right ? left - right : 0;
	return true;
}

/* The root of dividend / divisor / 10^(2 * scale), computed with as many digits as fit. */
static struct rx_decimal root_of(rx_int128 dividend, rx_int128 divisor, int scale)
{
	const rx_int128 limit = rx_power_of_ten(36);
	struct rx_decimal root;

	while (dividend && dividend < limit) {
		dividend *= 100;
		scale++;
	}
	root.coefficient = whole_root(dividend / divisor);
	for (; scale < 0; scale++)
		root.coefficient *= 10;
	root.scale = (unsigned)scale;
	return root;
}

void rx_finish_stddev(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	struct spread spread = ((const struct spread *)operation->states)[group];
	uint64_t n = spread.sum.count;
	rx_int128 dividend;
	int scale;

	if (n < 2)
		return;
	/* In normal form first, so that the digits do not depend on how the numbers were written; then
	 * the squares get twice the scale of the sum again. */
	spread.sum.sum = rx_decimal_normal(spread.sum.sum);
	spread.squares.sum = rx_decimal_normal(spread.squares.sum);
	rx_total_add(&spread.sum, (struct rx_decimal){0, (spread.squares.sum.scale + 1) / 2});
	rx_total_add(&spread.squares, (struct rx_decimal){0, 2 * spread.sum.sum.scale});
	scale = (int)spread.sum.sum.scale;
	while (!difference(
		n, spread.squares.sum.coefficient, spread.sum.sum.coefficient, &dividend)) {
		spread.squares.sum.coefficient /= 100;
		spread.sum.sum.coefficient /= 10;
		scale--;
	}
	rx_decimal_format(out,
		rx_decimal_divide(root_of(dividend, (rx_int128)n * (n - 1), scale), 1, PLACES));
}

/* ---- as text -------------------------------------------------------------------------------- */

/* The sum, the sum of squares, and how many numbers they are of. */
static bool store_spread(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	const struct spread *spread = &((const struct spread *)operation->states)[group];

	(void)cursor;
	if (spread->sum.count == 0)
		return false;
	rx_decimal_format(out, rx_decimal_normal(spread->sum.sum));
	rx_buffer_add_byte(out, ' ');
	rx_decimal_format(out, rx_decimal_normal(spread->squares.sum));
	rx_buffer_add_byte(out, ' ');
	rx_buffer_add_number(out, spread->sum.count);
	return false;
}

static int load_spread(struct rx_operation *operation, size_t group, struct rx_text part)
{
	struct spread *spread = &((struct spread *)operation->states)[group];
	struct rx_text rest = part, word;
	struct rx_decimal sum, squares;
	uint64_t count;

	if (!rx_text_split(&rest, ' ', &word) || !rx_number_parse(word, &sum) || !rest.bytes
		|| !rx_text_split(&rest, ' ', &word) || !rx_number_parse(word, &squares)
		|| !rest.bytes || !rx_count_parse(rest, &count) || count == 0)
		return 0;
	if (!rx_total_add(&spread->sum, sum) || !rx_total_add(&spread->squares, squares))
		return 0;
	spread->sum.count += count - 1;
	return 1;
}

static int absorb_spread(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	for (size_t group = 0; group < groups; group++) {
		const struct spread *from = &((const struct spread *)other->states)[group];
		struct spread *to = &((struct spread *)operation->states)[map[group]];

		if (from->sum.count
			&& (!rx_total_join(&to->sum, &from->sum)
				|| !rx_total_join(&to->squares, &from->squares)))
			return 0;
	}
	return 1;
}

const struct rx_gather rx_gather_spread = {RX_WANT_NUMBER, sizeof(struct spread), add_spread,
	store_spread, load_spread, absorb_spread};
