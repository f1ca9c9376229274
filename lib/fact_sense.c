/*
 * fact_sense.c - what a quantity is about: which counts are totals of the document, what was done with
 * money, which measure of discipline was taken; and which quantities are parts of others.
 */
#include "fact_quantity.h"
#include "phrase.h"

#define LAST(facts, sign, senses, text, word) \
	last_outside(facts, sign, senses, sizeof(senses) / sizeof(senses[0]), text, word)

static struct rx_text front(const struct rx_facts *facts, const struct rx_quantity *quantity)
{
	return rx_text_slice(facts->text, rx_fact_clause(facts, quantity->start), quantity->start);
}

static struct rx_text rear(const struct rx_facts *facts, const struct rx_quantity *quantity)
{
	return rx_text_slice(facts->text, quantity->end, facts->text.length);
}

/* Takes words off the end of a text as long as it ends with one. */
RX_PHRASE_CONSTANT struct rx_text without_end(struct rx_text text, const char *words)
{
	size_t length;

	while ((length = rx_phrase_end(text, words)) > 0)
		text.length -= length;
	return text;
}

static void set_word(struct rx_facts *facts, size_t place, enum rx_column column, const char *word)
{
	rx_record_set(&facts->parse->records, place, column, rx_text(word));
}

static void set_title(struct rx_facts *facts, size_t place, struct rx_text title)
{
	facts->parse->records.items[place].title = title;
}

/* Behind the title of a document that a word stands in, or 0: 纪律处分条例 punishes nobody. */
static size_t title_around(const struct rx_facts *facts, struct rx_text word)
{
	size_t at = (size_t)(word.bytes - facts->text.bytes);

	for (size_t i = 0; i < facts->cover_count; i++) {
		if (facts->covers[i].start <= at && at < facts->covers[i].end)
			return facts->covers[i].start;
	}
	return RX_NONE;
}

/* The last word of a table that stands in no title. */
static const char *last_outside(const struct rx_facts *facts, enum rx_sign sign,
	const struct rx_sense *senses, size_t count, struct rx_text text, struct rx_text *word)
{
	for (;;) {
		const char *name = rx_sense_last(&facts->signs, sign, senses, count, text, word);
		size_t start = name ? title_around(facts, *word) : RX_NONE;

		if (start == RX_NONE)
			return name;
		start += (size_t)(facts->text.bytes - text.bytes);
		if (facts->text.bytes + start < text.bytes || start > text.length)
			return NULL;
		text.length = start;
	}
}

/* So many bytes behind a sum may say what was done with it. */
enum { CLAUSE = 60 };

/* ---- money ---------------------------------------------------------------------------------- */

/* These name the money: 清退违规资金 says what was done with it. */
#define NAMES "问题资金|问题金额|违规金额|违纪金额|违规资金"

static const struct rx_sense verbs[] = {{"涉及|涉案|" NAMES, "involve"},
	{"追缴|追回|收缴|追偿|收回|追讨|催缴|催收|清收", "recover"},
	{"上缴|缴入|上交|缴库|解缴", "remit"}, {"归还原渠道|原渠道归还|归还|还原渠道", "return"},
	{"清退|退还|退回|退赔|退缴|返还|退费", "refund"}, {"挽回|节约|避免损失|核减|审减", "save"},
	{"调账|账务调整|调整账务|调整账目", "adjust"}, {"促进拨付|拨付|下达|支付", "allocate"}};

/* The last verb; one in front of 的 only says which money: 追回多支付的款项. */
static const char *money_verb(const struct rx_facts *facts, struct rx_text text)
{
	struct rx_text word, other;
	const char *name = LAST(facts, RX_SIGN_MONEY, verbs, text, &word), *before;
	size_t end = name ? (size_t)(word.bytes - text.bytes) + word.length : 0;

	if (!name
		|| !(rx_phrase_start(rx_text_slice(text, end, text.length), "的")
			|| rx_phrase_is(word, NAMES)))
		return name;
	before = LAST(
		facts, RX_SIGN_MONEY, verbs, rx_text_slice(text, 0, end - word.length), &other);
	return before ? before : name;
}

/* 0.84万元已退缴到位: what was done with it, behind it in its clause. */
static const char *verb_behind(const struct rx_facts *facts, const struct rx_quantity *quantity)
{
	struct rx_text text = rear(facts, quantity), word;
	size_t stop;

	if (text.length > CLAUSE)
		text.length = CLAUSE;
	stop = rx_phrase_find(text, "、|,|" FULL_COMMA "|;|" FULL_SEMICOLON "|。", &word);
	if (stop != RX_NONE)
		text.length = stop;
	text = rx_text_slice(text, rx_phrase_start(text, "整"), text.length);
	if (!rx_phrase_start(text, "已|均|全部|全额|悉数|现已|业已|按规定|被|予以"))
		return NULL;
	return LAST(facts, RX_SIGN_MONEY, verbs, text, &word);
}

