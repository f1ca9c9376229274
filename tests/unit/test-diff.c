/*
 * test-diff.c - rx_diff: which changes are told, how records are found again, what is carried over.
 */
#include "check.h"
#include "stream.h"

#include <stdlib.h>

#define HEAD "kind\tid\tparent\tno\ttitle\tstatus\tdue\tleader\ttext\n"

struct run {
	struct check_said said;
	struct rx_sink sink;
	struct rx_writer *writer;
	long outcome;
};

static void start(
	struct run *run, struct rx_diff_options options, struct rx_text old, struct rx_text new)
{
	struct rx_diff *diff;
	int fault;

	run->sink = check_sink(&run->said);
	diff = rx_diff_new(&options, &run->sink);
	run->writer = rx_writer_new_memory();
	assert_non_null(diff);
	fault = rx_diff_read_bytes(diff, "old", old.bytes, old.length)
		|| rx_diff_read_bytes(diff, "new", new.bytes, new.length);
	run->outcome = fault ? -1 : rx_diff_write(diff, run->writer);
	rx_diff_free(diff);
}

/* Each change as "parent type title value<alt flags". */
static void view(struct run *run, struct rx_buffer *out)
{
	static const char *const columns[] = {"parent", "type", "title", "value", "alt", "flags"};
	struct rx_text stream = rx_writer_memory(run->writer);
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	rx_buffer_reset(out);
	assert_int_equal(rx_reader_open_bytes(reader, "s", stream.bytes, stream.length), 0);
	while (rx_reader_next(reader, &block) == 1) {
		for (size_t at = 0; at < block.rows * 6; at++) {
			int place = rx_header_find(block.header, rx_text(columns[at % 6]));
			struct rx_text cell = rx_block_cell(&block, at / 6, (size_t)place);

			if (at % 6 && (cell.length || at % 6 < 5))
				rx_buffer_add_byte(out, at % 6 == 4 ? '<' : ' ');
			rx_buffer_add_text(out, cell);
			if (at % 6 == 5)
				rx_buffer_add_byte(out, '\n');
		}
	}
	rx_reader_free(reader);
}

static void check_changes(const char *old, const char *new, const char *wanted)
{
	struct run run;
	struct rx_buffer said = {0};

	start(&run, (struct rx_diff_options){0}, rx_text(old), rx_text(new));
	assert_true(run.outcome >= 0);
	view(&run, &said);
	check_text(rx_buffer_text(&said), wanted);
	rx_buffer_release(&said);
	rx_writer_free(run.writer);
}

/* One change of each kind; what is gone is not closed. */
static void test_changes(void **state)
{
	(void)state;
	check_changes(HEAD "section\ts1\t\t一\t党的建设\t\t\t\t\n"
			   "section\ts2\t\t二\t财务管理\t\t\t\t\n"
			   "finding\tf1\ts1\t1\t理论学习走过场\tactive\t2024-06-30\t甲\t\n"
			   "finding\tf2\ts1\t2\t会议记录不规范\tclosed\t2024-05\t甲\t\n"
			   "finding\tf3\ts2\t3\t公务接待超标准\tdone\t\t乙\t\n"
			   "finding\tf4\ts2\t4\t合同管理有漏洞\tclosing\t\t乙\t\n"
			   "finding\tf5\ts2\t5\t往来款长期挂账\tclosed\t\t乙\t\n",
		HEAD "section\ts1\t\t一\t党的建设\t\t\t\t\n"
		     "section\ts2\t\t二\t财务管理\t\t\t\t\n"
		     "finding\tf2\ts1\t1\t会议记录不规范\t正在整改\t2024-08\t甲\t\n"
		     "finding\tf3\ts1\t2\t公务接待长期超标准\tclosed\t\t丙\t\n"
		     "finding\tf4\ts2\t4\t合同管理有漏洞\trejected\t\t乙\t\n"
		     "finding\tf5\ts2\t5\t往来款长期挂账\t已销号\t\t乙\t\n"
		     "finding\tf6\ts2\t6\t印章外借无审批\t\t\t乙\t\n",
		"f2 changed no 1<2\n"
		"f2 reopened status 正在整改<closed\n"
		"f2 changed due 2024-08<2024-05\n"
		"f3 moved parent 党的建设<财务管理\n"
		"f3 changed no 2<3\n"
		"f3 renamed title 公务接待长期超标准<公务接待超标准\n"
		"f3 closed status closed<done\n"
		"f3 changed leader 丙<乙\n"
		"f4 changed status rejected<closing\n"
		"f6 new title 印章外借无审批<\n"
		"f1 gone title <理论学习走过场\n");
}

