/*
 * gen_head: the head of an inspection notice, and the document record's columns.
 *
 * In: nothing but random numbers. Out: variables of the grammar (body, short, organ, team, ...),
 * title lines, date lines, the preamble; body, inspector, period, feedback and published as truth.
 */
#ifndef GEN_HEAD_H
#define GEN_HEAD_H

#include "gen_builder.h"

/* Draws the variables and dates, and opens the document record (always the first). */
void choose_story(struct builder *builder);
void put_title_block(struct builder *builder, const char *title_template);
void put_preamble(struct builder *builder);
/* The number of findings is known only afterwards: done + open = total. */
void set_totals(struct builder *builder, int total);

#endif
