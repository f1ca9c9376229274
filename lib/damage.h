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

/* How far a span of the text can be believed. */
enum rx_trust {
	RX_TRUST_PRINTED, /* it stands so in the document */
	RX_TRUST_READ,    /* a repair put some of it in, but every character was read */
	RX_TRUST_GUESSED, /* a repair guessed some of its characters */
	RX_TRUST_DAMAGED  /* some of it is damaged and was not repaired */
};

/* For stages that read facts: nothing of a span that is more than RX_TRUST_READ is sure. */
enum rx_trust rx_damage_trust(const struct rx_parse *parse, size_t start, size_t end);

#endif
