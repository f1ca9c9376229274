/*
 * partial.c - reading partial counts: opening, groups, end.
 *
 *              opening           end, checksum right
 *     closed ----------> open ------------------------> closed
 *                        | ^
 *                        +-+ group
 *
 * Whatever else comes is a fault, and so is an input that ends while one is open: counts that were
 * cut off are never merged.  A shard that came before, in a count with the same checksum, is left out,
 * since a scheduler may have run it twice.
 */
#include "cell.h"
#include "input.h"
#include "message.h"
#include "summary.h"
#include "total.h"

#include <stdlib.h>

#define MANIFEST_LIMIT ((size_t)1 << 30)
#define VERSION RX_LITERAL("rx-partial 1\n")
#define SHARD RX_LITERAL("shard ")

void rx_partial_release(struct rx_partial *partial)
{
	rx_buffer_release(&partial->description);
	rx_buffer_release(&partial->name);
	rx_buffer_release(&partial->manifest);
	rx_keys_release(&partial->shards);
	rx_keys_release(&partial->wanted);
	free(partial->sums);
	*partial = (struct rx_partial){0};
}

static int fail(struct rx_summary *summary, const char *file, size_t line, const char *why)
{
	rx_say(summary->sink, (struct rx_place){.file = file, .line = line}, RX_SAY_PARTIAL_BAD,
		why);
	return rx_summary_fail(summary);
}

/* ---- opening -------------------------------------------------------------------------------- */

/* Puts what a line of a description says into options; an operation becomes another one of a list.
 * Lines are C strings. */
static void read_line(
	char *line, struct rx_summary_options *options, const char **operations, size_t *count)
{
	char *rest = strchr(line, ' ');
	uint64_t top;

	if (rest)
		*rest++ = '\0';
	if (!strcmp(line, "total"))
		options->total = 1;
	else if (!strcmp(line, "rank"))
		options->rank = 1;
	else if (!strcmp(line, "summary"))
		options->summarize = 1;
	else if (!strcmp(line, "snapshots"))
		options->snapshots = 1;
	else if (!rest)
		return;
	else if (!strcmp(line, "by"))
		options->by = rest;
	else if (!strcmp(line, "rate"))
		options->rate = rest;
	else if (!strcmp(line, "scheme"))
		options->scheme = rest;
	else if (!strcmp(line, "today"))
		options->today = rest;
	else if (!strcmp(line, "where"))
		options->where = rest;
	else if (!strcmp(line, "series"))
		options->series = rest;
	else if (!strcmp(line, "pivot"))
		options->pivot = rest;
	else if (!strcmp(line, "on"))
		options->on = rest;
	else if (!strcmp(line, "do"))
		operations[(*count)++] = rest;
	else if (!strcmp(line, "top") && rx_count_parse(rx_text(rest), &top))
		options->top = (size_t)top;
}

/* Makes of a summary that knows nothing yet the one that the description tells of. */
static int read_description(struct rx_summary *summary, struct rx_text description)
{
	struct rx_summary_options options = {0};
	size_t lines = 1, count = 0;
	char *copy = calloc(1, description.length + 1), *next;
	const char **operations;
	int outcome = -1;

	for (size_t at = 0; at < description.length; at++)
		lines += description.bytes[at] == '\n';
	operations = calloc(lines, sizeof(*operations));
	if (copy && operations) {
		memcpy(copy, description.bytes, description.length);
		for (char *line = copy; line; line = next) {
			next = strchr(line, '\n');
			if (next)
				*next++ = '\0';
			read_line(line, &options, operations, &count);
		}
		outcome = rx_summary_set(summary, &options, operations, count);
	} else {
		rx_summary_fail_memory(summary);
	}
	free(copy);
	free(operations);
	return outcome;
}

/* Takes over the description of the first partial count; 1 for a further one that differs. */
static int take_description(struct rx_summary *summary, struct rx_text description)
{
	struct rx_partial *partial = &summary->partial;

	if (partial->description.length)
		return !rx_text_equal(description, rx_buffer_text(&partial->description));
	rx_buffer_add_text(&partial->description, description);
	if (partial->description.failed)
		return rx_summary_fail_memory(summary);
	return read_description(
		summary, rx_text_slice(description, VERSION.length, description.length));
}

