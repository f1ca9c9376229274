/*
 * dates SPEC DIFFERENCES - runs a table of expressions with what they mean through the parser.
 *
 * SPEC is spec_dev.tsv: id, suite, kind, tier, date of reference, input, expected (JSON) and more.
 * DIFFERENCES names rows that are read differently on purpose: id TAB type=value;... TAB reason.
 * Rows of dates, ranges of dates, percentages, currency, dimension, age and none are run.  What is
 * counted in another way by rule, see close_enough() and README of the table: a range closes on its
 * last day; before and after are open ends.  Prints what is wrong and a line of sums; exits 1 when fewer
 * than 97 % are right or a difference is not as described.
 */
#include "buffer.h"
#include "cell.h"
#include "when.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMN_LIMIT = 12, FACT_LIMIT = 32, WANTED_LIMIT = 12 };

struct fact {
	char type[16];
	char value[64];
	char bound[8];
	char uom[32];
	size_t start;
	size_t end;
	bool used;
};

struct facts {
	struct fact items[FACT_LIMIT];
	size_t count;
};

struct wanted {
	struct rx_text object;
	struct rx_text type;
	size_t start; /* in bytes */
	size_t end;
};

static struct rx_text slurp(const char *path)
{
	struct rx_buffer all = {0};
	FILE *file = fopen(path, "rb");
	char piece[65536];
	size_t length;

	if (!file) {
		fprintf(stderr, "dates: %s: cannot be opened\n", path);
		exit(2);
	}
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(&all, piece, length);
	fclose(file);
	return rx_buffer_text(&all);
}

/* ---- what rx finds -------------------------------------------------------------------------- */

static void copy_cell(
	const struct rx_block *block, size_t row, const char *column, char *out, size_t size)
{
	struct rx_text cell =
		rx_block_cell(block, row, (size_t)rx_header_find(block->header, rx_text(column)));

	snprintf(out, size, "%.*s", (int)cell.length, cell.length ? cell.bytes : "");
}

static void add_fact(const struct rx_block *block, size_t row, struct facts *facts)
{
	struct fact *fact = &facts->items[facts->count];
	char number[24], kind[16];

	copy_cell(block, row, "kind", kind, sizeof(kind));
	if (strcmp(kind, "fact") != 0 || facts->count == FACT_LIMIT)
		return;
	memset(fact, 0, sizeof(*fact));
	copy_cell(block, row, "type", fact->type, sizeof(fact->type));
	copy_cell(block, row, "value", fact->value, sizeof(fact->value));
	copy_cell(block, row, "bound", fact->bound, sizeof(fact->bound));
	copy_cell(block, row, "uom", fact->uom, sizeof(fact->uom));
	copy_cell(block, row, "start", number, sizeof(number));
	fact->start = strtoul(number, NULL, 10);
	copy_cell(block, row, "end", number, sizeof(number));
	fact->end = strtoul(number, NULL, 10);
	facts->count++;
}

static void find_facts(struct rx_text input, const char *doc_date, struct facts *facts)
{
	const struct rx_parse_options options = {
		.facts = 1, .doc_date = *doc_date ? doc_date : NULL};
	struct rx_parser *parser = rx_parser_new(&options, NULL);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_text stream;
	struct rx_block block;

	facts->count = 0;
	rx_parser_bytes(parser, "input", input.bytes, input.length, writer);
	stream = rx_writer_memory(writer);
	if (rx_reader_open_bytes(reader, "stream", stream.bytes, stream.length) == 0) {
		while (rx_reader_next(reader, &block) == 1) {
			for (size_t row = 0; row < block.rows; row++)
				add_fact(&block, row, facts);
		}
	}
	rx_reader_free(reader);
	rx_writer_free(writer);
	rx_parser_free(parser);
}

/* ---- what is wanted ------------------------------------------------------------------------- */

/* The text behind "key": of an object; empty when it has none. */
static struct rx_text member(struct rx_text object, const char *key)
{
	char name[32];
	size_t at, end;

	snprintf(name, sizeof(name), "\"%s\":", key);
	at = rx_text_find(object, rx_text(name), 0);
	if (at == RX_NONE)
		return (struct rx_text){"", 0};
	at += strlen(name);
	end = at;
	if (object.bytes[at] == '[') {
		end = rx_text_find(object, RX_LITERAL("]"), at) + 1;
	} else if (object.bytes[at] == '"') {
		at++;
		end = rx_text_find(object, RX_LITERAL("\""), at);
	} else {
		while (end < object.length && object.bytes[end] != ',' && object.bytes[end] != '}')
			end++;
	}
	return rx_text_slice(object, at, end);
}

/* The which-th of several values in brackets, or the only one. */
static struct rx_text choice(struct rx_text value, size_t which)
{
	struct rx_text rest, item;

