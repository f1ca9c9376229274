/*
 * test-decimal.c - exact decimals against schoolbook arithmetic on strings of digits, the forms
 * people write, and the limit of 38 digits.
 */
#include "check.h"
#include "decimal.h"

/* ---- schoolbook: a number is a sign and WIDTH digits, PLACES of them behind the point --------- */

enum { WIDTH = 100, PLACES = 48 };

struct slow {
	bool negative;
	int digits[WIDTH]; /* digits[0] is the last place */
};

/* Reads [-]digits[.digits], nothing else. */
static struct slow slow_of(const char *text)
{
	struct slow number = {.negative = text[0] == '-'};
	const char *start = text + number.negative, *point = strchr(start, '.');
	size_t whole = point ? (size_t)(point - start) : strlen(start);

	for (size_t at = 0; at < whole; at++)
		number.digits[PLACES + whole - 1 - at] = start[at] - '0';
	for (size_t at = 0; point && point[1 + at]; at++)
		number.digits[PLACES - 1 - at] = point[1 + at] - '0';
	return number;
}

static int slow_magnitude_order(const struct slow *one, const struct slow *other)
{
	for (int at = WIDTH - 1; at >= 0; at--) {
		if (one->digits[at] != other->digits[at])
			return one->digits[at] < other->digits[at] ? -1 : 1;
	}
	return 0;
}

static struct slow slow_add(struct slow one, struct slow other)
{
	struct slow swap = one, sum;
	int carry = 0;

	if (slow_magnitude_order(&one, &other) < 0) {
		one = other;
		other = swap;
	}
	sum = one;
	for (int at = 0; at < WIDTH; at++) {
		int digit = one.digits[at] + carry
			+ (one.negative == other.negative ? other.digits[at] : -other.digits[at]);

		carry = digit > 9 ? 1 : digit < 0 ? -1 : 0;
		sum.digits[at] = digit - 10 * carry;
	}
	return sum;
}

/* Digits from the first that is not 0 to the last that is not 0, as the limit counts them. */
static int slow_length(const struct slow *number)
{
	int low = 0, high = WIDTH - 1;

	while (low < PLACES && number->digits[low] == 0)
		low++;
	while (high >= 0 && number->digits[high] == 0)
		high--;
	return high < low ? 0 : high - low + 1;
}

static void slow_format(const struct slow *number, char *text)
{
	int high = WIDTH - 1, low = 0;

	while (high > PLACES && number->digits[high] == 0)
		high--;
	while (low < PLACES && number->digits[low] == 0)
		low++;
	if (number->negative && slow_length(number))
		*text++ = '-';
	for (int at = high; at >= low; at--) {
		if (at == PLACES - 1)
			*text++ = '.';
		*text++ = (char)('0' + number->digits[at]);
	}
	*text = '\0';
}

static int slow_compare(const struct slow *one, const struct slow *other)
{
	struct slow minus = *other, difference;

	minus.negative = !other->negative;
	difference = slow_add(*one, minus);
	if (slow_length(&difference) == 0)
		return 0;
	return difference.negative ? -1 : 1;
}

/* ---- tests ---------------------------------------------------------------------------------- */

/* At most whole_limit digits, at least one, and fewer than place_limit decimals. */
static void random_number(uint64_t *random, char *text, size_t whole_limit, size_t place_limit)
{
	size_t whole = 1 + check_below(random, whole_limit);
	size_t places = check_below(random, place_limit);

	if (check_below(random, 2))
		*text++ = '-';
	for (size_t at = 0; at < whole; at++)
		*text++ = check_below(random, 4) ? (char)('0' + check_below(random, 10)) : '0';
	if (places)
		*text++ = '.';
	for (size_t at = 0; at < places; at++)
		*text++ = check_below(random, 4) ? (char)('0' + check_below(random, 10)) : '9';
	*text = '\0';
}

static struct rx_decimal parsed(const char *text)
{
	struct rx_decimal number;

	if (!rx_decimal_parse(rx_text(text), &number)) {
		print_error("'%s' is no number\n", text);
		fail();
	}
	return number;
}

static void check_format(struct rx_decimal number, const char *expected)
{
	struct rx_buffer out = {0};

	rx_decimal_format(&out, number);
	check_text(rx_buffer_text(&out), expected);
	rx_buffer_release(&out);
}

