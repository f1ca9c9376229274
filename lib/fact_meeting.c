/*
 * fact_meeting.c - the name of a meeting goes from the verb, or the number behind it, to the first 会
 * that is no part of 社会, 委员会, 会计 and their like, and on to 会议 and over 暨.
 */
#include "fact_meeting.h"
#include "fact_unit.h"
#include "number.h"
#include "phrase.h"

enum { NAME_LIMIT = 180 };

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

void rx_fact_meeting(struct rx_facts *facts, size_t at)
{
	struct rx_text rest = rx_text_slice(facts->text, at, facts->text.length), clause;
	size_t length = rx_phrase_start(rest, "召开|举行"), start, end, stop, place;

	if (!length)
		return;
	start = skip_count(facts->text, at + length);
	stop = rx_fact_stop(facts, start,
		1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON | 1u << RX_CUE_COMMA
			| 1u << RX_CUE_COLON);
	if (stop <= start)
		return;
	clause = rx_text_slice(facts->text, start, stop);
	end = meeting_end(clause, 0);
	if (!end || end > NAME_LIMIT)
		return;
	place = rx_fact_add(facts, RX_DOCTYPE_MEETING, start, start + end);
	if (place != RX_NONE)
		rx_record_set(&facts->parse->records, place, RX_COLUMN_VALUE,
			rx_phrase_trim(rx_text_slice(clause, 0, end)));
}
