/*
 * test-slow-tree.c - questions across the tree, dates by today, derived words, globs and columns on the right
 * side, against an implementation that is slow and simple: it walks from row to row by numbers, and knows what
 * cells mean from the tables that they come from.
 *
 * RX_ROUNDS in the environment asks for more rounds than the few of every day: each has 60 expressions over a
 * stream of some 300 rows.
 */
#include "slow.h"

enum { ROWS = 300, EXPRESSIONS = 60, DEPTH = 2, NODES = 64, NONE = -1, TODAY = 10 };

enum kind { DOC, SECTION, FINDING, MEASURE, FACT, KINDS };

static const char *const kinds[KINDS][2] = {{"doc", "文件"}, {"section", "部分"},
	{"finding", "问题"}, {"measure", "整改措施"}, {"fact", "数据项"}};

static const struct {
	const char *text;
	int place; /* on the scale; 0: none */
	bool over; /* nothing is left to do */
} statuses[] = {{"", 0, false}, {"planned", 1, false}, {"lagging", 2, false}, {"active", 2, false},
	{"partial", 4, false}, {"done", 6, true}, {"closed", 9, true}, {"void", 0, true}};

/* Days of July 2024 from the first as 1, which was a Monday; today is the tenth. */
static const struct span {
	const char *text;
	int first, last;
} dues[] = {{"", 0, 0}, {"2024-06-30", 0, 0}, {"2024-07-09", 9, 9}, {"2024-07-10", 10, 10},
	{"2024-07-14", 14, 14}, {"2024-07", 1, 31}, {"2024-08-01", 32, 32}, {"2023", -547, -183}},
  moments[] = {{"today", 10, 10}, {"今天", 10, 10}, {"today-1", 9, 9}, {"昨天", 9, 9},
	  {"today+4", 14, 14}, {"本周", 8, 14}, {"上周", 1, 7}, {"week", 8, 14}, {"月底", 31, 31},
	  {"本月", 1, 31}, {"下月", 32, 62}, {"last-month", -29, 0}, {"年底", 184, 184},
	  {"去年", -547, -182}, {"2024-07-10", 10, 10}};

static const char *const titles[] = {"", "督办", "督办台账", "台账", "Audit", "a督"};
static const char *const texts[] = {"", "修订制度", "台账", "修订台账", "audit"};
static const char *const globs[] = {"督*", "*台账", "*", "?督", "督办??", "A*t", "*督*"};
static const char *const words[] = {"督", "台账", "修订", "udit"};
static const char *const numbers[] = {"", "0", "1", "2", "10"};

#define COUNT(array) ((unsigned)(sizeof(array) / sizeof((array)[0])))

struct row {
	enum kind kind;
	int parent;
	unsigned status, due, title, text, value, amount;
	bool leader;
};

static struct row rows[ROWS];

enum test { STATUS, DUE, TITLE, TEXT, KIND, OTHER, WORD, DAYS, BELOW, TESTS, AND, OR, NOT };
enum scope { ROW, SELF, PARENT, OF_DOC, OF_SECTION, OF_FINDING, SCOPES };
enum word { OPEN, OVERDUE, NODATE, UNASSIGNED, WORDS };
enum relation { EQUAL, UNEQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, RELATIONS };

static const char *const scopes[SCOPES][2] = {{"", ""}, {"self.", "本条."}, {"parent.", "上级."},
	{"doc.", "文件."}, {"section.", "部分."}, {"finding.", "问题."}};
static const char *const derived[WORDS][2] = {{"open", "未完成"}, {"overdue", "逾期"},
	{"nodate", "未明确时限"}, {"unassigned", "未明确责任"}};
static const char *const relations[RELATIONS][2] = {{"==", "等于"}, {"!=", "不等于"}, {"<", "小于"},
	{"<=", "不大于"}, {">", "大于"}, {">=", "不小于"}};

