/*
 * chart_svg.c - drawing.  All measures are in whole units of a picture that is WIDTH wide; a terminal
 * cell of text is reckoned as CELL units.  Texts are data and are escaped; nothing else is.
 */
#include "chart_svg.h"
#include "markup.h"
#include "width.h"
#include "when.h"

enum {
	WIDTH = 720,
	CELL = 8,
	LINE = 28,  /* from one bar to the next */
	BAR = 18,   /* height of a bar */
	LABEL = 26, /* cells of a label */
	GAP = 10,
	PLOT = 220,  /* height of a course */
	MARGIN = 44, /* at its left, for the scale */
	SERIES = 5   /* lines that can be told from one another */
};

#define BLUE "#2f6fb2"

struct drawing {
	struct rx_buffer *out;
	struct rx_chart *chart;
	long top; /* below the title */
	const char *ink;
};

static void put(const struct drawing *drawing, const char *string)
{
	rx_buffer_add_string(drawing->out, string);
}

#define DRAW(drawing, template, ...) rx_markup_format((drawing)->out, template, __VA_ARGS__)

/* A text, cut to so many cells; side is start, middle or end. */
static void draw_text(const struct drawing *drawing, long x, long y, const char *side,
	struct rx_text text, size_t cells)
{
	size_t width, length = rx_width_fit(text, cells, true, &width);

	DRAW(drawing, "<text x=\"%\" y=\"%\" text-anchor=\"", x, y);
	put(drawing, side);
	put(drawing, "\" fill=\"");
	put(drawing, drawing->ink);
	put(drawing, "\">");
	if (length < text.length) {
		length = rx_width_fit(text, cells - 2, true, &width);
		rx_markup_add(drawing->out, rx_text_slice(text, 0, length));
		put(drawing, "…");
	} else {
		rx_markup_add(drawing->out, text);
	}
	put(drawing, "</text>\n");
}

/* The colours that workbooks have too: done, on the way, late, not begun. */
static const char *colour_of(struct rx_text label)
{
	int status = rx_chart_status(label);

	if (status < 0)
		return BLUE;
	if (rx_status_is_done((enum rx_status)status))
		return "#2e8b57";
	switch (status) {
	case RX_STATUS_ACTIVE:
	case RX_STATUS_ONTRACK:
	case RX_STATUS_PARTIAL:
	case RX_STATUS_MOSTLY: return "#b7791f";
	case RX_STATUS_LAGGING:
	case RX_STATUS_REJECTED:
	case RX_STATUS_UNABLE: return "#c53030";
	default: return "#717880";
	}
}

static double greatest(const struct rx_chart *chart, size_t figures)
{
	double most = 0;

	for (size_t row = 0; row < chart->rows; row++) {
		for (size_t figure = 0; figure < figures; figure++) {
			double value = rx_chart_value(chart, row, figure);

			most = value > most ? value : most;
		}
	}
	return most;
}

static long share(double value, double most, long whole)
{
	if (most <= 0 || value <= 0)
		return 0;
	return value >= most ? whole : (long)(value / most * (double)whole + 0.5);
}

/* Cells of the widest label that is drawn. */
static size_t label_cells(struct rx_chart *chart)
{
	size_t widest = 4, cells;

	for (size_t row = 0; row < chart->rows; row++) {
		rx_width_fit(rx_chart_label(chart, row), LABEL, true, &cells);
		widest = cells > widest ? cells : widest;
	}
	return widest;
}

/* ---- bars and rates ------------------------------------------------------------------------- */

static long draw_bars(const struct drawing *drawing)
{
	struct rx_chart *chart = drawing->chart;
	bool rates = chart->kind == RX_CHART_RATES;
	long left = (long)label_cells(chart) * CELL + GAP, y = drawing->top;
	long room = WIDTH - left - 14 * CELL;
	double most = rates ? 100 : greatest(chart, 1);

	for (size_t row = 0; row < chart->rows; row++, y += LINE) {
		struct rx_text label = rx_chart_label(chart, row),
			       cell = rx_chart_cell(chart, row, 0);
		long length = share(rx_chart_value(chart, row, 0)
				* (rates && rx_text_ends(cell, RX_LITERAL("%")) ? 100 : 1),
			most, room);

		draw_text(drawing, left - GAP, y + BAR - 4, "end", label, LABEL);
		if (rates)
			DRAW(drawing,
				"<rect x=\"%\" y=\"%\" width=\"%\" height=\"%\" fill=\"#8a929c\" "
				"fill-opacity=\".25\"/>\n",
				left, y, room, BAR);
		DRAW(drawing, "<rect x=\"%\" y=\"%\" width=\"%\" height=\"%\" fill=\"", left, y,
			length, BAR);
		put(drawing, colour_of(label));
		put(drawing, "\"/>\n");
		draw_text(drawing, left + (rates ? room : length) + 6, y + BAR - 4, "start", cell,
			13);
	}
	return y;
}

