/*
 * fact_body.c - the name in front of the bracket begins behind the last stop or preposition; the short
 * form stands between quotes or up to the closing bracket.
 */
#include "fact_body.h"
#include "phrase.h"

enum { NAME_LIMIT = 150 };

static struct rx_text short_form(struct rx_text rest, size_t *end)
{
	struct rx_text word;
	size_t stop = rx_phrase_find(rest, ")|" FULL_CLOSE "|。|;|" FULL_SEMICOLON, &word);
	struct rx_text name = rx_phrase_trim(rx_text_slice(rest, 0, stop == RX_NONE ? 0 : stop));
	size_t length;

	*end = stop == RX_NONE ? 0 : stop + word.length;
	while ((length = rx_phrase_start(name, "为|:|" FULL_COLON "|“|‘|「|\"|《")) > 0)
		name = rx_text_slice(name, length, name.length);
	while ((length = rx_phrase_end(name, "”|’|」|\"|》")) > 0)
		name = rx_text_slice(name, 0, name.length - length);
	return name;
}

/* The name in front of an offset. */
static size_t name_start(const struct rx_facts *facts, size_t end)
{
	size_t start = rx_fact_clause(facts, end);

	for (size_t from = start;;) {
		struct rx_text word;
		size_t at = rx_phrase_find(rx_text_slice(facts->text, from, end),
			"对|向|由|与|在|经|将|是|按照|根据|授权|委托|进驻|、|。|的", &word);

		if (at == RX_NONE || from + at + word.length >= end)
			return start;
		/* 经济开发区, 向阳区: names begin like prepositions. */
		if (rx_phrase_start(rx_text_slice(facts->text, from + at, end),
			    "经济|经营|经贸|经开|经信|经管|对外|对口|向阳|向前|将军|将乐|"
			    "与城乡|与建设|与改革|与发展|与旅游|与信息|与环境|与社会|是否|在线")) {
			from += at + word.length;
			continue;
		}
		from += at + word.length;
		start = from;
	}
}

static void name_document(struct rx_facts *facts, size_t end, struct rx_text name)
{
	struct rx_records *records = &facts->parse->records;

	for (size_t at = records->count; at-- > facts->first;) {
		if (records->items[at].kind == RX_KIND_FACT && records->items[at].end == end)
			rx_record_set(records, at, RX_COLUMN_ALT, name);
	}
}

void rx_fact_body(struct rx_facts *facts, size_t at)
{
	struct rx_text rest = rx_text_slice(facts->text, at, facts->text.length), name, before;
	size_t length = rx_phrase_start(rest, "以下简称|以下统称|以下称"), end, open, start, place;

	if (!length)
		return;
	before = rx_text_slice(facts->text, facts->paragraph->start, at);
	open = rx_phrase_end(before, "(|" FULL_OPEN);
	if (!open)
		return;
	name = short_form(rx_text_slice(rest, length,
				  rest.length - length > RX_FACT_REACH ? length + RX_FACT_REACH
								       : rest.length),
		&end);
	if (!end || name.length == 0 || name.length > NAME_LIMIT)
		return;
	open = at - open;
	if (rx_phrase_end(rx_text_slice(facts->text, facts->paragraph->start, open), "》")) {
		name_document(facts, open, name);
		return;
	}
	start = name_start(facts, open);
	if (start >= open || open - start > NAME_LIMIT)
		return;
	place = rx_fact_add(facts, RX_DOCTYPE_BODY, start, at + length + end);
	if (place == RX_NONE)
		return;
	rx_record_set(&facts->parse->records, place, RX_COLUMN_VALUE,
		rx_phrase_trim(rx_text_slice(facts->text, start, open)));
	rx_record_set(&facts->parse->records, place, RX_COLUMN_ALT, name);
}