/* The verb of the clause, in front or behind, else of the sentence. */
static void money_sense(struct rx_facts *facts, size_t place, const struct rx_quantity *quantity)
{
	const char *name;

	/* 通过收回等方式已整改10.9亿元: not how, but that it is put right. */
	if (rx_phrase_end(front(facts, quantity),
		    "已整改|已完成整改|完成整改|已纠正|已整改金额|整改金额"))
		return;
	name = money_verb(facts, front(facts, quantity));
	if (!name)
		name = verb_behind(facts, quantity);
	if (!name
		&& !rx_phrase_in(front(facts, quantity),
			"已整改|完成整改|已纠正|整改到位|扣减|扣发|罚款|投入|投资|减免|奖励|"
			"补助|新增|增收|支出|预算"))
		name = money_verb(facts,
			rx_text_slice(facts->text, rx_fact_sentence(facts, quantity->start),
				quantity->start));
	if (name)
		set_word(facts, place, RX_COLUMN_VERB, name);
}

/* ---- discipline ----------------------------------------------------------------------------- */

enum { NEAR = 30 };

static const struct rx_sense measures[] = {
	{"立案审查调查|立案审查|立案调查|立案查处|立案", "file"},
	{"党纪政务处分|党纪政纪处分|党政纪处分", "punish"},
	{"党纪处分|党内警告|党内严重警告|党内处分|开除党籍|撤销党内职务|留党察看|党内警告处分|"
	 "党内严重警告处分|开除党籍处分|撤销党内职务处分|留党察看处分",
		"punish-party"},
	{"政务处分|政纪处分|行政处分|政务警告|记大过|记过|政务警告处分|政务记过|政务记过处分|"
	 "记大过处分|记过处分|降级处分|撤职处分|政务撤职|开除公职|开除公职处分",
		"punish-official"},
	{"处分", "punish"},
	{"组织处理|组织调整", "handle"},
	{"诫勉谈话|诫勉", "admonish"},
	{"批评教育", "criticise"},
	{"谈话提醒|提醒谈话|提醒约谈|约谈", "remind"},
	{"责令检查|责令书面检查|责令作出书面检查|责令作出检查|作出书面检查|书面检查", "review"},
	{"移送司法机关|移送司法|移送检察机关", "prosecute"},
	{"移交问题线索|移交线索|移送问题线索|移送线索|转交问题线索", "refer"},
	{"通报批评|通报曝光|通报", "notify"},
	{"问责|追责", "account"},
};

/* 对3人进行诫勉, 给予2名干部党内警告处分: the measure behind the number. */
static const char *measure_behind(
	struct rx_facts *facts, const struct rx_quantity *quantity, struct rx_text *word)
{
	struct rx_text text = rear(facts, quantity), next;
	size_t stop;

	if (text.length > 3 * NEAR)
		text.length = 3 * NEAR;
	stop = rx_phrase_find(text, "、|,|" FULL_COMMA "|;|" FULL_SEMICOLON "|。", &next);
	if (stop != RX_NONE)
		text.length = stop;
	return LAST(facts, RX_SIGN_DISCIPLINE, measures, text, word);
}

/* Stands only what is counted between a measure and its number?  问责党组织2个、党员干部9人 goes on. */
static bool is_object(struct rx_text between)
{
	struct rx_text rest = between, part, last = between;
	bool several = false;

	while (rx_phrase_in(rest, "、")) {
		size_t at = rx_phrase_find(rest, "、", &part);

		last = rest = rx_text_slice(rest, at + part.length, rest.length);
		several = true;
	}
	if (rx_phrase_in(between, "会|情况"))
		return false;
	if (!several)
		return between.length <= NEAR;
	return between.length <= 2 * NEAR
		&& (last.length == 0
			|| rx_phrase_is(last,
				"党员|干部|党员干部|领导干部|公职人员|责任人|直接责任人|相关责任人|"
				"责任人员|工作人员|人员|单位|党组织|科级干部|处级干部|县处级干部|"
				"乡科级干部|一般干部|其他人员"));
}

static void discipline_sense(
	struct rx_facts *facts, size_t place, const struct rx_quantity *quantity)
{
	struct rx_text text = front(facts, quantity), word, between;
	const char *name;

