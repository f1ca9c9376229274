/*
 * date_loss.h - saying that characters of a date are lost, once for each place.
 */
#ifndef RX_LIB_DATE_LOSS_H
#define RX_LIB_DATE_LOSS_H

#include "parse.h"

/* What a date may have been, joined with |. */
void rx_date_readings(const struct rx_date *date, char text[160]);

/* Adds a diag on [start, end) under owner: read as values, or left open where there are several. */
void rx_date_loss(struct rx_parse *parse, size_t owner, size_t start, size_t end,
	const char *values, bool several);

/* The flag that goes with it. */
struct rx_text rx_date_loss_flag(bool several);

#endif
