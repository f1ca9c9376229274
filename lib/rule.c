/*
 * rule.c - the table of rule.def as data.
 */
#include "rule.h"

static const struct {
	const char *slug;
	enum rx_severity level;
	const char *name[2];
	const char *meaning[2];
} rules[] = {
#define RULE(ID, slug, severity, en, zh, en_meaning, zh_meaning) \
	{#slug, RX_##severity, {en, zh}, {en_meaning, zh_meaning}},
#define REMARK(ID, rule, en, zh)
#include "rule.def"
#undef RULE
#undef REMARK
};

static const struct {
	enum rx_rule rule;
	const char *format[2];
} remarks[] = {
#define RULE(ID, slug, severity, en, zh, en_meaning, zh_meaning)
#define REMARK(ID, rule, en, zh) {RX_RULE_##rule, {en, zh}},
#include "rule.def"
#undef RULE
#undef REMARK
};

enum rx_rule rx_remark_rule(enum rx_remark remark)
{
	return remarks[remark].rule;
}

const char *rx_remark_format(enum rx_remark remark, enum rx_lang lang)
{
	return remarks[remark].format[lang];
}

const char *rx_rule_slug(enum rx_rule rule)
{
	return rules[rule].slug;
}

enum rx_severity rx_rule_level(enum rx_rule rule)
{
	return rules[rule].level;
}

const char *rx_rule_name(enum rx_rule rule, enum rx_lang lang)
{
	return rules[rule].name[lang];
}

const char *rx_rule_meaning(enum rx_rule rule, enum rx_lang lang)
{
	return rules[rule].meaning[lang];
}

int rx_rule_find(struct rx_text slug)
{
	for (int rule = 0; rule < RX_RULE_COUNT; rule++) {
		if (rx_text_equal(slug, rx_text(rules[rule].slug)))
			return rule;
	}
	return -1;
}
