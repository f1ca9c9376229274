/*
 * parts.c - how many of how many are done, by the numbers that stand beside words such as 完成 and 剩余.
 */
#include "parts.h"
#include "numeral.h"
#include "phrase.h"
#include "utf8.h"

/* The sentence in front of 其余… is read back over so many bytes at most. */
enum { CLAUSE_LIMIT = 3000 };

/* What may follow a number that counts no parts of a problem. */
#define MONEY ".|万|亿|元|%|\xEF\xBC\x85"

/* A number with digits or Chinese numerals right at offset at; 0.9万元 and 360万元 count nothing. */
static size_t number_at(struct rx_text text, size_t at, unsigned *number)
{
	size_t length = rx_numeral_digits(text, at, 4, number);

	if (!length)
		return rx_numeral_han(text, at, number);
	return rx_phrase_start(rx_text_slice(text, at + length, text.length), MONEY) ? 0 : length;
}

/* A run of whole numbers, not part of 11.9 or 1,286, with what it counts. */
static bool is_count(struct rx_text text, size_t at, size_t length)
{
	return (at == 0 || (text.bytes[at - 1] != '.' && text.bytes[at - 1] != ','))
		&& !rx_phrase_start(rx_text_slice(text, at + length, text.length), MONEY);
}

static const char remains[] =
	"剩余的|剩余|其余的|其余|余下的|余下|剩下的|剩下|还有|尚有|尚余|未完成";
static const char finished[] = "完成|已整改|整改到位|已处置|已解决|已办结|已销号|已拆除|已收回|"
			       "已清退|已结算|已竣工|已整治|已建成|完工";

/* The largest number with this unit behind it: 6家长期亏损企业. */
static unsigned total_of(struct rx_text text, struct rx_text unit)
{
	unsigned total = 0, number;
	size_t length, step;

	for (size_t at = 0; at < text.length; at += step) {
		step = 1;
		if (text.bytes[at] < '0' || text.bytes[at] > '9') {
			rx_utf8_decode(text, at, &step);
			continue;
		}
		length = rx_numeral_digits(text, at, 5, &number);
		step = length ? length : 1;
		if (rx_text_starts(rx_text_slice(text, at + length, text.length), unit)
			&& number > total)
			total = number;
	}
	return total;
}

/* Where the sentence or clause that ends at an offset begins. */
static size_t clause_start(struct rx_text text, size_t end, const char *marks)
{
	struct rx_text word;
	size_t start = 0, at;

	while ((at = rx_phrase_find(rx_text_slice(text, start, end), marks, &word)) != RX_NONE)
		start += at + word.length;
	return start;
}

/* A number with its unit in a clause, from an offset on. */
static bool unit_number(struct rx_text clause, size_t from, unsigned *done, struct rx_text *unit)
{
	size_t step;

	for (size_t at = from; at < clause.length; at += step) {
		size_t length = rx_numeral_digits(clause, at, 5, done), unit_length;

		rx_utf8_decode(clause, at, &step);
		if (!length || at + length >= clause.length)
			continue;
		if (!is_count(clause, at, length)) {
			step = length;
			continue;
		}
		rx_utf8_decode(clause, at + length, &unit_length);
		*unit = rx_text_slice(clause, at + length, at + length + unit_length);
		step = length;
		if (rx_is_han(rx_utf8_decode(*unit, 0, &unit_length)))
			return true;
	}
	return false;
}

/* How many a clause says to be finished: 12个项目已完工9个 says 9, 6户已全部完成 says 6. */
static bool finished_number(struct rx_text clause, unsigned *done, struct rx_text *unit)
{
	struct rx_text word;
	size_t at = rx_phrase_find(clause, finished, &word);

	return at != RX_NONE
		&& (unit_number(clause, at + word.length, done, unit)
			|| unit_number(clause, 0, done, unit));
}

/* 已扭亏4户,注销6户,剩余3户…: the sum of what clauses of the sentence count in the unit of the rest, when
 * the first of them begins with 已. */
