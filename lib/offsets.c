/*
 * offsets.c - runs of equal units, and looking them up.
 */
#include "offsets.h"
#include "buffer.h"

#include <stdlib.h>

void rx_offsets_release(struct rx_offsets *offsets)
{
	free(offsets->runs);
	*offsets = (struct rx_offsets){0};
}

void rx_offsets_reset(struct rx_offsets *offsets)
{
	offsets->count = 0;
	offsets->failed = false;
}

/* The text has no gaps, so equal units leave only the other side to ask; without a division. */
static bool goes_on(
	const struct rx_run *run, size_t text, size_t raw, size_t text_unit, size_t raw_unit)
{
	return run->text_unit == text_unit && run->raw_unit == raw_unit
		&& (uint64_t)(raw - run->raw) * text_unit
		== (uint64_t)(text - run->text) * raw_unit;
}

void rx_offsets_add(
	struct rx_offsets *offsets, size_t text, size_t raw, size_t text_unit, size_t raw_unit)
{
	struct rx_run *runs;

	if (offsets->count
		&& goes_on(&offsets->runs[offsets->count - 1], text, raw, text_unit, raw_unit))
		return;
	runs = rx_array_grow(offsets->runs, offsets->count, &offsets->room, sizeof(*runs));
	if (!runs) {
		offsets->failed = true;
		return;
	}
	offsets->runs = runs;
	runs[offsets->count++] = (struct rx_run){
		(uint32_t)text, (uint32_t)raw, (uint8_t)text_unit, (uint8_t)raw_unit};
}

/* The run that holds an offset; the first one for what lies in front of it. */
static const struct rx_run *run_at(const struct rx_offsets *offsets, size_t at)
{
	size_t low = 0, high = offsets->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (offsets->runs[middle].text <= at)
			low = middle;
		else
			high = middle;
	}
	return &offsets->runs[low];
}

size_t rx_offsets_start(const struct rx_offsets *offsets, size_t at)
{
	const struct rx_run *run;

	if (offsets->count == 0)
		return at;
	run = run_at(offsets, at);
	return at < run->text ? run->raw
			      : run->raw + (at - run->text) / run->text_unit * run->raw_unit;
}

size_t rx_offsets_end(const struct rx_offsets *offsets, size_t at)
{
	const struct rx_run *run;

	if (offsets->count == 0 || at == 0)
		return rx_offsets_start(offsets, at);
	run = run_at(offsets, at - 1);
	if (at <= run->text)
		return run->raw;
	return run->raw + ((at - 1 - run->text) / run->text_unit + 1) * run->raw_unit;
}
