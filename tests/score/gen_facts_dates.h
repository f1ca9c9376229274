/*
 * gen_facts_dates: expressions of time with what they mean, between the feedback and the publication.
 *
 * date any, later (behind one of the same paragraph, its year left out), span, list, since, due, sofar,
 * recurring, halfyear; and of the story: inspected, feedback, published.
 */
#ifndef GEN_FACTS_DATES_H
#define GEN_FACTS_DATES_H

#include "gen_grammar.h"

#define FACT_OPEN "\x01"
#define FACT_TEXT "\x02"
#define FACT_CLOSE "\x03"

void append_date_fact(struct grammar *grammar, struct string *out, const char *name);

#endif