	if (!rx_phrase_is(quantity->uom, "人|人次|件|名|个|起|条|份|次|件次|批次|批"))
		return;
	name = LAST(facts, RX_SIGN_DISCIPLINE, measures, text, &word);
	if (name) {
		const char *end = word.bytes + word.length;

		between = rx_text_of(end, (size_t)(text.bytes + text.length - end));
		if (!is_object(between))
			name = NULL;
	}
	if (!name
		&& (rx_phrase_in(text, "对|给予|给与|责令|将")
			|| rx_phrase_start(rear(facts, quantity),
				"被|受到|受|移送|因|给予|予以|诫勉|批评教育")))
		name = measure_behind(facts, quantity, &word);
	if (!name)
		return;
	set_title(facts, place, word);
	set_word(facts, place, RX_COLUMN_VERB, name);
}

/* ---- totals --------------------------------------------------------------------------------- */

static const char nouns[] = "整改问题|具体问题|反馈问题|问题|整改任务|任务|整改措施|具体措施|措施|"
			    "整改事项|事项|整改意见";

/* The problems or tasks that a number counts, behind it or in front of it. */
static struct rx_text noun_of(const struct rx_facts *facts, const struct rx_quantity *quantity)
{
	struct rx_text text = rear(facts, quantity);
	size_t length;

	if ((length = rx_phrase_start(text, "的|方面的|方面|大类")) > 0)
		text = rx_text_slice(text, length, text.length);
	if ((length = rx_phrase_start(
		     text, "具体|主要|突出|共性|个性|存在的|巡察|巡视|审计|督察|反馈|整改"))
			> 0
		&& rx_phrase_start(rx_text_slice(text, length, text.length), nouns))
		text = rx_text_slice(text, length, text.length);
	length = rx_phrase_start(text, nouns);
	if (length)
		return rx_text_slice(text, 0, length);
	text = without_end(
		front(facts, quantity), "共计|合计|总计|共|了|有|为|计|总数|:|" FULL_COLON "| ");
	length = rx_phrase_end(text, nouns);
	/* 抽查事项45项 */
	if (rx_phrase_is(rx_text_slice(text, text.length - length, text.length), "事项"))
		length = 0;
	return rx_text_slice(text, text.length - length, text.length);
}

/* In measures and commitments numbers count what was done, not what the document is about. */
static bool speaks_of_document(
	const struct rx_facts *facts, size_t place, const struct rx_quantity *quantity)
{
	size_t owner = facts->parse->records.items[place].parent;
	enum rx_kind kind = facts->parse->records.items[owner].kind;
	struct rx_text sentence =
		rx_text_slice(facts->text, rx_fact_sentence(facts, quantity->start),
			rx_fact_sentence_end(facts, quantity->end));

	if (rx_phrase_in(sentence, "反馈|巡察组|巡视组|督察组|审计查出|审计指出|整改任务|整改问题"))
		return true;
	return kind != RX_KIND_MEASURE && kind != RX_KIND_COMMITMENT && kind != RX_KIND_FINDING
		&& rx_phrase_in(sentence, "整改|完成|销号");
}

static void total_sense(struct rx_facts *facts, size_t place, const struct rx_quantity *quantity)
{
	static const struct {
		const char *words;
		enum rx_status status;
	} statuses[] = {{"未完成整改|未完成|未整改|尚未整改|正在整改|正在推进|持续推进|持续整改|"
			 "整改中|推进",
				RX_STATUS_ACTIVE},
		{"基本完成整改|基本完成", RX_STATUS_MOSTLY},
		{"部分整改|部分完成", RX_STATUS_PARTIAL},
		{"已完成整改|完成整改|已完成|整改完成|已整改|整改到位|完成", RX_STATUS_DONE},
		{"已销号|完成销号|销号", RX_STATUS_CLOSED}, {"尚未启动|未启动", RX_STATUS_PLANNED},
		{"达到序时进度|序时推进", RX_STATUS_ONTRACK}};
	enum { COUNT = sizeof(statuses) / sizeof(statuses[0]) };
	struct rx_text noun, text;
	struct rx_record *record;
	int status = RX_UNSET;

	if (!rx_phrase_is(quantity->uom, "个|项|条|件"))
		return;
	noun = noun_of(facts, quantity);
	text = without_end(front(facts, quantity),
		"共计|合计|共|了|问题|任务|事项|的有|的|有| |" FULL_COLON "|:");
	for (size_t i = 0; i < COUNT && status == RX_UNSET; i++) {
		if (rx_phrase_end(text, statuses[i].words))
			status = (int)statuses[i].status;
	}
	if (status == RX_UNSET && noun.length == 0) {
		/* 15个已整改到位, 剩余5项均达到序时进度 */
		text = rear(facts, quantity);
		text = rx_text_slice(text,
			rx_phrase_start(text, "均已|全部|均|都|目前|现|按要求|正按|正在按|均按|按"),
			text.length);
		for (size_t i = 0; i < COUNT && status == RX_UNSET; i++) {
			if (rx_phrase_start(text, statuses[i].words))
				status = (int)statuses[i].status;
		}
	}
	if (noun.length ? !speaks_of_document(facts, place, quantity)
			: status == RX_UNSET || !facts->total)
		return;
	record = &facts->parse->records.items[place];
	record->type = RX_DOCTYPE_TOTAL;
	facts->total = true;
	record->status = status;
	if (noun.length)
		record->title = noun;
}