struct node {
	enum test test;
	enum scope scope;
	enum relation relation;
	unsigned value;
	bool is_glob; /* of TITLE: a glob instead of a pattern */
	int below;    /* of BELOW: any, none, count */
	int left, right;
};

/* ---- the slow answers ----------------------------------------------------------------------- */

static bool is_below(int row, int above)
{
	while (row != NONE && row != above)
		row = rows[row].parent;
	return row == above;
}

/* The row that a scope means. */
static int meant(int row, enum scope scope)
{
	static const enum kind wanted[SCOPES] = {0, 0, 0, DOC, SECTION, FINDING};

	if (scope == PARENT)
		return rows[row].parent;
	while (scope >= OF_DOC && row != NONE && rows[row].kind != wanted[scope])
		row = rows[row].parent;
	return row;
}

static bool decide(enum relation relation, long difference)
{
	switch (relation) {
	case LESS: return difference < 0;
	case LESS_EQUAL: return difference <= 0;
	case GREATER: return difference > 0;
	case GREATER_EQUAL: return difference >= 0;
	case UNEQUAL: return difference != 0;
	default: return difference == 0;
	}
}

static bool compare_days(const struct node *node, int row)
{
	const struct span *cell = &dues[row == NONE ? 0 : rows[row].due];
	const struct span *value = &moments[node->value];
	bool inside = cell->text[0] && cell->first >= value->first && cell->last <= value->last;

	switch (node->relation) {
	case EQUAL: return inside;
	case UNEQUAL: return !inside;
	case LESS: return cell->text[0] && cell->last < value->first;
	case LESS_EQUAL: return cell->text[0] && cell->last <= value->last;
	case GREATER: return cell->text[0] && cell->first > value->last;
	default: return cell->text[0] && cell->first >= value->first;
	}
}

static bool compare_status(const struct node *node, int row)
{
	unsigned cell = row == NONE ? 0 : rows[row].status;

	if (node->relation <= UNEQUAL)
		return (cell == node->value) == (node->relation == EQUAL);
	return statuses[cell].place && statuses[node->value].place
		&& decide(node->relation, statuses[cell].place - statuses[node->value].place);
}

static bool ask_title(const struct node *node, int row)
{
	const char *title = row == NONE ? "" : titles[rows[row].title];
	bool yes = node->is_glob ? title[0] && glob(globs[node->value], title)
				 : strstr(title, words[node->value]) != NULL;

	return yes == (node->relation == EQUAL);
}

/* A finding's text is that of all below it, unless its own is asked for. */
static bool ask_text(const struct node *node, int row)
{
	int at = meant(row, node->scope);
	bool yes = at != NONE && strstr(texts[rows[at].text], words[node->value]);

	for (int each = row + 1; node->scope == ROW && rows[row].kind == FINDING && each < ROWS;
		each++)
		yes |= is_below(each, row) && strstr(texts[rows[each].text], words[node->value]);
	return yes == (node->relation == EQUAL);
}

static bool ask_other(const struct node *node, int row)
{
	int at = meant(row, node->scope);
	const char *cell = numbers[at == NONE ? 0 : rows[at].value];
	const char *other = numbers[rows[row].amount];
	bool both = cell[0] && other[0];
	bool equal = both ? atoi(cell) == atoi(other) : !cell[0] && !other[0];

	if (node->relation <= UNEQUAL)
		return equal == (node->relation == EQUAL);
	return both && decide(node->relation, atoi(cell) - atoi(other));
}

static bool is_open(int row)
{
	return (rows[row].kind == FINDING || rows[row].status) && !statuses[rows[row].status].over;
}

static bool ask_word(const struct node *node, int row)
{
	int at = meant(row, node->scope);
	const struct row *asked = &rows[at == NONE ? 0 : at];
	bool matter = at != NONE && (asked->kind == FINDING || asked->status);

	switch (node->value) {
	case OPEN: return matter && is_open(at);
	case OVERDUE: return matter && is_open(at) && asked->due && dues[asked->due].last < TODAY;
	case NODATE: return matter && !asked->due;
	default: return matter && !asked->leader;
	}
}

