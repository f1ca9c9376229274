/*
 * decode.h - a document's bytes as UTF-8, with the way back.
 *
 * Bytes that are UTF-8 already are not copied: text is the bytes, and offsets is empty or has the one
 * run behind a byte order mark.  What cannot be decoded is counted and goes on: in text that was
 * decoded each bad byte stands as U+FFFD, in UTF-8 the byte itself stays.
 */
#ifndef RX_LIB_DECODE_H
#define RX_LIB_DECODE_H

#include "buffer.h"
#include "encoding.h"
#include "offsets.h"

struct rx_decoded {
	struct rx_text text; /* borrowed from the raw bytes or from buffer */
	struct rx_buffer buffer;
	struct rx_offsets offsets; /* from text to the raw bytes */
	enum rx_encoding encoding;
	size_t bad;       /* bytes that could not be decoded */
	size_t first_bad; /* raw offset of the first, or RX_NONE */
};

enum rx_decode_result { RX_DECODE_DONE, RX_DECODE_MEMORY, RX_DECODE_UNSUPPORTED };

/*
 * Decodes raw, which must live as long as the result is used, into decoded, whose memory is used
 * again.  RX_ENCODING_GUESS looks for itself.  RX_DECODE_UNSUPPORTED: the system's iconv does not know
 * decoded->encoding.
 */
enum rx_decode_result rx_decode(
	struct rx_decoded *decoded, struct rx_text raw, enum rx_encoding encoding);

void rx_decoded_release(struct rx_decoded *decoded);

#endif
