/*
 * frame.c - where the body of a document begins and ends.
 *
 * The head ends in front of the first heading, label or item; the tail begins with the first line of
 * contact, publicity or signature behind the last of them.
 */
#include "frame.h"
#include "phrase.h"
#include "role.h"
#include "status.h"

/* No line of meta data is longer, be it words and values in a row or a row of cells. */
enum { METADATA_LINE = 200, METADATA_ROW = 1000 };

static const char nouns[] = "通报|报告|公示|公示表|一览表|情况表|明细表|登记表|调度表|公告|的函|"
			    "通知|情况|方案|清单|说明|汇报|台账|函|公开|公布|通告|整改结果";
static const char furniture[] =
	"主办单位|承办单位|主办:|主办" FULL_COLON "|承办:|承办" FULL_COLON
	"|版权所有|ICP备|公网安备|网站标识码|网站地图|扫一扫|您访问的链接|浏览器|打印|关闭|"
	"技术支持|上一篇|下一篇|相关文章|相关链接|相关阅读|分享到|责任编辑|当前位置|首页|浏览次数|"
	"浏览量|访问量|阅读数|点击数|点击量|字号|字体|色调|视力保护|无障碍|关怀版|"
	"搜狗|Copyright|copyright|返回顶部|网站声明|联系我们|手机版|微信公众号|收藏|朗读|分享|来源:"
	"|来源" FULL_COLON "|编辑:|编辑" FULL_COLON "|审核:|审核" FULL_COLON;
static const char contact[] =
	"欢迎|如有意见|如有异议|如对|联系|监督|受理|公示期|公示时间|特此|以上报告|附件|附:|"
	"附" FULL_COLON "|电话|地址|邮政|邮编|邮箱|电子邮|公开期|意见反馈|举报|"
	"通讯地址|通信地址|来信|干部群众对|专此|公示日期|反映问题|对公示内容|群众如|单位和个人|"
	"任何单位|社会各界|专线|传真|请社会|如认为|有异议|公示期间";

static struct rx_text paragraph_text(const struct rx_parse *parse, size_t place)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);

	return rx_parse_slice(parse, paragraph->start, paragraph->end);
}

bool rx_frame_is_date(struct rx_text line)
{
	struct rx_date date;
	struct rx_text inner = line;

	if (rx_phrase_start(inner, "(|" FULL_OPEN) && line.length > 8) {
		size_t length = rx_phrase_start(inner, "(|" FULL_OPEN);
		size_t close = rx_phrase_end(inner, ")|" FULL_CLOSE);

		inner = rx_text_slice(inner, length, inner.length - close);
	}
	return line.length < 60 && rx_date_at(inner, 0, NULL, &date) && date.readings[0].month
		&& rx_phrase_trim(rx_text_slice(inner, date.end, inner.length)).length == 0;
}

/* A row of a table with bars. */
static bool is_row(struct rx_text line)
{
	return line.length && line.bytes[0] == '|';
}

static bool is_metadata(struct rx_text line)
{
	bool bar = is_row(line);

	/* A row of a table that lost its frame: | 索引号 | …. */
	line = rx_phrase_trim(rx_text_slice(line, bar ? 1 : 0, line.length));
	return line.length < (bar ? METADATA_ROW : METADATA_LINE)
		&& rx_phrase_start(line,
			   "索引号|文件名称|名称|发布机构|发文机关|成文日期|生成日期|公开方式|"
			   "公开日期|公开形式|发布时间|发布日期|发表时间|日期|时间|来源|信息来源|"
			   "稿件来源|作者|浏览次数|浏览量|访问量|阅读|点击|字号|字体|【字体|【字号|"
			   "色调|分享|打印|当前位置|责任编辑|主题分类|文号|发文字号|有效性|主题词|"
			   "信息分类|公开范围|公开时限")
		> 0;
}

