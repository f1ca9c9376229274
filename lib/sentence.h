/*
 * sentence.h - sentences of reports from templates, in which # stands for the next number and
 * {one|many} for words that go with the number in front of them, or with the first one.
 */
#ifndef RX_LIB_SENTENCE_H
#define RX_LIB_SENTENCE_H

#include "buffer.h"

/* Appends the template with count numbers, at least one, put in. */
void rx_sentence(struct rx_buffer *out, const char *template, const size_t *numbers, size_t count);

/* The same with one number. */
void rx_sentence_one(struct rx_buffer *out, const char *template, size_t number);

/* Appends part / whole in percent with one decimal, rounded half up; whole above zero. */
void rx_sentence_percent(struct rx_buffer *out, size_t part, size_t whole);

/* Appends a day as people write it: 2024年6月3日, 3 June 2024. */
void rx_sentence_day(struct rx_buffer *out, int32_t day, enum rx_lang lang);

/* Appends the number of a part of a report: 一、 to 九十九、, or 1. and so on. */
void rx_sentence_ordinal(struct rx_buffer *out, size_t number, enum rx_lang lang);

#endif
