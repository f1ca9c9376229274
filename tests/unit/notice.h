/*
 * notice.h - notices made up from a seed, with known truth, and the ways in which the next revision of
 * one differs: for tests that ask whether records are found again.
 *
 * A notice is a list of findings with measures; what is written of it depends on how it is mutated, and
 * the number of a finding is its identity, which no text holds.
 */
#ifndef RX_TESTS_NOTICE_H
#define RX_TESTS_NOTICE_H

#include "buffer.h"
#include "check.h"

enum {
	NOTICE_DATES = 1,   /* damaged dates are whole */
	NOTICE_NUMBERS = 2, /* numbering begins elsewhere */
	NOTICE_ORDER = 4,   /* findings stand in another order inside their section */
	NOTICE_MARKS = 8,   /* other punctuation inside of titles and sentences */
	NOTICE_WIDTHS = 16, /* full-width digits and letters */
	NOTICE_WORDS = 32,  /* some titles are reworded a little */
	NOTICE_ALL = 31,    /* everything that must not change an id */
	NOTICE_FINDINGS = 12,
	NOTICE_SECTIONS = 3,
	NOTICE_MEASURES = 3
};

struct notice_finding {
	size_t subject, object, fault; /* words of its title */
	size_t measures[NOTICE_MEASURES][2];
	int left_out;
};

struct notice {
	struct notice_finding findings[NOTICE_FINDINGS];
	size_t order[NOTICE_FINDINGS];
	unsigned mutation;
};

static const char *const notice_subjects[] = {"码头泊位", "公务接待", "工会经费", "外派人员",
	"食堂采购", "档案移交", "合同审签", "设备租赁", "冷库运营", "拖轮调度", "航道养护",
	"仓单质押", "教育培训", "职工宿舍", "信访接访", "网络安全", "车辆维修", "科研立项",
	"废钢处置", "理论学习"};
static const char *const notice_objects[] = {
	"管理", "制度执行", "台账登记", "责任落实", "监督检查", "审批程序", "资金使用", "绩效考核"};
static const char *const notice_faults[] = {"不够严格", "走过场", "流于形式", "存在漏洞",
	"进度滞后", "把关不严", "底数不清", "长期缺位", "避重就轻", "各自为政"};
static const char *const notice_verbs[] = {"修订", "完善", "清理", "核查", "督促落实", "逐项梳理"};

#define NOTICE_COUNT(words) (sizeof(words) / sizeof(*(words)))

/* Titles of one notice share at most two of their three words. */
static inline int notice_has(
	const struct notice *notice, size_t before, struct notice_finding wanted)
{
	for (size_t at = 0; at < before; at++) {
		const struct notice_finding *other = &notice->findings[at];

		if (other->subject == wanted.subject)
			return 1;
	}
	return 0;
}

static inline struct notice notice_new(uint64_t seed)
{
	struct notice notice = {.mutation = 0};

	for (size_t at = 0; at < NOTICE_FINDINGS; at++) {
		struct notice_finding *finding = &notice.findings[at];

		do {
			finding->subject = check_below(&seed, NOTICE_COUNT(notice_subjects));
		} while (notice_has(&notice, at, *finding));
		finding->object = check_below(&seed, NOTICE_COUNT(notice_objects));
		finding->fault = check_below(&seed, NOTICE_COUNT(notice_faults));
		for (size_t each = 0; each < NOTICE_MEASURES; each++) {
			finding->measures[each][0] =
				(check_below(&seed, 2) + each * 2) % NOTICE_COUNT(notice_verbs);
			finding->measures[each][1] =
				(check_below(&seed, 2) + each * 2) % NOTICE_COUNT(notice_objects);
		}
		notice.order[at] = at;
	}
	return notice;
}