/* ---- a heat map ----------------------------------------------------------------------------- */

static long draw_map(const struct drawing *drawing)
{
	enum { HEAD = 24 };
	struct rx_chart *chart = drawing->chart;
	long left = (long)label_cells(chart) * CELL + GAP, y = drawing->top + HEAD;
	long cell = (WIDTH - left) / (long)chart->count;
	double most = greatest(chart, chart->count);

	for (size_t figure = 0; figure < chart->count; figure++)
		draw_text(drawing, left + cell * (long)figure + cell / 2, y - GAP, "middle",
			rx_chart_series(chart, figure), (size_t)(cell / CELL));
	for (size_t row = 0; row < chart->rows; row++, y += LINE) {
		draw_text(drawing, left - GAP, y + BAR, "end", rx_chart_label(chart, row), LABEL);
		for (size_t figure = 0; figure < chart->count; figure++) {
			long x = left + cell * (long)figure;
			/* Never so deep that the figure in it could not be read. */
			long depth = share(rx_chart_value(chart, row, figure), most, 40);

			DRAW(drawing,
				"<rect x=\"%\" y=\"%\" width=\"%\" height=\"%\" fill=\"" BLUE
				"\" fill-opacity=\"0.%%\" stroke=\"#8a929c\" "
				"stroke-opacity=\".4\"/>\n",
				x, y, cell, LINE, depth / 10, depth % 10);
			draw_text(drawing, x + cell / 2, y + BAR, "middle",
				rx_chart_cell(chart, row, figure), (size_t)(cell / CELL));
		}
	}
	return y + GAP;
}

/* ---- a course in time ----------------------------------------------------------------------- */

/* A round number that is no less. */
static long round_up(double value)
{
	static const long steps[] = {4, 8, 12, 20, 40, 60, 80};
	long unit = 1;

	for (;; unit *= 10) {
		for (size_t at = 0; at < sizeof(steps) / sizeof(steps[0]); at++) {
			if ((double)(steps[at] * unit) >= value || unit > 100000000000000)
				return steps[at] * unit;
		}
		if (unit == 1)
			unit = 2; /* 8 to 160, then by tens */
	}
}

static long place_of(const struct rx_chart *chart, size_t row, long room)
{
	long step = room / (long)chart->rows;

	return MARGIN + (long)row * room / (long)chart->rows + step / 2;
}

static void draw_scale(const struct drawing *drawing, long most)
{
	enum { STEPS = 4 };
	struct rx_buffer text = {0};

	for (long at = 0; at <= STEPS; at++) {
		long y = drawing->top + PLOT - PLOT * at / STEPS;

		DRAW(drawing,
			"<line x1=\"%\" y1=\"%\" x2=\"%\" y2=\"%\" stroke=\"#8a929c\" "
			"stroke-opacity=\".4\"/>\n",
			MARGIN, y, WIDTH, y);
		rx_buffer_reset(&text);
		rx_buffer_add_number(&text, (uint64_t)(most / STEPS * at));
		draw_text(drawing, MARGIN - 6, y + 5, "end", rx_buffer_text(&text), 8);
	}
	drawing->out->failed |= text.failed;
	rx_buffer_release(&text);
}

/* Names of periods below the scale, as many as find room. */
static void draw_periods(const struct drawing *drawing, long room)
{
	struct rx_chart *chart = drawing->chart;
	size_t cells = label_cells(chart) + 2, fit = (size_t)room / (cells * CELL);
	size_t step = (chart->rows + fit - 1) / (fit ? fit : 1);

	for (size_t row = 0; row < chart->rows; row += step ? step : 1)
		draw_text(drawing, place_of(chart, row, room), drawing->top + PLOT + 20, "middle",
			rx_chart_label(chart, row), LABEL);
}

static void draw_columns(const struct drawing *drawing, long most, long room)
{
	struct rx_chart *chart = drawing->chart;
	long step = room / (long)chart->rows, width = step > 40 ? 28 : step * 7 / 10;

	width = width > 0 ? width : 1;
	for (size_t row = 0; row < chart->rows; row++) {
		long height = share(rx_chart_value(chart, row, 0), (double)most, PLOT);
		long x = place_of(chart, row, room);

		DRAW(drawing,
			"<rect x=\"%\" y=\"%\" width=\"%\" height=\"%\" fill=\"" BLUE "\"/>\n",
			x - width / 2, drawing->top + PLOT - height, width, height);
		if (step > 3 * CELL)
			draw_text(drawing, x, drawing->top + PLOT - height - 4, "middle",
				rx_chart_cell(chart, row, 0), (size_t)(step / CELL));
	}
}

