/*
 * lines.h - which line of a text an offset lies in, by an index of the line ends.
 */
#ifndef RX_LIB_LINES_H
#define RX_LIB_LINES_H

#include "text.h"

/* { 0 } has no line end. */
struct rx_lines {
	uint32_t *ends; /* offsets of the line ends */
	size_t count;
	size_t room;
};

/* Adds the line ends of a text behind those that are there; false when memory is exhausted. */
bool rx_lines_index(struct rx_lines *lines, struct rx_text text);

/* The line, from 1, that an offset lies in. */
size_t rx_lines_find(const struct rx_lines *lines, size_t at);

void rx_lines_release(struct rx_lines *lines);

#endif
