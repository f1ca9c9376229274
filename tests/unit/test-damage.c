/*
 * test-damage.c - stretches that were read one byte off, and bytes that are no text.
 */
#include "parsed.h"

#define NOTICE(measure) \
	"关于整改情况的通报\n一、反馈问题整改情况\n1.关于学习不深入的问题\n整改情况:" measure "\n"
#define SHIFTED "学习。迮Я貉Б蜕" /* as GB2312 read one byte off looks */

static void a_shifted_stretch_is_kept_and_reported(void **state)
{
	struct stream stream;

	(void)state;
	stream_parse(&stream, NOTICE("一是" SHIFTED "A虹度。二是检查。"));
	assert_int_equal(stream_count(&stream, "measure"), 2);
	assert_int_equal(stream_count(&stream, "diag"), 1);
	assert_text(stream_cell(&stream, "diag", 0, "type"), "mojibake");
	assert_true(rx_text_equal(stream_cell(&stream, "diag", 0, "parent"),
		stream_cell(&stream, "measure", 0, "id")));
	assert_true(
		rx_text_find(stream_cell(&stream, "measure", 0, "flags"), rx_text("mojibake"), 0)
		!= RX_NONE);
	assert_text(stream_cell(&stream, "measure", 1, "flags"), "");
	/* The false stop ends no sentence. */
	assert_text(stream_cell(&stream, "measure", 0, "title"), SHIFTED "A虹度");
	stream_end(&stream);
}

static void letters_and_names_are_no_damage(void **state)
{
	static const char *const measures[] = {NOTICE("一是学习。A类项目3个。二是检查。"),
		NOTICE("一是学习。建成APP系统和KTV清单。二是检查。"),
		NOTICE("一是学习。①甲②乙。二是检查。"), NOTICE("一是学习。二是检查。")};

	(void)state;
	for (size_t at = 0; at < sizeof(measures) / sizeof(measures[0]); at++) {
		struct stream stream;

		stream_parse(&stream, measures[at]);
		for (size_t diag = 0; diag < stream_count(&stream, "diag"); diag++)
			assert_false(rx_text_equal(
				stream_cell(&stream, "diag", diag, "type"), rx_text("mojibake")));
		stream_end(&stream);
	}
}

/* With --repair cells are read from what probably stood there; text and span stay as they are. */
static void a_repair_shows_in_cells_and_keeps_the_text(void **state)
{
	static const char *const document = NOTICE("一是举办讲座17。窝等嗽贝1200多人。二是检查。");
	struct rx_text plain = rx_text("一是举办讲座17。窝等嗽贝1200多人。");
	struct stream stream;

	(void)state;
	stream_parse(&stream, document);
	assert_text(stream_cell(&stream, "measure", 0, "title"), "举办讲座17。窝等嗽贝1200多人");
	assert_text(stream_cell(&stream, "diag", 0, "alt"), "场\xEF\xBC\x8C参训人员达");
	assert_text(stream_cell(&stream, "diag", 0, "value"), "□□□训人员□");
	stream_end(&stream);
	stream_repair(&stream, document);
	assert_text(stream_cell(&stream, "measure", 0, "title"),
		"举办讲座17场\xEF\xBC\x8C参训人员达1200多人");
	assert_text(stream_cell(&stream, "measure", 0, "flags"), "mojibake;repaired");
	assert_true(rx_text_equal(stream_cell(&stream, "measure", 0, "text"), plain));
	assert_text(stream_cell(&stream, "diag", 0, "text"), "。窝等嗽贝");
	assert_text(stream_cell(&stream, "measure", 1, "text"), "二是检查。");
	assert_text(stream_cell(&stream, "measure", 1, "flags"), "");
	stream_end(&stream);
}

/* What is read out of guessed characters says so. */
static void facts_of_guessed_characters_are_flagged(void **state)
{
	static const struct rx_parse_options options = {.facts = 1, .repair = 1};
	struct stream stream;

	(void)state;
	stream_begin_with(&stream, &options);
	stream_add(&stream, NOTICE("一是举办讲座17。窝等嗽贝1200多人。"));
	stream_read(&stream);
	assert_int_equal(stream_count(&stream, "fact"), 2);
	assert_text(stream_cell(&stream, "fact", 0, "value"), "17");
	assert_text(stream_cell(&stream, "fact", 0, "uom"), "场");
	assert_text(stream_cell(&stream, "fact", 0, "flags"), "guessed");
	assert_text(stream_cell(&stream, "fact", 1, "value"), "1200");
	assert_text(stream_cell(&stream, "fact", 1, "flags"), "");
	stream_end(&stream);
}

/* Bytes that are no UTF-8 stay in their span; in the stream each is U+FFFD. */
static void bad_bytes_become_replacement_characters(void **state)
{
	struct stream stream;

	(void)state;
	stream_parse(&stream, NOTICE("一是学\xFF习。二是检查。"));
	assert_text(stream_cell(&stream, "measure", 0, "text"), "一是学\xEF\xBF\xBD习。");
	stream_end(&stream);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shifted_stretch_is_kept_and_reported),
		cmocka_unit_test(letters_and_names_are_no_damage),
		cmocka_unit_test(a_repair_shows_in_cells_and_keeps_the_text),
		cmocka_unit_test(facts_of_guessed_characters_are_flagged),
		cmocka_unit_test(bad_bytes_become_replacement_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
