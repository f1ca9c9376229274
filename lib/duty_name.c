/*
 * duty_name.c - a name of a duty is who (牵头, 责任, 配合, …) in front of what (单位, 科室, 领导, …).
 */
#include "duty_name.h"
#include "phrase.h"

enum { SHORTEST = 9, LONGEST = 36 };

static const char units[] = "单位|部门|科室|处室|股室|院室|室|处|科|股|机构|支部|党支部|党组织|"
			    "院系|主体|委办局|乡镇|镇街|地区|县区|县市区|责任单位|"
			    "责任部门|工作组|专班";

static const struct {
	enum rx_column column;
	const char *starts;
	const char *ends;
} table[] = {
	{RX_COLUMN_LEADER,
		"责任|牵头|分管|包案|包保|包抓|挂牌|督办|主管|联系|挂点|市|县|区|校|院|局|镇|主要|"
		"认领|领办|包联|挂钩",
		"领导|领导班子成员|班子成员|领导干部|县领导|市领导|区领导|校领导|院领导|局领导|"
		"责任领导"},
	{RX_COLUMN_OWNER, "责任|联系|经办|承办|具体|负责|联络|部门|科室|项目|单位|直接|落实",
		"责任人|联系人|经办人|承办人|责任人员|负责人|联络员|经办人员|联络人|负责同志|"
		"责任人姓名"},
	{RX_COLUMN_SUPPORT, "配合|协办|协助|协同|参与|会办|协作|责任配合", units},
	{RX_COLUMN_OVERSEER,
		"督导|督办|督查|监督|行业主管|行业监管|主管|监管|指导|跟踪督办|跟踪督导|整改督导|"
		"督促|省级督导|市级督导|县级督导",
		units},
	{RX_COLUMN_ACCEPTOR, "验收|核查|核验|销号|牵头验收|验收销号|组织验收", units},
	{RX_COLUMN_DEPT, "牵头|责任|主责|主办|承办|实施|落实|办理|第一责任|主体责任|责任主体",
		units},
	{RX_COLUMN_REASON, "未|延期|暂未|尚未", "原因|原因说明"},
	{RX_COLUMN_CAUSE, "原因|成因|问题|产生|存在|主要|根源|主客观",
		"原因|原因分析|成因|成因分析|根源分析|根源|原因剖析"},
	{RX_COLUMN_GOAL, "目标|工作|任务|预期|阶段|阶段性|总体|要求",
		"目标|目标要求|目标任务|要求"},
	{RX_COLUMN_CLASS, "方式|类别|类型|分类|形式", "方式|类别|类型|分类|形式"},
};

/* 计划完成时限, 整改期限, 要求办结日期; what happened already or is another date is none. */
static bool is_deadline(struct rx_text name)
{
	return rx_phrase_end(name, "时限|期限|时间|日期|时间要求|时限要求|时间节点|时间表|时点")
		&& rx_phrase_in(
			name, "完成|办结|整改|截止|截至|计划|预计|拟|目标|要求|限期|期限|时限")
		&& !rx_phrase_in(name,
			"实际|已|开始|启动|公示|反馈|检查|销号|验收|报送|更新|发布|公开|受理|交办|"
			"立项|填报|上报|接收|移交");
}

int rx_duty_name(struct rx_text name)
{
	struct rx_text bare = name;
	size_t length;

	if (name.length < SHORTEST || name.length > LONGEST)
		return -1;
	if (rx_phrase_in(name, "的"))
		return -1;
	for (size_t at = 0; at < name.length; at++) {
		if (!((unsigned char)name.bytes[at] & 0x80))
			return -1;
	}
	while ((length = rx_phrase_start(bare, "整改|具体|主要|直接|本次")) > 0
		&& bare.length > length + 3)
		bare = rx_text_slice(bare, length, bare.length);
	for (size_t at = 0; at < sizeof(table) / sizeof(table[0]); at++) {
		if (rx_phrase_start(bare, table[at].starts) && rx_phrase_end(bare, table[at].ends))
			return (int)table[at].column;
	}
	return is_deadline(name) ? (int)RX_COLUMN_DUE : -1;
}
