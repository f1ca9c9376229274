/*
 * gen_truth: see gen_truth.h.
 *
 * A cell may hold alternatives joined with | : any of them is right. The parent of a record whose own
 * parent is optional ("?section") is either that record or the next one above it. Line breaks and
 * blanks inside a title (a title over two lines) are left out.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_truth.h"

#include <stdio.h>
#include <string.h>

static void write_title(FILE *file, const struct builder *builder, const struct record *record)
{
	for (size_t i = record->title_start; i < record->title_end; i++) {
		char byte = builder->text[i];

		if (byte != '\n' && byte != '\r' && byte != '\t' && byte != '|')
			putc(byte, file);
	}
	if (record->fields[FIELD_TITLE_ALSO])
		fprintf(file, "|%s", record->fields[FIELD_TITLE_ALSO]);
}

static void write_parent(FILE *file, const struct builder *builder, const struct record *record)
{
	int parent = record->parent;

	while (parent > 0) {
		const struct record *above = &builder->records[parent];

		write_title(file, builder, above);
		if (above->kind[0] != '?')
			return;
		putc('|', file);
		parent = above->parent;
	}
}

static unsigned long line_of(const struct builder *builder, size_t offset)
{
	unsigned long line = 1;

	for (size_t i = 0; i < offset; i++)
		line += builder->text[i] == '\n';
	return line;
}

static void write_fields(FILE *file, const struct record *record, enum field first, enum field last)
{
	for (int field = (int)first; field <= (int)last; field++)
		fprintf(file, "\t%s", record->fields[field] ? record->fields[field] : "");
}

static void write_record(FILE *file, const struct builder *builder, const struct record *record)
{
	fprintf(file, "%s\t%s\t", record->kind, record->number ? record->number : "");
	write_title(file, builder, record);
	putc('\t', file);
	write_parent(file, builder, record);
	write_fields(file, record, FIELD_STATUS, FIELD_OWNER);
	fprintf(file, "\t%lu\t%zu", line_of(builder, record->start), record->start);
	if (record->start_also != record->start)
		fprintf(file, "|%zu", record->start_also);
	fprintf(file, "\t%zu\t%s", record->end, builder->variant.bytes);
	write_fields(file, record, FIELD_BODY, FIELD_TYPE);
	write_fields(file, record, FIELD_VALUE, FIELD_UNDECIDED);
	fprintf(file, "\t%zu\n", record->parent > 0 ? builder->records[record->parent].start : 0);
}

static void write_escaped(FILE *file, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		switch (text[i]) {
		case '\t': fputs("\\t", file); break;
		case '\n': fputs("\\n", file); break;
		case '\r': fputs("\\r", file); break;
		case '\\': fputs("\\\\", file); break;
		default: putc(text[i], file); break;
		}
	}
}

static void write_first(FILE *file, const char *alternatives)
{
	putc('\t', file);
	if (alternatives)
		write_escaped(file, alternatives, strcspn(alternatives, "|"));
}

/* An optional parent is not in the stream, so the one above it stands in. */
static int stream_parent(const struct builder *builder, int parent)
{
	while (parent > 0 && builder->records[parent].kind[0] == '?')
		parent = builder->records[parent].parent;
	return parent == NO_RECORD ? 0 : parent;
}

static void write_stream_record(FILE *file, const struct builder *builder, int index)
{
	const struct record *record = &builder->records[index];
	bool is_document = index == 0;

	write_escaped(file, record->kind, strcspn(record->kind, "|"));
	fprintf(file, "\tr%d\t", index);
	if (!is_document)
		fprintf(file, "r%d", stream_parent(builder, record->parent));
	write_first(file, record->number);
	putc('\t', file);
	write_escaped(
		file, builder->text + record->title_start, record->title_end - record->title_start);
	for (int field = FIELD_STATUS; field <= FIELD_OWNER; field++)
		write_first(file,
			is_document && field == FIELD_OVERSEER ? record->fields[FIELD_INSPECTOR]
							       : record->fields[field]);
	write_first(file, record->fields[FIELD_TYPE]);
	write_first(file, record->fields[FIELD_BODY]);
	write_first(file, record->fields[is_document ? FIELD_PERIOD : FIELD_VALUE]);
	write_first(file, record->fields[FIELD_FEEDBACK]);
	write_first(file, record->fields[FIELD_PUBLISHED]);
	fprintf(file, "\t%lu\t%zu\t%zu\t", line_of(builder, record->start), record->start,
		record->end);
	if (!is_document)
		write_escaped(file, builder->text + record->start, record->end - record->start);
	for (int field = FIELD_UOM; field <= FIELD_ALT; field++)
		write_first(file, record->fields[field]);
	putc('\n', file);
}

static FILE *create(const char *directory, unsigned long index, const char *suffix)
{
	char path[1024];
	FILE *file;
	int length = snprintf(path, sizeof path, "%s/%05lu.%s", directory, index, suffix);

	if (length < 0 || (size_t)length >= sizeof path)
		give_up("path too long", directory);
	file = fopen(path, "wb");
	if (!file)
		give_up("cannot be written", path);
	return file;
}

static void finish(FILE *file, const char *directory)
{
	int failed = ferror(file);

	if (fclose(file) != 0 || failed)
		give_up("error while writing", directory);
}

void write_document(const struct builder *builder, const char *directory, unsigned long index)
{
	FILE *file = create(directory, index, "txt");

	fwrite(builder->text, 1, builder->length, file);
	finish(file, directory);
	file = create(directory, index, "tsv");
	fputs("kind\tno\ttitle\tparent_title\tstatus\tmode\tclass\tdue\tdue_text\tdept\tleader\t"
	      "support\toverseer\tacceptor\towner\tline\tstart\tend\tvariant\tbody\tinspector\t"
	      "period\tfeedback\tpublished\ttype\tvalue\tuom\tbound\tverb\talt\tundecided\t"
	      "parent_start\n",
		file);
	for (int i = 0; i < builder->count; i++)
		write_record(file, builder, &builder->records[i]);
	finish(file, directory);
}

void write_stream(const struct builder *builder, const char *directory, unsigned long index)
{
	FILE *file = create(directory, index, "tsv");

	fputs("kind\tid\tparent\tno\ttitle\tstatus\tmode\tclass\tdue\tdue_text\tdept\tleader\t"
	      "support\toverseer\tacceptor\towner\ttype\tunit\tvalue\topened\tupdated\tline\t"
	      "start\tend\ttext\tuom\tbound\tverb\talt\n",
		file);
	for (int i = 0; i < builder->count; i++)
		if (builder->records[i].kind[0] != '?')
			write_stream_record(file, builder, i);
	finish(file, directory);
}