/* 整改完成率76% is called by its rate. */
static void ratio_sense(struct rx_facts *facts, size_t place, const struct rx_quantity *quantity)
{
	struct rx_text text = front(facts, quantity);
	size_t from;

	if (!rx_phrase_in(text, "率"))
		return;
	text = without_end(text, "达到了|达到|达|为|是|:|" FULL_COLON "| |至|到|提升|均");
	if (!rx_phrase_end(text, "率"))
		return;
	from = text.length > 24 ? text.length - 24 : 0;
	while (from < text.length && ((unsigned char)text.bytes[from] & 0xC0) == 0x80)
		from++;
	if (from == 0)
		set_title(facts, place, text);
}

void rx_fact_sense_signs(struct rx_signs *signs)
{
	for (size_t at = 0; at < sizeof(verbs) / sizeof(verbs[0]); at++)
		rx_signs_add(signs, verbs[at].words, RX_SIGN_MONEY);
	for (size_t at = 0; at < sizeof(measures) / sizeof(measures[0]); at++)
		rx_signs_add(signs, measures[at].words, RX_SIGN_DISCIPLINE);
}

void rx_fact_sense(struct rx_facts *facts, size_t place, const struct rx_quantity *quantity)
{
	switch (quantity->type) {
	case RX_DOCTYPE_AMOUNT: money_sense(facts, place, quantity); break;
	case RX_DOCTYPE_RATIO: ratio_sense(facts, place, quantity); break;
	default:
		discipline_sense(facts, place, quantity);
		if (facts->parse->records.items[place].title.length == 0)
			total_sense(facts, place, quantity);
		break;
	}
}

/* ---- parts ---------------------------------------------------------------------------------- */

static bool is_quantity(const struct rx_record *record)
{
	return record->kind == RX_KIND_FACT
		&& (record->type == RX_DOCTYPE_QUANTITY || record->type == RX_DOCTYPE_AMOUNT
			|| record->type == RX_DOCTYPE_TOTAL);
}

static bool same_unit(const struct rx_records *records, size_t one, size_t other)
{
	return rx_text_equal(rx_record_get(records, one, RX_COLUMN_UOM),
		rx_record_get(records, other, RX_COLUMN_UOM));
}

/* Is there an end of a sentence between two offsets? */
static bool stops_between(const struct rx_facts *facts, size_t from, size_t end)
{
	return rx_cues_find(&facts->parse->cues, facts->paragraph, 1u << RX_CUE_STOP, from, end)
		!= RX_NONE;
}

/* A total stands no more facts in front of its first part. */
enum { LOOK_BACK = 16 };

/* 其中 and its like open the parts of the last quantity with the unit of the first part. */
void rx_fact_parts(struct rx_facts *facts)
{
	struct rx_records *records = &facts->parse->records;
	size_t last = RX_NONE, mark = 0, total = RX_NONE;
	bool inside = false;

	for (size_t at = facts->first; at < records->count; at++) {
		struct rx_record *record = &records->items[at];
		struct rx_text between;

		if (!is_quantity(record))
			continue;
		if (last != RX_NONE) {
			between =
				rx_text_slice(facts->text, records->items[last].end, record->start);
			if (stops_between(facts, records->items[last].end, record->start)) {
				inside = false;
				total = RX_NONE;
			}
			if (rx_phrase_in(between, "其中|(含|" FULL_OPEN "含|包括|包含")) {
				inside = true;
				mark = record->start;
				total = RX_NONE;
			}
		}
		for (size_t one = at; inside && total == RX_NONE && at - one < LOOK_BACK
			&& one-- > facts->first;) {
			if (is_quantity(&records->items[one]) && records->items[one].start < mark
				&& same_unit(records, one, at)
				&& !stops_between(facts, records->items[one].end, record->start))
				total = one;
		}
		if (inside && total != RX_NONE && total != at && same_unit(records, total, at)
			&& records->items[total].start < record->start)
			record->parent = total;
		last = at;
	}
}
