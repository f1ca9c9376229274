/*
 * test-diff-tasks.c - joining ledgers, repeated findings, copies of a notice, and scores.
 */
#include "check.h"
#include "stream.h"

#include <stdlib.h>

struct run {
	struct check_said said;
	struct rx_sink sink;
	struct rx_writer *writer;
	long outcome;
};

/* Runs a task on inputs called a, b, c ... */
static void start(struct run *run, struct rx_diff_options options, const char *const *inputs)
{
	struct rx_diff *diff;
	char name[2] = "a";

	run->sink = check_sink(&run->said);
	run->writer = rx_writer_new_memory();
	diff = rx_diff_new(&options, &run->sink);
	assert_non_null(diff);
	for (; *inputs; inputs++, name[0]++)
		assert_int_equal(rx_diff_read_bytes(diff, name, *inputs, strlen(*inputs)), 0);
	run->outcome = rx_diff_write(diff, run->writer);
	rx_diff_free(diff);
}

/* Some columns of the outcome, rows on lines. */
static void check_columns(struct run *run, const char *columns, const char *wanted)
{
	struct rx_output_options options = {.columns = columns};
	struct rx_writer *out = rx_writer_new_memory();
	struct rx_output *output = rx_output_new(&options, out, NULL);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_text stream = rx_writer_memory(run->writer);
	struct rx_block block;

	assert_int_equal(rx_reader_open_bytes(reader, "s", stream.bytes, stream.length), 0);
	assert_int_equal(rx_output_header(output, rx_reader_header(reader)), 0);
	while (rx_reader_next(reader, &block) == 1)
		assert_int_equal(rx_output_rows(output, &block, 0, block.rows), 0);
	assert_int_equal(rx_output_end(output), 0);
	check_text(rx_writer_memory(out), wanted);
	rx_output_free(output);
	rx_reader_free(reader);
	rx_writer_free(out);
	rx_writer_free(run->writer);
}

/* The first ledger wins over the second, any over the notice; what loses is kept as a remark. */
static void test_join(void **state)
{
	const char *const inputs[] = {"kind\tid\tparent\ttitle\tstatus\tdue\tleader\n"
				      "finding\tF1\t\t理论学习走过场\tpartial\t2024-06-30\t\n"
				      "measure\tF1.1\tF1\t修订制度\t\t\t\n"
				      "finding\tF2\t\t公务接待超标准\t\t\t甲\n"
				      "finding\tF3\t\t设备长期闲置\tdone\t\t\n",
		"title\tdue\tleader\tstatus\n"
		"公务接待超标准\t2024-05\t乙\t未载明\n",
		"问题\towner\t整改时限\t整改状态\tleader\n"
		"公务接待超标准\t丙\t2024-07\t已销号\t乙\n"
		"理论学习流于形式走过场\t丁\t2024-06-30\t\t戊\n"
		"食堂采购把关不严\t己\t\t\t\n",
		NULL};
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){.task = RX_DIFF_JOIN}, inputs);
	assert_int_equal(run.outcome, 4);
	check_columns(&run, "kind,id,status,due,leader,owner,basis,type,value,alt",
		"kind\tid\tstatus\tdue\tleader\towner\tbasis\ttype\tvalue\talt\n"
		"finding\tF1\tpartial\t2024-06-30\t戊\t丁\t\t\t\t\n"
		"measure\tF1.1\t\t\t\t\t\t\t\t\n"
		"finding\tF2\t已销号\t2024-05\t乙\t丙\tledger\t\t\t\n"
		"diag\tF2!source-conflict.leader.3\tnote\t\t\t\t\tsource-conflict\t乙\t甲\n"
		"diag\tF2!source-conflict.due.2\tnote\t\t\t\t\tsource-conflict\t2024-05\t2024-07\n"
		"finding\tF3\tdone\t\t\t\t\t\t\t\n"
		"diag\t!not-in-notice.2.3\twarning\t\t\t\t\tnot-in-notice\t食堂采购把关不严\t\n");
}

/* A row that could be two of a ledger gets nothing from it. */
static void test_join_unclear(void **state)
{
	const char *const inputs[] = {"id\ttitle\nF1\t车间消防设施维护不到位\n",
		"title\towner\n第一车间消防设施维护不到位\t甲\n第二车间消防设施维护不到位\t乙\n",
		NULL};
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){.task = RX_DIFF_JOIN}, inputs);
	check_columns(&run, "id,type,alt",
		"id\ttype\talt\nF1\t\t\n"
		"F1!join-unclear.b\tjoin-unclear\t"
		"第一车间消防设施维护不到位|第二车间消防设施维护不到位\n");
}

