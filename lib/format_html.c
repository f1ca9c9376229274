/*
 * format_html.c - one HTML file that needs nothing else: no script, no reference to anything
 * outside, a content security policy that says so, light and dark, on a phone and on paper.
 *
 * Data stands in text only, with & < > " ' escaped and unsafe characters dropped; it never becomes
 * an attribute, an address or a style.  A status shows as a word with a sign.
 */
#include "chart_svg.h"
#include "clean.h"
#include "format.h"
#include "utf8.h"

static const char style[] =
	":root{color-scheme:light dark;--ink:#1b1b1b;--page:#fff;--line:#b8bcc2;--head:#eef1f5;"
	"--soft:#4a4f57}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e9e9e9;--page:#16181b;--line:#4b5159;"
	"--head:#24282d;--soft:#b9bec6}}\n"
	"body{color:var(--ink);background:var(--page);margin:1.5rem auto;padding:0 1rem;"
	"max-width:76rem;line-height:1.6;font-family:system-ui,\"Noto Sans CJK SC\","
	"\"Microsoft YaHei\",\"PingFang SC\",sans-serif}\n"
	"h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1.05rem}\n"
	".closing{text-align:right;margin:.4rem 2em .4rem 0}\n"
	".wide{overflow-x:auto}\n"
	"table{border-collapse:collapse;margin:1rem 0}\n"
	"caption{text-align:left;font-weight:bold;padding-bottom:.3rem}\n"
	/* Under a heading that says the same, a caption is for those who do not see the heading. */
	".chart{margin:1rem 0}.chart svg{width:100%;min-width:34rem;max-width:46rem}\n"
	"h2+.wide caption,h2+.chart+.wide "
	"caption{position:absolute;width:1px;height:1px;overflow:hidden;"
	"clip-path:inset(50%)}\n"
	"th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;"
	"vertical-align:top}\n"
	"th{background:var(--head);white-space:nowrap}\n"
	".n{text-align:right;font-variant-numeric:tabular-nums}.n,.s{white-space:nowrap}\n"
	".t{min-width:6em}.m{min-width:12em}.t,.m{overflow-wrap:anywhere}\n"
	"dl{border:1px solid var(--line);padding:.6rem 1rem;display:grid;"
	"grid-template-columns:max-content 1fr;gap:.2rem 1rem}\n"
	"dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}\n"
	"ul{padding-left:1.4rem;list-style:none}.status{color:var(--soft);white-space:nowrap}\n"
	"@media(max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}"
	"ul{padding-left:1rem}}\n"
	"@media print{:root{color-scheme:light;--ink:#000;--page:#fff;--head:#eee;--soft:#333}"
	"body{max-width:none;margin:0;font-size:10pt}.wide{overflow:visible}"
	"thead{display:table-header-group}.sheet~.sheet{break-before:page}tr,dl{break-inside:avoid}"
	"}\n";

static void put(struct rx_page *page, const char *string)
{
	rx_writer_string(page->out, string);
}

static void put_line(struct rx_page *page, const char *string)
{
	rx_writer_string(page->out, string);
	rx_writer_end_row(page->out);
}

static void escape(struct rx_page *page, struct rx_text text, size_t *length)
{
	uint32_t code = rx_utf8_decode(text, 0, length);

	switch (code) {
	case '&': put(page, "&amp;"); break;
	case '<': put(page, "&lt;"); break;
	case '>': put(page, "&gt;"); break;
	case '"': put(page, "&quot;"); break;
	case '\'': put(page, "&#39;"); break;
	case '\n': put(page, "<br>"); break;
	case '\t': put(page, " "); break;
	default:
		if (*length == 1 && code == RX_REPLACEMENT)
			put(page, "\xEF\xBF\xBD");
	}
}

static void data(struct rx_page *page, struct rx_text text)
{
	size_t length;

	while (text.length) {
		size_t end = 0, run;

		while (end < text.length && text.bytes[end] != '&' && text.bytes[end] != '<'
			&& text.bytes[end] != '>' && text.bytes[end] != '"'
			&& text.bytes[end] != '\'')
			end++;
		run = rx_clean_run(rx_text_slice(text, 0, end));
		rx_writer_bytes(page->out, text.bytes, run);
		text = rx_text_slice(text, run, text.length);
		if (text.length == 0)
			break;
		escape(page, text, &length);
		text = rx_text_slice(text, length, text.length);
	}
}

