/*
 * fact_quantity.c - numbers with what they count.
 *
 *     bound number [余|多] unit bound        不少于 30 余 次 以上
 *
 * A number without a unit is no fact, with two exceptions: the first of a range (3-5名), and what has
 * lost its unit in a document that loses characters.
 */
#include "fact_quantity.h"
#include "fact_bound.h"
#include "fact_money.h"
#include "fact_unit.h"
#include "phrase.h"
#include "utf8.h"

static struct rx_text behind(const struct rx_facts *facts, size_t at)
{
	return rx_text_slice(facts->text, at, facts->text.length);
}

RX_PHRASE_CONSTANT size_t word_before(const struct rx_facts *facts, size_t at, const char *words)
{
	return rx_phrase_end(rx_text_slice(facts->text, facts->paragraph->start, at), words);
}

static size_t skip_spaces(struct rx_text text, size_t at)
{
	while (at < text.length
		&& (text.bytes[at] == ' '
			|| (text.length - at >= 2 && memcmp(text.bytes + at, "\xC2\xA0", 2) == 0)))
		at += text.bytes[at] == ' ' ? 1 : 2;
	return at;
}

/* ---- units ---------------------------------------------------------------------------------- */

/* 1.2个和0.7个百分点: the first of them leaves the unit to the second. */
static bool shares_points(const struct rx_facts *facts, size_t at)
{
	size_t mark, length = rx_phrase_start(behind(facts, at), "个");
	struct rx_number other;

	mark = length ? rx_phrase_start(behind(facts, at + length), "和|、|及|与|到|至") : 0;
	return mark && rx_number_at(facts->text, at + length + mark, &other)
		&& rx_phrase_start(behind(facts, other.end), "个百分点");
}

static bool take_ratio(const struct rx_facts *facts, size_t at, const struct rx_number *number,
	struct rx_quantity *quantity)
{
	struct rx_text rest = behind(facts, at);
	size_t length, more;

	if (!rx_text_starts(rest, RX_LITERAL("%"))
		&& !rx_text_one_of(rest, 0, "\xEF\xBC\x85\xEF\xB9\xAA‰个成"))
		return false;
	length = rx_phrase_start(rest, "%|\xEF\xBC\x85|\xEF\xB9\xAA");
	quantity->type = RX_DOCTYPE_RATIO;
	quantity->uom = RX_LITERAL("%");
	if (length) {
		quantity->end = at + length;
		return true;
	}
	if ((length = rx_phrase_start(rest, "‰")) > 0) {
		quantity->value = rx_decimal_shifted(quantity->value, -1);
		quantity->end = at + length;
		return true;
	}
	if ((length = rx_phrase_start(rest, "个百分点|个 百分点|个百 分点|个 百 分点|个百分 点"))
		> 0) {
		quantity->uom = RX_LITERAL("百分点");
		quantity->end = at + length;
		return true;
	}
	if (shares_points(facts, at)) {
		quantity->uom = RX_LITERAL("百分点");
		quantity->end = at + 3;
		return true;
	}
	length = rx_phrase_start(rest, "成");
	if (!length
		|| rx_phrase_start(rest,
			"成员|成立|成果|成效|成功|成为|成都|成本|成绩|成年|成熟|成不|成品|成分|"
			"成型|成就|成长|成套|成片")
		|| rx_decimal_compare(number->value, (struct rx_decimal){10, 0}) > 0)
		return false;
	quantity->value = rx_decimal_shifted(quantity->value, 1);
	/* 七成六 */
	struct rx_number tenth;

	more = skip_spaces(facts->text, at + length);
	if (!number->value.scale && rx_number_at(facts->text, more, &tenth) && !tenth.digits
		&& !tenth.value.scale && tenth.value.coefficient <= 9
		&& !rx_fact_unit(facts->text, tenth.end, NULL)
		&& rx_decimal_add(&quantity->value, tenth.value)) {
		quantity->end = tenth.end;
		return true;
	}
	quantity->end = at + length;
	return true;
}

