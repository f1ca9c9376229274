/*
 * test-misread.c - UTF-8 that was read as GBK or Latin-1 and saved so.
 */
#include "parsed.h"

#define HEAD "关于整改情况的通报\n一、反馈问题整改情况\n1.关于学习不深入的问题\n"
#define WRITTEN                                                                                    \
	"\xE6\x95\xB4\xE6\x94\xB9\xE6\x83\x85\xE5\x86\xB5:"                                        \
	"\xE4\xB8\x80\xE6\x98\xAF\xE5\x8F\xAC\xE5\xBC\x80\xE4\xB8\x93\xE9\xA2\x98\xE4\xBC\x9A\xE8" \
	"\xAE\xAE"                                                                                 \
	"3\xE6\xAC\xA1\xEF\xBC\x8C\xE5\x88\xB6\xE5\xAE\x9A\xE6\x96\xB9\xE6\xA1\x88\xE3\x80\x82"    \
	"\xE4\xBA\x8C\xE6\x98\xAF\xE5\xAE\x8C\xE5\x96\x84\xE5\xAE\x8C\xE5\x96\x84\xE4\xBA\x86"
/* WRITTEN as a decoder of GBK shows it that puts U+FFFD for what it does not know, and as one of Latin-1
 * does. */
#define AS_GBK                                                                                     \
	"\xE9\x8F\x81\xE5\xAD\x98\xE6\x95\xBC\xE9\x8E\xAF\xE5\x91\xAD\xE5\x96\x8C:"                \
	"\xE6\xB6\x93\xEF\xBF\xBD\xE9\x8F\x84\xEE\x88\x9A\xE5\xBD\xAB\xE5\xAF\xAE\xEF\xBF\xBD\xE6" \
	"\xB6\x93\xE6\x92\xBB\xEE\x95\xBD\xE6\xB5\xBC\xE6\xB0\xB3\xEE\x86\x85"                     \
	"3\xE5\xA8\x86\xE2\x98\x85\xE7\xB4\x9D\xE9\x8D\x92\xE8\xB7\xBA\xE7\x95\xBE\xE9\x8F\x82"    \
	"\xE8\xA7\x84\xEE\x94\x8D\xE9\x8A\x86\xE5\x82\x99\xE7\xB0\xA9\xE9\x8F\x84\xEE\x88\x9A\xE7" \
	"\x95\xAC\xE9\x8D\xA0\xE5\x8B\xAB\xE7\x95\xAC\xE9\x8D\xA0\xE5\x8B\xAA\xE7\xB0\xA1"
#define AS_LATIN                                                                                   \
	"\xC3\xA6\xE2\x80\xA2\xC2\xB4\xC3\xA6\xE2\x80\x9D\xC2\xB9\xC3\xA6\xC6\x92\xE2\x80\xA6\xC3" \
	"\xA5\xE2\x80\xA0\xC2\xB5:"                                                                \
	"\xC3\xA4\xC2\xB8\xE2\x82\xAC\xC3\xA6\xCB\x9C\xC2\xAF\xC3\xA5\xC2\xAC\xC3\xA5\xC2\xBC\xE2" \
	"\x82\xAC\xC3\xA4\xC2\xB8\xE2\x80\x9C\xC3\xA9\xC2\xA2\xCB\x9C\xC3\xA4\xC2\xBC\xC5\xA1\xC3" \
	"\xA8\xC2\xAE\xC2\xAE"                                                                     \
	"3\xC3\xA6\xC2\xAC\xC2\xA1\xC3\xAF\xC2\xBC\xC5\x92\xC3\xA5\xCB\x86\xC2\xB6\xC3\xA5\xC2"    \
	"\xAE\xC5\xA1\xC3\xA6\xE2\x80\x93\xC2\xB9\xC3\xA6\xC2\xA1\xCB\x86\xC3\xA3\xE2\x82\xAC\xE2" \
	"\x80\x9A\xC3\xA4\xC2\xBA\xC5\x92\xC3\xA6\xCB\x9C\xC2\xAF\xC3\xA5\xC2\xAE\xC5\x92\xC3\xA5" \
	"\xE2\x80\x93\xE2\x80\x9E\xC3\xA5\xC2\xAE\xC5\x92\xC3\xA5\xE2\x80\x93\xE2\x80\x9E\xC3\xA4" \
	"\xC2\xBA\xE2\x80\xA0"

static void assert_read_back(const char *garbled, const char *proposal)
{
	char document[4096];
	struct stream stream;

	snprintf(document, sizeof(document), HEAD "%s\n", garbled);
	stream_parse(&stream, document);
	assert_text(stream_cell(&stream, "diag", 0, "type"), "mojibake");
	assert_text(stream_cell(&stream, "diag", 0, "alt"), proposal);
	stream_end(&stream);
}

