/*
 * workbook.c - sheets and cells through libxlsxwriter, which is loaded when the first workbook is
 * made.
 *
 * The library wants C strings of UTF-8 and checks neither: every text is cleaned and cut to what a cell
 * holds before it is handed over.  It writes files only, so the workbook goes to a temporary one
 * first.
 */
#include "workbook.h"
#include "clean.h"
#include "decimal.h"
#include "library.h"
#include "soname.h"
#include "utf8.h"
#include "when.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { NAME_LIMIT = 31, EXACT_DIGITS = 15, PIECE = 64 << 10 };

#define FUNCTIONS(X)                          \
	X(workbook_new_opt)                   \
	X(workbook_close)                     \
	X(workbook_add_worksheet)             \
	X(workbook_add_format)                \
	X(workbook_set_properties)            \
	X(workbook_add_chart)                 \
	X(lxw_workbook_free)                  \
	X(worksheet_write_string)             \
	X(worksheet_write_number)             \
	X(worksheet_write_datetime)           \
	X(worksheet_merge_range)              \
	X(worksheet_set_column)               \
	X(worksheet_hide)                     \
	X(worksheet_set_row)                  \
	X(worksheet_freeze_panes)             \
	X(worksheet_autofilter)               \
	X(worksheet_data_validation_range)    \
	X(worksheet_conditional_format_range) \
	X(worksheet_set_landscape)            \
	X(worksheet_set_paper)                \
	X(worksheet_fit_to_pages)             \
	X(worksheet_repeat_rows)              \
	X(worksheet_set_h_pagebreaks)         \
	X(worksheet_set_footer)               \
	X(worksheet_center_horizontally)      \
	X(worksheet_set_margins)              \
	X(worksheet_insert_chart)             \
	X(format_set_align)                   \
	X(format_set_bg_color)                \
	X(format_set_bold)                    \
	X(format_set_border)                  \
	X(format_set_border_color)            \
	X(format_set_font_color)              \
	X(format_set_font_name)               \
	X(format_set_font_size)               \
	X(format_set_num_format)              \
	X(format_set_text_wrap)               \
	X(chart_add_series)                   \
	X(chart_series_set_categories)        \
	X(chart_series_set_values)            \
	X(chart_series_set_labels)            \
	X(chart_axis_set_reverse)             \
	X(chart_title_set_name)               \
	X(chart_legend_set_position)

struct api {
#define MEMBER(name) __typeof__(name) *name;
	FUNCTIONS(MEMBER)
	struct rx_library library;
};

struct rx_book {
	struct api x;
	lxw_workbook *workbook;
	lxw_format *styles[RX_STYLE_COUNT];
	lxw_format *colours[4];
	enum rx_lang lang;
	struct rx_buffer clean, cell;
	size_t cut;
	bool failed;
	bool named; /* path is a file */
	char path[sizeof("/tmp/rx-XXXXXX")];
};

static bool find_functions(struct api *x)
{
#define FIND(function) &&rx_library_find(&x->library, #function, &x->function, sizeof(x->function))
	return rx_library_open(&x->library, RX_SONAME_XLSXWRITER) FUNCTIONS(FIND);
#undef FIND
}

/* ---- styles --------------------------------------------------------------------------------- */

/* What styles have in common and where they differ. */
static const struct {
	bool border, bold, wrap;
	uint8_t across, upright; /* alignment */
	double size;
	const char *number;
} looks[RX_STYLE_COUNT] = {
	[RX_STYLE_DAY] = {.number = "yyyy-mm-dd"},
	[RX_STYLE_HEAD] = {true, true, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0, NULL},
	[RX_STYLE_CELL] = {true, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0, NULL},
	[RX_STYLE_CENTER] = {true, false, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0,
		NULL},
	[RX_STYLE_NUMBER] = {true, false, true, LXW_ALIGN_RIGHT, LXW_ALIGN_VERTICAL_CENTER, 0,
		NULL},
	[RX_STYLE_PERCENT] = {true, false, true, LXW_ALIGN_RIGHT, LXW_ALIGN_VERTICAL_CENTER, 0,
		"0.0%"},
	[RX_STYLE_DATE] = {true, false, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0,
		"yyyy-mm-dd"},
	[RX_STYLE_TITLE] = {false, true, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 16,
		NULL},
	[RX_STYLE_HEADING] = {false, true, false, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 12,
		NULL},
	[RX_STYLE_PARAGRAPH] = {false, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, 0,
		NULL},
};

