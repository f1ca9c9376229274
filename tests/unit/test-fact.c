/*
 * test-fact.c - what facts a document gives: each kind in its written forms, what looks like one and is
 * none, and what damaged pages leave of them.
 */
#include "facts.h"

static void check_dates(const char *words, const char *doc_date, const char *wanted)
{
	check_facts(words, doc_date, "date", "value bound flags", wanted);
}

static void whole_dates(void **state)
{
	(void)state;
	check_dates("乙局于2023年5月8日印发。", NULL, "2023-05-08 - -\n");
	check_dates("截至2023年3月。", NULL, "2023-03 - -\n");
	check_dates("二〇二三年十二月三十一日", NULL, "2023-12-31 - -\n");
	check_dates("2023年3月至6月,2021-2023年度", NULL, "2023-03/2023-06 - -\n2021/2023 - -\n");
	check_dates("2023年4月7日至10日", NULL, "2023-04-07/2023-04-10 - -\n");
	check_dates("2023年11月25日至2024年1月16日", NULL, "2023-11-25/2024-01-16 - -\n");
	check_dates("2023年6、8、9月分别召开", NULL, "2023-06;2023-08;2023-09 - -\n");
	check_dates("2023年4月7、8日", NULL, "2023-04-07;2023-04-08 - -\n");
	check_dates("2023年4月上旬至6月中旬", NULL, "2023-04-01/2023-06-20 - -\n");
	check_dates("2023年上半年,2024年第三季度", NULL,
		"2023-01-01/2023-06-30 - -\n2024-07-01/2024-09-30 - -\n");
}

static void deadlines(void **state)
{
	(void)state;
	check_dates("于2024年6月底前完成", NULL, "2024-06-30 le -\n");
	check_dates("2025年年底前", NULL, "2025-12-31 le -\n");
	check_dates("2024年9月30日前", NULL, "2024-09-30 le -\n");
	check_dates("2024年6月前", NULL, "2024-06 le -\n");
	check_dates("年底前完成", "2023-05-06", "2023-12-31 le -\n");
	check_dates("2018年以前", NULL, "../2018 - -\n");
	check_dates("2019年5月以来", NULL, "2019-05/.. - -\n");
}

static void relative_dates(void **state)
{
	(void)state;
	check_dates("截至目前", "2023-09-20", "2023-09-20 - -\n");
	check_dates("截至目前", NULL, "- - -\n");
	check_dates("今年以来", "2023-09-20", "2023/.. - -\n");
	check_dates("去年5月,上月,明年上半年", "2023-09-20",
		"2022-05 - -\n2023-08 - -\n2024-01-01/2024-06-30 - -\n");
	check_dates("每月上旬,每季度,季度考评", NULL, "R/P1M - -\nR/P3M - -\n");
	check_dates("近三年", "2023-09-20", "2020-09-20/2023-09-20 - -\n");
	check_dates("上周三,下周", "2023-09-20", "2023-09-13 - -\n2023-09-25/2023-10-01 - -\n");
}

/* The year of a date that has none: the paragraph's, else the one between feedback and publication. */
static void years_that_are_not_written(void **state)
{
	(void)state;
	check_dates("2022年12月印发,次月3日", NULL, "2022-12 - -\n2023-01-03 - -\n");
	check_dates("2022年8月整改,10月完成。", NULL, "2022-08 - -\n2022-10 - -\n");
	check_dates("10月完成。", "2023-03-01", "2022-10 - -\n");
	check_dates("2022年12月至3月", NULL, "2022-12/2023-03 - -\n");
}

static const char windowed[] =
	"日期:2023-09-20\n2022年3月8日至5月20日,巡察组对丙局开展巡察。2022年8月2日反馈。\n"
	"自2018年以来制度缺失,9月完成修订。\n1月整改。\n";

static void years_between_feedback_and_publication(void **state)
{
	(void)state;
	check_facts(windowed, NULL, "date", "value",
		"2023-09-20\n2022-03-08/2022-05-20\n2022-08-02\n2018/..\n2022-09\n2023-01\n");
}