static void gbk_is_read_back(void **state)
{
	struct stream stream;

	(void)state;
	assert_read_back(AS_GBK, WRITTEN);
	stream_parse(&stream, HEAD AS_GBK "\n");
	/* What the decoder lost is told apart. */
	assert_true(rx_text_find(stream_cell(&stream, "diag", 0, "value"),
			    rx_text("□是召□专题会议3次"), 0)
		!= RX_NONE);
	assert_int_equal(stream_count(&stream, "measure"), 0);
	stream_end(&stream);
	stream_repair(&stream, HEAD AS_GBK "\n");
	assert_int_equal(stream_count(&stream, "measure"), 2);
	assert_text(stream_cell(&stream, "measure", 1, "title"), "完善完善了");
	stream_end(&stream);
}

/* What stood there is guessed by the characters beside it: 问责 of 问�, 2022年 and 8月 in front of digits; and
 * traditional characters are taken as they are printed. */
static void lost_bytes_are_guessed_by_their_neighbours(void **state)
{
	(void)state;
	assert_read_back(
		"\xE6\xB6\x93\xE3\x83\xA8\xE5\x80\x91\xE6\x9D\xA9\xE5\x80\x9F\xE7\x9F\x97\xE9"
		"\x97\x82\xEF\xBF\xBD\xE7\x92\x90\xEF\xBD\x83\xEF\xBF\xBD\xEF\xBF\xBD"
		"2022"
		"\xE9"
		"\xAA\x9E\xEF\xBF\xBD"
		"8"
		"\xE9\x8F\x88\xEF\xBF\xBD"
		"9"
		"\xE9\x8F\x83\xE3\x83"
		"\xAF\xE7\xB4\x9D\xE5\xAE\xB8\xE2\x80\xB3\xE7\x99\x82\xE7\xBC\x81\xE5\x8B\xAB"
		"\xE5\xBC\xBD\xE6\xA3\xA3\xE5\xA0\x9C\xE7\xB0\xA1\xE9\x8E\xB0\xE5\xBF\x9A\xEF"
		"\xBF\xBD\xEF\xBF\xBD",
		"严肃追责问责。2022年8月9日，巡察组反馈了意□");
}

/* Marks are found in a paragraph that begins with rare characters. */
static void marks_are_found_behind_an_odd_beginning(void **state)
{
	struct stream stream;

	(void)state;
	stream_parse(&stream,
		HEAD "整改措施：乙。把\xC3\xA2\xE2\x82\xAC\xC5\x93当下改\xC3\xA2\xE2\x82\xAC\xC2"
		     "\x9D和好。\n");
	assert_int_equal(stream_count(&stream, "diag"), 2);
	assert_text(stream_cell(&stream, "diag", 0, "alt"), "“");
	stream_end(&stream);
}

static void latin_is_read_back(void **state)
{
	struct stream stream;

	(void)state;
	stream_repair(&stream, HEAD AS_LATIN "\n");
	assert_text(stream_cell(&stream, "measure", 1, "title"), "完善完善了");
	stream_end(&stream);
	/* A few marks in text that is whole otherwise. */
	stream_repair(&stream,
		"关于整改情况的通报\n一、反馈问题整改情况\n1.关于\xC3\xA2\xE2\x82\xAC\xC5\x93"
		"学习不深入\xC3\xA2\xE2\x82\xAC\xC2\x9D的问题\n整改情况:一是学习。\n");
	assert_text(stream_cell(&stream, "finding", 0, "title"), "学习不深入");
	assert_int_equal(stream_count(&stream, "diag"), 2);
	assert_text(stream_cell(&stream, "diag", 0, "alt"), "“");
	stream_end(&stream);
}

static void what_lost_everything_is_said(void **state)
{
	struct stream stream;

	(void)state;
	stream_parse(&stream, HEAD "整改情况:一是落实锟斤拷锟斤拷制度。二是检查。\n");
	assert_int_equal(stream_count(&stream, "diag"), 1);
	assert_text(stream_cell(&stream, "diag", 0, "type"), "char-lost");
	assert_text(stream_cell(&stream, "diag", 0, "text"), "锟斤拷锟斤拷");
	stream_end(&stream);
}

static void rare_words_and_other_languages_are_left_alone(void **state)
{
	static const char *const texts[] = {"镧铈镨钕钐铕钆铽镝钬铒铥镱镥",
		"關於學習貫徹會議精神與檢視問題", "caf\xC3\xA9 \xC3\xA0 la carte, na\xC3\xAFve",
		"鞠婧祎、郝诒纯、龘靐齉爩"};

	(void)state;
	for (size_t at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		char document[1024];
		struct stream stream;

		snprintf(document, sizeof(document), HEAD "整改情况:\n%s\n", texts[at]);
		stream_parse(&stream, document);
		assert_int_equal(stream_count(&stream, "diag"), 0);
		stream_end(&stream);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gbk_is_read_back),
		cmocka_unit_test(lost_bytes_are_guessed_by_their_neighbours),
		cmocka_unit_test(marks_are_found_behind_an_odd_beginning),
		cmocka_unit_test(latin_is_read_back),
		cmocka_unit_test(what_lost_everything_is_said),
		cmocka_unit_test(rare_words_and_other_languages_are_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