static void begin(struct rx_page *page, struct rx_text title)
{
	put_line(page, "<!DOCTYPE html>");
	put_line(page, page->lang == RX_LANG_ZH ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">");
	put_line(page, "<head>");
	put_line(page, "<meta charset=\"utf-8\">");
	put_line(page,
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'\">");
	put_line(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
	put(page, "<title>");
	data(page, title);
	put_line(page, "</title>");
	put(page, "<style>\n");
	put(page, style);
	if (page->landscape)
		put_line(page, "@page{size:A4 landscape;margin:12mm}");
	put_line(page, "</style>");
	put_line(page, "</head>");
	put_line(page, "<body>");
	put_line(page, "<main>");
	put(page, "<h1>");
	data(page, title);
	put_line(page, "</h1>");
}

static void end(struct rx_page *page)
{
	put_line(page, "</main>");
	put_line(page, "</body>");
	put_line(page, "</html>");
}

static void element(struct rx_page *page, const char *name, struct rx_text text)
{
	put(page, "<");
	put(page, name);
	put(page, ">");
	data(page, text);
	put(page, "</");
	put(page, name);
	put_line(page, ">");
}

static void heading(struct rx_page *page, struct rx_text text)
{
	element(page, "h2", text);
}

static void subheading(struct rx_page *page, struct rx_text text)
{
	element(page, "h3", text);
}

static void closing(struct rx_page *page, struct rx_text text)
{
	put(page, "<p class=\"closing\">");
	data(page, text);
	put_line(page, "</p>");
}

static void sheet(struct rx_page *page, struct rx_text title)
{
	put(page, "<h2 class=\"sheet\">");
	data(page, title);
	put_line(page, "</h2>");
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	element(page, "p", text);
}

static void status(struct rx_page *page, struct rx_text label)
{
	put(page, "<span aria-hidden=\"true\">");
	put(page, rx_status_sign(label));
	put(page, "</span> ");
	data(page, label);
}

static const char *class_of(const struct rx_field *field)
{
	if (field->number)
		return " class=\"n\"";
	switch (field->look) {
	case RX_LOOK_MAIN: return " class=\"m\"";
	case RX_LOOK_TEXT: return " class=\"t\"";
	default: return " class=\"s\"";
	}
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	put(page, "<thead><tr>");
	for (size_t at = 0; at < count; at++) {
		put(page, "<th scope=\"col\"");
		put(page, fields[at].number ? " class=\"n\">" : ">");
		data(page, fields[at].label);
		put(page, "</th>");
	}
	put_line(page, "</tr></thead>");
	put_line(page, "<tbody>");
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	put(page, "<tr>");
	for (size_t at = 0; at < count; at++) {
		put(page, "<td");
		put(page, class_of(&fields[at]));
		put(page, ">");
		if (fields[at].look == RX_LOOK_STATUS && values[at].length)
			status(page, values[at]);
		else
			data(page, values[at]);
		put(page, "</td>");
	}
	put_line(page, "</tr>");
}

/* What is wide scrolls inside a region of its own, which the keyboard reaches too; regions are told
 * apart by their number. */
static void begin_region(struct rx_page *page, const char *class, const char *what)
{
	struct rx_buffer *text = &page->scratch[1];

	rx_buffer_reset(text);
	rx_buffer_add_number(text, ++page->regions);
	put(page, "<section class=\"");
	put(page, class);
	put(page, "\" tabindex=\"0\" aria-label=\"");
	put(page, what);
	rx_page_text(page, rx_buffer_text(text));
	put_line(page, "\">");
	page->failed |= text->failed;
}

/* A picture of the figures above their table. */
static void figure(struct rx_page *page, const struct rx_grid *grid)
{
	struct rx_text title = grid->caption.length ? rx_buffer_text(&grid->caption) : page->title;
	struct rx_chart chart;

	if (rx_chart_find(&chart, grid, page->words)) {
		rx_buffer_reset(&page->scratch[0]);
		rx_chart_svg(&page->scratch[0], &chart, title, ++page->charts);
		begin_region(page, "wide chart", page->lang == RX_LANG_ZH ? "统计图" : "Chart ");
		rx_page_text(page, rx_buffer_text(&page->scratch[0]));
		put_line(page, "</section>");
		page->failed |= page->scratch[0].failed;
	}
	page->failed |= chart.own.failed;
	rx_chart_release(&chart);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	if (grid->chart)
		figure(page, grid);
	begin_region(page, "wide", page->lang == RX_LANG_ZH ? "表" : "Table ");
	put_line(page, "<table>");
	if (grid->caption.length)
		element(page, "caption", rx_buffer_text(&grid->caption));
	rx_page_rows(page, &rx_format_html, grid);
	put_line(page, "</tbody>");
	put_line(page, "</table>");
	put_line(page, "</section>");
}

static void record(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	put_line(page, "<dl>");
	for (size_t at = 0; at < count; at++) {
		if (values[at].length == 0)
			continue;
		put(page, "<dt>");
		data(page, fields[at].label);
		put(page, "</dt><dd>");
		if (fields[at].look == RX_LOOK_STATUS)
			status(page, values[at]);
		else
			data(page, values[at]);
		put_line(page, "</dd>");
	}
	put_line(page, "</dl>");
}

static void close_lists(struct rx_page *page, size_t depth)
{
	for (; page->depth > depth; page->depth--)
		put_line(page, "</li></ul>");
}

static void node(struct rx_page *page, const struct rx_node *node)
{
	close_lists(page, node->depth);
	if (page->depth == node->depth)
		put_line(page, "</li>");
	for (; page->depth < node->depth; page->depth++)
		put(page, page->depth + 1 < node->depth ? "<ul><li>" : "<ul>");
	put(page, "<li>");
	data(page, node->number);
	data(page, node->title);
	if (node->status.length) {
		put(page, " <span class=\"status\">");
		status(page, node->status);
		put(page, "</span>");
	}
	rx_writer_end_row(page->out);
}

static void end_tree(struct rx_page *page)
{
	close_lists(page, 0);
}

const struct rx_format rx_format_html = {
	.name = "html",
	.meaning = {"one page that needs nothing else, with charts", "单个网页文件，含图表"},
	.wording = RX_WORDING_PEOPLE,
	.captions = true,
	.begin = begin,
	.end = end,
	.head = head,
	.row = row,
	.table = table,
	.heading = heading,
	.subheading = subheading,
	.closing = closing,
	.sheet = sheet,
	.paragraph = paragraph,
	.record = record,
	.node = node,
	.end_tree = end_tree,
	.value = data,
};
