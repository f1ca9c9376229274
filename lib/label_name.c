/*
 * label_name.c - offices make up the names of their labels out of a few words, so most names stand in
 * no table.
 *
 * A name goes through cut into the words of one kind, from its beginning: only where nothing else is
 * left over is it of that kind, and one of its words must say so.  整改任务推进情况 is made of words for
 * work done, 督察反馈问题描述 of a source, what it found, and what is told of that.
 */
#include "label_name.h"
#include "phrase.h"

enum { SHORTEST = 12, LONGEST = 48 };

static const char done_words[] = "整改|工作|任务|问题|措施|举措|主要|具体|落实|完成|进展|推进|开展|"
				 "取得|采取|实施|执行|情况|成效|"
				 "成果|效果|结果|做法|办理|处理|处置|查处|解决|纠正|及|和|与|的|"
				 "目前|当前|已|最新|实际|阶段性|"
				 "阶段|最终|后|现场|进度|有关|相关|反馈|事项|截至目前|到位|质量";
static const char done_keys[] =
	"整改|落实|完成|进展|推进|开展|采取|办理|处理|处置|查处|解决|纠正|成效|"
	"成果|效果|做法|进度";
static const char done_ends[] = "情况|进展|成效|成果|效果|结果|做法";
static const char measure_words[] =
	"整改|工作|任务|问题|措施|举措|办法|对策|主要|具体|重点|及|的|落实";
static const char measure_ends[] = "措施|举措|对策";
static const char taken[] = "采取|已|落实|完成|实施";

static const char plan_starts[] = "下一步|下步|后续|下一阶段|下阶段|今后|接下来|后期";
static const char plan_words[] = "整改|工作|措施|举措|打算|安排|计划|考虑|任务|主要|重点|思路|方向|"
				 "推进|及|的|具体|跟进|巩固|提升|"
				 "长效|管理|机制|目标|落实";

static const char sources[] = "中央|省级|市级|县级|区级|省|市|区|县|委|生态|环境|环保|保护|督察|"
			      "督查|巡察|巡视|审计|检查|组|专项|"
			      "警示片|长江经济带|黄河流域|群众|信访|举报|反馈|指出|发现|查出|交办|"
			      "移交|披露|通报|反映|存在|暴露|"
			      "提出|涉及|的|主要|具体|突出|重点|典型|原|整改|本次|回头看";
static const char found_nouns[] = "问题|任务|事项|意见|点位|隐患|案件";
static const char found_ends[] =
	"基本情况|具体情况|有关情况|情况|具体内容|内容|概况|简况|表述|名称|摘要|"
	"原文|点位|位置|地点|描述|详细描述|具体描述|事实|清单";

static const char verdict_words[] =
	"整改|验收|销号|核查|现场|完成|办结|评估|审核|专家|部门|主管|初步|最终|综合|任务|工作|情况|"
	"及|和|"
	"组|市级|省级|县级|区级|复核|核验|认定|评定|结论|意见|状态|结果|组织";
static const char verdict_ends[] = "结论|意见|状态|认定|评定";
static const char verdict_keys[] = "验收|核查|销号|评估|审核|复核|核验|办结|完成|整改状态|整改结论";

static const char contact_ends[] = "电话|邮箱|地址|邮编|联系人|联系方式|传真|信箱|热线|公示时间|"
				   "公示期限|公示日期|公示期|受理部门|"
				   "受理单位|受理时间|受理方式|受理渠道|反馈方式|反馈渠道|监督方式|"
				   "监督渠道|起止时间|起止日期|公示时限|电话号码";
static const char contact_words[] =
	"公示|联系|监督|受理|反馈|举报|意见|投诉|咨询|信访|电子|通讯|通信|"
	"邮寄|公开|征求|办公|异议";

/* What is left of a name behind all words of a kind that it begins with. */
static struct rx_text behind_words(struct rx_text name, const char *words, uint64_t hash)
{
	size_t length;

	while (name.length && (length = rx_phrases_start(name, hash, words)) > 0)
		name = rx_text_slice(name, length, name.length);
	return name;
}

#define BEHIND(name, words) behind_words(name, words, rx_phrase_id(words))

static bool is_found(struct rx_text name)
{
	struct rx_text rest = BEHIND(name, sources);
	bool sourced = rest.length < name.length;
	size_t noun = rx_phrase_start(rest, found_nouns);

	if (!noun
		|| (rx_phrase_start(rest, "意见")
			&& !rx_phrase_in(name, "反馈|督察|巡察|巡视|审计")))
		return false;
	rest = rx_text_slice(rest, noun, rest.length);
	rest = rx_text_slice(rest, rx_phrase_start(rest, "的"), rest.length);
	return rest.length == 0 ? sourced : rx_phrase_is(rest, found_ends);
}

static bool is_done(struct rx_text name)
{
	return rx_phrase_end(name, done_ends) && rx_phrase_in(name, done_keys)
		&& BEHIND(name, done_words).length == 0;
}

static bool is_measures(struct rx_text name)
{
	return rx_phrase_end(name, measure_ends) && BEHIND(name, measure_words).length == 0;
}

static bool is_plan(struct rx_text name)
{
	size_t start = rx_phrase_start(name, plan_starts);

	/* 拟采取的整改措施 */
	if (rx_phrase_start(name, "拟|计划采取") && rx_phrase_end(name, measure_ends))
		return true;

	return start && start < name.length
		&& BEHIND(rx_text_slice(name, start, name.length), plan_words).length == 0;
}

static bool is_verdict(struct rx_text name)
{
	return rx_phrase_end(name, verdict_ends) && rx_phrase_in(name, verdict_keys)
		&& BEHIND(name, verdict_words).length == 0;
}

static bool is_contact(struct rx_text name)
{
	return rx_phrase_end(name, contact_ends) && rx_phrase_in(name, contact_words);
}

bool rx_label_name_made(struct rx_text name, enum rx_label_role *role)
{
	if (name.length < SHORTEST || name.length > LONGEST)
		return false;
	if (rx_phrase_end(name, "序号|编号") && BEHIND(name, sources).length < name.length)
		*role = RX_LABEL_NUMBER;
	else if (is_plan(name))
		*role = RX_LABEL_PLAN;
	else if (is_verdict(name))
		*role = RX_LABEL_STATUS;
	else if (is_done(name))
		*role = RX_LABEL_DONE;
	else if (is_measures(name))
		*role = rx_phrase_in(name, taken) ? RX_LABEL_DONE : RX_LABEL_MEASURES;
	else if (is_contact(name))
		*role = RX_LABEL_CONTACT;
	else if (is_found(name))
		*role = RX_LABEL_FINDING;
	else
		return false;
	return true;
}
