/*
 * vocabulary.h - constants for the stream's words, made from vocabulary.def, and what the library
 * itself asks about them.  Look-up by name is public: rx_words() and rx_word_find() in rx.h.
 */
#ifndef RX_LIB_VOCABULARY_H
#define RX_LIB_VOCABULARY_H

#include "text.h"

/* How the cells of a column are compared and shown. */
enum rx_type { RX_TYPE_TEXT, RX_TYPE_WORD, RX_TYPE_LIST, RX_TYPE_DATE, RX_TYPE_NUMBER };

enum rx_column {
#define COLUMN(ID, name, TYPE, en, zh, more) RX_COLUMN_##ID,
#define WORD(SET, ID, name, en, zh, more)
#include "vocabulary.def"
#undef COLUMN
#undef WORD
	RX_COLUMN_COUNT
};

/* RX_KIND_FINDING, RX_STATUS_DONE ...: places in their sets. */
#define COLUMN(ID, name, TYPE, en, zh, more)
#define RX_WORD_KIND(ID) RX_KIND_##ID,
#define RX_WORD_STATUS(ID)
#define RX_WORD_MODE(ID)
#define RX_WORD_CLASS(ID)
#define RX_WORD_BASIS(ID)
#define RX_WORD_TYPE(ID)
#define WORD(SET, ID, name, en, zh, more) RX_WORD_##SET(ID)
enum rx_kind {
#include "vocabulary.def"
	RX_KIND_COUNT
};
#undef RX_WORD_KIND
#undef RX_WORD_STATUS
#define RX_WORD_KIND(ID)
#define RX_WORD_STATUS(ID) RX_STATUS_##ID,
enum rx_status {
#include "vocabulary.def"
	RX_STATUS_COUNT
};
#undef RX_WORD_STATUS
#undef RX_WORD_MODE
#define RX_WORD_STATUS(ID)
#define RX_WORD_MODE(ID) RX_MODE_##ID,
enum rx_mode {
#include "vocabulary.def"
	RX_MODE_COUNT
};
#undef RX_WORD_MODE
#undef RX_WORD_CLASS
#define RX_WORD_MODE(ID)
#define RX_WORD_CLASS(ID) RX_CLASS_##ID,
enum rx_class {
#include "vocabulary.def"
	RX_CLASS_COUNT
};
#undef RX_WORD_CLASS
#undef RX_WORD_BASIS
#define RX_WORD_CLASS(ID)
#define RX_WORD_BASIS(ID) RX_BASIS_##ID,
enum rx_basis {
#include "vocabulary.def"
	RX_BASIS_COUNT
};
#undef RX_WORD_BASIS
#undef RX_WORD_TYPE
#define RX_WORD_BASIS(ID)
#define RX_WORD_TYPE(ID) RX_DOCTYPE_##ID,
enum rx_doctype {
#include "vocabulary.def"
	RX_DOCTYPE_COUNT
};
#undef RX_WORD_TYPE
#undef RX_WORD_KIND
#undef RX_WORD_STATUS
#undef RX_WORD_MODE
#undef RX_WORD_CLASS
#undef RX_WORD_BASIS
#undef COLUMN
#undef WORD

enum rx_type rx_column_type(enum rx_column column);

/* The set whose words stand in a column of type RX_TYPE_WORD. */
enum rx_set rx_column_set(enum rx_column column);

/* The stream name of a word, for writing. */
struct rx_text rx_word_name(enum rx_set set, size_t place);

/* Both languages at once, Chinese first with a blank behind it: what labels may be asked for in besides
 * one of them; and labels of a module's own by language. */
#define RX_LANG_BOTH ((enum rx_lang)2)
#define RX_LABEL(en, zh)          \
	{                         \
		en, zh, zh " " en \
	}

/* The label of a word in a language, or in both. */
struct rx_text rx_word_label(enum rx_set set, size_t place, enum rx_lang lang);

/* The label of a type of facts: a body is the running text of a page, but of facts a name. */
struct rx_text rx_fact_label(size_t place, enum rx_lang lang);

/*
 * Place on the scale of rx-records(5) "Status" for < and >: planned is 1, closed is 9; lagging,
 * deferred and rejected rank as active; 0 for what is off the scale.
 */
int rx_status_rank(enum rx_status status);

/* open = not (done sustained closing closed void). */
bool rx_status_is_open(enum rx_status status);

/* The sets of the completion rates: done sustained closing closed. */
bool rx_status_is_done(enum rx_status status);

#endif
