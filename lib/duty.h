/*
 * duty.h - responsibility and deadlines: what the value of a label or a ledger's cell says, put into
 * the columns that rx-records(5) "Responsibility and deadlines" names.
 */
#ifndef RX_LIB_DUTY_H
#define RX_LIB_DUTY_H

#include "parse.h"

/* What labels of a finding have been met, since the meaning of 责任单位 depends on them. */
struct rx_duties {
	bool lead_named; /* 牵头…, 主办…: 责任单位 then is the unit */
	bool unit_named; /* 责任单位, which stands in dept for want of a 牵头 */
};

/* Sets the cells of a record from a label of role RX_LABEL_FIELD (others do nothing). */
void rx_duty_set(struct rx_parse *parse, size_t place, const struct rx_label *label,
	struct rx_text value, struct rx_duties *duties);

/* Splits names at 、, commas and line ends, each one an item of the column's list. */
void rx_duty_list(
	struct rx_parse *parse, size_t place, enum rx_column column, struct rx_text value);

/* Sets due, bound, due_text and, where the words say one, the class. */
void rx_duty_deadline(struct rx_parse *parse, size_t place, struct rx_text value);

/* 完成时间:6月底前 is still to come: a deadline, whatever its name. */
bool rx_duty_is_ahead(struct rx_text value);

#endif
