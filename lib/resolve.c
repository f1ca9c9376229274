/*
 * resolve.c - right sides that stand for something else: $NAME for a value given beside the
 * expression, @NAME for a column of the same row.
 *
 * Values are given apart so that a script can pass any text without quoting it; what was given is never
 * read as a glob, a word or another name.
 */
#include "expr.h"
#include "message.h"

/* Finds NAME=VALUE; false when there is none. */
static bool find_argument(const char *const *arguments, struct rx_text name, struct rx_text *value)
{
	for (; arguments && *arguments; arguments++) {
		struct rx_text argument = rx_text(*arguments);

		if (argument.length <= name.length || !rx_text_starts(argument, name)
			|| argument.bytes[name.length] != '=')
			continue;
		*value = rx_text_slice(argument, name.length + 1, argument.length);
		return true;
	}
	return false;
}

static int resolve_argument(struct rx_expr *expr, struct rx_value *value, struct rx_text name,
	const char *const *arguments, const struct rx_sink *sink)
{
	char quoted[120];

	if (!find_argument(arguments, name, &value->text)) {
		rx_quotable(name, quoted, sizeof(quoted));
		rx_say_at(sink, expr->text, value->at, RX_SAY_NO_ARGUMENT, quoted, quoted);
		return -1;
	}
	value->is_argument = value->quoted = true;
	return 0;
}

/* One column can stand on the right side, not several and not a pattern. */
static int resolve_column(struct rx_expr *expr, const struct rx_node *node, struct rx_value *value,
	struct rx_text name, const struct rx_sink *sink)
{
	char quoted[120];

	if (node->value_count != 1 || node->relation == RX_OPERATOR_MATCHES) {
		rx_say_at(sink, expr->text, value->at, RX_SAY_EXPECT_VALUE,
			rx_quotable(node->sign, quoted, sizeof(quoted)));
		return -1;
	}
	value->text = name;
	value->is_column = true;
	return 0;
}

static int resolve_value(struct rx_expr *expr, const struct rx_node *node, struct rx_value *value,
	const char *const *arguments, const struct rx_sink *sink)
{
	struct rx_text name;

	if (value->quoted || value->text.length < 2)
		return 0;
	name = rx_text_slice(value->text, 1, value->text.length);
	switch (value->text.bytes[0]) {
	case '$': return resolve_argument(expr, value, name, arguments, sink);
	case '@': return resolve_column(expr, node, value, name, sink);
	default: return 0;
	}
}

int rx_expr_resolve(struct rx_expr *expr, const char *const *arguments, const struct rx_sink *sink)
{
	for (size_t at = 0; at < expr->node_count; at++) {
		const struct rx_node *node = &expr->nodes[at];

		for (size_t i = 0; i < node->value_count; i++) {
			struct rx_value *value = &expr->values[node->first_value + i];

			if (resolve_value(expr, node, value, arguments, sink))
				return -1;
		}
	}
	return 0;
}
