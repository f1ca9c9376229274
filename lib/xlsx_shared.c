/*
 * xlsx_shared.c - shared strings and styles of a workbook (ECMA-376, SpreadsheetML).
 */
#include "xlsx.h"
#include "xml.h"

#include <stdlib.h>

enum { CODES = 1024 };

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

/* ---- strings ---------------------------------------------------------------------------------- */

struct strings {
	struct rx_workbook *book;
	bool text;    /* inside t */
	size_t aside; /* inside a reading aid (rPh), which is no text */
};

struct rx_text rx_workbook_string(const struct rx_workbook *book, size_t place)
{
	size_t start;

	if (place >= book->string_count)
		return (struct rx_text){"", 0};
	start = place ? book->string_ends[place - 1] : 0;
	return rx_text_of(book->strings.bytes + start, book->string_ends[place] - start);
}

static void strings_start(void *user, const char *name, const char **attributes)
{
	struct strings *strings = user;

	(void)attributes;
	if (is(name, "rPh"))
		strings->aside++;
	else if (is(name, "t"))
		strings->text = strings->aside == 0;
}

static void end_string(struct rx_workbook *book)
{
	size_t *grown = rx_array_grow(
		book->string_ends, book->string_count, &book->string_room, sizeof(*grown));

	if (!grown) {
		book->failed = true;
		return;
	}
	book->string_ends = grown;
	grown[book->string_count++] = book->strings.length;
}

static void strings_end(void *user, const char *name)
{
	struct strings *strings = user;

	if (is(name, "rPh") && strings->aside)
		strings->aside--;
	else if (is(name, "t"))
		strings->text = false;
	else if (is(name, "si"))
		end_string(strings->book);
}

static void strings_text(void *user, struct rx_text text)
{
	struct strings *strings = user;

	if (strings->text)
		rx_buffer_add_text(&strings->book->strings, text);
}

int rx_workbook_strings(struct rx_workbook *book, struct rx_part *part)
{
	struct strings strings = {.book = book};
	struct rx_xml_events events = {strings_start, strings_end, strings_text, &strings};

	if (rx_part_read(part, "xl/sharedStrings.xml", false, &events))
		return -1;
	book->failed = book->failed || book->strings.failed;
	return 0;
}

/* ---- styles ----------------------------------------------------------------------------------- */

struct styles {
	struct rx_workbook *book;
	bool cells; /* inside cellXfs */
	struct code {
		unsigned number;
		enum rx_number_format format;
	} codes[CODES];
	size_t code_count;
};

static unsigned number_of(const char *digits)
{
	unsigned number = 0;

	for (; digits && *digits >= '0' && *digits <= '9' && number < 100000; digits++)
		number = number * 10 + (unsigned)(*digits - '0');
	return number;
}

static void add_code(struct styles *styles, const char **attributes)
{
	const char *code = rx_xml_attribute(attributes, "formatCode");

	if (!code || styles->code_count == CODES)
		return;
	styles->codes[styles->code_count++] =
		(struct code){number_of(rx_xml_attribute(attributes, "numFmtId")),
			rx_number_format_code(rx_text(code))};
}

static enum rx_number_format format_of(const struct styles *styles, unsigned number)
{
	for (size_t at = 0; at < styles->code_count; at++) {
		if (styles->codes[at].number == number)
			return styles->codes[at].format;
	}
	return rx_number_format_builtin(number);
}

static void add_style(struct styles *styles, const char **attributes)
{
	struct rx_workbook *book = styles->book;
	enum rx_number_format *grown = rx_array_grow(
		book->formats, book->format_count, &book->format_room, sizeof(*grown));

	if (!grown) {
		book->failed = true;
		return;
	}
	book->formats = grown;
	grown[book->format_count++] =
		format_of(styles, number_of(rx_xml_attribute(attributes, "numFmtId")));
}

static void styles_start(void *user, const char *name, const char **attributes)
{
	struct styles *styles = user;

	if (is(name, "numFmt"))
		add_code(styles, attributes);
	else if (is(name, "cellXfs"))
		styles->cells = true;
	else if (styles->cells && is(name, "xf"))
		add_style(styles, attributes);
}

static void styles_end(void *user, const char *name)
{
	struct styles *styles = user;

	if (is(name, "cellXfs"))
		styles->cells = false;
}

int rx_workbook_styles(struct rx_workbook *book, struct rx_part *part)
{
	struct styles *styles = calloc(1, sizeof(*styles));
	struct rx_xml_events events = {styles_start, styles_end, NULL, styles};
	int outcome;

	if (!styles) {
		book->failed = true;
		return 0;
	}
	styles->book = book;
	outcome = rx_part_read(part, "xl/styles.xml", false, &events);
	free(styles);
	return outcome;
}

void rx_workbook_release(struct rx_workbook *book)
{
	rx_buffer_release(&book->strings);
	free(book->string_ends);
	free(book->formats);
	*book = (struct rx_workbook){0};
}
