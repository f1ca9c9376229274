/*
 * nearest.c - edit distance in characters, and keeping the three best candidates.
 *
 * The distance is Damerau's with adjacent swaps (optimal string alignment), since swapped letters are
 * the most common slip of fingers.
 */
#include "nearest.h"
#include "message.h"
#include "utf8.h"
#include "vocabulary.h"

enum { LENGTH_LIMIT = 64, SHOWN_LIMIT = 64 };

static uint32_t lower(uint32_t code)
{
	return code >= 'A' && code <= 'Z' ? code | 0x20 : code;
}

static size_t decode(struct rx_text text, uint32_t codes[LENGTH_LIMIT])
{
	size_t count = 0, length;

	for (size_t at = 0; at < text.length && count < LENGTH_LIMIT; at += length)
		codes[count++] = lower(rx_utf8_decode(text, at, &length));
	return count;
}

static size_t least(size_t one, size_t two, size_t three)
{
	size_t less = one < two ? one : two;

	return less < three ? less : three;
}

size_t rx_edit_distance(struct rx_text one, struct rx_text other)
{
	uint32_t left[LENGTH_LIMIT], right[LENGTH_LIMIT];
	size_t rows[3][LENGTH_LIMIT + 1];
	size_t height = decode(one, left), width = decode(other, right);

	for (size_t column = 0; column <= width; column++)
		rows[0][column] = column;
	for (size_t row = 1; row <= height; row++) {
		size_t *now = rows[row % 3], *above = rows[(row - 1) % 3];
		const size_t *second = rows[(row + 1) % 3]; /* two rows above */

		now[0] = row;
		for (size_t column = 1; column <= width; column++) {
			size_t change = left[row - 1] != right[column - 1];

			now[column] = least(
				above[column] + 1, now[column - 1] + 1, above[column - 1] + change);
			if (change && row > 1 && column > 1 && left[row - 1] == right[column - 2]
				&& left[row - 2] == right[column - 1]
				&& second[column - 2] + 1 < now[column])
				now[column] = second[column - 2] + 1;
		}
	}
	return rows[height % 3][width];
}

void rx_nearest_offer(struct rx_nearest *nearest, struct rx_text name, struct rx_text shown)
{
	size_t distance = rx_edit_distance(nearest->name, name), at;

	for (at = 0; at < nearest->count; at++) {
		if (rx_text_equal(nearest->best[at], shown))
			break;
	}
	/* The same name again, by its label: keep the better of the two. */
	if (at < nearest->count) {
		if (nearest->distances[at] <= distance)
			return;
	} else if (nearest->count < RX_NEAREST_COUNT) {
		nearest->count++;
	} else if (nearest->distances[--at] <= distance) {
		return;
	}
	for (; at > 0 && nearest->distances[at - 1] > distance; at--) {
		nearest->best[at] = nearest->best[at - 1];
		nearest->distances[at] = nearest->distances[at - 1];
	}
	nearest->best[at] = shown;
	nearest->distances[at] = distance;
}

void rx_nearest_write(const struct rx_nearest *nearest, struct rx_buffer *out)
{
	for (size_t at = 0; at < nearest->count; at++) {
		struct rx_text shown = nearest->best[at];

		if (at)
			rx_buffer_add_string(out, ", ");
		if (shown.length > SHOWN_LIMIT)
			shown.length = SHOWN_LIMIT;
		rx_buffer_add_text(out, shown);
	}
	if (nearest->count == 0)
		rx_buffer_add_byte(out, '-');
	rx_buffer_add_byte(out, '\0');
	if (!out->failed)
		out->length--;
}

void rx_header_nearest(const struct rx_header *header, struct rx_text name, struct rx_buffer *out)
{
	struct rx_nearest nearest = {.name = name};

	for (size_t at = 0; at < header->count; at++) {
		struct rx_text own = header->names[at];
		int column = rx_word_find(RX_SET_COLUMN, own);

		if (own.length == 0)
			continue;
		rx_nearest_offer(&nearest, own, own);
		if (column >= 0)
			rx_nearest_offer(&nearest,
				rx_word_label(RX_SET_COLUMN, (size_t)column, RX_LANG_ZH), own);
	}
	rx_nearest_write(&nearest, out);
}

static bool is_ascii(struct rx_text text)
{
	for (size_t at = 0; at < text.length; at++) {
		if ((unsigned char)text.bytes[at] >= 0x80)
			return false;
	}
	return true;
}

static const char *join(const struct rx_nearest *nearest, char list[RX_NEAREST_SIZE])
{
	size_t used = 0;

	list[0] = '\0';
	for (size_t at = 0; at < nearest->count; at++) {
		if (at) {
			memcpy(list + used, ", ", 3);
			used += 2;
		}
		rx_quotable(nearest->best[at], list + used,
			(size_t)RX_NEAREST_SIZE / RX_NEAREST_COUNT - 2);
		used += strlen(list + used);
	}
	return list;
}

const char *rx_nearest_columns(
	const struct rx_header *header, struct rx_text wanted, char list[RX_NEAREST_SIZE])
{
	struct rx_nearest nearest = {.name = wanted};
	bool chinese = !is_ascii(wanted);

	for (size_t at = 0; at < header->count; at++) {
		int column = chinese ? rx_word_find(RX_SET_COLUMN, header->names[at]) : -1;
		struct rx_text name = column < 0
			? header->names[at]
			: rx_word_label(RX_SET_COLUMN, (size_t)column, RX_LANG_ZH);

		if (name.length)
			rx_nearest_offer(&nearest, name, name);
	}
	return join(&nearest, list);
}

const char *rx_nearest_words(enum rx_set set, struct rx_text wanted, char list[RX_NEAREST_SIZE])
{
	struct rx_nearest nearest = {.name = wanted};
	bool chinese = !is_ascii(wanted);
	size_t count;
	const struct rx_word *words = rx_words(set, &count);

	for (size_t at = 0; at < count; at++) {
		struct rx_text name = rx_text(chinese ? words[at].zh : words[at].name);

		rx_nearest_offer(&nearest, name, name);
	}
	return join(&nearest, list);
}