static lxw_format *make_style(struct rx_book *book, enum rx_style style)
{
	struct api *x = &book->x;
	lxw_format *format = x->workbook_add_format(book->workbook);

	if (!format)
		return NULL;
	if (book->lang != RX_LANG_EN)
		x->format_set_font_name(format, looks[style].bold ? "黑体" : "宋体");
	if (looks[style].border) {
		x->format_set_border(format, LXW_BORDER_THIN);
		x->format_set_border_color(format, 0x7F7F7F);
	}
	if (looks[style].bold)
		x->format_set_bold(format);
	if (looks[style].wrap)
		x->format_set_text_wrap(format);
	if (looks[style].across)
		x->format_set_align(format, looks[style].across);
	if (looks[style].upright)
		x->format_set_align(format, looks[style].upright);
	if (looks[style].size > 0)
		x->format_set_font_size(format, looks[style].size);
	if (looks[style].number)
		x->format_set_num_format(format, looks[style].number);
	if (style == RX_STYLE_HEAD)
		x->format_set_bg_color(format, 0xDDE5EE);
	return format;
}

/* Done, on the way, late, and not begun: dark words on a light ground of the same colour. */
static lxw_format *make_colour(struct rx_book *book, size_t at)
{
	static const lxw_color_t inks[4] = {0x0B5D33, 0x6B4A00, 0x9C0F1A, 0x44484D};
	static const lxw_color_t grounds[4] = {0xD9F2E3, 0xFFF1CC, 0xFBD9DC, 0xE9EBEE};
	lxw_format *format = book->x.workbook_add_format(book->workbook);

	if (format) {
		book->x.format_set_font_color(format, inks[at]);
		book->x.format_set_bg_color(format, grounds[at]);
	}
	return format;
}

/* ---- a workbook ----------------------------------------------------------------------------- */

static enum rx_book_fault begin(struct rx_book *book, bool constant)
{
	lxw_workbook_options options = {.constant_memory = constant, .use_zip64 = LXW_TRUE};
	/* Any fixed time will do: with the clock's, equal reports would differ. */
	lxw_doc_properties properties = {.created = 946684800};
	int file = mkstemp(book->path);

	if (file < 0)
		return RX_BOOK_SYSTEM;
	book->named = true;
	close(file);
	book->workbook = book->x.workbook_new_opt(book->path, &options);
	if (!book->workbook)
		return RX_BOOK_MEMORY;
	book->failed = book->x.workbook_set_properties(book->workbook, &properties) != LXW_NO_ERROR;
	for (size_t at = 0; at < RX_STYLE_COUNT; at++) {
		book->styles[at] = make_style(book, (enum rx_style)at);
		book->failed |= !book->styles[at];
	}
	for (size_t at = 0; at < 4; at++) {
		book->colours[at] = make_colour(book, at);
		book->failed |= !book->colours[at];
	}
	return book->failed ? RX_BOOK_MEMORY : RX_BOOK_WELL;
}

struct rx_book *rx_book_new(bool constant, enum rx_lang lang, enum rx_book_fault *fault)
{
	struct rx_book *book = calloc(1, sizeof(*book));

	*fault = RX_BOOK_MEMORY;
	if (!book)
		return NULL;
	book->lang = lang;
	memcpy(book->path, "/tmp/rx-XXXXXX", sizeof(book->path));
	*fault = find_functions(&book->x) ? begin(book, constant) : RX_BOOK_MISSING;
	if (*fault == RX_BOOK_WELL)
		return book;
	rx_book_free(book);
	return NULL;
}

void rx_book_free(struct rx_book *book)
{
	int reason = errno;

	if (!book)
		return;
	if (book->workbook)
		book->x.lxw_workbook_free(book->workbook);
	if (book->named)
		unlink(book->path);
	rx_buffer_release(&book->clean);
	rx_buffer_release(&book->cell);
	rx_library_close(&book->x.library);
	free(book);
	errno = reason;
}

size_t rx_book_cut(const struct rx_book *book)
{
	return book->cut;
}

/* The file as bytes of the report; it is gone as soon as it is open. */
static enum rx_book_fault copy(struct rx_book *book, struct rx_writer *out)
{
	int file = open(book->path, O_RDONLY | O_CLOEXEC);
	ssize_t length = -1;

