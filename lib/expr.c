/*
 * expr.c - recursive descent over the tokens of lex.c.
 *
 * Nodes lie in one array and refer to each other by place, 0 standing for none: place 0 is taken by
 * an unused node.  The first fault is reported where it stands and ends the reading.
 */
#include "expr.h"
#include "message.h"

#include <stdlib.h>

struct parser {
	struct rx_expr *expr;
	const struct rx_sink *sink;
	struct rx_token token; /* the one that comes next */
	size_t depth;
	bool failed;
};

static uint32_t parse_any(struct parser *parser);

/* ---- tokens and faults ---------------------------------------------------------------------- */

static void look(struct parser *parser, size_t at, enum rx_lex_place place)
{
	rx_lex(parser->expr->text, at, place, &parser->token);
}

static void step(struct parser *parser, enum rx_lex_place place)
{
	look(parser, parser->token.end, place);
}

/* Reports unless a fault was reported before.  A mark without its partner explains more than what
 * was expected in its place. */
static uint32_t fault(struct parser *parser, size_t at, enum rx_message_id id, struct rx_text about)
{
	char quoted[200];

	if (parser->failed)
		return 0;
	parser->failed = true;
	if (parser->token.kind == RX_TOKEN_UNCLOSED && at == parser->token.at) {
		id = RX_SAY_UNCLOSED;
		about = parser->token.text;
	}
	rx_say_at(parser->sink, parser->expr->text, at, id,
		rx_quotable(about, quoted, sizeof(quoted)));
	return 0;
}

