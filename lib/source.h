/*
 * source.h - a document on its way from bytes to the text that the parser reads.
 *
 *     raw ──► part ──► decoded ──► printed ──► clean, view
 *
 * Of a page that was saved as one file, part is what is in its part of HTML; else it is the raw bytes.
 * Of a page, printed is its visible text; else it is what was decoded.
 * The view is what the later stages work on, and can be repaired; everything that leaves the parser goes back: offsets to
 * the raw bytes, text to the document as printed, cells to the clean text, which has the glyphs as
 * printed but no invisible characters and glosses.
 */
#ifndef RX_LIB_SOURCE_H
#define RX_LIB_SOURCE_H

#include "decode.h"
#include "fold.h"
#include "html.h"
#include "message.h"
#include "mhtml.h"

struct rx_source {
	struct rx_mhtml mhtml;
	bool is_mhtml;
	struct rx_decoded decoded;
	struct rx_page page;
	bool is_page;
	struct rx_text printed;
	struct rx_folded folded;
	struct rx_text view;       /* UTF-8, as far as the source was */
	struct rx_buffer repaired; /* the view, once it was repaired */
	struct rx_offsets patched; /* from there to the folded text; empty before */
};

/* A stretch of the view and what it shall be. */
struct rx_patch {
	size_t start;
	size_t end;
	struct rx_text text;
};

/*
 * Opens a document, which must live as long as rx_source_borrows(); the source's memory is used again.
 * Bytes that cannot be decoded are reported.  0, or -1 after a fault was reported: a binary file, a
 * format that needs a converter, memory.
 */
int rx_source_open(struct rx_source *source, const char *name, struct rx_text raw,
	enum rx_encoding encoding, const struct rx_sink *sink);

/* Gives back line ends that were taken for breaks inside paragraphs: the text is no prose.  0, or -1
 * when memory is exhausted. */
int rx_source_keep_lines(struct rx_source *source);

/* Puts patches, ascending and without overlap, into the view, once; 0, or -1 when memory is exhausted.
 * Offsets go back to whole patched stretches, or near enough inside long ones. */
int rx_source_repair(struct rx_source *source, const struct rx_patch *patches, size_t count);

/* True when the source goes on using the raw bytes. */
bool rx_source_borrows(const struct rx_source *source);

void rx_source_release(struct rx_source *source);

/* Offsets in the raw bytes of a span of the view. */
size_t rx_source_start(const struct rx_source *source, size_t start);
size_t rx_source_end(const struct rx_source *source, size_t start, size_t end);

/* A span of the view as printed; borrowed. */
struct rx_text rx_source_printed(const struct rx_source *source, size_t start, size_t end);

/* The line of the file that an offset of the view lies in; line where the text has the file's lines. */
size_t rx_source_line(const struct rx_source *source, size_t at, size_t line);

/* True for what stands in the title of a page, in front of the page itself. */
bool rx_source_is_head(const struct rx_source *source, size_t at);

/* What a cell shows: for a piece of the view the clean text, for any other text itself. */
struct rx_text rx_source_cell(const struct rx_source *source, struct rx_text cell);

#endif
