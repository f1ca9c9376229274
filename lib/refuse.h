/*
 * refuse.h - documents that are no text: known by their first bytes, and refused with the command
 * that converts them.
 */
#ifndef RX_LIB_REFUSE_H
#define RX_LIB_REFUSE_H

#include "message.h"

/* True after it was reported that a document is in a format that needs a converter. */
bool rx_refuse(struct rx_text raw, const char *name, const struct rx_sink *sink);

#endif
