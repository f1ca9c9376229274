/*
 * test-query.c - expressions and patterns over a small stream: each line of a table is a query and the
 * rows it selects, or the slug of the fault.
 */
#include "query.h"

#include "columns.h"

static const char ledger[] =
	"id\tkind\tno\ttitle\tstatus\tclass\tdept\tleader\tdue\tprogress\tamount\tvalue\tregion\tte"
	"xt\n"
	"a\tfinding\t1\t台账管理不规范\tdone\timmediate\t办公室;组织部\t陈明\t2024-06-"
	"30\t100\t4348700\t\t7\t已修订《值班制度》\n"
	"b\tfinding\t2\t学习计划未落实\tactive\tphased\t财务部\t\t2024-06\t60\t434."
	"87万\t\t北区\tpath C:\\\\data\n"
	"c\tfinding\t10\t经费报销把关不严\t\tphased\t\t\t\t\t\t\t007\tone\\ttwo\n"
	"d\tmeasure\t1\t开展督办\tlagging\t\t组织部\t\t2024-07/2024-09\t35.5\t\t\t\t《工作规则》\n"
	"e\tfact\t\t\t\t\t\t\t\t\t\t61.59\t\t\n"
	"f\tfact\t\t\t\t\t\t\t\t\t\t2023-09-20\t\t\n"
	"g\tdiag\t\t\terror\t\t\t\t\t\t\t\t\t\n"
	"h\tfinding\t3\tABC指标\tvoid\tongoing\tx\\\\;y;z\t\t2024-01-15;2024-08-01\t0\t-"
	"5\tName\t2024\t\n";

struct row {
	const char *text;
	const char *selected;
};

static void check_rows(const struct row *rows, size_t count, enum rx_query_form form)
{
	struct rx_query_options options = {.today = "2024-07-10"};

	for (size_t at = 0; at < count; at++) {
		struct heard heard = {.count = 0};
		char list[256];

		select_rows(ledger, rows[at].text, form, &options, &heard, list, sizeof(list));
		if (strcmp(list, rows[at].selected) != 0)
			fail_msg("%s: got '%s', expected '%s'", rows[at].text, list,
				rows[at].selected);
	}
}

#define CHECK(form, ...)                                                \
	do {                                                            \
		static const struct row rows[] = {__VA_ARGS__};         \
		check_rows(rows, sizeof(rows) / sizeof(rows[0]), form); \
	} while (0)

static void test_text(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"id == a", "a"}, {"id != a", "b c d e f g h"},
		{"title == '开展督办'", "d"}, {"title == “开展督办”", "d"},
		{"title == 开展督办", "d"}, {"标题 等于 开展督办", "d"}, {"title == *管理*", "a"},
		{"title == '*管理*'", ""}, {"title == ??不规范", ""}, {"title == ????不规范", "a"},
		{"title has 报销", "c"}, {"title 不含 报销", "a b d e f g h"},
		{"text == 'path C:\\data'", "b"}, {"text has \\data", "b"}, {"text has ttwo", ""},
		{"title < B", "h"}, {"title == \"\"", "e f g"}, {"title empty", "e f g"},
		{"title not empty", "a b c d h"}, {"title == empty", "e f g"},
		{"title != empty", "a b c d h"}, {"标题 为空", "e f g"},
		{"title in (开展督办, 'ABC指标')", "d h"}, {"title in (开展督办、ABC指标)", "d h"});
}

static void test_words(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"status == done", "a"}, {"status == 已完成整改", "a"},
		{"状态 == 已完成", "a"}, {"status == Done", "a"}, {"kind == 问题", "a b c h"},
		{"status < done", "b d"}, {"status >= 正在整改", "a b d"},
		{"status > planned", "a b d"}, {"status == 正在整改", "b"}, {"status < void", ""},
		{"status != done", "b c d e f g h"}, {"status in (done, 正在整改)", "a b"},
		{"status not in (done, 正在整改)", "c d e f g h"}, {"class == 立行立改", "a"},
		{"status == error", "g"}, {"status == d*", "a"}, {"kind > finding", "!no-order"},
		{"status == ''", "c e f"});
}

