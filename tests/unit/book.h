/*
 * book.h - a ledger in which all is well, made from a seed: for tests that plant an error in it.
 *
 * Findings are done, closed, or open with time left and reports that came; each has a measure that makes
 * a rule and one that corrects the matter, and sums and rates that are right.
 */
#ifndef RX_TESTS_BOOK_H
#define RX_TESTS_BOOK_H

#include "check.h"

enum { ROWS = 64, CELL = 240 };

static const char *const names[] = {"kind", "id", "parent", "doc", "path", "no", "title", "type",
	"status", "leader", "dept", "opened", "due", "due_text", "done_on", "closed_on", "updated",
	"progress", "part_done", "part_total", "evidence", "class", "mode", "text"};

enum column {
	KIND,
	ID,
	PARENT,
	DOC,
	PATH,
	NO,
	TITLE,
	TYPE,
	STATUS,
	LEADER,
	DEPT,
	OPENED,
	DUE,
	DUE_TEXT,
	DONE_ON,
	CLOSED_ON,
	UPDATED,
	PROGRESS,
	PART_DONE,
	PART_TOTAL,
	EVIDENCE,
	CLASS,
	MODE,
	TEXT,
	COLUMNS
};

/* A book, and the list that was fed back. */
struct book {
	char cells[ROWS][COLUMNS][CELL];
	size_t count;
	size_t findings[ROWS], finding_count;
	char fed_back[ROWS][CELL];
	size_t fed_back_count;
	uint64_t seed;
};

static const char *const topics[] = {"理论学习", "公务接待", "工程招标", "租金收缴", "档案管理",
	"合同审查", "食堂采购", "干部考核", "印章使用", "安全巡检", "物业外包", "会议纪律",
	"科研经费", "车辆维修"};
static const char *const failings[] = {"走过场", "不够规范", "超出标准", "长期滞后", "底数不清"};
static const char *const leaders[] = {"何景行", "江一舟", "乔木森", "简明", "沈立潮"};
static const char *const depts[] = {"办公室", "财务资产部", "纪检监察组", "工程建设处", "后勤中心"};

#define PICK(random, list) list[check_below(random, sizeof(list) / sizeof(*(list)))]

static inline void put(struct book *book, size_t row, enum column column, const char *text)
{
	snprintf(book->cells[row][column], CELL, "%s", text);
}

static inline size_t add_row(
	struct book *book, const char *kind, const char *id, const char *parent, const char *title)
{
	size_t row = book->count++;

	assert_true(row < ROWS);
	put(book, row, KIND, kind);
	put(book, row, ID, id);
	put(book, row, PARENT, parent);
	put(book, row, DOC, "D");
	put(book, row, TITLE, title);
	return row;
}

static inline void add_measures(struct book *book, const char *finding, const char *topic)
{
	static const char *const sums[] = {"共涉及12个项目，已完成8个，正在推进4个。",
		"6家企业均已决策。完成了其中2家的剥离工作。剩余4家正在推进。",
		"共25个问题，已完成19个，完成率76%。", "压减企业7户。完成7户低效企业注销。"};
	char id[32], text[CELL];
	size_t row;

	snprintf(id, sizeof(id), "%s.1", finding);
	row = add_row(book, "measure", id, finding, "建立制度");
	put(book, row, MODE, "plan");
	put(book, row, NO, "1");
	snprintf(text, sizeof(text), "制定《%s管理办法》。%s", topic, PICK(&book->seed, sums));
	put(book, row, TEXT, text);
	snprintf(id, sizeof(id), "%s.2", finding);
	row = add_row(book, "measure", id, finding, "直接整改");
	put(book, row, NO, "2");
	put(book, row, MODE, "plan");
	put(book, row, TEXT, "追缴多付款项3.5万元，清退2人。");
	/* What was done is a list of its own, behind that of what was planned. */
	snprintf(id, sizeof(id), "%s.3", finding);
	row = add_row(book, "measure", id, finding, "整改成效");
	put(book, row, NO, "1");
	put(book, row, MODE, "done");
	put(book, row, TEXT, "追缴到位。");
}

/* Done, closed, or open with time left and reports that came. */
static inline void set_status(struct book *book, size_t row, size_t at)
{
	static const char *const open[] = {"active", "ontrack", "partial", "mostly"};

	put(book, row, OPENED, "2024-01-10");
	put(book, row, DUE, "2024-12-31");
	if (at % 3) {
		put(book, row, STATUS, at % 3 == 1 ? "done" : "closed");
		put(book, row, DONE_ON, "2024-04-02");
		put(book, row, CLOSED_ON, at % 3 == 1 ? "" : "2024-05-06");
		put(book, row, PROGRESS, "100");
		put(book, row, EVIDENCE, "会议纪要");
		return;
	}
	put(book, row, STATUS, PICK(&book->seed, open));
	put(book, row, UPDATED, "2024-05-30");
	put(book, row, PROGRESS, "60");
	put(book, row, PART_DONE, "3");
	put(book, row, PART_TOTAL, "5");
}

static inline void add_finding(struct book *book, size_t at)
{
	const char *topic = topics[at];
	char id[32], title[CELL], number[32], section[32];
	size_t row;

	snprintf(id, sizeof(id), "F%zu", at + 1);
	snprintf(title, sizeof(title), "%s%s", topic, PICK(&book->seed, failings));
	snprintf(section, sizeof(section), "S%zu", at / 5 + 1);
	snprintf(number, sizeof(number), "%zu", at + 1);
	row = add_row(book, "finding", id, section, title);
	snprintf(book->fed_back[book->fed_back_count++], CELL, "%s", title);
	book->findings[book->finding_count++] = row;
	put(book, row, PATH, "2.1.1");
	put(book, row, NO, number);
	put(book, row, LEADER, PICK(&book->seed, leaders));
	put(book, row, DEPT, PICK(&book->seed, depts));
	put(book, row, CLASS, "phased");
	set_status(book, row, at);
	add_measures(book, id, topic);
}

static inline void make_book(struct book *book, uint64_t seed)
{
	size_t count, row;
	char text[CELL];

	memset(book, 0, sizeof(*book));
	book->seed = seed;
	count = 7 + check_below(&book->seed, 7);
	row = add_row(book, "doc", "D", "", "巡察整改台账");
	put(book, row, TYPE, "ledger");
	put(book, row, OPENED, "2024-01-10");
	put(book, row, UPDATED, "2024-05-08");
	row = add_row(book, "text", "T", "D", "");
	put(book, row, TYPE, "preamble");
	snprintf(text, sizeof(text), "巡察组反馈3个方面%zu个具体问题。", count);
	put(book, row, TEXT, text);
	for (size_t at = 0; at < count; at++)
		add_finding(book, at);
}

#endif
