/*
 * test-reader-fuzz.c - the reader against a second one that is slow and plain: it splits the whole
 * input into lines, lines into cells, and compares words.  Inputs are random sequences of pieces that
 * matter: names, cells, TABs, line ends, byte order marks.
 */
#include "check.h"
#include "stream.h"
#include "vocabulary.h"

enum { CELL_LIMIT = 64 };

/* A line without its end, cut into cells. */
struct line {
	struct rx_text cells[CELL_LIMIT];
	size_t count;
	struct rx_text whole;
};

static struct line cut_line(struct rx_text text)
{
	struct line line = {.whole = text};
	struct rx_text rest = text;

	while (line.count < CELL_LIMIT && rx_text_split(&rest, '\t', &line.cells[line.count]))
		line.count++;
	return line;
}

static struct rx_text without_end(struct rx_text text)
{
	while (rx_text_ends(text, rx_text("\r")))
		text.length--;
	return text;
}

static struct rx_text without_bom(struct rx_text text)
{
	return rx_text_starts(text, rx_text("\xEF\xBB\xBF")) ? rx_text_slice(text, 3, text.length)
							     : text;
}

static bool is_column_name(struct rx_text cell)
{
	size_t count;
	const struct rx_word *columns = rx_words(RX_SET_COLUMN, &count);

	while (count--) {
		if (rx_text_equal(rx_text(columns[count].name), cell))
			return true;
	}
	return false;
}

static bool among(const struct line *line, size_t from, struct rx_text cell)
{
	for (size_t at = from; at < line->count; at++) {
		if (rx_text_equal(line->cells[at], cell))
			return true;
	}
	return false;
}

/* The columns of words that the pieces below can name. */
static int word_set(struct rx_text name)
{
	return rx_text_equal(name, rx_text("kind"))      ? (int)RX_SET_KIND
		: rx_text_equal(name, rx_text("type"))   ? (int)RX_SET_TYPE
		: rx_text_equal(name, rx_text("status")) ? (int)RX_SET_STATUS
							 : -1;
}

static bool is_data(const struct line *header, const struct line *line)
{
	size_t words = 0;

	for (size_t at = 0; at < line->count && header->count == line->count; at++) {
		int set = word_set(header->cells[at]);

		if (set < 0)
			continue;
		if (rx_word_find((enum rx_set)set, line->cells[at]) < 0)
			return false;
		words++;
	}
	return words > 0;
}

static bool is_header(const struct line *header, const struct line *line)
{
	if (rx_text_equal(header->whole, line->whole))
		return true;
	for (size_t at = 0; at < line->count; at++) {
		bool known = is_column_name(line->cells[at])
			|| (line->cells[at].length && among(header, 0, line->cells[at]));

		if (!known || among(line, at + 1, line->cells[at]))
			return false;
	}
	return line->count > 1 && !is_data(header, line);
}

static void slow_fault(struct rx_buffer *view, const char *slug, size_t number)
{
	rx_buffer_add_string(view, "! ");
	rx_buffer_add_string(view, slug);
	rx_buffer_add_byte(view, ' ');
	rx_buffer_add_number(view, number);
	rx_buffer_add_byte(view, '\n');
}

static void slow_cells(struct rx_buffer *view, const struct line *line)
{
	for (size_t at = 0; at < line->count; at++) {
		rx_buffer_add_byte(view, at ? '|' : ' ');
		rx_buffer_add_text(view, line->cells[at]);
	}
	rx_buffer_add_byte(view, '\n');
}

static bool has_twice(const struct line *line)
{
	for (size_t at = 0; at < line->count; at++) {
		if (line->cells[at].length && among(line, at + 1, line->cells[at]))
			return true;
	}
	return false;
}

/* The view of a stream that begins with a header. */
static void slow_view(struct rx_buffer *view, struct rx_text input)
{
	struct rx_text rest = input, text;
	struct line header = {.count = 0};
	bool shown = false;

	for (size_t number = 1; rx_text_split(&rest, '\n', &text); number++) {
		struct line bare = cut_line(without_bom(without_end(text)));
		struct line line = cut_line(without_end(text));

		if (text.length == 0 && !rest.bytes) /* behind the last LF */
			return;
		if (number == 1 || is_header(&header, &bare)) {
			shown = shown && rx_text_equal(header.whole, bare.whole);
			header = bare;
			if (has_twice(&header)) {
				slow_fault(view, "bad-header", number);
				return;
			}
			continue;
		}
		if (line.count != header.count) {
			slow_fault(view, "ragged", number);
			return;
		}
		if (!shown) {
			rx_buffer_add_byte(view, '=');
			slow_cells(view, &header);
		}
		shown = true;
		rx_buffer_add_number(view, number);
		rx_buffer_add_byte(view, ':');
		slow_cells(view, &line);
	}
}

