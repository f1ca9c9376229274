/*
 * gen_table: findings in a table that an extractor flattened to lines.
 */
#ifndef GEN_TABLE_H
#define GEN_TABLE_H

#include "gen_builder.h"

/* One line a finding, cells parted by | or tabs, below a line of column names. */
void put_finding_table(struct builder *builder, int parent);

#endif
