/*
 * template.c - one pass over the template with a stack of open sections.
 */
#include "template.h"

#include <stdlib.h>

struct reading {
	struct rx_template *template;
	const struct rx_sink *sink;
	size_t open[RX_TEMPLATE_DEPTH]; /* nodes of the sections that are open */
	size_t depth;
	size_t at; /* in the source */
};

void rx_template_release(struct rx_template *template)
{
	free(template->nodes);
	*template = (struct rx_template){0};
}

struct rx_place rx_template_place(const struct rx_template *template, size_t at)
{
	struct rx_place place = {.file = template->file, .line = 1, .column = 1};

	for (size_t byte = 0; byte < at; byte++) {
		if (template->source.bytes[byte] == '\n') {
			place.line++;
			place.column = 1;
		} else {
			place.column += (template->source.bytes[byte] & 0xC0) != 0x80;
		}
	}
	return place;
}

static int fail(struct reading *reading, size_t at, enum rx_message_id id, struct rx_text word)
{
	char shown[64];

	rx_say(reading->sink, rx_template_place(reading->template, at), id,
		rx_quotable(word, shown, sizeof(shown)));
	return -1;
}

static int add(struct reading *reading, struct rx_template_node node)
{
	struct rx_template *template = reading->template;
	struct rx_template_node *grown =
		rx_array_grow(template->nodes, template->count, &template->room, sizeof(*grown));

	if (!grown) {
		rx_say(reading->sink, (struct rx_place){.file = template->file}, RX_SAY_MEMORY);
		return -1;
	}
	template->nodes = grown;
	grown[template->count++] = node;
	return 0;
}

static int add_text(struct reading *reading, size_t end)
{
	struct rx_template_node node = {.type = RX_TEMPLATE_TEXT, .at = reading->at};

	if (end == reading->at)
		return 0;
	node.text = rx_text_slice(reading->template->source, reading->at, end);
	return add(reading, node);
}

/* ---- lines ---------------------------------------------------------------------------------- */

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Where the line of a tag [start, end) begins and ends, when there is nothing else on it. */
static bool has_line(struct rx_text source, size_t start, size_t end, size_t *from, size_t *to)
{
	*from = start;
	*to = end;
	while (*from && is_blank(source.bytes[*from - 1]))
		--*from;
	while (*to < source.length && is_blank(source.bytes[*to]))
		++*to;
	if (*from && source.bytes[*from - 1] != '\n')
		return false;
	if (*to + 1 < source.length && source.bytes[*to] == '\r' && source.bytes[*to + 1] == '\n')
		++*to;
	if (*to < source.length && source.bytes[*to] != '\n')
		return false;
	*to += *to < source.length;
	return true;
}

/* ---- tags ----------------------------------------------------------------------------------- */

static int open_section(struct reading *reading, size_t start, char sign, struct rx_text name)
{
	struct rx_template_node node = {.text = name, .at = start};

	if (reading->depth == RX_TEMPLATE_DEPTH)
		return fail(reading, start, RX_SAY_TEMPLATE_DEPTH, name);
	node.type = sign == '#' ? RX_TEMPLATE_SECTION : RX_TEMPLATE_INVERTED;
	reading->open[reading->depth++] = reading->template->count;
	return add(reading, node);
}

static int close_section(struct reading *reading, size_t start, struct rx_text name)
{
	struct rx_template_node *nodes = reading->template->nodes;
	size_t open = reading->depth ? reading->open[reading->depth - 1] : 0;

	if (reading->depth == 0 || !rx_text_equal(nodes[open].text, name))
		return fail(reading, start, RX_SAY_TEMPLATE_CLOSE, name);
	nodes[open].end = reading->template->count;
	reading->depth--;
	return 0;
}

/* One tag; what stands between its braces is given. */
static int take_tag(struct reading *reading, size_t start, struct rx_text inside)
{
	struct rx_text name = rx_text_trim(inside);
	char sign = name.length ? name.bytes[0] : '\0';

	if (sign == '!')
		return 0;
	if (sign && strchr("{&>=<$", sign))
		return fail(reading, start, RX_SAY_TEMPLATE_SIGN, rx_text_slice(name, 0, 1));
	if (sign == '#' || sign == '^' || sign == '/')
		name = rx_text_trim(rx_text_slice(name, 1, name.length));
	else
		sign = '\0';
	if (name.length == 0)
		return fail(reading, start, RX_SAY_TEMPLATE_EMPTY, name);
	if (sign == '/')
		return close_section(reading, start, name);
	if (sign)
		return open_section(reading, start, sign, name);
	return add(reading,
		(struct rx_template_node){.type = RX_TEMPLATE_VALUE, .text = name, .at = start});
}

/* The tag that begins at a place, with the text in front of it. */
static int step(struct reading *reading, size_t start)
{
	struct rx_text source = reading->template->source, inside;
	size_t end = rx_text_find(source, RX_LITERAL("}}"), start + 2), from, to;

	if (end == RX_NONE)
		return fail(reading, start, RX_SAY_TEMPLATE_OPEN, (struct rx_text){"", 0});
	inside = rx_text_slice(source, start + 2, end);
	end += 2;
	from = start;
	to = end;
	/* A value keeps its line. */
	if (!memchr("#^/!", rx_text_trim(inside).length ? rx_text_trim(inside).bytes[0] : ' ', 4)
		|| !has_line(source, start, end, &from, &to)) {
		from = start;
		to = end;
	}
	if (add_text(reading, from) || take_tag(reading, start, inside))
		return -1;
	reading->at = to;
	return 0;
}

int rx_template_read(struct rx_template *template, struct rx_text source, const char *file,
	const struct rx_sink *sink)
{
	struct reading reading = {.template = template, .sink = sink};

	template->source = source;
	template->file = file;
	for (;;) {
		size_t start = rx_text_find(source, RX_LITERAL("{{"), reading.at);

		if (start == RX_NONE)
			break;
		if (step(&reading, start))
			return -1;
	}
	if (reading.depth) {
		struct rx_template_node *open = &template->nodes[reading.open[reading.depth - 1]];

		return fail(&reading, open->at, RX_SAY_TEMPLATE_SECTION, open->text);
	}
	return add_text(&reading, source.length);
}