static const char ledger[] =
	"序号,问题,整改措施,责任单位,整改时限,完成情况\n"
	"1,采购不规范,1.追缴资金5万元。2.制定《采购办法》。,办公室,2024年6月底前,已完成\n"
	"2,台账不全,召开2次专题会。,财务科,2024年9月,正在整改\n";

static void facts_of_ledgers(void **state)
{
	(void)state;
	check_facts(ledger, NULL, NULL, "type value line",
		"amount 50000 2\ndocument 采购办法 2\ndate 2024-06-30 2\ncount 2 3\nmeeting 专题会 "
		"3\ndate 2024-09 3\n");
}

static void no_dates(void **state)
{
	(void)state;
	check_dates("电话:027-20220405,备案号鄂ICP备20230516号,长春路2021号,〔2022〕4号", NULL, "");
	check_dates("第二十届,二十大,一月一调度,3月内,45日内", NULL, "");
	check_dates("产值2024.6万元,标准GB18918-2002,共2023人", NULL, "");
	check_dates("活动开展前天", "2023-09-20", "");
	check_dates("2023年2月30日", NULL, "");
}

static const char damaged[] = "202338日至519日,巡察组对丙局开展巡察。\n"
			      "20236月至9月整改,20237、8月分别召开会议;9组织检查。\n"
			      "2023712,共培训80人。\n"
			      "610日印发。为期45日。2023,集中整改。\n"
			      "2024115日至34日公示。\n";

static void damaged_dates(void **state)
{
	(void)state;
	check_facts(damaged, NULL, "date", "value flags alt",
		"2023-03-08/2023-05-19 date-restored -\n"
		"2023-06/2023-09 date-restored -\n"
		"2023-07;2023-08 date-restored -\n"
		"2023-09 date-restored -\n"
		"- date-ambiguous 2023-07/2023-12|2023-07-12\n"
		"2023-06-10 date-restored -\n"
		"2023 date-restored -\n"
		"2024-01-15/2024-03-04 date-restored -\n");
	/* One such token is no habit: what it would mean elsewhere stays a number. */
	check_dates("20238月整改。610日印发。", NULL, "2023-08 - date-restored\n");
}

static void check_quantities(const char *words, const char *wanted)
{
	check_facts(words, NULL, NULL, "type value uom bound", wanted);
}

static void counts(void **state)
{
	(void)state;
	check_quantities("召回干部30余名", "count 30 名 gt\n");
	check_quantities("不少于12次", "count 12 次 ge\n");
	check_quantities("近百人,约20家,40岁以下,3个月以上",
		"count 100 人 lt\ncount 20 家 about\ncount 40 岁 le\ncount 3 个月 ge\n");
	check_quantities("检查3-5处", "count 3 处 ge\ncount 5 处 le\n");
	check_quantities(
		"十二名,两家,一百零三户", "count 12 名 eq\ncount 2 家 eq\ncount 103 户 eq\n");
	check_quantities("1,200人,1.5万亩,2万余株",
		"count 1200 人 eq\ncount 15000 亩 eq\ncount 20000 株 gt\n");
	check_quantities("处分0人,共12天", "count 0 人 eq\ncount 12 天 eq\n");
	check_quantities("数十家", "count 10 家 gt\n");
}

static void no_counts(void **state)
{
	(void)state;
	check_quantities("第8次,第36届,第三名,省第十二次大会", "");
	check_quantities(
		"两个维护,四个意识,一把手,一件一件,一户一策,三个区分开来,中央八项规定", "");
	check_quantities("一个难题,一项任务,三级企业,二十四字,十分,三五个,一是,三成员", "");
	check_quantities("12345热线,5G,A4,5+N", "");
	check_quantities("《2023年3项要点》", "document 2023年3项要点 - -\n");
}

static void ratios(void **state)
{
	(void)state;
	check_quantities("完成率98.71%", "ratio 98.71 % eq\n");
	check_quantities("百分之三十以上,三成,提高2.5个百分点",
		"ratio 30 % ge\nratio 30 % eq\nratio 2.5 百分点 eq\n");
	check_quantities("千分之五,５．５％", "ratio 0.5 % eq\nratio 5.5 % eq\n");
}

