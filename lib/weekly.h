/*
 * weekly.h - the sentences of the weekly report: the ready paragraph, and what its words mean.
 */
#ifndef RX_LIB_WEEKLY_H
#define RX_LIB_WEEKLY_H

#include "matters.h"

/* Appends the paragraph that an office sends on as it is; the matters have been counted. */
void rx_weekly_paragraph(
	struct rx_buffer *out, const struct rx_matters *matters, int32_t today, enum rx_lang lang);

/* Appends a line for the subject of a mail: what to do is in it. */
void rx_weekly_subject(struct rx_buffer *out, struct rx_text title,
	const struct rx_matters *matters, int32_t today, enum rx_lang lang);

/* Appends what completion rate and overdue mean here. */
void rx_weekly_terms(struct rx_buffer *out, const struct rx_matters *matters, enum rx_lang lang);

#endif