/* Words of status, numbers, punctuation, widths: the same, written in another way. */
static void test_same_in_other_words(void **state)
{
	(void)state;
	check_changes("id\ttitle\tstatus\tamount\treport\n"
		      "1\t管理不严，责任不实\tdone\t1846.5万元\t印发“办法”1.5项\n"
		      "2\t设备闲置\t\t\t\n",
		"编号\t标题\t整改状态\t涉及金额\t整改进展\n"
		"1\t管理不严、责任不实\t已完成\t18465000\t印发《办法》，１.5项。\n"
		"2\t设备闲置\tunstated\t\t\n",
		"1 changed amount 18465000<1846.5万元\n");
	check_changes("id\ttitle\treport\n1\t设备闲置\t完成1.5项\n",
		"id\ttitle\treport\n1\t设备闲置\t完成15项\n",
		"1 changed report 完成15项<完成1.5项\n");
}

/* The text of a measure counts behind its title, that of a finding is its heading. */
static void test_texts(void **state)
{
	(void)state;
	check_changes(HEAD "finding\tf\t\t1\t台账登记不全\t\t\t\t1.台账登记不全的问题\n"
			   "measure\tf.a\tf\t1\t修订制度\t\t\t\t一是修订制度。已修订3项。\n"
			   "measure\tf.b\tf\t2\t开展自查\t\t\t\t二是开展自查。已查2处。\n",
		HEAD "finding\tf\t\t1\t台账登记不全\t\t\t\t（1）台账登记不全的问题：\n"
		     "measure\tf.b\tf\t2\t开展自查\t\t\t\t2.开展自查，已查2处\n"
		     "measure\tf.a\tf\t1\t修订制度\t\t\t\t一是修订制度。已修订5项。\n",
		"f.a changed text 一是修订制度。已修订5项。<一是修订制度。已修订3项。\n");
}

/* Without ids, by title; with ids that are mere numbers, by title too. */
static void test_numbers_as_ids(void **state)
{
	(void)state;
	check_changes("title\tstatus\n设备闲置\tactive\n账实不符\tactive\n",
		"title\tstatus\n账实不符\tdone\n设备闲置\tactive\n",
		" changed status done<active\n");
	check_changes("id\ttitle\n1\t设备闲置\n2\t账实不符\n3\t审批倒置\n",
		"id\ttitle\n1\t招标流于形式\n2\t设备闲置\n3\t账实不符\n4\t审批倒置\n",
		"1~2 new title 招标流于形式<\n");
	/* An id alone does not make two strangers one. */
	check_changes("id\ttitle\n7\t设备长期闲置\n", "id\ttitle\n7\t学习走了过场\n",
		"7~2 new title 学习走了过场<7 id-ambiguous\n"
		"7 gone title <7 id-ambiguous\n");
	check_changes("id\tstatus\n7\tactive\n", "id\tstatus\n7\tdone\n",
		"7 changed status done<active\n");
}

