/*
 * gen_green_labels: see gen_green_labels.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_green_labels.h"

#include <stdlib.h>

const char *const scheme_names[SCHEMES] = {"colon", "heading", "heading-colon", "numbered", "fused",
	"paren", "paren-colon", "bracket", "blank", "stop"};

static bool is_own_line(enum scheme scheme)
{
	return scheme == SCHEME_HEADING || scheme == SCHEME_HEADING_COLON || scheme == SCHEME_PAREN;
}

static enum style number_style(enum scheme scheme)
{
	switch (scheme) {
	case SCHEME_HEADING:
	case SCHEME_HEADING_COLON:
	case SCHEME_NUMBERED:
	case SCHEME_FUSED:
	case SCHEME_STOP: return STYLE_CHINESE;
	case SCHEME_PAREN:
	case SCHEME_PAREN_COLON: return STYLE_CHINESE_PAREN;
	default: return STYLE_NONE;
	}
}

static const char *separator(enum scheme scheme)
{
	switch (scheme) {
	case SCHEME_COLON:
	case SCHEME_HEADING_COLON:
	case SCHEME_NUMBERED:
	case SCHEME_PAREN_COLON: return "：";
	case SCHEME_BRACKET: return "】";
	case SCHEME_BLANKS: return "  ";
	case SCHEME_STOP: return "。";
	default: return "";
	}
}

/* The label itself, on a line that is begun. */
static int put_label_text(struct builder *builder, struct labels *labels, const char *label,
	const char *type, size_t *start)
{
	enum style style = number_style(labels->scheme);
	char *number = printed_number(style, labels->next, 1);
	bool own_line = is_own_line(labels->scheme);
	int section = NO_RECORD;
	size_t title;

	*start = builder->length;
	if (own_line)
		section = open_record(builder, "?section", labels->parent);
	put_enumerator(builder, style, labels->next++, 1);
	if (labels->scheme == SCHEME_BRACKET)
		put_locked(builder, "【");
	title = builder->length;
	put_locked(builder, label);
	if (own_line) {
		set_title(builder, section, title, builder->length);
		set_number_text(builder, section, number);
		set_field(builder, section, FIELD_TYPE, type);
	}
	put_locked(builder, separator(labels->scheme));
	if (own_line)
		close_record(builder, section);
	free(number);
	return section;
}

int put_green_label(struct builder *builder, struct labels *labels, const char *label,
	const char *type, size_t *start)
{
	int section;

	begin_line(builder);
	section = put_label_text(builder, labels, label, type, start);
	if (is_own_line(labels->scheme)) {
		end_line(builder);
		begin_line(builder);
	}
	return section;
}

int put_green_list_label(struct builder *builder, struct labels *labels, const char *label)
{
	size_t start;
	int section;

	begin_line(builder);
	section = put_label_text(builder, labels, label, NULL, &start);
	end_line(builder);
	return section;
}
