/*
 * test-slow.c - selecting against an implementation that is slow and simple: random expressions over random
 * rows, whose cells come from tables that say what they mean, so that nothing is parsed here.
 *
 * RX_ROUNDS in the environment asks for more rounds than the few of every day: each has 150 expressions over
 * 300 rows.
 */
#include "slow.h"

enum { ROWS = 300, EXPRESSIONS = 150, DEPTH = 3, ITEMS = 3 };

enum column { STATUS, DUE, AMOUNT, DEPT, TITLE, REGION, COLUMNS };

static const char *const names[COLUMNS][2] = {{"status", "整改状态"}, {"due", "整改时限"},
	{"amount", "涉及金额"}, {"dept", "牵头部门"}, {"title", "标题"}, {"region", "region"}};

/* A cell and what it means; number in hundredths; days as YYYYMMDD, of up to two dates. */
struct cell {
	const char *text; /* as it stands in the stream */
	int place; /* of a status on its scale, 0: none; of another sort: whether there is a value */
	long long number;
	int first, last, second_first, second_last;
	const char *items[ITEMS];
};

static const struct cell statuses[] = {{"", 0, 0, 0, 0, 0, 0, {0}},
	{"planned", 1, 0, 0, 0, 0, 0, {"尚未启动"}}, {"active", 2, 0, 0, 0, 0, 0, {"正在整改"}},
	{"lagging", 2, 1, 0, 0, 0, 0, {"未达到序时进度"}},
	{"rejected", 2, 2, 0, 0, 0, 0, {"验收未通过"}},
	{"ontrack", 3, 0, 0, 0, 0, 0, {"达到序时进度"}},
	{"partial", 4, 0, 0, 0, 0, 0, {"部分整改"}}, {"done", 6, 0, 0, 0, 0, 0, {"已完成整改"}},
	{"closed", 9, 0, 0, 0, 0, 0, {"已销号"}}, {"void", 0, 1, 0, 0, 0, 0, {"已撤销"}},
	{"unable", 0, 2, 0, 0, 0, 0, {"客观原因无法整改"}}};

static const struct cell dates[] = {{"", 0, 0, 0, 0, 0, 0, {0}},
	{"2024-06-30", 1, 0, 20240630, 20240630, 0, 0, {0}},
	{"2024-06", 1, 0, 20240601, 20240630, 0, 0, {0}},
	{"2024", 1, 0, 20240101, 20241231, 0, 0, {0}},
	{"2024-07-01", 1, 0, 20240701, 20240701, 0, 0, {0}},
	{"2024-02-29", 1, 0, 20240229, 20240229, 0, 0, {0}},
	{"2023-12/2024-02", 1, 0, 20231201, 20240229, 0, 0, {0}},
	{"../2023", 1, 0, 0, 20231231, 0, 0, {0}},
	{"2024-01-15;2024-08-01", 1, 0, 20240115, 20240115, 20240801, 20240801, {0}}};

static const struct cell amounts[] = {{"", 0, 0, 0, 0, 0, 0, {0}}, {"0", 1, 0, 0, 0, 0, 0, {0}},
	{"7", 1, 700, 0, 0, 0, 0, {0}}, {"7.50", 1, 750, 0, 0, 0, 0, {0}},
	{"7.5", 1, 750, 0, 0, 0, 0, {0}}, {"-5", 1, -500, 0, 0, 0, 0, {0}},
	{"1万", 1, 1000000, 0, 0, 0, 0, {0}}, {"10000", 1, 1000000, 0, 0, 0, 0, {0}},
	{"434.87万", 1, 434870000, 0, 0, 0, 0, {0}}, {"4348700", 1, 434870000, 0, 0, 0, 0, {0}},
	{"1亿", 1, 10000000000, 0, 0, 0, 0, {0}}, {"50%", 1, 50, 0, 0, 0, 0, {0}}};

static const struct cell depts[] = {{"", 0, 0, 0, 0, 0, 0, {0}},
	{"办公室", 1, 0, 0, 0, 0, 0, {"办公室"}}, {"财务部", 1, 0, 0, 0, 0, 0, {"财务部"}},
	{"办公室;财务部", 1, 0, 0, 0, 0, 0, {"办公室", "财务部"}},
	{"甲\\\\;乙;组织部", 1, 0, 0, 0, 0, 0, {"甲;乙", "组织部"}},
	{"财务", 1, 0, 0, 0, 0, 0, {"财务"}}};

