/*
 * heading.c - ends, forms and titles of headings.
 */
#include "heading.h"
#include "enumerator.h"
#include "label.h"
#include "numeral.h"
#include "phrase.h"
#include "status.h"

/* Longer statements are told by their last words alone. */
enum { SHORT_STATEMENT = 75 };

static const char stops[] =
	"。|.|:|" FULL_COLON "|;|" FULL_SEMICOLON "|,|" FULL_COMMA "|、|!|" FULL_STOP_MARK;
static const char problem_openings[] = "关于|针对|对于|对|“|\"";

/* Problems in general: the heading of a section, not of one finding. */
static const char general_problems[] =
	"反馈问题|反馈的问题|反馈意见问题|查出问题|查出的问题|查出主要问题|发现问题|发现的问题|"
	"具体问题|主要问题|存在问题|突出问题|指出问题|指出的问题|各类问题|共性问题|"
	"巡察问题|巡视问题|审计问题|督察问题|重点问题|其他问题|整改问题";

/* What is left of an earlier round is general only with that round in front: 上轮巡察反馈未完成问题. */
static const char leftovers[] = "未完成问题|未整改问题|遗留问题|整改不到位问题|未整改到位问题";
static const char round_words[] =
	"反馈|巡察|巡视|督察|审计查出|上轮|上一轮|上次|前期|以往|往年|以前年度";

static bool is_general(struct rx_text bare)
{
	return rx_phrase_end(bare, general_problems)
		|| (rx_phrase_end(bare, leftovers) && rx_phrase_start(bare, round_words));
}

/* Words that say that something is wanting; a heading that holds one is a bare negative sentence. */
static const char negatives[] =
	"不到位|不够|不足|不严|不实|不规范|不强|不高|不深|不力|不细|不全|"
	"不及时|不健全|不完善|不明显|不平衡|"
	"不充分|不紧|不扎实|不彻底|不合理|不合规|不严肃|不严谨|不认真|"
	"不重视|不主动|不精准|不聚焦|不落实|不畅|"
	"不清|不准|不符|不优|不佳|不好|不多|不大|不广|不快|不顺|不稳|不良|"
	"不当|不一|不作为|不担当|不敢|不愿|"
	"不善|不匹配|不衔接|不协调|不均衡|不科学|不完整|不真实|不透明|"
	"不经济|不达标|不达|不履行|不执行|不积极|不紧密|不突出|不牢|"
	"缺失|缺乏|缺位|缺少|薄弱|滞后|缓慢|差距|偏差|偏低|偏弱|偏软|偏慢|"
	"偏少|流于形式|形式主义|官僚主义|"
	"违规|违反|违法|弱化|虚化|淡化|边缘化|泛化|未能|未按|未严格|未及时|"
	"未有效|未完成|未落实|未建立|未开展|未履行|未执行|未公开|漏洞|短板|"
	"隐患|挪用|侵占|截留|超标准|超范围|超标|虚报|套取|逾期|闲置|低效|"
	"仍有|有待|欠缺|欠账|松散|宽松软|走过场|"
	"弄虚作假|乱象|突出问题|脱节|浪费|流失|损失浪费|拖欠|滥用|扣压|"
	"违纪|混乱|简单化|表面化|一刀切|失真|失守|失职|失管|失察|脱管|空转|"
	"脏乱差|造假|断档|断层|推诿|松懈|懈怠|短缺|扰民|直排|老化|单一|僵化|"
	"粗放|低下|拖延|散漫|懒散|反弹|居高不下|萎缩|空壳|空心化|随意|过高|过低|"
	"进度慢|进展慢|推进慢|超预算|过慢|较低|较慢|较差|偏高|偏多|偏大|一言堂|好人主义|失衡|无序|"
	"涣散";

static const char rectified[] = "整改落实情况|整改进展情况|整改完成情况|整改工作情况|整改推进情况|"
				"整改情况|整改进展|整改落实|整改工作|"
				"的整改措施|整改措施";

static struct rx_text without_stops(struct rx_text heading)
{
	size_t length;

	heading = rx_phrase_trim(heading);
	while ((length = rx_phrase_end(heading, stops)) > 0)
		heading = rx_phrase_trim(rx_text_slice(heading, 0, heading.length - length));
	return heading;
}

