/*
 * score_damage.c - how much damage of known truth is found, and rightly repaired, in generated notices.
 *
 *     score-damage [--seed N] [--count N] [--show KIND] SCRAPE DIRECTORY
 *
 * SCRAPE is the program that shifts bytes (tests/tool/scrape.c), DIRECTORY one to write into.  Prints for
 * each kind of damage
 *
 *     spots found   share of the damaged spots that a diag of the right slug touches
 *     alarms        share of the diags that touch a spot
 *     proposed      spots whose diag proposes something; right: those that it gives back as it was, and
 *                   the share of their characters that it gives back in their order
 *     outline       F1 of kinds and titles against those of the clean notice: as damaged, with --repair
 *     facts         facts that damage made, which touch a spot and have no flag
 *
 * and for clean notices the diags per million characters.  --show takes one kind by its number from 0 and
 * prints what was missed or not given back, and the facts that damage made.
 */
#include "gen_families.h"
#include "rx.h"
#include "spoil.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTHS = 4 }; /* visible characters of a shifted stretch: up to 2, 4, 8, and more */

struct row {
	char *slug, *words, *proposal; /* words: what of the record is compared */
	size_t start, end;
	bool diag, fact, flagged;
};

struct rows {
	struct row *items;
	size_t count;
};

struct tally {
	size_t spots, found, diags, true_diags, proposed, right;
	double characters; /* the sum of shares */
	size_t lengths[LENGTHS], found_lengths[LENGTHS];
	size_t clean_rows, damaged_rows, damaged_same, repaired_rows, repaired_same;
	size_t facts, unflagged;
	bool shown; /* what goes wrong is printed */
};

/* ---- records -------------------------------------------------------------------------------- */

static char *own(const struct rx_block *block, size_t row, const char *name)
{
	int at = rx_header_find(block->header, rx_text(name));
	struct rx_text cell = at < 0 ? rx_text("") : rx_block_cell(block, row, (size_t)at);
	struct string copy = {NULL, 0, 0};

	string_append(&copy, "");
	string_append_bytes(&copy, cell.bytes, cell.length);
	return copy.bytes;
}

static char *joined(char *one, char *other, char *third)
{
	struct string all = {NULL, 0, 0};

	string_append(&all, one);
	string_append(&all, "\t");
	string_append(&all, other);
	string_append(&all, "\t");
	string_append(&all, third);
	free(one);
	free(other);
	free(third);
	return all.bytes;
}

static void keep_row(struct rows *rows, const struct rx_block *block, size_t at)
{
	char *kind = own(block, at, "kind"), *flags = own(block, at, "flags"),
	     *start = own(block, at, "start"), *end = own(block, at, "end");
	struct row row = {.diag = strcmp(kind, "diag") == 0, .fact = strcmp(kind, "fact") == 0};

	row.flagged = *flags != '\0';
	row.start = strtoul(start, NULL, 10);
	row.end = strtoul(end, NULL, 10);
	row.slug = own(block, at, "type");
	row.proposal = own(block, at, "alt");
	row.words = row.fact
		? joined(own(block, at, "type"), own(block, at, "value"), own(block, at, "uom"))
		: joined(copy_text(kind), own(block, at, "title"), copy_text(""));
	rows->items = grow(rows->items, rows->count + 1, sizeof(*rows->items));
	rows->items[rows->count++] = row;
	free(kind);
	free(flags);
	free(start);
	free(end);
}

static void parse(struct rows *rows, const struct string *text, bool repair)
{
	struct rx_parse_options options = {.facts = 1, .repair = repair, .series = "S"};
	struct rx_parser *parser = rx_parser_new(&options, NULL);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_text stream;
	struct rx_block block;

	if (rx_parser_bytes(parser, "notice.txt", text->bytes, text->length, writer) < 0)
		give_up("a notice could not be parsed", NULL);
	stream = rx_writer_memory(writer);
	if (rx_reader_open_bytes(reader, "records", stream.bytes, stream.length))
		give_up("records could not be read", NULL);
	while (rx_reader_next(reader, &block) > 0)
		for (size_t at = 0; at < block.rows; at++)
			keep_row(rows, &block, at);
	rx_reader_free(reader);
	rx_writer_free(writer);
	rx_parser_free(parser);
}

