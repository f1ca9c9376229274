/*
 * checker.c - rows kept for the rules, the rules in their order, and what they say: the public side of
 * rx-check.
 *
 * A row's bytes are copied once and its cells point into the copy; what rows have in common (their
 * document, the finding above a measure) is found while they come, since parents precede children.
 */
#include "checker.h"
#include "cell.h"
#include "list.h"
#include "message.h"
#include "nearest.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const format_names[] = {"text", "tsv", "sarif", "github"};

/* ---- options -------------------------------------------------------------------------------- */

static int unknown_rule(const struct rx_sink *sink, struct rx_text slug)
{
	struct rx_nearest nearest = {.name = slug};
	struct rx_buffer list = {0};
	char shown[64];

	for (int rule = 0; rule < RX_RULE_COUNT; rule++)
		rx_nearest_offer(&nearest, rx_text(rx_rule_slug((enum rx_rule)rule)),
			rx_text(rx_rule_slug((enum rx_rule)rule)));
	rx_nearest_write(&nearest, &list);
	rx_say(sink, (struct rx_place){0}, RX_SAY_UNKNOWN_RULE,
		rx_quotable(slug, shown, sizeof(shown)), list.failed ? "-" : list.bytes);
	rx_buffer_release(&list);
	return -1;
}

/* Sets the named rules. */
static int name_rules(struct rx_check *check, const char *slugs, bool wanted)
{
	struct rx_text rest = rx_text(slugs), slug;

	while (rx_names_next(&rest, &slug)) {
		int rule = rx_rule_find(slug);

		if (rule < 0)
			return unknown_rule(check->sink, slug);
		check->wanted[rule] = wanted;
		if (wanted && check->profile && check->profile->rules[rule] == RX_RULE_OFF)
			check->levels[rule] = rx_rule_level((enum rx_rule)rule);
	}
	return 0;
}

/* --only asks for a rule even where the profile has switched it off. */
static int choose_rules(struct rx_check *check, const struct rx_check_options *options)
{
	for (int rule = 0; rule < RX_RULE_COUNT; rule++) {
		int own = check->profile ? check->profile->rules[rule] : RX_RULE_AS_LISTED;

		check->wanted[rule] = !options->only && own != RX_RULE_OFF;
		check->levels[rule] =
			own >= 0 ? (enum rx_severity)own : rx_rule_level((enum rx_rule)rule);
	}
	if (options->only && name_rules(check, options->only, true))
		return -1;
	return options->except ? name_rules(check, options->except, false) : 0;
}

static int choose_format(struct rx_check *check, const char *name)
{
	for (int at = 0; name && at < 4; at++) {
		if (strcmp(name, format_names[at]) == 0) {
			check->format = at;
			return 0;
		}
	}
	if (!name)
		return 0;
	rx_say(check->sink, (struct rx_place){0}, RX_SAY_CHECK_FORMAT, name);
	return -1;
}

struct rx_check *rx_check_new(const struct rx_check_options *options, const struct rx_sink *sink)
{
	static const struct rx_check_options none = {0};
	struct rx_check *check = calloc(1, sizeof(*check));

	if (!check)
		return NULL;
	options = options ? options : &none;
	check->sink = sink;
	check->lang = rx_sink_lang(sink);
	check->profile = options->profile;
	if (!rx_today(options->today, sink, &check->today) || choose_rules(check, options)
		|| choose_format(check, options->format)) {
		free(check);
		return NULL;
	}
	rx_day_format(check->today, check->today_text);
	return check;
}