/* Two that one could be: none is chosen, and both are named. */
static void test_ambiguity_fails_closed(void **state)
{
	(void)state;
	check_changes("id\ttitle\na\t第一车间消防设施维护不到位\nb\t第二车间消防设施维护不到位\n",
		"id\ttitle\nc\t车间消防设施维护不到位\n",
		"c new title 车间消防设施维护不到位<a|b id-ambiguous\n"
		"a gone title <c id-ambiguous\n"
		"b gone title <c id-ambiguous\n");
	/* Titles that come twice are told apart by what else they say ... */
	check_changes("id\ttitle\tunit\nF\t账实不符\t甲厂\nF~2\t账实不符\t乙厂\n",
		"id\ttitle\tunit\nF\t账实不符\t乙厂\n", "F gone title <账实不符\n");
	/* ... and where they say nothing, and one is missing, it is not known which. */
	check_changes("id\ttitle\nF\t账实不符\nF~2\t账实不符\n", "id\ttitle\nF\t账实不符\n",
		"F~3 new title 账实不符<F|F~2 id-ambiguous\n"
		"F gone title <F id-ambiguous\n"
		"F~2 gone title <F id-ambiguous\n");
	check_changes("id\ttitle\nF\t账实不符\nF~2\t账实不符\n",
		"id\ttitle\nF\t账实不符\nF~2\t账实不符\n", "");
}

/* Measures are looked for below their own finding only. */
static void test_measures_stay_with_their_finding(void **state)
{
	(void)state;
	check_changes(HEAD "finding\tf\t\t1\t设备长期闲置\t\t\t\t\n"
			   "measure\tf.a\tf\t1\t召开专题会议研究部署\t\t\t\t\n"
			   "finding\tg\t\t2\t账实长期不符\t\t\t\t\n",
		HEAD "finding\tf\t\t1\t设备长期闲置\t\t\t\t\n"
		     "finding\tg\t\t2\t账实长期不符\t\t\t\t\n"
		     "measure\tg.a\tg\t1\t召开专题会议研究部署\t\t\t\t\n",
		"g.a new title 召开专题会议研究部署<\nf.a gone title <召开专题会议研究部署\n");
}

/* ---- carrying ------------------------------------------------------------------------------- */

/* Of a measure that was cut off the number tells which one it was; a beginning without it does not. */
static void test_torn_measures(void **state)
{
	(void)state;
	check_changes(HEAD "finding\tf\t\t1\t公务接待不规范\t\t\t\t\n"
			   "measure\tf.1\tf\t1\t印\t\t\t\t\n"
			   "measure\tf.2\tf\t2\t约谈相关\t\t\t\t\n",
		HEAD "finding\tf\t\t1\t公务接待不规范\t\t\t\t\n"
		     "measure\tg.1\tf\t1\t印发接待管理办法\t\t\t\t\n"
		     "measure\tg.3\tf\t3\t约谈相关科室负责人\t\t\t\t\n",
		"f.1 renamed title 印发接待管理办法<印\n"
		"g.3 new title 约谈相关科室负责人<\n"
		"f.2 gone title <约谈相关\n");
}

static void check_carried(const char *old, const char *new, const char *wanted)
{
	struct run run, again;
	struct rx_text carried;

	start(&run, (struct rx_diff_options){.task = RX_DIFF_CARRY}, rx_text(old), rx_text(new));
	assert_int_equal(run.said.count, 0);
	carried = rx_writer_memory(run.writer);
	check_text(carried, wanted);
	/* Once more changes nothing. */
	start(&again, (struct rx_diff_options){.task = RX_DIFF_CARRY}, rx_text(old), carried);
	check_text(rx_writer_memory(again.writer), wanted);
	rx_writer_free(run.writer);
	rx_writer_free(again.writer);
}

