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
	      "period\tfeedback\tpublished\ttype\n",
		file);
	for (int i = 0; i < builder->count; i++)
		write_record(file, builder, &builder->records[i]);
	finish(file, directory);
}
