/*
 * revise_run.c - how many records keep their ids from one revision of a notice to the next.
 *
 *     revise [--seed N] [--count N] [--family F] [--damage] [--show NAME] [--dump DIR]
 *
 * Notices are generated, revised with known truth, and both sides parsed; rx_diff carries the ids over.
 * A finding is kept (has the id it had), flagged (not, but says that it may be one of several), lost
 * (neither) or wrong (has the id of another).  Exits 1 when one is wrong, when carrying over twice is
 * not carrying over once, or when a notice differs from itself.
 */
#include "gen_damage.h"
#include "gen_families.h"
#include "revise.h"
#include "rx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tally {
	long notices, kept, flagged, lost, wrong, unread;
	long measures_kept, measures_lost, measures_wrong;
	long again; /* carrying twice was not carrying once */
	long self;  /* changes between a notice and itself */
};

struct settings {
	unsigned long seed, count;
	const char *family, *show, *dump;
	bool damage;
};

/* A notice, as damaged as it was first published and as it is without; and one of other matters. */
struct notices {
	struct builder old, clean, other;
};

/* One side: where its records begin and what they are. */
struct side {
	struct written written;
	struct rx_writer *records;
	struct row *rows;
	size_t count;
};

struct row {
	size_t start;
	char *id, *title;
	bool measure, flagged;
};

/* ---- records -------------------------------------------------------------------------------- */

static char *own(struct rx_text cell)
{
	struct string copy = {NULL, 0, 0};

	string_append_bytes(&copy, cell.bytes, cell.length);
	return copy.bytes ? copy.bytes : copy_text("");
}

static struct rx_text cell(const struct rx_block *block, size_t row, const char *name)
{
	int at = rx_header_find(block->header, rx_text(name));

	return at < 0 ? rx_text("") : rx_block_cell(block, row, (size_t)at);
}

static void keep_row(struct side *side, const struct rx_block *block, size_t at)
{
	char *kind = own(cell(block, at, "kind")), *start = own(cell(block, at, "start"));
	char *flags = own(cell(block, at, "flags"));
	bool measure = strcmp(kind, "measure") == 0;

	if (measure || strcmp(kind, "finding") == 0) {
		side->rows = grow(side->rows, side->count + 1, sizeof(*side->rows));
		side->rows[side->count++] = (struct row){strtoul(start, NULL, 10),
			own(cell(block, at, "id")), own(cell(block, at, "title")), measure,
			strstr(flags, "id-ambiguous") != NULL};
	}
	free(kind);
	free(start);
	free(flags);
}

static void read_rows(struct side *side)
{
	struct rx_text stream = rx_writer_memory(side->records);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	for (size_t at = 0; at < side->count; at++) {
		free(side->rows[at].id);
		free(side->rows[at].title);
	}
	side->count = 0;
	if (rx_reader_open_bytes(reader, "records", stream.bytes, stream.length))
		give_up("records could not be read", NULL);
	while (rx_reader_next(reader, &block) > 0)
		for (size_t at = 0; at < block.rows; at++)
			keep_row(side, &block, at);
	rx_reader_free(reader);
}

static void side_release(struct side *side)
{
	for (size_t at = 0; at < side->count; at++) {
		free(side->rows[at].id);
		free(side->rows[at].title);
	}
	free(side->rows);
	written_release(&side->written);
	rx_writer_free(side->records);
	memset(side, 0, sizeof(*side));
}

static const struct row *row_of(const struct side *side, const struct begun *begun)
{
	for (size_t at = 0; at < side->count; at++) {
		const struct row *row = &side->rows[at];

		if (row->measure == !begun->finding
			&& (row->start == begun->start || row->start == begun->start_also))
			return row;
	}
	return NULL;
}

static const struct begun *begun_of(const struct side *side, const struct begun *wanted)
{
	for (int at = 0; at < side->written.count; at++)
		if (side->written.begun[at].identity == wanted->identity
			&& side->written.begun[at].finding == wanted->finding)
			return &side->written.begun[at];
	return NULL;
}

/* ---- the programs under test ---------------------------------------------------------------- */

static void parse(struct side *side)
{
	struct rx_parse_options options = {.text = 1, .facts = 1, .series = "S"};
	struct rx_parser *parser = rx_parser_new(&options, NULL);

	side->records = rx_writer_new_memory();
	if (rx_parser_bytes(parser, "notice.txt", side->written.text.bytes,
		    side->written.text.length, side->records)
		< 0)
		give_up("a notice could not be parsed", NULL);
	rx_parser_free(parser);
	read_rows(side);
}

