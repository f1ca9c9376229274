/*
 * label_name.h - names of labels by how they are made: 督察反馈问题描述, 整改任务推进情况, 监督联系电话.
 */
#ifndef RX_LIB_LABEL_NAME_H
#define RX_LIB_LABEL_NAME_H

#include "label_role.h"
#include "text.h"

/* Stores what a name announces and returns true, or returns false for a name that is not made so.  Names of
 * duties are those of duty_name.h. */
bool rx_label_name_made(struct rx_text name, enum rx_label_role *role);

#endif
