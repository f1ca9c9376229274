/*
 * duty_name.h - names of duties and deadlines by how they are made: 整改责任科室, 配合处室, 牵头校领导,
 * 计划完成时限.  The names that are known word for word stand in vocabulary.def and label.c.
 */
#ifndef RX_LIB_DUTY_NAME_H
#define RX_LIB_DUTY_NAME_H

#include "vocabulary.h"

/* The column that a name means, or -1. */
int rx_duty_name(struct rx_text name);

#endif