/* A line through the figures of a column; what tells it from others is its dashes and its name. */
static void draw_line(const struct drawing *drawing, size_t figure, long most, long room)
{
	static const char *const marks[SERIES] = {"stroke=\"" BLUE "\"",
		"stroke=\"#c53030\" stroke-dasharray=\"8 4\"",
		"stroke=\"#2e8b57\" stroke-dasharray=\"2 4\"",
		"stroke=\"#b7791f\" stroke-dasharray=\"12 4 2 4\"",
		"stroke=\"#717880\" stroke-dasharray=\"4 2\""};
	struct rx_chart *chart = drawing->chart;

	put(drawing, "<polyline fill=\"none\" stroke-width=\"2.5\" ");
	put(drawing, marks[figure % SERIES]);
	put(drawing, " points=\"");
	for (size_t row = 0; row < chart->rows; row++)
		DRAW(drawing, "%,% ", place_of(chart, row, room),
			drawing->top + PLOT
				- share(rx_chart_value(chart, row, figure), (double)most, PLOT));
	put(drawing, "\"/>\n");
	DRAW(drawing, "<line x1=\"%\" y1=\"%\" x2=\"%\" y2=\"%\" stroke-width=\"2.5\" ",
		MARGIN + 130 * (long)figure, drawing->top + PLOT + 40,
		MARGIN + 130 * (long)figure + 30, drawing->top + PLOT + 40);
	put(drawing, marks[figure % SERIES]);
	put(drawing, "/>\n");
	draw_text(drawing, MARGIN + 130 * (long)figure + 36, drawing->top + PLOT + 45, "start",
		rx_chart_series(chart, figure), 13);
}

static long draw_course(const struct drawing *drawing)
{
	const struct rx_chart *chart = drawing->chart;
	size_t lines = chart->count < SERIES ? chart->count : SERIES;
	long room = WIDTH - MARGIN, most = round_up(greatest(chart, lines));

	draw_scale(drawing, most);
	draw_periods(drawing, room);
	if (lines == 1)
		draw_columns(drawing, most, room);
	for (size_t figure = 0; lines > 1 && figure < lines; figure++)
		draw_line(drawing, figure, most, room);
	return drawing->top + PLOT + (lines > 1 ? 56 : 30);
}

/* ---- a timeline ----------------------------------------------------------------------------- */

static bool days_of(const struct rx_chart *chart, size_t row, struct rx_days *days)
{
	if (!rx_days_parse(rx_grid_get(chart->grid, row, chart->label), days))
		return false;
	if (days->first == RX_DAY_OPEN_START)
		days->first = days->last;
	if (days->last == RX_DAY_OPEN_END)
		days->last = days->first;
	return true;
}

static void span_of(const struct rx_chart *chart, struct rx_days *span)
{
	struct rx_days days;

	*span = (struct rx_days){INT32_MAX, INT32_MIN};
	for (size_t row = 0; row < chart->rows; row++) {
		if (!days_of(chart, row, &days))
			continue;
		span->first = days.first < span->first ? days.first : span->first;
		span->last = days.last > span->last ? days.last : span->last;
	}
}

static long day_place(const struct rx_days *span, int32_t day, long left, long room)
{
	int64_t whole = (int64_t)span->last - span->first;

	if (whole == 0)
		return left + room / 2;
	return left + (long)(((int64_t)day - span->first) * room / whole);
}

/* Lines where years or, of a short time, months begin. */
static void draw_calendar(const struct drawing *drawing, const struct rx_days *span, long left,
	long room, long bottom)
{
	struct rx_civil date = rx_day_civil(span->first);
	bool months = (int64_t)span->last - span->first < 500;
	int32_t step = months ? 1 : 12, years = (span->last - span->first) / 3650 + 1;

	for (date.day = 1, date.month = months ? date.month : 1;; date.month += step) {
		int32_t day;
		char text[16];

		if (date.month > 12) {
			date.month = 1;
			date.year += months ? 1 : years;
		}
		day = rx_day_number(date);
		if (day > span->last)
			break;
		if (day < span->first)
			continue;
		rx_day_format(day, text);
		DRAW(drawing,
			"<line x1=\"%\" y1=\"%\" x2=\"%\" y2=\"%\" stroke=\"#8a929c\" "
			"stroke-opacity=\".4\"/>\n",
			day_place(span, day, left, room), drawing->top + 20,
			day_place(span, day, left, room), bottom);
		if (!months || date.month % 3 == 1)
			draw_text(drawing, day_place(span, day, left, room), drawing->top + 14,
				"middle", rx_text_of(text, months ? 7 : 4), 8);
	}
}