static bool is_one(const struct rx_number *number)
{
	return !number->value.scale && number->value.coefficient == 1;
}

/* 三期 is a phase and 三类 a class; from ten on they are counted. */
static bool is_many(const struct rx_number *number, struct rx_text unit)
{
	return rx_phrase_is(unit, "期|类|所|门|间|轮|头|根|片") && !number->value.scale
		&& number->value.coefficient >= 10 && number->value.coefficient < 1000;
}

/* Counters of a page: how often it was read says nothing of the document. */
#define COUNTERS                                                                               \
	"浏览次数:|浏览次数" FULL_COLON "|浏览次数: |浏览量:|浏览量" FULL_COLON                \
	"|浏览量: |阅读次数:|"                                                          \
	"阅读次数" FULL_COLON "|阅读次数: |阅读量:|阅读量" FULL_COLON                          \
	"|点击次数:|点击次数" FULL_COLON "|点击次数: |点击量:|点击量" FULL_COLON               \
	"|点击数:|点击数" FULL_COLON "|点击:|点击" FULL_COLON "|访问次数:|访问次数" FULL_COLON \
	"|访问量:|访问量" FULL_COLON "|浏览:|浏览" FULL_COLON "|阅读:|阅读" FULL_COLON

/* Does a unit go with a Chinese numeral?  一个 counts nothing, and neither do 每一次 and 一户一策. */
static bool han_counts(const struct rx_facts *facts, const struct rx_number *number,
	enum rx_unit_use use, size_t at, size_t end)
{
	struct rx_text rest = behind(facts, end);

	if (number->digits)
		return true;
	/* 二次供水: two of them would be 两次. */
	if (rx_text_equal(rx_text_slice(facts->text, number->start, number->end), RX_LITERAL("二"))
		&& rx_phrase_is(rx_text_slice(facts->text, at, end), "次|期"))
		return false;
	/* 翻一番 */
	if (rx_phrase_is(rx_text_slice(facts->text, at, end), "番"))
		return word_before(facts, number->start, "翻|翻了|再翻") > 0;
	if ((use == RX_UNIT_DIGITS && !is_many(number, rx_text_slice(facts->text, at, end)))
		|| rx_fact_phrase(facts->text, number->start)
		|| word_before(facts, number->start, "第|每|各|某|任|“|‘"))
		return false;
	if (!is_one(number))
		return true;
	/* 一件一件, 一户一策 */
	if (use == RX_UNIT_MANY || rx_phrase_start(rest, "一")
		|| word_before(facts, number->start,
			"新|这|那|同|另|唯|统|单|逐|其|上|下|前|后|有|进|万|再|又|初|专|如|不|首|"
			"头|最后|到|来|为|之|跑"))
		return false;
	return true;
}

/* What is counted each time it comes. */
static struct rx_text times_of(struct rx_text uom)
{
	static const char *const times[] = {"人次", "件次", "项次", "户次", "家次"};

	for (size_t at = 0; at < sizeof(times) / sizeof(times[0]); at++) {
		if (rx_text_starts(rx_text(times[at]), uom))
			return rx_text(times[at]);
	}
	return uom;
}

/* 2022年 is no number of years, 2000多年 is. */
static bool is_calendar_year(const struct rx_number *number, struct rx_text uom, bool more)
{
	return number->digits == 4 && number->whole && !more && number->value.coefficient >= 1900
		&& number->value.coefficient < 2100 && rx_phrase_is(uom, "年");
}

static bool take_count(const struct rx_facts *facts, size_t at, const struct rx_number *number,
	struct rx_quantity *quantity)
{
	enum rx_unit_use use;
	size_t length = rx_fact_unit(facts->text, at, &use), more;