static int add_shard(struct rx_summary *summary, struct rx_text name)
{
	struct rx_partial *partial = &summary->partial;
	bool added;
	size_t place = rx_keys_add(&partial->shards, 0, name, &added);
	uint64_t *sums;

	if (place == RX_NONE)
		return rx_summary_fail_memory(summary);
	if (!added) {
		partial->twice = place;
		return 0;
	}
	sums = rx_array_grow(partial->sums, place, &partial->room, sizeof(*sums));
	if (!sums)
		return rx_summary_fail_memory(summary);
	partial->sums = sums;
	sums[place] = 0;
	return 0;
}

/* Checksums go on from that of the column names. */
static uint64_t header_sum(const struct rx_header *header)
{
	uint64_t sum = 0;

	for (size_t at = 0; at < header->count; at++)
		sum = rx_checksum(sum, header->names[at]);
	return sum;
}

/* value is the decoded cell: description and shard lines. */
static int open_partial(
	struct rx_summary *summary, const struct rx_block *block, size_t line, struct rx_text value)
{
	struct rx_partial *partial = &summary->partial;
	size_t at = rx_text_find(value, RX_LITERAL("\nshard "), 0);
	struct rx_text description = at == RX_NONE ? value : rx_text_slice(value, 0, at);
	struct rx_text rest, name;
	int outcome = take_description(summary, description);

	if (outcome > 0) {
		rx_say(summary->sink, (struct rx_place){.file = block->file, .line = line},
			RX_SAY_PARTIAL_MIXED);
		summary->failed = true;
	}
	if (outcome)
		return -1;
	partial->open = true;
	partial->sum = header_sum(block->header);
	partial->first_shard = partial->shards.count;
	partial->twice = RX_NONE;
	if (at == RX_NONE)
		return 0;
	rest = rx_text_slice(value, at + 1, value.length);
	while (rx_text_split(&rest, '\n', &name)) {
		if (rx_text_starts(name, SHARD)
			&& add_shard(summary, rx_text_slice(name, SHARD.length, name.length)))
			return -1;
	}
	return 0;
}

/* ---- end ------------------------------------------------------------------------------------ */

/* Takes `WORD number` off a line, the number in the given base. */
static bool take_number(struct rx_text *rest, struct rx_text word, int base, uint64_t *number)
{
	struct rx_text line, name;
	char digits[32], *end;

	if (!rx_text_split(rest, '\n', &line) || !rx_text_split(&line, ' ', &name)
		|| !rx_text_equal(name, word) || line.length == 0 || line.length >= sizeof(digits))
		return false;
	memcpy(digits, line.bytes, line.length);
	digits[line.length] = '\0';
	*number = strtoull(digits, &end, base);
	return *end == '\0' && digits[0] != '-';
}

/* A duplicate is left out if it is one from its first shard to its last. */
static int close_duplicate(struct rx_summary *summary, size_t line, uint64_t sum)
{
	struct rx_partial *partial = &summary->partial;
	char shown[128];

	if (partial->shards.count == partial->first_shard && partial->sums[partial->twice] == sum)
		return 0;
	rx_say(summary->sink, (struct rx_place){.file = partial->name.bytes, .line = line},
		RX_SAY_PARTIAL_TWICE,
		rx_quotable(rx_keys_text(&partial->shards, partial->twice), shown, sizeof(shown)));
	summary->failed = true;
	return -1;
}

static int close_partial(
	struct rx_summary *summary, const struct rx_block *block, size_t line, struct rx_text value)
{
	struct rx_partial *partial = &summary->partial;
	struct rx_text rest = value;
	size_t end = rx_text_find(value, RX_LITERAL("\nchecksum "), 0);
	uint64_t rows, undated, present, skipped, sum;

	if (end != RX_NONE)
		partial->sum = rx_checksum(partial->sum, rx_text_slice(value, 0, end));
	if (!rx_text_split(&rest, '\n', &value)
		|| !take_number(&rest, RX_LITERAL("rows"), 10, &rows)
		|| !take_number(&rest, RX_LITERAL("undated"), 10, &undated)
		|| !take_number(&rest, RX_LITERAL("present"), 10, &present)
		|| !take_number(&rest, RX_LITERAL("skipped"), 10, &skipped)
		|| !take_number(&rest, RX_LITERAL("checksum"), 16, &sum))
		return fail(summary, block->file, line, "end");
	if (sum != partial->sum)
		return fail(summary, block->file, line, "checksum");
	partial->open = false;
	if (partial->twice != RX_NONE)
		return close_duplicate(summary, line, sum);
	for (size_t at = partial->first_shard; at < partial->shards.count; at++)
		partial->sums[at] = sum;
	summary->rows += rows;
	summary->by.undated += (size_t)undated;
	summary->rates.present |= (unsigned)present;
	summary->fields.skipped += (size_t)skipped;
	return 0;
}

