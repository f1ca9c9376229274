/*
 * label.h - the names in front of a colon: 整改情况: 责任单位: 整改时限: and what they announce.
 */
#ifndef RX_LIB_LABEL_H
#define RX_LIB_LABEL_H

#include "cue.h"
#include "label_role.h"
#include "vocabulary.h"

struct rx_label {
	enum rx_label_role role;
	enum rx_column column; /* of RX_LABEL_FIELD */
	size_t start;          /* of its name in the text */
	size_t end;            /* behind its colon and the blanks behind that */
	bool colon;
};

/*
 * Recognises a label at offset from of a paragraph: a known name, perhaps in brackets or with blanks
 * inside, and a colon; the colon may be missing when the name is all up to end, or when an
 * enumerator follows.  end is where the search stops.
 */
bool rx_label_at(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from, size_t end, struct rx_label *label);

/* The same for a name by itself, without colon; where it stands is left to the caller. */
bool rx_label_name(struct rx_text name, struct rx_label *label);

/* A name that lost its colon and ran into its value: 整改时限长期坚持.  Many headings begin with such
 * words too, so callers need further evidence. */
bool rx_label_fused(struct rx_text text, size_t from, size_t end, struct rx_label *label);

/* Of a name that announces a finding: does it belong to the finding's heading (反馈问题:…), as against
 * the name of a field (整改任务:…)? */
bool rx_label_is_heading(struct rx_text name);

#endif