static void test_against_schoolbook(void **state)
{
	uint64_t random = 9;
	char one_text[64], other_text[64], expected[128];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t limit = 1 + check_below(&random, 18);
		struct rx_decimal one, other;
		struct slow slow_one, slow_other, sum;

		random_number(&random, one_text, limit, limit);
		random_number(&random, other_text, limit, limit);
		slow_one = slow_of(one_text);
		slow_other = slow_of(other_text);
		one = parsed(one_text);
		other = parsed(other_text);
		slow_format(&slow_one, expected);
		check_format(one, expected);
		assert_int_equal(
			rx_decimal_compare(one, other), slow_compare(&slow_one, &slow_other));
		sum = slow_add(slow_one, slow_other);
		slow_format(&sum, expected);
		assert_true(rx_decimal_add(&one, other));
		check_format(one, expected);
	}
}

/* The place from which a number's digits would be counted: that of its last decimal. */
static int slow_last(const struct slow *number)
{
	int at = 0;

	while (at < PLACES && number->digits[at] == 0)
		at++;
	return at;
}

/* Tells whether a number has at most 38 digits down to a place. */
static bool slow_fits(const struct slow *number, int last)
{
	for (int at = last + 38; at < WIDTH; at++) {
		if (number->digits[at])
			return false;
	}
	return true;
}

/* Wide numbers: a sum is refused exactly when it or a part of it, lined up, has more than 38 digits,
 * and is left as it was then. */
static void test_limit_against_schoolbook(void **state)
{
	uint64_t random = 10;
	char texts[2][64], expected[128];
	int refused = 0;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct rx_decimal one, before;
		struct slow slow_one, slow_other, sum;
		int last;

		for (int i = 0; i < 2; i++) {
			size_t whole = 1 + check_below(&random, 37);

			random_number(&random, texts[i], whole, 39 - whole);
		}
		slow_one = slow_of(texts[0]);
		slow_other = slow_of(texts[1]);
		last = slow_last(&slow_one) < slow_last(&slow_other) ? slow_last(&slow_one)
								     : slow_last(&slow_other);
		before = one = parsed(texts[0]);
		sum = slow_add(slow_one, slow_other);
		if (rx_decimal_add(&one, parsed(texts[1]))) {
			slow_format(&sum, expected);
			check_format(one, expected);
			assert_true(slow_fits(&slow_one, last) && slow_fits(&slow_other, last)
				&& slow_fits(&sum, last));
			continue;
		}
		refused++;
		assert_false(slow_fits(&slow_one, last) && slow_fits(&slow_other, last)
			&& slow_fits(&sum, last));
		assert_true(one.coefficient == before.coefficient && one.scale == before.scale);
	}
	assert_in_range(refused, 1000, 19000);
}

static void check_parse(const char *text, const char *expected)
{
	check_format(parsed(text), expected);
}

static void test_forms(void **state)
{
	(void)state;
	check_parse("0", "0");
	check_parse("-0", "0");
	check_parse("007", "7");
	check_parse("+12", "12");
	check_parse("-3.50", "-3.5");
	check_parse("  61.59 \t", "61.59");
	check_parse(".5", "0.5");
	check_parse("5.", "5");
	check_parse("1,234,567.80", "1234567.8");
	check_parse("12,345", "12345");
	check_parse("434.87万", "4348700");
	check_parse("434.87 万", "4348700");
	check_parse("1.5亿", "150000000");
	check_parse("2万亿", "2000000000000");
	check_parse("0.00001万", "0.1");
	check_parse("0.000001万", "0.01");
	check_parse("61.59%", "0.6159");
	check_parse("100%", "1");
	check_parse("0.00", "0");
}

static void test_no_numbers(void **state)
{
	static const char *const bad[] = {"", " ", "-", "+", ".", "-.", "--1", "+-1", "1-", "1 2",
		"1.2.3", "万", "%", "1万万", "1%%", "1元", "1e5", "0x10", "abc", "1,", "1,,234",
		"1,23", "1,2345", "1234,567", ",123", "1,234,", "1,234,5", "1.234,567", "12,34",
		"一", "NaN", "inf"};
	struct rx_decimal number;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (rx_decimal_parse(rx_text(bad[i]), &number)) {
			print_error("'%s' was taken for a number\n", bad[i]);
			fail();
		}
	}
	assert_false(rx_decimal_parse(rx_text_of(NULL, 0), &number));
	assert_false(rx_decimal_parse(rx_text_of("1\0", 2), &number));
}