static long draw_timeline(const struct drawing *drawing)
{
	enum { HEAD = 28, DOT = 5 };
	struct rx_chart *chart = drawing->chart;
	long left = (long)label_cells(chart) * CELL + 2 * GAP, room = WIDTH - left - 12 * CELL;
	long y = drawing->top + HEAD;
	struct rx_days span, days;

	span_of(chart, &span);
	if (span.first > span.last)
		return y;
	draw_calendar(drawing, &span, left, room, y + LINE * (long)chart->rows);
	for (size_t row = 0; row < chart->rows; row++, y += LINE) {
		long from, to;

		draw_text(drawing, left - 2 * GAP, y + BAR - 4, "end", rx_chart_label(chart, row),
			LABEL);
		if (!days_of(chart, row, &days))
			continue;
		from = day_place(&span, days.first, left, room);
		to = day_place(&span, days.last, left, room);
		DRAW(drawing,
			"<rect x=\"%\" y=\"%\" width=\"%\" height=\"%\" rx=\"%\" fill=\"" BLUE
			"\"/>\n",
			from - DOT, y + BAR / 2 - DOT, to - from + 2 * DOT, 2 * DOT, DOT);
		draw_text(drawing, to + DOT + 4, y + BAR - 4, "start",
			rx_grid_get(chart->grid, row, chart->label), 11);
	}
	return y + GAP;
}

/* ---- the element ---------------------------------------------------------------------------- */

static const char *kind_of(const struct rx_chart *chart)
{
	static const char *const kinds[][2] = {{"", ""}, {"Bar chart", "条形图"},
		{"Bars of shares of a hundred", "完成率条形图"}, {"Course in time", "时间序列图"},
		{"Heat map", "热力图"}, {"Timeline", "时间线"}};

	return kinds[chart->kind][chart->lang != RX_LANG_EN];
}

/* What is drawn, for those who cannot see it, and what is left out. */
static void describe(const struct drawing *drawing)
{
	struct rx_chart *chart = drawing->chart;
	bool zh = chart->lang != RX_LANG_EN;
	size_t rows = rx_grid_rows(chart->grid);

	put(drawing, kind_of(chart));
	put(drawing, zh ? "，共" : " of ");
	rx_buffer_add_number(drawing->out, rows);
	put(drawing, zh ? "项" : rows == 1 ? " entry" : " entries");
	if (chart->count == 1) {
		put(drawing, zh ? "，指标：" : "; figure: ");
		rx_markup_add(drawing->out, rx_chart_series(chart, 0));
	}
	if (rows > chart->rows) {
		put(drawing, zh ? "，未画出：" : "; not drawn: ");
		rx_buffer_add_number(drawing->out, rows - chart->rows);
	}
	put(drawing, zh ? "。" : ".");
}

static long draw(const struct drawing *drawing)
{
	switch (drawing->chart->kind) {
	case RX_CHART_HEAT: return draw_map(drawing);
	case RX_CHART_COURSE: return draw_course(drawing);
	case RX_CHART_TIMELINE: return draw_timeline(drawing);
	default: return draw_bars(drawing);
	}
}

static void open_element(
	const struct drawing *drawing, struct rx_text title, size_t number, long height)
{
	if (number == 0)
		put(drawing, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	DRAW(drawing, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 % %\"", WIDTH,
		height);
	if (number == 0)
		DRAW(drawing, " width=\"%\" height=\"%\"", WIDTH, height);
	DRAW(drawing,
		" role=\"img\" aria-labelledby=\"t% d%\" font-size=\"14\" "
		"font-family=\"system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif\">\n",
		(long)number, (long)number);
	DRAW(drawing, "<title id=\"t%\">", (long)number);
	rx_markup_add(drawing->out, title);
	DRAW(drawing, "</title>\n<desc id=\"d%\">", (long)number);
	describe(drawing);
	put(drawing, "</desc>\n");
	if (number)
		return;
	DRAW(drawing, "<rect width=\"%\" height=\"%\" fill=\"#fff\"/>\n", WIDTH, height);
	put(drawing, "<g font-size=\"18\" font-weight=\"bold\">");
	draw_text(drawing, GAP, 26, "start", title, 72);
	put(drawing, "</g>\n");
}

void rx_chart_svg(
	struct rx_buffer *out, struct rx_chart *chart, struct rx_text title, size_t number)
{
	struct rx_buffer marks = {0};
	struct drawing drawing = {
		&marks, chart, number ? 4 : 44, number ? "currentColor" : "#1b1b1b"};
	long height = draw(&drawing) + 4;

	/* The height is known when all is drawn, and stands in front. */
	drawing.out = out;
	if (title.length == 0)
		title = rx_text(kind_of(chart));
	open_element(&drawing, title, number, height);
	rx_buffer_add_text(out, rx_buffer_text(&marks));
	put(&drawing, "</svg>\n");
	out->failed |= marks.failed || chart->text.failed;
	rx_buffer_release(&marks);
}
