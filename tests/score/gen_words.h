/*
 * gen_words: the vocabulary, as named lists of templates.
 *
 * A template is text with [one|another] choices and {slots}; gen_grammar.h says what a slot can be.
 * Lists refer to each other by name, so a new phrase is one line in one list. Everything is invented:
 * no place, body, person or rule here is a real one on purpose.
 */
#ifndef GEN_WORDS_H
#define GEN_WORDS_H

struct word_list {
	const char *name;         /* NULL ends the table */
	const char *const *items; /* NULL ends the list */
};

#define ITEMS (const char *const[])

extern const struct word_list words_places[];
extern const struct word_list words_topics[];
extern const struct word_list words_findings[];
extern const struct word_list words_measures[];
extern const struct word_list words_frame[];
extern const struct word_list words_audit[];
extern const struct word_list words_environment[];
extern const struct word_list words_facts[];

#endif