	if (!length || !han_counts(facts, number, use, at, at + length)
		|| word_before(facts, number->start, COUNTERS))
		return false;
	length += rx_fact_per(facts->text, at + length);
	/* 巡察五组 is one of several, with a name of its own. */
	if (rx_phrase_is(rx_text_slice(facts->text, at, at + length), "组")
		&& word_before(facts, number->start,
			"巡察|巡视|督察|督导|督查|检查|核查|调研|审计|考核|指导|监察|纪检|验收"))
		return false;
	/* 两两 */
	if (rx_text_equal(rx_text_slice(facts->text, number->start, number->end),
		    rx_text_slice(facts->text, at, at + length)))
		return false;
	if (is_calendar_year(number, rx_text_slice(facts->text, at, at + length), quantity->bound))
		return false;
	quantity->type = RX_DOCTYPE_QUANTITY;
	quantity->uom = rx_text_slice(facts->text, at, at + length);
	quantity->end = at + length;
	/* 8个多月 */
	more = rx_phrase_is(quantity->uom, "个")
		? rx_phrase_start(behind(facts, quantity->end), "多月|余月|多小时|多星期")
		: 0;
	if (more) {
		quantity->uom = rx_phrase_start(behind(facts, quantity->end), "多小时")
			? RX_LITERAL("个小时")
			: rx_phrase_start(behind(facts, quantity->end), "多星期")
			? RX_LITERAL("个星期")
			: RX_LITERAL("个月");
		quantity->end += more;
		quantity->bound = "gt";
	}
	/* 30人(次) */
	more = rx_phrase_start(behind(facts, quantity->end), "(次)|" FULL_OPEN "次" FULL_CLOSE);
	if (more && rx_phrase_is(quantity->uom, "人|件|项|户|家")) {
		quantity->end += more;
		quantity->uom = times_of(quantity->uom);
	}
	/* 两米半, 三年半 */
	if (rx_phrase_start(behind(facts, quantity->end), "半") && !number->value.scale
		&& !rx_phrase_start(behind(facts, quantity->end), "半径|半数|半天|半年|半成")) {
		rx_decimal_add(&quantity->value, (struct rx_decimal){5, 1});
		quantity->end += 3;
	}
	return true;
}

/* 45日 is a length of time where it is no date. */
static bool take_days(const struct rx_facts *facts, size_t at, const struct rx_number *number,
	struct rx_quantity *quantity)
{
	size_t length = rx_phrase_start(behind(facts, at), "日");

	if (!length || !number->whole || number->digits > 3
		|| !(rx_phrase_start(behind(facts, at + length), "内|以内|之内")
			|| word_before(facts, number->start,
				"期限|为期|共|提前|延期|满|限期|不超过|不少于|超过")))
		return false;
	quantity->type = RX_DOCTYPE_QUANTITY;
	quantity->uom = RX_LITERAL("日");
	quantity->end = at + length;
	return true;
}

/* What stands behind a number makes it a quantity. */
static bool take_unit(
	const struct rx_facts *facts, const struct rx_number *number, struct rx_quantity *quantity)
{
	size_t at = number->end, more = rx_phrase_start(behind(facts, at), "余|多|几");
	bool found;

	quantity->value = number->value;
	quantity->start = number->start;
	quantity->number_end = number->end;
	quantity->bound = number->more || more ? "gt" : NULL;
	at = skip_spaces(facts->text, at + more);
	found = rx_money_unit(facts, at, quantity) || take_ratio(facts, at, number, quantity)
		|| take_count(facts, at, number, quantity)
		|| take_days(facts, at, number, quantity);
	return found;
}

/* ---- numbers -------------------------------------------------------------------------------- */

static struct rx_text trimmed_number(struct rx_buffer *buffer, struct rx_decimal value)
{
	rx_buffer_reset(buffer);
	rx_decimal_format(buffer, value);
	return rx_buffer_text(buffer);
}

