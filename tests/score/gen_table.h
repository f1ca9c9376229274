/*
 * gen_table: findings in a table that an extractor flattened to lines.
 *
 * In: the section above. Out: a line of column names, then a line a finding, whose cells are its title,
 * measures, responsibility, deadline and status.
 */
#ifndef GEN_TABLE_H
#define GEN_TABLE_H

#include "gen_builder.h"

/* Cells are parted by | or tabs. */
void put_finding_table(struct builder *builder, int parent);

#endif
