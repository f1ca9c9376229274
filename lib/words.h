/*
 * words.h - a text without what does not change its words: blanks, punctuation, widths, case.
 */
#ifndef RX_LIB_WORDS_H
#define RX_LIB_WORDS_H

#include "buffer.h"

/* Appends characters of Chinese, letters, digits and signs, full-width ones as ASCII; of punctuation
 * only what stands between two digits, such as the point of 1.5. */
void rx_words_fold(struct rx_buffer *out, struct rx_text text);

/* Appends the digits only, with a blank behind each run that something follows. */
void rx_words_digits(struct rx_buffer *out, struct rx_text text);

/* Whether two texts have the same words; scratch is emptied first. */
bool rx_words_equal(struct rx_text one, struct rx_text other, struct rx_buffer *scratch);

#endif
