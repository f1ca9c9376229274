/*
 * writer.c - bytes and cells in, write(2) out.
 *
 * One buffer collects rows; whole rows leave it when it holds enough of them.  write() is ours
 * because stdio takes an interrupted call for a fault and cannot say what was written.  On a pipe
 * the kernel's buffer is enlarged: two programs of a pipeline then run three times as fast.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "buffer.h"
#include "cell.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

enum { WRITE_AT = 128 << 10, PIPE_SIZE = 1 << 20 };

struct rx_writer {
	struct rx_buffer buffer;
	size_t whole;   /* bytes up to the end of the last whole row */
	int descriptor; /* -1: memory */
	int fault;      /* the first errno */
	bool every_row;
	char *name;
};

static struct rx_writer *writer_new(int descriptor, const char *name)
{
	struct rx_writer *writer = calloc(1, sizeof(*writer));

	if (!writer)
		return NULL;
	writer->descriptor = descriptor;
	writer->name = strdup(name);
	if (!writer->name) {
		free(writer);
		return NULL;
	}
	return writer;
}

struct rx_writer *rx_writer_new(int descriptor, const char *name)
{
	struct rx_writer *writer = writer_new(descriptor, name);

#ifdef F_SETPIPE_SZ
	if (writer)
		(void)fcntl(descriptor, F_SETPIPE_SZ, PIPE_SIZE); /* fails on what is no pipe */
#endif
	return writer;
}

struct rx_writer *rx_writer_new_memory(void)
{
	return writer_new(-1, "memory");
}

void rx_writer_free(struct rx_writer *writer)
{
	if (!writer)
		return;
	rx_buffer_release(&writer->buffer);
	free(writer->name);
	free(writer);
}

void rx_writer_line_buffered(struct rx_writer *writer)
{
	writer->every_row = true;
}

/* Waits until a descriptor that somebody made non-blocking takes bytes again. */
static void wait_writable(int descriptor)
{
	struct pollfd ready = {.fd = descriptor, .events = POLLOUT};

	(void)poll(&ready, 1, -1);
}

/* Writes bytes until all are written or a fault sticks. */
static void write_bytes(struct rx_writer *writer, const char *bytes, size_t length)
{
	size_t done = 0;

	while (done < length && !writer->fault) {
		ssize_t wrote = write(writer->descriptor, bytes + done, length - done);

		if (wrote > 0)
			done += (size_t)wrote;
		else if (wrote == 0)
			writer->fault = EIO; /* trying again might never end */
		else if (errno == EAGAIN)
			wait_writable(writer->descriptor);
		else if (errno != EINTR)
			writer->fault = errno;
	}
}

/* Writes the first length bytes of the buffer and moves the rest to the front. */
static void write_out(struct rx_writer *writer, size_t length)
{
	write_bytes(writer, writer->buffer.bytes, length);
	memmove(writer->buffer.bytes, writer->buffer.bytes + length,
		writer->buffer.length - length);
	writer->buffer.length -= length;
	writer->whole = 0;
}

static int fault_of(const struct rx_writer *writer)
{
	return writer->fault ? writer->fault : writer->buffer.failed ? ENOMEM : 0;
}

static bool usable(struct rx_writer *writer)
{
	writer->fault = fault_of(writer);
	return !writer->fault;
}

void rx_writer_bytes(struct rx_writer *writer, const void *bytes, size_t length)
{
	if (usable(writer))
		rx_buffer_add(&writer->buffer, bytes, length);
}

void rx_writer_string(struct rx_writer *writer, const char *string)
{
	struct rx_text text = rx_text(string);

	rx_writer_bytes(writer, text.bytes, text.length);
}

void rx_writer_cell(struct rx_writer *writer, struct rx_text value)
{
	if (usable(writer))
		rx_cell_encode(&writer->buffer, value);
}

void rx_writer_end_row(struct rx_writer *writer)
{
	if (!usable(writer))
		return;
	rx_buffer_add_byte(&writer->buffer, '\n');
	writer->whole = writer->buffer.length;
	if (writer->descriptor >= 0 && (writer->every_row || writer->whole >= WRITE_AT))
		write_out(writer, writer->whole);
}

void rx_writer_rows(struct rx_writer *writer, struct rx_text rows)
{
	if (!rows.length || !usable(writer))
		return;
	if (writer->descriptor < 0 || rows.length < WRITE_AT) {
		rx_buffer_add(&writer->buffer, rows.bytes, rows.length - 1);
		rx_writer_end_row(writer);
		return;
	}
	write_out(writer, writer->buffer.length);
	write_bytes(writer, rows.bytes, rows.length);
}

int rx_writer_flush(struct rx_writer *writer)
{
	if (usable(writer) && writer->descriptor >= 0 && writer->buffer.length)
		write_out(writer, writer->buffer.length);
	return writer->fault;
}

struct rx_text rx_writer_memory(const struct rx_writer *writer)
{
	return rx_buffer_text(&writer->buffer);
}

void rx_writer_clear(struct rx_writer *writer)
{
	rx_buffer_reset(&writer->buffer);
	writer->whole = 0;
}

int rx_writer_report(const struct rx_writer *writer, const struct rx_sink *sink)
{
	if (!fault_of(writer))
		return 0;
	rx_say_errno(sink, writer->name, fault_of(writer));
	return -1;
}