static bool is_negative(const struct rx_facts *facts, const struct rx_quantity *quantity)
{
	return word_before(facts, quantity->start, "负")
		|| (quantity->type != RX_DOCTYPE_QUANTITY
			&& rx_bound_minus(facts, quantity->start));
}

static size_t put_quantity(struct rx_facts *facts, struct rx_quantity *quantity)
{
	size_t start = quantity->start, place;
	const char *front = rx_bound_before(facts, &start),
		   *rear = rx_bound_after(facts, &quantity->end);
	struct rx_buffer buffer = {0};

	if (!front)
		front = rx_bound_apart(facts, start);
	if (!quantity->bound)
		quantity->bound = rear ? rear : front ? front : quantity->rounded ? "about" : "eq";
	if (quantity->type == RX_DOCTYPE_AMOUNT)
		quantity->value = rx_money_rounded(quantity->value);
	if (is_negative(facts, quantity))
		quantity->value.coefficient = -quantity->value.coefficient;
	place = rx_fact_add(facts, quantity->type, start, quantity->end);
	if (place == RX_NONE)
		return place;
	rx_fact_set(facts, place, RX_COLUMN_VALUE, trimmed_number(&buffer, quantity->value));
	rx_fact_set(facts, place, RX_COLUMN_UOM, quantity->uom);
	rx_fact_set(facts, place, RX_COLUMN_BOUND, rx_text(quantity->bound));
	rx_buffer_release(&buffer);
	rx_fact_sense(facts, place, quantity);
	return place;
}

/* Ordinals, and digits that go on from something else, count nothing. */
static bool may_begin(const struct rx_facts *facts, size_t at)
{
	return (!rx_fact_goes_on(facts, at) || rx_bound_minus(facts, at))
		&& !(at >= 3 && rx_text_one_of(facts->text, at - 3, "№之")
			&& word_before(facts, at, "№|分之"));
}

/* 3-5名: two numbers, from the one to the other. */
static size_t take_range(struct rx_facts *facts, const struct rx_number *number)
{
	size_t mark = rx_date_range_mark(facts->text, number->end);
	struct rx_quantity first, second = {0};
	struct rx_number other;

	if (!mark || number->vague || !rx_number_at(facts->text, number->end + mark, &other)
		|| other.vague || (number->digits != 0) != (other.digits != 0) || number->digits > 6
		|| rx_decimal_compare(number->value, other.value) >= 0
		|| !take_unit(facts, &other, &second))
		return 0;
	first = second;
	first.value = number->value;
	first.start = number->start;
	first.end = first.number_end = number->end;
	/* 3-5万元 */
	if (second.type == RX_DOCTYPE_AMOUNT && number->whole && !other.whole
		&& number->digits <= 4) {
		struct rx_number scaled;
		size_t at = number->end + mark;

		while (at < other.end && (unsigned char)facts->text.bytes[at] < 0x80)
			at++;
		if (at < other.end && rx_phrase_start(behind(facts, at), "万|亿|千|百")
			&& rx_number_at(facts->text, number->end + mark, &scaled))
			first.value = rx_decimal_shifted(number->value,
				rx_phrase_start(behind(facts, at), "亿")           ? 8
					: rx_phrase_start(behind(facts, at), "万") ? 4
					: rx_phrase_start(behind(facts, at), "千") ? 3
										   : 2);
	}
	first.bound = "ge";
	second.bound = "le";
	put_quantity(facts, &first);
	put_quantity(facts, &second);
	return second.end;
}

static bool same_unit(const struct rx_quantity *one, const struct rx_quantity *other)
{
	return one->type == other->type && rx_text_equal(one->uom, other->uom)
		&& rx_decimal_compare(one->value, other->value) < 0;
}

