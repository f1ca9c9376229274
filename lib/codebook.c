/*
 * codebook.c - the columns of the stream for those who work with its tables: the vocabulary and what
 * each column means, as a stream.
 */
#include "buffer.h"
#include "vocabulary.h"

static const char *const meanings[RX_COLUMN_COUNT][2] = {
#define MEANING(ID, en, zh) [RX_COLUMN_##ID] = {en, zh},
#include "codebook.def"
#undef MEANING
};

static const char *type_of(enum rx_column column)
{
	switch (rx_column_type(column)) {
	case RX_TYPE_WORD: return "word";
	case RX_TYPE_LIST: return "list";
	case RX_TYPE_DATE: return "date";
	case RX_TYPE_NUMBER: return "number";
	default: return "text";
	}
}

/* The words that may stand in a column, each with its label. */
static void add_words(struct rx_buffer *out, enum rx_column column, enum rx_lang lang)
{
	size_t count;
	const struct rx_word *words = rx_words(rx_column_set(column), &count);

	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_buffer_add_byte(out, ';');
		rx_buffer_add_string(out, words[at].name);
		rx_buffer_add_byte(out, '=');
		rx_buffer_add_string(out, lang == RX_LANG_ZH ? words[at].zh : words[at].en);
	}
}

void rx_codebook_write(enum rx_lang lang, struct rx_writer *writer)
{
	struct rx_buffer words = {0};

	rx_writer_string(writer, "column\ten\tzh\ttype\twords\tmeaning");
	rx_writer_end_row(writer);
	for (enum rx_column at = 0; at < RX_COLUMN_COUNT; at++) {
		rx_writer_cell(writer, rx_word_name(RX_SET_COLUMN, at));
		rx_writer_string(writer, "\t");
		rx_writer_cell(writer, rx_word_label(RX_SET_COLUMN, at, RX_LANG_EN));
		rx_writer_string(writer, "\t");
		rx_writer_cell(writer, rx_word_label(RX_SET_COLUMN, at, RX_LANG_ZH));
		rx_writer_string(writer, "\t");
		rx_writer_string(writer, type_of(at));
		rx_writer_string(writer, "\t");
		rx_buffer_reset(&words);
		if (rx_column_type(at) == RX_TYPE_WORD)
			add_words(&words, at, lang);
		rx_writer_cell(writer, rx_buffer_text(&words));
		rx_writer_string(writer, "\t");
		rx_writer_cell(writer, rx_text(meanings[at][lang == RX_LANG_ZH]));
		rx_writer_end_row(writer);
	}
	rx_buffer_release(&words);
}