/* One reader reads all inputs, and both views are kept for the next. */
struct pair {
	struct rx_sink sink;
	struct rx_reader *reader;
	struct rx_buffer fast;
	struct rx_buffer slow;
};

static struct pair *make_pair(void)
{
	static struct pair pair;

	memset(&pair, 0, sizeof(pair));
	pair.sink = (struct rx_sink){stream_report, &pair.fast, RX_LANG_EN};
	pair.reader = rx_reader_new(&pair.sink);
	return &pair;
}

static void free_pair(struct pair *pair)
{
	rx_reader_free(pair->reader);
	rx_buffer_release(&pair->fast);
	rx_buffer_release(&pair->slow);
}

static void compare(struct pair *pair, struct rx_text input)
{
	unsigned serial = 0;

	rx_buffer_reset(&pair->fast);
	rx_buffer_reset(&pair->slow);
	if (rx_reader_open_bytes(pair->reader, "fuzz", input.bytes, input.length) == 0)
		stream_rest(pair->reader, &pair->fast, &serial);
	slow_view(&pair->slow, input);
	if (rx_text_equal(rx_buffer_text(&pair->fast), rx_buffer_text(&pair->slow)))
		return;
	print_error("input:\n%.*s\nreader:\n%.*s\nslowly:\n%.*s\n", (int)input.length, input.bytes,
		(int)pair->fast.length, pair->fast.length ? pair->fast.bytes : "",
		(int)pair->slow.length, pair->slow.length ? pair->slow.bytes : "");
	fail();
}

static const char *const pieces[] = {"id", "title", "kind", "type", "text", "status", "doc", "a",
	"b", "", "", "\\t", "\r", "\r\n", "\xEF\xBB\xBF", "整改"};

static const char *random_piece(uint64_t *random)
{
	return pieces[check_below(random, sizeof(pieces) / sizeof(pieces[0]))];
}

/* Lines of about the same number of cells, so that many rows fit and some nearly do. */
static void random_input(uint64_t *random, struct rx_buffer *input)
{
	static const char *const headers[] = {
		"id\ttitle\tkind\ttype", "kind\ttype", "id\ttitle", "title"};
	static const size_t widths[] = {4, 2, 2, 1};
	size_t choice = check_below(random, 4), lines = check_below(random, 12);
	size_t width = widths[choice];

	rx_buffer_reset(input);
	rx_buffer_add_string(input, headers[choice]);
	while (lines--) {
		size_t cells = check_below(random, 8) ? width : 1 + check_below(random, 5);

		rx_buffer_add_string(input, check_below(random, 9) ? "\n" : "\r\n");
		for (size_t cell = 0; cell < cells; cell++) {
			if (cell)
				rx_buffer_add_byte(input, '\t');
			rx_buffer_add_string(input, random_piece(random));
		}
	}
	if (check_below(random, 3))
		rx_buffer_add_byte(input, '\n');
}

static void test_random_streams(void **state)
{
	struct pair *pair = make_pair();
	struct rx_buffer input = {0};
	uint64_t random = 11;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		random_input(&random, &input);
		compare(pair, rx_buffer_text(&input));
	}
	rx_buffer_release(&input);
	free_pair(pair);
}

/* Many rows in one block, and one of them spoilt somewhere. */
static void test_spoilt_streams(void **state)
{
	struct pair *pair = make_pair();
	struct rx_buffer input = {0};
	uint64_t random = 12;

	(void)state;
	for (int round = 0; round < 300; round++) {
		rx_buffer_reset(&input);
		rx_buffer_add_string(&input, "id\ttitle\tx\n");
		for (int row = 0; row < 30; row++)
			rx_buffer_add_string(&input, row % 3 ? "1\ta\tb\n" : "2\t\t整改\n");
		for (int spoilt = 0; spoilt < 3; spoilt++)
			input.bytes[11 + check_below(&random, input.length - 11)] =
				"\t\n\rxid"[check_below(&random, 6)];
		compare(pair, rx_buffer_text(&input));
	}
	rx_buffer_release(&input);
	free_pair(pair);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_streams),
		cmocka_unit_test(test_spoilt_streams),
	};

	return cmocka_run_group_tests_name("reader fuzz", tests, NULL, NULL);
}