/* Takes a bracketed status off the end of a heading. */
static struct rx_text cut_status(struct rx_text heading, struct rx_text *status)
{
	static const char opens[] = "(|" FULL_OPEN "|【|[|〔";
	size_t close = rx_phrase_end(heading, ")|" FULL_CLOSE "|】|]|〕"), at = RX_NONE, next = 0,
	       found;
	struct rx_text word, inner;

	*status = (struct rx_text){"", 0};
	if (!close)
		return heading;
	while ((found = rx_phrase_find(rx_text_slice(heading, next, heading.length), opens, &word))
		!= RX_NONE) {
		at = next + found;
		next = at + word.length;
	}
	if (at == RX_NONE || next + close >= heading.length)
		return heading;
	inner = rx_text_slice(heading, next, heading.length - close);
	if (rx_phrase_in(inner, ":|" FULL_COLON) || rx_status_of_words(inner) == RX_UNSET)
		return heading;
	*status = inner;
	return rx_phrase_trim(rx_text_slice(heading, 0, at));
}

struct rx_text rx_heading_without_status(struct rx_text heading)
{
	struct rx_text status;

	return cut_status(heading, &status);
}

/* Verbs that do something about what is wanting: 堵塞漏洞, 补齐短板. */
static const char remedies[] = "堵塞|堵住|补齐|补足|消除|排查|排除|整治|治理|化解|防范|防止|杜绝|"
			       "避免|纠治|纠正|破除|查找|查摆|查改|解决|克服|扫除|革除|清理|清除|"
			       "严防|力戒|反对|整改|梳理|弥补|填补|改变|扭转|根治|查处|打击|严查|"
			       "严肃处理|追缴|惩治|缩小|减少|整顿|遏制";

/* 风险排查不深入, 整治力度不够: the remedy itself is wanting.  before is the clause up to the want. */
static bool is_wanting(struct rx_text before, struct rx_text want)
{
	if (!rx_phrase_start(want,
		    "不|未|滞后|缓慢|流于|走过场|缺|偏|松散|混乱|有待|失|空转|松懈|懈怠|简单化|"
		    "表面化|仍"))
		return false;
	before.length -= rx_phrase_end(before,
		"工作|力度|还|仍|尚|进度|任务|情况|责任|力度还|工作还|机制|方面|措施|成效|仍然|得");
	return rx_phrase_end(before, remedies) > 0;
}

/* Is the want at an offset what its clause does away with? */
static bool is_remedied(struct rx_text title, size_t at)
{
	size_t from = at > 36 ? at - 36 : 0, found;
	struct rx_text before, word;

	while (from < at && ((unsigned char)title.bytes[from] & 0xC0) == 0x80)
		from++;
	before = rx_text_slice(title, from, at);
	while ((found = rx_phrase_find(
			before, ",|" FULL_COMMA "|。|;|" FULL_SEMICOLON "|、", &word))
		!= RX_NONE)
		before = rx_text_slice(before, found + word.length, before.length);
	return rx_phrase_in(before, remedies)
		&& !is_wanting(before, rx_text_slice(title, at, title.length));
}

/* 未 says that something is wanting, except in 未来. */
static bool is_negative(struct rx_text title)
{
	size_t at = 0, found;
	struct rx_text word;

	while ((found = rx_phrase_find(rx_text_slice(title, at, title.length), negatives, &word))
		!= RX_NONE) {
		if (!is_remedied(title, at + found))
			return true;
		at += found + word.length;
	}
	at = 0;
	while ((at = rx_text_find(title, RX_LITERAL("未"), at)) != RX_NONE) {
		at += 3;
		if (!rx_text_starts(rx_text_slice(title, at, title.length), RX_LITERAL("来")))
			return true;
	}
	return false;
}