	if (value.length == 0 || value.bytes[0] != '[')
		return which == 0 ? value : (struct rx_text){"", 0};
	rest = rx_text_slice(value, 1, value.length - 1);
	for (size_t at = 0; rx_text_split(&rest, ',', &item); at++) {
		if (at == which && item.length > 2)
			return rx_text_slice(item, 1, item.length - 1);
	}
	return (struct rx_text){"", 0};
}

static size_t byte_offset(struct rx_text input, size_t characters)
{
	size_t at = 0;

	for (; at < input.length && characters; characters--) {
		at++;
		while (at < input.length && ((unsigned char)input.bytes[at] & 0xC0) == 0x80)
			at++;
	}
	return at;
}

static size_t find_wanted(struct rx_text json, struct rx_text input, struct wanted *wanted)
{
	size_t count = 0, at = 0;

	while (count < WANTED_LIMIT && (at = rx_text_find(json, RX_LITERAL("{"), at)) != RX_NONE) {
		size_t end = rx_text_find(json, RX_LITERAL("}"), at);
		struct rx_text object = rx_text_slice(json, at, end + 1);

		wanted[count].object = object;
		wanted[count].type = member(object, "type");
		wanted[count].start =
			byte_offset(input, strtoul(member(object, "start").bytes, NULL, 10));
		wanted[count].end =
			byte_offset(input, strtoul(member(object, "end").bytes, NULL, 10) + 1);
		count++;
		at = end;
	}
	return count;
}

/* ---- are they the same? --------------------------------------------------------------------- */

static bool day_of(struct rx_text text, int32_t *day)
{
	struct rx_days days;

	if (!rx_days_parse(text, &days))
		return false;
	*day = days.first;
	return true;
}

/* The table closes a range of months or years on the first day of the last one. */
static bool closes_on(int32_t last, int32_t to)
{
	struct rx_civil end = rx_day_civil(last);

	if (to == last || to == last + 1)
		return true;
	if (end.day == rx_month_length(end.year, end.month)
		&& to == rx_day_number((struct rx_civil){end.year, end.month, 1}))
		return true;
	return end.month == 12 && end.day == 31
		&& to == rx_day_number((struct rx_civil){end.year, 1, 1});
}

static bool same_range(const struct fact *fact, struct rx_text from, struct rx_text to)
{
	struct rx_days days;
	int32_t first = RX_DAY_OPEN_START, last = RX_DAY_OPEN_END;

	if (!rx_days_parse(rx_text(fact->value), &days))
		return false;
	if (from.length == 0 && to.length == 0)
		return false;
	if ((from.length && !day_of(from, &first)) || (to.length && !day_of(to, &last)))
		return false;
	if (from.length && to.length)
		return days.first == first && closes_on(days.last, last);
	/* before 2018: up to it or with it, the words do not tell */
	if (to.length)
		return (days.first == RX_DAY_OPEN_START || strcmp(fact->bound, "le") == 0)
			&& days.last >= last && closes_on(days.last, last);
	return days.last == RX_DAY_OPEN_END && days.first == first;
}

static bool same_date(const struct fact *fact, const struct wanted *wanted)
{
	struct rx_text value = member(wanted->object, "value"),
		       from = member(wanted->object, "from"), to = member(wanted->object, "to");
	struct rx_days days;
	int32_t day;

	if (rx_text_equal(value, RX_LITERAL("not resolved"))
		|| (!value.length && !from.length && !to.length))
		return true;
	for (size_t which = 0; which < 4; which++) {
		if (same_range(fact, choice(from, which), choice(to, which)))
			return true;
		if (day_of(choice(value, which), &day) && rx_days_parse(rx_text(fact->value), &days)
			&& days.first == day && days.last == day)
			return true;
	}
	return false;
}

static bool same_number(const struct fact *fact, const struct wanted *wanted)
{
	struct rx_text value = member(wanted->object, "value"),
		       code = member(wanted->object, "isoCurrency");

	if (code.length && !rx_text_equal(code, rx_text(fact->uom)))
		return false;
	return value.length && fact->value[0]
		&& strtod(value.bytes, NULL) == strtod(fact->value, NULL);
}

static bool is_type(struct rx_text type, const char *name)
{
	return rx_text_equal(type, rx_text(name));
}

static bool close_enough(const struct fact *fact, const struct wanted *wanted)
{
	if (fact->start >= wanted->end || fact->end <= wanted->start)
		return false;
	if (is_type(wanted->type, "date") || is_type(wanted->type, "daterange"))
		return strcmp(fact->type, "date") == 0 && same_date(fact, wanted);
	if (is_type(wanted->type, "percentage"))
		return strcmp(fact->type, "ratio") == 0 && same_number(fact, wanted);
	if (is_type(wanted->type, "currency"))
		return strcmp(fact->type, "amount") == 0 && same_number(fact, wanted);
	return strcmp(fact->type, "count") == 0 && same_number(fact, wanted);
}