static bool is_preamble(struct rx_text text)
{
	return (rx_phrase_in(text, "。")
		       || rx_phrase_end(text,
			       "如下:|如下" FULL_COLON "|如下报告:|如下报告" FULL_COLON
			       "|如下说明:|如下说明" FULL_COLON "|审议:|审议" FULL_COLON))
		&& (rx_phrase_in(text, "巡察|巡视|审计|督察|整改|督查|检查"))
		&& (rx_phrase_in(text,
			    "现将|反馈|进驻|开展|报告如下|通报如下|公示如下|予以公|进行了|委托|"
			    "根据|按照|承担")
			|| rx_phrase_start(text, "根据|按照|为"));
}

/* A title without what stands in brackets behind it: (截至2024年3月底). */
static struct rx_text without_bracket(struct rx_text title)
{
	struct rx_text word;
	size_t open = rx_phrase_find(title, "(|" FULL_OPEN, &word);

	return rx_phrase_end(title, ")|" FULL_CLOSE) && open != RX_NONE && open > 18
		? rx_phrase_trim(rx_text_slice(title, 0, open))
		: title;
}

static bool is_title(struct rx_text text)
{
	text = without_bracket(text);
	if (text.length < 18 || text.length > 400 || is_metadata(text)
		|| rx_phrase_end(text, "。|;|" FULL_SEMICOLON "|:|" FULL_COLON "|,|" FULL_COMMA))
		return false;
	if (rx_phrase_in(text, "。|当前位置|>>"))
		return false;
	return rx_phrase_in(text, "整改|销号|验收|审计|巡察|巡视|督察|举报|信访|交办")
		&& (rx_phrase_end(text, nouns) || rx_phrase_in(text, "关于"));
}

/* ---- where the body begins ------------------------------------------------------------------ */

static bool begins_body(const struct rx_parse *parse, size_t place, bool preamble_seen)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	const struct rx_token *lead = rx_tree_lead(&parse->cues, paragraph);
	struct rx_text text = paragraph_text(parse, place);
	struct rx_label label;

	if (paragraph->table)
		return true;
	if (lead)
		return (lead->value == 1 || lead->glyph == RX_GLYPH_PROBLEM)
			&& !(lead->glyph == RX_GLYPH_PAREN && !preamble_seen
				&& rx_phrase_end(text, nouns));
	if (rx_label_at(
		    &parse->cues, paragraph, parse->text, paragraph->start, paragraph->end, &label))
		return label.colon && label.role != RX_LABEL_CONTACT && label.role != RX_LABEL_OTHER
			&& !is_metadata(text);
	/* 关于“…”整改进展情况:…。 is no title. */
	if (rx_phrase_start(text, "关于“|针对“") && rx_phrase_in(text, "。")) {
		struct rx_text heading = rx_parse_slice(parse, paragraph->start,
			rx_heading_end(&parse->cues, paragraph, parse->text, paragraph->start));

		if (heading.length < text.length && rx_heading_form(heading) & RX_FORM_PROBLEM)
			return true;
	}
	if (!preamble_seen)
		return false;
	if (rx_phrase_start(text, "关于|针对|“") && text.length < 300
		&& rx_heading_form(text) & RX_FORM_PROBLEM
		&& !rx_phrase_end(text, "通报|报告|公示|公告|函"))
		return true;
	return text.length < 90 && !rx_phrase_end(text, "。|:|" FULL_COLON)
		&& rx_cues_find(&parse->cues, paragraph, ~0u, paragraph->start, paragraph->end)
		== RX_NONE
		&& rx_phrase_end(text, "情况|成效|打算|安排");
}

static void find_head(struct rx_parse *parse)
{
	size_t at;
	bool preamble = false;

	parse->preamble = RX_NONE;
	for (at = 0; at < parse->cues.paragraph_count && !begins_body(parse, at, preamble); at++) {
		if (!preamble && is_preamble(paragraph_text(parse, at))) {
			preamble = true;
			parse->preamble = at;
		}
	}
	parse->head_end = at;
	/* Without any heading the paragraphs behind the preamble are the body. */
	if (at == parse->cues.paragraph_count)
		parse->head_end = preamble ? parse->preamble + 1 : at;
	if (parse->preamble == RX_NONE)
		parse->preamble = parse->head_end;
}

/* ---- where it ends -------------------------------------------------------------------------- */