static bool ask_days(const struct node *node, int row)
{
	int at = meant(row, node->scope);
	bool known = at != NONE && is_open(at) && rows[at].due;

	if (node->relation == UNEQUAL)
		return !(known && dues[rows[at].due].last - TODAY == (int)node->value);
	return known && decide(node->relation, dues[rows[at].due].last - TODAY - (int)node->value);
}

static bool ask(const struct node *nodes, int place, int row);

static bool ask_below(const struct node *nodes, const struct node *node, int row)
{
	long count = 0;

	for (int each = row + 1; each < ROWS; each++)
		count += is_below(each, row) && rows[each].kind == (enum kind)node->value
			&& (!node->left || ask(nodes, node->left, each));
	if (node->below == 2)
		return decide(node->relation, count - node->right);
	return (count > 0) == (node->below == 0);
}

static bool ask(const struct node *nodes, int place, int row)
{
	const struct node *node = &nodes[place];

	switch (node->test) {
	case STATUS: return compare_status(node, meant(row, node->scope));
	case DUE: return compare_days(node, meant(row, node->scope));
	case TITLE: return ask_title(node, meant(row, node->scope));
	case TEXT: return ask_text(node, row);
	case KIND: return (rows[row].kind == (enum kind)node->value) == (node->relation == EQUAL);
	case OTHER: return ask_other(node, row);
	case WORD: return ask_word(node, row);
	case DAYS: return ask_days(node, row);
	case BELOW: return ask_below(nodes, node, row);
	case AND: return ask(nodes, node->left, row) && ask(nodes, node->right, row);
	case OR: return ask(nodes, node->left, row) || ask(nodes, node->right, row);
	default: return !ask(nodes, node->left, row);
	}
}

/* ---- random expressions --------------------------------------------------------------------- */

static unsigned random_value(const struct node *node)
{
	switch (node->test) {
	case STATUS: return 1 + next_random(COUNT(statuses) - 1);
	case DUE: return next_random(COUNT(moments));
	case TITLE: return next_random(node->is_glob ? COUNT(globs) : COUNT(words));
	case TEXT: return next_random(COUNT(words));
	case WORD: return next_random(WORDS);
	case DAYS: return next_random(8);
	case BELOW: return 1 + next_random(KINDS - 1);
	default: return next_random(KINDS);
	}
}

static int make_node(struct node *nodes, int *count, int depth)
{
	int place = (*count)++;
	struct node *node = &nodes[place];
	bool two = true;

	*node = (struct node){.test = (enum test)next_random(depth ? NOT + 1 : BELOW)};
	if (node->test == TESTS)
		node->test = BELOW;
	node->scope = next_random(2) ? ROW : (enum scope)next_random(SCOPES);
	node->relation = (enum relation)next_random(RELATIONS);
	node->is_glob = next_random(2);
	if (node->test == TITLE || node->test == TEXT || node->test == KIND)
		node->relation = (enum relation)next_random(2);
	node->value = random_value(node);
	if (node->test < AND) {
		two = false;
		node->below = (int)next_random(3);
		node->right = (int)next_random(4);
	}
	if (node->test >= AND || (node->test == BELOW && next_random(3)))
		nodes[place].left = make_node(nodes, count, depth - 1);
	if (two && node->test != NOT)
		nodes[place].right = make_node(nodes, count, depth - 1);
	return place;
}

/* ---- as text -------------------------------------------------------------------------------- */

static void add_number(struct text *text, int number)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%d", number);
	add(text, digits);
}

static void add_relation(const struct node *node, struct text *text)
{
	add(text, " ");
	add(text, relations[node->relation][next_random(2)]);
	add(text, " ");
}