static const struct cell titles[] = {{"", 0, 0, 0, 0, 0, 0, {0}},
	{"台账管理不规范", 1, 0, 0, 0, 0, 0, {0}}, {"督办不力", 1, 0, 0, 0, 0, 0, {0}},
	{"整改督办", 1, 0, 0, 0, 0, 0, {0}}, {"Audit", 1, 0, 0, 0, 0, 0, {0}},
	{"audit", 1, 0, 0, 0, 0, 0, {0}}, {"\"quoted\"", 1, 0, 0, 0, 0, 0, {0}},
	{"a\\table", 1, 0, 0, 0, 0, 0, {"a\table"}}, {"table", 1, 0, 0, 0, 0, 0, {0}}};

/* Numbers, dates and texts in one column that rx does not know. */
static const struct cell regions[] = {{"", 0, 0, 0, 0, 0, 0, {0}}, {"7", 1, 700, 0, 0, 0, 0, {0}},
	{"007", 1, 700, 0, 0, 0, 0, {0}}, {"30", 1, 3000, 0, 0, 0, 0, {0}},
	{"2024-06-30", 2, 0, 20240630, 20240630, 0, 0, {0}},
	{"2024-06", 2, 0, 20240601, 20240630, 0, 0, {0}}, {"北区", 3, 0, 0, 0, 0, 0, {0}},
	{"Zone", 3, 0, 0, 0, 0, 0, {0}}};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
	const struct cell *cells;
	size_t count;
} tables[COLUMNS] = {{statuses, COUNT(statuses)}, {dates, COUNT(dates)}, {amounts, COUNT(amounts)},
	{depts, COUNT(depts)}, {titles, COUNT(titles)}, {regions, COUNT(regions)}};

enum operator{
	EQUAL,
	LESS,
	LESS_EQUAL,
	GREATER,
	GREATER_EQUAL,
	IN,
	HAS,
	EMPTY,
	MATCHES,
	GLOB,
	OPERATORS
};

static const char *const signs[OPERATORS][4] = {{"==", "等于", "＝＝", "="},
	{"<", "before", "早于", "＜"}, {"<=", "不晚于", "不大于", "＜＝"},
	{">", "after", "晚于", "＞"}, {">=", "不早于", "不小于", "＞＝"},
	{"in", "属于", "in", "属于"}, {"has", "含", "包含", "has"},
	{"empty", "为空", "empty", "为空"}, {"~", "matches", "匹配", "～"},
	{"==", "等于", "＝＝", "in"}};

static const char *const globs[] = {"*", "?*", "d*", "*d", "?one", "正在*", "*整改", "财务*", "*部",
	"办公?", "整改??", "督*力", "*督*", "A*t", "7*", "?07", "2024-*", "*区", "已*", "甲*乙"};

static const char *const words[] = {"督办", "台账", "audit", "不", "规范", "table"};

/* ---- expressions ---------------------------------------------------------------------------- */

enum kind { COMPARE, AND, OR, NOT };

struct node {
	enum kind kind;
	enum column column;
	enum operator relation;
	bool negated;
	const struct cell *values[2];
	const char *words[2];
	size_t count;
	int left, right;
};

/* Single values that can stand on a right side. */
static const struct cell *random_value(enum column column)
{
	for (;;) {
		const struct cell *cell =
			&tables[column].cells[next_random((unsigned)tables[column].count)];

		if (cell->text[0] && !cell->second_first && !cell->items[1]
			&& !strpbrk(cell->text, "\"\\") && !strstr(cell->text, ".."))
			return cell;
	}
}

static enum operator random_operator(enum column column)
{
	for (;;) {
		enum operator relation =(enum operator) next_random(OPERATORS);
		bool order = relation >= LESS && relation <= GREATER_EQUAL;

		if (relation == HAS && column != DEPT && column != TITLE)
			continue;
		if (relation == MATCHES && column != TITLE)
			continue;
		if (order && column == DEPT)
			continue;
		if (relation == GLOB && (column == DUE || column == AMOUNT))
			continue;
		return relation;
	}
}

static int make_node(struct node *nodes, int *count, int depth)
{
	int place = (*count)++;
	struct node *node = &nodes[place];

	*node = (struct node){.kind = depth ? (enum kind)next_random(4) : COMPARE};
	if (node->kind != COMPARE) {
		int left = make_node(nodes, count, depth - 1);
		int right = node->kind == NOT ? 0 : make_node(nodes, count, depth - 1);

		node->left = left;
		node->right = right;
		return place;
	}
	node->column = (enum column)next_random(COLUMNS);
	node->relation = random_operator(node->column);
	node->negated = next_random(3) == 0;
	node->count = node->relation == EMPTY                       ? 0
		: node->relation == IN || node->relation == MATCHES ? 2
								    : 1;
	for (size_t at = 0; at < node->count; at++) {
		node->values[at] = random_value(node->column);
		node->words[at] = node->relation == GLOB ? globs[next_random(COUNT(globs))]
							 : words[next_random(COUNT(words))];
	}
	return place;
}

