/*
 * fact_meeting.c - the name of a meeting goes from the verb, or the number behind it, to the first 会
 * that is no part of 社会, 委员会, 会计 and their like, and on to 会议 and over 暨.  Others may be joined
 * to it with 、.
 */
#include "fact_meeting.h"
#include "fact_unit.h"
#include "number.h"
#include "phrase.h"

/* Bytes of a name; one that is joined to another is short. */
enum { NAME_LIMIT = 180, JOINED_LIMIT = 60 };

/* Offset behind the 会 that ends a name, at or behind from; 0 when there is none. */
static size_t meeting_end(struct rx_text text, size_t from)
{
	for (;;) {
		size_t at = rx_text_find(text, RX_LITERAL("会"), from), end;
		struct rx_text rest;

		if (at == RX_NONE)
			return 0;
		end = from = at + 3;
		rest = rx_text_slice(text, end, text.length);
		if (rx_phrase_start(rest, "议室|员|计|展|见|同|场|商|期|址|费|徽|标|诊"))
			continue;
		if (rx_phrase_end(
			    rx_text_slice(text, 0, at), "社|委员|工|协|学|联合|机|体|领|误|意|约")
			&& !rx_phrase_start(rest, "议"))
			continue;
		if (rx_phrase_start(rest, "会议"))
			return end + 6;
		end += rx_phrase_start(rest, "议");
		/* …会暨…会 */
		if (rx_phrase_start(rx_text_slice(text, end, text.length), "暨")) {
			size_t further = meeting_end(text, end + 3);

			return further ? further : end;
		}
		return end;
	}
}

/* 召开3次, 召开了两场 */
static size_t skip_count(struct rx_text text, size_t at)
{
	struct rx_number number;
	size_t unit;

	at += rx_phrase_start(rx_text_slice(text, at, text.length), "了|过|的");
	if (!rx_number_at(text, at, &number))
		return at;
	number.end += rx_phrase_start(rx_text_slice(text, number.end, text.length), "余|多");
	unit = rx_fact_unit(text, number.end, NULL);
	return unit ? number.end + unit : at;
}

static size_t put_meeting(struct rx_facts *facts, size_t start, size_t length)
{
	size_t place = rx_fact_add(facts, RX_DOCTYPE_MEETING, start, start + length);

	if (place != RX_NONE)
		rx_record_set(&facts->parse->records, place, RX_COLUMN_VALUE,
			rx_phrase_trim(rx_text_slice(facts->text, start, start + length)));
	return start + length;
}

/* 召开专题会5次、推进会2次, 5次专题会、2次推进会: where the name of the next one begins; 0 when what is joined
 * is something else. */
static size_t next_start(const struct rx_facts *facts, size_t end)
{
	size_t at = skip_count(facts->text, end), mark, start;

	mark = rx_phrase_start(
		rx_text_slice(facts->text, at, facts->text.length), "、|和|及|以及|与");
	if (!mark)
		return 0;
	start = skip_count(facts->text, at + mark);
	return rx_phrase_start(rx_text_slice(facts->text, start, facts->text.length),
		       "开展|组织|听取|印发|制定|形成|邀请|参加|向|对|学习|传达|研究|举办|通过|"
		       "部署")
		? 0
		: start;
}

/* The length of the name that begins at an offset of the clause, or 0. */
static size_t name_length(const struct rx_facts *facts, size_t start, bool joined)
{
	size_t stop = rx_fact_stop(facts, start,
		       1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON | 1u << RX_CUE_COMMA
			       | 1u << RX_CUE_COLON),
	       end;
	struct rx_text clause, word;

	if (stop <= start)
		return 0;
	clause = rx_text_slice(facts->text, start, stop);
	end = meeting_end(clause, 0);
	if (end > NAME_LIMIT || (joined && end > JOINED_LIMIT))
		return 0;
	return joined && rx_phrase_find(rx_text_slice(clause, 0, end), "、", &word) != RX_NONE
		? 0
		: end;
}

void rx_fact_meeting(struct rx_facts *facts, size_t at)
{
	struct rx_text rest = rx_text_slice(facts->text, at, facts->text.length);
	size_t length = rx_phrase_start(rest, "召开|举行"), start;
	bool joined = false;

	if (!length)
		return;
	start = skip_count(facts->text, at + length);
	while (start && (length = name_length(facts, start, joined)) > 0) {
		start = next_start(facts, put_meeting(facts, start, length));
		joined = true;
	}
}