/* 不同步, 缺乏长效机制: a short statement that ends with what is not so, or tells what is lacking. */
static bool lacks(struct rx_text title)
{
	struct rx_text end = title, word;
	size_t at;

	if (title.length > SHORT_STATEMENT || rx_phrase_start(title, "对"))
		return false;
	if (!rx_phrase_in(title, ",|" FULL_COMMA)
		&& (at = rx_phrase_find(title,
			    "缺乏|缺少|没有|未能|未及时|未建立|未严格|未有效|未按规定", &word))
			!= RX_NONE
		&& !is_remedied(title, at))
		return true;
	/* Up to three characters behind 不. */
	for (int i = 0; i < 4 && end.length >= 3; i++) {
		end.length -= 3;
		if (i
			&& rx_text_starts(
				rx_text_slice(title, end.length, title.length), RX_LITERAL("不")))
			return !rx_phrase_in(rx_text_slice(title, end.length, title.length),
				"不断|不少|不低|不超|不得|不忘|不懈|不动摇|不松|不停|不止|不变|"
				"不减|不走样|不反弹");
	}
	return false;
}

unsigned rx_heading_form(struct rx_text heading)
{
	struct rx_text status, bare = cut_status(without_stops(heading), &status);
	unsigned form = 0;
	size_t suffix;

	bare = without_stops(bare);
	suffix = rx_phrase_end(bare, rectified);

	if (suffix) {
		form |= RX_FORM_RECTIFIED;
		bare = rx_text_slice(bare, 0, bare.length - suffix);
		if (rx_text_ends(bare, RX_LITERAL("的")))
			bare.length -= 3;
	}
	if (rx_phrase_end(bare, "方面|方面存在的问题|方面的问题|方面问题|领域|类问题"))
		form |= RX_FORM_GROUP;
	if (is_general(bare))
		return form | RX_FORM_GROUP;
	if (rx_phrase_end(bare, "问题|问题的整改|问题整改")
		&& rx_phrase_start(bare, problem_openings)
		&& !(rx_phrase_start(bare, "对") && rx_phrase_in(bare, ",|" FULL_COMMA)))
		form |= RX_FORM_PROBLEM;
	if (form & RX_FORM_RECTIFIED && rx_phrase_end(bare, "问题"))
		form |= RX_FORM_PERHAPS;
	if (rx_phrase_end(bare, "方面") && rx_phrase_start(bare, "反馈问题"))
		return form | RX_FORM_GROUP;
	if (rx_phrase_end(bare, "方面存在的问题|方面存在问题")
		&& !rx_phrase_start(bare, "关于|针对"))
		return form | RX_FORM_GROUP;
	if (rx_phrase_start(bare, "“") && rx_phrase_end(bare, "”") && bare.length > 15)
		form |= RX_FORM_PROBLEM;
	if (rx_phrase_start(bare,
		    "关于“|针对“|关于\"|反馈问题:|反馈问题" FULL_COLON "|问题:|问题" FULL_COLON
		    "|存在问题:|存在问题" FULL_COLON "|具体问题:|具体问题" FULL_COLON
		    "|主要问题:|主要问题" FULL_COLON "|整改问题:|整改问题" FULL_COLON))
		form |= RX_FORM_PROBLEM;
	if (rx_phrase_end(bare, "的问题|”问题|”的问题"))
		form |= RX_FORM_PROBLEM;
	bare = rx_heading_finding_title(heading, &status);
	if (is_negative(bare))
		form |= RX_FORM_NEGATIVE;
	suffix = rx_phrase_end(bare, negatives);
	if ((suffix && !is_remedied(bare, bare.length - suffix)) || lacks(bare))
		form |= RX_FORM_WANT;
	return form;
}

/* 预算编制问题6项 without the count. */
static struct rx_text without_count(struct rx_text text)
{
	size_t end = text.length - rx_phrase_end(text, "项|个|条|起|件"), digits = end;

	while (digits && text.bytes[digits - 1] >= '0' && text.bytes[digits - 1] <= '9')
		digits--;
	return end < text.length && digits < end ? rx_text_slice(text, 0, digits) : text;
}

unsigned rx_heading_count(struct rx_text heading)
{
	struct rx_text bare = without_stops(heading), without = without_count(bare);
	unsigned count = 0;

	if (without.length < bare.length && rx_phrase_end(without, "问题"))
		rx_numeral_digits(bare, without.length, 5, &count);
	return count;
}