/* All pairs of statuses; the scale is written down here once more, 0 being off it. */
static void test_pairs_of_statuses(void **state)
{
	static const struct {
		const char *en, *zh;
		int rank;
	} words[] = {{"unstated", "未载明", 0}, {"assigned", "已交办", 0},
		{"planned", "尚未启动", 1}, {"active", "正在整改", 2},
		{"ontrack", "达到序时进度", 3}, {"lagging", "未达到序时进度", 2},
		{"deferred", "已批准延期", 2}, {"partial", "部分整改", 4},
		{"mostly", "基本完成", 5}, {"done", "已完成整改", 6},
		{"sustained", "已完成并长期坚持", 7}, {"closing", "待验收销号", 8},
		{"rejected", "验收未通过", 2}, {"closed", "已销号", 9},
		{"unable", "客观原因无法整改", 0}, {"void", "已撤销", 0}};
	static const char *const signs[] = {"==", "!=", "<", "<=", ">", ">="};
	enum { WORDS = sizeof(words) / sizeof(words[0]) };
	char stream[1024] = "id\tstatus\n";

	(void)state;
	assert_int_equal(WORDS, 16);
	for (int left = 0; left < WORDS; left++)
		snprintf(stream + strlen(stream), 40, "%d\t%s\n", left, words[left].en);
	for (int right = 0; right < WORDS; right++) {
		for (int sign = 0; sign < 6; sign++) {
			struct heard heard = {.count = 0};
			char text[64], list[256], wanted[256] = "";

			for (int left = 0; left < WORDS; left++) {
				int order = words[left].rank - words[right].rank;
				int scaled = words[left].rank && words[right].rank;
				int holds = sign == 0 ? left == right
					: sign == 1   ? left != right
					: sign == 2   ? scaled && order < 0
					: sign == 3   ? scaled && order <= 0
					: sign == 4   ? scaled && order > 0
						      : scaled && order >= 0;

				if (holds)
					snprintf(wanted + strlen(wanted),
						sizeof(wanted) - strlen(wanted), "%s%d",
						wanted[0] ? " " : "", left);
			}
			snprintf(text, sizeof(text), "status %s %s", signs[sign],
				right % 2 ? words[right].zh : words[right].en);
			select_rows(stream, text, RX_QUERY_EXPRESSION, NULL, &heard, list,
				sizeof(list));
			if (strcmp(list, wanted) != 0)
				fail_msg("%s: '%s', expected '%s'", text, list, wanted);
		}
	}
}

static void test_dates(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"due == 2024-06-30", "a"}, {"due == 2024-06", "a b"},
		{"due < 2024-07-01", "a b h"}, {"due <= 2024-06-30", "a b h"},
		{"due < 2024-06-30", "h"}, {"due > 2024-06", "d h"},
		{"due >= 2024-06-01", "a b d h"}, {"due after 2024-06-30", "d h"},
		{"due 早于 2024-06", "h"}, {"due == 2024", "a b d h"}, {"due != 2024", "c e f g"},
		{"due < today", "a b h"}, {"due <= today+22", "a b h"}, {"due == 2024年6月", "a b"},
		{"due <= 去年底", ""}, {"due == 今年", "a b d h"}, {"due == soon", "!expect-date"},
		{"due == 2024-13", "!expect-date"}, {"due empty", "c e f g"},
		{"due ~ '^2024-0[67]'", "a b d"}, {"due ＜ ２０２４－０６－３０", "h"},
		{"due == ２０２４年６月", "a b"}, {"due < ２０２４－１３", "!expect-date"});
}

static void test_numbers(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"amount == 434.87万", "a b"}, {"amount >= 4348700", "a b"},
		{"amount > 434.87万", ""}, {"amount < 0", "h"}, {"amount != -5", "a b c d e f g"},
		{"progress < 60", "d h"}, {"progress <= 60.0", "b d h"}, {"progress == 35.50", "d"},
		{"progress in (0, 100)", "a h"}, {"progress in 0,100", "a h"},
		{"progress == many", "!expect-number"}, {"no < 3", "a b d"}, {"no == 1", "a d"},
		{"no >= 10", "c"}, {"amount == ４３４．８７万", "a b"},
		{"amount == 434.87万元", "a b"}, {"amount == 4,348,700元", "a b"},
		{"amount == 元", "!expect-number"}, {"progress ＜ ６０％", "h"},
		{"no < ３", "a b d"});
}

