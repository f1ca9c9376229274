/*
 * gen_status: status words and what they mean.
 *
 * In: the place where a status is to be printed. Out: a phrase of that place and its code, the English
 * words of the record format. Several codes joined with | are all right.
 */
#ifndef GEN_STATUS_H
#define GEN_STATUS_H

#include "gen_builder.h"

struct status_phrase {
	const char *code;
	const char *phrase; /* a template */
};

/* A phrase that can stand in brackets or after a label: 已完成整改. */
const struct status_phrase *choose_status(struct builder *builder);
/* A sentence with 该问题 or nothing as its subject, without its stop. */
const struct status_phrase *choose_status_sentence(struct builder *builder);
/* A sentence that splits one finding: 6 of 8 done. */
const struct status_phrase *choose_split_sentence(struct builder *builder);

#endif
