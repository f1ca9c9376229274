/*
 * gen_status: see gen_status.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_status.h"

static const struct status_phrase phrases[] = {
	{"done", "已完成整改"},
	{"done", "已完成整改"},
	{"done", "整改完成"},
	{"done", "已整改到位"},
	{"done", "已整改完成"},
	{"done", "已完成"},
	{"sustained", "已完成整改，长期坚持"},
	{"sustained", "已经完成，长期坚持"},
	{"mostly", "基本完成"},
	{"mostly", "基本完成整改"},
	{"partial", "部分整改"},
	{"partial", "部分完成"},
	{"ontrack", "达到序时进度"},
	{"ontrack", "按序时进度推进"},
	{"lagging", "未达到序时进度"},
	{"lagging", "未按期完成"},
	{"lagging|active", "未完成整改"},
	{"active", "正在整改"},
	{"active", "持续整改"},
	{"active", "正在推进"},
	{"active", "需长期持续整改"},
	{"planned", "尚未启动"},
	{"closed", "已销号"},
	{"closed", "已完成整改并销号"},
	{"closing", "已完成整改，待验收销号"},
	{"closing", "完成待销号"},
	{"unable", "因客观原因暂无法整改"},
	{"deferred", "经批准延期整改"},
};

static const struct status_phrase sentences[] = {
	{"done", "该问题已完成整改"},
	{"done", "目前，该问题已整改到位"},
	{"done", "该问题已整改完成"},
	{"done", "已完成整改"},
	{"active", "正在整改中"},
	{"done", "目前已完成整改"},
	{"done", "截至目前，该问题已全部整改到位"},
	{"sustained", "该问题已完成整改，并长期坚持"},
	{"mostly", "该问题已基本完成整改"},
	{"active", "该问题正在整改"},
	{"active", "目前，该问题正在持续整改中"},
	{"ontrack", "该问题整改已达到序时进度"},
	{"lagging|active", "目前，该问题尚未完成整改"},
	{"partial", "该问题已部分整改"},
	{"closed", "目前，该问题已验收销号"},
};

static const struct status_phrase splits[] = {
	{"partial", "目前，8项任务已完成6项，剩余2项正在推进"},
	{"partial", "已完成其中2家的清理工作，剩余4家正在按有关规定持续推进中"},
	{"partial", "涉及的7个事项，已整改5个，其余2个正在整改"},
	{"partial", "12户已整改9户，尚有3户未完成"},
};

static const struct status_phrase *pick(
	struct builder *builder, const struct status_phrase *from, size_t count)
{
	return &from[random_below(&builder->grammar.random, count)];
}

const struct status_phrase *choose_status(struct builder *builder)
{
	return pick(builder, phrases, sizeof phrases / sizeof phrases[0]);
}

const struct status_phrase *choose_status_sentence(struct builder *builder)
{
	return pick(builder, sentences, sizeof sentences / sizeof sentences[0]);
}

const struct status_phrase *choose_split_sentence(struct builder *builder)
{
	return pick(builder, splits, sizeof splits / sizeof splits[0]);
}
