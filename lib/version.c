/*
 * version.c - which library is linked.
 */
#include "rx.h"

const char *rx_version(void)
{
	return RX_VERSION;
}
