/*
 * rates_text.c - the state of rates as text and back, for partial counts: both counts of each rate in
 * the order of choice, the number still within the deadline, and both sums of money, separated by
 * blanks.
 */
#include "rates.h"

void rx_rates_store(const struct rx_rates *rates, size_t group, struct rx_buffer *out)
{
	const struct rx_rate_state *state = &rates->states[group];

	for (size_t at = 0; at < rates->count; at++) {
		rx_buffer_add_number(out, state->part[at]);
		rx_buffer_add_byte(out, ' ');
		rx_buffer_add_number(out, state->whole[at]);
		rx_buffer_add_byte(out, ' ');
	}
	rx_buffer_add_number(out, state->within);
	rx_buffer_add_byte(out, ' ');
	rx_decimal_format(out, rx_decimal_normal(state->amount_done.sum));
	rx_buffer_add_byte(out, ' ');
	rx_decimal_format(out, rx_decimal_normal(state->amount.sum));
}

static bool load_count(struct rx_text *rest, uint64_t *count)
{
	struct rx_text word;
	uint64_t more;

	if (!rx_text_split(rest, ' ', &word) || !rx_count_parse(word, &more) ||
		more > UINT64_MAX - *count)
		return false;
	*count += more;
	return true;
}

static bool load_amount(struct rx_text *rest, struct rx_total *total)
{
	struct rx_text word;
	struct rx_decimal number;

	return rx_text_split(rest, ' ', &word) && rx_number_parse(word, &number) &&
	       rx_total_add(total, number);
}

bool rx_rates_load(struct rx_rates *rates, size_t group, struct rx_text text)
{
	struct rx_rate_state *state = &rates->states[group];

	for (size_t at = 0; at < rates->count; at++) {
		if (!load_count(&text, &state->part[at]) || !load_count(&text, &state->whole[at]))
			return false;
	}
	return load_count(&text, &state->within) && load_amount(&text, &state->amount_done) &&
	       load_amount(&text, &state->amount) && !text.bytes;
}
