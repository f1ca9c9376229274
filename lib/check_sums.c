/*
 * check_sums.c - the arithmetic of prose: parts that must make the whole (6 = 2 + 4), rates that must
 * follow from their numbers (19 of 25 is 76 %), totals that must be those of the records.
 *
 * A remark needs all the numbers of a sum in one text: where the whole is not said, nothing is
 * claimed.
 */
#include "checker.h"
#include "decimal.h"
#include "phrase.h"
#include "quantity.h"

enum { QUANTITIES = 64, REACH = 600 };

struct quantities {
	struct rx_quantity items[QUANTITIES];
	size_t count;
};

static void collect(struct rx_text text, struct quantities *all)
{
	struct rx_quantity next = {0};
	size_t at = 0;

	all->count = 0;
	while (all->count < QUANTITIES && rx_quantity_next(text, &at, &next))
		all->items[all->count++] = next;
}

static bool same_unit(const struct rx_quantity *one, const struct rx_quantity *other)
{
	return one->unit.length == 0 || other->unit.length == 0
		|| rx_text_equal(one->unit, other->unit);
}

/* A number that only details another: in brackets, or 其中 behind a number that is done. */
static bool is_detail(const struct quantities *all, size_t at)
{
	const struct rx_quantity *item = &all->items[at];

	if (item->bracketed)
		return true;
	return at > 0 && rx_phrase_start(item->before, "其中")
		&& all->items[at - 1].role == RX_QUANTITY_DONE;
}

/* The text from one number to another, for quoting. */
static struct rx_text stretch(
	struct rx_text text, const struct rx_quantity *from, const struct rx_quantity *to)
{
	size_t end = to->end + to->after.length, start = from->start;

	return rx_text_slice(text, start, end - start > 240 ? start + 240 : end);
}

/* ---- sums ----------------------------------------------------------------------------------- */

struct sum {
	uint64_t done, left, whole;
	const struct rx_quantity *whole_item;
	bool complete;
};

/* Whether a number that is done says by itself that it is part of one in a sentence before, or that one
 * that it is the whole: 完成4户低效企业清算 is a matter of its own. */
static bool belongs_to(const struct rx_quantity *done, const struct rx_quantity *whole)
{
	return done->sentence == whole->sentence
		|| rx_phrase_in(done->before, "其中|已|均|上述|全部")
		|| rx_phrase_in(whole->before, "共|涉及|合计|总计|应|全部");
}

/* Goes back from the last of the numbers that are left to the whole they belong to. */
static struct sum add_up(const struct quantities *all, size_t last)
{
	const struct rx_quantity *end = &all->items[last];
	struct sum sum = {.left = end->value};
	const struct rx_quantity *done = NULL;

	for (size_t at = last; at-- > 0;) {
		const struct rx_quantity *item = &all->items[at];

		if (end->start - item->start > REACH || end->sentence - item->sentence > 2)
			break;
		if (item->role == RX_QUANTITY_PERCENT || !same_unit(item, end)
			|| is_detail(all, at))
			continue;
		if (item->about)
			break;
		if (item->role == RX_QUANTITY_LEFT) {
			sum.left += item->value;
		} else if (item->role == RX_QUANTITY_DONE) {
			sum.done += item->value;
			done = item;
		} else if (done) {
			sum.whole = item->value;
			sum.whole_item = item;
			/* No more than what is done is the whole of something else, unless one
			 * sentence says both. */
			sum.complete = item->value > 1 && belongs_to(done, item)
				&& (item->value > sum.done || item->sentence == end->sentence);
			break;
		}
	}
	return sum;
}

/* The last number that is left in a run of them. */
static bool ends_run(const struct quantities *all, size_t at)
{
	const struct rx_quantity *item = &all->items[at];

	if (item->role != RX_QUANTITY_LEFT || item->about || is_detail(all, at))
		return false;
	for (size_t next = at + 1; next < all->count; next++) {
		const struct rx_quantity *other = &all->items[next];

		if (other->sentence != item->sentence)
			break;
		if (!is_detail(all, next) && same_unit(item, other)
			&& (other->role == RX_QUANTITY_LEFT || other->role == RX_QUANTITY_DONE))
			return false;
	}
	return true;
}

