/*
 * gen_sections: the sections of a notice that hold no findings.
 *
 * In: a role and a number. Out: organisation and next-step sections in many forms, discipline
 * sections, contact lines, signature and page furniture.
 */
#ifndef GEN_SECTIONS_H
#define GEN_SECTIONS_H

#include "gen_items.h"

enum role { ROLE_ORGANISATION, ROLE_NEXT, ROLE_AUDIT_ORGANISATION, ROLE_AUDIT_NEXT };

/* A section heading on a line of its own. Returns its record. */
int put_section_line(struct builder *builder, enum style style, int ordinal, int parent,
	const char *template, const char *type);
/* A heading that shares its paragraph with what follows; the line stays open. */
int put_section_run_in(struct builder *builder, const char *kind, enum style style, int ordinal,
	int parent, const char *template, const char *type);
/* top: the style of the section's own number; a form is drawn and named in the variant. */
void put_list_section(
	struct builder *builder, enum role role, enum style top, int ordinal, const char *heading);
void put_discipline_section(struct builder *builder, enum style top, int ordinal);
/* The body and the date, each on its line. */
void put_signature(struct builder *builder);
/* Invitation, contact, signature, date, furniture. */
void put_tail(struct builder *builder);

#endif