static void amounts(void **state)
{
	(void)state;
	check_facts("追缴资金434.87万元,上缴财政8,863.5元,清退违规津贴1.2亿元,挽回损失约20余万元,"
		    "促进拨付3000元。",
		NULL, "amount", "value uom bound verb",
		"4348700 CNY eq recover\n8863.5 CNY eq remit\n120000000 CNY eq refund\n200000 CNY "
		"gt save\n3000 CNY eq allocate\n");
	check_facts("涉及237054.47 万元,归还原渠道5万元,调账0.123456万元", NULL, "amount",
		"value verb", "2370544700 involve\n50000 return\n1234.56 adjust\n");
	check_facts("3至5万元", NULL, "amount", "value bound", "30000 ge\n50000 le\n");
	check_facts("20美元,50元6角三分", NULL, "amount", "value uom", "20 USD\n50.63 CNY\n");
}

/* parent of a part is the fact of its total */
static void parts_of_totals(void **state)
{
	struct rx_buffer all = {0};
	struct rx_text rest, line, ids[4], parents[4], id;
	size_t count = 0;

	(void)state;
	facts_of("追回资金100万元,其中退还60万元、上缴40万元。罚款5万元。", NULL, "amount",
		"id parent", &all);
	rest = rx_buffer_text(&all);
	while (count < 4 && rx_text_split(&rest, '\n', &line) && line.length) {
		parents[count] = line;
		rx_text_split(&parents[count], ' ', &id);
		ids[count++] = id;
	}
	assert_int_equal(count, 4);
	assert_true(rx_text_equal(parents[1], ids[0]) && rx_text_equal(parents[2], ids[0]));
	assert_false(rx_text_equal(parents[0], ids[0]) || rx_text_equal(parents[3], ids[0]));
	rx_buffer_release(&all);
}

static void totals(void **state)
{
	(void)state;
	check_facts("巡察反馈25个问题,已完成整改19个、正在整改6个,整改完成率76%。", NULL, NULL,
		"type value title status",
		"total 25 问题 -\ntotal 19 - done\ntotal 6 - active\nratio 76 整改完成率 -\n");
}

static void discipline(void **state)
{
	(void)state;
	check_facts("立案5件,给予党纪处分3人、政务处分0人,诫勉谈话7人次,对2名干部进行批评教育,"
		    "移交问题线索4件。",
		NULL, "count", "value uom title verb",
		"5 件 立案 file\n3 人 党纪处分 punish-party\n0 人 政务处分 punish-official\n7 人次 "
		"诫勉谈话 admonish\n"
		"2 名 批评教育 criticise\n4 件 移交问题线索 refer\n");
}

static void check_documents(const char *words, const char *wanted)
{
	check_facts(words, NULL, "document", "value verb flags alt", wanted);
}

static void documents(void **state)
{
	(void)state;
	check_documents("出台《用车管理办法》《会议管理办法(试行)》,修订《接待细则》,"
			"起草《值班规定》,印发《通知》",
		"用车管理办法 issue - -\n会议管理办法(试行) issue - -\n接待细则 revise - "
		"-\n值班规定 draft - -\n通知 print - -\n");
	check_documents("学习省局印发的《工作指引》,废止《旧办法》,上报《情况报告》,按照《条例》",
		"工作指引 study - -\n旧办法 repeal - -\n情况报告 submit - -\n条例 other - -\n");
	check_documents(
		"完成《甲方案》《乙方案》的拟订工作", "甲方案 draft - -\n乙方案 draft - -\n");
	check_documents(
		"转发《关于印发〈检查办法〉的通知》", "关于印发〈检查办法〉的通知 print - -\n");
	check_documents("修订印发《采购办法》", "采购办法 revise - -\n");
}

static void damaged_documents(void **state)
{
	(void)state;
	check_documents(
		"制定公务接待管理办法》,规范接待", "公务接待管理办法 issue quote-unbalanced -\n");
	check_documents(
		"制定《公务接待管理办法,规范接待", "公务接待管理办法 issue quote-unbalanced -\n");
}

