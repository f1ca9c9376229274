/*
 * archive.h - members of a ZIP archive in memory, the only file that knows libzip.
 *
 * Archives come from strangers: nothing is unpacked to disk, so that member names cannot lead anywhere,
 * and each member has caps on its size and on how much larger it is than its compressed bytes.
 */
#ifndef RX_LIB_ARCHIVE_H
#define RX_LIB_ARCHIVE_H

#include "buffer.h"

#define RX_ARCHIVE_MEMBER ((size_t)64 << 20) /* bytes of one member */
enum {
	RX_ARCHIVE_RATIO = 400, /* times its compressed size, above 4 MiB */
	RX_ARCHIVE_MEMBERS = 10000
};

enum rx_archive_fault {
	RX_ARCHIVE_WELL,
	RX_ARCHIVE_MEMORY,
	RX_ARCHIVE_DAMAGED, /* no archive, cut off, or a member whose checksum is wrong */
	RX_ARCHIVE_ENCRYPTED,
	RX_ARCHIVE_LARGE,   /* a member passes its caps */
	RX_ARCHIVE_MANY,    /* too many members */
	RX_ARCHIVE_MISSING, /* no member of this name */
	RX_ARCHIVE_LIBRARY  /* libzip is not installed, or is another version */
};

struct rx_archive {
	struct rx_zip *zip;
};

/* True for bytes that begin like a ZIP archive. */
bool rx_archive_is(struct rx_text bytes);

/* Opens an archive; bytes must live as long.  Release it also after a fault. */
enum rx_archive_fault rx_archive_open(struct rx_archive *archive, struct rx_text bytes);
void rx_archive_close(struct rx_archive *archive);

bool rx_archive_has(const struct rx_archive *archive, const char *name);

/* Replaces what is in out by a member. */
enum rx_archive_fault rx_archive_read(
	struct rx_archive *archive, const char *name, struct rx_buffer *out);

#endif