static uint32_t fault_memory(struct parser *parser)
{
	if (!parser->failed)
		rx_say(parser->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	parser->failed = true;
	return 0;
}

/* ---- building ------------------------------------------------------------------------------- */

static uint32_t add_node(struct parser *parser, enum rx_node_kind kind)
{
	struct rx_expr *expr = parser->expr;
	struct rx_node *nodes =
		rx_array_grow(expr->nodes, expr->node_count, &expr->node_room, sizeof(*nodes));

	if (!nodes || expr->node_count >= UINT32_MAX)
		return fault_memory(parser);
	expr->nodes = nodes;
	nodes[expr->node_count] = (struct rx_node){.kind = kind};
	return (uint32_t)expr->node_count++;
}

/* What stands between quotes, \" taken as ".  The bytes have room for every value unquoted. */
static struct rx_text unquote(struct parser *parser, const struct rx_token *token)
{
	struct rx_buffer *bytes = &parser->expr->bytes;
	size_t start = bytes->length;
	struct rx_text text = token->text;

	if (!token->escapes)
		return text;
	for (size_t at = 0; at < text.length; at++) {
		if (text.bytes[at] == '\\' && at + 1 < text.length) {
			if (text.bytes[at + 1] != '"')
				rx_buffer_add_byte(bytes, '\\');
			at++;
		}
		rx_buffer_add_byte(bytes, text.bytes[at]);
	}
	return rx_text_slice(rx_buffer_text(bytes), start, bytes->length);
}

static void add_value(struct parser *parser, uint32_t node)
{
	struct rx_expr *expr = parser->expr;
	struct rx_value *values =
		rx_array_grow(expr->values, expr->value_count, &expr->value_room, sizeof(*values));

	if (!values) {
		fault_memory(parser);
		return;
	}
	expr->values = values;
	values[expr->value_count++] = (struct rx_value){
		.quoted = parser->token.kind == RX_TOKEN_QUOTED,
		.text = parser->token.kind == RX_TOKEN_QUOTED ? unquote(parser, &parser->token)
							      : parser->token.text,
		.at = parser->token.at,
		.inside = (size_t)(parser->token.text.bytes - expr->text.bytes),
	};
	expr->nodes[node].value_count++;
}

/* ---- comparisons ---------------------------------------------------------------------------- */

static bool is_value(const struct rx_token *token)
{
	return token->kind == RX_TOKEN_WORD || token->kind == RX_TOKEN_QUOTED;
}

/* Values joined with commas; behind them is the next token, unless there are no brackets. */
static void parse_items(struct parser *parser, uint32_t node)
{
	struct rx_text sign = parser->expr->nodes[node].sign;
	struct rx_token next;

	do {
		step(parser, RX_LEX_ITEM);
		if (!is_value(&parser->token)) {
			fault(parser, parser->token.at, RX_SAY_EXPECT_VALUE, sign);
			return;
		}
		add_value(parser, node);
		rx_lex(parser->expr->text, parser->token.end, RX_LEX_ITEM, &next);
		if (next.kind == RX_TOKEN_COMMA)
			parser->token = next;
	} while (next.kind == RX_TOKEN_COMMA && !parser->failed);
}

/* Brackets may be left out where nothing follows but what cannot be a value: status in done, closed */
static void parse_list(struct parser *parser, uint32_t node)
{
	struct rx_text sign = parser->expr->nodes[node].sign;
	struct rx_token open;

	rx_lex(parser->expr->text, parser->token.end, RX_LEX_VALUE, &open);
	if (open.kind != RX_TOKEN_OPEN) {
		parse_items(parser, node);
		return;
	}
	parser->token = open;
	parse_items(parser, node);
	if (parser->failed)
		return;
	step(parser, RX_LEX_ITEM);
	if (parser->token.kind == RX_TOKEN_END)
		fault(parser, open.at, RX_SAY_UNCLOSED, open.text);
	else if (parser->token.kind != RX_TOKEN_CLOSE)
		fault(parser, parser->token.at, RX_SAY_EXPECT_END, sign);
}

/* `due == empty` asks what `due empty` asks; the quoted word is an ordinary value. */
static bool means_empty(const struct rx_token *token)
{
	return token->kind == RX_TOKEN_WORD
		&& (rx_text_equal_nocase(token->text, RX_LITERAL("empty"))
			|| rx_text_equal(token->text, RX_LITERAL("空")));
}

static void parse_right_side(struct parser *parser, uint32_t node)
{
	struct rx_node *compare = &parser->expr->nodes[node];

	compare->first_value = parser->expr->value_count;
	if (compare->relation == RX_OPERATOR_EMPTY)
		return;
	if (compare->relation == RX_OPERATOR_IN) {
		parse_list(parser, node);
		return;
	}
	step(parser, RX_LEX_VALUE);
	if (!is_value(&parser->token))
		fault(parser, parser->token.at, RX_SAY_EXPECT_VALUE, compare->sign);
	else if (compare->relation == RX_OPERATOR_EQUAL && means_empty(&parser->token))
		compare->relation = RX_OPERATOR_EMPTY;
	else
		add_value(parser, node);
}

/* The next token stands behind the name of the node, which is a column if an operator follows. */
static uint32_t parse_comparison(struct parser *parser, uint32_t node)
{
	struct rx_node *compare = &parser->expr->nodes[node];
	bool negated = false;

	if (parser->token.kind == RX_TOKEN_NOT && parser->token.word) {
		negated = true;
		step(parser, RX_LEX_OPERATOR);
	}
	if (parser->token.kind != RX_TOKEN_OPERATOR || (negated && !parser->token.word)) {
		if (!negated && !compare->quoted && parser->token.kind != RX_TOKEN_WORD
			&& parser->token.kind != RX_TOKEN_QUOTED
			&& parser->token.kind != RX_TOKEN_UNCLOSED)
			return node;
		return fault(parser, parser->token.at, RX_SAY_EXPECT_OPERATOR, compare->name);
	}
	compare->kind = RX_NODE_COMPARE;
	compare->relation = parser->token.relation;
	compare->negated = negated != parser->token.negated;
	compare->sign = parser->token.text;
	parse_right_side(parser, node);
	step(parser, RX_LEX_OPERATOR);
	return node;
}

/* ---- rows below ----------------------------------------------------------------------------- */

static const struct {
	const char *word;
	bool counts;  /* a comparison follows */
	bool negated; /* else: at least one, or not */
} calls[] = {
	{"any", false, false},
	{"任一", false, false},
	{"none", false, true},
	{"没有", false, true},
	{"count", true, false},
	{"数量", true, false},
};

static int find_call(struct rx_text word)
{
	for (size_t at = 0; at < sizeof(calls) / sizeof(calls[0]); at++) {
		if (rx_text_equal_nocase(rx_text(calls[at].word), word))
			return (int)at;
	}
	return -1;
}

bool rx_expr_is_call(struct rx_text word)
{
	return find_call(word) >= 0;
}

/* The comparison behind count(...). */
static void parse_count(struct parser *parser, uint32_t node, struct rx_text call)
{
	struct rx_node *below = &parser->expr->nodes[node];

	if (parser->token.kind != RX_TOKEN_OPERATOR
		|| parser->token.relation > RX_OPERATOR_GREATER_EQUAL) {
		fault(parser, parser->token.at, RX_SAY_EXPECT_OPERATOR, call);
		return;
	}
	below->relation = parser->token.relation;
	below->negated = parser->token.negated;
	below->sign = parser->token.text;
	parse_right_side(parser, node);
	step(parser, RX_LEX_OPERATOR);
}

/* The kind and, behind a comma, what is asked of its rows; the next token is the bracket. */
static uint32_t parse_call_brackets(
	struct parser *parser, struct rx_text call, struct rx_node *below)
{
	size_t opened = parser->token.at;
	struct rx_text open = parser->token.text;
	uint32_t child = 0;

	step(parser, RX_LEX_ITEM);
	if (!is_value(&parser->token))
		return fault(parser, parser->token.at, RX_SAY_EXPECT_VALUE, call);
	below->name = parser->token.text;
	below->at = parser->token.at;
	step(parser, RX_LEX_ITEM);
	if (parser->token.kind == RX_TOKEN_COMMA) {
		step(parser, RX_LEX_OPERAND);
		child = parse_any(parser);
	}
	if (parser->token.kind == RX_TOKEN_END)
		fault(parser, opened, RX_SAY_UNCLOSED, open);
	else if (parser->token.kind != RX_TOKEN_CLOSE)
		fault(parser, parser->token.at, RX_SAY_EXPECT_END, open);
	step(parser, RX_LEX_OPERATOR);
	return child;
}

static uint32_t parse_call(struct parser *parser, struct rx_text call)
{
	int which = find_call(call);
	struct rx_node below = {.kind = RX_NODE_BELOW, .sign = call};
	uint32_t node;

	below.child = parse_call_brackets(parser, call, &below);
	below.relation = RX_OPERATOR_GREATER_EQUAL;
	below.negated = calls[which].negated;
	node = parser->failed ? 0 : add_node(parser, RX_NODE_BELOW);
	if (!node)
		return 0;
	parser->expr->nodes[node] = below;
	if (calls[which].counts)
		parse_count(parser, node, call);
	return node;
}

static uint32_t parse_name(struct parser *parser)
{
	struct rx_token behind;
	uint32_t node;

	rx_lex(parser->expr->text, parser->token.end, RX_LEX_OPERATOR, &behind);
	if (parser->token.kind == RX_TOKEN_WORD && behind.kind == RX_TOKEN_OPEN
		&& rx_expr_is_call(parser->token.text)) {
		struct rx_text call = parser->token.text;

		step(parser, RX_LEX_OPERATOR);
		return parse_call(parser, call);
	}
	node = add_node(parser, RX_NODE_WORD);
	if (!node)
		return 0;
	parser->expr->nodes[node].quoted = parser->token.kind == RX_TOKEN_QUOTED;
	parser->expr->nodes[node].name = parser->token.kind == RX_TOKEN_QUOTED
		? unquote(parser, &parser->token)
		: parser->token.text;
	parser->expr->nodes[node].at = parser->token.at;
	step(parser, RX_LEX_OPERATOR);
	return parse_comparison(parser, node);
}

/* ---- logic ---------------------------------------------------------------------------------- */

static bool enter(struct parser *parser)
{
	if (parser->depth++ < RX_EXPR_DEPTH)
		return true;
	if (!parser->failed)
		rx_say_at(parser->sink, parser->expr->text, parser->token.at, RX_SAY_TOO_DEEP,
			(size_t)RX_EXPR_DEPTH);
	parser->failed = true;
	return false;
}

static uint32_t parse_brackets(struct parser *parser)
{
	size_t opened = parser->token.at;
	struct rx_text open = parser->token.text;
	uint32_t inside;

	step(parser, RX_LEX_OPERAND);
	inside = parse_any(parser);
	if (parser->token.kind == RX_TOKEN_END)
		fault(parser, opened, RX_SAY_UNCLOSED, open);
	else if (parser->token.kind != RX_TOKEN_CLOSE)
		fault(parser, parser->token.at, RX_SAY_EXPECT_END, open);
	step(parser, RX_LEX_OPERATOR);
	return inside;
}

static uint32_t parse_one(struct parser *parser)
{
	uint32_t node = 0, child;

	if (!enter(parser))
		return 0;
	switch (parser->token.kind) {
	case RX_TOKEN_NOT:
		step(parser, RX_LEX_OPERAND);
		child = parse_one(parser);
		node = parser->failed ? 0 : add_node(parser, RX_NODE_NOT);
		if (node)
			parser->expr->nodes[node].child = child;
		break;
	case RX_TOKEN_OPEN: node = parse_brackets(parser); break;
	case RX_TOKEN_WORD:
	case RX_TOKEN_QUOTED: node = parse_name(parser); break;
	default: fault(parser, parser->token.at, RX_SAY_EXPECT_OPERAND, parser->token.text);
	}
	parser->depth--;
	return parser->failed ? 0 : node;
}

/* one { sign one }: a single one stays what it is, several become the children of a node. */
static uint32_t parse_chain(struct parser *parser, enum rx_token_kind sign, enum rx_node_kind kind,
	uint32_t (*parse)(struct parser *))
{
	uint32_t first = parse(parser), last = first, parent;

	if (parser->token.kind != sign || parser->failed)
		return first;
	parent = add_node(parser, kind);
	while (parser->token.kind == sign && !parser->failed) {
		uint32_t node;

		step(parser, RX_LEX_OPERAND);
		node = parse(parser);
		if (!node)
			break;
		parser->expr->nodes[last].next = node;
		last = node;
	}
	if (parent)
		parser->expr->nodes[parent].child = first;
	return parser->failed ? 0 : parent;
}

static uint32_t parse_all(struct parser *parser)
{
	return parse_chain(parser, RX_TOKEN_AND, RX_NODE_ALL, parse_one);
}

static uint32_t parse_any(struct parser *parser)
{
	return parse_chain(parser, RX_TOKEN_OR, RX_NODE_ANY, parse_all);
}

int rx_expr_parse(struct rx_expr *expr, struct rx_text text, const struct rx_sink *sink)
{
	struct parser parser = {.expr = expr, .sink = sink};

	/* Unquoted texts follow the copy and are shorter than it together: nothing ever moves. */
	if (!rx_buffer_reserve(&expr->bytes, 2 * text.length + 1))
		fault_memory(&parser);
	rx_buffer_add_text(&expr->bytes, text);
	expr->text = rx_buffer_text(&expr->bytes);
	add_node(&parser, RX_NODE_ALL);
	if (parser.failed)
		return -1;
	look(&parser, 0, RX_LEX_OPERAND);
	if (parser.token.kind == RX_TOKEN_END)
		return 0;
	expr->root = parse_any(&parser);
	if (!parser.failed && parser.token.kind != RX_TOKEN_END)
		fault(&parser, parser.token.at, RX_SAY_EXPECT_END, parser.token.text);
	return parser.failed ? -1 : 0;
}

size_t rx_expr_offset(const struct rx_expr *expr, const struct rx_value *value, size_t offset)
{
	struct rx_text text = expr->text;
	size_t at = value->inside;

	if (value->is_argument)
		return value->at;
	/* Only a text that was copied while unquoting has lost backslashes. */
	if (value->text.bytes >= text.bytes && value->text.bytes < text.bytes + text.length)
		return at + offset;
	for (; offset && at < text.length; offset--) {
		if (text.bytes[at] == '\\' && at + 1 < text.length && text.bytes[at + 1] == '"')
			at++;
		at++;
	}
	return at;
}

void rx_expr_release(struct rx_expr *expr)
{
	free(expr->nodes);
	free(expr->values);
	rx_buffer_release(&expr->bytes);
	*expr = (struct rx_expr){0};
}