static void sums_of(struct rx_check *check, size_t row, struct rx_text text)
{
	struct quantities all;

	collect(text, &all);
	for (size_t at = 0; at < all.count; at++) {
		struct sum sum;

		if (!ends_run(&all, at))
			continue;
		sum = add_up(&all, at);
		if (sum.complete && sum.done + sum.left != sum.whole)
			rx_check_say(check, row, RX_REMARK_SUM, rx_check_number(check, sum.done),
				rx_check_number(check, sum.left), rx_check_number(check, sum.whole),
				rx_check_quote(
					check, stretch(text, sum.whole_item, &all.items[at])));
	}
}

/* ---- rates ---------------------------------------------------------------------------------- */

/* The two characters in front of 率, which say what is counted: 完成, 整改, 销号. */
static struct rx_text counted(struct rx_text clause)
{
	size_t at = RX_NONE;

	for (size_t from = 0; (from = rx_text_find(clause, RX_LITERAL("率"), from)) != RX_NONE;
		from += 3)
		at = from;
	return at == RX_NONE || at < 6 ? rx_text_of(NULL, 0) : rx_text_slice(clause, at - 6, at);
}

static bool is_rate_of(const struct rx_quantity *rate, uint64_t part, uint64_t whole)
{
	uint64_t scale = 100;

	for (unsigned at = 0; at < rate->decimals; at++)
		scale *= 10;
	return rate->value == part * scale / whole
		|| rate->value == (2 * part * scale + whole) / (2 * whole);
}

static const char *percent_text(struct rx_check *check, uint64_t value, unsigned decimals)
{
	struct rx_decimal number = {(rx_int128)value, decimals};
	struct rx_buffer text = {0};
	const char *copy;

	rx_decimal_format(&text, number);
	copy = rx_check_quote(check, rx_buffer_text(&text));
	rx_buffer_release(&text);
	return copy;
}

static void wrong_rate(struct rx_check *check, size_t row, struct rx_text text,
	const struct rx_quantity *whole, const struct rx_quantity *part,
	const struct rx_quantity *rate)
{
	uint64_t scale = 100;

	for (unsigned at = 0; at < rate->decimals; at++)
		scale *= 10;
	rx_check_say(check, row, RX_REMARK_RATE, rx_check_number(check, part->value),
		rx_check_number(check, whole->value),
		percent_text(check, (2 * part->value * scale + whole->value) / (2 * whole->value),
			rate->decimals),
		percent_text(check, rate->value, rate->decimals),
		rx_check_quote(check, stretch(text, whole, rate)));
}

/* The number that a rate's word is about, last in front of it in its sentence. */
static const struct rx_quantity *part_of(const struct quantities *all, size_t rate)
{
	struct rx_text word = counted(all->items[rate].before);

	for (size_t at = rate; word.length && at-- > 0;) {
		const struct rx_quantity *item = &all->items[at];

		if (item->sentence != all->items[rate].sentence)
			break;
		if (item->role != RX_QUANTITY_PERCENT && item->unit.length
			&& (rx_text_find(item->before, word, 0) != RX_NONE
				|| rx_text_find(item->after, word, 0) != RX_NONE))
			return item->role == RX_QUANTITY_DONE && !item->about ? item : NULL;
	}
	return NULL;
}

/* The greatest number of the same unit in front of the part. */
static const struct rx_quantity *whole_of(
	const struct quantities *all, const struct rx_quantity *part)
{
	const struct rx_quantity *whole = NULL;

	for (size_t at = 0; &all->items[at] < part; at++) {
		const struct rx_quantity *item = &all->items[at];

		if (item->sentence == part->sentence && item->role == RX_QUANTITY_PLAIN
			&& !item->about && rx_text_equal(item->unit, part->unit)
			&& item->value >= part->value && (!whole || item->value > whole->value))
			whole = item;
	}
	return whole;
}

