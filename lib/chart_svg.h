/*
 * chart_svg.h - a chart as SVG: inside a page or as a file of its own.  It has a title and a
 * description, each figure stands beside its mark, and colour is never all that tells.
 */
#ifndef RX_LIB_CHART_SVG_H
#define RX_LIB_CHART_SVG_H

#include "chart.h"

/*
 * Appends an <svg> element.  number makes its ids unique in the page; 0 makes a file of its own, with
 * the title drawn and colours that need no page around it.
 */
void rx_chart_svg(
	struct rx_buffer *out, struct rx_chart *chart, struct rx_text title, size_t number);

#endif