static void add_pattern(const struct node *node, struct text *text)
{
	add(text, node->relation == EQUAL ? " ~ " : " !~ ");
	add(text, words[node->value]);
}

static void write_node(const struct node *nodes, int place, struct text *text);

static void write_below(const struct node *nodes, const struct node *node, struct text *text)
{
	static const char *const calls[3][2] = {
		{"any", "任一"}, {"none", "没有"}, {"count", "数量"}};

	add(text, calls[node->below][next_random(2)]);
	add(text, "(");
	add(text, kinds[node->value][next_random(2)]);
	if (node->left) {
		add(text, next_random(2) ? ", " : "，");
		write_node(nodes, node->left, text);
	}
	add(text, ")");
	if (node->below != 2)
		return;
	add_relation(node, text);
	add_number(text, node->right);
}

static void write_join(const struct node *nodes, const struct node *node, struct text *text)
{
	add(text, node->test == NOT ? "!(" : "(");
	write_node(nodes, node->left, text);
	if (node->test != NOT) {
		add(text, node->test == AND ? " && " : " 或 ");
		write_node(nodes, node->right, text);
	}
	add(text, ")");
}

static void write_value(const struct node *node, struct text *text)
{
	static const char *const columns[] = {
		"status", "due", "title", "text", "kind", "value", "", "due_in"};
	bool pattern = node->test == TEXT || (node->test == TITLE && !node->is_glob);

	add(text, columns[node->test]);
	if (pattern) {
		add_pattern(node, text);
		return;
	}
	add_relation(node, text);
	switch (node->test) {
	case STATUS: add(text, statuses[node->value].text); break;
	case DUE: add(text, moments[node->value].text); break;
	case TITLE: add(text, globs[node->value]); break;
	case KIND: add(text, kinds[node->value][next_random(2)]); break;
	case DAYS: add_number(text, (int)node->value); break;
	default: add(text, "@amount");
	}
}