/* All that is wanted is there, and no further fact of the kinds that the row is about. */
static bool is_right(
	struct rx_text kind, struct facts *facts, const struct wanted *wanted, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		bool found = false;

		for (size_t one = 0; one < facts->count && !found; one++) {
			if (!facts->items[one].used
				&& close_enough(&facts->items[one], &wanted[at]))
				found = facts->items[one].used = true;
		}
		if (!found)
			return false;
	}
	for (size_t one = 0; one < facts->count; one++) {
		bool date = strcmp(facts->items[one].type, "date") == 0;

		if (!facts->items[one].used
			&& (is_type(kind, "none")
				|| (date && rx_text_starts(kind, RX_LITERAL("date")))))
			return false;
	}
	return true;
}

/* ---- the table ------------------------------------------------------------------------------ */

/* The line of an id in the list of differences: what stands behind the id, or the empty text. */
static struct rx_text difference(struct rx_text list, struct rx_text id)
{
	struct rx_text rest = list, line;

	while (list.length && rx_text_split(&rest, '\n', &line)) {
		if (rx_text_starts(line, id) && line.length > id.length
			&& line.bytes[id.length] == '\t')
			return rx_text_slice(line, id.length + 1, line.length);
	}
	return (struct rx_text){"", 0};
}

static void describe(const struct facts *facts, struct rx_buffer *out)
{
	for (size_t at = 0; at < facts->count; at++) {
		const struct fact *fact = &facts->items[at];

		if (at)
			rx_buffer_add_byte(out, ' ');
		rx_buffer_add_string(out, fact->type);
		rx_buffer_add_byte(out, '=');
		rx_buffer_add_string(out, fact->value);
		rx_buffer_add_string(out, fact->uom);
	}
	if (!facts->count)
		rx_buffer_add_byte(out, '-');
}

static bool is_run(struct rx_text kind)
{
	static const char *const kinds[] = {"date", "daterange", "date+daterange", "percentage",
		"currency", "dimension", "age", "none"};

	for (size_t at = 0; at < sizeof(kinds) / sizeof(kinds[0]); at++) {
		if (is_type(kind, kinds[at]))
			return true;
	}
	return false;
}

struct sums {
	size_t run;
	size_t right;
	size_t different;
	size_t stale;
};

static void run_row(const struct rx_text *cells, struct rx_text differences, struct sums *sums)
{
	struct rx_text listed = difference(differences, cells[0]), rest, found_text;
	struct wanted wanted[WANTED_LIMIT];
	struct rx_buffer found = {0};
	struct facts facts;
	char doc_date[16];
	bool right;

	snprintf(doc_date, sizeof(doc_date), "%.*s", (int)cells[4].length,
		cells[4].length ? cells[4].bytes : "");
	find_facts(cells[5], doc_date, &facts);
	right = is_right(cells[2], &facts, wanted, find_wanted(cells[6], cells[5], wanted));
	describe(&facts, &found);
	found_text = rx_buffer_text(&found);
	if (listed.length) {
		sums->different++;
		rest = listed;
		rx_text_split(&rest, '\t', &listed);
		if (right || !rx_text_equal(listed, found_text)) {
			sums->stale++;
			printf("%.*s is listed to give %.*s, gives %.*s\n", (int)cells[0].length,
				cells[0].bytes, (int)listed.length, listed.bytes,
				(int)found_text.length, found_text.bytes);
		}
	} else {
		sums->run++;
		sums->right += right;
		if (!right)
			printf("%.*s\t%.*s\t%.*s\t%.*s\n", (int)cells[0].length, cells[0].bytes,
				(int)cells[5].length, cells[5].bytes, (int)found_text.length,
				found_text.bytes, (int)cells[6].length, cells[6].bytes);
	}
	rx_buffer_release(&found);
}

int main(int argc, char **argv)
{
	struct rx_text table, differences, rest, line;
	struct sums sums = {0};

	if (argc != 3) {
		fprintf(stderr, "usage: dates SPEC DIFFERENCES\n");
		return 2;
	}
	table = slurp(argv[1]);
	differences = slurp(argv[2]);
	rest = table;
	while (rx_text_split(&rest, '\n', &line) && line.length) {
		struct rx_text cells[COLUMN_LIMIT], columns = line;
		size_t count = 0;

		while (count < COLUMN_LIMIT && rx_text_split(&columns, '\t', &cells[count]))
			count++;
		if (count >= 7 && is_run(cells[2]))
			run_row(cells, differences, &sums);
	}
	printf("%zu of %zu right, %zu read differently on purpose\n", sums.right, sums.run,
		sums.different);
	free((char *)(uintptr_t)table.bytes);
	free((char *)(uintptr_t)differences.bytes);
	return sums.stale || sums.run == 0 || sums.right * 100 < sums.run * 97;
}
