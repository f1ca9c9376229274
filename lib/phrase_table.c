/*
 * phrase_table.c - looking up compiled tables of words, and groups of words in them.
 */
#include "phrase_table.h"

#include "phrases.inc"

const struct rx_phrase_table *rx_phrase_table_find(uint64_t hash)
{
	for (size_t slot = hash % RX_PHRASE_INDEX; table_index[slot];
		slot = (slot + 1) % RX_PHRASE_INDEX) {
		const struct rx_phrase_table *table = &tables[table_index[slot] - 1];

		if (table->hash == hash)
			return table;
	}
	return NULL;
}

const struct rx_phrase_word *rx_phrase_table_words(
	const struct rx_phrase_side *side, uint32_t key, size_t *count)
{
	unsigned place = slots[side->slot + ((uint32_t)(key * side->factor) >> side->shift)];
	const struct rx_phrase_group *group;

	if (!place)
		return NULL;
	group = &groups[side->group + place - 1];
	if (group->key != key)
		return NULL;
	*count = group->count;
	return table_words + group->word;
}

const struct rx_phrase_table *rx_phrase_table_at(size_t place, const char **text)
{
	if (place >= TABLE_COUNT)
		return NULL;
	*text = (const char *)table_texts + tables[place].text;
	return &tables[place];
}
