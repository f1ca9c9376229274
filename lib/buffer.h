/*
 * buffer.h - a growing run of bytes, and a growing array of anything.
 *
 * Errors stick: when memory runs out, failed is set, later additions do nothing, and the owner asks
 * once at the end.  What was in the buffer stays valid.  { 0 } is an empty buffer; release it with
 * rx_buffer_release().
 */
#ifndef RX_LIB_BUFFER_H
#define RX_LIB_BUFFER_H

#include "text.h"

struct rx_buffer {
	char *bytes;
	size_t length;
	size_t room;
	bool failed;
};

void rx_buffer_release(struct rx_buffer *buffer);

/* Empties the buffer and keeps its memory. */
static inline void rx_buffer_reset(struct rx_buffer *buffer)
{
	buffer->length = 0;
}

/* Makes room for more bytes behind the end; false (and failed) when it cannot. */
bool rx_buffer_reserve(struct rx_buffer *buffer, size_t more);

void rx_buffer_add(struct rx_buffer *buffer, const void *bytes, size_t length);

static inline void rx_buffer_add_text(struct rx_buffer *buffer, struct rx_text text)
{
	rx_buffer_add(buffer, text.bytes, text.length);
}

static inline void rx_buffer_add_byte(struct rx_buffer *buffer, char byte)
{
	if (buffer->length < buffer->room || rx_buffer_reserve(buffer, 1))
		buffer->bytes[buffer->length++] = byte;
}

void rx_buffer_add_string(struct rx_buffer *buffer, const char *string);

/* Appends a number in decimal. */
void rx_buffer_add_number(struct rx_buffer *buffer, uint64_t number);

/* Appends a code point as UTF-8. */
void rx_buffer_add_code(struct rx_buffer *buffer, uint32_t code);

static inline struct rx_text rx_buffer_text(const struct rx_buffer *buffer)
{
	return (struct rx_text){buffer->bytes, buffer->length};
}

/* What rx_array_grow() comes to where there is no room left. */
void *rx_array_enlarge(void *items, size_t *room, size_t size);

/*
 * For arrays: returns items with room for at least one more than count elements of size bytes, room
 * updated, or NULL when memory is exhausted (items is then still valid and still the caller's).
 */
static inline void *rx_array_grow(void *items, size_t count, size_t *room, size_t size)
{
	return count < *room ? items : rx_array_enlarge(items, room, size);
}

/*
 * Asks the system for large pages under a freshly allocated piece of memory that is going to be
 * filled: filling it then costs a fraction of the page faults.  Only advice; small pieces are left
 * alone.
 */
void rx_memory_large(void *start, size_t size);

#endif