	if (file < 0)
		return RX_BOOK_SYSTEM;
	unlink(book->path);
	book->named = false;
	if (rx_buffer_reserve(&book->cell, PIECE)) {
		do {
			length = read(file, book->cell.bytes, PIECE);
			if (length > 0)
				rx_writer_bytes(out, book->cell.bytes, (size_t)length);
		} while (length > 0 || (length < 0 && errno == EINTR));
	}
	close(file);
	return length < 0 ? RX_BOOK_SYSTEM : RX_BOOK_WELL;
}

enum rx_book_fault rx_book_finish(struct rx_book *book, struct rx_writer *out)
{
	lxw_error error;

	if (book->failed || book->clean.failed || book->cell.failed)
		return RX_BOOK_MEMORY;
	errno = 0;
	error = book->x.workbook_close(book->workbook);
	book->workbook = NULL;
	if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
		return RX_BOOK_MEMORY;
	if (error != LXW_NO_ERROR) {
		errno = errno ? errno : EIO;
		return RX_BOOK_SYSTEM;
	}
	return copy(book, out);
}

/* ---- texts ---------------------------------------------------------------------------------- */

/* Length of the beginning that takes at most so many UTF-16 units. */
static size_t fitting(struct rx_text text, size_t units)
{
	size_t at = 0, length;

	while (at < text.length) {
		size_t more = rx_utf8_decode(text, at, &length) >= 0x10000 ? 2 : 1;

		if (more > units)
			break;
		units -= more;
		at += length;
	}
	return at;
}

/* The text as a C string that a cell can hold. */
static const char *string_of(struct rx_book *book, struct rx_text text)
{
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINES, &book->clean);
	size_t length = clean.length;

	if (length > RX_BOOK_CELL && fitting(clean, RX_BOOK_CELL) < length) {
		length = fitting(clean, RX_BOOK_CELL - 1);
		book->cut++;
	}
	rx_buffer_reset(&book->cell);
	rx_buffer_add(&book->cell, clean.bytes, length);
	if (length < clean.length)
		rx_buffer_add_string(&book->cell, "…");
	rx_buffer_add_byte(&book->cell, '\0');
	return book->cell.failed || book->clean.failed ? "" : book->cell.bytes;
}

struct lxw_worksheet *rx_book_sheet(struct rx_book *book, struct rx_text name)
{
	struct rx_text clean = rx_clean(name, RX_CLEAN_LINE, &book->clean);
	lxw_worksheet *sheet;

	clean.length = fitting(clean, NAME_LIMIT);
	rx_buffer_reset(&book->cell);
	for (size_t at = 0; at < clean.length; at++) {
		char byte = clean.bytes[at];

		rx_buffer_add_byte(&book->cell, byte && strchr("[]:*?/\\'", byte) ? '_' : byte);
	}
	rx_buffer_add_byte(&book->cell, '\0');
	sheet = book->cell.failed
		? NULL
		: book->x.workbook_add_worksheet(book->workbook, book->cell.bytes);
	book->failed |= !sheet;
	return sheet;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static lxw_format *style_of(struct rx_book *book, enum rx_style style)
{
	return style == RX_STYLE_NONE ? NULL : book->styles[style];
}

void rx_book_text(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, size_t column,
	struct rx_text text, enum rx_style style)
{
	if (book->failed || row >= RX_BOOK_ROWS || column >= RX_BOOK_COLUMNS)
		return;
	book->failed |= book->x.worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column,
				string_of(book, text), style_of(book, style))
		!= LXW_NO_ERROR;
}

static void write_number(struct rx_book *book, struct lxw_worksheet *sheet, size_t row,
	size_t column, double number, enum rx_style style)
{
	if (book->failed || row >= RX_BOOK_ROWS || column >= RX_BOOK_COLUMNS)
		return;
	book->failed |= book->x.worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column,
				number, style_of(book, style))
		!= LXW_NO_ERROR;
}

void rx_book_number(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, size_t column,
	size_t number, enum rx_style style)
{
	write_number(book, sheet, row, column, (double)number, style);
}

/* A day that a workbook knows; intervals, months and days before 1900-03-01, which spreadsheets
 * count in different ways, stay strings. */
static bool is_day(const struct rx_field *field, struct rx_text value, lxw_datetime *day)
{
	struct rx_days days;
	struct rx_civil civil;
	bool dated = field->column < 0
		? field->look == RX_LOOK_SHORT
		: rx_column_type((enum rx_column)field->column) == RX_TYPE_DATE;

	if (!dated || value.length != 10 || !rx_days_parse(value, &days) || days.first != days.last)
		return false;
	civil = rx_day_civil(days.first);
	*day = (lxw_datetime){.year = civil.year, .month = civil.month, .day = civil.day};
	return civil.year > 1900 || (civil.year == 1900 && civil.month > 2);
}

