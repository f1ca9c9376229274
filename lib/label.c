/*
 * label.c - known names of labels and finding them at the beginning of a stretch of text.
 *
 * The names of fields are those of the ledger columns (vocabulary.def); only what a notice's labels
 * do beyond filling a cell stands here.
 */
#include "label.h"
#include "buffer.h"
#include "duty_name.h"
#include "label_name.h"
#include "numeral.h"
#include "phrase.h"
#include "utf8.h"

/* No name of the tables is longer than LONGEST_NAME; a list of keys may be.  A name may be three times
 * as long where it is spaced out; so far the end of its bracket is looked for.  Without a colon
 * a name of fewer than FUSED_NAME bytes must be in a table of its own. */
enum { LONGEST_NAME = 36, FUSED_NAME = 12, NAME_LIMIT = 90, BRACKET_LIMIT = 3 * NAME_LIMIT + 4 };

/* What a name of the tables announces; each table is known to the compiler where it is asked. */
static bool table_role(struct rx_text name, enum rx_label_role *role)
{
	*role = RX_LABEL_DONE;
	if (rx_phrase_is(name,
		    "整改|整改情况|整改落实情况|整改进展|整改进展情况|整改完成情况|整改成效|"
		    "整改结果|"
		    "整改主要工作及成效|主要工作及成效|"
		    "主要整改工作及成效|整改工作开展情况|整改工作情况|落实情况|整改落实|主要做法|"
		    "整改做法|已采取措施|采取措施|已采取的措施|"
		    "采取的措施|采取的整改措施|进展情况|工作进展|整改举措及成效|整改措施落实情况|"
		    "整改措施及成效|整改措施及完成情况|整改成果|整改推进情况|完成情况|落实整改情况|"
		    "整改工作进展|整改工作进展情况|具体整改情况|整改工作完成情况|整改情况及成效|"
		    "整改进展及成效|整改完成情况及成效|整改工作成效|整改工作及成效|"
		    "整改措施完成情况|"
		    "主要整改措施及成效|整改主要做法|整改主要措施及成效|办理情况|处理情况|"
		    "处理及整改情况|处理和整改情况|处理整改情况|处理情况及整改情况|"
		    "查处情况|整改落实结果|整改推进及成效|整改具体情况|整改实际情况|整改完成进展|"
		    "目前整改进展|目前进展|工作进展情况|整改工作推进情况|整改措施落实|"
		    "具体整改措施及成效|已完成工作|已开展工作|已采取的整改措施|"
		    "采取的整改措施及成效|"
		    "整改落实及成效|整改落实情况及成效|整改进展情况及成效"))
		return true;
	*role = RX_LABEL_MEASURES;
	if (rx_phrase_is(name,
		    "整改措施|重点措施|具体措施|整改举措|具体整改措施|主要措施|主要整改措施|措施|"
		    "整改工作措施|具体举措|工作措施|整改具体措施"))
		return true;
	*role = RX_LABEL_PLAN;
	if (rx_phrase_is(name,
		    "下一步措施|后续措施|下一步打算|下一步工作|下一步整改措施|下步打算|下步措施|"
		    "后续整改措施|整改计划|下一步工作打算|下一步工作措施|下一步工作安排|"
		    "下一步安排|下步工作|下一步整改打算|后续工作|后续打算|下一步工作计划|"
		    "下一步计划|"
		    "下一步"))
		return true;
	*role = RX_LABEL_STATUS;
	if (rx_phrase_is(name,
		    "整改结论|整改状态|当前状态|状态|完成状态|整改完成状态|办理状态|整改进度状态|"
		    "验收结论|核查结论|验收情况|是否完成整改|整改评价|是否办结|是否整改到位|"
		    "是否整改|"
		    "是否完成|销号情况|销号结论|验收意见|核查意见|验收结果|核查验收意见|"
		    "验收销号情况|销号验收情况|核查验收情况|办结情况|办结状态|整改是否完成|"
		    "完成与否|"
		    "整改完成与否|办理结果状态"))
		return true;
	*role = RX_LABEL_FINDING;
	if (rx_phrase_is(name,
		    "整改任务|整改任务内容|反馈问题|整改问题|反馈意见建议|反馈意见|问题|存在问题|"
		    "具体问题|问题描述|任务内容|问题表现|反馈问题内容|问题内容|"
		    "督察反馈问题|反馈的问题|主要问题|整改事项|督察反馈意见|整改任务描述|反映问题|"
		    "反映的问题|信访问题|举报问题|交办问题|"
		    "投诉问题|信访反映问题|群众反映问题|反映情况|举报内容|信访内容|交办内容|"
		    "问题概况|"
		    "问题类型及描述|审计发现问题|审计查出问题|巡察发现问题|巡察反馈问题|"
		    "审计指出|巡察指出|巡视指出|督察指出|检查发现|审计发现|反馈指出|巡察发现|"
		    "督察发现|"
		    "审计查出|审计反映"))
		return true;
	*role = RX_LABEL_NUMBER;
	if (rx_phrase_is(name,
		    "受理编号|交办编号|信访编号|转办编号|举报编号|案件编号|问题序号|问题编号|序号|"
		    "编号|"
		    "任务序号|任务编号|整改序号"))
		return true;
	*role = RX_LABEL_CONTACT;
	if (rx_phrase_is(name,
		    "联系人|联系电话|联系方式|联系地址|受理部门|受理电话|受理地址|受理单位|"
		    "受理方式|"
		    "手机号码|固定电话|电子邮箱|电子邮件|邮箱|监督电话|"
		    "公示时间|公示期|公示期限|邮政编码|邮编|邮政信箱|通讯地址|地址|电话|举报电话|"
		    "通信地址|公示起止时间|公示日期|来信地址|来访地址|传真|"
		    "监督举报电话|监督方式|监督渠道|反馈渠道|投诉举报方式|意见反馈方式|反馈方式|"
		    "受理时间"))
		return true;
	*role = RX_LABEL_OTHER;
	if (rx_phrase_is(name,
		    "附件|备注|说明|整改类型说明|具体表现|主要表现|表现形式|具体问题表现|"
		    "问题具体表现|"
		    "问题简述|问题详情|问题概述"))
		return true;
	return false;
}

