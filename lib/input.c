/*
 * input.c - reading from a descriptor or from memory through one door.
 *
 * read() into the caller's block beats mmap() on every measured size, and works on pipes as well.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "input.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIPE_SIZE = 1 << 20, READ_SIZE = 256 << 10 };

int rx_input_open(struct rx_input *input, const char *path, const struct rx_sink *sink)
{
	bool standard = strcmp(path, "-") == 0;

	*input = (struct rx_input){.sink = sink, .name = standard ? "<stdin>" : path};
	input->descriptor = STDIN_FILENO;
	if (!standard)
		input->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (input->descriptor < 0) {
		rx_say_errno(sink, input->name, errno);
		return -1;
	}
#ifdef F_SETPIPE_SZ
	(void)fcntl(input->descriptor, F_SETPIPE_SZ, PIPE_SIZE); /* fails on what is no pipe */
#endif
	return 0;
}

void rx_input_open_bytes(
	struct rx_input *input, const char *name, struct rx_text bytes, const struct rx_sink *sink)
{
	*input = (struct rx_input){.sink = sink, .name = name, .descriptor = -1, .rest = bytes};
	input->size = bytes.length;
}

void rx_input_open_part(
	struct rx_input *input, const struct rx_input *whole, uint64_t start, uint64_t end)
{
	*input = *whole;
	input->is_part = true;
	input->at = start;
	input->end = end;
}

uint64_t rx_input_size(const struct rx_input *input)
{
	struct stat about;

	if (input->descriptor < 0)
		return input->size;
	if (fstat(input->descriptor, &about) || !S_ISREG(about.st_mode) || about.st_size < 0)
		return 0;
	return (uint64_t)about.st_size;
}

static long read_memory(struct rx_input *input, char *bytes, size_t room)
{
	size_t length = input->rest.length < room ? input->rest.length : room;

	if (length)
		memcpy(bytes, input->rest.bytes, length);
	input->rest = rx_text_slice(input->rest, length, input->rest.length);
	return (long)length;
}

static void report(const struct rx_input *input, int code)
{
	if (code == EISDIR)
		rx_say(input->sink, (struct rx_place){.file = input->name}, RX_SAY_DIRECTORY);
	else
		rx_say_errno(input->sink, input->name, code);
}

static ssize_t read_part(struct rx_input *input, char *bytes, size_t room)
{
	uint64_t left = input->end - input->at;
	ssize_t length = left ? pread(input->descriptor, bytes, left < room ? (size_t)left : room,
				 (off_t)input->at)
			      : 0;

	if (length > 0)
		input->at += (uint64_t)length;
	return length;
}

long rx_input_read(struct rx_input *input, char *bytes, size_t room)
{
	if (input->descriptor < 0)
		return read_memory(input, bytes, room);
	for (;;) {
		ssize_t length = input->is_part ? read_part(input, bytes, room)
						: read(input->descriptor, bytes, room);

		if (length >= 0)
			return (long)length;
		if (errno == EAGAIN) {
			struct pollfd ready = {.fd = input->descriptor, .events = POLLIN};

			(void)poll(&ready, 1, -1);
		} else if (errno != EINTR) {
			report(input, errno);
			return -1;
		}
	}
}

int rx_input_rest(struct rx_input *input, struct rx_buffer *buffer, size_t limit)
{
	struct rx_place place = {.file = input->name};

	for (;;) {
		long length;

		if (!rx_buffer_reserve(buffer, READ_SIZE)) {
			rx_say(input->sink, place, RX_SAY_MEMORY);
			return -1;
		}
		length = rx_input_read(
			input, buffer->bytes + buffer->length, buffer->room - buffer->length);
		if (length <= 0)
			return (int)length;
		buffer->length += (size_t)length;
		if (buffer->length > limit) {
			rx_say(input->sink, place, RX_SAY_DOCUMENT_LIMIT, limit);
			return -1;
		}
	}
}

void rx_input_close(struct rx_input *input)
{
	if (input->descriptor > STDIN_FILENO && !input->is_part)
		(void)close(input->descriptor);
	input->descriptor = -1;
	input->rest = (struct rx_text){0};
}