/* A number that a double holds in all its digits; percent tells that it was one of a hundred. */
static bool is_exact(
	const struct rx_field *field, struct rx_text value, double *number, bool *percent)
{
	struct rx_decimal decimal;
	size_t digits = 0;
	char copy[32];

	*percent = value.length && value.bytes[value.length - 1] == '%';
	if (!field->number || value.length >= sizeof(copy) - 4 || !rx_is_plain_number(value)
		|| value.bytes[0] == '+' || !rx_decimal_parse(value, &decimal))
		return false;
	for (size_t at = 0; at < value.length; at++) {
		digits += value.bytes[at] >= '0' && value.bytes[at] <= '9';
		/* What is written with leading zeros or groups is somebody's own way to write. */
		if (value.bytes[at] == ','
			|| (at == 0 && value.bytes[0] == '0' && value.length > 1
				&& value.bytes[1] != '.'))
			return false;
	}
	if (digits > EXACT_DIGITS)
		return false;
	*number = (double)decimal.coefficient;
	for (unsigned scale = decimal.scale; scale > 0; scale--)
		*number /= 10;
	return true;
}

static enum rx_style string_style(const struct rx_field *field)
{
	switch (field->look) {
	case RX_LOOK_SHORT:
	case RX_LOOK_STATUS: return RX_STYLE_CENTER;
	case RX_LOOK_NUMBER: return RX_STYLE_NUMBER;
	default: return RX_STYLE_CELL;
	}
}

void rx_book_value(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, size_t column,
	const struct rx_field *field, struct rx_text value, bool printed)
{
	enum rx_style style = printed ? string_style(field) : RX_STYLE_NONE;
	lxw_datetime day;
	double number;
	bool percent;

	if (book->failed || row >= RX_BOOK_ROWS || column >= RX_BOOK_COLUMNS)
		return;
	if (value.length == 0 && !printed)
		return;
	if (is_day(field, value, &day)) {
		style = printed ? RX_STYLE_DATE : RX_STYLE_DAY;
		book->failed |= book->x.worksheet_write_datetime(sheet, (lxw_row_t)row,
					(lxw_col_t)column, &day, book->styles[style])
			!= LXW_NO_ERROR;
	} else if (is_exact(field, value, &number, &percent)) {
		if (percent)
			style = RX_STYLE_PERCENT;
		write_number(book, sheet, row, column, number, style);
	} else {
		rx_book_text(book, sheet, row, column, value, style);
	}
}

void rx_book_merge(
	struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area, enum rx_style style)
{
	if (book->failed || area.last_row >= RX_BOOK_ROWS || area.last_column >= RX_BOOK_COLUMNS
		|| (area.row == area.last_row && area.column == area.last_column))
		return;
	book->failed |= book->x.worksheet_merge_range(sheet, (lxw_row_t)area.row,
				(lxw_col_t)area.column, (lxw_row_t)area.last_row,
				(lxw_col_t)area.last_column, "", style_of(book, style))
		!= LXW_NO_ERROR;
}

/* ---- sheets --------------------------------------------------------------------------------- */

void rx_book_width(struct rx_book *book, struct lxw_worksheet *sheet, size_t column, double width)
{
	book->x.worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL);
}

void rx_book_height(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, double points)
{
	if (row < RX_BOOK_ROWS)
		book->x.worksheet_set_row(sheet, (lxw_row_t)row, points, NULL);
}

void rx_book_hide(struct rx_book *book, struct lxw_worksheet *sheet)
{
	book->x.worksheet_hide(sheet);
}

void rx_book_freeze(struct rx_book *book, struct lxw_worksheet *sheet, size_t rows)
{
	book->x.worksheet_freeze_panes(sheet, (lxw_row_t)rows, 0);
}

void rx_book_filter(struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area)
{
	book->x.worksheet_autofilter(sheet, (lxw_row_t)area.row, (lxw_col_t)area.column,
		(lxw_row_t)area.last_row, (lxw_col_t)area.last_column);
}

static size_t colour_of(enum rx_status status)
{
	if (rx_status_is_done(status))
		return 0;
	switch (status) {
	case RX_STATUS_ACTIVE:
	case RX_STATUS_ONTRACK:
	case RX_STATUS_PARTIAL:
	case RX_STATUS_MOSTLY: return 1;
	case RX_STATUS_LAGGING:
	case RX_STATUS_REJECTED:
	case RX_STATUS_UNABLE: return 2;
	default: return 3;
	}
}

