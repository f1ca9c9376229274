/*
 * date_loss.c - the dates of the head are looked at twice, for the document and for facts; what was said
 * of one is not said again.
 */
#include "date_loss.h"
#include "message.h"

#include <stdio.h>

void rx_date_readings(const struct rx_date *date, char text[160])
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t at = 0; at < date->count && used < 120; at++) {
		char reading[32];

		rx_reading_format(date->readings[at], reading);
		used += (size_t)snprintf(text + used, 160 - used, "%s%s", at ? "|" : "", reading);
	}
}

/* Was this place reported before?  Remembers it. */
static bool is_noted(struct rx_parse *parse, size_t start)
{
	for (size_t at = 0; at < parse->noted_count; at++) {
		if (parse->noted[at] == start)
			return true;
	}
	if (parse->noted_count < RX_PARSE_NOTED)
		parse->noted[parse->noted_count++] = start;
	return false;
}

void rx_date_loss(struct rx_parse *parse, size_t owner, size_t start, size_t end,
	const char *values, bool several)
{
	char quoted[64];

	if (is_noted(parse, start))
		return;
	rx_quotable(rx_parse_slice(parse, start, end), quoted, sizeof(quoted));
	rx_parse_diag(parse, owner, start, end, values,
		several ? RX_SAY_DATE_AMBIGUOUS : RX_SAY_DATE_ELIDED, quoted, values);
}

struct rx_text rx_date_loss_flag(bool several)
{
	return several ? RX_LITERAL("date-ambiguous") : RX_LITERAL("date-restored");
}