static void test_mixed(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"value > 60", "e h"}, {"value < 2024", "e f"},
		{"value == 2023", "f"}, {"value < 2023-10", "f"}, {"value == Name", "h"},
		{"region == 7", "a c"}, {"region == '07'", "a c"}, {"region < 100", "a c"},
		{"region == 7元", ""}, {"region == ７", "a c"}, {"region == 北区", "b"},
		{"region > 8", "b h"});
}

static void test_lists(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"dept == 组织部", "a d"}, {"dept has 组织部", "a d"},
		{"牵头部门 含 组织部", "a d"}, {"dept has 组织", ""}, {"dept == 组织*", "a d"},
		{"dept == '办公室;组织部'", "a"}, {"dept == 'x;y'", "h"}, {"dept has z", "h"},
		{"dept != 组织部", "b c e f g h"}, {"dept in (财务部, 组织部)", "a b d"});
}

static void test_patterns_in_expressions(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"title ~ 督办|报销", "c d"},
		{"title ~ (督办|报销)", "!expect-value"}, {"title ~ 把关(不严|不力)", "c"},
		{"title !~ 督办|报销", "a b e f g h"}, {"title matches \"^[A-C]+\"", "h"},
		{"text ~ \"one\\ttwo\"", "c"}, {"text ~ '《[^》]+》'", "a d"},
		{"text ~ \"C:\\\\data\"", "b"}, {"title ~ '^$'", "e f g"},
		{"title ~ \"(\"", "!pattern"}, {"title ~ '\\w{7}'", "a b c"},
		{"title ~ '\\C'", "!pattern"});
}

static void test_logic(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"id == a || id == b && kind == fact", "a"},
		{"(id == a || id == b) && kind == finding", "a b"}, {"!id == a", "b c d e f g h"},
		{"not (id == a or id == b)", "c d e f g h"}, {"!!id == a", "a"},
		{"id == a 或 id == b", "a b"}, {"kind == finding 且 非 status == done", "b c h"},
		{"（id＝＝a）｜｜（id ＝ b）", "a b"}, {"id==a||id==b||id==c", "a b c"},
		{"kind==finding&&!(status==done)&&due<2025", "b h"}, {"ID == a AND no < 5", "a"});
}

static void test_derived(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"open", "b c d"}, {"未完成", "b c d"}, {"overdue", "b"},
		{"逾期", "b"}, {"nodate", "c"}, {"未明确时限", "c"}, {"unassigned", "c"},
		{"未明确责任", "c"}, {"due_in <= 7", "b"}, {"due_in < 100", "b d"},
		{"due_in == 82", "d"}, {"due_in == -10", "b"}, {"!overdue", "a c d e f g h"},
		{"due_in empty", "a c e f g h"}, {"due_in == soon", "!expect-number"},
		{"stalled > 3", "!unknown-column"}, {"due_in", "!expect-operator"},
		{"kind", "!expect-operator"});
}

static void test_faults(void **state)
{
	(void)state;
	CHECK(RX_QUERY_EXPRESSION, {"status ==", "!expect-value"},
		{"status == && open", "!expect-value"}, {"== done", "!expect-operand"},
		{"open &&", "!expect-operand"}, {"()", "!expect-operand"}, {"(open", "!unclosed"},
		{"open)", "!expect-end"}, {"status done", "!expect-operator"},
		{"status == done due", "!expect-end"}, {"status == \"done", "!unclosed"},
		{"'", "!unclosed"}, {"status in", "!expect-value"},
		{"status in done closed", "!expect-end"}, {"status in ()", "!expect-value"},
		{"status in (done", "!unclosed"}, {"status in (done active)", "!expect-end"},
		{"state == done", "!unknown-column"}, {"\"open\"", "!expect-operator"},
		{"status not == done", "!expect-operator"});
}

static void test_empty_selects_all(void **state)
{
	(void)state;
	CHECK(RX_QUERY_AUTO, {"", "a b c d e f g h"}, {"督办", "d"}, {"id==a", "a"}, {"值班", "a"},
		{"ABC|报销", "c h"}, {"(", "!pattern"});
	CHECK(RX_QUERY_EXPRESSION, {"", "a b c d e f g h"}, {" ", "a b c d e f g h"});
	CHECK(RX_QUERY_PATTERN, {"", "a b c d e f g h"}, {"status==done", ""});
}

