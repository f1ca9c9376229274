/*
 * gen_table: see gen_table.h.
 *
 * The finding's span is its cell; the start of its row is right as well. Rarely seen in the genre, where
 * tables are attachments, but pages do come flattened.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_table.h"

#include "gen_fields.h"
#include "gen_items.h"
#include "gen_status.h"

static const char *const topics[] = {
	"party", "finance", "project", "service", "safety", "asset", NULL};

struct table_shape {
	const char *bar;
	bool outer_bars; /* | a | b | */
	bool plain;	 /* measures without enumerators */
};

static void put_bar(struct builder *builder, const struct table_shape *shape)
{
	put_locked(builder, shape->bar);
}

static int put_finding_cells(
	struct builder *builder, const struct table_shape *shape, int ordinal, int parent)
{
	size_t row = builder->length;
	struct string number = {NULL, 0, 0};
	int finding;

	string_append_number(&number, ordinal);
	put_locked(builder, number.bytes);
	put_bar(builder, shape);
	finding = open_record(builder, "finding", parent);
	builder->records[finding].start_also = row;
	set_number_text(builder, finding, number.bytes);
	put(builder, "{finding}");
	close_record(builder, finding);
	set_title(builder, finding, builder->records[finding].start, builder->length);
	string_release(&number);
	return finding;
}

static void put_row(
	struct builder *builder, const struct table_shape *shape, int ordinal, int parent)
{
	const struct status_phrase *status = choose_status(builder);
	struct items items = {.kind = "measure",
		.style = shape->plain ? STYLE_NONE : STYLE_SHI,
		.voice = VOICE_DONE,
		.run_on = true,
		.count = between(builder, 2, 3)};
	int finding;

	builder->grammar.topic = choose(builder, topics);
	begin_line(builder);
	if (shape->outer_bars)
		put_locked(builder, "| ");
	finding = put_finding_cells(builder, shape, ordinal, parent);
	put_bar(builder, shape);
	items.parent = finding;
	if (shape->plain)
		put_plain_item(builder, &items);
	else
		put_items(builder, &items);
	put_bar(builder, shape);
	put_units(builder, finding, FIELD_LEADER, "{person}", 1);
	put_bar(builder, shape);
	put_units(builder, finding, FIELD_DEPT, "{department}", between(builder, 1, 2));
	put_bar(builder, shape);
	put_deadline(builder, finding);
	put_bar(builder, shape);
	put(builder, status->phrase);
	set_field(builder, finding, FIELD_STATUS, status->code);
	if (shape->outer_bars)
		put_locked(builder, " |");
	end_line(builder);
}

void put_finding_table(struct builder *builder, int parent)
{
	static const char *const names[] = {"序号", "[反馈问题|存在问题]", "[整改情况|整改进展]",
		"责任领导", "[责任部门|牵头部门]", "整改时限", "[整改状态|完成情况]"};
	struct table_shape shape = {.bar = chance(builder, 60) ? " | " : "\t"};
	int rows = between(builder, 4, 12);

	shape.plain = chance(builder, 40);
	shape.outer_bars = shape.bar[0] == ' ' && chance(builder, 50);
	begin_line(builder);
	if (shape.outer_bars)
		put_locked(builder, "| ");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (i)
			put_bar(builder, &shape);
		put_locked(builder, names[i]);
	}
	if (shape.outer_bars)
		put_locked(builder, " |");
	end_line(builder);
	for (int i = 1; i <= rows; i++)
		put_row(builder, &shape, i, parent);
	variant_add(builder, shape.bar[0] == ' ' ? " findings=table/bars" : " findings=table/tabs");
}