void rx_check_free(struct rx_check *check)
{
	if (!check)
		return;
	rx_arena_release(&check->arena);
	rx_keys_release(&check->ids);
	rx_keys_release(&check->doc_keys);
	rx_keys_release(&check->file_keys);
	rx_buffer_release(&check->fix);
	free(check->id_rows);
	free(check->rows);
	free(check->docs);
	free(check->remarks);
	free(check->expected);
	free(check->scratch);
	free(check);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void bind(struct rx_check *check, const struct rx_block *block)
{
	if (check->bound && check->serial == block->header->serial)
		return;
	for (size_t column = 0; column < RX_COLUMN_COUNT; column++)
		check->columns[column] =
			rx_header_find(block->header, rx_word_name(RX_SET_COLUMN, column));
	check->derived = (struct rx_derived_columns){0};
	rx_derived_bind(&check->derived, block->header);
	check->by_kind = check->columns[RX_COLUMN_KIND] >= 0;
	check->serial = block->header->serial;
	check->bound = true;
}

static struct rx_text decoded(struct rx_check *check, struct rx_text cell)
{
	if (cell.length == 0 || !memchr(cell.bytes, '\\', cell.length))
		return cell;
	if (cell.length > check->scratch_room) {
		char *grown = realloc(check->scratch, cell.length);

		if (!grown) {
			check->failed = true;
			return cell;
		}
		check->scratch = grown;
		check->scratch_room = cell.length;
	}
	return rx_arena_copy(&check->arena, rx_cell_decode(cell, check->scratch));
}

/* A copy of a name that lives as long as the check; most rows have the name of the row before. */
static const char *keep_file(struct rx_check *check, struct rx_text name)
{
	char *copy;

	if (check->file && rx_text_equal(rx_text(check->file), name))
		return check->file;
	copy = rx_arena_new(&check->arena, name.length + 1);
	if (copy && name.length)
		memcpy(copy, name.bytes, name.length);
	return check->file = copy;
}

static size_t line_of(struct rx_text cell)
{
	size_t line = 0;

	for (size_t at = 0; at < cell.length; at++) {
		if (cell.bytes[at] < '0' || cell.bytes[at] > '9' || line > 100000000)
			return 0;
		line = 10 * line + (size_t)(cell.bytes[at] - '0');
	}
	return line;
}

static void place(
	struct rx_check *check, struct rx_checked *row, const struct rx_block *block, size_t at)
{
	struct rx_text file = row->cells[RX_COLUMN_FILE];

	row->line = line_of(row->cells[RX_COLUMN_LINE]);
	if (file.length && row->line) {
		row->file = keep_file(check, file);
		return;
	}
	row->file = keep_file(check, rx_text(block->file ? block->file : ""));
	row->line = block->line + at;
}

static void derive(
	struct rx_check *check, struct rx_checked *row, const struct rx_block *block, size_t at)
{
	struct rx_derived_columns *columns = &check->derived;

	row->open = rx_derived_holds(columns, RX_DERIVED_OPEN, block, at, check->today);
	row->overdue = rx_derived_holds(columns, RX_DERIVED_OVERDUE, block, at, check->today);
	row->behind = rx_derived_holds(columns, RX_DERIVED_BEHIND, block, at, check->today);
	row->has_pace =
		rx_derived_days(columns, RX_DERIVED_PACE, block, at, check->today, &row->pace);
	row->has_due_in =
		rx_derived_days(columns, RX_DERIVED_DUE_IN, block, at, check->today, &row->due_in);
	row->has_stalled = rx_derived_days(
		columns, RX_DERIVED_STALLED, block, at, check->today, &row->stalled);
}

/* The document of a row: by its doc column and the file it stands in, since copies of one document in
 * two files have the same ids. */
static size_t doc_of(struct rx_check *check, const struct rx_checked *row)
{
	struct rx_text file = row->cells[RX_COLUMN_FILE];
	bool added;
	size_t place;
	void *grown;

	if (file.length == 0)
		file = rx_text(row->file ? row->file : "");
	place = rx_keys_add(&check->file_keys, 0, file, &added);
	if (place == RX_NONE)
		return RX_NONE;
	place = rx_keys_add(&check->doc_keys, (uint32_t)place, row->cells[RX_COLUMN_DOC], &added);
	if (place == RX_NONE || !added)
		return place;
	grown = rx_array_grow(
		check->docs, check->doc_count, &check->doc_room, sizeof(*check->docs));
	if (!grown)
		return RX_NONE;
	check->docs = grown;
	check->docs[check->doc_count++] = (struct rx_checked_doc){.id = row->cells[RX_COLUMN_DOC],
		.file = row->file,
		.record = RX_NONE,
		.last = RX_NONE,
		.first = check->count};
	return place;
}

static bool remember_id(struct rx_check *check, const struct rx_checked *row)
{
	bool added;
	size_t place;
	void *grown;

	if (row->cells[RX_COLUMN_ID].length == 0)
		return true;
	place = rx_keys_add(&check->ids, (uint32_t)row->doc, row->cells[RX_COLUMN_ID], &added);
	if (place == RX_NONE)
		return false;
	if (!added)
		return true;
	grown = rx_array_grow(check->id_rows, place, &check->id_room, sizeof(*check->id_rows));
	if (!grown)
		return false;
	check->id_rows = grown;
	check->id_rows[place] = check->count;
	return true;
}

size_t rx_check_row_of(const struct rx_check *check, size_t doc, struct rx_text id)
{
	size_t place = id.length ? rx_keys_find(&check->ids, (uint32_t)doc, id) : RX_NONE;

	return place == RX_NONE ? RX_NONE : check->id_rows[place];
}

/* The finding that a measure belongs to: its parent, a parent's parent, or without any the last.  Of two
 * findings with one id it is the one above. */
static size_t finding_of(const struct rx_check *check, const struct rx_checked *row)
{
	struct rx_text parent = row->cells[RX_COLUMN_PARENT];
	size_t at, above;

	if (row->kind == RX_KIND_FINDING)
		return check->count;
	if (row->kind != RX_KIND_MEASURE)
		return RX_NONE;
	above = check->docs[row->doc].last;
	if (parent.length == 0)
		return above;
	if (above != RX_NONE && rx_text_equal(check->rows[above].cells[RX_COLUMN_ID], parent))
		return above;
	at = rx_check_row_of(check, row->doc, parent);
	return at == RX_NONE ? RX_NONE : check->rows[at].finding;
}

static void count_in(struct rx_check *check, const struct rx_checked *row)
{
	struct rx_checked_doc *doc = &check->docs[row->doc];

	switch (row->kind) {
	case RX_KIND_DOC:
		doc->record = check->count;
		doc->ledger =
			rx_word_find(RX_SET_TYPE, row->cells[RX_COLUMN_TYPE]) == RX_DOCTYPE_LEDGER;
		break;
	case RX_KIND_FINDING:
		doc->findings++;
		doc->last = check->count;
		break;
	case RX_KIND_MEASURE:
		doc->measures++;
		if (row->finding != RX_NONE)
			check->rows[row->finding].measures++;
		break;
	default: break;
	}
	if (!check->by_kind)
		doc->ledger = true;
}

static bool keeps(const struct rx_checked *row)
{
	if (row->kind == RX_KIND_FACT)
		return rx_text_equal(row->cells[RX_COLUMN_TYPE], RX_LITERAL("total"));
	return row->kind != RX_KIND_CHANGE;
}

static bool add_row(struct rx_check *check, const struct rx_block *block, size_t at)
{
	struct rx_text whole = rx_block_row(block, at), copy = rx_arena_copy(&check->arena, whole);
	struct rx_checked row = {.status = RX_STATUS_UNSTATED, .kind = RX_KIND_FINDING};
	void *grown;

	for (size_t column = 0; column < RX_COLUMN_COUNT; column++) {
		struct rx_text cell;

		if (check->columns[column] < 0)
			continue;
		cell = rx_block_cell(block, at, (size_t)check->columns[column]);
		if (cell.length)
			cell.bytes = copy.bytes + (cell.bytes - whole.bytes);
		else
			cell.bytes = "";
		row.cells[column] = decoded(check, cell);
	}
	if (check->by_kind)
		row.kind = rx_word_find(RX_SET_KIND, row.cells[RX_COLUMN_KIND]);
	if (!keeps(&row))
		return true;
	if (row.cells[RX_COLUMN_STATUS].length)
		row.status = rx_word_find(RX_SET_STATUS, row.cells[RX_COLUMN_STATUS]);
	place(check, &row, block, at);
	derive(check, &row, block, at);
	row.doc = doc_of(check, &row);
	grown = rx_array_grow(check->rows, check->count, &check->room, sizeof(*check->rows));
	if (row.doc == RX_NONE || !grown || check->arena.failed)
		return false;
	check->rows = grown;
	row.finding = finding_of(check, &row);
	count_in(check, &row);
	if (!remember_id(check, &row))
		return false;
	check->rows[check->count++] = row;
	return true;
}

static int out_of_memory(struct rx_check *check)
{
	rx_say(check->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

int rx_check_add(struct rx_check *check, const struct rx_block *block)
{
	bind(check, block);
	for (size_t at = 0; at < block->rows; at++) {
		if (!add_row(check, block, at) || check->failed)
			return out_of_memory(check);
	}
	return 0;
}

int rx_check_expect(struct rx_check *check, const struct rx_block *block)
{
	int kind = rx_header_find(block->header, RX_LITERAL("kind"));
	int title = rx_header_find(block->header, RX_LITERAL("title"));

	check->has_expected = true;
	for (size_t at = 0; title >= 0 && at < block->rows; at++) {
		struct rx_text cell = rx_block_cell(block, at, (size_t)title);
		void *grown;

		if (kind >= 0
			&& rx_word_find(RX_SET_KIND, rx_block_cell(block, at, (size_t)kind))
				!= RX_KIND_FINDING)
			continue;
		grown = rx_array_grow(check->expected, check->expected_count, &check->expected_room,
			sizeof(*check->expected));
		if (!grown)
			return out_of_memory(check);
		check->expected = grown;
		cell = rx_arena_copy(&check->arena, cell);
		check->expected[check->expected_count++] = decoded(check, cell);
	}
	return check->arena.failed || check->failed ? out_of_memory(check) : 0;
}

/* ---- remarks -------------------------------------------------------------------------------- */

const char *rx_check_quote(struct rx_check *check, struct rx_text text)
{
	char shown[128];
	size_t length = strlen(rx_quotable(text, shown, sizeof(shown)));
	char *copy = rx_arena_new(&check->arena, length + 1);

	return copy ? memcpy(copy, shown, length) : "";
}

const char *rx_check_number(struct rx_check *check, size_t number)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", number);
	return rx_check_quote(check, rx_text(digits));
}

const char *rx_check_label(const struct rx_check *check, enum rx_column column)
{
	size_t count;
	const struct rx_word *words = rx_words(RX_SET_COLUMN, &count);

	return check->lang == RX_LANG_ZH ? words[column].zh : words[column].name;
}

const char *rx_check_status(const struct rx_check *check, const struct rx_checked *row)
{
	size_t count;
	const struct rx_word *words = rx_words(RX_SET_STATUS, &count);

	if (row->status < 0)
		return "?";
	return check->lang == RX_LANG_ZH ? words[row->status].zh : words[row->status].en;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
/* The formats are those of rule.def; a unit test checks that both languages agree. */
static struct rx_text worded(struct rx_check *check, enum rx_remark remark, va_list arguments)
{
	char text[1024];
	int length =
		vsnprintf(text, sizeof(text), rx_remark_format(remark, check->lang), arguments);

	if (length < 0)
		length = 0;
	if ((size_t)length >= sizeof(text))
		length = (int)sizeof(text) - 1;
	return rx_arena_copy(&check->arena, rx_text_of(text, (size_t)length));
}
#pragma GCC diagnostic pop

void rx_check_say(struct rx_check *check, size_t row, enum rx_remark remark, ...)
{
	enum rx_rule rule = rx_remark_rule(remark);
	va_list arguments;
	void *grown;

	if (!check->wanted[rule])
		return;
	grown = rx_array_grow(
		check->remarks, check->remark_count, &check->remark_room, sizeof(*check->remarks));
	if (!grown) {
		check->failed = true;
		return;
	}
	check->remarks = grown;
	va_start(arguments, remark);
	check->remarks[check->remark_count] = (struct rx_remarked){.rule = rule,
		.level = check->levels[rule],
		.row = row,
		.text = worded(check, remark, arguments),
		.order = check->remark_count};
	va_end(arguments);
	check->remark_count++;
}

bool rx_check_days(const struct rx_checked *row, enum rx_column column, struct rx_days *days)
{
	struct rx_text rest = row->cells[column];
	struct rx_days one;
	bool found = false;

	while (rest.length && rx_days_next(&rest, &one)) {
		if (!found)
			*days = one;
		if (one.first < days->first)
			days->first = one.first;
		if (one.last > days->last)
			days->last = one.last;
		found = true;
	}
	return found;
}

/* ---- the run -------------------------------------------------------------------------------- */

/* Rules of which the parser knows one remark too. */
static bool said_by_rule(const struct rx_check *check, struct rx_text slug)
{
	return (rx_text_equal(slug, RX_LITERAL("number-gap")) && check->wanted[RX_RULE_NUMBERING])
		|| (rx_text_equal(slug, RX_LITERAL("sum-mismatch")) && check->wanted[RX_RULE_SUMS])
		|| (rx_text_equal(slug, RX_LITERAL("total-mismatch"))
			&& check->wanted[RX_RULE_TOTALS]);
}

/* What the parser said itself, from the rule's level on, each at its own level. */
void rx_check_remarks(struct rx_check *check)
{
	static const char *const words[] = {"note", "warning", "error", NULL};
	enum rx_severity least = check->levels[RX_RULE_REMARKS];

	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		size_t level = 0;

		while (words[level]
			&& !rx_text_equal(row->cells[RX_COLUMN_STATUS], rx_text(words[level])))
			level++;
		if (row->kind != RX_KIND_DIAG || said_by_rule(check, row->cells[RX_COLUMN_TYPE])
			|| level < least)
			continue;
		check->levels[RX_RULE_REMARKS] =
			words[level] ? (enum rx_severity)level : RX_WARNING;
		rx_check_say(check, at, RX_REMARK_DIAG,
			rx_check_quote(check, row->cells[RX_COLUMN_TITLE]),
			rx_check_quote(check, row->cells[RX_COLUMN_TYPE]));
	}
	check->levels[RX_RULE_REMARKS] = least;
}

long rx_check_finish(struct rx_check *check, struct rx_writer *writer)
{
	static rx_check_rule *const rules[] = {rx_check_schema, rx_check_ids, rx_check_presence,
		rx_check_dates, rx_check_late, rx_check_status_rule, rx_check_sums, rx_check_rates,
		rx_check_totals, rx_check_numbering, rx_check_unmeasured, rx_check_orphan,
		rx_check_coverage, rx_check_balance, rx_check_titles, rx_check_names,
		rx_check_windows, rx_check_remarks};

	for (size_t at = 0; at < sizeof(rules) / sizeof(rules[0]); at++)
		rules[at](check);
	if (check->failed || check->arena.failed)
		return out_of_memory(check);
	return rx_check_write_all(check, writer);
}

const char *rx_check_explain(size_t index, enum rx_lang lang, const char **name,
	const char **meaning, enum rx_severity *level)
{
	if (index >= RX_RULE_COUNT)
		return NULL;
	*name = rx_rule_name((enum rx_rule)index, lang);
	*meaning = rx_rule_meaning((enum rx_rule)index, lang);
	*level = rx_rule_level((enum rx_rule)index);
	return rx_rule_slug((enum rx_rule)index);
}