static bool is_structure(const struct rx_parse *parse, size_t place)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	const struct rx_token *lead = rx_tree_lead(&parse->cues, paragraph);
	struct rx_text text = paragraph_text(parse, place);
	struct rx_label label;
	size_t from = paragraph->start + (lead ? lead->length : 0u);

	if (paragraph->table)
		return true;
	if (rx_label_at(&parse->cues, paragraph, parse->text, from, paragraph->end, &label))
		return label.role != RX_LABEL_CONTACT && label.role != RX_LABEL_OTHER;
	if (lead)
		return !rx_frame_is_date(text)
			&& !rx_phrase_start(rx_parse_slice(parse, from, paragraph->end), contact)
			&& !rx_phrase_start(rx_parse_slice(parse, from, paragraph->end), "附件|《");
	if (text.length < 90 && rx_phrase_end(text, "打算|安排|计划|措施|成效|情况")
		&& rx_cues_find(&parse->cues, paragraph, ~0u, paragraph->start, paragraph->end)
			== RX_NONE
		&& (rx_role_of_heading(text) == RX_DOCTYPE_NEXT
			|| rx_role_of_heading(text) == RX_DOCTYPE_FINDINGS))
		return true;
	return rx_phrase_start(text, "关于|针对|“") && text.length < 300
		&& rx_heading_form(text) & RX_FORM_PROBLEM;
}

static bool begins_tail(const struct rx_parse *parse, size_t place)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	struct rx_text text = paragraph_text(parse, place);
	struct rx_label label;

	if (rx_phrase_start(text, contact) || rx_frame_is_date(text))
		return true;
	if (text.length < 240 && rx_phrase_in(text, furniture) && !rx_phrase_end(text, "。"))
		return true;
	return rx_label_at(&parse->cues, paragraph, parse->text, paragraph->start, paragraph->end,
		       &label)
		&& label.role == RX_LABEL_CONTACT;
}

/* A short line without stop: a body that signs. */
static bool may_sign(const struct rx_parse *parse, size_t place)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	struct rx_text text = paragraph_text(parse, place);

	return text.length <= 150 && rx_status_of_sentence(text) == RX_UNSET
		&& !rx_tree_lead(&parse->cues, paragraph)
		&& !rx_phrase_end(text, "。|;|" FULL_SEMICOLON)
		&& rx_cues_find(&parse->cues, paragraph,
			   1u << RX_CUE_STOP | 1u << RX_CUE_COLON | 1u << RX_CUE_COMMA,
			   paragraph->start, paragraph->end)
		== RX_NONE;
}

static bool is_bare_label(const struct rx_parse *parse, size_t place)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	const struct rx_token *lead = rx_tree_lead(&parse->cues, paragraph);
	size_t from = paragraph->start + (lead ? lead->length : 0u);
	struct rx_label label;

	return rx_label_at(&parse->cues, paragraph, parse->text, from, paragraph->end, &label)
		&& label.end == paragraph->end;
}

static void find_tail(struct rx_parse *parse)
{
	size_t count = parse->cues.paragraph_count, last = parse->head_end, at;

	for (at = parse->head_end; at < count; at++) {
		if (is_structure(parse, at))
			last = at;
	}
	/* A label by itself has its value on the next line. */
	if (last + 1 < count && is_bare_label(parse, last) && !begins_tail(parse, last + 1))
		last++;
	for (at = last + 1; at < count && !begins_tail(parse, at); at++)
		;
	/* The bodies that sign stand in front of the date. */
	while (at < count && at > last + 1 && may_sign(parse, at - 1))
		at--;
	if (at == count) {
		while (at > last + 1 && may_sign(parse, at - 1))
			at--;
	}
	parse->tail_start = at < count || parse->head_end < count ? at : count;
	if (parse->tail_start > count)
		parse->tail_start = count;
}

/* ---- the title ------------------------------------------------------------------------------ */

static bool is_short_line(const struct rx_parse *parse, size_t place)
{
	struct rx_text text = paragraph_text(parse, place);

	return text.length <= 240 && !is_metadata(text) && !is_row(text)
		&& !rx_phrase_in(text, "。|:|" FULL_COLON "|>") && !rx_frame_is_date(text);
}