/* ---- as text -------------------------------------------------------------------------------- */

static void write_compare(const struct node *node, struct text *text)
{
	const char *sign = signs[node->relation][next_random(4)];
	bool list = node->relation == IN || (node->relation == GLOB && strcmp(sign, "in") == 0);
	bool brackets = list && next_random(3);
	bool is_word = ((unsigned char)sign[0] >= 0x80 && (unsigned char)sign[0] != 0xEF)
		|| (sign[0] >= 'a' && sign[0] <= 'z');

	/* Signs have negations of their own; the rest is negated as a whole. */
	if (node->negated && !is_word)
		add(text, "!(");
	add(text, names[node->column][next_random(2)]);
	add(text, " ");
	if (node->negated && is_word)
		add(text, next_random(2) ? "not " : "非 ");
	add(text, sign);
	if (brackets)
		add(text, " (");
	for (size_t at = 0; at < node->count; at++) {
		add(text, at ? list ? ", " : "|" : " ");
		add(text, node->relation >= MATCHES ? node->words[at] : node->values[at]->text);
	}
	if (brackets)
		add(text, ")");
	if (node->negated && !is_word)
		add(text, ")");
}

static void write_node(const struct node *nodes, int place, struct text *text)
{
	static const char *const ands[] = {" && ", " and ", " 且 ", "＆＆"};
	static const char *const ors[] = {" || ", " or ", " 或 ", "｜｜"};
	const struct node *node = &nodes[place];

	if (node->kind == COMPARE) {
		write_compare(node, text);
		return;
	}
	add(text, node->kind == NOT ? next_random(2) ? "!(" : "非（" : next_random(2) ? "(" : "（");
	write_node(nodes, node->left, text);
	if (node->kind != NOT) {
		add(text, node->kind == AND ? ands[next_random(4)] : ors[next_random(4)]);
		write_node(nodes, node->right, text);
	}
	add(text, next_random(2) ? ")" : "）");
}

/* ---- asking --------------------------------------------------------------------------------- */

/* The text of a title: where it has escapes, the only item is what they stand for. */
static const char *decoded(const struct cell *cell)
{
	return cell->items[0] ? cell->items[0] : cell->text;
}

static bool decide(enum operator relation, long long difference)
{
	switch (relation) {
	case LESS: return difference < 0;
	case LESS_EQUAL: return difference <= 0;
	case GREATER: return difference > 0;
	case GREATER_EQUAL: return difference >= 0;
	default: return difference == 0;
	}
}

static bool decide_days(enum operator relation, int first, int last, const struct cell *value)
{
	switch (relation) {
	case LESS: return last < value->first;
	case LESS_EQUAL: return last <= value->last;
	case GREATER: return first > value->last;
	case GREATER_EQUAL: return first >= value->first;
	default: return first >= value->first && last <= value->last;
	}
}

static bool compare_dates(enum operator relation, const struct cell *cell, const struct cell *value)
{
	return decide_days(relation, cell->first, cell->last, value)
		|| (cell->second_first
			&& decide_days(relation, cell->second_first, cell->second_last, value));
}

static bool compare_texts(enum operator relation, const char *cell, const char *value)
{
	return relation == HAS ? strstr(cell, value) != NULL
			       : decide(relation, strcmp(cell, value));
}

static bool compare_status(
	enum operator relation, const struct cell *cell, const struct cell *value)
{
	if (relation == EQUAL || relation == IN)
		return strcmp(cell->text, value->text) == 0;
	return cell->place && value->place && decide(relation, cell->place - value->place);
}

static bool compare_lists(const struct cell *cell, const struct cell *value)
{
	for (size_t at = 0; at < ITEMS && cell->items[at]; at++) {
		if (strcmp(cell->items[at], value->items[0]) == 0)
			return true;
	}
	return false;
}