static struct rx_writer *compare(
	struct rx_diff_options options, struct rx_writer *old, struct rx_writer *new, long *outcome)
{
	struct rx_diff *diff = rx_diff_new(&options, NULL);
	struct rx_writer *out = rx_writer_new_memory();
	struct rx_text one = rx_writer_memory(old), other = rx_writer_memory(new);

	if (rx_diff_read_bytes(diff, "old", one.bytes, one.length)
		|| rx_diff_read_bytes(diff, "new", other.bytes, other.length))
		give_up("records could not be compared", NULL);
	*outcome = rx_diff_write(diff, out);
	rx_diff_free(diff);
	return out;
}

/* ---- the verdict ---------------------------------------------------------------------------- */

struct judgement {
	struct tally *tally;
	const char *show;
	enum revision revision;
	unsigned long index;
	const struct side *old;
};

static const struct row *with_id(const struct side *side, const char *id)
{
	for (size_t at = 0; at < side->count; at++)
		if (strcmp(side->rows[at].id, id) == 0)
			return &side->rows[at];
	return NULL;
}

static void show(const struct judgement *judgement, const char *what, const struct row *was,
	const struct row *is)
{
	const struct row *owner = with_id(judgement->old, is->id);

	if (judgement->show && strcmp(judgement->show, revision_name(judgement->revision)) == 0)
		printf("  %lu %s: %s %s -> %s %s (%s)\n", judgement->index, what,
			was ? was->id : "-", was ? was->title : "-", is->id, is->title,
			owner ? owner->title : "-");
}

static void judge_measure(
	const struct judgement *judgement, const struct row *was, const struct row *is)
{
	struct tally *tally = judgement->tally;

	if (!is || !was)
		return;
	if (strcmp(was->id, is->id) == 0)
		tally->measures_kept++;
	else if (with_id(judgement->old, is->id)) {
		tally->measures_wrong++;
		show(judgement, "wrong", was, is);
	} else {
		tally->measures_lost++;
		show(judgement, "lost", was, is);
	}
}

/* Halves and twins may go on as the one that they were, but not both of them. */
static bool is_part(long identity)
{
	return identity < -1;
}

static void judge_finding(const struct judgement *judgement, const struct begun *begun,
	const struct row *was, const struct row *is)
{
	struct tally *tally = judgement->tally;
	bool taken = with_id(judgement->old, is->id) != NULL;

	if ((was && strcmp(was->id, is->id) == 0) || (taken && is_part(begun->identity))) {
		tally->kept++;
	} else if (taken) {
		tally->wrong++;
		show(judgement, "wrong", was, is);
	} else if (is->flagged) {
		tally->flagged++;
		show(judgement, "flagged", was, is);
	} else if (was || is_part(begun->identity)) {
		tally->lost++;
		show(judgement, "lost", was, is);
	}
}

static void judge(const struct judgement *judgement, const struct side *new)
{
	for (int at = 0; at < new->written.count; at++) {
		const struct begun *begun = &new->written.begun[at];
		const struct begun *before = begun_of(judgement->old, begun);
		const struct row *is = row_of(new, begun);
		const struct row *was = before ? row_of(judgement->old, before) : NULL;

		if (!begun->finding)
			judge_measure(judgement, was, is);
		else if (!is || (before && !was))
			judgement->tally->unread++;
		else
			judge_finding(judgement, begun, was, is);
	}
}

/* Carries ids over, and asks what must hold of any two snapshots. */
static void follow(struct side *old, struct side *new, struct tally *tally)
{
	static const struct rx_diff_options carry = {.task = RX_DIFF_CARRY}, full = {.full = 1};
	long outcome;
	struct rx_writer *carried = compare(carry, old->records, new->records, &outcome);
	struct rx_writer *twice = compare(carry, old->records, carried, &outcome);
	struct rx_text one = rx_writer_memory(carried), other = rx_writer_memory(twice);

	tally->again +=
		one.length != other.length || memcmp(one.bytes, other.bytes, one.length) != 0;
	rx_writer_free(twice);
	rx_writer_free(compare(full, carried, carried, &outcome));
	tally->self += outcome;
	rx_writer_free(new->records);
	new->records = carried;
	read_rows(new);
}

