/*
 * ranking.h - a part of a report that ranks those who answer for findings.
 */
#ifndef RX_LIB_RANKING_H
#define RX_LIB_RANKING_H

#include "layout.h"

enum rx_ranked { RX_RANKED_DOC, RX_RANKED_DEPT, RX_RANKED_LEADER, RX_RANKED };

/* Writes the heading, with the number behind *parts, and the table; nothing where no finding names such.
 * Lists of names are as in the stream, with semicolons. */
void rx_ranking(struct rx_report *report, const struct rx_matters *matters, enum rx_ranked ranked,
	size_t *parts);

#endif
