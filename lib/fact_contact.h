/*
 * fact_contact.h - facts of type contact: telephone numbers, addresses, post codes, mail.
 */
#ifndef RX_LIB_FACT_CONTACT_H
#define RX_LIB_FACT_CONTACT_H

#include "fact.h"

/* Notes what labels of contacts begin with. */
void rx_fact_contact_signs(struct rx_signs *signs);

/* Adds the contacts behind a label at an offset, or the mail address around an @; returns the offset
 * behind them, or at. */
size_t rx_fact_contact(struct rx_facts *facts, size_t at);

#endif
