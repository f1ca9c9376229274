/*
 * rollup.c - what the statuses of measures add up to.
 */
#include "rollup.h"

#include <stdlib.h>

struct sums {
	unsigned measures;
	unsigned unstated;
	unsigned done;
	unsigned planned;
	unsigned lagging;
	unsigned rejected;
};

static void add(struct sums *sums, int status)
{
	if (status == RX_STATUS_VOID)
		return;
	sums->measures++;
	switch (status) {
	case RX_UNSET:
	case RX_STATUS_UNSTATED: sums->unstated++; break;
	case RX_STATUS_DONE:
	case RX_STATUS_SUSTAINED:
	case RX_STATUS_CLOSING:
	case RX_STATUS_CLOSED: sums->done++; break;
	case RX_STATUS_PLANNED:
	case RX_STATUS_ASSIGNED: sums->planned++; break;
	case RX_STATUS_LAGGING: sums->lagging++; break;
	case RX_STATUS_REJECTED: sums->rejected++; break;
	default: break;
	}
}

static int status_of(const struct sums *sums)
{
	if (!sums->measures || sums->unstated)
		return RX_UNSET;
	if (sums->rejected)
		return RX_STATUS_REJECTED;
	if (sums->lagging)
		return RX_STATUS_LAGGING;
	if (sums->done == sums->measures)
		return RX_STATUS_DONE;
	return sums->planned == sums->measures ? RX_STATUS_PLANNED : RX_STATUS_ACTIVE;
}

void rx_rollup(struct rx_records *records)
{
	struct sums *sums = calloc(records->count + 1, sizeof(*sums));

	if (!sums) {
		records->arena->failed = true;
		return;
	}
	for (size_t at = 0; at < records->count; at++) {
		const struct rx_record *record = &records->items[at];

		if (record->kind == RX_KIND_MEASURE && record->parent < records->count)
			add(&sums[record->parent], record->status);
	}
	for (size_t at = 0; at < records->count; at++) {
		struct rx_record *record = &records->items[at];
		int status = record->kind == RX_KIND_FINDING ? status_of(&sums[at]) : RX_UNSET;

		if (status == RX_UNSET
			|| (record->status != RX_STATUS_UNSTATED && record->status != RX_UNSET))
			continue;
		record->status = status;
		record->basis = RX_BASIS_ROLLUP;
	}
	free(sums);
}
