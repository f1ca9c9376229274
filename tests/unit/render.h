/*
 * render.h - for tests of reports: a stream as one string in, the report's bytes out.
 */
#ifndef RX_TESTS_RENDER_H
#define RX_TESTS_RENDER_H

#include "check.h"
#include "buffer.h"

/* Renders length bytes of a stream into out (emptied first); returns what rx_report_finish()
 * returned, or -1 after an earlier fault. */
static inline long render_bytes(struct rx_buffer *out, const struct rx_report_options *options,
	const char *stream, size_t length, struct check_said *said)
{
	struct rx_sink sink = check_sink(said);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_report *report = rx_report_new(options, &sink);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_block block = {0};
	long rows = -1;
	int fault = !report || rx_reader_open_bytes(reader, "test", stream, length);

	rx_buffer_reset(out);
	block.header = fault ? NULL : rx_reader_header(reader);
	block.file = "test";
	if (!fault)
		fault = rx_report_add(report, &block, writer);
	while (!fault && rx_reader_next(reader, &block) > 0)
		fault = rx_report_add(report, &block, writer);
	if (!fault)
		rows = rx_report_finish(report, writer);
	rx_buffer_add_text(out, rx_writer_memory(writer));
	rx_writer_free(writer);
	rx_report_free(report);
	rx_reader_free(reader);
	return rows;
}

static inline long render(struct rx_buffer *out, const struct rx_report_options *options,
	const char *stream, struct check_said *said)
{
	return render_bytes(out, options, stream, strlen(stream), said);
}

/* check_render(options, stream, expected): compound literals have commas, so a macro of three would
 * not do. */
#define check_render(...) check_render_at(__FILE__, __LINE__, __VA_ARGS__)

static inline void check_render_at(const char *file, int line,
	const struct rx_report_options *options, const char *stream, const char *expected)
{
	struct rx_buffer out = {0};
	struct check_said said;

	if (render(&out, options, stream, &said) < 0) {
		print_error("fault: %s\n", said.text);
		_fail(file, line);
	}
	check_text_at(rx_buffer_text(&out), expected, file, line);
	rx_buffer_release(&out);
}

#endif
