/*
 * test-html.c - references, tags, what a page shows, what its meta data says, and where it all came
 * from.
 */
#include "check.h"
#include "entity.h"
#include "html.h"
#include "tag.h"

static void shows(const char *html, const char *text)
{
	struct rx_page page = {.lines = NULL};

	rx_html_strip(&page, rx_text(html));
	assert_false(page.failed);
	if (!rx_text_equal(rx_buffer_text(&page.buffer), rx_text(text))) {
		print_error("%s\n", html);
		check_text(rx_buffer_text(&page.buffer), text);
	}
	rx_html_release(&page);
}

static void test_references(void **state)
{
	static const struct {
		const char *reference;
		size_t length;
		uint32_t code;
	} cases[] = {
		{"&nbsp;", 6, 0xA0},
		{"&nbsp", 5, 0xA0},
		{"&ldquo;x", 7, 0x201C},
		{"&ldquo x", 0, 0},
		{"&#8220;", 7, 0x201C},
		{"&#x201C;", 8, 0x201C},
		{"&#X201c ", 7, 0x201C},
		{"&#147;", 6, 0x201C},
		{"&#0;", 4, 0xFFFD},
		{"&#xD800;", 8, 0xFFFD},
		{"&#99999999;", 11, 0xFFFD},
		{"&#;", 0, 0},
		{"&#x;", 0, 0},
		{"&", 0, 0},
		{"&;", 0, 0},
		{"&unknown;", 0, 0},
		{"&nbspx;", 0, 0},
	};
	struct rx_buffer out = {0};
	uint32_t code;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(
			rx_entity_at(rx_text(cases[i].reference), 0, &code), cases[i].length);
		if (cases[i].length)
			assert_int_equal(code, cases[i].code);
	}
	rx_entity_decode(&out, RX_LITERAL("a&amp;b&c&#x4e00;&"));
	check_text(rx_buffer_text(&out), "a&b&c一&");
	rx_buffer_release(&out);
}

static void test_tags(void **state)
{
	struct rx_text page = RX_LITERAL("<A Href='x>y' b=c disabled D = \"e\"/>z");
	struct rx_tag tag = rx_tag_at(page, 0, true);

	(void)state;
	assert_int_equal(tag.markup, RX_MARKUP_OPEN);
	assert_true(rx_tag_is(&tag, "a"));
	assert_int_equal(tag.end, page.length - 1);
	check_text(rx_tag_value(&tag, "href"), "x>y");
	check_text(rx_tag_value(&tag, "b"), "c");
	check_text(rx_tag_value(&tag, "d"), "e");
	check_text(rx_tag_value(&tag, "disabled"), "");
	check_text(rx_tag_value(&tag, "none"), "");
	assert_int_equal(rx_tag_at(page, 0, false).end, 11);
	assert_int_equal(rx_tag_at(RX_LITERAL("<5"), 0, true).markup, RX_MARKUP_NONE);
	assert_int_equal(rx_tag_at(RX_LITERAL("<"), 0, true).markup, RX_MARKUP_NONE);
	assert_int_equal(rx_tag_at(RX_LITERAL("<整>"), 0, true).markup, RX_MARKUP_NONE);
	assert_int_equal(rx_tag_at(RX_LITERAL("</p >"), 0, true).markup, RX_MARKUP_CLOSE);
	assert_true(rx_tag_at(RX_LITERAL("<p"), 0, true).cut);
	assert_true(rx_tag_at(RX_LITERAL("<!-- x"), 0, true).cut);
	check_text(rx_tag_at(RX_LITERAL("<!-- x -->"), 0, true).inner, " x ");
	assert_int_equal(rx_tag_at(RX_LITERAL("<!-->x"), 0, true).end, 5);
}

static void test_lines(void **state)
{
	(void)state;
	shows("<p>一</p><p>二</p>", "一\n二");
	shows("一<br>二<BR/>三<hr>四", "一\n二\n三\n四");
	shows("<div><div> <p> 一 </p>\n\n</div>二</div>", "一\n二");
	shows("一<span>二</span><b> 三</b>\n四 x\ny", "一二 三四 x y");
	shows("整改\n  情况\n2项", "整改情况 2项");
	shows("<pre>一\n二 三</pre>\n四", "一\n二 三\n四");
	shows("<ul><li>一<li>二</ul>", "一\n二");
	shows("<p>&nbsp;&nbsp;一&#32;二</p>", "\u00A0\u00A0一 二");
	shows("", "");
	shows(" \n<p> </p>", "");
}

static void test_tables(void **state)
{
	(void)state;
	shows("<table><tr><td>一</td><td>二</td></tr><tr><th>三<th>四</table>五",
		"一\t二\n三\t四\n五");
	shows("<tr><td><p>一</p></td><td><p>二</p><p>三</p></td><td>四</td></tr>",
		"一\t二\n三\n四");
	shows("<tr><td></td><td>二</td><td></td><td>四</td></tr>", "二\t\t四");
	shows("<tr><td>一<br>二</td><td></td><td>三</td><td>四</td></tr>", "一\n二\n三\t四");
}