/* 关于X的问题,… 针对X问题,… 对A问题,…: the comma behind 问题 ends the heading. */
static size_t problem_comma(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from, size_t end)
{
	size_t token, start = from;

	if (end > from + RX_HEADING_LIMIT)
		end = from + RX_HEADING_LIMIT;
	while ((token = rx_cues_find(cues, paragraph, 1u << RX_CUE_COMMA, start, end)) != RX_NONE) {
		size_t comma = cues->tokens[token].at;
		struct rx_text before = rx_heading_without_status(rx_text_slice(text, from, comma));
		bool counted = without_count(before).length < before.length;

		if (!counted && !rx_phrase_start(before, "关于|针对|对于|对|就|“"))
			return RX_NONE;

		if (rx_phrase_end(without_count(before), "问题|问题的整改|整改情况|问题整改"))
			return comma + cues->tokens[token].length;
		start = comma + 1;
	}
	return RX_NONE;
}

/* A colon ends a heading when what stands before it is one: 关于…的问题: or …整改情况: */
static size_t heading_colon(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from, size_t end)
{
	size_t token = rx_cues_find(cues, paragraph, 1u << RX_CUE_COLON, from, end);
	struct rx_text before;

	if (token == RX_NONE)
		return RX_NONE;
	before = rx_text_slice(text, from, cues->tokens[token].at);
	if (rx_phrase_is(
		    rx_phrase_trim(before), "反馈问题|问题|存在问题|具体问题|主要问题|整改问题"))
		return RX_NONE;
	return cues->tokens[token].at + cues->tokens[token].length;
}

/* (责任领导:…;整改时限:…) behind the words is no part of the heading. */
static size_t label_bracket(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from, size_t end)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;
	struct rx_label label;

	for (size_t at = rx_cues_token_at(cues, paragraph, from); at < last; at++) {
		const struct rx_token *token = &cues->tokens[at];

		if (token->at >= end)
			break;
		if (token->cue == RX_CUE_OPEN && token->at > from
			&& (token->value == RX_PAIR_ROUND || token->value == RX_PAIR_SQUARE)
			&& rx_label_at(cues, paragraph, text, token->at + (size_t)token->length,
				end, &label)
			&& label.colon)
			return token->at;
	}
	return RX_NONE;
}

size_t rx_heading_end(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from)
{
	size_t end = paragraph->end, token, cut;

	token = rx_cues_find(cues, paragraph, 1u << RX_CUE_STOP, from, end);
	if (token != RX_NONE)
		end = cues->tokens[token].at + cues->tokens[token].length;
	cut = heading_colon(cues, paragraph, text, from, end);
	if (cut != RX_NONE)
		end = cut;
	cut = problem_comma(cues, paragraph, text, from, end);
	if (cut != RX_NONE)
		end = cut;
	cut = label_bracket(cues, paragraph, text, from, end);
	if (cut != RX_NONE)
		end = cut;
	/* An item right behind the words, without any stop, ends them too. */
	token = rx_cues_find(cues, paragraph, 1u << RX_CUE_ENUMERATOR, from + 1, end);
	if (token != RX_NONE && cues->tokens[token].value == 1)
		end = cues->tokens[token].at;
	return end;
}

bool rx_heading_is_general(struct rx_text heading)
{
	static const char openings[] = "关于|针对|对于|对照|对|就";
	static const char pointers[] =
		"上述|以上|该|这些|此|其他|其余|反馈|巡察组反馈|巡视组反馈|巡察反馈|巡视反馈|"
		"督察反馈|审计反馈|指出|提出|发现|存在|审计查出|"
		"查出|检查发现|本次|此次|省|市|区|县|中央|每|各|所有|全部|个性|共性|自查";
	struct rx_text bare = without_stops(heading);

	bare = rx_text_slice(bare, rx_phrase_start(bare, openings), bare.length);
	/* 部门预算执行审计发现的问题 */
	if (bare.length <= 120
		&& rx_phrase_end(bare,
			"审计发现的问题|审计发现问题|审计查出的问题|审计查出问题|审计指出的问题|"
			"审计指出问题|审计反映的问题|检查发现的问题|检查发现问题|巡察发现的问题|"
			"巡察发现问题|审计发现的主要问题|审计查出的主要问题|巡察反馈的问题|"
			"巡视反馈的问题|"
			"督察反馈的问题|方面存在的问题|方面存在问题"))
		return true;
	return rx_phrase_start(bare, pointers) && bare.length <= 90
		&& (rx_phrase_end(bare,
			    "上述问题|以上问题|该问题|这些问题|此问题|此类问题|该类问题|该项问题")
				== bare.length
			|| rx_phrase_end(bare, general_problems));
}