static bool compare(enum column column, enum operator relation, const struct cell *cell,
	const struct cell *value)
{
	switch (column) {
	case STATUS: return compare_status(relation, cell, value);
	case DUE: return compare_dates(relation, cell, value);
	case AMOUNT:
		return decide(relation,
			cell->number > value->number           ? 1
				: cell->number < value->number ? -1
							       : 0);
	case DEPT: return compare_lists(cell, value);
	case TITLE: return compare_texts(relation, decoded(cell), decoded(value));
	default: break;
	}
	if (cell->place == 1 && value->place == 1)
		return decide(relation, cell->number - value->number);
	if (cell->place == 2 && value->place == 2)
		return compare_dates(relation, cell, value);
	return compare_texts(relation, cell->text, value->text);
}

/* A glob is asked of what a cell says: its words in both languages, or each value of a list. */
static bool ask_glob(enum column column, const char *pattern, const struct cell *cell)
{
	bool yes = column != DEPT && cell->text[0]
		&& glob(pattern, column == TITLE ? decoded(cell) : cell->text);

	for (size_t at = 0; column != TITLE && at < ITEMS && cell->items[at]; at++)
		yes |= glob(pattern, cell->items[at]);
	return yes;
}

static bool ask_compare(const struct node *node, const struct cell *cell)
{
	if (node->relation == EMPTY)
		return cell->text[0] == '\0';
	for (size_t at = 0; at < node->count; at++) {
		if (node->relation == GLOB) {
			if (ask_glob(node->column, node->words[at], cell))
				return true;
			continue;
		}
		if (node->relation == MATCHES ? strstr(decoded(cell), node->words[at]) != NULL
					      : cell->text[0]
					&& compare(node->column, node->relation, cell,
						node->values[at]))
			return true;
	}
	return false;
}

static bool ask(const struct node *nodes, int place, const struct cell *const *row)
{
	const struct node *node = &nodes[place];

	switch (node->kind) {
	case AND: return ask(nodes, node->left, row) && ask(nodes, node->right, row);
	case OR: return ask(nodes, node->left, row) || ask(nodes, node->right, row);
	case NOT: return !ask(nodes, node->left, row);
	default: return ask_compare(node, row[node->column]) != node->negated;
	}
}

/* ---- both ----------------------------------------------------------------------------------- */

static const struct cell *rows[ROWS][COLUMNS];

static char *make_stream(void)
{
	size_t room = 1 << 20, length = 0;
	char *stream = malloc(room);

	assert_non_null(stream);
	length += (size_t)snprintf(stream, room, "status\tdue\tamount\tdept\ttitle\tregion\n");
	for (int row = 0; row < ROWS; row++) {
		for (int column = 0; column < COLUMNS; column++) {
			rows[row][column] =
				&tables[column].cells[next_random((unsigned)tables[column].count)];
			length += (size_t)snprintf(stream + length, room - length, "%s%c",
				rows[row][column]->text, column + 1 < COLUMNS ? '\t' : '\n');
		}
	}
	return stream;
}

static void check_expression(
	struct rx_reader *reader, const char *stream, const struct node *nodes, const char *text)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_query *query = rx_query_new(rx_text(text), RX_QUERY_EXPRESSION, NULL, &sink);
	struct rx_block block;
	size_t row = 0;

	if (!query)
		fail_msg("%s: %s", text, said.text);
	assert_int_equal(rx_reader_open_bytes(reader, "rows", stream, strlen(stream)), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	while (rx_reader_next(reader, &block) == 1) {
		long next = rx_query_next(query, &block, 0);

		for (size_t at = 0; at < block.rows; at++, row++) {
			int fast = rx_query_match(query, &block, at);
			int slow = ask(nodes, 0, rows[row]);

			if (fast != slow || fast != ((size_t)next == at))
				fail_msg("%s: row %zu (%.*s): %d, next %ld, slowly %d", text, row,
					(int)rx_block_row(&block, at).length,
					rx_block_row(&block, at).bytes, fast, next, slow);
			if (fast)
				next = rx_query_next(query, &block, at + 1);
		}
		assert_int_equal(next, (long)block.rows);
	}
	assert_int_equal(row, ROWS);
	rx_query_free(query);
}

static void test_equal_to_slow(void **state)
{
	long rounds = rounds_of(2);

	(void)state;
	for (long round = 0; round < rounds; round++) {
		struct rx_reader *reader = rx_reader_new(NULL);
		char *stream = make_stream();

		for (int each = 0; each < EXPRESSIONS; each++) {
			static struct node nodes[1 << (DEPTH + 2)];
			struct text text = {.length = 0};
			int count = 0;

			make_node(nodes, &count, DEPTH);
			write_node(nodes, 0, &text);
			check_expression(reader, stream, nodes, text.bytes);
		}
		rx_reader_free(reader);
		free(stream);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_equal_to_slow)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
