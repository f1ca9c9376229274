/*
 * rows: a table to measure with, always the same bytes for a size and a seed.
 *
 *     rows [--seed N] MEBIBYTES > rows.tsv
 *
 * Rows of twelve columns and about 831 bytes, as records of notices are: short closed words, names,
 * dates, amounts and one long text in Chinese.  Stops behind the row that reaches the size.  What
 * the tasks of the benchmark select is set here: a status (7 % of the rows), 整改 or 督办 in the
 * text (30 %), four digits before punctuation in the text (1 in 10,000).  Both also occur in other
 * columns, where a search of whole lines would find them.  ASCII commas in nearly every text make
 * CSV quote it.  There is no quote, backslash or tab in a cell, so that all programs read the same.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

enum { ROW_ROOM = 4096, TEXT_LENGTH = 576, TEXT_SPREAD = 160 };

struct row {
	char bytes[ROW_ROOM];
	size_t length;
	uint64_t state; /* of the random numbers */
};

static const char *const kinds[] = {"finding", "measure", "measure", "measure"};
static const char *const sections[] = {"巡视整改", "组织推进", "党的建设", "选人用人", "财务管理",
	"工程建设", "作风建设", "督办事项", "安全生产", "民生保障", "队伍管理", "长效机制"};
static const char *const statuses[] = {"active", "closed", "ontrack", "partial", "lagging",
	"sustained", "mostly", "planned", "closing", "unstated", "active", "closed", "active"};
static const char *const places[] = {"临江", "北屏", "东泽", "南岭", "西渡", "云台", "青浦湾",
	"石桥", "白沙", "金坪", "龙潭", "清河", "永丰", "安宁", "新塘", "高坡", "明珠", "长陵",
	"丰乐", "平湖"};
static const char *const offices[] = {"财政局", "交通局", "住建局", "水务局", "教育局", "民政局",
	"审计局", "农业局", "卫健局", "港务公司"};
static const char *const surnames[] = {"李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
static const char *const given[] = {"建国", "晓明", "志强", "海燕", "文博", "立新", "永红", "春生",
	"国栋", "秀英", "卫东", "雪梅"};
static const char *const subjects[] = {"项目验收", "合同管理", "台账登记", "资金拨付", "会议记录",
	"档案移交", "岗位轮换", "公车使用", "物资采购", "信访答复"};
static const char *const troubles[] = {"不够规范", "进度滞后", "责任不清", "把关不严", "落实不到位",
	"手续不全", "监督缺位", "底数不清"};
static const char *const clauses[] = {"召开专题会议研究部署", "逐项明确责任人和完成时间",
	"修订完善管理办法", "对相关责任人进行了约谈", "补齐了缺失的审批手续", "建立月度通报制度",
	"组织业务培训", "开展拉网式排查", "清退多付款项", "完成资产登记入账", "规范了采购流程",
	"健全廉政风险防控机制", "压实了分管领导责任", "邀请第三方机构复核", "定期报送工作进展",
	"做到发现一处解决一处", "举一反三堵塞漏洞", "推动形成长效机制"};

/* splitmix64 */
static uint64_t next_random(struct row *row)
{
	uint64_t mixed = row->state += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
	return mixed ^ (mixed >> 31);
}

static size_t below(struct row *row, size_t limit)
{
	return (size_t)(next_random(row) % limit);
}

static void add(struct row *row, const char *string)
{
	size_t length = strlen(string);

	if (length > ROW_ROOM - row->length)
		length = ROW_ROOM - row->length;
	memcpy(row->bytes + row->length, string, length);
	row->length += length;
}

#define ADD_ONE_OF(row, list) add(row, (list)[below(row, LENGTH_OF(list))])

static void add_number(struct row *row, const char *format, unsigned long number)
{
	char text[32];

	snprintf(text, sizeof(text), format, number);
	add(row, text);
}

static void add_date(struct row *row)
{
	add_number(row, "%lu", 2021 + below(row, 4));
	add_number(row, "-%02lu", 1 + below(row, 12));
	add_number(row, "-%02lu", 1 + below(row, 28));
}

static void add_office(struct row *row)
{
	ADD_ONE_OF(row, places);
	ADD_ONE_OF(row, offices);
}

/* Nearly every title is another one. */
static void add_title(struct row *row)
{
	add_office(row);
	ADD_ONE_OF(row, subjects);
	ADD_ONE_OF(row, troubles);
	add_number(row, "%lu项", 1 + below(row, 9999999));
}

static void add_clause(struct row *row)
{
	static const char *const stops[] = {", ", "，", "; ", "。", "、", ": "};

	ADD_ONE_OF(row, clauses);
	if (below(row, 8) == 0)
		add_number(row, "%lu年", 2019 + below(row, 6));
	if (below(row, 8) == 0)
		add_number(row, "%lu万元", 1 + below(row, 999));
	ADD_ONE_OF(row, stops);
}

static void add_text(struct row *row)
{
	size_t end = row->length + TEXT_LENGTH + below(row, TEXT_SPREAD);
	size_t middle = row->length + below(row, TEXT_LENGTH);
	const char *word = below(row, 10) >= 3 ? "" : below(row, 2) ? "整改" : "督办";

	while (row->length < middle)
		add_clause(row);
	add(row, word);
	while (row->length < end)
		add_clause(row);
	add(row, below(row, 10000) ? "已归档。" : "编号1982, 已归档。");
}

static void add_row(struct row *row, size_t number)
{
	ADD_ONE_OF(row, kinds);
	add_number(row, "\tr%07lu", number);
	add_number(row, "\td%05lu\t", number / 40);
	ADD_ONE_OF(row, sections);
	add(row, "\t");
	add_title(row);
	add(row, "\t");
	if (below(row, 100) < 7)
		add(row, "done");
	else
		ADD_ONE_OF(row, statuses);
	add(row, "\t");
	add_office(row);
	add(row, "\t");
	ADD_ONE_OF(row, surnames);
	ADD_ONE_OF(row, given);
	add(row, "\t");
	add_date(row);
	add_number(row, "\t%lu\t", below(row, 1000000));
	add_number(row, "%lu", below(row, 100));
	add_number(row, ".%02lu\t", below(row, 100));
	add_text(row);
	add(row, "\n");
}

static int write_rows(uint64_t seed, size_t bytes)
{
	static const char header[] =
		"kind\tid\tdoc\tsection\ttitle\tstatus\tdept\tleader\tdue\tamount\tvalue\ttext\n";
	struct row row = {.state = seed};
	size_t done = sizeof(header) - 1;

	fputs(header, stdout);
	for (size_t number = 1; done < bytes; number++) {
		row.length = 0;
		add_row(&row, number);
		if (fwrite(row.bytes, 1, row.length, stdout) != row.length)
			break;
		done += row.length;
	}
	if (fflush(stdout) == 0 && !ferror(stdout))
		return 0;
	perror("rows: <stdout>");
	return 2;
}

int main(int argc, char **argv)
{
	uint64_t seed = 1;
	char *end = NULL;
	unsigned long size = 0;

	if (argc == 4 && strcmp(argv[1], "--seed") == 0)
		seed = strtoull(argv[2], NULL, 10);
	if (argc == 2 || argc == 4)
		size = strtoul(argv[argc - 1], &end, 10);
	if (size == 0 || *end || size > SIZE_MAX >> 20) {
		fputs("usage: rows [--seed N] MEBIBYTES > FILE\n", stderr);
		return 2;
	}
	return write_rows(seed, (size_t)size << 20);
}