/* A title broken over lines: a line with 关于 or of a body, up to one that ends with a noun. */
static size_t broken_title_end(const struct rx_parse *parse, size_t start)
{
	for (size_t at = start; at < parse->preamble && at < start + 4; at++) {
		struct rx_text text = paragraph_text(parse, at);

		if (!is_short_line(parse, at))
			break;
		if (at > start && rx_phrase_end(text, "通报|报告|公示|公告|的函|通知"))
			return at + 1;
	}
	return start;
}

/* The title of a page, which the page itself repeats with less around it. */
static bool is_page_title(const struct rx_parse *parse, size_t place)
{
	return rx_source_is_head(&parse->source, rx_parse_paragraph(parse, place)->start);
}

/* A line that cannot be the first of a title: 关于… needs its body, …的通报 its 关于. */
static bool begins_inside(struct rx_text line)
{
	size_t about = rx_text_find(line, RX_LITERAL("关于"), 0);

	return about == 0 || (about == RX_NONE && !rx_phrase_in(line, "公示|清单|方案|台账"));
}

static void find_title(struct rx_parse *parse)
{
	size_t best = RX_NONE, limit = parse->preamble;

	for (size_t at = 0; at < limit; at++) {
		struct rx_text text = paragraph_text(parse, at);

		if (!is_page_title(parse, at) && is_title(text)
			&& (best == RX_NONE
				|| (!rx_phrase_end(paragraph_text(parse, best),
					    "通报|报告|公示|公告|的函|通知")
					&& rx_phrase_end(text, "通报|报告|公示|公告|的函|通知"))))
			best = at;
	}
	parse->title_start = parse->title_end = 0;
	if (best != RX_NONE && rx_phrase_end(without_bracket(paragraph_text(parse, best)), nouns)
		&& rx_phrase_in(paragraph_text(parse, best), "关于|公示|中共|整改|验收|办理")) {
		parse->title_start = best;
		parse->title_end = best + 1;
		/* Lines above belong to it as long as it does not begin with a body. */
		while (parse->title_start
			&& begins_inside(paragraph_text(parse, parse->title_start))
			&& is_short_line(parse, parse->title_start - 1)
			&& !is_page_title(parse, parse->title_start - 1)
			&& best - parse->title_start < 3)
			parse->title_start--;
		return;
	}
	for (size_t at = 0; at < limit; at++) {
		size_t end = is_page_title(parse, at) ? at : broken_title_end(parse, at);

		if (end > at
			&& rx_phrase_in(rx_parse_slice(parse, rx_parse_paragraph(parse, at)->start,
						rx_parse_paragraph(parse, end - 1)->end),
				"整改|验收|销号")) {
			parse->title_start = at;
			parse->title_end = end;
			return;
		}
	}
}

void rx_frame_find(struct rx_parse *parse)
{
	find_head(parse);
	find_tail(parse);
	find_title(parse);
}

enum rx_doctype rx_frame_type(const struct rx_parse *parse, size_t place)
{
	struct rx_text text = paragraph_text(parse, place);

	if ((place >= parse->title_start && place < parse->title_end)
		|| is_page_title(parse, place))
		return RX_DOCTYPE_TITLE;
	if (place < parse->head_end)
		return place >= parse->preamble && !is_metadata(text) ? RX_DOCTYPE_PREAMBLE
								      : RX_DOCTYPE_FURNITURE;
	if (place < parse->tail_start)
		return RX_DOCTYPE_BODY;
	if (rx_phrase_in(text, furniture))
		return RX_DOCTYPE_FURNITURE;
	if (rx_frame_is_date(text)
		|| (may_sign(parse, place) && !rx_phrase_start(text, contact)
			&& rx_phrase_end(text,
				"委员会|党组|党委|党工委|党总支|人民政府|局|院|公司|厅|委|组|"
				"办公室|部|中心|街道|大学|学院|管委会|支部")))
		return RX_DOCTYPE_SIGNATURE;
	return rx_phrase_start(text, contact) || place > parse->tail_start ? RX_DOCTYPE_CONTACT
									   : RX_DOCTYPE_BODY;
}
