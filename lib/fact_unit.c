/*
 * fact_unit.c - the table of measure words, longest first where one begins another, each with what
 * must not stand behind it: 3组 is a count, 3组织 has lost something.
 */
#include "fact_unit.h"
#include "phrase.h"

static const struct {
	const char *word;
	enum rx_unit_use use;
	const char *unless;
} units[] = {
	{"个人次", RX_UNIT_ANY, ""},
	{"个月", RX_UNIT_ANY, ""},
	{"个季度", RX_UNIT_ANY, ""},
	{"个标段", RX_UNIT_ANY, ""},
	{"个工作日", RX_UNIT_ANY, ""},
	{"个小时", RX_UNIT_ANY, ""},
	{"个钟头", RX_UNIT_ANY, ""},
	{"个星期", RX_UNIT_ANY, ""},
	{"个方面", RX_UNIT_MANY, ""},
	{"个", RX_UNIT_MANY, "性|别|体|百分"},
	{"人次", RX_UNIT_ANY, ""},
	{"人·次", RX_UNIT_ANY, ""},
	{"人份", RX_UNIT_ANY, ""},
	{"人", RX_UNIT_ANY,
		"民|大|才|物|心|生|类|工|为|均|文|格|事|力|口|居|称|社|行|防|选|权|一|岗"},
	{"名", RX_UNIT_ANY, "义|称|录|优|副其实|誉"},
	{"位", RX_UNIT_MANY, "于|置|一体"},
	{"家次", RX_UNIT_ANY, ""},
	{"家", RX_UNIT_ANY, "庭|属|园|乡|国|人|喻"},
	{"户次", RX_UNIT_ANY, ""},
	{"户", RX_UNIT_ANY, "籍|口|一|外"},
	{"次", RX_UNIT_ANY, "性|序|要|数|品|级|生|日|之"},
	{"人年", RX_UNIT_ANY, ""},
	{"项次", RX_UNIT_ANY, ""},
	{"项", RX_UNIT_MANY, "规定精神"},
	{"件次", RX_UNIT_ANY, ""},
	{"件", RX_UNIT_MANY, ""},
	{"条次", RX_UNIT_ANY, ""},
	{"条", RX_UNIT_MANY, "例|件|线|块"},
	{"起", RX_UNIT_ANY, "来|点|步|草|诉|到|因|源"},
	{"例", RX_UNIT_ANY, "行|会|如|外"},
	{"宗", RX_UNIT_ANY, "旨"},
	{"笔", RX_UNIT_MANY, "记"},
	{"份", RX_UNIT_MANY, ""},
	{"篇次", RX_UNIT_ANY, ""},
	{"篇", RX_UNIT_MANY, "章"},
	{"期", RX_UNIT_DIGITS, "间|限|望|货|末"},
	{"场次", RX_UNIT_ANY, ""},
	{"场", RX_UNIT_MANY, "所|景|合|面|地"},
	{"批次", RX_UNIT_ANY, ""},
	{"批", RX_UNIT_MANY, "评|准|示|复|次"},
	{"处", RX_UNIT_MANY, "理|置|分|室|罚|长|级|于|境"},
	{"座", RX_UNIT_MANY, "谈|位|右"},
	{"台账", RX_UNIT_DIGITS, "册"},
	{"台次", RX_UNIT_ANY, ""},
	{"台", RX_UNIT_MANY, "账|帐|湾"},
	{"套", RX_UNIT_MANY, "取|路|餐"},
	{"辆", RX_UNIT_MANY, ""},
	{"支", RX_UNIT_MANY, "部|持|付|出|撑|行"},
	{"种", RX_UNIT_MANY, "植|子|养|形态"},
	{"大类", RX_UNIT_MANY, ""},
	{"类", RX_UNIT_DIGITS, "似|别|型"},
	{"栋", RX_UNIT_MANY, ""},
	{"幢", RX_UNIT_MANY, ""},
	{"间次", RX_UNIT_ANY, ""},
	{"间", RX_UNIT_DIGITS, "接|隔|距"},
	{"所", RX_UNIT_DIGITS, "有|属|在|以|长|需|谓|得"},
	{"本", RX_UNIT_MANY, "级|质|次|地|人|单位|年|月|周|部|市|区|县|身"},
	{"册", RX_UNIT_MANY, ""},
	{"张", RX_UNIT_MANY, ""},
	{"页", RX_UNIT_ANY, ""},
	{"卷", RX_UNIT_ANY, "宗"},
	{"遍", RX_UNIT_ANY, "布"},
	{"轮次", RX_UNIT_ANY, ""},
	{"轮", RX_UNIT_DIGITS, "流|岗|换|训|番|巡|专|整|省|中|市"},
	{"天", RX_UNIT_ANY, "然|津|下|气|窗|平"},
	{"工作日", RX_UNIT_ANY, ""},
	{"小时", RX_UNIT_ANY, ""},
	{"分钟", RX_UNIT_ANY, ""},
	{"钟头", RX_UNIT_ANY, ""},
	{"周岁", RX_UNIT_ANY, ""},
	{"周年", RX_UNIT_DIGITS, "庆|纪|"},
	{"周", RX_UNIT_ANY, "年|边|期|围|密|岁|转|知"},
	{"岁", RX_UNIT_ANY, "月"},
	{"年度", RX_UNIT_DIGITS, ""},
	{"年", RX_UNIT_ANY, "级|度|制|行动|规划|计划|代|龄|轻|初|底|末|终|报"},
	{"星期", RX_UNIT_DIGITS, ""},
	{"课时", RX_UNIT_ANY, ""},
	{"学时", RX_UNIT_ANY, ""},
	{"学分", RX_UNIT_ANY, ""},
	{"组", RX_UNIT_MANY, "织|长|成|合|建|员|团"},
	{"队次", RX_UNIT_ANY, ""},
	{"节", RX_UNIT_MANY, "约|点|能|日|假|余|俭"},
	{"门", RX_UNIT_DIGITS, "户|口|槛"},
	{"片", RX_UNIT_DIGITS, "区|面"},
	{"块", RX_UNIT_DIGITS, "钱"},
	{"株", RX_UNIT_ANY, ""},
	{"棵", RX_UNIT_ANY, ""},
	{"头", RX_UNIT_DIGITS, "部|条"},
	{"只", RX_UNIT_DIGITS, "有|是|要|能"},
	{"口", RX_UNIT_DIGITS, "头|径|号|岸"},
	{"盏", RX_UNIT_ANY, ""},
	{"根", RX_UNIT_DIGITS, "据|本|治"},
	{"艘", RX_UNIT_ANY, ""},
	{"架", RX_UNIT_MANY, "构"},
	{"具", RX_UNIT_DIGITS, "体|有|备"},
	{"倍", RX_UNIT_ANY, "增"},
	{"番", RX_UNIT_ANY, "茄|薯|号"},
	{"部", RX_UNIT_DIGITS, "门|分|队|署|长|级|委|属|位|件|落|办|机关|里"},
	{"县", RX_UNIT_DIGITS, "级|委|政府|域|长|人|里|局|道|城|内"},
	{"镇", RX_UNIT_DIGITS, "级|委|政府|域|长|党委|人|区|街|里|村"},
	{"乡", RX_UNIT_DIGITS, "级|委|政府|村|长|党委|人|道"},
	{"村", RX_UNIT_DIGITS, "级|委|民|支部|居|道|口|庄|镇|书记"},
	{"点", RX_UNIT_DIGITS, ""},
	{"分", RX_UNIT_DIGITS, "之|别|析|类|管|级|解|工|公司|局|为|期|行"},
	{"平方米", RX_UNIT_ANY, ""},
	{"平方公里", RX_UNIT_ANY, ""},
	{"平米", RX_UNIT_ANY, ""},
	{"平方千米", RX_UNIT_ANY, ""},
	{"立方米", RX_UNIT_ANY, ""},
	{"延米", RX_UNIT_ANY, ""},
	{"米", RX_UNIT_ANY, "粉|面|饭"},
	{"公里", RX_UNIT_ANY, ""},
	{"千米", RX_UNIT_ANY, ""},
	{"厘米", RX_UNIT_ANY, ""},
	{"毫米", RX_UNIT_ANY, ""},
	{"微米", RX_UNIT_ANY, ""},
	{"公分", RX_UNIT_ANY, ""},
	{"公顷", RX_UNIT_ANY, ""},
	{"亩次", RX_UNIT_ANY, ""},
	{"亩", RX_UNIT_ANY, "均"},
	{"公斤", RX_UNIT_ANY, ""},
	{"千克", RX_UNIT_ANY, ""},
	{"毫克", RX_UNIT_ANY, ""},
	{"微克", RX_UNIT_ANY, ""},
	{"斤", RX_UNIT_ANY, ""},
	{"克", RX_UNIT_DIGITS, "服"},
	{"吨", RX_UNIT_ANY, "位"},
	{"毫升", RX_UNIT_ANY, ""},
	{"升", RX_UNIT_DIGITS, "级|至|到|幅"},
	{"千瓦时", RX_UNIT_ANY, ""},
	{"兆瓦", RX_UNIT_ANY, ""},
	{"千瓦", RX_UNIT_ANY, ""},
	{"千伏安", RX_UNIT_ANY, ""},
	{"兆伏安", RX_UNIT_ANY, ""},
	{"千伏", RX_UNIT_ANY, ""},
	{"蒸吨", RX_UNIT_ANY, ""},
	{"分贝", RX_UNIT_ANY, ""},
	{"摄氏度", RX_UNIT_ANY, ""},
	{"封", RX_UNIT_MANY, "闭|控|存|山|堵|锁|面|条"},
	{"羽", RX_UNIT_ANY, "毛"},
	{"尾", RX_UNIT_DIGITS, "水|气|矿|款|号|部"},
	{"幅", RX_UNIT_MANY, "度"},
	{"枚", RX_UNIT_ANY, ""},
	{"趟", RX_UNIT_MANY, ""},
	{"桶", RX_UNIT_ANY, "装"},
	{"箱", RX_UNIT_ANY, ""},
	{"袋", RX_UNIT_ANY, ""},
	{"瓶", RX_UNIT_ANY, ""},
	{"立方", RX_UNIT_ANY, "米|公里|厘米"},
	{"标段", RX_UNIT_ANY, ""},
	{"千卡", RX_UNIT_ANY, ""},
	{"赫兹", RX_UNIT_ANY, ""},
	{"比特", RX_UNIT_ANY, ""},
	{"字节", RX_UNIT_ANY, ""},
	{"英里", RX_UNIT_ANY, ""},
	{"英寸", RX_UNIT_ANY, ""},
	{"英尺", RX_UNIT_ANY, ""},
	{"海里", RX_UNIT_ANY, ""},
	{"两", RX_UNIT_ANY,
		"个|名|家|项|次|年|委|会|级|地|岸|不|学|高|类|大|种|手|侧|端|头|人|位|条|件"},
	{"字", RX_UNIT_DIGITS, "号|样|句|面|段|体|节|母|迹|形|幅|路|第|架|经"},
	{"度电", RX_UNIT_ANY, ""},
	{"㎡", RX_UNIT_ANY, ""},
	{"㎏", RX_UNIT_ANY, ""},
	{"㎞", RX_UNIT_ANY, ""},
	{"℃", RX_UNIT_ANY, ""},
	{"km", RX_UNIT_ANY, ""},
	{"cm", RX_UNIT_ANY, ""},
	{"mm", RX_UNIT_ANY, ""},
	{"kg", RX_UNIT_ANY, ""},
	{"mg/L", RX_UNIT_ANY, ""},
	{"kV", RX_UNIT_ANY, ""},
	{"kW", RX_UNIT_ANY, ""},
	{"MW", RX_UNIT_ANY, ""},
	{"GB", RX_UNIT_ANY, ""},
	{"MB", RX_UNIT_ANY, ""},
};

