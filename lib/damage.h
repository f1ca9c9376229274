/*
 * damage.h - stretches of text that a scraper read one byte off (GB2312 cut inside a character):
 * finding them by what stands in them, so that no stop inside is taken for the end of a sentence.
 */
#ifndef RX_LIB_DAMAGE_H
#define RX_LIB_DAMAGE_H

#include "parse.h"

/* Marks the stops that begin such stretches as doubtful; before headings and items are looked for. */
void rx_damage_mark(struct rx_parse *parse);

/* Adds a diag record for each of them under the record that it stands in, which gets a flag. */
void rx_damage_report(struct rx_parse *parse);

#endif