/* 3人至5人, 10%—20%: behind a quantity, another one of its unit.  从85%到98% is a change. */
static size_t take_second(struct rx_facts *facts, struct rx_quantity *first)
{
	size_t mark = rx_date_range_mark(facts->text, first->end);
	struct rx_quantity second = {0};
	struct rx_number other;

	if (!mark || first->bound || word_before(facts, first->start, "从|由|自")
		|| !rx_number_at(facts->text, first->end + mark, &other) || other.vague
		|| !take_unit(facts, &other, &second) || !same_unit(first, &second))
		return 0;
	first->bound = "ge";
	second.bound = "le";
	put_quantity(facts, first);
	put_quantity(facts, &second);
	return second.end;
}

/* 百分之二点四 */
static size_t take_fraction(struct rx_facts *facts, size_t at)
{
	static const struct {
		const char *words;
		int power;
	} fractions[] = {{"百分之|百 分 之|百  分 之|百 分之|佰分之|佰 分 之", 0},
		{"千分之|仟分之", -1}, {"万分之", -2}};
	struct rx_number number;

	if (!rx_text_one_of(facts->text, at, "百千万仟佰"))
		return at;
	for (size_t i = 0; i < sizeof(fractions) / sizeof(fractions[0]); i++) {
		size_t length = rx_phrase_start(behind(facts, at), fractions[i].words);
		struct rx_quantity quantity = {
			.type = RX_DOCTYPE_RATIO, .uom = RX_LITERAL("%"), .start = at};

		if (!length)
			continue;
		if (!rx_number_at(facts->text, skip_spaces(facts->text, at + length), &number)
			|| number.vague)
			return at + length;
		quantity.value = rx_decimal_shifted(number.value, fractions[i].power);
		quantity.end = quantity.number_end = number.end;
		quantity.bound = number.more ? "gt" : NULL;
		put_quantity(facts, &quantity);
		return quantity.end;
	}
	return at;
}

/* 三分之二: in hundredths of a percent, rounded. */
static size_t take_share(struct rx_facts *facts, const struct rx_number *parts)
{
	struct rx_quantity quantity = {
		.type = RX_DOCTYPE_RATIO, .uom = RX_LITERAL("%"), .start = parts->start};
	size_t at = parts->end + rx_phrase_start(behind(facts, parts->end), "分之");
	rx_int128 whole = parts->value.coefficient, share;
	struct rx_number number;

	if (!rx_number_at(facts->text, at, &number) || number.vague || parts->value.scale
		|| number.value.scale || whole < 2 || whole > 1000 || number.value.coefficient < 1
		|| number.value.coefficient >= whole)
		return parts->end;
	share = (number.value.coefficient * 20000 + whole) / (2 * whole);
	quantity.rounded = share * whole != number.value.coefficient * 10000;
	quantity.value = rx_decimal_shifted((struct rx_decimal){share, 2}, 0);
	quantity.end = quantity.number_end = number.end;
	put_quantity(facts, &quantity);
	return quantity.end;
}

/* 数十名, 百余家, 几百人: more than ten or a hundred. */
static size_t take_some(struct rx_facts *facts, size_t at)
{
	size_t some = rx_text_one_of(facts->text, at, "数几") ? 3 : 0, unit, more, length;
	struct rx_quantity quantity;
	struct rx_number number = {.start = at};
	long value;

	if (!rx_text_one_of(facts->text, at + some, "十百千万亿"))
		return at;
	value = rx_number_han(rx_number_character(facts->text, at + some, &length));
	unit = at + some + length;
	/* 数百万 */
	if (value < 10000 && rx_text_one_of(facts->text, unit, "万亿")) {
		value *= rx_text_one_of(facts->text, unit, "万") ? 10000 : 100000000;
		unit += 3;
	}
	more = rx_phrase_start(behind(facts, unit), "余|多");
	if (!some && !more && !word_before(facts, at, "近|上|逾|超|过"))
		return at;
	number.value = (struct rx_decimal){value, 0};
	number.end = unit;
	number.more = some || more;
	quantity = (struct rx_quantity){0};
	if (rx_phrase_start(behind(facts, unit + more), "万|亿"))
		return at;
	if (!take_unit(facts, &number, &quantity))
		return at;
	put_quantity(facts, &quantity);
	return quantity.end;
}