static void rows_release(struct rows *rows)
{
	for (size_t at = 0; at < rows->count; at++) {
		free(rows->items[at].slug);
		free(rows->items[at].words);
		free(rows->items[at].proposal);
	}
	free(rows->items);
	memset(rows, 0, sizeof(*rows));
}

/* ---- diags and spots ------------------------------------------------------------------------ */

static bool tells_of(const struct row *row, const char *slugs)
{
	char slug[64];

	snprintf(slug, sizeof(slug), " %s ", row->slug);
	return row->diag && strstr(slugs, slug);
}

static bool touches(const struct row *row, const struct spot *spot)
{
	return row->start <= spot->end && row->end >= spot->start;
}

/* Characters that two texts share in their order, as a share of those of the first. */
static double shared(const struct string *wanted, const struct string *found)
{
	enum { LIMIT = 3000 };
	static size_t lines[2][LIMIT + 1];
	size_t count = 0, total = 0, last = 0;

	if (found->length > LIMIT || !found->length)
		return 0;
	memset(lines, 0, sizeof(lines));
	for (size_t at = 0, length; at < wanted->length; at += length, total++) {
		size_t *above = lines[total % 2], *line = lines[1 - total % 2], place = 0, size;

		length = character_length((unsigned char)wanted->bytes[at]);
		for (size_t to = 0; to < found->length; to += size, place++) {
			bool same;

			size = character_length((unsigned char)found->bytes[to]);
			same = size == length
				&& !memcmp(wanted->bytes + at, found->bytes + to, size);
			line[place + 1] = same                   ? above[place] + 1
				: above[place + 1] > line[place] ? above[place + 1]
								 : line[place];
		}
		last = place;
		count = line[last];
	}
	return total ? (double)count / (double)total : 1.0;
}

/* How much of what stood there does the proposal give back?  1: all, and nothing else. */
static double rightness(const struct row *row, const struct spoiled *spoiled)
{
	size_t from = spoiled_clean(spoiled, row->start, false),
	       to = spoiled_clean(spoiled, row->end, true);
	struct string wanted = {NULL, 0, 0}, found = {NULL, 0, 0};
	double result;

	if (from > to || to > spoiled->clean.length)
		return 0;
	string_append(&wanted, "");
	fold_text(&wanted, spoiled->clean.bytes + from, to - from);
	fold_text(&found, row->proposal, strlen(row->proposal));
	result = strcmp(wanted.bytes, found.bytes ? found.bytes : "") == 0
		? 1
		: shared(&wanted, &found) * 0.9999;
	string_release(&wanted);
	string_release(&found);
	return result;
}

static size_t length_class(const struct spoiled *spoiled, const struct spot *spot)
{
	size_t visible = 0;

	for (size_t at = spot->start; at < spot->end; visible++)
		at += character_length((unsigned char)spoiled->text.bytes[at]);
	visible -= visible > 0; /* the false stop */
	return visible <= 2 ? 0 : visible <= 4 ? 1 : visible <= 8 ? 2 : 3;
}

/* A stretch with what stands around it, in whole characters. */
static void show(const char *what, const struct spoiled *spoiled, size_t start, size_t end)
{
	enum { AROUND = 24 };
	const char *bytes = spoiled->text.bytes;
	size_t from = start > AROUND ? start - AROUND : 0,
	       to = end + AROUND < spoiled->text.length ? end + AROUND : spoiled->text.length;

	while (from < start && (bytes[from] & 0xC0) == 0x80)
		from++;
	while (to > end && (bytes[to] & 0xC0) == 0x80)
		to--;
	printf("%s: %.*s[%.*s]%.*s\n", what, (int)(start - from), bytes + from, (int)(end - start),
		bytes + start, (int)(to - end), bytes + end);
}

static void count_spots(struct tally *tally, const struct spoiled *spoiled, const struct rows *rows,
	enum spoil kind)
{
	bool shifted = kind == SPOIL_SHIFT || kind == SPOIL_PRIVATE;

