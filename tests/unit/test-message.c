/*
 * test-message.c - the list of message.def: slugs, both languages with the same arguments, and
 * formatting, quoting and carets.
 */
#include "check.h"
#include "message.h"
#include "utf8.h"

static const struct {
	const char *slug, *formats[2], *meanings[2];
} list[] = {
#define MESSAGE(ID, slug, SEVERITY, en, zh, en_meaning, zh_meaning) \
	{#slug, {en, zh}, {en_meaning, zh_meaning}},
#include "message.def"
#undef MESSAGE
};

enum { ARGUMENTS = 9 };

/* Reads one conversion behind its %, only %s, %zu and their forms by position: the kind of the
 * argument, 's' or 'z', 0 for anything else; *place is its number from 1, *at moves behind it. */
static char conversion(const char **at, size_t *place)
{
	if ((*at)[0] >= '1' && (*at)[0] <= '9' && (*at)[1] == '$') {
		*place = (size_t)(**at - '0');
		*at += 2;
	} else {
		++*place;
	}
	if (strncmp(*at, "zu", 2) == 0) {
		*at += 2;
		return 'z';
	}
	return *(*at)++ == 's' ? 's' : 0;
}

/* Kinds of a format's arguments by number; false for what message.def does not allow. */
static bool arguments(const char *format, char kinds[ARGUMENTS + 1])
{
	size_t place = 0;
	bool by_number = false;

	memset(kinds, 0, ARGUMENTS + 1);
	for (const char *at = format; (at = strchr(at, '%')); at++)
		by_number = by_number || (at[1] >= '1' && at[1] <= '9' && at[2] == '$');
	while ((format = strchr(format, '%'))) {
		char kind;

		format++;
		if (*format == '%') {
			format++;
			continue;
		}
		/* C forbids mixing %s and %1$s in one format. */
		if (by_number != (format[0] && format[1] == '$'))
			return false;
		kind = conversion(&format, &place);
		if (!kind || place > ARGUMENTS || (kinds[place - 1] && kinds[place - 1] != kind))
			return false;
		kinds[place - 1] = kind;
	}
	/* No number is left out. */
	for (size_t at = strlen(kinds); at < ARGUMENTS; at++) {
		if (kinds[at])
			return false;
	}
	return true;
}

static void test_checker_can_fail(void **state)
{
	char kinds[ARGUMENTS + 1];

	(void)state;
	assert_true(arguments("a %s of %zu", kinds));
	assert_string_equal(kinds, "sz");
	assert_true(arguments("%2$zu之%1$s", kinds));
	assert_string_equal(kinds, "sz");
	assert_true(arguments("100%%", kinds));
	assert_string_equal(kinds, "");
	assert_false(arguments("%d", kinds));
	assert_false(arguments("%1$s%3$s", kinds));
	assert_false(arguments("%2$s %s", kinds));
	assert_false(arguments("%", kinds));
}

static void test_formats(void **state)
{
	char en[ARGUMENTS + 1], zh[ARGUMENTS + 1];

	(void)state;
	for (size_t at = 0; at < RX_SAY_COUNT; at++) {
		assert_true(arguments(list[at].formats[0], en));
		assert_true(arguments(list[at].formats[1], zh));
		assert_string_equal(en, zh);
	}
}

static void test_slugs(void **state)
{
	(void)state;
	for (size_t at = 0; at < RX_SAY_COUNT; at++) {
		assert_true(list[at].slug[0] >= 'a' && list[at].slug[0] <= 'z');
		assert_int_equal(strspn(list[at].slug, "abcdefghijklmnopqrstuvwxyz0123456789-"),
			strlen(list[at].slug));
		for (size_t other = 0; other < at; other++)
			assert_string_not_equal(list[at].slug, list[other].slug);
		assert_string_equal(rx_message_slug((enum rx_message_id)at), list[at].slug);
	}
}

static void test_explained(void **state)
{
	const char *meaning = NULL;

	(void)state;
	for (size_t at = 0; at < RX_SAY_COUNT; at++) {
		for (int lang = 0; lang < 2; lang++) {
			assert_string_equal(rx_message_explain(at, (enum rx_lang)lang, &meaning),
				list[at].slug);
			assert_string_equal(meaning, list[at].meanings[lang]);
			assert_true(strlen(meaning) > 10);
		}
		assert_true(rx_utf8_count(rx_text(meaning)) < strlen(meaning));
	}
	assert_null(rx_message_explain(RX_SAY_COUNT, RX_LANG_EN, &meaning));
	assert_null(rx_message_explain(SIZE_MAX, RX_LANG_EN, &meaning));
}

static void test_say(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_place place = {"a.tsv", 3, 4};

	(void)state;
	rx_say(&sink, place, RX_SAY_RAGGED, (size_t)2, (size_t)3);
	assert_int_equal(said.count, 1);
	assert_int_equal(said.severity, RX_ERROR);
	assert_string_equal(said.slug, "ragged");
	assert_string_equal(said.file, "a.tsv");
	assert_int_equal(said.line, 3);
	assert_int_equal(said.column, 4);
	assert_string_equal(said.excerpt, "");
	assert_string_equal(said.text,
		"row has 2 cells, the header has 3; stopped here, the rows before it are kept");
	sink.lang = RX_LANG_ZH;
	rx_say(&sink, place, RX_SAY_RAGGED, (size_t)2, (size_t)3);
	assert_string_equal(said.text, "本行有2格，表头有3列；到此停止，此前各行均已保留");
}

/* Positions in the Chinese format reorder the arguments. */
static void test_say_by_position(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	sink.lang = RX_LANG_ZH;
	rx_say(&sink, (struct rx_place){0}, RX_SAY_UNKNOWN_COLUMN, "stat", "a.tsv", "status");
	assert_string_equal(said.text, "a.tsv中没有“stat”这一列；相近的有：status");
	assert_string_equal(said.file, "");
	assert_int_equal(said.line, 0);
}

static void test_nobody_listens(void **state)
{
	const struct rx_sink deaf = {NULL, NULL, RX_LANG_EN};

	(void)state;
	rx_say(&deaf, (struct rx_place){0}, RX_SAY_MEMORY);
	rx_say(NULL, (struct rx_place){0}, RX_SAY_MEMORY);
}

static void test_format_is_cut(void **state)
{
	char bytes[8];

	(void)state;
	assert_int_equal(rx_message_format(bytes, sizeof(bytes), RX_LANG_EN, RX_SAY_MEMORY), 7);
	assert_string_equal(bytes, "out of ");
	assert_int_equal(rx_message_severity(RX_SAY_NUMBER_GAP), RX_WARNING);
}

/* A cut text ends on a character, in both languages. */
static void test_long_text(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	char reason[2000];

	(void)state;
	for (size_t offset = 0; offset < 3; offset++) {
		memset(reason, 'x', offset);
		for (size_t at = offset; at + 3 < sizeof(reason); at += 3)
			memcpy(reason + at, "整\0", 4);
		rx_say(&sink, (struct rx_place){0}, RX_SAY_EXPRESSION, reason);
		assert_true(strlen(said.text) > 1000);
		assert_string_equal(said.text + strlen(said.text) - 3, "整");
	}
}

static void test_quotable(void **state)
{
	char copy[32];

	(void)state;
	assert_string_equal(rx_quotable(rx_text("整改"), copy, sizeof(copy)), "整改");
	assert_string_equal(
		rx_quotable(rx_text("a\tb\x1B[1m\x7F"), copy, sizeof(copy)), "a?b?[1m?");
	assert_string_equal(rx_quotable(rx_text("\xFF\xE2\x80\xAE."), copy, sizeof(copy)), "??.");
	assert_string_equal(rx_quotable(rx_text_of("a\0b", 3), copy, sizeof(copy)), "a?b");
	assert_string_equal(rx_quotable(rx_text_of(NULL, 0), copy, sizeof(copy)), "");
	assert_string_equal(rx_quotable(rx_text("整整整整整整整整整整整整"), copy, sizeof(copy)),
		"整整整整整整整整整...");
	for (size_t room = 8; room < sizeof(copy); room++)
		assert_true(strlen(rx_quotable(rx_text("整改a整改b整改c整改d整改"), copy, room))
			< room);
}

static void test_caret(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_text expression = rx_text("整改状态 == ");

	(void)state;
	rx_say_at(&sink, expression, expression.length, RX_SAY_EXPRESSION, "expected a value");
	assert_string_equal(said.file, "<expr>");
	assert_int_equal(said.line, 1);
	assert_int_equal(said.column, 9);
	assert_int_equal(said.caret, 12);
	assert_string_equal(said.excerpt, "整改状态 == ");
	assert_int_equal(rx_caret_width(rx_text("a\xEF\xBC\x8C整\xE3\x80\x82")), 1 + 6);
}

static void test_caret_inside_excerpt(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	char expression[3000];

	(void)state;
	memset(expression, 'a', sizeof(expression));
	for (size_t at = 0; at <= sizeof(expression); at += 100) {
		rx_say_at(&sink, rx_text_of(expression, sizeof(expression)), at, RX_SAY_EXPRESSION,
			"wrong");
		assert_int_equal(said.column, at + 1);
		assert_true(said.caret <= strlen(said.excerpt));
	}
}

static void test_errno(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	rx_say_errno(&sink, "a.tsv", 2);
	assert_string_equal(said.slug, "system");
	assert_string_equal(said.text, "No such file or directory");
	assert_string_equal(said.file, "a.tsv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_checker_can_fail),
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_slugs),
		cmocka_unit_test(test_explained),
		cmocka_unit_test(test_say),
		cmocka_unit_test(test_say_by_position),
		cmocka_unit_test(test_nobody_listens),
		cmocka_unit_test(test_format_is_cut),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_quotable),
		cmocka_unit_test(test_caret),
		cmocka_unit_test(test_caret_inside_excerpt),
		cmocka_unit_test(test_errno),
	};

	return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
