/*
 * test-check - the rules of rx-check, each on records where it speaks and beside them on records where
 * it must not, and the public calls.
 */
#include "check.h"
#include "checker.h"
#include "quantity.h"

#include <ctype.h>
#include <stdlib.h>

/* What a check of a stream writes; the caller frees it. */
static char *checked(const char *stream, struct rx_check_options *options, long *count)
{
	static const struct rx_sink quiet = {NULL, NULL, RX_LANG_EN};
	struct rx_check *check;
	struct rx_reader *reader = rx_reader_new(&quiet);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_block block;
	struct rx_text written;
	char *copy;

	if (!options->today)
		options->today = "2024-06-03";
	check = rx_check_new(options, &quiet);
	assert_non_null(check);
	assert_int_equal(rx_reader_open_bytes(reader, "t.tsv", stream, strlen(stream)), 0);
	while (rx_reader_next(reader, &block) > 0)
		assert_int_equal(rx_check_add(check, &block), 0);
	*count = rx_check_finish(check, writer);
	written = rx_writer_memory(writer);
	copy = calloc(written.length + 1, 1);
	if (written.length)
		memcpy(copy, written.bytes, written.length);
	rx_writer_free(writer);
	rx_reader_free(reader);
	rx_check_free(check);
	return copy;
}

static void expect(const char *rule, const char *stream, long count, const char *words)
{
	struct rx_check_options options = {.only = rule};
	long found;
	char *text = checked(stream, &options, &found);

	if (found != count || (words && !strstr(text, words)))
		print_error("%s said %ld times:\n%s", rule, found, text);
	assert_int_equal(found, count);
	if (words)
		assert_non_null(strstr(text, words));
	free(text);
}

/* One measure with this text under a finding. */
static void expect_text(const char *rule, const char *sentence, long count, const char *words)
{
	char stream[1024];

	snprintf(stream, sizeof(stream),
		"kind\tid\tparent\ttitle\ttext\nfinding\tF\t\t某问题\t\nmeasure\tM\tF\t某措施\t%"
		"s\n",
		sentence);
	expect(rule, stream, count, words);
}

static void test_sums(void **state)
{
	static const struct {
		const char *text;
		long count;
		const char *words;
	} cases[] = {
		{"6家企业均已决策。完成了其中2家的剥离工作。剩余4家正在推进。", 0, NULL},
		{"6家企业均已决策。完成了其中2家的剥离工作。剩余3家正在推进。", 1, "2 are said"},
		{"6家企业均已决策。完成了其中2家的剥离工作。剩余3股权事项正在推进。", 1,
			"there are 6"},
		{"共涉及12个项目，已完成8个，正在推进4个。", 0, NULL},
		{"共涉及12个项目，已完成8个（其中销号5个），正在推进4个。", 0, NULL},
		{"共涉及12个项目，已完成8个，正在推进3个，尚未启动1个。", 0, NULL},
		{"共涉及12个项目，已完成8个，正在推进3个。", 1,
			"8 are said to be done or under way and 3 left"},
		{"涉及十二户，已完成七户，剩余四户。", 1, "7 are said"},
		{"涉及两家，已完成一家，剩余1家。", 0, NULL},
		{"近12个项目，已完成8个，剩余3个。", 0, NULL},
		{"检查10家单位，发现问题6个，完成整改4个，剩余2个。", 0, NULL},
		{"检查10家单位，发现问题6个，完成整改4个，剩余1个。", 1, "there are 6"},
		{"逐宗核对6宗土地。上述6宗闲置资产已完成整改4宗，剩余1宗正在办理。", 1,
			"4 are said"},
		{"逐宗核对6宗土地。上述6宗闲置资产已完成整改4宗，剩余2宗正在办理。", 0, NULL},
		{"压减企业7户。完成7户低效企业注销，剩余2户按计划推进。", 0, NULL},
		{"压减企业10户。完成4户低效企业注销，剩余2户按计划推进。", 0, NULL},
		{"低效企业10户。已完成4户，剩余2户按计划推进。", 1, "4 are said"},
		{"完成4户企业注销，另有4户正在办理；完成2户企业注销，剩余4户推进。", 0, NULL},
		{"7户企业已完成7户，剩余2户。", 1, "7 are said"},
		{"剩余3家正在推进。", 0, NULL},
		{"第6批中已完成2家，剩余3家。", 0, NULL},
		{"应完成5项，已完成3项，剩余2项。", 0, NULL},
		{"2022年6月，已完成2家，剩余3家。", 0, NULL},
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++)
		expect_text("sums", cases[at].text, cases[at].count, cases[at].words);
}

