/*
 * html.h - the visible text of a page, with the way back, and what its meta data says.
 *
 * Block elements, rows of tables and <br> begin lines; cells of a row are parted by TABs; inline
 * elements vanish.  Comments, scripts, styles and the like are dropped.  Styles are not looked at, so
 * what a style sheet hides is visible here.  Time is linear whatever the nesting: nothing is stacked.
 */
#ifndef RX_LIB_HTML_H
#define RX_LIB_HTML_H

#include "buffer.h"
#include "lines.h"
#include "offsets.h"

/* What the meta data of a page says; empty where it says nothing. */
struct rx_page_meta {
	struct rx_buffer title;     /* ArticleTitle, og:title, else <title> */
	struct rx_buffer published; /* PubDate and its like */
	struct rx_buffer url;       /* canonical link, og:url, Url, "saved from url" */
};

struct rx_page {
	struct rx_buffer buffer;   /* the text */
	struct rx_offsets offsets; /* from the text to the page */
	size_t head_end;           /* where the text of <title> ends; 0 when there is none */
	struct rx_page_meta meta;
	struct rx_lines lines; /* of the page */
	bool failed;
};

/* True when text begins like a page. */
bool rx_html_sniff(struct rx_text text);

/* Strips a page into page, whose memory is used again; failed tells that memory is exhausted. */
void rx_html_strip(struct rx_page *page, struct rx_text text);

/* The line of the page, from 1, that an offset of the page lies in. */
size_t rx_html_line(const struct rx_page *page, size_t at);

void rx_html_release(struct rx_page *page);

#endif
