/*
 * gen_words_findings: titles of findings and of their categories, for every topic.
 *
 * A title carries no 关于, no quotes around it and no 的问题: the heading form adds them. Some titles
 * hold what a parser may trip over: 未完成, 整改措施, quotes, commas, figures, a stop inside quotes.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_words.h"

#include <stddef.h>

const struct word_list words_findings[] = {
	{"finding", ITEMS{"{@defect}", "{@defect}", "{@defect}",
			    "{@thing}[不规范|不严格|不到位|不够有力]",
			    "{@thing}[存在短板|有差距|存在薄弱环节|存在漏洞]",
			    "{@thing}[力度不够|成效不明显|推进缓慢]",
			    "对{@thing}[重视不够|研究部署不多|监督检查不力]",
			    "{@thing}[缺乏长效机制|机制不健全|制度执行不严]",
			    "抓{@thing}[不够主动|韧劲不足|前紧后松]",
			    "{@thing}与[实际结合不紧|上级要求有差距]",
			    "落实{@thing}[打折扣|搞变通|不坚决]",
			    "{@defect}，{@thing}[不扎实|不精准|浮于表面]",
			    "{@thing}、{@thing}[不同步|不到位]", "{@thing}年度目标任务未完成",
			    "{@thing}整改措施落实不到位",
			    "推进{@thing}[办法不多|担当不够]，{#2-9}项任务未按期完成",
			    "部分[干部|单位|部门]对{@thing}[认识不清|敷衍应付]",
			    "{@thing}“[上热下冷|重部署轻落实|雨过地皮湿|一阵风]”", NULL}},
	{"finding_category",
		ITEMS{"落实党的[理论和路线方针政策|重大决策部署]",
			"落实全面从严治党[主体责任、监督责任|战略部署]", "落实新时代党的组织路线",
			"落实[巡察、审计等监督|上轮巡察]整改",
			"贯彻落实党中央决策部署和[省委|市委]工作要求", "群众身边腐败问题和不正之风",
			"基层党组织[建设|领导班子和干部队伍建设]", "履行[职能责任|主责主业]",
			"推动高质量发展", "选人用人", "意识形态工作责任制落实", NULL}},
	{"category_heading", ITEMS{"{finding_category}方面", "{finding_category}方面",
				     "在“{finding_category}”方面", "聚焦{finding_category}方面",
				     "关于{finding_category}方面的问题",
				     "{finding_category}方面存在的问题整改情况",
				     "反馈问题：{finding_category}方面", NULL}},
	/* a group that states what is wanting, over statements of its parts */
	{"category_statement", ITEMS{"{@thing}[不够有力|存在差距]，{@thing}[不够扎实|有短板]",
				       "{@thing}[不到位|不力]", NULL}},
	/* the inspector's whole paragraph, quoted in a heading, with stops inside */
	{"finding_long", ITEMS{"第一轮巡察指出{@defect}的问题。对此，{=superior}"
			       "明确要求立即整改到位。但回头看发现，{=short}在{@thing}上有所放松，{"
			       "@thing}仍有差距",
				 "{=short}{@defect}。抽查{#3-9}个单位发现，{#2-3}"
				 "个单位未按规定开展{@thing}，{#1-2}个单位整改措施停留在纸面",
				 "有的单位{@thing}流于形式。2021.6.30前应完成的{#3-8}项任务，仍有{#"
				 "1-2}项未完成，涉及资金{#1-9}.{#1-9}万元",
				 NULL}},
	{"clause_finding", ITEMS{"{@defect}", "{@thing}[不规范|不到位|推进缓慢|存在漏洞]", NULL}},
	{"finding_positive", ITEMS{"落实{@thing}责任", "加强{@thing}", "健全{@thing}长效机制",
				     "推进{@thing}提质增效", NULL}},
	{"detail_label", ITEMS{"问题表现", "具体表现", "问题描述", NULL}},
	{"finding_detail", ITEMS{"[抽查|检查]{#3-20}个[单位|部门]发现，{#1-3}个[单位|部门]{@thing}["
				 "流于形式|未按规定开展]，{#2-9}项任务未完成",
				   "{#2017-2021}年以来，{=short}{@thing}[研究不多|部署滞后]"
				   "，整改措施落实不力，涉及金额{#1-90}.{#1-9}万元",
				   "一是{@thing}不规范；二是{@thing}有差距",
				   "对{@thing}重视不够，抓而不实", NULL}},
	{"category_intro",
		ITEMS{"该方面反馈问题{#3-12}个，均已制定整改措施并逐项推进",
			"针对{finding_category}方面存在的问题，{=short}逐条研究、逐项整改",
			"共涉及{#3-9}个具体问题", NULL}},
	{NULL, NULL},
};
