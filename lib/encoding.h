/*
 * encoding.h - the encodings that documents come in: their names, and telling them apart by content.
 *
 * A byte order mark decides; then UTF-8 where every byte agrees; then UTF-16 where the bytes read so
 * are plausible text; then UTF-8 again where most of it agrees; what is left is GB18030, which GBK and
 * GB2312 are parts of.  Big5 looks like GB18030, so only a page that says so is read as Big5.
 */
#ifndef RX_LIB_ENCODING_H
#define RX_LIB_ENCODING_H

#include "text.h"

enum rx_encoding {
	RX_ENCODING_GUESS,
	RX_ENCODING_UTF8,
	RX_ENCODING_GB18030,
	RX_ENCODING_BIG5,
	RX_ENCODING_UTF16LE,
	RX_ENCODING_UTF16BE
};

/* All names that rx_encoding_find() knows, for messages. */
#define RX_ENCODING_NAMES "utf-8 gb18030 gbk gb2312 big5 utf-16le utf-16be"

/* Stores the encoding with this name, case aside; false when there is none. */
bool rx_encoding_find(struct rx_text name, enum rx_encoding *encoding);

/* The name for messages, as iconv knows it. */
const char *rx_encoding_name(enum rx_encoding encoding);

/* Length of the byte order mark of this encoding that the bytes begin with, or 0. */
size_t rx_encoding_mark(struct rx_text raw, enum rx_encoding encoding);

/* The encoding of a document's bytes; never RX_ENCODING_GUESS.  *checked tells that every byte was
 * looked at and is UTF-8. */
enum rx_encoding rx_encoding_guess(struct rx_text raw, bool *checked);

#endif