static bool field(struct rx_text name, bool made, struct rx_label *label)
{
	int column;

	/* Stream names in ASCII letters are no labels of a Chinese notice. */
	if ((unsigned char)name.bytes[0] < 0x80)
		return false;
	column = rx_word_find(RX_SET_COLUMN, name);
	if (column < 0 && made)
		column = rx_duty_name(name);
	if (column < 0 || column == RX_COLUMN_TITLE || column == RX_COLUMN_REPORT
		|| column == RX_COLUMN_TYPE || column == RX_COLUMN_KIND)
		return false;
	label->role = RX_LABEL_FIELD;
	label->column = (enum rx_column)column;
	return true;
}

/* 督察发现的问题, 审计查出主要问题: who, found, problems. */
static bool finds_problem(struct rx_text name)
{
	size_t length = rx_phrase_end(name, "问题");

	if (!length)
		return false;
	name = rx_text_slice(name, 0, name.length - length);
	name.length -= rx_phrase_end(name, "主要|具体|突出|重点");
	name.length -= rx_phrase_end(name, "的");
	return rx_phrase_end(name, "发现|查出|指出|反馈|交办|移交|通报")
		&& (rx_phrase_end(name, "发现|查出|指出|反馈|交办|移交|通报") == name.length
			|| rx_phrase_start(name,
				"督察|巡察|巡视|审计|检查|专项|环保|省|市|县|区|中央|督查|核查|"
				"回头看|监督"));
}

/* 受理部门、电话、邮箱及受理地址 */
static bool several_keys(struct rx_text name)
{
	return rx_phrase_start(name, "受理|联系|监督|电话|单位|举报|反馈")
		&& rx_phrase_in(name, "、|及")
		&& rx_phrase_in(name, "电话|邮箱|地址|联系方式|联系人");
}

/* made: also names that are known by how they are made. */
static bool named(struct rx_text name, bool made, struct rx_label *label)
{
	bool perhaps = name.length <= LONGEST_NAME;
	enum rx_label_role role;

	if (perhaps && table_role(name, &role)) {
		label->role = role;
		return true;
	}
	if (several_keys(name)) {
		label->role = RX_LABEL_CONTACT;
		return true;
	}
	if (perhaps && finds_problem(name)) {
		label->role = RX_LABEL_FINDING;
		return true;
	}
	if (perhaps && name.length && field(name, made, label))
		return true;
	return made && rx_label_name_made(name, &label->role);
}

