/*
 * fact_money.c - currencies behind numbers: 434.87万元, 50元6角, 12元/平方米.
 */
#include "fact_money.h"
#include "fact_unit.h"
#include "phrase.h"

#include <stdio.h>

static struct rx_text behind(const struct rx_facts *facts, size_t at)
{
	return rx_text_slice(facts->text, at, facts->text.length);
}

/* 万元 and 亿元 are read as the number's; 50元6角三分 as one amount. */
static size_t small_money(const struct rx_facts *facts, size_t at, struct rx_decimal *value)
{
	static const struct {
		const char *word;
		int power;
	} parts[] = {{"角", -1}, {"分", -2}};
	struct rx_number number;

	for (size_t i = 0; i < 2; i++) {
		size_t unit;

		if (!rx_number_at(facts->text, at, &number) || number.value.scale
			|| number.value.coefficient > 9)
			continue;
		unit = rx_phrase_start(behind(facts, number.end), parts[i].word);
		if (!unit
			|| !rx_decimal_add(value, rx_decimal_shifted(number.value, parts[i].power)))
			continue;
		at = number.end + unit;
	}
	return at;
}

/* 12元/平方米: a price is no sum, and is not added up with them. */
static size_t take_price(const struct rx_facts *facts, size_t at, struct rx_quantity *quantity)
{
	size_t length = rx_fact_per(facts->text, at),
	       mark = rx_phrase_start(behind(facts, at), "/|\xEF\xBC\x8F");
	char name[48];

	if (!length)
		return at;
	snprintf(name, sizeof(name), "%.*s/%.*s", (int)quantity->uom.length, quantity->uom.bytes,
		(int)(length - mark), facts->text.bytes + at + mark);
	quantity->uom = rx_arena_copy(&facts->parse->arena, rx_text(name));
	return at + length;
}

bool rx_money_unit(const struct rx_facts *facts, size_t at, struct rx_quantity *quantity)
{
	static const struct {
		const char *words;
		const char *code;
		const char *unless;
	} units[] = {
		{"元人民币|元|块钱", "CNY", "元旦|元素|元月|元宵"},
		{"人民币", "CNY", ""},
		{"美元|美金", "USD", ""},
		{"欧元", "EUR", ""},
		{"港元|港币", "HKD", ""},
		{"日元", "JPY", ""},
		{"英镑", "GBP", ""},
		{"韩元", "KRW", ""},
		{"澳元", "AUD", ""},
		{"加元|加拿大元", "CAD", ""},
		{"卢布", "RUB", ""},
		{"瑞士法郎", "CHF", ""},
		{"新加坡元", "SGD", ""},
		{"台币|新台币", "TWD", ""},
		{"泰铢", "THB", ""},
		{"比特币", "BTC", ""},
	};
	struct rx_text rest = behind(facts, at);

	if (!rx_text_one_of(rest, 0, "元块人美欧港日英韩澳加卢瑞新台泰比"))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t length = rx_phrase_start(rest, units[i].words);

		if (!length || rx_phrase_start(rest, units[i].unless))
			continue;
		quantity->type = RX_DOCTYPE_AMOUNT;
		quantity->uom = rx_text(units[i].code);
		quantity->end = at + length;
		if (i == 0 && !quantity->value.scale)
			quantity->end = small_money(facts, at + length, &quantity->value);
		quantity->end = take_price(facts, quantity->end, quantity);
		return true;
	}
	/* 6角 and 5分 alone only behind digits: none of them in official prose. */
	return false;
}

/* Two decimals are enough for money. */
struct rx_decimal rx_money_rounded(struct rx_decimal value)
{
	while (value.scale > 2) {
		rx_int128 rest = value.coefficient % 10;

		value.coefficient = value.coefficient / 10 + (value.scale == 3 && rest >= 5);
		value.scale--;
	}
	return rx_decimal_shifted(value, 0);
}
