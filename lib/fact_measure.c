/*
 * fact_measure.c - a table of words in the order of their weight: what was recovered or who was held to
 * account says more of a measure than that a meeting was called about it.
 */
#include "fact_measure.h"
#include "phrase.h"

/* A title says it best; else the beginning of the measure is asked. */
enum { BEGINNING = 360 };

static const struct {
	const char *words;
	enum rx_doctype type;
} table[] = {
	{"追缴|追回|清退|收缴|退还|退缴|挽回|上缴|清收|追讨|归还|退赔", RX_DOCTYPE_RECOVERY},
	{"问责|追责|党纪处分|政务处分|立案|诫勉|批评教育|责任追究|组织处理|移送",
		RX_DOCTYPE_ACCOUNTABILITY},
	{"举一反三|全面排查|全面自查|自查自纠|深入排查|开展排查", RX_DOCTYPE_GENERALISE},
	{"专项整治|专项行动|专项治理|专项检查|集中整治|专项清理|专项督查", RX_DOCTYPE_CAMPAIGN},
	{"选拔|招聘|任用|选任|配备|引进人才|人才引进|挂职|交流轮岗|轮岗|干部队伍|选优配强|充实",
		RX_DOCTYPE_PERSONNEL},
	{"建章立制|出台|修订|完善制度|建立制度|健全制度|长效机制|制度体系|完善机制|健全机制|"
	 "建立机制|规章制度|制度建设|制度规范|健全完善制度",
		RX_DOCTYPE_INSTITUTION},
	{"制定方案|整改方案|工作方案|实施方案|制定计划|任务清单|整改清单|细化任务|明确路径|"
	 "明确处置路径",
		RX_DOCTYPE_PLAN},
	{"考核|绩效|考评|评分", RX_DOCTYPE_APPRAISAL},
	{"培训|轮训|练兵|专题班", RX_DOCTYPE_TRAINING},
	{"学习|党课|研讨|理论武装|思想认识|思想教育|警示教育|宣讲|政治站位|传达", RX_DOCTYPE_STUDY},
	{"宣传|报道|品牌推广|宣传推广|营造氛围", RX_DOCTYPE_PUBLICITY},
	{"对接|协调|沟通|配合|联动|协同|会商|合作", RX_DOCTYPE_COORDINATION},
	{"制度|机制|办法|细则", RX_DOCTYPE_INSTITUTION},
	{"召开|会议|调度|推进会|专题会|研究部署", RX_DOCTYPE_MEETING},
	{"重大工程|重大项目|投资建设|新建|改建|扩建", RX_DOCTYPE_MAJOR},
	{"整改|纠正|规范|整治|补齐|补正|清理|完成|落实|严格|加强|强化", RX_DOCTYPE_DIRECT},
};

enum { ROWS = sizeof(table) / sizeof(table[0]) };

/* What all titles are asked by. */
struct asker {
	const struct rx_signs *signs;
	uint64_t ids[ROWS]; /* of the rows' words, which cost more than a look at them */
};

void rx_fact_measure_signs(struct rx_signs *signs)
{
	for (size_t row = 0; row < ROWS; row++)
		rx_signs_add(signs, table[row].words, RX_SIGN_MEASURE);
}

/* Names that begin with such a word: offices, and what a measure may be about. */
static const char names[] =
	"收缴使用|收缴管理|收缴工作|收缴情况|归还率|"
	"宣传部|宣传科|宣传处|宣传办|宣传统战|宣传文化|考核办|考核科|绩效办|"
	"培训中心|培训科|学习中心组|会议室|会议费|会议制度|会议纪要|协调处|协调办";

/* 制定《…》 makes a rule or a plan; what its title is about says nothing of the measure. */
static size_t row_of_title(struct rx_text text, size_t open, size_t end)
{
	enum rx_doctype type = RX_DOCTYPE_INSTITUTION;

	if (!rx_phrase_end(rx_text_slice(text, 0, open),
		    "制定|制订|印发|出台|修订|完善|修改|下发|建立|制定了|印发了|出台了|修订了|"
		    "完善了|下发了"))
		return ROWS;
	if (rx_phrase_end(rx_text_slice(text, open, end),
		    "方案|计划|清单|要点|方案(试行)|任务书|路线图|时间表|台账"))
		type = RX_DOCTYPE_PLAN;
	for (size_t row = 0; row < ROWS; row++) {
		if (table[row].type == type)
			return row;
	}
	return ROWS;
}

/* The first row of the table that has a word in the text; RX_UNSET when there is none. */
static int type_of(const struct asker *asker, struct rx_text text)
{
	size_t best = ROWS;

	for (size_t at = 0; at + 3 <= text.length; at++) {
		struct rx_text rest = rx_text_slice(text, at, text.length);
		size_t close;

		if (rx_text_starts(rest, RX_LITERAL("《"))) {
			size_t row;

			close = rx_text_find(text, RX_LITERAL("》"), at);
			row = row_of_title(text, at, close == RX_NONE ? text.length : close);
			best = row < best ? row : best;
			at = close == RX_NONE ? at : close + 2;
			continue;
		}
		if ((unsigned char)text.bytes[at] < 0xE3
			|| !rx_sign_begins(
				asker->signs, text.bytes + at, text.length - at, RX_SIGN_MEASURE)
			|| rx_phrase_start(rest, names))
			continue;
		for (size_t row = 0; row < best; row++) {
			if (rx_phrases_start(rest, asker->ids[row], table[row].words))
				best = row;
		}
	}
	return best < ROWS ? (int)table[best].type : RX_UNSET;
}

/* What stands first says it, unless money came back or somebody was held to account. */
static int type_of_title(const struct asker *asker, struct rx_text title)
{
	int whole = type_of(asker, title), first;
	struct rx_text word;
	size_t stop;

	if (whole == (int)RX_DOCTYPE_RECOVERY || whole == (int)RX_DOCTYPE_ACCOUNTABILITY)
		return whole;
	stop = rx_phrase_find(title, ",|" FULL_COMMA, &word);
	if (stop == RX_NONE)
		return whole;
	first = type_of(asker, rx_text_slice(title, 0, stop));
	return first == RX_UNSET || first == (int)RX_DOCTYPE_DIRECT ? whole : first;
}

void rx_fact_measures(struct rx_facts *facts)
{
	struct rx_records *records = &facts->parse->records;
	struct asker asker = {.signs = &facts->signs};

	for (size_t row = 0; row < ROWS; row++)
		asker.ids[row] = rx_phrase_id(table[row].words);
	for (size_t at = 0; at < facts->first_of_all; at++) {
		struct rx_record *record = &records->items[at];
		size_t end = record->end;

		if (record->kind != RX_KIND_MEASURE || record->type != RX_UNSET)
			continue;
		record->type = type_of_title(&asker, record->title);
		if (record->type != RX_UNSET && record->type != (int)RX_DOCTYPE_DIRECT)
			continue;
		if (end - record->start > BEGINNING)
			end = record->start + BEGINNING;
		record->type = type_of(&asker, rx_parse_slice(facts->parse, record->start, end));
	}
}
