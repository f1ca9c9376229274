/*
 * test-mhtml.c - pages saved as one file: the part that is taken, its bytes, and where they came from.
 */
#include "mhtml.h"
#include "unit.h"

#define HEAD                                                                                 \
	"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\n"       \
	"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n" \
	"\tboundary=\"--B--\"\r\n\r\n\r\n----B--\r\n"
#define PAGE "<html><p>\xE6\x95\xB4\xE6\x94\xB9=1</p></html>"

static struct rx_mhtml read_mhtml(const char *file)
{
	struct rx_mhtml mhtml = {0};

	assert_true(rx_mhtml_is(rx_text(file)));
	assert_true(rx_mhtml_read(&mhtml, rx_text(file)));
	return mhtml;
}

static void test_quoted_printable(void **state)
{
	static const char file[] =
		HEAD "Content-Type: text/html; charset=\"gbk\"\r\n"
		     "Content-Transfer-Encoding: Quoted-Printable\r\n\r\n"
		     "<html><p>=E6=95=B4=E6=94=\r\n=B9=3D1</p></html>\r\n----B----\r\n";
	struct rx_mhtml mhtml = read_mhtml(file);
	size_t han = rx_text_find(rx_text(file), RX_LITERAL("=E6"), 0);

	(void)state;
	assert_text(rx_buffer_text(&mhtml.buffer), PAGE "\r\n");
	assert_text(mhtml.url, "https://a.example/1");
	assert_int_equal(mhtml.encoding, RX_ENCODING_GB18030);
	assert_int_equal(rx_offsets_start(&mhtml.offsets, 9), han);
	assert_int_equal(rx_offsets_end(&mhtml.offsets, 12), han + 9);
	/* The soft break lies inside the second character. */
	assert_int_equal(rx_offsets_start(&mhtml.offsets, 12), han + 9);
	assert_int_equal(rx_offsets_end(&mhtml.offsets, 15), han + 21);
	assert_int_equal(rx_lines_find(&mhtml.lines, han), 13);
	rx_mhtml_release(&mhtml);
}

static void test_base64(void **state)
{
	/* Of "<html><p>" come twelve characters, in two lines here. */
	static const char file[] = HEAD "Content-Type: image/png\r\n\r\nxyz\r\n----B--\r\n"
					"Content-Type: TEXT/HTML\r\nContent-Location: cid:1\r\n"
					"Content-Transfer-Encoding: "
					"base64\r\n\r\nPGh0\r\nbWw+PHA+\r\nYQ==\r\n----B----\r\n";
	struct rx_mhtml mhtml = read_mhtml(file);
	size_t start = rx_text_find(rx_text(file), RX_LITERAL("PGh0"), 0);

	(void)state;
	assert_text(rx_buffer_text(&mhtml.buffer), "<html><p>a");
	assert_int_equal(mhtml.encoding, RX_ENCODING_GUESS);
	assert_int_equal(rx_offsets_start(&mhtml.offsets, 1), start);
	assert_int_equal(rx_offsets_end(&mhtml.offsets, 3), start + 4);
	assert_int_equal(rx_offsets_start(&mhtml.offsets, 3), start + 6);
	assert_int_equal(rx_offsets_start(&mhtml.offsets, 9), start + 16);
	rx_mhtml_release(&mhtml);
}

static void test_parts_in_parts(void **state)
{
	static const char nested[] = HEAD
		"Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n"
		"Content-Type: text/plain\r\n\r\nplain\r\n--in\r\nContent-Type: text/html\r\n\r\n"
		"<p>page</p>\r\n--in--\r\n----B----\r\n";
	static const char single[] = "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>page</p>\n";
	struct rx_mhtml mhtml = read_mhtml(nested);

	(void)state;
	assert_text(rx_buffer_text(&mhtml.buffer), "<p>page</p>\r\n");
	rx_mhtml_release(&mhtml);
	mhtml = read_mhtml(single);
	assert_text(rx_buffer_text(&mhtml.buffer), "<p>page</p>\n");
	rx_mhtml_release(&mhtml);
}

static void test_what_is_none(void **state)
{
	static const char *const none[] = {"", "MIME-Version", "Title: a\n\ntext",
		"MIME-Version: 1.0\nContent-Type: text/plain\n\na", "\xE4\xB8\x80: b\n\n"};
	struct rx_mhtml mhtml = {0};

	(void)state;
	for (size_t at = 0; at < sizeof(none) / sizeof(none[0]); at++)
		assert_false(rx_mhtml_is(rx_text(none[at])));
	/* No part of HTML, no boundary. */
	assert_false(rx_mhtml_read(
		&mhtml, rx_text(HEAD "Content-Type: image/png\r\n\r\nx\r\n----B----\r\n")));
	assert_false(rx_mhtml_read(
		&mhtml, rx_text("MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\n")));
	rx_mhtml_release(&mhtml);
}

/* Wherever a file was cut off, what is there is read and no offset leads out of it. */
static void test_cut_off(void **state)
{
	static const char file[] =
		HEAD "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
		     "PGh0bWw+PHA+YQ==\r\n----B--\r\nContent-Type: "
		     "text/html\r\n\r\n<p>\r\n----B----\r\n";
	struct rx_mhtml mhtml = {0};

	(void)state;
	for (size_t length = 0; length < sizeof(file); length++) {
		struct rx_text raw = rx_text_of(file, length);

		if (!rx_mhtml_is(raw) || !rx_mhtml_read(&mhtml, raw))
			continue;
		for (size_t at = 1; at <= mhtml.buffer.length; at++)
			assert_true(rx_offsets_end(&mhtml.offsets, at) <= length);
	}
	rx_mhtml_release(&mhtml);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quoted_printable),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_parts_in_parts),
		cmocka_unit_test(test_what_is_none),
		cmocka_unit_test(test_cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
