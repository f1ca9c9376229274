/*
 * buffer.c - growing runs of bytes and arrays; doubling, with every size checked for overflow.
 */
#define _GNU_SOURCE /* madvise */
#include "buffer.h"
#include "utf8.h"

#include <stdlib.h>
#include <sys/mman.h>

void rx_buffer_release(struct rx_buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct rx_buffer){0};
}

bool rx_buffer_reserve(struct rx_buffer *buffer, size_t more)
{
	size_t need, room;
	char *bytes;

	if (buffer->failed)
		return false;
	if (more <= buffer->room - buffer->length)
		return true;
	if (more > SIZE_MAX / 2 - buffer->length) {
		buffer->failed = true;
		return false;
	}
	need = buffer->length + more;
	room = buffer->room < 64 ? 64 : buffer->room;
	while (room < need)
		room *= 2;
	bytes = realloc(buffer->bytes, room);
	if (!bytes) {
		buffer->failed = true;
		return false;
	}
	rx_memory_large(bytes, room);
	buffer->bytes = bytes;
	buffer->room = room;
	return true;
}

void rx_buffer_add(struct rx_buffer *buffer, const void *bytes, size_t length)
{
	if (length == 0
		|| ((buffer->failed || length > buffer->room - buffer->length)
			&& !rx_buffer_reserve(buffer, length)))
		return;
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
}

void rx_buffer_add_string(struct rx_buffer *buffer, const char *string)
{
	rx_buffer_add_text(buffer, rx_text(string));
}

void rx_buffer_add_number(struct rx_buffer *buffer, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	rx_buffer_add(buffer, digits + at, sizeof(digits) - at);
}

void rx_buffer_add_code(struct rx_buffer *buffer, uint32_t code)
{
	char bytes[4];

	rx_buffer_add(buffer, bytes, rx_utf8_encode(code, bytes));
}

void *rx_array_enlarge(void *items, size_t *room, size_t size)
{
	size_t wanted = *room < 16 ? 16 : *room * 2;
	void *grown;

	if (wanted > SIZE_MAX / 2 / size)
		return NULL;
	grown = realloc(items, wanted * size);
	if (grown) {
		rx_memory_large(grown, wanted * size);
		*room = wanted;
	}
	return grown;
}

void rx_memory_large(void *start, size_t size)
{
#ifdef MADV_HUGEPAGE
	const uintptr_t page = 4096;
	uintptr_t first = (uintptr_t)start & ~(page - 1);
	uintptr_t end = ((uintptr_t)start + size + page - 1) & ~(page - 1);

	/* Whole pages of the allocation, so that it stays one mapping that realloc() can move. */
	if (size >= (size_t)2 << 20)
		(void)madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
	(void)start;
	(void)size;
#endif
}