/* The same unit again, many units in common, and what is alike to nothing. */
static void test_similar(void **state)
{
	static const char one[] = "kind\tseries\tid\ttitle\tunit\n"
				  "finding\ts1\ta1\t公务接待超标准\t甲\n"
				  "finding\ts1\ta2\t设备长期闲置\t甲\n"
				  "finding\ts1\ta3\t理论学习走过场\t甲\n";
	static const char other[] = "kind\tseries\tid\ttitle\tunit\n"
				    "finding\ts2\tb1\t公务接待仍超标准\t甲\n"
				    "finding\ts2\tb2\t设备长期闲置\t乙\n"
				    "finding\ts3\tb3\t设备长期闲置\t丙\n";
	const char *const inputs[] = {one, other, NULL}, *const turned[] = {other, one, NULL};
	const char wanted[] = "id\tgroup\tmembers\tunits\trounds\trepeat\tsimilarity\n"
			      "a2\t1\t3\t3\t3\tcommon\t1.000\n"
			      "b2\t1\t3\t3\t3\tcommon\t1.000\n"
			      "b3\t1\t3\t3\t3\tcommon\t1.000\n"
			      "b1\t2\t2\t1\t2\tagain\t1.000\n"
			      "a1\t2\t2\t1\t2\tagain\t0.769\n";
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){.task = RX_DIFF_SIMILAR}, inputs);
	assert_int_equal(run.outcome, 5);
	check_columns(&run, "id,group,members,units,rounds,repeat,similarity", wanted);
	start(&run, (struct rx_diff_options){.task = RX_DIFF_SIMILAR}, turned);
	check_columns(&run, "id,group,members,units,rounds,repeat,similarity", wanted);
	start(&run, (struct rx_diff_options){.task = RX_DIFF_SIMILAR, .similar = "80%"}, inputs);
	check_columns(&run, "id", "id\na2\nb2\nb3\n");
}

static void test_likeness(void **state)
{
	static const char *const wrong[] = {"0", "1.5", "-0.5", "much", "0.1234", ""};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	(void)state;
	for (size_t at = 0; at < sizeof(wrong) / sizeof(*wrong); at++) {
		assert_null(rx_diff_new(&(struct rx_diff_options){.similar = wrong[at]}, &sink));
		assert_string_equal(said.slug, "likeness");
	}
}

/* The copy with the least damage comes first, whatever the order of inputs. */
static void test_clones(void **state)
{
	static const char head[] = "kind\tid\tparent\ttitle\tflags\n";
	char texts[3][400];
	const char *inputs[4] = {texts[0], texts[1], texts[2], NULL};
	struct run run;

	(void)state;
	snprintf(texts[0], 400,
		"%sdoc\tD1\t\t通报\t\nfinding\tF1\tD1\t公务接待超标准\tdate-elided\n"
		"finding\tF2\tD1\t设备长期闲置\t\nfinding\tF3\tD1\t账实不符\tmojibake;no-label\n",
		head);
	snprintf(texts[1], 400,
		"%sdoc\tD2\t\t通报\t\nfinding\tF1\tD2\t公务接待超标准\t\n"
		"finding\tF2\tD2\t设备长期闲置\t\nfinding\tF3\tD2\t账实不符\tno-label\n",
		head);
	snprintf(texts[2], 400, "%sdoc\tD3\t\t通报\t\nfinding\tF1\tD3\t理论学习走过场\t\n", head);
	start(&run, (struct rx_diff_options){.task = RX_DIFF_CLONES}, inputs);
	assert_int_equal(run.outcome, 2);
	check_columns(&run, "id,group,copies,records,damage,similarity",
		"id\tgroup\tcopies\trecords\tdamage\tsimilarity\n"
		"D2\t1\t2\t3\t0\t1.000\n"
		"D1\t1\t2\t3\t2\t1.000\n");
}

/* Nine of ten found and one invented: the intervals are those of Wilson (1927). */
static void test_score(void **state)
{
	struct rx_buffer gold = {0}, found = {0};
	static const char *const titles[] = {"理论学习走过场", "公务接待超标准", "设备长期闲置",
		"食堂采购把关不严", "档案移交底数不清", "印章外借无审批", "往来款挂账",
		"合同审签倒置", "工会经费超支", "车辆维修费偏高", "航道养护滞后"};
	const char *inputs[3] = {NULL, NULL, NULL};
	struct run run;

	(void)state;
	rx_buffer_add_string(&gold, "kind\tid\ttitle\tstatus\n");
	rx_buffer_add_string(&found, "kind\tid\ttitle\tstatus\n");
	for (size_t at = 0; at < 11; at++) {
		struct rx_buffer *both[2] = {&gold, &found};

		for (size_t side = 0; side < 2; side++) {
			/* The tenth is missed, the last is invented. */
			if (at == (side ? 9 : 10))
				continue;
			rx_buffer_add_string(both[side], "finding\t\t");
			rx_buffer_add_string(both[side], titles[at]);
			rx_buffer_add_string(both[side],
				at < 2                    ? "\tdone\n"
					: at == 2 && side ? "\tactive\n"
							  : "\t\n");
		}
	}
	rx_buffer_add_byte(&gold, '\0');
	rx_buffer_add_byte(&found, '\0');
	inputs[0] = gold.bytes;
	inputs[1] = found.bytes;
	start(&run, (struct rx_diff_options){.task = RX_DIFF_SCORE}, inputs);
	assert_int_equal(run.outcome, 4);
	check_columns(&run, "!f1_low,!f1_high",
		"record\tfield\tgold\tfound\tright\tprecision\tprecision_low\tprecision_"
		"high\trecall\t"
		"recall_low\trecall_high\tf1\n"
		"finding\trecord\t10\t10\t9\t90.00\t59.58\t98.21\t90.00\t59.58\t98.21\t90.00\n"
		"finding\tparent\t10\t10\t9\t90.00\t59.58\t98.21\t90.00\t59.58\t98.21\t90.00\n"
		"finding\ttitle\t10\t10\t9\t90.00\t59.58\t98.21\t90.00\t59.58\t98.21\t90.00\n"
		"finding\tstatus\t2\t3\t2\t66.67\t20.77\t93.85\t100.00\t34.24\t100.00\t80.00\n");
	rx_buffer_release(&gold);
	rx_buffer_release(&found);
}