static void test_carry(void **state)
{
	(void)state;
	/* Ids and what refers to them, opening dates, deadlines that were moved. */
	check_carried("kind\tid\tparent\ttitle\topened\tdue\tdue_first\tdeferrals\n"
		      "finding\tA\t\t食堂采购把关不严\t2024-01-05\t2024-06-30\t\t\n"
		      "measure\tA.1\tA\t修订采购制度\t\t\t\t\n"
		      "finding\tB\t\t设备长期闲置\t\t2024-06-30\t2024-03-31\t1\n",
		"kind\tid\tparent\ttitle\topened\tdue\n"
		"finding\tX\t\t食堂采购把关不够严\t\t2024-09-30\n"
		"measure\tX.7\tX\t修订采购制度\t\t\n"
		"measure\tX.8\tX\t约谈供应商\t\t\n"
		"finding\tB\t\t设备长期闲置\t\t2024-05-31\n"
		"finding\tC\t\t学习走了过场\t2024-02-01\t2024-05-31\n",
		"kind\tid\tparent\ttitle\topened\tdue\tdue_first\tdeferrals\n"
		"finding\tA\t\t食堂采购把关不够严\t2024-01-05\t2024-09-30\t2024-06-30\t1\n"
		"measure\tA.1\tA\t修订采购制度\t\t\t\t\n"
		"measure\tA.8\tA\t约谈供应商\t\t\t\t\n"
		"finding\tB\t\t设备长期闲置\t\t2024-05-31\t2024-03-31\t1\n"
		"finding\tC\t\t学习走了过场\t2024-02-01\t2024-05-31\t\t\n");
	/* Reopened: another round, which has not ended. */
	check_carried("id\ttitle\tstatus\topened\tclosed_on\tround\n"
		      "A\t设备长期闲置\tclosed\t2024-01-05\t2024-03-01\t\n"
		      "B\t食堂采购把关不严\tclosed\t2024-01-05\t2024-03-02\t2\n"
		      "C\t学习走了过场\tclosed\t2024-01-05\t2024-03-03\t\n",
		"id\ttitle\tstatus\topened\tclosed_on\n"
		"A\t设备长期闲置\tactive\t2024-05-01\t2024-03-01\n"
		"B\t食堂采购把关不严\tactive\t\t\n"
		"C\t学习走了过场\t\t\t\n",
		"id\ttitle\tstatus\topened\tclosed_on\tround\n"
		"A\t设备长期闲置\tactive\t2024-05-01\t\t2\n"
		"B\t食堂采购把关不严\tactive\t\t\t3\n"
		"C\t学习走了过场\t\t2024-01-05\t\t\n");
	/* What could be one of several has an id of its own and names them. */
	check_carried("id\ttitle\nF\t账实不符\nF~2\t账实不符\n", "id\ttitle\nF\t账实不符\n",
		"id\ttitle\tflags\talt\nF~3\t账实不符\tid-ambiguous\tF|F~2\n");
}

/* ---- bad input ------------------------------------------------------------------------------ */

static void check_fault(
	const char *old, const char *new, const char *slug, const char *file, size_t line)
{
	struct run run;

	start(&run, (struct rx_diff_options){0}, rx_text(old), rx_text(new));
	assert_int_equal(run.outcome, -1);
	assert_int_equal(rx_writer_memory(run.writer).length, 0);
	assert_int_equal(run.said.count, 1);
	assert_string_equal(run.said.slug, slug);
	assert_string_equal(run.said.file, file);
	assert_int_equal(run.said.line, line);
	rx_writer_free(run.writer);
}

static void test_bad_input(void **state)
{
	(void)state;
	check_fault("id\ttitle\n1\ta\n2\tb\n1\tc\n", "id\ttitle\n1\ta\n", "id-twice", "old", 4);
	check_fault("id\ttitle\n1\ta\n", "id\ttitle\n1\ta\n2", "ragged", "new", 3);
	check_fault("id\ttitle\n1\ta\n", "id\ttitle\n1\ta\n2\tbc", "cut-off", "new", 3);
	check_fault("id\ttitle\n1\ta\n", "name\tcolour\n1\ta\n", "no-identity", "new", 1);
}

/* A file that lost its end between two lines is whole to look at; only its records tell. */
static void test_end_is_missing(void **state)
{
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){0}, rx_text("id\ttitle\n1\ta\n2\tb\n3\tc\n4\td\n"),
		rx_text("id\ttitle\n1\ta\n2\tb\n"));
	assert_int_equal(run.outcome, 2);
	assert_string_equal(run.said.slug, "all-behind-gone");
	rx_writer_free(run.writer);
}

static void test_number_of_inputs(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_diff *diff = rx_diff_new(NULL, &sink);
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	assert_int_equal(rx_diff_read_bytes(diff, "a", "id\n1\n", 5), 0);
	assert_int_equal(rx_diff_write(diff, writer), -1);
	assert_string_equal(said.slug, "diff-inputs");
	assert_int_equal(rx_writer_memory(writer).length, 0);
	rx_diff_free(diff);
	rx_writer_free(writer);
	rx_diff_free(NULL);
}