/* ---- groups --------------------------------------------------------------------------------- */

static size_t group_at(
	struct rx_summary *summary, const struct rx_block *block, size_t row, bool total)
{
	struct rx_text key = {"", 0};
	size_t columns = summary->by.count;
	bool added;

	if (columns) {
		struct rx_text last = rx_block_cell(block, row, columns - 1);

		key = rx_block_cell(block, row, 0);
		key.length = (size_t)(last.bytes + last.length - key.bytes);
	}
	return rx_keys_add(&summary->by.groups, total ? RX_BY_TOTAL : RX_BY_GROUP, key, &added);
}

/* The cells from `column` on, which have what was counted of findings and facts. */
static int load_findings(struct rx_summary *summary, const struct rx_block *block, size_t row,
	size_t column, size_t group)
{
	struct rx_text cell;
	int outcome = 1;

	if (summary->rates.count) {
		cell = rx_block_cell(block, row, column++);
		if (cell.length && !rx_rates_load(&summary->rates, group, cell))
			return fail(summary, block->file, block->line + row, "rates");
	}
	if (summary->facts.asked) {
		cell = rx_block_cell(block, row, column++);
		if (cell.length)
			outcome = rx_facts_load(&summary->facts, group, cell);
	}
	if (summary->flow.asked && outcome > 0) {
		cell = rx_block_cell(block, row, column);
		if (cell.length)
			outcome = rx_flow_load(&summary->flow, group, cell);
	}
	if (outcome < 0)
		return rx_summary_fail_memory(summary);
	return outcome ? 0 : fail(summary, block->file, block->line + row, "facts or flow");
}

static int load_group(
	struct rx_summary *summary, const struct rx_block *block, size_t row, bool total)
{
	size_t column = summary->by.count + 1, line = block->line + row;
	size_t group = group_at(summary, block, row, total);