bool rx_label_name(struct rx_text name, struct rx_label *label)
{
	label->colon = false;
	return named(name, true, label);
}

/* Offset of the first blank of any kind, or the text's length. */
static size_t first_blank(struct rx_text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	size_t at = 0, length;

	while (at < text.length) {
		/* Han characters, of which names are made. */
		if (bytes[at] >= 0xE4 && bytes[at] <= 0xE9 && text.length - at >= 3
			&& (bytes[at + 1] & 0xC0) == 0x80 && (bytes[at + 2] & 0xC0) == 0x80) {
			at += 3;
			continue;
		}
		if (rx_is_blank(rx_utf8_decode(text, at, &length)))
			break;
		at += length;
	}
	return at;
}

/* Copies a name without any blanks; false when it is too long for one. */
static bool squeeze(struct rx_text name, char *bytes, size_t *used)
{
	size_t length;

	*used = 0;
	for (size_t at = 0; at < name.length; at += length) {
		if (rx_is_blank(rx_utf8_decode(name, at, &length)))
			continue;
		if (*used + length > NAME_LIMIT)
			return false;
		memcpy(bytes + *used, name.bytes + at, length);
		*used += length;
	}
	return true;
}

static bool known(struct rx_text name, bool made, struct rx_label *label)
{
	char bytes[NAME_LIMIT];
	size_t used;

	if (name.length <= NAME_LIMIT && first_blank(name) == name.length)
		return name.length && named(name, made, label);
	if (name.length > 3 * NAME_LIMIT || !squeeze(name, bytes, &used) || used == 0)
		return false;
	return named(rx_text_of(bytes, used), made, label);
}

/* 【整改情况】 with or without a colon behind it. */
static bool bracketed(const struct rx_cues *cues, size_t token, struct rx_text text, size_t end,
	struct rx_label *label)
{
	const struct rx_token *open = &cues->tokens[token], *close = open + 1;
	size_t at, limit = end;

	if (end > open->at + (size_t)BRACKET_LIMIT)
		end = open->at + (size_t)BRACKET_LIMIT;
	while (close < cues->tokens + cues->token_count && close->at < end
		&& !(close->cue == RX_CUE_CLOSE && close->value == open->value))
		close++;
	if (close == cues->tokens + cues->token_count || close->at >= end)
		return false;
	if (!known(rx_text_slice(text, open->at + open->length, close->at), true, label))
		return false;
	label->start = open->at;
	at = close->at + close->length;
	label->colon = true;
	at += rx_phrase_start(rx_text_slice(text, at, limit), ":|" FULL_COLON);
	label->end = rx_phrase_skip_blanks(rx_text_slice(text, 0, limit), at);
	return true;
}

/* A name parted from its value by blanks alone: 整改时限  立行立改. */
static bool parted_by_blanks(
	struct rx_text text, size_t from, size_t stop, size_t end, struct rx_label *label)
{
	struct rx_text rest = rx_text_slice(text, from, stop);
	struct rx_text near =
		rx_text_slice(rest, 0, rest.length < NAME_LIMIT + 6 ? rest.length : NAME_LIMIT + 6);
	size_t length, run = 0, start = 0;

	for (size_t at = first_blank(near); at < rest.length && at <= NAME_LIMIT; at += length) {
		uint32_t code = rx_utf8_decode(rest, at, &length);

		if (!rx_is_blank(code)) {
			run = 0;
			continue;
		}
		if (run == 0)
			start = at;
		run += code == 0x3000 || code == '\t' ? 2 : 1;
		/* One blank is enough behind a name that nothing else begins with: 整改时限 立行立改. */
		if (run < 2
			&& (start < FUSED_NAME
				|| !named(rx_text_slice(rest, 0, start), false, label)))
			continue;
		if (run >= 2 && !known(rx_text_slice(rest, 0, start), true, label))
			return false;
		label->colon = true; /* as good as one */
		label->end = rx_phrase_skip_blanks(rx_text_slice(text, 0, end), from + start);
		return label->end < end;
	}
	return false;
}