/* Columns that one of the two lacks are no changes, and are named. */
static void test_columns_left_out(void **state)
{
	struct run run;

	(void)state;
	start(&run, (struct rx_diff_options){0}, rx_text("id\ttitle\tdue\tx\n1\ta\t2024-01\t\n"),
		rx_text("id\ttitle\tleader\n1\ta\t甲\n"));
	assert_int_equal(run.outcome, 0);
	assert_string_equal(run.said.slug, "columns-left-out");
	assert_string_equal(run.said.text,
		"not compared, because only one of the two states them: leader, due");
	rx_writer_free(run.writer);
}

static void test_aliases(void **state)
{
	const char *name = "test-diff.aliases";
	FILE *file = fopen(name, "w");
	struct run run;

	(void)state;
	assert_non_null(file);
	fputs("# other names\n市住建局\t市住房和城乡建设局\n\n住建局 \t市住房和城乡建设局\r\n",
		file);
	fclose(file);
	start(&run, (struct rx_diff_options){.alias = name},
		rx_text("id\tdept\n1\t市住建局;水务局\n"),
		rx_text("id\tdept\n1\t市住房和城乡建设局;水务局\n"));
	assert_int_equal(run.outcome, 0);
	rx_writer_free(run.writer);
	file = fopen(name, "w");
	fputs("甲\t乙\n甲\t丙\n", file);
	fclose(file);
	run.sink = check_sink(&run.said);
	assert_null(rx_diff_new(&(struct rx_diff_options){.alias = name}, &run.sink));
	assert_string_equal(run.said.slug, "alias-twice");
	assert_int_equal(run.said.line, 2);
	file = fopen(name, "w");
	fputs("甲 乙\n", file);
	fclose(file);
	assert_null(rx_diff_new(&(struct rx_diff_options){.alias = name}, &run.sink));
	assert_string_equal(run.said.slug, "alias-line");
	remove(name);
}

static void test_unfinished(void **state)
{
	static const char *const inputs[] = {"id\n1\n", "id\n1"};
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;

	(void)state;
	for (int at = 0; at < 2; at++) {
		assert_int_equal(
			rx_reader_open_bytes(reader, "s", inputs[at], strlen(inputs[at])), 0);
		while (rx_reader_next(reader, &block) == 1)
			continue;
		assert_int_equal(rx_reader_unfinished(reader), at);
	}
	rx_reader_free(reader);
}

static void test_options_are_copied(void **state)
{
	char alias[] = "no such file";
	struct rx_diff_options options = {.task = RX_DIFF_CARRY};
	struct rx_diff *diff = rx_diff_new(&options, NULL);
	struct rx_writer *writer = rx_writer_new_memory();

	(void)state;
	options.task = RX_DIFF_CHANGES;
	assert_int_equal(rx_diff_read_bytes(diff, "a", "id\n1\n", 5), 0);
	assert_int_equal(rx_diff_read_bytes(diff, "b", "id\n2\n", 5), 0);
	assert_int_equal(rx_diff_write(diff, writer), 1);
	check_text(rx_writer_memory(writer), "id\n2\n");
	rx_diff_free(diff);
	rx_writer_free(writer);
	options.alias = alias;
	assert_null(rx_diff_new(&options, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_same_in_other_words),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_numbers_as_ids),
		cmocka_unit_test(test_ambiguity_fails_closed),
		cmocka_unit_test(test_measures_stay_with_their_finding),
		cmocka_unit_test(test_torn_measures),
		cmocka_unit_test(test_carry),
		cmocka_unit_test(test_bad_input),
		cmocka_unit_test(test_end_is_missing),
		cmocka_unit_test(test_number_of_inputs),
		cmocka_unit_test(test_columns_left_out),
		cmocka_unit_test(test_aliases),
		cmocka_unit_test(test_unfinished),
		cmocka_unit_test(test_options_are_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