	if (group == RX_NONE || !rx_summary_reserve(summary))
		return rx_summary_fail_memory(summary);
	for (size_t at = 0; at < summary->operation_count; at++) {
		struct rx_operation *operation = &summary->operations[at];
		struct rx_text cell;
		int outcome = 1;

		if (operation->source)
			continue;
		cell = rx_block_cell(block, row, column++);
		if (cell.length)
			outcome = operation->kind->gather->load(operation, group, cell);
		if (outcome < 0)
			return rx_summary_fail_memory(summary);
		if (outcome == 0)
			return fail(summary, block->file, line, operation->kind->name);
	}
	return load_findings(summary, block, row, column, group);
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* The header of a partial count is told by its description, so it is checked against that. */
static bool right_columns(const struct rx_summary *summary, const struct rx_block *block)
{
	size_t columns = summary->by.count + 1 + (summary->rates.count > 0) + summary->facts.asked
		+ summary->flow.asked;

	for (size_t at = 0; at < summary->operation_count; at++)
		columns += !summary->operations[at].source;
	return block->columns == columns;
}

static int load_row(struct rx_summary *summary, const struct rx_block *block, size_t row,
	size_t column, struct rx_buffer *scratch)
{
	struct rx_partial *partial = &summary->partial;
	size_t line = block->line + row;
	struct rx_text value = rx_cell_value(rx_block_cell(block, row, column), scratch);
	bool total = rx_text_equal(value, RX_LITERAL("total"));
	int outcome = 0;

	if (scratch->failed)
		return rx_summary_fail_memory(summary);
	if (rx_text_starts(value, RX_LITERAL("rx-partial "))) {
		if (!rx_text_starts(value, VERSION))
			return fail(summary, block->file, line, "version");
		if (partial->open)
			return fail(summary, block->file, line, "cut off");
		outcome = open_partial(summary, block, line, value);
		if (outcome == 0 && !right_columns(summary, block))
			return fail(summary, block->file, line, "columns");
	} else if (!partial->open) {
		return fail(summary, block->file, line, "no opening");
	} else if (!right_columns(summary, block)) {
		return fail(summary, block->file, line, "columns");
	} else if (rx_text_starts(value, RX_LITERAL("end\n"))) {
		return close_partial(summary, block, line, value);
	} else if (value.length && !total) {
		return fail(summary, block->file, line, "row");
	} else if (partial->twice == RX_NONE) {
		outcome = load_group(summary, block, row, total);
	}
	partial->sum = rx_checksum(partial->sum, rx_block_row(block, row));
	return outcome;
}

int rx_partial_add(struct rx_summary *summary, const struct rx_block *block)
{
	int column = rx_header_find(block->header, RX_LITERAL("partial"));
	struct rx_buffer scratch = {0};
	int outcome = 0;

	if (column < 0)
		return fail(summary, block->file, block->line, "columns");
	summary->partial.empty = false;
	for (size_t row = 0; row < block->rows && outcome == 0; row++)
		outcome = load_row(summary, block, row, (size_t)column, &scratch);
	rx_buffer_release(&scratch);
	return outcome ? outcome : rx_summary_check_memory(summary);
}

int rx_partial_begin(struct rx_summary *summary, const char *file)
{
	struct rx_partial *partial = &summary->partial;

	if (rx_partial_complete(summary))
		return -1;
	rx_buffer_reset(&partial->name);
	rx_buffer_add_string(&partial->name, file);
	rx_buffer_add_byte(&partial->name, '\0');
	partial->empty = true;
	return partial->name.failed ? rx_summary_fail_memory(summary) : 0;
}

/* ---- manifest ------------------------------------------------------------------------------- */

int rx_partial_manifest(struct rx_summary *summary, const char *path)
{
	struct rx_partial *partial = &summary->partial;
	struct rx_input input;
	struct rx_buffer whole = {0};
	struct rx_text rest, line;
	bool added;
	int outcome;

	if (rx_input_open(&input, path, summary->sink))
		return -1;
	outcome = rx_input_rest(&input, &whole, MANIFEST_LIMIT);
	rx_input_close(&input);
	rest = rx_text_of(whole.bytes ? whole.bytes : "", whole.length);
	while (outcome == 0 && rx_text_split(&rest, '\n', &line)) {
		if (rx_text_ends(line, RX_LITERAL("\r")))
			line.length--;
		if (line.length && rx_keys_add(&partial->wanted, 0, line, &added) == RX_NONE)
			outcome = rx_summary_fail_memory(summary);
	}
	rx_buffer_release(&whole);
	rx_buffer_add(&partial->manifest, path, strlen(path) + 1);
	return outcome || !partial->manifest.failed ? outcome : rx_summary_fail_memory(summary);
}

/* The first key of one set that the other has not, and how many more there are. */
static size_t lacking(const struct rx_keys *wanted, const struct rx_keys *there, size_t *more)
{
	size_t first = RX_NONE;

	*more = 0;
	for (size_t at = 0; at < wanted->count; at++) {
		if (rx_keys_find(there, 0, rx_keys_text(wanted, at)) != RX_NONE)
			continue;
		*more += first != RX_NONE;
		first = first == RX_NONE ? at : first;
	}
	return first;
}

static int check_manifest(struct rx_summary *summary)
{
	struct rx_partial *partial = &summary->partial;
	struct rx_place place = {.file = partial->manifest.bytes};
	char shown[128];
	size_t more, at = lacking(&partial->wanted, &partial->shards, &more);

	if (at != RX_NONE) {
		rx_say(summary->sink, place, RX_SAY_PARTIAL_LACKS,
			rx_quotable(rx_keys_text(&partial->wanted, at), shown, sizeof(shown)),
			more);
	} else {
		at = lacking(&partial->shards, &partial->wanted, &more);
		if (at == RX_NONE)
			return 0;
		rx_say(summary->sink, place, RX_SAY_PARTIAL_EXTRA,
			rx_quotable(rx_keys_text(&partial->shards, at), shown, sizeof(shown)));
	}
	summary->failed = true;
	return -1;
}

int rx_partial_end(struct rx_summary *summary)
{
	if (rx_partial_complete(summary))
		return -1;
	return summary->partial.manifest.length ? check_manifest(summary) : 0;
}

int rx_partial_complete(struct rx_summary *summary)
{
	const struct rx_partial *partial = &summary->partial;

	if (partial->open || partial->empty)
		return fail(summary, partial->name.bytes, 0, "cut off");
	return 0;
}
