/*
 * fact_bound.c - words around numbers that say how exact they are: 不少于 近 超过 in front, 以上 左右 behind,
 * and the minus sign.  以上, 以下 and 以内 include the number (Civil Code, art. 1259).
 */
#include "fact_bound.h"
#include "phrase.h"

static struct rx_text behind(const struct rx_facts *facts, size_t at)
{
	return rx_text_slice(facts->text, at, facts->text.length);
}

static size_t word_before(const struct rx_facts *facts, size_t at, const char *words)
{
	return rx_phrase_end(rx_text_slice(facts->text, facts->paragraph->start, at), words);
}

struct bound {
	const char *words;
	const char *bound;
	const char *unless;
};

static const struct bound before[] = {
	{"不低于|不少于|不小于|至少有|至少|最少有|最少|不低于人均", "ge", ""},
	{"不得超过|不超过|最多|至多|不高于|不多于|不大于|控制在", "le", ""},
	{"超过了|超过|超出|多于|高于|大于|突破|逾|超", "gt", ""},
	{"不足|少于|低于|小于|未满|不满|不到|接近|将近", "lt", ""},
	{"近|上", "lt",
		"最近|附近|就近|临近|以上|同上|之上|线上|网上|会上|路上|身上|早上|晚上|加上|向上|"
		"往上|基本上|基础上|马上"},
	{"大约|约为|约|大概", "about", "签约|条约|合约|制约|集约|节约|公约|违约|履约|预约"},
};

static const struct bound after[] = {
	{"以上|及以上|或以上|或者以上|" FULL_OPEN "含" FULL_CLOSE "以上|(含)以上", "ge", ""},
	{"以下|及以下|或以下", "le", ""},
	{"以内|之内|内", "le", "内部|内容|内设|内外|内控|内审|内涵|内幕"},
	{"左右|上下", "about", ""},
	{"多|余", "gt",
		"多个|多次|多名|多家|多项|多种|多方|多样|多元|多部|多地|多层|余名|余额|余款|余下"},
};

const char *rx_bound_before(const struct rx_facts *facts, size_t *start)
{
	size_t at = *start;

	while (at > facts->paragraph->start && facts->text.bytes[at - 1] == ' ')
		at--;
	if (at < facts->paragraph->start + 3
		|| !rx_text_one_of(facts->text, at - 3, "于少有过多大在出破逾超足满到近上约为概均"))
		return NULL;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		size_t length = word_before(facts, at, before[i].words);

		if (length && !word_before(facts, at, before[i].unless)) {
			*start = at - length;
			return before[i].bound;
		}
	}
	return NULL;
}

const char *rx_bound_apart(const struct rx_facts *facts, size_t at)
{
	size_t verb = word_before(facts, at,
		"召开|开展|组织|举办|举行|听取|安排|进行|参加|研究|检查|走访|培训|报送|接受|完成|"
		"组织开展|组织召开|集中学习|组织学习|学习|更新|调度|督导|督查|巡查|抽查|培养|新增");

	return verb && word_before(facts, at - verb, "至少|最少|不少于") ? "ge" : NULL;
}

const char *rx_bound_after(const struct rx_facts *facts, size_t *end)
{
	struct rx_text rest = behind(facts, *end);

	if (!rx_text_one_of(rest, 0, "以及或之内左上多余" FULL_OPEN)
		&& !rx_text_starts(rest, RX_LITERAL("(")))
		return NULL;
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		size_t length = rx_phrase_start(rest, after[i].words);

		if (length && !rx_phrase_start(rest, after[i].unless)) {
			*end += length;
			return after[i].bound;
		}
	}
	return NULL;
}

size_t rx_bound_minus(const struct rx_facts *facts, size_t at)
{
	size_t length = word_before(facts, at, "-|−|\xEF\xBC\x8D");

	return length
			&& word_before(facts, at - length,
				"利润|收益|盈余|余额|现金流|增长|增速|增幅|增长率|同比|环比|下降|"
				"降幅|"
				"为|是|达|至|到|:|" FULL_COLON)
		? length
		: 0;
}
