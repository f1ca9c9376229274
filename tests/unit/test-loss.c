/*
 * test-loss.c - what a page has lost: characters, quotation marks, what stood between punctuation.
 */
#include "buffer.h"
#include "parsed.h"

#define NOTICE(heading, measure) \
	"关于整改情况的通报\n一、反馈问题整改情况\n1." heading "\n整改情况:" measure "\n"
#define HEADING "关于学习不深入的问题"

/* The diags of a document as one string: type, text, proposal, what could be read. */
static void assert_diags(const char *document, const char *expected)
{
	struct rx_buffer all = {0};
	struct stream stream;

	stream_parse(&stream, document);
	for (size_t at = 0; at < stream_count(&stream, "diag"); at++) {
		static const char *const columns[] = {"type", "text", "alt", "value"};

		for (size_t column = 0; column < 4; column++) {
			rx_buffer_add_text(&all, stream_cell(&stream, "diag", at, columns[column]));
			rx_buffer_add_byte(&all, column < 3 ? '|' : '\n');
		}
	}
	assert_text(rx_buffer_text(&all), expected);
	rx_buffer_release(&all);
	stream_end(&stream);
}

static void lone_quotes_get_a_proposal(void **state)
{
	(void)state;
	assert_diags(NOTICE("关于学习不深入”的问题", "一是学习。"),
		"quote-unbalanced|学习不深入”|“学习不深入”|\n");
	assert_diags(NOTICE("关于“学习不深入的问题", "一是学习。"),
		"quote-unbalanced|“学习不深入|“学习不深入”|\n");
	/* In running text behind the verb; where there is none, only the mark is noted. */
	assert_diags(NOTICE(HEADING, "一是全面推行5+N”模式。二是天气”很好。"),
		"quote-unbalanced|5+N”|“5+N”|\nquote-unbalanced|”||\n");
	assert_diags(NOTICE(HEADING, "一是开展“大走访”活动。"), "");
	/* A verb at the end is quoted itself, and ‘…’ stands inside. */
	assert_diags(NOTICE(HEADING, "一是坚持抓学习就是抓落实”。二是树立抓‘关键少数’”的理念。"),
		"quote-unbalanced|抓学习就是抓落实”|“抓学习就是抓落实”|\n"
		"quote-unbalanced|抓‘关键少数’”|“抓‘关键少数’”|\n");
	/* Closed in front of what is said of it, or where its clause ends. */
	assert_diags(
		NOTICE(HEADING, "一是形成“一级抓一级的工作机制。二是破除“重部署轻落实。三是甲。"),
		"quote-unbalanced|“一级抓一级|“一级抓一级”|\n"
		"quote-unbalanced|“重部署轻落实|“重部署轻落实”|\n");
	/* A sentence that is quoted as a problem. */
	assert_diags(NOTICE("关于“学习不深入。检查不严。的问题", "一是学习。"),
		"quote-unbalanced|“学习不深入。检查不严。|“学习不深入。检查不严。”|\n");
	/* A quotation over two paragraphs has lost nothing. */
	assert_diags(NOTICE(HEADING, "一是学习。") "“学习要深入。\n“还要做到实处。”\n", "");
}

static void set_phrases_are_noted_where_quotes_are_lost(void **state)
{
	(void)state;
	assert_diags(NOTICE("关于学习不深入”的问题",
			     "一是增强四个意识。二是开展大走访”活动,做到“两个维护”。"),
		"quote-unbalanced|学习不深入”|“学习不深入”|\nquote-lost|四个意识|“四个意识”|\n"
		"quote-unbalanced|大走访”|“大走访”|\n");
	assert_diags(NOTICE(HEADING, "一是增强四个意识。"), "");
}

static void doubled_punctuation_has_a_stronger_mark(void **state)
{
	(void)state;
	assert_diags(NOTICE(HEADING, "一是学习,,检查。。二是改进,;提高。"),
		"punctuation-doubled|,,|,|\npunctuation-doubled|。。|。|\npunctuation-doubled|,;|;|"
		"\n");
	assert_diags(NOTICE(HEADING, "一是学习!!检查?!二是改进……"), "");
}

static void replacement_characters_are_losses(void **state)
{
	(void)state;
	assert_diags(NOTICE(HEADING, "一是学\xEF\xBF\xBD\xEF\xBF\xBD检查。"),
		"char-lost|\xEF\xBF\xBD\xEF\xBF\xBD||\n");
	/* Bytes that are no UTF-8 as well. */
	assert_diags(NOTICE(HEADING, "一是学\xFF检查。"), "char-lost|\xEF\xBF\xBD||\n");
}

/* Wordings that lack a character are looked for where other damage was seen. */
static void wordings_that_lack_a_character_are_noted(void **state)
{
	(void)state;
	assert_diags(NOTICE("关于学习不深入”的问题",
			     "一是市委第巡察组反馈。二是明确专负责。三是做好整改工。"),
		"quote-unbalanced|学习不深入”|“学习不深入”|\nchar-lost|第巡察组||第□巡察组\n"
		"char-lost|专负责|专人负责|\nchar-lost|整改工。|整改工作。|\n");
	assert_diags(NOTICE(HEADING, "一是做好整改工。"), "");
}

static void a_repair_puts_sure_proposals_in(void **state)
{
	struct stream stream;

	(void)state;
	stream_repair(&stream,
		NOTICE("关于学习不深入”的问题", "一是明确专负责,,市委第巡察组。二是检查。"));
	assert_text(stream_cell(&stream, "finding", 0, "title"), "学习不深入");
	assert_text(stream_cell(&stream, "finding", 0, "text"), "1.关于学习不深入”的问题");
	assert_text(stream_cell(&stream, "measure", 0, "title"), "明确专人负责,市委第巡察组");
	assert_text(stream_cell(&stream, "measure", 0, "text"), "一是明确专负责,,市委第巡察组。");
	assert_text(stream_cell(&stream, "measure", 0, "flags"),
		"char-lost;repaired;punctuation-doubled");
	stream_end(&stream);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lone_quotes_get_a_proposal),
		cmocka_unit_test(set_phrases_are_noted_where_quotes_are_lost),
		cmocka_unit_test(doubled_punctuation_has_a_stronger_mark),
		cmocka_unit_test(replacement_characters_are_losses),
		cmocka_unit_test(wordings_that_lack_a_character_are_noted),
		cmocka_unit_test(a_repair_puts_sure_proposals_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
