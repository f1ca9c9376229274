/*
 * meta.h - what the meta data of a page says about the document: <meta>, <link>, and the comments that
 * browsers put into saved pages.
 */
#ifndef RX_LIB_META_H
#define RX_LIB_META_H

#include "html.h"
#include "tag.h"

/* Notes what a tag or comment says; the first one of its kind counts. */
void rx_meta_tag(struct rx_page_meta *meta, const struct rx_tag *tag);
void rx_meta_comment(struct rx_page_meta *meta, struct rx_text comment);

void rx_meta_reset(struct rx_page_meta *meta);
void rx_meta_release(struct rx_page_meta *meta);

#endif