/* Phrases of the genre that begin with a numeral and count nothing. */
static const char phrases[] =
	"一把手|一张网|一个平台|一个声音|一盘棋|一家亲|一家人|一次性|一天天|一起|"
	"两个维护|两个确立|两个责任|两个巩固|两个毫不动摇|两个结合|两个覆盖|两个大局|两个务必|"
	"两个率先|两个先行|两个一百年|"
	"三个区分开来|三个不变|三个以案|三个代表|三个务必|三个规定|三个一|三个必须|三年行动|"
	"三项制度改革|三个全面|"
	"四个意识|四个自信|四个全面|四个服从|四个最严|四个不摘|四个合格|四个铁一般|四个伟大|"
	"四套班子|四大班子|三套班子|四个融入|四个善于|四个革命|四种形态|"
	"五个一|五个必须|五年规划|六个一|六个必须|六项纪律|七个有之|八项规定|九个必须|十个严禁|"
	"十个必须|十项规定|十项禁令|十条禁令";

size_t rx_fact_unit(struct rx_text text, size_t at, enum rx_unit_use *use)
{
	size_t left = text.length - at;
	const char *bytes = text.bytes + at;

	if (left < 2)
		return 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct rx_text rest, word;

		if (bytes[0] != units[i].word[0] || bytes[1] != units[i].word[1])
			continue;
		word = rx_text(units[i].word);
		rest = rx_text_slice(text, at, text.length);
		if (!rx_text_starts(rest, word))
			continue;
		rest = rx_text_slice(rest, word.length, rest.length);
		if (rx_phrase_start(rest, units[i].unless))
			continue;
		/* kgf is another unit, and 1MB1D23 a number of something. */
		if ((unsigned char)word.bytes[0] < 0x80 && rest.length
			&& (((rest.bytes[0] | 0x20) >= 'a' && (rest.bytes[0] | 0x20) <= 'z')
				|| (rest.bytes[0] >= '0' && rest.bytes[0] <= '9')))
			continue;
		if (use)
			*use = units[i].use;
		return word.length;
	}
	return 0;
}

size_t rx_fact_per(struct rx_text text, size_t at)
{
	size_t mark = rx_phrase_start(rx_text_slice(text, at, text.length), "/|\xEF\xBC\x8F"),
	       length;

	if (!mark)
		return 0;
	length = rx_fact_unit(text, at + mark, NULL);
	if (!length)
		length = rx_phrase_start(rx_text_slice(text, at + mark, text.length),
			"月|日|个|度|升|年|人|秒|分|时|L|h|d|a|s|m³|Nm³|m3");
	return length ? mark + length : 0;
}

size_t rx_fact_phrase(struct rx_text text, size_t at)
{
	return rx_phrase_start(rx_text_slice(text, at, text.length), phrases);
}