static void test_dropped(void **state)
{
	(void)state;
	shows("一<!-- <p> -->二<script>a<b</script>三<STYLE>p>q</style >四", "一二三四");
	shows("<noscript>x</noscript>一<iframe src=a>y</iframe>二<svg><text>z</text></svg>",
		"一二");
	shows("<!DOCTYPE html><?xml version='1'?>一<![CDATA[x]]>", "一");
	shows("<a title='<p>x>y'>一</a>", "一");
	shows("1 < 2 <3 & <整改>", "1 < 2 <3 & <整改>");
	/* Cut off: an end tag that never comes hides nothing but scripts and styles. */
	shows("一<!-- 二<p>三", "一 二\n三");
	shows("一<iframe>二", "一二");
	shows("一<script>二", "一");
	shows("一<a b=\"二>三<p>四", "一三\n四");
	shows("一<p", "一");
}

static void meta(const char *html, const char *title, const char *published, const char *url)
{
	struct rx_page page = {.lines = NULL};

	rx_html_strip(&page, rx_text(html));
	check_text(rx_buffer_text(&page.meta.title), title);
	check_text(rx_buffer_text(&page.meta.published), published);
	check_text(rx_buffer_text(&page.meta.url), url);
	rx_html_release(&page);
}

static void test_meta(void **state)
{
	(void)state;
	meta("<title> 整改&amp;情况 </title><p>x", "整改&情况", "", "");
	meta("<meta name=ArticleTitle content='甲'><title>乙</title>", "甲", "", "");
	meta("<meta content='2024-01-02 03:04' name='PubDate'><META property=og:url "
	     "content='http://a/?b&amp;c'>",
		"", "2024-01-02 03:04", "http://a/?b&c");
	meta("<link rel=canonical href=https://a/b><meta name=Url content=http://c>", "", "",
		"https://a/b");
	meta("<!-- saved from url=(0014)https://a.b/c -->", "", "", "https://a.b/c");
	meta("<!--\n Page saved with SingleFile \n url: https://a.b/d \n saved date: x-->", "", "",
		"https://a.b/d");
	meta("<link rel=canonical href='javascript:x'><meta name=Url content='/a'>", "", "", "");
}

static void test_sniff(void **state)
{
	(void)state;
	assert_true(rx_html_sniff(RX_LITERAL("\n <!DOCTYPE HTML>")));
	assert_true(rx_html_sniff(RX_LITERAL("<html lang=zh>")));
	assert_true(rx_html_sniff(RX_LITERAL("<!-- saved from url --><html>")));
	assert_true(rx_html_sniff(RX_LITERAL("<?xml version=\"1.0\"?><html >")));
	assert_true(rx_html_sniff(RX_LITERAL("<p>一</p>")));
	assert_false(rx_html_sniff(RX_LITERAL("关于<html>的说明")));
	assert_false(rx_html_sniff(RX_LITERAL("<关于>的通报")));
	assert_false(rx_html_sniff(RX_LITERAL("")));
}

/* Pages of random pieces: the text leads back in order, and what was copied is the same there. */
static void test_leads_back(void **state)
{
	static const char *const pieces[] = {"整改", "a", " ", "\n", "<p>", "</p>", "<b>", "<td>",
		"<tr>", "<br>", "&nbsp;", "&#8220;", "&", "<", ">", "\"", "'", "=", "<!--", "-->",
		"<script>", "</script>", "<title>", "</title>", "<pre>", "</pre>", "<iframe>",
		"</iframe>", "<a b='", "/"};
	struct rx_page page = {.lines = NULL};
	struct rx_buffer html = {0};
	uint64_t random = 11;

	(void)state;
	for (size_t round = 0; round < 2000; round++) {
		size_t before = 0, lines = 1;

		rx_buffer_reset(&html);
		for (size_t count = check_below(&random, 60); count; count--)
			rx_buffer_add_string(&html,
				pieces[check_below(&random, sizeof(pieces) / sizeof(pieces[0]))]);
		rx_html_strip(&page, rx_buffer_text(&html));
		assert_true(page.head_end <= page.buffer.length);
		for (size_t at = 0; at < page.buffer.length; at++) {
			size_t from = rx_offsets_start(&page.offsets, at);
			size_t end = rx_offsets_end(&page.offsets, at + 1);

			assert_true(before <= from && from <= end && end <= html.length);
			if (end - from == 1 && page.buffer.bytes[at] != ' ')
				assert_int_equal(page.buffer.bytes[at], html.bytes[from]);
			for (; before < from; before++)
				lines += html.bytes[before] == '\n';
			assert_int_equal(rx_html_line(&page, from), lines);
		}
	}
	rx_html_release(&page);
	rx_buffer_release(&html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_dropped),
		cmocka_unit_test(test_meta),
		cmocka_unit_test(test_sniff),
		cmocka_unit_test(test_leads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