/* 整改任务一, 序号3: a name and its number, and nothing else on the line. */
static bool numbers_task(struct rx_text text, size_t from, size_t end, struct rx_label *label)
{
	struct rx_text line = rx_text_slice(text, from, end);
	size_t name = rx_phrase_start(line,
		"整改任务|任务|问题|整改问题|反馈问题|序号|编号|任务序号|问题序号|整改序号|"
		"任务编号|"
		"问题编号|整改任务序号|整改任务编号|事项|整改事项");
	size_t digits;
	unsigned number;

	if (!name)
		return false;
	name = rx_phrase_skip_blanks(line, name);
	digits = rx_numeral_digits(line, name, 4, &number);
	if (!digits)
		digits = rx_numeral_han(line, name, &number);
	if (!digits || name + digits < line.length)
		return false;
	label->role = RX_LABEL_NUMBER;
	label->colon = true; /* as good as one */
	label->end = from + name;
	return true;
}

bool rx_label_at(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from, size_t end, struct rx_label *label)
{
	size_t token, last = (size_t)paragraph->token + paragraph->token_count, stop = end;

	from = rx_phrase_skip_blanks(rx_text_slice(text, 0, end), from);
	token = rx_cues_token_at(cues, paragraph, from);
	*label = (struct rx_label){.start = from};
	if (token < last && cues->tokens[token].at == from && cues->tokens[token].cue == RX_CUE_OPEN
		&& cues->tokens[token].value == RX_PAIR_SQUARE)
		return bracketed(cues, token, text, end, label);
	if (token < last && cues->tokens[token].at < end)
		stop = cues->tokens[token].at;
	if (parted_by_blanks(text, from, stop, end, label))
		return true;
	if (stop - from > NAME_LIMIT || stop == from)
		return false;
	label->colon = stop < end && cues->tokens[token].cue == RX_CUE_COLON;
	if (!label->colon && stop < end && cues->tokens[token].cue != RX_CUE_ENUMERATOR)
		return false;
	if (!known(rx_text_slice(text, from, stop), label->colon, label))
		return stop == end && numbers_task(text, from, end, label);
	label->end = label->colon ? stop + cues->tokens[token].length : stop;
	label->end = rx_phrase_skip_blanks(rx_text_slice(text, 0, end), label->end);
	return true;
}

/* Does an offset lie inside a character? */
static bool continues(struct rx_text text, size_t at)
{
	return at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
}

bool rx_label_fused(struct rx_text text, size_t from, size_t end, struct rx_label *label)
{
	static const char short_names[] = "序号|编号|责任人|联系人|状态|备注";
	struct rx_text rest = rx_text_slice(text, from, end);
	size_t length = rest.length < LONGEST_NAME ? rest.length : LONGEST_NAME;

	/* The longest name that the text begins with. */
	for (; length >= FUSED_NAME; length--) {
		if (!continues(rest, length) && named(rx_text_slice(rest, 0, length), false, label))
			break;
	}
	if (length < FUSED_NAME)
		length = rx_phrase_start(rest, short_names);
	if (!length || !rx_label_name(rx_text_slice(rest, 0, length), label))
		return false;
	/* 整改落实总体情况 goes on: no label, but a heading. */
	if (label->role != RX_LABEL_FIELD
		&& rx_phrase_start(rx_text_slice(rest, length, rest.length),
			"情况|总体|工作|的|问题|整改|落实|及|与|和|进展|成效|方面|基本|"
			"完成情况|完成进展|推进情况|清单|存在问题")
		&& !(label->role == RX_LABEL_STATUS
			&& rx_phrase_start(rx_text_slice(rest, length, rest.length),
				"整改完成|整改到位|基本完成|整改完毕|整改中")))
		return false;
	label->start = from;
	/* 整改时限。2019年底前: a stop in place of the colon. */
	length += rx_phrase_start(rx_text_slice(rest, length, rest.length), "。");
	label->end = rx_phrase_skip_blanks(rx_text_slice(text, 0, end), from + length);
	label->colon = false;
	return true;
}

bool rx_label_is_heading(struct rx_text name)
{
	return rx_phrase_start(name,
		       "反馈问题|问题|具体问题|存在问题|主要问题|整改问题|反馈的问题|存在的问题")
		&& !rx_phrase_start(name, "问题描述|问题表现|问题内容|反馈问题内容");
}
