/*
 * gen_words_places: invented places, bodies, departments and people.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_words.h"

#include <stddef.h>

const struct word_list words_places[] = {
	{"place",
		ITEMS{"青澜", "云岚", "锦泽", "望川", "桐溪", "沧平", "瑞泽", "澜州", "霁阳",
			"岫云", "砚川", "枫陵", "芷江湾", "白鹭洲", "金穗", "石渡", "松岭", "鹤浦",
			"清晏", "长汀湾", "玉屏岭", "东篱", "南桥渡", "西塬", "北麓", NULL}},
	{"city", ITEMS{"{place}市", NULL}},
	{"county", ITEMS{"{place}县", "{place}区", "{place}市", NULL}},
	{"town", ITEMS{"{place}镇", "{place}乡", "{place}街道", NULL}},
	{"village", ITEMS{"{place}村", "{place}社区", NULL}},
	{"river", ITEMS{"{place}河", "{place}溪", "{place}湖", "{place}水库", "{place}渠", NULL}},
	{"department", ITEMS{"党政办公室", "组织人事科", "计划财务科", "纪检监察室", "宣传统战科",
			       "综合业务科", "法规科", "工程管理科", "安全监管科", "资产管理部",
			       "人力资源部", "审计部", "市场拓展部", "党群工作部", "后勤保障中心",
			       "信息中心", "政策研究室", "督查室", "医务科", "教务处", "学生工作处",
			       "科研管理处", "招标采购办公室", NULL}},
	{"bureau", ITEMS{"财政局", "住房和城乡建设局", "水务局", "农业农村局", "教育局", "民政局",
			   "交通运输局", "自然资源和规划局", "生态环境局", "城市管理局",
			   "卫生健康局", "人力资源和社会保障局", "市场监督管理局", "文化和旅游局",
			   "应急管理局", "林业局", "发展和改革委员会", "工业和信息化局",
			   "医疗保障局", "乡村振兴局", NULL}},
	{"localbureau", ITEMS{"市{bureau}", "县{bureau}", "区{bureau}", NULL}},
	{"surname", ITEMS{"苏", "陆", "顾", "沈", "方", "程", "温", "秦", "卢", "贺", "姚", "季",
			    "尹", "岑", NULL}},
	{"person", ITEMS{"{surname}[明|海|文|志|建|晓|思|永|春|立][远|峰|岚|宁|华|平|成|清|岩|山]",
			   "{surname}[毅|静|涛|颖|凯|琳]", NULL}},
	{"leader", ITEMS{"{person}", "{person}（党委副书记）", "党委书记{person}", "副局长{person}",
			   "党委委员、副总经理{person}", "分管副县长", NULL}},
	{"enterprise", ITEMS{"{place}水务公司", "{place}置业公司", "{place}文旅公司",
			       "{place}环境科技公司", "{place}粮油公司", "{place}砂石料场",
			       "{place}建材有限公司", "{place}养殖合作社", NULL}},
	/* party: the body as in a title; =short is the same body in running text */
	{"bodyname",
		ITEMS{"{city}{bureau}", "{county}{town}", "{city}第[一|二|三]人民医院",
			"{city}城市投资集团有限公司", "{county}人民法院", "{city}职业技术学院",
			"{county}经济开发区", "{city}公共交通集团有限公司", "{county}人民检察院",
			"{city}图书馆", "{county}供销合作社联合社", "{city}中学", NULL}},
	{"partyorgan", ITEMS{"党委", "党组", "党工委", NULL}},
	{"team", ITEMS{"{=superior}第{%1-9}巡察组", "{=superior}第{%1-9}巡察组",
			 "{=superior}巡察{%1-9}组", "{%5-14}届{=superior}第{%1-12}轮巡察{%1-9}组",
			 "{=superior}营商环境专项巡察组", "{=superior}第{%1-6}联动巡察组", NULL}},
	{"superior", ITEMS{"市委", "县委", "区委", "省委", NULL}},
	{NULL, NULL},
};
