/*
 * role.c - section roles by words; the first row that fits wins.
 */
#include "role.h"
#include "phrase.h"

static const struct {
	enum rx_doctype role;
	const char *words;
} table[] = {
	{RX_DOCTYPE_NEXT,
		"下一步|下步|下一阶段|后续|今后|接下来|长期整改|需要长期|持续深化|继续整改|"
		"巩固深化|整改打算|工作打算|"
		"努力方向|持续用力|持续巩固|进一步加强|进一步推进|进一步做好|进一步抓好|下一步的"},
	{RX_DOCTYPE_CONTACT,
		"联系方式|监督电话|监督方式|意见反馈|反馈渠道|受理部门|受理电话|受理方式|公示期|"
		"公示时间|公示期限|监督渠道|联系人"},
	{RX_DOCTYPE_DISCIPLINE,
		"线索处置|线索办理|线索移交|问题线索|移交线索|问责情况|责任追究|追责问责|追究问责|"
		"执纪审查|查处情况|移送处理|信访举报|"
		"立案查处|违纪违法|信访件|移送事项|问责处理"},
	{RX_DOCTYPE_ORGANISATION,
		"组织领导|组织情况|组织落实|组织推进|组织开展|组织实施|工作组织|组织部署|组织保障|"
		"主体责任|第一责任人|"
		"部署情况|总体推进|主要做法|思想认识|政治站位|政治担当|责任落实情况|压实责任|"
		"压紧压实|领导小组|统筹推进|高位推动|高位推进|"
		"整改工作基本情况|整改工作总体情况|总体进展|总体情况|基本情况|整改工作情况|"
		"工作开展情况|推进情况|履职情况|职责情况|工作机制|推动审计整改|整改工作机制|"
		"部署推动"},
	{RX_DOCTYPE_FINDINGS,
		"整改进展情况|整改落实情况|整改完成情况|整改情况|反馈问题|问题整改|进展情况|"
		"整改成效|见行见效|具体问题|主要问题|查出问题|"
		"问题导向|整改任务|整改落实|整改进展|逐项整改|问题的整改|整改结果|发现问题|"
		"发现的问题|存在问题|整改工作成效|取得的成效|问题清单|整改成果|落地见效|集中整改"},
};

enum rx_doctype rx_role_of_heading(struct rx_text heading)
{
	if (heading.length > 240)
		return RX_DOCTYPE_OTHER;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		/* 党组织领导班子 is no organisation of work. */
		if (table[i].role == RX_DOCTYPE_ORGANISATION
			&& rx_phrase_in(heading, "党组织领导|领导班子和干部队伍"))
			continue;
		if (rx_phrase_in(heading, table[i].words))
			return table[i].role;
	}
	return RX_DOCTYPE_OTHER;
}