static void test_pattern_options(void **state)
{
	static const struct {
		const char *pattern;
		struct rx_query_options options;
		const char *selected;
	} cases[] = {
		{"abc", {.ignore_case = 1}, "h"},
		{"abc", {.ignore_case = 0}, ""},
		{"督办", {.whole_cell = 1}, ""},
		{".*督办", {.whole_cell = 1}, "d"},
		{"one", {.whole_word = 1}, "c"},
		{"on", {.whole_word = 1}, ""},
		{"C:\\", {.literal = 1}, "b"},
		{"《[^》]+》", {.literal = 1}, ""},
		{"督办", {.invert = 1}, "a b c e f g h"},
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_query_options options = cases[at].options;
		struct heard heard = {.count = 0};
		char list[256];

		assert_string_equal(select_rows(ledger, cases[at].pattern, RX_QUERY_PATTERN,
					    &options, &heard, list, sizeof(list)),
			cases[at].selected);
	}
}

static void test_fault_places(void **state)
{
	struct heard heard = {.count = 0};
	char list[256];

	(void)state;
	select_rows(
		ledger, "open && statu == done", RX_QUERY_AUTO, NULL, &heard, list, sizeof(list));
	assert_string_equal(heard.slug, "unknown-column");
	assert_int_equal(heard.column, 9);
	assert_int_equal(heard.caret, 8);
	select_rows(
		ledger, "标题 ~ \"督\\\"(办\"", RX_QUERY_AUTO, NULL, &heard, list, sizeof(list));
	assert_string_equal(heard.slug, "pattern");
	assert_int_equal(heard.column, 12);
	assert_int_equal(heard.caret, 15);
}

/* A dictionary of patterns of every sort selects, and finds, what its patterns do one by one. */
static void test_many_patterns(void **state)
{
	static const char *const parts[] = {"督办", "台账", "整改", "管理", "a", "ab", "abc", "B",
		"不", ".", "\\d", "x?", "(甲|乙)", "\\b", "一", "^", "值班制度", "2024"};
	static const char *const pieces[] = {"督办", "台账", "整改", "管理", "a", "b", "c", "B",
		"不", ",", "甲", "1", " ", "一", "值班制度", "\\n", "\xE6\x95"};
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct rx_query_options options = {.ignore_case = round % 3 == 0,
			.literal = round % 4 == 0,
			.whole_word = round % 5 == 0,
			.whole_cell = round % 7 == 0};
		struct rx_query *many = rx_query_new(rx_text(""), RX_QUERY_PATTERN, &options, NULL);
		struct rx_query *single[14];
		char stream[2048] = "title\n";
		struct rx_reader *reader = rx_reader_new(NULL);
		struct rx_block block;

		for (size_t at = 0; at < 14; at++) {
			char text[64] = "";

			for (int piece = 0; piece < 1 + (int)(at % 3); piece++) {
				seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
				snprintf(text + strlen(text), 20, "%s",
					parts[(seed >> 33) % (sizeof(parts) / sizeof(parts[0]))]);
			}
			single[at] = rx_query_new(rx_text(text), RX_QUERY_PATTERN, &options, NULL);
			if (single[at])
				assert_int_equal(rx_query_or_pattern(many, rx_text(text)), 0);
		}
		for (int row = 0; row < 20; row++) {
			for (int piece = 0; piece < 6; piece++) {
				seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
				snprintf(stream + strlen(stream), 20, "%s",
					pieces[(seed >> 33)
						% (sizeof(pieces) / sizeof(pieces[0]))]);
			}
			snprintf(stream + strlen(stream), 2, "\n");
		}
		assert_int_equal(rx_reader_open_bytes(reader, "s", stream, strlen(stream)), 0);
		assert_int_equal(rx_reader_next(reader, &block), 1);
		assert_int_equal(rx_query_bind(many, block.header), 0);
		for (size_t at = 0; at < 14; at++)
			assert_true(!single[at] || rx_query_bind(single[at], block.header) == 0);
		for (size_t row = 0; row < block.rows; row++) {
			struct rx_found found = {0}, best = {0};
			int wanted = 0, any = 0, got;

			for (size_t at = 0; at < 14; at++) {
				struct rx_found one = {0};

				if (!single[at] || !rx_query_match(single[at], &block, row))
					continue;
				wanted = 1;
				if (rx_query_find(single[at], &block, row, &one) <= 0)
					continue;
				if (!any || one.start < best.start
					|| (one.start == best.start && one.end > best.end))
					best = one;
				any = 1;
			}
			got = rx_query_find(many, &block, row, &found);
			assert_int_equal(rx_query_match(many, &block, row), wanted);
			assert_int_equal(got, any);
			if (got) {
				assert_int_equal(found.start, best.start);
				assert_int_equal(found.end, best.end);
			}
		}
		for (size_t at = 0; at < 14; at++)
			rx_query_free(single[at]);
		rx_query_free(many);
		rx_reader_free(reader);
	}
}

