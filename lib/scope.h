/*
 * scope.h - names that mean the column of another row: doc.title, section.no, finding.status,
 * parent.due, in Chinese 文件.标题 and so on; self.text is the row's own.
 */
#ifndef RX_LIB_SCOPE_H
#define RX_LIB_SCOPE_H

#include "query.h"

/* Splits a node's name into the scope, the kind that it names and the column. */
void rx_scope_split(const struct rx_node *node, struct rx_bound *bound);

/* The row that a scope means as seen from a row, RX_NONE where there is none; tree may be NULL. */
size_t rx_scope_row(const struct rx_bound *bound, const struct rx_family *tree, size_t row);

#endif
