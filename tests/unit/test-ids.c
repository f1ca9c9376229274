/*
 * test-ids.c - ids that are unique in a stream and survive revisions of a document.
 */
#include "parsed.h"

#define NOTICE(body, findings)                                                    \
	"中共" body "委员会关于市委第一轮巡察整改情况的通报\n" \
	"根据统一部署,市委第一巡察组对" body                                      \
	"进行了巡察。现将整改情况通报如下。\n一、反馈问题整改情况\n" findings
#define TWO                                                                                                                              \
	"1.关于学习不深入的问题\n整改情况:一是学习。二是检查。\n2.关于检查不到位的问题\n整改情况:" \
	"一是学习。二是检查。\n"

static void all_ids_differ(const struct stream *stream)
{
	size_t column = (size_t)rx_header_find(stream->block.header, rx_text("id"));

	for (size_t row = 0; row < stream->block.rows; row++) {
		assert_true(rx_block_cell(&stream->block, row, column).length > 0);
		for (size_t other = 0; other < row; other++)
			assert_false(rx_text_equal(rx_block_cell(&stream->block, row, column),
				rx_block_cell(&stream->block, other, column)));
	}
}

static void equal_titles_get_different_ids(void **state)
{
	struct stream stream;

	(void)state;
	stream_parse(&stream, NOTICE("甲局", TWO TWO));
	assert_int_equal(stream_count(&stream, "finding"), 4);
	all_ids_differ(&stream);
	assert_true(rx_text_ends(stream_cell(&stream, "finding", 2, "id"), rx_text("~2")));
	stream_end(&stream);
}

static void equal_documents_get_different_ids(void **state)
{
	struct stream stream;

	(void)state;
	stream_begin(&stream);
	for (size_t at = 0; at < 3; at++)
		stream_add(&stream, NOTICE("甲局", TWO));
	stream_read(&stream);
	assert_int_equal(stream_count(&stream, "doc"), 3);
	all_ids_differ(&stream);
	stream_end(&stream);
}

static void measures_carry_the_id_of_their_finding(void **state)
{
	struct stream stream;

	(void)state;
	stream_parse(&stream, NOTICE("甲局", TWO));
	for (size_t at = 0; at < 4; at++) {
		struct rx_text finding = stream_cell(&stream, "finding", at / 2, "id");

		assert_true(rx_text_starts(stream_cell(&stream, "measure", at, "id"), finding));
		assert_true(rx_text_equal(stream_cell(&stream, "measure", at, "parent"), finding));
	}
	stream_end(&stream);
}

/* The ids of findings, before and after a change of the document. */
static void check_same(const char *before, const char *after, bool same)
{
	struct stream one, other;
	size_t count;

	stream_parse(&one, before);
	stream_parse(&other, after);
	count = stream_count(&one, "finding");
	assert_int_equal(stream_count(&other, "finding"), count);
	for (size_t at = 0; at < count; at++) {
		bool equal = rx_text_equal(stream_cell(&one, "finding", at, "id"),
			stream_cell(&other, "finding", at, "id"));

		if (equal != same)
			fail_msg("finding %zu: ids are %s", at, equal ? "equal" : "not equal");
	}
	stream_end(&one);
	stream_end(&other);
}

static void ids_survive_revisions(void **state)
{
	(void)state;
	check_same(NOTICE("甲局", "1.关于202247日会议缺失的问题\n整改情况:一是甲。\n"),
		NOTICE("甲局", "1.关于2022年4月7日会议缺失的问题\n整改情况:一是乙。\n"), true);
	check_same(NOTICE("甲局", "1.关于学习不深入的问题\n整改情况:一是甲。\n"),
		NOTICE("甲局", "7.关于“学习不深入”的问题。\n整改情况:一是甲。\n"), true);
	check_same(NOTICE("甲局", "1.关于学习不深入的问题\n整改情况:一是甲。\n"),
		NOTICE("甲局", "1.学习不深入的问题(已完成)\n整改情况:一是甲。\n"), true);
}

static void another_body_has_other_ids(void **state)
{
	(void)state;
	check_same(NOTICE("甲局", TWO), NOTICE("乙局", TWO), false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_titles_get_different_ids),
		cmocka_unit_test(equal_documents_get_different_ids),
		cmocka_unit_test(measures_carry_the_id_of_their_finding),
		cmocka_unit_test(ids_survive_revisions),
		cmocka_unit_test(another_body_has_other_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
