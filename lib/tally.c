/*
 * tally.c - 巡察反馈25个问题,已完成整改19个,正在整改6个: what stands in front of the first finding states how
 * many there are.  Sentences about several totals (两轮, 4个村) are left alone, as are texts that state
 * different totals: then they are not all the document's.
 */
#include "tally.h"
#include "numeral.h"
#include "phrase.h"

static const char units[] = "个|项|条";

struct tally {
	unsigned total;
	unsigned done;
	unsigned left;
	size_t totals; /* how many totals stand in the sentence */
};

/* A number with its unit; returns its length with the unit, or 0. */
static size_t counted(struct rx_text text, size_t at, unsigned *number)
{
	size_t length = rx_numeral_digits(text, at, 5, number), unit;

	if (!length)
		return 0;
	unit = rx_phrase_start(rx_text_slice(text, at + length, text.length), units);
	return unit ? length + unit : 0;
}

/* The number behind one of the words, or in front of it: 已完成整改19个. */
static bool number_by(struct rx_text sentence, const char *words, unsigned *number)
{
	struct rx_text word;
	size_t at = rx_phrase_find(sentence, words, &word);

	return at != RX_NONE && counted(sentence, at + word.length, number);
}

/* 25个问题, 21个具体问题: what follows the unit names problems. */
static bool is_total(struct rx_text behind)
{
	return rx_phrase_start(behind, "问题|具体问题|主要问题|突出问题|方面问题|反馈问题") > 0;
}

/* Of either width. */
static bool may_be_digit(char byte)
{
	return (byte >= '0' && byte <= '9') || byte == '\xEF';
}

/* The parts are only looked for where a total stands. */
static struct tally read_sentence(struct rx_text sentence)
{
	struct tally tally = {0};
	unsigned number;
	size_t step;

	for (size_t at = 0; at < sentence.length; at += step) {
		size_t length =
			may_be_digit(sentence.bytes[at]) ? counted(sentence, at, &number) : 0;

		step = length ? length : 1;
		if (!length || !is_total(rx_text_slice(sentence, at + length, sentence.length)))
			continue;
		if (rx_phrase_end(rx_text_slice(sentence, 0, at),
			    "已完成整改|完成整改|已整改|正在整改|未完成|解决|发现|查找|其中|排查|"
			    "尚有|还有|剩余|其余|余下|完成|梳理|推动|推动解决|移交"))
			continue;
		if (!rx_phrase_in(rx_text_slice(sentence, 0, at), "反馈|指出|查出|提出|反映|涉及"))
			continue;
		tally.total = number;
		tally.totals++;
	}
	if (tally.totals == 0)
		return tally;
	if (!number_by(sentence, "已完成整改|完成整改|已整改完成|已整改到位|已整改|整改完成|已完成",
		    &tally.done))
		tally.done = 0;
	if (!number_by(sentence,
		    "正在整改|正在推进|持续推进|尚未完成整改|尚未完成|未完成整改|未完成|未整改|"
		    "仍在整改|其余",
		    &tally.left))
		tally.left = 0;
	return tally;
}

/* True when nothing but the parts themselves is between: no third part such as 基本完成2个. */
static bool adds_up(const struct tally *tally, struct rx_text sentence)
{
	return tally->done + tally->left == tally->total
		|| rx_phrase_in(sentence,
			"基本完成|部分整改|阶段性|部分完成|达到序时|未达到|未启动|销号|延期");
}

static void note(struct rx_parse *parse, size_t start, size_t end, const struct tally *tally)
{
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL("sum-mismatch"));
	rx_parse_diag(parse, RX_DOC, start, end, "", RX_SAY_SUM_MISMATCH, (size_t)tally->done,
		(size_t)tally->total, (size_t)tally->left);
}

struct place {
	unsigned total;
	size_t start;
	size_t end;
	bool several;
};

static void read_paragraph(
	struct rx_parse *parse, const struct rx_paragraph *paragraph, struct place *place)
{
	size_t at = paragraph->start;

	while (at < paragraph->end) {
		size_t token = rx_cues_find(
			&parse->cues, paragraph, 1u << RX_CUE_STOP, at, paragraph->end);
		size_t end = token == RX_NONE
			? paragraph->end
			: parse->cues.tokens[token].at + (size_t)parse->cues.tokens[token].length;
		struct rx_text sentence = rx_parse_slice(parse, at, end);
		struct tally tally = read_sentence(sentence);

		if (tally.totals == 1 && tally.done && tally.left && !adds_up(&tally, sentence))
			note(parse, at, end, &tally);
		if (tally.totals)
			place->several = place->several || tally.totals > 1
				|| (place->total && place->total != tally.total);
		if (tally.totals && !place->total)
			*place = (struct place){tally.total, at, end, place->several};
		at = end;
	}
}

void rx_tally_check(struct rx_parse *parse)
{
	size_t first = RX_NONE, found = 0;
	struct place place = {0};

	for (size_t at = 0; at < parse->records.count; at++) {
		const struct rx_record *record = &parse->records.items[at];

		if (record->kind != RX_KIND_FINDING)
			continue;
		found++;
		if (first == RX_NONE || record->start < first)
			first = record->start;
	}
	if (found < 2)
		return;
	for (size_t at = 0; at < parse->tail_start; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (paragraph->end > first)
			break;
		read_paragraph(parse, paragraph, &place);
	}
	if (!place.total || place.several || place.total == found)
		return;
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL("total-mismatch"));
	rx_parse_diag(parse, RX_DOC, place.start, place.end, "", RX_SAY_TOTAL_MISMATCH,
		(size_t)place.total, found);
}
