/*
 * test-fact-dates.c - dates made by chance, written in every form and with the losses that pages have,
 * and read again: what is certain is right, what can be decided is decided.
 *
 * A page loses the runs of one character between digits (年, 月), so 2022年4月7日至6月10日 becomes
 * 202247日至610日.  A reading that is not certain must have the truth among its candidates.
 */
#include "facts.h"
#include "when.h"

enum { ROUNDS = 400, WORDS = 200 };

struct made {
	char words[WORDS]; /* as written */
	char value[64];    /* what it means */
};

static uint64_t state_of_chance = 20231107;

static int32_t chance(int32_t from, int32_t to)
{
	state_of_chance =
		state_of_chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return from + (int32_t)((state_of_chance >> 33) % (uint64_t)(to - from + 1));
}

static struct rx_civil any_day(int32_t first, int32_t last)
{
	return rx_day_civil(chance(first, last));
}

/* Days of the window of the documents below. */
static const struct rx_civil window[] = {{2022, 3, 8}, {2023, 9, 20}};

static struct rx_civil day_in_window(void)
{
	return any_day(rx_day_number(window[0]) + 150, rx_day_number(window[1]));
}

static const char *han(int32_t number, char out[32])
{
	static const char *const digits[] = {
		"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	snprintf(out, 32, "%s%s%s", number >= 20 ? digits[number / 10] : "",
		number >= 10 ? "十" : "", digits[number % 10]);
	return out;
}

static void full_width(int32_t number, char out[32])
{
	char plain[12];

	snprintf(plain, sizeof(plain), "%d", (int)number);
	out[0] = '\0';
	for (size_t at = 0; plain[at]; at++)
		snprintf(out + 3 * at, 32 - 3 * at, "\xEF\xBC%c", (char)(0x90 + plain[at] - '0'));
}

enum { FORMS = 12 };

/* A date in one of the forms of prose that has lost nothing. */
static void make_whole(int32_t form, struct made *made)
{
	struct rx_civil a = day_in_window(), b = day_in_window();
	char one[32], two[32], three[32];
	int y = (int)a.year, m = (int)a.month, d = (int)a.day;

	if (rx_day_number(b) < rx_day_number(a)) {
		struct rx_civil swap = a;

		a = b;
		b = swap;
		y = (int)a.year, m = (int)a.month, d = (int)a.day;
	}
	snprintf(made->value, sizeof(made->value), "%04d-%02d-%02d", y, m, d);
	switch (form) {
	case 0: snprintf(made->words, WORDS, "%d年%d月%d日", y, m, d); break;
	case 1: snprintf(made->words, WORDS, "%d-%02d-%02d", y, m, d); break;
	case 2: snprintf(made->words, WORDS, "%d.%d.%d", y, m, d); break;
	case 3:
		snprintf(made->words, WORDS, "二〇二%s年%s月%s日", han(y % 10, one), han(m, two),
			han(d, three));
		break;
	case 4:
		full_width(y, one), full_width(m, two), full_width(d, three);
		snprintf(made->words, WORDS, "%s年%s月%s日", one, two, three);
		break;
	case 5:
		snprintf(made->words, WORDS, "%d年%d月", y, m);
		snprintf(made->value, sizeof(made->value), "%04d-%02d", y, m);
		break;
	case 6:
		snprintf(made->words, WORDS, "%d年%d月%d日至%d年%d月%d日", y, m, d, (int)b.year,
			(int)b.month, (int)b.day);
		snprintf(made->value, sizeof(made->value), "%04d-%02d-%02d/%04d-%02d-%02d", y, m, d,
			(int)b.year, (int)b.month, (int)b.day);
		break;
	case 7:
		snprintf(made->words, WORDS, "%d年%d月底前", y, m);
		rx_day_format(rx_day_number((struct rx_civil){
				      a.year, a.month, rx_month_length(a.year, a.month)}),
			made->value);
		break;
	case 8:
		m = (int)chance(1, 9);
		snprintf(made->words, WORDS, "%d年%d、%d、%d月", y, m, m + 1, m + 3);
		snprintf(made->value, sizeof(made->value), "%04d-%02d;%04d-%02d;%04d-%02d", y, m, y,
			m + 1, y, m + 3);
		break;
	case 9:
		d = (int)chance(1, 20);
		snprintf(made->words, WORDS, "%d年%d月%d日至%d日", y, m, d, d + 3);
		snprintf(made->value, sizeof(made->value), "%04d-%02d-%02d/%04d-%02d-%02d", y, m, d,
			y, m, d + 3);
		break;
	case 10:
		snprintf(made->words, WORDS, "%d-%d年", y - 3, y);
		snprintf(made->value, sizeof(made->value), "%04d/%04d", y - 3, y);
		break;
	default:
		snprintf(made->words, WORDS, "%d年%d月以来", y, m);
		snprintf(made->value, sizeof(made->value), "%04d-%02d/..", y, m);
		break;
	}
}