#define NINES_38 "99999999999999999999999999999999999999"

static void test_limit(void **state)
{
	struct rx_decimal number;

	(void)state;
	check_parse(NINES_38, NINES_38);
	check_parse("-" NINES_38, "-" NINES_38);
	check_parse("0." NINES_38, "0." NINES_38);
	check_parse("0000000000" NINES_38, NINES_38);
	assert_false(rx_decimal_parse(rx_text(NINES_38 "9"), &number));
	assert_false(rx_decimal_parse(rx_text(NINES_38 "万"), &number));
	assert_false(rx_decimal_parse(rx_text("0." NINES_38 "9"), &number));
	assert_false(rx_decimal_parse(rx_text("0." NINES_38 "%"), &number));
	number = parsed(NINES_38);
	assert_false(rx_decimal_add(&number, parsed("1")));
	check_format(number, NINES_38);
	assert_false(rx_decimal_add(&number, parsed("0.1")));
	assert_true(rx_decimal_add(&number, parsed("-1")));
	assert_true(rx_decimal_add(&number, parsed("1")));
	number = parsed("-" NINES_38);
	assert_false(rx_decimal_add(&number, parsed("-1")));
	assert_true(rx_decimal_add(&number, parsed(NINES_38)));
	check_format(number, "0");
}

static void test_compare_far_apart(void **state)
{
	struct rx_decimal big = parsed(NINES_38),
			  tiny = parsed("0.00000000000000000000000000000001");

	(void)state;
	assert_true(rx_decimal_compare(big, tiny) > 0);
	assert_true(rx_decimal_compare(tiny, big) < 0);
	assert_true(rx_decimal_compare(parsed("-" NINES_38), tiny) < 0);
	assert_true(rx_decimal_compare(tiny, parsed("-" NINES_38)) > 0);
	assert_true(rx_decimal_compare(parsed("-" NINES_38), parsed("-0.1")) < 0);
	assert_true(rx_decimal_compare(parsed("-0.1"), parsed("-" NINES_38)) > 0);
	assert_int_equal(rx_decimal_compare(parsed("1.50"), parsed("1.5")), 0);
	assert_int_equal(rx_decimal_compare(parsed("0"), parsed("-0.0")), 0);
	assert_true(rx_decimal_compare(parsed("0"), tiny) < 0);
}

static void check_divide(
	const char *number, uint64_t divisor, unsigned places, const char *expected)
{
	check_format(rx_decimal_divide(parsed(number), divisor, places), expected);
}

static void test_divide(void **state)
{
	(void)state;
	check_divide("1", 3, 4, "0.3333");
	check_divide("2", 3, 4, "0.6667");
	check_divide("-2", 3, 4, "-0.6667");
	check_divide("1", 2, 0, "1");
	check_divide("-1", 2, 0, "-1");
	check_divide("1.4", 1, 0, "1");
	check_divide("1.45", 1, 1, "1.5");
	check_divide("1.4499", 1, 1, "1.4");
	check_divide("0.25", 1, 1, "0.3");
	check_divide("0.75", 5, 1, "0.2");
	check_divide("10", 4, 6, "2.5");
	check_divide("0", 7, 200, "0");
	check_divide("7", 7, 2, "1");
	check_divide(NINES_38, 3, 0, "33333333333333333333333333333333333333");
	check_divide(NINES_38, 3, 2, "33333333333333333333333333333333333333");
	check_divide("18446744073709551615", UINT64_MAX, 3, "1");
}

/* Rounded half away from zero: twice the rest against the divisor, in small numbers. */
static void test_divide_small(void **state)
{
	char text[16];

	(void)state;
	for (int number = -300; number <= 300; number++) {
		for (int divisor = 1; divisor < 40; divisor++) {
			int magnitude = number < 0 ? -number : number;
			int rounded = (2 * magnitude + divisor) / (2 * divisor);

			snprintf(text, sizeof(text), "%d", number);
			assert_true(
				rx_decimal_divide(parsed(text), (uint64_t)divisor, 0).coefficient
				== (number < 0 ? -rounded : rounded));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_schoolbook),
		cmocka_unit_test(test_limit_against_schoolbook),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_no_numbers),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_compare_far_apart),
		cmocka_unit_test(test_divide),
		cmocka_unit_test(test_divide_small),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