static void test_rates(void **state)
{
	static const struct {
		const char *text;
		long count;
		const char *words;
	} cases[] = {
		{"共25个问题，已完成19个，完成率76%。", 0, NULL},
		{"共25个问题，已完成19个，完成率67%。", 1, "19 of 25 is 76%, not 67%"},
		{"共24个问题，已完成20个，完成率83.3%。", 0, NULL},
		{"共24个问题，已完成20个，完成率83.4%。", 1, "83.3%, not 83.4%"},
		{"共24个问题，已完成20个，完成率83.33%，已销号16个，销号率66.67%。", 0, NULL},
		{"共24个问题，已完成20个，完成率83.33%，已销号16个，销号率60%。", 1, "16 of 24"},
		{"共25个问题，已完成19个，完成率超过70%。", 0, NULL},
		{"共25个问题，已完成19个，满意率67%。", 0, NULL},
		{"3个问题中已完成2个，完成率66%。", 0, NULL},
		{"3个问题中已完成2个，完成率67%。", 0, NULL},
		{"签约率达到100%。", 0, NULL},
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++)
		expect_text("rates", cases[at].text, cases[at].count, cases[at].words);
}

static void test_totals(void **state)
{
	(void)state;
	expect("totals",
		"kind\tdoc\ttype\ttitle\ttext\ntext\tD\tpreamble\t\t反馈4个方面12个问题。\n"
		"finding\tD\t\t一\t\nfinding\tD\t\t二\t\n",
		1, "states 12 findings, there are 2");
	expect("totals",
		"kind\tdoc\ttype\ttitle\ttext\ntext\tD\tpreamble\t\t反馈4个方面2个具体问题。\n"
		"finding\tD\t\t一\t\nfinding\tD\t\t二\t\n",
		0, NULL);
}

#define HEADER                                                                             \
	"kind\tid\tparent\tno\ttitle\tstatus\tleader\tdept\topened\tdue\tdone_on\tclosed_" \
	"on\tupdated\t"                                                                    \
	"progress\tevidence\n"

static void test_presence(void **state)
{
	static const char stream[] =
		HEADER "finding\tA\t\t1\t甲\tactive\t张三\t财务部\t\t2024-12-31\t\t\t\t\t\n"
		       "finding\tB\t\t2\t乙\tactive\t\t\t\t\t\t\t\t\t\n"
		       "finding\tC\t\t3\t丙\tdone\t\t\t\t\t\t\t\t\t\n"
		       "finding\tD\t\t4\t丁\tdone\t\t\t\t\t\t\t\t\t会议纪要\n"
		       "measure\tD.1\tD\t1\t措施\t\t\t\t\t\t\t\t\t\t\n";

	(void)state;
	expect("owner", stream, 1, "乙: neither leader nor owner; 1 of 4");
	expect("department", stream, 1, "乙");
	expect("deadline", stream, 1, "乙");
	expect("evidence", stream, 1, "丙");
	expect("unmeasured", stream, 3, "甲");
	/* Where no finding states it, none lacks it. */
	expect("owner,department,deadline,evidence,unmeasured",
		HEADER "finding\tA\t\t1\t甲\tactive\t\t\t\t\t\t\t\t\t\n", 0, NULL);
	/* What a measure states counts for its finding. */
	expect("owner",
		HEADER "finding\tA\t\t1\t甲\tactive\t\t\t\t\t\t\t\t\t\n"
		       "measure\tM\tA\t1\t措施\t\t张三\t\t\t\t\t\t\t\t\n",
		0, NULL);
}

