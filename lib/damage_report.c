/*
 * damage_report.c - damages as diag records, each under the record that it stands in.
 */
#include "damage.h"
#include "owner.h"

/* The record that a damage belongs to; behind the body the document. */
static size_t owner_of(const struct rx_parse *parse, const struct rx_owners *owners, size_t offset)
{
	size_t owner = rx_owner_of(owners, offset);

	/* The last record's own span may reach into the tail. */
	if (owner != RX_DOC && parse->tail_start < parse->cues.paragraph_count
		&& offset >= rx_parse_paragraph(parse, parse->tail_start)->start
		&& offset >= parse->records.items[owner].end)
		return RX_DOC;
	return owner;
}

static void report_one(
	struct rx_parse *parse, const struct rx_owners *owners, const struct rx_damage *damage)
{
	size_t owner = owner_of(parse, owners, damage->start), place = parse->records.count;

	rx_record_set(
		&parse->records, owner, RX_COLUMN_FLAGS, rx_text(rx_message_slug(damage->message)));
	rx_parse_diag(parse, owner, damage->start, damage->end, "", damage->message, damage->bytes);
	if (parse->records.count == place)
		return;
	rx_record_set(&parse->records, place, RX_COLUMN_ALT, damage->proposal);
	rx_record_set(&parse->records, place, RX_COLUMN_VALUE, damage->read);
	if (!damage->repaired)
		return;
	rx_record_set(&parse->records, owner, RX_COLUMN_FLAGS, RX_LITERAL("repaired"));
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("repaired"));
}

void rx_damage_report(struct rx_parse *parse)
{
	struct rx_owners owners = {NULL, 0};

	if (parse->damage_count == 0 || !rx_owners_collect(parse, &owners))
		return;
	for (size_t at = 0; at < parse->damage_count; at++)
		report_one(parse, &owners, &parse->damages[at]);
	rx_owners_release(&owners);
}
