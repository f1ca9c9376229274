/*
 * xlsx.c - a workbook: which sheets there are, which of them are asked for, where they are.
 *
 *     xl/workbook.xml            names, states, relation ids
 *     xl/_rels/workbook.xml.rels relation ids -> members
 */
#include "xlsx.h"
#include "xml.h"

#include <stdlib.h>

enum { SHEETS = 256, NAME = 256 };

struct entry {
	char name[NAME]; /* of the sheet, as UTF-8 */
	char relation[NAME];
	char member[NAME];
	bool hidden;
};

struct listing {
	struct entry *entries;
	size_t count;
	bool late;
};

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

/* Copies a string that may be NULL; what does not fit is cut, and then names nothing. */
static void copy(char *to, const char *from)
{
	size_t length = from ? strlen(from) : 0;

	if (length >= NAME)
		length = NAME - 1;
	if (length)
		memcpy(to, from, length);
	to[length] = '\0';
}

static void book_start(void *user, const char *name, const char **attributes)
{
	struct listing *listing = user;
	const char *state = rx_xml_attribute(attributes, "state");
	struct entry *entry;

	if (is(name, "workbookPr"))
		listing->late = rx_xml_flag(attributes, "date1904");
	if (!is(name, "sheet") || listing->count == SHEETS)
		return;
	entry = &listing->entries[listing->count++];
	copy(entry->name, rx_xml_attribute(attributes, "name"));
	copy(entry->relation, rx_xml_attribute(attributes, "id"));
	entry->hidden = state && !is(state, "visible");
}

/* Targets are relative to xl/ or, with a slash in front, to the archive; ../ does not occur in them, and
 * as a member's name it leads nowhere. */
static void set_member(struct entry *entry, const char *target)
{
	char name[NAME];

	copy(name, target);
	if (name[0] == '/')
		copy(entry->member, name + 1);
	else if (strlen(name) + 4 < NAME) {
		memcpy(entry->member, "xl/", 3);
		memcpy(entry->member + 3, name, strlen(name) + 1);
	}
}

static void relations_start(void *user, const char *name, const char **attributes)
{
	struct listing *listing = user;
	const char *id = rx_xml_attribute(attributes, "Id");

	if (!is(name, "Relationship") || !id)
		return;
	for (size_t at = 0; at < listing->count; at++) {
		if (is(listing->entries[at].relation, id))
			set_member(&listing->entries[at], rx_xml_attribute(attributes, "Target"));
	}
}

static int read_listing(struct listing *listing, struct rx_part *part)
{
	struct rx_xml_events events = {book_start, NULL, NULL, listing};

	if (rx_part_read(part, "xl/workbook.xml", true, &events))
		return -1;
	events.start = relations_start;
	return rx_part_read(part, "xl/_rels/workbook.xml.rels", true, &events);
}

static bool is_wanted(const struct entry *entry, const char *which)
{
	if (!which)
		return !entry->hidden;
	return is(which, "all") || is(which, entry->name);
}

/* Which sheet was meant is the user's to say: all names stand in the message. */
static int report_missing(
	const struct listing *listing, const struct rx_part *part, const char *which)
{
	struct rx_buffer names = {0};
	char wanted[96], known[256];

	for (size_t at = 0; at < listing->count; at++) {
		rx_buffer_add_string(&names, at ? ", " : "");
		rx_buffer_add_string(&names, listing->entries[at].name);
	}
	rx_say(part->sink, (struct rx_place){.file = part->file}, RX_SAY_NO_SHEET,
		rx_quotable(rx_text(which), wanted, sizeof(wanted)),
		rx_quotable(rx_buffer_text(&names), known, sizeof(known)));
	rx_buffer_release(&names);
	return -1;
}

static int read_sheets(struct rx_office *office, struct rx_part *part,
	const struct listing *listing, const struct rx_workbook *book, const char *which)
{
	char shown[96];

	for (size_t at = 0; at < listing->count; at++) {
		const struct entry *entry = &listing->entries[at];
		struct rx_sheet *sheet = &office->sheets[office->sheet_count];

		if (!is_wanted(entry, which)) {
			if (!which)
				rx_say(part->sink, (struct rx_place){.file = part->file},
					RX_SAY_HIDDEN_SHEET,
					rx_quotable(rx_text(entry->name), shown, sizeof(shown)));
			continue;
		}
		office->sheet_count++;
		rx_buffer_add_string(&sheet->name, entry->name);
		sheet->hidden = entry->hidden;
		if (rx_xlsx_sheet(sheet, part, entry->member, book))
			return -1;
	}
	if (office->sheet_count == 0)
		return report_missing(listing, part, which ? which : "");
	return 0;
}

static int read_all(struct rx_office *office, struct rx_part *part, struct listing *listing,
	struct rx_workbook *book, const char *which)
{
	if (read_listing(listing, part) || rx_workbook_strings(book, part)
		|| rx_workbook_styles(book, part))
		return -1;
	book->late = listing->late;
	office->sheets = calloc(listing->count + 1, sizeof(*office->sheets));
	if (!office->sheets || book->failed) {
		rx_say(part->sink, (struct rx_place){.file = part->file}, RX_SAY_MEMORY);
		return -1;
	}
	return read_sheets(office, part, listing, book, which);
}

int rx_xlsx_read(struct rx_office *office, struct rx_part *part, const char *which)
{
	struct listing listing = {.entries = calloc(SHEETS, sizeof(*listing.entries))};
	struct rx_workbook book = {0};
	int outcome = -1;

	if (listing.entries)
		outcome = read_all(office, part, &listing, &book, which);
	else
		rx_say(part->sink, (struct rx_place){.file = part->file}, RX_SAY_MEMORY);
	rx_workbook_release(&book);
	free(listing.entries);
	return outcome;
}
