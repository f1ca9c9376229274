/*
 * gen_facts: words of dates, quantities, documents and the like together with what they mean.
 *
 * In: the name of a slot {!name:argument:argument}. Out: the words between marks that the builder makes
 * records of: FACT_OPEN cells FACT_TEXT words FACT_CLOSE. Cells are type, value, uom, bound, verb and
 * alt, parted by |; a value of = is the words themselves, ~ what they hold between their brackets. A
 * slot that begins with > is a total, with < a part of the last one.
 */
#ifndef GEN_FACTS_H
#define GEN_FACTS_H

#include "gen_grammar.h"

/* Appends the words of a slot. */
void append_fact(struct grammar *grammar, struct string *out, const char *slot);

#endif
