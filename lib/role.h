/*
 * role.h - what a section is about, by its heading: organisation, findings, discipline, next steps,
 * contact.  Only what stands in a findings section can become a finding.
 */
#ifndef RX_LIB_ROLE_H
#define RX_LIB_ROLE_H

#include "vocabulary.h"

/* The role that a heading's words give a section, as enum rx_doctype; RX_DOCTYPE_OTHER when the words
 * do not say. */
enum rx_doctype rx_role_of_heading(struct rx_text heading);

#endif