	for (size_t one = 0; one < spoiled->count; one++) {
		const struct spot *spot = &spoiled->spots[one];
		size_t length = shifted ? length_class(spoiled, spot) : 0;
		bool found = false, proposed = false;
		double right = 0;

		for (size_t at = 0; at < rows->count; at++) {
			const struct row *row = &rows->items[at];

			if (!tells_of(row, spoil_slugs(kind)) || !touches(row, spot))
				continue;
			found = true;
			proposed = proposed || *row->proposal;
			if (*row->proposal && right < 1 && rightness(row, spoiled) > right)
				right = rightness(row, spoiled);
		}
		if (tally->shown && right < 1)
			show(found ? "not given back" : "missed", spoiled, spot->start, spot->end);
		tally->spots++;
		tally->found += found;
		tally->proposed += proposed;
		tally->right += right >= 1;
		tally->characters += right;
		tally->lengths[length]++;
		tally->found_lengths[length] += found;
	}
}

static const char damages[] = " mojibake mojibake-suspect char-lost quote-lost quote-unbalanced "
			      "punctuation-doubled ";

static bool touches_any(const struct spoiled *spoiled, const struct row *row)
{
	for (size_t one = 0; one < spoiled->count; one++)
		if (touches(row, &spoiled->spots[one]))
			return true;
	return false;
}

static bool has_words(const struct rows *rows, const char *words)
{
	for (size_t at = 0; at < rows->count; at++)
		if (strcmp(rows->items[at].words, words) == 0)
			return true;
	return false;
}

static void count_rows(struct tally *tally, const struct spoiled *spoiled, const struct rows *rows,
	const struct rows *clean)
{
	for (size_t at = 0; at < rows->count; at++) {
		const struct row *row = &rows->items[at];

		if (tells_of(row, damages)) {
			tally->diags++;
			tally->true_diags += touches_any(spoiled, row);
		}
		if (row->fact && touches_any(spoiled, row)) {
			bool made = !row->flagged && !has_words(clean, row->words);

			if (tally->shown && made)
				show("made", spoiled, row->start, row->end);
			tally->facts++;
			tally->unflagged += made;
		}
	}
}

/* ---- the outline ---------------------------------------------------------------------------- */

static int by_words(const void *one, const void *other)
{
	return strcmp(((const struct row *)one)->words, ((const struct row *)other)->words);
}

static bool is_outline(const struct row *row)
{
	return !row->diag && !row->fact;
}

/* How many rows of the outline both have; both are sorted. */
static size_t same_rows(const struct rows *one, const struct rows *other)
{
	size_t left = 0, right = 0, same = 0;

	while (left < one->count && right < other->count) {
		int order;

		if (!is_outline(&one->items[left])) {
			left++;
			continue;
		}
		if (!is_outline(&other->items[right])) {
			right++;
			continue;
		}
		order = strcmp(one->items[left].words, other->items[right].words);
		same += order == 0;
		left += order <= 0;
		right += order >= 0;
	}
	return same;
}

static size_t outline_rows(struct rows *rows)
{
	size_t count = 0;

	qsort(rows->items, rows->count, sizeof(*rows->items), by_words);
	for (size_t at = 0; at < rows->count; at++)
		count += is_outline(&rows->items[at]);
	return count;
}

static void score_one(struct tally *tally, const struct builder *notice, enum spoil kind,
	struct random *random, const char *scrape, const char *directory)
{
	struct spoiled spoiled = {.count = 0};
	struct rows clean = {NULL, 0}, damaged = {NULL, 0}, repaired = {NULL, 0};

	spoil(&spoiled, notice, kind, random, scrape, directory);
	parse(&clean, &spoiled.clean, false);
	parse(&damaged, &spoiled.text, false);
	parse(&repaired, &spoiled.text, true);
	count_spots(tally, &spoiled, &damaged, kind);
	count_rows(tally, &spoiled, &damaged, &clean);
	tally->clean_rows += outline_rows(&clean);
	tally->damaged_rows += outline_rows(&damaged);
	tally->repaired_rows += outline_rows(&repaired);
	tally->damaged_same += same_rows(&clean, &damaged);
	tally->repaired_same += same_rows(&clean, &repaired);
	rows_release(&clean);
	rows_release(&damaged);
	rows_release(&repaired);
	spoiled_release(&spoiled);
}

/* ---- the report ----------------------------------------------------------------------------- */

static double share(size_t part, size_t whole)
{
	return whole ? (double)part / (double)whole : 1.0;
}