static void test_orphans(void **state)
{
	(void)state;
	expect("orphan",
		"kind\tid\tparent\ttitle\nfinding\tF\t\t甲\nmeasure\tM\tF\t一\nmeasure\tN\tG\t二\n",
		1, "二: belongs to 'G'");
	expect("orphan", "kind\tid\tparent\ttitle\nmeasure\tM\tF\t一\n", 0, NULL);
}

static void test_dates(void **state)
{
	(void)state;
	expect("dates",
		HEADER "finding\tA\t\t1\t甲\tdone\t\t\t2024-03-01\t2024-02-01\t2024-05-01\t2024-04-"
		       "01\t\t\t\n",
		2, "due 2024-02-01 is before opened 2024-03-01");
	expect("dates", HEADER "finding\tA\t\t1\t甲\tdone\t\t\t\t\t2024-07-01\t\t\t\t\n", 1,
		"after today, 2024-06-03");
	/* A month is compared by what it may hold. */
	expect("dates",
		HEADER "finding\tA\t\t1\t甲\tdone\t\t\t2024-03-15\t2024-03\t2024-06\t\t\t\t\n", 0,
		NULL);
}

static void test_late(void **state)
{
	static const char stream[] = HEADER
		"finding\tA\t\t1\t甲\tactive\t\t\t2024-01-01\t2024-05-31\t\t\t2024-05-30\t50\t\n"
		"finding\tB\t\t2\t乙\tactive\t\t\t2024-01-01\t2024-12-31\t\t\t2024-05-01\t5\t\n"
		"finding\tC\t\t3\t丙\tdone\t\t\t2024-01-01\t2024-05-31\t2024-05-01\t\t2024-05-"
		"01\t100\t\n"
		"finding\tD\t\t4\t丁\tlagging\t\t\t\t\t\t\t\t\t\n"
		"finding\tE\t\t5\t戊\tactive\t\t\t2024-01-01\t2024-12-31\t\t\t2024-05-30\t40\t\n";

	(void)state;
	expect("overdue", stream, 1, "甲: 3 days overdue");
	expect("stalled", stream, 1, "乙: nothing reported for 33 days");
	expect("behind", stream, 2, "乙: progress 5%, while 43%");
}

static void test_status(void **state)
{
	static const char stream[] = "kind\tid\ttitle\tstatus\tdone_on\tclosed_on\tprogress\tpart_"
				     "done\tpart_total\tround\n"
				     "finding\tA\t甲\tdone\t2024-05-01\t\t100\t\t\t\n"
				     "finding\tB\t乙\tdone\t\t\t\t\t\t\n"
				     "finding\tC\t丙\tactive\t\t2024-05-01\t\t\t\t\n"
				     "finding\tD\t丁\tactive\t\t2024-05-01\t\t\t\t2\n"
				     "finding\tE\t戊\tactive\t\t\t100\t\t\t\n"
				     "finding\tF\t己\tpartial\t\t\t\t7\t6\t\n"
				     "finding\tG\t庚\tpartial\t\t\t\t6\t6\t\n"
				     "finding\tH\t辛\tpartial\t\t\t\t2\t6\t\n"
				     "finding\tI\t壬\tclosed\t\t2024-05-02\t80\t\t\t\n";

	(void)state;
	expect("status", stream, 6, "乙: done, but no day of it");
	expect("status", stream, 6, "丙: in progress, and yet closed_on is 2024-05-01");
	expect("status", stream, 6, "戊: in progress, and yet progress is 100%");
	expect("status", stream, 6, "己: 7 of 6 parts");
	expect("status", stream, 6, "庚: partly rectified, and yet 6 of 6");
	expect("status", stream, 6, "壬: closed, and yet progress is 80%");
}