/* Records of which the title went wrong are found by their span. */
static void test_score_by_span(void **state)
{
	const char *const inputs[] = {"kind\ttitle\tstart\tend\nfinding\t理论学习走过场\t10\t50\n",
		"kind\ttitle\tstart\tend\nfinding\t(一)\t10\t50\nfinding\t\t60\t70\n", NULL};
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){.task = RX_DIFF_SCORE}, inputs);
	check_columns(&run, "field,gold,found,right",
		"field\tgold\tfound\tright\nrecord\t1\t2\t1\nparent\t1\t2\t1\ntitle\t1\t1\t0\n"
		"start\t1\t2\t1\nend\t1\t2\t1\n");
}

/* A column that nobody knows is an error in the list of permitted ones. */
static void test_may(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_diff *diff = rx_diff_new(
		&(struct rx_diff_options){.task = RX_DIFF_COLLECT, .may = "status,整改进度情况"},
		&sink);
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	assert_int_equal(rx_diff_read_bytes(diff, "a", "id\ttitle\n", 9), 0);
	assert_int_equal(rx_diff_read_bytes(diff, "b", "id\ttitle\n", 9), 0);
	assert_int_equal(rx_diff_write(diff, writer), -1);
	assert_string_equal(said.slug, "unknown-column");
	assert_int_equal(rx_writer_memory(writer).length, 0);
	rx_diff_free(diff);
	rx_writer_free(writer);
}

/* What stands below a finding: measures, and columns that the vocabulary does not know. */
static void test_collect_below(void **state)
{
	const char *const inputs[] = {"整改台账,,,,\n序号,反馈问题,整改措施,责任单位,备注\n"
				      "1,公务接待超标准,1.修订制度；2.开展自查,甲局,\n"
				      "2,设备长期闲置,1.清理设备,乙局,已催办\n",
		"整改台账,,,,\n序号,反馈问题,整改措施,责任单位,备注\n"
		"1,公务接待超标准,1.修订制度；2.退还费用；3.通报批评,甲局,请示中\n",
		"整改台账,,,,\n序号,反馈问题,整改措施,责任单位,备注\n"
		"2,设备长期闲置,1.出租设备,乙局,已办结\n",
		NULL};
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){.task = RX_DIFF_COLLECT, .may = "整改措施,备注"},
		inputs);
	assert_int_equal(run.outcome, 0);
	check_columns(&run, "kind,title,text",
		"kind\ttitle\ttext\ndoc\t整改台账\t\n"
		"finding\t公务接待超标准\t公务接待超标准\n"
		"measure\t修订制度\t1.修订制度；\nmeasure\t退还费用\t2.退还费用；\n"
		"measure\t通报批评\t3.通报批评\ntext\t备注\t请示中\n"
		"finding\t设备长期闲置\t设备长期闲置\n"
		"measure\t出租设备\t1.出租设备\ntext\t备注\t已办结\n");
	start(&run, (struct rx_diff_options){.task = RX_DIFF_COLLECT, .may = "status"}, inputs);
	assert_true(run.outcome > 0);
	check_columns(&run, "kind,type,verb",
		"kind\ttype\tverb\ndoc\tledger\t\n"
		"finding\t\t\ndiag\tnot-permitted\tmeasure\ndiag\tnot-permitted\t备注\n"
		"measure\t\t\nmeasure\t\t\n"
		"finding\t\t\ndiag\tnot-permitted\tmeasure\ndiag\tnot-permitted\t备注\n"
		"measure\t\t\ntext\tbody\t\n"
		"diag\tnot-answered\t\ndiag\tnot-answered\t\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_join_unclear),
		cmocka_unit_test(test_similar),
		cmocka_unit_test(test_likeness),
		cmocka_unit_test(test_clones),
		cmocka_unit_test(test_score),
		cmocka_unit_test(test_score_by_span),
		cmocka_unit_test(test_may),
		cmocka_unit_test(test_collect_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
