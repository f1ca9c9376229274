/*
 * origin.h - where the text that the parser works on comes from, when it was put together from cells:
 * each cell's stretch of that text, its bytes in the source and its line.
 *
 * A ledger's text is its cells one per line, those of a row in the order of the records made of them
 * (finding, measures, the rest), so that parents precede children whatever order the columns have.
 */
#ifndef RX_LIB_ORIGIN_H
#define RX_LIB_ORIGIN_H

#include "text.h"

struct rx_origin {
	uint32_t start; /* in the text */
	uint32_t end;
	uint32_t source; /* offset of its first byte in the source */
	uint32_t line;
	bool escaped; /* each quote in it stands doubled in the source */
};

struct rx_origins {
	struct rx_origin *items; /* ascending */
	size_t count;
	bool located; /* source offsets are known */
	struct rx_text source;
};

/* The origin that holds an offset of the text, or the nearest one before it. */
const struct rx_origin *rx_origin_at(const struct rx_origins *origins, size_t offset);

/* Turns a span of the text, inside one origin, into one of the source; false when it has none. */
bool rx_origins_span(const struct rx_origins *origins, size_t *start, size_t *end);

/* The line of an offset of the text: of the source when it is located, else the sheet's row. */
uint32_t rx_origins_line(const struct rx_origins *origins, struct rx_text text, size_t offset);

#endif