static void test_numbering(void **state)
{
	(void)state;
	expect("numbering",
		"kind\tno\ttitle\nfinding\t1\t甲\nfinding\t2\t乙\nfinding\t4\t丙\nfinding\t4\t丁\nf"
		"inding\t3\t戊\n",
		3, "number 2 is followed by number 4");
	expect("numbering",
		"kind\tno\ttitle\nfinding\t1\t甲\nfinding\t2\t乙\nfinding\t1\t丙\nfinding\t2\t丁\n",
		0, NULL);
	expect("numbering",
		"kind\tid\tparent\tno\ttitle\nfinding\tA\tS\t1\t甲\nfinding\tB\tT\t1\t乙\n", 0,
		NULL);
	expect("numbering",
		"kind\tid\tparent\tno\ttitle\nfinding\tA\tS\t1\t甲\nfinding\tB\tS\t1\t乙\n", 1,
		"number 1 comes twice");
	expect("numbering", "kind\tno\ttitle\nfinding\t2\t甲\nfinding\t3\t乙\n", 1,
		"the first number is 2");
	/* A document about one task, and lists one of which stands in the other. */
	expect("numbering", "kind\tno\ttitle\nfinding\t62\t甲\n", 0, NULL);
	expect("numbering",
		"kind\tid\tparent\tpath\tno\ttitle\nfinding\tA\tS\t1.1.1\t1\t甲\n"
		"finding\tB\tS\t1.1.2\t2\t乙\nfinding\tC\tT\t1.2\t2\t丙\n",
		0, NULL);
}

static void test_schema(void **state)
{
	(void)state;
	expect("schema", "title\tdept\tdue\tstatus\n甲\t财务部\t2024-06-30\t整改中\n", 1,
		"'leader'");
	expect("schema", "title\tleader\tdept\tdue\tstatus\n甲\t张三\t财务部\t2024/6/30\t整改中\n",
		1, "'2024/6/30' in column due is no date");
	expect("schema",
		"title\tleader\tdept\tdue\tstatus\tprogress\n甲\t张三\t财务部\t2024-06-"
		"30\t弄完了\t八成\n",
		2, "no word for column status");
	expect("schema", "kind\ttitle\tdue\tdue_text\nfinding\t甲\t\t2024-13-45\n", 1,
		"2024-13-45");
	expect("schema", "kind\ttitle\tdue\tdue_text\nfinding\t甲\t\t立行立改\n", 0, NULL);
}

static void test_ids(void **state)
{
	(void)state;
	expect("ids",
		"kind\tid\tdoc\ttitle\nfinding\tA\tD\t甲\nfinding\tA\tD\t乙\nfinding\tA\tE\t丙\n",
		1, "id A stands in line 2 already");
	/* The same notice from two sites. */
	expect("ids,numbering",
		"kind\tid\tdoc\tno\ttitle\tfile\tline\nfinding\tA\tD\t1\t甲\ta.txt\t3\n"
		"finding\tA\tD\t1\t甲\tb.txt\t3\n",
		0, NULL);
}

static void test_balance(void **state)
{
	(void)state;
	expect("balance",
		"kind\tid\tparent\ttitle\ttext\nfinding\tF\t\t甲\t\nmeasure\tM\tF\t一\t制定《采购管"
		"理办法》。\n"
		"measure\tN\tF\t二\t追缴租金3万元。\nfinding\tG\t\t乙\t\nmeasure\tO\tG\t三\t追缴租"
		"金。\n"
		"measure\tP\tG\t四\t制定《搬迁工作方案》。\n",
		1, "乙: no measure makes or mends a rule");
}