static void write_node(const struct node *nodes, int place, struct text *text)
{
	const struct node *node = &nodes[place];

	if (node->test >= AND) {
		write_join(nodes, node, text);
		return;
	}
	if (node->test == BELOW) {
		write_below(nodes, node, text);
		return;
	}
	if (node->test != KIND)
		add(text, scopes[node->scope][next_random(2)]);
	if (node->test == WORD)
		add(text, derived[node->value][next_random(2)]);
	else
		write_value(node, text);
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* The lowest row on the way up from the last one that may have a row of this kind below it. */
static int random_parent(int last, enum kind kind)
{
	while (last != NONE && (rows[last].kind >= kind || next_random(8) == 0))
		last = rows[last].parent;
	return last;
}

static char *make_stream(void)
{
	size_t room = 1 << 17, length;
	char *stream = malloc(room);

	assert_non_null(stream);
	length = (size_t)snprintf(stream, room,
		"kind\tid\tparent\ttitle\tstatus\tdue\tleader\tvalue\tamount\ttext\n");
	for (int at = 0; at < ROWS; at++) {
		struct row *row = &rows[at];
		char parent[16] = "";

		row->kind = at == 0
			? DOC
			: (enum kind)(next_random(30) ? 1 + next_random(KINDS - 1) : DOC);
		row->parent = random_parent(at - 1, row->kind);
		row->status = row->kind == FACT ? 0 : next_random(COUNT(statuses));
		row->due = next_random(COUNT(dues));
		row->title = next_random(COUNT(titles));
		row->text = next_random(COUNT(texts));
		row->value = next_random(COUNT(numbers));
		row->amount = next_random(COUNT(numbers));
		row->leader = next_random(2);
		if (row->parent != NONE)
			snprintf(parent, sizeof(parent), "n%d", row->parent);
		length += (size_t)snprintf(stream + length, room - length,
			"%s\tn%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", kinds[row->kind][0], at,
			parent, titles[row->title], statuses[row->status].text, dues[row->due].text,
			row->leader ? "陈明" : "", numbers[row->value], numbers[row->amount],
			texts[row->text]);
	}
	return stream;
}

/* ---- both ----------------------------------------------------------------------------------- */

struct question {
	const struct node *nodes;
	const char *text;
	struct rx_query_options options;
	bool selected[ROWS]; /* with the rows around them */
	int row;             /* that comes next */
};

static bool is_sibling(int row, int other)
{
	return rows[row].parent != NONE && rows[row].parent == rows[other].parent;
}

static void ask_slowly(struct question *question)
{
	const struct rx_query_options *options = &question->options;
	bool own[ROWS];

	for (int row = 0; row < ROWS; row++)
		question->selected[row] = own[row] = ask(question->nodes, 0, row);
	for (int row = 0; row < ROWS; row++) {
		for (int other = 0; own[row] && other < ROWS; other++)
			question->selected[other] |= (options->parents && is_below(row, other))
				|| (options->children && is_below(other, row))
				|| (options->siblings && is_sibling(row, other));
	}
}

static void check_block(
	struct question *question, struct rx_query *query, const struct rx_block *block)
{
	long next = rx_query_next(query, block, 0);

	for (size_t at = 0; at < block->rows; at++, question->row++) {
		bool fast = (size_t)next == at;

		if (fast != question->selected[question->row])
			fail_msg("%s: row %d (%.*s): %d", question->text, question->row,
				(int)rx_block_row(block, at).length, rx_block_row(block, at).bytes,
				fast);
		if (fast)
			next = rx_query_next(query, block, at + 1);
	}
	assert_int_equal(next, (long)block->rows);
}

static void check_gathered(struct question *question, struct rx_query *query)
{
	struct rx_block block;

	if (rx_query_gathered(query, &block))
		check_block(question, query, &block);
}

static void check_rows(
	struct question *question, struct rx_query *query, const struct rx_block *block)
{
	size_t row = 0;

	if (!rx_query_gathers(query)) {
		check_block(question, query, block);
		return;
	}
	while (row < block->rows) {
		long next = rx_query_gather(query, block, row);

		assert_true(next >= 0);
		row = (size_t)next;
		if (row < block->rows)
			check_gathered(question, query);
	}
}

static void check_question(struct question *question, struct rx_reader *reader, const char *stream)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_query *query = rx_query_new(
		rx_text(question->text), RX_QUERY_EXPRESSION, &question->options, &sink);
	struct rx_block block;

	if (!query)
		fail_msg("%s: %s", question->text, said.text);
	ask_slowly(question);
	assert_int_equal(rx_reader_open_bytes(reader, "rows", stream, strlen(stream)), 0);
	if (rx_query_bind(query, rx_reader_header(reader)))
		fail_msg("%s: %s", question->text, said.text);
	while (rx_reader_next(reader, &block) == 1)
		check_rows(question, query, &block);
	check_gathered(question, query);
	assert_int_equal(question->row, ROWS);
	rx_query_free(query);
}

static void test_equal_to_slow(void **state)
{
	long rounds = rounds_of(2);
	struct rx_reader *reader = rx_reader_new(NULL);

	(void)state;
	for (long round = 0; round < rounds; round++) {
		char *stream = make_stream();

		for (int each = 0; each < EXPRESSIONS; each++) {
			static struct node nodes[NODES];
			static struct text text;
			struct question question = {.nodes = nodes};
			int count = 0;

			text.length = 0;
			make_node(nodes, &count, DEPTH);
			write_node(nodes, 0, &text);
			question.text = text.bytes;
			question.options.today = "2024-07-10";
			question.options.parents = next_random(6) == 0;
			question.options.children = next_random(6) == 0;
			question.options.siblings = next_random(6) == 0;
			check_question(&question, reader, stream);
		}
		free(stream);
	}
	rx_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_equal_to_slow)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
