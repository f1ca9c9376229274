/*
 * arena.c - a list of chunks, each twice as large as the one before; the newest is first.
 *
 * Objects are taken from a chunk's beginning and texts from its end, so that short texts between
 * objects leave no gaps: most cells of a document's records are shorter than an alignment.
 */
#include "arena.h"

#include <stdalign.h>
#include <stdlib.h>

struct rx_arena_chunk {
	struct rx_arena_chunk *next;
	size_t size;
	alignas(max_align_t) char bytes[];
};

enum { FIRST_SIZE = 16 << 10 };

static bool add_chunk(struct rx_arena *arena, size_t need)
{
	size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_SIZE;
	struct rx_arena_chunk *chunk;

	while (size < need)
		size *= 2;
	chunk = malloc(sizeof(*chunk) + size);
	if (!chunk) {
		arena->failed = true;
		return false;
	}
	chunk->next = arena->chunks;
	chunk->size = size;
	arena->chunks = chunk;
	arena->used = 0;
	arena->top = size;
	return true;
}

/* Is there a chunk with so much room, or can there be? */
static bool make_room(struct rx_arena *arena, size_t size)
{
	if (arena->failed || size > SIZE_MAX / 4)
		return false;
	return (arena->chunks && size <= arena->top - arena->used) || add_chunk(arena, size);
}

void *rx_arena_new(struct rx_arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	void *bytes;

	if (size > SIZE_MAX / 4)
		return NULL;
	size = (size + align - 1) / align * align;
	if (!make_room(arena, size))
		return NULL;
	bytes = arena->chunks->bytes + arena->used;
	arena->used += size;
	memset(bytes, 0, size);
	return bytes;
}

struct rx_text rx_arena_copy(struct rx_arena *arena, struct rx_text text)
{
	char *bytes;

	if (text.length == 0 || !make_room(arena, text.length))
		return (struct rx_text){"", 0};
	arena->top -= text.length;
	bytes = arena->chunks->bytes + arena->top;
	memcpy(bytes, text.bytes, text.length);
	return (struct rx_text){bytes, text.length};
}

static void free_behind(struct rx_arena_chunk *chunk)
{
	while (chunk) {
		struct rx_arena_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

const char *rx_arena_copy_string(struct rx_arena *arena, const char *string)
{
	size_t length = strlen(string);
	char *bytes = rx_arena_new(arena, length + 1);

	return bytes ? memcpy(bytes, string, length) : "";
}

void rx_arena_reset(struct rx_arena *arena)
{
	if (arena->chunks) {
		free_behind(arena->chunks->next);
		arena->chunks->next = NULL;
		arena->top = arena->chunks->size;
	}
	arena->used = 0;
	arena->failed = false;
}

void rx_arena_release(struct rx_arena *arena)
{
	free_behind(arena->chunks);
	*arena = (struct rx_arena){0};
}
