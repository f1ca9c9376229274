/*
 * arena.h - memory that is given back all at once: for what lives as long as one document.
 */
#ifndef RX_LIB_ARENA_H
#define RX_LIB_ARENA_H

#include "text.h"

struct rx_arena_chunk;

/* { 0 } is an empty arena.  failed sticks once memory was exhausted. */
struct rx_arena {
	struct rx_arena_chunk *chunks;
	size_t used; /* of the first chunk: objects from its beginning, */
	size_t top;  /* bytes of texts from its end down to here */
	bool failed;
};

/* Returns size bytes, aligned for any object and zeroed, or NULL (and failed is set). */
void *rx_arena_new(struct rx_arena *arena, size_t size);

/* Returns a copy of text; the empty text when memory is exhausted. */
struct rx_text rx_arena_copy(struct rx_arena *arena, struct rx_text text);

/* The same with a NUL behind it, of a C string; "" when memory is exhausted. */
const char *rx_arena_copy_string(struct rx_arena *arena, const char *string);

/* Gives everything back but the memory for the next document. */
void rx_arena_reset(struct rx_arena *arena);

void rx_arena_release(struct rx_arena *arena);

#endif