static void rates_of(struct rx_check *check, size_t row, struct rx_text text)
{
	struct quantities all;

	collect(text, &all);
	for (size_t at = 0; at < all.count; at++) {
		const struct rx_quantity *rate = &all.items[at], *part, *whole;

		if (rate->role != RX_QUANTITY_PERCENT || rate->about)
			continue;
		part = part_of(&all, at);
		whole = part ? whole_of(&all, part) : NULL;
		if (whole && whole->value && !is_rate_of(rate, part->value, whole->value))
			wrong_rate(check, row, text, whole, part, rate);
	}
}

/* ---- all texts ------------------------------------------------------------------------------ */

typedef void text_rule(struct rx_check *check, size_t row, struct rx_text text);

static void over_texts(struct rx_check *check, text_rule *rule)
{
	static const enum rx_column columns[] = {
		RX_COLUMN_TEXT, RX_COLUMN_STATUS_TEXT, RX_COLUMN_REPORT};

	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];

		if (row->kind == RX_KIND_DIAG || row->kind == RX_KIND_FACT)
			continue;
		for (size_t column = 0; column < sizeof(columns) / sizeof(columns[0]); column++) {
			struct rx_text text = row->cells[columns[column]];

			/* A status that the record's own text holds is not looked at twice. */
			if (text.length
				&& (column == 0 || row->cells[RX_COLUMN_TEXT].length == 0
					|| rx_text_find(row->cells[RX_COLUMN_TEXT], text, 0)
						== RX_NONE))
				rule(check, at, text);
		}
	}
}

void rx_check_sums(struct rx_check *check)
{
	if (check->wanted[RX_RULE_SUMS])
		over_texts(check, sums_of);
}

void rx_check_rates(struct rx_check *check)
{
	if (check->wanted[RX_RULE_RATES])
		over_texts(check, rates_of);
}

/* ---- totals --------------------------------------------------------------------------------- */

static bool counts_all(const struct rx_quantity *item)
{
	static const char feeding[] = "反馈|指出|提出|移交|交办|认领|查出|发现|共|梳理";
	static const char words[] = "具体|主要|突出|方面|反馈|整改|审计|巡察|巡视|的|类";
	struct rx_text rest = item->after;
	size_t skip;

	if (item->role != RX_QUANTITY_PLAIN || item->about || item->bracketed || item->value < 2
		|| !rx_phrase_in(item->before, feeding))
		return false;
	while ((skip = rx_phrase_start(rest, words)))
		rest = rx_text_slice(rest, skip, rest.length);
	return rx_phrase_start(rest, "问题|整改任务") > 0;
}

/* A document may state totals of several levels; it is wrong when none of them is that of the
 * records. */
static void totals_of(struct rx_check *check, size_t at, struct rx_text text)
{
	const struct rx_checked_doc *doc = &check->docs[check->rows[at].doc];
	const struct rx_quantity *stated = NULL;
	struct quantities all;

	collect(text, &all);
	for (size_t place = 0; place < all.count; place++) {
		if (!counts_all(&all.items[place]))
			continue;
		stated = &all.items[place];
		if (stated->value == doc->findings)
			return;
	}
	if (stated && doc->findings)
		rx_check_say(check, at, RX_REMARK_TOTAL, rx_check_number(check, stated->value),
			rx_check_number(check, doc->findings),
			rx_check_quote(check, stretch(text, stated, stated)));
}

/* What the parser found, where the text itself is not among the records. */
static void said_total(struct rx_check *check, size_t at)
{
	const struct rx_checked *row = &check->rows[at];

	if (row->kind == RX_KIND_DIAG
		&& rx_text_equal(row->cells[RX_COLUMN_TYPE], RX_LITERAL("total-mismatch")))
		rx_check_say(check, at, RX_REMARK_TOTAL_SAID,
			rx_check_quote(check, row->cells[RX_COLUMN_TITLE]));
}

void rx_check_totals(struct rx_check *check)
{
	if (!check->wanted[RX_RULE_TOTALS])
		return;
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		struct rx_text type = row->cells[RX_COLUMN_TYPE];

		said_total(check, at);
		if (row->kind == RX_KIND_TEXT
			&& (rx_text_equal(type, RX_LITERAL("preamble"))
				|| rx_text_equal(type, RX_LITERAL("body"))))
			totals_of(check, at, row->cells[RX_COLUMN_TEXT]);
	}
}