/* A rule of its own for each status: the colour follows when somebody chooses another word. */
static void colour_status(
	struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area, enum rx_status at)
{
	struct rx_text label = rx_word_label(RX_SET_STATUS, at, book->lang);
	lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
		.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
		.format = book->colours[colour_of(at)]};

	rx_buffer_reset(&book->cell);
	rx_buffer_add_byte(&book->cell, '"');
	rx_buffer_add_text(&book->cell, label);
	rx_buffer_add(&book->cell, "\"", 2);
	rule.value_string = book->cell.bytes;
	if (!book->cell.failed)
		book->x.worksheet_conditional_format_range(sheet, (lxw_row_t)area.row,
			(lxw_col_t)area.column, (lxw_row_t)area.last_row,
			(lxw_col_t)area.last_column, &rule);
}

/*
 * The words to choose from: all but the first, which says that nothing was said.  What stands in a
 * rule has little room: libxlsxwriter 1.1.4 counts characters and overruns a buffer for as many bytes.
 */
static void list_choices(struct rx_book *book, char **list)
{
	enum { ROOM = 250 };
	size_t used = 0, count = 0;

	for (size_t at = RX_STATUS_UNSTATED + 1; at < RX_STATUS_COUNT; at++) {
		struct rx_text label = rx_word_label(RX_SET_STATUS, at, book->lang);

		used += label.length + 1;
		if (used > ROOM)
			break;
		/* Labels are C strings; the library copies them. */
		list[count++] = (char *)(uintptr_t)label.bytes;
	}
}

void rx_book_statuses(struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area)
{
	char *list[RX_STATUS_COUNT + 1] = {NULL};
	lxw_data_validation choice = {.validate = LXW_VALIDATION_TYPE_LIST,
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.value_list = list};

	for (size_t at = 0; at < RX_STATUS_COUNT && !book->failed; at++)
		colour_status(book, sheet, area, (enum rx_status)at);
	list_choices(book, list);
	if (!book->failed)
		book->x.worksheet_data_validation_range(sheet, (lxw_row_t)area.row,
			(lxw_col_t)area.column, (lxw_row_t)area.last_row,
			(lxw_col_t)area.last_column, &choice);
}

void rx_book_print(struct rx_book *book, struct lxw_worksheet *sheet, bool landscape, size_t first,
	size_t repeat)
{
	enum { A4 = 9 };

	if (landscape)
		book->x.worksheet_set_landscape(sheet);
	book->x.worksheet_set_paper(sheet, A4);
	book->x.worksheet_fit_to_pages(sheet, 1, 0);
	book->x.worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
	book->x.worksheet_center_horizontally(sheet);
	book->x.worksheet_set_footer(
		sheet, book->lang != RX_LANG_EN ? "&C第&P页共&N页" : "&CPage &P of &N");
	if (repeat != RX_NONE)
		book->x.worksheet_repeat_rows(sheet, (lxw_row_t)first, (lxw_row_t)repeat);
}

void rx_book_breaks(struct rx_book *book, struct lxw_worksheet *sheet, uint32_t *rows)
{
	if (rows[0])
		book->x.worksheet_set_h_pagebreaks(sheet, rows);
}

void rx_book_chart(struct rx_book *book, struct lxw_worksheet *sheet, const char *title,
	struct rx_area labels, size_t figures, size_t row, size_t column)
{
	struct api *x = &book->x;
	lxw_chart *chart = x->workbook_add_chart(book->workbook, LXW_CHART_BAR);
	lxw_chart_series *series = chart ? x->chart_add_series(chart, NULL, NULL) : NULL;

	book->failed |= !series;
	if (!series)
		return;
	x->chart_series_set_categories(series, sheet->name, (lxw_row_t)labels.row,
		(lxw_col_t)labels.column, (lxw_row_t)labels.last_row, (lxw_col_t)labels.column);
	x->chart_series_set_values(series, sheet->name, (lxw_row_t)labels.row, (lxw_col_t)figures,
		(lxw_row_t)labels.last_row, (lxw_col_t)figures);
	x->chart_series_set_labels(series);
	/* The first row stands on top, as in the table. */
	x->chart_axis_set_reverse(chart->y_axis);
	x->chart_title_set_name(chart, title);
	x->chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	x->worksheet_insert_chart(sheet, (lxw_row_t)row, (lxw_col_t)column, chart);
}
