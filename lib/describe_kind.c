/*
 * describe_kind.c - which family a document belongs to, by its own words for what was done: 巡察, 审计, 督察.
 */
#include "describe_kind.h"
#include "phrase.h"

/* …对甲局开展了巡察“回头看”。 */
static bool is_review(struct rx_text preamble)
{
	struct rx_text word;
	size_t at = rx_phrase_find(preamble, "回头看", &word), start = 0, stop;

	if (at == RX_NONE)
		return false;
	while ((stop = rx_phrase_find(
			rx_text_slice(preamble, start, at), "。|,|" FULL_COMMA, &word))
		!= RX_NONE)
		start += stop + word.length;
	return rx_phrase_in(rx_text_slice(preamble, start, at), "开展|进行")
		&& rx_phrase_in(rx_text_slice(preamble, start, at), "巡察|巡视");
}

/* (序号14)整改情况公示, 第六十一项问题整改公示, 验收公示: one task of many is made public only in this family. */
static bool is_task_title(struct rx_text title)
{
	return rx_phrase_in(title, "公示")
		&& (rx_phrase_in(title, "序号|验收|销号")
			|| (rx_phrase_start(title, "第") && rx_phrase_in(title, "项")));
}

/* By the title, else the preamble, else by how the document begins. */
enum rx_doctype rx_describe_kind(
	struct rx_text title, struct rx_text preamble, struct rx_text beginning)
{
	struct rx_text all[] = {title, preamble, beginning}, word;
	size_t first = rx_phrase_find(beginning, "巡察|巡视|审计|督察", &word);

	/* Of kinds named together in running text the first is meant. */
	if (first != RX_NONE)
		all[2] = rx_text_slice(beginning, first, first + word.length);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		bool party = rx_phrase_in(all[i], "巡察|巡视");

		if (rx_phrase_in(all[i], "回头看") && i < 2
			&& (party || !rx_phrase_in(all[i], "督察|环")))
			return RX_DOCTYPE_REVIEW;
		if (party)
			return is_review(preamble) ? RX_DOCTYPE_REVIEW : RX_DOCTYPE_INSPECTION;
		if (rx_phrase_in(all[i], "审计"))
			return RX_DOCTYPE_AUDIT;
		if (rx_phrase_in(all[i], "环境|环保|生态|督察|销号")
			|| (i == 0 && is_task_title(title)))
			return RX_DOCTYPE_ENVIRONMENT;
	}
	return RX_DOCTYPE_OTHER;
}