static void test_cell_that_is_no_number(void **state)
{
	static const char stream[] = "id\tamount\na\t5\nb\tabout 5\nc\t6\n";
	struct heard heard = {.count = 0};
	char list[256];

	(void)state;
	select_rows(stream, "amount > 1", RX_QUERY_AUTO, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "!not-a-number");
	assert_string_equal(heard.file, "stream");
	assert_int_equal(heard.line, 3);
}

static void test_unknown_word_is_noted_once(void **state)
{
	struct heard heard = {.count = 0};
	char list[256];

	(void)state;
	select_rows(ledger, "status == finished", RX_QUERY_AUTO, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "");
	assert_int_equal(heard.count, 1);
	assert_string_equal(heard.slug, "unknown-word");
}

static void test_invalid_utf8_is_told_once(void **state)
{
	static const char stream[] = "id\ttitle\na\t\xE6\x95\xB4\xFF改\nb\t\xFF\nc\t整改\n";
	struct heard heard = {.count = 0};
	char list[256];

	(void)state;
	select_rows(stream, "整.改", RX_QUERY_PATTERN, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "a");
	assert_int_equal(heard.count, 1);
	assert_string_equal(heard.slug, "bad-utf8");
	assert_int_equal(heard.line, 2);
}

static void test_runaway_pattern_is_a_fault(void **state)
{
	static const char stream[] =
		"id\ttitle\na\t的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的!\n";
	struct heard heard = {.count = 0};
	char list[256];

	(void)state;
	select_rows(stream, "^([一-鿿]+)+$", RX_QUERY_PATTERN, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "!pattern-limit");
}

static void test_rebinding(void **state)
{
	static const char stream[] = "id\tstatus\na\tdone\nstatus\tid\ndone\tb\nactive\tc\n";
	struct heard heard = {.count = 0};
	char list[256];

	(void)state;
	select_rows(stream, "status == done", RX_QUERY_AUTO, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "a done");
}

static void test_depth_is_limited(void **state)
{
	struct heard heard = {.count = 0};
	char text[2048], list[256];

	(void)state;
	memset(text, '(', 1000);
	snprintf(text + 1000, sizeof(text) - 1000, "open");
	select_rows(ledger, text, RX_QUERY_EXPRESSION, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "!too-deep");
	memset(text, '!', 1000);
	select_rows(ledger, text, RX_QUERY_EXPRESSION, NULL, &heard, list, sizeof(list));
	assert_string_equal(list, "!too-deep");
}

static void test_alternatives(void **state)
{
	struct heard heard = {.count = 0};
	struct rx_sink sink = {hear, &heard, RX_LANG_EN};
	struct rx_query *query = rx_query_new(rx_text(""), RX_QUERY_PATTERN, NULL, &sink);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;

	(void)state;
	assert_int_equal(rx_query_or_pattern(query, rx_text("督办")), 0);
	assert_int_equal(rx_query_or_pattern(query, rx_text("(报)\\1|报销")), 0);
	assert_int_equal(rx_query_or_pattern(query, rx_text("(")), -1);
	assert_int_equal(rx_reader_open_bytes(reader, "l", ledger, strlen(ledger)), 0);
	assert_int_equal(rx_query_bind(query, rx_reader_header(reader)), 0);
	assert_int_equal(rx_reader_next(reader, &block), 1);
	assert_int_equal(rx_query_match(query, &block, 0), 0);
	assert_int_equal(rx_query_match(query, &block, 2), 1);
	assert_int_equal(rx_query_match(query, &block, 3), 1);
	assert_int_equal(rx_query_next(query, &block, 4), (long)block.rows);
	rx_query_free(query);
	rx_reader_free(reader);
}