static bool summed_number(struct rx_text sentence, struct rx_text unit, unsigned *done)
{
	bool begun = false;
	unsigned sum = 0, number;

	while (sentence.length) {
		struct rx_text word, clause, counted;
		size_t comma = rx_phrase_find(sentence, ",|" FULL_COMMA, &word);

		clause = rx_phrase_trim(
			comma == RX_NONE ? sentence : rx_text_slice(sentence, 0, comma));
		sentence = comma == RX_NONE
			? rx_text_slice(sentence, sentence.length, sentence.length)
			: rx_text_slice(sentence, comma + word.length, sentence.length);
		begun = begun || rx_phrase_start(clause, "已");
		if (begun && unit_number(clause, 0, &number, &counted)
			&& rx_text_equal(counted, unit))
			sum += number;
	}
	*done = sum;
	return sum > 0;
}

static const char sentence_marks[] = "。|;|" FULL_SEMICOLON;
static const char clause_marks[] = "。|;|" FULL_SEMICOLON "|,|" FULL_COMMA "|:|" FULL_COLON;

static size_t without_marks(struct rx_text text, size_t start, size_t end)
{
	size_t length;

	while (end > start
		&& (length = rx_phrase_end(rx_text_slice(text, start, end), clause_marks)) > 0)
		end -= length;
	return end;
}

/* What a clause says to be finished: by words for it, else, 7户中5户已足额上缴, by 已 and the unit of the
 * rest. */
static bool clause_number(struct rx_text words, struct rx_text left_unit, bool by_words,
	unsigned *done, struct rx_text *unit)
{
	const char *tells = by_words ? finished : "已|实现";
	size_t among = rx_text_find(words, RX_LITERAL("中"), 0);

	/* 29座危桥中已完成21座: the number in front of 中 is the whole. */
	if (among != RX_NONE && rx_phrase_in(rx_text_slice(words, among, words.length), tells))
		words = rx_text_slice(words, among, words.length);
	if (by_words)
		return finished_number(words, done, unit);
	return rx_phrase_in(words, tells) && unit_number(words, 0, done, unit)
		&& rx_text_equal(*unit, left_unit);
}

/* The clauses in front of an offset, the nearest first. */
static bool clauses_tell(struct rx_text text, size_t end, struct rx_text left_unit, bool by_words,
	unsigned *done, struct rx_text *unit)
{
	while (end) {
		size_t clause = clause_start(rx_text_slice(text, 0, end), end, clause_marks);

		if (clause_number(
			    rx_text_slice(text, clause, end), left_unit, by_words, done, unit))
			return true;
		end = without_marks(text, 0, clause);
	}
	return false;
}

/* …完成改造21座,其余8座…: the clause in front of what remains tells what is finished. */
static bool parts_around(struct rx_text text, size_t rest, struct rx_text left_unit, unsigned *done,
	struct rx_text *unit)
{
	size_t end = without_marks(text, 0, rest), start;
	struct rx_text sentence;

	/* The comma or stop right in front does not count. */
	start = end > CLAUSE_LIMIT ? end - CLAUSE_LIMIT : 0;
	start += clause_start(rx_text_slice(text, start, end), end - start, sentence_marks);
	sentence = rx_text_slice(text, start, end);
	if (clauses_tell(sentence, sentence.length, left_unit, true, done, unit))
		return true;
	if (summed_number(sentence, left_unit, done)) {
		*unit = left_unit;
		return true;
	}
	/* 对其余3笔加强贷后管理 does something with the rest too. */
	return !rx_phrase_end(rx_text_slice(text, 0, rest), "对|将|把")
		&& clauses_tell(sentence, sentence.length, left_unit, false, done, unit);
}

static const char going[] = "正在|推进|开工|尚未|未完成|仍在|持续";

