/*
 * rule.h - the rules of rx-check as constants and words, made from rule.def: what is looked for, how
 * serious it is, and what it is called.  Looking is done elsewhere.
 */
#ifndef RX_LIB_RULE_H
#define RX_LIB_RULE_H

#include "text.h"

enum rx_rule {
#define RULE(ID, slug, severity, en, zh, en_meaning, zh_meaning) RX_RULE_##ID,
#define REMARK(ID, rule, en, zh)
#include "rule.def"
#undef RULE
#undef REMARK
	RX_RULE_COUNT
};

/* What can be said of a record, and the rule that says it. */
enum rx_remark {
#define RULE(ID, slug, severity, en, zh, en_meaning, zh_meaning)
#define REMARK(ID, rule, en, zh) RX_REMARK_##ID,
#include "rule.def"
#undef RULE
#undef REMARK
	RX_REMARK_COUNT
};

enum rx_rule rx_remark_rule(enum rx_remark remark);

/* The format, which takes C strings only. */
const char *rx_remark_format(enum rx_remark remark, enum rx_lang lang);

const char *rx_rule_slug(enum rx_rule rule);

/* The level that a rule has where no profile says otherwise. */
enum rx_severity rx_rule_level(enum rx_rule rule);

/* What a rule asks for, in a few words, and what its findings mean. */
const char *rx_rule_name(enum rx_rule rule, enum rx_lang lang);
const char *rx_rule_meaning(enum rx_rule rule, enum rx_lang lang);

/* The rule of a slug, or -1. */
int rx_rule_find(struct rx_text slug);

#endif
