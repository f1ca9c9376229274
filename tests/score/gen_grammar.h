/*
 * gen_grammar: templates into sentences.
 *
 * [a|b|c]     one of the alternatives, which may nest; [|a] is sometimes nothing
 * {name}      a line of the list of that name, expanded in turn
 * {@name}     the list name_TOPIC, where TOPIC is the grammar's present topic
 * {=name}     a variable of the document (its body, its year, ...)
 * {#3-20}     a number in that range; {%3-20} the same in Chinese numerals
 * {!date} {!count:次}   a fact with its words (gen_facts.h)
 * {day} {monthday} {month} {months} {span}   dates between the feedback and the publication
 *
 * In: a template. Out: text in full-width punctuation. Does not know about records or layout.
 */
#ifndef GEN_GRAMMAR_H
#define GEN_GRAMMAR_H

#include "gen_random.h"
#include "gen_string.h"

enum { GRAMMAR_VARIABLES = 32 };

struct grammar {
	struct random random;
	const char *topic;
	long first_day; /* dates in prose lie in [first_day, last_day] */
	long last_day;
	const char *names[GRAMMAR_VARIABLES];
	char *values[GRAMMAR_VARIABLES];
	size_t variables;
};

void grammar_release(struct grammar *grammar);
/* Sets a variable to the expansion of a template. */
void grammar_set(struct grammar *grammar, const char *name, const char *template);
const char *grammar_get(const struct grammar *grammar, const char *name);
/* Owned by the caller. */
char *grammar_expand(struct grammar *grammar, const char *template);
void grammar_append(struct grammar *grammar, struct string *out, const char *template);

#endif