struct rx_text rx_heading_section_title(struct rx_text heading)
{
	return without_stops(heading);
}

RX_PHRASE_CONSTANT struct rx_text cut_end(struct rx_text title, const char *words)
{
	size_t length = rx_phrase_end(title, words);

	/* Something must be left to be a title. */
	return length && length < title.length ? rx_text_slice(title, 0, title.length - length)
					       : title;
}

RX_PHRASE_CONSTANT struct rx_text cut_start(struct rx_text title, const char *words)
{
	size_t length = rx_phrase_start(title, words);

	if (!length || length >= title.length)
		return title;
	return rx_phrase_trim(rx_text_slice(title, length, title.length));
}

/* Only behind 问题 is a count no part of the title. */
static struct rx_text cut_count(struct rx_text title)
{
	struct rx_text without = without_count(title);

	return rx_phrase_end(without, "问题") ? without : title;
}

static size_t count_of(struct rx_text text, const char *mark)
{
	struct rx_text needle = rx_text(mark);
	size_t count = 0, at = 0;

	while ((at = rx_text_find(text, needle, at)) != RX_NONE) {
		count++;
		at += needle.length;
	}
	return count;
}

bool rx_heading_quote_unbalanced(struct rx_text heading)
{
	return count_of(heading, "“") != count_of(heading, "”");
}

/* Quotes around the whole title go, also when only one side is left of them. */
static struct rx_text cut_quotes(struct rx_text title)
{
	bool open = rx_phrase_start(title, "“|「") > 0, close = rx_phrase_end(title, "”|」") > 0;
	size_t opens = count_of(title, "“"), closes = count_of(title, "”");

	if (rx_phrase_start(title, "\"") && rx_phrase_end(title, "\"") && title.length > 2)
		return rx_text_slice(title, 1, title.length - 1);
	if (open && close && title.length > 6)
		return rx_text_slice(title, 3, title.length - 3);
	if (close && closes > opens && title.length > 3)
		return rx_text_slice(title, 0, title.length - 3);
	if (open && opens > closes && title.length > 3)
		return rx_text_slice(title, 3, title.length);
	return title;
}

/* 具体问题:1.X。2.Y。 without the label and the first of its numbers. */
static struct rx_text cut_label(struct rx_text title)
{
	static const char labels[] =
		"具体问题:|具体问题" FULL_COLON "|主要问题:|主要问题" FULL_COLON
		"|反馈问题:|反馈问题" FULL_COLON "|问题:|问题" FULL_COLON
		"|整改问题:|整改问题" FULL_COLON "|存在问题:|存在问题" FULL_COLON;
	struct rx_text bare = cut_start(title, labels);
	struct rx_enumerator first;

	if (bare.length < title.length && rx_enumerator_at(bare, 0, &first)
		&& first.length < bare.length)
		bare = rx_text_slice(bare, first.length, bare.length);
	return bare;
}

struct rx_text rx_heading_finding_title(struct rx_text heading, struct rx_text *status)
{
	struct rx_text title = without_stops(heading), before;
	size_t rounds = 0;

	*status = (struct rx_text){"", 0};
	do {
		struct rx_text words;

		before = title;
		title = cut_status(title, &words);
		if (words.length)
			*status = words;
		title = cut_end(title,
			"的整改落实情况|的整改进展情况|的整改完成情况|的整改情况|整改落实情况|"
			"整改进展情况|整改完成情况|整改情况|问题整改|问题的整改");
		title = cut_count(title);
		/* X仍然存在的问题: 存在 is the statement's verb. */
		if (!rx_phrase_end(title,
			    "仍然存在的问题|依然存在的问题|普遍存在的问题|仍存在的问题|"
			    "长期存在的问题"))
			title = cut_end(title, "方面存在的问题|方面的问题|方面问题|存在的问题");
		title = cut_end(title, "的问题|问题");
		title = cut_start(title, "关于|针对|对于");
		title = cut_label(title);
		if (title.length > 3
			&& !rx_phrase_start(title,
				"对标|对外|对口|对接|对下|对上|对照|对内|对党|对策|对重|对所"))
			title = cut_start(title, "对");
		title = cut_quotes(without_stops(title));
	} while (!rx_text_equal(before, title) && ++rounds < 5);
	return title;
}