/* 半年, 半天, 半个月, 半成 */
static size_t take_half(struct rx_facts *facts, size_t at)
{
	struct rx_quantity quantity = {.value = {5, 1}, .start = at, .number_end = at + 3};
	struct rx_number number = {.start = at, .end = at + 3, .value = {5, 1}};
	struct rx_text rest = behind(facts, at);

	if (!rx_text_one_of(rest, 0, "半") || !rx_phrase_start(rest, "半年|半天|半个|半成|半小时")
		|| word_before(facts, at, "上|下|前|后|每|大|过|多|一"))
		return at;
	/* 半年一小结 */
	if (rx_phrase_start(rest, "半年一|半天一|半小时一"))
		return at;
	if (!take_ratio(facts, at + 3, &number, &quantity)
		&& (rx_phrase_start(rest, "半年报|半年度")
			|| !rx_phrase_start(rest, "半年|半天|半个月|半个小时|半个钟头|半小时")
			|| !take_count(facts, at + 3, &number, &quantity)))
		return at;
	put_quantity(facts, &quantity);
	return quantity.end;
}

/* Is the stop at an offset inside a stretch that is damaged? */
static bool is_doubtful(const struct rx_facts *facts, size_t at)
{
	size_t token = rx_cues_token_at(&facts->parse->cues, facts->paragraph, at);

	return token < facts->parse->cues.token_count && facts->parse->cues.tokens[token].at == at
		&& facts->parse->cues.tokens[token].doubtful;
}

/* 剩余4股权: the measure word is lost; so it is in front of a damaged stretch. */
static size_t take_bare(struct rx_facts *facts, const struct rx_number *number)
{
	struct rx_quantity quantity = {.type = RX_DOCTYPE_QUANTITY,
		.value = number->value,
		.uom = {"", 0},
		.start = number->start,
		.end = number->end,
		.number_end = number->end};
	size_t length, place;
	bool cut = is_doubtful(facts, number->end);

	if (!number->whole || number->digits == 0 || number->digits > 3
		|| number->end >= facts->text.length)
		return number->start;
	if (!cut
		&& (!facts->lossy || !rx_is_han(rx_utf8_decode(facts->text, number->end, &length))
			|| !word_before(facts, number->start,
				"剩余|其余|其中|共|仅|余下|还有|已完成|已整改|尚有")))
		return number->start;
	place = put_quantity(facts, &quantity);
	if (place != RX_NONE)
		rx_record_set(
			&facts->parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("char-lost"));
	return number->end;
}

size_t rx_fact_quantity(struct rx_facts *facts, size_t at)
{
	struct rx_quantity quantity = {0};
	struct rx_number number;
	size_t end;

	if (!may_begin(facts, at))
		return at;
	end = take_fraction(facts, at);
	if (end == at)
		end = take_some(facts, at);
	if (end == at)
		end = take_half(facts, at);
	if (end > at)
		return end;
	if (!rx_number_at(facts->text, at, &number))
		return at;
	if (number.vague)
		return number.end;
	if (rx_phrase_start(behind(facts, number.end), "分之"))
		return take_share(facts, &number);
	/* 拾起, 陆地, 队伍 */
	if (rx_phrase_is(
		    rx_text_slice(facts->text, at, number.end), "拾|陆|伍|柒|捌|玖|肆|叁|贰|壹"))
		return at;
	end = take_range(facts, &number);
	if (end)
		return end;
	if (!take_unit(facts, &number, &quantity)) {
		end = take_bare(facts, &number);
		return end > at || number.digits == 0 ? end : number.end;
	}
	end = take_second(facts, &quantity);
	if (end)
		return end;
	put_quantity(facts, &quantity);
	return quantity.end;
}