/* Any text is an expression or is refused with one message; what is not refused parts the rows. */
static void test_random_expressions(void **state)
{
	static const char *const parts[] = {"status", "due", "amount", "dept", "no", "title",
		"text", "open", "overdue", "due_in", "doc.type", "parent.no", "self.text",
		"==", "!=", "<", ">=", "~", "!~", "=", " in ", " has ", " not ", " empty ", " and ",
		" 或 ", "&&", "||", "!", "(", ")", "（", "）", "，", ",", "done", "'2024'", "\"x",
		"\"", "“", "”", "2024-06", "today+1", "*", "7", "any(", "count(", "measure", "@due",
		"$x", " ", "\xFF", "、", "\\", "[", "整改"};
	uint64_t seed = 88172645463325252u;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		char text[160] = "", yes[256], no[256];
		struct rx_query_options options = {.today = "2024-07-10"};
		struct heard heard = {.count = 0};
		size_t used = 0;

		for (int piece = 0; piece < 1 + round % 11; piece++) {
			seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
			used += (size_t)snprintf(text + used, sizeof(text) - used, "%s",
				parts[(seed >> 33) % (sizeof(parts) / sizeof(parts[0]))]);
		}
		select_rows(ledger, text, RX_QUERY_EXPRESSION, &options, &heard, yes, sizeof(yes));
		if (yes[0] == '!')
			continue;
		options.invert = 1;
		select_rows(ledger, text, RX_QUERY_EXPRESSION, &options, &heard, no, sizeof(no));
		if (strlen(yes) + strlen(no) + (yes[0] && no[0]) != strlen("a b c d e f g h"))
			fail_msg("%s: '%s' and '%s'", text, yes, no);
	}
}

static void test_columns(void **state)
{
	static const struct {
		const char *list;
		const char *places;
	} cases[] = {
		{"title,id", "3 0"},
		{"标题,整改状态", "3 4"},
		{"id-title", "0 1 2 3"},
		{"title-kind", "3 2 1"},
		{"*s*", "4 5 9"},
		{"!text,!id", "1 2 3 4 5 6 7 8 9 10 11 12"},
		{"id,标题、类别", "0 3 1"},
		{"id,id", "0"},
		{"id-title,!kind", "0 2 3"},
		{"titel", "!unknown-column"},
		{"!titel", "!unknown-column"},
		{"zz*", "!unknown-column"},
		{"", "!column-list"},
		{"id,!id", "!column-list"},
	};
	struct heard heard = {.count = 0};
	struct rx_sink sink = {hear, &heard, RX_LANG_EN};
	struct rx_reader *reader = rx_reader_new(&sink);

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "l", ledger, strlen(ledger)), 0);
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		struct rx_columns *columns = rx_columns_new(cases[at].list, &sink);
		char found[128] = "";
		size_t count, used = 0;

		if (rx_columns_bind(columns, rx_reader_header(reader))) {
			snprintf(found, sizeof(found), "!%s", heard.slug);
		} else {
			const size_t *places = rx_columns_places(columns, &count);

			for (size_t i = 0; i < count; i++)
				used += (size_t)snprintf(found + used, sizeof(found) - used,
					"%s%zu", i ? " " : "", places[i]);
		}
		if (strcmp(found, cases[at].places) != 0)
			fail_msg("%s: got '%s', expected '%s'", cases[at].list, found,
				cases[at].places);
		rx_columns_free(columns);
	}
	rx_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_pairs_of_statuses),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_patterns_in_expressions),
		cmocka_unit_test(test_logic),
		cmocka_unit_test(test_derived),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_empty_selects_all),
		cmocka_unit_test(test_pattern_options),
		cmocka_unit_test(test_fault_places),
		cmocka_unit_test(test_many_patterns),
		cmocka_unit_test(test_cell_that_is_no_number),
		cmocka_unit_test(test_unknown_word_is_noted_once),
		cmocka_unit_test(test_invalid_utf8_is_told_once),
		cmocka_unit_test(test_runaway_pattern_is_a_fault),
		cmocka_unit_test(test_rebinding),
		cmocka_unit_test(test_depth_is_limited),
		cmocka_unit_test(test_alternatives),
		cmocka_unit_test(test_random_expressions),
		cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