static void test_names(void **state)
{
	(void)state;
	expect("titles",
		"kind\tid\ttitle\ttext\nmeasure\tM\t一\t出台《工程变更管理办法(试行)》。\n"
		"measure\tN\t二\t修订《汀州港务集团工程变更管理办法》。\nmeasure\tO\t三\t学习《招标"
		"投标管理办法》。\n",
		1, "'汀州港务集团工程变更管理办法' and '工程变更管理办法(试行)' (line 2)");
	expect("names",
		"kind\tid\ttitle\tdept\nfinding\tA\t甲\t市人力资源社会保障局\n"
		"finding\tB\t乙\t市人力资源和社会保障局;市民政局\nfinding\tC\t丙\t市财政局\n",
		1, "may be one unit");
	expect("names",
		"kind\tid\ttitle\tdept\nfinding\tA\t甲\t市交通运输管理局\nfinding\tB\t乙\t市交通运"
		"榆管理局\n",
		1, NULL);
	expect("names",
		"kind\tid\ttitle\tdept\nfinding\tA\t甲\t江东区第一人民医院\nfinding\tB\t乙\t江东区"
		"第二人民医院\n",
		0, NULL);
	expect("names",
		"kind\tid\ttitle\tdept\nfinding\tA\t甲\t石渡市民政局\nfinding\tB\t乙\t石渡市财政局"
		"\n",
		0, NULL);
	expect("names", "kind\tid\ttitle\tdept\nfinding\tA\t甲\t财政局\nfinding\tB\t乙\t市财政局\n",
		1, NULL);
}

static void test_coverage(void **state)
{
	static const char fed_back[] =
		"kind\ttitle\nfinding\t机关作风建设不够扎实\nfinding\t工程招标管理不规范\n";
	static const char plan[] =
		"kind\ttitle\nfinding\t机关作风建设还不够扎实\nfinding\t食堂采购超预算\n";
	static const struct rx_sink quiet = {NULL, NULL, RX_LANG_EN};
	struct rx_check_options options = {.only = "coverage", .today = "2024-06-03"};
	struct rx_check *check = rx_check_new(&options, &quiet);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_reader *reader = rx_reader_new(&quiet);
	struct rx_block block;
	char text[1024];

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "f", fed_back, strlen(fed_back)), 0);
	while (rx_reader_next(reader, &block) > 0)
		assert_int_equal(rx_check_expect(check, &block), 0);
	assert_int_equal(rx_reader_open_bytes(reader, "p", plan, strlen(plan)), 0);
	while (rx_reader_next(reader, &block) > 0)
		assert_int_equal(rx_check_add(check, &block), 0);
	assert_int_equal(rx_check_finish(check, writer), 2);
	snprintf(text, sizeof(text), "%.*s", (int)rx_writer_memory(writer).length,
		rx_writer_memory(writer).bytes);
	assert_non_null(strstr(text, "食堂采购超预算: is not in the feedback list"));
	assert_non_null(strstr(text, "has '工程招标管理不规范', which is not here"));
	rx_writer_free(writer);
	rx_reader_free(reader);
	rx_check_free(check);
}

static void test_options(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	assert_null(rx_check_new(&(struct rx_check_options){.only = "sum"}, &sink));
	assert_string_equal(said.slug, "unknown-rule");
	assert_non_null(strstr(said.text, "sums"));
	assert_null(rx_check_new(&(struct rx_check_options){.except = "owners"}, &sink));
	assert_string_equal(said.slug, "unknown-rule");
	assert_null(rx_check_new(&(struct rx_check_options){.format = "xml"}, &sink));
	assert_string_equal(said.slug, "check-format");
	assert_null(rx_check_new(&(struct rx_check_options){.today = "today"}, &sink));
	rx_check_free(rx_check_new(NULL, &sink));
	rx_check_free(NULL);
}

static const char late_one[] = "kind\tid\ttitle\tstatus\tdue\nfinding\tA\t甲\tactive\t2024-05-31\n";