static void dump(const struct settings *settings, enum revision revision, unsigned long index,
	const struct side *side, const char *name)
{
	char path[400];
	FILE *file;

	if (!settings->dump)
		return;
	snprintf(path, sizeof(path), "%s/%lu.%d.%s", settings->dump, index, revision, name);
	file = fopen(path, "wb");
	if (!file)
		give_up("cannot be written", path);
	fwrite(side->written.text.bytes, 1, side->written.text.length, file);
	fclose(file);
}

static void run_one(struct tally *tally, const struct settings *settings, enum revision revision,
	unsigned long index, const struct notices *notices)
{
	struct pieces before, behind, clean;
	struct side old = {0}, new = {0};
	struct judgement judgement = {tally, settings->show, revision, index, &old};
	struct random random;

	random_seed(&random, settings->seed + 977, index * 64 + revision);
	pieces_cut(&before, &notices->old);
	pieces_cut(&clean, &notices->clean);
	if (revise(&clean, &behind, revision, &notices->other, &random)) {
		tally->notices++;
		if (revision == REVISE_SWAP)
			pieces_write(&old.written, &clean, true);
		else
			pieces_write(&old.written, &before, false);
		pieces_write(&new.written, &behind, revision != REVISE_NOTHING);
		written_restyle(&new.written, revision);
		dump(settings, revision, index, &old, "old");
		dump(settings, revision, index, &new, "new");
		parse(&old);
		parse(&new);
		follow(&old, &new, tally);
		judge(&judgement, &new);
		side_release(&old);
		side_release(&new);
	}
	pieces_release(&before);
	pieces_release(&behind);
	pieces_release(&clean);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void make(struct builder *builder, const struct settings *settings, unsigned long index)
{
	static void (*const families[])(struct builder *) = {
		make_inspection, make_inspection, make_audit, make_environment};
	const char *family = settings->family;

	builder_init(builder, settings->seed, index);
	if (family && strcmp(family, "inspection") == 0)
		make_inspection(builder);
	else if (family && strcmp(family, "audit") == 0)
		make_audit(builder);
	else if (family && strcmp(family, "environment") == 0)
		make_environment(builder);
	else
		families[index % 4](builder);
}

static void take_options(struct settings *settings, char **argument)
{
	for (; *argument; argument++) {
		if (strcmp(*argument, "--damage") == 0)
			settings->damage = true;
		else if (!argument[1])
			give_up("an option lacks its value", *argument);
		else if (strcmp(*argument, "--seed") == 0)
			settings->seed = strtoul(*++argument, NULL, 10);
		else if (strcmp(*argument, "--count") == 0)
			settings->count = strtoul(*++argument, NULL, 10);
		else if (strcmp(*argument, "--family") == 0)
			settings->family = *++argument;
		else if (strcmp(*argument, "--show") == 0)
			settings->show = *++argument;
		else if (strcmp(*argument, "--dump") == 0)
			settings->dump = *++argument;
		else
			give_up("unknown option", *argument);
	}
}

static long print(enum revision revision, const struct tally *tally)
{
	printf("%-16s %7ld %8ld %7ld %7ld %7ld %7ld %9ld %7ld %7ld %6ld %5ld\n",
		revision_name(revision), tally->notices, tally->kept, tally->flagged, tally->lost,
		tally->wrong, tally->unread, tally->measures_kept, tally->measures_lost,
		tally->measures_wrong, tally->again, tally->self);
	return tally->wrong + tally->again + tally->self;
}

int main(int argc, char **argv)
{
	struct settings settings = {.seed = 1, .count = 100};
	struct tally tallies[REVISIONS] = {{0}};
	long faults = 0;

	(void)argc;
	take_options(&settings, argv + 1);
	for (unsigned long index = 1; index <= settings.count; index++) {
		struct notices notices;

		make(&notices.old, &settings, index);
		make(&notices.clean, &settings, index);
		make(&notices.other, &settings, index + settings.count * 4);
		if (settings.damage)
			damage_document(&notices.old, false);
		for (enum revision revision = 0; revision < REVISIONS; revision++)
			run_one(&tallies[revision], &settings, revision, index, &notices);
		builder_release(&notices.old);
		builder_release(&notices.clean);
		builder_release(&notices.other);
	}
	puts("revision         notices     kept flagged    lost   wrong  unread  measures    lost  "
	     " wrong  "
	     "again  self");
	for (enum revision revision = 0; revision < REVISIONS; revision++)
		faults += print(revision, &tallies[revision]);
	return faults != 0;
}
