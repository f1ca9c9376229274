/*
 * damage.h - stretches of a document that are not as they were written: what each looks like, and what
 * probably stood there.  Found before headings and items are looked for, so that no false stop ends a
 * sentence; reported as diag records behind the outline; put in place where --repair was asked for.
 */
#ifndef RX_LIB_DAMAGE_H
#define RX_LIB_DAMAGE_H

#include "parse.h"

/* Finds the damage in the text; doubtful stops are marked. */
void rx_damage_find(struct rx_parse *parse);

/* Puts the proposals that are sure into the text, which is another one then and has no cues; false
 * when there is nothing to put in. */
bool rx_damage_repair(struct rx_parse *parse);

/* Adds a diag record for each damage under the record that it stands in, which gets a flag. */
void rx_damage_report(struct rx_parse *parse);

/* True when damage of a kind begins in a span. */
bool rx_damage_has(
	const struct rx_parse *parse, enum rx_message_id message, size_t start, size_t end);

/* Why a span is not to be believed: the slug of damage that it touches and that was not repaired, or
 * "guessed" where a repair guessed some of its characters.  Empty where all of it was printed or read. */
struct rx_text rx_damage_flag(const struct rx_parse *parse, size_t start, size_t end);

#endif