enum { LOSSES = 5 };

/* The same with the units between digits lost. */
static void make_damaged(int32_t form, struct made *made)
{
	struct rx_civil a = day_in_window(),
			b = any_day(rx_day_number(a), rx_day_number(window[1]));
	int y = (int)a.year, m = (int)a.month, d = (int)a.day;

	snprintf(made->value, sizeof(made->value), "%04d-%02d-%02d", y, m, d);
	switch (form) {
	case 0: snprintf(made->words, WORDS, "%d%d%d日", y, m, d); break;
	case 1:
		snprintf(made->words, WORDS, "%d%d月", y, m);
		snprintf(made->value, sizeof(made->value), "%04d-%02d", y, m);
		break;
	case 2:
		snprintf(made->words, WORDS, "%d%d%d日至%d%d%d日", y, m, d, (int)b.year,
			(int)b.month, (int)b.day);
		snprintf(made->value, sizeof(made->value), "%04d-%02d-%02d/%04d-%02d-%02d", y, m, d,
			(int)b.year, (int)b.month, (int)b.day);
		break;
	case 3:
		m = (int)chance(1, 9);
		snprintf(made->words, WORDS, "%d%d、%d月", y, m, m + 2);
		snprintf(made->value, sizeof(made->value), "%04d-%02d;%04d-%02d", y, m, y, m + 2);
		break;
	default: snprintf(made->words, WORDS, "%d年%d%d日", y, m, d); break;
	}
}

/* A notice around the words that tells its own dates and loses units. */
static void put_into(char *document, size_t size, const char *words, bool damaged)
{
	snprintf(document, size,
		"关于丙集团巡察整改情况的通报\n日期:2023-09-20\n"
		"2022%s3%s8日至5月20日,区委第二巡察组对丙集团进行巡察。2022年8月2日,"
		"巡察组反馈了意见。\n"
		"一、整改组织情况\n集团于2022%s8月启动整改,2022%s9月部署。\n于%s印发文件。\n",
		damaged ? "" : "年", damaged ? "" : "月", damaged ? "" : "年", damaged ? "" : "年",
		words);
}

/* The row of the made date: the one behind the dates of the frame. */
static struct rx_text last_line(struct rx_text all)
{
	struct rx_text rest = all, line, last = {"", 0};

	while (rx_text_split(&rest, '\n', &line)) {
		if (line.length)
			last = line;
	}
	return last;
}

static bool among(struct rx_text candidates, const char *value)
{
	struct rx_text rest = candidates, one;

	while (rx_text_split(&rest, '|', &one)) {
		if (rx_text_equal(one, rx_text(value)))
			return true;
	}
	return false;
}

/* 1 read right, 0 left open with the truth among the candidates; anything else fails. */
static int read_again(const struct made *made, bool damaged)
{
	char document[1024];
	struct rx_buffer all = {0};
	struct rx_text line, value;
	int right = 1;

	put_into(document, sizeof(document), made->words, damaged);
	facts_of(document, NULL, "date", "value alt", &all);
	line = last_line(rx_buffer_text(&all));
	rx_text_split(&line, ' ', &value);
	if (rx_text_equal(value, RX_LITERAL("-"))) {
		if (!damaged || !among(line, made->value))
			fail_msg("%s may be %.*s, is %s", made->words, (int)line.length, line.bytes,
				made->value);
		right = 0;
	} else if (!rx_text_equal(value, rx_text(made->value))) {
		fail_msg("%s is read as %.*s, is %s", made->words, (int)value.length, value.bytes,
			made->value);
	}
	rx_buffer_release(&all);
	return right;
}

static void whole_dates_are_read(void **state)
{
	struct made made;

	(void)state;
	for (int32_t round = 0; round < ROUNDS; round++) {
		make_whole(round % FORMS, &made);
		assert_int_equal(read_again(&made, false), 1);
	}
}

/* One in ten has two readings in the window: 1月11日 to 19日 and 11月1日 to 9日, and so on. */
static void damaged_dates_are_restored_or_left_open(void **state)
{
	struct made made;
	int32_t right = 0;

	(void)state;
	for (int32_t round = 0; round < ROUNDS; round++) {
		make_damaged(round % LOSSES, &made);
		right += read_again(&made, true);
	}
	assert_true(right * 100 >= ROUNDS * 90);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_dates_are_read),
		cmocka_unit_test(damaged_dates_are_restored_or_left_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
