/*
 * fact_unit.h - measure words behind numbers, and the phrases with numbers that count nothing.
 */
#ifndef RX_LIB_FACT_UNIT_H
#define RX_LIB_FACT_UNIT_H

#include "text.h"

/* With which numbers a word is a unit. */
enum rx_unit_use {
	RX_UNIT_ANY,
	RX_UNIT_MANY,  /* 一个, 一项 count nothing */
	RX_UNIT_DIGITS /* only behind digits: 三级 is a rank */
};

/* Length of the measure word at an offset, or 0; *use may be NULL. */
size_t rx_fact_unit(struct rx_text text, size_t at, enum rx_unit_use *use);

/* Length of what a unit is for, with the stroke in front of it (/升 of 毫克/升), or 0. */
size_t rx_fact_per(struct rx_text text, size_t at);

/* Length of the fixed phrase (两个维护) at an offset, or 0. */
size_t rx_fact_phrase(struct rx_text text, size_t at);

#endif
