/*
 * gen_words_measures: the sentences of measures, done and planned.
 *
 * No template ends in a stop; the sentence builder adds separators. Templates hold the traps of the
 * genre: 一是 inside quotes, 未完成 and 完成率 in prose, 整改措施 as a common noun, decimals, dotted
 * dates, 《》 with brackets, nested quotes, telephone numbers, semicolon lists, 其中.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_words.h"

#include <stddef.h>

const struct word_list words_measures[] = {
	{"lead", ITEMS{"[加强|强化|抓实|狠抓]{leadthing}，[压实工作责任|提升工作质效|补齐短板弱项|"
		       "夯实工作基础]",
			 "[提高|提升]{leadaim}",
			 "[完善|健全|优化]{leadaim}机制，[堵塞管理漏洞|巩固整改成果|推动常态长效]",
			 "[深化|抓好]{@thing}，[以点带面促提升|确保取得实效|推动问题清零]",
			 "坚持[举一反三|问题导向|标本兼治]，[全面排查整治|推动系统治理|"
			 "建立长效机制]",
			 "[立行立改|即知即改|对标对表]，[迅速纠正问题|抓好整改落实|明确整改路径]",
			 "压实{@thing}责任", "规范{@thing}", "开展{@thing}专项[检查|整治|督查]",
			 NULL}},
	{"leadthing", ITEMS{"组织领导", "学习培训", "统筹协调", "监督检查", "{@thing}", "{@thing}",
			      "制度建设", "源头管控", NULL}},
	{"leadaim", ITEMS{"思想认识", "政治站位", "{@thing}", "{@thing}水平", "监督管理",
			    "责任落实", "督导问效", NULL}},
	{"rule", ITEMS{"《{@rule}》", "《{@rule}》", "《{@rule}》", "《{=short}{@rule}》",
			 "《关于印发〈{@rule}〉的通知》", NULL}},
	{"meeting", ITEMS{"党委会", "专题会议", "领导班子会", "工作推进会", "整改专题会",
			    "局长办公会", "调度会", NULL}},
	/* a measure that states its fact at once, without a slogan */
	{"fact_lead",
		ITEMS{"[制定|出台|印发|修订]{rule}，[明确|细化|规范]{@thing}[工作流程|具体要求|"
		      "责任分工]",
			"{month}[修订完善了|印发了]{rule}，对{@thing}作出制度性规定",
			"{day}，[召开|组织召开]{meeting}，[专题研究|听取]{@thing}有关情况",
			"{@act}", "[已|已经]建立{@thing}台账，实行[销号管理|清单化管理]",
			"{=short}主要负责人{monthday}[约谈|集体谈话]相关科室负责人{#2-9}人", NULL}},
	{"sentence",
		ITEMS{"{@act}", "{@act}", "{@act}", "{@act}；{@act}",
			"{month}，召开{meeting}，[研究|听取]{@thing}[有关情况|工作汇报]，{"
			"decision}",
			"{day}，[制定|出台|印发|修订]{rule}，[明确|细化|规范]{@thing}[工作流程|"
			"具体要求|责任分工]",
			"[制定|印发]{rule}{rule}，[修订|废止]{rule}",
			"{months}，{=short}先后{#2-6}次[召开会议|组织人员]对{@thing}进行[调度|"
			"督导]",
			"{span}，[累计|共]开展{@thing}[检查|督查]{#3-40}次，发现问题{#5-60}"
			"个，已整改{#2-5}个",
			"将{@thing}纳入年度[考核|绩效目标]，[权重由5%提高到10%|"
			"考核结果与评先评优挂钩]",
			"组织{@thing}[培训班|专题培训]{#1-6}期，{#30-900}人次参加，其中{#1-9}0%"
			"以上为一线[人员|干部]",
			"明确由{department}牵头，{department}、{department}配合，[逐项抓好落实|"
			"形成工作合力]",
			"对照反馈意见，逐条制定整改措施{#3-30}条，明确责任人和完成时限",
			"按照“一是全面覆盖、二是突出重点”的原则开展自查，[自查发现的问题均已纠正|"
			"形成问题清单]",
			"针对前期未完成的{#2-6}项任务，[倒排工期、挂图作战|逐项分析原因]"
			"，任务完成率达到{#80-99}.{#1-9}%",
			"对（一）类事项实行即时办理，对（二）类事项实行限时办理",
			"{person}等{#2-5}名同志[作了表态发言|被通报表扬]",
			"组织学习《{@rule}》等文件{#2-9}次，{#30-300}人次参加学习",
			"设立举报电话0{#311-999}-{#2000000-8999999}，[全天候受理群众反映|"
			"接受群众监督]",
			"完成{#2-9}家单位的{@thing}[检查|评估]，[反馈意见{#10-60}条|下发整改通知书{"
			"#2-9}份]",
			"今年以来，[未再发生类似问题|新增任务全部按期办结]",
			"建立“周调度、月通报、季考评”工作机制，{#2-9}个部门‘红黄绿’亮灯管理",
			"坚持“抓{@thing}就是抓‘关键少数’”的理念，推动{@thing}[走深走实|常态化]",
			"投入资金{#10-900}.{#1-9}万元（含上级补助{#1-9}.{#1-9}万元），用于{@thing}",
			"截至目前，[累计办理{#20-900}件|{#3-9}项制度已全部落地|相关工作有序推进]",
			"第{%2-12}次{meeting}[审议通过|专题研究]了{rule}",
			"数十名[干部|党员]主动查摆问题，形成问题清单{#10-90}条，10%"
			"以上为长期未解决的问题",
			"责任科室每[月|季度]向整改办报告一次进展", NULL}},
	{"decision", ITEMS{"形成会议纪要{#1-3}份", "议定事项{#2-9}项",
			     "[提出|明确]了[三|四|五]个方面的[要求|举措]",
			     "对整改工作再部署、再推动", "原则同意{rule}", NULL}},
	/* plans: imperative or future */
	{"plan_lead", ITEMS{"[加强|强化|深化|抓实]{@thing}[|，压实工作责任]", "制定[完善|]{rule}",
			      "对{@thing}开展[全面排查|专项整治]", "加快推进{@thing}",
			      "建立健全{@thing}长效机制", "严格落实{@thing}各项要求", NULL}},
	{"plan_sentence", ITEMS{"[进一步|持续]加强{@thing}，[确保按期完成整改任务|严防问题反弹]",
				  "[年底前|{#6-12}月底前]完成{rule}修订工作",
				  "由{department}牵头，每月[调度|通报]一次进展情况",
				  "对未完成整改的，严肃追责问责", "把“当下改”和“长久立”结合起来",
				  "[将|拟]投入{#10-900}.{#1-9}万元用于{@thing}", NULL}},
	/* everything in one sentence or a few, no enumerator */
	{"plain_lead",
		ITEMS{"已[建立|制定|印发]{rule}，并[明确专人负责|组织{#20-300}人次学习|"
		      "严格抓好执行]",
			"{=short}[高度重视|立即组织整改]，{month}召开{meeting}专题研究，{@act}",
			"针对{@thing}存在的不足，{=short}{@act}",
			"[通过|采取][自查自纠、集中整治|集中清理、逐项销号]等方式，{@act}",
			"{@act}", NULL}},
	{"measure_intro",
		ITEMS{"{=short}高度重视，认真研究制定整改措施", "针对上述问题，{=short}迅速行动",
			"围绕{@thing}，{=short}坚持问题导向、靶向施策",
			"收到反馈意见后，{=short}立即召开{meeting}研究部署",
			"对照反馈意见，{=short}从以下{%2-5}个方面推进整改", NULL}},
	{NULL, NULL},
};
