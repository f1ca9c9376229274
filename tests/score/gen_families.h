/*
 * gen_families: one document of each family.
 *
 * In: a builder just initialised. Out: a whole document in it.
 */
#ifndef GEN_FAMILIES_H
#define GEN_FAMILIES_H

#include "gen_builder.h"

void make_inspection(struct builder *builder);
void make_audit(struct builder *builder);
void make_environment(struct builder *builder);
/* A notice whose every fact is in the truth. */
void make_known_facts(struct builder *builder);

#endif
