/*
 * parse.h - what the stages of rx-parse share while they work on one document.
 *
 *     text -> cues -> split -> head, tail -> tree -> outline (sections, findings, items)
 *                                                 -> accounting (text) -> identity -> stream
 */
#ifndef RX_LIB_PARSE_H
#define RX_LIB_PARSE_H

#include "date.h"
#include "item.h"
#include "message.h"
#include "origin.h"
#include "record.h"
#include "source.h"
#include "tree.h"

/* A stretch of text that is in no outline record but whose kind is known: a label, a status. */
struct rx_stretch {
	uint32_t start;
	uint32_t end;
	enum rx_doctype type;
};

/* A stretch that is not as it was written; see damage.h. */
struct rx_damage {
	uint32_t start;
	uint32_t end;
	enum rx_message_id message;
	size_t bytes;            /* its length in the document's text, before a repair */
	struct rx_text proposal; /* what stood there, or empty */
	struct rx_text
		read;  /* of it what could be read, a white square for what was guessed; or empty */
	bool sure;     /* so sure that a repair may put it in */
	bool repaired; /* the text has the proposal */
};

/* So many damaged dates of a head are remembered. */
enum { RX_PARSE_NOTED = 8 };

struct rx_parse {
	const struct rx_parse_options *options;
	enum rx_lang lang;
	struct rx_source source;
	bool located; /* the source's offsets are those of the document, which is no archive */
	struct rx_text
		text; /* what the stages read, UTF-8: the source's view, or of a ledger its cells */
	const struct rx_origins
		*origins; /* where text comes from when it was made of cells, else NULL */
	const char *name;
	struct rx_cues cues;
	struct rx_tree tree;
	struct rx_items items; /* scratch of rx_items_find() */
	struct rx_arena arena;
	struct rx_records records;
	size_t head_end;    /* paragraphs in front of the body */
	size_t tail_start;  /* first paragraph behind it */
	size_t title_start; /* paragraphs of the title; none when both are equal */
	size_t title_end;
	size_t preamble; /* first paragraph of the preamble, or head_end */
	struct rx_text series;
	int32_t year;                 /* of feedback or publication, for dates without one; 0 */
	size_t noted[RX_PARSE_NOTED]; /* where the damaged dates of the head stand */
	size_t noted_count;
	int32_t year_published; /* also where its day is not certain; 0: not known */
	struct rx_days story; /* from the inspection to the publication, as far as they may be; 0 */
	struct rx_stretch *stretches;
	size_t stretch_count;
	size_t stretch_room;
	struct rx_damage *damages; /* ascending, without overlap */
	size_t damage_count;
	size_t damage_room;
	bool shifted; /* one of them is surely text read one byte off */
};

/* The document's record is always the first. */
enum { RX_DOC = 0 };

static inline struct rx_text rx_parse_slice(const struct rx_parse *parse, size_t start, size_t end)
{
	return rx_text_slice(parse->text, start, end);
}

static inline const struct rx_paragraph *rx_parse_paragraph(
	const struct rx_parse *parse, size_t place)
{
	return &parse->cues.paragraphs[place];
}

/* Notes the kind of a stretch of text, blanks at its ends left out. */
void rx_parse_stretch(struct rx_parse *parse, size_t start, size_t end, enum rx_doctype type);

/* Notes a damage, with nothing set but these; NULL when memory is exhausted.  The pointer is good until the
 * next one. */
struct rx_damage *rx_parse_damage(
	struct rx_parse *parse, enum rx_message_id message, size_t start, size_t end);

/* Adds a diag record under parent; the arguments are those of the message.  alt is its proposal. */
void rx_parse_diag(struct rx_parse *parse, size_t parent, size_t start, size_t end, const char *alt,
	enum rx_message_id id, ...);

/* Adds an outline record; its span is trimmed of blanks. */
size_t rx_parse_record(
	struct rx_parse *parse, enum rx_kind kind, size_t parent, size_t start, size_t end);

#endif
