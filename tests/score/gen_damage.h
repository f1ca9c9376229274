/*
 * gen_damage: what scraping does to a notice.
 *
 * In: a finished document. Out: the same with damaged bytes and moved spans; the true titles are cut
 * from the damaged text, and the true values of dates stay (or may be empty where the glued digits have
 * two readings). The kinds are drawn once a document and named in its variant.
 */
#ifndef GEN_DAMAGE_H
#define GEN_DAMAGE_H

#include "gen_builder.h"

/* Only the units of dates are lost where only_dates is set, and those nearly always. */
void damage_document(struct builder *builder, bool only_dates);

#endif