static void documents_under_two_names(void **state)
{
	(void)state;
	check_documents("出台《丁公司合同管理办法(试行)》。\n按照《合同管理办法(试行)》执行。",
		"丁公司合同管理办法(试行) issue - -\n合同管理办法(试行) other - "
		"丁公司合同管理办法(试行)\n");
	check_documents("根据《安全生产条例》(以下简称《条例》)", "安全生产条例 other - 条例\n");
}

static void meetings_and_bodies(void **state)
{
	(void)state;
	check_facts("召开3次党委会,举行专题民主生活会;召开工会代表座谈会议研究,"
		    "召开社会治理工作推进会暨警示教育会。",
		NULL, "meeting", "value",
		"党委会\n专题民主生活会\n工会代表座谈会议\n社会治理工作推进会暨警示教育会\n");
	check_facts("第三巡察组对某某市水务集团有限公司(以下简称“水务集团”)开展巡察", NULL, "body",
		"value alt", "某某市水务集团有限公司 水务集团\n");
}

static void contacts(void **state)
{
	(void)state;
	check_facts("联系电话:0710-3456789、13900000000;邮箱:jw_ban@example.cn,邮政编码441000,地址:"
		    "某市长虹路12号。",
		NULL, NULL, "type title value",
		"contact 联系电话 0710-3456789\ncontact 联系电话 13900000000\ncontact 邮箱 "
		"jw_ban@example.cn\n"
		"contact 邮政编码 441000\ncontact 地址 某市长虹路12号\n");
	check_facts("联系方式:电话0710-3456789邮政信箱:某市长虹路12号,邮政编码441000电子邮箱jw@"
		    "example.cn",
		NULL, "contact", "value", "0710-3456789\n某市长虹路12号\n441000\njw@example.cn\n");
}

static void spans_are_exact(void **state)
{
	(void)state;
	check_facts("共30余次,制定《甲办法》,2023年5月底前", NULL, NULL, "start end text",
		"3 11 30余次\n18 33 《甲办法》\n34 51 2023年5月底前\n");
}

static const char notice[] =
	"关于某集团巡察整改情况的通报\n二、整改情况\n1. 关于“采购不规范”的问题\n"
	"整改情况:一是追缴多付款项5万元。二是组织培训3期。\n";

static void measures_have_types(void **state)
{
	const struct rx_parse_options options = {.facts = 1};
	struct rx_parser *parser = rx_parser_new(&options, NULL);
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_text stream;

	(void)state;
	assert_true(rx_parser_bytes(parser, "t", notice, strlen(notice), writer) > 0);
	stream = rx_writer_memory(writer);
	assert_true(rx_text_find(stream, rx_text("\trecovery\t"), 0) != RX_NONE);
	assert_true(rx_text_find(stream, rx_text("\ttraining\t"), 0) != RX_NONE);
	rx_writer_free(writer);
	rx_parser_free(parser);
}

static void faulty_doc_date(void **state)
{
	const struct rx_parse_options options = {.doc_date = "2023-13-01"};

	(void)state;
	assert_null(rx_parser_new(&options, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_dates),
		cmocka_unit_test(deadlines),
		cmocka_unit_test(relative_dates),
		cmocka_unit_test(years_that_are_not_written),
		cmocka_unit_test(years_between_feedback_and_publication),
		cmocka_unit_test(facts_of_ledgers),
		cmocka_unit_test(no_dates),
		cmocka_unit_test(damaged_dates),
		cmocka_unit_test(counts),
		cmocka_unit_test(no_counts),
		cmocka_unit_test(ratios),
		cmocka_unit_test(amounts),
		cmocka_unit_test(parts_of_totals),
		cmocka_unit_test(totals),
		cmocka_unit_test(discipline),
		cmocka_unit_test(documents),
		cmocka_unit_test(damaged_documents),
		cmocka_unit_test(documents_under_two_names),
		cmocka_unit_test(meetings_and_bodies),
		cmocka_unit_test(contacts),
		cmocka_unit_test(spans_are_exact),
		cmocka_unit_test(measures_have_types),
		cmocka_unit_test(faulty_doc_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
