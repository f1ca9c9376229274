/*
 * mhtml.h - the page inside a page that a browser saved as one file (MHTML, RFC 2557): a message of
 * several parts, of which the first one of HTML is the document.  Pictures and styles are left out.
 */
#ifndef RX_LIB_MHTML_H
#define RX_LIB_MHTML_H

#include "buffer.h"
#include "encoding.h"
#include "lines.h"
#include "offsets.h"

struct rx_mhtml {
	struct rx_buffer buffer;   /* the part's bytes, decoded from quoted-printable or base64 */
	struct rx_offsets offsets; /* from there to the file */
	struct rx_text url;        /* where it was saved from; of the file's bytes, or empty */
	enum rx_encoding encoding; /* that the part's header names, or RX_ENCODING_GUESS */
	struct rx_lines lines;     /* of the file */
	bool failed;               /* memory is exhausted */
};

/* Does a file begin with the header of a message that holds HTML? */
bool rx_mhtml_is(struct rx_text raw);

/* Takes the page out of a file, which must live as long as url is used; mhtml's memory is used again.
 * False when there is no part of HTML, or memory is exhausted. */
bool rx_mhtml_read(struct rx_mhtml *mhtml, struct rx_text raw);

void rx_mhtml_release(struct rx_mhtml *mhtml);

#endif