/* The next revision: the same findings, written in other ways. */
static inline struct notice notice_mutate(struct notice notice, unsigned mutation, uint64_t seed)
{
	notice.mutation = mutation;
	for (size_t at = 0; mutation & NOTICE_ORDER && at < NOTICE_FINDINGS; at++) {
		size_t part = NOTICE_FINDINGS / NOTICE_SECTIONS, first = at / part * part;
		size_t other = first + check_below(&seed, part), kept = notice.order[at];

		notice.order[at] = notice.order[other];
		notice.order[other] = kept;
	}
	return notice;
}

/* The title without quotes; a word more where it is reworded. */
static inline void notice_title(const struct notice *notice, size_t at, struct rx_buffer *out)
{
	const struct notice_finding *finding = &notice->findings[at];

	rx_buffer_add_string(out, notice_subjects[finding->subject]);
	if (notice->mutation & NOTICE_WORDS && at % 3 == 0)
		rx_buffer_add_string(out, "方面的");
	if (notice->mutation & NOTICE_MARKS)
		rx_buffer_add_string(out, at % 2 ? "·" : " ");
	rx_buffer_add_string(out, notice_objects[finding->object]);
	rx_buffer_add_string(out, notice_faults[finding->fault]);
}

/* Appends a text with ASCII digits and letters made full-width. */
static inline void notice_wide(struct rx_buffer *out, struct rx_text text)
{
	for (size_t at = 0; at < text.length; at++) {
		unsigned char byte = (unsigned char)text.bytes[at];

		if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z'))
			rx_buffer_add_code(out, 0xFEE0u + byte);
		else
			rx_buffer_add_byte(out, (char)byte);
	}
}

static inline void notice_finding(
	const struct notice *notice, size_t at, size_t number, struct rx_buffer *out)
{
	static const char *const ordinals[] = {"一是", "二是", "三是"};
	const struct notice_finding *finding = &notice->findings[at];

	rx_buffer_add_number(out, number);
	rx_buffer_add_string(out, ".关于“");
	notice_title(notice, at, out);
	rx_buffer_add_string(out, "”的问题\n");
	for (size_t each = 0; each < NOTICE_MEASURES; each++) {
		rx_buffer_add_string(out, ordinals[each]);
		rx_buffer_add_string(out, notice_verbs[finding->measures[each][0]]);
		rx_buffer_add_string(out, notice_subjects[finding->subject]);
		rx_buffer_add_string(out, notice_objects[finding->measures[each][1]]);
		rx_buffer_add_string(out, "。");
		rx_buffer_add_string(
			out, notice->mutation & NOTICE_DATES ? "2023年10月16日" : "2023年1016日");
		rx_buffer_add_string(out,
			notice->mutation & NOTICE_MARKS ? "组织了A类检查、B类抽查。"
							: "组织了A类检查，B类抽查。");
	}
	rx_buffer_add_byte(out, '\n');
}

/* The notice as text. */
static inline void notice_write(const struct notice *notice, struct rx_buffer *out)
{
	static const char *const sections[] = {
		"（一）落实责任方面\n", "（二）执行制度方面\n", "（三）作风建设方面\n"};
	struct rx_buffer narrow = {0};
	size_t part = NOTICE_FINDINGS / NOTICE_SECTIONS;

	rx_buffer_add_string(&narrow, "中共临港物流集团委员会关于巡察整改进展情况的通报\n");
	rx_buffer_add_string(
		&narrow, "2023年3月，市委巡察组对集团党委开展了巡察。现将整改进展情况予以公布。\n");
	rx_buffer_add_string(&narrow, "一、巡察反馈问题整改情况\n");
	for (size_t at = 0; at < NOTICE_FINDINGS; at++) {
		if (at % part == 0)
			rx_buffer_add_string(&narrow, sections[at / part]);
		notice_finding(notice, notice->order[at],
			at + (notice->mutation & NOTICE_NUMBERS ? 7 : 1), &narrow);
	}
	if (notice->mutation & NOTICE_WIDTHS)
		notice_wide(out, rx_buffer_text(&narrow));
	else
		rx_buffer_add_text(out, rx_buffer_text(&narrow));
	rx_buffer_release(&narrow);
}

#endif
