/*
 * cut FILE... - tests the law that it does not matter how read() cuts an input.
 *
 * Each file is read once from memory and then through a pipe that gives read() exactly one piece
 * per call: pieces of 1, 2 and 7 bytes (files up to 64 KiB), of a page, and of random
 * lengths.  The views of stream.h must be the same.  Prints the cutting that differs; status 1
 * then, 2 when something cannot be done.
 */
#define _GNU_SOURCE /* pipe2, O_DIRECT: each write stays a packet of its own */
#include "../unit/stream.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PACKET = 4096, SMALL = 64 << 10 };

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static struct rx_buffer load(const char *path)
{
	struct rx_buffer bytes = {0};
	int descriptor = open(path, O_RDONLY);
	ssize_t length;

	if (descriptor < 0)
		die(path);
	do {
		if (!rx_buffer_reserve(&bytes, SMALL))
			die(path);
		length = read(descriptor, bytes.bytes + bytes.length, SMALL);
		bytes.length += length > 0 ? (size_t)length : 0;
	} while (length > 0);
	close(descriptor);
	return bytes;
}

/* Length of the next piece: the given one, or a random one for 0. */
static size_t piece_of(size_t given, unsigned *random)
{
	*random = *random * 1103515245u + 12345u;
	return given ? given : 1 + (*random >> 16) % (*random & 0x100 ? 16 : PACKET);
}

static void feed(int descriptor, struct rx_text bytes, size_t given)
{
	unsigned random = 7;

	for (size_t at = 0; at < bytes.length;) {
		size_t piece = piece_of(given, &random);

		if (piece > bytes.length - at)
			piece = bytes.length - at;
		if (write(descriptor, bytes.bytes + at, piece) != (ssize_t)piece)
			break; /* the reader stopped at a fault */
		at += piece;
	}
	_exit(0);
}

static void view_all(struct rx_buffer *view, struct rx_text bytes, const char *path)
{
	const struct rx_sink sink = {stream_report, view, RX_LANG_EN};
	struct rx_reader *reader = rx_reader_new(&sink);
	unsigned serial = 0;
	int outcome = -1;

	if (!reader)
		die("reader");
	rx_buffer_reset(view);
	if (path ? !rx_reader_open(reader, path)
		 : !rx_reader_open_bytes(reader, "-", bytes.bytes, bytes.length))
		outcome = stream_rest(reader, view, &serial);
	rx_buffer_add_string(view, outcome ? "failed" : "ended");
	rx_reader_free(reader);
}

static void view_cut(struct rx_buffer *view, struct rx_text bytes, size_t given)
{
	int ends[2];
	pid_t child;

	if (pipe2(ends, O_DIRECT | O_CLOEXEC))
		die("pipe2");
	child = fork();
	if (child < 0)
		die("fork");
	if (child == 0) {
		close(ends[0]);
		feed(ends[1], bytes, given);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	view_all(view, (struct rx_text){0}, "-");
	/* Nobody reads the pipe now: a child that still writes ends. */
	if (!freopen("/dev/null", "r", stdin))
		die("/dev/null");
	waitpid(child, NULL, 0);
}

static int try_file(const char *path)
{
	static const size_t pieces[] = {1, 2, 7, PACKET, 0};
	struct rx_buffer bytes = load(path), whole = {0}, cut = {0};
	int status = 0;

	view_all(&whole, rx_buffer_text(&bytes), NULL);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		if (pieces[i] && pieces[i] < PACKET / 2 && bytes.length > SMALL)
			continue;
		view_cut(&cut, rx_buffer_text(&bytes), pieces[i]);
		if (!rx_text_equal(rx_buffer_text(&cut), rx_buffer_text(&whole))) {
			printf("%s: pieces of %zu bytes give other rows\n", path, pieces[i]);
			status = 1;
		}
	}
	rx_buffer_release(&bytes);
	rx_buffer_release(&whole);
	rx_buffer_release(&cut);
	return status;
}

int main(int argc, char **argv)
{
	int status = 0;

	for (int at = 1; at < argc; at++)
		status |= try_file(argv[at]);
	return status;
}
