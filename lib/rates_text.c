/*
 * rates_text.c - the state of rates as text and back, for partial counts: the count of each condition
 * in the order of choice, and where a rate of money was chosen both sums, separated by blanks.
 */
#include "rates.h"

void rx_rates_store(const struct rx_rates *rates, size_t group, struct rx_buffer *out)
{
	for (size_t at = 0; at < rates->condition_count; at++) {
		if (at)
			rx_buffer_add_byte(out, ' ');
		rx_buffer_add_number(out, rates->states[group * rates->condition_count + at]);
	}
	if (!rates->money)
		return;
	rx_buffer_add_byte(out, ' ');
	rx_decimal_format(out, rx_decimal_normal(rates->monies[group].done.sum));
	rx_buffer_add_byte(out, ' ');
	rx_decimal_format(out, rx_decimal_normal(rates->monies[group].all.sum));
}

static bool load_count(struct rx_text *rest, uint64_t *count)
{
	struct rx_text word;
	uint64_t more;

	if (!rx_text_split(rest, ' ', &word) || !rx_count_parse(word, &more)
		|| more > UINT64_MAX - *count)
		return false;
	*count += more;
	return true;
}

static bool load_amount(struct rx_text *rest, struct rx_total *total)
{
	struct rx_text word;
	struct rx_decimal number;

	return rx_text_split(rest, ' ', &word) && rx_number_parse(word, &number)
		&& rx_total_add(total, number);
}

bool rx_rates_load(struct rx_rates *rates, size_t group, struct rx_text text)
{
	uint64_t *counts = &rates->states[group * rates->condition_count];

	for (size_t at = 0; at < rates->condition_count; at++) {
		if (!load_count(&text, &counts[at]))
			return false;
	}
	if (rates->money
		&& (!load_amount(&text, &rates->monies[group].done)
			|| !load_amount(&text, &rates->monies[group].all)))
		return false;
	return !text.bytes;
}