static void print_tally(const struct tally *tally, enum spoil kind)
{
	printf("%-22s %6zu %7.3f %7.3f %9.3f %7.3f %10.3f %9.3f %8.3f %6zu %5zu\n",
		spoil_name(kind), tally->spots, share(tally->found, tally->spots),
		share(tally->true_diags, tally->diags), share(tally->proposed, tally->spots),
		share(tally->right, tally->proposed),
		tally->proposed ? tally->characters / (double)tally->proposed : 1.0,
		share(2 * tally->damaged_same, tally->clean_rows + tally->damaged_rows),
		share(2 * tally->repaired_same, tally->clean_rows + tally->repaired_rows),
		tally->facts, tally->unflagged);
	if (kind == SPOIL_SHIFT || kind == SPOIL_PRIVATE)
		printf("  of 1-2, 3-4, 5-8, 9 and more visible characters: %zu of %zu, %zu of %zu, "
		       "%zu of "
		       "%zu, %zu of %zu\n",
			tally->found_lengths[0], tally->lengths[0], tally->found_lengths[1],
			tally->lengths[1], tally->found_lengths[2], tally->lengths[2],
			tally->found_lengths[3], tally->lengths[3]);
}

static void make_notice(struct builder *builder, unsigned long seed, unsigned long index)
{
	builder_init(builder, seed, index);
	if (index % 10 < 6)
		make_inspection(builder);
	else if (index % 10 < 8)
		make_audit(builder);
	else
		make_environment(builder);
}

static void score_clean(unsigned long seed, unsigned long count)
{
	static const char *const slugs[] = {" mojibake ", " mojibake-suspect ", " char-lost ",
		" quote-unbalanced ", " quote-lost ", " punctuation-doubled "};
	size_t alarms[6] = {0}, characters = 0;

	for (unsigned long index = 1; index <= count; index++) {
		struct rows rows = {NULL, 0};
		struct builder notice;
		struct string text;

		make_notice(&notice, seed, index);
		text = (struct string){notice.text, notice.length, notice.capacity};
		for (size_t at = 0; at < text.length; characters++)
			at += character_length((unsigned char)text.bytes[at]);
		parse(&rows, &text, false);
		for (size_t at = 0; at < rows.count; at++)
			for (size_t which = 0; which < 6; which++)
				alarms[which] += tells_of(&rows.items[at], slugs[which]);
		rows_release(&rows);
		builder_release(&notice);
	}
	printf("clean notices, alarms for a million characters (%zu characters):", characters);
	for (size_t which = 0; which < 6; which++)
		printf("%s%.2f", slugs[which], 1e6 * share(alarms[which], characters));
	printf("\n");
}

static void score_kind(
	enum spoil kind, bool shown, unsigned long seed, unsigned long count, char **places)
{
	struct tally tally = {.shown = shown};

	for (unsigned long index = 1; index <= count; index++) {
		struct random random;
		struct builder notice;

		random_seed(&random, seed + 1000, index * SPOILS + (unsigned long)kind);
		make_notice(&notice, seed, index);
		score_one(&tally, &notice, kind, &random, places[0], places[1]);
		builder_release(&notice);
	}
	print_tally(&tally, kind);
}

int main(int argc, char **argv)
{
	unsigned long seed = 1, count = 100, shown = SPOILS;
	int at = 1;

	for (; at + 1 < argc && argv[at][0] == '-'; at += 2)
		*(strcmp(argv[at], "--seed") == 0                 ? &seed
				: strcmp(argv[at], "--show") == 0 ? &shown
								  : &count) =
			strtoul(argv[at + 1], NULL, 10);
	if (argc - at != 2 || !count) {
		fputs("usage: score-damage [--seed N] [--count N] [--show KIND] SCRAPE DIRECTORY\n",
			stderr);
		return 2;
	}
	printf("%-22s %6s %7s %7s %9s %7s %10s %9s %8s %6s %5s\n", "damage", "spots", "found",
		"alarms", "proposed", "right", "characters", "outline", "repaired", "facts",
		"made");
	for (int kind = 0; kind < SPOILS; kind++)
		if (shown == SPOILS || shown == (unsigned long)kind)
			score_kind((enum spoil)kind, shown < SPOILS, seed, count, argv + at);
	if (shown == SPOILS)
		score_clean(seed, count);
	return 0;
}