/* 5个已完成年度任务,2个正在推进: clauses that begin with a number of the same unit each. */
static bool parts_listed(struct rx_text sentence, unsigned *done, unsigned *left)
{
	struct rx_text rest = sentence, clause, word, unit = {"", 0};
	unsigned count = 0, finish = 0;

	*done = *left = 0;
	while (rest.length) {
		size_t comma = rx_phrase_find(rest, ",|" FULL_COMMA "|、", &word), length,
		       unit_length;
		unsigned value;

		clause = rx_phrase_trim(comma == RX_NONE ? rest : rx_text_slice(rest, 0, comma));
		rest = comma == RX_NONE ? rx_text_slice(rest, rest.length, rest.length)
					: rx_text_slice(rest, comma + word.length, rest.length);
		clause = rx_text_slice(
			clause, rx_phrase_start(clause, "截至目前|目前|其中"), clause.length);
		length = rx_numeral_digits(clause, 0, 5, &value);
		if (!length || length >= clause.length) {
			if (count)
				return false;
			continue;
		}
		rx_utf8_decode(clause, length, &unit_length);
		word = rx_text_slice(clause, length, length + unit_length);
		if (count && !rx_text_equal(word, unit))
			return false;
		unit = word;
		clause = rx_text_slice(clause, length + unit_length, clause.length);
		/* With a noun of its own, 7个项目已完工, a clause counts something else than the finding. */
		if (!rx_phrase_start(clause, "已|完工|完成|开工|正在|推进|尚|未|仍|持续"))
			return false;
		if (rx_phrase_in(clause, going) && !rx_phrase_start(clause, "已"))
			*left += value;
		else if (rx_phrase_in(clause, finished))
			*done += value, finish++;
		else
			return false;
		count++;
	}
	return count > 1 && finish && *left;
}

bool rx_parts_listed(struct rx_text text, unsigned *done, unsigned *left)
{
	struct rx_text rest = text, word;

	*done = *left = 0;
	if (!rx_phrase_in(text, going) || !rx_phrase_in(text, finished))
		return false;
	while (rest.length) {
		size_t stop = rx_phrase_find(rest, "。|;|" FULL_SEMICOLON, &word);

		if (parts_listed(stop == RX_NONE ? rest : rx_text_slice(rest, 0, stop), done, left))
			return true;
		if (stop == RX_NONE)
			break;
		rest = rx_text_slice(rest, stop + word.length, rest.length);
	}
	return false;
}

/* The character at an offset. */
static struct rx_text unit_at(struct rx_text text, size_t at)
{
	size_t length = 0;

	if (at < text.length)
		rx_utf8_decode(text, at, &length);
	return rx_text_slice(text, at, at + length);
}

bool rx_parts_left(struct rx_text text, unsigned *done, unsigned *left, unsigned *stated)
{
	struct rx_text word, unit;
	size_t at = 0, found;

	while ((found = rx_phrase_find(rx_text_slice(text, at, text.length), remains, &word))
		!= RX_NONE) {
		size_t start = at + found, behind = start + word.length;

		at = behind;
		behind += number_at(text, behind, left);
		if (behind == at || !parts_around(text, start, unit_at(text, behind), done, &unit))
			continue;
		*stated = total_of(rx_text_slice(text, 0, start), unit);
		if (*stated <= *done)
			*stated = 0;
		return true;
	}
	return false;
}

/* The sum of the numbers with 项, 个 or 件 behind words: 已整改2项. */
static unsigned sum_behind(struct rx_text text, const char *words)
{
	struct rx_text word;
	unsigned sum = 0, value;
	size_t at;

	while ((at = rx_phrase_find(text, words, &word)) != RX_NONE) {
		size_t behind = at + word.length,
		       length = rx_numeral_digits(text, behind, 5, &value);

		if (length
			&& rx_phrase_start(rx_text_slice(text, behind + length, text.length),
				"项|个|件|条|起"))
			sum += value;
		text = rx_text_slice(text, behind, text.length);
	}
	return sum;
}

int rx_parts_of_group(struct rx_text text, unsigned total, unsigned *done)
{
	unsigned open = sum_behind(text, "正在整改|尚未整改|未整改|正在推进|未完成"),
		 part = sum_behind(text, "部分整改|部分完成");

	*done = sum_behind(text, "已整改|已完成整改|完成整改|整改完成|已完成");
	if (part)
		return RX_STATUS_PARTIAL;
	if (rx_phrase_in(text, "全部整改|均已整改|全部完成|均已完成|已整改到位|已整改完毕")
		|| (*done && *done == total)) {
		*done = total;
		return RX_STATUS_DONE;
	}
	if (*done)
		return RX_STATUS_PARTIAL;
	return open ? RX_STATUS_ACTIVE : RX_UNSET;
}
