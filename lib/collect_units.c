/*
 * collect_units.c - whose records are whose, and whose book a book is.
 *
 * A record belongs to the units it names, or where no record names any to its lead departments.  A book
 * is from the unit that its name or its title block names, else from the one whose records it fills in,
 * else from the one that most of its records belong to.
 */
#include "collect.h"
#include "list.h"

static bool states(const struct rx_snapshot *snapshot, enum rx_column column)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		if (snapshot->rows[row].kind == RX_KIND_FINDING
			&& rx_snapshot_value(snapshot, row, column).length)
			return true;
	}
	return false;
}

static bool add_owner(struct rx_collect *collect, struct rx_text name)
{
	bool added;
	size_t unit =
		rx_keys_add(&collect->units, 0, rx_alias_name(&collect->diff->alias, name), &added);
	uint32_t *grown = rx_array_grow(
		collect->owners, collect->owner_count, &collect->owner_room, sizeof(*grown));

	if (grown)
		collect->owners = grown;
	if (!grown || unit == RX_NONE)
		return false;
	grown[collect->owner_count++] = (uint32_t)unit;
	return true;
}

bool rx_collect_units(struct rx_collect *collect)
{
	const struct rx_snapshot *master = collect->master;
	enum rx_column column = states(master, RX_COLUMN_UNIT) ? RX_COLUMN_UNIT : RX_COLUMN_DEPT;
	bool fine = true;

	collect->owner_starts =
		rx_arena_new(&collect->arena, (master->count + 2) * sizeof(*collect->owner_starts));
	if (!collect->owner_starts)
		return false;
	for (size_t row = 0; row < master->count; row++) {
		struct rx_text rest = rx_snapshot_value(master, row, column), name;

		collect->owner_starts[row] = collect->owner_count;
		if (master->rows[row].kind != RX_KIND_FINDING || rest.length == 0)
			continue;
		while (fine && rx_list_value(&rest, &collect->scratch[0], &name))
			fine = name.length == 0 || add_owner(collect, name);
	}
	collect->owner_starts[master->count] = collect->owner_count;
	collect->unit_rows = rx_arena_new(
		&collect->arena, (collect->units.count + 1) * sizeof(*collect->unit_rows));
	for (size_t at = 0; collect->unit_rows && at < collect->owner_count; at++)
		collect->unit_rows[collect->owners[at]]++;
	return fine && collect->unit_rows;
}

bool rx_collect_owns(const struct rx_collect *collect, size_t unit, size_t row)
{
	for (size_t at = collect->owner_starts[row]; at < collect->owner_starts[row + 1]; at++) {
		if (collect->owners[at] == unit)
			return true;
	}
	return false;
}

/* The unit with the longest name that stands in a text. */
static size_t unit_in(const struct rx_collect *collect, struct rx_text text)
{
	size_t found = RX_NONE, length = 0;

	for (size_t unit = 0; unit < collect->units.count; unit++) {
		struct rx_text name = rx_keys_text(&collect->units, unit);

		if (name.length > length && rx_text_find(text, name, 0) != RX_NONE) {
			found = unit;
			length = name.length;
		}
	}
	return found;
}

static struct rx_text last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return rx_text(slash ? slash + 1 : path);
}

static size_t named_home(const struct rx_collect *collect, const struct rx_snapshot *book)
{
	size_t unit = unit_in(collect, last_part(book->name));

	for (size_t row = 0; unit == RX_NONE && row < book->count; row++) {
		if (book->rows[row].kind == RX_KIND_DOC)
			unit = unit_in(collect,
				rx_alias_name(&collect->diff->alias,
					rx_snapshot_value(book, row, RX_COLUMN_UNIT)));
	}
	return unit;
}

/* By what was filled in, then by how many records there are; equal ones by name. */
static bool is_likelier(
	const struct rx_collect *collect, const struct rx_book *book, size_t unit, size_t than)
{
	if (than == RX_NONE)
		return book->rows[unit] > 0;
	if (book->answers[unit] != book->answers[than])
		return book->answers[unit] > book->answers[than];
	if (book->rows[unit] != book->rows[than])
		return book->rows[unit] > book->rows[than];
	return rx_text_compare(
		       rx_keys_text(&collect->units, unit), rx_keys_text(&collect->units, than))
		< 0;
}

void rx_collect_home(struct rx_collect *collect, struct rx_book *book)
{
	book->home = named_home(collect, book->snapshot);
	for (size_t unit = 0, named = book->home; named == RX_NONE && unit < collect->units.count;
		unit++) {
		if (is_likelier(collect, book, unit, book->home))
			book->home = unit;
	}
	for (size_t unit = 0; unit < collect->units.count; unit++)
		book->scope[unit] = unit == book->home
			|| (book->rows[unit] && book->rows[unit] * 2 >= collect->unit_rows[unit]);
}
