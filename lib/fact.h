/*
 * fact.h - what a document says inside its records: dates, numbers, documents, meetings, bodies and
 * contacts, each a record of kind fact under the innermost record that holds it.
 *
 *     paragraph ──► 《…》, contacts            what they cover is looked at by nobody else
 *               └─► signs that something may begin: digits, numerals, 今 每 截 召 以 …
 *                        ├─► date     fact_date      ┐
 *                        ├─► number   fact_quantity  ├─► records
 *                        └─► meeting, body           ┘
 */
#ifndef RX_LIB_FACT_H
#define RX_LIB_FACT_H

#include "date.h"
#include "fact_sign.h"
#include "owner.h"
#include "parse.h"

/* No more titles and enumerators of a paragraph are kept apart; and what a fact is about is looked for no
 * more bytes away, so that one endless sentence takes no longer than many. */
enum { RX_FACT_COVERS = 512, RX_FACT_REACH = 600 };

/* The document as the modules of facts see it. */
struct rx_facts {
	struct rx_parse *parse;
	struct rx_text text;                  /* of the document, up to the end of the paragraph */
	const struct rx_paragraph *paragraph; /* the one that is being read */
	size_t place;                         /* its place */
	struct rx_owners owners;              /* what the outline is */
	struct rx_signs signs;

	struct rx_days feedback; /* first and last 0: not known */
	struct rx_days published;
	struct rx_days inspected;
	struct rx_reading
		today; /* the document's own date, or what the caller gave; year 0: none */
	bool lossy;    /* the document has lost characters of dates */
	struct rx_reading before; /* the last date, for years and months that are not written */
	size_t before_paragraph;  /* where it stood */
	int32_t before_month;     /* the last month named in that paragraph; 0: none */

	struct {
		size_t start, end;
	} covers[RX_FACT_COVERS]; /* of the paragraph: what is taken */
	size_t cover_count;
	size_t first;        /* the first fact of the paragraph */
	bool total;          /* it has a total */
	size_t first_of_all; /* and of the document */
};

/* Adds the facts of a document whose other records are complete, where they are asked for, and a diag for
 * each damaged date. */
void rx_facts_find(struct rx_parse *parse);

/* Adds a fact on a span of the text; its place among the records, or RX_NONE. */
size_t rx_fact_add(struct rx_facts *facts, enum rx_doctype type, size_t start, size_t end);

/* Sets a cell to a copy of value. */
void rx_fact_set(struct rx_facts *facts, size_t place, enum rx_column column, struct rx_text value);

/* Keeps a span from being looked at again. */
void rx_fact_cover(struct rx_facts *facts, size_t start, size_t end);

/* Is the character in front of an offset part of a number, so that none begins here? */
bool rx_fact_goes_on(const struct rx_facts *facts, size_t at);

/* Where the clause or the sentence begins that an offset lies in, or RX_FACT_REACH in front of it. */
size_t rx_fact_clause(const struct rx_facts *facts, size_t at);
size_t rx_fact_sentence(const struct rx_facts *facts, size_t at);

/* Where the sentence ends that an offset lies in, or RX_FACT_REACH behind it. */
size_t rx_fact_sentence_end(const struct rx_facts *facts, size_t at);

/* Where the next token of the wanted kinds begins, or RX_FACT_REACH behind the offset. */
size_t rx_fact_stop(const struct rx_facts *facts, size_t at, unsigned wanted);

#endif
