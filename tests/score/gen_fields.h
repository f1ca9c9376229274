/*
 * gen_fields: responsibility and deadlines, as labels with values.
 *
 * In: a finding's record. Out: label text in one of several layouts, and the record's true columns.
 */
#ifndef GEN_FIELDS_H
#define GEN_FIELDS_H

#include "gen_builder.h"

enum fields_layout {
	FIELDS_LINES,	 /* a line each */
	FIELDS_ONE_LINE, /* one line, blanks or semicolons between */
	FIELDS_BRACKET,	 /* in brackets, on the present line */
	FIELDS_LAYOUTS
};

void put_fields(struct builder *builder, int record, enum fields_layout layout);
/* Only the value of a deadline; sets due, due_text and class. */
void put_deadline(struct builder *builder, int record);
/* Units joined with 、; sets the column to the same units joined with ; */
void put_units(struct builder *builder, int record, enum field field, const char *unit, int count);

#endif