static void test_levels_of_profile(void **state)
{
	struct rx_profile *profile = rx_profile_new(NULL, NULL);
	struct rx_check_options options = {.profile = profile};
	long count;
	char *text;

	(void)state;
	profile->rules[RX_RULE_OVERDUE] = RX_ERROR;
	text = checked(late_one, &options, &count);
	assert_int_equal(count, 1);
	assert_non_null(strstr(text, "t.tsv:2: error: 甲: 3 days overdue"));
	free(text);
	profile->rules[RX_RULE_OVERDUE] = RX_RULE_OFF;
	free(checked(late_one, &options, &count));
	assert_int_equal(count, 0);
	options.only = "overdue";
	free(checked(late_one, &options, &count));
	assert_int_equal(count, 1);
	rx_profile_free(profile);
}

static void test_windows(void **state)
{
	static const char stream[] =
		"kind\tid\tdoc\ttitle\ttype\tstatus\tclass\topened\tdue\tupdated\n"
		"doc\tD\tD\t整改情况通报\tinspection\t\t\t2024-01-10\t\t2024-05-20\n"
		"finding\tA\tD\t甲\t\tactive\timmediate\t\t2024-03-10\t\n"
		"finding\tB\tD\t乙\t\tactive\tphased\t\t2024-09-10\t\n";
	struct rx_profile *profile = rx_profile_new(NULL, NULL);
	struct rx_check_options options = {.only = "windows", .profile = profile};
	long count;
	char *text;

	(void)state;
	free(checked(stream, &options, &count));
	assert_int_equal(count, 0); /* nothing is assumed */
	profile->settings[RX_SETTING_WINDOW_REPORT].number = 4;
	profile->settings[RX_SETTING_WINDOW_REPORT].unit = 'm';
	profile->settings[RX_SETTING_WINDOW_IMMEDIATE].number = 30;
	profile->settings[RX_SETTING_WINDOW_IMMEDIATE].unit = 'd';
	profile->settings[RX_SETTING_WINDOW_LONGEST].number = 6;
	profile->settings[RX_SETTING_WINDOW_LONGEST].unit = 'm';
	text = checked(stream, &options, &count);
	assert_int_equal(count, 3);
	assert_non_null(
		strstr(text, "updated 2024-05-20 is after 2024-05-10, the last day of the time"));
	assert_non_null(strstr(text, "甲: due 2024-03-10 is after 2024-02-09"));
	assert_non_null(strstr(text, "乙: due 2024-09-10 is after 2024-07-10"));
	free(text);
	rx_profile_free(profile);
}

static void test_formats(void **state)
{
	struct rx_check_options options = {.format = "github"};
	long count;
	char *text = checked(late_one, &options, &count);

	(void)state;
	assert_string_equal(text,
		"::warning file=t.tsv,line=2,title=overdue::甲: 3 days overdue: due 2024-05-31, in "
		"progress\n");
	free(text);
	options.format = "tsv";
	text = checked(late_one, &options, &count);
	assert_non_null(strstr(text,
		"\ndiag\tA\t\t\t3 days overdue: due 2024-05-31, in progress\t"
		"warning\toverdue\tt.tsv\t2\t甲\n"));
	free(text);
	options.format = "sarif";
	text = checked(late_one, &options, &count);
	assert_non_null(strstr(text, "\"ruleId\":\"overdue\""));
	assert_non_null(strstr(text, "\"startLine\":2"));
	free(text);
}

/* The remarks of the parser, from a level on, and not those that a rule makes itself. */
static void test_remarks(void **state)
{
	static const char stream[] = "kind\ttype\tstatus\ttitle\ndiag\tmojibake\twarning\tbytes\n"
				     "diag\tquote-unbalanced\tnote\tquotes\n"
				     "diag\tnumber-gap\twarning\tgap\n";
	struct rx_check_options options = {0};
	long count;
	char *text = checked(stream, &options, &count);

	(void)state;
	assert_int_equal(count, 1);
	assert_non_null(strstr(text, "warning: bytes (mojibake) [remarks]"));
	free(text);
	expect("remarks", stream, 2, "gap (number-gap)");
}

static void test_fix(void **state)
{
	static const char stream[] =
		"title\tstatus\tdue\tprogress\tnote\n甲\t整改中\t2024年6月3日\t８０\t2024/6/3\n"
		"乙\tactive\t2024-06-03\t80\t\n丙\t弄完了\t6月3日\t约80\ta\\tb\n";
	static const struct rx_sink quiet = {NULL, NULL, RX_LANG_EN};
	struct rx_check *check = rx_check_new(NULL, &quiet);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_reader *reader = rx_reader_new(&quiet);
	struct rx_block block;
	long changed = 0;

	(void)state;
	assert_int_equal(rx_reader_open_bytes(reader, "f", stream, strlen(stream)), 0);
	while (rx_reader_next(reader, &block) > 0)
		changed += rx_check_fix(check, &block, writer);
	assert_int_equal(changed, 3);
	check_text(rx_writer_memory(writer),
		"title\tstatus\tdue\tprogress\tnote\n甲\tactive\t2024-06-03\t80\t2024/6/3\n"
		"乙\tactive\t2024-06-03\t80\t\n丙\t弄完了\t6月3日\t约80\ta\\tb\n");
	rx_writer_free(writer);
	rx_reader_free(reader);
	rx_check_free(check);
}

static void test_explain(void **state)
{
	const char *slug, *name, *meaning;
	enum rx_severity level;
	size_t at;

	(void)state;
	for (at = 0; (slug = rx_check_explain(at, RX_LANG_ZH, &name, &meaning, &level)); at++) {
		assert_int_equal(rx_rule_find(rx_text(slug)), at);
		assert_true(strlen(name) > 6 && strlen(meaning) > strlen(name));
	}
	assert_int_equal(at, RX_RULE_COUNT);
}

/* Both languages of a remark take the same number of arguments, all of them strings. */
static void test_remark_formats(void **state)
{
	(void)state;
	for (int remark = 0; remark < RX_REMARK_COUNT; remark++) {
		size_t counts[2] = {0, 0};

		for (int lang = 0; lang < 2; lang++) {
			const char *at =
				rx_remark_format((enum rx_remark)remark, (enum rx_lang)lang);

			for (; *at; at++) {
				if (*at != '%')
					continue;
				at++;
				if (*at == '%')
					continue;
				if (isdigit((unsigned char)*at) && at[1] == '$')
					at += 2;
				assert_int_equal(*at, 's');
				counts[lang]++;
			}
		}
		assert_int_equal(counts[0], counts[1]);
	}
}

static void test_quantities(void **state)
{
	struct rx_text text =
		rx_text("共6家，已完成两家（其中1家销号），剩余4股权，占66.7%，第3批近9个");
	static const struct {
		uint64_t value;
		enum rx_quantity_role role;
		bool bracketed, about;
	} wanted[] = {{6, RX_QUANTITY_PLAIN, false, false}, {2, RX_QUANTITY_DONE, false, false},
		{1, RX_QUANTITY_DONE, true, false}, {4, RX_QUANTITY_LEFT, false, false},
		{667, RX_QUANTITY_PERCENT, false, false}, {9, RX_QUANTITY_PLAIN, false, true}};
	struct rx_quantity found = {0};
	size_t at = 0, count = 0;

	(void)state;
	while (rx_quantity_next(text, &at, &found)) {
		assert_true(count < 6);
		assert_int_equal(found.value, wanted[count].value);
		assert_int_equal(found.role, wanted[count].role);
		assert_int_equal(found.bracketed, wanted[count].bracketed);
		assert_int_equal(found.about, wanted[count].about);
		count++;
	}
	assert_int_equal(count, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_rates),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_presence),
		cmocka_unit_test(test_orphans),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_late),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_numbering),
		cmocka_unit_test(test_schema),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_balance),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_coverage),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_levels_of_profile),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_remarks),
		cmocka_unit_test(test_fix),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_remark_formats),
		cmocka_unit_test(test_quantities),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
